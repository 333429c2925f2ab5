"""Headers as staff type them."""

from __future__ import annotations

import pytest

from kiosk.deck.header import read_header
from kiosk.deck.keys import Key, key_form
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.settings import GRAMMAR as SETTINGS_GRAMMAR
from kiosk.deck.slides import SECTION_GRAMMAR, SLIDE_GRAMMAR
from kiosk.staff.sentences import sentence


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
    read_header(f"徽章：甲\n{wrong}：乙\n---\n", SLIDE_GRAMMAR, findings)
    assert [(item.kind, item.line, item.detail("nearest")) for item in findings.problems] == [
        (ProblemKind.KEY_UNKNOWN, 2, right)
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("副标题", "导语"),
        ("徽标", "徽章"),
        ("标签", "徽章"),
        ("指标", "数字"),
        ("小标题", ""),
        ("英文标题", ""),
        ("标提", ""),
        ("地点", ""),
        ("时间", ""),
    ],
)
@pytest.mark.parametrize("text", ["标题：甲\n{wrong}：乙\n---\n", "{wrong}：乙\n标题：甲\n---\n"])
def test_a_key_that_is_there_already_is_not_proposed_for_another(text: str, wrong: str, right: str) -> None:
    findings = Findings("f")
    read_header(text.format(wrong=wrong), SLIDE_GRAMMAR, findings)
    assert [(item.kind, item.detail("nearest")) for item in findings.problems] == [(ProblemKind.KEY_UNKNOWN, right)]


@pytest.mark.parametrize(("wrong", "hint"), [("小标题", "heading"), ("英文标题", "english-file"), ("徽标", "")])
def test_what_belongs_elsewhere_says_where(wrong: str, hint: str) -> None:
    findings = Findings("f")
    read_header(f"标题：甲\n{wrong}：乙\n---\n", SLIDE_GRAMMAR, findings)
    assert [item.detail("hint") for item in findings.problems] == [hint]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("板式", "布局"), Key.LAYOUT),
        (("配图", "图像"), Key.PICTURE),
        (("摘要",), Key.LEAD),
        (("图片说明",), Key.CAPTION),
        (("截止日期", "到期日期", "下线日期"), Key.SHOW_UNTIL),
        (("上线日期", "起始日期"), Key.SHOW_FROM),
    ],
)
def test_a_key_by_another_of_its_names(words: tuple[str, ...], key: Key) -> None:
    for word in words:
        assert header(f"{word}：甲\n---\n") == ({key: "甲"}, [], [])


@pytest.mark.parametrize(
    "line",
    [
        "图片：无",
        "图片：没有",
        "数字：无",
        "数字：—",
        "时段：全天",
        "结束日期：长期",
        "开始日期：无",
        "图说：-",
        "导语：暂无",
    ],
)
def test_a_word_for_nothing_is_as_if_not_there(line: str) -> None:
    assert header(f"标题：甲\n{line}\n---\n") == ({Key.TITLE: "甲"}, [], [])


@pytest.mark.parametrize("line", ["标题：无", "数字：全天", "结束日期：全天", "肖像：无", "出处：无"])
def test_a_word_for_nothing_counts_only_where_it_says_so(line: str) -> None:
    assert list(header(f"{line}\n---\n")[0].values()) == [line.partition("：")[2]]


@pytest.mark.parametrize("text", ["标题：：工作", "标题::工作", "标题＝=工作"])
def test_a_colon_typed_twice_is_one(text: str) -> None:
    assert header(f"{text}\n---\n") == ({Key.TITLE: "工作"}, [], [])


@pytest.mark.parametrize(("line", "key"), [("导语 从唐代说起", "导语"), ("lead from Tang", "lead"), ("江南翠柏里", "")])
def test_a_forgotten_colon_names_the_key(line: str, key: str) -> None:
    findings = Findings("f")
    read_header(f"标题：甲\n{line}\n---\n", SLIDE_GRAMMAR, findings)
    assert [(item.kind, item.detail("key")) for item in findings.problems] == [(ProblemKind.HEADER_LINE, key)]


def test_without_divider_lines_of_prose_are_body() -> None:
    values, body, kinds = header("标题：招聘会\n时间：3月8日\n地点：体育馆")
    assert (values, body) == ({Key.TITLE: "招聘会"}, ["时间：3月8日", "地点：体育馆"])
    assert kinds == [ProblemKind.DIVIDER_MISSING]


def test_without_divider_lines_taken_for_keys_may_be_text() -> None:
    findings = Findings("f")
    read_header("标题：甲\n时长：乙\n图表：丙", SLIDE_GRAMMAR, findings)
    assert [(item.kind, item.line, item.detail("perhaps")) for item in findings.problems] == [
        (ProblemKind.KEY_UNKNOWN, 2, "text"),
        (ProblemKind.KEY_UNKNOWN, 3, "text"),
        (ProblemKind.DIVIDER_MISSING, 2, ""),
    ]
    assert "如果是正文，请在它前面单独一行输入 ---" in sentence(findings.problems[0])
    assert "没有用到认不出的几行" in sentence(findings.problems[2])


@pytest.mark.parametrize("word", ["副标题", "小标题", "英文标题", "徽标"])
def test_without_divider_a_key_of_elsewhere_is_no_body(word: str) -> None:
    assert header(f"标题：甲\n{word}：乙\n正文")[1] == ["正文"]


def test_settings_have_no_prose_to_take_a_key_for() -> None:
    findings = Findings("f")
    read_header("时间：9:00-17:00\n小标题：乙", SETTINGS_GRAMMAR, findings)
    assert findings.problems[0].detail("nearest") == "开放时间"
    assert {item.detail("hint") + item.detail("perhaps") for item in findings.problems} == {""}


def test_with_a_divider_an_unknown_key_is_no_text() -> None:
    findings = Findings("f")
    read_header("标题：甲\n时长：乙\n---\n", SLIDE_GRAMMAR, findings)
    assert [item.detail("perhaps") for item in findings.problems] == [""]


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


def test_very_many_lines_that_are_no_key_are_not_each_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def counted(text: str) -> str:
        compared.append(text)
        return key_form(text)

    monkeypatch.setattr("kiosk.deck.header.key_form", counted)
    findings = Findings("f")
    read_header("标题：甲\n" + "姓名：王某\n" * 400 + "---\n", SLIDE_GRAMMAR, findings)
    assert ProblemKind.KEY_UNKNOWN in {item.kind for item in findings.problems}
    assert len(compared) < 2000
