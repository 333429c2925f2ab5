pragma ComponentBehavior: Bound

import QtQuick

// A button of staff's: a sign, Chinese, and English small beneath it.
Touchable {
    id: root

    required property var light
    required property var words
    property string sign: ""
    property bool accented: false
    property real size: Theme.px("bar")
    readonly property color fill: root.accented ? root.light.pageAccent : root.light.card
    readonly property color content: root.accented ? root.light.card : root.light.pageInk
    readonly property int pad: Theme.u(2.4)
    readonly property int signSize: root.sign === "" ? 0 : Math.round(root.size * 0.9)
    readonly property int gap: root.sign === "" ? 0 : Theme.u(1.4)

    implicitHeight: Math.max(Theme.target, both.height + 2 * Theme.u(1))
    implicitWidth: Math.max(root.implicitHeight, Math.max(chinese.implicitWidth, english.implicitWidth) + root.signSize + root.gap + 2 * root.pad)
    name: root.words.zh + (root.words.en ? " " + root.words.en : "")
    opacity: root.enabled ? 1 : 0.4

    Rectangle {
        anchors.fill: parent
        border.color: root.accented ? root.light.pageAccent : root.light.line
        border.width: Math.max(1, Theme.u(0.25))
        color: root.down ? Qt.tint(root.fill, Theme.withAlpha(root.content, 0.25)) : root.fill
        radius: Theme.u(1.2)
    }

    Row {
        anchors.centerIn: parent
        spacing: root.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.content
            sign: root.sign
            size: root.signSize
            visible: root.sign !== ""
        }

        Column {
            id: both

            anchors.verticalCenter: parent.verticalCenter

            Label {
                id: chinese

                Accessible.ignored: true
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.content
                font.pixelSize: Math.round(root.size)
                font.weight: Font.Medium
                language: "zh"
                leading: 1.2
                text: root.words.zh ?? ""
                wrapMode: Text.NoWrap
            }

            Label {
                id: english

                Accessible.ignored: true
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.content
                font.pixelSize: Math.round(root.size * 0.66)
                language: "en"
                leading: 1.2
                text: root.words.en ?? ""
                visible: text !== ""
                wrapMode: Text.NoWrap
            }
        }
    }
}
