"""Chinese roofs: sagging slopes under ribs of tiles, eaves that turn up at the corners, ridges with their beasts.

Must not know what stands below them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from . import materials_heritage as _materials  # noqa: F401  (the maker of ridge)
from .solid import Solid


@dataclass(frozen=True)
class Roof:
    """A roof about the origin; metres.

    ``width`` along x and ``depth`` along y at the eaves, which lie at height ``eave``; ``rise`` to its top.
    ``hip``: how far in the ends slope (0: a gabled roof; depth / 2: a hipped one; between: hip-and-gable).
    ``run``: how far in from the eaves the roof goes (depth / 2 unless it is a skirt round a wall).
    ``lift``, ``stretch``: how far a corner turns up, and out. ``sag``: 0 straight, 1 very hollow.
    """

    width: float
    depth: float
    eave: float
    rise: float
    hip: float = 0.0
    run: float = 0.0
    lift: float = 1.2
    stretch: float = 0.5
    sag: float = 0.5
    pitch: float = 0.5
    rib: float = 0.13

    @property
    def reach(self) -> float:
        """How far in the roof goes."""
        return self.run or self.depth / 2

    @property
    def skirt(self) -> bool:
        """Whether the roof ends at a wall, not in a ridge."""
        return 0 < self.run < self.depth / 2 - 0.01

    def half(self, p: np.ndarray, front: bool) -> np.ndarray:
        """Half the slope's breadth, ``p`` metres in from the eaves."""
        return self.width / 2 - np.minimum(p, self.hip) if front else self.depth / 2 - p

    def at(self, a: np.ndarray, p: np.ndarray, front: bool) -> np.ndarray:
        """Points on the slope that faces -y: ``a`` sideways, ``p`` in from the eaves."""
        half = self.half(p, front)
        x = p / self.reach
        corner = np.maximum(0, 1 - (half - np.abs(a)) / (0.42 * self.depth)) ** 2.2
        fall = (1 - np.minimum(p / self.hip, 1)) ** 2 if self.hip else np.ones_like(p)
        out = self.stretch * corner * fall
        z = self.eave + self.rise * ((1 - self.sag) * x + self.sag * x * x) + self.lift * corner * fall
        deep = self.depth / 2 if front else self.width / 2
        return np.stack([a + np.sign(a) * out, -(deep - p) - out, z], -1)


def tiled(
    s: Solid,
    roof: Roof,
    *,
    tile: str = "tile",
    ridge: str = "ridge",
    trim: str = "red",
    rafters: bool = True,
    beasts: bool = True,
    ends: bool = True,
    fine: int = 8,
) -> None:
    """Add a roof. ``trim``: rafters, edge and underside; ``ends``: horns on the ridge; ``fine``: points along a rib."""
    slopes = [(0, True), (180, True)] + ([(90, False), (-90, False)] if roof.hip else [])
    for turn, front in slopes:
        deep = roof.reach if front else min(roof.hip, roof.reach)
        with s.at(turn=turn):
            _slope(s, roof, front, deep, tile, trim, fine)
            wide = (roof.width if front else roof.depth) / 2
            a = np.arange(-np.floor(wide / roof.pitch) + 0.5, wide / roof.pitch - 0.4) * roof.pitch
            stop = (
                np.where(wide - np.abs(a) < min(roof.hip, deep), wide - np.abs(a), deep)
                if roof.hip
                else np.full(len(a), deep)
            )
            rows = np.linspace(0, 1, fine)[None, :] * stop[:, None]
            p = roof.at(np.repeat(a[:, None], fine, 1), rows, front)
            p[:, 0, 1] -= 0.1
            _rods(s, p, roof.rib, roof.rib * 1.15, tile)
            if rafters:
                a = np.arange(-np.floor(wide / 0.8) + 0.25, wide / 0.8 - 0.2) * 0.8
                rows = np.repeat(np.array([[0.15, 1.0, min(2.0, deep)]]), len(a), 0)
                rows = np.minimum(rows, np.maximum(wide - np.abs(a), 0.2)[:, None] if roof.hip else deep)
                p = roof.at(np.repeat(a[:, None], 3, 1), rows, front) - (0, 0, 0.46)
                _rods(s, p, 0.11, 0.24, trim)
            if front:
                _edges(s, roof, ridge, beasts)
    if roof.skirt:
        x, y, z = roof.width / 2 - roof.reach, roof.depth / 2 - roof.reach, roof.eave + roof.rise
        for low, high in (
            ((-x - 0.3, -y - 0.3), (x + 0.3, -y + 0.2)),
            ((-x - 0.3, y - 0.2), (x + 0.3, y + 0.3)),
            ((-x - 0.3, -y + 0.2), (-x + 0.2, y - 0.2)),
            ((x - 0.2, -y + 0.2), (x + 0.3, y - 0.2)),
        ):
            s.box((*low, z - 0.35), (*high, z + 0.32), ridge)
        return
    _top(s, roof, ridge, trim, ends)


