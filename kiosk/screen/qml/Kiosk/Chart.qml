pragma ComponentBehavior: Bound

import QtQuick

// Figures drawn to their size: bars, a ring, blocks, or steps, which are a sequence and no one axis.
Item {
    id: root

    required property var chart
    required property color ink
    required property color soft
    required property color accent
    required property color track
    property bool running: false
    property real growth: 1
    property string figureRole: "cardFigure"
    property string keyRole: root.figureRole // of the first bar, which the others are drawn to
    property string labelRole: "cardLabel"
    readonly property var entries: root.chart.entries ?? []
    readonly property string shape: root.chart.shape ?? ""

    implicitHeight: loader.item ? (loader.item as Item).implicitHeight : 0

    onRunningChanged: {
        if (root.running && !Theme.still && !Theme.reduced)
            grow.restart();
    }

    NumberAnimation {
        id: grow

        duration: Theme.ms(1200)
        easing.type: Easing.OutCubic
        from: 0
        property: "growth"
        target: root
        to: 1
    }

    Loader {
        id: loader

        sourceComponent: root.shape === "bar" ? bars : root.shape === "ring" ? ring : root.shape === "blocks" ? blocks : root.shape === "steps" ? steps : null
        width: root.width
    }

    component Entry: Column {
        id: entry

        required property var figure
        property string role: root.figureRole

        spacing: 0

        FigureNumber {
            color: root.accent
            figure: entry.figure
            role: entry.role
            room: entry.width
            running: root.running
            trimmed: true
            unitRole: root.labelRole
        }

        Label {
            color: root.soft
            role: root.labelRole
            text: entry.figure.label
            width: entry.width
        }
    }

    Component {
        id: bars

        Column {
            id: barColumn

            property bool below: false
            property int most: 9999

            // labels lie beside all numbers or below all; numbers of one role are equally large
            function measure(): void {
                const lines = Array.from(barColumn.children).map(child => child.line).filter(line => line);
                barColumn.below = lines.some(line => !line.fits);
                barColumn.most = lines.filter(line => line.role === root.figureRole).reduce((least, line) => Math.min(least, line.fitting), 9999);
            }

            spacing: Theme.u(3)

            Repeater {
                model: root.entries

                Column {
                    id: bar

                    required property int index
                    required property var modelData
                    readonly property FigureLine line: figureLine

                    spacing: Theme.u(1)
                    width: root.width

                    Component.onCompleted: barColumn.measure()

                    FigureLine {
                        id: figureLine

                        below: barColumn.below
                        color: root.accent
                        figure: bar.modelData
                        labelColor: root.soft
                        labelRole: root.labelRole
                        most: figureLine.role === root.figureRole ? barColumn.most : 9999
                        role: bar.index === 0 ? root.keyRole : root.figureRole
                        room: bar.width
                        running: root.running

                        onFitsChanged: barColumn.measure()
                        onFittingChanged: barColumn.measure()
                    }

                    Rectangle {
                        color: root.track
                        height: Theme.u(2.4)
                        width: parent.width

                        Rectangle {
                            color: root.accent
                            height: parent.height
                            width: parent.width * bar.modelData.share * root.growth
                        }
                    }
                }
            }
        }
    }

    Component {
        id: ring

        Row {
            id: ringRow

            readonly property real size: Math.min(root.width * 0.36, Theme.u(34))
            readonly property var entry: root.entries[0] ?? ({})

            spacing: Theme.u(5)

            Ring {
                color: root.accent
                height: ringRow.size
                share: (ringRow.entry.share ?? 0) * root.growth
                thickness: ringRow.size * 0.13
                track: root.track
                width: ringRow.size
            }

            Entry {
                anchors.verticalCenter: parent.verticalCenter
                figure: ringRow.entry
                width: root.width - ringRow.size - ringRow.spacing
            }
        }
    }

    Component {
        id: blocks

        Row {
            id: blockRow

            spacing: Theme.u(5)

            Repeater {
                model: root.entries

                Column {
                    id: stack

                    required property var modelData
                    required property int index
                    readonly property int count: Math.min(100, Math.round(stack.modelData.number))
                    readonly property int columns: 10
                    readonly property real side: Math.floor((stack.width - 9 * Theme.u(0.6)) / stack.columns)

                    spacing: Theme.u(2.5)
                    width: (root.width - blockRow.spacing * (root.entries.length - 1)) / Math.max(1, root.entries.length)

                    Grid {
                        columns: stack.columns
                        spacing: Theme.u(0.6)

                        Repeater {
                            model: stack.count

                            Rectangle {
                                required property int index

                                border.color: root.accent
                                border.width: Math.max(1, Theme.u(0.25))
                                color: stack.index === 0 ? root.accent : "transparent"
                                height: stack.side
                                opacity: index < stack.count * root.growth ? 1 : 0.15
                                width: stack.side
                            }
                        }
                    }

                    Entry {
                        figure: stack.modelData
                        width: parent.width
                    }
                }
            }
        }
    }

    Component {
        id: steps

        Grid {
            id: stepRow

            readonly property real widest: {
                const letter = (Theme.english ? 0.58 : 1.02) * Theme.px(root.labelRole);
                let most = 0;
                for (const entry of root.entries)
                    most = Math.max(most, String(entry.digits).length * 0.6 * Theme.px(root.figureRole) + [entry.before, entry.after, entry.unit, entry.tail].join("").length * letter);
                return most + Theme.u(2.5);
            }
            readonly property int columnsWanted: stepRow.widest * root.entries.length + stepRow.columnSpacing * (root.entries.length - 1) <= root.width ? root.entries.length : 2

            columnSpacing: Theme.u(2)
            columns: Math.max(1, stepRow.columnsWanted)
            rowSpacing: Theme.u(2)

            Repeater {
                model: root.entries

                Item {
                    id: step

                    required property var modelData
                    required property int index

                    implicitHeight: stepEntry.implicitHeight + Theme.u(3.5)
                    implicitWidth: (root.width - stepRow.columnSpacing * (stepRow.columns - 1)) / stepRow.columns

                    Rectangle {
                        color: root.accent
                        height: Math.max(2, Theme.u(0.5))
                        width: parent.width
                    }

                    Entry {
                        id: stepEntry

                        figure: step.modelData
                        width: parent.width
                        y: Theme.u(3)
                    }
                }
            }
        }
    }
}
