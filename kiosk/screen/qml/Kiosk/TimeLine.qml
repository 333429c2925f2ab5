pragma ComponentBehavior: Bound

import QtQuick

// What came when: a thread with a bead for each entry.
Column {
    id: root

    required property var entries
    required property color ink
    required property color accent
    property string role: "body"
    property string language: "zh"
    property bool compact: false
    readonly property real widest: {
        let most = 0;
        if (measure.height > 0) {
            for (const entry of root.entries)
                most = Math.max(most, measure.advanceWidth(entry.when));
        }
        return most;
    }

    FontMetrics {
        id: measure

        font.family: Theme.serif
        font.pixelSize: Theme.px(root.role)
        font.weight: Font.Bold
    }

    Repeater {
        model: root.entries

        Item {
            id: entry

            required property int index
            required property var modelData
            readonly property bool last: entry.index === root.entries.length - 1

            height: Math.max(when.height, what.height) + (entry.last ? 0 : root.compact ? Theme.u(1.2) : Theme.u(3))
            width: root.width

            Rectangle {
                color: root.accent
                height: parent.height
                opacity: 0.6
                visible: !entry.last
                width: Math.max(2, Theme.u(0.3))
                x: Theme.u(1) - width / 2
                y: Theme.px(root.role) * 0.7
            }

            Rectangle {
                color: root.accent
                height: Theme.u(2)
                radius: height / 2
                width: height
                y: Theme.px(root.role) * 0.7 - height / 2
            }

            Label {
                id: when

                color: root.accent
                language: root.language
                leading: 1.4
                role: root.role
                serif: true
                text: entry.modelData.when
                width: Math.min(root.width * 0.42, Math.ceil(root.widest * 1.03) + 4)
                x: Theme.u(4)
            }

            Lead {
                id: what

                color: root.ink
                elide: Text.ElideRight
                isLabel: true
                language: root.language
                leading: 1.4
                maximumLineCount: root.compact ? 3 : 8
                role: root.role
                room: root.width - x
                sentence: entry.modelData.what
                x: when.x + when.width + Theme.u(2)
            }
        }
    }
}
