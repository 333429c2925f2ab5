"""The cards of a section in reach mode: one row, drawn sideways by a finger or stepped by its buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.show import HOLD_SECONDS, Face

if TYPE_CHECKING:
    from conftest import Stage
    from PySide6.QtQuick import QQuickItem

    from kiosk.deck.model import Deck

BESIDE = QPoint(100, 200)  # above the cards
RIGHT, LEFT = QPoint(360, 0), QPoint(-360, 0)


def the_band(stage: Stage) -> QQuickItem:
    """The row of cards that moves under a finger."""
    return next(item for item in stage.items() if item.objectName() == "cards" and item.isVisible())


def middle(stage: Stage) -> QPoint:
    """The middle of the row, in the window."""
    row = the_band(stage)
    return row.mapToScene(row.boundingRect().center()).toPoint()


def open_section(stage: Stage, deck: Deck, pages: int) -> None:
    """Be in a section of ``pages`` pages, with lowered buttons."""
    first, second = deck.sections
    many = tuple(replace(first.slides[0], id=f"10-one/{n}-page") for n in range(10, 10 + pages))
    stage.presenter.show_deck(replace(deck, sections=(replace(first, slides=many), second)))
    stage.touch("按钮下移")
    stage.touch_at(QPoint(300, 200))
    assert stage.presenter.state.face is Face.SECTION


@pytest.fixture
def section(stage: Stage, deck: Deck) -> Stage:
    """A section with more cards than the row has room for."""
    open_section(stage, deck, 12)
    return stage


def slow_drag(stage: Stage, start: QPoint, way: QPoint) -> None:
    """Draw a finger, and let each of its moves be seen by the cards."""
    stage.clock.now += 0.6
    QTest.touchEvent(stage.window, stage.finger).press(1, start, stage.window).commit()
    for step in range(1, 7):
        QTest.touchEvent(stage.window, stage.finger).move(1, start + way * step / 6, stage.window).commit()
        stage.frame()  # Qt gathers moves until the next frame
    QTest.touchEvent(stage.window, stage.finger).release(1, start + way, stage.window).commit()
    stage.rest()


def test_cards_drawn_sideways_move_and_the_section_stays(section: Stage) -> None:
    slow_drag(section, middle(section) - LEFT / 2, LEFT)
    assert the_band(section).property("contentX") > 0
    assert section.presenter.state.face is Face.SECTION


@pytest.mark.parametrize("way", [LEFT, RIGHT], ids=["left", "right"])
def test_a_quick_stroke_over_the_cards_leaves_no_section(section: Stage, way: QPoint) -> None:
    start = middle(section) - way / 2
    section.drag(start, start + way)
    assert section.presenter.state.face is Face.SECTION


def test_cards_at_their_end_drawn_further_leave_no_section(section: Stage) -> None:
    slow_drag(section, middle(section) - RIGHT / 2, RIGHT)
    assert the_band(section).property("contentX") == 0
    assert section.presenter.state.face is Face.SECTION


def test_a_stroke_beside_the_cards_turns_the_page(section: Stage) -> None:
    section.drag(middle(section) - LEFT / 2, middle(section) + LEFT / 2)
    section.drag(BESIDE - LEFT, BESIDE)
    assert section.presenter.state.slide == "10-one/10-page"


def test_where_all_cards_are_seen_a_stroke_over_them_turns_the_page(stage: Stage, deck: Deck) -> None:
    open_section(stage, deck, 1)
    stage.drag(middle(stage) - LEFT / 2, middle(stage) + LEFT / 2)
    assert stage.presenter.state.slide == "10-one/10-page"


def test_a_drop_on_the_cards_stops_no_stroke_beside_them(section: Stage) -> None:
    QTest.touchEvent(section.window, section.finger).press(7, middle(section), section.window).commit()
    section.clock.now += HOLD_SECONDS
    section.presenter.tick()
    start = BESIDE - LEFT
    press = QTest.touchEvent(section.window, section.finger).stationary(7)
    press.press(1, start, section.window).commit()
    up = QTest.touchEvent(section.window, section.finger).stationary(7)
    up.release(1, BESIDE, section.window).commit()
    section.rest()
    assert section.presenter.state.slide == "10-one/10-page"


def test_a_section_left_under_the_finger_stops_no_stroke(section: Stage) -> None:
    QTest.touchEvent(section.window, section.finger).press(1, middle(section), section.window).commit()
    section.presenter.goHome()
    section.rest()
    QTest.touchEvent(section.window, section.finger).release(1, middle(section), section.window).commit()
    section.clock.now += 1
    section.presenter.openPage("10-one/10-page")
    section.rest()
    section.drag(BESIDE - LEFT, BESIDE)
    assert section.presenter.state.slide == "10-one/11-page"


def test_its_buttons_go_from_one_end_to_the_other(section: Stage) -> None:
    row = the_band(section)
    ends = row.property("contentWidth") - row.width()
    for _ in range(12):
        if row.property("atXEnd"):
            break
        before = row.property("contentX")
        section.touch("往右看")
        assert row.property("contentX") > before
    assert row.property("contentX") == pytest.approx(ends)
    while not row.property("atXBeginning"):
        section.touch("往左看")
    assert row.property("contentX") == 0


def test_a_card_still_opens_by_touch(section: Stage) -> None:
    section.touch_at(middle(section))
    assert section.presenter.state.face is Face.PAGE


def test_cards_on_their_way_are_not_left_out_of_sight(section: Stage) -> None:
    row = the_band(section)
    glide = next(one for one in row.findChildren(QObject) if one.property("easing") is not None)
    glide.setProperty("duration", 60_000)
    section.touch("往右看")
    assert glide.property("running")
    row.setProperty("contentWidth", row.width() + 1)
    assert not glide.property("running")
    section.qtbot.waitUntil(lambda: row.property("contentX") <= 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["onwards", "backwards"])
def test_the_card_that_the_keyboard_reaches_is_in_sight(section: Stage, key: Qt.Key) -> None:
    band = the_band(section)
    reached = set()
    for _ in range(40):
        section.key(key)
        item = section.window.activeFocusItem()
        if band.isAncestorOf(item):
            reached.add(item)
            at = item.mapRectToItem(band, item.boundingRect())
            assert at.left() >= 0, len(reached)
            assert at.right() <= band.width(), len(reached)
    assert len(reached) == 12


def test_a_finger_that_trembles_taps_a_card_and_draws_no_row(stage: Stage, deck: Deck) -> None:
    open_section(stage, replace(deck, settings=replace(deck.settings, screen_inches=16)), 12)
    slow_drag(stage, middle(stage), QPoint(-stage.presenter.sizes.mm(7), 0))  # twice as far as Qt's own ten pixels
    assert stage.presenter.state.face is Face.PAGE
