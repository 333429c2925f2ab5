"""Looking over the folder aside: it finds what only check finds, and only the last round is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import kiosk
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.staff import rounds
from kiosk.staff.rounds import Rounds, joined

SIZE = (1920, 1080)
COPY = problem(ProblemKind.FILE_COPY, "slides/10-a/20-x - 副本.txt")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "slides/10-a").mkdir(parents=True)
    (tmp_path / "slides/10-a/section.txt").write_text("标题：封面\n轮播：否\n", encoding="utf-8")
    (tmp_path / "slides/10-a/10-x.txt").write_text("标题：甲\n结束日期：2020-01-01\n---\n字。\n", encoding="utf-8")
    return tmp_path


def test_finds_what_reading_does_not(content: Path, tmp_path: Path) -> None:
    told: list[tuple[Problem, ...]] = []
    waiting = Rounds(content, tmp_path / "state").go(SIZE, told.append)
    assert waiting is not None
    waiting.join()
    assert ProblemKind.DATE_PAST in {item.kind for item in told[0]}


def test_a_new_round_ends_the_one_before(content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    looking = Rounds(content, tmp_path / "state")
    first = looking.go(SIZE, lambda _: told.append("first"))
    second = looking.go(SIZE, lambda _: told.append("second"))
    for waiting in (first, second):
        assert waiting is not None
        waiting.join()
    assert (told, caplog.text) == (["second"], "")


def test_nothing_is_told_after_the_end(content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    told: list[tuple[Problem, ...]] = []
    looking = Rounds(content, tmp_path / "state")
    waiting = looking.go(SIZE, told.append)
    looking.close()
    assert waiting is not None
    waiting.join()
    assert (told, caplog.text) == ([], "")


def test_a_round_that_cannot_begin_or_breaks_off_tells_nothing(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[tuple[Problem, ...]] = []
    hasty = Rounds(content, tmp_path / "state", limit_seconds=0).go(SIZE, told.append)
    assert hasty is not None
    hasty.join()
    assert "came to nothing" in caplog.text
    monkeypatch.setattr(rounds, "sys", type("", (), {"executable": str(Path(sys.executable).parent / "none")}))
    assert Rounds(content, tmp_path / "state").go(SIZE, told.append) is None
    assert told == []


def test_what_is_told_already_is_not_told_twice() -> None:
    kept = problem(ProblemKind.PICTURE_MISSING, "slides/10-a/10-x.txt", 3, "图片", found="a", kept="yes")
    again = problem(ProblemKind.PICTURE_MISSING, "slides/10-a/10-x.txt", 3, "图片", found="a")
    assert set(joined((kept,), (again, COPY))) == {kept, COPY}


def test_why_a_round_came_to_nothing_is_logged(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fault = "def fails(*_):\n    raise ValueError('a fault of ours')\n"
    stands_in = f"import kiosk.staff.check\n{fault}kiosk.staff.check.problems_of = fails\n"
    (tmp_path / "sitecustomize.py").write_text(stands_in, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), str(Path(kiosk.__file__).parents[1]))))
    told: list[tuple[Problem, ...]] = []
    waiting = Rounds(content, tmp_path / "state").go(SIZE, told.append)
    assert waiting is not None
    waiting.join()
    assert told == []
    assert "ValueError: a fault of ours" in caplog.text


def test_of_a_page_held_back_for_its_characters_nothing_is_said_to_be_on_the_screen() -> None:
    held = problem(ProblemKind.LAYOUT_GLYPH, "slides/10-a/10-x.txt", None, "", text="甲𪚥", characters="𪚥")
    blank = problem(ProblemKind.GLYPH_MISSING, "slides/10-a/10-x.txt", 1, "", found="𪚥")
    other = problem(ProblemKind.GLYPH_MISSING, "slides/10-a/20-y.txt", 4, "", found="𪚥")
    assert joined((held,), (blank, other)) == (held, other)
