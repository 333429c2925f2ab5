"""Has what staff saved put on the disk, so that no power cut takes back what a hall may already have seen.

A program that saves a file does not say when it is on the disk; the system writes it within half a minute. Must not
know what the files are. Windows lets nobody do this who only reads: there it does nothing.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from kiosk.release.scan import changed

MOST_FILES = 200  # more than these are put on the disk all together
LIMIT_SECONDS = 5.0  # a share that is away may hang


def flush(content: Path, files: Iterable[str]) -> None:
    """Put ``files``, paths below ``content``, and the folders that name them on the disk; whatever fails is left."""
    if os.name == "nt":
        return
    names = list(files)
    if len(names) > MOST_FILES:
        os.sync()
        return
    for name in dict.fromkeys((*names, *(str(Path(name).parent) for name in names))):
        with suppress(OSError, ValueError):
            handle = os.open(content / name, os.O_RDONLY | os.O_NONBLOCK)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


class Flusher:
    """Puts what changes in a folder on the disk, as it is seen to change, in a thread of its own."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Starts nothing. What is there at the first look is taken to be on the disk."""
        self._clock = clock
        self._seen: bytes | None = None  # packed
        self._thread: threading.Thread | None = None
        self._until = 0.0

    def flush(self, content: Path, seen: bytes) -> bool:
        """Take in what is there now, packed; whether all that has changed is on the disk, or disks take no longer."""
        if self._is_busy():
            return self._clock() >= self._until
        before, self._seen = self._seen, seen
        if before is None or before == seen:
            return True
        self._until = self._clock() + LIMIT_SECONDS
        what = changed(before, seen)
        self._thread = threading.Thread(target=flush, args=(content, what), name="flusher", daemon=True)
        self._thread.start()
        return False

    def _is_busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()
