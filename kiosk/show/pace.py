"""A clock that runs faster or slower than the one handed in, for rehearsal; it knows no clock of its own."""

from __future__ import annotations

from collections.abc import Callable


class Pace:
    """``clock`` (seconds, monotonic) run ``factor`` times as fast from now on; ValueError unless factor > 0."""

    def __init__(self, clock: Callable[[], float], factor: float = 1.0) -> None:
        if not 0 < factor < float("inf"):
            message = f"the pace must be above 0 and finite, not {factor}"
            raise ValueError(message)
        self._clock = clock
        self._factor = factor
        self._origin = clock()

    def __call__(self) -> float:
        """The time now, in paced seconds."""
        return self._origin + (self._clock() - self._origin) * self._factor
