"""Process start to the first whole panel on the screen, seen from outside, everything warm."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.bench.ground import FULL_HD, IMPRESS, KIOSK, PAGE, REVEAL, running
from tests.bench.kiosk import Kiosk, StoppedError
from tests.bench.looks import has_text, image, is_one_ground, is_photo
from tests.bench.record import Result
from tests.bench.screen import Screen, Watch, screen
from tests.bench.xclient import Box, XClient

if TYPE_CHECKING:
    from PIL import Image

    from tests.bench.ground import Ground, Program

LIMIT = 40.0


def until_panel(program: Program, on: Screen, watch: Watch, limit: float = LIMIT) -> float:
    """Wait until picture and words of a panel are seen; seconds since the program was started."""
    photo, words = on.box(0.75, 0.55), on.box(0.16, 0.5, round(on.size[0] * 0.16), round(on.size[1] * 0.6))
    edge, ground = (Box(round(x * on.size[0]), round(0.4 * on.size[1]), 4, 24) for x in (0.001, 0.044))
    eyes = XClient(on.number)

    def see(box: Box) -> Image.Image:
        return image(eyes.grab(box), box)

    def there() -> bool:
        return is_photo(see(photo)) and has_text(see(words)) and is_one_ground(see(edge), see(ground))

    try:
        deadline = program.began + limit
        while time.monotonic() < deadline:
            painted = watch.next_frame(0.05)
            now = time.monotonic()
            if there() and there():  # its parts are not seen at one moment: twice, or a window's change is taken for it
                return (painted or now) - program.began
    finally:
        eyes.close()
    message = f"no panel after {limit:g} s"
    raise StoppedError(message)


def start(ground: Ground) -> list[Result]:
    """All programs in turn; two runs of each, not counted, warm caches, profiles and the kiosk's state folder."""
    programs = ground.programs(FULL_HD, KIOSK, PAGE, REVEAL, IMPRESS)
    took: dict[str, list[float]] = {name: [] for name in programs}
    living: list[float] = []
    for run in range(-1, ground.plan.runs + 1):
        for name, begin in programs.items():
            with screen(FULL_HD) as on:
                watch = Watch(on)
                with running(begin, on) as program:
                    seconds = until_panel(program, on, watch)
                    if run < 1:
                        time.sleep(ground.plan.rest)  # the kiosk makes its first release, then its launch picture
                    elif isinstance(program, Kiosk):
                        living.append(program.wait_until_alive())
                watch.close()
            if run > 0:
                took[name].append(seconds)
                ground.say(f"start, {name}: {seconds:.2f} s")
    what = (
        "process start to first panel painted, warm, the release that of the last start (the kiosk: its launch picture)"
    )
    bars = {KIOSK: 0.5}
    results = [
        Result("start", what, name, "s", tuple(values), bars.get(name), digits=2) for name, values in took.items()
    ]
    lives = "to the panel that lives and can be touched (its launch picture stands before)"
    return [*results, Result("start", lives, KIOSK, "s", tuple(living), digits=2)]
