"""The doors of home: side by side they are alike, and their pictures show what they are of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.screen.faces import opened, seen

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem
    from PySide6.QtWidgets import QApplication

    from kiosk.deck.model import Language
    from kiosk.screen.grab import Easel

BESIDE = [(1920, 1080), (1366, 768), (1280, 1024)]  # all doors beside each other
ABOVE = (1080, 1920)  # two above two
LEAST_PICTURE = 0.3  # of a door's width


def doors(easel: Easel, language: Language, mode: str, *, again: bool = False) -> list[QQuickItem]:
    """Put home on the screen: its doors."""
    homes = [one for one in easel.sights(language, frozenset({mode} - {"normal"}), every=True) if one.face == "home"]
    next(easel.visit(homes[again]))
    return [item for item in seen(easel) if item.property("listing")]


def pages(door: QQuickItem) -> list[QQuickItem]:
    """The rows of a door's pages."""
    return [item for item in seen(door) if item.property("card")]


def _top(item: QQuickItem) -> float:
    return item.mapToScene(item.boundingRect().topLeft()).y()


def _sides(item: QQuickItem) -> tuple[float, float]:
    box = item.mapRectToScene(item.boundingRect())
    return box.left(), box.right()


def _bottom(item: QQuickItem) -> float:
    return item.mapToScene(item.boundingRect().bottomLeft()).y()


@pytest.fixture(scope="module", params=[*BESIDE, ABOVE], ids=str)
def easel(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Easel]:
    """The report's home."""
    with opened(request.param) as easel:
        yield easel


@pytest.mark.parametrize("mode", ["normal", "large"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_doors_are_alike(easel: Easel, language: Language, mode: str) -> None:
    shown = doors(easel, language, mode)
    assert len(shown) == 4
    assert len({door.property("headHeight") for door in shown}) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_doors_end_together(easel: Easel, language: Language) -> None:
    shown = doors(easel, language, "normal")
    in_row: dict[float, set[float]] = {}
    for door in shown:
        in_row.setdefault(_top(door), set()).add(_bottom(door))
    assert [len(bottoms) for bottoms in in_row.values()] == [1] * len(in_row)
    left = easel.metrics.page_bottom - max(max(bottoms) for bottoms in in_row.values())
    assert 0 < left < 5 * easel.metrics.unit
    for door in shown:  # and their pages reach down to it
        assert 0 <= _bottom(door) - _bottom(pages(door)[-1]) < 4 * easel.metrics.unit


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_doors_picture_is_no_sliver(easel: Easel, language: Language) -> None:
    for door in doors(easel, language, "normal"):
        picture = next(item for item in seen(door) if item.property("kind") == "door")
        assert picture.height() >= LEAST_PICTURE * door.width()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_seen_breaks_no_title_anew(easel: Easel, language: Language) -> None:
    broken = [
        [
            (item.property("text"), item.property("lineCount"), page.height())
            for door in doors(easel, language, "normal", again=again)
            for page in pages(door)
            if not page.property("wordsOnly")
            for item in seen(page)
            if item.inherits("QQuickText")
        ]
        for again in (False, True)
    ]
    assert broken[0] == broken[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_leads_on_stands_over_the_last_doors(easel: Easel, language: Language) -> None:
    shown = doors(easel, language, "normal", again=True)
    inside = {page for door in shown for page in pages(door)}
    cards = [item for item in pages(easel._screen.window.contentItem()) if item not in inside]
    wanted = [] if easel.metrics.portrait else [_sides(door) for door in shown[2:]]
    assert [_sides(card) for card in cards] == [pytest.approx(sides, abs=0.6) for sides in wanted]


def test_a_door_with_few_pages_stands_by_one_with_many(qapp: QApplication, tmp_path: Path) -> None:
    for section, count in (("10-one", 1), ("20-two", 10), ("30-three", 3)):
        folder = tmp_path / "slides" / section
        folder.mkdir(parents=True)
        (folder / "section.md").write_text(f"标题：篇章{section[:2]}\n短名：以之力\n---\n", encoding="utf-8")
        for page in range(10, 10 + count):
            (folder / f"{page}-x.md").write_text(f"标题：第{page}页说清楚一件事\n---\n正文。\n", encoding="utf-8")
    with opened((1920, 1080), tmp_path) as easel:
        shown = doors(easel, "zh", "normal")
        assert len({_bottom(door) for door in shown}) == 1
        assert [len(pages(door)) for door in shown] == [1, 10, 3]
        for door in shown:
            assert all(page.height() <= 0.4 * door.width() for page in pages(door))
            assert _bottom(pages(door)[-1]) <= _bottom(door)
