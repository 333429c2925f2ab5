"""What all measures stand on: how much is measured, the folders, and the programs, ready to be started on a screen."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from tests.bench import browser, impress, reveal
from tests.bench.browser import Browser
from tests.bench.impress import Impress
from tests.bench.kiosk import ROOT, Kiosk
from tests.bench.machine import commit
from tests.bench.page import write_page
from tests.bench.record import Runs
from tests.bench.screen import Screen
from tests.bench.stops import Loop, loop_of

FULL_HD, FOUR_K = (1920, 1080), (3840, 2160)
KIOSK, PAGE, REVEAL, IMPRESS = "kiosk", "page", "reveal.js", "Impress"
OPPONENTS = (PAGE, REVEAL, IMPRESS)
MACHINE = "machine"  # what is measured of it alone


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured. Times in seconds."""

    runs: int = 5
    settle: float = 10.0  # after the first panel, before anything is counted
    rest: float = 12.0  # until the stock of pictures is full, and the picture process idle
    frames: float = 20.0
    fades: float = 21.0  # for those that only fade: the time of two panels
    loop: float = 300.0  # of the loop, while its processor time is taken, each run
    still: float = 30.0
    touches: int = 100
    saves: int = 10
    panels: int = 200
    pace: float = 50.0  # while those are shown
    lap_pace: float = 1.0
    decks: tuple[int, ...] = (10, 100, 1_000, 10_000)
    photos: int = 5
    endless: int = 100_000


QUICK = Plan(
    runs=1,
    settle=3.0,
    rest=6.0,
    frames=4.0,
    fades=12.0,
    loop=6.0,
    still=4.0,
    touches=4,
    saves=1,
    panels=40,
    lap_pace=8.0,
    decks=(10, 1_000),
    photos=1,
    endless=2_000,
)


class Program(Protocol):
    """Something under test, running."""

    began: float

    @property
    def pid(self) -> int:
        """The root of its tree."""

    def end(self) -> None:
        """End it and all below it."""


Start = Callable[[Screen], Program]
P = TypeVar("P", bound=Program)


@dataclass
class Ground:
    """The bench's folder, its plan, and who takes part."""

    folder: Path
    plan: Plan
    missing: dict[str, str] = field(default_factory=dict)

    def say(self, text: str) -> None:
        """Tell whoever waits how far it is."""
        print(f"{time.strftime('%H:%M:%S')}  {text}", file=sys.stderr, flush=True)

    @cached_property
    def reveal(self) -> Path | None:
        """reveal.js, where it is to be had."""
        return reveal.fetch(self.folder)

    def look_for_programs(self) -> None:
        """Note which opponents are not on this machine."""
        if browser.find() is None:
            self.missing[PAGE] = self.missing[REVEAL] = "Chromium is not installed (apt-get install chromium)"
        elif self.reveal is None:
            self.missing[REVEAL] = "reveal.js could not be fetched from npm"
        if impress.find() is None:
            self.missing[IMPRESS] = "Impress is not installed (apt-get install libreoffice-impress libreoffice-gtk3)"

    def programs(self, size: tuple[int, int], *names: str, pace: float = 1.0) -> dict[str, Start]:
        """The programs of these names that are here, their decks written, the kiosk's state folder filled."""
        here = self.folder / f"{size[0]}x{size[1]}"
        loop = self._loop(size)
        more = () if pace == 1 else ("--pace", f"{pace:g}")
        deck = here / f"pace-{pace:g}"
        made: dict[str, Start] = {}
        for name in names:
            if name in self.missing:
                continue
            if name == KIOSK:
                made[name] = _kiosk(self.content, here / "state", more)
            elif name == PAGE:
                made[name] = _browser(name, write_page(loop, deck, pace), here / "profile-page")
            elif name == REVEAL and self.reveal is not None:
                made[name] = _browser(name, reveal.write_reveal(loop, deck, self.reveal, pace), here / "profile-reveal")
            elif name == IMPRESS:
                made[name] = _impress(impress.write_impress(loop, deck), here / "profile-impress")
        return made

    def stops(self, size: tuple[int, int]) -> int:
        """How many panels a lap has."""
        return len(self._loop(size).stops)

    def seconds_of(self, size: tuple[int, int], panels: int) -> float:
        """How long so many panels are shown."""
        stops = self._loop(size).stops
        return sum(stop.seconds for stop in stops) * panels / len(stops)

    def in_turn(
        self, row: str, programs: dict[str, Start], measure: Callable[[str, Start], tuple[float, ...]]
    ) -> dict[str, list[tuple[float, ...]]]:
        """The figures of each program's runs, one program after the other: those kept of an interrupted row first."""
        runs = self.runs(row)
        for turn in range(self.plan.runs):
            for name, begin in programs.items():
                if len(runs.of(name)) <= turn:
                    runs.add(name, measure(name, begin))
        return {name: runs.of(name) for name in programs}

    def runs(self, row: str) -> Runs:
        """What is kept of a row that is not done yet."""
        return Runs(self.folder / f"{row}.runs.jsonl", repr(self.plan), commit(ROOT))

    def _loop(self, size: tuple[int, int]) -> Loop:
        return loop_of(self.content, size, self.folder / f"{size[0]}x{size[1]}" / "pictures")

    @cached_property
    def content(self) -> Path:
        """A copy of the shipped slides and pictures: nothing is written into the checkout."""
        copy = self.folder / "content"
        if not copy.exists():
            aside = self.folder / "content.new"
            shutil.rmtree(aside, ignore_errors=True)
            for name in ("slides", "images"):
                shutil.copytree(ROOT / name, aside / name)
            aside.replace(copy)
        return copy


def _kiosk(content: Path, state: Path, more: tuple[str, ...]) -> Start:
    return lambda screen: Kiosk(screen, content, state, *more)


def _browser(name: str, page: Path, profile: Path) -> Start:
    return lambda screen: Browser(name, screen, page, profile)


def _impress(file: Path, profile: Path) -> Start:
    return lambda screen: Impress(screen, file, profile)


@contextmanager
def running(start: Callable[[Screen], P], screen: Screen) -> Iterator[P]:
    """A program from its start to its end, whatever happens in between."""
    program = start(screen)
    try:
        yield program
    finally:
        program.end()
