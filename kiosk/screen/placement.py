"""Keeps the window on the screen, whatever becomes of the screen: unplugged, back, larger, turned, none for a night.

Must not know what is shown. After a change of an X screen Qt's QScreen may keep the old size (PITFALLS 21); what is
shown always follows the window's own size.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

_log = logging.getLogger(__name__)

REST_MS = 200  # a screen that comes back says so several times


class Placement(QObject):
    """Covers the primary screen with the window; without a window manager full screen alone does nothing."""

    def __init__(self, window: QQuickWindow) -> None:
        """Show ``window`` full screen, and follow the screen from now on."""
        super().__init__(window)
        self._window = window
        self._screen: QScreen | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST_MS)
        self._soon.timeout.connect(self.place)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._on_change)
        app.screenRemoved.connect(self._on_change)
        app.primaryScreenChanged.connect(self._on_change)
        self.place()

    def _on_change(self, *_: object) -> None:
        self._soon.start()

    def place(self) -> None:
        """Cover the screen that there is; with none, wait for one."""
        screens = QGuiApplication.screens()  # of which the first is the primary one
        if not screens or screens[0].geometry().isEmpty():
            _log.warning("There is no screen; waiting for one")
            return
        screen = screens[0]
        if screen is not self._screen:
            self._screen = screen
            screen.geometryChanged.connect(self._on_change)
        area = screen.geometry()
        if self._window.screen() is not screen:
            self._window.setScreen(screen)
        if self._window.geometry() != area or not self._window.isVisible():
            _log.info("The screen is %dx%d", area.width(), area.height())
            self._window.setGeometry(area)
            self._window.showFullScreen()
            self._window.setGeometry(area)
        self._window.update()
