"""Every photo comes out upright, whatever its EXIF says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from kiosk.pictures import PictureMaker, Recipe

PHOTOS = Path(__file__).parents[2].parent / "shared" / "photos" / "exif"
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
Show = Callable[..., Image.Image]
Corners = Callable[[Image.Image], list[tuple[int, ...]]]


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures' colours, 0..255. A turned or mirrored photo has well over 20."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@pytest.mark.skipif(not PHOTOS.is_dir(), reason="the photos are not part of the repository")
@pytest.mark.parametrize("shape", ["Landscape", "Portrait"])
@pytest.mark.parametrize(
    "recipe",
    [
        Recipe("page", 300, 260, "cover", (0.2, 0.7)),
        Recipe("panel", 1100, 1080, "cover", (0.8, 0.4)),
        Recipe("close", 420, 420, "inside"),
    ],
    ids=["page", "panel", "close"],
)
def test_all_photos_come_out_upright(anywhere: PictureMaker, shape: str, recipe: Recipe) -> None:
    pictures = []
    for number in range(9):
        made = anywhere.prepare(PHOTOS / f"{shape}_{number}.jpg", [recipe])
        assert isinstance(made, dict), made
        pictures.append(Image.open(made[recipe]).convert("RGB"))
    reference = pictures[1]
    print([difference(p, reference) for p in pictures])
    assert difference(reference, reference.transpose(Image.Transpose.ROTATE_180)) > 20
    assert [picture.size for picture in pictures] == [reference.size] * 9
    assert [number for number, picture in enumerate(pictures) if difference(picture, reference) > 6] == []


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "avif"])
def test_each_orientation_in_each_format(
    images: Path, quarters: Image.Image, shown: Show, corners: Corners, orientation: int, ending: str
) -> None:
    turned = quarters.transpose(TURNS[orientation]) if orientation in TURNS else quarters
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = images / f"turned.{ending}"
    turned.save(photo, exif=exif)
    picture = shown(photo)
    assert picture.size == (120, 80)
    assert corners(picture) == corners(quarters)


def orientation_of(value: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = value
    return exif.tobytes()


@pytest.mark.parametrize("ending", ["jpg", "webp"])
@pytest.mark.parametrize(
    "exif",
    [
        orientation_of(0),
        orientation_of(99),
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x02\0\0\0\x04six\0\0\0\0\0",
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12",
        b"Exif\0\0MM\0*\0\0",
        b"Exif\0\0",
        b"Exif\0\0garbage garbage garbage",
    ],
)
def test_odd_exif_costs_no_picture(
    images: Path, quarters: Image.Image, shown: Show, corners: Corners, exif: bytes, ending: str
) -> None:
    photo = images / f"odd.{ending}"
    quarters.save(photo, exif=exif)
    assert corners(shown(photo)) == corners(quarters)
    left = corners(shown(photo, Recipe("card", 60, 80, "cover", (0.0, 0.5))))
    assert left == [corners(quarters)[number] for number in (0, 0, 2, 2)]
