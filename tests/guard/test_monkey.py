"""A short game of the monkey; the long one is python -m tests.monkey --minutes 10."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_monkey_leaves_one_window_the_loop_and_no_complaint(seed: int) -> None:
    call = [sys.executable, "-m", "tests.monkey", "--seconds", "4", "--seed", str(seed)]
    done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=ROOT, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
