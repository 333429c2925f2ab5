pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// The words of one panel, all on the base colour: mark, title, lead, then what its kind adds.
Item {
    id: root

    required property Presenter presenter
    property var view: ({})
    property bool running: false
    readonly property var light: root.view.light ?? ({})
    readonly property string kind: root.view.kind ?? ""
    readonly property var figures: root.view.figures ?? []
    readonly property string language: root.view.language ?? "zh"
    readonly property color ink: root.light.ink ?? "#ffffff"
    readonly property color soft: root.light.soft ?? "#dddddd"
    readonly property color accent: root.light.accent ?? "#ffcc66"

    // title: as wide as its role says, smaller only where its longest line or the height would not fit
    readonly property int wanted: Math.round(Theme.px("panelTitle") * (root.kind === "cover" ? 1.12 : root.language === "en" ? 0.82 : 1))
    readonly property var lines: (root.view.title ?? "").split("\n")
    readonly property real longest: {
        let most = measure.height > 0 ? 1 : 0; // advanceWidth alone tells nothing of a changed font
        for (const line of root.lines)
            most = Math.max(most, measure.advanceWidth(line));
        return most;
    }
    readonly property real widthFit: Math.min(1, root.width * 0.985 / root.longest)
    readonly property real rest: root.bare + (root.leadless ? (note.text === "" ? 0 : note.implicitHeight) - gaps.middle : lead.implicitHeight) + (root.crowded ? 0 : subtitle.implicitHeight)
    readonly property real needed: root.lines.length * root.wanted * root.widthFit * 1.22
    readonly property real heightFit: Math.max(0.55, Math.min(1, (root.height - root.rest) / root.needed))
    // where all does not fit, the other language's title goes first
    // then, above figures or a timeline, the lead: in large type before the title is any smaller
    readonly property bool leadless: root.crowded && extra.item !== null && root.height - root.bare - lead.implicitHeight < (Theme.large ? 1 : 0.72) * root.needed
    readonly property bool crowded: Theme.large || root.height - root.bare - lead.implicitHeight - subtitle.implicitHeight < 0.72 * root.needed
    readonly property real bare: mark.height + 2 * gaps.large + gaps.small + gaps.middle + (extra.item ? (extra.item as Item).implicitHeight : 0)

    // with nothing below the lead, the title sinks towards the invitation, as on a poster
    readonly property real spare: Math.max(0, root.height - root.rest - title.lineCount * title.lineHeight)
    readonly property real sink: root.spare * (extra.item ? 0.3 : Theme.portrait ? 0.35 : 0.72)
    readonly property real apart: root.spare * (extra.item ? 0.3 : 0) // the rest is below
    // a font's own line is higher than the lines of a title: its first one has that much above it
    readonly property real blank: title.implicitHeight - title.lineCount * title.lineHeight

    Accessible.ignored: true

    FontMetrics {
        id: measure

        font.family: Theme.serif
        font.pixelSize: root.wanted
        font.weight: Font.Bold
    }

    Column {
        id: column

        // the last resort of a small panel: all of it a little smaller, never over the invitation
        readonly property real squeeze: Math.min(1, root.height / Math.max(1, column.height))

        transformOrigin: Item.TopLeft
        scale: column.squeeze
        width: root.width

        Flow {
            id: mark

            readonly property int line: Math.round(Theme.px("panelLead") * 1.3)

            spacing: Theme.u(2)
            width: root.width

            Row {
                height: mark.line
                spacing: mark.spacing

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.accent
                    font.pixelSize: Math.round(Theme.px("panelLead") * (root.kind === "cover" ? 1.9 : 1.05))
                    language: "zh"
                    leading: 1.2
                    serif: true
                    text: root.view.numeral ?? ""
                }

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.accent
                    height: Theme.px("panelLead")
                    opacity: 0.7
                    width: Math.max(1, Theme.u(0.25))
                }

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.soft
                    font.letterSpacing: root.language === "zh" ? Theme.u(0.4) : 0
                    leading: 1.2
                    role: "panelLabel"
                    text: root.view.section ?? ""
                }
            }

            // below the place where there is no room beside it: they are on the base colour, not on the picture
            Repeater {
                model: root.view.badges ?? []

                Item {
                    id: badge

                    required property string modelData

                    height: mark.line
                    width: frame.width

                    Rectangle {
                        id: frame

                        anchors.verticalCenter: parent.verticalCenter
                        border.color: root.accent
                        border.width: Math.max(1, Theme.u(0.25))
                        color: "transparent"
                        height: Math.round(Theme.px("panelLabel") * 1.5)
                        radius: Theme.u(0.5)
                        width: badgeText.width + Theme.u(3)

                        Label {
                            id: badgeText

                            anchors.centerIn: parent
                            color: root.accent
                            elide: Text.ElideRight
                            font.weight: Font.Medium
                            leading: 1.2
                            maximumLineCount: 1
                            role: "panelLabel"
                            text: badge.modelData
                            width: Math.min(Math.ceil(implicitWidth), mark.width - Theme.u(3))
                            wrapMode: Text.NoWrap
                        }
                    }
                }
            }
        }

        Item {
            height: Math.max(0, gaps.large + root.sink - root.blank)
            width: 1
        }

        Label {
            id: title

            color: root.ink
            font.pixelSize: Math.round(root.wanted * root.widthFit * root.heightFit)
            language: root.language
            leading: 1.22
            serif: true
            text: root.view.title ?? ""
            width: root.width
            wrapMode: Text.NoWrap
        }

        Item {
            height: gaps.small
            width: 1
        }

        Label {
            id: subtitle

            color: root.soft
            language: root.view.subtitleLanguage ?? "en"
            leading: 1.3
            maximumLineCount: 2
            role: "panelSubtitle"
            text: root.view.subtitle ?? ""
            visible: text !== "" && !root.crowded
            width: root.width
        }

        Item {
            height: root.leadless ? 0 : gaps.middle
            width: 1
        }

        Lead {
            id: lead

            color: root.ink
            language: root.language
            elide: Text.ElideRight
            leading: gaps.tight < 1 ? 1.35 : 1.45
            maximumLineCount: 4
            role: "panelLead"
            room: root.width
            sentence: root.view.lead ?? ""
            visible: !root.leadless
        }

        Item {
            height: extra.item ? gaps.large + root.apart : 0
            width: 1
        }

        Loader {
            id: extra

            height: extra.item ? (extra.item as Item).implicitHeight : 0 // empty, it would keep what the last panel had
            sourceComponent: root.kind === "timeline" ? timeline : root.kind === "chart" ? chart : root.figures.length === 0 ? null : root.kind === "figures" ? hero : numbers
            width: root.width
        }

        // of when the figures are, in the room of the lead that told it
        Label {
            id: note

            color: root.soft
            leading: 1.6
            role: "panelLabel"
            text: (root.view.notes ?? []).length === 1 ? root.presenter.labels.period + root.view.notes[0] : ""
            visible: root.leadless && text !== ""
            width: root.width
        }
    }

    QtObject {
        id: gaps

        // 5, 3, 2 units, tighter on low screens
        readonly property real tight: Theme.height < 150 * Theme.unit && Theme.px("panelLead") > 5.4 * Theme.unit ? 0.6 : 1
        readonly property int large: Theme.u(5 * tight)
        readonly property int middle: Theme.u(3 * tight)
        readonly property int small: Theme.u(1.2 * tight)
    }

    Component {
        id: hero

        Column {
            spacing: gaps.middle

            FigureLine {
                breaks: true
                color: root.accent
                figure: root.figures[0]
                labelColor: root.ink
                labelRole: "panelLead"
                role: "hero"
                room: root.width
                running: root.running
            }

            // beside each other where there is the room
            Flow {
                spacing: Theme.u(8)
                visible: root.figures.length > 1
                width: root.width

                Repeater {
                    model: root.figures.slice(1)

                    FigureLine {
                        required property var modelData

                        color: root.ink
                        figure: modelData
                        labelColor: root.soft
                        labelRole: "panelLabel"
                        role: "pageTitle"
                        room: root.width
                        running: root.running
                    }
                }
            }
        }
    }

    Component {
        id: numbers

        Flow {
            id: numbersFlow

            property int em: Theme.px("panelFigure")
            property real more: 0 // px that a label may be wider than its number

            // side by side: as large as they fit so; not even at a page title's size, in rows
            function measure(): void {
                let beside = (root.figures.length - 1) * numbersFlow.spacing;
                let cells = 0;
                for (const child of numbersFlow.children) {
                    beside += child.beside ?? 0;
                    cells += child.cells ?? 0;
                }
                const most = Math.floor((numbersFlow.width - beside) / Math.max(1, cells));
                numbersFlow.em = Math.max(Theme.px("pageTitle"), Math.min(Theme.px("panelFigure"), most));
                numbersFlow.more = Math.floor((numbersFlow.width - beside - cells * numbersFlow.em) / root.figures.length) - 1;
            }

            spacing: Theme.u(6)

            onWidthChanged: numbersFlow.measure()

            Repeater {
                model: root.figures

                Column {
                    id: number

                    required property var modelData
                    readonly property real beside: numberFigure.beside
                    readonly property real cells: numberFigure.cells

                    Component.onCompleted: numbersFlow.measure()
                    onBesideChanged: numbersFlow.measure()
                    onCellsChanged: numbersFlow.measure()

                    FigureNumber {
                        id: numberFigure

                        color: root.accent
                        em: Math.min(numberFigure.fitting, numbersFlow.em)
                        figure: number.modelData
                        room: numbersFlow.width
                        running: root.running
                        trimmed: true
                    }

                    Lead {
                        color: root.soft
                        isLabel: true
                        role: "panelLabel"
                        room: numbersFlow.more >= 0 ? numberFigure.width + numbersFlow.more : Math.max(numberFigure.width, numbersFlow.width / root.figures.length - numbersFlow.spacing)
                        sentence: number.modelData.label
                    }
                }
            }
        }
    }

    Component {
        id: chart

        Chart {
            accent: root.accent
            chart: root.view.chart
            figureRole: "pageTitle"
            ink: root.ink
            keyRole: "panelFigure"
            labelRole: "panelLabel"
            running: root.running
            soft: root.soft
            track: Theme.withAlpha(root.soft, 0.28)
            width: root.width
        }
    }

    Component {
        id: timeline

        TimeLine {
            accent: root.accent
            compact: true
            entries: root.view.timeline ?? []
            ink: root.ink
            language: root.language
            role: "panelLabel"
            width: root.width
        }
    }
}
