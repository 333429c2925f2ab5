"""Watches a window's touches, mouse and keys and tells the presenter; takes nothing from QML but keys.

And but a contact that lasts too long to be a finger: QML, too, sees no more of it.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEventPoint,
    QGuiApplication,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QTouchEvent,
    QWindow,
)

from kiosk.screen.metrics import EDGE_MM, SWIPE_MM, TAP_MM
from kiosk.screen.touch import MOUSE, Gesture

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.screen.metrics import Metrics

_log = logging.getLogger(__name__)

_MOUSE_EVENTS = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease}
_TOUCH_EVENTS = {
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
}
POINTER_MS = 3000  # a mouse's pointer is seen for as long after it moved
_EATEN = {
    *(QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop),
    *(QEvent.Type.Shortcut, QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease),
}
_TO_QML = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_FOREIGN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Gestures(QObject):
    """An event filter for the kiosk's window."""

    pressed = Signal(str, float)  # the corner in which it was (high, low, or none), and how many seconds ago
    strayed = Signal()  # the finger that is down no longer rests
    released = Signal()
    moved = Signal()
    swiped = Signal(str)  # left, right
    keyed = Signal(int, bool)  # Qt.Key, with Shift
    closed = Signal()  # somebody closed a window that may be

    def __init__(self, window: QWindow, metrics: Metrics, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin to watch ``window``; ``clock`` gives seconds."""
        super().__init__(window)
        self.taken = False  # to be said by who hears of a key: it has done what it was for, and no button has it too
        self.may_close = False  # its button ends a window; full screen there is none
        self.gesture = Gesture(0, 0, 0, 0)
        self._clock = clock
        self._panel: QPointingDevice | None = None  # that was touched last
        self._passing = False
        self._resting = False
        self.fit(metrics)
        self._pointer = QTimer(self)
        self._pointer.setSingleShot(True)
        self._pointer.setInterval(POINTER_MS)
        self._pointer.timeout.connect(self._hide_pointer)
        self._hide_pointer()
        window.installEventFilter(self)

    def fit(self, metrics: Metrics) -> None:
        """Take the sizes of a window."""
        self.gesture.tap_px = metrics.mm(TAP_MM)
        self.gesture.swipe_px = min(metrics.mm(SWIPE_MM), metrics.width / 3)
        self.gesture.edge_px = metrics.mm(EDGE_MM)
        self.gesture.width = metrics.width
        self.gesture.height = metrics.height
        self.gesture.corner_px = metrics.corner
        QGuiApplication.styleHints().setStartDragDistance(metrics.mm(TAP_MM))  # a list takes no tap from its cards

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See every event before the window does."""
        kind = event.type()
        if self._passing:
            return False
        if kind in _TOUCH_EVENTS and isinstance(event, QTouchEvent):
            return self._touch(event)
        if kind in _MOUSE_EVENTS and isinstance(event, QMouseEvent):
            return self._mouse(event)
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind == QEvent.Type.Close and self.may_close:
            self.closed.emit()
        return kind in _EATEN or kind == QEvent.Type.Close

    def _hide_pointer(self) -> None:
        window = self.parent()
        assert isinstance(window, QWindow)
        window.setCursor(Qt.CursorShape.BlankCursor)

    def _show_pointer(self) -> None:
        window = self.parent()
        assert isinstance(window, QWindow)
        if not self._pointer.isActive():
            window.unsetCursor()
        self._pointer.start()

    def retire(self) -> None:
        """Count no longer what has touched for too long to be a finger, here and in QML."""
        gone = self.gesture.retire(self._clock())
        if not gone:
            return
        _log.info("Contacts that last are ignored until they lift: %d", len(gone))
        for finger in gone:
            self._take_from_qml(finger)
        if not self.gesture.down:
            self.released.emit()
            return
        self._resting = self.gesture.resting
        self._tell_pressed()

    def _take_from_qml(self, finger: int) -> None:
        """No item has it in hand any more: where a drop lies on a button, others can touch that button."""
        if finger == MOUSE or self._panel is None or self._panel not in QInputDevice.devices():  # it may be unplugged
            return
        point = QEventPoint(finger, QEventPoint.State.Stationary, QPointF(), QPointF())
        grabs = QTouchEvent(QEvent.Type.TouchUpdate, self._panel, Qt.KeyboardModifier.NoModifier, [point])
        grabs.setExclusiveGrabber(point, None)  # type: ignore[arg-type]  # for nobody, which the stub has not
        grabs.clearPassiveGrabbers(point)

    def _touch(self, event: QTouchEvent) -> bool:
        """Take in what is told of fingers; whether QML has had of it what it shall see."""
        self._hide_pointer()
        if event.type() == QEvent.Type.TouchCancel:
            self.gesture.cancel()
            self.released.emit()
            return False
        self._panel = event.pointingDevice()
        points = event.points()
        hidden = self.gesture.lasting - {p.id() for p in points if p.state() == QEventPoint.State.Pressed}
        seen = [point for point in points if point.id() not in hidden]
        for point in points:
            place = point.position()
            if point.state() == QEventPoint.State.Pressed:
                self._press(point.id(), place.x(), place.y())
            elif point.state() == QEventPoint.State.Released:
                self._release(point.id(), place.x(), place.y())
            elif point.state() == QEventPoint.State.Updated:
                self._move(point.id(), place.x(), place.y())
        if len(seen) < len(points):
            self._pass_on(event, seen)
            return True
        return False

    def _pass_on(self, event: QTouchEvent, seen: list[QEventPoint]) -> None:
        """Give QML the event with these points alone."""
        if not seen:
            return
        states = {point.state() for point in seen}
        kind = QEvent.Type.TouchUpdate
        if states == {QEventPoint.State.Pressed}:
            kind = QEvent.Type.TouchBegin
        elif states == {QEventPoint.State.Released}:
            kind = QEvent.Type.TouchEnd
        window = self.parent()
        assert isinstance(window, QWindow)
        passed = QTouchEvent(kind, event.pointingDevice(), event.modifiers(), seen)
        passed.setTimestamp(event.timestamp())
        self._passing = True
        try:
            QCoreApplication.sendEvent(window, passed)
        finally:
            self._passing = False

    def _mouse(self, event: QMouseEvent) -> bool:
        """Take in what is told of the mouse; whether it is eaten: a button that lasts drags nothing any more."""
        place = event.position()
        self._show_pointer()
        if event.type() == QEvent.Type.MouseMove:
            if event.buttons() & Qt.MouseButton.LeftButton:
                self._move(MOUSE, place.x(), place.y())
            return MOUSE in self.gesture.lasting
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._press(MOUSE, place.x(), place.y())
        else:
            self._release(MOUSE, place.x(), place.y())
        return False

    def _press(self, finger: int, x: float, y: float) -> None:
        if self.gesture.press(finger, x, y, self._clock()):
            self._resting = True
            self._tell_pressed()
        self._watch_rest()

    def _tell_pressed(self) -> None:
        """Somebody's finger owns the gesture from now on, whenever it came down."""
        ago = max(0.0, self._clock() - self.gesture.own.since)
        self.pressed.emit(self.gesture.corner() if self._resting else "", ago)

    def _move(self, finger: int, x: float, y: float) -> None:
        if self.gesture.move(finger, x, y):
            self._watch_rest()
            self.moved.emit()

    def _watch_rest(self) -> None:
        if self._resting and not self.gesture.resting:
            self._resting = False
            self.strayed.emit()

    def _release(self, finger: int, x: float, y: float) -> None:
        counted = finger in self.gesture.fingers
        swipe = self.gesture.release(finger, x, y)
        if not counted:
            return
        if not self.gesture.down:
            self.released.emit()
        if swipe:
            self.swiped.emit(swipe)

    def _key(self, event: QKeyEvent) -> bool:
        """Keys of a button box or a presenter's clicker; all others are eaten.

        A press counts once, however long it lasts: a button that jams is nobody who reads.
        """
        if event.isAutoRepeat() or event.modifiers() & _FOREIGN:  # Alt+F4, Ctrl+W and the like are no navigation
            return True
        key = event.key()
        if key in _TO_QML:
            self.taken = False
            self.keyed.emit(key, False)
            return self.taken
        self.keyed.emit(key, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True
