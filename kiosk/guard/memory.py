"""Remembers across crashes what was on the screen; must not know why it is asked, nor any screen.

guard/now            what is shown: one block, overwritten in place before each change; says when it ended as it should
guard/crashes.json   the crashes found so far; written when a start finds one, and when the machine has started anew

Only a crash of the process counts, so nothing is synced: the system keeps what was written. After a power cut the
machine has another boot id, and nobody is to blame. A mapped file would be cheaper by microseconds, but a failing disk
answers a write into one by ending the process.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path

import msgspec

from kiosk.guard.aside import aside_of, make_room, set_aside
from kiosk.guard.crashes import (
    FORMAT,
    IMITATION,
    LATEST,
    Blame,
    Crash,
    Crashes,
    Sight,
    blame,
    imitation,
    is_card_failing,
    kept,
    with_boot,
)

if sys.platform != "win32":
    import fcntl

_log = logging.getLogger(__name__)

FOLDER = "guard"
_NOW, _CRASHES = "now", "crashes.json"
_BLOCK = 4096
_MOST_BYTES = 1_000_000
_BOOT = Path("/proc/sys/kernel/random/boot_id")


def boot_id(file: Path = _BOOT) -> str:
    """What tells this run of the machine from the one before; "" where the system does not say."""
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


class _Run(msgspec.Struct, frozen=True):
    """What the block holds: of which boot the run is, who draws, what is in sight, and whether it ends by a fault."""

    boot: str
    renderer: str
    sight: Sight = Sight()
    format: int = FORMAT
    fault: bool = False
    ended: bool = False


class Before(Enum):
    """What came before this start."""

    FIRST = auto()  # nothing is known: the first start, or its note was lost
    ENDED = auto()  # it ended when it was told to
    FAILED = auto()  # it ended by a fault of its own, or hung
    KILLED = auto()  # it was ended from outside, or lost its display, and the machine ran on
    POWER = auto()  # it broke off and the machine started anew: power, or a restart of the machine


@dataclass(frozen=True, slots=True)
class Found:
    """What a look at the memory gives, for those who only want to know."""

    blame: Blame
    card_failing: bool
    imitation: str
    crashes: tuple[Crash, ...]


def look(state: Path, now: datetime | None = None) -> Found:
    """What is remembered below ``state``; writes nothing. ``now`` has a zone."""
    remembered = _read_crashes(state / FOLDER / _CRASHES) or Crashes()
    crashes, boots = remembered.crashes, remembered.boots
    today = now or datetime.now(UTC).astimezone()
    return Found(blame(crashes), is_card_failing(crashes, today, boots), imitation(crashes, today, boots), crashes)


class CrashMemory:
    """The memory of one running kiosk. Where the disk does not allow it, or another kiosk has it, it does nothing."""

    def __init__(
        self, state: Path, *, faulted: bool = True, boot: str | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        """Look at how the run before ended; a crash is written down. Reads two small files.

        ``faulted``: whether that run had a fault of its own. What was killed from outside is nobody's to blame.
        """
        self._folder = state / FOLDER
        self._boot = boot_id() if boot is None else boot
        make_room(self._folder / _CRASHES, os.O_RDONLY)
        remembered = _read_crashes(self._folder / _CRASHES)
        if remembered is None:
            _log.warning("%s is set aside as %s and begun anew", _CRASHES, aside_of(self._folder / _CRASHES).name)
            set_aside(self._folder / _CRASHES)
            remembered = Crashes()
        self._crashes, self._boots = remembered.crashes, remembered.boots
        self._file = self._take()
        self._run = _Run(self._boot, "")
        self._ended = threading.Event()
        self.before = Before.FIRST
        self.last: Crash | None = None  # what the run before ended by
        if self._file is not None:
            crashed = self._learn(clock, faulted=faulted)
            boots = with_boot(self._boots, self._boot)
            if crashed or (self._crashes and boots != self._boots):
                self._boots = boots
                self._keep()

    @property
    def blame(self) -> Blame:
        """What is to be left out."""
        return blame(self._crashes)

    @property
    def mark(self) -> str:
        """A text that changes with every crash."""
        return f"{len(self._crashes)} {self._crashes[-1].at if self._crashes else 0}"

    def is_card_failing(self, now: datetime) -> bool:
        """Whether the graphics card is to rest for today. ``now`` has a zone."""
        return is_card_failing(self._crashes, now, self._boots)

    def imitation(self, now: datetime) -> str:
        """What was found today to draw in the card's place; "" where nothing was. ``now`` has a zone."""
        return imitation(self._crashes, now, self._boots)

    def imitated(self, name: str) -> bool:
        """This run found that ``name`` imitates the card: it ends, for the next to know. False where none will."""
        self._run = msgspec.structs.replace(self._run, renderer=name)
        self.last_word(Sight(IMITATION))
        return self._file is not None

    def begin(self, renderer: str) -> None:
        """This run draws by ``renderer``; from now on its end is a crash unless it is noted."""
        self._run = _Run(self._boot, renderer)
        self._write(msgspec.json.encode(self._run))

    def note(self, sight: Sight) -> None:
        """``sight`` is about to be shown. Costs one write of a page that the system keeps in memory."""
        if not self._ended.is_set():
            self._run = msgspec.structs.replace(self._run, sight=sight)
            self._write(_in_a_block(self._run))

    def last_word(self, sight: Sight) -> None:
        """The end comes, and by ``sight``, whatever else is still shown."""
        self._run = msgspec.structs.replace(self._run, fault=True)
        self.note(sight)
        self._ended.set()

    def ended(self) -> None:
        """The end was asked for: it is no crash, whatever comes."""
        self._ended.set()
        self._write(_in_a_block(msgspec.structs.replace(self._run, ended=True)))

    def close(self) -> None:
        """Give the memory back."""
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):
                os.close(file)

    def _take(self) -> int | None:
        """The open block, ours alone; None where it cannot be had."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            make_room(self._folder / _NOW)
            file = os.open(self._folder / _NOW, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            _log.warning("What is shown cannot be noted: %s", error.strerror)
            return None
        if sys.platform != "win32":
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                _log.warning("Another kiosk runs on the same state folder; crashes of this one are not noted")
                os.close(file)
                return None
        return file

    def _learn(self, clock: Callable[[], float], *, faulted: bool) -> bool:
        """How the run before ended; whether by a crash."""
        before = _decoded(self._read())
        self.before = _how(before, self._boot, faulted=faulted)
        if self.before is Before.KILLED:
            _log.warning("The last run was ended from outside, or lost its display")
        if before is None or self.before is not Before.FAILED:
            return False
        self.last = Crash(clock(), before.renderer, before.sight, before.boot)
        if before.sight.face == IMITATION:
            self.before = Before.ENDED  # by itself
            _log.warning("OpenGL is imitated here by %s: the card is not asked again today", before.renderer)
        else:
            shown = before.sight.slide or before.sight.face or "-"
            _log.warning("The last run ended by a crash while it showed %s", shown)
        self._crashes = kept((*self._crashes, self.last))
        return True

    def _keep(self) -> None:
        """Write down what is remembered."""
        aside = self._folder / f"{_CRASHES}.part"
        try:
            aside.write_bytes(msgspec.json.format(msgspec.json.encode(Crashes(self._crashes, self._boots)), indent=1))
            aside.replace(self._folder / _CRASHES)
        except OSError as error:
            _log.warning("A crash cannot be written down: %s", error.strerror)

    def _read(self) -> bytes:
        if self._file is None:
            return b""
        try:
            os.lseek(self._file, 0, os.SEEK_SET)
            return os.read(self._file, _BLOCK)
        except OSError:
            return b""

    def _write(self, data: bytes) -> None:
        if self._file is None:
            return
        with contextlib.suppress(OSError):
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, data.ljust(_BLOCK, b"\n"))


_RUN = msgspec.json.Decoder(_Run)
_FOUND = msgspec.json.Decoder(Crashes)


def _in_a_block(run: _Run) -> bytes:
    """``run`` written down, with as much of a long sight as fits: unsaid, the one before would be blamed for it."""
    data, photos = msgspec.json.encode(run), run.sight.photos
    while len(data) > _BLOCK and photos:
        photos = photos[: len(photos) // 2]
        data = msgspec.json.encode(_with_sight(run, msgspec.structs.replace(run.sight, photos=photos)))
    return data if len(data) <= _BLOCK else msgspec.json.encode(_with_sight(run, Sight(run.sight.face)))


def _with_sight(run: _Run, sight: Sight) -> _Run:
    return msgspec.structs.replace(run, sight=sight)


def _how(run: _Run | None, boot: str, *, faulted: bool) -> Before:
    if run is None:
        return Before.FIRST
    if run.ended:
        return Before.ENDED
    if run.boot != boot:
        return Before.POWER
    return Before.FAILED if faulted or run.fault else Before.KILLED


def _decoded(data: bytes) -> _Run | None:
    if not data.strip(b"\n\0"):
        return None
    try:
        run = _RUN.decode(data.rstrip(b"\n\0"))
    except (ValueError, RecursionError):  # bytes that are no UTF-8 raise none of msgspec's own errors
        _log.warning("The note of what was shown is damaged; it is begun anew")
        return None
    return run if run.format == FORMAT else None


def _read_crashes(file: Path) -> Crashes | None:
    """What ``file`` remembers; None where it is damaged."""
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST_BYTES)
    except FileNotFoundError:
        return Crashes()
    except OSError as error:
        _log.warning("The memory of crashes cannot be read: %s", error.strerror)
        return Crashes()
    try:
        found = _FOUND.decode(data)
        if found.format == FORMAT and all(0 <= crash.at <= LATEST for crash in found.crashes):
            return found
    except (ValueError, RecursionError):
        pass
    _log.warning("The memory of crashes is damaged")
    return None
