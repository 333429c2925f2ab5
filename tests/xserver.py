"""A bare X server for as long as it is needed: no window manager. Knows no program that draws on it."""

from __future__ import annotations

import os
import select
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT = 60.0


@dataclass(frozen=True, slots=True)
class XServer:
    """A running X server: ``:number`` of ``size`` pixels, its process id."""

    number: int
    size: tuple[int, int]
    pid: int

    @property
    def name(self) -> str:
        """What DISPLAY is to be."""
        return f":{self.number}"


@contextmanager
def xserver(size: tuple[int, int]) -> Iterator[XServer]:
    """Start an Xvfb on a free number; it is ended at the end. Raises RuntimeError where it does not start."""
    read, write = os.pipe()
    screen = ("-screen", "0", f"{size[0]}x{size[1]}x24")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), *screen, "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip() if select.select([told], [], [], WAIT)[0] else ""
        if not number:
            message = "Xvfb did not start; is xvfb installed?"
            raise RuntimeError(message)
        yield XServer(int(number), size, server.pid)
    finally:
        server.terminate()
        try:
            server.wait(WAIT)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
