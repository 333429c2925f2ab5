"""Chromium in kiosk mode as a program under test. Knows no deck."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import tree

if TYPE_CHECKING:
    from tests.bench.screen import Screen

NAMES = ("chromium", "chromium-browser", "google-chrome-stable")
QUIET = (
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-extensions",
    "--disable-features=Translate",
    "--password-store=basic",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
)


def find() -> str | None:
    """Chromium on this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One run of Chromium with a page, full screen. Its profile and home are kept from run to run, as in a hall."""

    def __init__(self, name: str, screen: Screen, page: Path, profile: Path, *more: str) -> None:
        """Start it."""
        found = find()
        assert found is not None
        self.name = name
        self._runtime = tempfile.mkdtemp(prefix="bench-")
        home = profile / "home"
        home.mkdir(parents=True, exist_ok=True)
        user = ("--no-sandbox",) if os.geteuid() == 0 else ()
        window = (f"--window-size={screen.size[0]},{screen.size[1]}", "--window-position=0,0")
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [found, "--kiosk", *window, f"--user-data-dir={profile}", *QUIET, *user, *more, page.as_uri()],
            env=os.environ | {"DISPLAY": screen.name, "HOME": str(home), "XDG_RUNTIME_DIR": self._runtime},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def pid(self) -> int:
        """The root of its tree."""
        return self.process.pid

    def end(self) -> None:
        """End it and all below it."""
        tree.end(self.process)
        shutil.rmtree(self._runtime, ignore_errors=True)
