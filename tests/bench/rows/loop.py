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
    from tests.bench.ground import Ground


def cpu(ground: Ground) -> list[Result]:
    """Per cent of a core while the loop runs; the X server's share beside it."""
    programs = ground.programs(FULL_HD, KIOSK, PAGE, REVEAL, IMPRESS)
    warm(ground, programs, FULL_HD)
    own: dict[str, list[float]] = {name: [] for name in programs}
    server: dict[str, list[float]] = {name: [] for name in programs}
    memory: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(ground.plan.runs):
        for name, begin in programs.items():
            with screen(FULL_HD) as on, running(begin, on) as program:
                watch = Watch(on)
                until_panel(program, on, watch)
                watch.close()
                time.sleep(ground.plan.settle)
                before = tree.cpu_seconds(program.pid), tree.cpu_seconds(on.pid), time.monotonic()
                time.sleep(ground.plan.loop)
                seconds = time.monotonic() - before[2]
                own[name].append(100 * (tree.cpu_seconds(program.pid) - before[0]) / seconds)
                server[name].append(100 * (tree.cpu_seconds(on.pid) - before[1]) / seconds)
                memory[name].append(tree.memory(program.pid))
            ground.say(f"cpu, {name}: {own[name][-1]:.1f} % of a core")
    results = []
    for name in programs:
        results += [
            Result("cpu", "processor, the loop", name, "% of a core", tuple(own[name])),
            Result("cpu", "the X server's meanwhile", name, "% of a core", tuple(server[name])),
            Result("cpu", "memory (PSS) after that", name, "MB", tuple(memory[name]), digits=0),
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
    """After 200 panels, shown faster than in life: the browser's page runs as many times faster as the kiosk."""
    programs = ground.programs(FULL_HD, KIOSK, PAGE, REVEAL, pace=ground.plan.pace)
    warm(ground, ground.programs(FULL_HD, *programs), FULL_HD)
    seconds = ground.seconds_of(FULL_HD, ground.plan.panels) / ground.plan.pace
    found: dict[str, list[float]] = {name: [] for name in programs}
    count: dict[str, int] = {}
    for _ in range(ground.plan.runs):
        for name, begin in programs.items():
            with screen(FULL_HD) as on, running(begin, on) as program:
                watch = Watch(on)
                until_panel(program, on, watch)
                watch.close()
                if isinstance(program, Kiosk):
                    for _ in range(ground.plan.panels):
                        program.wait_for("panel")
                else:
                    time.sleep(seconds)
                found[name].append(tree.memory(program.pid))
                count[name] = len(tree.processes(program.pid))
            ground.say(f"memory, {name}: {found[name][-1]:.0f} MB")
    what = f"memory (PSS) of the whole tree after {ground.plan.panels} panels"
    return [
        Result("memory", what, name, "MB", tuple(values), 150.0 if name == KIOSK else None, digits=0,
               note=f"{count[name]} processes")
        for name, values in found.items()
    ]  # fmt: skip
