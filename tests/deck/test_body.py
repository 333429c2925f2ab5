"""Markdown as staff type it (ADR 6)."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from kiosk.deck.body import Body, read_body
from kiosk.deck.figures import FigureNames
from kiosk.deck.model import Figure, Heading, Items, Language, Paragraph, Quote, Run, Table
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.prose import Prose

FIGURES = MappingProxyType(
    {
        "龙头": Figure("龙头", "4200", qualifier="多", unit="家", unit_en="firms"),
        "占比": Figure("占比", "92.1", unit="%"),
    }
)


def body(text: str, language: Language = "zh") -> tuple[Body, list[tuple[ProblemKind, int | None]]]:
    findings = Findings("f")
    lines = [line.strip() for line in text.split("\n")]
    read = read_body(lines, 1, Prose(language, FigureNames(FIGURES), findings))
    return read, [(item.kind, item.line) for item in findings.problems]


def paragraph(*runs: str | Run) -> Paragraph:
    return Paragraph(tuple(run if isinstance(run, Run) else Run(run) for run in runs))


def numbered(items: dict[int, str]) -> Items:
    return Items(tuple((Run(text),) for text in items.values()), ordered=True, numbers=tuple(items))


def bold(text: str) -> Run:
    return Run(text, strong=True)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("甲\n乙", (paragraph("甲"), paragraph("乙"))),
        ("　　甲", (paragraph("甲"),)),
        ("    甲", (paragraph("甲"),)),
        ("#标题", (Heading("标题"),)),
        ("## 标题 ##", (Heading("标题"),)),
        ("＃＃＃标题", (Heading("标题", 3),)),
        ("###### 标题", (Heading("标题", 3),)),
        (
            "- 甲\n-乙\n－丙\n• 丁\n* 戊",
            (Items(((Run("甲"),), (Run("乙"),), (Run("丙"),), (Run("丁"),), (Run("戊"),))),),
        ),
        ("- 甲\n\n- 乙", (Items(((Run("甲"),), (Run("乙"),))),)),
        ("1、甲\n2. 乙\n3．丙\n(4)丁\n５、戊", (Items(tuple((Run(x),) for x in "甲乙丙丁戊"), ordered=True),)),
        ("3、甲\n5、乙", (numbered({3: "甲", 5: "乙"}),)),
        ("10、甲\n11、乙", (numbered({10: "甲", 11: "乙"}),)),
        ("1. 甲\n1. 乙\n1. 丙", (Items(tuple((Run(x),) for x in "甲乙丙"), ordered=True),)),
        ("3. 甲\n3. 乙", (numbered({3: "甲", 4: "乙"}),)),
        (
            "1、甲\n说明。\n2、乙\n说明。\n（3）丙",
            (
                Items(((Run("甲"),),), ordered=True),
                paragraph("说明。"),
                numbered({2: "乙"}),
                paragraph("说明。"),
                numbered({3: "丙"}),
            ),
        ),
        (
            "1. 甲\n- 子\n2. 乙",
            (Items(((Run("甲"),),), ordered=True), Items(((Run("子"),),)), numbered({2: "乙"})),
        ),
        ("- 甲\n1、乙", (Items(((Run("甲"),),)), Items(((Run("乙"),),), ordered=True))),
        ("1.2亿元", (paragraph("1.2亿元"),)),
        ("-5 度", (paragraph("-5 度"),)),
        ("2022年", (paragraph("2022年"),)),
        ("——引文", (paragraph("——引文"),)),
        ("> 甲\n＞乙", (Quote((Run("甲"),)), Quote((Run("乙"),)))),
        ("甲\n---\n乙", (paragraph("甲"), paragraph("乙"))),
        ("甲\n***\n* * *\n＊＊＊\n_ _ _\n====\n乙", (paragraph("甲"), paragraph("乙"))),
        ("- ![甲](a.jpg) 乙", (Items(((Run("乙"),),)),)),
        ("```\n甲\n```", (paragraph("甲"),)),
        ("**重点：**培育", (paragraph(bold("重点："), "培育"),)),
        ("甲**“乙”**，**丙**丁", (paragraph("甲", bold("“乙”"), "，", bold("丙"), "丁"),)),
        ("＊＊甲＊＊乙", (paragraph(bold("甲"), "乙"),)),
        ("甲*乙*丙", (paragraph("甲", bold("乙"), "丙"),)),
        ("3*4*5", (paragraph("3*4*5"),)),
        (r"\*\*甲\*\*", (paragraph("**甲**"),)),
        ("| a | b |\n|---|:-:|\n| 1 | **2** |\n| 3 |", (Table(("a", "b"), (("1", "2"), ("3", ""))),)),
        ("｜甲｜乙｜\n｜一｜二｜", (Table(("甲", "乙"), (("一", "二"),)),)),
        (r"| a\|b |", (Table(("a|b",), ()),)),
        ('他说"甲"和"乙"', (paragraph("他说“甲”和“乙”"),)),
        ("\"甲'乙'丙\"", (paragraph("“甲‘乙’丙”"),)),
        ('Haishu\'s "甲"', (paragraph("Haishu’s “甲”"),)),
        ('55" 屏', (paragraph('55" 屏'),)),
        ("共{龙头}。", (paragraph("共4200多家。"),)),
        ("共｛ 龙头 ｝，{占比}", (paragraph("共4200多家，92.1%"),)),
        ("**{龙头}**", (paragraph(bold("4200多家")),)),
        ("| {龙头} |", (Table(("4200多家",), ()),)),
        ("- {占比}", (Items(((Run("92.1%"),),)),)),
        ("a < b，c > d", (paragraph("a < b，c > d"),)),
    ],
)
def test_what_staff_type_becomes_blocks_and_no_problem(text: str, blocks: tuple[object, ...]) -> None:
    read, problems = body(text)
    assert read.blocks == blocks
    assert problems == []


def test_english_has_its_own_figures_and_keeps_its_quotes() -> None:
    read, _ = body('It\'s "good": {龙头}', "en")
    assert read.blocks == (paragraph('It\'s "good": 4,200+ firms'),)


@pytest.mark.parametrize(
    ("text", "shown", "problem"),
    [
        ("甲\n<b>乙</b>丙", ("甲", "乙丙"), (ProblemKind.HTML, 2)),
        ("<img src='file:///etc/passwd'>", (), (ProblemKind.HTML, 1)),
        ("甲<!-- 藏\n着 -->乙\n丙", ("甲", "乙", "丙"), (ProblemKind.HTML, 1)),
        ("<script>alert(1)\n</script>乙", ("乙",), (ProblemKind.HTML, 1)),
        ("[甲](http://x.com)乙", ("甲乙",), (ProblemKind.LINK, 1)),
        ("[甲](../x.md)乙", ("甲乙",), (ProblemKind.LINK, 1)),
        ("<http://x.com>", ("http://x.com",), (ProblemKind.LINK, 1)),
        ("看 https://x.com 吧", ("看 https://x.com 吧",), (ProblemKind.LINK, 1)),
        ("甲**乙", ("甲乙",), (ProblemKind.MARK_UNPAIRED, 1)),
        ("甲\n\n{龙头企业}家", ("甲", "家"), (ProblemKind.FIGURE_UNKNOWN, 3)),
        ("甲{龙头", ("甲龙头",), (ProblemKind.FIGURE_BRACE, 1)),
        ("甲{}", ("甲",), (ProblemKind.FIGURE_BRACE, 1)),
    ],
)
def test_what_does_not_belong_is_told_with_its_line(
    text: str, shown: tuple[str, ...], problem: tuple[ProblemKind, int]
) -> None:
    read, problems = body(text)
    assert read.blocks == tuple(paragraph(line) for line in shown)
    assert problems == [problem]


def test_a_long_table_row_is_cut_and_told() -> None:
    read, problems = body("| a |\n|---|\n| 1 | 2 |")
    assert read.blocks == (Table(("a",), (("1",),)),)
    assert problems == [(ProblemKind.TABLE_ROW_LONG, 3)]


@pytest.mark.parametrize(
    ("text", "target", "caption"),
    [
        ("![图说](engineers.jpg)", "engineers.jpg", "图说"),
        ("![图说](文件 名(1).jpg)", "文件 名(1).jpg", "图说"),
        ("！【图说】（翠柏里）", "翠柏里", "图说"),
        ('![](a.jpg "题目")', "a.jpg", ""),
        ("![{龙头}](<a b.jpg>)", "a b.jpg", "4200多家"),
        ("- ![甲](a.jpg)", "a.jpg", "甲"),
        ("* ![甲](a.jpg)", "a.jpg", "甲"),
        ("•![甲](a.jpg)", "a.jpg", "甲"),
        ("1、![甲](a.jpg)", "a.jpg", "甲"),
        ("（2）![甲](a.jpg)", "a.jpg", "甲"),
        ("> ![甲](a.jpg)", "a.jpg", "甲"),
    ],
)
def test_pictures_leave_the_text(text: str, target: str, caption: str) -> None:
    read, problems = body(f"前\n{text}")
    assert read.blocks == (paragraph("前"),)
    assert [(mention.target, mention.caption, mention.line) for mention in read.pictures] == [(target, caption, 2)]
    assert problems == []


def test_text_beside_a_picture_stays() -> None:
    read, _ = body("甲![x](a.jpg)乙![y](b.jpg)")
    assert read.blocks == (paragraph("甲乙"),)
    assert [mention.target for mention in read.pictures] == ["a.jpg", "b.jpg"]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1、甲\n2、30家企业\n3、丙", Items(((Run("甲"),), (Run("30家企业"),), (Run("丙"),)), ordered=True)),
        ("1. 5G基站\n2. 30家", Items(((Run("5G基站"),), (Run("30家"),)), ordered=True)),
        ("•甲\n•30家\n•丙", Items(((Run("甲"),), (Run("30家"),), (Run("丙"),)))),
        ("2、3号楼", paragraph("2、3号楼")),
        ("1.2亿元", paragraph("1.2亿元")),
        ("-5℃", paragraph("-5℃")),
        (">90%的居民满意", paragraph(">90%的居民满意")),
        ("＞90%的居民满意", paragraph("＞90%的居民满意")),
        (">=90%", paragraph(">=90%")),
        ("> 90%的居民满意", Quote((Run("90%的居民满意"),))),
        (">> 甲", Quote((Run("甲"),))),
    ],
)
def test_a_digit_after_a_mark_is_part_of_its_line(text: str, block: object) -> None:
    read, problems = body(text)
    assert (read.blocks, problems) == ((block,), [])


def test_very_many_comments_in_one_line_are_left_out_in_one_pass() -> None:
    read, problems = body("甲" + "<!---->" * 60_000 + "乙")
    assert read.blocks == (paragraph("甲乙"),)
    assert {kind for kind, _ in problems} == {ProblemKind.HTML}
