"""Draws the report's first panels and pages, a section and home with the renderer that the environment sets.

``python -m tests.screen.drawn_by OUT STATE`` writes OUT/NAME.png, and what drew to standard output.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.deck import read_deck
from kiosk.pictures import PictureMaker, Store
from kiosk.screen.grab import Easel

SIZE = (960, 540)
FACES = frozenset({"panel", "page", "section", "home"})
ROOT = Path(__file__).resolve().parents[2]


def main(out: Path, state: Path) -> None:
    """Draw each face once; a section with two slides has all that is drawn."""
    app = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    deck = read_deck(ROOT).deck
    first = deck.sections[0]
    deck = replace(deck, sections=(replace(first, slides=first.slides[:2]),))
    maker = PictureMaker(Store(state), ROOT / "images")
    maker.start()
    easel = Easel(deck, ROOT / "images", maker, SIZE)
    for sight in easel.sights("zh", frozenset()):
        for grab in easel.grab(sight):
            if grab.face in FACES and not grab.fold:
                grab.image.save(str(out / f"{grab.face}-{grab.slide.replace('/', '-')}.png"))
    sys.stdout.write(f"{QQuickWindow.sceneGraphBackend() or QQuickWindow.graphicsApi().name}\n")
    easel.close()
    maker.close()
    app.quit()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
