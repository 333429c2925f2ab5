"""Drops, bags and lost releases: what touches for longer than two minutes is as good as not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.deck.model import Paragraph, Run
from kiosk.show import HOLD_SECONDS, Dim, Face, GuideHold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Stage

    from kiosk.deck.model import Deck

MIDDLE = QPoint(300, 200)
SPOT = QPoint(600, 120)
CORNER = QPoint(955, 5)
DROP, HAND = 7, 1


class Hands:
    """Touches in which a drop, once it lies there, is reported with every finger, as panels do."""

    def __init__(self, stage: Stage) -> None:
        """Nothing touches yet."""
        self.stage = stage
        self.wet = False

    def fall(self, point: QPoint = SPOT) -> None:
        """A drop falls on the screen."""
        QTest.touchEvent(self.stage.window, self.stage.finger).press(DROP, point, self.stage.window).commit()
        self.wet = True

    def stir(self, point: QPoint) -> None:
        """It runs a little."""
        QTest.touchEvent(self.stage.window, self.stage.finger).move(DROP, point, self.stage.window).commit()

    def dry(self, point: QPoint = SPOT) -> None:
        """It is wiped off."""
        self.wet = False
        QTest.touchEvent(self.stage.window, self.stage.finger).release(DROP, point, self.stage.window).commit()
        self.stage.rest()

    def event(self) -> QTest.QTouchEventSequence:
        event = QTest.touchEvent(self.stage.window, self.stage.finger)
        return event.stationary(DROP) if self.wet else event

    def press(self, point: QPoint) -> None:
        self.event().press(HAND, point, self.stage.window).commit()

    def lift(self, point: QPoint) -> None:
        self.event().release(HAND, point, self.stage.window).commit()
        self.stage.rest()

    def touch(self, point: QPoint) -> None:
        """A visitor's tap, half a second after the last."""
        self.stage.clock.now += 0.6
        self.press(point)
        self.lift(point)

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.stage.clock.now += 0.6
        self.press(start)
        for step in range(1, 6):
            self.event().move(HAND, start + (end - start) * step / 5, self.stage.window).commit()
            self.stage.frame()  # Qt gathers moves until the next frame
        self.lift(end)


@pytest.fixture
def hands(stage: Stage) -> Hands:
    """On the panel of 甲页."""
    stage.after(40)
    return Hands(stage)


def test_beside_a_drop_fingers_tap_again_after_two_minutes(stage: Stage, hands: Hands) -> None:
    hands.fall()
    stage.after(HOLD_SECONDS)
    hands.touch(MIDDLE)  # the drop lies on the very same item: the panel
    assert stage.names().count("visit") == 1
    stage.after(1)
    hands.touch(stage.center("首页"))
    assert stage.presenter.state.face is Face.HOME


def test_its_two_minutes_count_from_its_own_press(stage: Stage, hands: Hands) -> None:
    hands.touch(MIDDLE)
    hands.fall(QPoint(300, 400))
    for _ in range(12):
        stage.after(HOLD_SECONDS / 12)
        hands.touch(QPoint(240, 440))
        hands.stir(QPoint(301, 400))
    assert not stage.presenter.state.fingers_down
    hands.touch(stage.center("首页"))
    assert stage.presenter.state.face is Face.HOME


def test_it_neither_taps_nor_swipes_when_it_lifts_at_last(stage: Stage, hands: Hands) -> None:
    hands.fall()
    stage.after(HOLD_SECONDS)
    hands.dry()
    assert not stage.presenter.state.visiting
    hands.fall()
    stage.after(HOLD_SECONDS)
    before = stage.presenter.state.panel_slide
    hands.dry(SPOT - QPoint(400, 0))
    assert (stage.presenter.state.face, stage.presenter.state.panel_slide) == (Face.PANEL, before)


def test_a_new_drop_after_a_lost_release_counts_from_anew(stage: Stage, hands: Hands) -> None:
    hands.fall()
    stage.after(HOLD_SECONDS)
    hands.fall()  # the same number again: it had lifted
    assert stage.presenter.state.fingers_down
    hands.dry()
    assert stage.presenter.state.visiting


def test_a_visit_ends_however_much_it_stirs(stage: Stage, hands: Hands) -> None:
    hands.touch(MIDDLE)
    hands.fall(QPoint(300, 400))
    for turn in range(40):
        hands.stir(QPoint(300, 400 - turn % 5))
        stage.after(10)
    assert not stage.presenter.state.visiting
    assert ("loop", {"why": "idle"}) in stage.events


def test_an_offered_deck_comes_on_under_it(stage: Stage, hands: Hands, deck: Deck, tmp_path: Path) -> None:
    changed = replace(deck, settings=replace(deck.settings, title="改过"))
    hands.fall()
    stage.presenter.offer_deck(changed, tmp_path)
    stage.after(HOLD_SECONDS - 1)
    assert stage.presenter.deck_shown is deck
    hands.stir(SPOT + QPoint(2, 0))
    stage.after(1)
    stage.qtbot.waitUntil(lambda: stage.presenter.deck_shown is changed)


