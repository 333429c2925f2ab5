"""The houses of the old city and the lanes they make; must not know the landmark, scenes or light.

Things stand at z = 0 about the origin and face -y.
"""

from __future__ import annotations

from collections.abc import Callable

import bpy
import numpy as np

from .roofs import Roof, bar, tiled
from .solid import Solid, put
from .water import shared


def old_house(width: float = 10, depth: float = 7, seed: int = 0) -> bpy.types.Mesh:
    """A lime-washed house under grey tiles, one or two storeys, timber front, some with stepped gable walls."""

    def make() -> bpy.types.Mesh:
        rng = np.random.default_rng(seed)
        s = Solid("old house")
        floors = 1 if rng.random() < 0.55 else 2
        tall = 3.0 * floors + 0.4
        rise = depth * 0.3
        stepped = rng.random() < 0.45
        w, d = width / 2, depth / 2
        s.box((-w, -d, -0.4), (w, d, 0.45), "stone")
        s.box((-w + 0.06, -d + 0.06, 0.45), (w - 0.06, d - 0.06, tall), "plaster")
        roof = Roof(
            width + (0.0 if stepped else 0.8),
            depth + 1.5,
            tall + 0.05 - rise * 0.06,
            rise + 0.35,
            lift=0.25,
            stretch=0,
            sag=0.25,
            pitch=0.42,
            rib=0.12,
        )
        tiled(s, roof, trim="walnut", rafters=False, beasts=False, ends=False, fine=4)
        _gables(s, roof, width, depth, tall, rise, stepped)
        _front(s, width, depth, floors, rng)
        with s.at(turn=180):
            for f in range(floors):
                for x in np.linspace(-w + 1.6, w - 1.6, max(2, round(width / 3))):
                    if rng.random() < 0.8:
                        _window(s, x, -d + 0.06, 1.3 + 3 * f, 1.0, 1.1, rng)
        return s.mesh()

    return shared(f"old house {width:.1f} {depth:.1f} {seed}", make)


def _gables(s: Solid, roof: Roof, width: float, depth: float, tall: float, rise: float, stepped: bool) -> None:
    """The end walls: under the roof, or stepped above it as fire walls."""
    p = np.linspace(0.75, roof.reach, 5)
    for side in (-1, 1):
        x0, x1 = sorted((side * (width / 2 - 0.06), side * (width / 2 - 0.36)))
        edge = roof.at(np.full(5, side * (width / 2 - 0.2)), p, True)[:, 1:] - (0, 0.12)
        ring = np.concatenate([edge, (edge * (-1, 1))[:-1][::-1]])
        for x, flip in ((x0, True), (x1, False)):
            face = np.c_[np.full(len(ring), x), ring]
            s.polygon(face[::-1] if flip else face, "plaster")
        if not stepped:
            continue
        x0, x1 = side * width / 2 - 0.22, side * width / 2 + 0.22
        top = tall + rise + 0.9
        for low, high, z in (
            (-depth / 2 - 0.5, -depth / 4, tall + rise * 0.35 + 0.3),
            (-depth / 4, depth / 4, top),
            (depth / 4, depth / 2 + 0.5, tall + rise * 0.35 + 0.3),
        ):
            s.box((x0, low, 0.4), (x1, high, z), "plaster")
            s.box((x0 - 0.22, low - 0.3, z), (x1 + 0.22, high + 0.3, z + 0.18), "tile")
            ys = np.linspace(low - 0.45, high + 0.45, 9)
            lift = 0.3 * np.abs((ys - (low + high) / 2) / ((high - low) / 2)) ** 4
            bar(s, np.c_[np.full(9, side * width / 2), ys, z + 0.18 + lift], 0.2, 0.0, 0.3, "tile")


def _window(s: Solid, x: float, y: float, z: float, wide: float, tall: float, rng: np.random.Generator) -> None:
    """A small timber window in a wall that faces -y."""
    pane = ("window_a", "window_b", "window_c", "window_d")[int(rng.choice(4, p=(0.3, 0.2, 0.25, 0.25)))]
    s.box((x - wide / 2, y - 0.04, z), (x + wide / 2, y + 0.02, z + tall), pane)
    for a in (-wide / 2, 0, wide / 2):
        s.box((x + a - 0.06, y - 0.1, z), (x + a + 0.06, y, z + tall), "walnut")
    for b in (0, tall / 2, tall):
        s.box((x - wide / 2 - 0.06, y - 0.09, z + b - 0.05), (x + wide / 2 + 0.06, y, z + b + 0.05), "walnut")
    s.box((x - wide / 2 - 0.2, y - 0.35, z + tall + 0.1), (x + wide / 2 + 0.2, y, z + tall + 0.18), "tile")


def _front(s: Solid, width: float, depth: float, floors: int, rng: np.random.Generator) -> None:
    """The street front: timber posts and leaves below, windows above."""
    w, y = width / 2, -depth / 2 + 0.06
    n = max(2, round(width / 2.6))
    x = np.linspace(-w + 0.5, w - 0.5, n + 1)
    for k in range(n):
        lit = rng.random()
        pane = "pane" if lit < 0.35 else "window_b" if lit < 0.6 else "oak" if lit < 0.8 else "window_d"
        s.box((x[k], y - 0.05, 0.45), (x[k + 1], y, 2.75), "walnut")
        s.box((x[k] + 0.2, y - 0.09, 0.9), (x[k + 1] - 0.2, y - 0.05, 2.55), pane)
        for a in np.linspace(x[k] + 0.2, x[k + 1] - 0.2, 5):
            s.box((a - 0.035, y - 0.14, 0.5), (a + 0.035, y - 0.09, 2.6), "walnut")
        for b in (0.7, 1.6, 2.6):
            s.box((x[k] + 0.1, y - 0.15, b - 0.04), (x[k + 1] - 0.1, y - 0.1, b + 0.04), "walnut")
    for a in x:
        s.box((a - 0.12, y - 0.2, 0.3), (a + 0.12, y, 2.95), "walnut")
    s.box((-w, y - 0.22, 2.78), (w, y, 3.05), "walnut")
    if floors > 1:
        s.quads([[(-w, y - 1.1, 3.05), (w, y - 1.1, 3.05), (w, y, 3.45), (-w, y, 3.45)]], "tile")
        s.box((-w, y - 1.12, 2.95), (w, y - 1.05, 3.05), "walnut")
        for k in range(n):
            if rng.random() < 0.85:
                _window(s, (x[k] + x[k + 1]) / 2, y, 4.2, min(1.5, width / n - 0.9), 1.2, rng)


