"""The closed hall's screen: dark, small, elsewhere each minute; a touch wakes it and presses nothing."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, datetime, time, tzinfo
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem

from kiosk import app
from kiosk.deck.model import Deck, Hours, Settings
from kiosk.guard.crashes import Sight
from kiosk.guard.marks import sight
from kiosk.guard.power import CEC, Answer, Display
from kiosk.screen.night import hours_text, night_view
from kiosk.show import Dim
from kiosk.showing import Showing

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def test_at_night_its_own_picture_is_noted_and_no_slide(stage: Stage, deck: Deck) -> None:
    del deck
    noted: list[Sight] = []
    stage.presenter.note = lambda *shown: noted.append(sight(*shown))
    stage.presenter.apply(Dim(on=True))
    for _ in range(8):
        file = str(stage.presenter.property("night")["file"])
        assert noted[-1] == Sight("night", photos=(file,) if file else ())
        stage.presenter._on_shift()
    assert any(seen.photos for seen in noted)
    stage.presenter.apply(Dim(on=False))
    assert (noted[-1].face, noted[-1].slide) == ("panel", stage.presenter.state.panel_slide)


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


class WallClock(datetime):
    """A Tuesday, at the time that a test says."""

    at = time(8)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime.combine(date(2026, 12, 1), cls.at).astimezone(tz)


UNTOLD: Any = SimpleNamespace(ignores=lambda _notes: False, turns=lambda _day: False)  # nobody is told anything


@pytest.mark.parametrize(("made", "night"), [("2026-11-30T12:00:00+00:00", True), ("2027-06-01T12:00:00+00:00", False)])
def test_a_clock_before_the_release_on_the_wall_closes_no_hall(
    stage: Stage, deck: Deck, monkeypatch: pytest.MonkeyPatch, made: str, night: bool
) -> None:
    closed = replace(deck, settings=replace(deck.settings, opening_hours=(Hours(time(9), time(17)),)))
    monkeypatch.setattr(app, "datetime", WallClock)
    running = app.Running.__new__(app.Running)
    running.telling, running.watcher = UNTOLD, None
    running.presenter = stage.presenter
    running.display = Display(None)
    running._showing = Showing(closed, Path(), (), made=made)
    stage.presenter.show_deck(closed)
    stage.after(80)
    running._on_schedule()
    assert stage.presenter.is_night is night


def test_opening_hours_switch_the_display_and_a_failed_switching_is_tried_again(
    stage: Stage, deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = replace(deck.settings, opening_hours=(Hours(time(9), time(17)),), screen_off=True)
    told: list[str] = []
    status, power = 0, "standby"  # what the television says
    seconds = 0.0

    def tool(_command: Sequence[str], says: str) -> Answer:
        if says.startswith("pow"):
            return Answer(status, f"power status: {power}")
        told.append(says)
        return Answer(status)

    monkeypatch.setattr(app, "datetime", WallClock)
    running = app.Running.__new__(app.Running)  # no log, no release, no signals: the hours and the display alone
    running.telling = UNTOLD
    running.presenter = stage.presenter
    running.display = Display(CEC, tool, lambda: seconds)
    running.display._worker = threading.current_thread()  # its turns are taken below
    running._showing = Showing(replace(deck, settings=settings), Path(), ())
    stage.presenter.nightChanged.connect(running._on_night)

    def turns() -> list[str]:
        while not running.display._turns.empty():
            running.display._take_turn(CEC, on=running.display._turns.get())
        said, told[:] = told[:], []
        return said

    def tick(at: time) -> list[str]:
        nonlocal seconds
        seconds += app.SCHEDULE_SECONDS
        monkeypatch.setattr(WallClock, "at", at)
        running._on_schedule()
        return turns()

    stage.presenter.show_deck(running._showing.deck)
    stage.after(80)  # nobody reads: the night comes at once
    assert tick(time(8)) == ["standby 0"]
    assert (tick(time(8, 1)), stage.presenter.is_night) == ([], True)
    status = 1
    assert tick(time(9)) == ["on 0"]
    assert tick(time(9, 1)) == ["on 0"]
    status = 0
    assert tick(time(9, 2)) + tick(time(9, 3)) == ["on 0"], "the tool says that it worked, the television is not on yet"
    power = "on"
    assert [tick(time(hour)) for hour in (12, 16)] == [[], []]
    power = "standby"
    assert [tick(time(hour)) for hour in (17, 18)] == [["standby 0"], []]
    stage.touch_at(QPoint(200, 200))
    assert turns() == ["on 0"]  # a visitor wakes it, at once
