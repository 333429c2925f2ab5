"""An X server of the bench's own, and a watcher that counts what is painted on it. Knows no program under test."""

from __future__ import annotations

import select
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.bench.xclient import Box, DisplayGoneError, XClient
from tests.xserver import XServer, xserver

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_FRAME = 0.004  # drawing operations closer than this belong to one frame
STANDING = 0.25  # a pause as long as this is no gap between frames, and is told apart


class Screen(XServer):
    """An X server with places on it."""

    def box(self, x: float, y: float, width: int = 240, height: int = 90) -> Box:
        """A box whose middle is at these parts of the screen."""
        return Box(round(x * self.size[0]) - width // 2, round(y * self.size[1]) - height // 2, width, height)


@contextmanager
def screen(size: tuple[int, int]) -> Iterator[Screen]:
    """A bare X server, ended at the end."""
    with xserver(size) as server:
        yield Screen(server.number, server.size, server.pid)


@dataclass
class Frames:
    """When frames were painted (seconds, monotonic), and how many of them looked otherwise than the one before."""

    times: list[float] = field(default_factory=list)
    different: int = 0
    looked: int = 0
    began: float | None = None  # of the watch
    ended: float | None = None

    def between(self, begin: float, end: float) -> Frames:
        """Only those in between."""
        return Frames([time_ for time_ in self.times if begin <= time_ < end])

    @property
    def gaps(self) -> list[float]:
        """Seconds between one frame and the next, standing still left out, in order of length."""
        return sorted(gap for gap in map(_gap, pairwise(self.times)) if gap < STANDING)

    @property
    def rate(self) -> float:
        """Frames a second while something moves; 0 where nothing did."""
        return len(self.gaps) / sum(self.gaps) if self.gaps else 0.0

    def gap(self, part: float) -> float:
        """The gap, in seconds, that this part of all gaps stays under."""
        return self.gaps[min(len(self.gaps) - 1, int(part * len(self.gaps)))] if self.gaps else 0.0

    @property
    def longest(self) -> float:
        """The longest time without a frame, standing still or not."""
        return max(self._without, default=0.0)

    @property
    def pauses(self) -> list[float]:
        """Seconds of each time without a frame that is too long for a gap: a rest, or a stall."""
        return [time_ for time_ in self._without if time_ >= STANDING]

    @property
    def _without(self) -> list[float]:
        """Seconds without a frame, before the first and after the last one of the watch too."""
        times = [time_ for time_ in (self.began, *self.times, self.ended) if time_ is not None]
        return [*map(_gap, pairwise(times))]


def _gap(pair: tuple[float, float]) -> float:
    return pair[1] - pair[0]


class Watch:
    """A thread that notes each frame. With ``look``, that part of the screen is compared after each."""

    def __init__(self, on: Screen, look: Box | None = None) -> None:
        """Begins at once."""
        self.frames = Frames()
        self._look = look
        self._events = XClient(on.number)
        self._events.watch()
        self._pixels = XClient(on.number)
        self._last_seen = b""
        self._changed = threading.Condition()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self.frames.began = time.monotonic()
        self._thread.start()

    def _run(self) -> None:
        last = 0.0
        with suppress(DisplayGoneError, OSError, ValueError):
            while not self._ended.is_set():
                if not select.select([self._events], [], [], 0.2)[0]:
                    continue
                painted = self._events.painted()
                now = time.monotonic()
                if painted is None:
                    continue
                with self._changed:
                    if now - last > ONE_FRAME:
                        self.frames.times.append(now)
                    last = now
                    self._changed.notify_all()
                if self._look is not None and painted.meets(self._look):
                    self._compare(self._look)

    def _compare(self, box: Box) -> None:
        seen = self._pixels.grab(box)
        self.frames.looked += 1
        if seen != self._last_seen:
            self.frames.different += 1
            self._last_seen = seen

    def wait_still(self, seconds: float, limit: float) -> float:
        """Wait until nothing was painted for so long; when the last frame was. TimeoutError after ``limit``."""
        deadline = time.monotonic() + limit
        while time.monotonic() < deadline:
            with self._changed:
                last = self.frames.times[-1] if self.frames.times else 0.0
            left = last + seconds - time.monotonic()
            if left <= 0:
                return last
            time.sleep(min(left, 0.05))
        raise TimeoutError

    def next_frame(self, limit: float) -> float | None:
        """Wait for the next frame; its time, None after ``limit`` seconds."""
        with self._changed:
            return self.frames.times[-1] if self._changed.wait(limit) and self.frames.times else None

    def close(self) -> Frames:
        """Stop watching; what was seen."""
        ended = time.monotonic()
        self._ended.set()
        self._thread.join(2)
        self.frames.ended = max([ended, *self.frames.times[-1:]])
        self._events.close()
        self._pixels.close()
        return self.frames
