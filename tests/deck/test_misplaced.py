"""What stands below the divider and was meant otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from kiosk.deck.misplaced import entries_below, pasted_tables
from kiosk.deck.problems import Level, ProblemKind
from kiosk.deck.reader import Reading
from kiosk.staff.sentences import sentence

Read = Callable[[Mapping[str, str | bytes]], Reading]
K = ProblemKind


def below(*lines: str) -> list[tuple[str, int, bool]]:
    return [(item.key, item.line, item.draft) for item in entries_below(lines, 3)]


@pytest.mark.parametrize(
    "key",
    [
        "状态",
        "开始日期",
        "结束日期",
        "时段",
        "图片",
        "图说",
        "替代文字",
        "导语",
        "数字",
        "轮播",
        "版式",
        "面板",
        "焦点",
    ],
)
@pytest.mark.parametrize("sign", ["：", ":", " = "])
def test_a_key_below_the_divider_is_found_with_its_line(key: str, sign: str) -> None:
    assert below("正文。", f"{key}{sign}某") == [(key, 4, False)]


@pytest.mark.parametrize(
    "line",
    [
        "时间：3月8日",
        "地点：体育馆",
        "注：数据截至2022年",
        "来源：宁波日报",
        "图片说明：甲",
        "这张图片：甲",
        "图片里有什么：一座桥",
        "图片：",
        "## 数字：从1到8",
        "**时段：**上午",
        "- 状态：良好",
        "| 时段：上午 |",
        "Hours: 9 to 5",
        "Lead: Jane Smith",
        "<!-- 状态：草稿 -->",
        "",
    ],
)
def test_prose_passes(line: str) -> None:
    assert below(line) == []


def test_a_comment_over_several_lines_is_read_by_nobody() -> None:
    assert below("<!--", "状态：草稿", "-->", "图片：甲") == [("图片", 6, False)]


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("状态：草稿", True),
        ("状态：草稿，待审", True),
        ("status: draft", True),
        ("状态：完成", False),
        ("状态：良好", False),
    ],
)
def test_a_draft_below_the_divider(line: str, draft: bool) -> None:
    assert [found for *_, found in below(line)] == [draft]


def test_a_key_below_the_divider_is_told_and_the_page_shown(read: Read) -> None:
    reading = read({"slides/10-a/10-x.md": "标题：甲\n---\n正文。\n结束日期：2026-01-01\n"})
    told = [item for item in reading.problems if item.kind is K.KEY_BELOW]
    assert [(item.level, item.line, item.place) for item in told] == [(Level.WARNING, 4, "结束日期")]
    assert "请移到 --- 上面" in sentence(told[0])
    assert len(reading.deck.slides) == 1


@pytest.mark.parametrize("file", ["10-x.md", "section.md"])
def test_a_draft_below_the_divider_does_not_go_up(read: Read, file: str) -> None:
    files = {
        "slides/10-a/20-y.md": "标题：乙\n---\n字。\n",
        f"slides/10-a/{file}": "标题：甲\n---\n正文。\n状态：草稿\n",
    }
    reading = read(files)
    told = [item for item in reading.problems if item.kind is K.STATUS_UNKNOWN]
    assert [(item.file, item.line) for item in told] == [(f"slides/10-a/{file}", 4)]
    assert "“状态：草稿”写在了“---”下面，先当作草稿" in sentence(told[0])
    assert "请把“状态：草稿”移到 --- 上面" in sentence(told[0])
    assert "甲" not in [slide.zh.heading for slide in reading.deck.slides]
    assert (file == "section.md") == (reading.deck.sections == ())


def test_a_draft_below_the_divider_of_english_leaves_the_chinese(read: Read) -> None:
    files = {
        "slides/10-a/10-x.md": "标题：甲\n---\n正文。\n",
        "slides/10-a/10-x.en.md": "title: A\n---\nText.\nstatus: draft\n",
    }
    reading = read(files)
    assert reading.deck.slides[0].en.title == ("甲",)
    assert [item.kind for item in reading.problems if item.file.endswith("10-x.en.md")] == [K.STATUS_UNKNOWN]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("时间\t事情\n1月\t开门\n2月\t关门", [1]),
        ("甲\n时间\t事情\n1月\t开门\n\n乙\n一\t二\n三\t四", [2, 6]),
        ("只有\t一行\n甲", []),
        ("\t甲\n\t乙", []),
        ("1.\t甲\n2.\t乙", []),
        ("•\t甲\n•\t乙", []),
        ("（1）\t甲\n（2）\t乙", []),
        ("| 甲\t| 乙 |\n| 丙\t| 丁 |", []),
        ("甲\t\n乙\t", []),
    ],
)
def test_tables_pasted_from_a_spreadsheet(text: str, lines: list[int]) -> None:
    assert list(pasted_tables(text, 1)) == lines


def test_a_pasted_table_is_told(read: Read) -> None:
    reading = read({"slides/10-a/10-x.md": "标题\t：甲\n导语：\t乙\n---\n时间\t事情\n1月\t开门\n"})
    assert [(item.kind, item.line) for item in reading.problems if item.kind is K.TABLE_TABS] == [(K.TABLE_TABS, 4)]
