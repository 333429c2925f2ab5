pragma ComponentBehavior: Bound

import QtQuick

// A sentence over two lines is broken at its comma where both parts fit, else into lines of about one length.
// A label is as narrow as its lines allow; its hanzi are left as they run: a break for length might part a word.
Label {
    id: root

    required property string sentence
    property real room: 0
    property bool isLabel: false

    function broken(): string {
        const text = root.sentence;
        if (root.isLabel || measure.font.pixelSize <= 0) // functions of FontMetrics tell nothing of a changed font
            return text;
        const whole = measure.advanceWidth(text);
        if (whole <= root.room || root.room <= 0)
            return text;
        let best = -1;
        let least = Infinity;
        for (let i = 1; i < text.length - 2; i++) {
            if (!/[，。；：、,;.—]/.test(text.charAt(i)))
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

    // the least width in which a label's words take no more lines than in its room
    function narrowest(): real {
        if (measure.font.pixelSize <= 0) // as above
            return root.room;
        const words = root.sentence.split(" ");
        const most = Theme.wrapped(measure, words, root.room);
        let low = 0;
        let high = root.room;
        while (high - low > 2) {
            const middle = (low + high) / 2;
            if (middle >= root.longest(words) && Theme.wrapped(measure, words, middle) <= most)
                high = middle;
            else
                low = middle;
        }
        return Math.min(root.room, Math.ceil(high) + 2);
    }

    function longest(words: list<string>): real {
        return words.reduce((most, word) => Math.max(most, measure.advanceWidth(word)), 0);
    }

    readonly property string set: root.broken()
    readonly property real whole: measure.font.pixelSize > 0 ? measure.advanceWidth(root.sentence) : 0
    readonly property int count: Math.max(1, Math.ceil(root.whole / Math.max(1, root.room)))

    text: root.set
    words: root.sentence
    width: root.isLabel ? (root.count < 2 ? Math.min(root.room, Math.ceil(root.whole) + 2) : root.language === "en" ? root.narrowest() : root.room) : root.set !== root.sentence || root.count < 2 ? root.room : Math.min(root.room, root.whole / root.count + 2.2 * root.font.pixelSize)

    FontMetrics {
        id: measure

        font: root.font
    }
}
