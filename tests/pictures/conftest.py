"""A store, a maker and small photos for the tests of kiosk.pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.pictures import PictureMaker, Recipe, Store

CORNERS = (
    (200, 30, 30),
    (30, 160, 30),
    (30, 30, 200),
    (220, 200, 40),
)  # top left, top right, bottom left, bottom right


@pytest.fixture
def images(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "images"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def maker(store: Store, images: Path) -> Iterator[PictureMaker]:
    made = PictureMaker(store, images)
    yield made
    made.close()


@pytest.fixture
def anywhere(store: Store) -> Iterator[PictureMaker]:
    """A maker that takes photos from any folder."""
    made = PictureMaker(store)
    yield made
    made.close()


@pytest.fixture
def whole() -> Recipe:
    return Recipe("close", 400, 400, "inside")


@pytest.fixture
def shown(maker: PictureMaker, whole: Recipe) -> Callable[[Path], Image.Image]:
    """The whole picture made of a photo, decoded."""

    def show(photo: Path, recipe: Recipe = whole) -> Image.Image:
        made = maker.prepare(photo, [recipe])
        assert isinstance(made, dict), made
        picture = Image.open(made[recipe])
        picture.load()
        return picture

    return show


@pytest.fixture
def quarters() -> Image.Image:
    """120 x 80, each quarter in another colour: how it is turned shows."""
    image = Image.new("RGB", (120, 80))
    for number, colour in enumerate(CORNERS):
        image.paste(colour, ((number % 2) * 60, (number // 2) * 40, (number % 2) * 60 + 60, (number // 2) * 40 + 40))
    return image


@pytest.fixture
def corners() -> Callable[[Image.Image], list[tuple[int, ...]]]:
    """The colours in the middle of a picture's quarters, rounded to tell them apart."""

    def read(image: Image.Image) -> list[tuple[int, ...]]:
        found = []
        for number in range(4):
            x = image.width * (1 + 2 * (number % 2)) // 4
            y = image.height * (1 + 2 * (number // 2)) // 4
            pixel = image.convert("RGB").getpixel((x, y))
            assert isinstance(pixel, tuple)
            found.append(min(CORNERS, key=lambda colour: sum(abs(a - b) for a, b in zip(colour, pixel, strict=True))))
        return list(found)

    return read
