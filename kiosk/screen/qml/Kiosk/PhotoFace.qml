pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// One picture, large: pinch, double tap and drag, with a plain button for each; a tap beside it closes.
Rectangle {
    id: root

    required property Presenter presenter
    required property var view
    property bool active: true
    readonly property var light: root.view.light ?? root.presenter.title.light
    readonly property var photos: root.view.photos ?? []
    readonly property int index: Math.min(root.view.index ?? 0, Math.max(0, root.photos.length - 1))
    readonly property var photo: root.photos[root.index] ?? ({})
    readonly property bool settled: picture.settled
    readonly property real most: 4
    readonly property int stageHeight: root.height - foot.height
    readonly property real shownWidth: picture.loaded ? picture.paintedWidth : picture.width
    readonly property real shownHeight: picture.loaded ? picture.paintedHeight : picture.height

    function zoomTo(value: real, x: real, y: real) {
        const target = Math.max(1, Math.min(root.most, value));
        const factor = target / picture.scale;
        const px = x - picture.x - picture.width / 2;
        const py = y - picture.y - picture.height / 2;
        root.place(target, picture.x + px * (1 - factor), picture.y + py * (1 - factor));
    }

    // what is there of it to be seen never leaves the stage: a tall photo is narrower than its place
    function place(scale: real, x: real, y: real) {
        const spareX = Math.max(0, (root.shownWidth * scale - root.width) / 2);
        const spareY = Math.max(0, (root.shownHeight * scale - root.stageHeight) / 2);
        picture.scale = scale;
        picture.x = Math.max(picture.homeX - spareX, Math.min(picture.homeX + spareX, x));
        picture.y = Math.max(picture.homeY - spareY, Math.min(picture.homeY + spareY, y));
        root.presenter.zoomed = scale > 1.01;
        root.presenter.scrolled();
    }

    function reset() {
        root.place(1, picture.homeX, picture.homeY);
    }

    // another screen: seen whole again, and by nobody's hand
    function restart() {
        picture.scale = 1;
        picture.x = picture.homeX;
        picture.y = picture.homeY;
        root.presenter.zoomed = false;
    }

    Accessible.ignored: true
    color: Qt.darker(root.light.base ?? "#111111", Theme.contrast ? 1 : 1.25)

    onIndexChanged: root.reset()
    onStageHeightChanged: root.restart()
    onWidthChanged: root.restart()
    Component.onCompleted: root.reset()
    Component.onDestruction: root.presenter.zoomed = false

    // beside the picture: closes; a keyboard has the button for it
    Touchable {
        id: outside

        Accessible.ignored: true
        activeFocusOnTab: false
        enabled: root.active
        height: root.stageHeight
        name: root.presenter.labels.close
        presenter: root.presenter
        width: root.width

        onTapped: (x, y) => {
            const inside = Math.abs(x - picture.x - picture.width / 2) < root.shownWidth * picture.scale / 2 && Math.abs(y - picture.y - picture.height / 2) < root.shownHeight * picture.scale / 2;
            if (!inside) {
                root.presenter.closePhoto();
            } else if (root.presenter.isDoubleTap()) {
                if (picture.scale > 1.01)
                    root.reset();
                else
                    root.zoomTo(2.5, x, y);
            }
        }
    }

    Item {
        clip: true
        height: root.stageHeight
        width: root.width

        Picture {
            id: picture

            readonly property real homeX: Theme.u(2)
            readonly property real homeY: Theme.u(2)

            clip: false
            file: root.photo.file ?? ""
            height: root.stageHeight - Theme.u(4)
            kind: "close"
            numeral: root.view.numeral ?? ""
            light: root.light
            presenter: root.presenter
            whole: true
            width: root.width - Theme.u(4)
            x: homeX
            y: homeY

            onHomeXChanged: root.restart()
        }
    }

    PinchHandler {
        id: pinch

        enabled: root.active
        target: null

        onScaleChanged: delta => root.zoomTo(picture.scale * delta, pinch.centroid.position.x, pinch.centroid.position.y)
        onTranslationChanged: delta => root.place(picture.scale, picture.x + delta.x, picture.y + delta.y)
    }

    DragHandler {
        id: drag

        property point last

        enabled: root.active && picture.scale > 1.01
        target: null

        onActiveChanged: drag.last = Qt.point(0, 0)
        onActiveTranslationChanged: {
            root.place(picture.scale, picture.x + drag.activeTranslation.x - drag.last.x, picture.y + drag.activeTranslation.y - drag.last.y);
            drag.last = Qt.point(drag.activeTranslation.x, drag.activeTranslation.y);
        }
    }

    Rectangle {
        id: foot

        color: root.light.base ?? "#222222"
        height: words.height + buttons.height + Theme.u(5)
        width: root.width
        y: root.height - height

        Label {
            id: words

            color: root.light.ink ?? "#ffffff"
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
            language: root.view.language ?? "zh"
            maximumLineCount: Theme.metrics.captionLines
            role: "caption"
            text: (root.photo.caption ?? "") + (root.photos.length > 1 ? "　" + (root.index + 1) + " / " + root.photos.length : "")
            width: root.width - 2 * Theme.margin
            x: Theme.margin
            y: Theme.u(1.5)
        }

        Row {
            id: buttons

            spacing: Theme.u(2)
            x: Theme.reach ? Theme.metrics.reachLeft + (Theme.metrics.reachWidth - width) / 2 : (root.width - width) / 2
            y: words.y + words.height + Theme.u(1.5)

            PushButton {
                enabled: root.active && root.index > 0
                name: root.presenter.labels.previousPhoto
                opacity: enabled ? 1 : 0.4
                light: root.light
                presenter: root.presenter
                sign: "previous"
                text: Theme.portrait || Theme.reach ? "" : name
                visible: root.photos.length > 1

                onTapped: root.presenter.previous()
            }

            PushButton {
                enabled: root.active && picture.scale > 1.01
                name: root.presenter.labels.zoomOut
                opacity: enabled ? 1 : 0.4
                light: root.light
                presenter: root.presenter
                sign: "minus"
                text: Theme.portrait || Theme.reach ? "" : name

                onTapped: root.zoomTo(picture.scale / 1.5, root.width / 2, root.stageHeight / 2)
            }

            PushButton {
                accented: true
                enabled: root.active
                name: root.presenter.labels.close
                light: root.light
                presenter: root.presenter
                sign: "close"

                onTapped: root.presenter.closePhoto()
            }

            PushButton {
                enabled: root.active && picture.scale < root.most
                name: root.presenter.labels.zoomIn
                opacity: enabled ? 1 : 0.4
                light: root.light
                presenter: root.presenter
                sign: "plus"
                text: Theme.portrait || Theme.reach ? "" : name

                onTapped: root.zoomTo(picture.scale * 1.5, root.width / 2, root.stageHeight / 2)
            }

            PushButton {
                enabled: root.active && root.index < root.photos.length - 1
                name: root.presenter.labels.nextPhoto
                opacity: enabled ? 1 : 0.4
                light: root.light
                presenter: root.presenter
                sign: "next"
                signAfter: true
                text: Theme.portrait || Theme.reach ? "" : name
                visible: root.photos.length > 1

                onTapped: root.presenter.next()
            }
        }
    }
}
