pragma ComponentBehavior: Bound

import QtQuick

// The section's light in place of a picture that is not there: no words of fault.
Rectangle {
    id: root

    required property var light
    property string numeral: ""
    property string title: ""

    gradient: Gradient {
        orientation: Gradient.Vertical

        GradientStop {
            color: Qt.tint(root.light.raised ?? "#666", Theme.withAlpha(root.light.accent ?? "#999", 0.25))
            position: 0
        }
        GradientStop {
            color: root.light.raised ?? "#555"
            position: 0.55
        }
        GradientStop {
            color: root.light.base ?? "#444"
            position: 1
        }
    }

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: caption.text === "" ? 0 : -caption.height / 2
        Accessible.ignored: true
        objectName: "ornament" // no word to be read: the proof asks no contrast of it
        color: Theme.withAlpha(root.light.ink ?? "#fff", 0.28)
        font.pixelSize: Math.max(14, Math.round(Math.min(root.width, root.height) * 0.42))
        language: "zh"
        leading: 1.1
        serif: true
        text: root.numeral
    }

    Label {
        id: caption

        Accessible.ignored: true
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(root.height * 0.12)
        anchors.horizontalCenter: parent.horizontalCenter
        color: root.light.ink ?? "#fff"
        horizontalAlignment: Text.AlignHCenter
        role: "panelLead"
        serif: true
        text: root.height > 30 * Theme.unit ? root.title : ""
        width: root.width * 0.8
    }
}
