"""What shows only when all has been read: each rule with what it finds and what it lets pass."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from kiosk.deck.problems import Level, Problem, ProblemKind
from kiosk.deck.reader import read_deck
from kiosk.staff.advice import advice
from kiosk.staff.sentences import sentence
from tests.folders import write_files

NOON = datetime(2026, 11, 24, 12)  # noqa: DTZ001 - in the hall's own zone
FIGURES = "名称,数值,单位,标签,时期,来源\n甲数,30,家,企业,2022,报道\n"
COVER = "标题：封面\n轮播：否\n"
LASTING = "标题：乙\n---\n字。\n"
K = ProblemKind


def told(root: Path, files: dict[str, str]) -> list[Problem]:
    write_files(root, {"slides/10-a/section.md": COVER, **files})
    return advice(read_deck(root), NOON)


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


@pytest.mark.parametrize(
    ("focuses", "several"),
    [
        (("", "10 20"), []),
        (("10 20", "10 20"), []),
        (("10 20", "50 50"), []),
        (("10 20", "90 20", "10 20", "90 80"), ["20-x", "40-x"]),
    ],
)
def test_slides_that_disagree_about_a_photo(tmp_path: Path, focuses: tuple[str, ...], several: list[str]) -> None:
    files = {"images/p.jpg": ""}
    for number, focus in enumerate(focuses, 1):
        line = f"焦点：{focus}\n" if focus else ""
        files[f"slides/10-a/{number}0-x.md"] = f"标题：甲{number}\n图片：p\n{line}---\n字。\n"
    found = told(tmp_path, files)
    assert [(item.kind, item.level, item.file) for item in found] == [
        (K.FOCUS_DIFFERS, Level.WARNING, f"slides/10-a/{name}.md") for name in several
    ]
    assert all((item.detail("name"), item.detail("first")) == ("p.jpg", "slides/10-a/10-x.md") for item in found)


@pytest.mark.parametrize(("day", "kinds"), [("2026-11-23", [K.DATE_PAST]), ("2026-11-24", []), ("2027-01-01", [])])
def test_last_day_that_is_over(tmp_path: Path, day: str, kinds: list[ProblemKind]) -> None:
    files = {"slides/10-a/10-x.txt": f"标题：甲\n结束日期：{day}\n---\n字。\n", "slides/10-a/20-y.txt": LASTING}
    found = told(tmp_path, files)
    assert [item.kind for item in found] == kinds
    assert all(item.file == "slides/10-a/10-x.txt" for item in found)
    assert all("屏幕上不再显示这一页。" in sentence(item) for item in found)


@pytest.mark.parametrize(("day", "kinds"), [("2026-11-25", [K.DATE_AHEAD]), ("2026-11-24", []), ("2026-01-01", [])])
def test_first_day_that_has_not_come(tmp_path: Path, day: str, kinds: list[ProblemKind]) -> None:
    files = {"slides/10-a/10-x.txt": f"标题：甲\n开始日期：{day}\n---\n字。\n", "slides/10-a/20-y.txt": LASTING}
    found = told(tmp_path, files)
    assert [item.kind for item in found] == kinds
    assert [sentence(item) for item in found] == [
        "【请核对】slides/10-a/10-x.txt 整个文件：还没到开始日期 2026-11-25。"
        "屏幕上先不显示这一页，到那一天自己换上。请核对日期；没错就不用动。"
        for _ in kinds
    ]


def test_where_dates_are_ignored_no_page_is_said_to_wait_for_its_day(tmp_path: Path) -> None:
    ahead = "标题：甲\n开始日期：2026-11-25\n---\n字。\n"
    assert [item.kind for item in told(tmp_path, {"slides/10-a/10-x.txt": ahead})] == [K.LOOP_EMPTY]


def test_a_page_whose_first_day_has_not_come_makes_no_loop_longer(tmp_path: Path) -> None:
    files = {f"slides/10-a/{n + 10}-x.md": f"标题：甲{n}\n---\n字。\n" for n in range(23)}
    files["slides/10-a/10-x.md"] = "标题：甲\n开始日期：2026-11-25\n---\n字。\n"
    assert [item.kind for item in told(tmp_path, files)] == [K.DATE_AHEAD]


def test_dates_that_would_empty_the_loop_are_told_and_the_pages_stay(tmp_path: Path) -> None:
    over = "标题：甲\n结束日期：2026-11-23\n---\n字。\n"
    found = told(tmp_path, {"slides/10-a/10-x.txt": over, "slides/10-a/20-y.txt": over})
    assert [item.kind for item in found] == [K.LOOP_EMPTY, K.DATE_PAST, K.DATE_PAST]
    assert found[0].level is Level.WARNING
    assert "所有页面照常显示" in sentence(found[0])
    assert "shows every page" in sentence(found[0], "en")
    for item in found[1:]:
        assert "屏幕上不再显示" not in sentence(item)
        assert "屏幕上仍显示这一页" in sentence(item)
        assert "still shows this page" in sentence(item, "en")


def test_hours_that_would_empty_the_loop_are_told(tmp_path: Path) -> None:
    found = told(tmp_path, {"slides/10-a/10-x.txt": "标题：甲\n时段：08:00-11:00\n---\n字。\n"})
    assert [item.kind for item in found] == [K.LOOP_EMPTY]


@pytest.mark.parametrize("year", [1970, 2040])
def test_with_a_wrong_clock_no_page_is_said_to_be_gone(tmp_path: Path, year: int) -> None:
    (tmp_path / "slides/10-a").mkdir(parents=True)
    (tmp_path / "slides/10-a/section.md").write_text(COVER, encoding="utf-8")
    (tmp_path / "slides/10-a/10-x.md").write_text("标题：甲\n结束日期：1969-12-31\n---\n字。\n", encoding="utf-8")
    (tmp_path / "slides/10-a/20-y.md").write_text(LASTING, encoding="utf-8")
    found = advice(read_deck(tmp_path), NOON.replace(year=year))
    assert [item.kind for item in found] == [K.DATE_PAST]
    assert "时钟" in sentence(found[0])
    assert "屏幕上仍显示这一页" in sentence(found[0])
    assert "still shows this page" in sentence(found[0], "en")


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
    assert advice(read_deck(tmp_path, last.deck), NOON) == []
