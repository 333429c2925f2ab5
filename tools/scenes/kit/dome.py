"""A geodesic glass dome and its porch; must not know light, streets or scenes.

The dome is a dual of a geodesic sphere: hexagons (and a few pentagons) of glass between round ribs.
"""

from __future__ import annotations

from math import pi, sqrt

import bpy
import numpy as np

from . import materials_civic  # noqa: F401 - its materials are used here
from .facade import rods, shared
from .solid import Solid


def geodesic(frequency: int) -> tuple[np.ndarray, np.ndarray]:
    """Points (n, 3) on the unit sphere and its triangles (m, 3)."""
    g = (1 + sqrt(5)) / 2
    v = np.array(
        [
            (-1, g, 0),
            (1, g, 0),
            (-1, -g, 0),
            (1, -g, 0),
            (0, -1, g),
            (0, 1, g),
            (0, -1, -g),
            (0, 1, -g),
            (g, 0, -1),
            (g, 0, 1),
            (-g, 0, -1),
            (-g, 0, 1),
        ],
        float,
    )
    f = [
        (0, 11, 5),
        (0, 5, 1),
        (0, 1, 7),
        (0, 7, 10),
        (0, 10, 11),
        (1, 5, 9),
        (5, 11, 4),
        (11, 10, 2),
        (10, 7, 6),
        (7, 1, 8),
        (3, 9, 4),
        (3, 4, 2),
        (3, 2, 6),
        (3, 6, 8),
        (3, 8, 9),
        (4, 9, 5),
        (2, 4, 11),
        (6, 2, 10),
        (8, 6, 7),
        (9, 8, 1),
    ]
    points: dict[tuple[int, ...], int] = {}
    found: list[np.ndarray] = []
    faces: list[tuple[int, int, int]] = []
    n = frequency

    def index(p: np.ndarray) -> int:
        p = p / np.linalg.norm(p)
        key = tuple(np.round(p * 1e5).astype(int))
        if key not in points:
            points[key] = len(found)
            found.append(p)
        return points[key]

    for a, b, c in f:
        at = {
            (i, j): index(v[a] + (v[b] - v[a]) * i / n + (v[c] - v[a]) * j / n)
            for i in range(n + 1)
            for j in range(n + 1 - i)
        }
        for i in range(n):
            for j in range(n - i):
                faces.append((at[i, j], at[i + 1, j], at[i, j + 1]))
                if j < n - i - 1:
                    faces.append((at[i + 1, j], at[i + 1, j + 1], at[i, j + 1]))
    return np.array(found), np.array(faces)


def _above(polygon: np.ndarray, z: float) -> np.ndarray:
    """The part of a polygon above a height."""
    kept = []
    for a, b in zip(polygon, np.roll(polygon, -1, 0), strict=True):
        if a[2] >= z:
            kept.append(a)
        if (a[2] >= z) != (b[2] >= z):
            kept.append(a + (b - a) * (z - a[2]) / (b[2] - a[2]))
    return np.array(kept).reshape(-1, 3)


@shared
def dome(
    radius: float = 27, frequency: int = 5, rib: float = 0.2, material: str = "brass", raised: float = 0.06
) -> bpy.types.Mesh:
    """Ribs, glass and foot of a dome about the origin; ``raised``: its centre's height, in parts of the radius."""
    s = Solid("dome")
    p, tri = geodesic(frequency)
    middle = p[tri].mean(1)
    middle = middle / np.linalg.norm(middle, axis=1, keepdims=True) * radius + (0, 0, radius * raised)
    owners: dict[tuple[int, int], list[int]] = {}
    round_: list[list[int]] = [[] for _ in p]
    for k, (a, b, c) in enumerate(tri):
        for i, j in ((a, b), (b, c), (c, a)):
            owners.setdefault((min(i, j), max(i, j)), []).append(k)
        for i in (a, b, c):
            round_[i].append(k)
    foot = 1.3
    a, b = np.array([middle[pair] for pair in owners.values()]).swapaxes(0, 1)
    low = a[:, 2] < b[:, 2]
    a, b = np.where(low[:, None], a, b), np.where(low[:, None], b, a)
    seen = b[:, 2] > foot
    a, b = a[seen], b[seen]
    cut = np.clip((foot - a[:, 2]) / np.maximum(b[:, 2] - a[:, 2], 1e-9), 0, 1)
    rods(s, a + (b - a) * cut[:, None], b, rib, material, 8)
    joints = middle[middle[:, 2] > foot]
    ball, faces = geodesic(2)
    s.faces(
        (joints[:, None] + ball * rib * 1.55).reshape(-1, 3),
        (np.arange(len(joints))[:, None, None] * len(ball) + faces).reshape(-1, 3),
        material,
        smooth=True,
    )
    inner = radius - 1.0
    for k, ring in enumerate(round_):
        axis = p[k]
        side = np.cross(axis, (0.3, 0.5, 0.8))
        side /= np.linalg.norm(side)
        over = np.cross(axis, side)
        corners = middle[ring]
        flat = corners - (0, 0, radius * raised)
        corners = corners[np.argsort(np.arctan2(flat @ over, flat @ side))]
        pane = _above(corners, foot)
        if len(pane) < 3:
            continue
        hub = pane.mean(0)
        hub += (hub - (0, 0, radius * raised)) * 0.012
        s.faces(np.r_[pane, [hub]], [(i, (i + 1) % len(pane), len(pane)) for i in range(len(pane))], "clear_glass")
        if len(pane) == len(corners):
            # The thin inner net that stiffens a shell of one layer.
            deep = axis * inner + (0, 0, radius * raised)
            sunk = corners + (deep - corners) * 0.3
            rods(s, corners, sunk, 0.05, material, 4)
            rods(s, sunk, np.roll(sunk, -1, 0), 0.05, material, 4)
    at = np.sqrt(radius**2 - (foot - radius * raised) ** 2)
    s.revolve(
        [
            (at + 0.9, 0),
            (at + 0.9, 0.5),
            (at + 0.45, 0.6),
            (at + 0.45, foot + 0.1),
            (at - 0.5, foot + 0.1),
            (at - 0.5, 0),
        ],
        "white",
        96,
        smooth=False,
        caps=False,
    )
    t = np.arange(97) / 96 * 2 * pi
    s.tube(np.c_[at * np.cos(t), at * np.sin(t), np.full(97, foot + 0.25)], rib * 1.5, material, 8)
    return s.mesh()


@shared
def porch(reach: float = 8.0, width: float = 6.0) -> bpy.types.Mesh:
    """A vaulted glass porch towards -y, its inner end at y = 0."""
    s = Solid("porch")
    t = np.linspace(0, pi, 13)
    arch = np.c_[-width / 2 * np.cos(t), 2.6 + 1.9 * np.sin(t)]
    arch = np.r_[[(-width / 2, 0)], arch, [(width / 2, 0)]]
    for y in np.linspace(-reach, 0, 5):
        s.tube(np.c_[arch[:, 0], np.full(len(arch), y), arch[:, 1]], 0.16, "white", 6)
    s.grid(np.stack([np.c_[arch[:, 0], np.full(len(arch), y), arch[:, 1] - 0.03] for y in (0, -reach)]), "clear_glass")
    for x in (-1.6, 0, 1.6):
        rods(s, [(x, -reach, 0)], [(x, -reach, 4.1)], 0.07, "white")
    rods(s, [(-width / 2, -reach, 2.7)], [(width / 2, -reach, 2.7)], 0.09, "white")
    return s.mesh()
