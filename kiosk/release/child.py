"""The process that makes a release: ``python -m kiosk.release.child [--afresh] CONTENT STATE MADE [SIZE GUARD...]``.

While it goes on from text to text, from photo to photo and from chunk to chunk of one, it says an empty line now and
then, and at last its News as JSON, in one line, with what it has logged; in their place the text of a fault of ours.
GUARD is a command that measures what would go onto a screen of SIZE, its width and its height in pixels (two words).
In a thread of the kiosk's own, reading thousands of files would stall the screen, as Python runs one at a time
(PITFALLS 3); and what it takes in memory goes with this process.
"""

from __future__ import annotations

import gc
import logging
import math
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from kiosk.release import faults
from kiosk.release.holding import Guard
from kiosk.release.publishing import publish

_NICENESS = 10
_MOST_LOGGED = 100
_SAY_SECONDS = 1.0  # a line for each of ten thousand texts would be work for the kiosk's own process


def main(words: list[str]) -> int:
    """Publish once; the exit status."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)  # the loop and its pictures come first
    gc.disable()  # a process of seconds; the records of 10,000 slides have no cycles
    afresh = words[0] == "--afresh"
    content, state, made, *rest = words[afresh:]
    guard = Guard(tuple(rest[2:]), (int(rest[0]), int(rest[1]))) if rest else None
    logged: list[str] = []
    logging.getLogger().addHandler(_Kept(logged))
    logging.getLogger().setLevel(logging.INFO)
    try:
        news = publish(Path(content), Path(state), made=made, afresh=afresh, guard=guard, lives=now_and_then(_say))
    except Exception:  # noqa: BLE001 - the border of this process: whoever waits for it has the log
        _say(faults.written())
        return 1
    _say(msgspec.json.encode(msgspec.structs.replace(news, logged=tuple(logged))))
    return 0


class _Kept(logging.Handler):
    """Keeps what is logged; of very much the beginning."""

    def __init__(self, logged: list[str]) -> None:
        super().__init__()
        self._logged = logged

    def emit(self, record: logging.LogRecord) -> None:
        if len(self._logged) < _MOST_LOGGED:
            self._logged.append(faults.plain(record.getMessage()))


def now_and_then(say: Callable[[], None], clock: Callable[[], float] = time.monotonic) -> Callable[[], None]:
    """What says so at its first call, and from then on at most once a second; ``clock`` is in seconds."""
    due = -math.inf

    def called() -> None:
        nonlocal due
        if (now := clock()) >= due:
            due = now + _SAY_SECONDS
            say()

    return called


def _say(line: bytes = b"") -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
