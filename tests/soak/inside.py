"""The real kiosk with a counter inside, for what no look from outside sees: Qt's objects, malloc's own account.

``python -m tests.soak.inside COUNTS run ...`` writes fields of Counted into the files COUNTS.memory and COUNTS.objects,
again and again; the files beside them, ``walk`` and ``walked``, ask for a walk through every face and tell of its end.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from pathlib import Path

from kiosk.app import Running
from kiosk.cli import main
from tests.soak.walking import walk_when_asked
from tests.soak.watching import _memory

SECONDS = 4.0  # between two looks at memory: the loop is back between visits for longer
OBJECTS_SECONDS = 20.0
_LONGEST_SECONDS = 10
_MALLINFO = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"


class _MallInfo(ctypes.Structure):
    """glibc's ``struct mallinfo2``, in bytes and blocks."""

    _fields_ = [(name, ctypes.c_size_t) for name in _MALLINFO.split()]


def count_memory(into: Path) -> None:
    """Write what memory there is at this moment into a file."""
    used, free, large = _malloc()
    told = {"used": used, "free": free, "blocks": sys.getallocatedblocks(), "large": large, "own": _memory("self")[1]}
    _write(into, told)


def count_objects(running: Running, into: Path) -> int:
    """Write how many objects there are at this moment into a file, from a copy of this process; its id, to wait for.

    To look at one of Qt's objects is to give it an object of Python's, which stays as long as it does: counted here,
    the kiosk would grow by being counted.
    """
    copy = os.fork()
    if copy:
        return copy
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(_LONGEST_SECONDS)
    status = 1
    try:
        objects, timers = _objects(running)
        _write(into, {"objects": objects, "timers": timers})
        status = 0
    finally:
        os._exit(status)


def _write(into: Path, told: dict[str, float]) -> None:
    written = into.with_name(f"{into.name}.new")
    written.write_text(json.dumps(told))
    written.replace(into)


def _objects(running: Running) -> tuple[int, int]:
    """Qt's objects below the window, the engine and in Python, and the timers that run on them."""
    from PySide6.QtCore import QAbstractEventDispatcher, QObject
    from shiboken6 import Shiboken

    roots = (running.app, running.screen.engine, running.screen.window)
    found = {id(one): one for root in roots for one in (root, *root.findChildren(QObject))}
    found |= {id(one): one for one in Shiboken.getAllValidWrappers() if isinstance(one, QObject)}  # type: ignore[attr-defined]
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    return len(found), sum(len(dispatcher.registeredTimers(one)) for one in found.values())


def _malloc() -> tuple[float, float, float]:
    """What malloc has given out, what it keeps between, and what of the first are large blocks, in MB; else 0."""
    try:
        mallinfo = ctypes.CDLL(None).mallinfo2
    except AttributeError:
        return 0.0, 0.0, 0.0  # not glibc
    mallinfo.restype = _MallInfo
    told = mallinfo()
    return (told.uordblks + told.hblkhd) / 2**20, told.fordblks / 2**20, told.hblkhd / 2**20


def count_into(counts: Path) -> None:
    """Have every kiosk of this process count from its first frame on, into files whose names begin with ``counts``."""
    first = Running._after_first_frame

    def begin(running: Running) -> None:
        from PySide6.QtCore import QTimer

        first(running)
        copies: list[int] = []

        def objects() -> None:
            copies[:] = [copy for copy in copies if os.waitpid(copy, os.WNOHANG)[0] == 0]
            if not copies:
                copies.append(count_objects(running, counts.with_name(f"{counts.name}.objects")))

        for seconds, count in (
            (SECONDS, lambda: count_memory(counts.with_name(f"{counts.name}.memory"))),
            (OBJECTS_SECONDS, objects),
        ):
            timer = QTimer(running.app)
            timer.timeout.connect(count)
            timer.start(round(seconds * 1000))
        walk_when_asked(running, counts.with_name("walk"), counts.with_name("walked"))

    Running._after_first_frame = begin  # type: ignore[method-assign]


if __name__ == "__main__":
    count_into(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
