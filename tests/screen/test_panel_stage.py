"""What the loop paints is what the show says: forth and back, with pictures that come late."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk.deck.model import Photo
from kiosk.show import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Stage

    from kiosk.deck.model import Deck

MIDDLE = QPoint(300, 200)
LATE = "late.jpg"


def painted(stage: Stage) -> str:
    """The section or slide on whose panel the loop's button says that it opens it."""
    names = (str(item.property("spoken") or "") for item in stage.items() if item.isVisible())
    return next(name for name in names if name.startswith("打开: "))


def middle_of_mark(stage: Stage) -> QPoint:
    """Where a guide holds: the section's name above the panel's title."""
    mark = next(item for item in stage.items() if item.property("holdSeconds"))
    return mark.mapToScene(mark.boundingRect().center()).toPoint()


@pytest.fixture
def late(stage_of: Callable[[Deck], Stage], deck: Deck) -> Stage:
    """On the first panel, with a picture of the second one that does not come."""
    first, second = deck.sections
    zh = replace(first.slides[0].zh, photos=(Photo(LATE, "图说", "图"),))
    slides = (replace(first.slides[0], zh=zh), *first.slides[1:])
    stage = stage_of(replace(deck, sections=(replace(first, slides=slides), second)))
    shelf = stage.presenter._shelf
    shelf.is_hopeless = lambda file, _kind: file != LATE  # type: ignore[method-assign]
    shelf.changed.emit("", "")
    stage.rest()
    return stage


def test_a_panel_that_was_left_for_the_one_before_does_not_come_after_all(late: Stage) -> None:
    before = painted(late)
    late.presenter.next()
    late.presenter.previous()
    late.rest()
    assert painted(late) == before
    late.touch_at(MIDDLE)
    assert (late.presenter.state.face, late.presenter.state.section_id) == (Face.SECTION, "10-one")


def test_a_late_picture_of_a_panel_that_was_left_exchanges_nothing(late: Stage) -> None:
    before = painted(late)
    late.presenter.next()
    late.presenter.previous()
    late.presenter._shelf.is_hopeless = lambda _file, _kind: True  # type: ignore[method-assign]
    late.presenter._shelf.changed.emit("", "")
    late.rest()
    assert painted(late) == before


def test_a_panel_whose_picture_is_late_comes_without_it(late: Stage) -> None:
    before = painted(late)
    late.presenter.next()
    late.qtbot.waitUntil(lambda: painted(late) != before)
    assert painted(late).endswith("甲页")


def test_while_a_picture_is_late_a_touch_opens_the_panel_that_is_seen(late: Stage) -> None:
    late.presenter.set_still(still=False)
    before = painted(late)
    late.clock.now = late.presenter.state.due
    late.presenter.tick()
    late.clock.now += 1  # longer than it takes a panel to come
    late.presenter.tick()
    assert late.presenter.state.panel_slide == "10-one/10-a"
    assert painted(late) == before
    QTest.touchEvent(late.window, late.finger).press(1, MIDDLE, late.window).commit()
    QTest.touchEvent(late.window, late.finger).release(1, MIDDLE, late.window).commit()
    assert (late.presenter.state.face, late.presenter.state.section_id) == (Face.SECTION, "10-one")


def hold_the_mark(stage: Stage) -> QPoint:
    """A guide holds the section's mark until the loop rests, and lets go; where it is."""
    mark = middle_of_mark(stage)
    stage.clock.now += 1
    QTest.touchEvent(stage.window, stage.finger).press(1, mark, stage.window).commit()
    stage.qtbot.waitUntil(lambda: stage.presenter.property("guiding"))
    QTest.touchEvent(stage.window, stage.finger).release(1, mark, stage.window).commit()
    return mark


def test_a_guide_who_held_the_mark_opens_nothing_on_release(stage: Stage) -> None:
    hold_the_mark(stage)
    stage.rest()
    assert stage.presenter.state.face is Face.PANEL
    assert "visit" not in stage.names()


def test_the_mark_touched_briefly_opens_the_panels_page_also_after_a_hold(stage: Stage) -> None:
    mark = hold_the_mark(stage)
    stage.presenter.set_still(still=False)  # three seconds are three seconds
    stage.touch_at(mark)
    assert stage.presenter.state.face is Face.SECTION


def test_no_panel_keeps_the_room_of_what_another_one_had(stage: Stage) -> None:
    """With too little room left all words are drawn smaller."""

    def heights() -> list[int]:
        columns = [item for item in stage.items() if item.property("squeeze") is not None]
        shown = [column for column in columns if column.parentItem().opacity() == 1]
        assert len(shown) == 1
        return [round(part.height()) for part in shown[0].childItems()]

    laps: list[dict[str, list[int]]] = [{}, {}]
    for lap in laps:
        for _ in stage.presenter.stops:
            lap[painted(stage)] = heights()
            stage.presenter.next()
            stage.rest()
    assert len(laps[0]) == len(stage.presenter.stops)
    assert laps[1] == laps[0]
