"""One mistake is told once, where it is, and values that a person reads are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from kiosk.deck.problems import Level, ProblemKind
from kiosk.deck.reader import Reading

Read = Callable[[Mapping[str, str | bytes]], Reading]
K = ProblemKind
TABLE = "名称,数值,单位,标签,时期,来源,英文标签\n就业,33457,人,就业,2022,报道,jobs\n"
PAGE = "标题：甲\n数字：就业\n---\n共{就业}，{龙头}。\n"


def kinds(reading: Reading, file: str) -> list[ProblemKind]:
    return [item.kind for item in reading.problems if item.file == f"slides/{file}" and item.kind != K.ENGLISH_MISSING]


@pytest.mark.parametrize("face", ["面板：数字", "面板：图表", "版式：图表"])
def test_a_figure_that_is_unknown_is_not_told_as_missing_too(read: Read, face: str) -> None:
    page = f"标题：甲\n数字：不在表里\n{face}\n---\n字。\n"
    assert kinds(read({"slides/figures.csv": TABLE, "slides/10-a/10-x.md": page}), "10-a/10-x.md") == [K.FIGURE_UNKNOWN]


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (b"PK\x03\x04 workbook", K.FIGURES_WORKBOOK),
        ("名字叫什么\n就业\n".encode(), K.FIGURES_NO_COLUMN),
        ('名称,数值\n"就业,33457\n'.encode(), K.FIGURES_BROKEN),
        ('名称,数值,标签,时期,来源,英文标签\n就业,1,a,b,c,d\n"龙头,33457\n'.encode(), K.FIGURES_BROKEN),
        (b"\xff\xfe\x00\xd8", K.ENCODING_UNKNOWN),
    ],
)
def test_a_table_that_cannot_be_read_is_told_once_and_holds_its_pages(
    read: Read, table: bytes, kind: ProblemKind
) -> None:
    files = {"slides/figures.csv": table, "slides/10-a/10-x.md": PAGE, "slides/10-a/20-y.md": "标题：乙\n---\n字。\n"}
    reading = read(files)
    assert [item.kind for item in reading.problems if item.level is Level.ERROR] == [kind]
    assert [slide.zh.heading for slide in reading.deck.slides] == ["乙"]


def test_a_name_that_is_unknown_in_a_good_table_is_told(read: Read) -> None:
    reading = read({"slides/figures.csv": TABLE, "slides/10-a/10-x.md": PAGE})
    assert kinds(reading, "10-a/10-x.md") == [K.FIGURE_UNKNOWN]


@pytest.mark.parametrize(
    ("word", "in_loop"), [("不轮播", False), ("关", False), ("否", False), ("轮播", True), ("开", True)]
)
def test_in_the_loop_or_not(read: Read, word: str, *, in_loop: bool) -> None:
    reading = read({"slides/10-a/10-x.md": f"标题：甲\n轮播：{word}\n---\n字。\n"})
    assert kinds(reading, "10-a/10-x.md") == []
    assert reading.deck.slides[0].in_loop is in_loop


def test_a_last_day_that_is_not_in_the_calendar_is_told_as_such(read: Read) -> None:
    reading = read({"slides/10-a/10-x.md": "标题：甲\n结束日期：2026-2-30\n---\n字。\n"})
    assert [item.detail("unreal") for item in reading.problems if item.kind is K.DATE_BAD] == ["2026-2-30"]


@pytest.mark.parametrize("line", ["数字：无", "图片：无", "时段：全天", "结束日期：长期", "开始日期：无"])
def test_a_word_for_nothing_is_no_mistake(read: Read, line: str) -> None:
    reading = read({"slides/10-a/10-x.md": f"标题：甲\n{line}\n---\n字。\n"})
    assert kinds(reading, "10-a/10-x.md") == []
    assert len(reading.deck.slides) == 1


@pytest.mark.parametrize("text", ["石?街道", "共富??工程", "甲\ufffd乙", "从?一号"])
def test_a_character_lost_on_saving_is_told_with_its_line(read: Read, text: str) -> None:
    reading = read({"slides/10-a/10-x.md": f"标题：甲\n---\n字。\n{text}\n"})
    assert [item.line for item in reading.problems if item.kind is K.CHARACTER_LOST] == [4]


@pytest.mark.parametrize(
    "text",
    [
        "真的吗？是的。",
        "真的吗?是的。",
        "为什么?因为",
        "https://x.cn/甲?b=1",
        "a?b",
        "Why?因为",
        "好?",
        "第1?2",
        "是谁?我",
    ],
)
def test_a_question_is_no_lost_character(read: Read, text: str) -> None:
    reading = read({"slides/10-a/10-x.md": f"标题：甲\n---\n字。\n{text}\n"})
    assert [item.line for item in reading.problems if item.kind is K.CHARACTER_LOST] == []


def test_of_very_many_lost_characters_the_first_lines_are_told(read: Read) -> None:
    body = "石?街道\n" * 50
    reading = read({"slides/10-a/10-x.md": f"标题：甲\n---\n{body}"})
    assert [item.line for item in reading.problems if item.kind is K.CHARACTER_LOST] == [3, 4, 5, 6, 7]


def test_a_picture_without_its_closing_bracket_is_told(read: Read) -> None:
    reading = read({"slides/10-a/10-x.md": "标题：甲\n---\n字。\n![图](范例一\n"})
    told = [item for item in reading.problems if item.kind is K.PICTURE_OPEN]
    assert [(item.level, item.line, item.place) for item in told] == [(Level.DEFECT, 4, "![图](")]
