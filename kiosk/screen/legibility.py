"""Contrast of text against the pixels really behind it (WCAG 2.2, 1.4.3). Knows no Qt: pixels are numbers 0xRRGGBB."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST, LEAST_LARGE = 4.5, 3.0
# WCAG calls 18 pt large, 14 pt when bold, of a body of 12: here of the body's em, which is what 60 cm ask for
LARGE, LARGE_BOLD = 18 / 12, 14 / 12
PERCENTILE = 0.05  # of the pixels behind the ink may be worse: edges, specks of a picture
NEAR = 14  # of a channel: two pixels of one flat colour, or on the way from ink to ground
_RGB = 0xFFFFFF
_LINEAR_BELOW = 0.04045  # of an sRGB channel


@cache
def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= _LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4


@cache
def luminance(pixel: int) -> float:
    """Relative luminance, 0..1."""
    red, green, blue = (_linear(pixel >> shift & 255) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    """Contrast of two pixels, 1..21."""
    dark, light = sorted((luminance(one & _RGB), luminance(other & _RGB)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(em: float, body: float, *, bold: bool) -> float:
    """What a text needs: 3 where it is large, 4.5 else."""
    return LEAST_LARGE if em >= body * (LARGE_BOLD if bold else LARGE) else LEAST


def mixed(ink: int, ground: int, alpha: float) -> int:
    """The colour of ink that lets some of the ground through."""
    if alpha >= 1:
        return ink & _RGB
    channels = ((ink >> s & 255) * alpha + (ground >> s & 255) * (1 - alpha) for s in (16, 8, 0))
    red, green, blue = (round(channel) for channel in channels)
    return red << 16 | green << 8 | blue


def flat_ground(edge: Iterable[int], inside: Iterable[int], ink: int, alpha: float = 1.0) -> int | None:
    """The one colour behind a text, where it is one.

    ``edge`` are pixels around the text, ``inside`` some of it. All of the edge must be of one colour and all inside
    on the straight way from it to the ink, as anti-aliasing paints. None where there is more to it.
    """
    colours = {pixel & _RGB for pixel in edge}
    if not colours:
        return None
    ground = min(colours)
    if any(_apart(ground, colour) > NEAR for colour in colours):
        return None
    painted = mixed(ink, ground, alpha)
    return ground if all(_between(pixel & _RGB, ground, painted) for pixel in set(inside)) else None


def _apart(one: int, other: int) -> int:
    return max(abs((one >> s & 255) - (other >> s & 255)) for s in (16, 8, 0))


def _between(pixel: int, ground: int, ink: int) -> bool:
    way = [(ink >> s & 255) - (ground >> s & 255) for s in (16, 8, 0)]
    gone = [(pixel >> s & 255) - (ground >> s & 255) for s in (16, 8, 0)]
    length = sum(part * part for part in way)
    share = sum(a * b for a, b in zip(way, gone, strict=True)) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return all(abs(there - share * part) <= 2 * NEAR for part, there in zip(way, gone, strict=True))


def contrast_on(ink: int, alpha: float, grounds: Sequence[int]) -> float:
    """The contrast that all but the worst twentieth of the pixels behind the ink have."""
    ratios = sorted(contrast(mixed(ink, ground, alpha), ground) for ground in grounds)
    return ratios[int(PERCENTILE * len(ratios))] if ratios else 21.0
