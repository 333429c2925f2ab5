"""The real kiosk: told to end at any moment, killed, hung, and what the next start makes of it."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Kiosk

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and /proc as Linux has them")
Start = Callable[..., "Kiosk"]


def clean(kiosk: Kiosk) -> bool:
    """Whether the kiosk noted that its end was asked for."""
    return b'"ended":true' in (kiosk.state / "guard" / "now").read_bytes()


def test_the_end_before_anything_has_begun(kiosk_of: Start) -> None:
    assert kiosk_of().end() in {0, -signal.SIGTERM}


def test_the_end_as_soon_as_it_listens(kiosk_of: Start) -> None:
    kiosk = kiosk_of()
    kiosk.wait_until((kiosk.state / "log" / "stacks.txt").exists)
    assert kiosk.end() in {0, -signal.SIGTERM}


def test_the_end_while_qt_starts_and_the_reader_reads(kiosk_of: Start) -> None:
    kiosk = kiosk_of()
    now = kiosk.state / "guard" / "now"
    kiosk.wait_until(lambda: now.exists() and now.read_bytes())
    assert kiosk.end() == 0  # 1, had it to be cut off
    assert clean(kiosk)


DEAD_SHARE = """
import sys, threading
from kiosk import cli, showing
showing.at_start = lambda *_: threading.Event().wait()
sys.exit(cli.main())
"""


def test_the_end_while_the_reader_hangs_in_a_dead_share(kiosk_of: Start) -> None:
    kiosk = kiosk_of(script=DEAD_SHARE)
    now = kiosk.state / "guard" / "now"
    kiosk.wait_until(lambda: now.exists() and now.read_bytes())
    assert kiosk.end() == 0  # 1, had it to be cut off


def test_the_end_while_pictures_are_made(kiosk_of: Start) -> None:
    kiosk = kiosk_of()
    kiosk.wait_until(lambda: any("kiosk.pictures.child" in child for child in kiosk.children()))
    assert kiosk.end() == 0
    assert clean(kiosk)


def test_the_end_while_a_release_is_made(kiosk_of: Start) -> None:
    kiosk = kiosk_of()
    kiosk.wait_until(lambda: any("kiosk.release.child" in child for child in kiosk.children()))
    assert kiosk.end() == 0
    assert clean(kiosk)


@pytest.mark.parametrize(("event", "details"), [("ready", {}), ("panel", {"slide": "10-one/10-a"}), ("deck", {})])
def test_the_end_at_an_event(event: str, details: dict[str, object], kiosk_of: Start) -> None:
    kiosk = kiosk_of()
    kiosk.wait_for(event, **details)
    assert kiosk.end() == 0
    kiosk.wait_for("exit")
    assert clean(kiosk)


def supervisor(path: Path) -> socket.socket:
    heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    heard.bind(str(path))
    heard.settimeout(60)
    return heard


def hear(heard: socket.socket, line: str) -> None:
    while line not in heard.recv(4096).decode().splitlines():
        pass


def test_the_end_while_it_waits_for_a_display(kiosk_of: Start, tmp_path: Path) -> None:
    with supervisor(tmp_path / "notify") as heard:
        waits = {"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": "none", "XDG_RUNTIME_DIR": str(tmp_path)}
        kiosk = kiosk_of({**waits, "NOTIFY_SOCKET": str(tmp_path / "notify")})
        hear(heard, "STATUS=waiting for a display")
        assert kiosk.end() == 0


def test_a_painted_frame_is_ready_and_then_it_pings(kiosk_of: Start, tmp_path: Path) -> None:
    with supervisor(tmp_path / "notify") as heard:
        kiosk = kiosk_of({"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "900000"})
        hear(heard, "STATUS=painting")
        kiosk.wait_for("ready")
        for _ in range(3):
            hear(heard, "WATCHDOG=1")
        kiosk.process.send_signal(signal.SIGTERM)
        hear(heard, "STOPPING=1")
        assert kiosk.process.wait(60) == 0


FAULTY = """
import sys
from kiosk import cli
from kiosk.screen.presenter import Presenter
offer, offered = Presenter.offer_deck, []
def fail_once(self, *deck):
    offered.append(deck)
    if len(offered) == 1: raise RuntimeError("a fault of ours")
    offer(self, *deck)
