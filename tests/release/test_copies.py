"""Copies of staff's photos: whose fault it is when one cannot be made, and what a killed process leaves of one."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from PIL import Image

from kiosk.deck.memory import mark_of
from kiosk.deck.problems import ProblemKind
from kiosk.pictures import open_photo
from kiosk.release import Archive, News, copies, publish
from kiosk.release.copies import Copier, copy_photo

MADE = "2026-11-24T16:00:00+00:00"
SLIDE = "slides/10-a/20-y.md"


class BadDisk(io.BytesIO):
    """A stream that breaks off."""

    def __init__(self, stream: IO[bytes], number: int) -> None:
        super().__init__()
        self._stream, self._number = stream, number

    def read(self, size: int | None = -1, /) -> bytes:
        del size
        raise OSError(self._number, os.strerror(self._number))

    def fileno(self) -> int:
        return self._stream.fileno()

    def close(self) -> None:
        self._stream.close()
        super().close()


@pytest.fixture
def live(content: Path, state: Path) -> Archive:
    """A first release, and after it another photo and another text."""
    publish(content, state, made=MADE)
    Image.new("RGB", (640, 400), "#336699").save(content / "images" / "p.jpg")
    (content / SLIDE).write_text("标题：新乙\n---\n正文。\n", encoding="utf-8")
    return Archive(state)


def keeps_the_photo(news: News, archive: Archive) -> bool:
    """Whether the text went live, the photo is as it was, and staff are told of the photo alone."""
    old, new = archive.read(1), archive.read(2)
    told = [(item.kind, item.file, item.detail("kept")) for item in news.problems if item.file.startswith("images/")]
    return (
        news.result == "accepted"
        and old is not None
        and new is not None
        and old.manifest.photos == new.manifest.photos
        and new.content.deck.slides[1].zh.heading == "新乙"
        and told == [(ProblemKind.PICTURE_UNREADABLE, "images/p.jpg", "yes")]
    )


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.EACCES])
def test_a_photo_that_breaks_off_keeps_its_copy_and_the_rest_goes_live(
    live: Archive, content: Path, state: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(copies, "open_photo", lambda photo, root: BadDisk(open_photo(photo, root), number))
    assert keeps_the_photo(publish(content, state, made=MADE), live)


def test_so_does_one_whose_share_goes_as_it_is_opened(
    live: Archive, content: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stale(*_: object) -> None:
        raise OSError(errno.ESTALE, "Stale file handle")

    monkeypatch.setattr(copies, "open_photo", stale)
    assert keeps_the_photo(publish(content, state, made=MADE), live)


def test_a_copy_that_cannot_be_written_is_the_state_folders_fault(
    live: Archive, content: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.release.copies.os.fsync", full)
    news = publish(content, state, made=MADE)
    assert (news.result, news.problems[-1].kind) == ("failed", ProblemKind.STATE_UNWRITABLE)
    assert live.pointed() == 1


def test_a_try_that_failed_keeps_no_room_from_the_next(
    live: Archive, content: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was copied for it, or by a process that was killed, may be all that a change of text lacks."""
    before = sorted(live.photos.iterdir())
    (live.photos / f"{'0' * 64}.jpg").write_bytes(b"of a process that was killed")
    Image.new("RGB", (640, 400), "#112233").save(content / "images" / "p.jpg")
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.release.archive.write_through", full)
        assert publish(content, state, made=MADE).result == "failed"
    assert sorted(live.photos.iterdir()) == before
    assert publish(content, state, made=MADE).result == "accepted"


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_photo_that_grows_is_not_followed(tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    photo = images / "p.jpg"
    photo.write_bytes(bytes(1000))
    mark = mark_of(photo.stat())
    photo.write_bytes(bytes(5 << 20))
    assert not copy_photo(photo, images, tmp_path / "copy", mark)
    assert (tmp_path / "copy").stat().st_size < 2 << 20


def test_a_long_copy_says_that_it_goes_on(tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    photo = images / "p.jpg"
    photo.write_bytes(os.urandom((3 << 20) + 1))
    said: list[int] = []
    assert copy_photo(photo, images, tmp_path / "copy", mark_of(photo.stat()), lambda: said.append(1))
    assert len(said) == 4
    assert (tmp_path / "copy").read_bytes() == photo.read_bytes()


def test_the_copier_passes_that_on(content: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "CHUNK", 4096)
    size = (content / "images" / "p.jpg").stat().st_size
    said: list[int] = []
    copier = Copier(content, state / "photos")
    copier.copies(("p.jpg",), (), lambda: said.append(1))
    copier.close()
    assert len(said) > size // 4096


def test_what_a_killed_process_left_of_a_copy_is_cleared_before_the_next(content: Path, state: Path) -> None:
    photos = state / "photos"
    photos.mkdir(parents=True)
    with subprocess.Popen((sys.executable, "-c", "")) as ended:
        ended.wait()
    left = [photos / f".{ended.pid}.part", photos / f".{ended.pid}.new.part", photos / ".what.part"]
    others = [photos / f".{os.getppid()}.part", photos / f".{os.getpid()}.new.part", photos / "abc.jpg"]
    ancient = photos / f".{os.getppid()}.new.part"  # another process has the number now
    for file in (*left, *others, ancient):
        file.write_bytes(bytes(100))
    os.utime(ancient, (0, 0))
    copier = Copier(content, photos)
    copier.copies((), ())
    copier.close()
    assert sorted(photos.iterdir()) == sorted(others)
