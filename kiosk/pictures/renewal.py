"""Has failed photos put right by whoever can, in a thread that may wait; must not know what is put in their places."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.deck.memory import Signature, mark_of

_log = logging.getLogger(__name__)


class Renewal:
    """Photos that failed, one after the other. Its thread may hang in a dead share: then nothing else does."""

    def __init__(self, renew: Callable[[Path], bool]) -> None:
        """``renew`` may put another file in a photo's place, and says whether it did, now or before."""
        self._renew = renew
        self._failed: queue.SimpleQueue[tuple[Path, Signature | None, Callable[[], None]] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def ask(self, photo: Path, failed: Signature | None, again: Callable[[], None]) -> None:
        """Call ``again`` once ``photo`` is renewed and another file than the one with this signature, which failed."""
        self._failed.put((photo, failed, again))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="renewal", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Begin nothing any more."""
        self._failed.put(None)

    def _run(self) -> None:
        while (asked := self._failed.get()) is not None:
            photo, failed, again = asked
            try:
                if self._renew(photo) and signature_of(photo) != failed:
                    again()
            except Exception:  # noqa: BLE001 - the border of one job: the thread outlives it
                _log.exception("%s could not be renewed", photo.name)


def signature_of(photo: Path) -> Signature | None:
    """What tells an unchanged file: size, time and inode; None where there is none."""
    try:
        return mark_of(photo.stat())
    except (OSError, ValueError):
        return None
