"""The end that is asked for by a signal, at any moment: it is noted, announced and bounded; must not know Qt.

Python's handlers run only when Python does, so the event loop is woken through a socket (PITFALLS 9).
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Ending:
    """Takes SIGTERM and SIGINT from now on. ``asked`` stays true once one has come."""

    def __init__(self, *first: Callable[[], None]) -> None:
        """``first`` is called at once, in the main thread, whatever the kiosk is doing."""
        self.asked = False
        self._first = first
        self._quit: Callable[[], None] | None = None
        self._wake, self._ours = socket.socketpair()
        for end in (self._wake, self._ours):
            end.setblocking(False)
        signal.set_wakeup_fd(self._ours.fileno(), warn_on_full_buffer=False)
        for number in SIGNALS:
            signal.signal(number, lambda *_: self.ask())

    @property
    def wakes(self) -> int:
        """The file descriptor that can be read when a signal has come."""
        return self._wake.fileno()

    def into(self, quit_loop: Callable[[], None]) -> None:
        """From now on there is an event loop to leave; at once, where the end has been asked for before."""
        self._quit = quit_loop
        if self.asked:
            quit_loop()

    def woken(self) -> None:
        """The loop has come round: leave it, if that was why. A signal may have come just before it began."""
        self._wake.recv(64)
        if self.asked and self._quit is not None:
            self._quit()

    def ask(self) -> None:
        """Ask for the end."""
        if not self.asked:
            self.asked = True
            for call in self._first:
                call()
        if self._quit is not None:
            self._quit()

    def stop_if_asked(self) -> None:
        """While there is no loop yet: end now if that was asked for."""
        if self.asked:
            raise SystemExit(0)

    def close(self) -> None:
        """Leave signals to whoever comes next."""
        signal.set_wakeup_fd(-1)
        for end in (self._wake, self._ours):
            end.close()
