pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// Home, sections and pages above the loop: the new face moves in over the old one, which stays until it is covered.
Item {
    id: root

    required property Presenter presenter
    property int front: -1
    readonly property Slot upper: root.front === 0 ? loaderA : root.front === 1 ? loaderB : null
    readonly property bool covering: root.upper !== null && !move.running && !pending.running // one that waits is not in sight
    readonly property bool settled: !move.running && !pending.running && (root.upper === null || (root.upper.item as Face)?.settled === true)
    property string key: ""
    property bool leaving: false

    function scroll(direction: int) {
        (root.upper?.item as Face)?.scrollAsked(direction);
    }

    function component(kind: string): Component {
        return kind === "home" ? home : kind === "section" ? section : page;
    }

    // what the keyboard has reached on a face, if others have it too
    function reached(face: Item): string {
        let item = root.Window.activeFocusItem;
        const spot = (item as Touchable)?.spot ?? "";
        while (item && item !== face)
            item = item.parent;
        return item ? spot : "";
    }

    function at(item: Item, spot: string): Touchable {
        const touchable = item as Touchable;
        if (touchable && touchable.spot === spot && touchable.enabled && touchable.visible)
            return touchable;
        for (const child of item.children) {
            const found = root.at(child, spot);
            if (found)
                return found;
        }
        return null;
    }

    function take() {
        const face = root.presenter.face;
        if (face.key === root.key) {
            if (root.upper && root.upper.item)
                (root.upper.item as Face).view = face.view;
            return;
        }
        // one that still waits for its picture is in place first: the next one takes the other slot, which must be empty
        if (pending.running)
            root.go();
        move.complete();
        root.key = face.key;
        if (face.kind === "panel") {
            if (root.upper)
                root.leave();
            return;
        }
        const next = root.front === 0 ? loaderB : loaderA;
        const old = root.upper;
        const reached = Theme.keyboard ? root.reached(old?.item ?? null) : "";
        next.view = face.view;
        next.entry = face.entry;
        next.sourceComponent = root.component(face.kind);
        next.z = 1;
        if (old)
            old.z = 0;
        root.front = next === loaderA ? 0 : 1;
        (next.item as Face).active = true;
        if (old && old.item)
            (old.item as Face).active = false;
        next.slideX = Theme.reduced ? 0 : root.presenter.entrySign(face.entry) * root.width;
        next.slideY = face.entry === "rise" && !Theme.reduced ? root.height : 0;
        next.opacity = Theme.reduced && !Theme.still ? 0 : 1;
        (next.item as Face).arrival = face.entry === "travel" && !Theme.reduced ? 0 : 1;
        next.visible = true;
        if (reached !== "")
            root.at(next.item, reached)?.forceActiveFocus(Qt.TabFocusReason);
        if (Theme.still) {
            root.arrive();
            return;
        }
        pending.waited = 0;
        if ((next.item as Face).presentable)
            root.go();
        else
            pending.start();
    }

    function go() {
        pending.stop();
        root.leaving = false;
        move.start();
    }

    function leave() {
        pending.stop();
        root.leaving = true;
        if (Theme.still) {
            root.arrive();
            return;
        }
        move.start();
    }

    function arrive() {
        const old = root.front === 0 ? loaderB : loaderA;
        if (root.leaving) {
            root.front = -1;
            loaderA.sourceComponent = null;
            loaderB.sourceComponent = null;
            root.leaving = false;
        } else if (root.upper) {
            root.upper.slideX = 0;
            root.upper.slideY = 0;
            (root.upper.item as Face).arrival = 1;
            old.sourceComponent = null;
            old.visible = false;
        }
    }

    Connections {
        target: root.presenter

        function onFaceChanged() {
            root.take();
        }
    }

    // the picture of a page is there within a few frames; a late one comes in after
    Timer {
        id: pending

        property int waited: 0

        interval: 8
        repeat: true

        onTriggered: {
            pending.waited += 1;
            if (!root.upper || (root.upper.item as Face)?.presentable || pending.waited > 12)
                root.go();
        }
    }

    // pictures that the next touch may need are in memory before it
    component Ahead: Image {
        required property string file
        required property string kind

        asynchronous: true
        source: {
            root.presenter.picturesRevision;
            return root.presenter.picture(file, kind);
        }
        visible: false

        onStatusChanged: {
            if (status === Image.Error)
                root.presenter.reportLost(source);
        }
    }

    Repeater {
        model: root.presenter.face.view.neighbours ?? []

        Ahead {
            required property var modelData

            file: modelData.photo
            kind: modelData.gallery && Theme.galleries ? "wide" : "page"
        }
    }

    Repeater {
        model: root.width * root.height < 3e6 ? root.presenter.cardPhotos : [] // 15 MB at 1080p, too much at 4K

        Ahead {
            required property string modelData

            file: modelData
            kind: "card"
        }
    }

    component Slot: Loader {
        property var view: ({})
        property string entry: "next"
        // where it is on its way, moved by whole pixels: Qt keeps each glyph at each quarter of one, for good
        property real slideX: 0
        property real slideY: 0

        height: root.height
        visible: false
        width: root.width
        x: Math.round(slideX)
        y: Math.round(slideY)
    }

    Slot {
        id: loaderA
    }

    Slot {
        id: loaderB
    }

    Component {
        id: home

        HomeFace {
            entry: (parent as Slot).entry
            presenter: root.presenter
            view: (parent as Slot).view
        }
    }

    Component {
        id: section

        SectionFace {
            entry: (parent as Slot).entry
            presenter: root.presenter
            view: (parent as Slot).view
        }
    }

    Component {
        id: page

        PageFace {
            entry: (parent as Slot).entry
            presenter: root.presenter
            view: (parent as Slot).view
        }
    }

    ParallelAnimation {
        id: move

        NumberAnimation {
            duration: Theme.ms(260)
            easing.type: Easing.OutCubic
            property: "slideX"
            target: root.upper
            to: 0
        }

        NumberAnimation {
            duration: Theme.ms(260)
            easing.type: root.leaving ? Easing.InCubic : Easing.OutCubic
            property: "slideY"
            target: root.upper
            to: root.leaving && !Theme.reduced ? root.height : 0
        }

        NumberAnimation {
            duration: Theme.ms(220)
            property: "opacity"
            target: root.upper
            to: root.leaving && Theme.reduced ? 0 : 1
        }

        NumberAnimation {
            duration: Theme.ms(260)
            easing.type: Easing.OutCubic
            property: "arrival"
            target: root.upper ? root.upper.item : null
            to: 1
        }

        onFinished: root.arrive()
    }
}
