"""The heartbeat of the thread that paints: a frame asked for, painted, and told; must not know who listens.

A still page paints nothing for minutes, so every few seconds one frame is asked for. While the window is not seen no
frame can come; then a round of the event loop has to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtQuick import QQuickWindow


class Pulse(QObject):
    """Calls ``beat`` after a painted frame with True, or with False for a window that nobody can see."""

    def __init__(self, window: QQuickWindow, beat: Callable[[bool], None], seconds: float) -> None:
        """Begin with the next frame; then every ``seconds``."""
        super().__init__(window)
        self._window = window
        self._beat = beat
        self._asked = False
        self._timer = QTimer(self)
        self._timer.setInterval(int(seconds * 1000))
        self._timer.timeout.connect(self.ask)
        self._timer.start()
        self._await_frame()  # the window may come to be seen a moment later: a start is over once something is painted

    def ask(self) -> None:
        """Ask for a sign of life."""
        if self._is_seen():
            self._await_frame()
        elif self._timer.isActive():
            QTimer.singleShot(0, self, self._unseen)

    def stop(self) -> None:
        """No more."""
        self._timer.stop()

    def _await_frame(self) -> None:
        if not self._asked:  # connected for one frame: nothing of ours runs at each of sixty a second
            self._asked = True
            self._window.frameSwapped.connect(self._painted, Qt.ConnectionType.QueuedConnection)
        self._window.update()

    def _painted(self) -> None:
        if self._asked:
            self._asked = False
            self._window.frameSwapped.disconnect(self._painted)
            self._beat(True)

    def _is_seen(self) -> bool:
        return self._window.isExposed() and self._window.isVisible()

    def _unseen(self) -> None:
        if not self._timer.isActive():
            return
        if self._is_seen():  # since just now: then by a frame after all
            self.ask()
        else:
            self._beat(False)
