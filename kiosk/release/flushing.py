"""Has what staff saved put on the disk, so that no power cut takes back what a hall may already have seen.

A program that saves a file does not say when it is on the disk; the system writes it within half a minute. Must not
know what the files are. Windows lets nobody do this who only reads: there it does nothing.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

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


class Flushing:
    """``flush`` in a thread of its own, while the same files are read."""

    def __init__(self, content: Path, files: Iterable[str]) -> None:
        """Begin."""
        self._thread = threading.Thread(target=flush, args=(content, tuple(files)), name="flushing", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait until it is done, or has taken longer than a disk takes."""
        self._thread.join(LIMIT_SECONDS)
