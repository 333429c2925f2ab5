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
    readonly property int side: root.clustered ? 0 : Theme.portrait ? Theme.u(4) : Theme.margin
    // words give way as a whole, never by dots: short ones where the long ones would not all fit
    readonly property bool tight: root.clustered || root.rows || root.wanted > root.width - 2 * root.side
    readonly property real wanted: {
        if (measure.height <= 0)
            return 0;
        const l = root.labels;
        const ways = [root.isHome ? l.backToLoop : l.home, root.hasPrevious ? l.previous : "", root.hasNext ? l.next : ""];
        const words = [...ways.filter(word => word !== ""), l.large + "·" + l.on, l.contrast + "·" + l.on, l.otherLanguage, l.reach + "·" + l.on];
        const each = Theme.px("bar") + Theme.u(1.2) + 2 * Theme.u(3) + Theme.u(2);
        return words.reduce((sum, word) => sum + measure.advanceWidth(word) * 1.05 + each, Theme.u(6));
    }
    readonly property int rowHeight: root.rows ? Math.floor((root.height - 3 * Theme.u(2)) / 2) : root.height - 2 * Theme.u(2)
    readonly property var labels: root.presenter.labels

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
        width: root.clustered ? Theme.metrics.reachWidth : parent.width - 2 * root.side
        x: root.clustered ? Theme.metrics.reachLeft : root.side

        Row {
            id: ways

            height: root.rowHeight
            spacing: root.gap
            y: Theme.u(2)

            PushButton {
                compact: root.tight
                id: home

                height: parent.height
                name: root.isHome ? root.labels.backToLoop : root.labels.home
                light: root.light
                spot: "home"
                presenter: root.presenter
                sign: root.isHome ? "previous" : "home"

                onTapped: root.isHome ? root.presenter.leave() : root.presenter.goHome()
            }

            PushButton {
                compact: root.tight
                id: previous

                enabled: root.hasPrevious
                height: parent.height
                name: root.labels.previous
                light: root.light
                spot: "previous"
                presenter: root.presenter
                sign: "previous"
                visible: root.hasPrevious

                onTapped: root.presenter.previous()
            }

            PushButton {
                compact: root.tight
                accented: true
                enabled: root.hasNext
                height: parent.height
                name: root.nextTitle === "" ? root.labels.nextHome : root.labels.nextIs + root.nextTitle
                light: root.light
                spot: "next"
                presenter: root.presenter
                sign: "next"
                signAfter: true
                text: measure.height > 0 && measure.advanceWidth(name) * 1.05 + signSize + Theme.u(1.2) + 2 * pad + 4 <= ways.nextRoom && !(root.clustered && !root.rows) ? name : root.labels.next
                visible: root.hasNext
                width: root.rows ? ways.nextRoom : Math.min(implicitWidth, ways.nextRoom)

                onTapped: root.presenter.next()
            }

            readonly property real nextRoom: ways.room - home.width - (previous.visible ? previous.width + root.gap : 0) - root.gap
            readonly property real room: root.rows ? room.width : room.width - modes.width - Theme.u(root.clustered ? 2 : 5)
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
                compact: root.tight
                height: parent.height
                language: Theme.english ? "zh" : "en"
                name: root.labels.otherLanguage
                visible: root.presenter.bilingual
                width: root.rows ? modes.share : implicitWidth
                light: root.light
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
        readonly property real signRoom: Theme.px("bar") * 0.9 + Theme.u(1.2) + 2 * pad + 4

        checkable: true
        checked: on
        compact: root.tight
        height: root.rowHeight
        name: root.labels[mode]
        light: root.light
        spot: modeButton.mode
        presenter: root.presenter
        sign: root.clustered && !root.rows || root.rows && measure.height > 0 && measure.advanceWidth(text) * 1.05 + signRoom > modes.share ? "" : mode
        text: root.told(root.tight ? root.labels[mode + "Short"] : name, on)
        width: root.rows ? modes.share : implicitWidth

        onTapped: (x, y) => root.presenter.toggleMode(mode, modeButton.mapToItem(root, x, y).x / root.width)
    }
}
