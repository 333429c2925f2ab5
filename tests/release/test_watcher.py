"""When the watcher publishes: after rest, once, not while paused; and that it hears of others' rollbacks.

What it has read and where staff went back to outlast the kiosk's end.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import kiosk
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.guard.crashes import Blame
from kiosk.pictures import Known
from kiosk.release import Archive, News, Watcher, copies, publish
from kiosk.release.child import now_and_then
from kiosk.release.flushing import Flusher
from kiosk.release.scan import fingerprint, packed_scan, scan
from kiosk.release.watcher import LOOK_SECONDS, RETRY_SECONDS, last_line, publish_aside, rest_after
from kiosk.showing import at_start

MADE = "2026-11-24T16:00:00+00:00"
SLIDE = "slides/10-a/20-y.md"


class QuickDisk(Flusher):
    """On which everything is at once."""

    def flush(self, content: Path, seen: bytes) -> bool:
        del content, seen
        return True


class Eye:
    """A watcher on a clock that stands still."""

    def __init__(self, content: Path, state: Path) -> None:
        self.content, self.state = content, state
        self.now = 100.0
        self.news: list[News] = []
        self.watcher = self.new()

    def new(self) -> Watcher:
        return Watcher(
            self.content,
            self.state,
            self.news.append,
            publish=self.publish,
            clock=lambda: self.now,
            flusher=QuickDisk(),
        )

    def restart(self) -> int:
        """The kiosk ends and starts; the release that is on the wall then."""
        self.watcher = self.new()
        showing = at_start(self.content, self.state, Blame())
        self.watcher.remember(showing.folder, showing.release)
        return showing.release

    def save(self, title: str) -> list[str]:
        """Staff save a slide; what has been told when the folder has rested."""
        (self.content / SLIDE).write_text(f"标题：{title}\n---\n字。\n", encoding="utf-8")
        return self.settle()

    def settle(self) -> list[str]:
        return [*self.look(1), *self.look(1.1), *self.look(5)]

    def publish(self, content: Path, state: Path, afresh: bool) -> News:
        return publish(content, state, made=MADE, afresh=afresh)

    def look(self, seconds: float = 0.0) -> list[str]:
        """Let time pass, look; what has been told by then."""
        self.now += seconds
        self.watcher.look()
        told = [news.result for news in self.news]
        self.news.clear()
        return told


@pytest.fixture
def eye(content: Path, state: Path) -> Eye:
    return Eye(content, state)


def test_a_folder_that_nobody_may_look_into_is_read_and_told(eye: Eye, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    eye.look()
    eye.look(1.1)
    monkeypatch.setattr("pathlib.Path.exists", refuse)
    monkeypatch.setattr("kiosk.release.watcher.packed_scan", lambda _: b"\x90")
    tried: list[Path] = []

    def read(content: Path, *_: object) -> None:
        tried.append(content)

    eye.watcher._publish = read
    eye.look(1.0)
    eye.look(1.1)
    assert tried == [eye.content]


def test_publishes_when_the_folder_has_rested(eye: Eye) -> None:
    assert eye.look() == []
    assert eye.look(0.5) == []
    assert eye.look(0.6) == ["accepted"]
    assert eye.look(5) == []


def test_a_change_begins_the_rest_anew(eye: Eye) -> None:
    eye.look()
    (eye.content / "slides/10-a/30-z.md").write_text("标题：丙\n---\n字。\n", encoding="utf-8")
    assert eye.look(1.1) == []
    assert eye.look(1.1) == ["accepted"]


def test_what_was_read_before_is_not_read_again(eye: Eye) -> None:
    eye.watcher.remember(fingerprint(scan(eye.content)), 0)
    assert eye.look() == []
    assert eye.look(5) == []


def test_pause_holds_until_the_file_goes(eye: Eye) -> None:
    (eye.content / "暂停.txt").write_text("")
    assert eye.look() == ["paused"], "staff are told that it holds"
    assert eye.look(5) == []
    (eye.content / "暂停.txt").unlink()
    assert eye.look() == ["paused"], "and that it holds no more"
    assert eye.look(1.1) == ["accepted"]


def test_going_back_is_heard_and_stays_until_a_file_changes(eye: Eye) -> None:
    eye.look()
    eye.look(1.1)
    (eye.content / "slides/10-a/20-y.md").write_text("标题：新乙\n---\n字。\n", encoding="utf-8")
    eye.look()
    assert eye.look(1.1) == ["accepted"]
    Archive(eye.state).switch(1)
    assert eye.look(1) == ["accepted"]
    assert eye.look(60) == []
    (eye.content / "slides/10-a/20-y.md").write_text("标题：更新\n---\n字。\n", encoding="utf-8")
    eye.look()
    assert eye.look(1.1) == ["accepted"]
    assert Archive(eye.state).pointed() == 3


def test_a_try_that_comes_to_nothing_is_repeated_after_a_minute_and_then_more_seldom(eye: Eye) -> None:
    tries: list[float] = []
    eye.watcher = Watcher(
        eye.content, eye.state, eye.news.append, publish=lambda *_: tries.append(eye.now), clock=lambda: eye.now
    )
    for _ in range(500):
        eye.look(1)
        assert eye.watcher.behind, "what is in the folder is not on the wall"
    gaps = [later - earlier for earlier, later in itertools.pairwise(tries)]
    assert [60 <= gaps[0] < 63, 120 <= gaps[1] < 123, 240 <= gaps[2] < 243, len(gaps)] == [True, True, True, 3]


def test_a_change_does_not_wait_for_the_next_try(eye: Eye) -> None:
    results = iter([None, News("accepted", 1, (), "mark")])
    eye.watcher = Watcher(
        eye.content,
        eye.state,
        eye.news.append,
        publish=lambda *_: next(results),
        clock=lambda: eye.now,
        flusher=QuickDisk(),
    )
    eye.look()
    assert eye.look(1.1) == []
    (eye.content / "slides/10-a/20-y.md").write_text("标题：新乙\n---\n字。\n", encoding="utf-8")
    eye.look(1)
    assert eye.look(1.1) == ["accepted"]
    assert not eye.watcher.behind


def test_a_process_may_take_longer_than_the_limit_while_it_says_something() -> None:
    busy = "import threading\nfor _ in range(9):\n print(flush=True)\n threading.Event().wait(0.25)\nprint('news')"
    assert last_line((sys.executable, "-c", busy), 1.5) == b"news\n"


def test_a_process_that_falls_silent_is_ended() -> None:
    silent = "import threading\nprint('one', flush=True)\nthreading.Event().wait()"
    assert last_line((sys.executable, "-c", silent), 1.5) == b"one\n"


def test_why_a_process_made_no_release_is_logged(
    content: Path, state: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = state.parent / "broken"
    broken.mkdir()
    fault = "def fails(*_, **__):\n    raise ValueError('a fault of ours, \\udcb2')\n"
    stands_in = f"import kiosk.release.publishing\n{fault}kiosk.release.publishing.publish = fails\n"
    (broken / "sitecustomize.py").write_text(stands_in, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(broken), str(Path(kiosk.__file__).parents[1]))))
    assert publish_aside(content, state) is None
    assert "ValueError: a fault of ours" in caplog.text


def test_the_process_says_that_it_lives(content: Path, state: Path) -> None:
    said = subprocess.run(
        (sys.executable, "-m", "kiosk.release.child", str(content), str(state), MADE), capture_output=True, check=True
    ).stdout.splitlines()
    assert len(said) > 1
    assert not any(said[:-1])


def test_it_lives_at_every_text_at_every_photo_and_as_it_copies_one(content: Path, state: Path) -> None:
    said: list[int] = []
    assert publish(content, state, made=MADE, lives=lambda: said.append(1)).result == "accepted"
    photos = Archive(state).current()
    assert photos is not None
    assert len(said) == len([*content.glob("slides/*/*.md")]) + 2 * len(photos.manifest.photos)


def test_it_says_so_once_a_second_at_most() -> None:
    times, said = [0.0, 0.1, 0.9, 1.0, 1.2, 7.0], list[float]()
    lives = now_and_then(lambda: said.append(times[0]), clock=lambda: times[0])
    while times:
        lives()
        del times[0]
    assert said == [0.0, 1.0, 7.0]


def test_a_release_is_made_aside(content: Path, state: Path) -> None:
    news = publish_aside(content, state)
    assert news is not None
    assert news.result == "accepted"


def test_it_is_told_there_whether_the_folder_is_to_be_read_afresh(eye: Eye) -> None:
    gone_back(eye)
    told = [publish_aside(eye.content, eye.state, afresh=afresh) for afresh in (False, True)]
    assert [(news.result, news.release) for news in told if news is not None] == [("unchanged", 1), ("accepted", 3)]


def test_a_folder_that_moves_while_it_is_read_is_read_again(eye: Eye) -> None:
    results = iter([News("moving", 0), News("accepted", 1, (), "mark")])
    eye.watcher = Watcher(
        eye.content, eye.state, eye.news.append, publish=lambda *_: next(results), clock=lambda: eye.now
    )
    eye.look()
    assert eye.look(1.1) == []
    assert eye.look(0.3) == ["accepted"]


def test_a_full_disk_is_told_once_and_tried_until_there_is_room(eye: Eye) -> None:
    results = iter([News("failed", 0), News("failed", 0), News("accepted", 1, (), "mark")])
    eye.watcher = Watcher(
        eye.content, eye.state, eye.news.append, publish=lambda *_: next(results), clock=lambda: eye.now
    )
    eye.look()
    assert [eye.look(60) for _ in range(3)] == [["failed"], [], ["accepted"]]


def test_reading_afresh_undoes_a_rollback_though_nothing_changed(eye: Eye) -> None:
    eye.look()
    eye.look(1.1)
    (eye.content / "slides/10-a/20-y.md").write_text("标题：新乙\n---\n字。\n", encoding="utf-8")
    eye.look()
    eye.look(1.1)
    Archive(eye.state).switch(1)
    eye.look(1)
    eye.watcher.reread()
    assert eye.look(1) == ["accepted"]
    assert Archive(eye.state).pointed() == 3
    eye.watcher.reread()
    assert eye.look(1) == ["unchanged"]


def test_reading_afresh_asked_for_while_the_folder_is_read_is_done_after_that(eye: Eye) -> None:
    asked: list[bool] = []

    def busy(content: Path, state: Path, afresh: bool) -> News:
        asked.append(afresh)
        if len(asked) == 1:
            eye.watcher.reread()
        return eye.publish(content, state, afresh)

    eye.watcher._publish = busy
    assert eye.settle() == ["accepted", "unchanged"]
    assert asked == [False, True]


def test_it_knows_whether_it_is_behind(eye: Eye) -> None:
    eye.look()
    assert eye.watcher.behind
    eye.look(1.1)
    assert not eye.watcher.behind
    (eye.content / "暂停.txt").write_text("")
    (eye.content / "slides/10-a/20-y.md").write_text("标题：新乙\n---\n字。\n", encoding="utf-8")
    eye.look(1)
    assert eye.watcher.behind


def test_a_fault_of_our_own_does_not_end_the_watching(
    content: Path, state: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> News | None:
        raise RuntimeError("a fault")

    now = iter(range(100))
    watcher = Watcher(content, state, lambda _: None, publish=fail, clock=lambda: float(next(now)) * 10)
    assert watcher._look_safely() > 0
    assert watcher._look_safely() > 0
    assert "a fault" in caplog.text


class Wall:
    """Is told of news, and cannot take them at first."""

    def __init__(self, faults: list[Exception]) -> None:
        self.faults = faults
        self.told: list[tuple[str, int]] = []

    def __call__(self, news: News) -> None:
        self.told.append((news.result, news.release))
        if self.faults:
            raise self.faults.pop(0)


@pytest.mark.parametrize("fault", [OSError("a disk that does not answer"), ValueError("a fault of our own")])
def test_a_release_that_could_not_be_put_on_the_wall_is_told_again(
    eye: Eye, fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    wall = eye.watcher._told = Wall([fault])
    eye.settle()
    assert wall.told == [("accepted", 1), ("accepted", 1)]
    assert str(fault) in caplog.text
    wall.faults = [fault, fault]
    eye.save("新乙")
    Archive(eye.state).switch(1)  # staff go back; the last news were of the newer one
    del wall.told[:]
    for _ in range(3):
        eye.look(60)
    assert wall.told[-1] == ("accepted", 1)
    assert wall.faults == []


def test_one_that_can_never_be_put_there_is_told_ever_more_seldom_and_stops_no_change(eye: Eye) -> None:
    wall = eye.watcher._told = Wall([OSError("damaged") for _ in range(1000)])
    eye.settle()
    told: list[float] = []
    for _ in range(1000):
        before = len(wall.told)
        eye.look(0.5)
        told += [eye.now] * (len(wall.told) - before)
    gaps = [round(after - before, 1) for before, after in itertools.pairwise(told)]
    assert gaps == sorted(gaps)
    assert gaps[-1] == 60
    eye.save("新乙")
    assert Archive(eye.state).pointed() == 2
    wall.faults = []
    eye.look(60)
    assert wall.told[-1] == ("accepted", 2)


def test_it_looks_again_as_soon_as_the_folder_may_have_rested(eye: Eye) -> None:
    eye.look()
    eye.now += 0.9
    assert 0.1 < eye.watcher.look() < 0.12


@pytest.mark.parametrize(
    ("took", "worked", "rest"),
    [
        (0.0004, 0.0004, LOOK_SECONDS),  # a folder of 40 slides
        (0.3, 0.09, 1.08),  # 10,000 slides, beside other work: a twelfth of the processor, and no more of a save's time
        (2.0, 0.1, 6.0),  # a slow share
        (8 * 3600.0, 0.1, 60.0),  # one that was away for a night: what staff save in the morning waits for no day
    ],
)
def test_a_large_folder_is_looked_at_as_often_as_the_work_of_a_look_allows(
    took: float, worked: float, rest: float
) -> None:
    assert rest_after(took, worked) == pytest.approx(rest)


def test_a_try_that_hung_does_not_put_off_the_next_look(eye: Eye) -> None:
    def hang(*_: object) -> None:
        eye.now += 120

    eye.watcher._publish = hang
    eye.look()
    eye.now += 1.1
    assert eye.watcher.look() <= LOOK_SECONDS


def test_a_look_that_hung_for_a_night_does_not_put_off_the_next_one(eye: Eye, monkeypatch: pytest.MonkeyPatch) -> None:
    eye.settle()
    look = packed_scan

    def hang(content: Path) -> bytes:
        eye.now += 8 * 3600
        return look(content)

    monkeypatch.setattr("kiosk.release.watcher.packed_scan", hang)
    assert eye.watcher.look() <= RETRY_SECONDS


def test_a_release_that_takes_long_to_read_does_not_put_off_the_next_look(eye: Eye) -> None:
    def read_slowly(news: News) -> None:
        eye.now += 3

    gone_back(eye)
    eye.watcher._told = read_slowly
    Archive(eye.state).switch(2)
    assert eye.watcher.look() <= LOOK_SECONDS


def test_one_that_was_ended_before_it_began_does_not_begin(eye: Eye) -> None:
    eye.watcher.close()
    eye.watcher.start()
    assert not [thread for thread in threading.enumerate() if thread.name == "watcher"]
    eye.watcher.close()


def gone_back(eye: Eye) -> None:
    """Two releases, and staff went back to the first."""
    eye.settle()
    assert eye.save("新乙") == ["accepted"]
    Archive(eye.state).switch(1)
    assert eye.look(1) == ["accepted"]


def test_going_back_outlasts_a_start_though_a_file_was_saved_again_as_it_was(eye: Eye) -> None:
    eye.settle()
    eye.save("新乙")
    os.utime(eye.content / SLIDE)
    assert eye.settle() == ["unchanged"]
    Archive(eye.state).switch(1)
    eye.look(1)
    assert eye.restart() == 1
    assert eye.settle() == []
    assert Archive(eye.state).pointed() == 1


def test_going_back_outlasts_a_start_after_a_page_that_was_refused(eye: Eye) -> None:
    eye.settle()
    eye.save("新乙")
    (eye.content / "slides/10-a/10-x.md").write_text("标题：坏\n---\n{没有}\n", encoding="utf-8")
    assert eye.settle() == ["refused"]
    Archive(eye.state).switch(1)
    eye.look(1)
    assert eye.restart() == 1
    assert eye.settle() == []


def test_going_back_outlasts_a_share_whose_files_have_other_numbers_at_every_start(eye: Eye) -> None:
    gone_back(eye)
    for file in sorted(eye.content.rglob("*.md")):
        aside = file.with_name("aside")
        aside.write_bytes(file.read_bytes())
        os.utime(aside, ns=(0, file.stat().st_mtime_ns))
        aside.replace(file)
    assert eye.restart() == 1
    assert eye.settle() == ["unchanged"]
    assert Archive(eye.state).pointed() == 1
    assert eye.restart() == 1
    assert eye.settle() == [], "and it is read once"


def test_going_back_outlasts_a_share_that_goes_away_and_returns(eye: Eye) -> None:
    gone_back(eye)
    away = eye.content.rename(eye.content.with_name("away"))
    assert eye.settle() == ["refused"]
    away.rename(eye.content)
    assert eye.settle() == ["unchanged"]
    assert Archive(eye.state).pointed() == 1


def test_after_going_back_and_a_start_a_change_goes_live(eye: Eye) -> None:
    gone_back(eye)
    eye.restart()
    assert eye.settle() == []
    assert eye.save("更新") == ["accepted"]
    assert Archive(eye.state).pointed() == 3


@pytest.mark.parametrize("data", [None, b"", b"{", b"[]", b'{"source": 1}'])
def test_without_the_note_of_what_was_read_a_start_reads_it_again(eye: Eye, data: bytes | None) -> None:
    eye.settle()
    os.utime(eye.content / SLIDE)
    assert eye.settle() == ["unchanged"]
    note = eye.state / "releases" / "read.json"
    assert note.exists()
    note.unlink() if data is None else note.write_bytes(data)
    eye.restart()
    assert eye.settle() == ["unchanged"]


def test_a_note_that_cannot_be_written_stops_nothing(eye: Eye, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    eye.settle()
    monkeypatch.setattr("kiosk.release.last_read.switch", full)
    os.utime(eye.content / SLIDE)
    assert eye.settle() == ["unchanged"]


def test_a_newest_release_that_is_damaged_is_made_again_at_the_next_start(eye: Eye) -> None:
    eye.settle()
    eye.save("新乙")
    (eye.state / "releases/000002/content.msgpack").write_bytes(b"")
    assert eye.restart() == 1
    assert eye.settle()[-1] == "accepted"
    archive = Archive(eye.state)
    assert archive.pointed() == 3
    release = archive.current()
    assert release is not None
    assert [slide.zh.heading for slide in release.content.deck.slides] == ["甲", "新乙"]
    assert eye.restart() == 3
    assert eye.settle() == []


def test_a_photo_of_the_newest_release_that_is_lost_is_copied_again_at_the_next_start(eye: Eye) -> None:
    eye.settle()
    Image.new("RGB", (640, 400), "#336699").save(eye.content / "images" / "p.jpg")
    assert eye.settle() == ["accepted"]
    newest = Archive(eye.state).read(2)
    assert newest is not None
    (eye.state / "photos" / newest.manifest.photos[0].copy).unlink()
    assert eye.restart() == 1
    assert eye.settle()[-1] == "accepted"
    assert eye.watcher._shown == 2
    assert Archive(eye.state).current() == newest
    assert eye.restart() == 2
    assert eye.settle() == []


def test_only_what_staff_left_counts_as_gone_back_from(eye: Eye) -> None:
    eye.settle()
    eye.save("新乙")
    archive = Archive(eye.state)
    assert archive.gone_back_from(2) == 0
    assert archive.gone_back_from(1) == 0, "it stands in for another that is damaged"
    archive.switch(1)
    assert archive.gone_back_from(1) == 2


class Decoder:
    """Decodes photos, but for the first ``failures``, which take too long."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self._look = copies.look

    def look(self, *words: Any) -> Known | Problem:
        if self.failures:
            self.failures -= 1
            return problem(ProblemKind.PICTURE_TIMEOUT, "images/p.jpg", seconds="30")
        return self._look(*words)


