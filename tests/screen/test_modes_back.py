"""The report's faces look alike whatever was before: another language, mode or screen; and QML says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF

from tests.screen.faces import EaselOf, opened, seen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kiosk.deck.model import Language
    from kiosk.screen.grab import Easel
    from kiosk.screen.sights import Sight

ELSEWHERE: list[tuple[Language, frozenset[str]]] = [
    ("en", frozenset()),
    ("zh", frozenset({"large"})),
    ("en", frozenset({"large", "contrast"})),
]


def texts(easel: Easel) -> list[tuple[str, QRectF]]:
    """What is written, and where."""
    items = [item for item in seen(easel) if item.inherits("QQuickText")]
    return [
        (str(item.property("text")), item.mapRectToScene(item.boundingRect())) for item in items if item.width() > 0
    ]


def pictures(easel: Easel) -> list[QRectF]:
    """Where pictures lie."""
    items = [item for item in seen(easel) if item.property("settled") is not None]
    return [item.mapRectToScene(item.boundingRect()) for item in items]


def put(easel: Easel, sight: Sight, language: Language, modes: frozenset[str]) -> list[tuple[str, QRectF]]:
    next(easel.visit(replace(sight, state=replace(sight.state, language=language, modes=modes))))
    easel.image()
    return texts(easel)


@pytest.fixture
def easel(qapp: QApplication) -> Iterator[Easel]:
    with opened((1920, 1080)) as easel:
        yield easel


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


@pytest.mark.parametrize(("face", "size"), [("page", (1080, 1920)), ("photo", (1366, 768))])
def test_on_another_screen_a_face_is_as_if_opened_there(
    easel: Easel, easel_of: EaselOf, face: str, size: tuple[int, int]
) -> None:
    window = easel._screen.window
    anew = easel_of(size)
    for sight in [sight for sight in easel.sights("zh", frozenset()) if sight.face == face]:
        put(easel, sight, "zh", frozenset())
        before = texts(easel), pictures(easel)
        window.setGeometry(0, 0, *size)
        easel._settle()
        easel.image()
        put(anew, sight, "zh", frozenset())
        assert (texts(easel), pictures(easel)) == (texts(anew), pictures(anew)), sight.slide
        window.setGeometry(0, 0, 1920, 1080)
        easel._settle()
        easel.image()
        assert (texts(easel), pictures(easel)) == before, sight.slide
