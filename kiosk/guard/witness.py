"""A thread that writes the stacks of all threads when the painting thread has been silent for long; knows no watchdog.

It holds Python's lock while it looks, so no frame goes while it is read; a signal's handler has no such hold, and
falls now and then. Where the painting thread hangs with the lock in its hand this thread never runs, but then no other
does either, and the handler that comes with the supervisor's abort reads frames that stand still.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from math import inf
from types import FrameType

_ASLEEP_SECONDS = 5.0  # between two looks while a silence that was told goes on
_DEEPEST = 100  # frames of one thread: a hang may be a recursion


class Witness:
    """One for a process. Times are in seconds."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        """``write`` is called in the witness's thread, once for a silence; what it raises of OSError is dropped."""
        self._write = write
        self._due: float | None = None
        self._wakes = inf
        self._called = threading.Event()
        self._thread: threading.Thread | None = None

    def expect(self, seconds: float) -> None:
        """There is to be a word within so many seconds, which is the next call. The first one starts the thread."""
        self._due = due = time.monotonic() + seconds
        if self._thread is None:
            self._thread = threading.Thread(target=self._look, name="witness", daemon=True)
            with suppress(RuntimeError):  # no more threads on this machine: the alarm and the abort are left
                self._thread.start()
        elif due < self._wakes:  # else it finds the new time when it wakes
            self._called.set()

    def end(self) -> None:
        """Nothing is expected any more, for good."""
        self._due = None
        self._called.set()

    def _look(self) -> None:
        told: float | None = None
        while (due := self._due) is not None:
            late = time.monotonic() - due
            if late >= 0 and due != told:
                told = due
                with suppress(OSError, ValueError):
                    self._write(all_stacks().encode())
            wait = _ASLEEP_SECONDS if late >= 0 else -late
            self._wakes = due + (wait + late)
            self._called.wait(wait)
            self._called.clear()
            self._wakes = inf  # a word that comes before it sleeps again wakes it again


def all_stacks() -> str:
    """The stacks of all threads but the caller's, the most recent call first, as faulthandler writes them."""
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    mine = threading.get_ident()
    told = ["Stacks of all threads (most recent call first):"]
    for ident, frame in sys._current_frames().items():  # noqa: SLF001
        if ident != mine:
            told += [f"Thread {names.get(ident, hex(ident))}:", *_calls(frame)]
    return "\n".join(told) + "\n"


def _calls(frame: FrameType | None) -> list[str]:
    calls: list[str] = []
    while frame is not None:
        if len(calls) == _DEEPEST:
            return [*calls, "  ..."]
        code = frame.f_code
        calls.append(f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_name}')
        frame = frame.f_back
    return calls
