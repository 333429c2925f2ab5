"""The window stays on the screen, feeds its pulse, and loses neither with the scene graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.screen import placement
from kiosk.screen.placement import Placement
from kiosk.screen.pulse import Pulse

if TYPE_CHECKING:
    from conftest import Stage


def test_without_a_screen_the_window_stays_as_it_is_and_then_covers_the_new_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as night:
        night.setattr(placement.QGuiApplication, "screens", list)
        follower = Placement(stage.window)
        assert "There is no screen" in caplog.text
        assert stage.window.width() == 960
    screen = QGuiApplication.primaryScreen()
    with stage.qtbot.waitSignal(stage.presenter.metricsChanged):
        follower._on_change()  # as Qt says it
    stage.qtbot.waitUntil(lambda: stage.window.geometry() == screen.geometry())
    assert (stage.presenter.sizes.width, stage.presenter.sizes.height) == screen.size().toTuple()


def test_a_painted_frame_is_a_beat_and_an_unseen_window_one_of_its_own(stage: Stage) -> None:
    beats: list[bool] = []
    pulse = Pulse(stage.window, beats.append, 3600)
    stage.qtbot.waitUntil(lambda: beats == [True])
    stage.frame()  # a frame that nobody asked for is none
    assert beats == [True]
    pulse.ask()
    stage.qtbot.waitUntil(lambda: beats == [True, True])
    stage.window.hide()
    pulse.ask()
    stage.qtbot.waitUntil(lambda: beats == [True, True, False])
    stage.window.show()
    stage.qtbot.waitUntil(stage.window.isExposed)
    pulse.ask()
    stage.qtbot.waitUntil(lambda: beats == [True, True, False, True])
    pulse.stop()


def test_a_window_that_is_about_to_be_seen_beats_first_by_its_frame(stage: Stage) -> None:
    stage.window.hide()
    stage.qtbot.waitUntil(lambda: not stage.window.isExposed())
    beats: list[bool] = []
    pulse = Pulse(stage.window, beats.append, 3600)
    QTest.qWait(0)  # what is due
    assert beats == []
    stage.window.show()
    stage.qtbot.waitUntil(lambda: bool(beats))
    assert beats == [True]
    pulse.stop()


def test_a_window_that_is_not_seen_at_all_beats_once_it_is_asked(stage: Stage) -> None:
    stage.window.hide()
    stage.qtbot.waitUntil(lambda: not stage.window.isExposed())
    beats: list[bool] = []
    pulse = Pulse(stage.window, beats.append, 0.01)
    stage.qtbot.waitUntil(lambda: bool(beats))
    assert beats[0] is False
    pulse.stop()


def test_a_failed_scene_graph_is_told_and_does_not_abort(stage: Stage) -> None:
    told: list[str] = []
    stage.screen.on_failure = told.append
    stage.window.sceneGraphError.emit(QQuickWindow.SceneGraphError.ContextNotAvailable, "no context")
    stage.qtbot.waitUntil(lambda: bool(told))
    assert "no context" in told[0]


def test_a_lost_scene_graph_is_painted_again(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.frame()  # nothing else is left to be painted
    with stage.qtbot.waitSignal(stage.window.frameSwapped):
        stage.window.sceneGraphInvalidated.emit()
    assert "a new one is made" in caplog.text


def test_full_screen_nobody_closes_it_and_a_window_its_button_does(stage: Stage) -> None:
    closed: list[bool] = []
    stage.screen.gestures.closed.connect(lambda: closed.append(True))
    QGuiApplication.sendEvent(stage.window, QCloseEvent())
    assert stage.window.isVisible()
    assert closed == []
    stage.screen.show_in_window()
    assert not stage.window.flags() & Qt.WindowType.FramelessWindowHint
    QGuiApplication.sendEvent(stage.window, QCloseEvent())
    assert closed == [True]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.MetaModifier),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Print, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_that_are_no_navigation_do_nothing(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    stage.after(1)
    stage.events.clear()
    before = stage.presenter.state.face, stage.presenter.state.panel
    QTest.keyClick(stage.window, key, modifier)
    stage.rest()
    assert (stage.presenter.state.face, stage.presenter.state.panel) == before
    assert stage.window.isVisible()
    assert stage.events == []


@pytest.mark.parametrize("kind", [QEvent.Type.ContextMenu, QEvent.Type.Drop, QEvent.Type.DragEnter])
def test_no_menu_and_nothing_is_dropped(stage: Stage, kind: QEvent.Type) -> None:
    assert stage.screen.gestures.eventFilter(stage.window, QEvent(kind))
