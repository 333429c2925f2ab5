"""The whole kiosk as a process that draws into memory, its trace in a pipe: waiting for an event needs no clock."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.folders import write_files

ROOT = Path(__file__).resolve().parents[2]
WAIT = 60.0
SLIDES = {
    "kiosk.md": "标题：测试展示\n屏幕尺寸：55\n---\n",
    "10-one/section.md": "标题：第一篇章\n短名：以一之力\n图片：a\n---\n",
    "10-one/10-a.md": "标题：甲页\n导语：一句导语。\n图片：a\n---\n正文。\n",
    "10-one/20-b.txt": "标题：乙页\n导语：一句导语。\n图片：b\n---\n正文。\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small show without a fault."""
    root = tmp_path / "content"
    write_files(root / "slides", SLIDES)
    (root / "images").mkdir()
    for name in ("a", "b"):
        picture = Image.effect_mandelbrot((1600, 1000), (-2, -1.2, 1, 1.2), 20 + ord(name)).convert("RGB")
        picture.save(root / "images" / f"{name}.jpg")
    return root


class Kiosk:
    """A running kiosk."""

    def __init__(
        self, content: Path, folder: Path, environ: dict[str, str], script: str | None = None, *more: str
    ) -> None:
        self.state = folder / "state"
        fifo = folder / f"trace{len(list(folder.glob('trace*')))}"
        os.mkfifo(fifo)
        self.pipe = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        self._rest = b""
        self.errors = folder / "stderr"
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        surroundings |= {"QT_QPA_PLATFORM": "offscreen"} | environ
        start = ["-m", "kiosk"] if script is None else ["-c", script]
        call = [sys.executable, *start, "run", "--content", str(content), "--state", str(self.state)]
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [*call, "--size", "640x360", "--trace", str(fifo), "--pace", "10", *more],
                env=surroundings,
                stderr=errors,
                cwd=ROOT,
            )

    def wait_for(self, event: str, **details: object) -> dict[str, object]:
        """The next event of this name with these details."""
        while True:
            told = self.wait_for_any(f"{event} {details}")
            if told["event"] == event and all(told.get(name) == value for name, value in details.items()):
                return told

    def wait_for_any(self, wanted: str = "event") -> dict[str, object]:
        """The next event."""
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self.pipe], [], [], WAIT)
            assert ready, f"no {wanted}: {self.errors.read_text()}"
            try:
                data = os.read(self.pipe, 65536)
            except BlockingIOError:  # it closes its end and opens it anew
                continue
            assert data or self.process.poll() is None, f"ended before {wanted}: {self.errors.read_text()}"
            self._rest += data
        line, self._rest = self._rest.split(b"\n", 1)
        told: dict[str, object] = json.loads(line)
        return told

    def wait_until(self, there: Callable[[], object]) -> None:
        """Watch the process until something is there; as fast as can be, as there is no word of it."""
        while not there():
            assert self.process.poll() is None, self.errors.read_text()

    def children(self) -> list[str]:
        """The command lines of its child processes."""
        found = []
        for folder in Path("/proc").iterdir():
            if folder.name.isdecimal():
                try:
                    parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
                    if parent == str(self.process.pid):
                        found.append((folder / "cmdline").read_text().replace("\0", " "))
                except OSError:
                    continue  # gone meanwhile
        return found

    def end(self) -> int:
        """Ask it to end, as systemd does."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(WAIT)

    def crash(self, by: signal.Signals = signal.SIGSEGV) -> None:
        """End it as a fault of its own does; by SIGKILL, as others do."""
        self.process.send_signal(by)
        self.process.wait(WAIT)


@pytest.fixture
def kiosk_of(content: Path, tmp_path: Path) -> Iterator[Callable[..., Kiosk]]:
    """Starts a kiosk on the small show; each time on the same state folder."""
    made: list[Kiosk] = []

    def make(environ: dict[str, str] | None = None, script: str | None = None, *more: str) -> Kiosk:
        made.append(Kiosk(content, tmp_path, environ or {}, script, *more))
        return made[-1]

    yield make
    for kiosk in made:
        if kiosk.process.poll() is None:
            kiosk.process.kill()
            kiosk.process.wait(WAIT)
        os.close(kiosk.pipe)
