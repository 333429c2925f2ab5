pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// For staff: how the kiosk is, what waits, what to mend, and the few things that can be done here.
Rectangle {
    id: root

    required property Presenter presenter
    required property Board board
    required property var light
    readonly property int side: Theme.portrait ? Theme.u(6) : Theme.margin
    readonly property bool stacked: Theme.portrait || Theme.large
    readonly property var facts: root.board.facts
    readonly property bool asking: root.board.question.words !== undefined
    readonly property bool working: root.board.working.zh !== undefined

    color: root.light.surface

    StaffWords {
        id: head

        ink: root.light.pageInk
        role: "pageLead"
        serif: true
        soft: root.light.pageSoft
        width: root.width - 2 * root.side
        words: ({
                zh: "工作台",
                en: "Staff board"
            })
        x: root.side
        y: Theme.u(3.5)
    }

    ScrollArea {
        id: area

        contentHeight: root.stacked ? list.y + list.height : Math.max(state.height, list.y + list.height)
        height: Math.max(0, foot.y - y - Theme.u(2))
        light: root.light
        presenter: root.presenter
        visible: height > Theme.u(root.asking ? 40 : 16) // a long question may need the room
        width: root.width - 2 * root.side
        x: root.side
        y: head.y + head.height + Theme.u(2)

        Column {
            id: state

            spacing: Theme.u(1.2)
            // wide enough for the longest line of it on a small screen
            width: root.stacked ? area.width : Math.round(Math.max(area.width * 0.42, Math.min(area.width * 0.5, 25 * Theme.px("caption"))))
            y: root.stacked ? list.head : 0

            Repeater {
                model: root.facts.facts

                Row {
                    id: fact

                    required property var modelData

                    spacing: Theme.u(2)

                    StaffWords {
                        id: about

                        ink: root.light.pageSoft
                        role: "caption"
                        soft: root.light.pageSoft
                        width: Math.round(5.6 * Theme.px("caption"))
                        words: fact.modelData.name
                    }

                    StaffWords {
                        ink: fact.modelData.troubling ? root.light.pageAccent : root.light.pageInk
                        role: "caption"
                        soft: root.light.pageSoft
                        width: state.width - about.width - fact.spacing
                        words: fact.modelData.value
                    }
                }
            }
        }

        // what waits to be approved comes first
        Column {
            id: waits

            spacing: Theme.u(2)
            width: list.width
            x: list.x

            Repeater {
                model: root.facts.waiting

                Rectangle {
                    id: waiting

                    required property var modelData

                    color: root.light.card
                    height: told.height + 2 * Theme.u(1.5)
                    width: list.width

                    Rectangle {
                        color: root.light.pageAccent
                        height: parent.height
                        width: Theme.u(0.8)
                    }

                    StaffWords {
                        id: told

                        ink: root.light.pageInk
                        role: "caption"
                        soft: root.light.pageSoft
                        width: parent.width - Theme.u(5)
                        words: waiting.modelData
                        x: Theme.u(3)
                        y: Theme.u(1.5)
                    }
                }
            }
        }

        Column {
            id: list

            readonly property int head: waits.height > 0 ? waits.height + Theme.u(root.stacked ? 4 : 2) : 0

            spacing: Theme.u(2)
            width: root.stacked ? area.width : area.width - state.width - Theme.u(8)
            x: root.stacked ? 0 : area.width - width
            y: root.stacked ? state.y + state.height + Theme.u(4) : list.head

            StaffWords {
                ink: root.light.pageInk
                role: "body"
                serif: true
                soft: root.light.pageSoft
                width: list.width
                words: root.facts.heading
            }

            Repeater {
                model: root.facts.problems

                Column {
                    id: item

                    required property string modelData

                    spacing: Theme.u(2)
                    width: list.width

                    Rectangle {
                        color: Theme.withAlpha(root.light.line, 0.5)
                        height: 1
                        width: list.width
                    }

                    Label {
                        color: root.light.pageInk
                        language: "zh"
                        leading: 1.5
                        role: "caption"
                        text: item.modelData
                        width: list.width
                    }
                }
            }
        }
    }

    Rectangle {
        id: foot

        color: Qt.tint(root.light.surface, Theme.withAlpha(root.light.line, 0.18))
        height: inner.height + 2 * Theme.u(2.5)
        width: root.width
        y: root.height - height

        Rectangle {
            color: root.light.line
            height: 1
            width: parent.width
        }

        Column {
            id: inner

            spacing: Theme.u(2)
            width: root.width - 2 * root.side
            x: root.side
            y: Theme.u(2.5)

            StaffWords {
                ink: root.light.pageInk
                soft: root.light.pageSoft
                visible: words.zh !== ""
                width: Math.min(inner.width, 44 * Theme.px("body"))
                words: root.asking ? root.board.question.words : root.working ? root.board.working : root.board.said
            }

            Rectangle {
                color: Theme.withAlpha(root.light.line, 0.35)
                height: Theme.u(1)
                visible: root.working && root.board.share >= 0
                width: inner.width

                Rectangle {
                    color: root.light.pageAccent
                    height: parent.height
                    width: parent.width * Math.max(0, Math.min(1, root.board.share))
                }
            }

            Flow {
                spacing: Theme.u(2)
                visible: root.asking
                width: inner.width

                StaffButton {
                    accented: true
                    light: root.light
                    presenter: root.presenter
                    words: root.board.question.yes ?? ({
                            zh: ""
                        })

                    onTapped: root.board.confirm()
                }

                StaffButton {
                    light: root.light
                    presenter: root.presenter
                    words: ({
                            zh: "不了",
                            en: "No"
                        })

                    onTapped: root.board.dismiss()
                }
            }

            Item {
                height: Math.max(actions.height, close.height)
                visible: !root.asking
                width: inner.width

                Flow {
                    id: actions

                    spacing: Theme.u(2)
                    width: inner.width - close.width - Theme.u(4)

                    Repeater {
                        model: root.facts.actions

                        StaffButton {
                            required property var modelData

                            accented: modelData.wanted
                            enabled: modelData.possible && !root.working
                            light: root.light
                            presenter: root.presenter
                            sign: modelData.sign
                            words: modelData.label

                            onTapped: root.board.choose(modelData.key)
                        }
                    }
                }

                StaffButton {
                    id: close

                    anchors.bottom: parent.bottom
                    anchors.right: parent.right
                    light: root.light
                    presenter: root.presenter
                    sign: "close"
                    words: ({
                            zh: "关闭",
                            en: "Close"
                        })

                    onTapped: root.board.close()
                }
            }
        }
    }
}
