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

        spacing: Theme.u(2)
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
                width: Math.round(root.width * 0.2)
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
        readonly property alias sillHeight: sill.height
        readonly property var light: door.modelData.light

        border.color: door.light.line
        border.width: Math.max(1, Theme.u(0.2))
        color: root.light.card
        height: door.listing ? door.headHeight + list.height + Theme.u(2) : door.headHeight

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
                height: Math.max(nameRow.height + Theme.u(2), Theme.target)
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
                    required property var modelData

                    card: modelData
                    enabled: root.active
                    numeral: door.modelData.numeral
                    light: door.light
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
            // where every title fits in one line, rows are lower and the doors' pictures larger
            readonly property real titleRoom: root.doorWidth - (tallArea.wordsOnly ? 0 : 1.5 * tallArea.cardHeightOf(1)) - Theme.u(5) - 1.2 * Theme.px("caption")
            readonly property bool oneLine: titles.height > 0 && root.doors.every(door => door.pages.every(page => titles.advanceWidth(page.title) < tallArea.titleRoom))
            readonly property int titleLines: tallArea.oneLine ? 1 : Theme.large && Theme.english && !Theme.portrait ? 3 : 2
            readonly property int cardHeight: tallArea.cardHeightOf(tallArea.titleLines)
            readonly property int rowHeight: tallArea.cardHeight + Theme.metrics.apart
            readonly property int below: root.columns > 1 && root.doors.length > root.columns ? root.doors.slice(root.columns).reduce((rows, door) => Math.max(rows, door.pages.length), 0) : 0
            readonly property int above: root.doors.slice(0, root.columns).reduce((rows, door) => Math.max(rows, door.pages.length), 0)
            readonly property int lines: tallArea.below > 0 ? 2 : 1
            readonly property int leastHead: Theme.u(17.5) // the name and a strip of its picture
            readonly property int spareHead: (tallArea.height - (tallArea.above + tallArea.below) * tallArea.rowHeight - (tallArea.lines - 1) * root.gap) / tallArea.lines - Theme.u(3)

            function cardHeightOf(lines: int): int {
                return Math.max(Theme.target, Theme.u(7), Math.round((1.25 * lines + 0.2) * Theme.px("caption")));
            }

            contentHeight: doorsGrid.height
            enabled: root.active
            light: root.light
            presenter: root.presenter

            FontMetrics {
                id: titles

                font.family: Theme.sans
                font.pixelSize: Theme.px("caption")
                font.weight: Font.Medium
            }

            Grid {
                id: doorsGrid

                columns: root.columns
                spacing: root.gap

                Repeater {
                    model: root.doors

                    Door {
                        id: tallDoor

                        // where all fits, every door reaches the bar: fewer pages, a larger picture
                        readonly property int own: tallArea.lines > 1 ? tallArea.spareHead : tallArea.height - Theme.u(3) - tallDoor.modelData.pages.length * tallArea.rowHeight

                        titleLines: tallArea.titleLines
                        wordsOnly: tallArea.wordsOnly
                        headHeight: tallArea.spareHead >= tallArea.leastHead ? tallDoor.own : Theme.large ? tallDoor.sillHeight : Theme.u(20) // no sliver of a picture
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
