"""展示情况.html: what it says, and that it is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.deck.problems import ProblemKind, problem
from kiosk.staff.status import NAME, NO_PIN, PAUSED, status_page, write_status

PROBLEMS = (
    problem(ProblemKind.FILE_COPY, "slides/10-a/20-x - 副本.txt"),
    problem(ProblemKind.FIGURE_UNKNOWN, "slides/10-a/<b>.md", 3, "{没有}", name="没有"),
)


def test_says_what_is_on_the_wall_and_what_to_mend_worst_first() -> None:
    page = status_page(7, "11月24日 16:02", PROBLEMS, "11月24日 16:05")
    assert "屏幕上是版本 7，11月24日 16:02 起。" in page
    assert "有 2 处请看一下" in page
    assert page.index("【必须改】") < page.index("【建议改】")
    assert "slides/10-a/&lt;b&gt;.md" in page


def test_says_so_when_all_is_well_or_held() -> None:
    assert "没有要改的地方" in status_page(1, "今天", (), "今天")
    assert "已暂停" in status_page(1, "今天", (), "今天", notes=(PAUSED,))
    assert "还没有版本" in status_page(0, "", (), "今天")


def test_says_which_files_made_what_is_on_the_wall() -> None:
    files = tuple(f"slides/10-a/{number}.txt" for number in range(7))
    assert "这一版改了：slides/10-a/0.txt、slides/10-a/1.txt。" in status_page(2, "今天", (), "今天", changed=files[:2])
    assert "slides/10-a/4.txt 等 7 个文件。" in status_page(2, "今天", (), "今天", changed=files)
    assert "这一版改了" not in status_page(1, "今天", (), "今天")


def test_says_that_staff_went_back() -> None:
    assert "<b>这是退回来的</b>，最新的是版本 3；" in status_page(2, "今天", (), "今天", left=3)
    assert "退回来" not in status_page(3, "今天", (), "今天")
    assert "版本 3 等待审签" in (page := status_page(2, "今天", (), "今天", waiting=3))
    assert "退回来" not in page


def test_asks_for_a_pin_until_there_is_one() -> None:
    assert "sudo kiosk pin" in status_page(0, "", (), "今天", notes=(NO_PIN,))
    assert "PIN" not in status_page(1, "今天", (), "今天")


def test_is_read_again_while_it_stands_open() -> None:
    assert '<meta http-equiv="refresh" content="5">' in status_page(1, "今天", (), "今天")


def test_is_written_beside_the_slides(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    assert write_status(tmp_path, "甲")
    assert write_status(tmp_path, "乙")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [NAME]
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "乙"


@pytest.mark.parametrize("left", ["images", NAME])
def test_is_written_where_the_slides_have_gone(tmp_path: Path, left: str) -> None:
    (tmp_path / left).touch() if left == NAME else (tmp_path / left).mkdir()
    assert write_status(tmp_path, "甲")
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "甲"


def test_is_not_written_where_there_is_nothing_of_a_show(tmp_path: Path) -> None:
    assert not write_status(tmp_path, "甲")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slides").mkdir()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    assert not write_status(tmp_path, "甲")
    assert [entry.name for entry in tmp_path.iterdir()] == ["slides"]
