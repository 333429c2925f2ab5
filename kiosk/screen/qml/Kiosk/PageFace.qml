pragma ComponentBehavior: Bound

import QtQuick

// A slide's page: words on one side, its picture with a caption on the other, the bar below.
Face {
    id: root

    readonly property var photos: root.view.photos ?? []
    readonly property bool gallery: root.view.layout === "gallery" && root.photos.length > 1 && Theme.galleries
    readonly property var box: Theme.metrics.pagePicture
    readonly property string language: root.view.language
    readonly property int mainHeight: root.photos.length === 0 && !Theme.portrait ? root.pageBottom : root.gallery ? mosaic.mainHeight : root.box.height - root.stripHeight
    readonly property bool strip: root.photos.length > 1 && !root.gallery
    readonly property int stripHeight: root.strip ? Theme.metrics.thumbHeight + Theme.u(2) : 0
    readonly property real cleared: root.entry === "travel" ? Math.max(0, 2 * root.arrival - 1) : 1 // of the travelling picture
    readonly property bool mirrored: Theme.metrics.mirrored
    readonly property int captionLeft: Theme.portrait || root.mirrored ? Theme.margin : root.box.x
    readonly property int captionRight: Theme.portrait ? root.width - Theme.margin : root.mirrored ? root.box.width : root.width - Theme.u(6)
    readonly property int captionRoom: Theme.portrait ? Math.round(caption.implicitHeight) + Theme.u(2) : Theme.metrics.captionHeight

    // whether enough to be touched lies where a seated person reaches
    function isReached(x: real, y: real, width: real, height: real): bool {
        const m = Theme.metrics;
        return !Theme.reach || Math.min(x + width, m.reachLeft + m.reachWidth) - Math.max(x, m.reachLeft) >= Theme.target && y + height - Math.max(y, m.reachTop) >= Theme.target;
    }

    // the height of the highest words below some pictures
    function tallest(cells: var): real {
        let most = 0;
        for (const cell of cells)
            most = Math.max(most, cell.words ?? 0);
        return most;
    }

    presentable: main.presentable
    settled: main.settled

    onScrollAsked: direction => {
        area.scroll(direction);
    }

    Rectangle {
        anchors.fill: parent
        color: root.light.surface
    }

    // the picture; from a panel it travels to its place
    Item {
        id: frame

        readonly property var from: Theme.metrics.panelPicture
        readonly property real travelled: root.entry === "travel" ? root.arrival : 1

        clip: true
        height: frame.from.height + (root.mainHeight - frame.from.height) * frame.travelled
        width: frame.from.width + (root.box.width - frame.from.width) * frame.travelled
        x: frame.from.x + (root.box.x - frame.from.x) * frame.travelled
        y: 0

        Picture {
            id: main

            anchors.fill: parent
            file: root.photos.length > 0 ? root.photos[0].file : ""
            kind: root.gallery ? "wide" : "page"
            numeral: root.view.numeral
            light: root.light
            presenter: root.presenter
            under: root.entry === "travel" ? "panel" : "card"
            title: root.photos.length > 0 ? "" : root.view.title
        }

        Rectangle {
            color: Theme.withAlpha(root.light.base, 0.8)
            height: width
            radius: width / 2
            visible: main.loaded && frame.travelled === 1 && !closer.visible
            width: Theme.u(7)
            x: parent.width - width - Theme.u(2)
            y: parent.height - height - Theme.u(2)

            Icon {
                anchors.centerIn: parent
                color: root.light.ink
                sign: "look"
                size: Theme.u(4)
            }
        }
    }

    Touchable {
        enabled: root.active && root.photos.length > 0 && !closer.visible
        height: frame.height - (y - frame.y)
        name: root.presenter.labels.lookLarge + (root.photos.length > 0 ? ": " + root.photos[0].alt : "")
        presenter: root.presenter
        visible: root.photos.length > 0 && height >= Theme.target
        width: frame.width
        x: frame.x
        y: Theme.reach ? Math.max(frame.y, Theme.metrics.reachTop) : frame.y

        onTapped: root.presenter.openPhoto(0)
    }

    Label {
        id: caption

        color: root.light.pageSoft
        language: root.language
        leading: 1.4
        maximumLineCount: Theme.metrics.captionLines
        opacity: root.cleared
        elide: Text.ElideRight
        role: "caption"
        text: root.photos.length > 0 ? root.photos[0].caption : ""
        visible: !root.gallery
        width: root.captionRight - x
        x: root.captionLeft
        y: root.box.height - root.stripHeight + Theme.u(Theme.portrait ? 1 : 1.5)
    }

    // other pictures: a strip of thumbnails, as many as there is room for. Below an upright page's picture few of them
    // take the room that its words leave, over all of the width, and have their captions below them.
    Row {
        id: thumbs

        readonly property int count: root.photos.length - 1
        readonly property int share: Math.floor((root.captionRight - x + spacing) / Math.max(2, thumbs.count)) - spacing
        readonly property real said: thumbs.count > 1 ? 2 * Math.round(Theme.px("caption") * 1.35) + Theme.u(1) : 0
        readonly property int underCaption: root.box.height - root.stripHeight + root.captionRoom
        readonly property real spare: Theme.portrait && root.strip && thumbs.count <= 3 ? area.spare(thumbs.underCaption) - thumbs.said - 4 : 0
        readonly property int tall: Math.min(Math.round(thumbs.share / 1.6), thumbs.spare)
        readonly property bool roomy: thumbs.tall >= Math.max(1.5 * Theme.metrics.thumbHeight, thumbs.share / 2.2)
        readonly property int side: thumbs.roomy ? thumbs.share : Math.round(Theme.metrics.thumbHeight * 1.6)
        readonly property int high: thumbs.roomy ? thumbs.tall : Theme.metrics.thumbHeight
        readonly property int most: Math.max(1, Math.floor((root.captionRight - x + spacing) / (side + spacing)))
        readonly property real below: thumbs.roomy && thumbs.count > 1 ? root.tallest(thumbs.children) + Theme.u(1) : 0

        height: thumbs.high + thumbs.below
        opacity: root.cleared
        spacing: Theme.u(2)
        visible: root.strip
        x: root.captionLeft
        y: Theme.portrait ? thumbs.underCaption : root.pageBottom - height - Theme.u(3)

        Repeater {
            model: root.strip ? root.photos.slice(1, 1 + thumbs.most) : []

            Item {
                id: small

                required property int index
                required property var modelData
                readonly property real words: told.implicitHeight

                height: thumbs.height
                width: thumbs.side

                Thumb {
                    enabled: root.active && root.isReached(thumbs.x + small.x, thumbs.y, width, height)
                    height: thumbs.high
                    index: small.index
                    last: thumbs.most - 1
                    modelData: small.modelData
                    width: parent.width
                }

                Label {
                    id: told

                    color: root.light.pageSoft
                    elide: Text.ElideRight
                    language: root.language
                    maximumLineCount: 2
                    role: "caption"
                    text: thumbs.roomy && thumbs.count > 1 ? small.modelData.caption : ""
                    visible: text !== ""
                    width: parent.width
                    y: thumbs.high + Theme.u(1)
                }
            }
        }
    }

    // one more picture alone has its caption beside it; where that would be cut, it is told with the picture
    Label {
        opacity: truncated ? 0 : root.cleared
        color: root.light.pageSoft
        elide: Text.ElideRight
        height: thumbs.high
        language: root.language
        maximumLineCount: thumbs.roomy ? 6 : 2
        role: "caption"
        text: root.photos.length > 1 ? root.photos[1].caption : ""
        verticalAlignment: Text.AlignVCenter
        visible: root.strip && root.photos.length === 2
        width: root.captionRight - x
        x: thumbs.x + thumbs.width + Theme.u(2)
        y: thumbs.y
    }

    // a gallery: the first picture large, the others below it, each with its caption
    Item {
        id: mosaic

        readonly property int most: 3
        readonly property var others: root.gallery ? root.photos.slice(1, 1 + mosaic.most) : []
        readonly property int lineHeight: Math.round(Theme.px("caption") * 1.35)
        readonly property int captions: Math.round(mainCaption.implicitHeight) + Math.max(mosaic.lineHeight, root.tallest(others.children))
        // one other picture alone is as wide as the first: it is the higher of the two, or most of it would be cut off
        readonly property int mainHeight: root.gallery ? Math.round((root.pageBottom - mosaic.captions - Theme.u(7)) * (mosaic.others.length > 1 ? 0.62 : 0.45)) : 0

        opacity: root.cleared
        visible: root.gallery
        width: root.box.x + root.box.width - x
        x: root.captionLeft

        Label {
            id: mainCaption

            color: root.light.pageSoft
            elide: Text.ElideRight
            language: root.language
            maximumLineCount: 2
            role: "caption"
            text: root.photos.length > 0 ? root.photos[0].caption : ""
            width: mosaic.width - Theme.u(6)
            y: mosaic.mainHeight + Theme.u(1)
        }

        Row {
            id: others

            spacing: Theme.u(2)
            y: mosaic.mainHeight + mainCaption.implicitHeight + Theme.u(3) // nearer to its own picture than to these

            Repeater {
                model: mosaic.others

                Column {
                    id: cell

                    required property int index
                    required property var modelData
                    readonly property real words: said.implicitHeight
                    readonly property real side: (mosaic.width - (mosaic.others.length - 1) * Theme.u(2)) / Math.max(1, mosaic.others.length)

                    spacing: Theme.u(0.8)

                    Thumb {
                        enabled: root.active && root.isReached(mosaic.x + cell.x, others.y, width, height)
                        height: root.pageBottom - mosaic.mainHeight - mosaic.captions - Theme.u(7)
                        index: cell.index
                        kind: width > 1.5 * height ? "wide" : "page"
                        last: mosaic.most - 1
                        modelData: cell.modelData
                        width: cell.side
                    }

                    Label {
                        id: said

                        color: root.light.pageSoft
                        elide: Text.ElideRight
                        language: root.language
                        maximumLineCount: 2
                        role: "caption"
                        text: cell.modelData.caption
                        width: cell.side - Theme.u(2)
                    }
                }
            }
        }
    }

    component Thumb: Touchable {
        id: thumb

        required property int index
        required property var modelData
        property string kind: "card"
        property int last: -1 // the one with which the room ends
        readonly property int more: thumb.index === thumb.last ? root.photos.length - 2 - thumb.index : 0

        enabled: root.active
        name: root.presenter.labels.lookLarge + ": " + thumb.modelData.alt + (thumb.more > 0 ? " +" + thumb.more : "")
        presenter: root.presenter

        onTapped: root.presenter.openPhoto(thumb.index + 1)

        Picture {
            anchors.fill: parent
            file: thumb.modelData.file
            kind: thumb.kind
            numeral: root.view.numeral
            light: root.light
            presenter: root.presenter
        }

        // how many there are that only the photo view shows
        Rectangle {
            color: root.light.base
            height: count.height
            visible: thumb.more > 0
            width: count.width + Theme.u(2)
            x: parent.width - width
            y: parent.height - height

            Label {
                id: count

                Accessible.ignored: true
                color: root.light.ink
                role: "caption"
                text: thumb.more > 0 ? "+" + thumb.more : ""
                wrapMode: Text.NoWrap
                x: Theme.u(1)
            }
        }

        Rectangle {
            anchors.fill: parent
            border.color: root.light.pageAccent
            border.width: thumb.down ? Math.max(3, Theme.u(0.6)) : 0
            color: "transparent"
        }
    }

    ScrollArea {
        id: area

        // Where little is missing for the page to be seen whole, its gaps give way by as much: 1 as they are, 0 as close
        // as they may come. What has no gaps is measured for it: no gap changes that. (A line's height or a padding
        // would: a text that gets another one is laid out at once, before it has its width.)
        readonly property real ease: {
            const room = root.pageBottom - area.above - (closer.visible ? closer.height + Theme.u(1) : 0) - 2;
            const least = area.gaps(0);
            const most = area.gaps(1);
            const left = room - area.stuff - least;
            return left < 0 || left >= most - least ? 1 : left / (most - least);
        }
        readonly property int above: Theme.portrait ? (root.strip ? thumbs.y + thumbs.height : caption.y + caption.implicitHeight) : 0
        readonly property int head: area.above + area.gap(Theme.portrait ? 5 : 8, 3, area.ease)
        readonly property var blocks: area.seen(passages)
        readonly property var tails: area.seen(tail)
        readonly property real stuff: marks.implicitHeight + title.implicitHeight + lead.implicitHeight + (only.visible ? only.implicitHeight : 0) + (timeline.active ? timeline.height + Theme.u(3) : 0) + (chart.active ? chart.height : 0) + area.heights(area.blocks) + area.heights(area.tails)

        function gap(loose: real, least: real, ease: real): int {
            return Math.floor(Theme.u(least) + (Theme.u(loose) - Theme.u(least)) * ease);
        }

        // all gaps of a page, one below the other
        function gaps(ease: real): real {
            let sum = area.gap(3, 1.8, ease) + area.gap(Theme.portrait ? 5 : 8, 3, ease) + area.gap(3.5, 1.8, ease) + area.gap(2.5, 0.6, ease);
            sum += Math.max(0, area.blocks.length - 1) * area.between(ease);
            if (area.tails.length > 0)
                sum += area.gap(4, 1.8, ease) + (area.tails.length - 1) * area.gap(2, 1, ease);
            return sum;
        }

        function between(ease: real): int {
            const least = Math.round(Theme.px("body") * 0.36);
            return Math.floor(least + (Math.round(Theme.px("body") * 0.6) - least) * ease);
        }

        // what is left of a page below some place when its words have their room
        function spare(above: real): real {
            return root.pageBottom - above - area.gaps(1) - area.stuff - (closer.visible ? closer.height + Theme.u(1) : 0);
        }

        // what a column places
        function seen(column: Item): var {
            const found = [];
            for (const child of column.children) {
                if (child.visible && child.height > 0 && child.width > 0)
                    found.push(child);
            }
            return found;
        }

        function heights(items: var): real {
            return items.reduce((sum, item) => sum + item.height, 0);
        }

        readonly property real natural: words.implicitHeight + (tail.implicitHeight > 0 ? tail.implicitHeight + area.gap(4, 1.8, area.ease) : 0)
        readonly property real free: root.pageBottom - area.gap(3, 1.8, area.ease) - area.head
        readonly property real whole: area.free - (closer.visible && area.natural <= area.free ? closer.height + Theme.u(1) : 0)
        readonly property real toPicture: root.box.height - root.stripHeight - area.head

        // cards end on the picture's lower edge where all fits above it
        readonly property bool level: !Theme.portrait && !root.gallery && root.photos.length > 0 && area.natural <= area.toPicture

        contentHeight: Math.max(area.natural, root.cardsAtFoot ? area.height : 0)
        enabled: root.active
        flow: [words, tail]
        height: area.level ? area.toPicture : area.whole
        opacity: root.entry === "travel" ? root.arrival : 1
        light: root.light
        presenter: root.presenter
        width: Theme.metrics.column
        x: Theme.metrics.pageWords
        y: area.head

        Column {
            id: words

            width: area.width

            Flow {
                id: marks

                readonly property real wanted: badge.height > 0 ? root.view.badges.reduce((sum, text) => sum + marks.spacing + Math.ceil(badge.advanceWidth("· " + text)) + 2, position.x + position.width) : 0
                readonly property bool broken: root.view.badges.length > 1 && marks.wanted > area.width

                spacing: Theme.u(1.5)
                width: area.width

                Label {
                    color: root.light.pageAccent
                    language: "zh"
                    role: "cardLabel"
                    serif: true
                    text: root.view.numeral
                }

                Label {
                    color: root.light.pageAccent
                    role: "cardLabel"
                    text: root.view.section
                    wrapMode: Text.NoWrap
                }

                Label {
                    id: position

                    color: root.light.pageAccent
                    rightPadding: Theme.u(1)
                    role: "cardLabel"
                    text: root.view.position
                    wrapMode: Text.NoWrap
                }

                FontMetrics {
                    id: badge

                    font.family: Theme.sans
                    font.pixelSize: Theme.px("cardLabel")
                    font.weight: Font.Bold
                }

                // badges stay together: where one would have no room, all begin a line of their own
                Item {
                    height: position.height
                    visible: marks.broken
                    width: Math.floor(area.width - position.x - position.width - marks.spacing) - 1
                }

                Repeater {
                    model: root.view.badges

                    Label {
                        required property int index
                        required property string modelData

                        color: root.light.pageAccent
                        font.weight: Font.Bold
                        role: "cardLabel"
                        text: (marks.broken && index === 0 ? "" : "· ") + modelData
                        wrapMode: Text.NoWrap
                    }
                }
            }

            Label {
                id: title

                color: root.light.pageInk
                language: root.language
                font.pixelSize: Math.round(Theme.px("pageTitle") * (root.language === "en" ? 0.86 : 1))
                leading: 1.25
                serif: true
                text: implicitTitle.height > 0 && implicitTitle.advanceWidth(root.view.title) <= area.width ? root.view.title : root.view.titleLines
                topPadding: Theme.u(1)
                width: area.width

                FontMetrics {
                    id: implicitTitle

                    font.family: Theme.serif
                    font.pixelSize: Math.round(Theme.px("pageTitle") * (root.language === "en" ? 0.86 : 1))
                    font.weight: Font.Bold
                }
            }

            Item {
                objectName: "gap"

                height: area.gap(3.5, 1.8, area.ease)
                width: 1

                Rectangle {
                    color: root.light.pageAccent
                    height: Math.max(3, Theme.u(0.5))
                    width: Theme.u(9)
                    y: area.gap(1.2, 0.6, area.ease)
                }
            }

            Lead {
                id: lead

                color: root.light.pageSoft
                font.weight: Font.Medium
                language: root.language
                leading: 1.5
                role: "pageLead"
                room: area.width
                sentence: root.view.lead
            }

            Item {
                objectName: "gap"

                height: area.gap(2.5, 0.6, area.ease)
                width: 1
            }

            Label {
                id: only

                bottomPadding: Theme.u(2)
                color: root.light.pageAccent
                role: "caption"
                text: root.presenter.labels.chineseOnly
                visible: root.view.chineseOnly
                width: area.width
            }

            Loader {
                id: timeline

                active: root.view.timeline.length > 0
                visible: active
                width: area.width

                sourceComponent: TimeLine {
                    accent: root.light.pageAccent
                    entries: root.view.timeline
                    ink: root.light.pageInk
                    language: root.language
                    width: area.width
                }
            }

            Loader {
                id: chart

                active: (root.view.chart.entries ?? []).length > 0
                visible: active
                width: area.width

                sourceComponent: Column {
                    bottomPadding: Theme.u(3)
                    topPadding: Theme.u(1.5)
                    spacing: Theme.u(1.5)

                    Chart {
                        accent: root.light.pageAccent
                        chart: root.view.chart
                        ink: root.light.pageInk
                        soft: root.light.pageInk
                        track: Theme.withAlpha(root.light.line, 0.35)
                        width: area.width
                    }

                    Label {
                        color: root.light.pageSoft
                        language: root.language
                        role: "caption"
                        text: root.view.notes.length > 0 ? root.presenter.labels.period + root.view.notes.join(root.language === "en" ? "; " : "；") : ""
                        visible: text !== ""
                        width: area.width
                    }
                }
            }

            Item {
                objectName: "gap"

                height: root.view.timeline.length > 0 ? Theme.u(3) : 0
                width: 1
            }

            Blocks {
                id: passages

                blocks: root.view.blocks
                language: root.language
                light: root.light
                spacing: area.between(area.ease)
                width: area.width
            }
        }

        Column {
            id: tail

            spacing: area.gap(2, 1, area.ease)
            width: area.width
            y: area.contentHeight - implicitHeight

            FigureCards {
                id: cards

                figures: root.view.figures
                light: root.light
                visible: root.view.figures.length > 0
                width: area.width
            }

            Label {
                color: root.light.pageSoft
                language: root.language
                role: "cardLabel"
                text: root.view.credit
                visible: text !== ""
                width: area.width
            }

            Label {
                color: root.light.pageAccent
                role: "pageLead"
                serif: true
                text: root.presenter.labels.goOn
                visible: root.view.goOn.length > 0
            }

            Row {
                spacing: Theme.u(2)
                visible: root.view.goOn.length > 0

                Repeater {
                    model: root.view.goOn

                    PictureCard {
                        required property var modelData

                        card: modelData
                        numeral: root.view.numeral
                        light: root.light
                        presenter: root.presenter
                        width: (area.width - Theme.u(2)) / 2
                    }
                }
            }
        }
    }

    // in reach mode a picture that hangs too high is opened from below
    PushButton {
        id: closer

        enabled: root.active
        name: root.presenter.labels.lookLarge
        onPage: true
        light: root.light
        presenter: root.presenter
        role: "caption"
        sign: "look"
        visible: Theme.reach && root.photos.length > 0 && !root.isReached(frame.x, frame.y, frame.width, frame.height)
        x: area.x + area.width - width
        y: root.pageBottom - Theme.u(3) - height

        onTapped: root.presenter.openPhoto(0)
    }

    // cards that lead on are to be touched: in reach mode they lie low, however few words stand above them
    readonly property bool cardsAtFoot: root.view.figures.length > 0 || Theme.reach && root.view.goOn.length > 0

    Bar {
        enabled: root.active
        height: Theme.metrics.barHeight
        nextTitle: root.view.next
        light: root.light
        presenter: root.presenter
        width: parent.width
        y: root.pageBottom
    }
}
