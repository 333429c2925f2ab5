"""What a hand does: which taps are meant, and what each of them leads to; knows nothing of ticks and night."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.show import staff, visit
from kiosk.show.events import (
    MODES,
    Act,
    Back,
    Blank,
    ClosePhoto,
    Done,
    GoHome,
    GuideHold,
    KeepReading,
    LeaveToLoop,
    Moved,
    Next,
    OpenPage,
    OpenPhoto,
    OpenSection,
    PanelTouched,
    Previous,
    SetLanguage,
    ToggleMode,
    Unlocked,
)
from kiosk.show.loop import STEPPED_SECONDS, answered, held, left, reset
from kiosk.show.outline import Outline
from kiosk.show.state import Face, Outcome, Press, State, Use, happened

FRESH_SECONDS = 0.5  # old hands double-tap: on a fresh screen the second tap is not meant


def act(state: State, event: Act, now: float, outline: Outline) -> Outcome:
    """Somebody did something: it is a sign of life first, and then, unless it is swallowed, what it says."""
    press = state.press if state.press and state.press.owns(now) else None
    asleep, warned = state.blank or state.dim, state.warning
    state = replace(state, active=now, blank=False, dim=False)
    if state.staffed:
        return staff.act(state, event, now, outline)
    if isinstance(event, Moved):
        return (state if state.fingers_down else answered(state, now)), ()
    if isinstance(event, GuideHold):
        return replace(answered(state, now), guide_until=now + outline.timings.guide), ()
    if event == LeaveToLoop("staff"):
        return _leave(state, "staff", now, outline)
    if asleep or (press and press.use is Use.WAKE):
        return held(state, now, STEPPED_SECONDS), ()
    answering = warned or (press is not None and press.use is Use.ANSWER)
    if answering and isinstance(event, Done):
        return _leave(state, "done", now, outline)
    if answering or _second_tap(state, event, now, press):
        return answered(state, now), ()
    return _do(state, event, now, outline, press)


def _second_tap(state: State, event: Act, now: float, press: Press | None) -> bool:
    """Whether ``event`` comes, or its finger came, right after the screen changed under the hand."""
    if isinstance(event, KeepReading | Blank):
        return False
    switch = _switch(event)
    other_switch = switch not in {"", state.toggled}
    since = state.tapped if other_switch else max(state.tapped, state.toggled_at)
    began = press.at if press and press.at > since else now
    return began - since < FRESH_SECONDS


def _switch(event: Act) -> str:
    match event:
        case SetLanguage():
            return "language"
        case ToggleMode(mode):
            return mode
        case _:
            return ""


def _do(  # noqa: C901, PLR0912 - one arm an act
    state: State, event: Act, now: float, outline: Outline, press: Press | None
) -> Outcome:
    match event:
        case PanelTouched(language):
            aimed = press.panel if press else state.aimed
            if state.face is not Face.PANEL or aimed is None:
                return state, ()
            slide = aimed if outline.panel_index(aimed) is not None else state.panel_slide
            return visit.touched(state, slide, language, now, outline)
        case OpenPage(slide):
            return visit.to_page(state, slide, now, outline)
        case OpenSection(index):
            return visit.to_section(state, index, now, outline)
        case GoHome():
            return visit.to_home(state, now)
        case Back():
            return visit.back(state, now, outline)
        case Next():
            return visit.turned(state, 1, now, outline)
        case Previous():
            return visit.turned(state, -1, now, outline)
        case OpenPhoto(index):
            return visit.to_photo(state, index, now, outline)
        case ClosePhoto():
            return visit.from_photo(state, now)
        case SetLanguage() | ToggleMode():
            return _switched(state, event, now)
        case Done():
            return _leave(state, "done", now, outline)
        case LeaveToLoop(why):
            return _leave(state, why, now, outline)
        case Blank():
            return replace(state, blank=True), ()
        case KeepReading() | Moved() | GuideHold() | Unlocked():
            return state, ()
    assert_never(event)


def _leave(state: State, why: str, now: float, outline: Outline) -> Outcome:
    if state.visiting:
        return left(state, why, now, outline)
    return reset(state, outline)


def _switched(state: State, event: SetLanguage | ToggleMode, now: float) -> Outcome:
    """Language or a mode changes; in the loop that is no visit, but holds the panel."""
    state = replace(state, toggled=_switch(event), toggled_at=now)
    if isinstance(event, SetLanguage):
        if event.language == state.language:
            return state, ()
        there, told = replace(state, language=event.language), happened("language", language=event.language)
    else:
        if event.mode not in MODES:
            return state, ()
        on = event.mode not in state.modes
        there = replace(state, modes=state.modes ^ {event.mode})
        told = happened("mode", mode=event.mode, on=on)
        if event.mode == "reach" and on:
            there = replace(there, reach_x=min(1.0, max(0.0, event.x)))
    return held(there, now, STEPPED_SECONDS), (told,)
