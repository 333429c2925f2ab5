"""Why the program started: what its note of the last time tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.guard.starts import Before, Starts


def test_the_first_start_knows_nothing(tmp_path: Path) -> None:
    assert Starts(tmp_path / "state").begin() is Before.FIRST


@pytest.mark.parametrize(
    ("ended", "boot", "before"),
    [
        (True, "a", Before.ENDED),
        (True, "b", Before.ENDED),
        (False, "a", Before.FAILED),
        (False, "b", Before.POWER),
    ],
)
def test_the_next_tells_how_the_last_ended(tmp_path: Path, boot: str, before: Before, *, ended: bool) -> None:
    first = Starts(tmp_path, "a")
    first.begin()
    if ended:
        first.end()
    assert Starts(tmp_path, boot).begin() is before


@pytest.mark.parametrize("damage", [b"", b"\0\0", b'{"boot": 3}'])
def test_a_damaged_note_is_no_note(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "running.json").write_bytes(damage)
    assert Starts(tmp_path, "a").begin() is Before.FIRST
    assert Starts(tmp_path, "a").begin() is Before.FAILED


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    starts = Starts(tmp_path / "state", "a")
    assert starts.begin() is Before.FIRST
    starts.end()
