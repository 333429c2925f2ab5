"""Draws the pictures named on the command line, or all of them, into images/."""

from __future__ import annotations

import sys
from pathlib import Path

from . import balance, creation, governance, opening
from .kit import PICTURES, write

SECTIONS = (opening, creation, balance, governance)


def main(names: list[str]) -> int:
    """Draw; gives the exit status."""
    folder = Path(__file__).resolve().parents[2] / "images"
    folder.mkdir(exist_ok=True)
    unknown = [n for n in names if n not in PICTURES]
    if unknown:
        sys.stderr.write(f"unknown: {', '.join(unknown)}; known: {', '.join(sorted(PICTURES))}\n")
        return 2
    for name in names or list(PICTURES):
        sys.stdout.write(f"{name}.jpg {write(PICTURES[name], folder)}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
