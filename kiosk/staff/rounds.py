"""What check finds beyond reading, for 展示情况.html and the board: in a process of its own; must not know Qt.

The running kiosk has read the folder to show it. The rest of check (photos, dates, what nothing uses, names that
differ) opens every photo and compares every word: too much for the process that paints.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread

import msgspec

from kiosk.deck.problems import Problem, ProblemKind
from kiosk.release import faults

Told = Callable[[tuple[Problem, ...]], None]

_log = logging.getLogger(__name__)
_PROBLEMS = msgspec.json.Decoder(tuple[Problem, ...])
_HOME = Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 120.0  # for 10,000 slides on a busy machine


class Rounds:
    """One round at a time: a new one ends the one under way, whose findings nobody needs any more."""

    def __init__(self, content: Path, state: Path, limit_seconds: float = LIMIT_SECONDS) -> None:
        """Starts nothing."""
        self._folders = (str(content.absolute()), str(state.absolute()))
        self._limit = limit_seconds
        self._child: subprocess.Popen[bytes] | None = None

    def go(self, size: tuple[int, int], told: Told) -> Thread | None:
        """Look at everything; ``told`` is called in the thread given back, None where nothing could be started.

        ``size`` is the screen's, in pixels.
        """
        self.close()
        try:
            child = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "kiosk.staff.looking", *self._folders, *map(str, size)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_HOME,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            _log.warning("The folder could not be looked over: %s", error.strerror)
            return None
        self._child = child
        waiting = Thread(target=self._wait, args=(child, told), name="rounds", daemon=True)
        waiting.start()
        return waiting

    def close(self) -> None:
        """End the round under way."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()

    def _wait(self, child: subprocess.Popen[bytes], told: Told) -> None:
        try:
            answer = child.communicate(timeout=self._limit)[0]
        except subprocess.TimeoutExpired:
            child.kill()
            answer = child.communicate()[0]
        if child is not self._child:
            return
        try:
            found = _PROBLEMS.decode(answer)
        except msgspec.DecodeError:
            _log.warning("Looking over the folder came to nothing (%s): %s", child.returncode, faults.told(answer))
        else:
            told(found)


def joined(first: Iterable[Problem], more: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first, and of the others those that they do not tell already.

    Nor is a box or a blank said to be on the screen where the page is held back for it.
    """
    told = tuple(first)
    known = {_what(item) for item in told}
    held = {item.file for item in told if item.kind is ProblemKind.LAYOUT_GLYPH}
    others = (item for item in more if item.kind is not ProblemKind.GLYPH_MISSING or item.file not in held)
    return *told, *(item for item in others if _what(item) not in known)


def _what(item: Problem) -> tuple[object, ...]:
    return item.kind, item.file, item.line, item.place
