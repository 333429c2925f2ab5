"""Roads with kerbs and markings, viaducts, crossings and lamp posts; must not know towns or scenes.

A road's surface is ``SURFACE`` above its path; ``traffic.cars`` stands cars on it. Paths are (n, 2) or (n, 3), smooth
(see ``solid.curve``), in metres; a road keeps right. Stand the camera first: what nobody sees is left out.
"""

from __future__ import annotations

from collections.abc import Callable

import bpy
import numpy as np

from .solid import Solid, along, offset, put
from .studio import in_view
from .traffic import LANE

SURFACE = 0.1
SHOULDER = 0.7


def _path(path: np.ndarray) -> np.ndarray:
    p = np.asarray(path, float)
    return p if p.shape[1] == 3 else np.c_[p, np.zeros(len(p))]


def half_width(lanes: int, median: float = 0.0) -> float:
    """Metres from the middle of a road to its kerb."""
    return lanes * LANE / 2 + median / 2 + SHOULDER


def dashes(
    s: Solid, path: np.ndarray, right: float, lift: float, *, on: float = 3.0, gap: float = 4.5, width: float = 0.16
) -> None:
    """A broken white line along a path."""
    for x, y, z, turn in along(path, on + gap, right, gap / 2):
        a = np.radians(turn)
        ahead, side = np.array([np.cos(a), np.sin(a), 0]), np.array([np.sin(a), -np.cos(a), 0])
        c = np.array([x, y, z + lift])
        q = [
            c + side * width / 2,
            c + side * width / 2 + ahead * on,
            c - side * width / 2 + ahead * on,
            c - side * width / 2,
        ]
        s.quads([q], "mark")


