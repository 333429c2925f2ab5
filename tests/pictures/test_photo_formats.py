"""What photos may be, and what each wrong one is called."""

from __future__ import annotations

import os
import random
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.pictures import PictureMaker, Recipe
from kiosk.pictures.child import work
from kiosk.pictures.messages import Done, Fault, Job
from kiosk.staff.sentences import sentence
from tests.corpus.builders import HEIC, bomb, png

Show = Callable[..., Image.Image]
Corners = Callable[[Image.Image], list[tuple[int, ...]]]


@pytest.fixture
def problem_of(maker: PictureMaker, whole: Recipe) -> Callable[[Path], Problem]:
    def find(photo: Path) -> Problem:
        made = maker.prepare(photo, [whole])
        assert isinstance(made, Problem), made
        return made

    return find


def noise(size: tuple[int, int]) -> Image.Image:
    """A picture that does not compress to nothing."""
    return Image.frombytes("RGB", size, random.Random(7).randbytes(size[0] * size[1] * 3))


def pixel(image: Image.Image, x: int = 0, y: int = 0) -> tuple[int, ...]:
    found = image.convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(int(part) for part in found)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "avif", "gif"])
def test_formats_are_told_by_content_not_by_ending(
    images: Path, quarters: Image.Image, shown: Show, corners: Corners, ending: str
) -> None:
    photo = images / f"quarters.{ending}"
    quarters.save(photo)
    renamed = photo.rename(images / ("quarters.png" if ending == "jpg" else "quarters.jpg"))
    assert corners(shown(renamed)) == corners(quarters)


def test_a_picture_is_plain_opaque_rgb_without_metadata(images: Path, quarters: Image.Image, shown: Show) -> None:
    exif = Image.Exif()
    exif[0x010E] = "who stood where"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    quarters.save(images / "a.jpg", exif=exif, icc_profile=profile, comment=b"secret", progressive=True, dpi=(300, 300))
    picture = shown(images / "a.jpg")
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    assert not {"exif", "icc_profile", "comment", "dpi", "progressive"} & picture.info.keys()
    assert [layer[1:3] for layer in picture.layer] == [(1, 1)] * 3  # type: ignore[attr-defined]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_mode_keeps_its_light_and_dark(images: Path, shown: Show, mode: str) -> None:
    values: dict[str, tuple[int | tuple[int, int], int | tuple[int, int]]] = {
        "I;16": (61680, 4112),
        "LA": ((240, 255), (16, 255)),
        "1": (255, 0),
    }
    light, dark = values.get(mode, (240, 16))
    image = Image.new(mode if mode in values else "L", (80, 40), light)
    image.paste(dark, (0, 0, 40, 40))
    if mode not in values:
        image = image.convert("RGB").quantize(4) if mode == "P" else image.convert("RGB").convert(mode)
    ending = {"CMYK": "jpg"}.get(mode, "png")
    image.save(images / f"a.{ending}")
    picture = shown(images / f"a.{ending}")
    assert max(pixel(picture, 20, 20)) < 40
    assert min(pixel(picture, 60, 20)) > 215


def test_transparency_shows_the_background_and_grows_no_rim(images: Path, shown: Show) -> None:
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((100, 0, 400, 400), fill=(255, 255, 255, 255))
    image.save(images / "a.png")
    assert pixel(shown(images / "a.png")) == (255, 255, 255)
    picture = shown(images / "a.png", Recipe("door", 33, 33, "inside", background="#ffffff"))
    assert min(min(pixel(picture, x, 16)) for x in range(33)) > 245
    coloured = pixel(shown(images / "a.png", Recipe("door", 400, 400, "inside", background="#204060")))
    assert coloured == pytest.approx((32, 64, 96), abs=2)


def test_palette_transparency_shows_the_background(images: Path, shown: Show) -> None:
    image = Image.new("P", (40, 40), 3)
    image.putpalette([0] * 9 + [250, 10, 10])
    image.save(images / "a.png", transparency=3)
    image.save(images / "a.gif", transparency=3)
    assert pixel(shown(images / "a.png"), 20, 20) == (255, 255, 255)
    assert pixel(shown(images / "a.gif"), 20, 20) == (255, 255, 255)


