"""Processor time of the loop and of rest, and memory after many panels: of the whole process tree."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.bench import tree
from tests.bench.ground import FULL_HD, IMPRESS, KIOSK, PAGE, REVEAL, running
from tests.bench.kiosk import Kiosk
from tests.bench.record import Result
from tests.bench.rows.frames import warm
from tests.bench.rows.start import until_panel
from tests.bench.screen import Watch, screen

if TYPE_CHECKING:
    from tests.bench.ground import Ground, Start

WHOLE = "the same, what others share with it counted whole"


def cpu(ground: Ground) -> list[Result]:
    """Per cent of a core over five minutes of the loop, the X server's share beside it, and the memory after it."""
    programs = ground.programs(FULL_HD, KIOSK, PAGE, REVEAL, IMPRESS)
    warm(ground, programs, FULL_HD)

    def measure(name: str, begin: Start) -> tuple[float, ...]:
        with screen(FULL_HD) as on, running(begin, on) as program:
            watch = Watch(on)
            until_panel(program, on, watch)
            watch.close()
            time.sleep(ground.plan.settle)
            before = tree.cpu_seconds(program.pid), tree.cpu_seconds(on.pid), time.monotonic()
            time.sleep(ground.plan.loop)
            seconds = time.monotonic() - before[2]
            own = 100 * (tree.cpu_seconds(program.pid) - before[0]) / seconds
            server = 100 * (tree.cpu_seconds(on.pid) - before[1]) / seconds
            ground.say(f"cpu, {name}: {own:.1f} % of a core")
            return own, server, tree.memory(program.pid), tree.whole_memory(program.pid)

    results = []
    for name, runs in ground.in_turn("cpu", programs, measure).items():
        own, server, memory, whole = zip(*runs, strict=True)
        both = tuple(a + b for a, b in zip(own, server, strict=True))
        results += [
            Result("cpu", f"processor, the loop, each run {ground.plan.loop:g} s", name, "% of a core", own),
            Result("cpu", "the X server's meanwhile", name, "% of a core", server),
            Result("cpu", "both together", name, "% of a core", both),
            Result("cpu", "memory (PSS) of the whole tree after that, at the true pace", name, "MB", memory, digits=0),
            Result("cpu", WHOLE, name, "MB", whole, digits=0),
        ]
    return results


def still(ground: Ground) -> list[Result]:
    """Per cent of a core while a page is open and nothing moves."""
    begin = ground.programs(FULL_HD, KIOSK)[KIOSK]
    warm(ground, {KIOSK: begin}, FULL_HD)
    used = []
    for _ in range(ground.plan.runs):
        with screen(FULL_HD) as on, running(begin, on) as program:
            assert isinstance(program, Kiosk)
            watch = Watch(on)
            until_panel(program, on, watch)
            open_page(program, on.number, on.size)
            watch.wait_still(1.5, 20)
            time.sleep(ground.plan.settle)
            before, began = tree.cpu_seconds(program.pid), time.monotonic()
            time.sleep(ground.plan.still)
            used.append(100 * (tree.cpu_seconds(program.pid) - before) / (time.monotonic() - began))
            watch.close()
        ground.say(f"still: {used[-1]:.1f} % of a core")
    return [Result("still", "processor, while nothing moves (a page is open)", KIOSK, "% of a core", tuple(used), 3.0)]


def open_page(kiosk: Kiosk, number: int, size: tuple[int, int]) -> None:
    """Touch the panel and wait until its page, or its section, is there."""
    from tests.bench.xclient import XClient

    hand = XClient(number)
    kiosk.wait_for("panel")
    time.sleep(1.0)
    hand.move(round(size[0] * 0.3), round(size[1] * 0.3))
    hand.press()
    hand.release()
    kiosk.wait_for("visit")
    hand.close()


def memory(ground: Ground) -> list[Result]:
    """After 200 panels, shown faster than in life: the browser's page runs as many times faster as the kiosk.

    Impress is left out: nothing makes its show run faster.
    """
    programs = ground.programs(FULL_HD, KIOSK, PAGE, REVEAL, pace=ground.plan.pace)
    warm(ground, ground.programs(FULL_HD, *programs), FULL_HD)
    seconds = ground.seconds_of(FULL_HD, ground.plan.panels) / ground.plan.pace

    def measure(name: str, begin: Start) -> tuple[float, ...]:
        with screen(FULL_HD) as on, running(begin, on) as program:
            watch = Watch(on)
            until_panel(program, on, watch)
            watch.close()
            if isinstance(program, Kiosk):
                for _ in range(ground.plan.panels):
                    program.wait_for("panel")
            else:
                time.sleep(seconds)
            used = tree.memory(program.pid)
            ground.say(f"memory, {name}: {used:.0f} MB")
            return used, tree.whole_memory(program.pid), len(tree.processes(program.pid))

    shown = f"{ground.plan.panels} panels, {ground.plan.pace:g} times as fast as in life"
    results = []
    for name, runs in ground.in_turn("memory", programs, measure).items():
        used, whole, processes = zip(*runs, strict=True)
        bar, note = 150.0 if name == KIOSK else None, f"{max(processes):g} processes"
        what = f"memory (PSS) of the whole tree after {shown}"
        results.append(Result("memory", what, name, "MB", used, bar, digits=0, note=note))
        results.append(Result("memory", WHOLE, name, "MB", whole, bar, digits=0))
    return results
