"""The way of staff to their pad and their board; knows no PIN and nothing of what the board shows."""

from __future__ import annotations

from dataclasses import replace

from kiosk.show.events import Act, Back, Done, LeaveToLoop, Unlocked
from kiosk.show.loop import left
from kiosk.show.outline import Outline
from kiosk.show.state import NEVER, Face, Outcome, State, happened


def strayed(state: State) -> State:
    """Nobody holds the corner any more."""
    return state if state.press is None else replace(state, press=replace(state.press, corner=False))


def to_pad(state: State, now: float) -> Outcome:
    """The corner was held: whatever was shown gives way to the pad."""
    there = replace(
        strayed(state),
        face=Face.PAD,
        before=None,
        slide=None,
        section=None,
        section_id=None,
        photo=0,
        from_section=False,
        warning=False,
        warned_at=None,
        blank=False,
        dim=False,
        guide_until=NEVER,
        active=now,
        tapped=now,
    )
    return there, (happened("staff", face="pad"),)


def act(state: State, event: Act, now: float, outline: Outline) -> Outcome:
    """What somebody at the pad or the board does. What is for visitors changes nothing there."""
    if isinstance(event, Unlocked) and state.face is Face.PAD:
        return replace(state, face=Face.BOARD, tapped=now), (happened("staff", face="board"),)
    if isinstance(event, LeaveToLoop | Back | Done):
        return left(state, "staff", now, outline)
    return state, ()
