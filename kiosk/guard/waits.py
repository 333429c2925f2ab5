"""How long nobody may try a PIN after wrong ones: 1, 2, 4 ... 300 s. Must not know PINs, nor the time of day.

The wait is counted on the clock that runs since the machine started, and kept with the name of that start. A restart
of the program goes on counting. After a restart of the machine nothing tells how long it was off, so the wait begins
anew, at the kiosk's start, and is 300 s at the most. The time of day, be it 1970 or 2040, has no part in it.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from kiosk.guard.aside import set_aside
from kiosk.guard.memory import boot_id
from kiosk.guard.private import DAMAGED, Sealed, read_private, sealed, unsealed, write_private

_log = logging.getLogger(__name__)

LONGEST_SECONDS = 300.0
_DOUBLINGS = 9  # 2 ** 9 is more than the longest
_MOST_WRONG = 1_000_000


class Tally(Sealed, frozen=True):
    """Wrong tries since the last right one, and a wait in seconds from ``at`` on in the machine's start ``boot``."""

    wrong: int = 0
    wait: float = 0.0
    boot: str = ""
    at: float = 0.0


def running_clock() -> float:
    """Seconds since the machine started, sleep included where the system counts it."""
    started = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if started is None else time.clock_gettime(started)


class Waits:
    """The tally in ``file``. What cannot be written counts as long as the program runs."""

    def __init__(self, file: Path, *, clock: Callable[[], float] = running_clock, boot: str | None = None) -> None:
        """Touches no disk."""
        self._file = file
        self._clock = clock
        self._boot = (boot_id() or uuid.uuid4().hex) if boot is None else boot
        self._unsaved: Tally | None = None

    @property
    def wrong(self) -> int:
        """How many tries were wrong since the last right one."""
        return self._load().wrong

    def remaining(self) -> float:
        """Seconds until the next try may be made; 0 when it may."""
        tally = self._load()
        passed = self._clock() - tally.at
        if tally.boot != self._boot or passed < 0:
            if tally.wait <= 0:
                return 0.0
            self._save(Tally(tally.wrong, tally.wait, self._boot, self._clock()))
            return tally.wait
        return max(0.0, tally.wait - passed)

    def count(self) -> float:
        """One more wrong try; the seconds to wait for the next."""
        wrong = self._load().wrong + 1
        wait = min(LONGEST_SECONDS, 2.0 ** min(wrong - 1, _DOUBLINGS))
        self._save(Tally(wrong, wait, self._boot, self._clock()))
        return wait

    def clear(self) -> None:
        """A right try: none was wrong since."""
        self._save(Tally())

    def _load(self) -> Tally:
        if self._unsaved is not None:
            return self._unsaved
        try:
            tally = unsealed(read_private(self._file), Tally)
        except FileNotFoundError:
            return Tally()
        except (OSError, *DAMAGED):
            # Not knowing how often it was wrong, wait as long as after very many.
            _log.warning("The count of wrong PINs is damaged; the next try may be made in 5 minutes")
            set_aside(self._file)
            tally = Tally(0, LONGEST_SECONDS, self._boot, self._clock())
            self._save(tally)
        return Tally(
            min(_MOST_WRONG, max(0, tally.wrong)), min(LONGEST_SECONDS, max(0.0, tally.wait)), tally.boot, tally.at
        )

    def _save(self, tally: Tally) -> None:
        try:
            write_private(self._file, sealed(tally))
        except OSError:
            _log.warning("The count of wrong PINs cannot be written")
            self._unsaved = tally
        else:
            self._unsaved = None
