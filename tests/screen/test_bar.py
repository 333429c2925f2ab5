"""The bar below the report's pages: its buttons have air where there is room, and stay in place as pages turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.screen.faces import opened, seen

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem
    from PySide6.QtWidgets import QApplication

    from kiosk.deck.model import Language
    from kiosk.screen.grab import Easel

AIR = {"zh": 3, "en": 2.2}  # units beside the words of a button
SIZES = [(1920, 1080), (1366, 768)]


def buttons(easel: Easel, language: Language) -> Iterator[list[QQuickItem]]:
    """Those of the bar, below one page after the other."""
    for sight in easel.sights(language, frozenset()):
        if sight.face == "page":
            next(easel.visit(sight))
            yield [item for item in seen(easel) if item.property("spot")]


def air(button: QQuickItem) -> float:
    """What is left beside the content of ``button``, on its narrower side."""
    inks = [item for item in seen(button) if item.inherits("QQuickText") or item.property("sign")]
    boxes = [item.mapRectToItem(button, item.boundingRect()) for item in inks]
    return min(*(box.left() for box in boxes), button.width() - max(box.right() for box in boxes))


@pytest.fixture(scope="module", params=SIZES, ids=str)
def easel(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Easel]:
    """The report's pages."""
    with opened(request.param) as easel:
        yield easel


@pytest.mark.parametrize("language", ["zh", "en"])
def test_buttons_have_air_beside_their_words(easel: Easel, language: Language) -> None:
    pages = 0
    for shown in buttons(easel, language):
        least = AIR[language] * easel.metrics.unit - 1.5
        assert [one.property("spot") for one in shown if air(one) < least] == []
        pages += 1
    assert pages > 20


@pytest.mark.parametrize("language", ["zh", "en"])
def test_buttons_stay_in_place_as_pages_turn(easel: Easel, language: Language) -> None:
    places = {
        (str(one.property("spot")), one.mapToScene(one.boundingRect().topLeft()).x())
        for shown in buttons(easel, language)
        for one in shown
    }
    assert len(places) == 7


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_way_on_tells_where_to(easel: Easel, language: Language) -> None:
    told = [one for shown in buttons(easel, language) for one in shown if one.property("spot") == "next"]
    assert [one.property("name") for one in told if one.property("text") != one.property("name")] == []


@pytest.mark.parametrize("mode", ["normal", "large"])
def test_the_bar_begins_where_the_doors_of_home_begin(qapp: QApplication, mode: str) -> None:
    with opened((1080, 1920)) as made:
        home = next(one for one in made.sights("zh", frozenset({mode} - {"normal"})) if one.face == "home")
        next(made.visit(home))
        shown = made.targets()
        doors = min(target.x for target in shown if target.role == "link")
        assert doors == next(target.x for target in shown if target.name == "回到轮播")


def test_upright_the_way_on_tells_where_to_if_need_be_without_its_word(qapp: QApplication) -> None:
    with opened((1080, 1920)) as made:
        told = set()
        for sight in made.sights("en", frozenset()):
            if sight.face == "page":
                next(made.visit(sight))
                on = next(item for item in seen(made) if item.property("spot") == "next")
                name, text = str(on.property("name")), str(on.property("text"))
                assert name.endswith(text), (sight.slide, text)
                told.add(text == name)
    assert told == {True, False}


def test_a_title_has_its_quotation_marks_as_everywhere(easel: Easel) -> None:
    """Proportional, as on home and on its page."""
    marked = 0
    for shown in buttons(easel, "zh"):
        on = next(one for one in shown if one.property("spot") == "next")
        (words,) = (item for item in seen(on) if item.inherits("QQuickText"))
        marked += "“" in str(on.property("text"))
        assert words.property("narrow") == ("“" in str(on.property("text")))
    assert marked > 1
