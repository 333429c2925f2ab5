"""What the show waits for, each with its time: the one place that both timer and Tick go by."""

from __future__ import annotations

from enum import Enum, auto

from kiosk.show.outline import Outline
from kiosk.show.state import Face, State

AIM_SECONDS = 0.5  # after a panel's change, a press still means the one before
HOLD_SECONDS = 120.0  # what touches longer is a bag or a drop, or its release got lost
CORNER_SECONDS = 5.0
STAFF_SECONDS = 60.0  # without a touch, pad and board close by themselves
READING_SLACK = 1.5
LARGE_FACTOR = 1.5


class Due(Enum):
    """What comes when its time has come."""

    AIM = auto()  # the new panel is the one that a touch opens
    ADVANCE = auto()  # the next panel
    LIFT = auto()  # a finger down for too long counts as lifted
    WARN = auto()  # the idle card
    LEAVE = auto()  # the idle card was not answered
    SETTLE = auto()  # language and modes chosen in the loop go back, night dims it again
    PAD = auto()  # the corner was held for long enough
    CLOSE = auto()  # nobody is at the board any more
    UNBLANK = auto()  # a forgotten blank screen


def idle_seconds(state: State, outline: Outline) -> float:
    """How long nobody may stir before the idle card comes, in seconds."""
    seconds = outline.timings.idle
    page = outline.page(state.slide) if state.face is Face.PAGE else None
    if page is not None:
        seconds = max(seconds, READING_SLACK * outline.readings.get(page.slide, 0.0))
    return seconds * LARGE_FACTOR if "large" in state.modes else seconds


def pending(state: State, outline: Outline) -> tuple[tuple[float, Due], ...]:
    """All that ``state`` waits for: (time, what), in no order."""
    resting = max(state.active, state.guide_until)
    if state.blank:
        return ((resting + outline.timings.guide, Due.UNBLANK),)
    found: list[tuple[float, Due]] = []
    if state.before is not None and not state.late:
        found.append((state.arrived + AIM_SECONDS, Due.AIM))
    if state.press is not None and state.fingers_down:
        if state.press.corner and not state.staffed:
            found.append((state.press.at + CORNER_SECONDS, Due.PAD))
        return (*found, (state.press.at + HOLD_SECONDS, Due.LIFT))
    if state.staffed:
        return (*found, (state.active + STAFF_SECONDS, Due.CLOSE))
    if state.face is Face.PANEL and not state.dim:  # at night nobody sees the loop: it rests
        found.append((max(state.due, state.guide_until), Due.ADVANCE))
    if state.warned_at is not None:
        found.append((state.warned_at + outline.timings.warning, Due.LEAVE))
    elif state.visiting:
        found.append((resting + idle_seconds(state, outline), Due.WARN))
    elif state.modes or state.language != outline.language or (state.night and not state.dim):
        found.append((resting + idle_seconds(state, outline), Due.SETTLE))
    return tuple(found)


def next_deadline(state: State, outline: Outline) -> float | None:
    """When the next Tick is needed; None when nothing is pending. It may have passed already."""
    return min((at for at, _ in pending(state, outline)), default=None)
