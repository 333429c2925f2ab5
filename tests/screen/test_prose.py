"""Running text is laid out plain: nothing in it is ever markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.screen.drawn import SIGNS, sign_path
from kiosk.screen.prose import Prose

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def prose(text: str, width: int) -> Prose:
    item = Prose()
    item.setProperty("family", "Noto Sans CJK SC")
    item.setProperty("pixelSize", 20)
    item.setProperty("lineHeight", 30)
    item.setProperty("runs", [{"text": text, "strong": False}])
    item.setWidth(width)
    return item


@pytest.mark.usefixtures("qtbot")
def test_it_is_as_high_as_its_lines() -> None:
    one, three = prose("海" * 10, 200), prose("海" * 25, 200)
    assert (one.implicitHeight(), three.implicitHeight()) == (30, 90)


def test_a_narrower_place_takes_more_lines(qtbot: QtBot) -> None:
    del qtbot
    item = prose("海" * 10, 200)
    item.setWidth(100)
    assert item.implicitHeight() == 60


@pytest.mark.usefixtures("qtbot")
def test_markup_is_text() -> None:
    item = prose("<img src='file:///etc/passwd'><b>x</b>", 2000)
    assert item.text == "<img src='file:///etc/passwd'><b>x</b>"


@pytest.mark.parametrize("name", sorted(SIGNS))
def test_every_sign_can_be_drawn_in_its_box(name: str) -> None:
    for part in SIGNS[name].split("|"):
        box = sign_path(part).boundingRect()
        assert box.width() + box.height() > 8
        assert box.left() >= 0
        assert box.right() <= 24.1
        assert box.top() >= 0
        assert box.bottom() <= 24.1
