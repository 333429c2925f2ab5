pragma ComponentBehavior: Bound

import QtQuick

// A body: paragraphs, headings, lists, quotes and tables, one below the other.
Column {
    id: root

    required property var blocks
    required property var light
    property string language: "zh"

    spacing: Math.round(Theme.px("body") * 0.6)

    component Passage: Prose {
        color: root.light.pageInk
        family: Theme.sans
        language: root.language
        lineHeight: Math.round(Theme.px("body") * (root.language === "en" ? 1.5 : 1.75))
        pixelSize: Theme.px("body")
        strongColor: root.light.pageAccent
    }

    component Mark: Label {
        color: root.light.pageAccent
        font.weight: Font.Bold
        language: root.language
        leading: root.language === "en" ? 1.5 : 1.75
        wrapMode: Text.NoWrap
    }

    Repeater {
        model: root.blocks

        Loader {
            id: block

            required property var modelData
            readonly property string type: block.modelData.type

            sourceComponent: block.type === "table" ? table : block.type === "items" ? items : block.type === "quote" ? quote : block.type === "heading" ? heading : paragraph
            width: root.width

            Component {
                id: paragraph

                Passage {
                    runs: block.modelData.runs
                    width: block.width
                }
            }

            Component {
                id: heading

                Label {
                    color: root.light.pageAccent
                    language: root.language
                    leading: 1.5
                    role: "pageLead"
                    serif: true
                    text: block.modelData.runs[0].text
                    topPadding: Math.round(Theme.px("body") * 0.4)
                    width: block.width
                }
            }

            Component {
                id: quote

                Item {
                    implicitHeight: quoted.implicitHeight

                    Rectangle {
                        color: root.light.pageAccent
                        height: parent.height
                        width: Math.max(3, Theme.u(0.5))
                    }

                    Passage {
                        id: quoted

                        family: Theme.serif
                        runs: block.modelData.runs
                        width: parent.width - x
                        x: Theme.u(3)
                    }
                }
            }

            Component {
                id: items

                Column {
                    id: list

                    readonly property int indent: Math.round(Math.max(Theme.px("body") * 1.2, widest.implicitWidth + Theme.px("body") * 0.18))

                    spacing: Math.round(Theme.px("body") * 0.25)

                    Mark {
                        id: widest

                        text: block.modelData.widest
                        visible: false
                    }

                    Repeater {
                        model: block.modelData.items

                        Item {
                            id: item

                            required property var modelData

                            height: itemText.height
                            width: block.width

                            // on the first line of its words: the two kinds of text put a line elsewhere in its height
                            Mark {
                                id: mark

                                text: item.modelData.mark
                                y: Math.round(itemText.firstBaseline - mark.baselineOffset)
                            }

                            Passage {
                                id: itemText

                                runs: item.modelData.runs
                                width: parent.width - x
                                x: list.indent
                            }
                        }
                    }
                }
            }

            Component {
                id: table

                Column {
                    id: grid

                    readonly property var rows: [block.modelData.header].concat(block.modelData.rows)
                    readonly property var columns: {
                        const widths = [];
                        for (const row of grid.rows)
                            row.forEach((cell, i) => widths[i] = Math.max(widths[i] ?? 2, Math.min(14, cell.length)));
                        const sum = widths.reduce((a, b) => a + b, 0);
                        return widths.map(w => w / sum);
                    }

                    Repeater {
                        model: grid.rows

                        Item {
                            id: line

                            required property int index
                            required property var modelData

                            height: cells.height + Theme.u(1.6)
                            width: block.width

                            Row {
                                id: cells

                                y: Theme.u(0.8)

                                Repeater {
                                    model: line.modelData

                                    Label {
                                        required property int index
                                        required property string modelData

                                        color: line.index === 0 ? root.light.pageSoft : index === 0 ? root.light.pageAccent : root.light.pageInk
                                        font.pixelSize: Math.round(Theme.px("body") * (line.index === 0 ? 0.85 : 1))
                                        font.weight: index === 0 ? Font.Medium : Font.Normal
                                        language: root.language
                                        leading: 1.4
                                        rightPadding: Theme.u(1.5)
                                        text: modelData
                                        width: block.width * grid.columns[index]
                                    }
                                }
                            }

                            Rectangle {
                                color: root.light.line
                                height: line.index === 0 ? 2 : 1
                                opacity: line.index === 0 ? 1 : 0.6
                                width: parent.width
                                y: parent.height - height
                            }
                        }
                    }
                }
            }
        }
    }
}
