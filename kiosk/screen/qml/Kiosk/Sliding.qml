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

    property var stops: [] // where something begins, from above: a step ends there if it can
    property real veil: 0 // what at the end of what is seen may not be read

    // where a step ends: most of what is seen moves out, and nothing that is not seen whole
    function landing(direction: int): real {
        const from = root.sideways ? root.contentX : root.contentY;
        const far = from + direction * root.side * 0.8;
        // the top is one step away as soon as nothing between is left out: no little step remains
        if (direction < 0 && root.stops.length > 0 && from <= root.side - root.veil)
            return 0;
        if (direction < 0)
            return Math.max(0, root.stops.find(stop => stop >= far && stop < from - root.side * 0.2) ?? far);
        let cut = 0; // the first that is not seen whole
        for (const stop of root.stops) {
            if (stop >= from + root.side - root.veil)
                break;
            cut = stop;
        }
        if (Math.max(far, cut) >= root.farthest)
            return root.farthest;
        const fine = root.stops.filter(stop => stop <= Math.min(far, cut) && stop > from + root.side * 0.2);
        return fine.length > 0 ? fine[fine.length - 1] : far;
    }

    function step(direction: int) {
        glide.to = Math.min(root.farthest, root.landing(direction));
        glide.restart();
    }

    // a hand moves it, or did: what becomes shorter and moves by itself is nobody's sign of life
    function tell() {
        if (root.moving || glide.running)
            root.presenter.scrolled();
    }

    // slide so far that an item of the content can be seen, to the middle if it could not
    function reveal(item: Item) {
        const place = item.mapToItem(root.contentItem, 0, 0);
        const at = root.sideways ? place.x : place.y;
        const length = root.sideways ? item.width : item.height;
        const from = root.sideways ? root.contentX : root.contentY;
        if (at >= from && at + length <= from + root.side)
            return;
        glide.stop();
        root[glide.property] = Math.max(0, Math.min(root.farthest, at - (root.side - length) / 2));
    }

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    pixelAligned: true // as in FaceStack's Slot

    onContentXChanged: root.tell()
    onContentYChanged: root.tell()
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
