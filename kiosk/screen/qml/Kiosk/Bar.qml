pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// The one bar below pages, home and sections: where to go on the left, how to read on the right.
Rectangle {
    id: root

    required property Presenter presenter
    required property var light
    property string nextTitle: ""
    property bool hasPrevious: true
    property bool hasNext: true
    property bool isHome: false
    readonly property bool rows: Theme.metrics.twoRows ?? false
    readonly property bool clustered: Theme.reach
    readonly property int gap: Theme.u(root.rows || root.clustered ? 1.5 : 2)
    readonly property int side: root.clustered ? 0 : Theme.portrait ? Theme.u(5) : Theme.margin // as the doors of home
    readonly property real span: root.clustered ? Theme.metrics.reachWidth : root.width - 2 * root.side
    readonly property int leastPad: Theme.u(1.6)
    readonly property var ways: [root.isHome ? root.labels.backToLoop : root.labels.home, root.hasPrevious ? root.labels.previous : "", root.hasNext ? root.labels.next : ""].filter(word => word !== "")
    // a title that says where to is worth more than long words and wide buttons; whatever it is, the others stay in place
    readonly property bool hopeful: root.hasNext && (root.rows || !root.clustered)
    readonly property real ofTitle: (Theme.english ? 18 : 15.5) * Theme.px("bar")
    // words give way as a whole, never by dots: short ones where the long ones would not all fit
    readonly property bool tight: root.clustered || root.rows || root.padFor("", root.hopeful ? root.ofTitle : 0) < Theme.u(3)
    readonly property int pad: {
        const named = root.hopeful ? root.padFor("Short", root.ofTitle) : -1;
        const wide = named >= root.leastPad ? named : root.hopeful && root.padFor("Short", 10.8 * Theme.px("bar")) >= root.leastPad ? root.leastPad : root.padFor("Short", 0);
        return Math.max(root.leastPad, Math.min(Theme.u(3), wide));
    }

    // what is left on each side of a button's words when all stand in the row, with the long or the short words of modes:
    // with all modes on, or with one and so long a title of the next page
    function padFor(length: string, title: real): int {
        if (measure.height <= 0)
            return Theme.u(3);
        const l = root.labels;
        const modes = root.rows ? [] : [...["large", "contrast", "reach"].map(mode => root.told(l[mode + length], true)), ...root.presenter.bilingual ? [l.otherLanguage] : []];
        const count = root.ways.length + modes.length;
        const words = [...root.ways, ...modes].reduce((sum, word) => sum + measure.advanceWidth(word) * 1.05 + 4, 0);
        const signs = (root.ways.length + (root.clustered ? 0 : modes.length)) * root.signRoom;
        const apart = (count - 1) * root.gap + (root.rows ? 0 : root.apart - root.gap);
        const more = title > 0 ? title - (measure.advanceWidth(l.next) + 2 * measure.advanceWidth(root.told("", true))) * 1.05 : 0;
        return Math.floor((root.span - words - Math.max(0, more) - signs - apart) / (2 * count));
    }

    readonly property int rowHeight: root.rows ? Math.floor((root.height - 3 * Theme.u(2)) / 2) : root.height - 2 * Theme.u(2)
    readonly property var labels: root.presenter.labels
    readonly property int apart: Theme.u(root.clustered ? 2 : 5) // between where to go and how to read
    readonly property real signRoom: Math.round(Theme.px("bar") * 0.9) + Theme.u(1.2)

    color: root.light.base

    Rectangle {
        color: Theme.withAlpha(root.light.soft, 0.35)
        height: 1
        width: parent.width
    }

    FontMetrics {
        id: measure

        font.family: Theme.sans
        font.pixelSize: Theme.px("bar")
        font.weight: Font.Medium
    }

    function told(word: string, on: bool): string {
        return on ? word + "·" + root.labels.on : word;
    }

    Item {
        id: room

        height: parent.height
        width: root.span
        x: root.clustered ? Theme.metrics.reachLeft : root.side

        Row {
            id: ways

            height: root.rowHeight
            spacing: root.gap
            y: Theme.u(2)

            PushButton {
                id: home

                height: parent.height
                name: root.isHome ? root.labels.backToLoop : root.labels.home
                light: root.light
                pad: root.pad
                spot: "home"
                presenter: root.presenter
                sign: root.isHome ? "previous" : "home"

                onTapped: root.isHome ? root.presenter.leave() : root.presenter.goHome()
            }

            PushButton {
                id: previous

                enabled: root.hasPrevious
                height: parent.height
                name: root.labels.previous
                light: root.light
                pad: root.pad
                spot: "previous"
                presenter: root.presenter
                sign: "previous"
                visible: root.hasPrevious

                onTapped: root.presenter.previous()
            }

            PushButton {
                id: next

                // where to: with the word for "next", where there is no room by the title alone, else not at all
                readonly property string whereTo: [name, root.nextTitle].find(text => text !== "" && !(root.clustered && !root.rows) && next.widthOf(text) + 2 * root.leastPad <= ways.nextRoom) ?? ""

                function widthOf(text: string): real {
                    return measure.height > 0 ? Math.ceil(measure.advanceWidth(text) * 1.05) + 4 + root.signRoom : Infinity;
                }

                accented: true
                enabled: root.hasNext
                height: parent.height
                name: root.nextTitle === "" ? root.labels.nextHome : root.labels.nextIs + root.nextTitle
                light: root.light
                spot: "next"
                pad: next.whereTo !== "" ? Math.max(root.leastPad, Math.min(root.pad, (ways.nextRoom - next.widthOf(next.whereTo)) / 2)) : root.pad
                presenter: root.presenter
                sign: "next"
                signAfter: true
                text: next.whereTo || root.labels.next
                title: root.nextTitle
                visible: root.hasNext
                width: root.rows ? ways.nextRoom : Math.min(implicitWidth, ways.nextRoom)

                onTapped: root.presenter.next()
            }

            readonly property real nextRoom: ways.room - home.width - (previous.visible ? previous.width + root.gap : 0) - root.gap
            readonly property real room: root.rows ? room.width : room.width - modes.width - Theme.u(2) // a title may come closer
        }

        Row {
            id: modes

            readonly property real share: Math.floor((room.width - 3 * root.gap) / 4)

            height: root.rowHeight
            spacing: root.gap
            x: root.rows ? 0 : room.width - width
            y: root.rows ? 2 * Theme.u(2) + root.rowHeight : Theme.u(2)

            Mode {
                on: Theme.large
                mode: "large"
            }

            Mode {
                on: Theme.contrast
                mode: "contrast"
            }

            PushButton {
                height: parent.height
                language: Theme.english ? "zh" : "en"
                name: root.labels.otherLanguage
                visible: root.presenter.bilingual
                width: root.rows ? modes.share : implicitWidth
                light: root.light
                pad: root.rows ? root.leastPad : root.pad
                spot: "language"
                presenter: root.presenter
                sign: root.clustered ? "" : "language"

                onTapped: root.presenter.toggleLanguage()
            }

            Mode {
                id: reach

                on: Theme.reach
                mode: "reach"
            }
        }
    }

    component Mode: PushButton {
        id: modeButton

        required property string mode
        required property bool on

        checkable: true
        checked: on
        height: root.rowHeight
        name: root.labels[mode]
        light: root.light
        pad: root.rows ? root.leastPad : root.pad
        spot: modeButton.mode
        presenter: root.presenter
        sign: root.clustered && !root.rows || root.rows && measure.height > 0 && measure.advanceWidth(text) * 1.05 + 4 + root.signRoom + 2 * pad > modes.share ? "" : mode
        text: root.told(root.tight ? root.labels[mode + "Short"] : name, on)
        width: root.rows ? modes.share : implicitWidth

        onTapped: (x, y) => root.presenter.toggleMode(mode, modeButton.mapToItem(root, x, y).x / root.width)
    }
}
