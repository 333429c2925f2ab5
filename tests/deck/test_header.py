"""Headers as staff type them (UX 7.2)."""

from __future__ import annotations

import pytest

from kiosk.deck.header import read_header
from kiosk.deck.keys import Key
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.settings import GRAMMAR as SETTINGS_GRAMMAR
from kiosk.deck.slides import SECTION_GRAMMAR, SLIDE_GRAMMAR


def header(text: str) -> tuple[dict[Key, str], list[str], list[ProblemKind]]:
    findings = Findings("f")
    read = read_header(text, SLIDE_GRAMMAR, findings)
    values = {key: entry.value for key, entry in read.entries.items()}
    return values, [line for line in read.body if line], [item.kind for item in findings.problems]


@pytest.mark.parametrize("sign", ["：", ":", "＝", "=", " ： ", " = "])
@pytest.mark.parametrize("key", ["标题", "title", "TITLE", "标 题", "ｔｉｔｌｅ", "　标题　", "**标题**"])
def test_a_key_is_known_however_it_is_typed(key: str, sign: str) -> None:
    assert header(f"{key}{sign}甲\n---\n乙") == ({Key.TITLE: "甲"}, ["乙"], [])


@pytest.mark.parametrize("divider", ["---", "-----", "－－－", "———", "───", "—－-", "  ---  ", "　－－－", "- - -"])
def test_any_three_dashes_divide(divider: str) -> None:
    assert header(f"标题：甲\n{divider}\n乙") == ({Key.TITLE: "甲"}, ["乙"], [])


@pytest.mark.parametrize("text", ["\n\n标题：甲\n\n导语：丙\n\n---\n\n乙", "---\n标题：甲\n导语：丙\n---\n乙"])
def test_blank_lines_and_a_leading_divider_do_no_harm(text: str) -> None:
    assert header(text) == ({Key.TITLE: "甲", Key.LEAD: "丙"}, ["乙"], [])


def test_body_lines_are_numbered_as_in_the_file() -> None:
    assert read_header("标题：甲\n---\n乙", SLIDE_GRAMMAR, Findings("f")).body_line == 3
    assert read_header("标题：甲\n乙", SLIDE_GRAMMAR, Findings("f")).body_line == 2


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ('"海曙"', "海曙"),
        ("“海曙”", "海曙"),
        ("「海曙」", "海曙"),
        ("“甲”和“乙”", "“甲”和“乙”"),
        ("海曙“样本”", "海曙“样本”"),
        ('"', '"'),
        ("甲：乙=丙", "甲：乙=丙"),
    ],
)
def test_only_quotes_round_the_whole_value_are_dropped(value: str, meant: str) -> None:
    assert header(f"标题：{value}\n---\n")[0] == {Key.TITLE: meant}


def test_a_missing_divider_is_handled_and_told() -> None:
    values, body, kinds = header("标题：甲\n导语：丙\n\n这里是正文。\n比如：这样")
    assert values == {Key.TITLE: "甲", Key.LEAD: "丙"}
    assert body == ["这里是正文。", "比如：这样"]
    assert kinds == [ProblemKind.DIVIDER_MISSING]


def test_a_header_alone_needs_no_divider() -> None:
    assert header("标题：甲\n导语：丙\n") == ({Key.TITLE: "甲", Key.LEAD: "丙"}, [], [])


def test_without_divider_a_misspelt_key_is_no_body() -> None:
    values, body, kinds = header("标题：甲\n徽彰：乙\n正文")
    assert (values, body) == ({Key.TITLE: "甲"}, ["正文"])
    assert kinds == [ProblemKind.KEY_UNKNOWN, ProblemKind.DIVIDER_MISSING]


def test_without_divider_a_wrong_key_above_a_right_one_is_no_body() -> None:
    values, body, kinds = header("标题：甲\n没有：这一项\n状态：草稿\n正文")
    assert (values, body) == ({Key.TITLE: "甲", Key.STATUS: "草稿"}, ["正文"])
    assert kinds == [ProblemKind.KEY_UNKNOWN, ProblemKind.DIVIDER_MISSING]


def test_no_header_at_all_is_an_error() -> None:
    assert header("只有正文\n第二行")[2] == [ProblemKind.HEADER_MISSING]


def test_a_line_without_colon_above_the_divider_is_an_error() -> None:
    findings = Findings("f")
    read_header("标题：甲\n导语 忘了冒号\n---\n", SLIDE_GRAMMAR, findings)
    assert [(item.kind, item.line) for item in findings.problems] == [(ProblemKind.HEADER_LINE, 2)]
    assert findings.failed


@pytest.mark.parametrize(
    ("wrong", "right"), [("标提", "标题"), ("图 片片", "图片"), ("leed", "lead"), ("pictures", "picture")]
)
def test_an_unknown_key_names_the_nearest(wrong: str, right: str) -> None:
    findings = Findings("f")
    read_header(f"标题：甲\n{wrong}：乙\n---\n", SLIDE_GRAMMAR, findings)
    assert [(item.kind, item.line, item.detail("nearest")) for item in findings.problems] == [
        (ProblemKind.KEY_UNKNOWN, 2, right)
    ]


def test_a_key_twice_is_told_and_the_later_one_counts() -> None:
    values, _, kinds = header("标题：甲\n题目：乙\n---\n")
    assert values == {Key.TITLE: "乙"}
    assert kinds == [ProblemKind.KEY_TWICE]


def test_a_key_of_another_kind_of_file_is_told() -> None:
    assert header("标题：甲\n主题：晨\n---\n")[2] == [ProblemKind.KEY_NOT_HERE]
    findings = Findings("f")
    assert Key.THEME in read_header("标题：甲\n主题：晨", SECTION_GRAMMAR, findings).entries
    assert findings.problems == []


def test_settings_have_no_body() -> None:
    findings = Findings("f")
    read = read_header("标题：甲\n---\n语言：中文", SETTINGS_GRAMMAR, findings)
    assert read.body == ()
    assert read.entries[Key.TITLE].value == "甲"


def test_an_empty_value_is_as_if_not_there() -> None:
    assert header("标题：甲\n导语：\n---\n") == ({Key.TITLE: "甲"}, [], [])
