"""Frames a second while panels drift and fade, and the gaps between them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.bench.ground import FOUR_K, FULL_HD, IMPRESS, KIOSK, PAGE, REVEAL, running
from tests.bench.record import Result
from tests.bench.rows.start import until_panel
from tests.bench.screen import Frames, Watch, screen

if TYPE_CHECKING:
    from tests.bench.ground import Ground, Start

MS = 1000


def frames(ground: Ground) -> list[Result]:
    """At 1920x1080: all programs. Impress and reveal.js move only while they fade; only that is counted."""
    return _frames(ground, FULL_HD, "frames", "1080p", (KIOSK, PAGE, REVEAL, IMPRESS), 60.0)


def frames_4k(ground: Ground) -> list[Result]:
    """At 3840x2160: this kiosk and the plain page."""
    return _frames(ground, FOUR_K, "frames-4k", "2160p", (KIOSK, PAGE), 50.0)


def _frames(
    ground: Ground, size: tuple[int, int], row: str, called: str, names: tuple[str, ...], bar: float
) -> list[Result]:
    programs = ground.programs(size, *names)
    seen: dict[str, list[Frames]] = {name: [] for name in programs}
    warm(ground, programs, size)
    for _ in range(ground.plan.runs):
        for name, begin in programs.items():
            with screen(size) as on, running(begin, on) as program:
                watch = Watch(on)
                until_panel(program, on, watch)
                watch.close()
                time.sleep(ground.plan.settle)
                seconds = ground.plan.fades if name in {REVEAL, IMPRESS} else ground.plan.frames
                watch = Watch(on, on.box(0.75, 0.4))
                time.sleep(seconds)
                found = watch.close()
            seen[name].append(found)
            ground.say(
                f"{row}, {name}: {found.rate:.1f} frames a second, 99 % of gaps under {MS * found.gap(0.99):.0f} ms"
            )
    results = []
    for name, runs in seen.items():
        ours = name == KIOSK
        results += [
            Result(
                row,
                f"frames a second while something moves, {called}",
                name,
                "/s",
                tuple(run.rate for run in runs),
                bar if ours else None,
                most=False,
            ),
            Result(
                row,
                f"99 % of the gaps between them under, {called}",
                name,
                "ms",
                tuple(MS * run.gap(0.99) for run in runs),
                20.0 if ours and size == FULL_HD else None,
            ),
            Result(
                row,
                f"longest gap while something moves, {called}",
                name,
                "ms",
                tuple(MS * run.gap(1.0) for run in runs),
            ),
            Result(
                row,
                f"of the frames, other pixels than the one before, {called}",
                name,
                "%",
                tuple(100 * run.different / max(1, run.looked) for run in runs),
                digits=0,
            ),
        ]
    return results  # fmt: skip


def warm(ground: Ground, programs: dict[str, Start], size: tuple[int, int]) -> None:
    """Let each program once make what it keeps for later runs: before each row, it may have become another one."""
    for name, begin in programs.items():
        with screen(size) as on, running(begin, on) as program:
            watch = Watch(on)
            until_panel(program, on, watch)
            time.sleep(ground.plan.rest if name == KIOSK else 2)
            watch.close()
