pragma ComponentBehavior: Bound

import QtQuick

// A slide as a picture with its title: a way to its page.
Touchable {
    id: root

    required property var light
    required property var card
    property string numeral: ""
    property bool row: false
    property bool framed: !root.row
    property bool wordsOnly: false
    property int titleLines: 2
    property string nameRole: "caption"
    property string kind: "card"
    property real pictureRatio: 0.6
    property real pictureWidth: root.row ? Math.round(root.height * 1.5) : root.width
    property real pictureHeight: root.row ? root.height - Theme.u(1) : Math.round(root.width * root.pictureRatio)

    accessibleRole: Accessible.Link
    implicitHeight: root.row ? Math.max(Theme.target, Theme.u(7), Math.round((1.25 * root.titleLines + 0.2) * Theme.px("caption"))) : root.pictureHeight + Theme.cardWords(root.titleLines, root.nameRole)
    name: root.card.title + (root.card.seen ? " ✓ " + root.presenter.labels.seen : "")

    onTapped: root.presenter.openPage(root.card.id)

    Rectangle {
        anchors.fill: parent
        border.color: root.light.line
        border.width: root.framed ? Math.max(1, Theme.u(0.2)) : 0
        color: root.down ? Qt.tint(root.light.card, Theme.withAlpha(root.light.pageAccent, 0.2)) : root.light.card
    }

    Picture {
        id: picture

        file: root.card.photo
        height: root.pictureHeight
        kind: root.kind
        numeral: root.numeral
        light: root.light
        presenter: root.presenter
        under: root.kind === "card" ? "" : "card"
        visible: !root.wordsOnly
        width: root.framed ? root.pictureWidth - 2 : root.pictureWidth - Theme.u(1)
        x: root.framed ? 1 : Theme.u(0.5)
        y: root.row ? Math.round((root.height - height) / 2) : 1
    }

    Lead {
        Accessible.ignored: true
        color: root.light.pageInk
        elide: Text.ElideRight
        font.weight: Font.Medium
        height: root.row ? root.height : undefined
        isLabel: true
        language: root.card.language
        leading: root.row && root.card.language === "en" ? 1.15 : 1.25 // in a list, closer than one title to the next
        maximumLineCount: root.titleLines
        role: root.nameRole
        room: root.width - x - Theme.u(1.5) - (root.card.seen && root.wordsOnly ? seen.width + Theme.u(1) : 0)
        sentence: root.card.title
        verticalAlignment: root.row ? Text.AlignVCenter : Text.AlignTop
        x: root.row && !root.wordsOnly ? picture.x + picture.width + Theme.u(1.5) : Theme.u(1.5)
        y: root.row ? 0 : picture.y + picture.height + Theme.u(1)
    }

    // on the picture, so that a title breaks as before
    Rectangle {
        id: seen

        color: root.light.card
        height: width
        radius: width / 2
        visible: root.card.seen
        width: Math.round(Theme.px("caption") * (root.wordsOnly ? 1 : 1.15))
        x: root.wordsOnly ? root.width - width - Theme.u(1.2) : picture.x + picture.width - width - Theme.u(0.4)
        y: root.wordsOnly ? (root.height - height) / 2 : picture.y + Theme.u(0.4)

        Icon {
            anchors.centerIn: parent
            color: root.light.pageAccent
            sign: "check"
            size: Math.round(Theme.px("caption") * (root.wordsOnly ? 1 : 0.85))
        }
    }
}
