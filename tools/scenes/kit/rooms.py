"""Walls with real openings, window frames, floors, cut edges of a model's rooms; must not know furniture or hours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from .solid import Solid

Opening = tuple[float, float, float, float]  # x from, x to, z from, z to, along the wall


def wall(
    solid: Solid,
    length: float,
    height: float,
    openings: Sequence[Opening] = (),
    thick: float = 0.3,
    material: str = "white",
    frame: str = "enamel",
    panes: tuple[int, int] = (3, 5),
    cut: str = "ply",
    sill: float = 0.08,
    glaze: str = "",
) -> None:
    """A wall along +x from the origin, its inner face at y = 0 and its back at y = +thick, with framed windows.

    ``panes``: columns and rows of each window. ``cut``: what the upper, sawn edge shows.
    ``glaze``: a material for panes.
    """
    xs = sorted({0.0, length, *(o[0] for o in openings), *(o[1] for o in openings)})
    for a, b in pairwise(xs):
        middle = (a + b) / 2
        holes = sorted((o[2], o[3]) for o in openings if o[0] < middle < o[1])
        z = 0.0
        for low, high in [*holes, (height, height)]:
            if low > z + 1e-6:
                solid.box((a, 0, z), (b, thick, low), material, cut if low >= height else material, floor=True)
            z = high
    t = 0.035
    for x0, x1, z0, z1 in openings:
        y = thick * 0.55
        for x in np.linspace(x0, x1, panes[0] + 1):
            w = t * (1.5 if x in (x0, x1) else 0.6)
            solid.box((max(x - w, x0), y - t, z0), (min(x + w, x1), y + t, z1), frame)
        for k, z in enumerate(np.linspace(z0, z1, panes[1] + 1)):
            w = t * (1.5 if k in (0, panes[1]) else 0.6)
            solid.box((x0, y - t * 0.9, max(z - w, z0)), (x1, y + t * 0.9, min(z + w, z1)), frame, floor=True)
        if glaze:
            solid.quads([[(x0, y + 0.002, z0), (x1, y + 0.002, z0), (x1, y + 0.002, z1), (x0, y + 0.002, z1)]], glaze)
        if sill:
            solid.block((x1 - x0 + 0.16, sill + 0.1, 0.05), frame, ((x0 + x1) / 2, -sill / 2 + 0.03, z0 + 0.001), 0.01)


def even(length: float, n: int, width: float, low: float, high: float, start: float = 0.0) -> list[Opening]:
    """N openings of one width spaced evenly along a wall."""
    gap = (length - n * width) / (n + 1)
    return [(start + gap + k * (width + gap), start + gap + k * (width + gap) + width, low, high) for k in range(n)]


def skirting(solid: Solid, length: float, height: float = 0.14, material: str = "enamel") -> None:
    """A board along the foot of a wall, in front of its inner face."""
    solid.box((0, -0.03, 0), (length, -0.002, height), material)
