"""Has work done off the thread that paints and brings back what came of it; knows no work's meaning."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from kiosk.screen.news import Bell

_log = logging.getLogger(__name__)

Run = Callable[[Callable[[], None]], None]


def in_thread(work: Callable[[], None]) -> None:
    """Do the work in a thread that ends with the program: a disk that hangs must not hold it."""
    threading.Thread(target=work, name="aside", daemon=True).start()


class Aside:
    """To be made on the thread that paints, where every ``then`` is called."""

    def __init__(self, run: Run = in_thread) -> None:
        """``run`` takes work off this thread."""
        self._run = run
        self._bell = Bell()
        self._bell.rang.connect(_tell)

    def ask(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Do ``work``, then tell what it returned; None, logged, where it failed."""

        def job() -> None:
            result = None
            try:
                result = work()
            except Exception:  # noqa: BLE001 - the border of one job
                _log.exception("A job of the staff board failed")
            self._bell.ring((then, result))

        self._run(job)

    def tell(self, then: Callable[[object], None], word: object) -> None:
        """From within a job: tell something before it is done."""
        self._bell.ring((then, word))


def _tell(word: tuple[Callable[[object], None], object]) -> None:
    then, result = word
    then(result)
