"""Land with water let into it, stone banks and steps, boats; must not know scenes, light or buildings.

Waters are outlines (n, 2) in metres; several may overlap where rivers meet: what is water is their union.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import bpy
import numpy as np
from mathutils import Vector
from mathutils.geometry import delaunay_2d_cdt

from .solid import Solid, curve, offset

LEVEL = -2.2  # metres: the water's surface below the land


def outline(path: Sequence[Sequence[float]] | np.ndarray, width: float | Sequence[float]) -> np.ndarray:
    """The outline (n, 2) of a river along a path, ``width`` metres wide (or one width for each point given)."""
    if isinstance(width, (int, float)):
        c = curve(path, 6)
        half = np.full(len(c), width / 2)
    else:
        p = np.asarray(path, float)[:, :2]
        c = curve(np.c_[p, np.asarray(width, float)], 6)
        half, c = c[:, 2] / 2, np.c_[c[:, :2], np.zeros(len(c))]
    along = np.gradient(c[:, :2], axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    side = np.c_[along[:, 1], -along[:, 0]] * half[:, None]
    return np.concatenate([c[:, :2] + side, (c[:, :2] - side)[::-1]])


def inside(points: np.ndarray, border: np.ndarray) -> np.ndarray:
    """Which points (n, 2 or 3) lie inside an outline, as a mask."""
    p, a = np.asarray(points, float), np.asarray(border, float)
    b = np.roll(a, -1, axis=0)
    x, y = p[:, :1], p[:, 1:2]
    crosses = (a[:, 1] > y) != (b[:, 1] > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = a[:, 0] + (y - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0])
    return ((crosses & (x < at)).sum(1) % 2).astype(bool)


def wet(points: np.ndarray, waters: Sequence[np.ndarray], margin: float = 0.0) -> np.ndarray:
    """Which points lie in water, or nearer to it than ``margin`` metres: for keeping things clear of it."""
    p = np.asarray(points, float)[:, :2]
    found = np.zeros(len(p), bool)
    for a in waters:
        found |= inside(p, a)
        if margin:
            b = np.roll(a, -1, axis=0)
            d = (b - a)[None]
            t = ((p[:, None] - a[None]) * d).sum(2) / np.maximum((d**2).sum(2), 1e-9)
            near = a[None] + np.clip(t, 0, 1)[..., None] * d
            found |= np.linalg.norm(p[:, None] - near, axis=2).min(1) < margin
    return found


def land(
    bounds: tuple[float, float, float, float],
    waters: Sequence[np.ndarray],
    ground: str = "birch",
    *,
    level: float = LEVEL,
    bank: str = "stone",
    coping: float = 1.0,
    thick: float = 12.0,
    side: str = "",
) -> list[np.ndarray]:
    """A board of land (low x, low y, high x, high y; its top at z = 0) with the waters let in, walled by ``bank``.

    ``side``: what the board's cut edges are of, ``thick`` metres down.

    Gives the banks: paths (n, 3) along the water's edge with the land on their left, for railings, trees and lamps.
    """
    x0, y0, x1, y1 = bounds
    points = [Vector(p) for p in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    edges = [(0, 1), (1, 2), (2, 3), (3, 0)]
    for water in waters:
        n = len(points)
        points += [Vector(p) for p in water]
        edges += [(n + i, n + (i + 1) % len(water)) for i in range(len(water))]
    found, _, faces, *_ = delaunay_2d_cdt(points, edges, [], 0, 1e-3)
    xy = np.array([tuple(p) for p in found])
    tri = np.array([tuple(f) for f in faces])
    a, b, c = xy[tri[:, 0]], xy[tri[:, 1]], xy[tri[:, 2]]
    turned = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0]) < 0
    tri[turned] = tri[turned][:, ::-1]
    middle = xy[tri].mean(1)
    within = (middle[:, 0] > x0) & (middle[:, 0] < x1) & (middle[:, 1] > y0) & (middle[:, 1] < y1)
    sea = wet(middle, waters)

    top, below = Solid("land"), Solid("water")
    top.faces(np.c_[xy, np.zeros(len(xy))], tri[within & ~sea], ground)
    below.faces(np.c_[xy, np.full(len(xy), level)], tri[within & sea], "water")
    owner = {(i, j): k for k, t in enumerate(tri) if within[k] for i, j in ((t[0], t[1]), (t[1], t[2]), (t[2], t[0]))}
    for (i, j), k in owner.items():
        if (j, i) not in owner:
            z = level if sea[k] else 0.0
            top.quads([[(*xy[i], -thick), (*xy[j], -thick), (*xy[j], z), (*xy[i], z)]], side or ground)
    follows: dict[int, int] = {}
    for (i, j), k in owner.items():
        other = owner.get((j, i))
        if other is not None and not sea[k] and sea[other]:
            follows[i] = j
    top.put()
    below.put()
    banks = [np.c_[xy[chain], np.zeros(len(chain))] for chain in _chains(follows)]
    _walls(banks, level, bank, coping)
    return banks


def _chains(follows: dict[int, int]) -> list[list[int]]:
    """Steps joined to paths; a closed one ends where it begins."""
    starts = [i for i in follows if i not in set(follows.values())]
    left = dict(follows)
    chains = []
    while left:
        i = starts.pop() if starts else next(iter(left))
        chain = [i]
        while i in left:
            i = left.pop(i)
            chain.append(i)
        chains.append(chain)
    return chains


def _walls(banks: list[np.ndarray], level: float, material: str, coping: float) -> None:
    """Battered walls below the banks, with a coping on top and a foot in the water."""
    s = Solid("banks")
    for path in banks:
        if len(path) < 2:
            continue
        s.sweep(path, [(-0.05, level - 1), (0.75, level - 1), (0.2, 0.0), (-0.05, 0.0)], material, caps=False)
        s.sweep(path, [(-coping, -0.1), (0.4, -0.1), (0.4, 0.32), (-coping, 0.32)], "concrete", caps=False)
        s.sweep(
            path,
            [(0.3, level - 0.5), (1.1, level - 0.5), (1.1, level + 0.35), (0.3, level + 0.45)],
            material,
            caps=False,
        )
    s.put()


def river(
    path: Sequence[Sequence[float]] | np.ndarray,
    width: float | Sequence[float],
    bounds: tuple[float, float, float, float] = (-400, -400, 400, 400),
    ground: str = "birch",
) -> list[np.ndarray]:
    """Land with one river along a path; gives its banks (see ``land``)."""
    return land(bounds, [outline(path, width)], ground)


def nearest(banks: Sequence[np.ndarray], point: Sequence[float]) -> tuple[float, float, float]:
    """The place (x, y) on a bank nearest to a point, and the bank's direction there in degrees: where ``steps`` go."""
    best = (np.inf, 0.0, 0.0, 0.0)
    for path in banks:
        d = np.linalg.norm(path[:, :2] - np.asarray(point, float)[:2], axis=1)
        k = int(np.clip(d.argmin(), 1, len(path) - 2)) if len(path) > 2 else 0
        if d[k] < best[0]:
            ahead = path[min(k + 1, len(path) - 1)] - path[max(k - 1, 0)]
            best = (d[k], path[k, 0], path[k, 1], float(np.degrees(np.arctan2(ahead[1], ahead[0]))))
    return best[1:]


