"""The real kiosk on an X server whose monitors come and go, and one whose scene graph is lost."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import ImageGrab

from tests.xserver import xserver

if TYPE_CHECKING:
    from conftest import Kiosk

Start = Callable[..., "Kiosk"]
SIZE = (960, 540)
needs_x = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("Xvfb", "xrandr", "xdotool", "xwininfo")), reason="no X tools here"
)


@pytest.fixture
def display() -> Iterator[str]:
    """A bare X server."""
    with xserver(SIZE) as server:
        yield server.name


def on(display: str, *call: str) -> str:
    return subprocess.run(
        call, env=os.environ | {"DISPLAY": display}, check=True, capture_output=True, text=True
    ).stdout


def windows(display: str) -> list[tuple[int, int, int, int]]:
    """The place of every window that is seen: width, height, x, y."""
    found = []
    for line in on(display, "xwininfo", "-root", "-tree").splitlines():
        place = re.search(r"(\d+)x(\d+)\+(-?\d+)\+(-?\d+)", line)
        if place and int(place[1]) > 100 and "0x" in line and "Root" not in line:
            found.append((int(place[1]), int(place[2]), int(place[3]), int(place[4])))
    return found


@needs_x
def test_the_window_follows_the_screen_wherever_it_goes(kiosk_of: Start, display: str) -> None:
    kiosk = kiosk_of({"DISPLAY": display, "QT_QPA_PLATFORM": ""})
    kiosk.wait_for("ready")
    assert windows(display) == [(*SIZE, 0, 0)]
    on(display, "xrandr", "--setmonitor", "left", "400/100x540/150+0+0", "screen")
    kiosk.wait_until(lambda: windows(display) == [(400, 540, 0, 0)])
    on(display, "xrandr", "--setmonitor", "right", "560/150x540/150+400+0", "none")
    on(display, "xrandr", "--delmonitor", "left")  # unplugged; another one is there
    kiosk.wait_until(lambda: windows(display) == [(560, 540, 400, 0)])
    on(display, "xdotool", "mousemove", "600", "150", "click", "1")
    kiosk.wait_for("visit")
    on(display, "xrandr", "--delmonitor", "right")  # plugged in again, whole
    kiosk.wait_until(lambda: windows(display) == [(*SIZE, 0, 0)])
    kiosk.wait_for("loop")
    kiosk.wait_for("panel")

    def painted() -> bool:
        """Whether both outer quarters of the screen have a picture of the kiosk's."""
        shot = ImageGrab.grab(xdisplay=display)
        quarters = (shot.crop((0, 0, 240, 540)), shot.crop((720, 0, 960, 540)))
        return all(len(quarter.getcolors(1 << 24) or ()) > 20 for quarter in quarters)

    kiosk.wait_until(painted)
    assert kiosk.end() == 0


LOST = """
import os, sys
from kiosk import app, cli
from kiosk.screen import renderer
if os.environ.pop("LOST", ""):  # the first time only
    renderer.choose = lambda *_, **__: renderer.Renderer("card", renderer.Why.CARD)
    first = app.Running._on_first_frame
    def on_first_frame(self):
        first(self)
        from PySide6.QtQuick import QQuickWindow
        self.screen.window.sceneGraphError.emit(QQuickWindow.SceneGraphError.ContextNotAvailable, "no context")
    app.Running._on_first_frame = on_first_frame
sys.exit(cli.main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the service starts it anew")
def test_a_scene_graph_that_fails_begins_anew_and_is_the_card_s_fault(kiosk_of: Start) -> None:
    kiosk = kiosk_of({"QT_QUICK_BACKEND": "software", "LOST": "yes"}, script=LOST)
    for _ in range(2):
        kiosk.wait_for("ready")  # the same process, started again
    crashes = json.loads((kiosk.state / "guard" / "crashes.json").read_text(encoding="utf-8"))["crashes"]
    assert [(crash["renderer"], crash["sight"]) for crash in crashes] == [("card", {"face": "scene-graph"})]
    assert kiosk.end() == 0


VIRTUAL = """
import sys
from pathlib import Path
from kiosk import cli
from kiosk.screen import renderer
real, place = renderer.choose, Path(CARD)  # a machine with a card; the X server knows nothing of it
renderer.choose = lambda environ, _, **known: real(environ, place / "dri", place / "drm", **known)
sys.exit(cli.main())
"""


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """The device and sysfs folders of a machine with a real card."""
    device = tmp_path / "card" / "drm" / "renderD128" / "device"
    for folder in (device, tmp_path / "card" / "dri", tmp_path / "i915"):
        folder.mkdir(parents=True)
    (device / "driver").symlink_to(tmp_path / "i915")
    (tmp_path / "card" / "dri" / "renderD128").touch()
    return tmp_path / "card"


@needs_x
@pytest.mark.skipif(sys.platform == "win32", reason="there the service starts it anew")
def test_a_card_that_the_screen_only_imitates_does_not_draw(kiosk_of: Start, display: str, card: Path) -> None:
    script = VIRTUAL.replace("CARD", repr(str(card)))
    on_display = {"DISPLAY": display, "QT_QPA_PLATFORM": ""}
    kiosk = kiosk_of(on_display, script)
    told = kiosk.wait_for_any()
    while told.get("why") != "imitated":
        assert told["event"] != "panel", "it shows panels by an imitation"
        told = kiosk.wait_for_any()
    assert (told["event"], told["renderer"]) == ("ready", "software")
    kiosk.wait_for("panel")
    shot = ImageGrab.grab(xdisplay=display)
    assert len(shot.getcolors(1 << 24) or ()) > 100
    (crash,) = json.loads((kiosk.state / "guard" / "crashes.json").read_text(encoding="utf-8"))["crashes"]
    assert crash["sight"] == {"face": "imitation"}
    assert "llvmpipe" in crash["renderer"]
    assert kiosk.end() == 0
    log = (kiosk.state / "log" / "kiosk.log").read_text(encoding="utf-8")
    assert "OpenGL is imitated by llvmpipe" in log
    assert log.index("Drawn by: card (card: i915)") < log.index("Drawn by: software (imitated: llvmpipe")
    again = kiosk_of(on_display, script)  # the same day
    assert again.wait_for("ready")["why"] == "imitated"
    assert again.end() == 0
    told = (kiosk.state / "log" / "kiosk.log").read_text(encoding="utf-8").removeprefix(log)
    assert "OpenGL is drawn by" not in told


@needs_x
def test_an_imitation_that_somebody_has_set_draws_and_is_told(kiosk_of: Start, display: str) -> None:
    kiosk = kiosk_of({"DISPLAY": display, "QT_QPA_PLATFORM": "", "QT_QUICK_BACKEND": "rhi"})
    assert kiosk.wait_for("ready") | {"t": 0} == {"t": 0, "event": "ready", "renderer": "card", "why": "set"}
    events = [kiosk.wait_for_any()["event"]]
    while events.count("panel") < 3:
        events.append(kiosk.wait_for_any()["event"])
    assert "ready" not in events, "two frames that came at once were two starts"
    assert "disconnect" not in kiosk.errors.read_text()
    assert kiosk.end() == 0
    log = (kiosk.state / "log" / "kiosk.log").read_text(encoding="utf-8")
    assert "QT_QUICK_BACKEND=rhi has OpenGL imitated by llvmpipe" in log