def test_night_falls_over_it_and_only_a_finger_wakes(stage: Stage, hands: Hands) -> None:
    hands.fall()
    stage.presenter.apply(Dim(on=True))
    stage.after(HOLD_SECONDS)
    stage.after(76)
    assert stage.presenter.is_night
    hands.stir(SPOT + QPoint(3, 0))
    hands.stir(SPOT)
    assert stage.presenter.is_night
    hands.touch(MIDDLE)
    assert not stage.presenter.is_night
    assert not stage.presenter.state.visiting
    hands.touch(MIDDLE)
    assert stage.presenter.state.visiting


def test_staff_hold_the_corner_beside_it(stage: Stage, hands: Hands) -> None:
    hands.fall()
    stage.after(HOLD_SECONDS)
    hands.press(CORNER)
    stage.after(4.9)
    hands.stir(SPOT + QPoint(40, 0))
    assert not stage.presenter.state.staffed
    stage.after(0.1)
    assert stage.presenter.state.face is Face.PAD


def test_a_hold_counts_from_its_press_though_the_drop_is_ignored_only_later(stage: Stage, hands: Hands) -> None:
    hands.fall()
    stage.after(HOLD_SECONDS - 3)
    hands.press(CORNER)
    stage.after(3)
    assert not stage.presenter.state.staffed
    stage.after(1.9)
    assert not stage.presenter.state.staffed
    stage.after(0.1)
    assert stage.presenter.state.face is Face.PAD


def test_a_finger_that_strayed_before_holds_no_corner(stage: Stage, hands: Hands) -> None:
    hands.fall()
    stage.after(HOLD_SECONDS - 1)
    hands.press(CORNER)
    hands.event().move(HAND, CORNER - QPoint(200, 0), stage.window).commit()
    stage.after(6)
    assert not stage.presenter.state.staffed


def test_it_holds_no_list(stage_of: Callable[[Deck], Stage], deck: Deck) -> None:
    long = tuple(Paragraph((Run("正文很长，一屏放不下。" * 9),)) for _ in range(20))
    first = deck.sections[0]
    slides = (replace(first.slides[0], zh=replace(first.slides[0].zh, body=long)), *first.slides[1:])
    stage = stage_of(replace(deck, sections=(replace(first, slides=slides), *deck.sections[1:])))
    stage.after(40)
    hands = Hands(stage)
    hands.touch(MIDDLE)
    area = next(item for item in stage.items() if item.objectName() == "scrolling")
    middle = area.mapToScene(area.boundingRect().center()).toPoint()
    hands.fall(middle + QPoint(30, 0))
    stage.after(HOLD_SECONDS)
    hands.drag(middle + QPoint(0, 80), middle - QPoint(0, 80))
    assert area.property("contentY") > 50


def test_it_is_half_of_no_pinch(stage: Stage, hands: Hands) -> None:
    hands.touch(MIDDLE)
    hands.touch(stage.center("看大图: 图"))
    hands.fall(QPoint(440, 200))
    stage.after(HOLD_SECONDS)
    hands.drag(QPoint(520, 200), QPoint(800, 200))
    assert stage.presenter.state.face is Face.PHOTO
    assert not stage.presenter.property("zoomed")


def test_a_mouse_button_that_sticks_is_no_hand_either(stage: Stage, hands: Hands) -> None:
    hands.touch(MIDDLE)
    stage.clock.now += 1
    QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 400))
    for turn in range(40):
        QTest.mouseMove(stage.window, QPoint(200, 400 - turn % 7))
        stage.after(10)
    assert not stage.presenter.state.visiting
    QTest.mouseRelease(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 400))
    assert not stage.presenter.state.visiting
    stage.click_at(MIDDLE)
    assert stage.presenter.state.visiting


def test_a_finger_that_follows_at_once_has_its_own_press(stage: Stage, hands: Hands) -> None:
    """Of the release before it the show hears late, from the queue."""
    hands.press(QPoint(3, 3))
    stage.clock.now += 3
    lifting = hands.event().release(HAND, QPoint(3, 300), stage.window)
    pressing = hands.event().press(HAND + 1, CORNER, stage.window)
    for event in (lifting, pressing):
        event.commit(processEvents=False)
    QCoreApplication.processEvents()
    stage.after(4.9)
    assert not stage.presenter.state.staffed
    stage.after(0.1)
    assert stage.presenter.state.face is Face.PAD


def test_with_nothing_else_to_come_there_is_a_tick_when_it_has_lasted(
    stage: Stage, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []
    monkeypatch.setattr(stage.presenter._timer, "start", waits.append)
    stage.presenter.set_still(still=False)
    stage.presenter.apply(GuideHold())
    hands.press(QPoint(3, 3))
    stage.clock.now += 5
    hands.fall(CORNER)
    hands.lift(QPoint(3, 300))
    stage.clock.now += HOLD_SECONDS - 5
    stage.presenter.tick()
    assert waits[-1] == pytest.approx(5000, abs=2)
    stage.clock.now += 5
    stage.presenter.tick()
    assert not stage.screen.gestures.gesture.down
    stage.presenter.set_still(still=True)
