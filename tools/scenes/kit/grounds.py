"""Squares, lawns, sports grounds, playgrounds, ponds and their benches; must not know buildings or scenes. Metres."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import pi

import bpy
import numpy as np

from . import materials_civic  # noqa: F401 - its materials are used here
from .facade import boxes, railing, rods, shared
from .solid import Points, Solid


def annulus(
    s: Solid, inner: float, outer: float, z: float, material: str, low: float = 0.0, high: float = 360.0, n: int = 96
) -> None:
    """A flat ring about the origin, or a part of it between two directions (degrees)."""
    a = np.radians(np.linspace(low, high, max(3, int(n * (high - low) / 360) + 1)))
    rows = np.stack([np.c_[r * np.cos(a), r * np.sin(a), np.full(len(a), z)] for r in (outer, inner)])
    s.grid(rows, material, smooth=False)


def lawn(s: Solid, outline: Points, material: str = "grass", z: float = 0.16, kerb: str = "stone") -> None:
    """A raised lawn inside an outline (x, y), counter-clockwise, with a kerb."""
    p = np.asarray(outline, float)[:, :2]
    s.prism(p, 0, z, kerb, material)
    q = np.r_[p, p[:2]]
    line = np.c_[q, np.full(len(q), z)]
    for a, b in pairwise(line[:-1]):
        s.sweep(np.array([a, b]), [(-0.18, -0.1), (0.18, -0.1), (0.18, 0.1), (-0.18, 0.1)], kerb)


def blob(radius: Sequence[float], n: int = 40, seed: int = 0, rough: float = 0.12) -> np.ndarray:
    """A soft outline (n, 2) about the origin: half sizes in x and y, gently uneven."""
    rng = np.random.default_rng(seed)
    a = np.arange(n) / n * 2 * pi
    r = 1 + sum(rough / k * np.cos(k * a + rng.uniform(0, 2 * pi)) for k in (2, 3, 4))
    return np.c_[radius[0] * r * np.cos(a), radius[1] * r * np.sin(a)]


@shared
def round_square(inner: float, outer: float, spokes: int = 24) -> bpy.types.Mesh:
    """A paved round about something, with rings and spokes of darker stone."""
    s = Solid("round square")
    annulus(s, inner, outer, 0.14, "paving")
    for r in np.linspace(inner + 1.5, outer - 0.5, 4):
        annulus(s, r, r + 0.35, 0.165, "stone")
    for k in range(spokes):
        with s.at(turn=360 / spokes * k):
            s.quads([[(inner, -0.16, 0.16), (outer, -0.16, 0.16), (outer, 0.16, 0.16), (inner, 0.16, 0.16)]], "stone")
    a = np.radians(np.linspace(0, 360, 97))
    s.sweep(
        np.c_[outer * np.cos(a), outer * np.sin(a), np.full(97, 0.1)],
        [(-0.2, -0.1), (0.2, -0.1), (0.2, 0.1), (-0.2, 0.1)],
        "stone",
    )
    return s.mesh()


@shared
def bench(length: float = 2.4) -> bpy.types.Mesh:
    """A wooden bench along x, its seat facing -y."""
    s = Solid("bench")
    for x in (-length / 2 + 0.3, length / 2 - 0.3):
        s.box((x - 0.05, -0.25, 0), (x + 0.05, 0.25, 0.42), "black")
    boxes(
        s,
        [(-length / 2, y, 0.42) for y in (-0.26, -0.08, 0.1)],
        [(length / 2, y + 0.14, 0.48) for y in (-0.26, -0.08, 0.1)],
        "oak",
    )
    boxes(s, [(-length / 2, 0.25, z) for z in (0.6, 0.78)], [(length / 2, 0.3, z + 0.13) for z in (0.6, 0.78)], "oak")
    return s.mesh()


@shared
def planter(length: float = 4, width: float = 1.4) -> bpy.types.Mesh:
    """A stone trough of earth; plant it with ``trees.bushes``."""
    s = Solid("planter")
    s.box((-length / 2, -width / 2, 0), (length / 2, width / 2, 0.5), "concrete")
    s.quads(
        [
            [
                (-length / 2 + 0.15, -width / 2 + 0.15, 0.52),
                (length / 2 - 0.15, -width / 2 + 0.15, 0.52),
                (length / 2 - 0.15, width / 2 - 0.15, 0.52),
                (-length / 2 + 0.15, width / 2 - 0.15, 0.52),
            ]
        ],
        "soil",
    )
    return s.mesh()


@shared
def parasol(material: str = "fabric") -> bpy.types.Mesh:
    """A parasol over a round table with four stools."""
    s = Solid("parasol")
    s.cylinder(0.04, 0, 2.7, "steel", 6)
    s.revolve([(1.7, 2.25), (0.9, 2.62), (0.0, 2.85)], material, 8, smooth=False, caps=False)
    s.revolve([(1.66, 2.2), (1.7, 2.25)], "white", 8, smooth=False, caps=False)
    s.cylinder(0.55, 0.7, 0.75, "balsa", 16)
    for k in range(4):
        a = k * pi / 2 + 0.4
        s.cylinder(0.2, 0, 0.45, "oak", 10, (0.95 * np.cos(a), 0.95 * np.sin(a)))
    return s.mesh()


def _stadium(straight: float, radius: float, n: int = 24) -> np.ndarray:
    """A closed path (x, y) of two straights along x and two half circles, counter-clockwise."""
    a = np.linspace(-pi / 2, pi / 2, n)
    right = np.c_[straight / 2 + radius * np.cos(a), radius * np.sin(a)]
    return np.r_[right, -right, right[:1]]


@shared
def running_track(straight: float = 46, radius: float = 15, lanes: int = 6, fence: bool = True) -> bpy.types.Mesh:
    """A running track round a football lawn, along x; straight + 2 * (radius + lanes * 1.22) metres long."""
    s = Solid("track")
    lane = 1.22
    outer = radius + lanes * lane
    edge = _stadium(straight, outer + 1.4)[:-1]
    s.prism(edge, 0, 0.1, "stone", "paving")

    def band(r0: float, r1: float, z: float, material: str) -> None:
        a, b = _stadium(straight, r1), _stadium(straight, r0)
        s.grid(np.stack([np.c_[a, np.full(len(a), z)], np.c_[b, np.full(len(b), z)]]), material, smooth=False)

    band(radius, outer, 0.14, "track")
    for k in range(lanes + 1):
        band(radius + k * lane - 0.045, radius + k * lane + 0.045, 0.16, "mark")
    for x in (-straight / 2, straight / 2 - 6, straight / 2):
        s.quads(
            [
                [
                    (x - 0.08, -outer, 0.165),
                    (x + 0.08, -outer, 0.165),
                    (x + 0.08, -radius, 0.165),
                    (x - 0.08, -radius, 0.165),
                ]
            ],
            "mark",
        )
    s.polygon(np.c_[_stadium(straight, radius - 0.35)[:-1], np.full(48, 0.15)], "grass")
    hx, hy = straight / 2 - 1, radius - 3.2
    n = 10
    for k in range(n):
        x = -hx + 2 * hx * k / n
        s.quads(
            [[(x, -hy, 0.17), (x + 2 * hx / n, -hy, 0.17), (x + 2 * hx / n, hy, 0.17), (x, hy, 0.17)]],
            "crop" if k % 2 else "grass",
        )
    w, z = 0.07, 0.19
    for x0, y0, x1, y1 in (
        (-hx, -hy, hx, -hy),
        (-hx, hy, hx, hy),
        (-hx, -hy, -hx, hy),
        (hx, -hy, hx, hy),
        (0, -hy, 0, hy),
        (-hx, -5, -hx + 5, -5),
        (-hx, 5, -hx + 5, 5),
        (-hx + 5, -5, -hx + 5, 5),
        (hx - 5, -5, hx, -5),
        (hx - 5, 5, hx, 5),
        (hx - 5, -5, hx - 5, 5),
    ):
        s.quads([[(x0 - w, y0 - w, z), (x1 + w, y0 - w, z), (x1 + w, y1 + w, z), (x0 - w, y1 + w, z)]], "mark")
    annulus(s, 4.0, 4.14, z + 0.01, "mark")
    for x in (-hx, hx):
        rods(
            s,
            [(x, -1.8, 0.15), (x, 1.8, 0.15), (x, -1.8, 1.9)],
            [(x, -1.8, 1.9), (x, 1.8, 1.9), (x, 1.8, 1.9)],
            0.06,
            "white",
        )
    if fence:
        ring = _stadium(straight, outer + 1.2)
        railing(s, np.c_[ring, np.full(len(ring), 0.1)], "white", 1.1, 3.0, 0.04)
    return s.mesh()


@shared
def ball_court(surface: str = "court") -> bpy.types.Mesh:
    """A basketball court 28 x 15 m along x, with lines and two hoops, on a slightly larger slab."""
    s = Solid("ball court")
    s.box((-16, -9.5, 0), (16, 9.5, 0.12), "stone", surface)
    w, z = 0.06, 0.14
    for x0, y0, x1, y1 in (
        (-14, -7.5, 14, -7.5),
        (-14, 7.5, 14, 7.5),
        (-14, -7.5, -14, 7.5),
        (14, -7.5, 14, 7.5),
        (0, -7.5, 0, 7.5),
    ):
        s.quads([[(x0 - w, y0 - w, z), (x1 + w, y0 - w, z), (x1 + w, y1 + w, z), (x0 - w, y1 + w, z)]], "mark")
    annulus(s, 1.8, 1.92, z + 0.01, "mark", n=40)
    for side in (-1, 1):
        with s.at(side * 12.4, 0, 0, 0 if side < 0 else 180):
            annulus(s, 6.6, 6.72, z + 0.01, "mark", -78, 78, 60)
            s.quads(
                [[(-1.6, -2.4, z + 0.005), (4.2, -2.4, z + 0.005), (4.2, 2.4, z + 0.005), (-1.6, 2.4, z + 0.005)]],
                "track",
            )
            rods(s, [(-1.9, 0, 0), (-1.9, 0, 3.2)], [(-1.9, 0, 3.2), (-0.6, 0, 3.4)], 0.1, "steel")
            s.box((-0.6, -0.9, 2.9), (-0.54, 0.9, 3.95), "white", floor=True)
            with s.at(-0.2, 0, 3.05):
                s.revolve([(0.24, 0), (0.26, 0.04)], "brass", 12, caps=False)
    return s.mesh()


@shared
def playground(seed: int = 0) -> bpy.types.Mesh:
    """A climbing frame with a slide, swings and a sand pit on soft ground, about 16 x 12 m."""
    s = Solid("playground")
    s.prism(blob((8.5, 6.5), seed=seed), 0, 0.1, "stone", "sand")
    s.prism(blob((3.0, 2.4), seed=seed + 1) + (4.4, -2.6), 0, 0.16, "track", "court")
    with s.at(-3.4, 1.2):
        for x in (-1, 1):
            for y in (-1, 1):
                s.box((x - 0.09, y - 0.09, 0.1), (x + 0.09, y + 0.09, 3.1), "oak")
        s.box((-1.1, -1.1, 1.5), (1.1, 1.1, 1.62), "balsa", floor=True)
        s.faces(
            [(-1.3, -1.3, 3.0), (1.3, -1.3, 3.0), (1.3, 1.3, 3.0), (-1.3, 1.3, 3.0), (0, 0, 4.1)],
            [(0, 1, 4), (1, 2, 4), (2, 3, 4), (3, 0, 4)],
            "fabric",
        )
        t = np.linspace(0, 1, 9)
        path = np.c_[1.1 + 4.2 * t, 0 * t, 0.25 + 1.35 * (1 - t) ** 1.4]
        s.sweep(
            path,
            [(-0.4, 0.28), (-0.36, 0.0), (0.36, 0.0), (0.4, 0.28), (0.32, 0.06), (-0.32, 0.06)],
            "white",
            smooth=False,
        )
        rods(s, [(-1.1, y, 0.1) for y in (-0.3, 0.3)], [(-1.1, y, 1.6) for y in (-0.3, 0.3)], 0.05, "steel")
    with s.at(3.0, 3.2):
        for x in (-2.2, 2.2):
            rods(s, [(x, -0.9, 0.1), (x, 0.9, 0.1)], [(x, 0, 2.4), (x, 0, 2.4)], 0.07, "oak")
        rods(s, [(-2.2, 0, 2.4)], [(2.2, 0, 2.4)], 0.07, "oak")
        for x in (-1.2, 0.9):
            rods(s, [(x, 0.0, 2.4), (x + 0.5, 0, 2.4)], [(x, 0.35, 0.6), (x + 0.5, 0.35, 0.6)], 0.025, "black", 4)
            s.box((x - 0.05, 0.2, 0.56), (x + 0.55, 0.5, 0.62), "walnut", floor=True)
    return s.mesh()


@shared
def pond(rx: float = 14, ry: float = 8, seed: int = 0, boardwalk: bool = True) -> bpy.types.Mesh:
    """A pond with a rim of stone and boulders, a boardwalk across it; lies on the ground."""
    s = Solid("pond")
    rng = np.random.default_rng(seed)
    edge = blob((rx, ry), 60, seed, 0.18)
    s.polygon(np.c_[edge, np.full(60, 0.19)], "water")
    q = np.r_[edge, edge[:1]]
    s.sweep(np.c_[q, np.full(61, 0.14)], [(-0.5, -0.12), (0.35, -0.12), (0.2, 0.13), (-0.3, 0.16)], "stone", caps=False)
    for k in rng.choice(60, 26, replace=False):
        with s.at(*(edge[k] * rng.uniform(0.97, 1.05)), 0.15, rng.uniform(0, 360), rng.uniform(0.5, 1.3)):
            s.block((0.9, 0.7, 0.6), "concrete", (0, 0, 0.1), 0.25)
    for _ in range(36):
        a, r = rng.uniform(0, 2 * pi), rng.uniform(0.55, 0.88)
        x, y = rx * r * np.cos(a), ry * r * np.sin(a)
        with s.at(x, y):
            annulus(s, 0.0, rng.uniform(0.18, 0.36), 0.215, "leaf_light", 20, 350, 12)
    if boardwalk:
        x = np.arange(-rx * 1.08, rx * 1.08, 0.42)
        y = 1.6 * np.sin(x / rx * 2.2)
        boxes(s, np.c_[x, y - 0.9, np.full(len(x), 0.62)], np.c_[x + 0.36, y + 0.9, np.full(len(x), 0.7)], "oak")
        for side in (-0.85, 0.85):
            railing(s, np.c_[x[::3], y[::3] + side, np.full(len(x[::3]), 0.7)], "oak", 0.95, 1.6)
        boxes(
            s,
            np.c_[x[::6] + 0.05, y[::6] - 0.8, np.zeros(len(x[::6]))],
            np.c_[x[::6] + 0.25, y[::6] - 0.6, np.full(len(x[::6]), 0.62)],
            "walnut",
        )
        boxes(
            s,
            np.c_[x[::6] + 0.05, y[::6] + 0.6, np.zeros(len(x[::6]))],
            np.c_[x[::6] + 0.25, y[::6] + 0.8, np.full(len(x[::6]), 0.62)],
            "walnut",
        )
    return s.mesh()
