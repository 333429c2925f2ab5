"""What a lap of the loop reads and what a frame paints anew, counted on the whole kiosk as a process."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.bench.screen import screen
from tests.bench.xclient import XClient
from tests.folders import write_files
from tests.screen.test_process import Kiosk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts opened files with inotify")
SIZE = (960, 540)
PANELS = 4
BYTES = 300_000  # of one picture at this size
PICTURE = 4 * 490 * 512  # bytes of a panel's picture at this size
MOST_COPIED = 1.06  # of the picture, a frame; 1.01 when this was written, 1.055 in an exchange alone
MOST_IN_A_FRAME = 4 * 347_000  # two thirds of the screen; 278,000 pixels when this was written, at an exchange's begin
EXCHANGES, LEAST_FRAMES = 2, 60
IN_OPEN, IN_CLOSE = 0x20, 0x18
SLIDES = {
    "kiosk.md": "标题：测试展示\n屏幕尺寸：55\n---\n",
    "10-one/section.md": "标题：篇章\n图片：a\n轮播：否\n---\n",
}
SLIDES |= {
    f"10-one/{n}0-p.md": f"标题：第{n}页\n导语：一句导语。\n图片：{n}\n---\n正文。\n" for n in range(1, PANELS + 1)
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Four panels, a photo each."""
    root = tmp_path / "content"
    write_files(root / "slides", SLIDES)
    (root / "images").mkdir()
    for n in range(1, PANELS + 1):
        Image.effect_mandelbrot((1600, 1000), (-2, -1.2, n / 4, 1.2), 60).convert("RGB").save(root / f"images/{n}.jpg")
    return root


@pytest.fixture
def start(content: Path, tmp_path: Path) -> Iterator[Callable[..., Kiosk]]:
    """Starts a kiosk on these panels; it is ended after."""
    running: list[Kiosk] = []

    def begin(environ: dict[str, str], *more: str) -> Kiosk:
        running.append(Kiosk(content, tmp_path, environ, *more))
        return running[-1]

    yield begin
    for kiosk in running:
        if kiosk.process.poll() is None:
            kiosk.end()
        os.close(kiosk.pipe)


class Opens:
    """The files of a folder that anybody opens, in order."""

    def __init__(self, folder: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._fd = self._libc.inotify_init1(os.O_NONBLOCK)
        # closing is watched too, or the kernel would take two openings in a row for one
        assert self._libc.inotify_add_watch(self._fd, os.fsencode(folder), IN_OPEN | IN_CLOSE) >= 0

    def take(self) -> list[str]:
        """Those since the last call."""
        names = []
        while True:
            try:
                data = os.read(self._fd, 65536)
            except BlockingIOError:
                return names
            at = 0
            while at < len(data):
                _, mask, _, length = struct.unpack_from("iIII", data, at)
                name = data[at + 16 : at + 16 + length].rstrip(b"\0").decode()
                names += [name] if mask & IN_OPEN and name else []
                at += 16 + length


def panels(kiosk: Kiosk, count: int) -> None:
    """Wait for so many panels."""
    for _ in range(count):
        kiosk.wait_for("panel")


def test_a_lap_decodes_each_picture_once(start: Callable[..., Kiosk], tmp_path: Path) -> None:
    kiosk = start({"QT_QPA_PLATFORM": "offscreen"}, "--size", f"{SIZE[0]}x{SIZE[1]}", "--pace", "30")
    store = tmp_path / "state" / "pictures" / "pictures"
    made = -1
    while made != (made := len(list(store.glob("*")))):  # until a lap passes in which no picture was made
        panels(kiosk, 2 * PANELS)
    opens = Opens(store)
    panels(kiosk, 1)
    opens.take()
    panels(kiosk, PANELS)
    opened = opens.take()
    read = sum((store / name).stat().st_size for name in opened)
    assert PANELS - 1 <= len(opened) <= PANELS + 1, opened
    assert len(set(opened)) >= PANELS - 1
    assert read <= BYTES * len(opened)


def frames(eyes: XClient, is_over: Callable[[], bool]) -> list[int]:
    """The bytes that each frame puts on the screen, until it is over.

    A frame's rectangles come from top to bottom and do not meet, so one that is no further down begins the next frame.
    """
    found: list[int] = []
    last = (0, 0)
    while not is_over():
        box = eyes.painted()
        if box is None:
            continue
        if not found or (box.y, box.x) <= last:
            found.append(0)
        found[-1] += 4 * box.width * box.height
        last = (box.y, box.x)
    return found[1:]


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_little_more_than_the_picture_is_put_on_the_screen(start: Callable[..., Kiosk]) -> None:
    with screen(SIZE) as on:
        kiosk = start({"DISPLAY": on.name}, "--pace", "2")
        kiosk.wait_for("panel")
        eyes = XClient(on.number)
        eyes.watch()
        shown = kiosk.count("panel")
        copied = frames(eyes, lambda: kiosk.count("panel") >= shown + EXCHANGES)
        eyes.close()
        kiosk.end()
    assert len(copied) >= LEAST_FRAMES
    assert sum(copied) / len(copied) <= MOST_COPIED * PICTURE
    assert max(copied) <= MOST_IN_A_FRAME
