"""Whether and by what the display is switched."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Sequence

import pytest

from kiosk.guard.power import CEC, WLOPM, XSET, Display, Switch, choose

OWN = {"KIOSK_SESSION": "1"}


@pytest.mark.parametrize(
    ("environ", "tools", "expected"),
    [
        ({"WAYLAND_DISPLAY": "w"}, {"wlopm", "cec-client"}, None),  # somebody's desktop
        (OWN | {"WAYLAND_DISPLAY": "w"}, {"wlopm", "cec-client"}, WLOPM),
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
    """Stands for the tool; says when it has been called as often as wanted."""

    def __init__(self, status: int | Exception = 0) -> None:
        self.calls: list[tuple[str, ...]] = []
        self.status = status
        self.called = threading.Semaphore(0)

    def __call__(self, command: Sequence[str], says: str) -> int:
        self.calls.append((*command, says))
        self.called.release()
        if isinstance(self.status, Exception):
            raise self.status
        return self.status


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
