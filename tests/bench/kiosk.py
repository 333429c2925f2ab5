"""This kiosk as a program under test: started as staff start it, its trace read from outside."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import tree

if TYPE_CHECKING:
    from tests.bench.screen import Screen

ROOT = Path(__file__).resolve().parents[2]
WAIT = 60.0


class StoppedError(Exception):
    """A program under test ended, or did not come to the point where it was waited for."""


class Kiosk:
    """One run of the kiosk."""

    name = "kiosk"

    def __init__(self, screen: Screen, content: Path, state: Path, *more: str) -> None:
        """Start it full screen."""
        self._folder = Path(tempfile.mkdtemp(prefix="bench-"))
        self._trace = self._folder / "trace"
        self._at = 0
        self._rest = b""
        self.events: list[dict[str, object]] = []
        environ = {
            name: value for name, value in os.environ.items() if not name.startswith(("QT_", "KIOSK_", "PYTHON"))
        }
        call = [sys.executable, "-m", "kiosk", "run", "--content", str(content), "--state", str(state)]
        self._errors = (self._folder / "errors").open("wb")
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [*call, "--trace", str(self._trace), *more],
            env=environ | {"DISPLAY": screen.name},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=self._errors,
            stderr=self._errors,
        )

    @property
    def pid(self) -> int:
        """The root of its tree."""
        return self.process.pid

    def read(self) -> list[dict[str, object]]:
        """The events traced since the last look."""
        try:
            with self._trace.open("rb") as stream:
                stream.seek(self._at)
                data = stream.read()
        except FileNotFoundError:
            return []
        self._at += len(data)
        *lines, self._rest = (self._rest + data).split(b"\n")
        new: list[dict[str, object]] = [json.loads(line) for line in lines]
        self.events += new
        return new

    def wait_for(self, event: str, limit: float = WAIT, **details: object) -> dict[str, object]:
        """The next event of this name with these details that was not waited for before. Raises StoppedError."""
        deadline = time.monotonic() + limit
        while True:
            self.read()
            while self.events:
                told = self.events.pop(0)
                if told["event"] == event and all(told.get(name) == value for name, value in details.items()):
                    return told
            if self.process.poll() is not None or time.monotonic() > deadline:
                message = f"no {event} {details or ''} from the kiosk: {self.errors()[-400:]}"
                raise StoppedError(message)
            time.sleep(0.004)

    def wait_until_alive(self) -> float:
        """Seconds from the process's start to the panel that can be touched: its own word, it looks as its picture."""
        return float(str(self.wait_for("ready")["t"]))

    def errors(self) -> str:
        """What it said on its way."""
        return (self._folder / "errors").read_text(encoding="utf-8", errors="replace")

    def end(self) -> None:
        """End it and all below it."""
        tree.end(self.process)
        self._errors.close()
        shutil.rmtree(self._folder, ignore_errors=True)
