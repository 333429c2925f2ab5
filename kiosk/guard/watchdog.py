"""Says that the screen lives, and has its stack written when it does not; must not know what paints.

The supervisor (systemd, WatchdogSec) ends a kiosk that falls silent. Before it does, an alarm that needs no Python
writes where the painting thread hangs, and rings in that thread, which stands still meanwhile (Alarm). A little later a
thread with Python's lock in its hand writes the stacks of all (Witness), and the supervisor's SIGABRT has them written
again, when nothing is to go on: without the lock frames of a thread that runs cannot be read safely, neither from
faulthandler's timer (one hang of Python code in four ended in a fault of the reader's, CPython 3.11) nor from a
painting thread that waits and may yet go on.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import shutil
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kiosk.guard.alarm import Alarm
from kiosk.guard.aside import make_room
from kiosk.guard.notify import Notifier

if TYPE_CHECKING:
    from kiosk.guard.witness import Witness

_log = logging.getLogger(__name__)

LIMIT_SECONDS = 30.0  # where no supervisor says how long a silence may be
BEAT_SECONDS = 10.0
END_SECONDS = 1.8  # on an idle machine it takes a tenth of it; a supervisor kills after two
STACKS = "stacks.txt"
_MOST_BYTES = 1_000_000
_READIES = 3  # beats that say so: a word that finds no room is lost, and a start that is never over is ended
_BEGIN = b"--- "  # of a run, or of what is left of it after a hang that passed
_HAS_ALARM = hasattr(signal, "SIGALRM")  # Windows has none: there it is faulthandler's thread


def left_stacks(log: Path) -> bool:
    """Whether the run before left stacks in ``log``: it ended by a fault of its own, or hung.

    One that was killed from outside, or lost its display server, leaves none; a hang that passed is not the end. For
    before this run's own begins. What the run before could not write into is older than that, and set aside.
    """
    if make_room(log / STACKS):
        return False
    try:
        with (log / STACKS).open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _MOST_BYTES))
            last = file.read().rpartition(_BEGIN)[2]
    except OSError:
        return False
    return len(last.strip().splitlines()) > 1


class Watchdog:
    """One for a process. Times are in seconds."""

    def __init__(self, environ: Mapping[str, str], log: Path) -> None:
        """``log`` is the folder for stacks; where it cannot be written they go to the terminal."""
        self._notifier = Notifier(environ)
        mine = environ.get("WATCHDOG_PID", "") in {"", str(os.getpid())}
        named = environ.get("WATCHDOG_USEC", "")
        self._limit = int(named) / 1e6 if mine and named.isdecimal() and int(named) else LIMIT_SECONDS
        self._painted: bool | None = None
        self._ending = False
        self._readies = _READIES
        self._alarm = Alarm() if _HAS_ALARM else None
        self._stacks = _opened(log)
        self._witness: Witness | None = None  # from the first beat on
        self._written = self._size()

    @property
    def beat_seconds(self) -> float:
        """How often to beat: three times within the limit, and every ten seconds at least."""
        return min(BEAT_SECONDS, self._limit / 3)

    def waiting(self) -> None:
        """There is no display server yet: the start takes as long as it takes."""
        self._notifier.tell("STATUS=waiting for a display", "EXTEND_TIMEOUT_USEC=5000000")

    def starting(self) -> None:
        """The start goes on: from here it may take as long again as a silence may. After the first beat: nothing."""
        if self._painted is None and not self._ending:
            self._arm(LIMIT_SECONDS * 2 / 3)
            self._notifier.tell("STATUS=starting", f"EXTEND_TIMEOUT_USEC={int(LIMIT_SECONDS * 1e6)}")

    def start(self) -> None:
        """From now on a fault or a hang leaves its stacks. For the main thread."""
        with suppress(RuntimeError, OSError, ValueError):  # no terminal either
            faulthandler.enable(file=self._stacks or sys.stderr)
        self._arm(LIMIT_SECONDS * 2 / 3)

    def beat(self, *, painted: bool) -> None:
        """The painting thread lives: it has just painted, or, while the window is not seen, come round its loop."""
        if self._ending:
            return
        self._arm(self._limit * 2 / 3)
        self._be_seen()
        ready = ("READY=1",) if self._readies else ()
        self._readies = max(0, self._readies - 1)
        if painted is self._painted:
            self._notifier.tell(*ready, "WATCHDOG=1")
            return
        first, self._painted = self._painted is None, painted
        status = "STATUS=painting" if painted else "STATUS=the window is not seen (screen off?)"
        self._notifier.tell(*ready, status, "WATCHDOG=1")
        if painted and not first:
            _log.info("The window is seen again: the watchdog is fed by painted frames")
        elif not painted:
            _log.warning("The window is not seen: the watchdog is fed by the event loop, until it is")

    def stopping(self, *, end_seconds: float = END_SECONDS) -> None:
        """The end was asked for: it comes within ``end_seconds``, whatever some thread still waits for."""
        self._ending = True
        if self._witness is not None:
            self._witness.end()
        self._notifier.tell("STOPPING=1", "STATUS=ending")
        self._arm(end_seconds, end=True)

    def stopped(self) -> None:
        """Everything is closed; nothing is watched any more."""
        if self._witness is not None:
            self._witness.end()
        self._disarm()
        if self._alarm is not None:
            faulthandler.unregister(self._alarm.signal)
        faulthandler.disable()
        if self._stacks is not None:
            with suppress(OSError):
                self._stacks.close()
            self._stacks = None

    def _size(self) -> int:
        """How much the file for stacks holds, in bytes; 0 where there is none."""
        with suppress(OSError, ValueError):
            return os.fstat(self._stacks.fileno()).st_size if self._stacks is not None else 0
        return 0

    def _mark_passed(self) -> None:
        """Where stacks were written and yet the kiosk lives: a line says so, and what ends it later was not this."""
        if self._size() > self._written and self._stacks is not None:
            with suppress(OSError, ValueError):
                _shorten(self._stacks)
                _begin(self._stacks, "goes on")
            _log.warning("It hung for some %.0f s and goes on; where it hung is in %s", self._limit * 2 / 3, STACKS)
        self._written = self._size()

    def _be_seen(self) -> None:
        """Have the stacks of all threads written later than the alarm's, and before a supervisor ends it."""
        if self._witness is None:
            from kiosk.guard.witness import Witness  # noqa: PLC0415 - a start is not to wait for it

            self._witness = Witness(self._write)
        self._witness.expect(self._limit * 5 / 6)

    def _write(self, stacks: bytes) -> None:
        """What the witness saw, where the alarm writes too. Raises OSError, ValueError (closed meanwhile)."""
        os.write((self._stacks or sys.stderr).fileno(), stacks)

    def _arm(self, seconds: float, *, end: bool = False) -> None:
        """Have the stacks written in so many seconds, unless armed anew before; with ``end``, end the process then."""
        self._mark_passed()
        with suppress(RuntimeError, OSError, ValueError):
            if self._alarm is not None and not end:
                # before it can ring, or it would end the process
                faulthandler.register(self._alarm.signal, file=self._stacks or sys.stderr, all_threads=False)
                self._alarm.set(seconds)
                return
            self._disarm()
            faulthandler.dump_traceback_later(seconds, exit=end, file=self._stacks or sys.stderr)

    def _disarm(self) -> None:
        if self._alarm is not None:
            self._alarm.set(0)
        faulthandler.cancel_dump_traceback_later()


def _opened(log: Path) -> IO[str] | None:
    """The file for stacks, with a line that says when this run began; an overlong one is put aside first."""
    file = log / STACKS
    try:
        log.mkdir(parents=True, exist_ok=True)
        make_room(file)
        make_room(log / f"{STACKS}.1")
        with suppress(FileNotFoundError):
            if file.stat().st_size > _MOST_BYTES:
                file.replace(log / f"{STACKS}.1")
        opened = file.open("a", encoding="utf-8")
        _begin(opened, "begins")
    except OSError:
        return None
    return opened


def _shorten(stacks: IO[str]) -> None:
    """Begin the file anew where it is overlong, under the same descriptor: an alarm has that. Raises OSError."""
    if os.fstat(stacks.fileno()).st_size > _MOST_BYTES:
        shutil.copyfile(stacks.name, f"{stacks.name}.1")
        os.truncate(stacks.fileno(), 0)


def _begin(stacks: IO[str], why: str) -> None:
    """The line from which on stacks tell how this process ends. Raises OSError."""
    now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    stacks.write(f"{_BEGIN.decode()}{now} process {os.getpid()} {why}\n")
    stacks.flush()
