"""展示情况.html as a running kiosk writes it: it asks for a PIN for just as long as there is none.

It says that staff went back only where they did, and that dates are ignored as soon and as long as they are.
"""

from __future__ import annotations

import re
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from html import unescape
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from kiosk import app
from kiosk.deck.model import Deck, Section, Settings, Slide, ThemeName, Words
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.guard.pin import Pin
from kiosk.options import RunOptions
from kiosk.release import Archive, publish
from kiosk.showing import Showing
from kiosk.staff.sentences import sentence
from kiosk.staff.status import NAME
from kiosk.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class AtOnce:
    """The reader's thread: does what it is given, and counts it."""

    def __init__(self) -> None:
        self.done = 0

    def submit(self, do: Callable[..., None], *words: object) -> None:
        do(*words)
        self.done += 1


def telling_of(content: Path, state: Path, readers: AtOnce) -> Telling:
    """What tells staff of a folder, on a small screen."""
    return Telling(RunOptions(content=content, state=state), readers, lambda: (64, 36))  # type: ignore[arg-type]


def test_where_it_may_not_be_written_the_log_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "slides").mkdir()
    telling = telling_of(tmp_path, tmp_path / "state", AtOnce())
    telling._tell(0, "", ())
    assert not caplog.records
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).mkdir()  # as a share that may only be read: nothing takes its place
    telling._tell(0, "", ())
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert NAME in caplog.text


def test_it_asks_for_a_pin_until_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    state = tmp_path / "state"
    readers = AtOnce()
    telling = telling_of(tmp_path, state, readers)
    page = tmp_path / NAME
    telling._tell(0, "", ())
    assert "sudo kiosk pin" in page.read_text(encoding="utf-8")
    page.unlink()
    telling.look_for_pin()
    assert not page.exists()  # nothing new to tell
    Pin(state).set("290417")
    telling.look_for_pin()
    assert "PIN" not in page.read_text(encoding="utf-8")
    telling.look_for_pin()
    assert readers.done == 2


def test_it_says_that_staff_went_back_only_where_they_did(tmp_path: Path) -> None:
    state, page = tmp_path / "state", tmp_path / NAME
    section = tmp_path / "slides" / "10-a"
    section.mkdir(parents=True)
    (section / "section.md").write_text("标题：封面\n", encoding="utf-8")
    for title in ("甲", "乙"):
        (section / "10-x.md").write_text(f"标题：{title}\n---\n正文。\n", encoding="utf-8")
        publish(tmp_path, state, made="2026-11-24T16:00:00+00:00")
    telling = telling_of(tmp_path, state, AtOnce())
    telling._tell(1, "", ())
    assert "退回来" not in page.read_text(encoding="utf-8"), "the second is the one wanted: it must be damaged"
    Archive(state).switch(1)
    telling._tell(1, "", ())
    assert "退回来" in page.read_text(encoding="utf-8")


def test_a_release_is_made_without_a_round_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    running = app.Running.__new__(app.Running)
    running.telling = SimpleNamespace(end_round=lambda: said.append("round ended"))  # type: ignore[assignment]
    running.presenter = SimpleNamespace(sizes=SimpleNamespace(width=64, height=36))  # type: ignore[assignment]
    monkeypatch.setattr("kiosk.release.watcher.publish_aside", lambda *_, **__: said.append("release made"))
    running._publish(tmp_path, tmp_path, afresh=False)
    assert said == ["round ended", "release made"]


