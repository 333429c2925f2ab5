"""Draws the report's first panels and pages, a section and home with the renderer that the environment sets.

``python -m tests.screen.drawn_by OUT STATE`` writes OUT/NAME.png and, without its words, OUT/bare-NAME.png, and what
drew to standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.deck import read_deck
from kiosk.deck.model import Language
from kiosk.pictures import PictureMaker, Store
from kiosk.screen.grab import Easel

SIZE = (960, 540)
FACES = frozenset({"panel", "page", "section", "home"})
LOOKS: tuple[tuple[Language, str], ...] = (("zh", "normal"), ("zh", "contrast"), ("en", "large"))
ROOT = Path(__file__).resolve().parents[2]


def _draw(easel: Easel, face: str, out: Path, name: str) -> None:
    easel.image().save(str(out / f"{name}.png"))
    easel.image_without(easel.look(face)[1]).save(str(out / f"bare-{name}.png"))


def _pictures(item: QQuickItem) -> Iterator[QQuickItem]:
    """Those that drift."""
    for child in item.childItems():
        if child.property("travel") is not None:
            yield child
        yield from _pictures(child)


def _draw_between(easel: Easel, out: Path, name: str) -> None:
    """As in an exchange, and in a drift: the picture half there, at a part of a pixel."""
    pictures = [item for item in _pictures(easel._screen.window.contentItem()) if item.isVisible()]
    picture = max(pictures, key=lambda item: item.z())
    before = picture.property("drifting"), picture.opacity()
    picture.setProperty("drifting", True)
    picture.setProperty("offset", -0.37)
    picture.setOpacity(0.5)
    easel.image_without(easel.look("panel")[1]).save(str(out / f"bare-moving-{name}.png"))
    picture.setProperty("offset", 0.0)
    picture.setProperty("drifting", before[0])
    picture.setOpacity(before[1])


def main(out: Path, state: Path) -> None:
    """Draw each face once; a section with two slides has all that is drawn."""
    app = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    deck = read_deck(ROOT).deck
    first = deck.sections[0]
    deck = replace(deck, sections=(replace(first, slides=first.slides[:2]),))
    maker = PictureMaker(Store(state), ROOT / "images")
    maker.start()
    easel = Easel(deck, ROOT / "images", maker, SIZE)
    for language, mode in LOOKS:
        for sight in easel.sights(language, frozenset({mode} - {"normal"})):
            if sight.face in FACES:
                name = f"{sight.face}-{sight.slide.replace('/', '-')}-{language}-{mode}"
                next(easel.visit(sight))
                _draw(easel, sight.face, out, name)
                if sight.face == "panel":
                    _draw_between(easel, out, name)
    sys.stdout.write(f"{QQuickWindow.sceneGraphBackend() or QQuickWindow.graphicsApi().name}\n")
    easel.close()
    maker.close()
    app.quit()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
