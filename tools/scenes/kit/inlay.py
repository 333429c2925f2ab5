"""Marquetry: wooden tiles with flat signs let in; must not know boards or scenes. Centimetres; signs lie in -3..3."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from . import materials_table  # noqa: F401  (its names)
from .solid import Solid
from .studio import circle

Outline = np.ndarray
PROUD = 0.05  # how far a sign stands above its tile


def piece(
    solid: Solid, outline: Sequence[Sequence[float]] | Outline, wood: str, level: int = 0, edge: float = 0.03
) -> None:
    """One flat piece (x, y), counter-clockwise, its edge broken; ``level``: on how many others it lies."""
    xy = np.asarray(outline, float)
    before, after = np.roll(xy, 1, 0), np.roll(xy, -1, 0)
    along = after - before
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    inner = xy + np.c_[-along[:, 1], along[:, 0]] * edge
    low, high = 0.001 + level * PROUD, (level + 1) * PROUD
    n = len(xy)
    rows = np.concatenate(
        [np.c_[xy, np.full(n, low)], np.c_[xy, np.full(n, high - edge * 0.6)], np.c_[inner, np.full(n, high)]]
    )
    i = np.arange(n)
    j = (i + 1) % n
    for k in (0, 1):
        solid.faces(rows, np.stack([k * n + i, k * n + j, (k + 1) * n + j, (k + 1) * n + i], 1), wood)
    solid.polygon(rows[2 * n :], wood)


def _strip(points: Sequence[Sequence[float]] | Outline, width: float | Sequence[float]) -> Outline:
    """The outline of a bent strip along points; a width may be given for each point."""
    p = np.asarray(points, float)
    along = np.gradient(p, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    side = np.c_[along[:, 1], -along[:, 0]] * (np.broadcast_to(np.asarray(width, float), (len(p),)) / 2)[:, None]
    return np.concatenate([p + side, (p - side)[::-1]])


def _disc(x: float, y: float, r: float, n: int = 40) -> Outline:
    return circle(r, n, (x, y))


def river(s: Solid) -> None:
    """Three waves."""
    x = np.linspace(-3, 3, 49)
    for k, wood in enumerate(("dyed", "maple", "dyed", "nut")):
        y = 1.75 - k * 1.2 + 0.42 * np.sin(x * 2.1 + k * 1.3)
        piece(s, _strip(np.c_[x, y], 0.52 if k != 1 else 0.3), wood)


def road(s: Solid) -> None:
    """A road that winds away."""
    t = np.linspace(0, 1, 40)
    p = np.c_[0.2 + 1.5 * np.sin(t * 5.2 + 0.6) * (1 - 0.72 * t) - 0.2, -3 + 5.7 * t**0.8]
    piece(s, _strip(p, 2.3 - 1.85 * t), "ebony")
    for a in range(2, 34, 6):
        piece(s, _strip(p[a : a + 4], 0.2 - 0.14 * t[a : a + 4]), "maple", 1, 0.01)
    piece(s, _disc(1.9, 1.9, 0.62), "brushed")


def mountain(s: Solid) -> None:
    """Two peaks, one before the other, with bright tops."""
    piece(s, _disc(-1.7, 1.75, 0.62), "brushed")
    piece(s, [(-1.4, -2.3), (3.0, -2.3), (1.15, 2.0)], "pear")
    piece(s, [(0.45, 0.36), (0.9, 0.62), (1.2, 0.25), (1.5, 0.6), (1.83, 0.42), (1.15, 2.0)], "maple", 1)
    piece(s, [(-3.0, -2.3), (1.1, -2.3), (-1.0, 1.0)], "nut", 1)
    piece(s, [(-1.45, 0.27), (-1.1, 0.02), (-0.85, 0.3), (-0.55, 0.28), (-1.0, 1.0)], "maple", 2)


def bulb(s: Solid) -> None:
    """A light bulb with rays."""
    a = np.linspace(-55, 235, 44) * np.pi / 180
    glass = np.c_[1.5 * np.cos(a), 0.75 + 1.5 * np.sin(a)]
    piece(s, np.concatenate([[(0.62, -1.15)], glass, [(-0.62, -1.15)]]), "lime")
    for k in range(3):
        piece(
            s,
            [
                (-0.62 + 0.06 * k, -1.62 - 0.42 * k),
                (0.62 - 0.06 * k, -1.62 - 0.42 * k),
                (0.62 - 0.06 * k, -1.28 - 0.42 * k),
                (-0.62 + 0.06 * k, -1.28 - 0.42 * k),
            ],
            "brushed",
        )
    piece(
        s,
        _strip([(-0.34, -1.0), (-0.5, 0.6), (-0.17, 0.25), (0.17, 0.6), (0.5, 0.25), (0.34, -1.0)], 0.12),
        "nut",
        1,
        0.015,
    )
    for turn in (20, 55, 90, 125, 160):
        v = np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])
        piece(s, _strip([v * 1.95 + (0, 0.75), v * 2.5 + (0, 0.75)], 0.2), "maple")


def palette(s: Solid) -> None:
    """A painter's palette and a brush."""
    a = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    r = 1 - 0.42 * np.exp(-((a - 5.35) ** 2) / 0.09)
    piece(s, np.c_[2.65 * r * np.cos(a) - 0.1, 2.05 * r * np.sin(a)], "maple")
    piece(s, _disc(-1.35, -0.75, 0.42), "nut", 1)
    for x, y, wood, size in (
        (-1.75, 0.45, "dyed", 0.4),
        (-0.75, 1.2, "cherry", 0.42),
        (0.5, 1.25, "honey", 0.38),
        (1.6, 0.6, "ebony", 0.34),
    ):
        piece(s, _disc(x, y, size), wood, 1)
    piece(s, _strip([(-0.5, -0.6), (0.9, -1.7), (2.5, -2.8)], (0.34, 0.28, 0.12)), "cherry", 1)
    piece(s, _strip([(-0.55, -0.56), (-0.85, -0.3)], 0.4), "brushed", 1)
    piece(s, _strip([(-0.87, -0.28), (-1.1, -0.05), (-1.42, 0.06)], (0.38, 0.3, 0.04)), "ebony", 1)


