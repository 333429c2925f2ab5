"""The ways of a visit between home, sections, pages and photos; knows nothing of fingers and waits."""

from __future__ import annotations

from dataclasses import replace

from kiosk.deck.model import Language
from kiosk.show.loop import left, stepped
from kiosk.show.outline import Outline
from kiosk.show.state import Face, Happened, Outcome, State, happened


def touched(state: State, slide: str, language: Language | None, now: float, outline: Outline) -> Outcome:
    """A visit begins with the panel of ``slide``: its page, or its section if it is a cover."""
    index = outline.panel_index(slide)
    if index is None:
        return state, ()
    stop = outline.panels[index]
    begun = replace(state, panel=index, panel_slide=slide, before=None)
    if not stop.cover and outline.page(slide) is not None:
        there, told = to_page(begun, slide, now, outline)
    else:
        there, told = to_section(begun, stop.section, now, outline)
    if language is not None and there.visiting and language != there.language:
        there, told = replace(there, language=language), (*told, happened("language", language=language))
    return there, told


def to_page(state: State, slide: str, now: float, outline: Outline) -> Outcome:
    """The page of ``slide``; nothing where there is none."""
    page = outline.page(slide)
    if page is None or (state.face is Face.PAGE and state.slide == slide):
        return state, ()
    there = replace(
        state,
        face=Face.PAGE,
        slide=slide,
        section=page.section,
        section_id=outline.sections[page.section],
        photo=0,
        from_section=state.face is Face.SECTION or state.from_section,
        seen=state.seen | {slide},
    )
    return _begun(state, there, slide, now, happened("page", slide=slide))


def to_section(state: State, index: int, now: float, outline: Outline) -> Outcome:
    """The section at ``index``; nothing where it is not or has no page."""
    if outline.first_page(index) is None or (state.face is Face.SECTION and state.section == index):
        return state, ()
    there = replace(
        state,
        face=Face.SECTION,
        slide=None,
        section=index,
        section_id=outline.sections[index],
        photo=0,
        from_section=False,
    )
    cover = outline.cover(index)
    return _begun(state, there, cover, now, happened("section", slide=cover))


def to_home(state: State, now: float) -> Outcome:
    """Home, from anywhere but an empty deck."""
    if state.face in {Face.HOME, Face.TITLE}:
        return state, ()
    there = replace(state, face=Face.HOME, slide=None, section=None, section_id=None, photo=0, from_section=False)
    return _begun(state, there, state.aimed or "", now, happened("home"))


def to_photo(state: State, index: int, now: float, outline: Outline) -> Outcome:
    """The photo at ``index`` of the page shown, large."""
    if state.face not in {Face.PAGE, Face.PHOTO} or not 0 <= index < _photos(state, outline):
        return state, ()
    if state.face is Face.PHOTO and state.photo == index:
        return state, ()
    opened = state.face is Face.PAGE
    there = replace(state, face=Face.PHOTO, photo=index, tapped=now if opened else state.tapped)
    return there, (happened("photo", slide=state.slide, index=index),)


def from_photo(state: State, now: float) -> Outcome:
    """Back from the large photo to its page."""
    if state.face is not Face.PHOTO:
        return state, ()
    return replace(state, face=Face.PAGE, tapped=now), (happened("page", slide=state.slide),)


def back(state: State, now: float, outline: Outline) -> Outcome:
    """One step back: photo, page, section or home, loop."""
    match state.face:
        case Face.PHOTO:
            return from_photo(state, now)
        case Face.PAGE if state.from_section and state.section is not None:
            return to_section(state, state.section, now, outline)
        case Face.PAGE | Face.SECTION:
            return to_home(state, now)
        case Face.HOME:
            return left(state, "home", now, outline)
        case Face.PANEL | Face.TITLE | Face.PAD | Face.BOARD:
            return state, ()


def turned(state: State, by: int, now: float, outline: Outline) -> Outcome:
    """One on (``by`` 1) or one back (-1) among panels, pages or photos."""
    match state.face:
        case Face.PANEL:
            return stepped(state, by, now, outline)
        case Face.PHOTO:
            return to_photo(state, state.photo + by, now, outline)
        case Face.PAGE:
            slide = _neighbour(state, by, outline)
            return to_home(state, now) if slide is None else to_page(state, slide, now, outline)
        case Face.SECTION:
            first = None if by < 0 or state.section is None else outline.first_page(state.section)
            return to_home(state, now) if first is None else to_page(state, first, now, outline)
        case Face.HOME if by > 0 and outline.pages:
            return to_section(state, outline.pages[0].section, now, outline)
        case _:
            return state, ()


def _begun(state: State, there: State, slide: str, now: float, told: Happened) -> Outcome:
    """Arrival at ``there`` by a tap; from the loop, it begins a visit with ``slide``."""
    if state.visiting:
        return replace(there, tapped=now), (told,)
    there = replace(there, tapped=now, before=None)
    return there, (happened("visit", slide=slide), told)


def _neighbour(state: State, by: int, outline: Outline) -> str | None:
    index = outline.page_index(state.slide)
    if index is None or not 0 <= index + by < len(outline.pages):
        return None
    return outline.pages[index + by].slide


def _photos(state: State, outline: Outline) -> int:
    page = outline.page(state.slide)
    return 0 if page is None else page.photos
