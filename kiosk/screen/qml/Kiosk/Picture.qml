pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// A prepared picture, or its stand-in: owns loading and fallback. Never a gap, never half a picture.
Item {
    id: root

    required property Presenter presenter
    required property var light
    property string file: ""
    property string kind: "card"
    property string numeral: ""
    property string title: ""
    property string under: "" // a kind of the same photo that may be there before this one
    property int fillMode: Image.PreserveAspectCrop
    property int travel: 0
    property int travelTime: 16000
    property bool drifting: false
    readonly property real stretch: root.travel > 0 ? 0.5 : 0
    readonly property bool loaded: image.status === Image.Ready
    readonly property bool arriving: image.status === Image.Loading
    readonly property bool settled: root.loaded || image.status === Image.Error || root.presenter.isHopeless(root.file)
    readonly property url source: {
        root.presenter.picturesRevision;
        return root.presenter.picture(root.file, root.kind);
    }
    readonly property alias paintedWidth: image.paintedWidth
    readonly property alias paintedHeight: image.paintedHeight

    // the slow pan begins anew whenever the picture comes to the front
    function pan() {
        drift.stop();
        image.x = 0;
        if (root.drifting && root.travel > 0 && !Theme.still && !Theme.reduced)
            drift.start();
    }

    clip: true

    onDriftingChanged: root.pan()
    onTravelChanged: root.pan()
    Component.onCompleted: root.pan()

    NumberAnimation {
        id: drift

        duration: Math.max(1, root.travelTime / Theme.pace)
        easing.type: Easing.InOutSine
        from: 0
        paused: running && !image.visible
        property: "x"
        target: image
        to: -root.travel
    }

    Loader {
        active: (!root.loaded || image.opacity < 1) && (below.item === null || (below.item as Image).status !== Image.Ready)
        anchors.fill: parent
        sourceComponent: StandIn {
            numeral: root.numeral
            light: root.light
            title: root.title
        }
    }

    Loader {
        id: below

        active: root.under !== "" && (!root.loaded || image.opacity < 1)
        anchors.fill: parent

        sourceComponent: Image {
            asynchronous: true
            fillMode: root.fillMode
            source: {
                root.presenter.picturesRevision;
                return root.presenter.picture(root.file, root.under);
            }
        }
    }

    Image {
        id: image

        asynchronous: true
        // half a pixel larger than it was baked: only a stretched picture is moved by parts of a pixel
        fillMode: root.travel > 0 ? Image.Stretch : root.fillMode
        height: root.height + root.stretch
        opacity: root.loaded ? 1 : 0
        retainWhileLoading: true
        smooth: true
        source: root.source
        width: root.width + root.travel + root.stretch
        x: 0

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.ms(250)
            }
        }
    }
}
