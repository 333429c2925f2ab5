"""The loop: which panel is on, and which one a touch opens."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.show import (
    Event,
    Face,
    Happened,
    Late,
    LeaveToLoop,
    Moved,
    Next,
    OpenSection,
    Outline,
    PanelStop,
    PanelTouched,
    Pressed,
    Previous,
    Released,
    SetLanguage,
    State,
    Tick,
    ToggleMode,
    next_deadline,
    start,
    step,
)

Play = Callable[..., tuple[State, tuple[Happened, ...]]]


def named(happened: tuple[Happened, ...]) -> list[tuple[object, ...]]:
    return [(told.event, *(value for _, value in told.details)) for told in happened]


def test_panels_follow_each_other_and_wrap(play: Play, outline: Outline) -> None:
    _, told = play(outline, until=30.5)
    assert named(told) == [("panel", "a/section"), ("panel", "a/1"), ("panel", "b/1"), ("panel", "a/section")]


@pytest.mark.parametrize(
    ("time", "panel", "aimed"),
    [
        (7.9, 0, "a/section"),
        (8.0, 1, "a/section"),
        (8.4, 1, "a/section"),
        (8.5, 1, "a/1"),
        (18.0, 2, "a/1"),
        (30.5, 0, "a/section"),
    ],
)
def test_a_new_panel_is_aimed_at_half_a_second_later(
    play: Play, outline: Outline, time: float, panel: int, aimed: str
) -> None:
    state, _ = play(outline, until=time)
    assert (state.panel, state.aimed) == (panel, aimed)


def test_a_panel_whose_picture_is_late_is_aimed_at_half_a_second_after_it_came(play: Play, outline: Outline) -> None:
    late = (8.0, Late(on=True)), (9.5, Late(on=False))
    for time, aimed in [(9.4, "a/section"), (9.9, "a/section"), (10.1, "a/1")]:
        assert play(outline, *(one for one in late if one[0] <= time), until=time)[0].aimed == aimed


@pytest.mark.parametrize(
    ("pressed", "touched", "slide"),
    [
        (7.9, 8.2, "a/section"),  # pressed before the change: it does not even come
        (8.3, 8.4, "a/section"),  # pressed during the change: the one before was meant
        (8.3, 12.0, "a/section"),  # however late the release
        (8.6, 8.7, "a/1"),
        (18.2, 18.3, "a/1"),
    ],
)
def test_a_touch_opens_the_panel_aimed_at(
    play: Play, outline: Outline, pressed: float, touched: float, slide: str
) -> None:
    for last in [(PanelTouched(), Released()), (Released(), PanelTouched())]:
        _, told = play(outline, (pressed, Pressed()), *((touched, event) for event in last))
        visit, face = named(told)[-2:]
        assert visit == ("visit", slide)
        assert face == ("section" if slide.endswith("/section") else "page", slide)


def test_a_key_opens_the_panel_shown_not_the_one_pressed_long_ago(play: Play, outline: Outline) -> None:
    _, told = play(outline, (1.0, Pressed()), (1.1, Released()), (9.0, PanelTouched()))
    assert ("visit", "a/1") in named(told)


def test_a_finger_holds_the_panel_and_two_seconds_more(play: Play, outline: Outline) -> None:
    held, _ = play(outline, (7.0, Pressed()), until=60.0)
    assert held.panel == 0
    still, _ = play(outline, (7.0, Pressed()), (60.0, Released()), until=61.9)
    assert still.panel == 0
    on, _ = play(outline, (7.0, Pressed()), (60.0, Released()), until=62.0)
    assert on.panel == 1


def test_a_forgotten_finger_holds_the_loop_for_two_minutes_at_most(play: Play, outline: Outline) -> None:
    state, told = play(outline, (7.0, Pressed()), until=7.0 + 120 + 2)
    assert not state.fingers_down
    assert named(told)[-1] == ("panel", "a/section")
    assert state.panel == 1


@pytest.mark.parametrize(("event", "slides"), [(Next(), ["a/1", "b/1"]), (Previous(), ["b/1", "a/1"])])
def test_swipes_turn_the_loop_without_a_visit(play: Play, outline: Outline, event: Event, slides: list[str]) -> None:
    state, told = play(outline, (1.0, event), (1.3, event))
    assert named(told)[1:] == [("panel", slide) for slide in slides]
    assert not state.visiting


def test_a_swiped_panel_stays_twenty_seconds(play: Play, outline: Outline) -> None:
    before, _ = play(outline, (1.0, Next()), until=20.9)
    after, _ = play(outline, (1.0, Next()), until=21.0)
    assert (before.panel, after.panel) == (1, 2)


@pytest.mark.parametrize("event", [SetLanguage("en"), ToggleMode("large")])
def test_a_switch_in_the_loop_is_no_visit_and_goes_back_by_itself(play: Play, outline: Outline, event: Event) -> None:
    on, told = play(outline, (7.0, event), until=26.9)
    assert on.panel == 0
    assert (on.language, len(on.modes)) != ("zh", 0)
    assert "visit" not in {one.event for one in told}
    off, told = play(outline, (7.0, event), until=7.0 + 75 * 1.5)
    assert (off.language, off.modes) == ("zh", frozenset())
    assert "loop" not in {one.event for one in told}


def test_the_english_button_begins_the_same_slide_in_english(play: Play, outline: Outline) -> None:
    state, told = play(outline, (9.0, PanelTouched("en")))
    assert named(told)[-3:] == [("visit", "a/1"), ("page", "a/1"), ("language", "en")]
    assert state.language == "en"


def test_the_progress_row_opens_a_section(play: Play, outline: Outline) -> None:
    state, told = play(outline, (1.0, OpenSection(1)))
    assert named(told)[-2:] == [("visit", "b/section"), ("section", "b/section")]
    assert (state.face, state.section) == (Face.SECTION, 1)


def test_a_very_late_tick_advances_by_one_panel(outline: Outline) -> None:
    state, _ = start(outline, 0.0)
    state, told = step(state, Tick(), 100_000.0, outline)
    assert (state.panel, told) == (1, ())
    assert next_deadline(state, outline) == 100_000.5
    state, told = step(state, Tick(), 100_000.0, outline)
    assert (state.panel, told) == (1, ())


def test_an_early_tick_changes_nothing(outline: Outline) -> None:
    state, _ = start(outline, 0.0)
    assert step(state, Tick(), 7.99, outline) == (state, ())


def test_an_event_before_its_tick_tells_the_panel_that_has_arrived(play: Play, outline: Outline) -> None:
    state, _ = play(outline, until=8.0)
    state, told = step(state, Moved(), 8.6, outline)
    assert (named(told), state.aimed) == ([("panel", "a/1")], "a/1")


def test_one_panel_alone_neither_changes_nor_is_told_again(play: Play) -> None:
    alone = Outline(panels=(PanelStop("a/1", 0, 8.0),), sections=("a",))
    _, told = play(alone, (20.0, Moved()), until=100.0)
    assert named(told) == [("panel", "a/1")]


def test_a_finger_that_opened_something_else_opens_no_panel_besides(play: Play, outline: Outline) -> None:
    state, _ = play(outline, (9.0, Pressed()), (9.1, OpenSection(1)), (12.0, PanelTouched()))
    assert (state.face, state.section) == (Face.SECTION, 1)


def test_a_press_begun_on_another_face_opens_no_panel(play: Play, outline: Outline) -> None:
    script = ((1.0, PanelTouched()), (3.0, Pressed()), (4.0, LeaveToLoop("staff")), (6.0, PanelTouched()))
    state, _ = play(outline, *script)
    assert state.face is Face.PANEL
