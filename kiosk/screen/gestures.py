"""Watches a window's touches, mouse and keys and tells the presenter; takes nothing from QML but keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEventPoint, QKeyEvent, QMouseEvent, QTouchEvent, QWindow

from kiosk.screen.metrics import EDGE_MM, SWIPE_MM, TAP_MM
from kiosk.screen.touch import MOUSE, Gesture

if TYPE_CHECKING:
    from kiosk.screen.metrics import Metrics

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

    pressed = Signal(str)  # the corner in which it was: high, low, or none
    strayed = Signal()  # the finger that is down no longer rests
    released = Signal()
    moved = Signal()
    swiped = Signal(str)  # left, right
    keyed = Signal(int, bool)  # Qt.Key, with Shift
    closed = Signal()  # somebody closed a window that may be

    def __init__(self, window: QWindow, metrics: Metrics) -> None:
        """Begin to watch ``window``."""
        super().__init__(window)
        self.may_close = False  # its button ends a window; full screen there is none
        self.gesture = Gesture(0, 0, 0, 0)
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

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See every event before the window does."""
        kind = event.type()
        if kind in _TOUCH_EVENTS and isinstance(event, QTouchEvent):
            self._touch(event)
        elif kind in _MOUSE_EVENTS and isinstance(event, QMouseEvent):
            self._mouse(event)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        elif kind == QEvent.Type.Close and self.may_close:
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

    def _touch(self, event: QTouchEvent) -> None:
        self._hide_pointer()
        if event.type() == QEvent.Type.TouchCancel:
            self.gesture.cancel()
            self.released.emit()
            return
        for point in event.points():
            place = point.position()
            if point.state() == QEventPoint.State.Pressed:
                self._press(point.id(), place.x(), place.y())
            elif point.state() == QEventPoint.State.Released:
                self._release(point.id(), place.x(), place.y())
            elif point.state() == QEventPoint.State.Updated:
                self._move(point.id(), place.x(), place.y())

    def _mouse(self, event: QMouseEvent) -> None:
        place = event.position()
        self._show_pointer()
        if event.type() == QEvent.Type.MouseMove:
            if event.buttons() & Qt.MouseButton.LeftButton:
                self._move(MOUSE, place.x(), place.y())
        elif event.button() != Qt.MouseButton.LeftButton:
            return
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._press(MOUSE, place.x(), place.y())
        else:
            self._release(MOUSE, place.x(), place.y())

    def _press(self, finger: int, x: float, y: float) -> None:
        if self.gesture.press(finger, x, y):
            self._resting = True
            self.pressed.emit(self.gesture.corner())
        self._watch_rest()

    def _move(self, finger: int, x: float, y: float) -> None:
        self.gesture.move(finger, x, y)
        self._watch_rest()
        self.moved.emit()

    def _watch_rest(self) -> None:
        if self._resting and not self.gesture.resting:
            self._resting = False
            self.strayed.emit()

    def _release(self, finger: int, x: float, y: float) -> None:
        if finger not in self.gesture.fingers:
            return
        swipe = self.gesture.release(finger, x, y)
        if not self.gesture.down:
            self.released.emit()
        if swipe:
            self.swiped.emit(swipe)

    def _key(self, event: QKeyEvent) -> bool:
        """Keys of a button box or a presenter's clicker; all others are eaten."""
        if event.modifiers() & _FOREIGN:  # Alt+F4, Ctrl+W and the like are no navigation
            return True
        key = event.key()
        if key in _TO_QML:
            self.keyed.emit(key, False)
            return False
        if not event.isAutoRepeat():
            self.keyed.emit(key, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True
