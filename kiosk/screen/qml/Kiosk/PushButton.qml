pragma ComponentBehavior: Bound

import QtQuick

// A button with a sign and a word; its outline carries 3:1 against the ground.
Touchable {
    id: root

    required property var light
    property string sign: ""
    property string text: root.name
    property string title: "" // in the words: its quotation marks are set as everywhere
    property string role: "bar"
    property bool accented: false
    property bool signAfter: false
    property bool stacked: false
    property bool compact: false
    property bool onPage: false
    property string language: Theme.english ? "en" : "zh"
    readonly property color fill: root.accented ? root.light.accent : root.checked ? root.light.ink : root.onPage ? root.light.card : root.light.raised
    readonly property color content: root.accented ? root.light.accentInk : root.checked ? root.light.base : root.onPage ? root.light.pageInk : root.light.ink
    property int pad: Theme.u(root.stacked ? 1 : root.compact ? 1.6 : 3)
    readonly property int signSize: root.sign === "" ? 0 : Math.round(Theme.px(root.role) * 0.9)
    readonly property int gap: root.sign !== "" && root.text !== "" ? Theme.u(1.2) : 0
    readonly property real wordsWidth: root.text === "" ? 0 : Math.ceil(measure.advanceWidth) + 4
    readonly property real natural: root.wordsWidth + root.signSize + root.gap + 2 * root.pad

    implicitHeight: Math.max(Theme.target, Math.round(2.2 * Theme.px(root.role)))
    implicitWidth: Math.max(root.implicitHeight, root.natural)

    Rectangle {
        anchors.fill: parent
        border.color: root.accented ? root.light.accent : root.onPage ? root.light.line : root.light.soft
        border.width: Math.max(1, Theme.u(0.25))
        color: root.down ? Qt.tint(root.fill, Theme.withAlpha(root.content, 0.25)) : root.fill
        radius: Math.min(root.height / 2, Theme.u(root.stacked ? 1.5 : 6))
    }

    TextMetrics {
        id: measure

        font: words.font
        renderType: Text.NativeRendering // as Label draws; else they are measured without hinting
        text: root.text
    }

    Row {
        anchors.centerIn: parent
        layoutDirection: root.signAfter ? Qt.RightToLeft : Qt.LeftToRight
        spacing: root.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.content
            sign: root.sign
            size: root.signSize
            visible: root.sign !== ""
        }

        Label {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
            color: root.content
            elide: Text.ElideRight
            font.weight: Font.Medium
            language: root.language
            leading: 1.2
            maximumLineCount: 1
            role: root.role
            text: root.text
            words: root.title || root.text
            width: Math.max(0, Math.min(root.wordsWidth, root.width - 2 * root.pad - root.signSize - root.gap))
            wrapMode: Text.NoWrap
        }
    }
}
