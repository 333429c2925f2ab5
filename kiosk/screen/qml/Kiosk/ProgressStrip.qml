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
    property real leftRoom: Theme.margin
    property real rightRoom: 0
    readonly property var sections: root.presenter.progress
    readonly property int gap: Theme.u(2)
    readonly property real room: root.width - root.leftRoom - root.rightRoom - (root.sections.length - 1) * root.gap
    readonly property real even: root.room / Math.max(1, root.sections.length)
    // where not all names fit, only the one that is shown is named
    readonly property bool named: {
        if (measure.height <= 0)
            return true;
        for (const section of root.sections) {
            if (measure.advanceWidth(section.name) * 1.04 + 1.6 * Theme.px("progress") > root.even)
                return false;
        }
        return true;
    }

    readonly property real narrow: root.room * 0.48 / Math.max(1, root.sections.length - 1)
    // where the others would be too narrow to touch, only the one that is shown is there; home has them all
    readonly property bool alone: !root.named && root.narrow < Theme.target
    readonly property real whole: root.width - root.leftRoom - root.rightRoom

    FontMetrics {
        id: measure

        font.family: Theme.sans
        font.pixelSize: Theme.px("progress")
        font.weight: Font.Medium
    }

    color: root.light.base ?? "#222222"

    Rectangle {
        color: Theme.withAlpha(root.light.soft ?? "#cccccc", 0.35)
        height: 1
        width: parent.width
    }

    Row {
        anchors.fill: parent
        anchors.leftMargin: root.leftRoom
        anchors.rightMargin: root.rightRoom
        spacing: root.gap

        Repeater {
            model: root.alone ? root.sections.slice(root.current, root.current + 1) : root.sections

            Touchable {
                id: part

                required property int index
                required property var modelData
                readonly property int place: root.alone ? root.current : part.index
                readonly property bool here: part.place === root.current

                accessibleRole: Accessible.Link
                height: root.height
                name: part.modelData.name
                presenter: root.presenter
                width: Math.floor(root.alone ? root.whole : root.named ? root.even : part.here ? root.room * 0.52 : root.narrow)

                onTapped: root.presenter.openSection(part.place)

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
                        width: root.alone ? parent.width * (root.current + root.fraction) / root.sections.length : part.index < root.current ? parent.width : part.here ? parent.width * root.fraction : 0

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
                        color: part.here ? (Theme.contrast ? root.light.accent : root.light.ink) : root.light.soft
                        elide: Text.ElideRight
                        font.weight: part.here ? Font.Medium : Font.Normal
                        leading: 1.2
                        maximumLineCount: 1
                        role: "progress"
                        text: part.modelData.name
                        visible: root.named || part.here
                        width: Math.min(implicitWidth, part.width - 1.4 * Theme.px("progress"))
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }
}
