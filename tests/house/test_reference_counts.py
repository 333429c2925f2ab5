"""PySide6 must not lose references to True (ADR 1): some hundreds of signals would end the process."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal

EMITS = 300


class Bell(QObject):
    rung = Signal(bool)


def test_emitting_keeps_every_reference(qapp: QCoreApplication) -> None:
    bell, heard = Bell(), 0

    def hear(on: bool) -> None:
        nonlocal heard
        heard += on

    bell.rung.connect(hear)
    trues, nones = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(EMITS):
        bell.rung.emit(True)
        qapp.processEvents()
    assert heard == EMITS
    assert abs(sys.getrefcount(True) - trues) < EMITS // 10
    assert abs(sys.getrefcount(None) - nones) < EMITS // 10
