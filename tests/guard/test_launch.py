"""What is seen first at a start, before the program is loaded; and that the living panel replaces it without a seam."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageGrab

from kiosk.screen.launch import FILE
from tests.xserver import xserver

if TYPE_CHECKING:
    from conftest import Kiosk

SIZE = (640, 360)
SMALL, NEARLY = (160, 90), 16  # steps of grey: on a busy machine the picture drifts by a pixel between two looks


def started(kiosk_of: Callable[..., Kiosk]) -> list[str]:
    """Start, see the first panel and whatever was told before, and end once everything is written."""
    kiosk = kiosk_of()
    told = []
    while not told or told[-1] != "deck":
        told.append(str(kiosk.wait_for_any()["event"]))
    return told if kiosk.end() == 0 else ["failed"]


def make_ready(
    kiosk_of: Callable[..., Kiosk], environ: dict[str, str] | None = None, script: str | None = None, *more: str
) -> None:
    """Have the release made, and the launch picture kept."""
    first = kiosk_of(environ, script, *more)
    first.wait_for("deck", release="1")
    assert first.end() == 0
    second = kiosk_of(environ, script, *more)
    second.wait_for("ready")
    second.wait_until((second.state / FILE).exists)
    assert second.end() == 0


@pytest.fixture
def ready_kiosk(kiosk_of: Callable[..., Kiosk]) -> Callable[..., Kiosk]:
    """A kiosk that has its launch picture."""
    make_ready(kiosk_of)
    return kiosk_of


def test_what_was_seen_last_is_seen_first(ready_kiosk: Callable[..., Kiosk]) -> None:
    assert started(ready_kiosk)[:2] == ["launch", "ready"]


def test_after_a_crash_nothing_is_shown_ahead_and_then_again(ready_kiosk: Callable[..., Kiosk]) -> None:
    kiosk = ready_kiosk()
    kiosk.wait_for("ready")
    kiosk.crash()
    assert "launch" not in started(ready_kiosk)
    assert started(ready_kiosk)[0] == "launch"


def test_a_crash_while_the_picture_stands_is_a_crash(ready_kiosk: Callable[..., Kiosk]) -> None:
    script = """
import os, sys
from kiosk.app import Running
Running._start_qt = lambda self: os.abort()
from kiosk.cli import main
main(sys.argv[1:])
"""
    kiosk = ready_kiosk(script=script)
    kiosk.process.wait(60)
    assert "launch" not in started(ready_kiosk)


def test_another_deck_is_not_announced_by_the_old_picture(
    ready_kiosk: Callable[..., Kiosk],
    content: Path,
) -> None:
    kiosk = ready_kiosk()
    kiosk.wait_for("ready")
    (content / "slides" / "10-one" / "10-a.md").write_text("标题：新页\n导语：一句新的导语。\n图片：a\n---\n正文。\n")
    kiosk.wait_for("deck", release="2")
    assert kiosk.end() == 0
    assert "launch" not in started(ready_kiosk)


# Has no picture before its first frame, and waits for none: there is a stand-in, as on a slow machine. Where it does
# wait, the picture comes.
SLOW = """
import sys
import kiosk.app
from kiosk.app import Running
kiosk.app.FIRST_PICTURE_SECONDS = 0.0
take = Running._take_reading
def take_slowly(self):
    from PySide6.QtCore import QTimer, QUrl
    if "url" not in vars(self.shelf):
        url = self.shelf.url
        self.shelf.url = lambda *_: QUrl()
        def give():
            self.shelf.url = url
            self.shelf.changed.emit("", "")
        self.screen.window.frameSwapped.connect(give)
        QTimer.singleShot(300, lambda: give() if self._late.remainingTime() > 1000 else None)
    take(self)
Running._take_reading = take_slowly
from kiosk.cli import main
"""
RUN = "sys.exit(main(sys.argv[1:]))"


def test_a_slow_machine_keeps_its_first_panel_when_it_is_whole(
    kiosk_of: Callable[..., Kiosk],
) -> None:
    make_ready(kiosk_of, script=SLOW + RUN)
    kept = Image.frombuffer("RGB", (800, 800), (kiosk_of().state / FILE).read_bytes()[4096:], "raw", "BGRX", 0, 1)
    assert has_its_photo(kept)


# Stands still when the picture is on the screen, and again when the living panel has covered it.
STOPPING = """
import os, signal, sys
from kiosk.app import Running
begin, painted = Running._start_qt, Running._after_first_frame
def stop(step):
    def stopped(self, *more):
        os.kill(os.getpid(), signal.SIGSTOP)
        step(self, *more)
    return stopped
Running._start_qt, Running._after_first_frame = stop(begin), stop(painted)
from kiosk.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A bare X server as large as the kiosk of these tests."""
    with xserver(SIZE) as server:
        yield server.name


def has_its_photo(picture: Image.Image) -> bool:
    """Whether the photo is there in full: much of it is black, as nothing of its stand-in is."""
    right = picture.convert("L").crop((picture.width // 2, 0, picture.width, picture.height))
    return sum(right.histogram()[:8]) > 0.2 * right.width * right.height


def one_window(display: str) -> bool:
    """Whether a single window covers the screen; told by xwininfo, where it is installed."""
    if not shutil.which("xwininfo"):
        return True
    call = ["xwininfo", "-root", "-children", "-display", display]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout.count("640x360+0+0") == 1


def stands(kiosk: Kiosk) -> bool:
    return Path(f"/proc/{kiosk.process.pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "T"


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is not installed")
def test_the_living_panel_comes_up_without_a_seam(
    kiosk_of: Callable[..., Kiosk],
    display: str,
) -> None:
    environ = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    make_ready(kiosk_of, environ, None, "--pace", "1")
    seen: list[Image.Image] = []
    kiosk = kiosk_of(environ, SLOW + STOPPING, "--pace", "1")
    for event in ("launch", "ready"):
        kiosk.wait_for(event)
        kiosk.wait_until(lambda: stands(kiosk))
        seen.append(ImageGrab.grab(xdisplay=display))
        os.kill(kiosk.process.pid, signal.SIGCONT)
    kiosk.wait_for("deck")
    windows = one_window(display)
    assert kiosk.end() == 0
    small = [picture.convert("L").resize(SMALL, Image.Resampling.BOX) for picture in seen]
    changed = ImageChops.difference(*small).point(lambda value: 255 if value > NEARLY else 0)
    assert changed.histogram()[255] < 0.01 * SMALL[0] * SMALL[1]
    assert [has_its_photo(picture) for picture in seen] == [True, True]
    assert windows