def railing(
    path: np.ndarray,
    height: float = 1.1,
    *,
    post: str = "stone",
    bar: str = "stone",
    gap: float = 2.4,
    inset: float = 0.5,
    openings: Sequence[tuple[float, float, float]] = (),
) -> None:
    """A railing along a bank, ``inset`` metres in from the water: posts with caps, two bars.

    ``openings``: places (x, y, half the opening's width) where it is left out, as before steps.
    """
    s = Solid("railing")
    far = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    if far[-1] < 2 * gap:
        return
    n = round(far[-1] / gap)
    at = np.linspace(0, far[-1], n + 1)
    c = np.stack([np.interp(at, far, path[:, k]) for k in range(3)], 1)
    c = offset(c, -inset) + (0, 0, 0.3)
    kept = np.ones(len(c), bool)
    for x, y, half in openings:
        kept &= np.hypot(c[:, 0] - x, c[:, 1] - y) > half
    for size, low, high in ((0.16, 0.0, height), (0.21, height, height + 0.18)):
        _boxes(s, c[kept], size, low, high, post)
    runs = np.split(np.arange(len(c)), np.flatnonzero(~kept))
    for run in runs:
        piece = c[run][kept[run]]
        for z in (height * 0.45, height * 0.9):
            if len(piece) > 1:
                s.sweep(
                    piece + (0, 0, z), [(-0.05, -0.05), (0.05, -0.05), (0.05, 0.07), (-0.05, 0.07)], bar, caps=False
                )
    s.put()


