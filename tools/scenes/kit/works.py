"""Factory halls with sawtooth roofs, and growing houses of glass; must not know streets or scenes. Metres."""

from __future__ import annotations

import bpy
import numpy as np

from . import materials_civic  # noqa: F401 - its materials are used here
from .facade import boxes, ring, rods, shared, wall
from .solid import Solid


def sawtooth_roof(s: Solid, width: float, depth: float, teeth: int = 4, rise: float = 3.2, seed: int = 0) -> None:
    """Sawteeth over a rectangle about the origin, z = 0 at the eaves; the glazing faces -y. Ridges run along x."""
    rng = np.random.default_rng(seed + 5)
    x, step = width / 2 + 0.4, depth / teeth
    for k in range(teeth):
        y0 = -depth / 2 + k * step
        y1 = y0 + step
        z0 = 0.55
        with s.at(0, y0):
            wall(
                s,
                (-x, 0),
                (x, 0),
                0,
                rise,
                "white",
                [(z0, rise - 0.3)],
                bay=2.0,
                share=0.88,
                depth=0.18,
                bars=1,
                seed=seed * 9 + k,
                sills=False,
                margin=0.5,
            )
            s.box((-x, -0.35, rise), (x, 0.3, rise + 0.18), "seam", floor=True)
        slope = np.array([(-x, y0 + 0.3, rise + 0.06), (x, y0 + 0.3, rise + 0.06), (x, y1, 0.1), (-x, y1, 0.1)])
        s.quads(slope, "seam")
        s.quads(slope[::-1] - (0, 0, 0.2), "white")
        at = np.arange(-x, x + 0.01, 1.6)
        a = np.c_[at, np.full(len(at), y0 + 0.3), np.full(len(at), rise + 0.09)]
        b = np.c_[at, np.full(len(at), y1), np.full(len(at), 0.13)]
        rods(s, a, b, 0.06, "white", 4)
        for side in (-1, 1):
            tri = [(side * (x - 0.35), y0, 0), (side * (x - 0.35), y1, 0), (side * (x - 0.35), y0, rise)]
            s.polygon(tri if side > 0 else tri[::-1], "white")
        s.box((-x, y1 - 0.5, 0.14), (x, y1 - 0.02, 0.3), "grey")
        for at_x in rng.uniform(-x + 2, x - 2, max(1, int(width / 16))):
            f = rng.uniform(0.35, 0.7)
            z = rise * (1 - f)
            with s.at(at_x, y0 + step * f, z - 0.3):
                s.revolve(
                    [(0.34, 0), (0.34, 0.75), (0.6, 0.85), (0.62, 1.15), (0.2, 1.45), (0.0, 1.5)],
                    "steel",
                    12,
                    caps=False,
                )


def works_walls(
    s: Solid, width: float, depth: float, height: float, *, material: str = "white", seed: int = 0, doors: int = 2
) -> None:
    """Walls of a workshop without its roof: pilasters, tall windows, roller doors on the front."""
    x, y = width / 2, depth / 2
    bay = 5.0
    rows = [(1.2, height * 0.5), (height * 0.5 + 0.45, height - 0.9)]
    for k, (a, b) in enumerate((((-x, -y), (x, -y)), ((x, -y), (x, y)), ((x, y), (-x, y)), ((-x, y), (-x, -y)))):
        wall(s, a, b, 0, height, material, rows, bay=bay, share=0.74, depth=0.35, bars=3, seed=seed * 5 + k)
        n = max(1, int((np.hypot(b[0] - a[0], b[1] - a[1]) - 1.2) / bay + 0.35))
        for t in range(n + 1):
            u = 0.6 / (width if k % 2 == 0 else depth)
            f = u + (1 - 2 * u) * t / n
            px, py = a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f
            s.box((px - 0.42, py - 0.42, 0), (px + 0.42, py + 0.42, height + 0.12), material)
    s.box((-x - 0.5, -y - 0.5, 0.02), (x + 0.5, y + 0.5, 0.5), "stone")
    ring(s, x + 0.3, y + 0.3, 0.6, height - 0.32, height + 0.02, material)
    for k in range(doors):
        at = -x + width * (k + 0.5) / doors
        with s.at(at, -y - 0.35):
            s.box((-2.6, -0.25, 0), (2.6, 0.32, 4.7), material, floor=True)
            s.box((-2.2, -0.28, 0.02), (2.2, -0.24, 4.2), "grey")
            boxes(
                s,
                [(-2.2, -0.33, z) for z in np.arange(0.3, 4.1, 0.35)],
                [(2.2, -0.27, z + 0.12) for z in np.arange(0.3, 4.1, 0.35)],
                "seam",
            )
            s.box((-3.1, -1.9, 4.75), (3.1, 0.3, 4.98), "seam", floor=True)
            rods(s, [(-2.9, -1.8, 4.9), (2.9, -1.8, 4.9)], [(-2.9, 0.2, 6.1), (2.9, 0.2, 6.1)], 0.06, "steel")


