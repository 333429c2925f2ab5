"""What can be said of a photo without knowing what is on it: how light its middle is, and whether a camera took it.

There is no face detector: nothing here knows whether there are people, nor whether their faces are light.
"""

from __future__ import annotations

from PIL import Image

_MIDDLE = 0.6  # of each side
_SAMPLE = 160  # pixels of the longer side
_BRIGHTER = 0.75  # this part of the middle is darker than what is told
_MAKE, _MODEL = 0x010F, 0x0110
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27  # CIE 15


def light_of(image: Image.Image) -> float:
    """The lightness L* (CIE, 0 black to 100 white) that three quarters of the middle of a decoded photo stay below.

    The middle is 0.6 of each side, so it is the same however the photo is turned. Colours are taken for sRGB.
    """
    size = (max(1, image.width), max(1, image.height))
    part = _SAMPLE / max(size)
    small = image.resize((max(1, round(size[0] * part)), max(1, round(size[1] * part))), Image.Resampling.BOX)
    if small.mode == "RGBa":
        small = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small.convert("RGBA"))
    left, top = round(small.width * (1 - _MIDDLE) / 2), round(small.height * (1 - _MIDDLE) / 2)
    middle = small.convert("RGB").convert("L").crop((left, top, small.width - left, small.height - top))
    counts = middle.histogram()
    wanted, seen = sum(counts) * _BRIGHTER, 0
    for value, count in enumerate(counts):
        seen += count
        if seen > wanted:
            return round(_lightness(value / 255), 1)
    return 100.0


def is_from_camera(image: Image.Image) -> bool:
    """Whether a camera or a phone wrote its name into the photo. Messengers take it out, scenes never had one."""
    try:
        exif = image.getexif()
        return any(str(exif.get(tag, "")).strip(" \0") for tag in (_MAKE, _MODEL))
    except Exception:  # noqa: BLE001 - EXIF is broken in as many ways as there are cameras; the pixels are not
        return False


def _lightness(grey: float) -> float:
    linear = grey / 12.92 if grey <= 0.04045 else ((grey + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - IEC 61966-2-1
    return 116 * linear ** (1 / 3) - 16 if linear > _EPSILON else _KAPPA * linear
