"""Switches the display off and on by whatever tool this machine has for it; must not know hours or Qt.

Only in the kiosk's own session (KIOSK_SESSION=1, which its service sets): on anybody's desktop a program has no
business with the screen. No tool, or one that fails, leaves the dark scene.
"""

from __future__ import annotations

import logging
import queue
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_log = logging.getLogger(__name__)

LIMIT_SECONDS = 20.0


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
    if environ.get("WAYLAND_DISPLAY") and which("wlopm"):
        return WLOPM
    if which("cec-client"):
        return CEC
    if environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY") and which("xset"):
        return XSET
    return None


def call(command: Sequence[str], says: str) -> int:
    """Run one of a switch's commands; its exit status. Raises OSError and subprocess.TimeoutExpired."""
    return subprocess.run(  # noqa: S603 - one of the three above
        command, input=says.encode(), capture_output=True, timeout=LIMIT_SECONDS, check=False
    ).returncode


class Display:
    """The display as it should be. Its tool runs in a thread of its own, and only when something changes."""

    def __init__(self, switch: Switch | None, run: Callable[[Sequence[str], str], int] = call) -> None:
        """How it is now, nobody knows: a run before may have left it off."""
        self._switch = switch
        self._run = run
        self._on: bool | None = None
        self._turns: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None

    def want(self, *, on: bool, may_go_off: bool) -> None:
        """Have it on or off, soon. Where staff never let it go off it is left alone."""
        on = on or not may_go_off
        if self._switch is None or on is self._on or (self._on is None and not may_go_off):
            return
        self._on = on
        self._turns.put(on)
        if self._worker is None:  # a daemon: no tool that hangs keeps the kiosk from ending
            self._worker = threading.Thread(target=self._work, args=(self._switch,), name="display", daemon=True)
            self._worker.start()

    def _work(self, switch: Switch) -> None:
        while True:
            self._turn(switch, on=self._turns.get())

    def _turn(self, switch: Switch, *, on: bool) -> None:
        command, says = (switch.on, switch.says_on) if on else (switch.off, switch.says_off)
        try:
            status = self._run(command, says)
        except (OSError, subprocess.TimeoutExpired) as error:
            _log.warning("The display cannot be switched by %s: %s", command[0], type(error).__name__)
            return
        if status:
            _log.warning("The display cannot be switched by %s: status %d", command[0], status)
