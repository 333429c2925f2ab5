"""A small outline, and a way to play events on it with every Tick at its deadline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.show import Event, Happened, Outline, PageStop, PanelStop, State, Tick, next_deadline, start, step

MOST_TICKS = 10_000


@pytest.fixture
def outline() -> Outline:
    """Two sections: a (cover, a/1 in the loop, a/2 not) and b (cover not in the loop, b/1 in it); c is empty."""
    return Outline(
        panels=(
            PanelStop("a/section", 0, 8.0, cover=True),
            PanelStop("a/1", 0, 10.0),
            PanelStop("b/1", 1, 12.0),
        ),
        pages=(
            PageStop("a/1", 0, photos=3),
            PageStop("a/2", 0),
            PageStop("b/1", 1, photos=1),
        ),
        sections=("a", "b", "c"),
        readings={"a/1": 10.0, "a/2": 100.0, "b/1": 10.0},
    )


@pytest.fixture
def play() -> Callable[..., tuple[State, tuple[Happened, ...]]]:
    """``play(outline, (time, event), ..., until=time)``: the state then, and all that happened."""

    def played(
        outline: Outline, *script: tuple[float, Event], until: float | None = None
    ) -> tuple[State, tuple[Happened, ...]]:
        state, told = start(outline, 0.0)
        happened = list(told)
        now = 0.0

        def tick_to(time: float, state: State) -> State:
            nonlocal now
            for _ in range(MOST_TICKS):
                deadline = next_deadline(state, outline)
                if deadline is None or deadline > time:
                    return state
                now = max(now, deadline)
                state, told = step(state, Tick(), now, outline)
                happened.extend(told)
            raise AssertionError(state)

        for time, event in script:
            state = tick_to(time, state)
            now = time
            state, told = step(state, event, now, outline)
            happened.extend(told)
        if until is not None:
            state = tick_to(until, state)
        return state, tuple(happened)

    return played
