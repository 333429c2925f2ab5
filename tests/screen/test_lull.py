"""When housekeeping is done: once, after things have come and gone, and never beneath a visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer

from kiosk.screen.lull import Lull

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Stage

    from kiosk.deck.model import Deck

MIDDLE = QPoint(480, 240)


def timer_of(lull: Lull) -> QTimer:
    found = lull.findChild(QTimer)
    assert isinstance(found, QTimer)
    return found


def test_it_waits_for_the_visitors_to_leave_then_comes_once(stage: Stage) -> None:
    done: list[str] = []
    lull = Lull(stage.presenter, lambda: done.append("beneath" if stage.presenter.state.visiting else "work"), 0.001)
    timer = timer_of(lull)
    assert not timer.isActive()
    stage.touch_at(MIDDLE)
    for _ in range(3):  # it looks, and looks again later
        with stage.qtbot.waitSignal(timer.timeout):
            pass
    stage.frame()
    assert done == []
    for _ in range(9):
        stage.after(30)
    assert not stage.presenter.state.visiting
    stage.qtbot.waitUntil(lambda: done == ["work"])
    assert not timer.isActive()


def test_many_things_in_one_spell_are_cleared_up_after_once(stage: Stage) -> None:
    lull = Lull(stage.presenter, lambda: None, 3600)
    stage.presenter.shownChanged.emit()
    timer = timer_of(lull)
    running = timer.id()
    for _ in range(3):
        stage.presenter.placeChanged.emit()
    assert timer.id() == running  # begun anew, it would have another, and with visitors all day it would never end


def test_a_new_deck_is_cleared_up_after_right_after_a_frame(stage: Stage, deck: Deck, tmp_path: Path) -> None:
    def work() -> None: ...

    Lull(stage.presenter, work, 0.001)
    waiting: list[Callable[[], None]] = []
    stage.presenter.after_frame = waiting.append
    stage.presenter.show_deck(deck, tmp_path)
    stage.qtbot.waitUntil(lambda: waiting == [work])