@pytest.fixture
def decoder(monkeypatch: pytest.MonkeyPatch) -> Decoder:
    decoder = Decoder(0)
    monkeypatch.setattr(copies, "look", decoder.look)
    return decoder


def photos(state: Path) -> list[str]:
    release = Archive(state).current()
    assert release is not None
    return [photo.name for photo in release.manifest.photos]


def change_all(eye: Eye) -> list[str]:
    Image.new("RGB", (640, 400), "#336699").save(eye.content / "images" / "p.jpg")
    return eye.save("新乙")


def test_a_photo_that_failed_for_once_is_tried_again_after_a_minute(eye: Eye, decoder: Decoder) -> None:
    decoder.failures = 1
    assert eye.settle() == ["accepted"]
    assert photos(eye.state) == []
    assert eye.look(40) == []
    assert eye.look(20) == ["accepted"]
    assert photos(eye.state) == ["p.jpg"]
    assert [eye.look(3600) for _ in range(3)] == [[], [], []]


def test_one_that_fails_for_good_is_tried_ever_more_seldom_and_told_once(eye: Eye) -> None:
    tries: list[float] = []
    told = (problem(ProblemKind.PICTURE_FAILED, "images/p.jpg", reason="child"),)

    def fail(*_: object) -> News:
        tries.append(eye.now)
        return News("refused", 1, told, fingerprint(scan(eye.content)))

    eye.watcher._publish = fail
    assert [news for _ in range(600) for news in eye.look(30)] == ["refused"]
    assert not eye.watcher.behind, "nothing more can be read"
    gaps = [later - earlier for earlier, later in itertools.pairwise(tries)]
    assert gaps == [60, 120, 240, 480, 960, 1920, 3840, 3840, 3840]
    (eye.content / SLIDE).write_text("标题：别的\n---\n字。\n", encoding="utf-8")
    tries.clear()
    for _ in range(5):
        eye.look(30)
    assert len(tries) == 2, "after a change the pauses begin anew"


def test_what_fails_again_makes_no_release(eye: Eye, decoder: Decoder) -> None:
    decoder.failures = 1_000
    assert eye.settle() == ["accepted"]
    assert eye.look(60) == ["refused"]
    assert [eye.look(3900) for _ in range(3)] == [[], [], []]
    assert decoder.failures == 1_000 - 5
    assert Archive(eye.state).pointed() == 1


def test_going_back_ends_the_trying(eye: Eye, decoder: Decoder) -> None:
    eye.settle()
    decoder.failures = 1
    assert change_all(eye) == ["accepted"]
    Archive(eye.state).switch(1)
    assert eye.look(1) == ["accepted"]
    assert [eye.look(3900) for _ in range(3)] == [[], [], []]
    assert eye.restart() == 1
    assert [eye.look(3900) for _ in range(3)] == [[], [], []]
    assert Archive(eye.state).pointed() == 1


def test_a_start_tries_again_what_failed_before_it(eye: Eye, decoder: Decoder) -> None:
    decoder.failures = 1
    eye.settle()
    assert eye.restart() == 1
    assert eye.settle() == ["accepted"]
    assert photos(eye.state) == ["p.jpg"]
    assert eye.restart() == 2
    assert eye.settle() == []
