"""Faces for tests to look at: a deck's window at a size, without its pictures, and what is in it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.deck.reader import read_deck
from kiosk.screen.grab import Easel, NoPictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtQuick import QQuickItem

REPORT = Path(__file__).resolve().parents[2]


class EaselOf(Protocol):
    """The fixture ``easel_of``: opens the report, or what ``root`` holds, at a size, until the test ends."""

    def __call__(self, size: tuple[int, int], root: Path = REPORT) -> Easel: ...


@contextmanager
def opened(size: tuple[int, int], root: Path = REPORT) -> Iterator[Easel]:
    """The deck in ``root`` at ``size`` pixels, closed in the end, when Qt must have had nothing to say."""
    easel = Easel(read_deck(root).deck, root / "images", NoPictures(), size, quiet_seconds=0)
    try:
        yield easel
        assert easel.warnings == []
    finally:
        easel.close()


def below(item: QQuickItem) -> Iterator[QQuickItem]:
    """Everything in ``item``, seen or not, parents before their children."""
    for child in item.childItems():
        yield child
        yield from below(child)


def seen(within: Easel | QQuickItem) -> list[QQuickItem]:
    """What is visible in an item, or on the face that an easel shows."""
    item = within._screen.window.contentItem() if isinstance(within, Easel) else within
    return [one for one in below(item) if one.isVisible()]
