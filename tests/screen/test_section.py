"""A section's pages as cards: they fill their place to its edges, and keep no room for lines that no title has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF

from tests.screen.faces import EaselOf, seen

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from kiosk.deck.model import Language
    from kiosk.screen.grab import Easel

WIDE, TALLER, UPRIGHT = (1920, 1080), (1280, 1024), (1080, 1920)
MOST = 12


def cards(easel: Easel, language: Language, mode: str = "normal") -> Iterator[list[QQuickItem]]:
    """Put one section after the other on the screen: its cards."""
    for sight in easel.sights(language, frozenset({mode} - {"normal"})):
        if sight.face == "section":
            next(easel.visit(sight))
            yield [item for item in seen(easel) if item.property("card")]


def _box(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def _words(card: QQuickItem) -> QQuickItem:
    return next(item for item in seen(card) if item.property("sentence"))


def _in_rows(shown: list[QQuickItem]) -> list[list[QQuickItem]]:
    rows = defaultdict(list)
    for card in shown:
        rows[round(_box(card).top())].append(card)
    return list(rows.values())


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Sections of one page, two, and so on."""
    for count in range(1, MOST + 1):
        folder = tmp_path / "slides" / f"{count + 10}-x"
        folder.mkdir(parents=True)
        (folder / "section.md").write_text(f"标题：篇章{count}\n短名：以{count}之力\n---\n", encoding="utf-8")
        for page in range(10, 10 + count):
            title = "说清楚这一件事" if page % 3 else "把一件不短的事说清楚，再说一件"
            (folder / f"{page}-x.md").write_text(f"标题：{title}\n---\n正文。\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("size", [WIDE, TALLER, UPRIGHT], ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_cards_end_at_the_margin(easel_of: EaselOf, size: tuple[int, int], language: Language) -> None:
    easel = easel_of(size)
    for shown in cards(easel, language):
        assert max(_box(card).right() for card in shown) == pytest.approx(size[0] - easel.metrics.margin, abs=1)


@pytest.mark.parametrize("mode", ["normal", "large", "reach"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_card_keeps_room_for_a_line_that_no_title_has(easel_of: EaselOf, language: Language, mode: str) -> None:
    easel = easel_of(WIDE)
    em = max(easel.metrics.px("bar"), easel.metrics.px("caption"))
    for shown in cards(easel, language, mode):
        for row in [shown] if mode == "reach" else _in_rows(shown):
            below = [card for card in row if not card.property("row")]
            spare = [_box(card).bottom() - _box(_words(card)).bottom() for card in below]
            assert not below or 0 <= min(spare) < em, (language, mode)
            assert all(one >= 0 for one in spare)


@pytest.mark.parametrize("mode", ["normal", "reach"])
def test_names_are_as_large_as_those_of_buttons(easel_of: EaselOf, mode: str) -> None:
    easel = easel_of(WIDE)
    for shown in cards(easel, "zh", mode):
        assert {_words(card).property("font").pixelSize() for card in shown} == {easel.metrics.px("bar")}


@pytest.mark.parametrize("mode", ["normal", "large"])
@pytest.mark.parametrize("size", [WIDE, TALLER, UPRIGHT], ids=str)
def test_however_many_pages_there_is_no_hole(easel_of: EaselOf, many: Path, size: tuple[int, int], mode: str) -> None:
    counts = []
    for shown in cards(easel_of(size, many), "zh", mode):
        counts.append(len(shown))
        ends = {round(_box(row[-1]).right()) for row in _in_rows(shown)}
        starts = {round(_box(row[0]).left()) for row in _in_rows(shown)}
        assert len(ends) == len(starts) == 1, len(shown)
        boxes = [_box(card) for card in shown]
        assert not any(one.intersects(other) for i, one in enumerate(boxes) for other in boxes[:i]), len(shown)
        for card in shown:
            assert not _words(card).property("truncated"), len(shown)
    assert counts == list(range(1, MOST + 1))
