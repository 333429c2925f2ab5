"""The trace: one object a line, and a full disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.trace import TraceFile, seconds_since_start


def test_a_trace_is_one_object_a_line_with_the_seconds_since_the_process_started(tmp_path: Path) -> None:
    trace = TraceFile(tmp_path / "deep" / "trace.jsonl")
    trace("panel", {"slide": "10-开篇/甲"})
    trace("loop", {"why": "idle"})
    text = (tmp_path / "deep" / "trace.jsonl").read_text(encoding="utf-8")  # flushed at once
    lines = [json.loads(line) for line in text.splitlines()]
    assert [(line["event"], line.get("slide"), line.get("why")) for line in lines] == [
        ("panel", "10-开篇/甲", None),
        ("loop", None, "idle"),
    ]
    assert 0 < lines[0]["t"] <= lines[1]["t"] <= seconds_since_start() + 0.1
    trace.close()


def test_a_full_disk_stops_the_trace_and_nothing_else() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    trace = TraceFile(full)
    trace("panel", {})
    trace("panel", {})
