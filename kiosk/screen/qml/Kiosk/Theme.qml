pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// Sizes, families and time of the running window. Main.qml fills it from the presenter.
QtObject {
    property var metrics: ({})
    property var labels: ({})
    property string serif: "Noto Serif CJK SC"
    property string sans: "Noto Sans CJK SC"
    property real pace: 1
    property bool still: false
    property bool reduced: false // fades only
    property bool english: false
    property bool large: false
    property bool contrast: false
    property bool reach: false
    property real reachX: 0.5
    property bool keyboard: false
    property Presenter presenter: null // dresses paragraphs
    readonly property real unit: metrics.unit ?? 8
    readonly property int margin: metrics.margin ?? 96
    readonly property int target: metrics.target ?? 60
    readonly property int width: metrics.width ?? 1920
    readonly property int height: metrics.height ?? 1080
    readonly property bool portrait: metrics.portrait ?? false

    // whether a page may lay out several pictures at once
    readonly property bool galleries: !portrait && !large && (metrics.pagePicture?.width ?? 0) > 38 * px("caption")

    // px of a role of type
    function px(role: string): int {
        return metrics[role] ?? 30;
    }

    // milliseconds of an animation at the running pace; none when still
    function ms(duration: real): int {
        return still ? 0 : Math.max(1, Math.round(duration / pace));
    }

    function u(units: real): int {
        return Math.round(units * unit);
    }

    // px that a card's title takes below its picture
    function cardWords(lines: int, role: string): int {
        return Math.round((1.25 * lines + 0.3) * px(role)) + u(2);
    }

    // how many lines words take in a width; the caller sees to it that the font is known
    function wrapped(font: FontMetrics, words: list<string>, width: real): int {
        let count = 1;
        let line = "";
        for (const word of words) {
            const longer = line === "" ? word : line + " " + word;
            if (line !== "" && font.advanceWidth(longer) > width) {
                count += 1;
                line = word;
            } else {
                line = longer;
            }
        }
        return count;
    }

    function withAlpha(color: color, alpha: real): color {
        return Qt.rgba(color.r, color.g, color.b, alpha);
    }
}
