pragma ComponentBehavior: Bound

import QtQuick

// One of the kiosk's few signs, square, stroked once and kept as an image.
Image {
    id: root

    required property string sign
    property color color: "white"
    property real size: 24

    height: root.size
    source: root.sign === "" || root.size < 1 ? "" : "image://signs/" + root.sign + "/" + String(root.color).slice(1) + "/" + Math.round(root.size)
    width: root.size
}