def _boxes(s: Solid, places: np.ndarray, half: float, low: float, high: float, material: str) -> None:
    """Many upright square posts at once."""
    k = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * half
    p = np.concatenate([np.concatenate([np.c_[k, np.full(4, low)], np.c_[k, np.full(4, high)]])[None]] * len(places))
    p += places[:, None, :]
    f = np.array([(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7), (4, 5, 6, 7)])
    s.faces(p.reshape(-1, 3), (f[None] + np.arange(len(places))[:, None, None] * 8).reshape(-1, 4), material)


def steps(width: float = 8.0, drop: float = -LEVEL, tread: float = 0.45) -> bpy.types.Mesh:
    """Stone steps from the land's edge (y = 0) down into the water towards -y, with cheeks."""
    s = Solid("steps")
    n = max(3, round((drop + 0.4) / 0.25))
    rise = (drop + 0.4) / n
    for i in range(n):
        s.box((-width / 2, -tread * (i + 1), -drop - 1), (width / 2, -tread * i - 0.001, 0.3 - rise * i), "concrete")
    for side in (-1, 1):
        x = side * (width / 2 + 0.3)
        s.prism([(x - 0.3, -tread * n), (x + 0.3, -tread * n), (x + 0.3, 0), (x - 0.3, 0)], -drop - 1, 0.36, "stone")
    return s.mesh()


def shared(name: str, make: Callable[[], bpy.types.Mesh]) -> bpy.types.Mesh:
    """A mesh made once a scene and then found again by its name."""
    found = bpy.data.meshes.get(name)
    if found is None:
        found = make()
        found.name = name
    return found


def _hull(s: Solid, length: float, beam: float, deck: float, sheer: float, material: str, inner: str) -> None:
    """An open hull along x, its waterline at z = 0: sharp bow (+x), fuller stern."""
    t = np.linspace(-1, 1, 21)
    full = np.where(t > 0, 1 - np.abs(t) ** 2.4, 1 - 0.55 * np.abs(t) ** 3)
    high = deck + sheer * np.abs(t) ** 2.2 * np.where(t > 0, 1.3, 1.0)
    girth = np.array([(0.35, -0.5), (0.75, -0.15), (0.94, 0.45), (1.0, 1.0)])
    rows = []
    for side in (-1, 1):
        rows = [
            np.c_[t * length / 2 * (1 + 0.03 * v), side * beam / 2 * full * w, np.where(v > 0, high * v, deck * v)]
            for w, v in girth
        ]
        g = np.stack(rows)
        s.grid(g if side < 0 else g[::-1], material)
        inside_ = np.stack(
            [
                rows[-1],
                rows[-1] * (1, 0.86, 1),
                np.c_[rows[0][:, 0] * 0.96, rows[1][:, 1] * 0.8, np.full(21, deck * 0.55)],
            ]
        )
        s.grid(inside_ if side < 0 else inside_[::-1], inner)
    flat = np.c_[t * length / 2 * 0.96, beam / 2 * full * 0.62, np.full(21, deck * 0.55)]
    s.grid(np.stack([flat * (1, -1, 1), flat]), inner, smooth=False)
    stern = np.array(
        [
            (-length / 2, -beam / 2 * 0.45, -0.2),
            (-length / 2, beam / 2 * 0.45, -0.2),
            (-length / 2 * 1.03, beam / 2 * 0.45, deck + sheer),
            (-length / 2 * 1.03, -beam / 2 * 0.45, deck + sheer),
        ]
    )
    s.quads([stern], material)


def _arched(s: Solid, low: float, high: float, beam: float, foot: float, rise: float, material: str) -> None:
    """An arched mat roof between two places along x."""
    a = np.linspace(0, np.pi, 11)
    n = max(2, round((high - low) / 1.2))
    xs = np.linspace(low, high, n + 1)
    ring = np.c_[np.cos(a) * beam / 2, foot + np.sin(a) * rise]
    for i in range(n):
        step = 0.06 * (i % 2)
        g = np.stack([np.c_[np.full(11, x), ring[:, 0] * (1 + step), ring[:, 1] + step] for x in (xs[i], xs[i + 1])])
        s.grid(g, material)


