"""Panel to panel: every frame of a lap grabbed, those without a complete picture counted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.bench.ground import FULL_HD, KIOSK, running
from tests.bench.kiosk import Kiosk
from tests.bench.looks import flat_share, image, incomplete
from tests.bench.record import Result
from tests.bench.rows.frames import warm
from tests.bench.rows.start import until_panel
from tests.bench.screen import Screen, Watch, screen
from tests.bench.xclient import Box, XClient

if TYPE_CHECKING:
    from tests.bench.ground import Ground

LINES = (0.15, 0.3, 0.5, 0.65, 0.8)
LEFT = 0.6  # beside the scrim


def exchange(ground: Ground) -> list[Result]:
    """One lap of the loop, five lines of each frame."""
    begin = ground.programs(FULL_HD, KIOSK, pace=ground.plan.lap_pace)[KIOSK]
    warm(ground, ground.programs(FULL_HD, KIOSK), FULL_HD)
    with screen(FULL_HD) as on, running(begin, on) as program:
        assert isinstance(program, Kiosk)
        watch = Watch(on)
        until_panel(program, on, watch)
        panels = ground.stops(FULL_HD)
        shares = _lap(program, on, watch, panels)
        watch.close()
    holes = incomplete(shares)
    ground.say(f"exchange: {len(holes)} of {len(shares)} frames without a complete picture")
    note = f"{len(shares)} frames of {panels} panels grabbed"
    what = "panel to panel: frames with no complete picture"
    return [Result("exchange", what, KIOSK, "frames", (float(len(holes)),), 0.0, digits=0, note=note)]


def _lap(program: Kiosk, on: Screen, watch: Watch, panels: int) -> list[float]:
    eyes = XClient(on.number)
    width = round(on.size[0] * (1 - LEFT))
    boxes = [Box(on.size[0] - width, round(on.size[1] * y), width, 2) for y in LINES]
    shares: list[float] = []
    seen = 0
    deadline = time.monotonic() + 400
    while seen <= panels and time.monotonic() < deadline:
        if watch.next_frame(0.5) is not None:
            grabbed = [eyes.grab(box) for box in boxes]
            shares.append(sum(flat_share(image(pixels, box)) for pixels, box in zip(grabbed, boxes, strict=True)) / 5)
        seen += sum(event["event"] == "panel" for event in program.read())
    eyes.close()
    return shares
