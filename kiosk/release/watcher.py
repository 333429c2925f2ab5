"""Watches the content folder and has it made a release when it rests; must not know what a screen is.

Notifications of the system get lost (ADR 11): the truth is a look at names, sizes and times twice a second.
"""

from __future__ import annotations

import logging
import math
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

import kiosk
from kiosk.release import faults
from kiosk.release.archive import Archive
from kiosk.release.flushing import Flusher
from kiosk.release.holding import Guard
from kiosk.release.last_read import LastRead
from kiosk.release.publishing import News
from kiosk.release.scan import Rest, fingerprint, is_paused, packed_scan

_log = logging.getLogger(__name__)

LOOK_SECONDS = 0.5  # a look at a folder of 40 slides takes 0.4 ms
_WORK_SHARE = 12  # of a folder so large that a look is work: it rests so many times as long
_WAIT_SHARE = 3  # and so many times as long as a look takes, most of which may be waiting for others
MOVING_SECONDS = 0.3
ON_DISK_SECONDS = 0.1
LONGEST_LOOK_SECONDS = 60.0  # a look may have hung for a night in a share that was away
_A_LITTLE = 0.01  # so that the next look finds the rest over
REST_SECONDS = 1.0
RETRY_SECONDS = 60.0
_MOST_DOUBLINGS = 6  # about an hour
FAREWELL_SECONDS = 0.5  # the whole kiosk ends within two seconds
LIMIT_SECONDS = 120.0  # of silence: a folder of many large photos may take as long as it takes
_HOME = Path(kiosk.__file__).resolve().parent.parent
_NEWS = msgspec.json.Decoder(News)


def publish_aside(content: Path, state: Path, *, afresh: bool = False, guard: Guard | None = None) -> News | None:
    """Publish in a process of its own and wait for it; None, logged, where it came to nothing.

    Given up when it says nothing for ``LIMIT_SECONDS``; while it goes on it says something every second. ``afresh`` is
    as in ``publish``.
    """
    made = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    command = [sys.executable, "-m", "kiosk.release.child", *(("--afresh",) if afresh else ())]
    command += [str(content.absolute()), str(state.absolute()), made]
    if guard is not None:
        command += [*map(str, guard.size), *guard.command]
    try:
        line = last_line(command, LIMIT_SECONDS)
    except OSError as error:
        _log.warning("No release could be made: %s", error.strerror)
        return None
    try:
        news = _NEWS.decode(line)
    except msgspec.DecodeError:
        _log.warning("No release could be made: %s", faults.told(line))
        return None
    for text in news.logged:
        _log.warning("%s", text)
    return msgspec.structs.replace(news, logged=())


