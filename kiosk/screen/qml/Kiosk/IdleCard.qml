pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// Still there? Bilingual whatever the language; any touch but 看完了 means: keep reading.
Item {
    id: root

    required property Presenter presenter
    required property var light
    property real remaining: 1
    readonly property int seconds: Math.ceil(root.remaining * root.presenter.warningSeconds)

    Rectangle {
        anchors.fill: parent
        color: "#000000"
        opacity: 0.55
    }

    Touchable {
        anchors.fill: parent
        name: "继续看 Keep reading"
        presenter: root.presenter

        onTapped: root.presenter.keepReading()
    }

    NumberAnimation on remaining {
        duration: Theme.still ? 1 : root.presenter.warningSeconds * 1000 / Theme.pace
        from: 1
        running: !Theme.still
        to: 0
    }

    Rectangle {
        id: card

        readonly property int pad: Theme.u(6)

        border.color: root.light.line ?? "#888888"
        border.width: Math.max(1, Theme.u(0.25))
        color: root.light.surface ?? "#faf2ec"
        height: inner.height + 2 * card.pad
        width: Math.min(root.width - 2 * Theme.u(4), inner.implicitWidth + 2 * card.pad)
        x: Math.round(Math.max(Theme.u(2), Math.min(root.width - width - Theme.u(2), Theme.reach ? Theme.reachX * root.width - width / 2 : (root.width - width) / 2)))
        y: Theme.reach ? root.height - height - Theme.u(2) : (root.height - height) / 2

        Column {
            id: inner

            anchors.centerIn: parent
            spacing: Theme.u(3)

            Row {
                spacing: Theme.u(4)

                Ring {
                    id: ring

                    anchors.verticalCenter: parent.verticalCenter
                    color: root.light.pageAccent ?? "#98405a"
                    height: Theme.u(13)
                    share: root.remaining
                    thickness: Theme.u(1.3)
                    track: Theme.withAlpha(root.light.line ?? "#888888", 0.35)
                    width: Theme.u(13)

                    Label {
                        Accessible.ignored: true
                        anchors.centerIn: parent
                        color: root.light.pageInk ?? "#22304a"
                        leading: 1.1
                        role: "pageLead"
                        serif: true
                        text: root.seconds
                    }
                }

                Column {
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        color: root.light.pageInk ?? "#22304a"
                        language: "zh"
                        role: "pageTitle"
                        serif: true
                        text: "还在看吗？"
                        wrapMode: Text.NoWrap
                    }

                    Label {
                        color: root.light.pageSoft ?? "#56607a"
                        language: "en"
                        role: "pageLead"
                        text: "Still reading?"
                        wrapMode: Text.NoWrap
                    }
                }
            }

            Column {
                spacing: Theme.u(0.5)

                Lead {
                    color: root.light.pageInk ?? "#22304a"
                    language: "zh"
                    room: inner.textWidth
                    sentence: root.seconds + " 秒后回到开头，留给下一位。点屏幕任意处可以继续看。"
                }

                Label {
                    color: root.light.pageSoft ?? "#56607a"
                    language: "en"
                    role: "caption"
                    text: "Back to the start in " + root.seconds + " s. Touch anywhere to stay."
                    width: inner.textWidth
                }
            }

            Flow {
                spacing: Theme.u(2)
                width: inner.textWidth

                PushButton {
                    accented: true
                    language: "en"
                    name: "继续看 Keep reading"
                    light: root.light
                    presenter: root.presenter

                    onTapped: root.presenter.keepReading()
                }

                PushButton {
                    language: "en"
                    name: "看完了 I’m done"
                    onPage: true
                    light: root.light
                    presenter: root.presenter

                    onTapped: root.presenter.done()
                }
            }

            readonly property real textWidth: Math.min(root.width - 2 * Theme.u(4) - 2 * card.pad, Theme.px("body") * 26)
        }
    }
}
