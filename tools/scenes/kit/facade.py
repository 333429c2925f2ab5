"""Walls with recessed windows, parapets, railings and roof plant; must not know what houses are for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

import bpy
import numpy as np

from .solid import Solid

Point = Sequence[float]
PANES = ("window_a", "window_b", "window_c", "window_d")


def shared(make: Callable[..., bpy.types.Mesh]) -> Callable[..., bpy.types.Mesh]:
    """Make a mesh once a scene for the same arguments."""

    @wraps(make)
    def found(*words: object, **named: object) -> bpy.types.Mesh:
        key = f"{make.__name__} {words} {sorted(named.items())}"[-60:]
        mesh = bpy.data.meshes.get(key)
        if mesh is None:
            mesh = make(*words, **named)
            mesh.name = key
        return mesh

    return found


def boxes(s: Solid, low: np.ndarray, high: np.ndarray, material: str) -> None:
    """Many upright boxes at once: their low and high corners (n, 3)."""
    a, b = np.asarray(low, float).reshape(-1, 3), np.asarray(high, float).reshape(-1, 3)
    pick = np.array([(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0), (0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)])
    p = a[:, None] * (1 - pick) + b[:, None] * pick
    sides = np.array([(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7), (4, 5, 6, 7), (3, 2, 1, 0)])
    s.faces(p.reshape(-1, 3), (np.arange(len(a))[:, None, None] * 8 + sides).reshape(-1, 4), material)


def rods(s: Solid, a: np.ndarray, b: np.ndarray, radius: float, material: str, sides: int = 5) -> None:
    """Many straight round rods at once, from points a to points b (n, 3); open ends."""
    a, b = np.asarray(a, float).reshape(-1, 3), np.asarray(b, float).reshape(-1, 3)
    if not len(a):
        return
    d = b - a
    d /= np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-9)
    helper = np.where(np.abs(d[:, 2:]) < 0.9, [[0.0, 0, 1]], [[1.0, 0, 0]])
    u = np.cross(d, helper)
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    v = np.cross(d, u)
    t = np.arange(sides) / sides * 2 * np.pi
    ring = radius * (u[:, None] * np.cos(t)[:, None] + v[:, None] * np.sin(t)[:, None])
    p = np.concatenate([a[:, None] + ring, b[:, None] + ring], 1)
    i = np.arange(sides)
    j = (i + 1) % sides
    f = np.stack([i, j, j + sides, i + sides], 1)
    s.faces(p.reshape(-1, 3), (np.arange(len(a))[:, None, None] * 2 * sides + f).reshape(-1, 4), material, smooth=True)


def wall(
    s: Solid,
    a: Point,
    b: Point,
    low: float,
    high: float,
    material: str,
    rows: Sequence[tuple[float, float]] = (),
    *,
    bay: float = 3.4,
    share: float = 0.6,
    depth: float = 0.3,
    bars: int = 1,
    frame: str = "white",
    sills: bool = True,
    seed: int = 0,
    panes: Sequence[str] = PANES,
    margin: float = 0.6,
) -> None:
    """A wall from a to b (x, y), its outside to the right, with rows of windows set back by ``depth`` metres.

    ``rows``: (bottom, top) of each row of windows. ``bay``: metres from window to window; ``share`` of it is glass.
    ``bars``: upright bars in each window; ``margin``: blank metres at both ends.
    """
    a2, b2 = np.asarray(a, float)[:2], np.asarray(b, float)[:2]
    length = float(np.linalg.norm(b2 - a2))
    d = (b2 - a2) / max(length, 1e-9)
    out = np.array([d[1], -d[0]])

    def quads(u0, u1, v0, v1, w0, w1, w2, w3, name: str) -> None:  # noqa: ANN001 - arrays or numbers
        u0, u1, v0, v1 = np.broadcast_arrays(u0, u1, v0, v1)
        u = np.stack([u0, u1, u1, u0], -1).reshape(-1, 4)
        v = np.stack([v0, v0, v1, v1], -1).reshape(-1, 4)
        w = np.broadcast_to(np.array([w0, w1, w2, w3], float), u.shape)
        xy = a2 + u[..., None] * d + w[..., None] * out
        s.quads(np.concatenate([xy, v[..., None]], -1), name)

    bays = int((length - 2 * margin) / bay + 0.35)
    if not len(rows) or bays < 1:
        quads(0.0, length, low, high, 0, 0, 0, 0, material)
        return
    r = np.asarray(rows, float)
    step = (length - 2 * margin) / bays
    u0 = margin + step * (np.arange(bays) + (1 - share) / 2)
    u1 = u0 + step * share
    edges = np.concatenate([[low], r.ravel(), [high]])
    quads(0.0, length, edges[0::2], edges[1::2], 0, 0, 0, 0, material)
    uu0, vv0 = (g.ravel() for g in np.meshgrid(u0, r[:, 0]))
    uu1, vv1 = (g.ravel() for g in np.meshgrid(u1, r[:, 1]))
    p0, p1 = np.concatenate([[0], u1]), np.concatenate([u0, [length]])
    g0, h0 = (g.ravel() for g in np.meshgrid(p0, r[:, 0]))
    g1, h1 = (g.ravel() for g in np.meshgrid(p1, r[:, 1]))
    quads(g0, g1, h0, h1, 0, 0, 0, 0, material)
    quads(uu0, uu1, vv0, vv0, 0, 0, -depth, -depth, material)
    quads(uu0, uu1, vv1, vv1, -depth, -depth, 0, 0, material)
    quads(uu0, uu0, vv0, vv1, 0, -depth, -depth, 0, material)
    quads(uu1, uu1, vv0, vv1, -depth, 0, 0, -depth, material)
    kind = np.random.default_rng(abs(seed)).choice(len(panes), len(uu0))
    for k, name in enumerate(panes):
        m = kind == k
        quads(uu0[m], uu1[m], vv0[m], vv1[m], *(-depth,) * 4, name)
    t, front = 0.07, -depth + 0.09
    for k in range(bars):
        mid = uu0 + (uu1 - uu0) * (k + 1) / (bars + 1)
        quads(mid - t, mid + t, vv0, vv1, *(front,) * 4, frame)
    if bars:
        up = vv0 + (vv1 - vv0) * 0.68
        quads(uu0, uu1, up - t, up + t, *(front - 0.02,) * 4, frame)
    if sills:
        quads(uu0 - 0.15, uu1 + 0.15, vv0 - 0.14, vv0, *(0.16,) * 4, frame)
        quads(uu0 - 0.15, uu1 + 0.15, vv0, vv0, 0.16, 0.16, -0.02, -0.02, frame)


def storeys(
    floors: int, floor: float = 3.6, first: float = 0.0, sill: float = 0.95, head: float = 0.55
) -> list[tuple[float, float]]:
    """The rows of windows of so many floors, metres."""
    return [(first + k * floor + sill, first + (k + 1) * floor - head) for k in range(floors)]


def house(
    s: Solid,
    width: float,
    depth: float,
    floors: int,
    *,
    floor: float = 3.6,
    material: str = "white",
    roof: str = "concrete",
    bay: float = 3.4,
    share: float = 0.6,
    bars: int = 1,
    seed: int = 0,
    blind: str = "",
    sill: float = 0.95,
    bands: bool = True,
    parapet: float = 1.1,
    low: float = 0.0,
    ends: float = 0.0,
) -> float:
    """A block about the origin with windows on all sides but those in ``blind`` (f, r, b, l); gives the roof's height.

    ``ends``: another bay for the two short sides, metres. Front is -y.
    """
    x, y, top = width / 2, depth / 2, low + floors * floor
    corners = [(-x, -y), (x, -y), (x, y), (-x, y)]
    rows = storeys(floors, floor, low, sill)
    for k, side in enumerate("frbl"):
        wall(
            s,
            corners[k],
            corners[(k + 1) % 4],
            low,
            top,
            material,
            () if side in blind else rows,
            bay=(ends or bay) if side in "rl" else bay,
            share=share,
            bars=bars,
            seed=seed * 7 + k,
        )
    if bands:
        for k in range(1, floors + 1):
            ring(s, x + 0.14, y + 0.14, 0.16, low + k * floor - 0.22, low + k * floor + 0.02, material)
    ring(s, x + 0.06, y + 0.06, 0.42, top + 0.03, top + parapet, material)
    ring(s, x + 0.14, y + 0.14, 0.58, top + parapet, top + parapet + 0.14, "white")
    s.quads([[(-x, -y, top), (x, -y, top), (x, y, top), (-x, y, top)]], roof)
    return top


def ring(s: Solid, x: float, y: float, thick: float, low: float, high: float, material: str) -> None:
    """Four boxes round a rectangle of half sizes x, y, inwards by ``thick``."""
    t = thick
    boxes(
        s,
        [(-x, -y, low), (-x, y - t, low), (-x, -y + t, low), (x - t, -y + t, low)],
        [(x, -y + t, high), (x, y, high), (-x + t, y - t, high), (x, y - t, high)],
        material,
    )


def railing(
    s: Solid, path: np.ndarray, material: str = "steel", height: float = 1.1, gap: float = 1.6, radius: float = 0.05
) -> None:
    """Posts and two rails along a path (x, y, z)."""
    c = np.asarray(path, float)
    seg = np.linalg.norm(np.diff(c, axis=0), axis=1)
    far = np.concatenate([[0], np.cumsum(seg)])
    at = np.linspace(0, far[-1], max(2, int(far[-1] / gap) + 1))
    p = np.stack([np.interp(at, far, c[:, k]) for k in range(3)], 1)
    rods(s, p, p + (0, 0, height), radius, material, 4)
    for z in (height, height * 0.55):
        rods(s, c[:-1] + (0, 0, z), c[1:] + (0, 0, z), radius, material, 4)


def roof_plant(s: Solid, width: float, depth: float, top: float, seed: int = 0, solar: bool = True) -> None:
    """Stair head, air conditioners, ducts and a few solar panels on a flat roof of that size."""
    rng = np.random.default_rng(seed + 91)
    w, d = width / 2 - 1.6, depth / 2 - 1.6
    if w < 1.5 or d < 1.0:
        return
    x = -w + 2.2 + rng.uniform(0, max(w * 0.5, 0.1))
    hx, hy = min(2.2, w * 0.5), min(1.9, d * 0.7)
    with s.at(x, 0, top):
        wall(s, (-hx, -hy), (hx, -hy), 0, 2.7, "white", [(0.05, 2.1)], bay=2.2, share=0.5, bars=0, sills=False)
        s.box((-hx, -hy + 0.02, 0), (hx, hy, 2.7), "white", "concrete")
        s.box((-hx - 0.2, -hy - 0.2, 2.72), (hx + 0.2, hy + 0.2, 2.95), "white")
    cells = [(gx, gy) for gx in np.arange(x + hx + 1.4, w - 0.8, 2.3) for gy in np.arange(-d + 0.8, d - 0.6, 2.0)]
    panels: list[tuple[float, float]] = []
    for gx, gy in cells:
        pick = rng.random()
        if pick < 0.28:
            s.box((gx - 0.6, gy - 0.45, top + 0.2), (gx + 0.6, gy + 0.45, top + 1.2), "white", "grey")
            s.cylinder(0.34, top + 1.2, top + 1.3, "asphalt", 12, (gx, gy))
        elif solar and gx > x + hx + (w - x - hx) * 0.45 and gy > -d * 0.4:
            panels.append((gx, gy))
        elif pick < 0.36:
            s.cylinder(0.28, top, top + 1.5, "steel", 10, (gx, gy))
    if panels:
        p = np.array(panels)
        tilt = np.array([(-1.0, -0.7, 0.35), (1.0, -0.7, 0.35), (1.0, 0.7, 1.15), (-1.0, 0.7, 1.15)])
        s.quads(np.c_[p, np.full(len(p), top)][:, None, :] + tilt, "solar")
        s.quads((np.c_[p, np.full(len(p), top)][:, None, :] + tilt - (0, 0, 0.08))[:, ::-1], "steel")
        rods(
            s,
            np.c_[p + (0, 0.6), np.full(len(p), top)],
            np.c_[p + (0, 0.6), np.full(len(p), top + 1.0)],
            0.05,
            "steel",
            4,
        )


def canopy(s: Solid, width: float, reach: float, height: float, material: str = "white", post: str = "steel") -> None:
    """A flat canopy over an entrance on the front at y = 0, reaching to -y, on two posts."""
    s.box((-width / 2, -reach, height), (width / 2, 0, height + 0.28), material, floor=True)
    s.box((-width / 2 - 0.08, -reach - 0.08, height + 0.3), (width / 2 + 0.08, -0.02, height + 0.42), "concrete")
    for x in (-width / 2 + 0.4, width / 2 - 0.4):
        s.cylinder(0.14, 0, height, post, 10, (x, -reach + 0.4))


def stairs(
    s: Solid, width: float, steps: int, rise: float = 0.16, tread: float = 0.34, material: str = "stone"
) -> None:
    """Steps up to y = 0 from -y, about x = 0, ending at height steps * rise."""
    for k in range(steps):
        s.box((-width / 2, -(steps - k) * tread, 0), (width / 2, -(steps - k - 1) * tread, (k + 1) * rise), material)
