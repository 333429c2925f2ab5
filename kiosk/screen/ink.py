"""Where the glyphs of a text are painted, and which it lacks; lays text out as Qt Quick does. Knows no window."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from kiosk.screen.looks import Area, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QFont, QTextDocument, QTextLine

ENDLESS = 1e6
BREAK = "\u2028"
_INVISIBLE = ("Cc", "Cf", "Zs", "Zl", "Zp", "Cn")
_SELECTORS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F, 0x115F, 0x1160, 0x3164))
_glyphs: dict[str, dict[str, bool]] = {}


@lru_cache(maxsize=4000)
def lines_of(
    text: str, font_key: str, width: float, wrap: int, align: int, pitch: float, most: int
) -> tuple[Line, ...]:
    """The lines of a Text of ``width`` pixels, none where it is below 0; lines ``pitch`` px apart; at most ``most``.

    ``font_key`` is QFont.toString() of one that was given to ``known_font``. The ink is told from the text's corner.
    """
    layout = QTextLayout(text.replace("\n", BREAK), _fonts[font_key])
    option = QTextOption(Qt.AlignmentFlag(align))
    option.setWrapMode(QTextOption.WrapMode(wrap))
    layout.setTextOption(option)
    layout.beginLayout()
    spans: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid() and len(spans) < most:
        line.setLineWidth(width if width >= 0 else ENDLESS)
        line.setPosition(QPointF(0, len(spans) * pitch if pitch else layout.boundingRect().height()))
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    areas = [_ink(layout.lineAt(number)) for number in range(len(spans))]
    return tuple(_told(layout.text(), spans, areas))


_fonts: dict[str, QFont] = {}


def known_font(font: QFont) -> str:
    """A name for ``font``, to be used with lines_of; features are part of it."""
    key = font.toString() + "".join(f"{tag.toString()}{font.featureValue(tag)}" for tag in font.featureTags())
    _fonts.setdefault(key, font)
    return key


def lines_of_document(document: QTextDocument) -> tuple[Line, ...]:
    """The lines of a document that is laid out already; the ink is told from its corner."""
    lines: list[Line] = []
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        corner = layout.position()
        rows = [layout.lineAt(number) for number in range(layout.lineCount())]
        areas = [_moved(_ink(row), corner) for row in rows]
        lines += _told(block.text(), [(row.textStart(), row.textLength()) for row in rows], areas)
        block = block.next()
    return tuple(lines)


def _moved(area: Area, by: QPointF) -> Area:
    return area if area.empty else Area(area.x + by.x(), area.y + by.y(), area.width, area.height)


def _ink(line: QTextLine) -> Area:
    whole = QRectF()
    for run in line.glyphRuns():
        raw = run.rawFont()
        for index, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            box = raw.boundingRect(index)
            if box.width() > 0 and box.height() > 0:
                whole = whole.united(box.translated(place))
    return Area(whole.x(), whole.y(), whole.width(), whole.height())


def _told(text: str, spans: list[tuple[int, int]], areas: list[Area]) -> Iterator[Line]:
    """Lines with their place in their paragraph. Qt counts in UTF-16."""
    wide = text.encode("utf-16-le")
    words = [wide[2 * start : 2 * (start + length)].decode("utf-16-le", "replace") for start, length in spans]
    ends = [word.endswith(BREAK) or number == len(words) - 1 for number, word in enumerate(words)]
    first = 0
    for number, (word, area, end) in enumerate(zip(words, areas, ends, strict=True)):
        if end:
            for row in range(first, number):
                yield Line(words[row], areas[row], last=False, of=number - first + 1)
            yield Line(word.rstrip(BREAK), area, last=True, of=number - first + 1)
            first = number + 1


def missing_glyphs(text: str, font: QFont) -> str:
    """The characters of ``text`` that no installed font can draw, once each; what has no shape is not missing."""
    known = _glyphs.setdefault(font.family(), {})
    found = []
    for character in dict.fromkeys(text):
        if character not in known:
            known[character] = _is_invisible(character) or _has_glyph(character, font)
        if not known[character]:
            found.append(character)
    return "".join(found)


def _is_invisible(character: str) -> bool:
    if character in "\n\t" or ord(character) in _SELECTORS:
        return True
    category = unicodedata.category(character)
    return category in _INVISIBLE and (category != "Cn" or character == "\u2065")


def _has_glyph(character: str, font: QFont) -> bool:
    layout = QTextLayout(character, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(ENDLESS)
    layout.endLayout()
    return all(index != 0 for run in layout.glyphRuns() for index in run.glyphIndexes())
