"""How the program ended the last time, told from a note that it leaves; must not know what it shows."""

from __future__ import annotations

import contextlib
from enum import Enum, auto
from pathlib import Path

import msgspec

from kiosk.guard.private import read_private, write_private
from kiosk.guard.waits import boot_name


class Before(Enum):
    """What came before this start."""

    FIRST = auto()  # nothing is known: the first start, or its note was lost
    ENDED = auto()  # it ended when it was told to
    FAILED = auto()  # it broke off and the machine ran on
    POWER = auto()  # it broke off and the machine started anew: power, or a restart of the machine


class _Note(msgspec.Struct, frozen=True):
    boot: str
    ended: bool = False


_NOTE = msgspec.json.Decoder(_Note)


class Starts:
    """The note in a state folder. Nothing here raises: a start is more important than its note."""

    def __init__(self, state: Path, boot: str | None = None) -> None:
        """Touches no disk. ``boot`` names this start of the machine."""
        self._file = state / "running.json"
        self._boot = boot_name() if boot is None else boot

    def begin(self) -> Before:
        """Note that the program runs; what came before."""
        try:
            note = _NOTE.decode(read_private(self._file))
        except (OSError, ValueError, RecursionError):
            before = Before.FIRST
        else:
            before = Before.ENDED if note.ended else Before.FAILED if note.boot == self._boot else Before.POWER
        self._write(_Note(self._boot))
        return before

    def end(self) -> None:
        """Note that the program ends as it should."""
        self._write(_Note(self._boot, ended=True))

    def _write(self, note: _Note) -> None:
        with contextlib.suppress(OSError):
            write_private(self._file, msgspec.json.encode(note))
