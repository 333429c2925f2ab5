pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// Cards in one row within reach, with a plain button for each way. What slides them turns no page.
Item {
    id: root

    required property Presenter presenter
    required property var light
    required property var cards
    property string numeral: ""
    readonly property int side: Math.max(Theme.target, Theme.u(8))

    Component.onDestruction: root.presenter.sliding = false

    PushButton {
        id: left

        enabled: !list.atXBeginning && root.enabled
        height: root.height
        name: root.presenter.labels.moreLeft
        onPage: true
        opacity: list.atXBeginning ? 0.4 : 1
        light: root.light
        presenter: root.presenter
        sign: "previous"
        stacked: true
        text: ""
        width: root.side

        onTapped: list.step(-1)
    }

    Sliding {
        id: list

        objectName: "cards"

        contentHeight: height
        contentWidth: row.width
        flickableDirection: Flickable.HorizontalFlick
        height: root.height
        presenter: root.presenter
        width: root.width - 2 * root.side - 2 * Theme.u(2)
        x: root.side + Theme.u(2)

        Grid {
            id: row

            // two rows where there is the height; a third of the next card says that there are more
            readonly property real ideal: Math.max(Theme.px("caption") * 9, Math.min(list.height, Theme.u(40)) * 1.05)
            readonly property int lines: list.height > 1.7 * row.ideal ? 2 : 1
            readonly property real cardHeight: (list.height - (row.lines - 1) * Theme.u(2)) / row.lines
            readonly property int seen: Math.max(1, Math.floor(list.width / (row.ideal + Theme.u(2)) - 0.35))
            readonly property int cardWidth: Math.round(list.width / (row.seen + 0.35) - Theme.u(2))
            // as many lines as the longest title takes
            readonly property int titleLines: root.cards.reduce((most, card) => Math.max(most, Math.min(3, names.linesOf(card, row.cardWidth - Theme.u(3)))), 1)

            CardTitles {
                id: names
            }

            columns: Math.ceil(root.cards.length / row.lines)
            spacing: Theme.u(2)

            Repeater {
                model: root.cards

                PictureCard {
                    required property var modelData

                    card: modelData
                    enabled: root.enabled
                    height: row.cardHeight
                    numeral: root.numeral
                    light: root.light
                    nameRole: names.role
                    pictureHeight: Math.max(0.2 * row.cardWidth, row.cardHeight - names.heightOf(row.titleLines))
                    presenter: root.presenter
                    titleLines: row.titleLines
                    width: row.cardWidth
                }
            }
        }
    }

    // from the press on: Qt tells of moves with the next frame, and a quick stroke is over by then
    Item {
        height: list.height
        width: list.width
        x: list.x

        // above the cards: below what takes a touch for itself it would hear of none
        PointHandler {
            enabled: list.contentWidth > list.width

            onActiveChanged: root.presenter.sliding = active
        }
    }

    PushButton {
        enabled: !list.atXEnd && root.enabled
        height: root.height
        name: root.presenter.labels.moreRight
        onPage: true
        opacity: list.atXEnd ? 0.4 : 1
        light: root.light
        presenter: root.presenter
        sign: "next"
        stacked: true
        text: ""
        width: root.side
        x: root.width - width

        onTapped: list.step(1)
    }
}
