"""What staff are told of the wall while it runs: in the page beside slides/, on the board; and what is in the log."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from kiosk.deck.problems import Problem
    from kiosk.options import RunOptions
    from kiosk.release import News
    from kiosk.show import Note
    from kiosk.showing import Showing
    from kiosk.staff.desk import Desk
    from kiosk.staff.rounds import Rounds

_log = logging.getLogger(__name__)


class Telling:
    """One for a run. It is called in the thread that paints and works in the reader's, as all of it reads and writes.

    ``size`` gives the screen's, in pixels: what words fit is looked at for it.
    """

    def __init__(self, options: RunOptions, readers: Executor, size: Callable[[], tuple[int, int]]) -> None:
        """Touches nothing yet."""
        self._content, self._state = options.content, options.state
        self._readers = readers
        self._size = size
        self.desk: Desk | None = None  # the staff board's, once there is one
        self._rounds: Rounds | None = None
        self._problems: tuple[Problem, ...] = ()
        self._notes: tuple[Note, ...] = ()  # why dates and hours are ignored, where they are
        self._day: date | None = None  # today, by which pages come and go
        self._asks_for_pin: tuple[int, str, tuple[Problem, ...]] | None = None  # what the page says that asks for one

    def log_problems(self, problems: tuple[Problem, ...]) -> None:
        """Tell the log what is wrong in the content; it may be much."""
        if problems:
            self._readers.submit(_log_now, problems)

    def ignores(self, notes: tuple[Note, ...]) -> bool:
        """Take why dates and hours are ignored, and log it; whether that is news."""
        if notes == self._notes:
            return False
        self._notes = notes
        if notes:
            _log.warning("Dates and hours are ignored: %s", ", ".join(notes))
        return True

    def turns(self, day: date) -> bool:
        """Take what day it is; whether it is another than before."""
        before, self._day = self._day, day
        return before not in (None, day)

    def tell(self, showing: Showing, problems: tuple[Problem, ...] | None = None) -> None:
        """Write what is on the wall and what is to be mended; without ``problems``, those of the last time."""
        if problems is not None:
            self._problems = problems
        self._readers.submit(self._tell_and_look, showing.release, showing.made, self._problems)

    def look_for_pin(self) -> None:
        """Where the page asks for a PIN and there is one by now, write it anew."""
        asking, self._asks_for_pin = self._asks_for_pin, None
        if asking is not None:
            self._readers.submit(self._tell_of_pin, asking)

    def heard(self, news: News) -> None:
        """Tell the board of a change of the folder; in the watcher's thread."""
        if self.desk is not None:
            self.desk.heard(news)

    def end_round(self) -> None:
        """Look over the folder no more: it has changed since, or the kiosk ends."""
        if self._rounds is not None:
            self._rounds.close()

    # -- in the reader's thread -----------------------------------------------------------------------------------

    def _tell_and_look(self, release: int, made: str, problems: tuple[Problem, ...]) -> None:
        """Tell what is known at once, and the rest when the folder has been looked over."""
        from kiosk.staff.advice import of_schedule
        from kiosk.staff.rounds import Rounds, joined

        noted = of_schedule(self._notes)
        problems = joined(problems, noted)
        self._tell(release, made, problems)
        if self._rounds is None:
            self._rounds = Rounds(self._content, self._state)

        def looked(found: tuple[Problem, ...]) -> None:
            if self.desk is not None:
                self.desk.looked(joined(noted, found))
            with suppress(RuntimeError):  # the kiosk ends
                self._readers.submit(self._tell, release, made, joined(problems, found))

        self._rounds.go(self._size(), looked)

    def _tell(self, release: int, made: str, problems: tuple[Problem, ...]) -> None:
        from kiosk.release import Archive, is_paused
        from kiosk.staff.status import NAME, NO_PIN, PAUSED, status_page, write_status

        has_pin = self._has_pin()
        self._asks_for_pin = None if has_pin else (release, made, problems)
        now = datetime.now(UTC).astimezone()
        with suppress(ValueError):
            made = f"{datetime.fromisoformat(made):%Y-%m-%d %H:%M}"
        archive = Archive(self._state)
        newest = archive.newest()
        waiting = newest.number if newest is not None and newest.held else 0
        shown = archive.manifest(release)
        page = status_page(
            release,
            made,
            problems,
            f"{now:%Y-%m-%d %H:%M:%S}",
            notes=(*((PAUSED,) if is_paused(self._content) else ()), *(() if has_pin else (NO_PIN,))),
            waiting=waiting,
            changed=shown.changed if shown else (),
            left=archive.gone_back_from(release),
        )
        if not write_status(self._content, page):
            _log.warning("%s cannot be written beside slides/: staff see there what was so before, or nothing", NAME)

    def _tell_of_pin(self, asking: tuple[int, str, tuple[Problem, ...]]) -> None:
        if self._has_pin():
            self._tell(*asking)
        else:
            self._asks_for_pin = asking

    def _has_pin(self) -> bool:
        from kiosk.guard.pin import Pin, Standing

        return Pin(self._state).standing() is Standing.SET


def _log_now(problems: tuple[Problem, ...]) -> None:
    try:
        from kiosk.staff.sentences import sentence

        told = "\n".join(sentence(problem, "zh") for problem in problems)
        _log.warning("Problems in the content:\n%s", told)
    except Exception:
        logging.getLogger(__name__).exception("The problems in the content could not be told")
