pragma ComponentBehavior: Bound

import QtQuick

// A figure with its label on the same baseline, or below it where there is no room beside.
Item {
    id: root

    required property var figure
    required property color color
    required property color labelColor
    required property string role
    required property string labelRole
    property string unitRole: root.labelRole
    property real room: 0 // px for both
    property bool breaks: false // a label may take more lines beside the figure: its last one is on the baseline
    property bool running: false
    property bool below: false // the label lies below in any case
    property int most: 9999 // px of the digits beside a label of one line
    readonly property int gap: Theme.u(2)
    readonly property real spare: root.room - number.beside - root.gap - Math.ceil(label.whole) - 2
    // to lie beside a label of one line, the digits may be a little smaller
    readonly property real shrunk: root.spare / number.cells
    readonly property int fitting: Math.min(number.fitting, Math.floor(root.shrunk))
    readonly property bool fits: root.breaks ? label.aside >= Math.min(label.whole + 2, 6 * Theme.px(root.labelRole)) : root.shrunk >= 0.7 * Theme.px(root.role)
    readonly property bool aside: root.fits && !root.below
    readonly property real drop: (label.lineCount - 1) * label.lineHeight // from the label's first baseline to its last
    readonly property real rise: root.aside ? Math.max(number.baselineOffset, root.drop + Theme.px(root.labelRole)) : number.baselineOffset

    baselineOffset: root.rise
    implicitHeight: root.aside ? Math.max(number.y + number.height, root.rise + Math.ceil(0.3 * Theme.px(root.labelRole))) : number.height + label.implicitHeight
    implicitWidth: root.aside ? label.x + label.width : Math.max(number.width, label.width)

    FigureNumber {
        id: number

        color: root.color
        em: root.aside && !root.breaks ? Math.min(root.fitting, root.most) : number.fitting
        figure: root.figure
        role: root.role
        room: root.room
        running: root.running
        trimmed: true
        unitRole: root.unitRole
        y: root.rise - number.baselineOffset
    }

    Lead {
        id: label

        readonly property real aside: root.room - number.width - root.gap

        color: root.labelColor
        isLabel: true
        leading: 1.3
        role: root.labelRole
        room: root.aside ? label.aside : root.room
        sentence: root.figure.label
        x: root.aside ? number.width + root.gap : 0
        y: root.aside ? root.rise - root.drop - label.baselineOffset : number.height
    }
}
