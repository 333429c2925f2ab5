"""How the machine under the kiosk is, as lines of the staff board; must not know releases nor sticks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.guard.memory import Before
from kiosk.screen.desk import Fact, Said
from kiosk.screen.metrics import Metrics
from kiosk.screen.renderer import Renderer
from kiosk.staff import board_words as words
from kiosk.staff.doctor import clock_finding
from kiosk.staff.drawing import briefly

ENOUGH_BYTES = 1_000_000_000


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


class Machine:
    """Looked at anew each time. Everything that it looks at can be handed in."""

    def __init__(
        self,
        state: Path,
        metrics: Callable[[], Metrics],
        uptime: Callable[[], float],
        renderer: Renderer,
        *,
        before: Before = Before.FIRST,
        now: Callable[[], datetime] = _now,
        free: Callable[[Path], int] = _free,
    ) -> None:
        """``metrics`` are the screen's, ``uptime`` is in seconds; ``renderer`` draws; ``before`` came before."""
        self._state = state
        self._metrics = metrics
        self._uptime = uptime
        self._before = before
        self._free = free
        self._renderer = renderer
        self.now = now

    def facts(self) -> tuple[Fact, ...]:
        """Running since when and why, disk, screen, clock."""
        metrics, now = self._metrics(), self.now()
        return (
            words.running(self._uptime()),
            words.started(self._before),
            self._disk(),
            words.screen(metrics.width, metrics.height, metrics.inches, briefly(self._renderer)),
            words.clock(now, fine=clock_finding(now, self._state).fine),
        )

    def _disk(self) -> Fact:
        try:
            free = self._free(self._state)
        except OSError:
            return Fact(words.DISK, Said("查不到", "unknown"), troubling=True)
        return words.disk(free, enough=free >= ENOUGH_BYTES)