def boat(kind: str = "awning") -> bpy.types.Mesh:
    """A boat along x, bow +x, afloat at z = 0: awning (9 m), sampan (6 m), sail (14 m), ferry (24 m), barge (30 m)."""
    return shared(
        f"boat {kind}", {"awning": _awning, "sampan": _sampan, "sail": _sail, "ferry": _ferry, "barge": _barge}[kind]
    )


def _awning() -> bpy.types.Mesh:
    s = Solid("boat awning")
    _hull(s, 9, 2.0, 0.55, 0.5, "walnut", "oak")
    _arched(s, -2.6, 1.6, 1.75, 0.5, 1.15, "black")
    s.tube([(-4.2, 0.3, 1.0), (-6.0, 0.9, -0.4)], 0.05, "oak", 5)
    return s.mesh()


def _sampan() -> bpy.types.Mesh:
    s = Solid("boat sampan")
    _hull(s, 6, 1.5, 0.45, 0.4, "oak", "balsa")
    for x in (-1.4, 0.2, 1.6):
        s.box((x - 0.15, -0.6, 0.38), (x + 0.15, 0.6, 0.46), "balsa")
    return s.mesh()


def _sail() -> bpy.types.Mesh:
    s = Solid("boat sail")
    _hull(s, 14, 3.6, 1.0, 1.0, "walnut", "oak")
    _arched(s, -5.0, -1.6, 2.9, 0.8, 1.6, "oak")
    for x, high, wide in ((1.2, 13.0, 4.6), (4.9, 9.0, 3.0)):
        s.tube([(x, 0, 0.4), (x, 0, high)], 0.11, "walnut", 8)
        u, v = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 15))
        out = np.sin(u * np.pi) * 0.45 * (0.4 + v)
        wide_ = wide * (1 - 0.25 * (v - 0.35) ** 2)
        g = np.stack([x + 0.15 + (u - 0.28) * wide_, 0.2 + out, 2.0 + v * (high - 3.0) + (u - 0.3) * v * 1.2], 2)
        s.grid(g, "fabric")
        for k in range(0, 15, 2):
            s.tube(g[k] + (0, -0.05, 0), 0.05, "oak", 4)
    return s.mesh()


def _ferry() -> bpy.types.Mesh:
    s = Solid("boat ferry")
    _hull(s, 24, 5.4, 1.4, 0.5, "white", "oak")
    s.box((-10, -2.2, 0.8), (6.6, 2.2, 3.4), "white", "white")
    s.box((-8, -1.9, 3.55), (3.6, 1.9, 5.7), "white", "white")
    s.box((-10.6, -2.5, 3.4), (7.4, 2.5, 3.55), "oak")
    s.box((-8.6, -2.3, 5.7), (4.6, 2.3, 5.85), "oak")
    for y in (-1, 1):
        for i in range(12):
            s.box(
                (-9.5 + i * 1.34, min(y * 2.2, y * 2.26), 1.7), (-8.5 + i * 1.34, max(y * 2.2, y * 2.26), 2.9), "pane"
            )
        for i in range(8):
            s.box((-7.6 + i * 1.4, min(y * 1.9, y * 1.96), 4.2), (-6.5 + i * 1.4, max(y * 1.9, y * 1.96), 5.3), "pane")
    s.tube([(0, 0, 5.8), (0, 0, 8)], 0.08, "steel", 6)
    return s.mesh()


def _barge() -> bpy.types.Mesh:
    s = Solid("boat barge")
    _hull(s, 30, 6.0, 1.3, 0.7, "grey", "asphalt")
    s.box((-13.5, -2.0, 0.7), (-9.6, 2.0, 3.8), "white", "card")
    for y in (-1, 1):
        s.box((-13, min(y * 2.0, y * 2.06), 2.4), (-10, max(y * 2.0, y * 2.06), 3.4), "window_a")
    rng = np.random.default_rng(3)
    for i in range(4):
        x = -7.5 + i * 4.2
        t = np.linspace(-1, 1, 9)
        u, v = np.meshgrid(t, t)
        z = 0.8 + 1.5 * np.maximum(0, 1 - (u**2 + v**2) * 0.9) + rng.normal(0, 0.04, u.shape)
        s.grid(np.stack([x + u * 2.0, v * 2.3, z], 2), "cork")
    return s.mesh()
