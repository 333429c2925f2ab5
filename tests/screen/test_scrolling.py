"""What is longer than its place scrolls by a button, and is never out of sight when its length changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt

from kiosk.deck.model import Paragraph, Run
from kiosk.show import Dim, Face

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Stage
    from PySide6.QtQuick import QQuickItem

    from kiosk.deck.model import Deck

LONG = tuple(Paragraph((Run("正文的第一段，说清楚一件事。" * 4),)) for _ in range(12))
SLOWLY = 60_000  # ms: whatever happens, happens before the button's way is gone


@pytest.fixture
def page(stage_of: Callable[[Deck], Stage], deck: Deck) -> Stage:
    """On a page that is long in Chinese and short in English."""
    section = deck.sections[0]
    slide = section.slides[0]
    slide = replace(slide, zh=replace(slide.zh, body=LONG), en=replace(slide.en or slide.zh, body=()))
    stage = stage_of(replace(deck, sections=(replace(section, slides=(slide,)),)))
    stage.after(40)
    stage.touch_at(QPoint(300, 200))
    return stage


def column(stage: Stage) -> QQuickItem:
    """What scrolls."""
    return next(item for item in stage.items() if item.objectName() == "scrolling" and item.isVisible())


def glide(area: QQuickItem) -> QObject:
    """How a button moves it."""
    return next(one for one in area.findChildren(QObject) if one.property("easing") is not None)


def farthest(area: QQuickItem) -> float:
    """How far it can be scrolled."""
    return max(0.0, float(area.property("contentHeight")) - area.height())


def in_sight(area: QQuickItem) -> bool:
    """Whether it is scrolled to where there is something."""
    return 0 <= area.property("contentY") <= farthest(area)


def scroll_slowly(stage: Stage) -> QQuickItem:
    """Touch the button, and be on the way from then on."""
    stage.presenter.set_still(still=False)
    area = column(stage)
    glide(area).setProperty("duration", SLOWLY)
    stage.touch("往下看")
    assert glide(area).property("running")
    stage.presenter.set_still(still=True)
    return area


def test_buttons_go_to_the_foot_and_back(page: Stage) -> None:
    area = column(page)
    while not area.property("atYEnd"):
        before = area.property("contentY")
        page.touch("往下看")
        assert area.property("contentY") > before
    while not area.property("atYBeginning"):
        page.touch("往上看")
    assert area.property("contentY") == 0


def test_a_way_whose_end_is_gone_is_over_and_something_in_sight(page: Stage) -> None:
    area = scroll_slowly(page)
    page.touch("English")
    assert not area.property("interactive")
    assert not glide(area).property("running")
    page.qtbot.waitUntil(lambda: in_sight(area))


@pytest.mark.parametrize("change", ["大字", "高对比"])
def test_a_way_whose_end_is_there_still_goes_on(page: Stage, change: str) -> None:
    area = scroll_slowly(page)
    page.touch(change)
    assert glide(area).property("running")
    assert glide(area).property("to") <= farthest(area)


def to_the_foot(stage: Stage) -> QQuickItem:
    """Be at the end of what scrolls."""
    area = column(stage)
    area.setProperty("contentY", farthest(area))
    stage.frame()
    assert area.property("contentY") > 0
    return area


def test_at_night_a_visit_ends_in_the_dark_though_its_page_shrinks_on_the_way(page: Stage) -> None:
    page.clock.now += 1
    page.presenter.toggleMode("large", 0.5)
    page.frame()
    to_the_foot(page)
    page.presenter.apply(Dim(on=True))
    page.presenter.set_still(still=False)  # the page moves away, and is there meanwhile
    page.clock.now += 1
    page.presenter.done()
    page.rest()
    assert page.presenter.state.face is Face.PANEL
    assert page.presenter.is_night


def test_the_idle_card_stays_though_a_new_deck_makes_home_shorter(
    stage_of: Callable[[Deck], Stage], deck: Deck, tmp_path: Path
) -> None:
    first, second = deck.sections
    many = tuple(replace(first.slides[0], id=f"10-one/{number}-page") for number in range(10, 30))
    stage = stage_of(replace(deck, sections=(replace(first, slides=many), second)))
    stage.key(Qt.Key.Key_Home)
    to_the_foot(stage)
    stage.after(76)
    assert stage.presenter.state.warning
    stage.presenter.offer_deck(deck, tmp_path)
    stage.qtbot.waitUntil(lambda: stage.presenter.deck_shown == deck)
    stage.frame()
    assert stage.presenter.state.warning
    assert in_sight(column(stage))
