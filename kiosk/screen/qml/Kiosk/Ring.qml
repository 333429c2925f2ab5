pragma ComponentBehavior: Bound

import QtQuick

// A ring of which a share (0..1) is drawn, from the top clockwise.
Canvas {
    id: root

    property real share: 0
    property color color: "white"
    property color track: "grey"
    property real thickness: 8

    onColorChanged: root.requestPaint()
    onPaint: {
        const context = root.getContext("2d");
        const middle = Math.min(root.width, root.height) / 2;
        const radius = Math.max(1, middle - root.thickness / 2 - 0.5);
        context.reset();
        context.lineWidth = root.thickness;
        context.strokeStyle = root.track;
        context.beginPath();
        context.arc(middle, middle, radius, 0, 2 * Math.PI);
        context.stroke();
        context.strokeStyle = root.color;
        context.beginPath();
        context.arc(middle, middle, radius, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * Math.min(1, Math.max(0, root.share)));
        context.stroke();
    }
    onShareChanged: root.requestPaint()
    onThicknessChanged: root.requestPaint()
    onTrackChanged: root.requestPaint()
}
