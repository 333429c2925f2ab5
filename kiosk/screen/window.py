"""Loads Main.qml and puts it on the screen: full screen, frameless, one window."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete

from kiosk.screen.board import Board
from kiosk.screen.drawn import Signs
from kiosk.screen.fonts import stand_at_whole_pixels
from kiosk.screen.gestures import Gestures
from kiosk.screen.placement import Placement

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtQml import QQmlError

    from kiosk.screen.presenter import Presenter

QML = Path(__file__).parent / "qml"
FRAME_LIMIT_MS = 100
_MOST_WARNINGS = 100  # kept for whoever asks; all are in the log
_log = logging.getLogger(__name__)


class WindowFailedError(RuntimeError):
    """Main.qml did not load; the message is for the log."""


class KioskWindow:
    """The engine, its window and what watches it, kept together for as long as they live."""

    def __init__(self, presenter: Presenter, size: tuple[int, int]) -> None:
        """Build the window at ``size`` pixels, hidden."""
        stand_at_whole_pixels()
        self.board = Board(presenter)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(QML))
        self.warnings: list[str] = []
        self.engine.warnings.connect(self._on_warnings)
        self.engine.addImageProvider("signs", Signs())
        presenter.resize(*size)
        self.engine.setInitialProperties(
            {"presenter": presenter, "board": self.board, "pad": self.board.pad, "width": size[0], "height": size[1]}
        )
        self.engine.load(QUrl.fromLocalFile(str(QML / "Kiosk" / "Main.qml")))
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise WindowFailedError("\n".join(self.warnings))
        self.window: QQuickWindow = roots[0]
        self.window.setPersistentSceneGraph(True)
        self._presenter = presenter
        self.window.widthChanged.connect(self._resized)
        self.window.heightChanged.connect(self._resized)
        self.gestures = Gestures(self.window, presenter.sizes, presenter.clock)
        presenter.listen(self.gestures)
        presenter.after_frame = self.after_frame
        self._placement: Placement | None = None
        self.on_failure: Callable[[str], None] = _log.error
        self.window.sceneGraphError.connect(self._on_scene_graph_error, Qt.ConnectionType.QueuedConnection)
        self.window.sceneGraphInvalidated.connect(self._on_scene_graph_lost, Qt.ConnectionType.QueuedConnection)

    def _on_warnings(self, errors: list[QQmlError]) -> None:
        self.warnings = (self.warnings + [error.toString() for error in errors])[-_MOST_WARNINGS:]

    def _on_scene_graph_error(self, _kind: object, message: str) -> None:
        """Nothing can be painted in this process any more. Unheard, Qt would abort."""
        self.on_failure(f"The scene graph failed: {message}")

    def _on_scene_graph_lost(self) -> None:
        """A driver was reset or the screen is gone; Qt makes a new scene graph for the next frame."""
        _log.warning("The scene graph was lost; a new one is made")
        self.window.update()

    def after_frame(self, work: Callable[[], None]) -> None:
        """Do ``work`` as soon as a frame has been painted, when there is the most time until the next.

        Where no frame comes, as the window is not seen, it is done soon all the same.
        """
        waits = [work]

        def done() -> None:
            if waits:
                waits.pop()()

        self.once_painted(done)
        QTimer.singleShot(FRAME_LIMIT_MS, self.window, done)

    def once_painted(self, work: Callable[[], None]) -> None:
        """Ask for a frame, and do ``work`` once it has been painted, however late."""
        window = self.window
        waits = [work]

        def painted() -> None:  # a function: of a method of no QObject PySide would keep two blocks for ever
            if waits:  # a render loop with a thread of its own swaps the next frame before this one is heard of
                window.frameSwapped.disconnect(painted)
                waits.pop()()

        window.frameSwapped.connect(painted, Qt.ConnectionType.QueuedConnection)
        window.update()

    def show_full_screen(self) -> None:
        """Cover the screen, and follow it from now on."""
        self._placement = Placement(self.window)

    def show_in_window(self) -> None:
        """In a window with a frame, whose button ends the program."""
        self.window.setFlags(Qt.WindowType.Window)
        self.gestures.may_close = True
        self.window.show()

    def _resized(self, *_: object) -> None:
        self._presenter.resize(self.window.width(), self.window.height())

    def close(self) -> None:
        """Take everything down before the presenter goes: filter, window, then the engine at once."""
        self.window.removeEventFilter(self.gestures)
        self.window.hide()
        self._placement = None
        delete(self.engine)
