"""Switches the display off and on by whatever tool this machine has for it; must not know hours or Qt.

Only in the kiosk's own session (KIOSK_SESSION=1, which its service sets): on anybody's desktop a program has no
business with the screen. No tool, or one that fails, leaves the dark scene; a tool that failed is called again.

cec-client ends with status 0 whatever the television does, so it is asked afterwards. A television that was on and then
falls silent has lost its power: it is switched on again when it is back. One that was on and then says standby was
switched off by somebody's remote control, and is left so until the hall's next opening.
"""

from __future__ import annotations

import logging
import queue
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

_log = logging.getLogger(__name__)

LEFT_OFF = "display-off"  # the file's name; there is nothing in it
LIMIT_SECONDS = 20.0
AGAIN_SECONDS = 15.0  # after a first failure, so with the next look at the hours; then twice as long each time
LONGEST_AGAIN_SECONDS = 300.0
LOOK_SECONDS = 300.0  # between two looks at one that is on


@dataclass(frozen=True, slots=True)
class Switch:
    """What is run for off and for on, and what it is told on its standard input.

    ``asks``: what makes the tool for on say how the display is; "" where it cannot, and its exit status has to do.
    """

    off: tuple[str, ...]
    on: tuple[str, ...]
    says_off: str = ""
    says_on: str = ""
    asks: str = ""


WLOPM = Switch(("wlopm", "--off", "*"), ("wlopm", "--on", "*"))
CEC = Switch(("cec-client", "-s", "-d", "1"), ("cec-client", "-s", "-d", "1"), "standby 0", "on 0", "pow 0")
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


@dataclass(frozen=True, slots=True)
class Answer:
    """How a tool ended, and what it wrote."""

    status: int
    said: str = ""


class Seen(Enum):
    """What a display says of itself. ``SILENT``: nothing, or that it does not know."""

    ON = "on"
    OFF = "standby"
    CHANGING = "in transition"
    SILENT = "unknown"


def seen(said: str) -> Seen:
    """What cec-client wrote, as a state."""
    told = re.findall(r"power status: *([^\r\n]*)", said)
    return next((state for state in Seen if told and told[-1].startswith(state.value)), Seen.SILENT)


def call(command: Sequence[str], says: str) -> Answer:
    """Run one of a switch's commands. Raises OSError and subprocess.TimeoutExpired."""
    done = subprocess.run(  # noqa: S603 - one of the three above
        command, input=says.encode(), capture_output=True, timeout=LIMIT_SECONDS, check=False
    )
    return Answer(done.returncode, done.stdout.decode(errors="replace"))


class Display:
    """The display as it should be. Its tool runs in a thread of its own: when the wish changes, and until it worked."""

    def __init__(
        self,
        switch: Switch | None,
        run: Callable[[Sequence[str], str], Answer] = call,
        clock: Callable[[], float] = time.monotonic,
        left: Path | None = None,
    ) -> None:
        """How it is now, nobody knows: a run before may have left it off, and then the file ``left`` is there."""
        self._switch = switch
        self._left = left
        self._was_left_off = left is not None and left.exists()
        self._run = run
        self._clock = clock
        self._wish: bool | None = None
        self._is: bool | None = None  # as the tool left it; None where nobody knows
        self._tried: bool | None = None  # the wish for which the tool was called last
        self._is_minded = False  # whether it is looked at now and then, once it is as wished
        self._waiting = 0  # turns that are not over yet
        self._pause = AGAIN_SECONDS
        self._not_before = 0.0
        self._lock = threading.Lock()
        self._turns: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None

    def want(self, *, on: bool, may_go_off: bool) -> None:
        """Have it on or off, soon. Where staff never let it go off it is left alone, unless a run before left it off.

        Said again and again, it costs nothing once the display is so; until then the tool is called again, after
        pauses that grow. Another wish never waits for them.
        """
        on = on or not may_go_off
        if self._switch is None or (self._wish is None and not may_go_off and not self._was_left_off):
            return
        with self._lock:
            if on is not self._wish:
                self._wish, self._pause = on, AGAIN_SECONDS
            elif self._waiting or self._clock() < self._not_before or (self._is is on and not self._is_minded):
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
        """For the worker. A turn for a display that is as wished is a look at it."""
        if self._is is on:
            self._look(switch)
            return
        done = self._turn(switch, on=on)
        if done and on and self._left is not None:
            with suppress(OSError):
                self._left.unlink(missing_ok=True)
        with self._lock:
            self._waiting -= 1
            self._is = on if done else None
            self._is_minded = on and bool(switch.asks)  # one that somebody has on in a closed hall may stay on
            if done:
                self._not_before = self._clock() + LOOK_SECONDS
            elif on is self._wish:
                self._not_before = self._clock() + self._pause
                self._pause = min(self._pause * 2, LONGEST_AGAIN_SECONDS)

    def _look(self, switch: Switch) -> None:
        """Look at a display that was on: see the module's docstring."""
        now = self._ask(switch)
        with self._lock:
            self._waiting -= 1
            self._not_before = self._clock() + LOOK_SECONDS
            if now is Seen.OFF:
                self._is_minded = False
            elif now is Seen.SILENT:
                self._is, self._pause, self._not_before = None, AGAIN_SECONDS, self._clock()

    def _turn(self, switch: Switch, *, on: bool) -> bool:
        """Call the tool; whether the display is now as wished, as far as that can be known."""
        wished = Seen.ON if on else Seen.OFF
        again, self._tried = self._tried is on, on
        if not on:
            self._note_off()
        if again and switch.asks and self._ask(switch) is wished:  # it took its time
            return True
        answer = self._call(switch.on if on else switch.off, switch.says_on if on else switch.says_off)
        if answer is None or answer.status or not switch.asks:
            return answer is not None and not answer.status
        now = self._ask(switch)
        if now is not wished and again:
            _log.warning("The display was told to be %s and says: %s", wished.value, now.value)
        return now is wished

    def _note_off(self) -> None:
        """For the run after this one: should staff no longer let it go off, it would be left alone, and so off."""
        if self._left is not None:
            with suppress(OSError):
                self._left.parent.mkdir(parents=True, exist_ok=True)
                self._left.touch()

    def _ask(self, switch: Switch) -> Seen:
        answer = self._call(switch.on, switch.asks)
        return Seen.SILENT if answer is None else seen(answer.said)

    def _call(self, command: Sequence[str], says: str) -> Answer | None:
        """What the tool answers, logged where it failed; None where it did not run to its end."""
        try:
            answer = self._run(command, says)
        except (OSError, subprocess.TimeoutExpired) as error:
            _log.warning("The display cannot be switched by %s: %s", command[0], type(error).__name__)
            return None
        except Exception:  # noqa: BLE001 - the thread goes on, or nothing would ever switch the display on again
            _log.exception("The display cannot be switched by %s", command[0])
            return None
        if answer.status:
            _log.warning("The display cannot be switched by %s: status %d", command[0], answer.status)
        return answer
