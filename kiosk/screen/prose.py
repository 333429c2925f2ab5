"""Dresses running text: emphasis, squeezed punctuation and fixed line heights on plain text; parses no markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from PySide6.QtGui import QTextDocument

LAST_OF_BMP = 0xFFFF
_BEFORE_PUNCTUATION = re.compile("[。，、；：！？”’）》」』】](?=\u200b?[。，、；：！？”’）》」』】“‘（《「『【])")
_OPENING = "“‘（《「『【"


def squeezable(text: str) -> set[int]:
    """Where ``text`` has full-width punctuation that should take half an em: 。” ）， and an opening “ at the start."""
    places = {found.start() for found in _BEFORE_PUNCTUATION.finditer(text)}
    return places | ({0} if text[:1] and text[0] in _OPENING else set())


def dress(
    document: QTextDocument, runs: Iterable[Mapping[str, object]], font: QFont, line_height: int, strong: QColor
) -> None:
    """Format a document that holds the text of ``runs``: lines of ``line_height`` px, emphasis bold in ``strong``.

    To be called again when the document's width has changed: what begins a line depends on it.
    """
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setCharFormat(QTextCharFormat())
    lines = QTextBlockFormat()
    lines.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.mergeBlockFormat(lines)
    text = "".join(str(run.get("text", "")) for run in runs)
    start = 0
    for run in runs:
        length = _units(str(run.get("text", "")))
        if run.get("strong"):
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            bold.setForeground(strong)
            _merge(document, start, length, bold)
        start += length
    narrow = QFont(font)
    narrow.setFeature(QFont.Tag("halt"), 1)
    for place in sorted(squeezable(text)):
        _squeeze(document, _units(text[:place]), narrow)
    if any(mark in text for mark in _OPENING):
        _hang(document, narrow)


def _hang(document: QTextDocument, narrow: QFont) -> None:
    """Half an em for an opening “ at the start of each line, as lines lie: else the left edge is jagged."""
    after = 0
    while (place := next(_openings(document, after), None)) is not None:
        _squeeze(document, place, narrow)  # what follows moves up, so lines are looked at anew
        after = place + 1


def _openings(document: QTextDocument, after: int) -> Iterator[int]:
    """Where lines begin with an opening mark, from ``after`` on, in UTF-16 units."""
    document.documentLayout().documentSize()  # lays out what has changed
    block = document.firstBlock()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            place = block.position() + layout.lineAt(number).textStart()
            if place >= after and place > 0 and str(document.characterAt(place)) in _OPENING:
                yield place
        block = block.next()


def _squeeze(document: QTextDocument, at: int, narrow: QFont) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(at)
    cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
    style = cursor.charFormat()
    squeezed = QFont(narrow)
    squeezed.setWeight(QFont.Weight.Bold if style.fontWeight() >= QFont.Weight.Bold else QFont.Weight.Normal)
    style.setFont(squeezed)
    cursor.setCharFormat(style)


def _merge(document: QTextDocument, start: int, length: int, style: QTextCharFormat) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(style)


def _units(text: str) -> int:
    """The length of ``text`` as Qt counts it, in UTF-16."""
    return len(text) + sum(ord(character) > LAST_OF_BMP for character in text)
