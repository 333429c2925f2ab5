pragma ComponentBehavior: Bound

import QtQuick

// Words for staff: Chinese, and English small beneath it.
Column {
    id: root

    required property var words
    required property color ink
    required property color soft
    property string role: "body"
    property bool serif: false
    property int align: Text.AlignLeft

    Label {
        color: root.ink
        horizontalAlignment: root.align
        language: "zh"
        role: root.role
        serif: root.serif
        text: root.words.zh ?? ""
        visible: text !== ""
        width: root.width
    }

    Label {
        color: root.soft
        font.pixelSize: Math.round(Theme.px("caption") * 0.9)
        horizontalAlignment: root.align
        language: "en"
        leading: 1.3
        text: root.words.en ?? ""
        visible: text !== ""
        width: root.width
    }
}
