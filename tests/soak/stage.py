"""The kiosk on an X server of its own, started again when it ends, as systemd would; knows no actor."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RESTART_SECONDS = 0.5
_STDERR = "stderr.txt"
_ERROR = re.compile(r"[-0-9]{10} [:,0-9]+ (ERROR|CRITICAL) ")
END_SECONDS = 30.0


class Stage:
    """One kiosk after another on a display, with what they tell counted."""

    def __init__(self, display: str, content: Path, folder: Path, pace: float) -> None:
        """Start the first. ``folder`` takes its state, its trace and what it complains of."""
        self.events: Counter[str] = Counter()
        self.refused = 0
        self.panel_at = time.monotonic()  # when the last panel came
        self.restarts: list[str] = []
        self._expected = ""
        self._folder = folder
        self._trace = folder / "trace"
        self._errors = folder / _STDERR
        self._environ = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        self._environ |= {"DISPLAY": display}
        self.counts = folder / "counts"
        self._command = [sys.executable, "-m", "tests.soak.inside", str(self.counts), "run", "--content", str(content)]
        self._command += ["--state", str(folder / "state"), "--trace", str(self._trace), "--pace", str(pace)]
        self._end = threading.Event()
        self._trace.touch()
        self._start()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._keep_up, self._listen)]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The process that runs now."""
        return self.process.pid

    def send(self, number: signal.Signals, why: str) -> None:
        """Send a signal to the kiosk, and keep why."""
        self._expected = why
        with suppress(ProcessLookupError):
            self.process.send_signal(number)

    def close(self) -> int:
        """End the kiosk for good; its exit status."""
        self._end.set()
        self._threads[0].join(END_SECONDS)
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        self._threads[1].join(END_SECONDS)
        return status

    def _start(self) -> None:
        with self._errors.open("ab") as errors:
            self.process = subprocess.Popen(self._command, env=self._environ, cwd=ROOT, stderr=errors)

    def _keep_up(self) -> None:
        while not self._end.wait(0.1):
            if self.process.poll() is not None:
                why, self._expected = self._expected or "by itself", ""
                self.restarts.append(f"{why} ({self.process.returncode})")
                if self._end.wait(RESTART_SECONDS):
                    return
                self._start()

    def _listen(self) -> None:
        with self._trace.open("rb") as trace:
            while True:
                line = trace.readline()
                if not line.endswith(b"\n"):
                    if self._end.is_set() and self.process.poll() is not None:
                        return
                    trace.seek(trace.tell() - len(line))
                    time.sleep(0.1)
                    continue
                with suppress(ValueError, KeyError):
                    told = json.loads(line)
                    self.events[told["event"]] += 1
                    if told["event"] == "panel":
                        self.panel_at = time.monotonic()
                    self.refused += told["event"] == "deck" and told["outcome"] == "refused"


def complaints(folder: Path) -> list[str]:
    """What nobody expects: lines of Qt or Python on stderr, and errors of the kiosk's own in its log."""
    lines = (folder / _STDERR).read_text(errors="replace").splitlines()
    said = [line for line in lines if line.strip() and "terminate" not in line.lower()]
    logs = sorted((folder / "state" / "log").glob("kiosk.log*"))
    return said + [line for log in logs for line in log.read_text(errors="replace").splitlines() if _ERROR.match(line)]


def copy_content(folder: Path) -> Path:
    """A copy of the report's own content, for staff to spoil."""
    content = folder / "content"
    for name in ("slides", "images"):
        shutil.copytree(ROOT / name, content / name)
    return content
