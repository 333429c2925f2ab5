pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// Cards in one row within reach, with a plain button for each way.
Item {
    id: root

    required property Presenter presenter
    required property var light
    required property var cards
    property string numeral: ""
    readonly property int side: Math.max(Theme.target, Theme.u(8))

    function step(direction: int) {
        glide.to = Math.max(0, Math.min(list.contentWidth - list.width, list.contentX + direction * list.width * 0.8));
        glide.restart();
    }

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

        onTapped: root.step(-1)
    }

    Flickable {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: height
        contentWidth: row.width
        flickableDirection: Flickable.HorizontalFlick
        height: root.height
        width: root.width - 2 * root.side - 2 * Theme.u(2)
        x: root.side + Theme.u(2)

        onContentXChanged: root.presenter.scrolled()

        NumberAnimation {
            id: glide

            duration: Theme.ms(300)
            easing.type: Easing.OutCubic
            property: "contentX"
            target: list
        }

        Row {
            id: row

            height: list.height
            spacing: Theme.u(2)

            Repeater {
                model: root.cards

                PictureCard {
                    required property var modelData

                    card: modelData
                    enabled: root.enabled
                    height: list.height
                    numeral: root.numeral
                    light: root.light
                    pictureRatio: Math.max(0.2, (list.height - Math.round(Theme.px("caption") * 2.8) - Theme.u(2)) / width)
                    presenter: root.presenter
                    width: Math.round(Math.min(list.width * 0.47, Math.max(Theme.px("caption") * 9, list.height * 1.05)))
                }
            }
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

        onTapped: root.step(1)
    }
}
