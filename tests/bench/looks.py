"""What can be told from pixels: whether a panel is there, and whether a frame is a complete picture. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from PIL import Image, ImageStat

from tests.bench.xclient import Box

PHOTO_COLOURS = 400  # a photo has thousands, a ground or a gradient a few
TEXT_CONTRAST = 90
FLAT = 1.2  # standard deviation of grey values along a line of a photo
MORE_FLAT = 0.2
ALL_FLAT = 0.75  # no panel's photo is: the flattest shipped one has 0.25
BETWEEN = 45  # frames: as long as an exchange, in which one panel's words go before the next one's come
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


@dataclass(frozen=True, slots=True)
class Look:
    """What one frame showed: while which panel, how much of its picture was flat (0..1), and whether it had words."""

    panel: int
    flat: float
    words: bool


def incomplete(frames: Sequence[Look]) -> list[int]:
    """The frames with holes.

    In the picture: much more of it flat than of its own panel at rest and of the one before, which it may still show;
    or nearly all of it, whatever the panel looks like else. In the words: none, for longer than an exchange takes.
    """
    flat: dict[int, list[float]] = {}
    for frame in frames:
        flat.setdefault(frame.panel, []).append(frame.flat)
    rest = {panel: median(shares) for panel, shares in flat.items()}
    most = {panel: min(max(share, rest.get(panel - 1, 0.0)) + MORE_FLAT, ALL_FLAT) for panel, share in rest.items()}
    found = {index for index, frame in enumerate(frames) if frame.flat > most[frame.panel]}
    for has, group in groupby(enumerate(frames), lambda one: one[1].words):
        indices = [index for index, _ in group]
        if not has and len(indices) > BETWEEN:
            found.update(indices)
    return sorted(found)
