"""Staff hold a corner, enter a PIN and are at the board; left alone, it closes and the loop goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.show import (
    Back,
    Blank,
    ClosePhoto,
    Dim,
    Done,
    Event,
    Face,
    GoHome,
    GuideHold,
    Happened,
    KeepReading,
    LeaveToLoop,
    Moved,
    Next,
    OpenPage,
    OpenPhoto,
    OpenSection,
    Outline,
    OutlineChanged,
    PanelTouched,
    Pressed,
    Previous,
    Released,
    SetLanguage,
    State,
    Strayed,
    ToggleMode,
    Unlocked,
    step,
)

Play = Callable[..., tuple[State, tuple[Happened, ...]]]
Script = tuple[tuple[float, Event], ...]

HOLD: Script = ((3.0, Pressed(corner=True)),)
PAD: Script = (*HOLD, (9.0, Released()))
BOARD: Script = (*PAD, (10.0, Unlocked()))


def told_names(told: tuple[Happened, ...]) -> list[tuple[object, ...]]:
    return [(one.event, *(value for _, value in one.details)) for one in told]


def test_five_seconds_in_the_corner_bring_the_pad_and_no_less_do(play: Play, outline: Outline) -> None:
    before, _ = play(outline, *HOLD, until=7.99)
    assert before.face is Face.PANEL
    state, told = play(outline, *HOLD, until=8.0)
    assert state.face is Face.PAD
    assert told_names(told)[-1] == ("staff", "pad")


def test_the_pad_is_never_dark_though_a_visit_ended_under_the_finger_at_night(play: Play, outline: Outline) -> None:
    script: Script = ((1.0, OpenPage("a/1")), (2.0, Dim(on=True)), (4.0, Pressed(corner=True)), (5.0, Done()))
    assert play(outline, *script, until=8.9)[0].dim
    state, _ = play(outline, *script, until=9.0)
    assert state.face is Face.PAD
    assert not state.dim


@pytest.mark.parametrize(
    "script",
    [
        ((3.0, Pressed()),),
        ((3.0, Pressed(corner=True)), (5.0, Strayed())),
        ((3.0, Pressed(corner=True)), (7.9, Released())),
        ((3.0, Pressed()), (4.0, Pressed(corner=True))),
    ],
    ids=["elsewhere", "moved", "let go", "a second finger"],
)
def test_any_other_hold_brings_nothing(play: Play, outline: Outline, script: Script) -> None:
    assert play(outline, *script, until=9.0)[0].face is Face.PANEL


def test_the_five_seconds_count_from_the_press_however_late_it_is_told(play: Play, outline: Outline) -> None:
    script: Script = ((3.0, Pressed()), (6.0, Released()), (6.0, Pressed(corner=True, ago=2.0)))
    assert play(outline, *script, until=8.99)[0].face is Face.PANEL
    assert play(outline, *script, until=9.0)[0].face is Face.PAD


@pytest.mark.parametrize(
    "way",
    [
        (),
        (GoHome(),),
        (OpenSection(0),),
        (OpenPage("a/1"),),
        (OpenPage("a/1"), OpenPhoto(1)),
        (GuideHold(),),
        (Blank(),),
        (ToggleMode("reach"), SetLanguage("en")),
    ],
    ids=["panel", "home", "section", "page", "photo", "guide", "blank", "modes"],
)
def test_it_works_wherever_the_show_is(play: Play, outline: Outline, way: tuple[Event, ...]) -> None:
    script = [(float(index), event) for index, event in enumerate(way)]
    state, _ = play(outline, *script, *HOLD, until=8.0)
    assert state.face is Face.PAD
    assert (state.slide, state.section, state.photo, state.warning, state.blank) == (None, None, 0, False, False)


def test_it_works_on_the_idle_card_at_night_and_with_nothing_to_show(play: Play, outline: Outline) -> None:
    asked, _ = play(outline, (0.0, GoHome()), (80.0, Pressed(corner=True)), until=85.0)
    asleep, _ = play(outline, (0.0, Dim(on=True)), (100.0, Pressed(corner=True)), until=105.0)
    nothing, _ = play(Outline(), *HOLD, until=8.0)
    assert [asked.face, asleep.face, nothing.face] == [Face.PAD] * 3
    assert not asked.warning
    assert not asleep.dim


def test_the_finger_that_held_touches_nothing(play: Play, outline: Outline) -> None:
    state, told = play(outline, *HOLD, (9.0, PanelTouched()), (9.0, Released()), (9.1, OpenPage("a/1")))
    assert state.face is Face.PAD
    assert "visit" not in {one.event for one in told}


@pytest.mark.parametrize(("script", "last"), [(PAD, 9.0), (BOARD, 10.0)], ids=["pad", "board"])
def test_it_closes_after_a_minute_without_a_touch(play: Play, outline: Outline, script: Script, last: float) -> None:
    chosen: Script = ((0.0, SetLanguage("en")), (1.0, ToggleMode("large")))
    there, _ = play(outline, *chosen, *script, until=last + 59.9)
    assert there.staffed
    state, told = play(outline, *chosen, *script, until=last + 60)
    assert state.face is Face.PANEL
    assert ("loop", "staff") in told_names(told)
    assert (state.language, state.modes) == ("zh", frozenset())


@pytest.mark.parametrize("touch", [Moved(), Next(), OpenPage("a/1")])
def test_a_touch_keeps_it_open(play: Play, outline: Outline, touch: Event) -> None:
    state, _ = play(outline, *BOARD, (60.0, Pressed()), (60.1, touch), (60.2, Released()), until=120.1)
    assert state.face is Face.BOARD


def test_a_bag_on_the_screen_does_not_keep_it_open_for_ever(play: Play, outline: Outline) -> None:
    state, _ = play(outline, *BOARD, (20.0, Pressed()), until=20.0 + 120 + 60)
    assert not state.staffed


def test_only_the_right_pin_at_the_pad_opens_the_board(play: Play, outline: Outline) -> None:
    assert play(outline, (1.0, Unlocked()))[0].face is Face.PANEL
    assert play(outline, (0.0, OpenPage("a/1")), (1.0, Unlocked()))[0].face is Face.PAGE
    state, told = play(outline, *BOARD)
    assert state.face is Face.BOARD
    assert told_names(told)[-1] == ("staff", "board")


@pytest.mark.parametrize("script", [PAD, BOARD], ids=["pad", "board"])
@pytest.mark.parametrize(
    "event",
    [
        PanelTouched(),
        OpenPage("a/1"),
        OpenSection(0),
        GoHome(),
        Next(),
        Previous(),
        OpenPhoto(0),
        ClosePhoto(),
        SetLanguage("en"),
        ToggleMode("large"),
        KeepReading(),
        GuideHold(),
        Blank(),
        Moved(),
    ],
)
def test_what_visitors_do_changes_nothing_there(play: Play, outline: Outline, script: Script, event: Event) -> None:
    before, _ = play(outline, *script)
    after, told = step(before, event, 20.0, outline)
    assert after == replace(before, active=20.0)
    assert told == ()


@pytest.mark.parametrize("script", [PAD, BOARD], ids=["pad", "board"])
@pytest.mark.parametrize("event", [LeaveToLoop("staff"), LeaveToLoop("home"), Back(), Done()])
def test_leaving_leads_to_the_loop(play: Play, outline: Outline, script: Script, event: Event) -> None:
    state, told = play(outline, *script, (20.0, event))
    assert state.face is Face.PANEL
    assert ("loop", "staff") in told_names(told)


def test_holding_again_at_the_board_asks_for_no_second_pin(play: Play, outline: Outline) -> None:
    state, _ = play(outline, *BOARD, (12.0, Pressed(corner=True)), until=20.0)
    assert state.face is Face.BOARD


def test_it_stays_open_while_the_deck_comes_and_goes(play: Play, outline: Outline) -> None:
    state, _ = play(outline, *BOARD)
    for deck in (Outline(), replace(outline, panels=outline.panels[2:]), outline):
        state, told = step(state, OutlineChanged(), 11.0, deck)
        assert (state.face, told) == (Face.BOARD, ())
    state, _ = step(state, LeaveToLoop("staff"), 12.0, outline)
    assert state.face is Face.PANEL
    empty, _ = play(Outline(), *BOARD, (12.0, LeaveToLoop("staff")))
    assert empty.face is Face.TITLE
