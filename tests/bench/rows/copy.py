"""What the machine itself needs to copy one frame in memory: the least that painting it could cost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.bench.ground import FOUR_K, FULL_HD, MACHINE
from tests.bench.record import Result

if TYPE_CHECKING:
    from tests.bench.ground import Ground

TIMES = 60
BYTES = 4  # a pixel
MS = 1000


def copy(ground: Ground) -> list[Result]:
    """From one piece of memory to another, both there before, of 1080p and 2160p."""
    results = []
    for called, (width, height) in (("1080p", FULL_HD), ("2160p", FOUR_K)):
        took = copies(BYTES * width * height)
        results.append(Result("copy", f"one copy of a frame in memory, {called}", MACHINE, "ms", took, digits=2))
        ground.say(f"copy, {called}: {results[-1].text()} ms")
    return results


def copies(size: int, times: int = TIMES) -> tuple[float, ...]:
    """Milliseconds of each of so many copies of so many bytes."""
    frame, into = memoryview(bytearray(b"\x7f") * size), bytearray(b"\x01") * size
    took = []
    for _ in range(times):
        began = time.perf_counter()
        into[:] = frame
        took.append(MS * (time.perf_counter() - began))
    assert into == frame
    return tuple(took)
