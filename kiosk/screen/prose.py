"""Running text with emphasis, laid out as plain text with formats: no markup is ever parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Property, QPointF, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QRectF

QML_IMPORT_NAME = "Kiosk.Screen"
QML_IMPORT_MAJOR_VERSION = 1
QVariantList = cast("type", "QVariantList")  # Qt takes the name of its own type


LAST_OF_BMP = 0xFFFF
_BEFORE_PUNCTUATION = re.compile("[。，、；：！？”’）》」』】](?=[。，、；：！？”’）》」』】“‘（《「『【])")
_OPENING = "“‘（《「『【"


def squeezable(text: str) -> set[int]:
    """Where ``text`` has full-width punctuation that should take half an em: 。” ）， and an opening “ at the start."""
    places = {found.start() for found in _BEFORE_PUNCTUATION.finditer(text)}
    return places | ({0} if text[:1] and text[0] in _OPENING else set())


class _Span(QTextLayout.FormatRange):
    """A stretch of one format; ``joins`` when the next character of the same emphasis may be added to it."""

    joins = False


@QmlElement
class Prose(QQuickPaintedItem):
    """One paragraph of runs ``{text, strong}``, broken to the item's width, with lines of a fixed height in px."""

    runsChanged = Signal()
    styleChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._runs: list[dict[str, object]] = []
        self._pixel_size = 30
        self._line_height = 52
        self._color = QColor("black")
        self._strong_color = QColor("black")
        self._family = ""
        self._language = "zh"
        self._layout: QTextLayout | None = None
        self._laid_width = -1.0

    @property
    def text(self) -> str:
        """What stands here, without emphasis."""
        return "".join(str(run.get("text", "")) for run in self._runs)

    def geometryChange(self, new: QRectF | QRect, old: QRectF | QRect) -> None:
        """Lay the text out anew at another width."""  # connected signals do not fire in QML's derived types
        super().geometryChange(new, old)
        if new.width() != self._laid_width:
            self._relay()

    def _font(self, *, strong: bool) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(self._pixel_size)
        font.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
        if self._language == "en":
            font.setFeature(QFont.Tag("pwid"), 1)  # Noto CJK SC draws ’ “ ” 1 em wide otherwise
        return font

    def _relay(self) -> None:
        width = self.width()
        if width <= 0:
            return
        layout = QTextLayout(self.text, self._font(strong=False))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (self._line_height - line.ascent() - line.descent()) / 2))
            y += self._line_height
        layout.endLayout()
        self._layout = layout
        self._laid_width = width
        self.setImplicitHeight(max(y, float(self._line_height)))
        self.setHeight(self.implicitHeight())
        self.update()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        """Emphasis, and half an em for punctuation that stands before punctuation or begins the paragraph."""
        squeezed = squeezable(self.text) if self._language == "zh" else set()
        formats: list[_Span] = []
        at = start = 0
        for run in self._runs:
            strong = bool(run.get("strong"))
            for character in str(run.get("text", "")):
                length = 2 if ord(character) > LAST_OF_BMP else 1  # Qt counts UTF-16
                halved = at in squeezed
                last = formats[-1] if formats else None
                if strong and not halved and last is not None and last.start + last.length == start and last.joins:
                    last.length += length
                elif strong or halved:
                    formats.append(self._format(start, length, strong=strong, halved=halved))
                at += 1
                start += length
        return list(formats)

    def _format(self, start: int, length: int, *, strong: bool, halved: bool) -> _Span:
        style = QTextCharFormat()
        font = self._font(strong=strong)
        if halved:
            font.setFeature(QFont.Tag("halt"), 1)
        style.setFont(font)
        style.setForeground(self._strong_color if strong else self._color)
        span = _Span()
        span.start, span.length, span.format = start, length, style
        span.joins = strong and not halved
        return span

    def paint(self, painter: QPainter) -> None:
        """Draw the laid-out lines."""
        if self._layout is None:
            return
        painter.setPen(self._color)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._layout.draw(painter, QPointF(0, 0))

    def _get_runs(self) -> list[dict[str, object]]:
        return self._runs

    def _set_runs(self, runs: list[dict[str, object]]) -> None:
        if runs != self._runs:
            self._runs = list(runs)
            self.runsChanged.emit()
            self._relay()

    def _get_pixel_size(self) -> int:
        return self._pixel_size

    def _set_pixel_size(self, value: int) -> None:
        if value != self._pixel_size:
            self._pixel_size = max(1, value)
            self.styleChanged.emit()
            self._relay()

    def _get_line_height(self) -> int:
        return self._line_height

    def _set_line_height(self, value: int) -> None:
        if value != self._line_height:
            self._line_height = max(1, value)
            self.styleChanged.emit()
            self._relay()

    def _get_color(self) -> QColor:
        return self._color

    def _set_color(self, value: QColor) -> None:
        if value != self._color:
            self._color = QColor(value)
            self.styleChanged.emit()
            self._relay()

    def _get_strong_color(self) -> QColor:
        return self._strong_color

    def _set_strong_color(self, value: QColor) -> None:
        if value != self._strong_color:
            self._strong_color = QColor(value)
            self.styleChanged.emit()
            self._relay()

    def _get_family(self) -> str:
        return self._family

    def _set_family(self, value: str) -> None:
        if value != self._family:
            self._family = value
            self.styleChanged.emit()
            self._relay()

    def _get_language(self) -> str:
        return self._language

    def _set_language(self, value: str) -> None:
        if value != self._language:
            self._language = value
            self.styleChanged.emit()
            self._relay()

    runs = Property(QVariantList, _get_runs, _set_runs, notify=runsChanged)
    pixelSize = Property(int, _get_pixel_size, _set_pixel_size, notify=styleChanged)
    lineHeight = Property(int, _get_line_height, _set_line_height, notify=styleChanged)
    color = Property(QColor, _get_color, _set_color, notify=styleChanged)
    strongColor = Property(QColor, _get_strong_color, _set_strong_color, notify=styleChanged)
    family = Property(str, _get_family, _set_family, notify=styleChanged)
    language = Property(str, _get_language, _set_language, notify=styleChanged)
