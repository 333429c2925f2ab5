"""When pictures that did not come are asked for again: after 1, 2, 4 ... 60 minutes. Knows no Qt, maker or reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    Place = tuple[str, str]  # photo file, kind

FIRST_SECONDS = 60.0
LONGEST_SECONDS = 3600.0
FORGIVEN_SECONDS = 2 * LONGEST_SECONDS
MOST_PHOTOS = 20  # asked for at a time: where a full disk fails all of ten thousand, they take turns


@dataclass(slots=True)
class _Wait:
    seconds: float | None = None  # how long the last one was
    due: float | None = None  # None while it is being asked for, and once it is there
    since: float = 0.0  # when it last did not come


class Patience:
    """The pictures that are to be asked for again, each with its time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Nothing is waited for. ``clock`` gives seconds and never goes back."""
        self._clock = clock
        self._waits: dict[Place, _Wait] = {}

    def failed(self, place: Place, *, lost: bool = False) -> float:
        """A picture did not come, or was ``lost`` after it had come; the seconds until it is due, 0 for now.

        What is lost for the first time is due at once. What failed while it waits goes on waiting.
        """
        now = self._clock()
        wait = self._waits.setdefault(place, _Wait())
        if wait.due is None:
            if now - wait.since >= FORGIVEN_SECONDS:
                wait.seconds = None
            if wait.seconds is None:
                wait.seconds = 0.0 if lost else FIRST_SECONDS
            else:
                wait.seconds = min(max(FIRST_SECONDS, 2 * wait.seconds), LONGEST_SECONDS)
            wait.due = now + wait.seconds
        wait.since = now
        return max(0.0, wait.due - now)

    def came(self, place: Place) -> None:
        """A picture is there. How long it was waited for is remembered: it may be lost again."""
        if place in self._waits:
            self._waits[place].due = None

    def keep(self, places: Collection[Place]) -> None:
        """Forget all others."""
        self._waits = {place: wait for place, wait in self._waits.items() if place in places}

    def take_due(self) -> set[Place]:
        """What is to be asked for now, with all else that waits of the same photos: they are decoded once."""
        now = self._clock()
        due = sorted((wait.due, place) for place, wait in self._waits.items() if wait.due is not None)
        ready = [file for at, (file, _) in due if at <= now]
        chosen = set(list(dict.fromkeys(ready))[:MOST_PHOTOS])
        chosen |= {place[0] for at, place in due if at <= now and not self._waits[place].seconds}
        for at, place in due:
            if place[0] in chosen:
                self._waits[place].due = None
            elif at <= now:
                self._waits[place].due = now + FIRST_SECONDS
        return {place for _, place in due if place[0] in chosen}

    def seconds_left(self) -> float | None:
        """Until something is due; None where nothing will be."""
        due = [wait.due for wait in self._waits.values() if wait.due is not None]
        return max(0.0, min(due) - self._clock()) if due else None
