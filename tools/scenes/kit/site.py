"""Building sites: crane, frame, scaffold, huts, stacks, hoarding; must not know streets or scenes. Metres."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import bpy
import numpy as np

from . import materials_civic  # noqa: F401 - its materials are used here
from .facade import boxes, railing, rods, shared, wall
from .solid import Points, Solid


def lattice(
    s: Solid,
    a: Sequence[float],
    b: Sequence[float],
    size: float,
    step: float,
    radius: float,
    material: str,
    top: float | None = None,
) -> None:
    """A square lattice boom or mast from a to b, ``size`` wide, braced every ``step``; ``top``: its width at b."""
    a_, b_ = np.asarray(a, float), np.asarray(b, float)
    d = (b_ - a_) / np.linalg.norm(b_ - a_)
    u = np.cross(d, (0, 0, 1.0)) if abs(d[2]) < 0.9 else np.array([1.0, 0, 0])
    u /= np.linalg.norm(u)
    v = np.cross(d, u)
    n = max(1, int(np.linalg.norm(b_ - a_) / step))
    t = np.linspace(0, 1, n + 1)
    half = (size + ((top if top is not None else size) - size) * t) / 2
    mid = a_ + (b_ - a_) * t[:, None]
    legs = [mid + half[:, None] * (p * u + q * v) for p, q in ((1, 1), (1, -1), (-1, -1), (-1, 1))]
    for k in range(4):
        rods(s, legs[k][:1], legs[k][-1:], radius, material, 6)
        nxt = legs[(k + 1) % 4]
        rods(s, legs[k], nxt, radius * 0.6, material, 4)
        zig = [(legs[k], nxt)[i % 2][i] for i in range(n + 1)]
        rods(s, np.array(zig[:-1]), np.array(zig[1:]), radius * 0.6, material, 4)


@shared
def tower_crane(
    height: float = 42, reach: float = 38, jib: float = 30, material: str = "red", hook: float = 16
) -> bpy.types.Mesh:
    """A tower crane: mast at the origin, its boom turned to ``jib`` degrees, the hook ``hook`` metres below it."""
    s = Solid("tower crane")
    s.block((6, 6, 1.2), "concrete", (0, 0, 0.5), 0.1)
    lattice(s, (0, 0, 1), (0, 0, height), 1.9, 2.0, 0.11, material)
    with s.at(0, 0, height, jib):
        s.cylinder(1.3, 0, 0.7, "steel", 16)
        s.block((1.6, 1.5, 2.0), "white", (1.4, -1.6, 1.4), 0.12)
        s.box((2.21, -2.2, 1.2), (2.24, -1.0, 2.2), "window_a", floor=True)
        lattice(s, (0, 0, 0.7), (0, 0, 8.2), 1.4, 1.9, 0.1, material, 0.3)
        lattice(s, (0.8, 0, 1.4), (reach, 0, 1.7), 1.25, 1.7, 0.085, material, 0.8)
        lattice(s, (-0.8, 0, 1.4), (-12.5, 0, 1.4), 1.2, 1.7, 0.085, material)
        boxes(s, [(-12.6, -0.8, -0.9), (-10.9, -0.8, -0.9)], [(-11.2, 0.8, 1.0), (-9.6, 0.8, 1.0)], "concrete")
        top = [(0, 0, 8.2)] * 3
        rods(s, top, [(reach * 0.62, 0, 2.3), (reach * 0.3, 0, 2.3), (-12, 0, 2.0)], 0.06, "black", 5)
        x = reach * 0.66
        s.box((x - 0.8, -0.5, 0.3), (x + 0.8, 0.5, 0.75), "steel", floor=True)
        rods(
            s,
            [(x - 0.3, 0, 0.4), (x + 0.3, 0, 0.4)],
            [(x - 0.1, 0, -hook + 1), (x + 0.1, 0, -hook + 1)],
            0.035,
            "black",
            4,
        )
        s.block((0.5, 0.4, 0.9), material, (x, 0, -hook + 0.7), 0.1)
        rods(
            s,
            [(x, 0, -hook + 0.3)] * 4,
            [(x + i, j, -hook - 1.6) for i in (-1.4, 1.4) for j in (-0.7, 0.7)],
            0.03,
            "black",
            4,
        )
        boxes(
            s,
            [(x - 1.6, -0.9 + 0.45 * k, -hook - 2.0) for k in range(4)],
            [(x + 1.6, -0.55 + 0.45 * k, -hook - 1.65) for k in range(4)],
            "oak",
        )
    return s.mesh()


def scaffold(
    s: Solid,
    a: Sequence[float],
    b: Sequence[float],
    high: float,
    *,
    out: float = 1.1,
    lift: float = 2.0,
    bay: float = 2.4,
    net: float = 0.0,
    seed: int = 0,
) -> None:
    """Scaffold along a wall from a to b (x, y), its outside to the right; ``net``: the share of it that is netted."""
    rng = np.random.default_rng(seed)
    p, q = np.asarray(a, float), np.asarray(b, float)
    length = float(np.linalg.norm(q - p))
    turn = np.degrees(np.arctan2(*(q - p)[::-1]))
    n, m = max(1, int(length / bay)), int(high / lift)
    x = np.linspace(0, length, n + 1)
    with s.at(*p, 0, turn):
        for y in (-0.35, -0.35 - out):
            rods(
                s,
                np.c_[x, np.full(n + 1, y), np.zeros(n + 1)],
                np.c_[x, np.full(n + 1, y), np.full(n + 1, m * lift + 1.1)],
                0.055,
                "steel",
                5,
            )
            z = np.arange(1, m + 1) * lift
            rods(
                s, np.c_[np.zeros(m), np.full(m, y), z], np.c_[np.full(m, length), np.full(m, y), z], 0.045, "steel", 4
            )
        z = np.arange(1, m + 1) * lift
        rods(
            s,
            np.c_[np.zeros(m), np.full(m, -0.4 - out), z + 0.95],
            np.c_[np.full(m, length), np.full(m, -0.4 - out), z + 0.95],
            0.04,
            "brass",
            4,
        )
        for k in range(1, m + 1):
            low, high_ = int(rng.integers(0, 2)) if k == m else 0, n
            boxes(s, [(x[low], -0.35 - out + 0.05, k * lift + 0.05)], [(x[high_], -0.42, k * lift + 0.12)], "board")
        zx = [(x[k], x[k + 1], j * lift, (j + 1) * lift) for j in range(m) for k in range(n) if (j + k) % 4 == 0]
        if zx:
            z4 = np.array(zx)
            y = np.full(len(z4), -0.42 - out)
            rods(s, np.c_[z4[:, 0], y, z4[:, 2]], np.c_[z4[:, 1], y, z4[:, 3]], 0.04, "steel", 4)
        for k in range(n):
            for j in range(m):
                if rng.random() < net:
                    s.quads(
                        [
                            [
                                (x[k], -0.5 - out, j * lift),
                                (x[k + 1], -0.5 - out, j * lift),
                                (x[k + 1], -0.5 - out, (j + 1) * lift),
                                (x[k], -0.5 - out, (j + 1) * lift),
                            ]
                        ],
                        "net",
                    )


@shared
def frame(
    width: float = 46,
    depth: float = 16,
    floors: int = 4,
    floor: float = 3.8,
    walled: int = 2,
    seed: int = 0,
    net: float = 0.12,
    sides: str = "frb",
) -> bpy.types.Mesh:
    """A building in the making: slabs on columns, the lowest ``walled`` floors closed, scaffold about it."""
    s = Solid("frame")
    rng = np.random.default_rng(seed)
    x, y, top = width / 2, depth / 2, floors * floor
    us, vs = (
        np.linspace(-x + 0.4, x - 0.4, int(width / 6.2) + 1),
        np.linspace(-y + 0.4, y - 0.4, max(2, int(depth / 6.5) + 1)),
    )
    cols = np.array([(u, v) for u in us for v in vs])
    for k in range(floors):
        z = k * floor
        s.box((-x, -y, z - 0.02), (x, y, z + 0.26), "concrete", floor=True)
        boxes(
            s,
            np.c_[cols - 0.32, np.full(len(cols), z + 0.26)],
            np.c_[cols + 0.32, np.full(len(cols), z + floor)],
            "concrete",
        )
    full = width * 0.62
    s.box((-x, -y, top), (-x + full, y, top + 0.28), "concrete", floor=True)
    bars = cols[cols[:, 0] > -x + full - 1]
    for d in ((0.2, 0.2), (-0.2, 0.2), (0.2, -0.2), (-0.2, -0.2)):
        for group, z in ((bars, top), (cols[cols[:, 0] < -x + full - 1], top + 0.28)):
            if len(group):
                rods(
                    s,
                    np.c_[group + d, np.full(len(group), z)],
                    np.c_[group + d, np.full(len(group), z + 1.5)],
                    0.035,
                    "rust",
                    4,
                )
    for k in range(walled):
        z = k * floor + 0.26
        corners = [(-x + 0.2, -y + 0.2), (x - 0.2, -y + 0.2), (x - 0.2, y - 0.2), (-x + 0.2, y - 0.2)]
        for i in range(4):
            wall(
                s,
                corners[i],
                corners[(i + 1) % 4],
                z,
                z + floor - 0.26,
                "cream" if k < walled - 1 else "brick",
                [(z + 0.85, z + floor - 0.9)],
                bay=4.1,
                share=0.72,
                bars=2 if k < walled - 1 else 0,
                seed=seed + i,
                sills=k < walled - 1,
                panes=("window_a", "window_b", "window_c") if k < walled - 1 else ("black",),
            )
    inside = rng.uniform((-x + 2, -y + 2), (x - 2, y - 2), (14, 2))
    for k in range(walled, floors):
        props = rng.uniform((-x + 1, -y + 1), (x - 1, y - 1), (60, 2))
        rods(
            s, np.c_[props, np.full(60, k * floor + 0.26)], np.c_[props, np.full(60, (k + 1) * floor)], 0.05, "rust", 4
        )
    for u, v in inside:
        if u < -x + full - 2:
            with s.at(u, v, top + 0.28, rng.uniform(0, 90)):
                kind = rng.integers(3)
                if kind == 0:
                    boxes(
                        s,
                        [(-1, -0.5 + 0.27 * i, 0) for i in range(4)],
                        [(1, -0.3 + 0.27 * i, 0.35) for i in range(4)],
                        "board",
                    )
                elif kind == 1:
                    s.block((1.2, 1.0, 0.9), "brick", (0, 0, 0.45), 0.05)
                else:
                    rods(
                        s,
                        [(-2, -0.3 + 0.1 * i, 0.08) for i in range(6)],
                        [(2, -0.3 + 0.1 * i, 0.08) for i in range(6)],
                        0.05,
                        "rust",
                        4,
                    )
    railing(
        s,
        np.array(
            [
                (-x, -y + 0.1, top + 0.28),
                (-x + full, -y + 0.1, top + 0.28),
                (-x + full, y - 0.1, top + 0.28),
                (-x, y - 0.1, top + 0.28),
                (-x, -y + 0.1, top + 0.28),
            ]
        ),
        "brass",
        1.1,
        2.0,
        0.045,
    )
    runs = {"f": ((-x, -y), (x, -y)), "r": ((x, -y), (x, y)), "b": ((x, y), (-x, y)), "l": ((-x, y), (-x, -y))}
    for side in sides:
        scaffold(s, *runs[side], top + 0.4, net=net, seed=seed + ord(side))
    return s.mesh()


@shared
def huts(count: int = 3, seed: int = 0) -> bpy.types.Mesh:
    """Site huts in two tiers with an outside stair, along x."""
    s = Solid("huts")
    for tier in range(2):
        for k in range(count - tier):
            with s.at(k * 6.3, 0, tier * 2.9):
                s.box((-3, -1.3, 0), (3, 1.3, 2.7), "white", "grey")
                wall(
                    s,
                    (-3, -1.32),
                    (3, -1.32),
                    0.05,
                    2.65,
                    "white",
                    [(0.9, 2.1)],
                    bay=2.4,
                    share=0.6,
                    depth=0.02,
                    bars=1,
                    seed=seed + k,
                )
                s.box((-3.1, -1.45, 2.7), (3.1, 1.4, 2.85), "blue", floor=True)
    x = (count - 1) * 6.3 + 4
    for k in range(9):
        s.box((x, -1.2 + 0.32 * k, 0.28 * k + 0.2), (x + 1.0, -0.9 + 0.32 * k, 0.28 * k + 0.28), "steel", floor=True)
    rods(s, [(x + 1, -1.2, 1.1)], [(x + 1, 1.7, 3.7)], 0.05, "steel")
    return s.mesh()


def hoarding(s: Solid, path: Points, height: float = 2.4, material: str = "white") -> None:
    """A site fence of panels along a path (x, y), with posts and a stone foot."""
    p = np.asarray(path, float)[:, :2]
    for a, b in pairwise(p):
        length = float(np.linalg.norm(b - a))
        n = max(1, int(length / 2.6))
        with s.at(*a, 0, np.degrees(np.arctan2(*(b - a)[::-1]))):
            x = np.linspace(0, length, n + 1)
            boxes(
                s,
                np.c_[x[:-1] + 0.08, np.full(n, -0.04), np.full(n, 0.35)],
                np.c_[x[1:] - 0.08, np.full(n, 0.04), np.full(n, height)],
                material,
            )
            boxes(
                s,
                np.c_[x - 0.09, np.full(n + 1, -0.09), np.zeros(n + 1)],
                np.c_[x + 0.09, np.full(n + 1, 0.09), np.full(n + 1, height + 0.1)],
                "steel",
            )
            s.box((0, -0.16, 0), (length, 0.16, 0.34), "concrete")


@shared
def stack(kind: str = "bricks", seed: int = 0) -> bpy.types.Mesh:
    """A heap or a stack of stuff: bricks, planks, pipes, sand, bars."""
    s = Solid("stack")
    rng = np.random.default_rng(seed)
    if kind == "bricks":
        for k in range(3):
            s.block((1.3, 1.1, 1.0), "brick", (k * 1.6, rng.normal(0, 0.08), 0.62), 0.03)
            s.box((k * 1.6 - 0.65, -0.55, 0), (k * 1.6 + 0.65, 0.55, 0.12), "board")
    elif kind == "planks":
        boxes(
            s,
            [(-2 + rng.normal(0, 0.1), -0.8 + 0.4 * (i % 4), 0.1 + 0.12 * (i // 4)) for i in range(24)],
            [(2 + rng.normal(0, 0.1), -0.44 + 0.4 * (i % 4), 0.2 + 0.12 * (i // 4)) for i in range(24)],
            "board",
        )
    elif kind in ("pipes", "bars"):
        r = 0.22 if kind == "pipes" else 0.07
        at = [(2 * r * (i + 0.5 * row) - 4 * r, r + 1.75 * r * row) for row in range(4) for i in range(7 - row)]
        rods(
            s, [(-3, u, z) for u, z in at], [(3, u, z) for u, z in at], r, "concrete" if kind == "pipes" else "rust", 8
        )
    else:
        u, v = np.meshgrid(np.linspace(-1, 1, 17), np.linspace(-1, 1, 17))
        z = 1.7 * np.maximum(0, 1 - np.hypot(u, v)) + rng.normal(0, 0.03, u.shape) - 0.06
        s.grid(np.stack([u * 3, v * 2.6, z], 2), "sand")
    return s.mesh()


@shared
def digger() -> bpy.types.Mesh:
    """A small excavator, its arm towards +x, about 7 m long."""
    s = Solid("digger")
    for y in (-1.05, 1.05):
        s.block((3.4, 0.6, 0.8), "black", (0, y, 0.42), 0.35)
    s.block((2.9, 2.3, 1.1), "white", (-0.3, 0, 1.45), 0.15)
    s.block((1.3, 1.0, 1.5), "window_d", (0.4, 0.55, 2.45), 0.12)
    s.box((-0.3, 0.0, 3.2), (1.1, 1.1, 3.3), "white", floor=True)
    s.sweep(
        [(0.9, -0.3, 1.7), (2.6, -0.3, 3.9), (4.3, -0.3, 3.5)],
        [(-0.16, -0.25), (0.16, -0.25), (0.16, 0.25), (-0.16, 0.25)],
        "brass",
    )
    s.sweep([(4.2, -0.3, 3.6), (4.8, -0.3, 1.4)], [(-0.14, -0.18), (0.14, -0.18), (0.14, 0.18), (-0.14, 0.18)], "brass")
    s.block((0.9, 1.0, 0.8), "steel", (4.6, -0.3, 0.9), 0.2)
    return s.mesh()
