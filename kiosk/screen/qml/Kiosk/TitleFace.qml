pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// Nothing to show yet: the hall's name in the first light, and no word of fault.
StandIn {
    id: root

    required property Presenter presenter
    readonly property var view: root.presenter.title

    light: root.presenter.title.light

    Column {
        anchors.centerIn: parent
        spacing: Theme.u(4)
        width: root.width - 2 * Theme.margin

        Label {
            color: root.light.ink
            horizontalAlignment: Text.AlignHCenter
            language: "zh"
            leading: 1.3
            role: "panelTitle"
            serif: true
            text: root.view.title
            width: parent.width
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            color: root.light.accent
            height: Math.max(2, Theme.u(0.4))
            width: Theme.u(16)
        }

        Label {
            color: root.light.soft
            horizontalAlignment: Text.AlignHCenter
            language: "zh"
            role: "panelLead"
            text: root.view.note
            width: parent.width
        }
    }
}
