"""The counter sees Qt's objects and timers, and leaves nothing behind in the process that it counts."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQml import QQmlComponent, QQmlEngine
from shiboken6 import Shiboken

from tests.soak.inside import count_memory, count_objects
from tests.soak.watching import held

OBJECTS = 50
QML = b"import QtQml; QtObject { property list<QtObject> held: [ %s ] }"


def test_counting_leaves_nothing(qapp: Any, tmp_path: Path) -> None:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(QML % b", ".join([b"QtObject {}"] * OBJECTS), "")
    holder = component.create()
    assert holder is not None, component.errorString()
    holder.setParent(engine)
    window = QObject()
    timer = QTimer(window)
    timer.start(60_000)
    running: Any = SimpleNamespace(app=qapp, screen=SimpleNamespace(engine=engine, window=window))
    before = len(Shiboken.getAllValidWrappers())  # type: ignore[attr-defined]

    count_memory(tmp_path / "counts.memory")
    copy = count_objects(running, tmp_path / "counts.objects")
    assert os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]) == 0

    seen = held(os.getpid(), 0, tmp_path / "counts")
    assert seen is not None
    counted = seen.counted
    assert counted.objects > OBJECTS
    assert counted.timers >= 1
    assert counted.blocks > 0
    assert counted.large < counted.used
    assert counted.lasting > 0
    assert len(Shiboken.getAllValidWrappers()) <= before + 1  # type: ignore[attr-defined]
