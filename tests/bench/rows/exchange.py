"""Panel to panel: every frame of a lap grabbed, those without a complete picture counted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.bench.ground import FULL_HD, KIOSK, running
from tests.bench.kiosk import Kiosk
from tests.bench.looks import Look, flat_share, has_text, image, incomplete
from tests.bench.record import Result
from tests.bench.rows.frames import warm
from tests.bench.rows.start import until_panel
from tests.bench.screen import Screen, Watch, screen
from tests.bench.xclient import Box, XClient

if TYPE_CHECKING:
    from tests.bench.ground import Ground

LINES = (0.15, 0.3, 0.5, 0.65, 0.8)
LEFT = 0.6  # beside the scrim
WORDS = (0.055, 0.12, 0.03, 0.7)  # the first characters of a panel's lines: left, top, width, height


def exchange(ground: Ground) -> list[Result]:
    """One lap of the loop: five lines of the picture, and where the lines of words begin, of each frame."""
    begin = ground.programs(FULL_HD, KIOSK, pace=ground.plan.lap_pace)[KIOSK]
    warm(ground, ground.programs(FULL_HD, KIOSK), FULL_HD)
    with screen(FULL_HD) as on, running(begin, on) as program:
        assert isinstance(program, Kiosk)
        watch = Watch(on)
        until_panel(program, on, watch)
        panels = ground.stops(FULL_HD)
        began = time.monotonic()
        frames = _lap(program, on, watch, panels)
        painted = len(watch.close().between(began, time.monotonic()).times)
    holes = incomplete(frames)
    ground.say(f"exchange: {len(holes)} of {len(frames)} frames without a complete picture")
    note = f"{len(frames)} frames of {panels} panels grabbed, of {painted} painted"
    what = "panel to panel: frames with no complete picture"
    return [Result("exchange", what, KIOSK, "frames", (float(len(holes)),), 0.0, digits=0, note=note)]


def _lap(program: Kiosk, on: Screen, watch: Watch, panels: int) -> list[Look]:
    eyes = XClient(on.number)
    width = round(on.size[0] * (1 - LEFT))
    boxes = [Box(on.size[0] - width, round(on.size[1] * y), width, 2) for y in LINES]
    left, top, wide, high = (round(part * whole) for part, whole in zip(WORDS, (*on.size, *on.size), strict=True))
    words = Box(left, top, wide, high)
    frames: list[Look] = []
    seen = 0
    deadline = time.monotonic() + 400
    while seen <= panels and time.monotonic() < deadline:
        if watch.next_frame(0.5) is not None:
            grabbed = [image(eyes.grab(box), box) for box in (words, *boxes)]
            flat = sum(map(flat_share, grabbed[1:])) / len(boxes)
            frames.append(Look(seen, flat, has_text(grabbed[0])))
        seen += sum(event["event"] == "panel" for event in program.read())
    eyes.close()
    return frames
