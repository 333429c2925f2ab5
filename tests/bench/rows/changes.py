"""What staff change: from the last byte written to the wall, and whether the loop feels it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.decks import PHOTOS, phone_photo, write_deck
from tests.bench.ground import FULL_HD, KIOSK
from tests.bench.kiosk import Kiosk
from tests.bench.record import Result
from tests.bench.screen import Watch, screen

if TYPE_CHECKING:
    from tests.bench.ground import Ground

LIMIT = 300.0
MS = 1000
SAME_RUN = "longest gap in the loop in the same run, as long"
# Decodes one photo again and again, as nice as the kiosk's own processes: what a busy core does to the other.
STRANGER = """
import os, sys
from PIL import Image
os.nice(10)
while True:
    with Image.open(sys.argv[1]) as photo: photo.load()
    print(flush=True)
"""


def save(ground: Ground) -> list[Result]:
    """One text of a deck as long as the shipped one, and of one with 10,000 slides."""
    results = []
    for slides, bar in ((32, 3.0), (max(ground.plan.decks), 5.0)):
        content, state = _fresh(ground, "save", slides)
        text = next(path for path in sorted(content.rglob("*slide1.md")))
        took = []
        with screen(FULL_HD) as on:
            kiosk = Kiosk(on, content, state)
            try:
                kiosk.wait_for("deck", LIMIT, outcome="accepted", release="1")
                time.sleep(3)
                for number in range(ground.plan.saves):
                    changed = text.read_text(encoding="utf-8") + f"又一段，第{number}次。\n"
                    text.write_text(changed, encoding="utf-8")
                    began = time.monotonic()
                    kiosk.wait_for("deck", LIMIT, outcome="accepted", release=str(number + 2))
                    took.append(time.monotonic() - began)
                    time.sleep(0.2 + 0.37 * (number % 3))  # not in step with its looks
            finally:
                kiosk.end()
        ground.say(f"save, {slides:,} slides: worst {max(took):.1f} s")
        results.append(Result("save", f"save of one text to wall, {slides:,} slides", KIOSK, "s", tuple(took), bar))
    return results


def photo(ground: Ground) -> list[Result]:
    """A photo of 48 megapixels written over one that the loop shows; after each, as long with nothing written.

    And as long with nothing written while a process that the kiosk knows nothing of decodes such a photo.
    """
    content, state = _fresh(ground, "photo", 32)
    file = phone_photo(ground.folder / "phone-48-megapixels.jpg")
    large = file.read_bytes()
    took, gaps, without, beside = [], [], [], []
    with screen(FULL_HD) as on:
        kiosk = Kiosk(on, content, state)
        try:
            kiosk.wait_for("deck", LIMIT, outcome="accepted", release="1")
            time.sleep(8)
            for number in range(ground.plan.photos):
                another = large + bytes(number)  # ready before the watch: its thread waits for this one
                watch = Watch(on)
                (content / "images" / f"{PHOTOS[number % len(PHOTOS)]}.jpg").write_bytes(another)
                began = time.monotonic()
                kiosk.wait_for("deck", LIMIT, outcome="accepted", release=str(number + 2))
                took.append(time.monotonic() - began)
                gaps.append(MS * watch.close().longest)
                time.sleep(ground.plan.rest)
                watch = Watch(on)
                time.sleep(took[-1])
                without.append(MS * watch.close().longest)
                with _stranger(file):
                    watch = Watch(on)
                    time.sleep(took[-1])
                    beside.append(MS * watch.close().longest)
        finally:
            kiosk.end()
    told = ", ".join(f"{max(longest):.0f} ms" for longest in (gaps, without, beside))
    ground.say(f"photo: worst {max(took):.1f} s, longest gap, without one, and while a stranger decodes one: {told}")
    size = f"{len(large) / 1e6:.0f} MB, to be turned"
    return [
        Result("photo", "a 48-megapixel photo, drop to wall", KIOSK, "s", tuple(took), 4.0, note=size),
        Result("photo", "longest gap in the loop meanwhile", KIOSK, "ms", tuple(gaps), 20.0),
        Result("photo", f"{SAME_RUN}, with no photo", KIOSK, "ms", tuple(without)),
        Result("photo", f"{SAME_RUN}, with none while a stranger decodes one", KIOSK, "ms", tuple(beside)),
    ]


@contextmanager
def _stranger(photo: Path) -> Iterator[subprocess.Popen[str]]:
    call = (sys.executable, "-c", STRANGER, str(photo))
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as stranger:
        try:
            assert stranger.stdout is not None
            stranger.stdout.readline()  # it has decoded it once
            yield stranger
        finally:
            stranger.kill()


def _fresh(ground: Ground, name: str, slides: int) -> tuple[Path, Path]:
    """A deck and an empty state folder, both new."""
    folder = ground.folder / f"{name}-{slides}"
    shutil.rmtree(folder, ignore_errors=True)
    return write_deck(folder / "content", slides), folder / "state"
