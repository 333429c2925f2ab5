pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// The only thing that takes a tap: on release inside, by the first finger, after less than 8 mm of movement.
Item {
    id: root

    required property Presenter presenter
    required property string name
    property bool checkable: false
    property bool checked: false
    property real holdSeconds: 0
    property int accessibleRole: Accessible.Button
    property string spot: "" // what is the same on every face, for the keyboard to stay on it as faces change
    property color focusColor: "#ffd400"
    readonly property string spoken: root.name.replace(/[\u2060\u200b\u2009\u202f]/g, "").replace(/\u00a0/g, " ")
    readonly property bool down: handler.pressed && root.enabled

    signal tapped(real x, real y)
    signal held

    // what the keyboard reaches is scrolled into sight
    function reveal() {
        let area = root.parent;
        while (area && !(area as Sliding))
            area = area.parent;
        if (area)
            (area as Sliding).reveal(root);
    }

    activeFocusOnTab: true

    onActiveFocusChanged: {
        if (root.activeFocus && Theme.keyboard)
            root.reveal();
    }

    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Accessible.name: root.spoken
    Accessible.role: root.accessibleRole
    Accessible.onPressAction: root.tapped(root.width / 2, root.height / 2)

    Keys.onReturnPressed: root.tapped(root.width / 2, root.height / 2)
    Keys.onEnterPressed: root.tapped(root.width / 2, root.height / 2)
    Keys.onSpacePressed: root.tapped(root.width / 2, root.height / 2)

    TapHandler {
        id: handler

        acceptedButtons: Qt.LeftButton
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 3600

        onPressedChanged: {
            if (handler.pressed)
                hold.done = false;
        }
        onTapped: eventPoint => {
            if (!hold.done && root.presenter.mayTap(eventPoint.id))
                root.tapped(eventPoint.position.x, eventPoint.position.y);
        }
    }

    Timer {
        id: hold

        property bool done: false // by the press that lasts or was the last: its release is no tap

        interval: Theme.ms(root.holdSeconds * 1000)
        running: root.holdSeconds > 0 && handler.pressed

        onTriggered: {
            hold.done = true;
            root.held();
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.u(0.5)
        border.color: "#1a1a1a"
        border.width: Math.max(5, Theme.u(0.9))
        color: "transparent"
        radius: Theme.u(1)
        visible: root.activeFocus && Theme.keyboard
        z: 10

        Rectangle {
            anchors.fill: parent
            anchors.margins: Math.max(1, Theme.u(0.2))
            border.color: root.focusColor
            border.width: Math.max(3, Theme.u(0.5))
            color: "transparent"
            radius: Theme.u(0.8)
        }
    }
}