Presenter.offer_deck = fail_once
sys.exit(cli.main())
"""


def test_a_fault_as_the_first_deck_is_put_up_leaves_no_dark_screen(kiosk_of: Start) -> None:
    kiosk = kiosk_of(script=FAULTY)
    kiosk.wait_for("ready")
    assert "a fault of ours" in kiosk.errors.read_text()
    assert kiosk.end() == 0


HUNG = """
import os, sys
from pathlib import Path
from kiosk import cli
from kiosk.guard.watchdog import Watchdog
beat = Watchdog.beat
def hang_here(self, *, painted):
    beat(self, painted=painted)
    stacks = Path(sys.argv[sys.argv.index("--state") + 1], "log", "stacks.txt")
    while "hang_here" not in stacks.read_text(): pass
    os.abort()  # as systemd has it
Watchdog.beat = hang_here
sys.exit(cli.main())
"""


def test_a_hang_of_the_thread_that_paints_leaves_its_stack_and_is_blamed(kiosk_of: Start) -> None:
    kiosk = kiosk_of({"WATCHDOG_USEC": "900000"}, script=HUNG)
    assert kiosk.process.wait(60) == -signal.SIGABRT
    told = (kiosk.state / "log" / "stacks.txt").read_text(encoding="utf-8")
    assert told.index("hang_here") < told.index("Fatal Python error: Aborted")
    assert not clean(kiosk)


def test_the_only_section_s_cover_gives_way_to_its_title_and_is_named_even_where_it_must_stay(
    kiosk_of: Start, content: Path
) -> None:
    first = kiosk_of()
    first.wait_for("deck", release="1")
    assert first.end() == 0
    named = []
    for _ in range(2):
        for _ in range(2):
            kiosk = kiosk_of()
            kiosk.wait_for("panel", slide="10-one/section")
            kiosk.crash()
        kiosk = kiosk_of()
        slides = [kiosk.wait_for("panel")["slide"] for _ in range(3)]
        assert slides == ["10-one/section", "10-one/10-a", "10-one/20-b"]
        assert kiosk.end() == 0
        call = [
            sys.executable,
            "-m",
            "kiosk",
            "check",
            "--json",
            "--content",
            str(content),
            "--state",
            str(kiosk.state),
        ]
        checked = json.loads(subprocess.run(call, capture_output=True, check=False, cwd=ROOT).stdout)
        named += [(one["kind"], one["file"]) for one in checked if "crash" in one["kind"]]
    assert named == [("cover-crashed", "slides/10-one/section.md"), ("slide-crashing", "slides/10-one/section.md")]


def test_what_took_it_down_twice_is_left_out_until_it_changes(kiosk_of: Start, content: Path) -> None:
    first = kiosk_of()
    first.wait_for("deck", release="1")
    assert first.end() == 0
    for _ in range(2):
        kiosk = kiosk_of()
        kiosk.wait_for("panel", slide="10-one/20-b")
        kiosk.crash()
    kiosk = kiosk_of()
    told = kiosk.wait_for("deck")
    assert (told["release"], told["problems"]) == ("1", 4)  # three have no English, and one is left out
    slides = [kiosk.wait_for("panel")["slide"] for _ in range(4)]
    assert slides == ["10-one/section", "10-one/10-a"] * 2
    call = [sys.executable, "-m", "kiosk", "check", "--json", "--content", str(content), "--state", str(kiosk.state)]
    checked = json.loads(subprocess.run(call, capture_output=True, check=False, cwd=ROOT).stdout)
    assert [one["file"] for one in checked if one["kind"] == "slide-crashed"] == ["slides/10-one/20-b.txt"]
    page = content / "展示情况.html"
    kiosk.wait_until(lambda: page.exists() and "slides/10-one/20-b.txt" in page.read_text(encoding="utf-8"))
    text = (content / "slides/10-one/20-b.txt").read_text(encoding="utf-8")
    (content / "slides/10-one/20-b.txt").write_text(text.replace("乙页", "改过的乙页"), encoding="utf-8")
    kiosk.wait_for("deck", release="2")
    kiosk.wait_for("panel", slide="10-one/20-b")
    assert kiosk.end() == 0


def test_what_is_killed_from_outside_is_nobodys_to_blame(kiosk_of: Start) -> None:
    first = kiosk_of()
    first.wait_for("deck", release="1")
    assert first.end() == 0
    for _ in range(2):
        kiosk = kiosk_of()
        kiosk.wait_for("panel", slide="10-one/20-b")
        kiosk.crash(signal.SIGKILL)
    kiosk = kiosk_of()
    assert kiosk.wait_for("deck")["problems"] == 3  # three have no English
    kiosk.wait_for("panel", slide="10-one/20-b")
    assert kiosk.end() == 0
