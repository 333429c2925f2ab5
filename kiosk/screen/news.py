"""Brings word from another thread to the one that paints; knows no word's meaning."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    """``ring`` from any thread; ``rang`` comes on the thread that made the bell, with what was rung."""

    rang = Signal(object)

    def ring(self, word: object) -> None:
        """Tell, and go on at once."""
        self.rang.emit(word)
