"""Whether and by what the display is switched."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kiosk.guard.power import CEC, WLOPM, XSET, Answer, Display, Seen, Switch, call, choose, seen

OWN = {"KIOSK_SESSION": "1"}


@pytest.mark.parametrize(
    ("environ", "tools", "expected"),
    [
        ({"WAYLAND_DISPLAY": "w"}, {"wlopm", "cec-client"}, None),  # somebody's desktop
        (OWN | {"WAYLAND_DISPLAY": "w"}, {"wlopm", "cec-client"}, CEC),  # wlopm means nothing to weston
        (OWN | {"WAYLAND_DISPLAY": "w"}, {"wlopm", "xset"}, WLOPM),
        (OWN | {"WAYLAND_DISPLAY": "w"}, {"cec-client", "xset"}, CEC),
        (OWN | {"DISPLAY": ":0"}, {"wlopm", "xset"}, XSET),
        (OWN | {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, {"xset"}, None),  # Xwayland has no say
        (OWN, {"cec-client"}, CEC),
        (OWN, {"wlopm", "xset"}, None),
    ],
)
def test_the_switch_of_this_session(environ: dict[str, str], tools: set[str], expected: Switch | None) -> None:
    assert choose(environ, lambda name: name if name in tools else None) == expected


class Tool:
    """Stands for cec-client and a television that does at once what it is told; says when it has been called.

    ``deaf``: it stays as it is. ``power``: what it says of itself.
    """

    def __init__(self, status: int | Exception = 0, power: str = "standby", *, deaf: bool = False) -> None:
        self.calls: list[tuple[str, ...]] = []
        self.asked = 0
        self.status = status
        self.power = power
        self.deaf = deaf
        self.called = threading.Semaphore(0)

    def __call__(self, command: Sequence[str], says: str) -> Answer:
        if isinstance(self.status, Exception):
            self._note(command, says)
            raise self.status
        if says.startswith("pow"):
            self.asked += 1
            return Answer(self.status, f"opening a connection to the CEC adapter...\r\npower status: {self.power}\r\n")
        self._note(command, says)
        if not self.status and not self.deaf:
            self.power = says.removesuffix(" 0")
        return Answer(self.status)

    def _note(self, command: Sequence[str], says: str) -> None:
        if not says.startswith("pow"):
            self.calls.append((*command, says))
            self.called.release()


class Hall:
    """A display and its tool, and a clock that stands until it is moved."""

    def __init__(
        self, status: int | Exception = 0, switch: Switch = CEC, left: Path | None = None, **television: Any
    ) -> None:
        self.now = 0.0
        self.switch = switch
        self.left = left
        self.tool = Tool(status, **television)
        self.start()

    def start(self) -> None:
        """The kiosk's program starts."""
        self.display = Display(self.switch, self.tool, lambda: self.now, self.left)
        self.display._worker = threading.current_thread()  # no other: turns are taken below

    def want(self, *, on: bool, may_go_off: bool = True) -> list[str]:
        """What the tool was told for this wish."""
        self.display.want(on=on, may_go_off=may_go_off)
        while not self.display._turns.empty():
            self.display._take_turn(self.switch, on=self.display._turns.get())
        told, self.tool.calls = [call[-1] for call in self.tool.calls], []
        return told

    def ticks(self, *, on: bool, until: float) -> list[float]:
        """When the tool was called while the hours were looked at every 20 s."""
        called = []
        while self.now < until:
            if self.want(on=on):
                called.append(self.now)
            self.now += 20
        return called


@pytest.mark.parametrize("status", [1, FileNotFoundError(), subprocess.TimeoutExpired("cec-client", 20), ValueError()])
@pytest.mark.parametrize("on", [True, False])
def test_a_switching_that_failed_is_tried_again_ever_more_seldom_until_it_worked(
    status: int | Exception, on: bool
) -> None:
    hall = Hall(status, power="standby" if on else "on")
    called = hall.ticks(on=on, until=3600)
    assert called[:5] == [0, 20, 60, 120, 240]
    pauses = {after - before for before, after in pairwise(called[5:])}
    assert pauses == {300}
    hall.tool.status = 0
    assert len(hall.ticks(on=on, until=4000)) == 1
    assert hall.ticks(on=on, until=8000) == []


