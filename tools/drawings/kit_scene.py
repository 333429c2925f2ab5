"""Holds what a picture is made of: card faces, moss, lamps; it knows nothing of cameras and light."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np

Point = tuple[float, float, float]
Colour = tuple[float, float, float]

(
    PLAIN,
    WINDOWS,
    BANDS,
    TILES,
    WATER,
    WOOD,
    FIELD,
    STONE,
    CURTAIN,
    LATTICE,
    SHOP,
    SOLAR,
    TEXT,
    LAWN,
    MOSS,
    PAVING,
    RAYS,
    ROUND,
    PLATE,
) = range(19)


@dataclass(frozen=True)
class Mat:
    """A material: linear colour, pattern kind with its numbers, own glow, gloss 0..1."""

    colour: Colour
    kind: int = PLAIN
    p: tuple[float, ...] = ()
    glow: Colour = (0.0, 0.0, 0.0)
    gloss: float = 0.0

    def with_p(self, *p: float) -> Mat:
        """Give the same material with other pattern numbers."""
        return replace(self, p=p)

    def tinted(self, k: float) -> Mat:
        """Give the same material, lighter or darker by a factor."""
        return replace(self, colour=(self.colour[0] * k, self.colour[1] * k, self.colour[2] * k))


@dataclass
class Face:
    """A flat polygon with its texture frame."""

    points: np.ndarray
    mat: Mat
    u: np.ndarray
    v: np.ndarray
    normal: np.ndarray
    two_sided: bool
    sun: bool
    sky: bool
    holes: list[np.ndarray]
    seen: bool = True


@dataclass
class Blob:
    """An ellipsoid; fuzz 0..1 frays its outline like moss."""

    centre: np.ndarray
    radii: np.ndarray
    mat: Mat
    fuzz: float
    sky: bool


@dataclass
class Lamp:
    """A small light: reach in units, colour already times its strength."""

    at: np.ndarray
    reach: float
    colour: Colour


@dataclass
class Scene:
    """A growing model; positions are in model units, z up."""

    seed: int = 1
    faces: list[Face] = field(default_factory=list)
    blobs: list[Blob] = field(default_factory=list)
    lamps: list[Lamp] = field(default_factory=list)
    glass: list[Blob] = field(default_factory=list)
    night: float = 0.0
    texture: np.ndarray | None = None

    def __post_init__(self) -> None:
        self.rng = np.random.default_rng(self.seed)
        self._m = np.eye(3)
        self._o = np.zeros(3)

    @contextmanager
    def at(self, x: float, y: float, z: float = 0.0, turn: float = 0.0, size: float = 1.0) -> Iterator[None]:
        """Place what is built inside at a point, turned by degrees and scaled."""
        m, o = self._m, self._o
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        self._o = o + m @ np.array([x, y, z])
        self._m = m @ (np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]]) * size)
        try:
            yield
        finally:
            self._m, self._o = m, o

    def where(self, p: Sequence[float]) -> np.ndarray:
        """Turn a local point into a model point."""
        return self._o + self._m @ np.asarray(p, float)

    def _all(self, pts: Sequence[Sequence[float]]) -> np.ndarray:
        return np.asarray(pts, float) @ self._m.T + self._o

    def poly(
        self,
        pts: Sequence[Sequence[float]],
        mat: Mat,
        *,
        two_sided: bool = False,
        sun: bool = True,
        sky: bool = True,
        holes: Sequence[Sequence[Sequence[float]]] = (),
        seen: bool = True,
    ) -> None:
        """Add one flat polygon, counter-clockwise from outside; u runs along its first edge."""
        w = self._all(pts)
        nxt = np.roll(w, -1, axis=0)
        n = np.array(
            [
                ((w[:, 1] - nxt[:, 1]) * (w[:, 2] + nxt[:, 2])).sum(),
                ((w[:, 2] - nxt[:, 2]) * (w[:, 0] + nxt[:, 0])).sum(),
                ((w[:, 0] - nxt[:, 0]) * (w[:, 1] + nxt[:, 1])).sum(),
            ]
        )
        size = float(np.linalg.norm(n))
        if size < 1e-9:
            return
        n /= size
        u = w[1] - w[0]
        u = u - n * float(u @ n)
        length = float(np.linalg.norm(u))
        if length < 1e-9:
            return
        u /= length
        self.faces.append(Face(w, mat, u, np.cross(n, u), n, two_sided, sun, sky, [self._all(h) for h in holes], seen))

    def blob(
        self, c: Sequence[float], r: Sequence[float] | float, mat: Mat, fuzz: float = 0.0, sky: bool = True
    ) -> None:
        """Add an ellipsoid (its axes stay with the world's)."""
        scale = float(np.linalg.norm(self._m[:, 2]))
        radii = np.full(3, float(r)) if isinstance(r, float | int) else np.asarray(r, float)
        self.blobs.append(Blob(self.where(c), radii * scale, mat, fuzz, sky))

    def pane(self, c: Sequence[float], r: Sequence[float] | float, mat: Mat) -> None:
        """Add a clear glass ellipsoid (only its front is drawn, over what lies behind)."""
        self.blob(c, r, mat)
        self.glass.append(self.blobs.pop())

    def lamp(self, c: Sequence[float], reach: float, colour: Colour) -> None:
        """Add a small light."""
        scale = float(np.linalg.norm(self._m[:, 2]))
        self.lamps.append(Lamp(self.where(c), reach * scale, colour))

    def prism(
        self,
        outline: Sequence[Sequence[float]],
        z0: float,
        z1: float,
        side: Mat,
        top: Mat | None,
        *,
        sun: bool = True,
        sky: bool = True,
        bottom: bool = False,
    ) -> None:
        """Stand a counter-clockwise outline up as a solid; window grids are fitted to each side."""
        n = len(outline)
        for i in range(n):
            (ax, ay), (bx, by) = outline[i][:2], outline[(i + 1) % n][:2]
            mat = side
            if side.kind in (WINDOWS, CURTAIN, BANDS, LATTICE, SHOP):
                mat = fitted(side, math.hypot(bx - ax, by - ay), z1 - z0)
            self.poly([(ax, ay, z0), (bx, by, z0), (bx, by, z1), (ax, ay, z1)], mat, sun=sun, sky=sky)
        if top is not None:
            self.poly([(x, y, z1) for x, y, *_ in outline], top, sun=sun, sky=sky)
        if bottom:
            self.poly([(x, y, z0) for x, y, *_ in reversed(outline)], top or side, sun=sun, sky=False)

    def box(
        self, x: float, y: float, z: float, w: float, d: float, h: float, side: Mat, top: Mat | None = None, **kw: bool
    ) -> None:
        """Add a box centred on x, y standing on z."""
        a, b = w / 2, d / 2
        out = [(x - a, y - b), (x + a, y - b), (x + a, y + b), (x - a, y + b)]
        self.prism(out, z, z + h, side, side if top is None and side.kind in (PLAIN, WOOD) else top, **kw)

    def drum(
        self,
        x: float,
        y: float,
        z: float,
        r: float,
        h: float,
        side: Mat,
        top: Mat | None = None,
        n: int = 20,
        r1: float | None = None,
        **kw: bool,
    ) -> None:
        """Add an upright round column, or a cone frustum when r1 is given."""
        ring = [(math.cos(2 * math.pi * i / n), math.sin(2 * math.pi * i / n)) for i in range(n)]
        r2 = r if r1 is None else r1
        for i in range(n):
            (ax, ay), (bx, by) = ring[i], ring[(i + 1) % n]
            self.poly(
                [
                    (x + ax * r, y + ay * r, z),
                    (x + bx * r, y + by * r, z),
                    (x + bx * r2, y + by * r2, z + h),
                    (x + ax * r2, y + ay * r2, z + h),
                ],
                side,
                **kw,
            )
        if r2 > 0.01:
            self.poly([(x + ax * r2, y + ay * r2, z + h) for ax, ay in ring], top or side, **kw)

    def beam(
        self, a: Sequence[float], b: Sequence[float], w: float, h: float, mat: Mat, top: Mat | None = None, **kw: bool
    ) -> None:
        """Lay a square bar from a to b (both at its bottom centre line)."""
        ax, ay, az = a
        bx, by, bz = b
        dx, dy = bx - ax, by - ay
        length = math.hypot(dx, dy)
        if length < 1e-6:
            return
        nx, ny = -dy / length * w / 2, dx / length * w / 2
        p = [(ax - nx, ay - ny, az), (bx - nx, by - ny, bz), (bx + nx, by + ny, bz), (ax + nx, ay + ny, az)]
        q = [(x, y, z + h) for x, y, z in p]
        self.poly(q, top or mat, **kw)
        self.poly(p[::-1], mat, sky=False)
        for i in range(4):
            j = (i + 1) % 4
            self.poly([p[i], p[j], q[j], q[i]], mat, **kw)


def fitted(mat: Mat, length: float, height: float) -> Mat:
    """Fit a grid's cell width to a wall's length and remember the wall's height."""
    p = list(mat.p) + [0.0] * (8 - len(mat.p))
    if p[0] > 0:
        p[0] = length / max(1, round(length / p[0]))
    if p[5] == 0:
        p[5] = height - 0.25
        if mat.kind == WINDOWS and p[1] > p[5] - p[4]:
            # One row is all that fits: let it.
            p[1] = max(0.2, min(p[1], height - p[4] - 0.05))
            p[5] = p[4] + p[1] * 1.001
    p[7] = length
    return replace(mat, p=tuple(p))
