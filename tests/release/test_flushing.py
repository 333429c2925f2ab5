"""What is to go on the wall is put on the disk first, in staff's folder too."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from kiosk.release import Watcher, flushing, publish
from kiosk.release.flushing import LIMIT_SECONDS, MOST_FILES, Flusher, flush
from kiosk.release.scan import packed, scan

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


@pytest.fixture
def flusher(disk: Disk) -> Flusher:
    """One that has had its first look."""
    return Flusher()


def flushed(flusher: Flusher, content: Path) -> None:
    """Look until it says that all is on the disk."""
    while not flusher.flush(content, packed(scan(content))):
        pass


def test_only_what_changes_is_put_on_the_disk(content: Path, flusher: Flusher, disk: Disk) -> None:
    assert flusher.flush(content, packed(scan(content)))
    assert disk.names == []
    (content / "slides/10-a/20-y.md").write_text("标题：丙\n---\n正文。\n", encoding="utf-8")
    assert not flusher.flush(content, packed(scan(content)))
    flushed(flusher, content)
    assert disk.below(content) == {"slides/10-a", "slides/10-a/20-y.md"}
    assert flusher.flush(content, packed(scan(content)))


def test_what_changes_while_the_disk_is_busy_follows(
    content: Path, flusher: Flusher, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()
    real = flushing.flush
    monkeypatch.setattr(flushing, "flush", lambda *what: (free.wait(), real(*what)))
    flusher.flush(content, packed(scan(content)))
    for name in ("10-x", "20-y"):
        (content / f"slides/10-a/{name}.md").write_text("标题：丙丁\n---\n正文。\n", encoding="utf-8")
        assert not flusher.flush(content, packed(scan(content)))
    free.set()
    flushed(flusher, content)
    assert {"slides/10-a/10-x.md", "slides/10-a/20-y.md"} <= disk.below(content)


def test_a_release_waits_until_its_files_are_on_the_disk(
    content: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()
    monkeypatch.setattr(flushing, "flush", lambda *_: free.wait())
    now = [100.0]
    told: list[str] = []
    watcher = Watcher(
        content,
        state,
        lambda news: told.append(news.result),
        publish=lambda folder, place, _: publish(folder, place, made=MADE),
        clock=lambda: now[0],
    )
    watcher.look()
    (content / "slides/10-a/20-y.md").write_text("标题：丙\n---\n正文。\n", encoding="utf-8")
    for _ in range(3):
        now[0] += 1.1
        watcher.look()
    assert told == []
    free.set()
    while not told:
        watcher.look()
    assert told == ["accepted"]


def test_a_disk_that_hangs_does_not_hold_the_wall(content: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    flusher = Flusher(lambda: now[0])
    free = threading.Event()
    monkeypatch.setattr(flushing, "flush", lambda *_: free.wait())
    flusher.flush(content, packed(scan(content)))
    (content / "slides/10-a/20-y.md").write_text("标题：丙\n---\n正文。\n", encoding="utf-8")
    assert not flusher.flush(content, packed(scan(content)))
    now[0] = LIMIT_SECONDS
    assert flusher.flush(content, packed(scan(content)))
    free.set()


def test_very_many_are_put_there_all_together(content: Path, disk: Disk) -> None:
    flush(content, [f"slides/{number}.md" for number in range(MOST_FILES + 1)])
    assert disk.names == ["everything"]


def test_what_is_gone_or_has_a_wild_name_does_no_harm(content: Path, disk: Disk) -> None:
    flush(content, ["slides/gone.md", "slides/\0.md", "slides/10-a/20-y.md"])
    assert "slides/10-a/20-y.md" in disk.below(content)
