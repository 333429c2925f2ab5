"""Whether a launch picture is believed; tests/guard/test_launch.py has the starts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from kiosk.release.wall import wall_mark
from kiosk.screen.launch import FILE, keep_launch_picture, launch_picture, program_mark

SPANS = ((1000.0, 2000.0), (3000.0, 4000.0))


@pytest.fixture
def kept(tmp_path: Path, qtbot: QtBot) -> Path:
    """A state folder with a picture as large as the screen of the tests."""
    size = QGuiApplication.primaryScreen().size()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    keep_launch_picture(tmp_path, image, "key", SPANS)
    return tmp_path


def test_a_kept_picture_comes_back_pixel_by_pixel(kept: Path) -> None:
    image = launch_picture(kept, "key", 1500.0)
    assert image is not None
    assert image.size() == QGuiApplication.primaryScreen().size()
    assert image.pixel(image.width() - 1, image.height() - 1) == 0xFF336699


@pytest.mark.parametrize("now", [1000.0, 1999.0, 3000.0])
def test_it_is_shown_within_its_times(kept: Path, now: float) -> None:
    assert launch_picture(kept, "key", now) is not None


@pytest.mark.parametrize("now", [0.0, 999.9, 2000.0, 2500.0, 4000.0, 2.2e9])
def test_it_is_not_shown_outside_its_times(kept: Path, now: float) -> None:
    assert launch_picture(kept, "key", now) is None


@pytest.mark.parametrize("key", ["", "another", "key "])
def test_it_is_not_shown_to_another_start(kept: Path, key: str) -> None:
    assert launch_picture(kept, key, 1500.0) is None


def test_it_is_not_shown_on_another_screen(tmp_path: Path, qtbot: QtBot) -> None:
    size = QGuiApplication.primaryScreen().size()
    keep_launch_picture(tmp_path, QImage(size.width() - 1, size.height(), QImage.Format.Format_RGB32), "key", SPANS)
    assert launch_picture(tmp_path, "key", 1500.0) is None


def _cut(data: bytes) -> bytes:
    return data[:-1]


def _flipped(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _headless(data: bytes) -> bytes:
    return bytes(4096) + data[4096:]


def _other_format(data: bytes) -> bytes:
    return data.replace(b'"format":1', b'"format":9')


@pytest.mark.parametrize("damage", [_cut, _flipped, _headless, _other_format, lambda _: b"", lambda _: b"{" * 9000])
def test_a_damaged_one_is_not_shown(kept: Path, damage: Callable[[bytes], bytes]) -> None:
    file = kept / FILE
    file.write_bytes(damage(file.read_bytes()))
    assert launch_picture(kept, "key", 1500.0) is None


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "state").write_text("a file")
    keep_launch_picture(tmp_path / "state", QImage(8, 8, QImage.Format.Format_RGB32), "key", SPANS)
    assert launch_picture(tmp_path / "state", "key", 1500.0) is None


def test_a_folder_in_its_place_gives_way(kept: Path) -> None:
    (kept / FILE).unlink()
    (kept / FILE).mkdir()
    assert launch_picture(kept, "key", 1500.0) is None
    image = QImage(QGuiApplication.primaryScreen().size(), QImage.Format.Format_RGB32)
    image.fill(0)
    keep_launch_picture(kept, image, "key", SPANS)
    assert launch_picture(kept, "key", 1500.0) is not None


def test_the_mark_of_the_program_stays_the_same() -> None:
    assert program_mark() == program_mark() != ""


def test_the_mark_of_the_wall_changes_with_the_release(tmp_path: Path) -> None:
    here, releases = tmp_path / "content", tmp_path / "state" / "releases"
    assert wall_mark(here, tmp_path / "state") == ""
    for number in (7, 8):
        (releases / f"{number:06d}").mkdir(parents=True)
        for name in ("manifest.json", "content.msgpack"):
            (releases / f"{number:06d}" / name).write_bytes(b"the same")
    marks = set()
    for number in (b"7", b"8"):
        (releases / "current").write_bytes(number)
        marks.add(wall_mark(here, tmp_path / "state"))
    marks.add(wall_mark(tmp_path / "other", tmp_path / "state"))
    (releases / "000008" / "content.msgpack").write_bytes(b"not the same")
    marks.add(wall_mark(here, tmp_path / "state"))
    assert len(marks) == 4
    (releases / "current").write_bytes(b"no number")
    assert wall_mark(here, tmp_path / "state") == ""
