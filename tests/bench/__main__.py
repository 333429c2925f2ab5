"""make bench: measures this kiosk beside other programs and writes docs/performance.md's tables and plot.

Each row runs in a process of its own with a limit, so that one that hangs or falls takes no other with it. What is
measured is kept in build/bench/results.jsonl, the runs of a row that is not done yet beside it; a second call goes on
with what is missing.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

from tests.bench import tree
from tests.bench.ground import OPPONENTS, QUICK, Ground, Plan
from tests.bench.kiosk import ROOT, StoppedError
from tests.bench.machine import taken
from tests.bench.record import Book
from tests.bench.report import write_report
from tests.bench.suite import ALONE, ROWS

LIMIT = 3 * 3600.0  # the longest, five times five minutes of the loop of four programs, takes 110 minutes


def main() -> int:
    """Measure what is missing, then write the report."""
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a short version of all, for trying it out")
    parser.add_argument("--only", metavar="ROW,ROW", help=f"only these: {', '.join(ROWS)}")
    parser.add_argument("--without", metavar="NAME,NAME", default="", help=f"leave out of {', '.join(OPPONENTS)}")
    parser.add_argument("--fresh", action="store_true", help="measure again what is measured already")
    parser.add_argument("--runs", type=int, help="runs of each program, in turn (5; 1 with --quick)")
    parser.add_argument("--report", action="store_true", help="measure nothing, only write the report")
    parser.add_argument("--out", type=Path, help="where the report goes instead of docs/ (default with --quick: build)")
    parser.add_argument("--row", help=argparse.SUPPRESS)
    given = parser.parse_args()
    folder = ROOT / "build" / ("bench-quick" if given.quick else "bench")
    folder.mkdir(parents=True, exist_ok=True)
    plan = QUICK if given.quick else Plan()
    if given.runs:
        plan = Plan(**{name: getattr(plan, name) for name in Plan.__slots__} | {"runs": given.runs})
    ground = Ground(folder, plan)
    ground.look_for_programs()
    ground.missing |= dict.fromkeys(opponents(given.without), "left out, as asked for")
    book = Book(folder / "results.jsonl")
    if given.row:
        if given.row in ALONE and (others := tree.strangers("libQt6Quick")):
            message = f"another kiosk runs (process {others[0]}): what it shares with this one would count half"
            raise StoppedError(message)
        book.add(ROWS[given.row](ground), repr(plan), taken(ROOT, ground.missing))
        ground.runs(given.row).forget()
        return 0
    if not given.report:
        measure(ground, book, wanted(given.only), sys.argv[1:], fresh=given.fresh)
    out = given.out or (folder if given.quick else ROOT / "docs")
    file = write_report(Book(folder / "results.jsonl"), ground, out, quick=given.quick)
    ground.say(f"written: {file}")
    return 1 if Book(folder / "results.jsonl").failures else 0


def wanted(only: str | None) -> list[str]:
    """The rows that are named, all where none is. Raises SystemExit for one that there is not."""
    if not only:
        return list(ROWS)
    rows = [row for row in only.replace(" ", "").split(",") if row]
    if unknown := [row for row in rows if row not in ROWS]:
        raise SystemExit(f"make bench: no row is called {', '.join(unknown)}; there are {', '.join(ROWS)}")
    return rows


def opponents(named: str) -> list[str]:
    """Those that are named. Raises SystemExit for one that there is not."""
    names = [name for name in named.replace(", ", ",").split(",") if name]
    if unknown := [name for name in names if name not in OPPONENTS]:
        raise SystemExit(f"make bench: nothing is called {', '.join(unknown)}; there are {', '.join(OPPONENTS)}")
    return names


def measure(ground: Ground, book: Book, rows: list[str], call: list[str], *, fresh: bool) -> None:
    """Each row that is wanted and not measured yet, in a process of its own."""
    for name, why in ground.missing.items():
        ground.say(f"without {name}: {why}")
    for number, row in enumerate(rows, 1):
        if book.has(row, repr(ground.plan)) and not fresh:
            ground.say(f"[{number}/{len(rows)}] {row}: measured before")
            continue
        ground.say(f"[{number}/{len(rows)}] {row}")
        book.forget(row)
        if fresh:
            ground.runs(row).forget()
        began = time.monotonic()
        why = _apart(row, call)
        book = Book(ground.folder / "results.jsonl")
        if why:
            book.fail(row, why)
            ground.say(f"[{number}/{len(rows)}] {row} came to nothing: {why}")
        else:
            ground.say(f"[{number}/{len(rows)}] {row}: {time.monotonic() - began:.0f} s")


def _apart(row: str, call: list[str]) -> str:
    """Run one row; why it came to nothing, empty where it did not."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench", *call, "--row", row], cwd=ROOT, stdin=subprocess.DEVNULL
    )
    try:
        status = child.wait(LIMIT)
    except subprocess.TimeoutExpired:
        return f"not done after {LIMIT / 60:g} minutes"
    finally:
        if child.poll() is None:
            tree.end(child, 3)
    why = ROOT / "build" / f"bench-{child.pid}.why"
    try:
        return why.read_text(encoding="utf-8") if status else ""
    except OSError:
        return f"ended with {status}"
    finally:
        with suppress(OSError):
            why.unlink()


def _told(call: list[str]) -> int:
    """``main``; a row that falls leaves its reason for the parent."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return main()
    except Exception as error:
        if "--row" not in call:
            raise
        traceback.print_exc()
        (ROOT / "build" / f"bench-{os.getpid()}.why").write_text(f"{type(error).__name__}: {error}", encoding="utf-8")
        return 3


if __name__ == "__main__":
    sys.exit(_told(sys.argv))
