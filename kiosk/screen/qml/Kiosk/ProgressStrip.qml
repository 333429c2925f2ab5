pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// The sections along the bottom of a panel, opaque; a touch opens that section.
Rectangle {
    id: root

    required property Presenter presenter
    required property var light
    required property int current
    property real fraction: 0
    property real leftRoom: Theme.margin
    property real rightRoom: 0
    readonly property var sections: root.presenter.progress
    readonly property int gap: Theme.u(2)
    readonly property real room: root.width - root.leftRoom - root.rightRoom - (root.sections.length - 1) * root.gap
    readonly property real even: root.room / Math.max(1, root.sections.length)
    // px of each section: all alike where their names fit so, else by their names, at last with names in two lines
    readonly property var widths: {
        for (const name of measure.height > 0 ? [root.whole, root.halved] : []) { // as functions of FontMetrics tell nothing of a changed font
            const own = root.sections.map(section => Math.max(Theme.target, Math.ceil(name(section.name) * 1.04 + 1.6 * Theme.px("progress"))));
            const spare = (root.room - own.reduce((sum, wide) => sum + wide, 0)) / own.length;
            if (own.every(wide => wide <= root.even))
                return own.map(() => root.even);
            if (spare >= 0)
                return own.map(wide => wide + spare);
        }
        return [];
    }
    // where not all names fit, only the one that is shown is named
    readonly property bool named: measure.height <= 0 || root.widths.length > 0
    readonly property bool twoLines: root.widths.some((wide, index) => root.whole(root.sections[index].name) > wide - 1.4 * Theme.px("progress"))

    readonly property int em: Math.min(Theme.px("progress"), Math.floor(root.height / 2.45)) // of names in two lines

    function whole(name: string): real {
        return measure.advanceWidth(name);
    }

    // px of a name in two lines, where it has words to part and the strip is high enough for them
    function halved(name: string): real {
        const words = name.split(" ");
        let least = root.whole(name);
        for (let i = 1; i < words.length && root.em >= 0.8 * Theme.px("progress"); i++)
            least = Math.min(least, Math.max(root.whole(words.slice(0, i).join(" ")), root.whole(words.slice(i).join(" "))));
        return least;
    }

    readonly property real narrow: root.room * 0.48 / Math.max(1, root.sections.length - 1)
    // where the others would be too narrow to touch, only the one that is shown is there; home has them all
    readonly property bool alone: !root.named && root.narrow < Theme.target

    FontMetrics {
        id: measure

        font.family: Theme.sans
        font.pixelSize: Theme.px("progress")
        font.weight: Font.Medium
    }

    color: root.light.base ?? "#222222"

    Rectangle {
        color: Theme.withAlpha(root.light.soft ?? "#cccccc", 0.35)
        height: 1
        width: parent.width
    }

    Row {
        anchors.fill: parent
        anchors.leftMargin: root.leftRoom
        anchors.rightMargin: root.rightRoom
        spacing: root.gap

        Repeater {
            model: root.alone ? root.sections.slice(root.current, root.current + 1) : root.sections

            Touchable {
                id: part

                required property int index
                required property var modelData
                readonly property int place: root.alone ? root.current : part.index
                readonly property bool here: part.place === root.current

                accessibleRole: Accessible.Link
                height: root.height
                name: part.modelData.name
                presenter: root.presenter
                width: Math.floor(root.alone ? root.width - root.leftRoom - root.rightRoom : root.named ? root.widths[part.index] ?? root.even : part.here ? root.room * 0.52 : root.narrow)

                onTapped: root.presenter.openSection(part.place)

                Rectangle {
                    color: part.down ? Theme.withAlpha(root.light.ink, 0.16) : "transparent"
                    anchors.fill: parent
                }

                Rectangle {
                    color: Theme.withAlpha(root.light.soft ?? "#cccccc", 0.4)
                    height: Math.max(3, Theme.u(0.5))
                    width: parent.width
                    y: -Math.floor(height / 2)

                    Rectangle {
                        color: root.light.accent ?? "#ffcc66"
                        height: parent.height
                        width: root.alone ? parent.width * (root.current + root.fraction) / root.sections.length : part.index < root.current ? parent.width : part.here ? parent.width * root.fraction : 0

                        Behavior on width {
                            NumberAnimation {
                                duration: Theme.ms(700)
                                easing.type: Easing.OutCubic
                            }
                        }
                    }
                }

                Row {
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.verticalCenterOffset: root.twoLines ? -Math.round(0.12 * root.em) : 0 // a first line has more above it
                    spacing: Theme.u(1)

                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        Accessible.ignored: true
                        color: part.here ? root.light.accent : root.light.soft
                        language: "zh"
                        leading: 1.2
                        role: "progress"
                        serif: true
                        text: part.modelData.numeral
                    }

                    Label {
                        Accessible.ignored: true
                        color: part.here ? (Theme.contrast ? root.light.accent : root.light.ink) : root.light.soft
                        elide: Text.ElideRight
                        font.pixelSize: root.twoLines ? root.em : Theme.px("progress")
                        font.weight: part.here ? Font.Medium : Font.Normal
                        leading: root.twoLines ? 1.1 : 1.2
                        maximumLineCount: root.twoLines ? 2 : 1
                        text: part.modelData.name
                        visible: root.named || part.here
                        width: Math.min(implicitWidth, part.width - 1.4 * Theme.px("progress"))
                        wrapMode: root.twoLines ? Text.WordWrap : Text.NoWrap
                    }
                }
            }
        }
    }
}
