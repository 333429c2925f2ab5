"""City walls of windows that lie deep, and volumes made of four of them; must not know kinds of buildings or streets.

A wall runs from one corner to the next, counter-clockwise round the house; on it u goes right, v up, d outwards
(metres).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .solid import Solid

PANES = ("window_a", "window_b", "window_c", "window_d", "window_c", "window_d")
Area = tuple[float, float, float, float]


@dataclass(frozen=True)
class Facade:
    """How a storey's windows sit: margins in parts of a bay or a storey, depths in metres, chances 0..1."""

    bay: float = 3.2
    storey: float = 3.3
    left: float = 0.2
    right: float = 0.2
    sill: float = 0.28
    head: float = 0.16
    recess: float = 0.4
    skin: str = "white"
    trim: str = "white"
    sills: float = 0.0
    fins: float = 0.0
    slabs: float = 0.0
    balconies: float = 0.0
    coolers: float = 0.0
    blind: float = 0.0
    mullions: int = 1
    corner: float = 0.7
    glass: tuple[str, ...] = PANES


PUNCHED = Facade(sills=0.16)
RIBBON = Facade(left=0.02, right=0.02, sill=0.3, head=0.14, slabs=0.22, bay=3.6, mullions=2)
FINNED = Facade(left=0.12, right=0.12, sill=0.12, head=0.06, fins=0.45, bay=2.6, storey=3.8)
CURTAIN = Facade(left=0.03, right=0.03, sill=0.14, head=0.03, recess=0.16, bay=2.4, storey=3.9, fins=0.12)
HOMES = Facade(left=0.16, right=0.16, sill=0.26, head=0.14, balconies=0.5, coolers=0.3, bay=3.8, storey=3.0)
SHOP = Facade(
    left=0.06, right=0.06, sill=0.06, head=0.24, recess=0.6, bay=4.2, storey=4.6, glass=("pane", "pane", "window_c")
)
GALLERY = Facade(left=0.05, right=0.05, sill=0.3, head=0.12, recess=1.7, bay=4.5, storey=3.7, slabs=0.15)


