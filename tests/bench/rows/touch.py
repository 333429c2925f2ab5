"""A touch on a panel to the first changed pixels, and the lift of the finger to the page at rest."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from tests.bench.ground import FULL_HD, KIOSK, running
from tests.bench.kiosk import Kiosk
from tests.bench.record import Result
from tests.bench.rows.frames import warm
from tests.bench.rows.start import until_panel
from tests.bench.screen import Screen, Watch, screen
from tests.bench.xclient import XClient

if TYPE_CHECKING:
    from tests.bench.ground import Ground

F5 = 0xFFC2
LIMIT = 2.0
DOWN = 0.09  # as long as a finger that taps stays on the glass
REST = 0.35  # as long as the pause between two of the page's own movements may be
MS = 1000
SETTLED = 400.0  # ms


def touch(ground: Ground) -> list[Result]:
    """Each touch a new visit, each panel another one."""
    begin = ground.programs(FULL_HD, KIOSK)[KIOSK]
    warm(ground, {KIOSK: begin}, FULL_HD)
    first: list[float] = []
    settled: list[float] = []
    with screen(FULL_HD) as on, running(begin, on) as program:
        assert isinstance(program, Kiosk)
        watch = Watch(on)
        until_panel(program, on, watch)
        program.wait_for("panel")
        hand = XClient(on.number)
        hand.move(round(on.size[0] * 0.3), round(on.size[1] * 0.3))
        time.sleep(3)
        for number in range(ground.plan.touches):
            one, whole, slide = _touch(program, on, hand, watch)
            first.append(MS * one)
            settled.append(MS * whole)
            if settled[-1] > SETTLED:
                ground.say(f"touch {number + 1}: {slide} at rest after {settled[-1]:.0f} ms")
            hand.key(F5)
            program.wait_for("loop")
            time.sleep(1.4)  # the panel has come, its words stand still
            if number % 10 == 9:
                ground.say(f"touch {number + 1}: first {max(first):.0f} ms, page {max(settled):.0f} ms at worst")
        hand.close()
        watch.close()
    late = sum(whole > SETTLED for whole in settled)
    held = f"the finger stays down for {MS * DOWN:.0f} ms, and the page opens as it lifts"
    return [
        _worst("first changed picture", first, 50.0, "; from the press"),
        _worst("settled page", settled, SETTLED, f"; {late} later than the bar; from the lift: {held}"),
        _worst("settled page, from the press", [MS * DOWN + whole for whole in settled]),
    ]


def _worst(what: str, took: list[float], bar: float | None = None, more: str = "") -> Result:
    note = f"median {statistics.median(took):.0f}{more}"
    what = f"touch to {what}, worst of {len(took)}"
    return Result("touch", what, KIOSK, "ms", (max(took),), bar, digits=0, note=note)


def _touch(program: Kiosk, on: Screen, hand: XClient, watch: Watch) -> tuple[float, float, str]:
    """Seconds to the first change above the words, where nothing else moves, and from the lift to rest; the slide."""
    box = on.box(0.2, 0.04, 100, 40)
    before = hand.grab(box)
    began = time.monotonic()
    hand.press()
    while hand.grab(box) == before:
        if time.monotonic() - began > LIMIT:
            break
    first = time.monotonic() - began
    time.sleep(max(0.0, began + DOWN - time.monotonic()))
    lifted = time.monotonic()
    hand.release()
    slide = str(program.wait_for("visit")["slide"])
    return first, watch.wait_still(REST, 10) - lifted, slide
