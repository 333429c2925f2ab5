pragma ComponentBehavior: Bound

import QtQuick

// A figure's digits in cells of one width, so that counting up never trembles, with qualifier and unit beside.
// Trimmed, its box ends where the digits' ink does: a font's own lines are half as high again.
Row {
    id: root

    required property var figure
    required property color color
    property string role: "panelFigure"
    property string unitRole: "panelLabel"
    property bool running: false
    property bool trimmed: false
    property real progress: 1
    readonly property string digits: root.figure.digits ?? ""
    readonly property real number: parseFloat(root.digits.replace(/,/g, ""))
    readonly property int decimals: root.digits.indexOf(".") < 0 ? 0 : root.digits.length - root.digits.indexOf(".") - 1
    readonly property string shown: root.figure.counts && root.progress < 1 ? root.grouped(root.number * root.progress) : root.digits
    readonly property bool more: root.figure.after === "+" // of the digits' size: it belongs to them
    property real room: Infinity // px: where the role's size is wider, the digits are smaller, down to the unit's size
    readonly property real cells: { // the digits' width in their own size
        let sum = root.more ? 0.6 : 0;
        for (const character of root.digits)
            sum += /[,.]/.test(character) ? 0.3 : 0.593;
        return sum;
    }
    readonly property real beside: before.implicitWidth + after.implicitWidth + root.digits.length // what is not digits, and their rounding
    readonly property int fitting: {
        const most = Math.floor((root.room - root.beside) / root.cells);
        return Math.max(Math.min(Theme.px(root.role), most), Math.min(Theme.px(root.role), Theme.px(root.unitRole)));
    }
    property int em: root.fitting
    readonly property real over: root.trimmed ? baseline.baselineOffset - Math.ceil(0.76 * root.em) : 0
    readonly property real under: root.trimmed ? baseline.height - baseline.baselineOffset - Math.ceil(0.12 * root.em) : 0
    // how far the first digit's ink stands from its cell's edge
    readonly property int bearing: {
        if (!root.trimmed || root.figure.before || measure.height <= 0)
            return 0;
        const first = root.digits.charAt(0);
        return Math.round((Math.round(0.593 * root.em) - measure.advanceWidth(first)) / 2 + measure.tightBoundingRect(first).x);
    }

    // the count so far, written as the final digits are, padded in front to their length
    function grouped(value: real): string {
        let text = value.toFixed(root.decimals);
        if (root.digits.indexOf(",") >= 0) {
            const parts = text.split(".");
            parts[0] = parts[0].replace(/\B(?=(\d{3})+(?!\d))/g, ",");
            text = parts.join(".");
        }
        return text.padStart(root.digits.length, " ");
    }

    Accessible.name: root.figure.spoken ?? root.digits
    Accessible.role: Accessible.StaticText
    baselineOffset: baseline.baselineOffset - root.over
    bottomPadding: -root.under
    leftPadding: -root.bearing
    spacing: 0
    topPadding: -root.over

    onRunningChanged: {
        if (root.running && root.figure.counts && !Theme.still && !Theme.reduced)
            count.restart();
    }

    FontMetrics {
        id: measure

        font: baseline.font
    }

    NumberAnimation {
        id: count

        duration: Theme.ms(1200)
        easing.type: Easing.OutCubic
        from: 0
        property: "progress"
        target: root
        to: 1
    }

    Label {
        id: before

        Accessible.ignored: true
        anchors.baseline: baseline.baseline
        color: root.color
        role: root.unitRole
        rightPadding: text === "" ? 0 : Theme.u(1)
        text: root.figure.before ?? ""
        wrapMode: Text.NoWrap
    }

    Repeater {
        model: root.digits.length

        Item {
            id: cell

            required property int index
            readonly property string character: root.shown.charAt(cell.index)

            height: glyph.height
            width: Math.round(root.em * (/[,.]/.test(root.digits.charAt(cell.index)) ? 0.3 : 0.593))

            Label {
                id: glyph

                Accessible.ignored: true
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.color
                font.pixelSize: root.em
                leading: 1.06
                serif: true
                text: cell.character
                wrapMode: Text.NoWrap
            }
        }
    }

    Label {
        id: baseline

        Accessible.ignored: true
        color: "transparent"
        font.pixelSize: root.em
        leading: 1.06
        serif: true
        text: "0"
        width: 0
        wrapMode: Text.NoWrap
        y: -root.over // a row leaves alone what has no width
    }

    Label {
        Accessible.ignored: true
        anchors.baseline: baseline.baseline
        color: root.color
        font.pixelSize: root.em
        leading: 1.06
        serif: true
        text: root.more ? "+" : ""
        wrapMode: Text.NoWrap
    }

    Label {
        id: after

        Accessible.ignored: true
        anchors.baseline: baseline.baseline
        color: root.color
        font.weight: Font.Medium
        leftPadding: text === "" ? 0 : Theme.u(0.8)
        role: root.unitRole
        text: (root.more ? "" : root.figure.after ?? "") + (root.figure.unit ?? "") + (root.figure.tail ?? "")
        wrapMode: Text.NoWrap
    }
}
