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
    // px of the times; on a panel they lie in two lines where what happened needs fewer lines for it
    readonly property real column: {
        const widest = root.entries.reduce((most, entry) => Math.max(most, root.long(measure, entry.when)), 0);
        let best = Math.min(root.width * 0.42, Math.ceil(widest * 1.03) + 4);
        if (!root.compact || root.language !== "en")
            return best;
        const least = root.entries.reduce((most, entry) => Math.max(most, root.long(measure, entry.when.split(" "))), 0);
        let lines = root.lines(best);
        for (let wide = best - Theme.u(1); wide >= least * 1.03 + 4 && lines > root.entries.length; wide -= Theme.u(1)) {
            const count = root.lines(wide);
            if (count < lines) {
                best = wide;
                lines = count;
            }
        }
        return best;
    }
    readonly property bool crowded: root.compact && root.lines(root.column) > root.entries.length
    readonly property real leading: root.crowded ? 1.25 : 1.4

    // px of the longest of some words; functions of FontMetrics tell nothing of a changed font, its height does
    function long(font: FontMetrics, words): real {
        return font.height <= 0 ? 0 : [].concat(words).reduce((most, word) => Math.max(most, font.advanceWidth(word)), 0);
    }

    // how many lines words take in a width
    function wrapped(font: FontMetrics, text: string, width: real): int {
        const count = font.height <= 0 ? 1 : Theme.wrapped(font, text.split(" "), width);
        return Math.max(count, Math.ceil(root.long(font, text) / Math.max(1, width)));
    }

    // how many lines all entries take beside times of some width
    function lines(wide: real): int {
        const room = root.width - Theme.u(6) - wide;
        return root.entries.reduce((sum, entry) => sum + Math.max(root.wrapped(measure, entry.when, wide), root.wrapped(told, entry.what, room)), 0);
    }

    FontMetrics {
        id: measure

        font.family: Theme.serif
        font.pixelSize: Theme.px(root.role)
        font.weight: Font.Bold
    }

    FontMetrics {
        id: told

        font.family: Theme.sans
        font.pixelSize: Theme.px(root.role)
    }

    Repeater {
        model: root.entries

        Item {
            id: entry

            required property int index
            required property var modelData
            readonly property bool last: entry.index === root.entries.length - 1

            // a font's own line is higher than these
            height: (root.compact ? Math.max(when.lineCount, what.lineCount) * what.lineHeight : Math.max(when.height, what.height)) + (entry.last ? 0 : root.compact ? Theme.u(1.2) : Theme.u(3))
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
                leading: root.leading
                role: root.role
                serif: true
                text: entry.modelData.when
                width: root.column
                x: Theme.u(4)
            }

            Lead {
                id: what

                color: root.ink
                elide: Text.ElideRight
                isLabel: true
                language: root.language
                leading: root.leading
                maximumLineCount: root.compact ? 3 : 8
                role: root.role
                room: root.width - x
                sentence: entry.modelData.what
                x: when.x + when.width + Theme.u(2)
            }
        }
    }
}
