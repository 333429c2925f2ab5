"""Cars, vans, lorries and buses, alone or along a road; must not know roads' looks or scenes."""

from __future__ import annotations

from math import cos, radians, sin

import bpy
import numpy as np

from .solid import Solid, along, put
from .studio import in_view

LANE = 3.4  # metres between the middles of two lanes
PAINTS = ("white", "white", "card", "grey", "concrete", "black", "balsa", "blue", "steel", "white")


def _kept(name: str) -> bpy.types.Mesh | None:
    return bpy.data.meshes.get(name)


def _wheels(s: Solid, places: tuple[float, ...], half: float, radius: float) -> None:
    t = np.arange(14) / 14 * 2 * np.pi
    for x in places:
        for side in (-1, 1):
            a, b = side * (half - 0.24), side * (half + 0.03)
            inner = np.c_[x + radius * np.cos(t), np.full(14, a), radius + radius * np.sin(t)]
            outer = np.c_[x + radius * np.cos(t), np.full(14, b), radius + radius * np.sin(t)]
            i, j = np.arange(14), (np.arange(14) + 1) % 14
            f = np.stack([i, j, j + 14, i + 14], 1)
            s.faces(np.concatenate([inner, outer]), f if side < 0 else f[:, ::-1], "black", smooth=True)
            s.polygon(outer if side < 0 else outer[::-1], "black")
            hub = outer + (0, 0.01 * side, 0)
            middle = np.array([x, b + 0.01 * side, radius])
            hub = middle + (hub - middle) * 0.55
            s.polygon(hub if side < 0 else hub[::-1], "steel")


def _shell(s: Solid, stations: list[tuple[float, float, float, float, float]], material: str) -> None:
    """A body lofted along x: at each station x, (half width below, half width above, bottom, top), corners rounded."""
    rows = []
    for x, low, high, z0, z1 in stations:
        r = min(0.16, (z1 - z0) * 0.4)
        rows.append(
            [
                (x, -low, z0),
                (x, -low, z0 + (z1 - z0) * 0.55),
                (x, -high, z1 - r),
                (x, -high + r * 0.4, z1 - r * 0.3),
                (x, -high + r, z1),
                (x, high - r, z1),
                (x, high - r * 0.4, z1 - r * 0.3),
                (x, high, z1 - r),
                (x, low, z0 + (z1 - z0) * 0.55),
                (x, low, z0),
            ]
        )
    p = np.array(rows)
    n = p.shape[1]
    i = np.arange(n)
    j = (i + 1) % n
    f = np.concatenate(
        [np.stack([k * n + i, k * n + j, (k + 1) * n + j, (k + 1) * n + i], 1) for k in range(len(rows) - 1)]
    )
    s.faces(p.reshape(-1, 3), f[:, ::-1], material, smooth=True)
    s.polygon(p[0], material)
    s.polygon(p[-1][::-1], material)


def _lights(s: Solid, front: float, back: float, half: float, z: float) -> None:
    for side in (-1, 1):
        y = side * (half - 0.34)
        s.box((front - 0.04, y - 0.2, z - 0.09), (front + 0.03, y + 0.2, z + 0.09), "glow", floor=True)
        s.box((back - 0.03, y - 0.2, z - 0.06), (back + 0.04, y + 0.2, z + 0.1), "lantern", floor=True)


