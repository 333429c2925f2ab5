"""Sheets become pages of a PDF: one each, smaller letters first, several where even those are too large."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kiosk.screen.sheets import Sheet, write_sheets


def picture() -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    return image


@pytest.mark.parametrize(("lines", "pages"), [(3, 1), (44, 1), (200, 4)])
def test_a_sheet_takes_one_page_where_it_can(qtbot: QtBot, tmp_path: Path, lines: int, pages: int) -> None:
    del qtbot
    sheet = Sheet('<img src="a" width="330">' + "<p>一行字</p>" * lines, {"a": picture()})
    assert write_sheets(tmp_path / "a.pdf", "审签单", [sheet]) == pages
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_each_sheet_begins_a_page(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    assert write_sheets(tmp_path / "a.pdf", "审签单", [Sheet("<p>甲</p>", {}), Sheet("<p>乙</p>", {})]) == 2


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    with pytest.raises(OSError, match="directory"):
        write_sheets(tmp_path, "审签单", [])
