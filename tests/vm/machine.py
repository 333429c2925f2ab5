"""A kiosk in QEMU: power, a shell on its second serial line, its screen, and the trace of what it shows."""

from __future__ import annotations

import json
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TRACE = "/run/kiosk-trace/trace.jsonl"
ANSWER_SECONDS = 120.0
DARK = 12


class NoAnswerError(Exception):
    """The machine did not do it in time."""


@dataclass
class Machine:
    """One virtual machine on the disk image in ``folder``; ``accelerator`` is tcg where there is no kvm."""

    folder: Path
    accelerator: str = "tcg,thread=multi"
    memory: int = 2048
    size: tuple[int, int] = (1920, 1080)

    def __post_init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.powered = 0.0
        self.asked = 0

    def fresh_disk(self) -> None:
        """An empty layer over the image: what is written in it stays over a power cut."""
        disk = self.folder / "run.qcow2"
        disk.unlink(missing_ok=True)
        made = ("qemu-img", "create", "-q", "-f", "qcow2", "-b", "disk.img", "-F", "raw", "run.qcow2")
        subprocess.run(made, cwd=self.folder, check=True)

    def power_on(self, *more: str) -> None:
        """Switch it on; time counts from here. ``more`` are words for qemu."""
        for name in ("control.sock", "monitor.sock"):
            (self.folder / name).unlink(missing_ok=True)
        width, height = self.size
        argv = [
            *("qemu-system-x86_64", "-accel", self.accelerator, "-cpu", "max", "-smp", "2", "-m", str(self.memory)),
            *("-display", "none", "-device", f"virtio-vga,xres={width},yres={height}", "-nic", "none"),
            *("-device", "qemu-xhci", "-device", "usb-tablet", "-device", "usb-kbd"),
            *("-drive", "file=run.qcow2,if=virtio,cache=writeback", "-kernel", "vmlinuz", "-initrd", "initrd.img"),
            *("-append", "root=/dev/vda rw console=ttyS0 quiet systemd.show_status=0"),
            *("-serial", "file:serial.log", "-serial", "unix:control.sock,server=on,wait=off"),
            *("-qmp", "unix:monitor.sock,server=on,wait=off", *more),
        ]
        with (self.folder / "qemu.log").open("ab") as log:
            self.process = subprocess.Popen(argv, cwd=self.folder, stdout=log, stderr=log)
        self.powered = time.monotonic()

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
        begin, done = f"begin {self.asked}\n", f"\ndone {self.asked}\n"
        line_of = f"printf 'begin {self.asked}\\n'; {command}; printf '\\ndone {self.asked}\\n'\n"
        while time.monotonic() < end:
            try:
                with socket.socket(socket.AF_UNIX) as line:
                    line.settimeout(max(0.1, end - time.monotonic()))
                    line.connect(str(self.folder / "control.sock"))
                    line.sendall(line_of.encode())
                    answer = ""
                    while done not in answer:
                        answer += line.recv(65536).decode(errors="replace")
                    return answer.partition(begin)[2].partition(done)[0].strip()
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
        with socket.socket(socket.AF_UNIX) as line, line.makefile("rw") as words:
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
        path = self.folder / "now.ppm"
        self.monitor("screendump", filename=str(path))
        pixels = path.read_bytes()[16:]
        seen = pixels[:: 3 * 97]
        return sum(value > DARK for value in seen) / max(1, len(seen))

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
            time.sleep(0.1)
        raise NoAnswerError(why)


def quiet(folder: Path) -> None:
    """Forget the last run's log."""
    for name in ("serial.log", "qemu.log"):
        (folder / name).unlink(missing_ok=True)
