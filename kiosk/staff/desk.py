"""Answers the staff board: the PIN, how the kiosk is, and the few things that can be done there. Must not know Qt.

Everything here is called in threads of their own, and may be called by two at once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.guard.pin import LEAST_DIGITS, MOST_DIGITS, Pin, Standing
from kiosk.guard.starts import Starts
from kiosk.release import Archive, News, Watcher, is_paused
from kiosk.release.delivery import finish
from kiosk.screen.desk import Action, Answer, BoardFacts, Lock, Said
from kiosk.screen.metrics import Metrics
from kiosk.staff import board_words as words
from kiosk.staff import stick_words
from kiosk.staff.machine import Machine
from kiosk.staff.stick import Sticks, bring

_log = logging.getLogger(__name__)

MOST_PROBLEMS = 60
REREAD_SECONDS = 30.0
_LOCKS = {
    Standing.UNSET: words.PIN_UNSET,
    Standing.DAMAGED: words.PIN_DAMAGED,
    Standing.UNREADABLE: words.PIN_UNREADABLE,
}


class Desk:
    """The desk of one running kiosk: a content folder and a state folder."""

    def __init__(
        self,
        content: Path,
        state: Path,
        metrics: Callable[[], Metrics],
        uptime: Callable[[], float],
        *,
        pin: Pin | None = None,
        sticks: Sticks | None = None,
        machine: Machine | None = None,
        starts: Starts | None = None,
    ) -> None:
        """Touches no disk. ``metrics`` are the screen's, ``uptime`` the seconds since the program started."""
        self._content = content
        self._archive = Archive(state)
        self._pin = pin or Pin(state)
        self._sticks = sticks or Sticks()
        self._starts = starts or Starts(state)
        self._machine = machine or Machine(state, metrics, uptime)
        self._watcher: Watcher | None = None
        self._news: News | None = None
        self._heard = threading.Event()

    def begin(self, watcher: Watcher) -> None:
        """At the kiosk's start: complete or undo an import that was cut off, and let the PIN's wait run.

        The watcher will be asked what waits, and told to read afresh.
        """
        self._watcher = watcher
        self._machine.before = self._starts.begin()
        try:
            if finish(self._content):
                _log.warning("An import from a USB stick that was cut off has been completed")
        except OSError as error:
            _log.warning("An import that was cut off cannot be completed: %s", error.strerror)
        self._pin.remaining()
        standing = self._pin.standing()
        if standing is not Standing.SET:
            _log.warning("%s %s", _LOCKS[standing].zh, _LOCKS[standing].en)

    def end(self) -> None:
        """At the kiosk's end, if it comes as it should."""
        self._starts.end()

    def heard(self, news: News) -> None:
        """What came of a try to put the folder on the wall."""
        self._news = news
        self._heard.set()

    # -- what the board asks --------------------------------------------------------------------------------------

    def lock(self) -> Lock:
        """Whether there is a PIN to enter, and when."""
        standing = self._pin.standing()
        if standing is not Standing.SET:
            return Lock(usable=False, note=_LOCKS[standing])
        return Lock(usable=True, wait=self._pin.remaining(), least=LEAST_DIGITS, most=MOST_DIGITS)

    def unlock(self, digits: str) -> Answer:
        """Try a PIN."""
        tried = self._pin.attempt(digits)
        return Answer(tried.result, tried.wait, tried.missed)

    def facts(self, missed: int) -> BoardFacts:
        """What the board shows now."""
        release = self._archive.current_of(self._content)
        news = self._news
        problems = release.content.problems if release is not None else ()
        if news is not None and news.result != "accepted":
            problems = news.problems
        told = words.problem_lines(problems, MOST_PROBLEMS)
        sticks = self._sticks.look()
        on_wall = words.on_wall(release.manifest if release else None, self._archive.newest())
        return BoardFacts(
            facts=(on_wall, *self._machine.facts(), stick_words.stick(sticks), words.missed(missed)),
            waiting=tuple(self._waiting()),
            problems=told,
            heading=words.heading(len(problems), len(told)),
            actions=tuple(self._actions(release.number if release else None)),
        )

    def do(self, key: str, progress: Callable[[float], None]) -> Said:
        """Do what an action says; what came of it."""
        name, _, what = key.partition(":")
        match name:
            case "rollback":
                return self._roll_back(int(what))
            case "reload":
                return self._reread()
            case "import":
                load = self._sticks.find(what)
                return (
                    stick_words.STICK_GONE
                    if load is None
                    else bring(load, self._content, self._machine.now(), progress)
                )
            case _:
                raise ValueError(key)

    # -- what waits, and what can be done -------------------------------------------------------------------------

    def _waiting(self) -> Iterable[Said]:
        if is_paused(self._content):
            yield words.PAUSED
        elif self._watcher is not None and self._watcher.behind:
            yield words.READING

    def _actions(self, shown: int | None) -> Iterable[Action]:
        loads = self._sticks.loads()
        for load in loads:
            yield stick_words.import_action(load, self._content, several=len(loads) > 1)
        if not loads:
            yield Action("import", stick_words.IMPORT, sign="import", possible=False)
        earlier = [one for one in self._archive.manifests() if shown is not None and one.number < shown]
        if earlier:
            yield words.rollback_action(earlier[0])
        else:
            yield Action("rollback", words.ROLLBACK, sign="previous", possible=False)
        yield Action("reload", words.RELOAD, sign="reload", possible=self._watcher is not None)

    def _roll_back(self, number: int) -> Said:
        if all(manifest.number != number for manifest in self._archive.manifests()):
            return words.NO_SUCH_RELEASE
        try:
            self._archive.switch(number)
        except OSError:
            return words.STATE_UNWRITABLE
        _log.info("Staff went back to release %d at the board", number)
        return words.rolled_back(number)

    def _reread(self) -> Said:
        if is_paused(self._content):
            return words.PAUSED
        watcher = self._watcher
        if watcher is None:
            return words.REREAD_LATER
        self._heard.clear()
        watcher.reread()
        if not self._heard.wait(REREAD_SECONDS):
            return words.REREAD_LATER
        news = self._news
        return words.REREAD_LATER if news is None else words.reread(news)
