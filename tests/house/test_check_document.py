"""docs/check.md says what check says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_is_what_the_tool_writes() -> None:
    told = subprocess.run(
        [sys.executable, "tools/checkdoc.py", "--print"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert (ROOT / "docs" / "check.md").read_text(encoding="utf-8") == told.removesuffix("\n")
