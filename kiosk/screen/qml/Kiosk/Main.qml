pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Screen

// The kiosk's one window: the loop, the faces above it, the photo, the idle card.
Window {
    id: root

    required property Presenter presenter
    required property Board board
    required property Pad pad
    readonly property bool staffed: root.board.face !== ""
    readonly property bool busy: !(stage.settled && faces.settled && (!photo.active || photo.settled))

    color: stage.light.base ?? root.presenter.title.light.base // what the shift lays bare at the edge
    flags: Qt.Window | Qt.FramelessWindowHint
    height: 1080
    title: root.presenter.title.title
    width: 1920

    onBusyChanged: root.presenter.busy = root.busy
    Component.onCompleted: root.presenter.busy = root.busy

    Binding {
        property: "metrics"
        target: Theme
        value: root.presenter.metrics
    }

    Binding {
        property: "labels"
        target: Theme
        value: root.presenter.labels
    }

    Binding {
        property: "english"
        target: Theme
        value: root.presenter.language === "en"
    }

    Binding {
        property: "large"
        target: Theme
        value: root.presenter.large
    }

    Binding {
        property: "contrast"
        target: Theme
        value: root.presenter.contrast
    }

    Binding {
        property: "reach"
        target: Theme
        value: root.presenter.reach
    }

    Binding {
        property: "reachX"
        target: Theme
        value: root.presenter.reachX
    }

    Binding {
        property: "pace"
        target: Theme
        value: root.presenter.pace
    }

    Binding {
        property: "still"
        target: Theme
        value: root.presenter.still
    }

    Binding {
        property: "presenter"
        target: Theme
        value: root.presenter
    }

    Binding {
        property: "reduced"
        target: Theme
        value: root.presenter.reduced
    }

    Binding {
        property: "keyboard"
        target: Theme
        value: root.presenter.keyboard
    }

    Binding {
        property: "serif"
        target: Theme
        value: root.presenter.serif
    }

    Binding {
        property: "sans"
        target: Theme
        value: root.presenter.sans
    }

    Item {
        id: sheet

        // the chrome shifts by a few pixels each minute, against burn-in
        height: root.height
        width: root.width
        x: root.presenter.shiftX
        y: root.presenter.shiftY

        PanelStage {
            id: stage

            anchors.fill: parent
            live: root.presenter.face.kind === "panel" && !root.presenter.warning && !root.staffed
            presenter: root.presenter
            visible: !faces.covering && !root.presenter.empty && !night.covering && !root.staffed
        }

        TitleFace {
            anchors.fill: parent
            presenter: root.presenter
            visible: root.presenter.empty
        }

        FaceStack {
            id: faces

            anchors.fill: parent
            enabled: !photo.active && !root.presenter.warning && !root.staffed
            presenter: root.presenter
        }

        Loader {
            id: photo

            readonly property bool settled: photo.item !== null && (photo.item as PhotoFace).settled

            active: root.presenter.photo.photos !== undefined
            anchors.fill: parent

            sourceComponent: PhotoFace {
                active: !root.presenter.warning
                presenter: root.presenter
                view: root.presenter.photo
            }
        }

        Loader {
            active: root.presenter.warning
            anchors.fill: parent

            sourceComponent: IdleCard {
                light: root.presenter.face.view.light ?? root.presenter.title.light
                presenter: root.presenter
            }
        }
    }

    NightScene {
        id: night

        anchors.fill: parent
        presenter: root.presenter
    }

    // staff cover all: whoever stands near sees a calm page
    Loader {
        active: root.staffed
        anchors.fill: parent
        sourceComponent: root.board.face === "board" ? boardFace : padFace
    }

    Component {
        id: padFace

        PinPad {
            light: root.board.light
            pad: root.pad
            presenter: root.presenter
        }
    }

    Component {
        id: boardFace

        StaffBoard {
            board: root.board
            light: root.board.light
            presenter: root.presenter
        }
    }

    // a guide's pause: the panel, dimmed, never black
    Rectangle {
        anchors.fill: parent
        color: root.presenter.title.light.base
        opacity: root.presenter.dimmed
        visible: opacity > 0

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.ms(700)
            }
        }
    }

    Connections {
        target: root.presenter

        // what the keyboard reached is forgotten with it: the next visitor's Enter would press it
        function onKeyboardChanged() {
            if (!root.presenter.keyboard)
                sheet.focus = true;
        }

        function onFocusRequested(direction: int) {
            const item = (root.activeFocusItem ?? faces).nextItemInFocusChain(direction > 0);
            if (item)
                item.forceActiveFocus(Qt.TabFocusReason);
        }

        function onScrollRequested(direction: int) {
            faces.scroll(direction);
        }
    }
}
