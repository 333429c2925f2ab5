"""What is seen of a folder, whole and packed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk.deck.memory import mark_of
from kiosk.pictures import Store
from kiosk.pictures.examination import examine
from kiosk.release import publish
from kiosk.release.scan import changed, fingerprint, is_paused, packed, packed_scan, scan

MADE = "2026-11-24T16:00:00+00:00"


def test_packed_is_the_same_however_it_is_come_by(content: Path) -> None:
    (content / "slides" / "10-a" / "deeper").mkdir()
    (content / "slides" / "10-a" / "deeper" / "x.md").touch()
    (content / "slides" / "10-a.md").touch()  # comes before what is in 10-a, by name
    (content / "images" / "to-nowhere.jpg").symlink_to("nowhere")
    seen = scan(content)
    assert packed_scan(content) == packed(seen)
    assert fingerprint(packed_scan(content)) == fingerprint(seen)
    assert packed_scan(content / "nowhere") == packed({})


def test_what_changed_is_told_of_packed_ones_too(content: Path) -> None:
    before, packed_before = scan(content), packed_scan(content)
    file = content / "slides" / "10-a" / "99-new.md"
    file.touch()
    folder = content / "slides" / "20-new"
    folder.mkdir()
    told = ("slides/10-a/99-new.md", "slides/20-new")
    assert changed(before, scan(content)) == changed(packed_before, packed_scan(content)) == told
    assert changed(packed_before, packed_before) == ()


@pytest.fixture
def in_memory(content: Path) -> Iterator[Path]:
    """The content folder on a file system that keeps any time, as a share does; ext4 keeps those of 1901 to 2446."""
    try:
        with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
            yield shutil.copytree(content, Path(folder) / "content")
    except OSError:
        pytest.skip("no file system in memory")


@pytest.mark.parametrize("year", [1601, 4000, 30000])
def test_a_file_without_a_sensible_time_stops_no_change(in_memory: Path, state: Path, year: int) -> None:
    odd = (year - 1970) * 31_556_952 * 10**9
    for name in ("slides/10-a/10-x.md", "images/p.jpg"):
        os.utime(in_memory / name, ns=(odd, odd))
        if (in_memory / name).stat().st_mtime_ns != odd:
            pytest.skip("no such time here")
    assert publish(in_memory, state, made=MADE).result == "accepted"
    assert fingerprint(packed_scan(in_memory)) == fingerprint(scan(in_memory))
    (in_memory / "slides" / "10-a" / "20-y.md").write_text("标题：新\n---\n字。\n", encoding="utf-8")
    assert publish(in_memory, state, made=MADE).result == "accepted"
    assert publish(in_memory, state, made=MADE).result == "unchanged"
    seen = examine(in_memory, ["p.jpg"], store := Store(state / "pictures")).seen
    assert store.known(in_memory / "images" / "p.jpg") == seen["p.jpg"]


def test_what_tells_a_file_can_be_written_down_however_large() -> None:
    status = os.stat_result((0o100644, 2**127 + 5, 0, 1, 0, 0, 7, 0, 0, 0), {"st_mtime_ns": -(2**70)})
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(mark_of(status))) == [7, -(2**63), 5]


@pytest.mark.parametrize("name", ["暂停", "暂停.txt", "暂停.TXT", "暂停 .txt", "暂停.md", "暂停.docx", "PAUSE.txt"])
def test_a_pause_is_one_however_its_file_ends(content: Path, name: str) -> None:
    assert not is_paused(content)
    (content / name).write_text("")
    assert is_paused(content)


@pytest.mark.parametrize("name", ["暂停 - 副本.txt", "暂停说明.txt", "不暂停.txt", "~$暂停.docx", ".暂停.txt.swp"])
def test_what_is_no_pause(content: Path, name: str) -> None:
    (content / name).write_text("")
    assert not is_paused(content)
