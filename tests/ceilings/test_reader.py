"""What reading a fixed deck costs, counted: calls of Python functions, and instructions where valgrind is there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.deck import read_deck
from tests.bench.decks import write_deck
from tests.ceilings.counting import Calls

ROOT = Path(__file__).parents[2]
SLIDES = 30
MOST_CALLS = 30_000  # 25,130 when this was written: 838 a slide in two languages
MOST_INSTRUCTIONS = 210.0  # millions; 176 when this was written, on Python 3.11
SCRIPT = """
import sys
from pathlib import Path
from kiosk.deck import read_deck
for _ in range(int(sys.argv[2])):
    read_deck(Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_deck(tmp_path_factory.mktemp("fixed") / "content", SLIDES)


def test_reading_a_deck_takes_few_calls(content: Path) -> None:
    read_deck(content)
    with Calls() as calls:
        reading = read_deck(content)
    assert len(reading.deck.slides) == SLIDES
    assert calls.total() <= MOST_CALLS, calls.most_common(12)


def test_calls_grow_with_slides_and_no_faster(content: Path, tmp_path: Path) -> None:
    with Calls() as few:
        read_deck(content)
    with Calls() as many:
        read_deck(write_deck(tmp_path / "content", 4 * SLIDES))
    assert many.total() <= 4.2 * few.total()


def instructions(content: Path, times: int, out: Path) -> float:
    """Millions of instructions of a process that reads the deck so often."""
    call = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", sys.executable, "-c", SCRIPT, str(content)]
    done = subprocess.run([*call, str(times)], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    assert found, done.stderr
    return int(found[1]) / 1e6


@pytest.mark.skipif(shutil.which("valgrind") is None, reason="valgrind is not installed")
def test_reading_a_deck_takes_few_instructions(content: Path, tmp_path: Path) -> None:
    once, thrice = (instructions(content, times, tmp_path / "out") for times in (1, 3))
    assert (thrice - once) / 2 <= MOST_INSTRUCTIONS
