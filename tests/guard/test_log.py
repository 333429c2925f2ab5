"""A fault that repeats is counted; the log is written aside and rotates."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.guard import log as room
from kiosk.guard.log import Repeats, keep_log

ROOT = Path(__file__).resolve().parents[2]
_log = logging.getLogger("test")


@pytest.fixture
def clock() -> list[float]:
    return [0.0]


@pytest.fixture
def end(tmp_path: Path, clock: list[float], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    before = logging.getLogger().level
    ended = keep_log(tmp_path, clock=lambda: clock[0])
    yield ended
    ended()
    logging.getLogger().setLevel(before)


def lines(tmp_path: Path) -> list[str]:
    return (tmp_path / "log" / "kiosk.log").read_text(encoding="utf-8").splitlines()


def through(repeats: Repeats, text: str) -> str | None:
    record = logging.makeLogRecord({"msg": text, "levelno": logging.WARNING})
    return record.getMessage() if repeats.filter(record) else None


def test_the_same_message_within_an_hour_is_counted() -> None:
    now = 0.0
    repeats = Repeats(lambda: now)
    assert through(repeats, "full") == "full"
    assert [through(repeats, "full") for _ in range(59)] == [None] * 59
    assert through(repeats, "other") == "other"
    now = 3600.0
    assert through(repeats, "full") == "full（上条重复 59 次）"
    assert through(repeats, "full") is None
    assert repeats.left() == ["full（上条重复 1 次）"]


def test_of_a_long_message_the_beginning_is_kept() -> None:
    """Staff's problems are pages long, and others at each save: five hundred of them are megabytes."""
    now = 0.0
    repeats = Repeats(lambda: now)
    pages = [f"Problems:\n{number}" + "字" * 5000 for number in range(3)]
    for text in pages * 2:
        through(repeats, text)
    assert [len(text) < 300 for text in repeats.left()] == [True] * 3
    assert repeats.left()[1].startswith("Problems:\n1字字")
    now = 3600.0
    assert through(repeats, pages[2]) == pages[2] + "（上条重复 1 次）"


def test_another_level_or_argument_is_another_message() -> None:
    repeats = Repeats(lambda: 0.0)
    one = logging.makeLogRecord({"msg": "%d left", "args": (1,), "levelno": logging.WARNING})
    two = logging.makeLogRecord({"msg": "%d left", "args": (2,), "levelno": logging.WARNING})
    three = logging.makeLogRecord({"msg": "%d left", "args": (2,), "levelno": logging.ERROR})
    assert all(repeats.filter(record) for record in (one, two, three))


def test_what_is_no_fault_is_said_each_time() -> None:
    repeats = Repeats(lambda: 0.0)
    told = logging.makeLogRecord({"msg": "The screen is 1920x1080", "levelno": logging.INFO})
    assert all(repeats.filter(told) for _ in range(3))


def test_very_many_messages_are_forgotten_in_turn() -> None:
    repeats = Repeats(lambda: 0.0)
    for number in range(2000):
        through(repeats, str(number))
    assert len(repeats._seen) == 500
    assert through(repeats, "0") == "0"
    assert through(repeats, "1999") is None


def test_what_was_counted_of_a_forgotten_message_is_said_as_it_is_forgotten() -> None:
    said: list[str] = []
    repeats = Repeats(lambda: 0.0, said.append)
    for _ in range(4):
        through(repeats, "full")
    for number in range(499):
        through(repeats, str(number))
    assert said == []
    for number in range(499, 2000):
        through(repeats, str(number))
    assert said == ["full（上条重复 3 次）"]
    assert repeats.left() == []


def test_a_count_that_many_other_faults_push_out_is_in_the_log(end: Callable[[], None], tmp_path: Path) -> None:
    for text in ("A fault", "A fault", *map(str, range(500)), "A fault"):
        _log.warning("%s", text)
    end()
    told = [line.split("WARNING ")[-1].split("INFO ")[-1] for line in lines(tmp_path)]
    assert told == ["A fault", *map(str, range(499)), "A fault（上条重复 1 次）", "499", "A fault"]


def test_the_end_says_what_was_counted(end: Callable[[], None], tmp_path: Path) -> None:
    for _ in range(3):
        _log.warning("A fault")
    end()
    assert [line.split("WARNING ")[-1].split("INFO ")[-1] for line in lines(tmp_path)] == [
        "A fault",
        "A fault（上条重复 2 次）",
    ]


def test_a_fault_that_nobody_caught_is_logged(
    end: Callable[[], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sys.excepthook(ValueError, ValueError("in the main thread"), None)

    def fall() -> None:
        raise ValueError("in another")

    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()
    end()
    told = "\n".join(lines(tmp_path))
    assert "in the main thread" in told
    assert "in another" in told
    assert "in another" in capsys.readouterr().err


def test_ten_files_of_a_megabyte(end: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(13_000):
        _log.warning("%05d %s", number, "x" * 1000)
    end()
    files = sorted((tmp_path / "log").iterdir())
    assert len(files) == 10
    assert all(file.stat().st_size <= 1_000_000 for file in files)


TALK = """
import logging
from pathlib import Path
from kiosk.guard.log import keep_log
keep_log(Path(FOLDER))
logging.warning("heard")
"""


def test_a_folder_that_cannot_be_written_leaves_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("no folder", encoding="utf-8")
    script = TALK.replace("FOLDER", repr(str(tmp_path)))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "heard" in done.stderr


def test_a_full_disk_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = room._Quiet(tmp_path / "x.log", maxBytes=1000, backupCount=1)
    handler.stream.close()  # writing fails from now on
    handler.handle(logging.makeLogRecord({"msg": "x", "levelno": logging.INFO}))
    handler.stream = None  # type: ignore[assignment]
    handler.close()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("left", "kept"),
    [
        (b"a line\n" + bytes(4000), b"a line\n"),
        (bytes(100_000), bytes(100_000 - 65_536)),
        (b"a\0b\n", b"a\0b\n"),
        (b"", b""),
    ],
)
def test_what_a_power_cut_fills_up_the_log_with_is_taken_away(tmp_path: Path, left: bytes, kept: bytes) -> None:
    file = tmp_path / "log" / "kiosk.log"
    file.parent.mkdir()
    file.write_bytes(left)
    keep_log(tmp_path)()
    assert file.read_bytes() == kept
