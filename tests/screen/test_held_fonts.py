"""Font files stay open once each, however many sizes of type come and go; in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHURN = """
import sys
from collections import Counter
from pathlib import Path
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QTextLayout
from kiosk.screen.fonts import HeldFonts, families

app = QGuiApplication([])
held = HeldFonts(family for family in families() if family) if sys.argv[1] == "held" else None
if held:
    held.hold("\\u27e6")


def opened():
    maps = Path("/proc/self/maps").read_text().splitlines()
    return Counter(line.split()[-1] for line in maps if line.endswith((".ttc", ".ttf", ".otf")))


def write(family, size, text, weight=QFont.Weight.Normal):
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(weight)
    metrics = QFontMetricsF(font)
    metrics.horizontalAdvance(text)
    for character in text:
        metrics.boundingRect(character)
    return font


start, most, shown = opened().total(), 0, []
for weight in (QFont.Weight.Bold, QFont.Weight.Normal, QFont.Weight.Medium):
    for family in (*families(), app.font().family()):  # one after the other: each is let go of in between
        for size in range(10, 130):
            shown = [*shown[-12:], write(family, size, "发展1\\u2009\\u27e6", weight)]
            most = max(most, opened().total())
print(start, most)
"""


def churn(how: str) -> tuple[int, int]:
    """How many font files were open at the start and at most."""
    command = [sys.executable, "-c", CHURN, how]
    environ = {"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    told = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True, timeout=60)
    start, most = told.stdout.split()
    return int(start), int(most)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what is open")
def test_no_file_is_opened_twice_while_fonts_are_held() -> None:
    start, most = churn("held")
    assert 0 < most <= start


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what is open")
def test_qt_still_needs_it() -> None:
    """Where this fails, Qt no longer opens a file again for another size, and HeldFonts may go."""
    (_, held), (_, loose) = churn("held"), churn("loose")
    assert loose > held