@shared
def factory(
    width: float = 48,
    depth: float = 36,
    teeth: int = 4,
    height: float = 8.5,
    seed: int = 0,
    material: str = "white",
    roof: bool = True,
) -> bpy.types.Mesh:
    """A sawtooth factory hall; without ``roof`` it is open, and ``sawtooth`` gives a roof to hang above it."""
    s = Solid("factory")
    works_walls(s, width, depth, height, material=material, seed=seed, doors=max(1, int(width / 20)))
    if roof:
        with s.at(0, 0, height + 0.05):
            sawtooth_roof(s, width, depth, teeth, max(2.2, depth / teeth * 0.36), seed)
    return s.mesh()


@shared
def sawtooth(width: float = 48, depth: float = 36, teeth: int = 4, rise: float = 3.2, seed: int = 0) -> bpy.types.Mesh:
    """A sawtooth roof by itself, its eaves at z = 0, ready to be lifted off ``factory(roof=False)``."""
    s = Solid("sawtooth")
    sawtooth_roof(s, width, depth, teeth, rise, seed)
    return s.mesh()


@shared
def greenhouse(width: float = 9.6, length: float = 40, seed: int = 0) -> bpy.types.Mesh:
    """A glazed growing house along y: low walls, bowed ribs, glass, crops in rows inside."""
    s = Solid("greenhouse")
    x, y = width / 2, length / 2
    t = np.linspace(0, np.pi, 13)
    arch = np.c_[-x * np.cos(t), 1.6 + 2.9 * np.sin(t) ** 0.85]
    at = np.linspace(-y, y, int(length / 2.5) + 1)
    for k, v in enumerate(at):
        p = np.c_[arch[:, 0], np.full(len(arch), v), arch[:, 1]]
        s.tube(p, 0.09 if k % 4 else 0.14, "white", 6)
    s.grid(np.stack([np.c_[arch[:, 0], np.full(len(arch), v), arch[:, 1] - 0.03] for v in (y, -y)]), "clear_glass")
    for z_end in (-y, y):
        rods(
            s,
            [(u, z_end, 0.5) for u in np.linspace(-x, x, 5)],
            [(u, z_end, 1.6 + 2.9 * max(0.0, 1 - (u / x) ** 2) ** 0.45) for u in np.linspace(-x, x, 5)],
            0.07,
            "white",
        )
        rods(s, [(-x, z_end, 1.6)], [(x, z_end, 1.6)], 0.08, "white")
    for k in (2, 4, 6, 8, 10):
        rods(s, [(arch[k, 0], -y, arch[k, 1])], [(arch[k, 0], y, arch[k, 1])], 0.06, "white")
    ring(s, x + 0.15, y + 0.15, 0.3, 0, 0.55, "white")
    for side in (-x, x):
        rods(s, [(side, -y, 1.6)], [(side, y, 1.6)], 0.09, "white")
        s.quads([[(side, -y, 0.55), (side, y, 0.55), (side, y, 1.6), (side, -y, 1.6)]], "clear_glass")
        rods(
            s,
            np.c_[np.full(len(at), side), at, np.full(len(at), 0.5)],
            np.c_[np.full(len(at), side), at, np.full(len(at), 1.6)],
            0.08,
            "white",
        )
    rng = np.random.default_rng(seed)
    s.quads([[(-x, -y, 0.06), (x, -y, 0.06), (x, y, 0.06), (-x, y, 0.06)]], "soil")
    for u in np.linspace(-x + 1.2, x - 1.2, 5):
        n = int(length / 0.9)
        v = np.linspace(-y + 0.8, y - 0.8, n)
        size = rng.uniform(0.3, 0.52, (n, 3))
        low = np.c_[u - size[:, 0], v - 0.4, np.full(n, 0.06)]
        high = np.c_[u + size[:, 1], v + 0.4, 0.5 + size[:, 2] * 1.4]
        boxes(s, low, high, ("frond", "frond_light", "frond_dark")[int(rng.integers(3))])
    return s.mesh()
