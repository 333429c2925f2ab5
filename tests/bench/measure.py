"""Measures the running kiosk from outside, on an X server of its own: python tests/bench/measure.py [--runs N].

Start (cold and warm), frames while a panel drifts and fades, processor and memory, and a touch to its first changed
picture. Prints a table in Markdown; docs/performance.md keeps it with the machine and the date.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageGrab

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
WAIT = 120.0
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@contextmanager
def x_server(size: tuple[int, int]) -> Iterator[str]:
    """A bare X server of ``size``; yields its display."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    try:
        yield display
    finally:
        server.terminate()
        server.wait()


class Kiosk:
    """One run of the kiosk."""

    def __init__(self, display: str, state: Path, *more: str) -> None:
        self.folder = Path(tempfile.mkdtemp())
        os.mkfifo(self.folder / "trace")
        self.pipe = os.open(self.folder / "trace", os.O_RDONLY | os.O_NONBLOCK)
        self.rest = b""
        environ = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        call = [sys.executable, "-m", "kiosk", "run", "--content", str(ROOT), "--state", str(state)]
        self.process = subprocess.Popen(
            [*call, "--trace", str(self.folder / "trace"), *more],
            env=environ | {"DISPLAY": display},
            cwd=ROOT,
        )

    def wait_for(self, event: str) -> dict[str, object]:
        """The next event of this name."""
        while True:
            while b"\n" not in self.rest:
                if not select.select([self.pipe], [], [], WAIT)[0]:
                    raise TimeoutError(event)
                self.rest += os.read(self.pipe, 65536)
            line, self.rest = self.rest.split(b"\n", 1)
            told: dict[str, object] = json.loads(line)
            if told["event"] == event:
                return told

    def cpu(self) -> float:
        """Processor seconds of the process so far; its child not among them."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> tuple[float, float]:
        """Resident and proportional memory of the process and its children, in MB."""
        pids = [self.process.pid]
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        pids += [int(pid) for pid in children.read_text().split()]
        rss = pss = 0
        for pid in pids:
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                rss += int(line.split()[1]) if line.startswith("Rss:") else 0
                pss += int(line.split()[1]) if line.startswith("Pss:") else 0
        return rss / 1024, pss / 1024

    def end(self) -> None:
        """End it and clean up."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        os.close(self.pipe)
        shutil.rmtree(self.folder)


def starts(size: tuple[int, int], runs: int) -> tuple[list[float], list[float]]:
    """Seconds from process start to the first panel painted: with an empty state folder, and with a full one."""
    cold, warm = [], []
    with x_server(size) as display:
        for _ in range(runs):
            with tempfile.TemporaryDirectory() as folder:
                kiosk = Kiosk(display, Path(folder))
                cold.append(float(str(kiosk.wait_for("ready")["t"])))
                kiosk.wait_for("panel")
                kiosk.wait_for("panel")
                kiosk.end()
                kiosk = Kiosk(display, Path(folder))
                warm.append(float(str(kiosk.wait_for("ready")["t"])))
                kiosk.end()
    return cold, warm


def frames(size: tuple[int, int], seconds: float, state: Path) -> dict[str, float]:
    """Changed pictures a second while panels drift and fade, seen from outside; processor and memory meanwhile."""
    with x_server(size) as display:
        kiosk = Kiosk(display, state)
        kiosk.wait_for("ready")
        kiosk.wait_for("panel")
        kiosk.wait_for("panel")  # the stock is full, the second panel has come
        x, y = round(size[0] * 0.75), round(size[1] * 0.4)
        box = (x, y, x + size[0] // 8, y + size[1] // 12)
        changed: list[float] = []
        cpu, began = kiosk.cpu(), time.monotonic()
        last = ImageGrab.grab(bbox=box, xdisplay=display).tobytes()
        while (now := time.monotonic()) - began < seconds:
            seen = ImageGrab.grab(bbox=box, xdisplay=display).tobytes()
            if seen != last:
                changed.append(now)
                last = seen
        spent = kiosk.cpu() - cpu
        rss, pss = kiosk.memory()
        kiosk.end()
    gaps = sorted(b - a for a, b in pairwise(changed))
    return {
        "frames a second": len(gaps) / sum(gaps),
        "99 % of gaps under, ms": 1000 * gaps[int(0.99 * len(gaps))],
        "longest gap, ms": 1000 * gaps[-1],
        "processor, % of a core": 100 * spent / seconds,
        "resident, MB": rss,
        "proportional, MB": pss,
    }


def touches(size: tuple[int, int], runs: int, state: Path) -> list[float]:
    """Milliseconds from a press of a button to the first changed pixel under it."""
    took = []
    with x_server(size) as display:
        kiosk = Kiosk(display, state)
        kiosk.wait_for("ready")
        kiosk.wait_for("panel")
        environ = os.environ | {"DISPLAY": display}
        x, y = round(size[0] * 0.1), round(size[1] * 0.885)
        box = (x - 30, y - 6, x + 30, y + 6)
        for _ in range(runs):
            subprocess.run(["xdotool", "mousemove", str(x), str(y)], env=environ, check=True)
            before = ImageGrab.grab(bbox=box, xdisplay=display).tobytes()
            press = subprocess.Popen(["xdotool", "mousedown", "1"], env=environ)
            press.wait()
            began = time.monotonic()
            while ImageGrab.grab(bbox=box, xdisplay=display).tobytes() == before and time.monotonic() - began < 2:
                pass
            took.append(1000 * (time.monotonic() - began))
            subprocess.run(["xdotool", "mousemove", str(x), "5", "mouseup", "1"], env=environ, check=True)
            time.sleep(0.4)
        kiosk.end()
    return took


def spread(values: list[float], digits: int = 2) -> str:
    """Median, with least and most."""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=30.0)
    given = parser.parse_args()
    cold, warm = starts((1920, 1080), given.runs)
    print(f"| first panel painted, cold, s | {spread(cold)} |")
    print(f"| first panel painted, warm, s | {spread(warm)} |")
    with tempfile.TemporaryDirectory() as folder:
        for size in ((1920, 1080), (3840, 2160)):
            for name, value in frames(size, given.seconds, Path(folder) / f"{size[0]}").items():
                print(f"| {name}, {size[0]}x{size[1]} | {value:.1f} |")
        took = touches((1920, 1080), 20, Path(folder) / "1920")
        print(f"| press to first changed pixel under it, ms | {spread(took, 0)} |")


if __name__ == "__main__":
    main()
