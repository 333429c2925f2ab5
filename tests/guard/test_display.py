"""Whether there is a screen to draw on, and waiting for it."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from kiosk.guard.display import (
    direct_platform,
    display_socket,
    has_screen,
    is_card_given_up,
    platform_here,
    wait_for_screen,
)


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "NOTIFY_SOCKET", "QT_QPA_PLATFORM"])
def test_each_of_these_means_a_screen(name: str, tmp_path: Path) -> None:
    assert has_screen({name: "x"}, tmp_path)


def test_a_card_to_draw_on_is_a_screen_and_nothing_is_none(tmp_path: Path) -> None:
    assert not has_screen({}, tmp_path)
    assert not has_screen({}, tmp_path / "none")
    (tmp_path / "dri").mkdir()
    (tmp_path / "dri" / "card0").touch()
    assert direct_platform(tmp_path) == "eglfs"
    assert has_screen({}, tmp_path)
    (tmp_path / "fb0").touch()
    assert direct_platform(tmp_path) == "linuxfb"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"DISPLAY": ":7"}, "/tmp/.X11-unix/X7"),  # noqa: S108 - where X servers listen
        ({"DISPLAY": ":7.0"}, "/tmp/.X11-unix/X7"),  # noqa: S108
        ({"DISPLAY": "other:0"}, None),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1"}, "/run/user/1/wayland-0"),
        ({"DISPLAY": ":7", "QT_QPA_PLATFORM": "offscreen"}, None),
        ({}, None),
    ],
)
def test_where_the_display_server_listens(environ: dict[str, str], expected: str | None) -> None:
    assert display_socket(environ) == (Path(expected) if expected else None)


def test_it_waits_until_the_display_server_listens(tmp_path: Path) -> None:
    environ = {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}
    server = socket.socket(socket.AF_UNIX)
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            server.bind(str(tmp_path / "w"))  # there, as one that crashed leaves it
        if len(waits) == 5:
            server.listen()

    wait_for_screen(environ, sleep)
    server.close()
    assert len(waits) == 5


def test_any_other_trouble_with_the_socket_is_for_qt_to_tell(tmp_path: Path) -> None:
    environ = {"WAYLAND_DISPLAY": "x" * 200, "XDG_RUNTIME_DIR": str(tmp_path)}  # longer than a socket's name may be
    wait_for_screen(environ, lambda _seconds: pytest.fail("it waits for ever"))


def test_the_compositor_says_beside_its_socket_that_it_has_given_the_card_up(tmp_path: Path) -> None:
    environ = {"WAYLAND_DISPLAY": str(tmp_path / "wayland-0"), "XDG_RUNTIME_DIR": "/run/other"}
    assert not is_card_given_up(environ)
    (tmp_path / "pixman").write_text("86\n")
    assert is_card_given_up(environ)
    assert not is_card_given_up({})


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt finds its own")
def test_without_a_display_server_the_screen_is_drawn_on_directly(tmp_path: Path) -> None:
    assert platform_here({"DISPLAY": ":0"}, tmp_path) == ""
    assert platform_here({}, tmp_path) == "eglfs"
    (tmp_path / "fb0").touch()
    assert platform_here({}, tmp_path) == "linuxfb"
