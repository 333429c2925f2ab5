"""What is said of a photo that is only examined: how light its middle is, whether a camera took it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.pictures.appearance import light_of
from kiosk.pictures.examination import examine

MAKE = 0x010F


def photo(images: Path, image: Image.Image, make: str = "", ending: str = "jpg") -> Path:
    exif = Image.Exif()
    if make:
        exif[MAKE] = make
    file = images / f"a.{ending}"
    image.save(file, exif=exif)
    return file


@pytest.mark.parametrize(
    ("grey", "light"), [(0, 0), (1, 0.3), (119, 50), (255, 100)], ids=["black", "nearly", "middle", "white"]
)
def test_light_is_cie_lightness(grey: int, light: float) -> None:
    assert light_of(Image.new("L", (400, 300), grey)) == pytest.approx(light, abs=0.2)


def test_light_is_that_of_the_middle_however_the_photo_is_turned() -> None:
    image = Image.new("RGB", (400, 200), "white")
    image.paste("black", (80, 40, 320, 160))
    assert light_of(image) == 0
    assert light_of(image.transpose(Image.Transpose.ROTATE_90)) == 0
    image.paste("white", (80, 40, 160, 160))  # a third of the middle is light
    assert light_of(image) == 100


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_light_is_the_same_in_every_mode(mode: str) -> None:
    image = Image.new("RGB", (40, 40), (40, 40, 40)).convert(mode)
    assert light_of(image) == pytest.approx(16, abs=2)


def test_what_is_transparent_counts_as_the_white_that_will_show() -> None:
    assert light_of(Image.new("RGBA", (40, 40), (0, 0, 0, 0)).convert("RGBa")) == 100


@pytest.mark.parametrize(("size", "most"), [((1, 9000), 100), ((9000, 1), 100)])
def test_thinnest_photo_has_a_light(size: tuple[int, int], most: float) -> None:
    assert 0 <= light_of(Image.new("L", size, 128)) <= most


@pytest.mark.parametrize(("make", "camera"), [("HUAWEI", True), ("", False), (" ", False)])
@pytest.mark.parametrize("ending", ["jpg", "png"])
def test_camera_is_known_by_its_name_in_the_photo(images: Path, make: str, camera: bool, ending: str) -> None:
    file = photo(images, Image.new("RGB", (64, 48), (128, 128, 128)), make, ending)
    known = examine(images.parent, [file.name]).seen[file.name]
    assert (known.camera, known.light) == (camera, pytest.approx(53.6, abs=0.5))
