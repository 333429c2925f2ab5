"""Looking through photos for what staff should mend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.deck.problems import ProblemKind
from kiosk.pictures import Store
from kiosk.pictures.examination import examine
from kiosk.pictures.messages import Job, Reply
from kiosk.pictures.process import PictureProcess


@pytest.fixture
def content(images: Path) -> Path:
    Image.new("RGB", (1400, 900), "navy").save(images / "good.jpg")
    Image.new("RGB", (900, 1280), "navy").save(images / "tall.png")
    Image.new("RGB", (1080, 608), "navy").save(images / "微信图片.jpg")
    (images / "group").mkdir()
    whole = (images / "good.jpg").read_bytes()
    (images / "group" / "half.jpg").write_bytes(whole[: len(whole) * 2 // 3])
    (images / "draw.png").write_bytes(b"<svg/>")
    return images.parent


def test_each_problem_is_told_in_order(content: Path) -> None:
    files = ["微信图片.jpg", "good.jpg", "none.jpg", "group/half.jpg", "tall.png", "draw.png", "draw.png"]
    found = examine(content, files)
    assert [(one.file, one.kind) for one in found.problems] == [
        ("images/none.jpg", ProblemKind.PICTURE_MISSING),
        ("images/group/half.jpg", ProblemKind.PICTURE_TRUNCATED),
        ("images/draw.png", ProblemKind.PICTURE_UNSUPPORTED),
    ]
    assert {name: (one.width, one.height) for name, one in found.seen.items()} == {
        "微信图片.jpg": (1080, 608),
        "good.jpg": (1400, 900),
        "tall.png": (900, 1280),
    }


def test_sound_photos_are_not_read_again(content: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    files = ["good.jpg", "微信图片.jpg", "group/half.jpg"]
    first = examine(content, files, store)
    asked: list[str] = []
    real = PictureProcess.ask

    def ask(process: PictureProcess, job: Job, limit_seconds: float) -> Iterator[Reply]:
        asked.append(Path(job.photo).name)
        return real(process, job, limit_seconds)

    monkeypatch.setattr(PictureProcess, "ask", ask)
    assert examine(content, files, store) == first
    assert asked == ["half.jpg"]


def test_a_photo_that_takes_too_long_is_told(content: Path) -> None:
    found = examine(content, ["good.jpg", "tall.png"], limit_seconds=0.0)
    assert [one.kind for one in found.problems] == [ProblemKind.PICTURE_TIMEOUT] * 2
