pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// The sections along the bottom of a panel, opaque; a touch opens that section.
Rectangle {
    id: root

    required property Presenter presenter
    required property var light
    required property int current
    property real fraction: 0
    property real rightRoom: 0
    readonly property var sections: root.presenter.progress

    color: root.light.base ?? "#222222"

    Rectangle {
        color: Theme.withAlpha(root.light.soft ?? "#cccccc", 0.35)
        height: 1
        width: parent.width
    }

    Row {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: root.rightRoom
        spacing: Theme.u(2)

        Repeater {
            model: root.sections

            Touchable {
                id: part

                required property int index
                required property var modelData
                readonly property bool here: part.index === root.current

                accessibleRole: Accessible.Link
                height: root.height
                name: part.modelData.name
                presenter: root.presenter
                width: (parent.width - (root.sections.length - 1) * Theme.u(2)) / Math.max(1, root.sections.length)

                onTapped: root.presenter.openSection(part.index)

                Rectangle {
                    color: part.down ? Theme.withAlpha(root.light.ink, 0.16) : "transparent"
                    anchors.fill: parent
                }

                Rectangle {
                    color: Theme.withAlpha(root.light.soft ?? "#cccccc", 0.4)
                    height: Math.max(3, Theme.u(0.5))
                    width: parent.width
                    y: -Math.floor(height / 2)

                    Rectangle {
                        color: root.light.accent ?? "#ffcc66"
                        height: parent.height
                        width: part.index < root.current ? parent.width : part.here ? parent.width * root.fraction : 0

                        Behavior on width {
                            NumberAnimation {
                                duration: Theme.ms(700)
                                easing.type: Easing.OutCubic
                            }
                        }
                    }
                }

                Row {
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.u(1)

                    Label {
                        Accessible.ignored: true
                        color: part.here ? root.light.accent : root.light.soft
                        language: "zh"
                        leading: 1.2
                        role: "progress"
                        serif: true
                        text: part.modelData.numeral
                    }

                    Label {
                        Accessible.ignored: true
                        color: part.here ? root.light.ink : root.light.soft
                        elide: Text.ElideRight
                        font.weight: part.here ? Font.Medium : Font.Normal
                        leading: 1.2
                        maximumLineCount: 1
                        role: "progress"
                        text: part.modelData.name
                        width: Math.min(implicitWidth, part.width - 2 * Theme.px("progress"))
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }
}
