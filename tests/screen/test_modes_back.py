"""Whoever changes language or size of type and changes it back sees the report's faces as they were, without a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF

from kiosk.deck.reader import read_deck
from kiosk.screen.grab import Easel, NoPictures

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem
    from PySide6.QtWidgets import QApplication

    from kiosk.deck.model import Language
    from kiosk.screen.sights import Sight

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE: list[tuple[Language, frozenset[str]]] = [
    ("en", frozenset()),
    ("zh", frozenset({"large"})),
    ("en", frozenset({"large", "contrast"})),
]


def _all(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _all(child)


def texts(easel: Easel) -> list[tuple[str, QRectF]]:
    """What is written, and where."""
    items = [item for item in _all(easel._screen.window.contentItem()) if item.inherits("QQuickText")]
    return [(str(item.property("text")), item.mapRectToScene(item.boundingRect())) for item in items]


def put(easel: Easel, sight: Sight, language: Language, modes: frozenset[str]) -> list[tuple[str, QRectF]]:
    next(easel.visit(replace(sight, state=replace(sight.state, language=language, modes=modes))))
    easel.image()
    return texts(easel)


@pytest.fixture
def easel(qapp: QApplication) -> Iterator[Easel]:
    made = Easel(read_deck(ROOT).deck, ROOT / "images", NoPictures(), (1920, 1080), quiet_seconds=0)
    yield made
    made.close()
    assert made.warnings == []


@pytest.mark.parametrize("face", ["page", "section"])
def test_a_face_is_again_what_it_was(easel: Easel, face: str) -> None:
    """A line's break is looked for with the font that its language has, and no font depends on where lines break."""
    faces = [sight for sight in easel.sights("zh", frozenset()) if sight.face == face]
    assert faces
    for sight in faces:
        before = put(easel, sight, "zh", frozenset())
        for language, modes in ELSEWHERE:
            put(easel, sight, language, modes)
            assert put(easel, sight, "zh", frozenset()) == before, (sight.slide, language, modes)
