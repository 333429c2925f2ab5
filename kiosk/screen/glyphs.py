"""python -m kiosk.screen.glyphs: which characters of standard input no font here draws, as one line of JSON.

Run apart, as Qt may abort. Knows no content.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QFont, QGuiApplication, QTextLayout

from kiosk.screen.fonts import families

_NO_GLYPH = 0  # what OpenType calls the glyph of a character that a font lacks


def undrawable(text: str, family: str) -> str:
    """Those characters that neither ``family`` nor any font that Qt falls back to has. Needs a QGuiApplication.

    They are laid out as the screen does: QFontMetrics.inFontUcs4 knows no fonts to fall back to.
    """
    return "".join(character for character in text if _lacks(character, QFont(family)))


def _lacks(character: str, font: QFont) -> bool:
    layout = QTextLayout(character, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(_NO_GLYPH in run.glyphIndexes() for run in layout.glyphRuns())


def main() -> int:
    """Print whether there is a Chinese font, and the characters that titles or texts cannot have."""
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    app = QGuiApplication(["kiosk"])
    chosen = {family for family in families() if family is not None}
    lost = {character for family in chosen for character in undrawable(text, family)}
    json.dump({"hanzi": bool(chosen), "missing": "".join(c for c in text if c in lost)}, sys.stdout)
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