def _slope(s: Solid, roof: Roof, front: bool, deep: float, tile: str, trim: str, fine: int) -> None:
    """The slope itself, its underside and the board along its edge."""
    u = np.sin(np.linspace(-1, 1, 25) * np.pi / 2)
    rows = np.linspace(0, deep, fine + 2)
    half = roof.half(rows, front)
    g = roof.at(u[None, :] * half[:, None], np.repeat(rows[:, None], 25, 1), front)
    s.grid(g, tile)
    under = np.linspace(0.0, min(deep, 3.2), 4)
    low = roof.at(u[None, :] * roof.half(under, front)[:, None], np.repeat(under[:, None], 25, 1), front) - (0, 0, 0.22)
    s.grid(low[::-1], trim)
    s.grid(np.stack([low[0], g[0]]), trim, smooth=False)
    if not roof.hip:
        for k, flip in ((0, False), (-1, True)):
            edge = np.stack([g[:, k] - (0, 0, 0.25), g[:, k]])
            s.grid(edge[::-1] if flip else edge, trim, smooth=False)


def _rods(s: Solid, p: np.ndarray, half: float, high: float, material: str) -> None:
    """Rods of a round-backed section along rows of points (m, n, 3) that run along y."""
    if not len(p):
        return
    section = np.array([(-half, 0.0), (-half * 0.7, high * 0.75), (0.0, high), (half * 0.7, high * 0.75), (half, 0.0)])
    m, n, k = len(p), p.shape[1], len(section)
    q = np.repeat(p[:, :, None, :], k, 2)
    q[..., 0] += section[:, 0]
    q[..., 2] += section[:, 1]
    i, j = np.meshgrid(np.arange(n - 1), np.arange(k - 1), indexing="ij")
    f = (i * k + j).ravel()
    f = np.stack([f, f + 1, f + k + 1, f + k], 1)
    f = (f[None] + np.arange(m)[:, None, None] * n * k).reshape(-1, 4)
    s.faces(q.reshape(-1, 3), f, material, smooth=True)
    ends = np.arange(k)[None, ::-1] + np.arange(m)[:, None] * n * k
    s.faces(q.reshape(-1, 3), ends, material)


def bar(s: Solid, path: np.ndarray, half: float, low: float, high: float, material: str) -> None:
    """A bar of a rectangular section along a path, its height from ``low`` to ``high`` about the path."""
    s.sweep(path, [(-half, low), (half, low), (half * 0.75, high), (-half * 0.75, high)], material)