class Wall:
    """One upright wall from p to q, (x, y) in metres."""

    def __init__(self, solid: Solid, p: tuple[float, float], q: tuple[float, float]) -> None:
        self.solid = solid
        self.p = np.array([*p, 0.0])
        along = np.array([q[0] - p[0], q[1] - p[1], 0.0])
        self.length = float(np.linalg.norm(along))
        self.t = along / self.length
        self.n = np.array([self.t[1], -self.t[0], 0.0])

    def place(self, u: np.ndarray, v: np.ndarray, d: np.ndarray | float) -> np.ndarray:
        """Points in space for wall coordinates; any shape, one more axis."""
        u, v, d = np.broadcast_arrays(u, v, d)
        return self.p + u[..., None] * self.t + v[..., None] * np.array([0, 0, 1.0]) + d[..., None] * self.n

    def sheet(self, u0: object, u1: object, v0: object, v1: object, d: float, material: str) -> None:
        """Flat rectangles facing outwards."""
        u0, u1, v0, v1 = (np.ravel(a).astype(float) for a in np.broadcast_arrays(u0, u1, v0, v1))
        us, vs = np.stack([u0, u1, u1, u0], 1), np.stack([v0, v0, v1, v1], 1)
        self.solid.quads(self.place(us, vs, d).reshape(-1, 4, 3), material)

    def boxes(self, u0: object, u1: object, v0: object, v1: object, d0: object, d1: object, material: str) -> None:
        """Boxes that stand out of the wall from depth d0 to d1; no backs."""
        u0, u1, v0, v1, d0, d1 = (np.ravel(a).astype(float) for a in np.broadcast_arrays(u0, u1, v0, v1, d0, d1))
        if not len(u0):
            return
        us = np.stack([u0, u1, u1, u0, u0, u1, u1, u0], 1)
        vs = np.stack([v0, v0, v1, v1, v0, v0, v1, v1], 1)
        ds = np.stack([d0, d0, d0, d0, d1, d1, d1, d1], 1)
        sides = np.array([(4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)])
        faces = (np.arange(len(u0))[:, None, None] * 8 + sides).reshape(-1, 4)
        self.solid.faces(self.place(us, vs, ds).reshape(-1, 3), faces, material)

    def windows(self, low: float, floors: int, style: Facade, rng: np.random.Generator) -> float:
        """Fill the wall with storeys of windows from a height up; gives the height of their top."""
        usable = self.length - 2 * style.corner
        bays = max(1, round(usable / style.bay))
        width, storey = usable / bays, style.storey
        high = low + floors * storey
        self.sheet([0, self.length - style.corner], [style.corner, self.length], low, high, 0.0, style.skin)
        column, row = (a.ravel() for a in np.meshgrid(np.arange(bays), np.arange(floors)))
        u0, v0 = style.corner + column * width, low + row * storey
        blind = (rng.random(bays) < style.blind)[column]
        self.sheet(u0[blind], u0[blind] + width, v0[blind], v0[blind] + storey, 0.0, style.skin)
        column, row, u0, v0 = (a[~blind] for a in (column, row, u0, v0))
        door = (rng.random(bays) < style.balconies)[column] if style.balconies else np.zeros(len(u0), bool)
        a0, a1 = u0 + style.left * width, u0 + (1 - style.right) * width
        b0, b1 = v0 + np.where(door, 0.04, style.sill) * storey, v0 + (1 - style.head) * storey
        self._holes((u0, u0 + width, v0, v0 + storey), (a0, a1, b0, b1), style, rng)
        if style.sills:
            k = ~door
            self.boxes(a0[k] - 0.1, a1[k] + 0.1, b0[k] - 0.14, b0[k], 0, style.sills, style.trim)
        self._relief(low, high, bays, floors, width, style)
        self._balconies(u0[door], width, v0[door], style)
        if style.coolers:
            k = ~door & (rng.random(len(u0)) < style.coolers)
            self.boxes(a1[k] - 0.9, a1[k], b0[k] - 0.85, b0[k] - 0.25, 0.05, 0.45, "grey")
        return high

    def _holes(
        self, cell: tuple[np.ndarray, ...], hole: tuple[np.ndarray, ...], style: Facade, rng: np.random.Generator
    ) -> None:
        (u0, u1, v0, v1), (a0, a1, b0, b1) = cell, hole
        if not len(u0):
            return
        flat, deep = np.zeros(len(u0)), np.full(len(u0), -style.recess)
        us = np.stack([u0, u1, u1, u0, a0, a1, a1, a0, a0, a1, a1, a0], 1)
        vs = np.stack([v0, v0, v1, v1, b0, b0, b1, b1, b0, b0, b1, b1], 1)
        ds = np.stack([*[flat] * 8, *[deep] * 4], 1)
        at = np.arange(len(u0))[:, None, None] * 12
        rim = np.array([(k, (k + 1) % 4, (k + 1) % 4 + 4, k + 4) for k in range(4)])
        self.solid.faces(
            self.place(us, vs, ds).reshape(-1, 3), np.concatenate([at + rim, at + rim + 4]).reshape(-1, 4), style.skin
        )
        kinds = rng.integers(0, len(style.glass), len(u0))
        for kind, name in enumerate(style.glass):
            k = kinds == kind
            if k.any():
                self.sheet(a0[k], a1[k], b0[k], b1[k], -style.recess, name)
        for m in range(style.mullions):
            middle = a0 + (a1 - a0) * (m + 1) / (style.mullions + 1)
            self.sheet(middle - 0.05, middle + 0.05, b0, b1, -style.recess + 0.06, style.trim)

    def _relief(self, low: float, high: float, bays: int, floors: int, width: float, style: Facade) -> None:
        if style.fins:
            u = style.corner + np.arange(bays + 1) * width
            self.boxes(u - 0.11, u + 0.11, low, high, 0, style.fins, style.trim)
        if style.slabs:
            v = low + np.arange(1, floors + 1) * style.storey
            self.boxes(-style.slabs, self.length + style.slabs, v - 0.3, v - 0.02, 0, style.slabs, style.trim)

    def _balconies(self, u: np.ndarray, width: float, v: np.ndarray, style: Facade) -> None:
        if not len(u):
            return
        left, right = u + 0.06 * width, u + 0.94 * width
        self.boxes(left, right, v - 0.1, v + 0.1, 0, 1.4, style.trim)
        self.boxes(left, right, v + 0.1, v + 1.05, 1.28, 1.4, style.skin)
        for a in (left, right - 0.1):
            self.boxes(a, a + 0.1, v + 0.1, v + 1.05, 0, 1.28, style.skin)


