pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// Where staff enter their PIN: digits that lie elsewhere each time, and a plain way out for anybody else.
Rectangle {
    id: root

    required property Presenter presenter
    required property Pad pad
    required property var light
    readonly property bool shut: !root.pad.usable && (root.pad.note.zh ?? "") !== "" // no keys, and it says why
    readonly property bool beside: !Theme.portrait && !Theme.reach && !root.shut // words left, keys right
    readonly property int side: Theme.portrait ? Theme.u(6) : Theme.margin
    readonly property bool wide: Theme.portrait && !Theme.reach // keys as wide as the words
    readonly property int key: Math.max(Theme.target, root.wide ? Math.min(Theme.u(19), Math.floor((root.width - 2 * root.side - 4 * root.gap) / 5)) : Theme.u(Theme.reach ? 13 : 15))
    readonly property int gap: Theme.u(2)

    color: root.light.surface

    Column {
        id: words

        spacing: Theme.u(3)
        width: root.beside ? keys.x - root.side - Theme.u(5) : root.width - x - root.side
        x: root.wide || root.beside ? root.side : keys.x
        y: root.beside ? (root.height - height) / 2 : Math.max(Theme.u(4), keys.y - height - Theme.u(6))

        StaffWords {
            ink: root.light.pageInk
            role: "pageTitle"
            serif: true
            soft: root.light.pageSoft
            width: words.width
            words: ({
                    zh: "工作台",
                    en: "For staff"
                })
        }

        Rectangle {
            color: root.light.pageAccent
            height: Math.max(2, Theme.u(0.4))
            width: Theme.u(10)
        }

        Column {
            width: words.width

            StaffWords {
                ink: root.light.pageInk
                soft: root.light.pageSoft
                width: words.width
                words: root.pad.note
            }

            StaffWords {
                ink: root.light.pageAccent
                soft: root.light.pageSoft
                width: words.width
                words: root.pad.waiting
            }
        }

        Row {
            Accessible.name: "已输入 " + root.pad.dots + " 位 " + root.pad.dots + " digits entered"
            Accessible.role: Accessible.StaticText
            height: Theme.u(3)
            spacing: Theme.u(2)
            visible: root.pad.usable

            Repeater {
                model: Math.max(root.pad.least, root.pad.dots)

                Rectangle {
                    required property int index

                    border.color: root.light.line
                    border.width: Math.max(2, Theme.u(0.3))
                    color: index < root.pad.dots ? root.light.pageInk : "transparent"
                    height: width
                    radius: width / 2
                    width: Theme.u(2.6)
                }
            }
        }
    }

    Column {
        id: keys

        readonly property int roomFor: 5 * root.key + 4 * root.gap

        spacing: root.gap
        width: keys.roomFor
        x: Math.round(root.beside ? root.width * 0.73 - width / 2 : Theme.reach ? Math.max(Theme.u(2), Math.min(root.width - width - Theme.u(2), Theme.reachX * root.width - width / 2)) : root.side)
        y: root.beside ? (root.height - height) / 2 : Theme.reach ? root.height - height - Theme.u(3) : root.height * 0.5

        Grid {
            columns: 5
            spacing: root.gap
            visible: root.pad.usable

            Repeater {
                model: root.pad.digits

                StaffButton {
                    required property string modelData

                    enabled: root.pad.ready
                    height: root.key
                    light: root.light
                    presenter: root.presenter
                    size: Math.min(Theme.px("pageLead"), root.key * 0.55)
                    width: root.key
                    words: ({
                            zh: modelData
                        })

                    onTapped: root.pad.press(modelData)
                }
            }
        }

        Row {
            id: ways

            readonly property int part: Math.floor((keys.width - 2 * root.gap) / 3)
            readonly property real size: Math.min(Theme.px("bar"), ways.part / 3.2)

            spacing: root.gap

            StaffButton {
                enabled: root.pad.dots > 0
                light: root.light
                presenter: root.presenter
                size: ways.size
                visible: root.pad.usable
                width: ways.part
                words: ({
                        zh: "删除",
                        en: "Delete"
                    })

                onTapped: root.pad.erase()
            }

            StaffButton {
                light: root.light
                presenter: root.presenter
                size: ways.size
                width: ways.part
                words: ({
                        zh: "取消",
                        en: "Cancel"
                    })

                onTapped: root.pad.cancel()
            }

            StaffButton {
                accented: true
                enabled: root.pad.complete
                light: root.light
                presenter: root.presenter
                size: ways.size
                visible: root.pad.usable
                width: ways.part
                words: ({
                        zh: "确定",
                        en: "Enter"
                    })

                onTapped: root.pad.submit()
            }
        }
    }
}
