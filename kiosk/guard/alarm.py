"""A timer that rings SIGALRM in one thread, the one that makes it, and in no other.

An ordinary timer's signal is for the whole process: one that was stopped (or slept) while it ran out takes it in
whichever thread wakes first, and stacks read from there are those of threads that run. Source: timer_create(2),
SIGEV_THREAD_ID of Linux. Where there is no such timer an ordinary one does. Knows no watchdog.
"""

from __future__ import annotations

import ctypes
import signal
import threading

_CLOCK_MONOTONIC = 1
_SIGEV_THREAD_ID = 4


class _Event(ctypes.Structure):
    """``struct sigevent``: 64 bytes."""

    _fields_ = (
        ("value", ctypes.c_void_p),
        ("signo", ctypes.c_int),
        ("notify", ctypes.c_int),
        ("thread", ctypes.c_int),
        ("rest", ctypes.c_char * 44),
    )


class _Times(ctypes.Structure):
    """``struct itimerspec``."""

    _fields_ = tuple((name, ctypes.c_long) for name in ("every_s", "every_ns", "first_s", "first_ns"))


class Alarm:
    """One alarm, which rings once each time it is set. A process that begins anew, or a copy, has none."""

    def __init__(self) -> None:
        """For the thread in which it is to ring. Raises AttributeError where the system knows no SIGALRM."""
        self.signal = signal.SIGALRM
        self._timer = self._own()

    def _own(self) -> ctypes.c_void_p | None:
        timer = ctypes.c_void_p()
        event = _Event(None, self.signal, _SIGEV_THREAD_ID, threading.get_native_id(), b"")
        try:
            self._libc = ctypes.CDLL(None)
            failed = self._libc.timer_create(_CLOCK_MONOTONIC, ctypes.byref(event), ctypes.byref(timer))
        except (OSError, AttributeError, TypeError):
            return None
        return None if failed else timer

    def set(self, seconds: float) -> None:
        """Ring in so many seconds, in place of what was set before; 0: not at all."""
        if self._timer is None:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            return
        times = _Times(0, 0, int(seconds), int(seconds % 1 * 1e9))
        self._libc.timer_settime(self._timer, 0, ctypes.byref(times), None)