def last_line(command: Sequence[str], limit_seconds: float) -> bytes:
    """The last line that a process writes; it is ended once it has written none for so long. Raises OSError."""
    last = b""
    with subprocess.Popen(  # noqa: S603 - our own module
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_HOME,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        while True:
            limit = threading.Timer(limit_seconds, process.kill)
            limit.daemon = True
            limit.start()
            line = process.stdout.readline() if process.stdout is not None else b""
            limit.cancel()
            if not line:
                return last
            last = line


def _publish_aside(content: Path, state: Path, afresh: bool) -> News | None:  # noqa: FBT001 - as a watcher calls it
    return publish_aside(content, state, afresh=afresh)


def rest_after(took: float, worked: float) -> float:
    """Seconds until the next look at a folder in which nothing moves; of the last, its length and its processor time.

    A look beside other work takes three times as long as it works: a rest by its length alone keeps a save waiting.
    """
    return min(max(LOOK_SECONDS, _WAIT_SHARE * took, _WORK_SHARE * worked), LONGEST_LOOK_SECONDS)


class Watcher:
    """A thread that looks, waits for rest, and tells of news. Everything that waits can be handed in."""

    def __init__(
        self,
        content: Path,
        state: Path,
        told: Callable[[News], None],
        *,
        publish: Callable[[Path, Path, bool], News | None] = _publish_aside,
        clock: Callable[[], float] = time.monotonic,
        flusher: Flusher | None = None,
    ) -> None:
        """Starts nothing. ``told`` is called in the watcher's thread, for every try and every rollback by others.

        Where it raises, it is told again of the release switched to.
        ``publish`` is told besides the folders whether somebody asked to have the folder read afresh.
        """
        self._content = content
        self._state = state
        self._told = told
        self._publish = publish
        self._clock = clock
        self._rest = Rest(REST_SECONDS, fingerprint({}))
        self._taken = ""  # the fingerprint of the folder that was last read to its end
        self._last_read = LastRead(content, state)
        self._afresh = False
        self._shown = 0
        self._paused = False
        self._failed = False  # the last try, for want of room
        self._broken = 0  # tries in a row that came to nothing
        self._passing = 0  # tries in a row of the same folder in which something went wrong that may pass
        self._news = News("paused", 0)  # the last one
        self._untold = 0  # tries in a row to tell that came to nothing
        self._tell_again = 0.0  # when the next one is due, by the clock
        self._again = math.inf  # when the next one is due though nothing has changed, by the clock
        self.behind = False  # whether the folder holds something that was not read to its end
        self._end = threading.Event()
        self._flusher = flusher or Flusher()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look, unless the end came first: it is another thread that starts than the one that ends."""
        thread = threading.Thread(target=self._run, name="watcher", daemon=True)
        with self._starting:
            if not self._end.is_set():
                thread.start()
                self._thread = thread

    def close(self) -> None:
        """Look no more; a release in the making is finished by itself."""
        with self._starting:
            self._end.set()
        if self._thread is not None:
            self._thread.join(timeout=FAREWELL_SECONDS)

    def remember(self, folder: str, shown: int) -> None:
        """What was read last, the folder's fingerprint, and the release on the wall; "" or 0 if none.

        A release that staff went back to stays until the folder changes.
        """
        self._taken = folder
        self._shown = shown

    def reread(self) -> None:
        """Read the folder afresh at the next look, though nothing in it has changed, and even after a rollback."""
        self._afresh = True
        self._taken = ""

    def look(self) -> float:
        """Look once, and publish where the folder rests and is not the one read last; seconds until the next look."""
        number = Archive(self._state).pointed()
        if number is not None and number != self._shown and self._clock() >= self._tell_again:
            if not self._broken and Archive(self._state).gone_back_from(number):
                self._again = math.inf  # to try again would bring back what they went back from
            self._shown = number
            self._tell(News("accepted", number))
        began, worked = self._clock(), time.thread_time()
        seen = packed_scan(self._content)
        mark = fingerprint(seen)
        until_next = rest_after(self._clock() - began, time.thread_time() - worked)
        if self._clock() >= self._again:
            self._taken = ""
        self.behind = mark != self._taken or self._broken > 0
        on_disk = self._flusher.flush(self._content, seen)
        paused, self._paused = self._paused, is_paused(self._content)
        if paused != self._paused:
            self._tell(News("paused", self._shown))
        if self._paused:
            return until_next
        if mark == self._taken:
            self._rest.settled(mark, self._clock())
            return until_next
        if not self._rest.settled(mark, self._clock()):
            return min(MOVING_SECONDS, self._rest.left(self._clock()) + _A_LITTLE)
        if not on_disk:
            return ON_DISK_SECONDS
        return self._try(mark)

    def _try(self, mark: str) -> float:
        """Publish the folder, which has this mark; seconds until the next look."""
        afresh, self._afresh = self._afresh, False
        news = self._publish(self._content, self._state, afresh)
        if afresh and (news is None or news.result in {"moving", "failed"}):
            self._afresh = True
        if news is None:  # the process died, or hung in a share that was away: the change must not be lost
            self._taken = mark
            self._again = self._later(self._broken)
            self._broken += 1
            return LOOK_SECONDS
        self._broken, self._again = 0, math.inf
        if news.result == "moving":
            return MOVING_SECONDS
        failed, self._failed = self._failed, news.result == "failed"
        before, self._news = self._news, news
        known = not afresh and (news == before or (failed and self._failed))  # told once, however often it is tried
        self._shown = self._shown if self._failed else news.release
        if not known:
            self._tell(news)
        if self._failed:
            return RETRY_SECONDS
        self._passing = self._passing + 1 if news.passing and news.seen == before.seen else 0
        if news.passing:
            self._again = self._later(self._passing)
        self._taken = "" if self._afresh else news.seen  # asked for meanwhile
        self._last_read.note(news.seen, passing=news.passing)
        self.behind = False
        return MOVING_SECONDS

    def _tell(self, news: News) -> None:
        """Tell of it. Where that fails, as where a disk does not answer, it is logged, and told again ever more seldom.

        What is told again is the release switched to, whatever the news. One that is damaged must not stop the looks.
        """
        try:
            self._told(news)
        except Exception as error:  # noqa: BLE001 - the border of one job
            ours = not isinstance(error, OSError)
            _log.warning("Release %d could not be put on the screen: %s", news.release, error, exc_info=ours)
            self._tell_again = self._clock() + min(LOOK_SECONDS * (1 << self._untold), RETRY_SECONDS)
            self._untold = min(self._untold + 1, _MOST_DOUBLINGS + 1)
            self._shown = 0
        else:
            self._untold, self._tell_again = 0, 0.0

    def _later(self, tries: int) -> float:
        """When to try again after so many tries before the last, by the clock."""
        return self._clock() + RETRY_SECONDS * (1 << min(tries, _MOST_DOUBLINGS))

    def _run(self) -> None:
        wait = 0.0
        while not self._end.wait(wait):
            wait = self._look_safely()

    def _look_safely(self) -> float:
        """Look once; a fault is logged, and the next look comes all the same."""
        try:
            return self.look()
        except OSError as error:
            _log.warning("The content folder could not be looked at: %s", error.strerror)
            return LOOK_SECONDS
        except Exception:  # noqa: BLE001 - the border of one job: the thread outlives it
            _log.exception("The content folder could not be looked at")
            return LOOK_SECONDS
