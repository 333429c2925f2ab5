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
    property bool whole: false // nothing is cut off
    property int travel: 0
    property int travelTime: 16000
    property bool drifting: false
    // how far it has drifted, 0 to -travel; between two whole pixels both places are shown, one over the other by parts
    property real offset: 0
    readonly property int pixel: Math.ceil(root.offset)
    readonly property real between: root.pixel - root.offset
    readonly property bool loaded: image.status === Image.Ready
    readonly property bool arriving: image.status === Image.Loading
    readonly property bool settled: {
        root.presenter.picturesRevision;
        return root.loaded || image.status === Image.Error || root.presenter.isHopeless(root.file, root.kind);
    }
    property bool lowerLoaded: false
    // whether there is a picture to be seen already, be it another cut of the same photo
    readonly property bool presentable: root.settled || root.lowerLoaded
    readonly property url source: {
        root.presenter.picturesRevision;
        return root.presenter.picture(root.file, root.kind);
    }
    readonly property alias paintedWidth: image.paintedWidth
    readonly property alias paintedHeight: image.paintedHeight

    // the slow pan begins anew whenever the picture comes to the front
    function pan() {
        drift.stop();
        root.offset = 0;
        if (root.drifting && root.travel > 0 && !Theme.still && !Theme.reduced)
            drift.start();
    }

    clip: true

    onDriftingChanged: root.pan()
    onTravelChanged: root.pan()
    Component.onCompleted: root.pan()

    // Covers this item, what is over is cut off, or lies whole in it. Always stretched: Qt's cache holds a picture once
    // for each fill mode, and one that was loaded ahead, or is shown elsewhere, is only found by items of the same mode.
    component Cut: Image {
        readonly property real middle: Math.round((root.width - width) / 2)
        readonly property real across: root.width / implicitWidth
        readonly property real down: root.height / implicitHeight
        readonly property real grown: implicitWidth > 0 ? (root.whole ? Math.min(across, down) : Math.max(across, down)) : 0

        asynchronous: true
        fillMode: Image.Stretch
        height: root.travel > 0 ? root.height : implicitHeight * grown
        smooth: true
        width: root.travel > 0 ? root.width + root.travel : implicitWidth * grown
        x: root.travel > 0 ? root.pixel : middle
        y: Math.round((root.height - height) / 2)

        onStatusChanged: {
            if (status === Image.Error)
                root.presenter.reportLost(source);
        }
    }

    NumberAnimation {
        id: drift

        duration: Math.max(1, root.travelTime / Theme.pace)
        easing.type: Easing.InOutSine
        from: 0
        paused: running && !image.visible
        property: "offset"
        target: root
        to: -root.travel
    }

    Loader {
        active: (!root.loaded || image.opacity < 1) && !root.lowerLoaded
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

        sourceComponent: Cut {
            source: {
                root.presenter.picturesRevision;
                return root.presenter.picture(root.file, root.under);
            }

            onStatusChanged: root.lowerLoaded = status === Image.Ready
            Component.onCompleted: root.lowerLoaded = status === Image.Ready
            Component.onDestruction: root.lowerLoaded = false
        }
    }

    Cut {
        id: image

        opacity: root.loaded ? 1 : 0
        retainWhileLoading: true
        source: root.source

        // what is there before the window is stands at once: the first frame is whole
        Behavior on opacity {
            enabled: root.Window.visibility !== Window.Hidden

            NumberAnimation {
                duration: Theme.ms(250)
            }
        }
    }

    // The same, a pixel further: over the other by as much as it has drifted towards it. What comes out is what a
    // picture moved by parts of a pixel would be, for half the work: whole pixels are copied, and blended.
    Loader {
        active: root.travel > 0 && root.drifting

        sourceComponent: Cut {
            opacity: root.between * image.opacity
            retainWhileLoading: true
            source: root.source
            visible: root.between > 0 && image.status === Image.Ready
            x: root.pixel - 1
        }
    }
}
