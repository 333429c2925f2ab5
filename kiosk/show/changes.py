"""How the show keeps its place when the deck under it changes; knows nothing of why it changed."""

from __future__ import annotations

from dataclasses import replace

from kiosk.show.loop import at_panel, left, shown
from kiosk.show.outline import Outline
from kiosk.show.state import Face, Outcome, State, happened
from kiosk.show.visit import to_home, to_section


def stale(state: State, outline: Outline) -> bool:
    """Whether ``state`` points at anything that ``outline`` does not have there."""
    if state.face is Face.TITLE:
        return bool(outline.panels)
    if not 0 <= state.panel < len(outline.panels) or outline.panels[state.panel].slide != state.panel_slide:
        return True
    if state.section is None:
        return False
    if not 0 <= state.section < len(outline.sections) or outline.sections[state.section] != state.section_id:
        return True
    if state.face is Face.SECTION:
        return outline.first_page(state.section) is None
    page = outline.page(state.slide)
    return page is None or page.section != state.section or (state.face is Face.PHOTO and state.photo >= page.photos)


def moved(state: State, now: float, outline: Outline) -> Outcome:
    """``state`` at the same place in ``outline``, by its slides; where that is gone, at the nearest gentle one.

    A language that is gone goes with it: nothing on the screen would lead out of it.
    """
    if state.language in outline.languages:
        return _placed(state, now, outline)
    there, told = _placed(replace(state, language=outline.language), now, outline)
    return there, (happened("language", language=outline.language), *told)


def _placed(state: State, now: float, outline: Outline) -> Outcome:
    if not stale(state, outline):
        return state, ()
    if state.staffed:
        return _at_known_panel(state, outline), ()
    if not outline.panels and not outline.pages:
        if state.visiting:
            return left(state, "staff", now, outline)
        return at_panel(state, 0, now, outline), ()
    if not state.visiting:
        return _in_loop(state, now, outline)
    return _visiting(_at_known_panel(state, outline), now, outline)


def _in_loop(state: State, now: float, outline: Outline) -> Outcome:
    index = outline.panel_index(state.panel_slide)
    if index is None:
        there = at_panel(state, min(state.panel, max(0, len(outline.panels) - 1)), now, outline)
        return there, shown(there)
    return replace(state, panel=index), ()


def _at_known_panel(state: State, outline: Outline) -> State:
    if not outline.panels:
        return replace(state, panel=0, panel_slide="")
    index = outline.panel_index(state.panel_slide)
    if index is None:
        index = min(state.panel, len(outline.panels) - 1)
    return replace(state, panel=index, panel_slide=outline.panels[index].slide)


def _visiting(state: State, now: float, outline: Outline) -> Outcome:
    if state.section_id is None:
        return state, ()
    section = outline.sections.index(state.section_id) if state.section_id in outline.sections else None
    page = outline.page(state.slide)
    if page is not None:
        there = replace(state, section=page.section, section_id=outline.sections[page.section])
        if state.face is Face.PHOTO and page.photos == 0:
            return replace(there, face=Face.PAGE, photo=0, tapped=now), (happened("page", slide=state.slide),)
        if state.face is Face.PHOTO and state.photo >= page.photos:
            last = page.photos - 1
            return replace(there, photo=last), (happened("photo", slide=state.slide, index=last),)
        return there, ()
    if section is None or outline.first_page(section) is None:
        return to_home(state, now)
    if state.face is Face.SECTION:
        return replace(state, section=section), ()
    return to_section(state, section, now, outline)
