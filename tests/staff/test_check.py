"""kiosk check: what it prints, in which order, and its exit code."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.pictures.examination import Examined
from kiosk.release import publish
from kiosk.staff.check import check, problems_of
from tests.folders import write_files

SOON = ProblemKind.DATE_AHEAD
GOOD = {
    "slides/10-a/section.md": "标题：甲\n图片：b\n",
    "slides/10-a/section.en.md": "title: A\n",
    "slides/10-a/10-b.md": "标题：乙\n图片：a\n",
    "slides/10-a/10-b.en.md": "title: B\n",
    "images/a.jpg": "",
    "images/b.jpg": "",
}


class Examiner:
    """Stands for kiosk.pictures: remembers what it was asked, finds what it is told to."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.finds: list[Problem] = []

    def __call__(self, content: Path, files: Iterable[str]) -> Examined:
        assert content.is_dir()
        self.files = list(files)
        return Examined(tuple(self.finds), {})


@pytest.fixture(autouse=True)
def examiner(monkeypatch: pytest.MonkeyPatch) -> Examiner:
    found = Examiner()
    monkeypatch.setattr("kiosk.staff.check.examine", found)
    return found


def run(root: Path, changes: dict[str, str], *, as_json: bool = False, language: str = "zh") -> tuple[int, str]:
    write_files(root, {**GOOD, **changes})
    out = io.StringIO()
    status = check(root, as_json=as_json, language=language, out=out)
    if as_json:
        return status, out.getvalue()
    folder, _, text = out.getvalue().partition("\n")  # which folder was read is always said first
    assert folder == ("Folder: " if language == "en" else "文件夹：") + str(root.resolve())
    return status, text


def test_nothing_wrong_is_said(tmp_path: Path) -> None:
    assert run(tmp_path, {}) == (0, "没有问题：1 个篇章、1 个页面可以显示。\n")
    assert run(tmp_path, {}, language="en") == (0, "All is well: 1 section, 1 page can be shown.\n")
    assert run(tmp_path, {}, as_json=True) == (0, "[]\n")


def test_errors_come_first_and_make_it_exit_1(tmp_path: Path) -> None:
    changes = {
        "slides/10-a/10-b.md": "标题：乙\n图片：没有.jpg\n徽彰：x\n---\n[x](y)\n",
        "slides/10-a/20-c.md": "标题：{没有}\n",
    }
    code, text = run(tmp_path, changes)
    assert code == 1
    lines = text.splitlines()
    assert [line[:5] for line in lines[:-1]] == ["【必须改】"] * 4 + ["【建议改】"] * 4
    assert "20-c.md 第 1 行“{没有}”" in lines[0]
    assert lines[-1] == "可以显示的有 1 个篇章、1 页。必须改 4 条，建议改或请核对 4 条。"


def test_defects_and_warnings_exit_0(tmp_path: Path) -> None:
    code, text = run(tmp_path, {"slides/10-a/10-b.md": "标题：乙\n图片：没有.jpg\n"}, language="en")
    assert code == 0
    assert text.splitlines()[-1] == "Read: 1 section, 1 page can be shown. To fix: 1; to look at: 1."


def test_json_for_programs(tmp_path: Path) -> None:
    code, text = run(tmp_path, {"slides/10-a/20-c.md": "标题：{没有}\n"}, as_json=True)
    assert code == 1
    records = json.loads(text)
    assert list(records[0]) == ["level", "kind", "file", "line", "place", "message"]
    assert records[0]["level"] == "error"
    assert records[0]["kind"] == "figure-unknown"
    assert (records[0]["file"], records[0]["line"], records[0]["place"]) == ("slides/10-a/20-c.md", 1, "{没有}")
    assert records[0]["message"].startswith("【必须改】slides/10-a/20-c.md 第 1 行“{没有}”：")


def test_the_photos_that_the_deck_names_are_examined(tmp_path: Path, examiner: Examiner) -> None:
    examiner.finds = [problem(ProblemKind.PICTURE_TRUNCATED, "images/a.jpg")]
    code, text = run(tmp_path, {})
    assert examiner.files == ["b.jpg", "a.jpg"]
    assert code == 0
    assert text.startswith("【必须改】images/a.jpg 整张图片：只收到前一部分")


def test_a_missing_folder_is_said_with_what_to_do(tmp_path: Path) -> None:
    out = io.StringIO()
    assert check(tmp_path, as_json=False, language="zh", out=out) == 1
    assert "请把 slides 文件夹" in out.getvalue()


@pytest.mark.parametrize(("ahead", "told"), [(timedelta(hours=-1), [SOON]), (timedelta(days=90), [])])
def test_dates_are_told_by_the_clock_only_where_the_wall_goes_by_it(
    tmp_path: Path, ahead: timedelta, told: list[ProblemKind]
) -> None:
    """An empty battery sets it back to before the release on the wall was made: then that wall shows every page."""
    now = datetime.now(UTC)
    run(tmp_path, {"slides/10-a/20-c.md": f"标题：丙\n开始日期：{now + timedelta(days=9):%Y-%m-%d}\n"})
    made = (now + ahead).isoformat(timespec="seconds")
    assert publish(tmp_path, tmp_path / "state", made=made).result == "accepted"
    found = problems_of(tmp_path, tmp_path / "state", (1920, 1080))[1]
    assert [item.kind for item in found if item.kind is SOON] == told
