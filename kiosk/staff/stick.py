"""USB sticks for the staff board: which are there and what they hold, and bringing one in, in sentences."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.release.delivery import DeliveryError, deliver
from kiosk.release.stick import VOLUMES, Load, RefusedError, loads, survey, volumes
from kiosk.screen.desk import Said
from kiosk.staff import stick_words as words

_log = logging.getLogger(__name__)

MOST_LOADS = 3
# after a pause as long, the board was shut: the same stick may have been mended elsewhere, and FAT's folders bear
# no time of a change within
AWAY_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Seen:
    """The sticks at a moment: what can be brought in, and what was refused and why."""

    volumes: int = 0
    loads: tuple[Load, ...] = ()
    refused: RefusedError | None = None


class Sticks:
    """Looks at what is mounted; while it is looked at again and again, what has not changed is not counted again."""

    def __init__(
        self,
        patterns: Iterable[str] = VOLUMES,
        is_mount: Callable[[str], bool] = os.path.ismount,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``patterns`` are where sticks are mounted, as for glob. ``clock`` gives seconds."""
        self._patterns = tuple(patterns)
        self._is_mount = is_mount
        self._seen = Seen()
        self._key: tuple[object, ...] = ()
        self._clock = clock
        self._looked = -AWAY_SECONDS
        self._one_at_a_time = threading.Lock()

    def look(self) -> Seen:
        """What is there now."""
        with self._one_at_a_time:
            places = volumes(self._patterns, self._is_mount)
            roots = [root for place in places for root in loads(place)][:MOST_LOADS]
            key = (len(places), *(_mark(root) for root in roots))
            if key != self._key or self._clock() - self._looked >= AWAY_SECONDS:
                self._key = key
                self._seen = _counted(len(places), roots)
            self._looked = self._clock()
            return self._seen

    def loads(self) -> tuple[Load, ...]:
        """What could be brought in when it was looked last."""
        return self._seen.loads

    def find(self, key: str) -> Load | None:
        """What has that key; None where it is gone, or other files lie there now than the key was told for."""
        known = next((load.root for load in self._seen.loads if words.key_of(load) == key), None)
        if known is None:
            return None
        try:
            now = survey(known)
        except RefusedError:
            return None
        return now if words.key_of(now) == key else None


def bring(load: Load, content: Path, now: datetime, progress: Callable[[float], None]) -> Said:
    """Bring a load in; the sentence on what came of it."""
    try:
        done = deliver(load, content, stamp=f"{now:%Y-%m-%d %H.%M}", progress=progress)
    except DeliveryError as error:
        _log.warning("Nothing was imported from %s: %s %s", load.root, error.trouble.name, error.file)
        return words.not_brought(error)
    _log.info("Imported %d files from %s; what was there is in %s", len(load.files), load.root, done.backup or "-")
    return words.brought(done)


def _counted(places: int, roots: list[Path]) -> Seen:
    found: list[Load] = []
    refused: RefusedError | None = None
    for root in roots:
        try:
            found.append(survey(root))
        except RefusedError as error:
            refused = error
    return Seen(places, tuple(found), refused)


def _mark(root: Path) -> tuple[object, ...]:
    """What changes when a folder's own list of files does."""
    try:
        parts = [(folder.stat().st_dev, folder.stat().st_mtime_ns) for folder in (root / "slides", root / "images")]
    except OSError:
        parts = []
    return (str(root), *parts)
