"""The closed hall's screen: dark, small, elsewhere each minute; a touch wakes it and presses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem

from kiosk.deck.model import Deck, Hours, Settings
from kiosk.screen.night import hours_text, night_view
from kiosk.show import Dim

if TYPE_CHECKING:
    from conftest import Stage


def test_every_minute_it_is_elsewhere_and_goes_through_the_loop(deck: Deck) -> None:
    views = [night_view(deck, step) for step in range(60)]
    assert {view["title"] for view in views} == {"第一篇章", "甲页", "丙页", "第二篇章", "丁页", "戊页"}
    places = [(view["x"], view["y"]) for view in views]
    assert len({(int(x * 4), int(y * 4)) for x, y in places}) == 16  # all over the screen
    assert all(abs(x - u) + abs(y - v) > 0.2 for (x, y), (u, v) in pairwise(places))
    assert {view["kind"] for view in views} == {"door", "card"}


def test_an_empty_deck_has_its_title() -> None:
    assert night_view(Deck(Settings(title="海曙")), 3)["title"] == "海曙"
    assert night_view(Deck(Settings(title="海曙")), 3)["file"] == ""


def test_hours_as_a_visitor_reads_them() -> None:
    spans = (Hours(time(9), time(11, 30)), Hours(time(13), time(0)))
    assert hours_text(Settings(opening_hours=spans)) == "09:00–11:30  13:00–24:00"
    assert hours_text(Settings()) == ""


def scene(stage: Stage) -> QQuickItem:
    return next(item for item in stage.items() if item.property("covering") is not None and item.property("wanted"))


def brightness(stage: Stage) -> float:
    image = stage.window.grabWindow().scaled(32, 18)
    return sum(image.pixelColor(x, y).lightnessF() for x in range(32) for y in range(18)) / (32 * 18)


def test_a_closed_hall_is_dark_and_its_loop_is_not_painted(stage: Stage, deck: Deck) -> None:
    stage.presenter.show_deck(replace(deck, settings=replace(deck.settings, opening_hours=(Hours(time(9), time(17)),))))
    stage.rest()
    day = brightness(stage)
    stage.after(80)
    stage.presenter.apply(Dim(on=True))
    stage.qtbot.waitUntil(lambda: scene(stage).property("covering"))
    assert brightness(stage) < min(0.12, day / 2)
    panel = next(item for item in stage.items() if item.property("incoming") is not None)
    assert not panel.isVisible()
    before = stage.presenter.property("night")
    stage.presenter._on_shift()
    after = stage.presenter.property("night")
    assert (after["x"], after["title"]) != (before["x"], before["title"])
    stage.presenter.apply(Dim(on=False))
    stage.qtbot.waitUntil(lambda: not scene(stage).isVisible())
    assert panel.isVisible()


def test_the_touch_that_wakes_presses_nothing(stage: Stage) -> None:
    stage.after(80)
    stage.presenter.apply(Dim(on=True))
    stage.qtbot.waitUntil(lambda: scene(stage).property("covering"))
    stage.events.clear()
    stage.touch_at(QPoint(200, 200))
    stage.qtbot.waitUntil(lambda: not scene(stage).isVisible())
    assert "visit" not in stage.names()
    stage.touch_at(QPoint(200, 200))
    assert "visit" in stage.names()
