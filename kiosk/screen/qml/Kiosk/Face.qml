pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// What every face above the loop has: a view, a way in, and whether it is ready to be seen.
Item {
    id: root

    required property Presenter presenter
    required property var view
    property string entry: "next"
    property bool active: true
    property real arrival: 1
    property bool settled: true
    property bool presentable: root.settled // enough is there for the face to move in
    readonly property var light: root.view.light
    readonly property int pageBottom: Theme.metrics.pageBottom

    signal scrollAsked(direction: int)
}
