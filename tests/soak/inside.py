"""The real kiosk with a counter inside, for what no look from outside sees: Qt's objects and running timers.

``python -m tests.soak.inside COUNTS run ...`` writes two numbers into the file COUNTS, each SECONDS anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.app import Running
from kiosk.cli import main

SECONDS = 20.0


def counts(running: Running) -> tuple[int, int]:
    """How many QObjects there are below the window, the engine and in Python; and how many timers run for them."""
    from PySide6.QtCore import QAbstractEventDispatcher, QObject
    from shiboken6 import Shiboken

    roots = (running.app, running.screen.engine, running.screen.window)
    found = {id(one): one for root in roots for one in (root, *root.findChildren(QObject))}
    found |= {id(one): one for one in Shiboken.getAllValidWrappers() if isinstance(one, QObject)}  # type: ignore[attr-defined]
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    return len(found), sum(len(dispatcher.registeredTimers(one)) for one in found.values())


def count_into(file: Path) -> None:
    """Have every kiosk of this process count from its first frame on."""
    first = Running._after_first_frame

    def begin(running: Running) -> None:
        from PySide6.QtCore import QTimer

        first(running)
        timer = QTimer(running.app)
        timer.timeout.connect(lambda: file.write_text("{} {}".format(*counts(running))))
        timer.start(round(SECONDS * 1000))

    Running._after_first_frame = begin  # type: ignore[method-assign]


if __name__ == "__main__":
    count_into(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