@pytest.mark.parametrize("says", ["standby", "unknown", "in transition from standby to on"])
def test_a_television_that_does_not_obey_is_told_again_though_the_tool_says_that_it_worked(says: str) -> None:
    hall = Hall(power=says, deaf=True)
    called = hall.ticks(on=True, until=3600)
    assert called[:5] == [0, 20, 60, 120, 240]
    hall.tool.power = "on"  # it took its time: seen so, and not told again
    assert hall.ticks(on=True, until=8000) == []


def test_one_that_is_not_off_is_told_again() -> None:
    hall = Hall(power="on", deaf=True)
    assert hall.ticks(on=False, until=130) == [0, 20, 60, 120]
    hall.tool.deaf = False
    assert len(hall.ticks(on=False, until=3600)) == 1
    hall.tool.power = "on"  # somebody has it on in a closed hall
    assert hall.ticks(on=False, until=8000) == []


def test_one_that_lost_its_power_by_day_comes_on_again() -> None:
    hall = Hall()
    assert hall.ticks(on=True, until=3600) == [0]
    hall.tool.power, hall.tool.deaf = "unknown", True  # no answer
    hall.ticks(on=True, until=7200)
    hall.tool.power, hall.tool.deaf = "standby", False
    assert len(hall.ticks(on=True, until=7600)) == 1
    assert hall.tool.power == "on"


def test_one_that_somebody_switched_off_stays_so_until_the_hall_opens_again() -> None:
    hall = Hall()
    assert hall.ticks(on=True, until=3600) == [0]
    hall.tool.power = "standby"
    assert hall.ticks(on=True, until=36000) == []
    assert hall.want(on=False) == ["standby 0"]
    assert hall.want(on=True) == ["on 0"]


def test_one_that_is_on_is_looked_at_every_five_minutes_and_one_that_is_off_is_not() -> None:
    hall = Hall()
    hall.ticks(on=True, until=3601)
    assert hall.tool.asked == 13
    hall.ticks(on=False, until=7200)
    assert hall.tool.asked == 14


def test_of_a_tool_that_cannot_be_asked_its_exit_status_has_to_do() -> None:
    hall = Hall(switch=WLOPM, deaf=True)
    assert hall.ticks(on=True, until=8000) == [0]
    assert hall.tool.asked == 0


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("power status: on\n", Seen.ON),
        ("opening a connection to the CEC adapter...\r\npower status: standby\r\n", Seen.OFF),
        ("power status: in transition from standby to on", Seen.CHANGING),
        ("power status: unknown", Seen.SILENT),
        ("power status: on\npower status: standby\n", Seen.OFF),
        ("unable to open the device on port RPI", Seen.SILENT),
        ("", Seen.SILENT),
    ],
)
def test_what_cec_client_writes(said: str, expected: Seen) -> None:
    assert seen(said) is expected


def test_a_tool_is_told_on_its_standard_input_and_what_it_writes_is_heard() -> None:
    script = "import sys; print('power status:', sys.stdin.read()); sys.exit(3)"
    assert call((sys.executable, "-c", script), "on") == Answer(3, "power status: on\n")


def test_an_off_that_fails_does_not_keep_it_from_going_on() -> None:
    hall = Hall(1)
    hall.ticks(on=False, until=3600)
    hall.now += 1  # in the midst of a long pause
    assert hall.want(on=True) == ["on 0"]
    hall.now += 20
    assert hall.want(on=True) == ["on 0"]  # its own pauses begin short
    hall.tool.status = 0
    hall.now += 30
    assert hall.want(on=True) == ["on 0"]
    assert hall.want(on=False) == ["standby 0"]
    assert hall.want(on=True) == ["on 0"]


