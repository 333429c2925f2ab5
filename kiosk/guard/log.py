"""The log in the state folder: ten files of 1 MB, written by a thread of its own, a repeated fault counted.

Must not know who logs what. A folder that cannot be written leaves the terminal.
"""

from __future__ import annotations

import atexit
import logging
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path

from kiosk.guard.aside import make_room

FOLDER = "log"
_BYTES, _FILES = 1_000_000, 10
_HOUR = 3600.0
_MOST_KNOWN = 500
_MOST_LETTERS = 200  # kept of each: a list of problems is pages long
_MOST_FILLER = 65_536
_LINE = "%(asctime)s %(levelname)s %(message)s"


@dataclass(slots=True)
class _Seen:
    """The beginning of a message, when it was let through, and how often it came since."""

    text: str
    at: float
    since: int = 0


class Repeats(logging.Filter):
    """Lets a warning or an error through once an hour; what came in between is counted and said with the next one.

    Times are those of ``clock``, in seconds. Of very many different messages the oldest are forgotten, and what was
    counted of them is told to ``say``. Of a message its beginning is kept, and of all of it a hash to know it by.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, say: Callable[[str], None] = lambda _: None
    ) -> None:
        super().__init__()
        self._clock = clock
        self._say = say
        self._seen: dict[tuple[int, int, int], _Seen] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written."""
        if record.levelno < logging.WARNING:
            return True
        now, text = self._clock(), record.getMessage()
        key = (record.levelno, hash(text), len(text))
        before = self._seen.get(key)
        if before is not None and now - before.at < _HOUR:
            before.since += 1
            return False
        self._seen.pop(key, None)
        self._seen[key] = _Seen(text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…", now)
        while len(self._seen) > _MOST_KNOWN:
            oldest = self._seen.pop(next(iter(self._seen)))
            if oldest.since:
                self._say(_counted(oldest.text, oldest.since))
        if before is not None and before.since:
            record.msg, record.args = _counted(text, before.since), ()
        return True

    def left(self) -> list[str]:
        """What was counted and not yet said, to be said at the end."""
        return [_counted(one.text, one.since) for one in self._seen.values() if one.since]


def _counted(text: str, count: int) -> str:
    return f"{text}（上条重复 {count} 次）"


class _Quiet(RotatingFileHandler):
    """A full disk is no reason to talk about it at every line."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Say nothing."""


def keep_log(state: Path, *, clock: Callable[[], float] = time.monotonic) -> Callable[[], None]:
    """Log into ``state``/log from now on; the result ends it and has the last lines written.

    Faults that nobody caught, in whatever thread, are logged too.
    """
    folder = state / FOLDER
    lines: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    asker = QueueHandler(lines)
    root.addHandler(asker)
    handler: logging.Handler = logging.StreamHandler()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        make_room(folder / "kiosk.log")
        for number in range(1, _FILES):
            make_room(folder / f"kiosk.log.{number}", os.O_RDONLY)
        _drop_filler(folder / "kiosk.log")
        handler = _Quiet(folder / "kiosk.log", maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8")
    handler.setFormatter(logging.Formatter(_LINE))

    def say(text: str) -> None:
        handler.handle(logging.makeLogRecord({"levelno": logging.INFO, "levelname": "INFO", "msg": text}))

    repeats = Repeats(clock, say)
    handler.addFilter(repeats)
    listener = QueueListener(lines, handler)
    listener.start()
    sys.excepthook = _log_fault
    threading.excepthook = lambda told: _log_fault(told.exc_type, told.exc_value, told.exc_traceback)

    def end() -> None:
        atexit.unregister(end)
        root.removeHandler(asker)
        with suppress(Exception):
            listener.stop()
            for text in repeats.left():
                say(text)
        handler.close()

    atexit.register(end)
    return end


def _drop_filler(file: Path) -> None:
    """Take away the zero bytes that a power cut may leave at a file's end, where the system had made room for more."""
    try:
        with file.open("r+b") as stream:
            begin = max(0, stream.seek(0, os.SEEK_END) - _MOST_FILLER)
            stream.seek(begin)
            tail = stream.read()
            if tail.endswith(b"\0"):
                stream.truncate(begin + len(tail.rstrip(b"\0")))
    except OSError:
        return


def _log_fault(kind: object, value: BaseException | None, trace: object) -> None:
    """Into the log, and to the terminal as ever."""
    if value is not None and not isinstance(value, (KeyboardInterrupt, SystemExit)):
        logging.getLogger("kiosk").error("A fault that nobody caught", exc_info=value)
    sys.__excepthook__(kind, value, trace)  # type: ignore[arg-type]
