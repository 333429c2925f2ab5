pragma ComponentBehavior: Bound

import QtQuick

// A sentence over two lines is broken at its comma where both parts fit, else into lines of about one length.
Label {
    id: root

    required property string sentence
    property real room: 0

    function broken(): string {
        const text = root.sentence;
        if (measure.height <= 0) // functions of FontMetrics tell nothing of a changed font, its height does
            return text;
        const whole = measure.advanceWidth(text);
        if (whole <= root.room || root.room <= 0)
            return text;
        let best = -1;
        let least = Infinity;
        for (let i = 1; i < text.length - 2; i++) {
            if (!/[，。；：,;.—]/.test(text.charAt(i)))
                continue;
            const first = measure.advanceWidth(text.slice(0, i + 1).trim());
            const second = measure.advanceWidth(text.slice(i + 1).trim());
            const difference = Math.abs(first - second);
            if (first <= root.room && second <= root.room && difference < least && difference < (root.language === "en" ? 0.3 : 0.55) * whole) {
                least = difference;
                best = i;
            }
        }
        return best < 0 ? text : text.slice(0, best + 1).trim() + "\n" + text.slice(best + 1).trim();
    }

    readonly property string set: root.broken()
    readonly property real whole: measure.height > 0 ? measure.advanceWidth(root.sentence) : 0
    readonly property int count: Math.max(1, Math.ceil(root.whole / Math.max(1, root.room)))

    text: root.set
    width: root.set !== root.sentence || root.count < 2 ? root.room : Math.min(root.room, root.whole / root.count + 2.2 * root.font.pixelSize)

    FontMetrics {
        id: measure

        font: root.font
    }
}
