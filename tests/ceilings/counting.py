"""Counts the calls of this program's own functions: the same on every machine."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import kiosk

OURS = str(Path(kiosk.__file__).parent)


class Calls:
    """While it is entered, every call of a Python function below kiosk/ in this thread is counted by its name."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def __call__(self, frame: Any, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(OURS):
            self.seen[frame.f_code.co_qualname] += 1

    def __enter__(self) -> Counter[str]:
        sys.setprofile(self)
        return self.seen

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)