class Hall:
    """A running kiosk without a screen, whose folder, looked over, has nothing to mend but what a test says."""

    def __init__(self, content: Path, state: Path) -> None:
        """Nothing is shown yet."""
        self.page = content / NAME
        self.on_board: list[tuple[Problem, ...]] = []
        self.running = app.Running.__new__(app.Running)
        self.telling = self.running.telling = telling_of(content, state, AtOnce())
        self.telling.desk = SimpleNamespace(looked=self.on_board.append)  # type: ignore[assignment]
        self.telling._rounds = SimpleNamespace(go=lambda _size, told: told(()))  # type: ignore[assignment]
        self.running.watcher = None
        self.running.presenter = SimpleNamespace(  # type: ignore[assignment]
            deck_offered=None,
            offer_deck=lambda *_: None,
            apply=lambda _event: None,
        )
        self.running._on_night = lambda: None  # type: ignore[method-assign]

    def show(self, **dates: date) -> None:
        """Put one slide on the wall, and look at the calendar."""
        words = Words("zh", ("甲",))
        section = Section("10-a", Slide("10-a/section", words, words), ThemeName.DAWN, ())
        section = replace(section, slides=(Slide("10-a/10-x", words, words, **dates),))
        self.running._showing = Showing(Deck(Settings(), (section,)), self.page.parent, (), release=1)
        self.running._on_schedule()

    @property
    def told(self) -> bool:
        """Whether the page says that dates are ignored."""
        return self.page.exists() and sentence(EMPTY) in unescape(re.sub("<[^>]+>", "", self.page.read_text("utf-8")))


EMPTY = problem(ProblemKind.LOOP_EMPTY, "slides")


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hall:
    """A kiosk that was built long ago."""
    (tmp_path / "slides").mkdir()
    monkeypatch.setattr("kiosk.BUILT", datetime.now(UTC) - timedelta(days=365))
    hall = Hall(tmp_path, tmp_path / "state")
    hall.running.watcher = SimpleNamespace()  # type: ignore[assignment]
    return hall


TODAY = datetime.now(UTC).date()
OVER, LASTING = {"show_until": TODAY - timedelta(days=3)}, {"show_until": TODAY + timedelta(days=3)}


def test_dates_that_would_empty_the_loop_are_told_for_as_long_as_they_do(hall: Hall) -> None:
    hall.show(**LASTING)
    assert not hall.page.exists(), "nothing new to tell"
    hall.show(**OVER)
    assert hall.told
    assert hall.on_board == [(EMPTY,)]
    hall.show(**LASTING)
    assert not hall.told
    assert hall.on_board[-1] == ()


def test_the_page_is_written_once_for_each_change_of_the_calendar(hall: Hall) -> None:
    hall.show(**OVER)
    before = len(hall.on_board)
    hall.running._on_schedule()
    assert len(hall.on_board) == before


def test_dates_that_are_ignored_at_the_start_are_on_the_first_page(hall: Hall) -> None:
    hall.running.watcher = None
    hall.show(**OVER)
    assert not hall.page.exists(), "the start has other things to do"
    assert hall.running._showing is not None
    hall.telling.tell(hall.running._showing, ())
    assert hall.told


def test_what_the_folder_tells_too_is_told_once(hall: Hall) -> None:
    hall.telling._rounds = SimpleNamespace(go=lambda _size, told: told((EMPTY,)))  # type: ignore[assignment]
    hall.show(**OVER)
    assert hall.page.read_text("utf-8").count("轮播里现在一页也不剩") == 1
    assert hall.on_board == [(EMPTY,)]


def test_the_folder_is_looked_over_again_when_the_day_turns(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages come and go with it, though nobody saves: 还没到开始日期 would go on being said of one that shows."""

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) + timedelta(days=1)

    hall.show(**LASTING)
    hall.running._on_schedule()
    assert not hall.page.exists(), "the same day"
    monkeypatch.setattr(app, "datetime", Tomorrow)
    hall.running._on_schedule()
    assert hall.page.exists()
    hall.page.unlink()
    hall.running._on_schedule()
    assert not hall.page.exists(), "once a day"


@pytest.fixture
def set_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the machine's time zone, as another program would: nobody tells the kiosk."""
    yield lambda zone: monkeypatch.setenv("TZ", zone)
    monkeypatch.undo()
    if sys.platform != "win32":
        time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="the system there tells the zone anew each time")
def test_a_time_zone_that_is_set_while_it_runs_counts_from_then_on(hall: Hall, set_zone: Callable[[str], None]) -> None:
    """The C library reads it once in a process: a hall would open eight hours late until the next start."""
    for zone, ahead in (("UTC0", 0), ("CST-8", 8)):
        set_zone(zone)
        hall.show()
        assert datetime.now(UTC).astimezone().utcoffset() == timedelta(hours=ahead)
