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
from tests.screen.test_process import Kiosk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts opened files with inotify")
SIZE = (960, 540)
PANELS = 4
BYTES = 300_000  # of one picture at this size
IN_A_ROW, TRIES = 60, 1500
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
    for name, text in SLIDES.items():
        path = root / "slides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
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


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_only_the_picture_is_painted_anew_while_it_drifts(start: Callable[..., Kiosk]) -> None:
    with screen(SIZE) as on:
        kiosk = start({"DISPLAY": on.name}, "--pace", "1")
        kiosk.wait_for("ready")
        eyes = XClient(on.number)
        eyes.watch()
        alone, most = 0, 0
        for _ in range(TRIES):
            box = eyes.painted()
            if box is None:
                continue
            beside = box.x >= round(0.49 * SIZE[0]) - 1 and box.width * box.height <= 0.52 * SIZE[0] * SIZE[1]
            alone = alone + 1 if beside else 0
            most = max(most, alone)
            if most >= IN_A_ROW:
                break
        eyes.close()
        kiosk.end()
    assert most >= IN_A_ROW
