"""Whether there is a screen to draw on, and waiting for it; asks only what the system tells, never Qt."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
POLL_SECONDS = 1.0


def has_screen(environ: Mapping[str, str], devices: Path = Path("/dev")) -> bool:
    """Whether there is, or will be, a screen to draw on; a kiosk that systemd starts has one coming."""
    if any(environ.get(name) for name in (*DISPLAYS, "NOTIFY_SOCKET")):
        return True
    return sys.platform in {"win32", "darwin"} or direct_platform(devices) is not None


def direct_platform(devices: Path = Path("/dev")) -> str | None:
    """Qt's platform for drawing on a screen without a display server; None where this user may not."""
    if os.access(devices / "fb0", os.R_OK | os.W_OK):
        return "linuxfb"
    return "eglfs" if any(os.access(card, os.R_OK | os.W_OK) for card in devices.glob("dri/card*")) else None


def platform_here(environ: Mapping[str, str], devices: Path = Path("/dev")) -> str:
    """The platform to tell Qt of, where there is no display server to draw through; "" where Qt finds its own."""
    if sys.platform != "linux" or any(environ.get(name) for name in DISPLAYS):
        return ""
    return direct_platform(devices) or "eglfs"


def display_socket(environ: Mapping[str, str]) -> Path | None:
    """The socket of the display server that Qt will connect to; None where there is none to wait for."""
    if environ.get("QT_QPA_PLATFORM"):
        return None
    if name := environ.get("WAYLAND_DISPLAY"):
        return Path(environ.get("XDG_RUNTIME_DIR", "/run")) / name
    display = environ.get("DISPLAY", "")
    if display.startswith(":"):
        return Path("/tmp/.X11-unix") / f"X{display[1:].split('.')[0]}"  # noqa: S108 - where X servers listen
    return None


def wait_for_screen(
    environ: Mapping[str, str],
    sleep: Callable[[float], None] = time.sleep,
    waiting: Callable[[], None] = lambda: None,
) -> None:
    """Wait until the display server listens: at power-on the kiosk may be first. ``waiting`` is called each second."""
    path = display_socket(environ)
    while path is not None and not _listens(str(path)) and not _listens(f"\0{path}"):  # X has an abstract one, too
        waiting()
        sleep(POLL_SECONDS)


def is_card_given_up(environ: Mapping[str, str]) -> bool:
    """Whether the card has taken the compositor down, which is drawn by the processor now (compositor.sh)."""
    path = display_socket(environ)
    return path is not None and path.with_name("pixman").exists()


def _listens(address: str) -> bool:
    """Whether a server is at a socket; one that crashed leaves it behind. Any other trouble is for Qt to tell."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(POLL_SECONDS)
        try:
            probe.connect(address)
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        except OSError:
            pass
    return True
