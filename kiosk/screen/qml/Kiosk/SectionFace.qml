pragma ComponentBehavior: Bound

import QtQuick

// A section's own screen: its light and words on one side, its pages as pictures on the other.
Face {
    id: root

    readonly property int count: root.view.pages.length
    readonly property bool lowered: Theme.reach
    // lowered: the cards lie where a seated person reaches, the words beside them where there is the room
    readonly property bool beside: root.lowered && Theme.metrics.mirrored
    readonly property int side: root.beside ? Theme.metrics.reachLeft - Theme.u(2) : Theme.portrait || root.lowered ? root.width : Math.round(root.width * 0.38)
    readonly property int head: Theme.portrait ? Math.round(root.height * 0.4) : root.lowered && !root.beside ? Theme.metrics.reachTop : root.pageBottom

    presentable: picture.presentable
    settled: picture.settled

    onScrollAsked: direction => {
        if (area.item)
            (area.item as ScrollArea).scroll(direction);
    }

    Rectangle {
        anchors.fill: parent
        color: root.light.surface
    }

    Rectangle {
        color: root.light.base
        height: root.head
        width: root.side
    }

    Picture {
        id: picture

        readonly property bool beside: root.lowered && !Theme.portrait && !root.beside

        file: root.view.photo
        height: root.beside ? Theme.metrics.reachTop : beside ? root.head : Theme.portrait ? root.head - words.implicitHeight - Theme.u(7) : Math.round(Math.max(0.16 * root.pageBottom, Math.min(0.46 * root.pageBottom, root.pageBottom - words.implicitHeight - Theme.u(8))))
        kind: "page"
        numeral: root.view.numeral
        light: root.light
        presenter: root.presenter
        under: root.entry === "rise" ? "panel" : "card"
        width: root.beside ? root.width - x : beside ? Math.round(root.side * 0.42) : root.side
        x: root.beside ? root.side : beside ? root.side - width : 0
    }

    Column {
        id: words

        // how high they may be at most, with the least of the picture: not over the bar, nor out at the top
        readonly property real most: root.beside ? root.pageBottom - Theme.u(12) : picture.beside ? root.head - Theme.u(8) : Theme.portrait ? 0.8 * root.head - Theme.u(7) : 0.84 * root.pageBottom - Theme.u(6)

        spacing: Theme.u(1.5)
        width: (picture.beside ? picture.x : root.side) - x - Theme.u(4)
        x: Theme.margin
        y: root.beside ? root.pageBottom - height - Theme.u(8) : picture.beside ? Theme.u(6) : picture.height + Theme.u(Theme.portrait ? 3.5 : 4)

        Row {
            id: named

            spacing: Theme.u(2)

            Label {
                id: numeral

                color: root.light.accent
                font.pixelSize: Math.round(Theme.px("pageTitle") * 1.1)
                language: "zh"
                leading: 1.15
                serif: true
                text: root.view.numeral
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: root.light.soft
                elide: Text.ElideRight
                maximumLineCount: 2
                role: "pageLead"
                text: root.view.section
                width: Math.min(implicitWidth, words.width - numeral.width - named.spacing)
            }
        }

        Label {
            id: title

            readonly property real longest: {
                let most = measure.height > 0 ? 1 : 0; // advanceWidth alone tells nothing of a changed font
                for (const line of (root.view.title ?? "").split("\n"))
                    most = Math.max(most, measure.advanceWidth(line));
                return most;
            }

            color: root.light.ink
            font.pixelSize: Math.floor(measure.font.pixelSize * Math.min(1, 0.985 * words.width / title.longest))
            language: root.view.language
            leading: 1.25
            serif: true
            text: root.view.title
            width: words.width
            wrapMode: Text.NoWrap

            FontMetrics {
                id: measure

                font.family: Theme.serif
                font.pixelSize: Math.round(Theme.px("pageTitle") * (root.view.language === "en" ? 0.84 : 1))
                font.weight: Font.Bold
            }
        }

        Lead {
            readonly property real spare: words.most - named.height - title.implicitHeight - 2 * words.spacing

            color: root.light.ink
            elide: Text.ElideRight
            language: root.view.language
            leading: 1.5
            maximumLineCount: Math.max(1, Math.floor(spare / lineHeight))
            role: "pageLead"
            room: words.width
            sentence: root.view.lead
        }
    }

    Loader {
        id: area

        height: root.pageBottom - y - Theme.u(3)
        sourceComponent: root.lowered ? band : grid
        width: root.lowered ? Theme.metrics.reachWidth : root.width - x - Theme.margin
        x: root.lowered ? Theme.metrics.reachLeft : Theme.portrait || root.lowered ? Theme.margin : root.side + Theme.u(6)
        y: root.beside ? Theme.metrics.reachTop + Theme.u(3) : Theme.portrait || root.lowered ? root.head + Theme.u(3) : Theme.u(5)
    }

    Component {
        id: grid

        ScrollArea {
            contentHeight: cards.height
            enabled: root.active
            light: root.light
            presenter: root.presenter

            CardTitles {
                id: names
            }

            Item {
                id: cards

                readonly property int columns: Theme.portrait || Theme.large || root.count === 2 ? 2 : 3
                readonly property int gap: Theme.u(2.5)
                readonly property real cardWidth: (area.width - (cards.columns - 1) * cards.gap) / cards.columns
                // where a row would not be full, the first card is wider: no hole at the end
                readonly property int holes: (cards.columns - root.count % cards.columns) % cards.columns
                readonly property int rows: (root.count + cards.holes) / cards.columns
                // as wide as all: its words beside its picture, but for one card alone
                readonly property bool led: cards.rows > 1 && cards.holes === cards.columns - 1
                // how many lines the longest title of each row takes
                readonly property var lines: {
                    const most = Array.from({
                        length: cards.rows
                    }, () => 1);
                    root.view.pages.forEach((page, i) => {
                        if (!(cards.led && i === 0))
                            most[cards.rowOf(i)] = Math.max(most[cards.rowOf(i)], Math.min(3, names.linesOf(page, cards.widthOf(i) - Theme.u(3))));
                    });
                    return most;
                }
                readonly property real free: area.height - cards.lines.reduce((sum, lines) => sum + names.heightOf(lines), 0) - (cards.rows - 1) * cards.gap
                readonly property int pictureHeight: Math.floor(Math.max(0.4 * cards.cardWidth, Math.min(cards.free / cards.rows, (root.count === 1 ? 0.6 * cards.columns : cards.rows <= 2 ? 0.95 : 0.8) * cards.cardWidth)))

                function cellOf(i: int): int {
                    return i === 0 ? 0 : i + cards.holes;
                }

                function rowOf(i: int): int {
                    return Math.floor(cards.cellOf(i) / cards.columns);
                }

                // on whole pixels, for pictures to be sharp
                function leftOf(column: int): int {
                    return Math.round(column * (cards.cardWidth + cards.gap));
                }

                function widthOf(i: int): int {
                    const column = cards.cellOf(i) % cards.columns;
                    return cards.leftOf(column + 1 + (i === 0 ? cards.holes : 0)) - cards.gap - cards.leftOf(column);
                }

                function rowTop(row: int): int {
                    return cards.lines.slice(0, row).reduce((sum, lines) => sum + cards.pictureHeight + names.heightOf(lines) + cards.gap, 0);
                }

                height: cards.rowTop(cards.rows) - cards.gap
                width: area.width

                Repeater {
                    model: root.view.pages

                    PictureCard {
                        id: pageCard

                        required property int index
                        required property var modelData
                        readonly property int lines: cards.lines[cards.rowOf(pageCard.index)] ?? 1

                        card: modelData
                        enabled: root.active
                        framed: true
                        height: cards.pictureHeight + names.heightOf(lines)
                        kind: cards.holes > 0 && pageCard.index === 0 || root.count === 2 ? "page" : "card"
                        nameRole: names.role
                        numeral: root.view.numeral
                        light: root.light
                        pictureHeight: row ? height - 2 : cards.pictureHeight
                        pictureWidth: row ? cards.leftOf(cards.columns - 1) - cards.gap : width
                        presenter: root.presenter
                        row: cards.led && pageCard.index === 0
                        titleLines: row ? 3 : lines
                        width: cards.widthOf(pageCard.index)
                        x: cards.leftOf(cards.cellOf(pageCard.index) % cards.columns)
                        y: cards.rowTop(cards.rowOf(pageCard.index))
                    }
                }
            }
        }
    }

    Component {
        id: band

        CardBand {
            cards: root.view.pages
            enabled: root.active
            numeral: root.view.numeral
            light: root.light
            presenter: root.presenter
        }
    }

    Bar {
        enabled: root.active
        height: Theme.metrics.barHeight
        nextTitle: root.view.next
        light: root.light
        presenter: root.presenter
        width: parent.width
        y: root.pageBottom
    }
}
