"""Results as Markdown between two marks of docs/performance.md, and a plot beside it. Measures nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.bench.ground import IMPRESS, KIOSK, PAGE, REVEAL
from tests.bench.machine import load, machine, versions
from tests.bench.plot import Chart, plot

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.ground import Ground
    from tests.bench.record import Book, Result

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
ORDER = (KIOSK, PAGE, REVEAL, IMPRESS)
HEADS = {KIOSK: "this kiosk", PAGE: "Chromium, plain page", REVEAL: "Chromium, reveal.js", IMPRESS: "Impress"}
BESIDE = ("start", "frames", "frames-4k", "cpu", "memory")
# row, what its text begins with, the most or least that kiosk / page may be, whether more is worse, what it is
RATIOS = (
    ("start", "process start", 0.5, True, "start"),
    ("frames", "frames a second", 1.3, False, "frames a second, 1080p"),
    ("frames-4k", "frames a second", None, False, "frames a second, 2160p"),
    ("cpu", "processor", 0.5, True, "processor, the loop"),
    ("memory", "memory", 0.3, True, "memory after many panels"),
)
PLOT = "performance.svg"
_HOW = (
    "Frames are counted from outside (XDamage); memory is the proportional set size, processor the time, of the whole "
    "process tree. The plain page has the same pictures at their final size, the same words, drift and fade, moved by "
    "the browser's own compositor; reveal.js and Impress only fade, and only while they do are their frames counted."
)


def write_report(book: Book, ground: Ground, out: Path, *, quick: bool) -> Path:
    """Put the tables into ``out``/performance.md and the plot beside it; the file."""
    out.mkdir(parents=True, exist_ok=True)
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
    note = " **A quick look only; the figures mean little.**" if quick else ""
    lines = [
        f"**{datetime.now(UTC):%Y-%m-%d}.** {machine()}; load of the last 15 minutes {load()}. {versions()}.{note}",
        "",
        f"![This kiosk beside Chromium and Impress]({PLOT})",
        "",
        "Written by `make bench`"
        + (' `ARGS="--quick"`' if quick else "")
        + f". The programs run in turn, {plan.runs} times each, on the same bare X server; medians, with least and "
        f"most. {_HOW}",
        "",
        *_beside(book),
        "",
        *_ratios(book),
        "",
        *_own(book),
    ]
    if ground.missing or book.failures:
        lines += ["", *(f"- Without {HEADS[name]}: {why}." for name, why in ground.missing.items())]
        lines += [f"- `{failure.row}` came to nothing: {failure.why}" for failure in book.failures]
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
    for row, begins, bar, most, name in RATIOS:
        found = ratio(book, row, begins)
        if found is None:
            continue
        reached = "" if bar is None else f"{'at most' if most else 'at least'} {bar:g}: "
        reached += "" if bar is None else _word((found <= bar) if most else (found >= bar))
        lines.append(f"| {name} | {found:.2f} | {reached} |")
    return lines


def ratio(book: Book, row: str, begins: str) -> float | None:
    """The kiosk's median as part of the plain page's; None where one is missing."""
    of = {r.subject: r.median for r in book.results if r.row == row and r.what.startswith(begins)}
    return of[KIOSK] / of[PAGE] if of.get(PAGE) and KIOSK in of else None


def _own(book: Book) -> list[str]:
    lines = ["## This kiosk against its bars", "", "| what | figure | bar | |", "|---|---|---|---|"]
    for result in book.results:
        if result.subject != KIOSK:
            continue
        bar = ""
        if result.bar is not None:
            bar = f"{'at most' if result.most else 'at least'} {result.bar:g}"
        note = f"; {result.note}" if result.note else ""
        reached = "" if result.reached is None else _word(result.reached)
        lines.append(f"| {result.what}, {result.unit} | {result.text()}{note} | {bar} | {reached} |")
    return lines


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
        bars = tuple((HEADS[name], found[name].values) for name in ORDER if name in found)
        if bars:
            charts.append(Chart(title, unit, bars, less_is_better=less))
    return charts
