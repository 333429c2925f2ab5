"""Sheets of A4 with words and pictures, as a PDF; must not know what they are for. Needs a QGuiApplication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from kiosk.screen.fonts import families

DOTS_PER_INCH = 144
MARGIN_MM = 14.0
POINTS = (9.5, 9.0, 8.5, 8.0, 7.5)  # the largest in which a sheet is one page
STYLE = """
h1 { font-size: 150%; margin: 0; } h2 { font-size: 110%; margin: 6px 0 2px 0; } p, li { margin: 2px 0; }
td, th { padding: 2px 6px; vertical-align: top; text-align: left; } .soft { color: #555555; } .mark { color: #a8321a; }
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: HTML as Qt's rich text knows it, all text escaped, and the pictures that it names by ``src``."""

    html: str
    pictures: Mapping[str, QImage]


def write_sheets(file: Path, title: str, sheets: Iterable[Sheet]) -> int:
    """Write the sheets into a PDF, each on a page of its own or, where it is too long, on several; how many pages.

    Raises OSError where the file cannot be written.
    """
    with file.open("wb"):
        pass  # Qt says nothing of a file that it cannot write
    writer = QPdfWriter(str(file))
    writer.setTitle(title)
    writer.setCreator("haishu-kiosk")
    writer.setResolution(DOTS_PER_INCH)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    area = QSizeF(writer.pageLayout().paintRectPixels(DOTS_PER_INCH).size())
    painter = QPainter(writer)
    pages = 0
    try:
        for sheet in sheets:
            document = _fitting(sheet, area, writer)
            for page in range(document.pageCount()):
                if pages:
                    writer.newPage()
                painter.save()
                painter.translate(0, -page * area.height())
                document.drawContents(painter, QRectF(0, page * area.height(), area.width(), area.height()))
                painter.restore()
                pages += 1
    finally:
        painter.end()
    return pages


def _fitting(sheet: Sheet, area: QSizeF, writer: QPdfWriter) -> QTextDocument:
    """The sheet laid out in the largest letters in which it is one page, or in the smallest."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(STYLE)
    for name, image in sheet.pictures.items():
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    sans = families()[1]
    for points in POINTS:
        font = QFont(sans or "sans-serif")
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setHtml(sheet.html)
        document.setPageSize(area)
        if document.pageCount() == 1:
            break
    return document
