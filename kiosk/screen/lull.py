"""A good moment for housekeeping: a while after visitors or a new deck, with nobody there, right after a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.screen.presenter import Presenter

LULL_SECONDS = 60.0


class Lull(QObject):
    """Calls ``work`` once things have come and gone, at most once in ``seconds``, and never beneath a visitor."""

    def __init__(self, presenter: Presenter, work: Callable[[], None], seconds: float = LULL_SECONDS) -> None:
        """Listen to the faces and decks of ``presenter``."""
        super().__init__(presenter)
        self._presenter = presenter
        self._work = work
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(seconds * 1000))
        self._timer.timeout.connect(self._passed)
        presenter.placeChanged.connect(self._stirred)
        presenter.shownChanged.connect(self._stirred)

    def _stirred(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _passed(self) -> None:
        if self._presenter.state.visiting:
            self._timer.start()
        else:
            self._presenter.after_frame(self._work)
