"""Photo to pixels, still turned as stored and in its own colours; must not know recipes or the store."""

from __future__ import annotations

import importlib
import math
from dataclasses import dataclass
from io import BufferedReader

from PIL import AvifImagePlugin, GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from kiosk.deck.problems import ProblemKind
from kiosk.pictures.geometry import upright
from kiosk.pictures.intake import PhotoError, ends_in_zeros, photo_format, webp_size

MOST_PIXELS_JPEG = 100_000_000
MOST_PIXELS = 50_000_000
_MEGA = 1_000_000
_ORIENTATION = 0x0112
_GAP = 2.0  # how many times larger than wanted a JPEG is decoded at least, so that Lanczos does the last step

_PLUGINS = (AvifImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)  # importing registers

# Our own cap stands in _refuse_large. Pillow's would warn at 89 and raise at 179 megapixels.
Image.MAX_IMAGE_PIXELS = None
# Without MpoImageFile: the first picture is all we want, and a broken index of the others must not spoil it.
Image.register_open("JPEG", JpegImagePlugin.JpegImageFile)
# Each thread takes 72 MB of address space, of which there are 1,200.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
# Scanners write colour profiles of some megabytes.
PngImagePlugin.MAX_TEXT_CHUNK = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo whose header has been read. ``size`` in pixels, upright."""

    image: Image.Image
    format: str
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded photo: L, RGB, RGBa or CMYK, turned as stored. ``size``: upright and whole, in pixels."""

    image: Image.Image
    orientation: int
    size: tuple[int, int]
    profile: bytes | None


def read_header(stream: BufferedReader) -> Photo:
    """Look at format and size only. Raises PhotoError for what is not to be decoded."""
    name = photo_format(stream)
    if name == "HEIF":
        _learn_heic()
    if name == "WEBP":
        _refuse_large(webp_size(stream), name)
    image = Image.open(stream, formats=(name,))
    _refuse_large(image.size, name)
    if name == "JPEG" and ends_in_zeros(stream):
        raise PhotoError(ProblemKind.PICTURE_TRUNCATED)
    stream.seek(0)
    return Photo(image, name, upright(image.size, _orientation(image)))


def decode(photo: Photo, scale: float) -> Pixels:
    """Decode all of a photo, a JPEG at an eighth, quarter or half where ``scale`` allows, 1 being its full size.

    Raises whatever Pillow raises for a damaged one: only load() tells, as verify() takes half a JPEG for a
    whole one (PITFALLS 4).
    """
    image = photo.image
    if photo.format == "JPEG":
        part = min(1.0, scale * _GAP)
        wanted = (math.ceil(image.width * part), math.ceil(image.height * part))
        image.draft(None, wanted)
    image.load()
    # Only now: PNG may keep its EXIF behind the pixels.
    orientation = _orientation(image)
    profile = image.info.get("icc_profile")
    size = photo.size if photo.format == "JPEG" else upright(image.size, orientation)
    return Pixels(_plain(image), orientation, size, profile if isinstance(profile, bytes) and profile else None)


def _refuse_large(size: tuple[int, int], name: str) -> None:
    most = MOST_PIXELS_JPEG if name == "JPEG" else MOST_PIXELS
    if size[0] * size[1] > most:
        raise PhotoError(
            ProblemKind.PICTURE_TOO_LARGE,
            width=str(size[0]),
            height=str(size[1]),
            megapixels=str(size[0] * size[1] // _MEGA),
            most_megapixels=str(most // _MEGA),
        )


def _learn_heic() -> None:
    try:
        plugin = importlib.import_module("pi_heif")  # an optional extra
    except ImportError:
        raise PhotoError(ProblemKind.PICTURE_HEIC) from None
    plugin.register_heif_opener(thumbnails=False, DECODE_THREADS=1)


def _orientation(image: Image.Image) -> int:
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - EXIF is broken in as many ways as there are cameras; the pixels are not
        return 1
    return found if isinstance(found, int) and found in range(1, 9) else 1


def _plain(image: Image.Image) -> Image.Image:
    """One of the modes that resize well; transparency premultiplied, or dark rims grow where it ends."""
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        full = image if image.mode == "RGBA" else image.convert("RGBA")
        opaque = full.getchannel("A").getextrema() == (255, 255)
        return full.convert("RGB" if opaque else "RGBa")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")
