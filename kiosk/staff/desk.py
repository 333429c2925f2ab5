"""Answers the staff board: the PIN, how the kiosk is, and the few things that can be done there. Must not know Qt.

Everything here is called in threads of their own, and may be called by two at once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.deck.problems import Problem
from kiosk.guard.pin import LEAST_DIGITS, MOST_DIGITS, Pin, Standing
from kiosk.release import Archive, Manifest, News, Watcher, is_paused
from kiosk.release.delivery import finish
from kiosk.screen.desk import Action, Answer, BoardFacts, Lock, Said
from kiosk.staff import board_words as words
from kiosk.staff import stick_words
from kiosk.staff.machine import Machine
from kiosk.staff.releases import AT_THE_BOARD
from kiosk.staff.rounds import joined
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
        machine: Machine,
        *,
        pin: Pin | None = None,
        sticks: Sticks | None = None,
    ) -> None:
        """Touches no disk."""
        self._content = content
        self._archive = Archive(state)
        self._pin = pin or Pin(state)
        self._sticks = sticks or Sticks()
        self._machine = machine
        self._watcher: Watcher | None = None
        self._news: News | None = None
        self._found: tuple[Problem, ...] = ()
        self._heard = threading.Event()

    def begin(self, watcher: Watcher) -> None:
        """At the kiosk's start: complete or undo an import that was cut off, and let the PIN's wait run.

        The watcher will be asked what waits, and told to read afresh.
        """
        self._watcher = watcher
        try:
            if finish(self._content):
                _log.warning("An import from a USB stick that was cut off has been completed")
        except OSError as error:
            _log.warning("An import that was cut off cannot be completed: %s", error.strerror)
        self._pin.remaining()
        standing = self._pin.standing()
        if standing is not Standing.SET:
            _log.warning("%s %s", _LOCKS[standing].zh, _LOCKS[standing].en)

    def heard(self, news: News) -> None:
        """What came of a try to put the folder on the wall."""
        self._news = news
        self._found = ()
        self._heard.set()

    def looked(self, found: tuple[Problem, ...]) -> None:
        """What looking over the whole folder found, after the last news."""
        self._found = found

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
        release = self._archive.shown_of(self._content)
        news = self._news
        problems = release.problems if release is not None else ()
        if news is not None and news.result != "accepted":
            problems = news.problems
        problems = joined(problems, self._found)
        told = words.problem_lines(problems, MOST_PROBLEMS)
        sticks = self._sticks.look()
        newest = self._archive.newest()
        on_wall = words.on_wall(
            release.manifest if release else None, self._archive.gone_back_from(release.number) if release else 0
        )
        held = newest if newest is not None and newest.held else None
        return BoardFacts(
            facts=(on_wall, *self._machine.facts(), stick_words.stick(sticks), words.missed(missed)),
            waiting=tuple(self._waiting(held)),
            problems=told,
            heading=words.heading(len(problems), len(told)),
            actions=tuple(self._actions(release.manifest if release else None, held)),
        )

    def do(self, key: str, progress: Callable[[float], None]) -> Said:
        """Do what an action says; what came of it."""
        name, _, what = key.partition(":")
        match name:
            case "approve":
                return self._approve(int(what))
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

    def _waiting(self, held: Manifest | None) -> Iterable[Said]:
        if held is not None:
            yield words.waiting(held)
        if is_paused(self._content):
            yield words.PAUSED
        elif self._watcher is not None and self._watcher.behind:
            yield words.READING

    def _actions(self, shown: Manifest | None, held: Manifest | None) -> Iterable[Action]:
        if held is not None:
            yield words.approve_action(held)
        loads = self._sticks.loads()
        for load in loads:
            yield stick_words.import_action(load, self._content, several=len(loads) > 1)
        if not loads:
            yield Action("import", stick_words.IMPORT, sign="import", possible=False)
        earlier = [
            one
            for one in self._archive.manifests()
            if shown and one.number < shown.number and one.source == shown.source and not one.held
        ]
        if earlier:
            yield words.rollback_action(earlier[0])
        else:
            yield Action("rollback", words.ROLLBACK, sign="previous", possible=False)
        yield Action("reload", words.RELOAD, sign="reload", possible=self._watcher is not None)

    def _approve(self, number: int) -> Said:
        at = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        try:
            done = self._archive.approve(number, by=AT_THE_BOARD, at=at)
        except OSError:
            return words.STATE_UNWRITABLE
        if not done:
            return words.NO_LONGER_WAITS
        _log.info("Release %d was approved at the board", number)
        return words.rolled_back(number)

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
