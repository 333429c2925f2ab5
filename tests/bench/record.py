"""Results as records, kept line by line so that an interrupted bench goes on where it was. Knows no measure."""

from __future__ import annotations

import statistics
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Taken(msgspec.Struct, frozen=True):
    """When a row was measured, of which commit, how busy the machine was, and on what: machine and versions."""

    day: str
    commit: str
    load: str
    on: str
    without: dict[str, str] = {}  # who did not take part, and why


class Result(msgspec.Struct, frozen=True):
    """What one measure found of one program.

    ``values`` are the runs, in the order in which they were made. ``bar`` and ``most`` say what is to be reached:
    at most the bar, or at least, or no bar where None.
    """

    row: str
    what: str
    subject: str
    unit: str
    values: tuple[float, ...]
    bar: float | None = None
    most: bool = True
    digits: int = 1
    note: str = ""
    plan: str = ""  # how much was measured: another plan measures anew
    taken: Taken | None = None

    @property
    def median(self) -> float:
        """The middle run."""
        return statistics.median(self.values)

    @property
    def reached(self) -> bool | None:
        """Whether the bar is reached by the median; None where there is none."""
        if self.bar is None:
            return None
        return self.median <= self.bar if self.most else self.median >= self.bar

    def text(self) -> str:
        """The median, with least and most where there were several."""
        middle = f"{self.median:,.{self.digits}f}"
        if len(self.values) == 1:
            return middle
        return f"{middle} ({min(self.values):,.{self.digits}f} to {max(self.values):,.{self.digits}f})"


class Run(msgspec.Struct, frozen=True):
    """One run of one program, of a row that is not done yet: its figures, by which plan and of which commit."""

    subject: str
    figures: tuple[float, ...]
    plan: str
    commit: str


class Runs:
    """A row's runs so far, kept as they are made. Those by another plan or of another commit are left out."""

    def __init__(self, file: Path, plan: str, commit: str) -> None:
        """Read what is there."""
        self._file, self._plan, self._commit = file, plan, commit
        self._made: list[Run] = []
        lines = file.read_bytes().splitlines() if file.exists() else []
        for line in lines:
            with suppress(msgspec.DecodeError):  # the last line of an interrupted run
                run = msgspec.json.decode(line, type=Run)
                self._made += [run] if (run.plan, run.commit) == (plan, commit) else []

    def of(self, subject: str) -> list[tuple[float, ...]]:
        """The figures of each run of that program, in the order in which they were made."""
        return [run.figures for run in self._made if run.subject == subject]

    def add(self, subject: str, figures: tuple[float, ...]) -> None:
        """Keep one."""
        self._made.append(Run(subject, figures, self._plan, self._commit))
        _write(self._file, self._made)

    def forget(self) -> None:
        """The row is done, or is to be measured anew."""
        self._file.unlink(missing_ok=True)


class Failure(msgspec.Struct, frozen=True):
    """A measure that came to nothing, and why."""

    row: str
    why: str


class _Tagged(msgspec.Struct, frozen=True):
    result: Result | None = None
    failure: Failure | None = None


class Book:
    """All results so far, in a file of one JSON object a line."""

    def __init__(self, file: Path) -> None:
        """Read what is there."""
        self._file = file
        self.results: list[Result] = []
        self.failures: list[Failure] = []
        decoder = msgspec.json.Decoder(_Tagged)
        lines = file.read_bytes().splitlines() if file.exists() else []
        for line in lines:
            with suppress(msgspec.DecodeError):  # the last line of an interrupted run
                told = decoder.decode(line)
                self.results += [told.result] if told.result else []
                self.failures += [told.failure] if told.failure else []

    def has(self, row: str, plan: str = "") -> bool:
        """Whether that row is measured, by that plan."""
        return any(result.row == row and result.plan == plan for result in self.results)

    def forget(self, row: str) -> None:
        """Measure it anew."""
        self.results = [result for result in self.results if result.row != row]
        self.failures = [failure for failure in self.failures if failure.row != row]
        self._write()

    def add(self, results: list[Result], plan: str = "", taken: Taken | None = None) -> None:
        """Keep a row, measured by that plan, then and there."""
        self.results += [msgspec.structs.replace(result, plan=plan, taken=taken) for result in results]
        self._write()

    def take(self, other: Book) -> None:
        """Keep what another has measured, in place of the same rows here. What came to nothing there is not written."""
        rows = {result.row for result in other.results}
        self.results = [*(result for result in self.results if result.row not in rows), *other.results]
        self._write()
        self.failures = list(other.failures)

    def fail(self, row: str, why: str) -> None:
        """Keep that it came to nothing."""
        self.failures.append(Failure(row, why))
        self._write()

    def _write(self) -> None:
        told = [_Tagged(result=result) for result in self.results]
        _write(self._file, told + [_Tagged(failure=failure) for failure in self.failures])


def _write(file: Path, records: Sequence[msgspec.Struct]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".new")
    aside.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in records))
    aside.replace(file)
