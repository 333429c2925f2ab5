pragma ComponentBehavior: Bound

import QtQuick

// Words of one size and weight. Staff's text is plain text, always.
Text {
    id: root

    property string role: "body"
    property real leading: 1.35
    property bool serif: false
    property string language: Theme.english ? "en" : "zh"
    property string words: root.text // what tells its font; a text whose lines are broken by its font names what it breaks
    // proportional quotation marks: full ones begin a line half an em too far in. Other marks would become narrow with them
    readonly property bool narrow: root.language === "en" || /[“‘]/.test(root.words) && !/[—…·，。、；：？！（）《》]/.test(root.words)
    // how it is laid out, for the proof: these enumerations do not cross to Python
    readonly property string setting: [root.wrapMode, root.effectiveHorizontalAlignment, root.verticalAlignment].join(" ")

    color: "black"
    font.family: root.serif ? Theme.serif : Theme.sans
    font.features: root.narrow ? {
        "pwid": 1
    } : {}
    font.pixelSize: Theme.px(root.role)
    font.weight: root.serif ? Font.Bold : Font.Normal
    lineHeight: Math.round(root.font.pixelSize * root.leading)
    lineHeightMode: Text.FixedHeight
    renderType: Text.NativeRendering
    textFormat: Text.PlainText
    wrapMode: Text.Wrap

    Accessible.ignored: root.text === ""
    Accessible.name: root.text
    Accessible.role: Accessible.StaticText
}
