"""What the figures were taken on: machine, load, versions. Asks the programs themselves."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.bench import browser, impress, reveal
from tests.bench.record import Taken

PACKAGES = ("PySide6-Essentials", "Pillow", "msgspec")


def machine() -> str:
    """Processor, memory, system, in one line."""
    model = "unknown processor"
    with suppress(OSError, AttributeError):
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
        model = re.sub(r"\s+", " ", found[1]) if found else platform.machine()
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    cards = "a graphics card" if any(Path("/dev/dri").glob("renderD*")) else "no graphics card"
    return f"{os.cpu_count()} cores ({model}), {pages * size / 2**30:.0f} GB, {cards}, {_system()}, Xvfb"


def _system() -> str:
    with suppress(OSError):
        release = platform.freedesktop_os_release()
        return release.get("PRETTY_NAME", platform.system())
    return platform.system()


def load() -> str:
    """How busy the machine is with all else, on how many cores."""
    with suppress(OSError):
        return f"{os.getloadavg()[2]:.1f} on {os.cpu_count()} cores"
    return "unknown"


def taken(root: Path, without: dict[str, str]) -> Taken:
    """This moment, of what ``root`` holds; who does not take part, and why."""
    return Taken(f"{datetime.now(UTC):%Y-%m-%d}", commit(root), load(), f"{machine()}; {versions()}", without)


def commit(root: Path) -> str:
    """The commit that ``root`` stands at, a "+" where files differ from it; empty where that is not to be had."""
    call = ["git", "describe", "--always", "--dirty=+", "--exclude=*"]
    with suppress(OSError, subprocess.SubprocessError):
        return subprocess.run(call, cwd=root, capture_output=True, text=True, timeout=30, check=False).stdout.strip()
    return ""


def versions() -> str:
    """Everything that was measured or measures."""
    told = [f"Python {platform.python_version()}"]
    for package in PACKAGES:
        with suppress(PackageNotFoundError):
            told.append(f"{package} {version(package)}")
    for command in ([browser.find(), "--version"], [impress.find(), "--version"]):
        if command[0]:
            with suppress(OSError, subprocess.SubprocessError):
                said = subprocess.run(
                    [str(word) for word in command], capture_output=True, text=True, timeout=30, check=False
                )
                found = re.match(r"(\w+ [\d.]+)", said.stdout.strip())
                told += [found[1]] if found else []
    return ", ".join([*told, f"reveal.js {reveal.VERSION}"])
