"""Frames a second while panels drift and fade, and the gaps between them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.bench.ground import FOUR_K, FULL_HD, IMPRESS, KIOSK, PAGE, REVEAL, running
from tests.bench.record import Result
from tests.bench.rows.start import until_panel
from tests.bench.screen import STANDING, Frames, Watch, screen

if TYPE_CHECKING:
    from tests.bench.ground import Ground, Start

MS = 1000


def frames(ground: Ground) -> list[Result]:
    """At 1920x1080: all programs. Impress and reveal.js move only while they fade; only that is counted."""
    return _frames(ground, FULL_HD, "frames", "1080p", (KIOSK, PAGE, REVEAL, IMPRESS), 60.0)


def frames_4k(ground: Ground) -> list[Result]:
    """At 3840x2160: this kiosk and the plain page, which move all the time; those that only fade are left out."""
    return _frames(ground, FOUR_K, "frames-4k", "2160p", (KIOSK, PAGE), 50.0)


def _frames(
    ground: Ground, size: tuple[int, int], row: str, called: str, names: tuple[str, ...], bar: float
) -> list[Result]:
    programs = ground.programs(size, *names)
    seconds = {name: ground.plan.fades if name in {REVEAL, IMPRESS} else ground.plan.frames for name in programs}
    warm(ground, programs, size)

    def measure(name: str, begin: Start) -> tuple[float, ...]:
        with screen(size) as on, running(begin, on) as program:
            watch = Watch(on)
            until_panel(program, on, watch)
            watch.close()
            time.sleep(ground.plan.settle)
            watch = Watch(on, on.box(0.75, 0.4))
            time.sleep(seconds[name])
            found = watch.close()
        ground.say(f"{row}, {name}: {found.rate:.1f} frames a second, 99 % of gaps under {MS * found.gap(0.99):.0f} ms")
        return figures(found)

    return [
        result
        for name, runs in ground.in_turn(row, programs, measure).items()
        for result in told(row, called, name, runs, seconds[name], bars=(bar, 20.0 if size == FULL_HD else None))
    ]


def figures(seen: Frames) -> tuple[float, ...]:
    """What is kept of a run: rate, 99 % of gaps and the longest in ms, others in %, pauses and the longest in s."""
    others = 100 * seen.different / max(1, seen.looked)
    return seen.rate, MS * seen.gap(0.99), MS * seen.gap(1.0), others, len(seen.pauses), max(seen.pauses, default=0.0)


def told(
    row: str, called: str, name: str, runs: list[tuple[float, ...]], seconds: float, bars: tuple[float, float | None]
) -> list[Result]:
    """A program's runs of so many seconds, as results; the bars of rate and gaps are the kiosk's."""
    rate, most, longest, others, pauses, pause = zip(*runs, strict=True)
    at_least, at_most = bars if name == KIOSK else (None, None)
    moves = f"while something moves, {called}"
    too_long = f"longer than {STANDING:g} s, {called}"
    note = f"in {seconds:g} s"
    return [
        Result(row, f"frames a second {moves}", name, "/s", rate, at_least, most=False),
        Result(row, f"99 % of the gaps between them under, {called}", name, "ms", most, at_most),
        Result(row, f"longest gap {moves}", name, "ms", longest),
        Result(row, f"of the frames, other pixels than the one before, {called}", name, "%", others, digits=0),
        Result(row, f"pauses {too_long}", name, "a run", pauses, digits=0, note=note),
        Result(row, f"longest pause {too_long}", name, "s", pause, digits=2),
    ]


def warm(ground: Ground, programs: dict[str, Start], size: tuple[int, int]) -> None:
    """Let each program once make what it keeps for later runs: before each row, it may have become another one."""
    for name, begin in programs.items():
        with screen(size) as on, running(begin, on) as program:
            watch = Watch(on)
            until_panel(program, on, watch)
            time.sleep(ground.plan.rest if name == KIOSK else 2)
            watch.close()
