pragma ComponentBehavior: Bound

import QtQuick

// Figures side by side on cards, as many in a row as fit. A period that all of them have is told once, below them.
Column {
    id: root

    required property var figures
    required property var light
    readonly property int gap: Theme.u(2)
    readonly property real widest: {
        let most = 0;
        for (const figure of root.figures)
            most = Math.max(most, figure.digits.length * Theme.px("cardFigure") * 0.6 + (figure.before.length + figure.after.length + figure.unit.length + figure.tail.length) * Theme.px("cardLabel") * (Theme.english ? 0.6 : 1.02));
        return most + Theme.u(6);
    }
    readonly property string period: root.figures.length > 1 && root.figures.every(figure => figure.period === root.figures[0].period) ? root.figures[0].period : ""
    readonly property int fitting: Math.max(1, Math.min(3, root.figures.length, Math.floor((root.width + root.gap) / (root.widest + root.gap))))

    spacing: Theme.u(1)

    Grid {
        id: cards

        columns: root.figures.length === 4 && root.fitting === 3 ? 2 : root.fitting
        spacing: root.gap

        Repeater {
            model: root.figures

            Rectangle {
                id: card

                required property var modelData

                border.color: root.light.line
                border.width: Math.max(1, Theme.u(0.2))
                color: root.light.card
                height: Math.max(inner.implicitHeight, root.tallest) + Theme.u(3)
                width: Math.floor((root.width - (cards.columns - 1) * root.gap) / cards.columns)

                // one figure alone lies in one row, if its words have the room beside it
                Flow {
                    id: inner

                    readonly property bool alone: root.figures.length === 1 && number.implicitWidth + Theme.u(3) <= inner.width * 0.6

                    spacing: inner.alone ? Theme.u(3) : 0
                    width: parent.width - Theme.u(4)
                    x: Theme.u(2.5)
                    y: Theme.u(1.5)

                    FigureNumber {
                        id: number

                        color: root.light.pageAccent
                        em: Math.min(number.fitting, root.em)
                        figure: card.modelData
                        role: "cardFigure"
                        room: inner.width
                        unitRole: "cardLabel"
                        width: inner.alone ? implicitWidth : Math.max(implicitWidth, inner.width)
                    }

                    Column {
                        topPadding: inner.alone ? Math.round(number.em * 0.12) : 0
                        width: inner.alone ? inner.width - number.width - inner.spacing : inner.width

                        Label {
                            color: root.light.pageInk
                            leading: 1.35
                            role: "cardLabel"
                            text: card.modelData.label
                            width: parent.width
                        }

                        Label {
                            color: root.light.pageSoft
                            leading: 1.35
                            role: "cardLabel"
                            text: card.modelData.period === "" || root.period !== "" ? "" : Theme.labels.period + card.modelData.period
                            visible: text !== ""
                            width: parent.width
                        }
                    }
                }

                readonly property real natural: inner.implicitHeight
                readonly property int fitting: number.fitting

                onFittingChanged: root.measure()
                onNaturalChanged: root.measure()
            }
        }
    }

    Label {
        color: root.light.pageSoft
        leading: 1.35
        role: "cardLabel"
        text: root.period === "" ? "" : Theme.labels.period + root.period
        visible: text !== ""
        width: root.width
    }

    property real tallest: 0
    property int em: Theme.px("cardFigure")

    // cards are equally high, and their digits of the size that the widest of them fits in
    function measure() {
        let most = 0;
        let least = Theme.px("cardFigure");
        for (const child of cards.children) {
            most = Math.max(most, child.natural ?? 0);
            least = Math.min(least, child.fitting ?? least);
        }
        root.tallest = most;
        root.em = least;
    }
}
