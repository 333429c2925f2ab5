"""Results as Markdown between two marks of docs/performance.md, and a plot beside it. Measures nothing.

What the tables are made of is kept beside them (KEPT), so that a row measured today stands among those of last month:
each says when and on what it was measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.ground import IMPRESS, KIOSK, MACHINE, PAGE, REVEAL
from tests.bench.plot import Chart, plot
from tests.bench.record import Book
from tests.bench.suite import ROWS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.ground import Ground
    from tests.bench.record import Result, Taken

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
ORDER = (KIOSK, PAGE, REVEAL, IMPRESS)
HEADS = {KIOSK: "this kiosk", PAGE: "Chromium, plain page", REVEAL: "Chromium, reveal.js", IMPRESS: "Impress"}
BESIDE = ("start", "frames", "frames-4k", "cpu", "memory")


@dataclass(frozen=True, slots=True)
class Ratio:
    """What the kiosk's figure is divided by the plain page's for: both by what their texts begin with."""

    row: str
    ours: str
    called: str
    bar: float | None = None
    most: bool = True
    theirs: str = ""  # where it is not called as ours

    def of(self, book: Book) -> float | None:
        """The kiosk's median as part of the plain page's; None where one is missing."""
        ours = _median(book, self.row, self.ours, KIOSK)
        theirs = _median(book, self.row, self.theirs or self.ours, PAGE)
        return ours / theirs if ours is not None and theirs else None


LIVE = "to the panel that lives"
RATIOS = (
    Ratio("start", "process start", "start, to the launch picture", 0.5),
    Ratio("start", LIVE, "start, to the living panel", 0.5, theirs="process start"),
    Ratio("frames", "frames a second", "frames a second, 1080p", 1.3, most=False),
    Ratio("frames-4k", "frames a second", "frames a second, 2160p"),
    Ratio("cpu", "processor", "processor, the loop", 0.5),
    Ratio("cpu", "both together", "processor, the X server's with it"),
    Ratio("memory", "memory", "memory after many panels, faster than in life", 0.3),
    Ratio("cpu", "memory", "memory after five minutes at the true pace", 0.3),
)
PLOT = "performance.svg"
KEPT = "performance.jsonl"
_HOW = (
    "Frames are counted from outside (XDamage); memory is the proportional set size, processor the time, of the whole "
    "process tree. The plain page has the same pictures at their final size, the same words, drift and fade, moved by "
    "the browser's own compositor; reveal.js and Impress only fade, and only while they do are their frames counted. A "
    "pause longer than 0.25 s is no gap between frames and is told apart, for all alike: reveal.js and Impress stand "
    "between their fades; the kiosk and the plain page rest once a drift has ended, after 16 s, where a panel stays "
    "longer than that, until it is exchanged."
)


def write_report(measured: Book, ground: Ground, out: Path, *, quick: bool) -> Path:
    """Put the tables into ``out``/performance.md, the plot and what both are made of beside it; the file.

    A row that is not among what was measured now is told as it was kept there.
    """
    out.mkdir(parents=True, exist_ok=True)
    book = Book(out / KEPT)
    book.take(measured)
    file = out / "performance.md"
    text = file.read_text(encoding="utf-8") if file.exists() else "# Speed and memory\n\n"
    part = f"{BEGIN}\n{_part(book, ground, quick=quick)}\n{END}"
    if BEGIN in text:
        text = re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: part, text, flags=re.DOTALL)
    else:
        text += part + "\n"
    file.write_text(text, encoding="utf-8")
    (out / PLOT).write_text(plot(_charts(book)), encoding="utf-8")
    return file


def _part(book: Book, ground: Ground, *, quick: bool) -> str:
    plan = ground.plan
    lines = [
        *(["**A quick look only; the figures mean little.**", ""] if quick else []),
        f"![This kiosk beside Chromium and Impress]({PLOT})",
        "",
        "Written by `make bench`"
        + (' `ARGS="--quick"`' if quick else "")
        + f". Start, frames, processor, memory, rest and numbers of slides are measured {plan.runs} times each, the "
        "programs or decks in turn, each time on a new bare X server; touch, panel to panel and the panels at full "
        "pace are one run of the kiosk; save and photo repeat within one run. Medians, with least and most; a bar is "
        f"judged by the median, unless “worst” is in the row's name. {_HOW}",
        "",
        *_beside(book),
        "",
        *_ratios(book),
        "",
        *_own(book),
        "",
        *_when(book),
    ]
    if book.failures:
        lines += ["", *(f"- `{failure.row}` came to nothing: {failure.why}" for failure in book.failures)]
    return "\n".join(lines)


def _beside(book: Book) -> list[str]:
    rows: dict[tuple[str, str], dict[str, Result]] = {}
    for result in book.results:
        if result.row in BESIDE:
            rows.setdefault((result.row, f"{result.what}, {result.unit}"), {})[result.subject] = result
    names = [name for name in ORDER if any(name in cells for cells in rows.values())]
    if not names:
        return []
    lines = ["## Beside other programs", "", f"| | {' | '.join(HEADS[name] for name in names)} |"]
    lines.append("|---|" + "---|" * len(names))
    for (row, what), cells in sorted(rows.items(), key=lambda item: BESIDE.index(item[0][0])):
        del row
        lines.append(f"| {what} | {' | '.join(_cell(cells.get(name)) for name in names)} |")
    return lines


def _cell(result: Result | None) -> str:
    if result is None:
        return ""
    return result.text() + (f"; {result.note}" if result.note else "")


def _ratios(book: Book) -> list[str]:
    lines = ["| this kiosk, as part of the plain page | | bar |", "|---|---|---|"]
    for one in RATIOS:
        found = one.of(book)
        if found is None:
            continue
        reached = ""
        if one.bar is not None:
            reached = f"{'at most' if one.most else 'at least'} {one.bar:g}: "
            reached += _word((found <= one.bar) if one.most else (found >= one.bar))
        lines.append(f"| {one.called} | {found:.2f} | {reached} |")
    return lines


def _median(book: Book, row: str, begins: str, subject: str) -> float | None:
    of = (r for r in book.results if (r.row, r.subject) == (row, subject) and r.what.startswith(begins))
    return next((result.median for result in of), None)


def _own(book: Book) -> list[str]:
    lines = ["## This kiosk against its bars", "", "| what | figure | bar | |", "|---|---|---|---|"]
    rows = list(ROWS)
    for result in sorted(book.results, key=lambda one: rows.index(one.row) if one.row in rows else len(rows)):
        if result.subject not in {KIOSK, MACHINE}:
            continue
        bar = ""
        if result.bar is not None:
            bar = f"{'at most' if result.most else 'at least'} {result.bar:g}"
        note = f"; {result.note}" if result.note else ""
        reached = "" if result.reached is None else _word(result.reached)
        lines.append(f"| {result.what}, {result.unit} | {result.text()}{note} | {bar} | {reached} |")
    return lines


def _when(book: Book) -> list[str]:
    taken: dict[str, Taken | None] = {}
    for result in book.results:
        taken.setdefault(result.row, result.taken)
    grounds = list(dict.fromkeys(one.on for one in taken.values() if one))
    apart = len(grounds) > 1
    lines = ["## When each row was measured", ""]
    for number, on in enumerate(grounds, 1):
        lines += [f"{number}. On {on}." if apart else f"On {on}."]
    lines += ["", f"| row | day | commit | load of 15 minutes |{' on |' * apart}", f"|---|---|---|---|{'---|' * apart}"]
    for row in dict.fromkeys([*ROWS, *taken]):
        cells = [row, "not measured yet" if row not in taken else "before this was kept", "", "", *([""] * apart)]
        if one := taken.get(row):
            cells[1:] = [one.day, one.commit, one.load, *([str(grounds.index(one.on) + 1)] * apart)]
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, *_without(book, taken)]


def _without(book: Book, taken: dict[str, Taken | None]) -> list[str]:
    """Who did not take part in a row that compares, and why."""
    lines = []
    for row in BESIDE:
        one, there = taken.get(row), {result.subject for result in book.results if result.row == row}
        why = {name: why for name, why in (one.without if one else {}).items() if name not in there}
        if why:
            lines.append(f"- `{row}` without {'; '.join(f'{HEADS[name]}: {said}' for name, said in why.items())}.")
    return ["", *lines] if lines else []


def _word(reached: bool) -> str:
    return "reached" if reached else "**not reached**"


def _charts(book: Book) -> list[Chart]:
    wanted = (
        ("start", "process start", "Start to first panel", "s", True),
        ("frames", "frames a second", "Frames a second, 1920×1080", "/s", False),
        ("frames-4k", "frames a second", "Frames a second, 3840×2160", "/s", False),
        ("cpu", "processor", "Processor, the loop", "% of a core", True),
        ("memory", "memory", "Memory after many panels", "MB", True),
    )
    charts = []
    for row, begins, title, unit, less in wanted:
        found = {r.subject: r for r in book.results if r.row == row and r.what.startswith(begins)}
        bars = [(HEADS[name], found[name].values) for name in ORDER if name in found]
        lives = [r for r in book.results if row == r.row and r.what.startswith(LIVE)] if KIOSK in found else []
        bars[1:1] = [(f"{HEADS[KIOSK]}, live", result.values) for result in lives]
        if bars:
            ours = (KIOSK in found) + len(lives)
            charts.append(Chart(title, unit, tuple(bars), less_is_better=less, ours=ours))
    return charts
