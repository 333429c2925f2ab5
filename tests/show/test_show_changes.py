"""Another deck under the show: it keeps its place, or finds a gentle one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.show import (
    Back,
    Event,
    Face,
    GoHome,
    Happened,
    Next,
    OpenPage,
    OpenPhoto,
    OpenSection,
    Outline,
    OutlineChanged,
    PageStop,
    PanelStop,
    PanelTouched,
    Pressed,
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
EMPTY = Outline()


def named(happened: tuple[Happened, ...]) -> list[tuple[object, ...]]:
    return [(told.event, *(value for _, value in told.details)) for told in happened]


def without(outline: Outline, *slides: str) -> Outline:
    return replace(
        outline,
        panels=tuple(stop for stop in outline.panels if stop.slide not in slides),
        pages=tuple(stop for stop in outline.pages if stop.slide not in slides),
    )


def with_new_first_section(outline: Outline) -> Outline:
    return Outline(
        panels=(PanelStop("new/1", 0, 9.0), *(replace(stop, section=stop.section + 1) for stop in outline.panels)),
        pages=(PageStop("new/1", 0), *(replace(stop, section=stop.section + 1) for stop in outline.pages)),
        sections=("new", *outline.sections),
    )


def without_photos(outline: Outline, left: int) -> Outline:
    return replace(outline, pages=tuple(replace(stop, photos=min(left, stop.photos)) for stop in outline.pages))


@pytest.mark.parametrize("event", [OutlineChanged(), Tick(), Pressed()])
@pytest.mark.parametrize(
    ("way", "face", "slide", "section"),
    [
        ((), Face.PANEL, None, None),
        ((OpenPage("b/1"),), Face.PAGE, "b/1", 2),
        ((OpenSection(1),), Face.SECTION, None, 2),
        ((OpenPage("b/1"), OpenPhoto(0)), Face.PHOTO, "b/1", 2),
        ((GoHome(),), Face.HOME, None, None),
    ],
)
def test_the_same_place_is_kept_by_its_slide(
    play: Play,
    outline: Outline,
    event: Event,
    way: tuple[Event, ...],
    face: Face,
    slide: str | None,
    section: int | None,
) -> None:
    state, _ = play(outline, *((1.0 + index, one) for index, one in enumerate(way)), until=6.0)
    new = with_new_first_section(outline)
    state, told = step(state, event, 6.0, new)
    assert told == ()
    assert (state.face, state.slide, state.section) == (face, slide, section)
    assert new.panels[state.panel].slide == "a/section"


@pytest.mark.parametrize(
    ("way", "gone", "told"),
    [
        ((OpenPage("a/1"),), ("a/1",), ("section", "a/section")),
        ((OpenPage("a/1"), OpenPhoto(2)), ("a/1",), ("section", "a/section")),
        ((OpenPage("b/1"),), ("b/1",), ("home",)),
        ((OpenSection(1),), ("b/1",), ("home",)),
    ],
)
def test_a_page_that_is_gone_gives_way_to_its_section_or_home(
    play: Play, outline: Outline, way: tuple[Event, ...], gone: tuple[str, ...], told: tuple[object, ...]
) -> None:
    state, _ = play(outline, *((1.0 + index, one) for index, one in enumerate(way)))
    state, happened = step(state, OutlineChanged(), 6.0, without(outline, *gone))
    assert named(happened) == [told]
    swallowed, _ = step(state, Next(), 6.2, without(outline, *gone))
    assert swallowed.face is state.face


def test_a_section_that_is_gone_gives_way_to_home(play: Play, outline: Outline) -> None:
    state, _ = play(outline, (1.0, OpenPage("b/1")))
    new = replace(without(outline, "b/1"), sections=("a",))
    state, told = step(state, OutlineChanged(), 6.0, new)
    assert (named(told), state.section) == ([("home",)], None)


@pytest.mark.parametrize(
    ("left", "told", "face"), [(0, ("page", "a/1"), Face.PAGE), (2, ("photo", "a/1", 1), Face.PHOTO)]
)
def test_a_photo_that_is_gone_gives_way_to_another_or_the_page(
    play: Play, outline: Outline, left: int, told: tuple[object, ...], face: Face
) -> None:
    state, _ = play(outline, (1.0, OpenPage("a/1")), (2.0, OpenPhoto(2)))
    state, happened = step(state, OutlineChanged(), 6.0, without_photos(outline, left))
    assert (named(happened), state.face) == ([told], face)


def test_a_panel_that_is_gone_gives_way_to_the_one_in_its_place(play: Play, outline: Outline) -> None:
    state, _ = play(outline, until=9.0)
    new = without(outline, "a/1")
    state, told = step(state, OutlineChanged(), 9.0, new)
    assert named(told) == [("panel", "b/1")]
    assert (state.panel, next_deadline(state, new)) == (1, 21.0)


def test_a_finger_aiming_at_a_panel_that_goes_opens_the_one_shown(play: Play, outline: Outline) -> None:
    state, _ = play(outline, (9.0, Pressed()))
    new = without(outline, "a/1")
    state, _ = step(state, OutlineChanged(), 9.1, new)
    state, told = step(state, PanelTouched(), 9.2, new)
    assert named(told) == [("visit", "b/1"), ("page", "b/1")]


def test_a_visit_whose_panel_went_goes_on(play: Play, outline: Outline) -> None:
    state, _ = play(outline, (19.0, PanelTouched()), (22.0, Next()))
    new = without(outline, "b/1")
    state, told = step(state, OutlineChanged(), 23.0, new)
    assert (told, state.face) == ((), Face.HOME)
    assert new.panels[state.panel].slide == state.panel_slide


@pytest.mark.parametrize("way", [(), (GoHome(),), (OpenSection(1),), (OpenPage("a/2"),)])
def test_a_language_that_is_gone_gives_way_to_the_one_that_is_left(
    play: Play, outline: Outline, way: tuple[Event, ...]
) -> None:
    state, _ = play(outline, *((1.0 + index, one) for index, one in enumerate((*way, SetLanguage("en")))))
    assert state.language == "en"
    new = replace(outline, languages=("zh",))
    there, told = step(state, OutlineChanged(), 6.0, new)
    assert named(told) == [("language", "zh")]
    assert there == replace(state, language="zh")


def test_an_empty_deck_shows_the_title_whatever_anyone_does() -> None:
    state, told = start(EMPTY, 0.0)
    assert (state.face, told) == (Face.TITLE, ())
    assert next_deadline(state, EMPTY) is None
    events: tuple[Event, ...] = (Pressed(), PanelTouched(), Released(), Next(), GoHome(), OpenPage("a"), OpenSection(0))
    for event in (*events, Back()):
        state, told = step(state, event, 10.0, EMPTY)
        assert (state.face, told) == (Face.TITLE, ())
    state, _ = step(state, ToggleMode("large"), 20.0, EMPTY)
    state, _ = step(state, Tick(), next_deadline(state, EMPTY) or 0.0, EMPTY)
    assert state.modes == frozenset()


@pytest.mark.parametrize("way", [(), (OpenPage("a/1"),), (OpenPage("a/1"), OpenPhoto(1)), (GoHome(),)])
def test_an_emptied_deck_ends_in_the_title_and_a_filled_one_in_the_loop(
    play: Play, outline: Outline, way: tuple[Event, ...]
) -> None:
    state, _ = play(outline, *((1.0 + index, one) for index, one in enumerate(way)))
    state, told = step(state, OutlineChanged(), 6.0, EMPTY)
    assert state.face is Face.TITLE
    assert named(told) == ([("loop", "staff")] if way else [])
    state, told = step(state, OutlineChanged(), 7.0, outline)
    assert (state.face, named(told)) == (Face.PANEL, [("panel", "a/section")])
    assert step(state, Released(), 7.1, outline)[1] == ()