def volume(
    solid: Solid,
    area: Area,
    low: float,
    floors: int,
    style: Facade,
    rng: np.random.Generator,
    *,
    parapet: float = 1.1,
    roof: str = "concrete",
    cornice: float = 0.25,
    sides: Facade | None = None,
) -> float:
    """A rectangular volume (x0, y0, x1, y1) with windows all round, a parapet and a flat roof; gives the roof's height.

    ``sides``: another facade for the two short walls.
    """
    x0, y0, x1, y1 = area
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    high = low + floors * style.storey
    top = high + 0.35 + parapet
    for k in range(4):
        wall = Wall(solid, corners[k], corners[(k + 1) % 4])
        use = style if k % 2 == 0 or sides is None else replace(sides, storey=style.storey)
        wall.windows(low, floors, use, rng)
        wall.sheet(0, wall.length, high, top, 0.0, style.skin)
        if cornice:
            wall.boxes(-cornice, wall.length + cornice, top - 0.35, top - 0.02, 0, cornice, style.trim)
    t = 0.4
    inner = [(x0 + t, y0 + t), (x1 - t, y0 + t), (x1 - t, y1 - t), (x0 + t, y1 - t)]
    deck = min(high + 0.3, top - 0.02)
    for k in range(4):
        (ax, ay), (bx, by) = corners[k], corners[(k + 1) % 4]
        (cx, cy), (dx, dy) = inner[(k + 1) % 4], inner[k]
        solid.quads(
            [
                [(ax, ay, top), (bx, by, top), (cx, cy, top), (dx, dy, top)],
                [(dx, dy, top), (cx, cy, top), (cx, cy, deck), (dx, dy, deck)],
            ],
            style.trim,
        )
    solid.polygon([(*c, deck) for c in inner], roof)
    return deck


def roof_plant(solid: Solid, area: Area, z: float, rng: np.random.Generator, amount: float = 1.0) -> None:
    """Stair house, coolers with fans, tanks, pipes and a few solar panels on a roof (x0, y0, x1, y1) at height z."""
    x0, y0, x1, y1 = area
    w, d = x1 - x0, y1 - y0
    if w < 5 or d < 5:
        return
    cw, cd = min(w * 0.4, rng.uniform(4, 7)), min(d * 0.5, rng.uniform(4, 6))
    cx, cy = rng.uniform(x0 + 1, x1 - cw - 1), rng.uniform(y0 + 1, y1 - cd - 1)
    h = rng.uniform(2.8, 4.2)
    solid.box((cx, cy, z), (cx + cw, cy + cd, z + h), "white")
    solid.box((cx - 0.3, cy - 0.3, z + h), (cx + cw + 0.3, cy + cd + 0.3, z + h + 0.3), "concrete", floor=True)
    solid.box((cx + 0.5, cy - 0.04, z), (cx + 1.6, cy + 0.1, z + 2.1), "grey")
    taken = [(cx - 0.6, cy - 0.6, cx + cw + 0.6, cy + cd + 0.6)]
    for _ in range(round(w * d / 45 * amount) + 2):
        kind = rng.integers(0, 4)
        sx, sy = ((2.4, 2.0), (1.4, 1.2), (2.0, 2.0), (4.2, 2.2))[kind]
        if w < sx + 2 or d < sy + 2:
            continue
        px, py = rng.uniform(x0 + 0.9, x1 - sx - 0.9), rng.uniform(y0 + 0.9, y1 - sy - 0.9)
        if any(px < b[2] and px + sx > b[0] and py < b[3] and py + sy > b[1] for b in taken):
            continue
        taken.append((px - 0.4, py - 0.4, px + sx + 0.4, py + sy + 0.4))
        _plant(solid, kind, px, py, z, sx, sy)


def _plant(s: Solid, kind: int, x: float, y: float, z: float, w: float, d: float) -> None:
    if kind == 0:
        s.box((x, y, z + 0.25), (x + w, y + d, z + 1.8), "concrete", floor=True)
        s.cylinder(0.75, z + 1.8, z + 2.0, "grey", 12, (x + w / 2, y + d / 2))
    elif kind == 1:
        s.box((x, y, z), (x + w, y + d, z + 1.1), "grey")
        s.cylinder(0.22, z + 1.1, z + 2.2, "steel", 8, (x + w / 2, y + d / 2))
    elif kind == 2:
        s.cylinder(0.95, z + 0.5, z + 2.4, "balsa", 14, (x + 1, y + 1))
        s.box((x + 0.3, y + 0.3, z), (x + 1.7, y + 1.7, z + 0.5), "grey")
    else:
        s.quads([[(x, y, z + 0.3), (x + w, y, z + 0.3), (x + w, y + d, z + 1.2), (x, y + d, z + 1.2)]], "solar")
        s.quads(
            [[(x + w, y + d, z + 0.02), (x, y + d, z + 0.02), (x, y + d, z + 1.17), (x + w, y + d, z + 1.17)]], "grey"
        )
