pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// The loop: the new picture fades in over the old one, words follow; ground and strip stay where they are.
Item {
    id: root

    required property Presenter presenter
    property bool live: true
    property int front: 0
    property var view: ({})
    readonly property var light: root.view.light ?? root.presenter.title.light
    readonly property var box: Theme.metrics.panelPicture ?? ({
            x: 0,
            y: 0,
            width: 0,
            height: 0
        })
    readonly property var wordsBox: Theme.metrics.panelWords ?? root.box
    readonly property var scrimBox: Theme.metrics.scrim ?? root.box
    readonly property Picture picture: root.front === 0 ? pictureA : pictureB
    readonly property Picture otherPicture: root.front === 0 ? pictureB : pictureA
    readonly property PanelWords words: root.front === 0 ? wordsA : wordsB
    readonly property PanelWords otherWords: root.front === 0 ? wordsB : wordsA
    readonly property bool settled: root.picture.settled && !exchange.running && !waiting.running && root.shows(root.presenter.panel)
    readonly property bool late: waiting.running // what is seen is the panel before
    property var incoming: ({})

    // the same panel of a changed deck is another one
    function shows(panel) {
        return root.view.id === panel.id && root.view.version === panel.version;
    }

    function take() {
        const next = root.presenter.panel;
        if (!next.id)
            return;
        if (!root.view.id || root.shows(next)) {
            waiting.stop(); // for one that was left again before it came
            root.incoming = {};
            root.picture.file = next.photo; // first: the stage is settled when its picture is
            root.words.view = next;
            root.view = next;
            root.picture.drifting = true;
            prepare.restart();
            return;
        }
        exchange.complete();
        root.incoming = next;
        root.otherPicture.file = next.photo;
        if (root.otherPicture.settled)
            root.exchangeNow();
        else
            waiting.restart();
    }

    function exchangeNow() {
        if (!root.incoming.id)
            return;
        waiting.stop();
        root.otherWords.view = root.incoming;
        root.otherWords.running = false;
        root.otherPicture.opacity = 0;
        root.otherPicture.drifting = false;
        root.front = 1 - root.front;
        root.view = root.incoming;
        root.incoming = {};
        root.picture.z = 1;
        root.otherPicture.z = 0;
        root.picture.drifting = true;
        exchange.restart();
    }

    onLateChanged: root.presenter.tellLate(root.late)
    Component.onCompleted: root.take()

    Connections {
        target: root.presenter

        function onPanelChanged() {
            root.take();
        }
    }

    // a picture that is late never holds the loop for long: its stand-in shows
    Timer {
        id: waiting

        interval: Theme.ms(1500)

        onTriggered: root.exchangeNow()
    }

    Connections {
        target: root.otherPicture

        function onSettledChanged() {
            if (waiting.running && root.otherPicture.settled)
                root.exchangeNow();
        }
    }

    // while a panel rests, the next one's picture is loaded behind it
    Timer {
        id: prepare

        interval: Theme.ms(200)

        onTriggered: {
            if (!exchange.running && !waiting.running)
                root.otherPicture.file = root.presenter.upcomingPhoto;
        }
    }

    ParallelAnimation {
        id: exchange

        NumberAnimation {
            duration: Theme.ms(700)
            easing.type: Easing.OutQuad
            from: 0
            property: "opacity"
            target: root.picture
            to: 1
        }

        NumberAnimation {
            duration: Theme.ms(240)
            easing.type: Easing.OutQuad
            property: "opacity"
            target: root.otherWords
            to: 0
        }

        SequentialAnimation {
            PropertyAction {
                property: "opacity"
                target: root.words
                value: 0
            }
            PauseAnimation {
                duration: Theme.ms(240)
            }
            PropertyAction {
                property: "running"
                target: root.words
                value: true
            }
            NumberAnimation {
                duration: Theme.ms(460)
                easing.type: Easing.OutCubic
                from: 0
                property: "opacity"
                target: root.words
                to: 1
            }
        }

        SequentialAnimation {
            PauseAnimation {
                duration: Theme.ms(240)
            }
            NumberAnimation {
                duration: Theme.ms(460)
                easing.type: Easing.OutCubic
                from: Theme.reduced ? 0 : Theme.u(3)
                property: "rise"
                target: root.words
                to: 0
            }
        }

        onFinished: {
            prepare.restart();
        }
    }

    Rectangle {
        id: ground

        anchors.fill: parent
        color: root.light.base ?? "#2a3d62"

        Behavior on color {
            ColorAnimation {
                duration: Theme.ms(700)
            }
        }
    }

    component Slot: Picture {
        height: root.box.height
        kind: "panel"
        numeral: root.view.numeral ?? ""
        light: root.light
        presenter: root.presenter
        travel: Theme.metrics.drift ?? 0
        width: root.box.width
        x: root.box.x
        y: root.box.y
    }

    Slot {
        id: pictureA

        z: 1
    }

    Slot {
        id: pictureB

        opacity: 0
    }

    Rectangle {
        height: root.scrimBox.height
        width: root.scrimBox.width
        x: root.scrimBox.x
        y: root.scrimBox.y
        z: 2

        gradient: Gradient {
            orientation: Theme.portrait ? Gradient.Vertical : Gradient.Horizontal

            GradientStop {
                color: Theme.withAlpha(ground.color, Theme.portrait ? 0 : 1)
                position: 0
            }
            GradientStop {
                color: Theme.withAlpha(ground.color, Theme.portrait ? 0.12 : 0.86)
                position: 0.25
            }
            GradientStop {
                color: Theme.withAlpha(ground.color, 0.5)
                position: 0.5
            }
            GradientStop {
                color: Theme.withAlpha(ground.color, Theme.portrait ? 0.86 : 0.12)
                position: 0.75
            }
            GradientStop {
                color: Theme.withAlpha(ground.color, Theme.portrait ? 1 : 0)
                position: 1
            }
        }
    }

    // the whole panel is the button
    Touchable {
        id: whole

        enabled: root.live
        height: parent.height - strip.height
        name: root.presenter.labels.opens + ": " + (root.view.name ?? "")
        presenter: root.presenter
        width: parent.width
        z: 3

        onTapped: root.presenter.touchPanel("")
    }

    Rectangle {
        anchors.fill: whole
        color: root.light.ink ?? "#ffffff"
        opacity: whole.down ? 0.08 : 0
        z: 3
    }

    component Voice: PanelWords {
        property real rise: 0

        height: foot.y - Theme.u(5) - root.wordsBox.y - (Theme.portrait ? Theme.u(2) : 0)
        presenter: root.presenter
        width: root.wordsBox.width
        x: root.wordsBox.x
        y: root.wordsBox.y + (Theme.portrait ? Theme.u(2) : 0) + rise
        z: 4
    }

    Voice {
        id: wordsA
    }

    Voice {
        id: wordsB

        opacity: 0
    }

    Touchable {
        id: guide

        enabled: root.live && !Theme.reach
        height: Math.max(Theme.target, Math.round(Theme.px("panelLead") * 1.5))
        holdSeconds: 3
        name: root.view.section ?? ""
        presenter: root.presenter
        width: Theme.u(20)
        x: root.wordsBox.x
        y: root.wordsBox.y
        z: 5

        onHeld: root.presenter.holdForGuide()
        onTapped: root.presenter.touchPanel("")
    }

    FontMetrics {
        id: inviting

        font.family: Theme.sans
        font.pixelSize: Theme.px("invitation")
        font.weight: Font.Medium
    }

    // a guide holds the loop
    Rectangle {
        border.color: root.light.accent ?? "#ffcc66"
        border.width: Math.max(1, Theme.u(0.25))
        color: root.light.base ?? "#222222"
        height: guided.height + Theme.u(1.5)
        radius: height / 2
        visible: root.presenter.guiding
        width: guided.width + Theme.u(4)
        x: parent.width - width - Theme.u(3)
        y: Theme.u(3)
        z: 5

        Label {
            id: guided

            anchors.centerIn: parent
            color: root.light.ink ?? "#ffffff"
            role: "progress"
            text: root.presenter.labels.guide
            wrapMode: Text.NoWrap
        }
    }

    Row {
        id: foot

        spacing: Theme.u(2)
        // lowered at the right, they end where the row below them ends, clear of the words
        x: !Theme.reach ? root.wordsBox.x : Theme.metrics.mirrored ? Theme.metrics.reachLeft + Theme.metrics.reachWidth - width : Math.max(root.wordsBox.x, Theme.metrics.reachLeft)
        y: strip.y - height - Theme.u(Theme.portrait ? 5 : 4)
        z: 5

        PushButton {
            id: invitation

            readonly property real room: root.wordsBox.width - english.width - foot.spacing - (Theme.portrait ? reach.width + foot.spacing : 0)

            accented: true
            enabled: root.live
            language: "zh"
            name: root.presenter.labels.invitation
            light: root.light
            presenter: root.presenter
            role: "invitation"
            sign: "next"
            signAfter: true
            // the longest that fits: in both languages, else whole in the reader's and short in the other, else short
            text: {
                const short = root.presenter.labels.invitationShort;
                const mixed = name.split(" · ").slice(0, 1).concat(short.split(" · ").slice(1)).join(" · ");
                const least = invitation.signSize + Theme.u(1.2) + 2 * invitation.pad + 4; // of the button around its words
                return (inviting.height > 0 ? [name, mixed] : []).find(words => Math.ceil(inviting.advanceWidth(words)) + least <= room) ?? short;
            }
            width: Math.min(implicitWidth, room)

            onTapped: root.presenter.touchPanel("")
        }

        PushButton {
            id: english

            enabled: root.live
            language: Theme.english ? "zh" : "en"
            name: root.presenter.labels.otherLanguage
            visible: root.presenter.bilingual
            width: visible ? implicitWidth : 0
            light: root.light
            presenter: root.presenter
            role: "invitation"

            onTapped: root.presenter.touchPanel(Theme.english ? "zh" : "en")
        }
    }

    PushButton {
        id: reach

        checkable: true
        checked: Theme.reach
        enabled: root.live
        height: Theme.portrait ? implicitHeight : Math.min(strip.height - Theme.u(1), implicitHeight)
        name: root.presenter.labels.reach
        light: root.light
        presenter: root.presenter
        compact: Theme.portrait
        role: "progress"
        sign: Theme.portrait ? "" : "reach"
        text: root.presenter.labels[Theme.portrait ? "reachShort" : "reach"] + (Theme.reach ? "·" + root.presenter.labels.on : "")
        x: Theme.portrait ? root.wordsBox.x + root.wordsBox.width - width : (Theme.reach ? Theme.metrics.reachLeft + Theme.metrics.reachWidth : parent.width - Theme.margin) - width
        y: Theme.portrait ? foot.y + (foot.height - height) / 2 : strip.y + (strip.height - height) / 2
        z: 7

        onTapped: (x, y) => root.presenter.toggleMode("reach", (reach.x + x) / root.width)
    }

    ProgressStrip {
        id: strip

        current: root.view.sectionIndex ?? 0
        enabled: root.live
        fraction: root.presenter.sectionFraction
        height: Theme.metrics.stripHeight ?? 56
        light: root.light
        presenter: root.presenter
        leftRoom: Theme.reach ? Math.max(Theme.margin, Theme.metrics.reachLeft) : Theme.margin
        rightRoom: Theme.portrait ? Theme.margin / 2 : parent.width - reach.x + Theme.u(2)
        width: parent.width
        y: parent.height - height
        z: 6
    }
}