def car(seed: int = 0, paint: str = "") -> bpy.types.Mesh:
    """A saloon or hatchback, 4.3 m long, its nose towards +x; the paint follows from the seed unless it is named."""
    paint = paint or PAINTS[seed % len(PAINTS)]
    hatch = seed % 3 == 0
    name = f"car {paint} {hatch}"
    if (found := _kept(name)) is not None:
        return found
    s = Solid(name)
    w = 0.9
    _shell(
        s,
        [
            (-2.15, w - 0.12, w - 0.16, 0.34, 0.84),
            (-1.95, w, w - 0.03, 0.24, 0.98),
            (-0.4, w, w - 0.02, 0.2, 0.99),
            (0.95, w, w - 0.04, 0.2, 0.94),
            (1.9, w - 0.03, w - 0.12, 0.26, 0.76),
            (2.15, w - 0.16, w - 0.24, 0.34, 0.62),
        ],
        paint,
    )
    tail = -2.0 if hatch else -1.55
    _shell(
        s,
        [
            (tail, w - 0.1, w - 0.14, 0.86, 0.99),
            (tail + 0.55, w - 0.1, w - 0.24, 0.86, 1.42),
            (-0.2, w - 0.08, w - 0.2, 0.86, 1.47),
            (0.35, w - 0.1, w - 0.22, 0.86, 1.4),
            (1.15, w - 0.1, w - 0.14, 0.86, 0.97),
        ],
        "window_d",
    )
    _shell(
        s,
        [
            (tail + 0.5, w - 0.22, w - 0.25, 1.36, 1.44),
            (-0.2, w - 0.18, w - 0.21, 1.4, 1.5),
            (0.4, w - 0.21, w - 0.24, 1.34, 1.42),
        ],
        paint,
    )
    for side in (-1, 1):
        s.box((-0.32, side * (w - 0.13) - 0.03, 0.95), (-0.2, side * (w - 0.13) + 0.03, 1.42), paint)
    _wheels(s, (-1.32, 1.32), w, 0.32)
    _lights(s, 2.1, -2.1, w, 0.66)
    return s.mesh()


def van(seed: int = 0) -> bpy.types.Mesh:
    """A delivery van or a small lorry, 5.6 m long, its nose towards +x."""
    paint, box = (("white", True), ("balsa", False), ("card", True), ("white", False))[seed % 4]
    name = f"van {paint} {box}"
    if (found := _kept(name)) is not None:
        return found
    s = Solid(name)
    if box:
        s.block((3.7, 2.1, 2.2), paint, (-0.95, 0, 1.75), 0.08)
        s.box((-2.7, -0.9, 0.4), (2.4, 0.9, 0.66), "black", floor=True)
        _shell(
            s,
            [
                (1.05, 1.0, 0.95, 0.4, 2.05),
                (1.7, 1.0, 0.92, 0.4, 2.05),
                (2.5, 0.98, 0.9, 0.4, 1.35),
                (2.8, 0.9, 0.86, 0.45, 1.05),
            ],
            "white",
        )
        s.quads([[(1.79, -0.86, 2.0), (2.47, -0.86, 1.42), (2.47, 0.86, 1.42), (1.79, 0.86, 2.0)]], "window_d")
    else:
        _shell(
            s,
            [
                (-2.8, 1.0, 0.92, 0.4, 2.15),
                (-2.5, 1.02, 0.92, 0.34, 2.25),
                (1.2, 1.02, 0.92, 0.34, 2.25),
                (1.9, 1.0, 0.9, 0.34, 1.5),
                (2.8, 0.9, 0.84, 0.4, 1.0),
            ],
            paint,
        )
        for side in (-1, 1):
            s.box((-2.2, side * 1.0 - 0.03, 1.45), (1.1, side * 1.0 + 0.03, 1.95), "window_d", floor=True)
        s.quads([[(1.27, -0.78, 2.2), (1.93, -0.78, 1.54), (1.93, 0.78, 1.54), (1.27, 0.78, 2.2)]], "window_d")
    _wheels(s, (-1.75, 1.85), 1.0, 0.38)
    _lights(s, 2.77, -2.8, 1.0, 0.75)
    return s.mesh()


