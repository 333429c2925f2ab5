"""A copy of a photo that was damaged on the disk is made anew from staff's file, if that is still the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.release import Archive, Originals, originals, publish
from kiosk.release.copies import copy_photo

MADE = "2026-11-24T16:00:00+00:00"


@pytest.fixture
def copy(content: Path, state: Path) -> Path:
    """The copy of p.jpg in the release on the wall."""
    publish(content, state, made=MADE)
    release = Archive(state).current()
    assert release is not None
    return state / "photos" / release.manifest.photos[0].copy


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which of staff's files are copied."""
    names: list[str] = []

    def counted(photo: Path, images: Path, to: Path, mark: tuple[int, int, int]) -> bool:
        names.append(photo.name)
        return copy_photo(photo, images, to, mark)

    monkeypatch.setattr(originals, "copy_photo", counted)
    return names


def rot(file: Path) -> None:
    """Other bytes, while size, time and inode stay: nobody wrote it."""
    status = file.stat()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    with file.open("r+b") as stream:
        stream.write(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def lose(file: Path) -> None:
    file.unlink()


def block(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [rot, lose, block])
def test_a_damaged_copy_is_made_anew_and_asking_again_reads_nothing(
    copy: Path, content: Path, state: Path, read: list[str], damage: Callable[[Path], None]
) -> None:
    damage(copy)
    one = Originals(content, state)
    assert [one.renew(copy), one.renew(copy)] == [True, True]
    assert copy.read_bytes() == (content / "images" / "p.jpg").read_bytes()
    assert read == ["p.jpg"]
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]


def test_a_copy_that_is_whole_stays(copy: Path, content: Path, state: Path, read: list[str]) -> None:
    def written() -> tuple[int, ...]:  # when it was read last is no part of it
        seen = copy.stat()
        return seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns

    before = written()
    assert not Originals(content, state).renew(copy)
    assert (written(), read) == (before, [])


def test_one_that_rots_again_unseen_is_not_made_again_and_again(
    copy: Path, content: Path, state: Path, read: list[str]
) -> None:
    one = Originals(content, state)
    for _ in range(3):
        rot(copy)
        assert one.renew(copy)
    assert read == ["p.jpg"]


def test_an_original_that_is_damaged_itself_is_read_once_and_changes_nothing(
    copy: Path, content: Path, state: Path, read: list[str]
) -> None:
    rot(copy)
    rot(content / "images" / "p.jpg")
    before = copy.read_bytes()
    one = Originals(content, state)
    assert [one.renew(copy), one.renew(copy)] == [False, False]
    assert copy.read_bytes() == before
    assert read == ["p.jpg"]
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]


def test_another_photo_in_its_place_is_not_read(copy: Path, content: Path, state: Path, read: list[str]) -> None:
    rot(copy)
    photo = content / "images" / "p.jpg"
    os.utime(photo, ns=(0, photo.stat().st_mtime_ns + 1))
    assert not Originals(content, state).renew(copy)
    assert read == []


def test_an_original_that_was_away_is_asked_for_again(copy: Path, content: Path, state: Path) -> None:
    rot(copy)
    one = Originals(content, state)
    (content / "images").rename(content / "away")
    assert not one.renew(copy)
    (content / "away").rename(content / "images")
    assert one.renew(copy)


def test_a_disk_that_cannot_be_written_is_tried_again(
    copy: Path, content: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rot(copy)
    one = Originals(content, state)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        assert not one.renew(copy)
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    assert one.renew(copy)


def test_the_copy_of_an_earlier_release_too(copy: Path, content: Path, state: Path) -> None:
    shutil.copy(content / "images" / "p.jpg", content / "images" / "q.jpg")
    for slide in ("section.md", "10-x.md"):
        text = (content / "slides/10-a" / slide).read_text(encoding="utf-8")
        (content / "slides/10-a" / slide).write_text(text.replace("图片：p", "标注：无"), encoding="utf-8")
    assert publish(content, state, made=MADE).release == 2
    rot(copy)
    assert Originals(content, state).renew(copy)


def test_what_is_no_copy_is_left_alone(copy: Path, content: Path, state: Path) -> None:
    photo = content / "images" / copy.name
    photo.write_bytes(b"staff's own, whatever it is called")
    assert not Originals(content, state).renew(photo)
    assert photo.read_bytes() == b"staff's own, whatever it is called"
