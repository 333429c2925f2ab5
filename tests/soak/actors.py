"""Visitors, staff and misfortune: each does one thing at a time, by a seed; must not know what is measured."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from tests.soak.stage import Stage

_KEYS = ("Right", "Left", "Return", "Escape", "Home", "Next", "Prior", "F5", "Tab", "period", "alt+F4", "ctrl+q", "F1")


class Visitor:
    """Touches anywhere: taps, drags, long presses, keys."""

    def __init__(self, display: str, size: tuple[int, int], random: Random) -> None:
        """``size`` in pixels."""
        self._environ = os.environ | {"DISPLAY": display}
        self._size = size
        self._random = random
        self.actions = 0

    def act(self) -> None:
        """Do one thing."""
        self.actions += 1
        kind = self._random.random()
        x, y = self._point()
        if kind < 0.65:
            self._do("mousemove", x, y, "click", "1")
        elif kind < 0.85:
            self._drag(x, y, *self._point())
        elif kind < 0.9:
            self._do("mousemove", x, y, "mousedown", "1", "sleep", "0.4", "mouseup", "1")
        else:
            self._do("key", self._random.choice(_KEYS))

    def _point(self) -> tuple[str, str]:
        width, height = self._size
        low = self._random.random() < 0.4  # where the buttons are
        y = self._random.uniform(0.85, 0.99) if low else self._random.random()
        return str(int(self._random.random() * (width - 1))), str(int(y * (height - 1)))

    def _drag(self, x: str, y: str, to_x: str, to_y: str) -> None:
        steps = [word for part in range(1, 6) for word in self._step(x, y, to_x, to_y, part / 5)]
        self._do("mousemove", x, y, "mousedown", "1", *steps, "mouseup", "1")

    def _step(self, x: str, y: str, to_x: str, to_y: str, part: float) -> tuple[str, str, str, str, str]:
        at = [str(round(int(a) + part * (int(b) - int(a)))) for a, b in ((x, to_x), (y, to_y))]
        return ("mousemove", *at, "sleep", "0.01")  # type: ignore[return-value]

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environ, check=False, stderr=subprocess.DEVNULL, timeout=30)


class Staff:
    """Changes the content folder, well and badly; knows what it should come to in the end."""

    def __init__(self, content: Path, random: Random) -> None:
        """``content`` is a folder of their own."""
        self._slides = content / "slides"
        self._images = content / "images"
        self._content = content
        self._random = random
        self._good = {file: file.read_bytes() for file in sorted(content.rglob("*")) if file.is_file()}
        self._undo: Callable[[], None] | None = None
        self.good = self.bad = 0

    def act(self) -> None:
        """Do one thing, or mend what was done badly before."""
        if self._undo is not None:
            undo, self._undo = self._undo, None
            undo()
            return
        if self._random.random() < 0.5:
            self.good += 1
            self._random.choice([self._edit, self._edit, self._figure, self._photo, self._come_and_go])()
        else:
            self.bad += 1
            self._random.choice([self._spoil, self._spoil, self._half, self._vanish, self._gone, self._junk])()

    @property
    def rests(self) -> bool:
        """Whether nothing that was done badly is still to be mended."""
        return self._undo is None

    def settle(self) -> None:
        """Mend everything: the folder is what it should be."""
        if self._undo is not None:
            self._undo()
            self._undo = None
        for file, data in self._good.items():
            if not file.is_file() or file.read_bytes() != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        for file in [file for file in self._content.rglob("*") if file.is_file() and file not in self._good]:
            file.unlink()

    def _slide(self) -> Path:
        return self._random.choice(
            [file for file in self._good if file.suffix == ".md" and file.parent != self._slides]
        )

    def _write(self, file: Path, data: bytes) -> None:
        with suppress(OSError):
            file.write_bytes(data)
            self._good[file] = data

    def _edit(self) -> None:
        """Another sentence at the end, in place of the one put there before."""
        file = self._slide()
        text = self._good[file].decode().split("\n浸泡第")[0].split("\nSoak ")[0]
        number = self._random.randrange(10_000)
        said = f"\nSoak number {number}.\n" if ".en." in file.name else f"\n浸泡第{number}次。\n"
        self._write(file, (text + said).encode())

    def _figure(self) -> None:
        file = self._slides / "figures.csv"
        self._write(file, self._good[file] if self._random.random() < 0.5 else self._good[file].rstrip() + b"\r\n")

    def _photo(self) -> None:
        file = self._random.choice([file for file in self._good if file.suffix == ".jpg"])
        image = Image.effect_mandelbrot((1600, 1000), (-2, -1.2, 1, 1.2), self._random.randrange(20, 90))
        data = BytesIO()
        image.convert("RGB").save(data, "JPEG")
        old = self._good[file]
        self._write(file, data.getvalue())

        def back() -> None:
            self._write(file, old)

        self._undo = back

    def _come_and_go(self) -> None:
        """A new slide, and away with it."""
        file = self._slide().parent / f"9{self._random.randrange(10)}-浸泡.txt"
        file.write_text("标题：新的一页\n导语：来了又走。\n---\n正文。\n", encoding="utf-8")
        self._undo = file.unlink

    def _spoil(self) -> None:
        """A slide that no longer reads."""
        file = self._slide()
        bad: Iterator[bytes] | list[bytes] = [
            "标题：坏\n---\n{没有这个数字}\n".encode(),
            "没有标题的一行".encode("gb18030"),
            b"",
            b"PK\x03\x04 not a text",
            bytes(self._random.randrange(256) for _ in range(300)),
            "标题：长\n---\n".encode() + "很长的一段。".encode() * 5000,
        ]
        file.write_bytes(self._random.choice(list(bad)))
        self._undo = self._restore(file)

    def _half(self) -> None:
        """A photo that is being copied."""
        file = self._random.choice([file for file in self._good if file.suffix == ".jpg"])
        data = self._good[file]
        file.write_bytes(data[: self._random.randrange(len(data))])
        self._undo = self._restore(file)

    def _vanish(self) -> None:
        file = self._random.choice(list(self._good))
        file.unlink(missing_ok=True)
        self._undo = self._restore(file)

    def _gone(self) -> None:
        """The whole folder, as when a share is not there."""
        away = self._content / "_away"
        shutil.rmtree(away, ignore_errors=True)
        self._slides.rename(away)

        def back() -> None:
            shutil.rmtree(self._slides, ignore_errors=True)
            away.rename(self._slides)

        self._undo = back

    def _junk(self) -> None:
        names = ("Thumbs.db", "~$表.xlsx", "新建文本文档.txt", "20-翠柏里 - 副本.txt", "a.txt.part", "暂停.txt")
        name = self._random.choice(names)
        file = (self._content if name == "暂停.txt" else self._slide().parent) / name
        file.write_text("废")
        self._undo = lambda: file.unlink(missing_ok=True)

    def _restore(self, file: Path) -> Callable[[], None]:
        def restore() -> None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self._good[file])

        return restore


class Misfortune:
    """What befalls the machine: kills, hangs, screens that come and go."""

    def __init__(self, stage: Stage, display: str, size: tuple[int, int], random: Random) -> None:
        """``stage`` is what it befalls; ``size`` of the screen, in pixels."""
        self._stage = stage
        self._size = size
        self._environ = os.environ | {"DISPLAY": display}
        self._random = random
        self._undo: Callable[[], None] | None = None
        self.happened: list[str] = []

    def act(self) -> None:
        """Let one thing happen, or what lasted be over."""
        if self._undo is not None:
            self.settle()
            return
        name = self._random.choice(["kill", "end", "hang", "child", "screen", "screen", "no screen"])
        self.happened.append(name)
        if name == "kill":
            self._stage.send(signal.SIGKILL, "killed")
        elif name == "end":
            self._stage.send(signal.SIGTERM, "ended")
        elif name == "hang":
            self._hang()
        elif name == "child":
            self._kill_a_child()
        elif name == "no screen":
            self._no_screen()
        else:
            self._screen()

    def settle(self) -> None:
        """What lasted is over."""
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def _hang(self) -> None:
        """It stands still, and then goes on, or is ended as its watchdog does."""
        pid, passes = self._stage.pid, self._random.random() < 0.5
        self._stage.send(signal.SIGSTOP, "")

        def over() -> None:
            if not passes and pid == self._stage.pid:
                self._stage.send(signal.SIGABRT, "hung")
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)

        self._undo = over

    def _kill_a_child(self) -> None:
        pid = self._stage.pid
        with suppress(OSError, ValueError):
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            if children:
                os.kill(int(self._random.choice(children)), signal.SIGKILL)

    def _screen(self) -> None:
        """Another screen takes the place of the one that is there, for a while; or one comes beside it and goes."""
        if shutil.which("xrandr") is None:
            return
        width, left = self._random.choice([(640, 0), (640, 640), (1000, 140)])
        output = self._random.choice(["screen", "screen", "none"])
        self._xrandr("--setmonitor", "soak", f"{width}/300x720/200+{left}+0", output)
        self._undo = lambda: self._xrandr("--delmonitor", "soak")

    def _no_screen(self) -> None:
        """The only one is gone, and comes back: Qt is left with one that it makes up."""
        if shutil.which("xrandr") is None:
            return
        self._xrandr("--fb", "x".join(map(str, self._size)), "--output", "screen", "--off")
        self._undo = lambda: self._xrandr("--output", "screen", "--auto")

    def _xrandr(self, *words: str) -> None:
        subprocess.run(["xrandr", *words], env=self._environ, check=False, capture_output=True)
