"""A visit: where each tap leads, and which taps are not meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.show import (
    Back,
    Blank,
    ClosePhoto,
    Done,
    Event,
    Face,
    GoHome,
    Happened,
    LeaveToLoop,
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
    ToggleMode,
)

Play = Callable[..., tuple[State, tuple[Happened, ...]]]

PAGE = (OpenPage("a/1"),)
LAST_PAGE = (OpenPage("b/1"),)
HOME = (GoHome(),)
SECTION = (OpenSection(0),)
PAGE_FROM_SECTION = (OpenSection(1), OpenPage("b/1"))
PHOTO = (OpenPage("a/1"), OpenPhoto(1))


def every_second(*events: Event) -> list[tuple[float, Event]]:
    return [(1.0 + index, event) for index, event in enumerate(events)]


def named(happened: tuple[Happened, ...]) -> list[tuple[object, ...]]:
    return [(told.event, *(value for _, value in told.details)) for told in happened]


@pytest.mark.parametrize(
    ("way", "event", "told", "face", "slide"),
    [
        ((), OpenPage("b/1"), ("page", "b/1"), Face.PAGE, "b/1"),
        ((), GoHome(), ("home",), Face.HOME, None),
        (HOME, OpenPage("a/2"), ("page", "a/2"), Face.PAGE, "a/2"),
        (HOME, OpenSection(1), ("section", "b/section"), Face.SECTION, None),
        (HOME, Next(), ("section", "a/section"), Face.SECTION, None),
        (SECTION, Next(), ("page", "a/1"), Face.PAGE, "a/1"),
        (SECTION, Previous(), ("home",), Face.HOME, None),
        (SECTION, OpenSection(1), ("section", "b/section"), Face.SECTION, None),
        (SECTION, Back(), ("home",), Face.HOME, None),
        (PAGE, Next(), ("page", "a/2"), Face.PAGE, "a/2"),
        ((OpenPage("a/2"),), Next(), ("page", "b/1"), Face.PAGE, "b/1"),
        (LAST_PAGE, Next(), ("home",), Face.HOME, None),
        (LAST_PAGE, Previous(), ("page", "a/2"), Face.PAGE, "a/2"),
        (PAGE, Previous(), ("home",), Face.HOME, None),
        (PAGE, Back(), ("home",), Face.HOME, None),
        (PAGE_FROM_SECTION, Back(), ("section", "b/section"), Face.SECTION, None),
        ((*PAGE_FROM_SECTION, Previous()), Back(), ("section", "a/section"), Face.SECTION, None),
        ((*PAGE_FROM_SECTION, GoHome(), OpenPage("b/1")), Back(), ("home",), Face.HOME, None),
        (PAGE, GoHome(), ("home",), Face.HOME, None),
        (PAGE, OpenPhoto(2), ("photo", "a/1", 2), Face.PHOTO, "a/1"),
        (PHOTO, Next(), ("photo", "a/1", 2), Face.PHOTO, "a/1"),
        (PHOTO, Previous(), ("photo", "a/1", 0), Face.PHOTO, "a/1"),
        (PHOTO, OpenPhoto(0), ("photo", "a/1", 0), Face.PHOTO, "a/1"),
        (PHOTO, ClosePhoto(), ("page", "a/1"), Face.PAGE, "a/1"),
        (PHOTO, Back(), ("page", "a/1"), Face.PAGE, "a/1"),
        (PHOTO, GoHome(), ("home",), Face.HOME, None),
        (PAGE, SetLanguage("en"), ("language", "en"), Face.PAGE, "a/1"),
        (PAGE, ToggleMode("large"), ("mode", "large", True), Face.PAGE, "a/1"),
        ((*PAGE, ToggleMode("large")), ToggleMode("large"), ("mode", "large", False), Face.PAGE, "a/1"),
    ],
)
def test_where_a_tap_leads(
    play: Play, outline: Outline, way: tuple[Event, ...], event: Event, told: tuple[object, ...], face: Face, slide: str
) -> None:
    state, happened = play(outline, *every_second(*way, event))
    assert named(happened)[-1] == told
    assert (state.face, state.slide) == (face, slide)


@pytest.mark.parametrize(
    ("way", "event"),
    [
        ((), Back()),
        ((), OpenPage("gone")),
        ((), OpenSection(2)),
        ((), OpenPhoto(0)),
        ((), Done()),
        ((), LeaveToLoop("home")),
        (HOME, Previous()),
        (HOME, GoHome()),
        (HOME, OpenSection(2)),
        (HOME, OpenSection(-1)),
        (HOME, PanelTouched()),
        (SECTION, OpenSection(0)),
        (PAGE, OpenPage("a/1")),
        (PAGE, OpenPhoto(3)),
        (PAGE, ClosePhoto()),
        (PAGE, SetLanguage("zh")),
        ((OpenPage("a/2"),), OpenPhoto(0)),
        ((OpenPage("a/1"), OpenPhoto(2)), Next()),
        ((OpenPage("a/1"), OpenPhoto(0)), Previous()),
    ],
)
def test_what_leads_nowhere_changes_nothing(play: Play, outline: Outline, way: tuple[Event, ...], event: Event) -> None:
    before, told_before = play(outline, *every_second(*way))
    after, told_after = play(outline, *every_second(*way, event))
    assert told_after == told_before
    assert (after.face, after.slide, after.section, after.photo) == (
        before.face,
        before.slide,
        before.section,
        before.photo,
    )


def test_any_way_out_of_the_loop_begins_a_visit(play: Play, outline: Outline) -> None:
    for event, slide in [(GoHome(), "a/section"), (OpenPage("b/1"), "b/1"), (OpenSection(1), "b/section")]:
        _, told = play(outline, (1.0, event))
        assert named(told)[1] == ("visit", slide)


@pytest.mark.parametrize(("event", "why"), [(Done(), "done"), (LeaveToLoop("staff"), "staff"), (Back(), "home")])
def test_a_visit_ends_with_everything_as_at_the_beginning(play: Play, outline: Outline, event: Event, why: str) -> None:
    way = (OpenPage("a/1"), SetLanguage("en"), ToggleMode("large"), ToggleMode("reach", 0.9), GoHome())
    state, told = play(outline, *every_second(*way, event))
    assert ("loop", why) in named(told)
    assert named(told)[-1] == ("panel", "a/1")
    assert state.face is Face.PANEL
    assert (state.language, state.modes, state.reach_x, state.seen) == ("zh", frozenset(), 0.5, frozenset())


def test_the_loop_goes_on_with_the_panel_after_the_one_touched(play: Play, outline: Outline) -> None:
    state, told = play(outline, (9.0, PanelTouched()), (12.0, Next()), (14.0, Done()))
    assert named(told)[-1] == ("panel", "b/1")
    assert state.due == 14.0 + 12.0


def test_a_switch_used_twice_is_as_before(play: Play, outline: Outline) -> None:
    state, _ = play(outline, *every_second(GoHome(), ToggleMode("large"), ToggleMode("large")))
    assert state.modes == frozenset()


def test_what_was_opened_in_this_visit_is_seen(play: Play, outline: Outline) -> None:
    state, _ = play(outline, *every_second(OpenPage("a/1"), Next(), GoHome()))
    assert state.seen == {"a/1", "a/2"}


def test_reach_remembers_where_it_was_pressed(play: Play, outline: Outline) -> None:
    for x, kept in [(0.9, 0.9), (-1.0, 0.0), (7.0, 1.0)]:
        state, _ = play(outline, *every_second(GoHome(), ToggleMode("reach", x)))
        assert state.reach_x == kept


@pytest.mark.parametrize(
    "second",
    [
        Next(),
        Previous(),
        Back(),
        GoHome(),
        OpenPage("b/1"),
        OpenSection(1),
        OpenPhoto(0),
        Done(),
        SetLanguage("en"),
        ToggleMode("large"),
    ],
)
def test_a_second_tap_on_a_fresh_screen_is_swallowed(play: Play, outline: Outline, second: Event) -> None:
    swallowed, told = play(outline, (1.0, OpenPage("a/1")), (1.4, second))
    assert named(told)[-1] == ("page", "a/1")
    assert (swallowed.face, swallowed.language, swallowed.modes) == (Face.PAGE, "zh", frozenset())
    _, told = play(outline, (1.0, OpenPage("a/1")), (1.5, second))
    assert named(told)[-1] != ("page", "a/1")


def test_a_slow_second_tap_begun_on_the_fresh_screen_is_swallowed_too(play: Play, outline: Outline) -> None:
    state, _ = play(outline, (1.0, OpenPage("a/1")), (1.3, Pressed()), (1.8, Next()), (1.8, Released()))
    assert state.slide == "a/1"
    state, _ = play(outline, (1.0, OpenPage("a/1")), (1.3, Pressed()), (1.4, Released()), (1.8, Next()))
    assert state.slide == "a/2"


def test_a_double_tap_on_done_touches_no_panel(play: Play, outline: Outline) -> None:
    state, _ = play(
        outline,
        *((1.0, GoHome()), (5.0, Pressed()), (5.1, Done()), (5.1, Released())),
        *((5.3, Pressed()), (5.4, Released()), (5.4, PanelTouched())),
    )
    assert state.face is Face.PANEL


@pytest.mark.parametrize(
    ("first", "second", "modes", "language"),
    [
        (ToggleMode("large"), ToggleMode("large"), {"large"}, "zh"),
        (ToggleMode("large"), ToggleMode("contrast"), {"large", "contrast"}, "zh"),
        (SetLanguage("en"), SetLanguage("zh"), set(), "en"),
        (SetLanguage("en"), ToggleMode("reach"), {"reach"}, "en"),
    ],
)
def test_the_same_switch_again_is_swallowed(
    play: Play, outline: Outline, first: Event, second: Event, modes: set[str], language: str
) -> None:
    state, _ = play(outline, (1.0, GoHome()), (3.0, first), (3.4, second))
    assert state.modes == modes
    assert state.language == language


def test_a_tap_right_after_a_switch_moved_everything_is_swallowed(play: Play, outline: Outline) -> None:
    state, _ = play(outline, (1.0, OpenPage("a/1")), (3.0, ToggleMode("reach")), (3.3, Next()))
    assert state.slide == "a/1"


def test_photos_turn_as_fast_as_one_likes(play: Play, outline: Outline) -> None:
    state, _ = play(outline, (1.0, OpenPage("a/1")), (2.0, OpenPhoto(0)), (3.0, Next()), (3.1, Next()))
    assert state.photo == 2


def test_blank_comes_and_goes_with_any_event_which_does_nothing_else(play: Play, outline: Outline) -> None:
    blank, _ = play(outline, *every_second(OpenPage("a/1"), Blank()))
    assert blank.blank
    backs: tuple[Event, ...] = (Blank(), Next(), Done(), Back())
    for back in backs:
        state, _ = play(outline, *every_second(OpenPage("a/1"), Blank(), back))
        assert not state.blank
        assert state.slide == "a/1"
    assert not play(outline, *every_second(OpenPage("a/1"), Blank()), (5.0, Pressed()))[0].blank
    finger = [(5.0, Pressed()), (5.1, Next()), (5.1, Released())]
    state, _ = play(outline, *every_second(OpenPage("a/1"), Blank()), *finger)
    assert not state.blank
    assert state.slide == "a/1"


def test_a_forgotten_blank_screen_ends_in_the_loop(play: Play, outline: Outline) -> None:
    script = every_second(OpenPage("a/1"), Blank())
    assert play(outline, *script, until=601.0)[0].blank
    state, told = play(outline, *script, until=602.0)
    assert not state.blank
    assert ("loop", "idle") in named(told)
    state, _ = play(outline, (1.0, Blank()), until=601.0)
    assert not state.blank
