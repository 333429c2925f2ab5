"""What is on the wall is on the disk, in staff's folder too."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from kiosk.release import flushing, publish
from kiosk.release.flushing import MOST_FILES, flush

MADE = "2026-11-24T16:00:00+00:00"
pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="tells open files by /proc")


class Disk:
    """Notes what is put on the disk, in order."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        self._fsync = os.fsync
        patch.setattr(os, "fsync", self._note)
        patch.setattr(os, "sync", lambda: self.names.append("everything"))

    def _note(self, handle: int) -> None:
        self.names.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        self._fsync(handle)

    def below(self, folder: Path) -> set[str]:
        """What of a folder was put there since the last time."""
        found = {str(Path(name).relative_to(folder)) for name in self.names if Path(name).is_relative_to(folder)}
        self.names.clear()
        return found


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def test_all_that_a_first_release_shows_is_on_the_disk_before_it_is_on_the_wall(
    content: Path, state: Path, disk: Disk
) -> None:
    assert publish(content, state, made=MADE).result == "accepted"
    last = max(disk.names.index(name) for name in disk.names if Path(name).is_relative_to(content))
    assert last < next(number for number, name in enumerate(disk.names) if "/current." in name)
    assert disk.below(content) == {
        "images",
        "images/p.jpg",
        "slides",
        "slides/10-a",
        "slides/10-a/section.md",
        "slides/10-a/10-x.md",
        "slides/10-a/20-y.md",
        ".",
    }


def test_of_a_change_only_what_changed_is(content: Path, state: Path, disk: Disk) -> None:
    publish(content, state, made=MADE)
    disk.names.clear()
    (content / "slides/10-a/20-y.md").write_text("标题：丙\n---\n正文。\n", encoding="utf-8")
    assert publish(content, state, made=MADE).result == "accepted"
    assert disk.below(content) == {"slides/10-a", "slides/10-a/20-y.md"}


def test_a_change_that_cannot_be_shown_is_kept_as_well(content: Path, state: Path, disk: Disk) -> None:
    publish(content, state, made=MADE)
    disk.names.clear()
    (content / "slides/10-a/20-y.md").write_text("没有标题\n---\n有{没有的数字}。\n", encoding="utf-8")
    assert publish(content, state, made=MADE).result == "refused"
    assert "slides/10-a/20-y.md" in disk.below(content)


def test_very_many_are_put_there_all_together(content: Path, disk: Disk) -> None:
    flush(content, [f"slides/{number}.md" for number in range(MOST_FILES + 1)])
    assert disk.names == ["everything"]


def test_what_is_gone_or_has_a_wild_name_does_no_harm(content: Path, disk: Disk) -> None:
    flush(content, ["slides/gone.md", "slides/\0.md", "slides/10-a/20-y.md"])
    assert "slides/10-a/20-y.md" in disk.below(content)


def test_a_disk_that_hangs_does_not_hold_the_wall(content: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = threading.Event()
    monkeypatch.setattr(flushing, "LIMIT_SECONDS", 0.01)
    monkeypatch.setattr(flushing, "flush", lambda *_: free.wait())
    assert publish(content, state, made=MADE).result == "accepted"
    free.set()
