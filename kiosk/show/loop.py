"""The loop: how its panels follow each other and how a visit ends in it; knows nothing of pages."""

from __future__ import annotations

from dataclasses import replace

from kiosk.show.outline import Outline
from kiosk.show.pending import AIM_SECONDS
from kiosk.show.state import NEVER, Face, Happened, Outcome, State, happened

STEPPED_SECONDS = 20.0  # a panel that somebody chose stays so long
RELEASED_SECONDS = 2.0


def announced(state: State, now: float) -> Outcome:
    """The panel that has arrived becomes the one that a touch opens."""
    if state.before is None or state.late or now < state.arrived + AIM_SECONDS:
        return state, ()
    return replace(state, before=None), (happened("panel", slide=state.panel_slide),)


def at_panel(state: State, index: int, now: float, outline: Outline) -> State:
    """``state`` in the loop at the panel at ``index``, at once, for its dwell; TITLE where there is no panel."""
    cleared = replace(
        state, before=None, arrived=now, slide=None, section=None, section_id=None, photo=0, from_section=False
    )
    if not outline.panels:
        return replace(cleared, face=Face.TITLE, panel=0, panel_slide="", due=NEVER)
    stop = outline.panels[index % len(outline.panels)]
    return replace(
        cleared,
        face=Face.PANEL,
        panel=index % len(outline.panels),
        panel_slide=stop.slide,
        due=now + stop.dwell,
    )


def shown(state: State) -> tuple[Happened, ...]:
    """What is told when a panel is there at once."""
    return (happened("panel", slide=state.panel_slide),) if state.face is Face.PANEL else ()


def advance(state: State, now: float, outline: Outline) -> State:
    """The loop goes on by one panel, however late; the panel before stays the one that a touch opens."""
    following = at_panel(state, state.panel + 1, now, outline)
    changed = following.panel_slide != state.panel_slide
    return replace(following, before=state.panel_slide) if changed else following


def stepped(state: State, by: int, now: float, outline: Outline) -> Outcome:
    """Somebody turned the loop by ``by`` panels."""
    following = replace(at_panel(state, state.panel + by, now, outline), due=now + STEPPED_SECONDS)
    changed = state.before is not None or following.panel_slide != state.panel_slide
    return following, shown(following) if changed else ()


def held(state: State, now: float, seconds: float) -> State:
    """The panel stays for at least ``seconds`` more."""
    return replace(state, due=max(state.due, now + seconds)) if state.face is Face.PANEL else state


def answered(state: State, now: float) -> State:
    """The idle card is gone, and all else as it was; a second tap right after is not meant for what it covered."""
    return replace(state, warning=False, warned_at=None, tapped=now) if state.warning else state


def reset(state: State, outline: Outline) -> Outcome:
    """Language and modes as at the beginning, telling what went back."""
    told = [happened("mode", mode=mode, on=False) for mode in sorted(state.modes)]
    if state.language != outline.language:
        told.insert(0, happened("language", language=outline.language))
    return replace(state, language=outline.language, modes=frozenset(), reach_x=0.5), tuple(told)


def settled(state: State, now: float, outline: Outline) -> Outcome:
    """The loop with nobody there: nothing chosen, and dim at night."""
    calm, told = reset(state, outline)
    return replace(calm, dim=state.night and now >= state.guide_until), told


def left(state: State, why: str, now: float, outline: Outline) -> Outcome:
    """The visit is over: the loop goes on with the panel after the one it was left at.

    A guide's hold outlasts only a return by home's own way out.
    """
    if why != "home":
        state = replace(state, guide_until=NEVER)
    calm, told = settled(state, now, outline)
    there = replace(
        at_panel(calm, calm.panel + 1, now, outline),
        seen=frozenset(),
        warning=False,
        warned_at=None,
        blank=False,
        tapped=now,
    )
    return there, (happened("loop", why=why), *told, *shown(there))
