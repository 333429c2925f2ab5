"""Leaving alone: the idle card, its answers, night, and a guide's hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.show import (
    Back,
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
    PanelTouched,
    Pressed,
    Previous,
    Released,
    SetLanguage,
    State,
    Tick,
    ToggleMode,
    idle_seconds,
    next_deadline,
    step,
)

Play = Callable[..., tuple[State, tuple[Happened, ...]]]
Script = tuple[tuple[float, Event], ...]

READING: Script = ((0.0, OpenPage("a/1")),)


def named(happened: tuple[Happened, ...]) -> list[tuple[object, ...]]:
    return [(told.event, *(value for _, value in told.details)) for told in happened]


@pytest.mark.parametrize(
    ("way", "seconds"),
    [
        ((GoHome(),), 75.0),
        ((OpenSection(0),), 75.0),
        ((OpenPage("a/1"),), 75.0),
        ((OpenPage("a/2"),), 150.0),
        ((OpenPage("a/2"), ToggleMode("large")), 225.0),
        ((OpenPage("a/1"), OpenPhoto(0)), 75.0),
        ((GoHome(), ToggleMode("large")), 112.5),
    ],
)
def test_the_idle_card_comes_when_nobody_stirs(
    play: Play, outline: Outline, way: tuple[Event, ...], seconds: float
) -> None:
    script = [(float(index), event) for index, event in enumerate(way)]
    last = script[-1][0]
    before, _ = play(outline, *script, until=last + seconds - 0.01)
    assert not before.warning
    assert idle_seconds(before, outline) == seconds
    warned, told = play(outline, *script, until=last + seconds)
    assert (warned.warning, warned.warned_at) == (True, last + seconds)
    assert named(told)[-1] == ("idle_warning",)
    still, _ = play(outline, *script, until=last + seconds + 19.9)
    assert still.visiting
    gone, told = play(outline, *script, until=last + seconds + 20)
    assert gone.face is Face.PANEL
    assert ("loop", "idle") in named(told)


@pytest.mark.parametrize("event", [Moved(), Released(), KeepReading(), OpenPage("a/1"), OpenPage("gone")])
def test_any_sign_of_somebody_puts_the_card_off(play: Play, outline: Outline, event: Event) -> None:
    state, _ = play(outline, *READING, (70.0, event), until=144.9)
    assert not state.warning
    state, _ = play(outline, *READING, (70.0, event), until=145.0)
    assert state.warning


def test_a_finger_down_holds_the_idle_clock(play: Play, outline: Outline) -> None:
    state, _ = play(outline, *READING, (70.0, Pressed()), until=185.0)
    assert not state.warning
    state, _ = play(outline, *READING, (70.0, Pressed()), (185.0, Released()), until=259.9)
    assert not state.warning


def test_a_release_that_got_lost_does_not_hold_for_ever(play: Play, outline: Outline) -> None:
    state, told = play(outline, *READING, (70.0, Pressed()), until=70 + 120 + 75 + 20)
    assert not state.visiting
    assert ("loop", "idle") in named(told)


@pytest.mark.parametrize("event", [Moved(), Pressed()])
def test_two_minutes_of_a_finger_count_from_its_press_whatever_comes_after(
    play: Play, outline: Outline, event: Event
) -> None:
    stirring: Script = tuple((70.0 + second, event) for second in range(1, 115, 5))
    held, _ = play(outline, *READING, (70.0, Pressed()), *stirring, until=189.9)
    assert held.fingers_down
    state, _ = play(outline, *READING, (70.0, Pressed()), *stirring, until=190.0)
    assert not state.fingers_down


@pytest.mark.parametrize(
    "answer",
    [
        ((80.0, Pressed()), (80.1, Released())),
        ((80.0, Pressed()), (80.1, Released()), (80.1, KeepReading())),
        ((80.0, Pressed()), (80.1, KeepReading()), (80.1, Released())),
        ((80.0, Pressed()), (80.1, Released()), (80.1, Next())),
        ((80.0, Pressed()), (80.1, OpenPhoto(0)), (80.1, Released())),
        ((80.0, Pressed()), (94.9, Moved()), (99.0, Released())),
        ((80.0, Back()),),
        ((80.0, Next()),),
        ((80.0, KeepReading()),),
        ((80.0, Moved()),),
        ((80.0, SetLanguage("en")),),
        ((80.0, ToggleMode("large")),),
    ],
)
def test_any_answer_but_done_keeps_the_same_place(play: Play, outline: Outline, answer: Script) -> None:
    state, told = play(outline, *READING, *answer)
    assert not state.warning
    assert (state.face, state.slide, state.language, state.modes) == (Face.PAGE, "a/1", "zh", frozenset())
    assert named(told)[-1] == ("idle_warning",)
    again, _ = play(outline, *READING, *answer, until=answer[-1][0] + 75.0)
    assert again.warning


@pytest.mark.parametrize(
    "answer",
    [
        ((80.0, Pressed()), (80.1, Done()), (80.1, Released())),
        ((80.0, Pressed()), (80.1, Released()), (80.1, Done())),
        ((75.01, Done()),),
        ((80.0, Pressed()), (99.0, Done()), (99.0, Released())),
    ],
)
def test_done_ends_the_visit_in_whichever_order_it_comes(play: Play, outline: Outline, answer: Script) -> None:
    state, told = play(outline, *READING, *answer)
    assert state.face is Face.PANEL
    assert ("loop", "done") in named(told)


def test_the_card_stays_while_a_finger_is_on_it(play: Play, outline: Outline) -> None:
    state, _ = play(outline, *READING, (80.0, Pressed()), (90.0, Moved()), until=150.0)
    assert state.warning


@pytest.mark.parametrize("answer", [(KeepReading(), Released()), (Released(), KeepReading()), (Released(),)])
def test_a_double_tap_on_the_card_touches_nothing_below_it(
    play: Play, outline: Outline, answer: tuple[Event, ...]
) -> None:
    first = (*READING, (80.0, Pressed()), *((80.1, event) for event in answer))
    second = (*first, (80.3, Pressed()), (80.4, OpenPhoto(0)), (80.4, Released()))
    state, _ = play(outline, *second)
    assert (state.face, state.warning) == (Face.PAGE, False)
    state, _ = play(outline, *second, (81.0, Pressed()), (81.1, OpenPhoto(0)))
    assert state.face is Face.PHOTO


def test_extensions_are_unlimited(play: Play, outline: Outline) -> None:
    script = [(80.0 * turn, KeepReading()) for turn in range(1, 200)]
    state, told = play(outline, *READING, *script)
    assert state.visiting
    assert named(told).count(("idle_warning",)) == 199


def test_a_very_late_tick_still_asks_first(play: Play, outline: Outline) -> None:
    state, _ = play(outline, *READING)
    state, told = step(state, Tick(), 100_000.0, outline)
    assert named(told) == [("idle_warning",)]
    state, told = step(state, Tick(), 100_020.0, outline)
    assert not state.visiting


def test_a_touch_as_the_card_runs_out_touches_no_panel(play: Play, outline: Outline) -> None:
    state, _ = play(outline, *READING, (95.1, Pressed()), (95.7, Released()), (95.7, PanelTouched()))
    assert state.face is Face.PANEL


def test_night_dims_the_loop_which_rests(play: Play, outline: Outline) -> None:
    state, _ = play(outline, (1.0, Dim(on=True)), until=100.0)
    assert (state.dim, state.panel) == (True, 0)
    assert next_deadline(state, outline) is None
    state, _ = play(outline, (1.0, Dim(on=True)), (100.0, Dim(on=False)), until=100.0)
    assert (state.dim, state.panel) == (False, 1)
    state, _ = play(outline, (1.0, Dim(on=True)), (2.0, Dim(on=False)))
    assert not state.dim


def test_at_night_the_first_touch_only_wakes(play: Play, outline: Outline) -> None:
    night: Script = ((1.0, Dim(on=True)), (5.0, Pressed()), (5.1, Released()), (5.1, PanelTouched()))
    awake, told = play(outline, *night)
    assert (awake.face, awake.dim) == (Face.PANEL, False)
    assert "visit" not in {one.event for one in told}
    state, _ = play(outline, *night, (5.5, Pressed()), (5.6, PanelTouched()), (5.6, Released()))
    assert state.visiting
    assert not play(outline, *night, until=80.0)[0].dim
    assert play(outline, *night, until=80.1)[0].dim
    key, _ = play(outline, (1.0, Dim(on=True)), (50.0, Next()), until=69.9)
    assert (key.dim, key.panel) == (False, 0)


def test_what_a_hand_woke_stays_for_a_while(play: Play, outline: Outline) -> None:
    night: Script = ((1.0, Dim(on=True)), (50.0, Pressed()), (50.1, Released()))
    assert play(outline, *night, until=70.0)[0].panel == 0
    assert play(outline, *night, until=70.2)[0].panel == 1


def test_night_waits_for_the_end_of_a_visit(play: Play, outline: Outline) -> None:
    visiting, _ = play(outline, *READING, (10.0, Dim(on=True)))
    assert not visiting.dim
    warned, _ = play(outline, *READING, (80.0, Dim(on=True)))
    assert not warned.dim
    over, _ = play(outline, *READING, (10.0, Dim(on=True)), until=95.0)
    assert (over.face, over.dim) == (Face.PANEL, True)


def test_night_waits_for_somebody_at_the_loop(play: Play, outline: Outline) -> None:
    script: Script = ((9.0, Next()), (10.0, Dim(on=True)))
    assert not play(outline, *script, until=83.9)[0].dim
    assert play(outline, *script, until=84.0)[0].dim


def test_a_guide_pauses_the_loop_and_turns_it(play: Play, outline: Outline) -> None:
    state, _ = play(outline, (1.0, GuideHold()), until=600.9)
    assert (state.panel, state.guide_until) == (0, 601.0)
    state, _ = play(outline, (1.0, GuideHold()), (100.0, Next()), (110.0, Previous()), (120.0, Previous()), until=600.0)
    assert state.panel == 2
    state, _ = play(outline, (1.0, GuideHold()), until=601.0)
    assert state.panel == 1


def test_a_guide_pauses_idle(play: Play, outline: Outline) -> None:
    script: Script = (*READING, (10.0, GuideHold()))
    assert not play(outline, *script, until=684.9)[0].warning
    assert play(outline, *script, until=685.0)[0].warning
    answered, _ = play(outline, *READING, (80.0, GuideHold()), until=600.0)
    assert not answered.warning
    assert answered.visiting


def test_a_guide_s_loop_is_not_dimmed(play: Play, outline: Outline) -> None:
    script: Script = ((1.0, Dim(on=True)), (2.0, GuideHold()), (3.0, GoHome()), (4.0, LeaveToLoop("home")))
    assert not play(outline, *script, until=676.9)[0].dim
    assert play(outline, *script, until=677.0)[0].dim


def test_a_guide_s_hold_outlasts_the_way_home_but_not_done(play: Play, outline: Outline) -> None:
    script: Script = ((1.0, GuideHold()), (2.0, GoHome()))
    assert play(outline, *script, (3.0, LeaveToLoop("home")))[0].guide_until == 601.0
    assert play(outline, *script, (3.0, Done()))[0].guide_until < 0
