"""What shows only when all has been read: each rule with what it finds and what it lets pass."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.deck.problems import Level, Problem, ProblemKind
from kiosk.deck.reader import read_deck
from kiosk.staff.advice import advice
from kiosk.staff.sentences import sentence

TODAY = date(2026, 11, 24)
FIGURES = "名称,数值,单位,标签,时期,来源\n甲数,30,家,企业,2022,报道\n"
COVER = "标题：封面\n轮播：否\n"
K = ProblemKind


def told(root: Path, files: dict[str, str]) -> list[Problem]:
    for name, text in {"slides/10-a/section.md": COVER, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return advice(read_deck(root), TODAY)


def test_figure_that_no_slide_shows(tmp_path: Path) -> None:
    files = {"slides/figures.csv": FIGURES, "slides/10-a/10-x.md": "标题：甲\n---\n字。\n"}
    found = told(tmp_path, files)
    assert [(item.kind, item.file, item.line, item.place) for item in found] == [
        (K.FIGURE_UNUSED, "slides/figures.csv", 2, "甲数")
    ]
    assert "就在页面里写 {甲数}；" in sentence(found[0])


@pytest.mark.parametrize("slide", ["标题：甲\n---\n有{甲数}。\n", "标题：甲\n数字：甲数\n---\n字。\n"])
def test_figure_that_a_slide_shows_passes(tmp_path: Path, slide: str) -> None:
    assert told(tmp_path, {"slides/figures.csv": FIGURES, "slides/10-a/10-x.md": slide}) == []


def test_same_indicator_twice(tmp_path: Path) -> None:
    files = {
        "slides/figures.csv": FIGURES + "乙数,31,家,企业,2022,报道\n丙数,31,家,企业,2023,报道\n",
        "slides/10-a/10-x.md": "标题：甲\n---\n{甲数}{乙数}{丙数}\n",
    }
    found = told(tmp_path, files)
    assert [(item.kind, item.line, item.detail("first"), item.detail("row")) for item in found] == [
        (K.FIGURE_TWIN, 3, "甲数", "2")
    ]


def test_photos_that_no_slide_names_are_told_together(tmp_path: Path) -> None:
    files = {f"images/{n}.jpg": "" for n in range(7)} | {"slides/10-a/10-x.md": "标题：甲\n图片：0\n---\n字。\n"}
    found = told(tmp_path, files)
    assert [(item.kind, item.detail("count")) for item in found] == [(K.PICTURE_UNUSED, "6")]
    assert "有 6 张图片没有页面用到：1.jpg、2.jpg、3.jpg、4.jpg、5.jpg ……。" in sentence(found[0])


@pytest.mark.parametrize(("day", "kinds"), [("2026-11-23", [K.DATE_PAST]), ("2026-11-24", []), ("2027-01-01", [])])
def test_last_day_that_is_over(tmp_path: Path, day: str, kinds: list[ProblemKind]) -> None:
    found = told(tmp_path, {"slides/10-a/10-x.txt": f"标题：甲\n结束日期：{day}\n---\n字。\n"})
    assert [item.kind for item in found] == kinds
    assert all(item.file == "slides/10-a/10-x.txt" for item in found)


@pytest.mark.parametrize(("slides", "kinds"), [(22, []), (23, [K.LOOP_LONG])])
def test_loop_that_nobody_waits_for(tmp_path: Path, slides: int, kinds: list[ProblemKind]) -> None:
    found = told(tmp_path, {f"slides/10-a/{n + 10}-x.md": f"标题：甲{n}\n---\n字。\n" for n in range(slides)})
    assert [item.kind for item in found] == kinds
    assert all(item.level is Level.WARNING for item in found)


def test_a_page_whose_last_day_is_over_makes_no_loop_longer(tmp_path: Path) -> None:
    files = {f"slides/10-a/{n + 10}-x.md": f"标题：甲{n}\n---\n字。\n" for n in range(23)}
    files["slides/10-a/10-x.md"] = "标题：甲\n结束日期：2026-11-23\n---\n字。\n"
    assert [item.kind for item in told(tmp_path, files)] == [K.DATE_PAST]


def test_nothing_is_said_of_rows_while_the_table_is_gone(tmp_path: Path) -> None:
    files = {
        "slides/figures.csv": FIGURES + "乙数,31,家,企业,2022,报道\n",
        "slides/10-a/10-x.md": "标题：甲\n---\n{甲数}{乙数}\n",
    }
    assert [item.kind for item in told(tmp_path, files)] == [K.FIGURE_TWIN]
    last = read_deck(tmp_path)
    (tmp_path / "slides/figures.csv").unlink()
    assert advice(read_deck(tmp_path, last.deck), TODAY) == []
