"""What the faces say, from a deck without a window."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from kiosk.deck.model import Figure, Items, Run, Shape
from kiosk.screen import views

if TYPE_CHECKING:
    from kiosk.deck.model import Deck, Language


def test_a_panel_carries_the_other_language_as_its_subtitle(deck: Deck) -> None:
    panel = views.panel_view(deck, "10-one/10-a", "zh")
    assert panel["subtitleLanguage"] == "en"
    assert str(panel["subtitle"]).startswith("English")
    assert panel["numeral"] == "壹"


def test_a_slide_without_english_says_so_and_has_no_subtitle(deck: Deck) -> None:
    section = deck.sections[0]
    bare = replace(section.slides[0], en=section.slides[0].zh)
    deck = replace(deck, sections=(replace(section, slides=(bare,)),))
    assert views.page_view(deck, bare.id, "en", frozenset())["chineseOnly"]
    assert not views.page_view(deck, bare.id, "zh", frozenset())["chineseOnly"]
    assert views.panel_view(deck, bare.id, "zh")["subtitle"] == ""


def test_bars_have_shares_of_the_largest(deck: Deck) -> None:
    chart = views.chart_view(deck, deck.slides[-1], "zh")
    entries = chart["entries"]
    assert isinstance(entries, list)
    assert [round(entry["share"], 3) for entry in entries] == [1.0, 0.222]


RING = Figure("占比", "92.1", unit="%", shape=Shape.RING)
BAR = Figure("就业", "33457", unit="人", shape=Shape.BAR)


@pytest.mark.parametrize(
    ("figures", "shape", "drawn"),
    [
        ((RING, BAR), "ring", ["占比"]),
        ((BAR, RING), "bar", ["就业"]),
        ((replace(BAR, shape=Shape.RING), RING), "ring", ["占比"]),
        ((replace(BAR, value="1+8"), replace(BAR, name="岗位")), "bar", ["岗位"]),
        ((replace(BAR, shape=Shape.RING),), None, []),
    ],
)
def test_a_chart_draws_one_shape_and_a_ring_only_of_a_hundred(
    deck: Deck, figures: tuple[Figure, ...], shape: str | None, drawn: list[str]
) -> None:
    names = tuple(figure.name for figure in figures)
    deck = replace(deck, figures=MappingProxyType({figure.name: figure for figure in figures}))
    chart = views.chart_view(deck, replace(deck.slides[-1], figures=names), "zh")
    assert chart.get("shape") == shape
    assert [entry["name"] for entry in chart.get("entries", [])] == drawn  # type: ignore[attr-defined]


def test_the_shows_credit_stands_below_a_page_that_names_no_source(deck: Deck) -> None:
    section = deck.sections[0]
    bare = replace(section.slides[0], figures=())
    named = replace(bare, id="10-one/99-z", zh=replace(bare.zh, credit="宁波日报"))
    settings = replace(deck.settings, credit="文字据报道改写")
    deck = replace(deck, sections=(replace(section, slides=(bare, named)),), settings=settings)

    def credit(slide: str, language: Language) -> str:
        return str(views.page_view(deck, slide, language, frozenset())["credit"]).replace("\u2060", "")

    assert (credit(bare.id, "zh"), credit(named.id, "zh")) == ("文字据报道改写", "宁波日报")
    assert credit(bare.id, "en") == "文字据报道改写"
    deck = replace(deck, settings=replace(settings, credit_en="Retold from the report"))
    assert credit(bare.id, "en") == "Retold from the report"


def test_a_timeline_leaves_the_table_out_of_the_body(deck: Deck) -> None:
    page = views.page_view(deck, "10-one/30-c", "zh", frozenset())
    assert [entry["when"] for entry in page["timeline"]] == ["唐", "北⁠宋"]  # type: ignore[attr-defined]
    assert page["blocks"] == []


def test_a_list_keeps_its_numbers_and_names_the_widest(deck: Deck) -> None:
    items = tuple((Run(text),) for text in "甲乙")
    counted = Items(items, ordered=True)
    body = (Items(items, ordered=True, numbers=(9, 10)), counted, Items(items))
    section = deck.sections[0]
    bare = replace(section.slides[0], zh=replace(section.slides[0].zh, body=body))
    deck = replace(deck, sections=(replace(section, slides=(bare,)),))
    blocks = views.page_view(deck, bare.id, "zh", frozenset())["blocks"]
    marks = [([row["mark"] for row in block["items"]], block["widest"]) for block in blocks]  # type: ignore[attr-defined]
    assert marks == [(["9.", "10."], "10."), (["1.", "2."], "1."), (["·", "·"], "·")]


def test_the_last_page_leads_home_and_offers_two_more(deck: Deck) -> None:
    page = views.page_view(deck, "20-two/20-e", "zh", frozenset({"10-one/10-a"}))
    assert page["next"] == ""
    assert [card["id"] for card in page["goOn"]] == ["10-one/20-b", "10-one/30-c"]  # type: ignore[attr-defined]


def test_home_marks_what_was_seen(deck: Deck) -> None:
    home = views.home_view(deck, "zh", frozenset({"10-one/20-b"}))
    seen = [card["id"] for door in home["doors"] for card in door["pages"] if card["seen"]]  # type: ignore[attr-defined]
    assert seen == ["10-one/20-b"]


def test_figures_of_a_card_keep_qualifier_and_unit(deck: Deck) -> None:
    zh = views.figure_view(deck.figures["岗位"], "zh")
    assert (zh["digits"], zh["after"], zh["unit"], zh["counts"]) == ("4200", "多", "个", True)
    assert views.figure_view(deck.figures["就业"], "en")["digits"] == "33,457"


def test_high_contrast_is_the_same_for_all_sections(deck: Deck) -> None:
    one = views.panel_view(deck, "10-one/10-a", "zh", contrast=True)["light"]
    two = views.panel_view(deck, "20-two/10-d", "zh", contrast=True)["light"]
    assert one == two
