"""Loads Main.qml and puts it on the screen: full screen, frameless, one window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete

from kiosk.screen.board import Board
from kiosk.screen.drawn import Signs
from kiosk.screen.gestures import Gestures

if TYPE_CHECKING:
    from kiosk.screen.presenter import Presenter

QML = Path(__file__).parent / "qml"


class WindowFailedError(RuntimeError):
    """Main.qml did not load; the message is for the log."""


class KioskWindow:
    """The engine, its window and what watches it, kept together for as long as they live."""

    def __init__(self, presenter: Presenter, size: tuple[int, int], board: Board | None = None) -> None:
        """Build the window at ``size`` pixels, hidden; without a ``board`` staff find an empty one."""
        self.board = board or Board(presenter)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(QML))
        self.warnings: list[str] = []
        self.engine.warnings.connect(lambda errors: self.warnings.extend(error.toString() for error in errors))
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
        self.gestures = Gestures(self.window, presenter.sizes)
        presenter.listen(self.gestures)

    def show_full_screen(self) -> None:
        """Cover the screen; without a window manager full screen alone does nothing, so the geometry is set too."""
        screen = self.window.screen()
        self.window.setGeometry(screen.geometry())
        self.window.showFullScreen()
        self.window.setGeometry(screen.geometry())

    def _resized(self, *_: object) -> None:
        self._presenter.resize(self.window.width(), self.window.height())

    def close(self) -> None:
        """Take everything down before the presenter goes: filter, window, then the engine at once."""
        self.window.removeEventFilter(self.gestures)
        self.window.hide()
        delete(self.engine)
