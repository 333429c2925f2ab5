pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// Content that slides in its place, by a finger or by a button's step. What becomes of its length or of its place on
// the way, no step ends where nothing is.
Flickable {
    id: root

    required property Presenter presenter
    readonly property bool sideways: root.flickableDirection === Flickable.HorizontalFlick
    readonly property real side: root.sideways ? root.width : root.height
    readonly property real farthest: Math.max(0, (root.sideways ? root.contentWidth : root.contentHeight) - root.side)

    function step(direction: int) {
        const from = root.sideways ? root.contentX : root.contentY;
        glide.to = Math.max(0, Math.min(root.farthest, from + direction * root.side * 0.8));
        glide.restart();
    }

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    pixelAligned: true // as in FaceStack's Slot

    onContentXChanged: root.presenter.scrolled()
    onContentYChanged: root.presenter.scrolled()
    onFarthestChanged: {
        if (glide.running && glide.to > root.farthest) {
            glide.stop();
            root.returnToBounds();
        }
    }

    NumberAnimation {
        id: glide

        duration: Theme.ms(300)
        easing.type: Easing.OutCubic
        property: root.sideways ? "contentX" : "contentY"
        target: root
    }
}