WIDTHS = (8.0, 9.0, 10.4, 12.0, 13.6)
SEEDS = 4


def old_quarter(
    area: tuple[float, float, float, float],
    seed: int = 0,
    keep_clear: Callable[[np.ndarray], np.ndarray] | None = None,
    *,
    turn: float = 0.0,
    lane: float = 4.5,
) -> np.ndarray:
    """Fill an area (low x, low y, high x, high y) with courtyard houses along lanes; gives places (n, 3) for trees.

    ``keep_clear`` says by a mask which of the points (n, 3) must stay free; it is asked about each house's corners
    and middle. ``turn``: degrees by which the lanes are turned about the area's middle.
    """
    rng = np.random.default_rng(seed)
    x0, y0, x1, y1 = area
    mid = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
    c, s_ = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    spin = np.array([[c, s_], [-s_, c]])
    houses: list[tuple[float, float, float, float, float, int]] = []  # x, y, turn, width, depth, seed
    yards: list[tuple[float, float, float, float]] = []
    trees: list[tuple[float, float]] = []
    y = y0
    while y + 20 < y1 + 6:
        x = x0 + rng.uniform(0, 4)
        yard = rng.uniform(6.5, 9.5)
        while x + 8 < x1:
            w = float(rng.choice(WIDTHS))
            jut = rng.uniform(-0.5, 0.5)
            houses.append((x + w / 2, y + 3.6 + jut, 0, w, 7.0, int(rng.integers(SEEDS))))
            houses.append(
                (
                    x + w / 2,
                    y + 7.2 + yard + 3.2 + jut,
                    180 if rng.random() < 0.5 else 0,
                    w,
                    6.2,
                    int(rng.integers(SEEDS)),
                )
            )
            if rng.random() < 0.5:
                houses.append((x + 2.3, y + 7.2 + yard / 2, 90, max(yard - 1.5, 5.0), 4.0, int(rng.integers(2))))
            yards.append((x, y + 7, x + w, y + 7.4 + yard))
            if rng.random() < 0.55:
                trees.append((x + w * rng.uniform(0.55, 0.75), y + 7.2 + yard * rng.uniform(0.35, 0.65)))
            x += w + (0.5 if rng.random() < 0.65 else rng.uniform(2.6, 4.0))
        y += 14 + yard + lane + rng.uniform(0, 1.5)
    h = np.array(houses)
    if not len(h):
        return np.zeros((0, 3))
    free = np.ones(len(h), bool)
    if keep_clear is not None:
        half = np.where((h[:, 2] == 90)[:, None], h[:, [4, 3]], h[:, [3, 4]]) / 2 + 0.8
        for dx, dy in ((0, 0), (-1, -1), (1, -1), (1, 1), (-1, 1)):
            p = (h[:, :2] + half * (dx, dy) - mid) @ spin + mid
            free &= ~keep_clear(np.c_[p, np.zeros(len(p))])
    at = (h[:, :2] - mid) @ spin + mid
    for (px, py), (_, _, t, w, d, k) in zip(at[free], h[free], strict=True):
        wing = t == 90
        mesh = old_house(5.0 + round(w - 5.0) if wing else w, d, int(k) + (20 if wing else 0))
        put(mesh, px, py, float(rng.uniform(-0.1, 0.0)), t + turn + float(rng.normal(0, 0.8)))
    _yard_walls(np.array(yards), mid, spin, turn, keep_clear)
    found = (np.array(trees).reshape(-1, 2) - mid) @ spin + mid
    found = np.c_[found, np.zeros(len(found))]
    return found[~keep_clear(found)] if keep_clear is not None and len(found) else found


def _yard_walls(
    yards: np.ndarray,
    mid: np.ndarray,
    spin: np.ndarray,
    turn: float,
    keep_clear: Callable[[np.ndarray], np.ndarray] | None,
) -> None:
    """Low lime-washed walls between neighbours' courtyards, and stone floors in them."""
    s = Solid("courtyards")
    for x0, y0, x1, y1 in yards:
        p = np.array([((x0 + x1) / 2, (y0 + y1) / 2)])
        at = (p - mid) @ spin + mid
        corners = (np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]) - mid) @ spin + mid
        if keep_clear is not None and keep_clear(np.c_[corners, np.zeros(4)]).any():
            continue
        with s.at(at[0, 0], at[0, 1], 0, turn):
            hw, hd = (x1 - x0) / 2, (y1 - y0) / 2
            s.box((-hw, -hd, 0), (hw, hd, 0.1), "concrete")
            for x in (-hw + 0.1, hw - 0.1):
                s.box((x - 0.16, -hd, 0), (x + 0.16, hd, 2.3), "plaster")
                s.box((x - 0.36, -hd, 2.3), (x + 0.36, hd, 2.5), "tile")
    s.put()