def markings(
    s: Solid, path: np.ndarray, lanes: int, *, one_way: bool = False, median: float = 0.0, lift: float = SURFACE
) -> None:
    """Edge lines, lane lines and the middle line."""
    half = lanes * LANE / 2 + median / 2
    for side in (-1, 1):
        s.ribbon(path, side * half - 0.09, side * half + 0.09, "mark", lift + 0.03)
    if one_way:
        for k in range(1, lanes):
            dashes(s, path, (k - lanes / 2) * LANE, lift + 0.03)
        return
    for k in range(1, lanes // 2):
        for side in (-1, 1):
            dashes(s, path, side * (median / 2 + k * LANE), lift + 0.03)
    for side in (-1, 1):
        s.ribbon(path, side * max(median / 2, 0.16) - 0.07, side * max(median / 2, 0.16) + 0.07, "mark", lift + 0.03)


def road(
    path: np.ndarray,
    lanes: int = 2,
    *,
    pavement: float = 3.0,
    median: float = 0.0,
    one_way: bool = False,
    lines: bool = True,
    surface: str = "asphalt",
    name: str = "road",
) -> np.ndarray:
    """A road on the ground: ``lanes`` in all, kerbs, pavements of that width (0: none); a planted ``median`` if wide.

    Gives the path (n, 3) for cars and lamps.
    """
    p = _path(path)
    half = half_width(lanes, median)
    s = Solid(name)
    s.ribbon(p, -half, half, surface, SURFACE)
    if lines:
        markings(s, p, lanes, one_way=one_way, median=median)
    for side in (-1, 1):
        # Gutter stone, kerb and pavement, as one section.
        a, b = half, half + 0.3
        if pavement:
            outline = [(a, 0.0), (a, 0.24), (b, 0.26), (b + pavement, 0.28), (b + pavement, 0.0)]
            edge = [(b + 0.02, 0.29), (b + pavement - 0.02, 0.3)]
            s.sweep(p, outline if side > 0 else [(-x, z) for x, z in outline[::-1]], "concrete", closed=False)
            s.ribbon(
                p, min(side * edge[0][0], side * edge[1][0]), max(side * edge[0][0], side * edge[1][0]), "paving", 0.3
            )
        else:
            outline = [(a, 0.0), (a, 0.2), (b, 0.2), (b, 0.0)]
            s.sweep(p, outline if side > 0 else [(-x, z) for x, z in outline[::-1]], "concrete", closed=False)
    if median > 1.0:
        m = median / 2 - 0.35
        s.sweep(p, [(-m, 0.0), (-m, 0.3), (m, 0.3), (m, 0.0)], "concrete", closed=False)
        s.ribbon(p, -m + 0.25, m - 0.25, "grass", 0.34)
    s.put()
    return p


def crossing(x: float, y: float, turn: float, length: float, *, width: float = 4.0, z: float = SURFACE) -> None:
    """A zebra crossing over a road in the direction ``turn`` (degrees): ``length`` across, ``width`` along."""
    s = Solid("crossing")
    n = max(2, round(length / 1.1))
    for k in range(n):
        y0 = -length / 2 + (k + 0.25) * length / n
        s.quads(
            [
                [
                    (-width / 2, y0, 0),
                    (width / 2, y0, 0),
                    (width / 2, y0 + 0.5 * length / n, 0),
                    (-width / 2, y0 + 0.5 * length / n, 0),
                ]
            ],
            "mark",
        )
    s.put(x, y, z + 0.035, turn)


def viaduct(
    path: np.ndarray,
    lanes: int = 4,
    *,
    one_way: bool = False,
    median: float = 0.0,
    depth: float = 1.7,
    gap: float = 28.0,
    ground: float | Callable[[np.ndarray], np.ndarray] = 0.0,
    keep_clear: Callable[[np.ndarray], np.ndarray] | None = None,
    piers: bool = True,
    name: str = "viaduct",
) -> np.ndarray:
    """A road on piers along a path (n, 3) whose z is the deck's height: box girder, edge beams, parapets with a rail.

    ``keep_clear(points (n, 2)) -> mask``: no pier there (roads below). Gives the path for cars (with ``lift=SURFACE``).
    """
    p = _path(path)
    h = half_width(lanes, median)
    s = Solid(name)
    s.ribbon(p, -h, h, "asphalt", SURFACE)
    markings(s, p, lanes, one_way=one_way, median=median)
    core = max(h * 0.5, h - 3.2)
    under = [
        (-h - 0.45, 0.05),
        (-h - 0.45, -0.35),
        (-core - 0.6, -0.62),
        (-core, -depth),
        (core, -depth),
        (core + 0.6, -0.62),
        (h + 0.45, -0.35),
        (h + 0.45, 0.05),
    ]
    s.sweep(p, under, "white")
    for side in (-1, 1):
        a, b = h + 0.02, h + 0.5
        wall = [(a, 0.06), (b, -0.3), (b, 0.95), (a + 0.12, 0.95)]
        s.sweep(p, wall if side > 0 else [(-x, z) for x, z in wall[::-1]], "white", closed=False)
        rail = offset(p, side * (h + 0.3)) + (0, 0, 1.25)
        s.sweep(rail, [(-0.06, -0.06), (0.06, -0.06), (0.06, 0.06), (-0.06, 0.06)], "steel")
        for x, y, z, turn in along(p, 4.0, side * (h + 0.3), 2.0):
            with s.at(x, y, z, turn):
                s.box((-0.05, -0.05, 0.94), (0.05, 0.05, 1.2), "steel")
    if median > 0.6:
        s.sweep(p, [(0.25, 0.1), (0.12, 0.9), (-0.12, 0.9), (-0.25, 0.1)][::-1], "white", closed=False)
    # Joints across the deck, as thin dark lines.
    for x, y, z, turn in along(p, gap, 0, gap):
        with s.at(x, y, z + SURFACE + 0.025, turn):
            s.quads([[(-0.12, -h, 0), (0.12, -h, 0), (0.12, h, 0), (-0.12, h, 0)]], "black")
    if piers:
        for x, y, z, turn in along(p, gap, 0, gap / 2):
            if keep_clear is not None and bool(np.asarray(keep_clear(np.array([[x, y]])))[0]):
                continue
            base = float(np.ravel(ground(np.array([[x, y]])))[0]) if callable(ground) else ground
            if z - depth - base > 1.2:
                with s.at(x, y, 0, turn):
                    _pier(s, base, z - depth, core)
    s.put()
    return p


def _pier(s: Solid, low: float, high: float, half: float) -> None:
    """A column with a flared head under a girder, across the local y axis; a wide one has two legs."""
    head = min(2.2, (high - low) * 0.5)
    legs = [0.0] if half < 5 else [-half * 0.55, half * 0.55]
    t = 0.85
    for y in legs:
        w = 1.0 if len(legs) > 1 else max(1.1, half * 0.32)
        wide = min(half * 0.95, w * 2.1) if len(legs) == 1 else w * 1.5
        rows = [
            (t, w, low),
            (t, w, high - head),
            (t, w * 1.12, high - head * 0.65),
            (t, w * 0.45 + wide * 0.55, high - head * 0.25),
            (t, wide, high),
        ]
        ring = np.array([(-1, -0.7), (-0.7, -1), (0.7, -1), (1, -0.7), (1, 0.7), (0.7, 1), (-0.7, 1), (-1, 0.7)], float)
        p = np.array([[(a * cx, y + b * cy, z) for cx, cy in ring] for a, b, z in rows])
        i, j = np.arange(8), (np.arange(8) + 1) % 8
        f = np.concatenate(
            [np.stack([k * 8 + i, k * 8 + j, (k + 1) * 8 + j, (k + 1) * 8 + i], 1) for k in range(len(rows) - 1)]
        )
        s.faces(p.reshape(-1, 3), f, "white")
        s.box((-1.5, y - w - 0.5, low), (1.5, y + w + 0.5, low + 0.3), "concrete")
    if len(legs) > 1:
        s.box((-t - 0.2, -half * 0.95, high - 0.9), (t + 0.2, half * 0.95, high - 0.02), "white", floor=True)


def lamp_post(kind: int = 1) -> bpy.types.Mesh:
    """A street lamp 9 m high, its arm (``kind`` 1) or two arms (2) along y; kind 0: a small one, 4 m, for paths."""
    name = f"lamp post {kind}"
    if (found := bpy.data.meshes.get(name)) is not None:
        return found
    s = Solid(name)
    if kind == 0:
        s.revolve([(0.16, 0), (0.12, 0.4), (0.06, 0.5), (0.05, 3.4)], "black", 8)
        with s.at(0, 0, 3.4):
            s.revolve([(0.08, 0), (0.24, 0.1), (0.26, 0.5), (0.1, 0.6)], "glow", 10)
        return s.mesh()
    s.revolve([(0.22, 0), (0.16, 0.9), (0.12, 1.0), (0.07, 9.0)], "steel", 8)
    for side in (1, -1)[:kind]:
        s.tube([(0, 0, 8.6), (0, side * 0.5, 9.1), (0, side * 1.2, 9.3), (0, side * 2.2, 9.35)], 0.06, "steel", 6)
        s.box(
            (-0.16, min(side * 1.7, side * 2.7), 9.27), (0.16, max(side * 1.7, side * 2.7), 9.42), "steel", floor=True
        )
        s.box(
            (-0.12, min(side * 1.8, side * 2.6), 9.23), (0.12, max(side * 1.8, side * 2.6), 9.265), "glow", floor=True
        )
    return s.mesh()


def lamp_posts(
    path: np.ndarray, right: float, *, gap: float = 28.0, kind: int = 1, lift: float = 0.0, both: bool = False
) -> np.ndarray:
    """Lamps along a path, ``right`` metres to its right (``both``: on each side), arms over the road.

    Gives their places (n, 3).
    """
    p = _path(path)
    rows = []
    for side in (right, -right) if both else (right,):
        places = along(p, gap, side, gap / 2)
        for x, y, z, turn in places[in_view(places[:, :3] + (0, 0, 5), 0.1)]:
            put(lamp_post(kind), x, y, z + lift, turn + (0 if side > 0 else 180))
            rows.append((x, y, z + lift))
    return np.array(rows).reshape(-1, 3)
