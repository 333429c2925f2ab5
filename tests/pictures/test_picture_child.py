"""What the child says of a photo, asked in this process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.deck.problems import ProblemKind
from kiosk.pictures import Recipe, child
from kiosk.pictures.child import work
from kiosk.pictures.decoding import Photo, Pixels, decode
from kiosk.pictures.messages import Done, Fault, Job, Made, Opened, Order, Sound

RECIPE = Recipe("door", 60, 40, "cover")


@pytest.fixture
def photo(images: Path, quarters: Image.Image) -> Path:
    quarters.save(images / "a.jpg")
    return images / "a.jpg"


def job(photo: Path, temporary: Path) -> Job:
    order = Order(RECIPE.key, 60, 40, "cover", (0.5, 0.5), "#ffffff", str(temporary))
    return Job(str(photo), "", str(temporary.parent), (order,))


def test_each_step_is_told(photo: Path, tmp_path: Path) -> None:
    told = list(work(job(photo, tmp_path / "t.part")))
    assert [type(reply) for reply in told] == [Opened, Sound, Made, Done]
    assert told[1] == Sound(120, 80)  # measured only where nothing else is asked for
    assert (tmp_path / "t.part").stat().st_size > 0


def test_a_photo_that_changes_while_it_is_read_is_still_being_copied(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decode_slowly(header: Photo, scale: float) -> Pixels:
        with photo.open("ab") as stream:
            stream.write(b"more")
        return decode(header, scale)

    monkeypatch.setattr(child, "decode", decode_slowly)
    told = list(work(job(photo, tmp_path / "t.part")))
    assert told[1:] == [Fault("", ProblemKind.PICTURE_TRUNCATED), Done()]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (MemoryError(), ProblemKind.PICTURE_TOO_LARGE),
        (OSError(5, "Input/output error"), ProblemKind.PICTURE_UNREADABLE),
        (OSError("image file is truncated"), ProblemKind.PICTURE_TRUNCATED),
        (ZeroDivisionError(), ProblemKind.PICTURE_TRUNCATED),
    ],
)
def test_whatever_decoding_raises_is_a_fault(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, kind: ProblemKind
) -> None:
    def fail(header: Photo, scale: float) -> Pixels:
        raise error

    monkeypatch.setattr(child, "decode", fail)
    assert list(work(job(photo, tmp_path / "t.part")))[1:] == [Fault("", kind), Done()]


def test_a_picture_too_large_for_the_memory_costs_only_itself(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(pixels: Pixels, colours: object, order: Order) -> Image.Image:
        raise MemoryError

    monkeypatch.setattr(child, "frame", fail)
    assert list(work(job(photo, tmp_path / "t.part")))[2:] == [
        Fault(RECIPE.key, ProblemKind.PICTURE_TOO_LARGE),
        Done(),
    ]


def test_a_full_disk_is_not_the_photos_fault(photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(picture: Image.Image, file: Path) -> None:
        file.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(child, "write", fail)
    told = list(work(job(photo, tmp_path / "t.part")))
    assert told[2:] == [
        Fault(RECIPE.key, ProblemKind.PICTURE_FAILED, {"reason": "store", "error": "No space left on device"}),
        Done(),
    ]
    assert not (tmp_path / "t.part").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX files")
def test_what_is_no_file_is_not_even_opened(images: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(images / "pipe.jpg")
    monkeypatch.setattr(os, "open", None)
    assert list(work(Job(str(images / "pipe.jpg")))) == [Fault("", ProblemKind.PICTURE_UNREADABLE), Done()]


@given(where=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), min_size=1, max_size=4), ending=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damage_gives_a_picture_or_a_fault(
    images: Path, quarters: Image.Image, tmp_path: Path, where: list[tuple[float, bytes]], ending: st.DataObject
) -> None:
    photo = images / f"a.{ending.draw(st.sampled_from(['jpg', 'png', 'webp', 'gif', 'avif']))}"
    if not photo.exists():
        quarters.save(photo)
    content = bytearray(photo.read_bytes())
    for part, damage in where:
        start = int(part * len(content))
        content[start : start + len(damage)] = damage
    damaged = tmp_path / "damaged.jpg"
    damaged.write_bytes(content)
    told = list(work(job(damaged, tmp_path / "t.part")))
    assert isinstance(told[-1], Done)
    assert isinstance(told[-2], Made | Fault)
