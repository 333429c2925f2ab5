"""What can be told from pixels: whether a panel is there, and whether a frame is a complete picture. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageStat

from tests.bench.xclient import Box

PHOTO_COLOURS = 400  # a photo has thousands, a ground or a gradient a few
TEXT_CONTRAST = 90
FLAT = 1.2  # standard deviation of grey values along a line of a photo
MORE_FLAT = 0.2
NEAR = 40  # frames
NEARLY = 4  # steps of colour


def image(pixels: bytes, box: Box) -> Image.Image:
    """What an X client grabbed."""
    return Image.frombuffer("RGB", (box.width, box.height), pixels, "raw", "BGRX", 0, 1)


def is_photo(seen: Image.Image) -> bool:
    """Whether a photo is seen, not a ground, a gradient or nothing."""
    colours = seen.getcolors(maxcolors=seen.width * seen.height)
    return colours is not None and len(colours) > PHOTO_COLOURS


def has_text(seen: Image.Image) -> bool:
    """Whether something of strong contrast stands on a ground."""
    low, high = seen.convert("L").getextrema()
    return int(high) - int(low) > TEXT_CONTRAST


def is_one_ground(edge: Image.Image, inside: Image.Image) -> bool:
    """Whether the screen's edge has the panel's own colour: a smaller window shows something else there."""
    colours = [part.convert("RGB").getextrema() for part in (edge, inside)]
    return all(
        abs(int(value) - int(other)) <= NEARLY
        for one, two in zip(*colours, strict=True)
        for value in one
        for other in two
    )


def flat_share(seen: Image.Image, cells: int = 12) -> float:
    """The part of a line's cells without structure, 0..1."""
    grey = seen.convert("L")
    wide = grey.width // cells
    flat = [
        ImageStat.Stat(grey.crop((cell * wide, 0, (cell + 1) * wide, grey.height))).stddev[0] < FLAT
        for cell in range(cells)
    ]
    return sum(flat) / cells


def incomplete(shares: Sequence[float]) -> list[int]:
    """The frames with holes: much more of them flat than both a while before and a while after."""
    found = []
    for index, share in enumerate(shares):
        before = shares[max(0, index - NEAR)]
        after = shares[min(len(shares) - 1, index + NEAR)]
        if share > max(before, after) + MORE_FLAT:
            found.append(index)
    return found
