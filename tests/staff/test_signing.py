"""The sheets that are signed: all that a slide says, its figures with period and source, and what is new."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from kiosk.deck.model import (
    Deck,
    Figure,
    Heading,
    Items,
    Paragraph,
    Photo,
    Quote,
    Run,
    Section,
    Settings,
    Slide,
    Table,
    ThemeName,
    Words,
)
from kiosk.staff.signing import Draft, figures_html, figures_in, first_page, slide_page, state_of, words_html

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
JOBS = Figure("就业", "33457", unit="人", label="城镇新增就业", period="2022年", source="报道", unit_en="people")
ZH = Words(
    "zh",
    ("稳住", "工作"),
    lead="<导语>",
    badges=("全省首个",),
    body=(
        Heading("小标题"),
        Paragraph((Run("有"), Run("33457人", strong=True))),
        Quote((Run("引文"),)),
        Items(((Run("一"),), (Run("二"),)), ordered=True),
        Table(("甲",), (("乙",),)),
    ),
    photos=(Photo("p.jpg", caption="图说"),),
    credit="出处",
)
SLIDE = Slide("10-a/10-x", ZH, Words("en", ("Jobs",)), show_until=date(2026, 12, 31))
DECK = Deck(
    Settings(title="展示"),
    (Section("10-a", Slide("10-a/section", Words("zh", ("封面",)), ZH), ThemeName.NOON, (SLIDE,)),),
    MappingProxyType({"就业": JOBS, "别的": Figure("别的", "7441", unit="人")}),
)


def draft(wall: Deck | None = DECK, deck: Deck = DECK) -> Draft:
    return Draft(deck, Path("images"), 7, wall, ("slides/10-a/10-x.md",))


def with_slides(*slides: Slide) -> Deck:
    return replace(DECK, sections=(replace(DECK.sections[0], slides=slides),))


SAID = (
    "稳住工作",
    "&lt;导语&gt;",
    "全省首个",
    "小标题",
    "<b>33457人</b>",
    "引文",
    "<li>二</li>",
    "<td>乙</td>",
    "图说",
    "出处",
)


@pytest.mark.parametrize("said", SAID)
def test_a_sheet_has_all_that_a_slide_says(said: str) -> None:
    assert said in words_html(ZH)


def test_a_sheet_has_the_numbers_that_staff_typed() -> None:
    items = Items(tuple((Run(x),) for x in "甲乙丙"), ordered=True, numbers=(3, 4, 7))
    said = words_html(replace(ZH, body=(items,)))
    assert '<ol start="3"><li>甲</li><li>乙</li></ol><ol start="7"><li>丙</li></ol>' in said


def test_a_figure_typed_into_the_text_counts_as_shown() -> None:
    assert figures_in(SLIDE, DECK.figures) == (JOBS,)


def test_figures_have_both_languages_period_and_source() -> None:
    table = figures_html((JOBS,))
    assert [cell in table for cell in ("33457人", "33,457 people", "2022年", "报道")] == [True] * 4
    assert "没有写" in figures_html((replace(JOBS, period=""),))
    assert figures_html(()) == ""


def test_says_until_when_and_that_there_is_no_english() -> None:
    page = slide_page(draft(), SLIDE, "2/2", ("panel",))
    assert "到 2026-12-31 止" in page
    assert 'src="panel"' in page
    assert "没有英文" not in page
    assert "没有英文" in slide_page(draft(), replace(SLIDE, en=ZH), "2/2", ())


def test_says_what_is_new() -> None:
    changed = replace(SLIDE, zh=replace(ZH, lead="新导语"))
    figures = replace(DECK, figures=MappingProxyType({"就业": replace(JOBS, period="2023年")}))
    assert state_of(SLIDE, draft()) == ""
    assert state_of(changed, draft()) == "有改动"
    assert state_of(SLIDE, draft(deck=figures)) == "有改动"
    assert state_of(replace(SLIDE, id="10-a/20-new"), draft()) == "新页面"
    assert state_of(changed, draft(wall=None)) == ""


def test_the_first_sheet_names_what_goes_and_what_changed() -> None:
    page = first_page(draft(wall=with_slides(SLIDE, replace(SLIDE, id="10-a/90-old"))), NOW)
    assert "10-a/90-old" in page
    assert "slides/10-a/10-x.md" in page
    assert "kiosk approve 7" in page
