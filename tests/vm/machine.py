"""A kiosk in QEMU: power, a shell on its second serial line, its screen, and the trace of what it shows."""

from __future__ import annotations

import json
import shlex
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TRACE = "/run/kiosk-trace/trace.jsonl"
ANSWER_SECONDS = 120.0
DARK = 12
LIT = 0.5  # a panel is never half black
LOOK_SECONDS = 0.4
POLL_SECONDS = 0.3  # what is asked of the machine takes its time


class NoAnswerError(Exception):
    """The machine did not do it in time."""


@dataclass
class Looks:
    """What the screen looked like, one (seconds, how much of it was lit) a look."""

    looks: list[tuple[float, float]] = field(default_factory=list)

    def longest_dark(self) -> float:
        """The longest time in seconds from a look without a picture to the next with one."""
        longest, since = 0.0, None
        for moment, lit in self.looks:
            if lit <= LIT and since is None:
                since = moment
            if since is not None:
                longest = max(longest, moment - since)
            if lit > LIT:
                since = None
        return longest


@dataclass
class Machine:
    """One virtual machine on the disk image in ``folder``; ``accelerator`` is tcg where there is no kvm.

    Its disk has a cache that dies with it: QEMU writes down where a cluster of the topmost layer lies only when the
    guest flushes, and every start has a new topmost layer. What is written and not flushed is lost by a power cut.
    """

    folder: Path
    accelerator: str = "tcg,thread=multi"
    cores: int = 2
    memory: int = 2048
    size: tuple[int, int] = (1920, 1080)

    def __post_init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.powered = 0.0
        self.asked = 0
        self.monitoring = threading.Lock()

    def fresh_disk(self) -> None:
        """An empty layer over the image: what was flushed into it stays over a power cut."""
        (self.folder / "run.qcow2").unlink(missing_ok=True)
        self._layer("hall.qcow2", "disk.img", "raw")

    def _layer(self, name: str, below: str, kind: str) -> None:
        made = ("qemu-img", "create", "-q", "-f", "qcow2", "-b", below, "-F", kind, name)
        subprocess.run(made, cwd=self.folder, check=True)

    def _next_layer(self) -> None:
        """What the last run flushed goes down into the hall's layer; the next run begins with a new one."""
        if (self.folder / "run.qcow2").exists():
            subprocess.run(("qemu-img", "commit", "-q", "run.qcow2"), cwd=self.folder, check=True)
        self._layer("run.qcow2", "hall.qcow2", "qcow2")

    def power_on(self, *more: str) -> None:
        """Switch it on; time counts from here. ``more`` are words for qemu."""
        self._next_layer()
        for name in ("control.sock", "monitor.sock"):
            (self.folder / name).unlink(missing_ok=True)
        width, height = self.size
        argv = [
            *(
                "qemu-system-x86_64",
                "-accel",
                self.accelerator,
                "-cpu",
                "max",
                "-smp",
                str(self.cores),
                "-m",
                str(self.memory),
            ),
            *("-display", "none", "-device", f"virtio-vga,xres={width},yres={height}", "-nic", "none"),
            *("-device", "qemu-xhci", "-device", "usb-tablet", "-device", "usb-kbd"),
            *("-drive", "file=run.qcow2,if=virtio,cache=writeback"),
            *("-serial", "file:serial.log", "-serial", "unix:control.sock,server=on,wait=off"),
            *("-qmp", "unix:monitor.sock,server=on,wait=off", *more),
        ]
        with (self.folder / "qemu.log").open("ab") as log:
            self.process = subprocess.Popen(argv, cwd=self.folder, stdout=log, stderr=log)
        self.powered = time.monotonic()
        self.until((self.folder / "monitor.sock").exists, 10, "QEMU did not start")

    def cut_power(self) -> None:
        """Take the plug out."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def tell(self, command: str, seconds: float = ANSWER_SECONDS) -> str:
        """Run ``command`` as root in the machine; what it wrote."""
        end = time.monotonic() + seconds
        self.asked += 1
        begin, done = f"begin {self.asked}\n".encode(), f"\ndone {self.asked}\n".encode()
        line_of = f"printf 'begin {self.asked}\\n'; {command}; printf '\\ndone {self.asked}\\n'\n"
        while time.monotonic() < end:
            try:
                with socket.socket(socket.AF_UNIX) as line:
                    line.settimeout(max(0.1, end - time.monotonic()))
                    line.connect(str(self.folder / "control.sock"))
                    line.sendall(line_of.encode())
                    answer = b""
                    while done not in answer:
                        answer += line.recv(65536)
                    return answer.partition(begin)[2].partition(done)[0].decode(errors="replace").strip()
            except TimeoutError as error:
                raise NoAnswerError(command) from error
            except OSError:
                time.sleep(0.2)
        raise NoAnswerError(command)

    def wait_shell(self, seconds: float = 300.0) -> None:
        """Until the machine answers: what is sent before its shell listens is lost."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if "ready" in self.tell("echo ready", 5):
                    return
            except NoAnswerError:
                continue
        raise NoAnswerError("shell")

    def monitor(self, execute: str, **arguments: Any) -> None:
        """One command to QEMU's own monitor."""
        with self.monitoring, socket.socket(socket.AF_UNIX) as line, line.makefile("rw") as words:
            line.connect(str(self.folder / "monitor.sock"))
            words.readline()
            for order in ({"execute": "qmp_capabilities"}, {"execute": execute, "arguments": arguments}):
                words.write(json.dumps(order) + "\n")
                words.flush()
                while not {"return", "error"} & set(json.loads(words.readline())):
                    pass

    def picture(self, name: str) -> Path:
        """What is on its screen now, as a PNG."""
        path = self.folder / f"{name}.png"
        self.monitor("screendump", filename=str(path), format="png")
        return path

    def lit(self) -> float:
        """How much of its screen is not black, 0 to 1."""
        path = self.folder / f"now-{threading.get_ident()}.ppm"
        self.monitor("screendump", filename=str(path))
        pixels = path.read_bytes()[16:]
        path.unlink()
        seen = pixels[:: 3 * 97]
        return sum(value > DARK for value in seen) / max(1, len(seen))

    @contextmanager
    def watched(self) -> Iterator[Looks]:
        """Look at its screen all the while, a few times a second."""
        seen, end = Looks(), threading.Event()

        def look() -> None:
            while not end.wait(LOOK_SECONDS):
                seen.looks.append((time.monotonic(), self.lit()))

        thread = threading.Thread(target=look, name="watching")
        thread.start()
        try:
            yield seen
        finally:
            end.set()
            thread.join()

    def keys(self, *names: str) -> None:
        """Press keys together."""
        self.monitor("send-key", keys=[{"type": "qcode", "data": name} for name in names])

    def events(self) -> list[dict[str, Any]]:
        """The trace so far; a torn last line is left out."""
        lines = self.tell(f"cat {TRACE} 2>/dev/null").splitlines()
        found = []
        for line in lines:
            try:
                found.append(json.loads(line))
            except ValueError:
                continue
        return found

    def count(self, event: str) -> int:
        """How often ``event`` stands in the trace."""
        return int(self.tell(f"grep -c {shlex.quote(chr(34) + event + chr(34))} {TRACE} 2>/dev/null || true") or 0)

    def until(self, what: Callable[[], bool], seconds: float, why: str) -> float:
        """Seconds until ``what`` holds."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            if what():
                return time.monotonic() - start
            time.sleep(POLL_SECONDS)
        raise NoAnswerError(why)


def quiet(folder: Path) -> None:
    """Forget the last run's log."""
    for name in ("serial.log", "qemu.log"):
        (folder / name).unlink(missing_ok=True)
