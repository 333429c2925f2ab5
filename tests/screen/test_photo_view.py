"""The large photo: it stays in sight however it is drawn, and a keyboard finds in it what it is told of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from kiosk.show import Face

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import SlowMaker, Stage

    from kiosk.deck.model import Deck

RED = QColor("red")
MIDDLE = QPoint(480, 215)  # of what is above the buttons
LEFT, RIGHT, UP, DOWN = QPoint(-400, 0), QPoint(400, 0), QPoint(0, -300), QPoint(0, 300)
TALL, FLAT = (450, 600), (1200, 200)


def open_photo(stage: Stage) -> None:
    """Be at the first photo of the first page."""
    stage.presenter.openPage("10-one/10-a")
    stage.rest()
    stage.clock.now += 1
    stage.presenter.openPhoto(0)
    stage.rest()
    assert stage.presenter.state.face is Face.PHOTO


def draw(stage: Stage, way: QPoint) -> None:
    """Draw a finger, and let each of its moves be seen by the photo."""
    start = MIDDLE - way / 2
    stage.clock.now += 0.6
    QTest.touchEvent(stage.window, stage.finger).press(1, start, stage.window).commit()
    for step in range(1, 6):
        QTest.touchEvent(stage.window, stage.finger).move(1, start + way * step / 5, stage.window).commit()
        stage.frame()  # Qt gathers moves until the next frame
    QTest.touchEvent(stage.window, stage.finger).release(1, start + way, stage.window).commit()
    stage.rest()


@pytest.mark.parametrize(
    ("size", "way"), [(TALL, LEFT), (TALL, RIGHT), (FLAT, UP), (FLAT, DOWN)], ids=["left", "right", "up", "down"]
)
def test_a_photo_is_never_drawn_out_of_sight(
    stage_of: Callable[..., Stage], slow: SlowMaker, deck: Deck, tmp_path: Path, size: tuple[int, int], way: QPoint
) -> None:
    photo = QImage(*size, QImage.Format.Format_RGB32)
    photo.fill(RED)
    photo.save(str(tmp_path / "a.jpg"), "png")
    stage = stage_of(deck, slow)
    slow.make_all()
    stage.rest()
    open_photo(stage)
    for _ in range(4):
        stage.touch("放大")
    for _ in range(12):
        draw(stage, way)
    assert stage.presenter.state.face is Face.PHOTO
    assert stage.window.grabWindow().pixelColor(MIDDLE) == RED


def test_what_a_keyboard_reaches_as_close_closes(stage: Stage) -> None:
    open_photo(stage)
    stage.key(Qt.Key.Key_Tab)
    assert stage.window.activeFocusItem().property("spoken") == "关闭"
    stage.key(Qt.Key.Key_Return)
    assert stage.presenter.state.face is Face.PAGE


def test_a_keyboard_is_again_where_it_was_when_the_photo_closes(stage: Stage) -> None:
    stage.presenter.openPage("10-one/10-a")
    stage.rest()
    stage.clock.now += 1
    for _ in range(10):
        stage.key(Qt.Key.Key_Tab)
        reached = stage.window.activeFocusItem()
        if "大图" in str(reached.property("spoken")):
            break
    stage.key(Qt.Key.Key_Return)
    stage.rest()
    assert stage.presenter.state.face is Face.PHOTO
    stage.clock.now += 1
    stage.key(Qt.Key.Key_Escape)
    stage.rest()
    stage.qtbot.waitUntil(lambda: stage.window.activeFocusItem() == reached)
    stage.clock.now += 1
    stage.key(Qt.Key.Key_Return)
    assert stage.presenter.state.face is Face.PHOTO


def test_arrows_go_over_its_buttons(stage: Stage) -> None:
    open_photo(stage)
    stage.key(Qt.Key.Key_Down)
    stage.key(Qt.Key.Key_Down)
    assert stage.window.activeFocusItem().property("spoken") == "放大"
    stage.key(Qt.Key.Key_Up)
    assert stage.window.activeFocusItem().property("spoken") == "关闭"


def test_arrows_leave_the_page_below_where_it_is(stage_of: Callable[..., Stage], deck: Deck) -> None:
    section = deck.sections[0]
    slide = section.slides[0]
    slide = replace(slide, zh=replace(slide.zh, body=slide.zh.body * 20))
    stage = stage_of(replace(deck, sections=(replace(section, slides=(slide,)),)))
    open_photo(stage)
    stage.key(Qt.Key.Key_Down)
    stage.key(Qt.Key.Key_Escape)
    page = next(item for item in stage.items() if item.objectName() == "scrolling" and item.isVisible())
    assert page.property("contentHeight") > page.height()
    assert page.property("contentY") == 0
