"""What happens: a pure step from one state to the next by an event at a time; no clock, no screen, no files."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.show import loop, staff
from kiosk.show.acts import act
from kiosk.show.changes import moved
from kiosk.show.events import Dim, Event, Late, OutlineChanged, Pressed, Released, Strayed, Tick
from kiosk.show.outline import Outline
from kiosk.show.pending import Due, idle_seconds, pending
from kiosk.show.state import Happened, Outcome, Press, State, Use, happened


def start(outline: Outline, now: float) -> Outcome:
    """The loop at its first panel, or the title where the deck is empty."""
    state = loop.at_panel(State(language=outline.language), 0, now, outline)
    return state, loop.shown(state)


def step(state: State, event: Event, now: float, outline: Outline) -> Outcome:
    """The state after ``event`` at ``now`` (seconds of any monotonic clock), and what is worth tracing.

    Never raises for an event that does not fit: it changes nothing then. ``outline`` may be another one than
    at the last step, with OutlineChanged or without.
    """
    state, announced = loop.announced(state, now)
    state, changed = moved(state, now, outline)
    state, done = _apply(state, event, now, outline)
    return state, (*announced, *changed, *done)


def _apply(state: State, event: Event, now: float, outline: Outline) -> Outcome:
    match event:
        case OutlineChanged():
            return state, ()
        case Tick():
            return _tick(state, now, outline)
        case Pressed(corner, ago):
            return _pressed(state, now, now - ago, corner=corner), ()
        case Strayed():
            return staff.strayed(state), ()
        case Released():
            return _released(state, now), ()
        case Late(on):
            return replace(state, late=on, arrived=state.arrived if on else now), ()
        case Dim(on):
            return _night(state, now, outline, on=on)
        case _:
            return act(state, event, now, outline)


def _tick(state: State, now: float, outline: Outline) -> Outcome:
    """Each thing that is due happens once, however late it is."""
    told: list[Happened] = []
    for _, due in sorted(((at, due) for at, due in pending(state, outline) if at <= now), key=lambda item: item[0]):
        state, more = _come(state, due, now, outline)
        told.extend(more)
    return state, tuple(told)


def _come(state: State, due: Due, now: float, outline: Outline) -> Outcome:
    match due:
        case Due.AIM:
            return loop.announced(state, now)
        case Due.ADVANCE:
            return loop.advance(state, now, outline), ()
        case Due.LIFT:
            return _released(state, now), ()
        case Due.WARN:
            return replace(state, warning=True, warned_at=now), (happened("idle_warning"),)
        case Due.LEAVE:
            return loop.left(state, "idle", now, outline)
        case Due.SETTLE:
            return loop.settled(state, now, outline)
        case Due.PAD:
            return staff.to_pad(state, now)
        case Due.CLOSE:
            return loop.left(state, "staff", now, outline)
        case Due.UNBLANK if state.visiting:
            return loop.left(state, "idle", now, outline)
        case Due.UNBLANK:
            return replace(loop.held(state, now, loop.RELEASED_SECONDS), blank=False), ()
    assert_never(due)


def _pressed(state: State, now: float, at: float, *, corner: bool) -> State:
    """The first finger owns the taps; what it is for is decided now, whatever comes before its release."""
    asleep = state.blank or state.dim
    if state.fingers_down and not asleep:
        return replace(state, active=now)
    use = Use.WAKE if asleep else Use.ANSWER if state.warning else Use.TAP
    return replace(state, press=Press(at, use, state.aimed, corner=corner), active=now, blank=False, dim=False)


def _released(state: State, now: float) -> State:
    press = replace(state.press, lifted=now) if state.press and state.fingers_down else state.press
    woken = press is not None and press.use is Use.WAKE
    stay = loop.STEPPED_SECONDS if woken else loop.RELEASED_SECONDS
    return loop.held(loop.answered(replace(state, press=press, active=now), now), now, stay)


def _night(state: State, now: float, outline: Outline, *, on: bool) -> Outcome:
    state = replace(state, night=on, dim=state.dim and on)
    nobody = max(state.active, state.guide_until) + idle_seconds(state, outline) <= now
    if on and nobody and not (state.visiting or state.fingers_down or state.blank):
        return loop.settled(state, now, outline)
    return state, ()
