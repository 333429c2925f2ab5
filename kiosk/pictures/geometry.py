"""Which part of a photo a recipe shows and how large; pure numbers, must not know Pillow."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.pictures.recipe import Fit

Box = tuple[float, float, float, float]

_SIDEWAYS = 5  # from this EXIF orientation on, width and height are exchanged


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of the photo, as fractions of it (left, top, right, bottom), and its size on the screen in pixels."""

    box: Box
    width: int
    height: int
    scale: float  # pixels on the screen for one of the photo; below 1 the photo is made smaller


def crop(photo: tuple[int, int], size: tuple[int, int], fit: Fit, focus: tuple[float, float]) -> Crop:
    """What is shown of an upright photo of ``photo`` pixels in a frame of ``size`` pixels."""
    width, height = photo
    if fit == "inside":
        scale = min(size[0] / width, size[1] / height, 1.0)
        return Crop((0.0, 0.0, 1.0, 1.0), max(1, round(width * scale)), max(1, round(height * scale)), scale)
    scale = max(size[0] / width, size[1] / height)
    left, right = _span(focus[0], min(1.0, size[0] / scale / width))
    top, bottom = _span(focus[1], min(1.0, size[1] / scale / height))
    return Crop((left, top, right, bottom), size[0], size[1], scale)


def upright(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """A stored photo's size once it has been turned upright, and the other way round."""
    return (size[1], size[0]) if orientation >= _SIDEWAYS else size


def stored(box: Box, orientation: int) -> Box:
    """Where a part of the upright photo lies in the file, whose EXIF orientation (1..8) says how it is turned."""
    left, top, right, bottom = box
    if orientation in (2, 3):
        left, right = 1 - right, 1 - left
    if orientation in (3, 4):
        top, bottom = 1 - bottom, 1 - top
    if orientation in (6, 7):
        left, right = 1 - right, 1 - left
    if orientation in (7, 8):
        top, bottom = 1 - bottom, 1 - top
    return (top, left, bottom, right) if orientation >= _SIDEWAYS else (left, top, right, bottom)


def _span(middle: float, length: float) -> tuple[float, float]:
    start = min(max(middle - length / 2, 0.0), 1.0 - length)
    return (start, start + length)
