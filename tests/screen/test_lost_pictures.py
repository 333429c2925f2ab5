"""A prepared picture that goes from the disk while the kiosk runs is made again, and shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtQuick import QQuickItem

from kiosk.pictures import PictureMaker, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.deck.model import Deck, Slide
    from tests.screen.conftest import Stage

SOON = 20_000


@pytest.fixture
def maker(tmp_path: Path) -> Iterator[PictureMaker]:
    """A real one."""
    made = PictureMaker(Store(tmp_path / "store"), tmp_path)
    made.start()
    yield made
    made.close()


@pytest.fixture
def pictured(stage_of: Callable[..., Stage], deck: Deck, tmp_path: Path, maker: PictureMaker) -> Stage:
    """A kiosk window where each slide has a photo of its own."""

    def with_photo(slide: Slide) -> Slide:
        name = f"{slide.id.replace('/', '-')}.jpg"
        Image.effect_noise((320, 200), 10 + sum(map(ord, name)) % 90).convert("RGB").save(tmp_path / name)
        return replace(slide, zh=replace(slide.zh, photos=(replace(slide.zh.photos[0], file=name),)))

    sections = (
        replace(section, cover=with_photo(section.cover), slides=tuple(map(with_photo, section.slides)))
        for section in deck.sections
    )
    stage = stage_of(replace(deck, sections=tuple(sections)), maker)
    stage.qtbot.waitUntil(lambda: stage.presenter._shelf.complete, timeout=SOON)
    stage.rest()
    return stage


def shown(stage: Stage, file: str, kind: str) -> bool:
    """Whether the picture stands where it belongs, loaded."""

    def is_it(item: QQuickItem) -> bool:
        return item.property("file") == file and item.property("kind") == kind and bool(item.property("loaded"))

    return any(item.isVisible() and is_it(item) for item in stage.items())


@pytest.mark.qt_log_ignore("Cannot open", "Error decoding")
@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_a_lost_picture_comes_back(pictured: Stage, tmp_path: Path, how: str) -> None:
    file = "20-two-20-e.jpg"
    url = pictured.presenter.picture(file, "close")
    for picture in (tmp_path / "store" / "pictures").iterdir():
        if how == "gone":
            picture.unlink()
        else:
            picture.write_bytes(b"what was never a picture")
    pictured.presenter.openPage("20-two/20-e")
    pictured.qtbot.waitUntil(lambda: shown(pictured, file, "page"), timeout=SOON)
    pictured.rest()
    pictured.clock.now += 1
    pictured.presenter.openPhoto(0)
    pictured.qtbot.waitUntil(lambda: shown(pictured, file, "close"), timeout=SOON)
    assert pictured.presenter.picture(file, "close") == url
    complaints = pictured.screen.warnings[:]
    pictured.screen.warnings.clear()
    assert all("Cannot open" in said or "Error decoding" in said for said in complaints)
