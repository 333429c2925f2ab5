pragma ComponentBehavior: Bound

import QtQuick

// Home: the sections as doors, each in its own light, their pages below; all within reach in reach mode.
Face {
    id: root

    readonly property var doors: root.view.doors
    readonly property bool lowered: Theme.reach
    // as many doors beside each other as leave each the room for its name and its pages, in rows of about one length
    readonly property int most: Theme.portrait && !root.lowered ? 2 : Math.max(1, Math.floor((root.room + root.gap) / (Theme.u(root.lowered ? 20 : 30) + root.gap)))
    readonly property int leastLow: Math.max(Theme.target, Math.round(3 * Theme.px("bar")) + Theme.u(2)) // a name in two lines
    readonly property int rows: Math.max(1, Math.ceil(root.doors.length / root.most))
    readonly property int columns: Theme.portrait && !root.lowered ? 2 : Math.max(1, Math.ceil(root.doors.length / root.rows))
    readonly property int gap: Theme.u(2)
    readonly property int side: Theme.portrait ? Theme.u(5) : Theme.margin
    readonly property int room: root.lowered ? Theme.metrics.reachWidth : root.width - 2 * root.side
    readonly property int sillHeight: Math.max(Math.round(1.2 * Math.round(1.35 * Theme.px("bar"))) + Theme.u(2), Theme.target) // a door's name in one line
    readonly property real doorWidth: (root.room - (root.columns - 1) * root.gap) / root.columns
    // where the doors leave the room, the words stand beside them, on the side that is out of reach
    readonly property bool beside: root.lowered && Theme.metrics.mirrored

    onScrollAsked: direction => {
        if (area.item)
            (area.item as ScrollArea).scroll(direction);
    }

    Rectangle {
        anchors.fill: parent
        color: root.light.surface
    }

    // in reach mode the doors are low, and the day's first light has the room above
    Loader {
        active: root.lowered
        height: root.beside ? root.pageBottom : Theme.metrics.reachTop - Theme.u(3)
        width: root.beside ? Theme.metrics.reachLeft - Theme.u(2) : root.width

        sourceComponent: Item {
            Rectangle {
                anchors.fill: parent
                color: root.light.base
            }

            Picture {
                file: root.doors.length > 0 ? root.doors[0].photo : ""
                height: root.beside ? Theme.metrics.reachTop - Theme.u(2) : Theme.portrait ? Math.round(parent.height * 0.7) : parent.height
                kind: "page"
                light: root.light
                presenter: root.presenter
                width: root.beside ? root.width - x : Theme.portrait ? parent.width : Math.round(parent.width * 0.6)
                x: root.beside ? parent.width : parent.width - width
            }
        }
    }

    Column {
        id: head

        width: (root.beside ? Theme.metrics.reachLeft : root.lowered && !Theme.portrait ? root.width * 0.4 : root.width) - (root.beside ? x + Theme.u(4) : 2 * x) - (root.view.goOn.length > 0 && !Theme.portrait ? goOn.width + Theme.u(3) : 0)
        x: root.side
        y: root.beside ? root.pageBottom - height - Theme.u(9) : root.lowered ? Theme.metrics.reachTop - height - Theme.u(9) : Theme.u(3.5)

        Label {
            color: root.lowered ? root.light.ink : root.light.pageInk
            elide: Text.ElideRight
            font.pixelSize: root.lowered || title.advance <= head.width ? title.font.pixelSize : Math.floor(title.font.pixelSize * head.width / title.advance)
            leading: 1.3
            maximumLineCount: root.lowered ? 4 : 1
            serif: true
            text: root.presenter.labels.homeTitle
            width: head.width

            FontMetrics {
                id: title

                readonly property real advance: title.height > 0 ? title.advanceWidth(root.presenter.labels.homeTitle) + 2 : 1

                font.family: Theme.serif
                font.pixelSize: Math.round(Math.min(Theme.px("pageTitle") * (root.lowered ? 1.05 : 0.8), root.beside ? head.width / 6.6 : 1000))
                font.weight: Font.Bold
            }
        }

        Label {
            color: root.lowered ? root.light.soft : root.light.pageSoft
            elide: Text.ElideRight
            maximumLineCount: root.lowered ? 4 : 1
            role: root.lowered ? "pageLead" : "caption"
            text: root.lowered ? root.presenter.labels.homeLeadReach : root.presenter.labels.homeLead
            width: head.width
        }
    }

    Row {
        id: goOn

        readonly property int cardHeight: Math.max(Theme.target, head.height)
        readonly property bool overDoors: root.columns === 4 && root.doors.length >= 4 // the last two of them

        spacing: root.gap
        visible: root.view.goOn.length > 0 && !Theme.portrait && !Theme.large && !root.lowered
        x: root.width - width - root.side
        y: head.y

        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: root.light.pageAccent
            role: "caption"
            serif: true
            text: root.presenter.labels.goOn
            wrapMode: Text.NoWrap
        }

        Repeater {
            model: goOn.visible ? root.view.goOn : []

            PictureCard {
                required property var modelData

                card: modelData
                enabled: root.active
                height: goOn.cardHeight
                pictureWidth: Math.round(goOn.cardHeight * 1.1)
                light: root.light
                presenter: root.presenter
                row: true
                width: goOn.overDoors ? root.doorWidth : Math.round(root.width * 0.2)
            }
        }
    }

    Loader {
        id: area

        height: root.pageBottom - y - Theme.u(2)
        sourceComponent: !root.lowered ? tall : root.rows * (root.leastLow + root.gap) - root.gap <= area.height ? low : lowScrolling
        width: root.room
        x: root.lowered ? Theme.metrics.reachLeft : root.side
        y: root.lowered ? Theme.metrics.reachTop : head.y + head.height + Theme.u(2)
    }

    component Door: Rectangle {
        id: door

        required property var modelData
        required property int index
        property bool listing: true
        property bool wordsOnly: false
        property int titleLines: 2
        property int headHeight: Theme.u(34)
        property int listHeight: 0
        property var rows: [] // how high each page's row is
        property real pictureWidth: 0
        readonly property var light: door.modelData.light

        border.color: door.light.line
        border.width: Math.max(1, Theme.u(0.2))
        color: root.light.card
        height: door.listing ? door.headHeight + door.listHeight + Theme.u(2) : door.headHeight

        Touchable {
            id: handle

            accessibleRole: Accessible.Link
            enabled: root.active
            height: door.headHeight
            name: door.modelData.numeral + " " + door.modelData.section
            presenter: root.presenter
            width: door.width

            onTapped: root.presenter.openSection(door.index)

            Picture {
                anchors.fill: parent
                anchors.bottomMargin: sill.height
                file: door.modelData.photo
                kind: "door"
                numeral: door.modelData.numeral
                light: door.light
                presenter: root.presenter
                visible: height > 0
            }

            Rectangle {
                id: sill

                color: handle.down ? door.light.raised : door.light.base
                height: root.lowered ? Math.max(nameRow.height + Theme.u(2), Theme.target) : root.sillHeight
                width: parent.width
                y: parent.height - height

                Row {
                    id: nameRow

                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.u(1.5)
                    x: Theme.u(2)

                    Label {
                        Accessible.ignored: true
                        color: door.light.accent
                        font.pixelSize: Math.round(Theme.px("bar") * 1.35)
                        language: "zh"
                        leading: 1.2
                        serif: true
                        text: door.modelData.numeral
                    }

                    Label {
                        id: sectionName

                        Accessible.ignored: true
                        anchors.verticalCenter: parent.verticalCenter
                        color: door.light.ink
                        elide: Text.ElideRight
                        font.weight: Font.Medium
                        leading: 1.2
                        maximumLineCount: root.lowered ? 2 : 1
                        role: "bar"
                        text: door.modelData.section
                        width: Math.min(names.height > 0 ? Math.ceil(names.advanceWidth(text)) + 2 : 0, door.width - Theme.u(5) - Theme.px("bar") * 1.4)

                        // of its own width in one line: that of the label hangs on how it is wrapped
                        FontMetrics {
                            id: names

                            font: sectionName.font
                        }
                    }
                }
            }
        }

        Column {
            id: list

            spacing: Theme.metrics.apart
            visible: door.listing
            width: door.width - 2 * door.border.width
            x: door.border.width
            y: door.headHeight + Theme.u(1)

            Repeater {
                model: door.listing ? door.modelData.pages : []

                PictureCard {
                    required property int index
                    required property var modelData

                    card: modelData
                    enabled: root.active
                    height: door.rows[index] ?? implicitHeight
                    numeral: door.modelData.numeral
                    light: door.light
                    pictureHeight: Math.min(Math.min(...door.rows) - Theme.u(1), 0.8 * pictureWidth)
                    pictureWidth: door.pictureWidth
                    presenter: root.presenter
                    row: true
                    titleLines: door.titleLines
                    width: list.width
                    wordsOnly: door.wordsOnly
                }
            }
        }
    }

    Component {
        id: tall

        ScrollArea {
            id: tallArea

            // where titles are long and doors narrow, words take the room of the pictures, which pages show as well
            readonly property bool wordsOnly: !Theme.portrait && (Theme.large || Theme.english && root.doorWidth < 16 * Theme.px("caption"))
            readonly property int titleLines: Theme.large && Theme.english && !Theme.portrait ? 3 : 2
            readonly property real leastPicture: tallArea.wordsOnly ? 0 : 1.5 * tallArea.rowHeightOf(1) - Theme.u(1)
            // the rows of each door's pages, as low as their titles allow
            readonly property var lists: root.doors.map(door => titles.height > 0 ? door.pages.map(page => tallArea.rowHeightOf(tallArea.linesOf(page, tallArea.leastPicture))) : [])
            readonly property int lines: Math.max(1, Math.ceil(root.doors.length / root.columns))
            // doors beside each other are as high as the fullest of them
            readonly property var listHeights: Array.from({
                length: tallArea.lines
            }, (_, line) => tallArea.lists.slice(line * root.columns, (line + 1) * root.columns).reduce((most, rows) => Math.max(most, tallArea.heightOf(rows)), 0))
            readonly property real spare: (tallArea.height - tallArea.listHeights.reduce((sum, height) => sum + height, 0) - (tallArea.lines - 1) * root.gap) / tallArea.lines - Theme.u(3)
            // one height for the heads of all: the picture, and the name; no sliver of a picture
            readonly property bool fits: tallArea.spare >= Theme.u(17.5)
            readonly property int commonHead: tallArea.fits ? tallArea.spare : Theme.large ? root.sillHeight : Theme.u(20)
            readonly property real loose: Math.floor(tallArea.spare - tallArea.commonHead)

            function rowHeightOf(lines: int): int {
                return Math.max(Theme.target, Theme.u(6.5), Math.round((1.25 * lines + 0.1) * Theme.px("caption")));
            }

            function heightOf(rows: var): int {
                return rows.reduce((sum, row) => sum + row, 0) + Math.max(0, rows.length - 1) * Theme.metrics.apart;
            }

            // what a page's title has beside a picture of some width
            function roomBeside(picture: real): real {
                return root.doorWidth - Theme.u(4) - (tallArea.wordsOnly ? 1.2 * Theme.px("caption") : picture + Theme.u(0.5));
            }

            function linesOf(page: var, picture: real): int {
                return Math.min(tallArea.titleLines, titles.linesOf(page, tallArea.roomBeside(picture)));
            }

            // a door's rows share what height there is
            function rowsIn(rows: var, height: int): var {
                const more = Math.max(0, Math.floor((height - tallArea.heightOf(rows)) / Math.max(1, rows.length)));
                return rows.map(row => Math.max(row, Math.min(row + more, Math.round(0.38 * root.doorWidth))));
            }

            // how wide pictures may be beside titles that break no more often than they must
            function pictureIn(pages: var, rows: var): real {
                const least = tallArea.leastPicture;
                const most = Math.min(1.5 * Math.min(...rows) - Theme.u(1), 0.5 * root.doorWidth);
                for (let step = 5; step > 0 && most > least; step--) {
                    const width = least + (most - least) * step / 5;
                    if (pages.every((page, i) => titles.linesOf(page, tallArea.roomBeside(width)) <= (page.language === "en" && rows[i] >= tallArea.rowHeightOf(2) ? 2 : tallArea.linesOf(page, least))))
                        return width;
                }
                return least;
            }

            contentHeight: doorsGrid.height
            enabled: root.active
            light: root.light
            presenter: root.presenter

            CardTitles {
                id: titles

                role: "caption"
            }

            Grid {
                id: doorsGrid

                columns: root.columns
                spacing: root.gap

                Repeater {
                    model: root.doors

                    Door {
                        id: tallDoor

                        readonly property int line: Math.floor(tallDoor.index / root.columns)
                        readonly property var least: tallArea.lists[tallDoor.index] ?? []

                        headHeight: tallArea.commonHead
                        // where all fits, every door reaches the bar: fewer pages, larger pictures of them
                        listHeight: tallArea.loose < 0 ? tallArea.heightOf(tallDoor.least) : (tallArea.listHeights[tallDoor.line] ?? 0) + tallArea.loose
                        pictureWidth: tallArea.wordsOnly ? 0 : tallArea.pictureIn(tallDoor.modelData.pages, tallDoor.rows) + Theme.u(1)
                        rows: tallArea.rowsIn(tallDoor.least, tallDoor.listHeight)
                        titleLines: tallArea.titleLines
                        wordsOnly: tallArea.wordsOnly
                        width: root.doorWidth
                    }
                }
            }
        }
    }

    Component {
        id: low

        LowDoors {
            headHeight: (area.height - (root.rows - 1) * root.gap) / root.rows
        }
    }

    // more doors than there is room for: they scroll within reach
    Component {
        id: lowScrolling

        ScrollArea {
            contentHeight: lowDoors.height
            enabled: root.active
            light: root.light
            presenter: root.presenter

            LowDoors {
                id: lowDoors

                headHeight: root.leastLow
            }
        }
    }

    component LowDoors: Grid {
        id: lowGrid

        required property real headHeight

        columns: root.columns
        spacing: root.gap

        Repeater {
            model: root.doors

            Door {
                headHeight: lowGrid.headHeight
                listing: false
                width: root.doorWidth
            }
        }
    }

    Bar {
        enabled: root.active
        hasNext: false
        hasPrevious: false
        height: Theme.metrics.barHeight
        isHome: true
        light: root.light
        presenter: root.presenter
        width: parent.width
        y: root.pageBottom
    }
}