def test_the_first_frame_of_a_moving_gif(images: Path, quarters: Image.Image, shown: Show, corners: Corners) -> None:
    others = [Image.new("RGB", quarters.size, colour) for colour in ("black", "white")]
    quarters.save(images / "a.gif", save_all=True, append_images=others, duration=100)
    assert corners(shown(images / "a.gif")) == corners(quarters)


def test_a_profile_is_turned_into_srgb(images: Path, shown: Show) -> None:
    profile = swapped_profile()
    Image.new("RGB", (40, 40), (220, 20, 20)).save(images / "a.png", icc_profile=profile)
    Image.new("RGB", (40, 40), (220, 20, 20)).save(images / "b.png", icc_profile=profile[:200])
    Image.new("RGB", (40, 40), (220, 20, 20)).save(images / "c.jpg", icc_profile=b"nonsense" * 40)
    Image.new("L", (40, 40), 128).save(images / "d.jpg", icc_profile=profile)
    red, green, _ = pixel(shown(images / "a.png"), 20, 20)
    assert green > 150 > red, "the profile says that its first channel is green"
    for broken in ("b.png", "c.jpg"):
        assert pixel(shown(images / broken), 20, 20)[0] > 200
    assert max(pixel(shown(images / "d.jpg"), 20, 20)) - min(pixel(shown(images / "d.jpg"), 20, 20)) < 12