def gear(s: Solid) -> None:
    """A gear with a brass hub."""
    teeth, rows = 12, []
    for k in range(teeth):
        for part, r in ((0.0, 1.95), (0.14, 2.55), (0.42, 2.55), (0.56, 1.95)):
            a = (k + part) / teeth * 2 * np.pi
            rows.append((r * np.cos(a), r * np.sin(a)))
    piece(s, rows, "maple")
    piece(s, _disc(0, 0, 1.45), "pear", 1)
    for k in range(5):
        a = k / 5 * 2 * np.pi + 0.3
        piece(s, _disc(0.98 * np.cos(a), 0.98 * np.sin(a), 0.27, 24), "maple", 2, 0.02)
    piece(s, _disc(0, 0, 0.5), "brushed", 2)


def people(s: Solid) -> None:
    """Three people, the middle one before the others."""
    for x, y, k, wood, level in (
        (-1.6, 0.0, 0.82, "pear", 0),
        (1.6, 0.0, 0.82, "honey", 0),
        (0, -0.25, 1.05, "nut", 1),
    ):
        piece(s, _disc(x, y + 1.35 * k, 0.72 * k), wood, level)
        a = np.linspace(0, np.pi, 26)
        body = np.c_[x + 1.35 * k * np.cos(a), y - 0.85 * k + 1.25 * k * np.sin(a) ** 0.75]
        piece(s, np.concatenate([[(x - 1.35 * k, -2.35), (x + 1.35 * k, -2.35)], body]), wood, level)


def leaf(s: Solid) -> None:
    """A leaf with its veins."""
    t = np.linspace(0, 1, 30)
    axis = np.c_[-2.0 + 4.1 * t, -2.0 + 3.9 * t]
    piece(s, _strip(axis, 3.0 * np.sin(np.pi * t**0.85) ** 0.9 + 0.04), "dyed")
    piece(s, _strip([(-2.7, -2.6), (-1.9, -1.9), (1.75, 1.58)], (0.24, 0.17, 0.06)), "maple", 1, 0.015)
    for k in (0.22, 0.38, 0.54, 0.7):
        p = np.array([-2.0 + 4.1 * k, -2.0 + 3.9 * k])
        reach = 1.05 * np.sin(np.pi * k**0.85)
        for end in ((p[0] + 0.35 * reach, p[1] + 1.25 * reach), (p[0] + 1.25 * reach, p[1] + 0.3 * reach)):
            piece(s, _strip([p, end], (0.1, 0.04)), "maple", 1, 0.01)


def chip(s: Solid) -> None:
    """A chip with its legs and a field of dots."""
    for k in (-1.2, -0.4, 0.4, 1.2):
        for a, b in (((k, 1.7), (k, 2.6)), ((k, -2.6), (k, -1.7)), ((1.7, k), (2.6, k)), ((-2.6, k), (-1.7, k))):
            piece(s, _strip([a, b], 0.26), "brushed")
    piece(s, [(-1.85, -1.85), (1.85, -1.85), (1.85, 1.85), (-1.85, 1.85)], "ebony")
    piece(s, [(-1.1, -1.1), (1.1, -1.1), (1.1, 1.1), (-1.1, 1.1)], "nut", 1)
    for x in (-0.6, 0.0, 0.6):
        for y in (-0.6, 0.0, 0.6):
            piece(s, _disc(x, y, 0.17 if (x, y) != (0, 0) else 0.26, 16), "maple", 2, 0.01)


SIGNS: tuple[tuple[Callable[[Solid], None], str], ...] = (
    (river, "lime"),
    (road, "honey"),
    (mountain, "beech"),
    (bulb, "nut"),
    (palette, "pear"),
    (gear, "nut"),
    (people, "maple"),
    (leaf, "lime"),
    (chip, "honey"),
)
