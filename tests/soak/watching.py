"""Looks at the running kiosk from outside: is there a good picture, what does it hold; must not know who acts."""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import ImageGrab, ImageStat

_LOOK_SECONDS = 0.25
_HELD_SECONDS = 2.0
_LEAST_SPREAD = 6.0  # of grey values, standard deviation: an empty or plain screen has none


@dataclass(frozen=True, slots=True)
class Counted:
    """What the kiosk counts itself at one moment: Qt's objects, timers that run, Python's blocks; memory in MB.

    ``large`` is what malloc has given out in blocks of their own: decoded pictures, which come and go with panels.
    """

    objects: int = 0
    timers: int = 0
    used: float = 0.0  # given out, decoded pictures with it
    free: float = 0.0  # kept between, for the next who asks
    blocks: int = 0
    large: float = 0.0
    own: float = 0.0  # of the process, as in Held

    @property
    def lasting(self) -> float:
        """Its own memory without the pictures that are open."""
        return self.own - self.large


@dataclass(frozen=True, slots=True)
class Held:
    """What the kiosk's process holds at a moment. Memory in MB: all, its own alone, and with its children's share.

    ``own`` is memory without a file behind it. The rest is mostly pages of the Chinese fonts, which the system lends
    as glyphs are first drawn and takes back when it needs them.
    """

    panels: int
    pid: int
    resident: float
    own: float
    proportional: float
    files: int
    threads: int
    counted: Counted = Counted()


class Eye(threading.Thread):
    """Looks at the screen again and again; the longest time without a good picture."""

    def __init__(self, display: str) -> None:
        """Starts nothing."""
        super().__init__(daemon=True)
        self._display = display
        self._end = threading.Event()
        self._good_at = time.monotonic()
        self.looks = 0
        self.longest = 0.0

    def run(self) -> None:
        """Look until told to end."""
        self._good_at = time.monotonic()
        while not self._end.wait(_LOOK_SECONDS):
            good = self._is_good()
            now = time.monotonic()
            self.longest = max(self.longest, now - self._good_at)
            self.looks += 1
            if good:
                self._good_at = now

    def close(self) -> None:
        """Look no more."""
        self._end.set()
        self.join()

    def _is_good(self) -> bool:
        with suppress(OSError):
            picture = ImageGrab.grab(xdisplay=self._display).resize((64, 36)).convert("L")
            return ImageStat.Stat(picture).stddev[0] > _LEAST_SPREAD
        return False


def held(pid: int, panels: int, counts: Path) -> Held | None:
    """What a process holds, with what it counted itself (see tests.soak.inside); None where it has just ended."""
    try:
        files = sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
        threads = sum(1 for _ in Path(f"/proc/{pid}/task").iterdir())
        resident, own, proportional = _memory(pid)
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, ValueError):
        return None
    for child in children:
        with suppress(OSError, ValueError):
            proportional += _memory(int(child))[2]
    counted: dict[str, Any] = {}
    for what in ("memory", "objects"):
        with suppress(OSError, ValueError):  # it is about to be written
            counted |= json.loads(counts.with_name(f"{counts.name}.{what}").read_text())
    return Held(panels, pid, resident, own, proportional, files, threads, Counted(**counted))


def _memory(pid: int | str) -> tuple[float, float, float]:
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    resident, own, proportional = (int(lines[name].split()[0]) / 1024 for name in ("Rss", "Anonymous", "Pss"))
    return resident, own, proportional
