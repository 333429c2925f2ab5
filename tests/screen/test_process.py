"""The whole kiosk as a process on a bare X server, touched by xdotool: what `make run` gives."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageGrab

from tests.folders import write_files
from tests.xserver import xserver

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb and xdotool are not installed"
)
WAIT = 60.0
SIZE = (960, 540)
PACE = "10"

SLIDES = {
    "kiosk.md": "标题：测试展示\n屏幕尺寸：55\n---\n",
    "figures.csv": "名称,数值,单位,标签,时期,来源\n岗位,4200,个,推出岗位,报道未注明,报道\n",
    "10-one/section.md": "标题：第一篇章\n短名：以一之力\n导语：一句导语。\n图片：a\n---\n",
    "10-one/10-a.md": "标题：甲页\n导语：一句导语。\n图片：a\n数字：岗位\n---\n正文，有{岗位}。\n",
    "10-one/20-b.md": "标题：乙页\n导语：一句导语。\n图片：broken\n---\n正文。\n",
    "10-one/30-bad.md": "标题：坏页\n导语：一句导语。\n---\n正文，有{没有这个数字}。\n",
    "20-two/section.md": "标题：第二篇章\n短名：以二之道\n图片：a\n---\n",
    "20-two/10-c.md": "标题：丙页\n导语：一句导语。\n图片：a\n---\n正文。\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small show with one bad slide and one half-copied photo."""
    root = tmp_path / "content"
    write_files(root / "slides", SLIDES)
    (root / "images").mkdir()
    Image.effect_mandelbrot((1600, 1000), (-2, -1.2, 1, 1.2), 60).convert("RGB").save(root / "images" / "a.jpg")
    whole = (root / "images" / "a.jpg").read_bytes()
    (root / "images" / "broken.jpg").write_bytes(whole[: len(whole) // 2])
    return root


@pytest.fixture
def display() -> Iterator[str]:
    """A bare X server."""
    with xserver(SIZE) as server:
        yield server.name


class Kiosk:
    """A running kiosk; its trace is a pipe, so that waiting for an event needs no clock."""

    def __init__(self, content: Path, folder: Path, environ: dict[str, str], *more: str) -> None:
        self.fifo = folder / "trace"
        os.mkfifo(self.fifo)
        self.pipe = os.open(self.fifo, os.O_RDONLY | os.O_NONBLOCK)
        self.events: list[dict[str, object]] = []
        self._rest = b""
        self.environ = {name: value for name, value in os.environ.items() if not name.startswith("QT_")} | environ
        self.errors = folder / "stderr"
        call = [sys.executable, "-m", "kiosk", "run", "--content", str(content), "--state", str(folder / "state")]
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [*call, "--trace", str(self.fifo), "--pace", PACE, *more],
                env=self.environ,
                stderr=errors,
                cwd=Path(__file__).parents[2],
            )

    def _take(self) -> dict[str, object]:
        """The next event that has been read."""
        line, self._rest = self._rest.split(b"\n", 1)
        told: dict[str, object] = json.loads(line)
        self.events.append(told)
        return told

    def count(self, event: str) -> int:
        """How many events of this name there have been; waits for none."""
        while select.select([self.pipe], [], [], 0)[0] and (data := os.read(self.pipe, 65536)):
            self._rest += data
        while b"\n" in self._rest:
            self._take()
        return sum(told["event"] == event for told in self.events)

    def wait_for(self, event: str, **details: object) -> dict[str, object]:
        """The next event of this name with these details."""
        while True:
            while b"\n" not in self._rest:
                ready, _, _ = select.select([self.pipe], [], [], WAIT)
                assert ready, f"no {event} {details} after {self.events}: {self.errors.read_text()}"
                data = os.read(self.pipe, 65536)
                assert data or self.process.poll() is None, f"ended before {event}: {self.errors.read_text()}"
                self._rest += data
            told = self._take()
            if told["event"] == event and all(told.get(name) == value for name, value in details.items()):
                return told

    def click(self, x: int, y: int) -> None:
        """Click where a finger would touch."""
        self.xdotool("mousemove", str(x), str(y), "click", "1")

    def xdotool(self, *words: str) -> None:
        """Move, click or type."""
        subprocess.run(["xdotool", *words], env=self.environ, check=True)

    def end(self) -> int:
        """Ask it to end, as systemd does."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(WAIT)


@pytest.fixture
def kiosk(content: Path, display: str, tmp_path: Path) -> Iterator[Kiosk]:
    """The kiosk, full screen on a bare X server."""
    kiosk = Kiosk(content, tmp_path, {"DISPLAY": display})
    yield kiosk
    if kiosk.process.poll() is None:
        kiosk.process.kill()
        kiosk.process.wait(WAIT)
    os.close(kiosk.pipe)
    told = kiosk.errors.read_text(encoding="utf-8")
    assert "qml" not in told.lower(), told
    assert "Traceback" not in told, told


def test_a_visit_from_the_loop_and_back(kiosk: Kiosk, display: str) -> None:
    kiosk.wait_for("ready")
    shot = ImageGrab.grab(xdisplay=display)
    assert shot.size == SIZE
    assert all(spread > 40 for spread in (high - low for low, high in shot.getextrema())), "the screen is one colour"
    kiosk.wait_for("panel", slide="10-one/10-a")
    kiosk.click(200, 200)
    kiosk.wait_for("visit", slide="10-one/10-a")
    kiosk.wait_for("page", slide="10-one/10-a")
    kiosk.xdotool("key", "Right")
    kiosk.wait_for("page", slide="10-one/20-b")
    kiosk.wait_for("idle_warning")
    kiosk.xdotool("key", "Return")
    kiosk.wait_for("idle_warning")
    kiosk.wait_for("loop", why="idle")
    assert kiosk.end() == 0


def test_the_bad_slide_is_left_out_and_the_good_ones_go_round(kiosk: Kiosk) -> None:
    assert kiosk.wait_for("deck")["outcome"] == "accepted"
    slides = [kiosk.wait_for("panel")["slide"] for _ in range(6)]
    assert slides == [
        "10-one/section",
        "10-one/10-a",
        "10-one/20-b",
        "20-two/section",
        "20-two/10-c",
        "10-one/section",
    ]
    assert kiosk.end() == 0


def test_it_ends_at_once_when_told(kiosk: Kiosk) -> None:
    kiosk.wait_for("ready")
    assert kiosk.end() == 0
    kiosk.wait_for("exit")


def test_an_empty_folder_is_a_calm_title(tmp_path: Path, display: str) -> None:
    kiosk = Kiosk(tmp_path / "nothing", tmp_path, {"DISPLAY": display})
    kiosk.wait_for("ready")
    shot = ImageGrab.grab(xdisplay=display)
    assert len(shot.getcolors(1 << 24) or []) > 50
    assert kiosk.end() == 0
    os.close(kiosk.pipe)


def test_a_saved_text_goes_live_and_outlives_the_folder(content: Path, display: str, tmp_path: Path) -> None:
    kiosk = Kiosk(content, tmp_path, {"DISPLAY": display})
    kiosk.wait_for("deck", outcome="accepted", release="1")
    bad = content / "slides" / "10-one" / "10-a.md"
    bad.write_text("标题：甲页\n---\n正文，有{没有这个数字}。\n", encoding="utf-8")
    assert kiosk.wait_for("deck", outcome="refused")["problems"]
    bad.write_text("标题：改过的甲页\n图片：a\n---\n正文，有{岗位}。\n", encoding="utf-8")
    kiosk.wait_for("deck", outcome="accepted", release="2")
    assert kiosk.end() == 0
    os.close(kiosk.pipe)
    shutil.rmtree(content)
    (tmp_path / "trace").unlink()
    again = Kiosk(content, tmp_path, {"DISPLAY": display})
    assert again.wait_for("deck")["release"] == "2"
    again.wait_for("panel", slide="10-one/10-a")
    assert again.end() == 0
    os.close(again.pipe)


def test_staff_hold_the_corner_and_leave_again(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.wait_for("deck", outcome="accepted", release="1")  # the desk is there before the folder is read
    kiosk.xdotool("mousemove", str(SIZE[0] - 6), "6", "mousedown", "1")
    kiosk.wait_for("staff", face="pad")
    kiosk.xdotool("mouseup", "1", "key", "4", "key", "Escape")
    kiosk.wait_for("loop", why="staff")
    assert kiosk.end() == 0
    assert '"ended":true' in (tmp_path / "state" / "guard" / "now").read_text(encoding="utf-8")
    assert "staff board" not in (tmp_path / "state" / "log" / "kiosk.log").read_text(encoding="utf-8")
