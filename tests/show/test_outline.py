"""The stops of a deck, and how long each of them takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.deck.model import (
    Deck,
    Figure,
    Heading,
    Items,
    PanelKind,
    Paragraph,
    Photo,
    Quote,
    Run,
    Section,
    Settings,
    Shape,
    Slide,
    Table,
    ThemeName,
    Words,
)
from kiosk.show import PageStop, PanelStop, Timings, dwell_seconds, lap_seconds, outline_of
from kiosk.show.reading import hanzi, latin_words

FIGURES = {name: Figure(name, "5", label="四字标签") for name in "甲乙丙丁"}


def slide(name: str, *, in_loop: bool = True, lead: str = "", photos: int = 0, figures: str = "") -> Slide:
    words = Words("zh", ("标题",), lead=lead, photos=(Photo("x.jpg"),) * photos)
    english = Words("en", ("A title of very many words",) * 50)
    return Slide(name, words, english, in_loop=in_loop, figures=tuple(figures))


def section(name: str, *slides: Slide, cover: bool = True) -> Section:
    return Section(name, slide(f"{name}/section", in_loop=cover), ThemeName.DAWN, slides)


@pytest.mark.parametrize(
    ("text", "characters", "words"),
    [
        ("", 0, 0),
        ("三江口边，一座城的早晨。", 10, 0),
        ("supOS 与 5G", 1, 2),
        ("Haishu’s “dawn”", 0, 2),
        ("1200年前，20 公里", 4, 0),
        ("𠮷字〇", 2, 0),
        ("state-of-the-art", 0, 1),
    ],
)
def test_what_counts_as_reading(text: str, characters: int, words: int) -> None:
    assert (hanzi([text]), latin_words([text])) == (characters, words)


@pytest.mark.parametrize(
    ("stop", "seconds"),
    [
        (slide("s"), 8.0),
        (slide("s", lead="字" * 38), 12.0),
        (slide("s", lead="字" * 38, photos=1), 14.0),
        (slide("s", lead="字" * 38, photos=5), 14.0),
        (slide("s", lead="字" * 38, figures="甲"), 15.0),
        (slide("s", lead="字" * 38, figures="甲乙丙丁"), 21.0),
        (slide("s", lead="字" * 38, figures="无"), 12.0),
        (slide("s", lead="字" * 38 + "word " * 7), 14.0),
        (slide("s", lead="字" * 500), 30.0),
    ],
)
def test_dwell_is_long_enough_to_read_the_panel_in_chinese(stop: Slide, seconds: float) -> None:
    assert dwell_seconds(stop, FIGURES, Settings()) == pytest.approx(seconds)


LONG = Settings(dwell_min_seconds=1, dwell_max_seconds=99)


def test_a_timeline_gives_time_for_its_rows_and_a_chart_for_what_it_draws() -> None:
    table = Table(("时间", "事情"), tuple((f"第{n}", "字" * 6) for n in range(7)))
    timeline = replace(slide("s", figures="甲"), panel=PanelKind.TIMELINE)
    timeline = replace(timeline, zh=replace(timeline.zh, body=(table,)))
    plain = dwell_seconds(replace(timeline, zh=replace(timeline.zh, body=())), FIGURES, LONG)
    assert dwell_seconds(timeline, FIGURES, LONG) - plain == pytest.approx(5 * 7 / 4)
    chart = replace(slide("s", lead="字" * 38, figures="甲乙"), panel=PanelKind.CHART)
    drawn = {name: replace(figure, shape=Shape.BAR if name == "甲" else None) for name, figure in FIGURES.items()}
    alone = replace(chart, figures=("甲",))
    assert dwell_seconds(chart, drawn, LONG) == dwell_seconds(alone, drawn, LONG)


def test_dwell_is_never_nothing_whatever_the_settings_say() -> None:
    assert dwell_seconds(slide("s"), {}, Settings(dwell_min_seconds=0, dwell_max_seconds=0)) == 1.0


def test_covers_come_first_and_only_what_is_in_the_loop() -> None:
    deck = Deck(
        sections=(
            section("a", slide("a/1", in_loop=False), slide("a/2", photos=2)),
            section("b", slide("b/1"), cover=False),
            section("c"),
        )
    )
    outline = outline_of(deck)
    assert outline.panels == (
        PanelStop("a/section", 0, 8.0, cover=True),
        PanelStop("a/2", 0, 8.0),
        PanelStop("b/1", 1, 8.0),
    )
    assert outline.pages == (PageStop("a/1", 0), PageStop("a/2", 0, 2), PageStop("b/1", 1))
    assert outline.readings == {"a/1": 0.5, "a/2": 0.5, "b/1": 0.5}
    assert outline.sections == ("a", "b", "c")
    assert lap_seconds(outline) == 24.0


def test_a_loop_that_staff_left_empty_shows_the_covers() -> None:
    deck = Deck(sections=(section("a", slide("a/1", in_loop=False), cover=False), section("b")))
    assert [stop.slide for stop in outline_of(deck).panels] == ["a/section"]


def test_an_empty_deck_has_an_empty_outline() -> None:
    outline = outline_of(Deck())
    assert (outline.panels, outline.pages, lap_seconds(outline)) == ((), (), 0)


def test_reading_counts_all_that_a_page_says() -> None:
    runs = (Run("四个汉字"),)
    body = (Paragraph(runs), Heading("四个汉字"), Items((runs, runs)), Quote(runs), Table(("四个",), (("汉字",),)))
    words = Words("zh", ("四个", "汉字"), lead="四个汉字", badges=("四个汉字",), body=body)
    words = replace(words, photos=(Photo("x.jpg", caption="四个汉字"),))
    page = Slide("a/1", words, words, figures=("甲",))
    outline = outline_of(Deck(sections=(section("a", page),), figures=FIGURES))
    assert outline.readings["a/1"] == 11.0


def test_timings_come_from_the_settings_and_are_never_nothing() -> None:
    settings = Settings(idle_seconds=60, warning_seconds=0, guide_seconds=300, languages=("en",))
    outline = outline_of(Deck(settings=settings))
    assert outline.timings == Timings(60, 1, 300)
    assert (outline.language, outline.languages) == ("en", ("en",))