def bus(seed: int = 0, paint: str = "") -> bpy.types.Mesh:
    """A city bus, 11 m long, its nose towards +x; the paint follows from the seed unless it is named."""
    paint = paint or ("white", "balsa", "card")[seed % 3]
    name = f"bus {paint}"
    if (found := _kept(name)) is not None:
        return found
    s = Solid(name)
    s.block((11, 2.5, 2.75), paint, (0, 0, 1.72), 0.22)
    for side in (-1, 1):
        for k in range(7):
            x = -4.9 + k * 1.42
            s.box((x, side * 1.25 - 0.02, 1.5), (x + 1.3, side * 1.25 + 0.02, 2.55), "window_d", floor=True)
    s.box((5.44, -1.05, 1.3), (5.52, 1.05, 2.7), "window_d", floor=True)
    s.box((-5.52, -1.0, 1.7), (-5.44, 1.0, 2.5), "window_d", floor=True)
    s.box((-3.6, -0.8, 3.09), (-1.2, 0.8, 3.36), "grey")
    s.box((1.4, -0.7, 3.09), (3.0, 0.7, 3.3), "concrete")
    _wheels(s, (-3.3, 3.5), 1.22, 0.48)
    _lights(s, 5.48, -5.48, 1.25, 0.8)
    return s.mesh()


def vehicle(rng: np.random.Generator, buses: float = 0.06, vans: float = 0.14) -> bpy.types.Mesh:
    """Any vehicle, by chance."""
    r = rng.random()
    if r < buses:
        return bus(int(rng.integers(3)))
    return van(int(rng.integers(4))) if r < buses + vans else car(int(rng.integers(30)))


def cars(
    path: np.ndarray,
    lanes: int = 2,
    seed: int = 0,
    *,
    gap: float = 26.0,
    one_way: bool = False,
    buses: float = 0.06,
    vans: float = 0.14,
    median: float = 0.0,
    lift: float = 0.1,
    begin: float = 6.0,
) -> int:
    """Traffic along a path (n, 3) on ``lanes`` lanes (all one way, or half each way), keeping right; gives how many.

    ``gap``: metres between cars in a lane, on average. ``median``: metres between the two directions.
    """
    rng = np.random.default_rng([seed, 71])
    path = np.asarray(path, float)
    if one_way:
        sides = [((k - (lanes - 1) / 2) * LANE, 1) for k in range(lanes)]
    else:
        half = lanes // 2
        sides = [((k + 0.5) * LANE + median / 2, 1) for k in range(half)] + [
            (-(k + 0.5) * LANE - median / 2, -1) for k in range(half)
        ]
    count = 0
    for right, way in sides:
        places = along(path, 1.0, right)
        shown = in_view(places[:, :3], 0.08)
        at = begin + rng.uniform(0, gap)
        while at < len(places) - begin:
            x, y, z, turn = places[int(at)]
            mesh = vehicle(rng, buses, vans)
            if shown[int(at)]:
                ahead = places[min(int(at) + 2, len(places) - 1), 2] - places[max(int(at) - 2, 0), 2]
                shift = rng.uniform(-0.25, 0.25)
                a = radians(turn)
                thing = put(
                    mesh,
                    x + shift * sin(a),
                    y - shift * cos(a),
                    z + lift,
                    turn + (180 if way < 0 else 0) + rng.uniform(-1, 1),
                )
                thing.rotation_euler[1] = -way * ahead / 4.0
                count += 1
            at += max(9.0 if "bus" not in mesh.name else 15.0, gap * rng.exponential(0.8) + gap * 0.2)
    return count


def parked(
    path: np.ndarray, right: float, seed: int = 0, *, gap: float = 6.2, full: float = 0.55, lift: float = 0.1
) -> None:
    """Cars parked along a path, that many metres to its right; ``full``: the part of the places taken."""
    rng = np.random.default_rng([seed, 72])
    places = along(np.asarray(path, float), gap, right, gap / 2)
    for (x, y, z, turn), shown in zip(places, in_view(places[:, :3], 0.08), strict=True):
        if rng.random() < full and shown:
            mesh = car(int(rng.integers(30))) if rng.random() < 0.9 else van(int(rng.integers(4)))
            put(mesh, x, y, z + lift, turn + (180 if right < 0 else 0) + rng.uniform(-1.5, 1.5))
