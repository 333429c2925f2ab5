"""Garbage is collected in the thread that paints, whichever thread makes it."""

from __future__ import annotations

import gc
import threading
import weakref
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer

from kiosk import app
from kiosk.screen.collecting import ALL, LOOKS_FOR_ALL, Collector, due

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


class Ring:
    """Something that only the collector lets go."""

    def __init__(self) -> None:
        """Points at itself."""
        self.me = self


def busy(kept: list[list[int]]) -> None:
    """Make more than Python lets be without a look for garbage."""
    kept += [[] for _ in range(20 * gc.get_threshold()[0])]


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    """Whom a collector belongs to."""
    owner = QObject()
    yield owner
    owner.deleteLater()


def timer_of(collector: Collector) -> QTimer:
    found = collector.findChild(QTimer)
    assert isinstance(found, QTimer)
    return found


def test_what_other_threads_make_lets_nothing_go_there(owner: QObject) -> None:
    went: list[threading.Thread] = []
    gc.enable()
    collector = Collector(owner)
    weakref.finalize(Ring(), lambda: went.append(threading.current_thread()))
    kept: list[list[int]] = []
    other = threading.Thread(target=busy, args=(kept,))
    other.start()
    other.join()
    assert went == []
    busy(kept)
    assert went == []
    timer_of(collector).timeout.emit()
    assert went == [threading.main_thread()]


def test_all_of_it_is_looked_over_right_after_a_frame_and_once(owner: QObject) -> None:
    waiting: list[Callable[[], None]] = []
    collector = Collector(owner, waiting.append)
    for _ in range(gc.get_threshold()[ALL] + 1):
        gc.collect(ALL - 1)
    assert due() == ALL
    for _ in range(3):
        timer_of(collector).timeout.emit()
    (collect_all,) = waiting
    collect_all()
    assert due() is None


def test_each_minute_all_of_it_goes_however_little_was_made(owner: QObject) -> None:
    went: list[bool] = []
    collector = Collector(owner)
    ring = Ring()
    weakref.finalize(ring, went.append, True)
    for _ in range(ALL):
        gc.collect(ALL - 1)  # it has grown old
    del ring
    for _ in range(LOOKS_FOR_ALL - 1):
        timer_of(collector).timeout.emit()
    assert went == []
    timer_of(collector).timeout.emit()
    assert went == [True]


def test_a_kiosk_collects_in_its_own_thread_and_begins_once(owner: QObject) -> None:
    running = app.Running.__new__(app.Running)
    running.app = owner  # type: ignore[assignment]
    running.screen = SimpleNamespace(after_frame=lambda work: work())  # type: ignore[assignment]
    running._collector = None
    running._collect()
    begun = running._collector
    running._collect()
    gc.unfreeze()
    assert begun is not None
    assert running._collector is begun
    assert timer_of(begun).isActive()
    assert not gc.isenabled()