def test_nothing_is_called_twice_at_a_time() -> None:
    going_on, calls = threading.Event(), Tool()

    def slow(command: Sequence[str], says: str) -> Answer:
        status = calls(command, says)
        going_on.wait(60)
        return status

    display = Display(CEC, slow)
    display.want(on=True, may_go_off=True)
    assert calls.called.acquire(timeout=60)
    for _ in range(5):
        display.want(on=True, may_go_off=True)
    assert display._waiting == 1
    going_on.set()


def test_it_is_switched_when_it_changes() -> None:
    tool = Tool()
    display = Display(CEC, tool)
    for on in (True, True, False, False, True, False):  # the first: a run before may have left it off
        display.want(on=on, may_go_off=True)
    display.want(on=False, may_go_off=False)
    for _ in range(5):
        assert tool.called.acquire(timeout=60)
    assert [call[-1] for call in tool.calls] == ["on 0", "standby 0", "on 0", "standby 0", "on 0"]


def test_where_it_may_not_go_off_it_is_left_alone() -> None:
    tool = Tool()
    display = Display(CEC, tool)
    for on in (True, False, True):
        display.want(on=on, may_go_off=False)
    assert display._worker is None


def test_one_that_the_run_before_left_off_is_switched_on_though_it_may_not_go_off_any_more(tmp_path: Path) -> None:
    hall = Hall(left=tmp_path / "guard" / "display-off")
    assert hall.want(on=True) == ["on 0"]
    assert hall.want(on=False) == ["standby 0"]
    hall.start()
    hall.tool.status = 1
    assert hall.want(on=False, may_go_off=False) == ["on 0"]
    hall.start()  # it failed, and the kiosk started anew
    hall.tool.status = 0
    assert hall.want(on=False, may_go_off=False) == ["on 0"]
    assert hall.want(on=False, may_go_off=False) == []
    hall.start()
    assert hall.want(on=True, may_go_off=False) == [], "what somebody switched off since is left alone"


@pytest.mark.parametrize("blocked", ["guard", "guard/display-off"])
def test_what_cannot_be_noted_of_it_is_no_fault(blocked: str, tmp_path: Path) -> None:
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "display-off").mkdir()
    if blocked == "guard":
        (tmp_path / "guard" / "display-off").rmdir()
        (tmp_path / "guard").rmdir()
        (tmp_path / "guard").write_bytes(b"")
    hall = Hall(left=tmp_path / "guard" / "display-off")
    assert hall.want(on=False) == ["standby 0"]
    assert hall.want(on=True) == ["on 0"]


def test_a_fault_that_nobody_thought_of_is_logged_and_the_display_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tool = Tool(ValueError("embedded null byte"))
    display = Display(CEC, tool)
    display.want(on=False, may_go_off=True)
    assert tool.called.acquire(timeout=60)
    tool.status = 0
    display.want(on=True, may_go_off=True)
    assert tool.called.acquire(timeout=60)
    assert [call[-1] for call in tool.calls] == ["standby 0", "on 0"]
    assert "embedded null byte" in caplog.text


@pytest.mark.parametrize("status", [3, FileNotFoundError(), subprocess.TimeoutExpired("cec-client", 20)])
def test_a_tool_that_fails_is_logged_and_no_fault(status: int | Exception, caplog: pytest.LogCaptureFixture) -> None:
    tool = Tool(status)
    display = Display(WLOPM, tool)
    display.want(on=False, may_go_off=True)
    display.want(on=True, may_go_off=True)  # the thread lives on
    for _ in range(2):
        assert tool.called.acquire(timeout=60)
    said = [record.getMessage().split(":")[0] for record in caplog.records]
    assert said[:1] == ["The display cannot be switched by wlopm"]


def test_without_a_switch_nothing_runs() -> None:
    tool = Tool()
    display = Display(None, tool)
    display.want(on=False, may_go_off=True)
    assert (tool.calls, display._worker) == ([], None)
