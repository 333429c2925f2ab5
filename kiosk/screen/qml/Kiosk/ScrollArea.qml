pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// Content longer than its place: scrolls by finger, says that there is more, and has a plain button for each way.
Item {
    id: root

    required property Presenter presenter
    required property var light
    default property alias content: holder.data
    property real contentHeight: holder.childrenRect.height
    property color ground: root.light.surface ?? "#faf5ee"
    readonly property bool scrollable: root.contentHeight > root.height + 2
    readonly property int bleed: Theme.u(1) // glyphs may reach a little out of their text's box: a j, an accent
    readonly property real foot: root.scrollable ? buttons.height + Theme.u(3) : 0
    property alias contentY: flick.contentY

    // Where a screen may begin, of what lies in these items: at a line, a card, a row. The last screen does, too: for it
    // there is as much room below the end as it takes.
    property list<Item> flow
    readonly property var stops: {
        const found = [];
        if (root.scrollable) {
            for (const item of root.flow)
                root.gather(item, item.y, found);
        }
        return found;
    }
    readonly property real end: root.contentHeight - flick.height
    readonly property real last: {
        const stop = root.stops.find(stop => stop >= root.end) ?? root.end;
        return stop - root.end < flick.height * 0.4 ? stop : root.end;
    }
    readonly property bool begun: root.stops.some(stop => Math.abs(stop - flick.contentY) < 1) // nothing is cut above

    function gather(item: var, y: real, found: var) {
        if (!item || !item.visible || item.height <= 0 || item.objectName === "gap")
            return;
        if (item.lineHeight !== undefined) {
            const top = y + (item.topPadding ?? 0);
            const lines = Math.max(1, Math.floor((item.height - (item.topPadding ?? 0)) / item.lineHeight));
            found.push(y);
            // a line alone neither stays behind nor goes ahead
            for (let line = 2; line < lines - 1; line++)
                found.push(top + line * item.lineHeight);
        } else if (item.item !== undefined) {
            root.gather(item.item, y, found);
        } else if (item.spacing !== undefined) {
            for (const child of item.children)
                root.gather(child, y + child.y, found);
        } else {
            found.push(y);
        }
    }

    function scroll(direction: int) {
        flick.step(direction);
    }

    Sliding {
        id: flick

        objectName: "scrolling"

        contentHeight: root.contentHeight + (root.scrollable ? root.last - root.end : 0)
        contentWidth: width
        flickableDirection: Flickable.VerticalFlick
        height: root.height - root.foot
        interactive: root.scrollable
        presenter: root.presenter
        stops: root.stops
        veil: Theme.u(3)
        width: root.width + 2 * root.bleed
        x: -root.bleed

        Item {
            id: holder

            height: root.contentHeight
            width: root.width
            x: root.bleed
        }
    }

    // what comes from above, and what goes on below, fades into the ground
    Rectangle {
        objectName: "fade"

        height: Theme.u(4)
        visible: root.scrollable && flick.contentY > 4 && !root.begun
        width: flick.width
        x: flick.x

        gradient: Gradient {
            GradientStop {
                color: root.ground
                position: 0
            }
            GradientStop {
                color: Theme.withAlpha(root.ground, 0)
                position: 1
            }
        }
    }

    Rectangle {
        objectName: "fade"

        height: Theme.u(6)
        visible: root.scrollable && flick.contentY < flick.contentHeight - flick.height - 4
        width: flick.width
        x: flick.x
        y: flick.height - height

        gradient: Gradient {
            GradientStop {
                color: Theme.withAlpha(root.ground, 0)
                position: 0
            }
            GradientStop {
                color: root.ground
                position: 1
            }
        }
    }

    Rectangle {
        color: root.light.line ?? "#888888"
        height: Math.max(Theme.u(5), flick.height * flick.height / Math.max(1, flick.contentHeight))
        radius: width / 2
        visible: root.scrollable
        width: Math.max(3, Theme.u(0.5))
        x: root.width + Theme.u(1.5)
        y: (flick.height - height) * flick.contentY / Math.max(1, flick.contentHeight - flick.height)
    }

    Row {
        id: buttons

        spacing: Theme.u(2)
        visible: root.scrollable
        y: root.height - height

        PushButton {
            enabled: !flick.atYEnd && root.enabled
            name: root.presenter.labels.scrollDown
            onPage: true
            opacity: flick.atYEnd ? 0.45 : 1
            light: root.light
            presenter: root.presenter
            role: "caption"
            sign: "down"

            onTapped: root.scroll(1)
        }

        PushButton {
            enabled: !flick.atYBeginning && root.enabled
            name: root.presenter.labels.scrollUp
            onPage: true
            opacity: flick.atYBeginning ? 0.45 : 1
            light: root.light
            presenter: root.presenter
            role: "caption"
            sign: "up"

            onTapped: root.scroll(-1)
        }
    }
}