def _edges(s: Solid, roof: Roof, ridge: str, beasts: bool) -> None:
    """The two ridges that border the slope facing -y: along the hips, then up the gable."""
    for side in (-1, 1):
        p = np.linspace(0, min(roof.hip, roof.reach), 9) if roof.hip else np.zeros(0)
        if len(p):
            path = roof.at(side * roof.half(p, True), p, True)
            out = path[0] - path[2]
            tip = path[0] + np.array([out[0] * 0.28, out[1] * 0.28, 0.35 * roof.lift * 0.6])
            tip2 = path[0] + np.array([out[0] * 0.42, out[1] * 0.42, roof.lift * 0.75])
            bar(s, np.concatenate([[tip2, tip], path]), 0.24, -0.1, 0.46, ridge)
            if beasts:
                for k, t in enumerate(np.linspace(0.12, 0.5, 4)):
                    x, y, z = (np.interp(t, np.linspace(0, 1, 9), path[:, i]) for i in range(3))
                    with s.at(x, y, z + 0.4, turn=45):
                        big = 1.5 if k == 3 else 1.0
                        s.block((0.3 * big, 0.3 * big, 0.7 * big), ridge, (0, 0, 0.25 * big), 0.1)
        if roof.hip < roof.depth / 2 and not roof.skirt:
            p = np.linspace(max(roof.hip, 0.0), roof.reach, 8)
            a = side * (roof.half(p, True) - 0.2)
            bar(s, roof.at(a, p, True), 0.2, -0.1, 0.42, ridge)


def _top(s: Solid, roof: Roof, ridge: str, trim: str, ends: bool) -> None:
    """Gable walls, the main ridge and its horns; a knob where the roof ends in a point."""
    z = roof.eave + roof.rise
    half = roof.width / 2 - roof.hip
    if half < 0.4:
        with s.at(0, 0, z - 0.2):
            s.revolve(
                [(0.55, 0), (0.55, 0.25), (0.3, 0.45), (0.5, 0.85), (0.5, 1.1), (0.25, 1.4), (0.12, 1.9), (0.02, 2.4)],
                ridge,
                16,
            )
        return
    if 0 < roof.hip < roof.depth / 2:
        p = np.linspace(roof.hip, roof.reach, 7)
        for side in (-1, 1):
            edge = roof.at(np.full(7, side * (half - 0.5)), p, True)
            edge[:, 2] -= 0.12
            back = edge[:-1][::-1] * (1, -1, 1)
            s.polygon(np.concatenate([edge, back]) if side > 0 else np.concatenate([edge, back])[::-1], trim)
    x = np.linspace(-half + 0.1, half - 0.1, 15)
    rise = 0.35 * np.abs(x / half) ** 3
    bar(s, np.c_[x, np.zeros(15), z + rise], 0.26, -0.3, 0.75, ridge)
    bar(s, np.c_[x, np.zeros(15), z + rise + 0.75], 0.3, 0.0, 0.14, ridge)
    if ends:
        big = max(1.0, roof.depth / 12)
        for side in (-1, 1):
            with s.at(side * (half - 0.1), 0, z + 0.25, scale=(-side * big, big, big)):
                _horn(s, ridge)


def _horn(s: Solid, material: str) -> None:
    """The fish-tailed beast at a ridge's end, its mouth towards +x."""
    t = np.array(
        [
            (-0.15, -0.3),
            (1.1, -0.3),
            (1.25, 0.55),
            (0.85, 0.75),
            (0.75, 1.15),
            (1.0, 1.65),
            (0.75, 2.05),
            (0.2, 2.15),
            (-0.1, 1.9),
            (0.25, 1.75),
            (0.35, 1.45),
            (0.05, 1.1),
            (-0.15, 0.6),
        ]
    )
    n = len(t)
    p = np.concatenate([np.c_[t[:, 0], np.full(n, y), t[:, 1]] for y in (-0.26, 0.26)])
    i = np.arange(n)
    j = (i + 1) % n
    s.faces(p, np.stack([i, j, j + n, i + n], 1), material)
    s.polygon(p[:n], material)
    s.polygon(p[n:][::-1], material)
