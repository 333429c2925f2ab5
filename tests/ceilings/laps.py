"""Goes through the report's panels lap by lap, by OpenGL; Qt tells of the scene graph's nodes meanwhile.

``python -m tests.ceilings.laps FOLDER`` on an X server; with QSG_RENDERER_DEBUG=dump Qt writes every frame's tree of
nodes to standard error, and this a line with the panel's slide after each.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtGui import QGuiApplication

from kiosk.deck import read_deck
from kiosk.pictures import Prepared
from kiosk.screen.grab import Easel, NoPictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.pictures import Outcome, Recipe

SIZE = (960, 540)
LAPS = 3
ROOT = Path(__file__).resolve().parents[2]
MARK = "PANEL"


class AtOnce(NoPictures):
    """Every photo has its picture at once: a grey one, as only its size matters here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def request(self, photo: Path, recipe: Recipe, priority: int, done: Callable[[Outcome], None]) -> None:
        """There it is."""
        del priority
        file = self._folder / f"{recipe.width}x{recipe.height}.png"
        if not file.exists():
            Image.new("RGB", (recipe.width, recipe.height), "grey").save(file)
        done(Prepared(photo, recipe, file))


def main(folder: Path) -> None:
    """Lap after lap."""
    app = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    easel = Easel(read_deck(ROOT).deck, ROOT / "images", AtOnce(folder), SIZE, quiet_seconds=0.0)
    panels = [sight for sight in easel.sights("zh", frozenset()) if sight.face == "panel"]
    for sight in panels * LAPS:
        for _ in easel.visit(sight):
            easel.image()
            sys.stderr.write(f"{MARK} {sight.slide}\n")
            sys.stderr.flush()
    easel.close()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
