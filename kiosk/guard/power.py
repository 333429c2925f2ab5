"""Switches the display off and on by whatever tool this machine has for it; must not know hours or Qt.

Only in the kiosk's own session (KIOSK_SESSION=1, which its service sets): on anybody's desktop a program has no
business with the screen. No tool, or one that fails, leaves the dark scene; a tool that failed is called again.
"""

from __future__ import annotations

import logging
import queue
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_log = logging.getLogger(__name__)

LIMIT_SECONDS = 20.0
AGAIN_SECONDS = 15.0  # after a first failure, so with the next look at the hours; then twice as long each time
LONGEST_AGAIN_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Switch:
    """What is run for off and for on, and what it is told on its standard input."""

    off: tuple[str, ...]
    on: tuple[str, ...]
    says_off: str = ""
    says_on: str = ""


WLOPM = Switch(("wlopm", "--off", "*"), ("wlopm", "--on", "*"))
CEC = Switch(("cec-client", "-s", "-d", "1"), ("cec-client", "-s", "-d", "1"), "standby 0", "on 0")
XSET = Switch(("xset", "dpms", "force", "off"), ("xset", "dpms", "force", "on"))


def choose(environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which) -> Switch | None:
    """The switch for this session; None where there is none, or the session is not the kiosk's own."""
    if environ.get("KIOSK_SESSION") != "1":
        return None
    if which("cec-client"):
        return CEC
    if environ.get("WAYLAND_DISPLAY") and which("wlopm"):  # compositors of the wlroots family: weston is none
        return WLOPM
    if environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY") and which("xset"):
        return XSET
    return None


def call(command: Sequence[str], says: str) -> int:
    """Run one of a switch's commands; its exit status. Raises OSError and subprocess.TimeoutExpired."""
    return subprocess.run(  # noqa: S603 - one of the three above
        command, input=says.encode(), capture_output=True, timeout=LIMIT_SECONDS, check=False
    ).returncode


class Display:
    """The display as it should be. Its tool runs in a thread of its own: when the wish changes, and until it worked."""

    def __init__(
        self,
        switch: Switch | None,
        run: Callable[[Sequence[str], str], int] = call,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """How it is now, nobody knows: a run before may have left it off."""
        self._switch = switch
        self._run = run
        self._clock = clock
        self._wish: bool | None = None
        self._is: bool | None = None  # as the tool left it; None where nobody knows
        self._waiting = 0  # turns that are not over yet
        self._pause = AGAIN_SECONDS
        self._not_before = 0.0
        self._lock = threading.Lock()
        self._turns: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None

    def want(self, *, on: bool, may_go_off: bool) -> None:
        """Have it on or off, soon. Where staff never let it go off it is left alone.

        Said again and again, it costs nothing once the display is so; until then the tool is called again, after
        pauses that grow. Another wish never waits for them.
        """
        on = on or not may_go_off
        if self._switch is None or (self._wish is None and not may_go_off):
            return
        with self._lock:
            if on is not self._wish:
                self._wish, self._pause = on, AGAIN_SECONDS
            elif self._is is on or self._waiting or self._clock() < self._not_before:
                return
            self._waiting += 1
        self._turns.put(on)
        if self._worker is None:  # a daemon: no tool that hangs keeps the kiosk from ending
            self._worker = threading.Thread(target=self._work, args=(self._switch,), name="display", daemon=True)
            self._worker.start()

    def _work(self, switch: Switch) -> None:
        while True:
            self._take_turn(switch, on=self._turns.get())

    def _take_turn(self, switch: Switch, *, on: bool) -> None:
        done = self._turn(switch, on=on)
        with self._lock:
            self._waiting -= 1
            self._is = on if done else None
            if not done and on is self._wish:
                self._not_before = self._clock() + self._pause
                self._pause = min(self._pause * 2, LONGEST_AGAIN_SECONDS)

    def _turn(self, switch: Switch, *, on: bool) -> bool:
        """Call the tool; whether it says that it worked."""
        command, says = (switch.on, switch.says_on) if on else (switch.off, switch.says_off)
        try:
            status = self._run(command, says)
        except (OSError, subprocess.TimeoutExpired) as error:
            _log.warning("The display cannot be switched by %s: %s", command[0], type(error).__name__)
            return False
        if status:
            _log.warning("The display cannot be switched by %s: status %d", command[0], status)
        return not status