def swapped_profile() -> bytes:
    """sRGB with red and green exchanged: a profile that cannot be overlooked."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for number in range(int.from_bytes(profile[128:132], "big")):
        start = 132 + 12 * number
        name = bytes(profile[start : start + 4])
        profile[start : start + 4] = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(name, name)
    said = bytes(profile)
    return said.replace("sRGB".encode("utf-16-be"), "odd!".encode("utf-16-be")).replace(
        b"sRGB built-in", b"odd! built-in"
    )


def test_inverted_cmyk_of_adobe(images: Path, shown: Show) -> None:
    Image.new("CMYK", (40, 40), (0, 255, 255, 0)).save(images / "red.jpg", quality=95)
    assert b"Adobe" in (images / "red.jpg").read_bytes()
    red, green, blue = pixel(shown(images / "red.jpg"), 20, 20)
    assert red > 200
    assert max(green, blue) < 80


@pytest.mark.parametrize("part", [0.1, 0.6, 0.97])
@pytest.mark.parametrize(("ending", "progressive"), [("jpg", False), ("jpg", True), ("png", False), ("webp", False)])
def test_half_a_file_is_truncated(
    images: Path, problem_of: Callable[[Path], Problem], part: float, ending: str, progressive: bool
) -> None:
    photo = images / f"half.{ending}"
    noise((900, 700)).save(photo, progressive=progressive)
    content = photo.read_bytes()
    photo.write_bytes(content[: int(len(content) * part)])
    found = problem_of(photo)
    assert (found.kind, found.file) == (ProblemKind.PICTURE_TRUNCATED, f"images/half.{ending}")


def test_a_copy_with_all_its_room_but_half_its_content_is_truncated(
    images: Path, problem_of: Callable[[Path], Problem], shown: Show
) -> None:
    noise((900, 700)).save(images / "whole.jpg")
    content = (images / "whole.jpg").read_bytes()
    half = len(content) // 2
    (images / "half.jpg").write_bytes(content[:half] + bytes(len(content) - half))
    (images / "none.jpg").write_bytes(bytes(len(content)))
    (images / "padded.jpg").write_bytes(content + bytes(5000))
    assert problem_of(images / "half.jpg").kind is ProblemKind.PICTURE_TRUNCATED
    assert problem_of(images / "none.jpg").kind is ProblemKind.PICTURE_TRUNCATED
    assert shown(images / "padded.jpg").size == (400, 311)


@pytest.mark.parametrize("padding", [4096, 8191, 8192, 8193])
def test_an_end_mark_across_two_blocks_is_seen(images: Path, shown: Show, quarters: Image.Image, padding: int) -> None:
    photo = images / "padded.jpg"
    quarters.save(photo)
    photo.write_bytes(photo.read_bytes() + bytes(padding))
    assert shown(photo).size == (120, 80)


def test_a_bomb_is_refused_by_its_header(images: Path, problem_of: Callable[[Path], Problem]) -> None:
    photo = images / "bomb.png"
    photo.write_bytes(bomb())
    assert photo.stat().st_size < 100_000
    found = problem_of(photo)
    assert found.kind is ProblemKind.PICTURE_TOO_LARGE
    assert (found.detail("width"), found.detail("megapixels"), found.detail("most_megapixels")) == (
        "20000",
        "300",
        "50",
    )


def test_large_photos_of_each_kind_have_their_own_cap(images: Path, problem_of: Callable[[Path], Problem]) -> None:
    Image.new("L", (8, 8)).save(images / "large.jpg")
    content = bytearray((images / "large.jpg").read_bytes())
    start = content.index(b"\xff\xc0") + 5
    content[start : start + 4] = struct.pack(">HH", 10001, 10000)
    (images / "large.jpg").write_bytes(content)
    (images / "large.png").write_bytes(png(10000, 5001))
    (images / "large.gif").write_bytes(b"GIF89a" + struct.pack("<HH", 10000, 5001) + bytes(3) + b"\x2c" + bytes(30))
    canvas = (16383).to_bytes(3, "little") * 2
    riff = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + canvas
    (images / "large.webp").write_bytes(b"RIFF" + struct.pack("<I", len(riff)) + riff)
    for ending, most in (("jpg", "100"), ("png", "50"), ("gif", "50"), ("webp", "50")):
        found = problem_of(images / f"large.{ending}")
        assert (found.kind, found.detail("most_megapixels")) == (ProblemKind.PICTURE_TOO_LARGE, most)


@pytest.mark.parametrize(
    ("name", "content", "kind", "format_"),
    [
        ("text.jpg", "没有图片".encode(), ProblemKind.PICTURE_NOT_PICTURE, ""),
        ("page.jpg", b"<html><body>404", ProblemKind.PICTURE_NOT_PICTURE, ""),
        ("film.jpg", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(50), ProblemKind.PICTURE_NOT_PICTURE, ""),
        ("draw.svg", b'<?xml version="1.0"?>\n<svg xmlns="x"/>', ProblemKind.PICTURE_UNSUPPORTED, "SVG"),
        ("scan.jpg", b"II*\0" + bytes(100), ProblemKind.PICTURE_UNSUPPORTED, "TIFF"),
        ("paint.jpg", b"BM" + bytes(100), ProblemKind.PICTURE_UNSUPPORTED, "BMP"),
        ("brief.jpg", b"%PDF-1.7", ProblemKind.PICTURE_UNSUPPORTED, "PDF"),
        ("empty.jpg", b"", ProblemKind.PICTURE_TRUNCATED, ""),
        ("start.jpg", b"\xff\xd8\xff\xe0", ProblemKind.PICTURE_TRUNCATED, ""),
    ],
)
def test_what_is_no_photo_is_called_by_its_name(
    images: Path, problem_of: Callable[[Path], Problem], name: str, content: bytes, kind: ProblemKind, format_: str
) -> None:
    (images / name).write_bytes(content)
    found = problem_of(images / name)
    assert (found.kind, found.detail("format")) == (kind, format_)


def test_staff_are_sent_to_no_format_that_is_refused() -> None:
    told = problem(ProblemKind.PICTURE_KIND, "slides/10-a/20-y.txt", 3, "图片", nearest="a.pdf")
    refused = ("BMP", "TIFF", "PSD", "SVG", "ICO")
    assert [name for name in refused if name in sentence(told, "zh") + sentence(told, "en")] == []


def test_heic_without_its_decoder_says_so(images: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    (images / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(50))
    told = list(work(Job(str(images / "phone.heic"))))
    assert told[-2:] == [Fault("", ProblemKind.PICTURE_HEIC), Done()]


def test_a_heic_from_a_phone(images: Path, quarters: Image.Image, shown: Show, corners: Corners) -> None:
    pytest.importorskip("pi_heif")
    (images / "phone.heic").write_bytes(HEIC)
    picture = shown(images / "phone.heic")
    assert picture.size == (120, 80)
    assert corners(picture) == corners(quarters)


def test_a_damaged_heic_is_a_problem(images: Path, problem_of: Callable[[Path], Problem]) -> None:
    (images / "phone.jpg").write_bytes(HEIC[:400])
    assert problem_of(images / "phone.jpg").kind in (ProblemKind.PICTURE_TRUNCATED, ProblemKind.PICTURE_HEIC)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
def test_what_is_no_file_is_never_waited_for(
    images: Path, tmp_path: Path, quarters: Image.Image, problem_of: Callable[[Path], Problem]
) -> None:
    os.mkfifo(images / "pipe.jpg")
    (images / "folder.jpg").mkdir()
    (images / "zero.jpg").symlink_to("/dev/zero")
    (images / "loop.jpg").symlink_to("loop.jpg")
    quarters.save(tmp_path / "outside.jpg")
    (images / "out.jpg").symlink_to(tmp_path / "outside.jpg")
    assert problem_of(images / "pipe.jpg").kind is ProblemKind.PICTURE_UNREADABLE
    assert problem_of(images / "folder.jpg").kind is ProblemKind.PICTURE_UNREADABLE
    assert problem_of(images / "loop.jpg").kind is ProblemKind.PICTURE_UNREADABLE
    assert problem_of(images / "zero.jpg").kind is ProblemKind.PICTURE_OUTSIDE
    assert problem_of(images / "out.jpg").kind is ProblemKind.PICTURE_OUTSIDE
    assert problem_of(images / ".." / "none.jpg").kind is ProblemKind.PICTURE_OUTSIDE
    assert problem_of(images / "none.jpg").kind is ProblemKind.PICTURE_MISSING
    assert problem_of(images / ("长" * 200)).kind is ProblemKind.PICTURE_UNREADABLE


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
def test_a_device_is_not_read_even_where_links_may_lead_anywhere(anywhere: PictureMaker, whole: Recipe) -> None:
    found = anywhere.prepare(Path("/dev/zero"), [whole])
    assert isinstance(found, Problem)
    assert found.kind is ProblemKind.PICTURE_UNREADABLE


def test_a_link_within_the_images_is_fine(images: Path, quarters: Image.Image, shown: Show) -> None:
    quarters.save(images / "real.jpg")
    (images / "link.jpg").symlink_to("real.jpg")
    assert shown(images / "link.jpg").size == (120, 80)


def test_a_file_of_more_than_200_megabytes_is_not_read(images: Path, problem_of: Callable[[Path], Problem]) -> None:
    with (images / "huge.jpg").open("wb") as stream:
        stream.truncate(200_000_001)
    found = problem_of(images / "huge.jpg")
    assert (found.kind, found.detail("most_megabytes")) == (ProblemKind.PICTURE_TOO_LARGE, "200")


def test_the_thinnest_photo_fills_a_frame(images: Path, shown: Show) -> None:
    Image.new("RGB", (1, 9000), (10, 200, 10)).save(images / "thin.png")
    Image.new("RGB", (9000, 1), (10, 200, 10)).save(images / "flat.jpg")
    cover = Recipe("panel", 300, 200, "cover", (0.1, 0.9))
    assert shown(images / "thin.png", cover).size == (300, 200)
    assert shown(images / "flat.jpg", cover).size == (300, 200)
    assert shown(images / "thin.png").size == (1, 400)


def test_a_small_photo_is_enlarged_to_fill_its_frame_alone(images: Path, quarters: Image.Image, shown: Show) -> None:
    quarters.save(images / "small.png")
    assert shown(images / "small.png", Recipe("panel", 600, 600, "cover")).size == (600, 600)
    assert shown(images / "small.png").size == (120, 80)
