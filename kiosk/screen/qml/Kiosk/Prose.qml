pragma ComponentBehavior: Bound

import QtQuick

// A paragraph of runs {text, strong}: plain text with formats, never markup. It takes no touch and no focus.
TextEdit {
    id: root

    property var runs: []
    property color strongColor: root.color
    property string family: Theme.sans
    property string language: "zh"
    property int pixelSize: 30
    property int lineHeight: 52

    // of the first line; the item's own baselineOffset knows nothing of the lines' height
    readonly property real firstBaseline: {
        root.text;
        root.lineHeight;
        return root.positionToRectangle(0).y + metrics.ascent;
    }

    property bool dressing: true // until complete, when the document takes the text; a format counts as a changed text

    function dress() {
        if (root.dressing || Theme.presenter === null)
            return;
        root.dressing = true;
        root.text = root.runs.map(run => run.text).join("");
        Theme.presenter.dress(root.textDocument, root.runs, root.font, root.lineHeight, root.strongColor);
        root.dressing = false;
    }

    FontMetrics {
        id: metrics

        font: root.font
    }

    activeFocusOnPress: false
    enabled: false
    font.family: root.family
    font.features: root.language === "en" ? {
        "pwid": 1
    } : {}
    font.pixelSize: root.pixelSize
    readOnly: true
    renderType: TextEdit.NativeRendering
    selectByMouse: false
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap

    Accessible.name: root.text
    Accessible.role: Accessible.StaticText

    onFontChanged: root.dress()
    onLineHeightChanged: root.dress()
    onRunsChanged: root.dress()
    onStrongColorChanged: root.dress()
    onWidthChanged: root.dress()
    Component.onCompleted: {
        root.dressing = false;
        root.dress();
    }
}
