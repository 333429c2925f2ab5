pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// The hall is closed: one small, dim picture at a time, elsewhere each minute; in between nothing moves.
Rectangle {
    id: root

    required property Presenter presenter
    readonly property var wanted: root.presenter.night
    readonly property bool on: root.wanted.on === true
    readonly property bool covering: root.opacity === 1
    property var view: ({})

    function take() {
        if (!root.on)
            return;
        if (root.view.step === undefined || root.opacity === 0 || Theme.still) {
            root.view = root.wanted;
            scene.opacity = 1;
        } else if (root.view.step !== root.wanted.step) {
            move.restart();
        }
    }

    // falls slowly, wakes at once
    function fall() {
        root.take();
        falling.stop();
        falling.duration = Theme.ms(root.on ? 1500 : 150);
        falling.to = root.on ? 1 : 0;
        falling.start();
    }

    color: "#0b0a10"
    opacity: 0
    visible: root.opacity > 0

    Component.onCompleted: root.fall()
    onOnChanged: root.fall()
    onWantedChanged: root.take()

    NumberAnimation {
        id: falling

        property: "opacity"
        target: root
    }

    SequentialAnimation {
        id: move

        NumberAnimation {
            duration: Theme.ms(1500)
            property: "opacity"
            target: scene
            to: 0
        }
        ScriptAction {
            script: root.view = root.wanted
        }
        PauseAnimation {
            duration: Theme.ms(400) // the picture comes in
        }
        NumberAnimation {
            duration: Theme.ms(2500)
            property: "opacity"
            target: scene
            to: 1
        }
    }

    Item {
        id: scene

        height: column.height
        width: Math.round(root.width * (Theme.portrait ? 0.42 : 0.2))
        x: Math.round(Theme.margin + (root.view.x ?? 0) * (root.width - 2 * Theme.margin - width))
        y: Math.round(Theme.margin + (root.view.y ?? 0) * (root.height - 2 * Theme.margin - height))

        Column {
            id: column

            spacing: Theme.u(2)
            width: parent.width

            Picture {
                file: root.view.file ?? ""
                height: Math.round(width * 0.62)
                kind: root.view.kind ?? "card"
                light: root.view.light ?? {}
                opacity: 0.4
                presenter: root.presenter
                visible: file !== ""
                width: parent.width
            }

            Label {
                color: "#8f8794"
                language: "zh"
                role: "panelLead"
                serif: true
                text: root.view.title ?? ""
                width: parent.width
            }

            Label {
                color: "#6f6875"
                language: "zh"
                leading: 1.5
                role: "progress"
                text: (root.view.hours ? root.presenter.labels.hours + " " + root.view.hours + "\n" : "") + root.presenter.labels.wake
                width: parent.width
            }
        }
    }
}
