"""What of a figure staff type again beside its braces."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from kiosk.deck.figures import FigureNames
from kiosk.deck.model import Figure, Language
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.prose import Prose
from kiosk.staff.sentences import sentence

FIGURES = MappingProxyType(
    {
        "参观": Figure("参观", "12800", "多", "人次", unit_en="visits"),
        "满意": Figure("满意", "96.5", unit="%"),
        "龙头": Figure("龙头", "4200", "多"),
        "就业": Figure("就业", "33457", unit="人", unit_en="people"),
        "投资": Figure("投资", "100", "以上", "万元"),
        "面积": Figure("面积", "5", "约", "公顷", unit_en="hectares"),
        "项目": Figure("项目", "36", unit="项"),
    }
)


def shown(text: str, language: Language = "zh") -> tuple[str, list[tuple[ProblemKind, str]]]:
    findings = Findings("f")
    plain = Prose(language, FigureNames(FIGURES), findings).plain(text, 1)
    return plain, [(item.kind, item.detail("found")) for item in findings.problems]


@pytest.mark.parametrize(
    ("text", "meant", "doubled"),
    [
        ("来了{参观}人次。", "来了12800多人次。", "人次"),
        ("来了{参观}多人次。", "来了12800多人次。", "多人次"),
        ("来了{参观}余人次。", "来了12800多人次。", "余人次"),
        ("来了{参观} 人次。", "来了12800多人次。", "人次"),
        ("{满意}%的人", "96.5%的人", "%"),
        ("{龙头}多家", "4200多家", "多"),
        ("{就业}人", "33457人", "人"),
        ("{就业}人，", "33457人，", "人"),
        ("{投资}万元以上", "100万元以上", "万元以上"),
        ("{投资}万元", "100万元以上", "万元"),
        ("{投资}以上", "100万元以上", "以上"),
        ("约{参观}", "12800多人次", "约"),
        ("大约{面积}", "约5公顷", "大约"),
        ("超过{参观}", "12800多人次", "超过"),
        ("约{面积}公顷", "约5公顷", "约”“公顷"),
        ("{满意}%和{满意}%", "96.5%和96.5%", "%"),
    ],
)
def test_what_is_typed_twice_is_shown_once_and_told(text: str, meant: str, doubled: str) -> None:
    plain, problems = shown(text)
    assert plain == meant
    assert set(problems) == {(ProblemKind.FIGURE_DOUBLED, doubled)}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("{参观}", "12800多人次"),
        ("{参观}多为青年", "12800多人次多为青年"),
        ("{就业}人才", "33457人人才"),
        ("{就业}，人均", "33457人，人均"),
        ("{项目}项目", "36项项目"),
        ("节约{投资}", "节约100万元以上"),
        ("签约{参观}", "签约12800多人次"),
        ("不超过{投资}", "不超过100万元以上"),
        ("约{就业}", "约33457人"),
        ("{满意}、{就业}", "96.5%、33457人"),
        ("{满意}{就业}", "96.5%33457人"),
    ],
)
def test_what_only_looks_alike_stays(text: str, meant: str) -> None:
    assert shown(text) == (meant, [])


@pytest.mark.parametrize(
    ("text", "meant", "kinds"),
    [
        ("{参观} visits", "12,800+ visits", [ProblemKind.FIGURE_DOUBLED]),
        ("{满意}% of", "96.5% of", [ProblemKind.FIGURE_DOUBLED]),
        ("about {面积}", "about 5 hectares", [ProblemKind.FIGURE_DOUBLED]),
        ("{就业} peoples", "33,457 people peoples", []),
        ("about {就业}", "about 33,457 people", []),
    ],
)
def test_english_too(text: str, meant: str, kinds: list[ProblemKind]) -> None:
    plain, problems = shown(text, "en")
    assert (plain, [kind for kind, _ in problems]) == (meant, kinds)


def test_the_sentence_says_that_the_unit_comes_along() -> None:
    findings = Findings("slides/a/b.md")
    Prose("zh", FigureNames(FIGURES), findings).plain("约{面积}公顷", 1)
    assert "“约”“公顷”写重了" in sentence(findings.problems[0])
    assert "屏幕上只写一次：约5公顷。" in sentence(findings.problems[0])
