"""How the report's own words and pages stand on the screens: what only they can show."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from kiosk.deck.model import Language
from tests.screen.faces import below, opened, seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtQuick import QQuickItem
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[Callable[..., list[QQuickItem]]]:
    """Puts a face on a screen; all that can be seen of it."""
    assert qapp is not None
    stack = ExitStack()

    def show(size: tuple[int, int], language: Language, face: str, slide: str = "") -> list[QQuickItem]:
        easel = stack.enter_context(opened(size))
        sights = easel.sights(language, frozenset())
        sight = next(one for one in sights if one.face == face and (one.slide or "").endswith(slide))
        next(easel.visit(sight))
        return seen(easel)

    with stack:
        yield show


@pytest.mark.parametrize(("size", "language"), [((1920, 1080), "zh"), ((1920, 1080), "en"), ((1366, 768), "zh")])
def test_every_door_of_home_reaches_the_bar(
    shown: Callable[..., list[QQuickItem]], size: tuple[int, int], language: Language
) -> None:
    doors = [item for item in shown(size, language, "home") if item.property("headHeight")]
    assert len(doors) == 4
    assert len({door.y() + door.height() for door in doors}) == 1
    heads = {door.property("headHeight") for door in doors}
    assert len(heads) == 1
    least = 0.25 if language == "zh" else 0.22  # English titles take two lines
    assert min(heads) > size[1] * least  # a door is a picture, not a strip of one


def test_rows_of_home_are_low_where_a_title_has_one_line(shown: Callable[..., list[QQuickItem]]) -> None:
    def rows(language: Language) -> dict[int, set[float]]:
        doors = [item for item in shown((1920, 1080), language, "home") if item.property("listing")]
        found: dict[int, set[float]] = {}
        for card in (item for item in below(doors[2]) if item.property("card")):  # the fullest
            title = next(item for item in below(card) if item.property("sentence"))
            found.setdefault(title.property("lineCount"), set()).add(card.height())
        return found

    chinese, english = rows("zh"), rows("en")
    assert set(chinese) == {1}
    assert set(english) == {1, 2}
    assert chinese[1] == english[1]
    assert max(english[1]) < min(english[2])


def test_an_english_label_of_two_lines_leaves_no_word_alone(shown: Callable[..., list[QQuickItem]]) -> None:
    items = shown((1366, 768), "en", "panel", "10-sanjiangkou")
    label = next(item for item in items if item.property("sentence") == "Wang Anshi climbs the tower")
    assert label.property("lineCount") == 2
    assert label.width() < 0.8 * label.property("room")
