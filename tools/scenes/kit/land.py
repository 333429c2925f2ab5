"""A model's ground in layers, and what lies on it: terraces, plots, roads, stone paths; must not know scenes or hours.

``Ground`` cuts a smooth height into plywood layers along its contours; ``at`` tells how high to stand a thing on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from . import materials_land  # noqa: F401  (makes layer and moss known)
from .solid import Points, Solid, curve, offset
from .trees import sow

Height = Callable[[np.ndarray, np.ndarray], np.ndarray]
Choose = Callable[[np.ndarray, int], np.ndarray]


def swell(seed: int, size: float, count: int = 14) -> Height:
    """A gentle random surface of about -1..1 whose waves are about ``size`` metres long."""
    rng = np.random.default_rng(seed)
    turn, phase = rng.uniform(0, 2 * np.pi, (2, count))
    k = 2 * np.pi / (size * rng.uniform(0.7, 1.8, count))

    def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (
            sum(np.sin(x * q * np.cos(t) + y * q * np.sin(t) + f) for q, t, f in zip(k, turn, phase, strict=True))
            / count**0.5
        )

    return height


def hill(
    x: np.ndarray, y: np.ndarray, centre: Sequence[float], radius: float | tuple[float, float], height: float
) -> np.ndarray:
    """The height of one rounded hill, in metres; radii along x and y."""
    rx, ry = radius if isinstance(radius, tuple) else (radius, radius)
    return height * np.exp(-(((x - centre[0]) / rx) ** 2 + ((y - centre[1]) / ry) ** 2))


class Ground:
    """A height over a rectangle, cut into layers ``step`` metres thick; ``cell``: how fine its outlines are."""

    def __init__(
        self, low: Sequence[float], high: Sequence[float], height: Height, step: float = 2.0, cell: float = 1.5
    ) -> None:
        self.step, self.cell = step, cell
        self.x = np.arange(low[0], high[0] + cell, cell)
        self.y = np.arange(low[1], high[1] + cell, cell)
        self.h = np.asarray(height(*np.meshgrid(self.x, self.y)), float)
        self._known: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None

    def smooth(self, points: Points) -> np.ndarray:
        """The uncut height at points (n, 2+)."""
        p = np.asarray(points, float)
        u = np.clip((p[:, 0] - self.x[0]) / self.cell, 0, len(self.x) - 1.001)
        v = np.clip((p[:, 1] - self.y[0]) / self.cell, 0, len(self.y) - 1.001)
        i, j = v.astype(int), u.astype(int)
        a, b = v - i, u - j
        h = self.h
        return (h[i, j] * (1 - b) + h[i, j + 1] * b) * (1 - a) + (h[i + 1, j] * (1 - b) + h[i + 1, j + 1] * b) * a

    def at(self, points: Points) -> np.ndarray:
        """The height of the layer at points (n, 2+): where a thing stands."""
        return np.floor(self.smooth(points) / self.step) * self.step

    def on(self, points: Points, lift: float = 0.0) -> np.ndarray:
        """Points (n, 2+) set down on the layers, as (n, 3)."""
        p = np.asarray(points, float)
        return np.c_[p[:, :2], self.at(p) + lift]

    def slope(self, points: Points) -> np.ndarray:
        """The way down at points, as unit vectors (n, 2)."""
        p = np.asarray(points, float)[:, :2]
        d = np.stack([self.smooth(p + s) - self.smooth(p - s) for s in ((self.cell, 0), (0, self.cell))], 1)
        return -d / np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-9)

    def gap(self, points: Points) -> np.ndarray:
        """How far up its own layer a point lies, 0 at its lower edge to 1 at the next wall."""
        return np.mod(self.smooth(points) / self.step, 1.0)

    def pad(self, x: float, y: float, radius: float, soft: float = 5.0, level: float | None = None) -> float:
        """Level a round place for a house; gives the height of its floor in metres."""
        base = self.smooth(np.array([[x, y]]))[0] if level is None else level
        floor = np.floor(base / self.step + (0.0 if level is None else 0.5)) * self.step
        self._press(np.array([[x, y, floor + self.step * 0.45]]), radius, soft)
        return float(floor)

    def bed(self, path: Points, half: float, soft: float = 7.0) -> None:
        """Level the ground across a path (x, y, z) to z, ``half`` metres to either side."""
        self._press(np.asarray(path, float), half, soft)

    def _press(self, path: np.ndarray, half: float, soft: float) -> None:
        """Blend the height towards that of the nearest point of a path."""
        self._known = None
        near = np.full(self.h.shape, np.inf)
        level = np.zeros(self.h.shape)
        reach = half + soft
        for x, y, z in path:
            i0, i1 = np.searchsorted(self.y, (y - reach, y + reach))
            j0, j1 = np.searchsorted(self.x, (x - reach, x + reach))
            d = np.hypot(self.x[None, j0:j1] - x, self.y[i0:i1, None] - y)
            closer = d < near[i0:i1, j0:j1]
            near[i0:i1, j0:j1][closer] = d[closer]
            level[i0:i1, j0:j1][closer] = z
        t = np.clip((near - half) / soft, 0, 1)
        t = t * t * (3 - 2 * t)
        self.h = np.where(np.isfinite(near), level + (self.h - level) * t, self.h)

    def build(
        self,
        tops: Sequence[str] = ("moss",),
        choose: Choose | None = None,
        wall: str = "layer",
        rim: str = "birch",
        edge: float = 0.12,
        fur: float = 0.09,
    ) -> None:
        """Make the layers: ``wall`` and ``rim`` of each slab, and on it a fur of ``tops`` behind an edge.

        ``choose(centres (n, 2), level)`` gives for each cell which of ``tops``; -1 leaves the slab bare.
        ``edge``: the bare rim, in parts of a layer; ``fur``: how thick the planting is, in metres.
        """
        solid = Solid("land")
        step = self.step
        first, last = int(np.floor(self.h.min() / step)), int(np.floor(self.h.max() / step))
        for k in range(first, last + 1):
            self._layer(solid, k * step, (k + 0.3) * step, k * step, wall, [rim], None, step, k)
            self._layer(solid, (k + edge) * step, (k + 1) * step, k * step + fur, tops[0], tops, choose, fur, k)
        solid.put()

    def _layer(
        self,
        solid: Solid,
        level: float,
        until: float,
        z: float,
        wall: str,
        tops: Sequence[str],
        choose: Choose | None,
        depth: float,
        k: int,
    ) -> None:
        """The faces of everything as high as ``level`` (in cells below ``until``), laid at z, with its wall."""
        for polygons, walls, _ in self._cut(level, until):
            centre = polygons.mean(1)
            pick = choose(centre, k) if choose else np.zeros(len(centre), int)
            lid = np.concatenate([polygons, np.full((*polygons.shape[:2], 1), z)], 2)
            n = polygons.shape[1]
            for t, top in enumerate(tops):
                q = lid[pick == t]
                solid.faces(q.reshape(-1, 3), np.arange(len(q) * n).reshape(-1, n), top)
            side = walls[(pick >= 0)] if len(walls) else walls
            for pair in range(side.shape[1] if len(side) else 0):
                p, q = side[:, pair, 0], side[:, pair, 1]
                low, high = np.full((len(p), 1), z - depth), np.full((len(p), 1), z)
                solid.quads(np.stack([np.c_[p, low], np.c_[q, low], np.c_[q, high], np.c_[p, high]], 1), wall)

    def _cut(self, level: float, until: float = np.inf) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Marching squares: for each shape of cut cell, polygons (m, k, 2), edges (m, pairs, 2, 2) and their ids."""
        h = self.h
        if self._known is None:
            corners = np.stack([h[:-1, :-1], h[:-1, 1:], h[1:, 1:], h[1:, :-1]], -1)
            self._known = corners, corners.min(-1), corners.max(-1)
        corners, lowest, highest = self._known
        i, j = np.nonzero((highest >= level) & (lowest < until))
        c = corners[i, j]
        bits = ((c >= level) * (1, 2, 4, 8)).sum(1)
        x, y = self.x, self.y
        place = np.stack(
            [np.c_[x[j], y[i]], np.c_[x[j + 1], y[i]], np.c_[x[j + 1], y[i + 1]], np.c_[x[j], y[i + 1]]], 1
        )
        wide = h.shape[1]
        name = np.stack(
            [2 * (i * wide + j), 2 * (i * wide + j + 1) + 1, 2 * ((i + 1) * wide + j), 2 * (i * wide + j) + 1], 1
        )
        for case in range(1, 16):
            m = bits == case
            if not m.any():
                continue
            cc, pp, nn = c[m], place[m], name[m]
            inside = [bool(case >> k & 1) for k in range(4)]
            outline, ends = [], []
            for k in range(4):
                n = (k + 1) % 4
                if inside[k]:
                    outline.append(pp[:, k])
                if inside[k] != inside[n]:
                    t = ((level - cc[:, k]) / (cc[:, n] - cc[:, k]))[:, None]
                    outline.append(pp[:, k] * (1 - t) + pp[:, n] * t)
                    ends.append((inside[k], outline[-1], nn[:, k]))
            if ends and not ends[0][0]:
                ends = ends[1:] + ends[:1]
            pairs = list(zip(ends[::2], ends[1::2], strict=True))
            walls = np.stack([np.stack([a[1], b[1]], 1) for a, b in pairs], 1) if pairs else np.empty((0, 0, 2, 2))
            ids = np.stack([np.stack([a[2], b[2]], 1) for a, b in pairs], 1) if pairs else np.empty((0, 0, 2), int)
            yield np.stack(outline, 1), walls, ids

    def contours(self, level: float) -> list[np.ndarray]:
        """The lines (n, 2) on which the uncut height is ``level``, higher ground to their left."""
        start: dict[int, int] = {}
        place: dict[int, np.ndarray] = {}
        for _, walls, ids in self._cut(level, level):
            for pair in range(ids.shape[1] if len(ids) else 0):
                start.update(zip(ids[:, pair, 0].tolist(), ids[:, pair, 1].tolist(), strict=True))
                place.update(zip(ids[:, pair, 0].tolist(), walls[:, pair, 0], strict=True))
                place.update(zip(ids[:, pair, 1].tolist(), walls[:, pair, 1], strict=True))
        lines = []
        heads = [a for a in start if a not in set(start.values())]
        while start:
            a = heads.pop() if heads else next(iter(start))
            line = [place[a]]
            while a in start:
                a = start.pop(a)
                line.append(place[a])
            lines.append(np.array(line))
        return lines

    def rows(self, parts: Sequence[float], low: float, high: float, lift: float = 0.0) -> list[np.ndarray]:
        """Lines (n, 3) along the terraces between two heights, ``parts`` of the way from each edge to the next wall."""
        found = []
        for k in range(int(np.ceil(low / self.step)), int(np.floor(high / self.step)) + 1):
            for part in parts:
                found += [
                    np.c_[line, np.full(len(line), k * self.step + lift)]
                    for line in self.contours((k + part) * self.step)
                ]
        return found


def along(lines: Sequence[np.ndarray], spacing: float, seed: int = 0, jitter: float = 0.2) -> np.ndarray:
    """Points (n, 3) about every ``spacing`` metres along lines."""
    rng = np.random.default_rng(seed)
    found = []
    for line in lines:
        s = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
        t = np.arange(rng.uniform(0, spacing), s[-1], spacing)
        t = t + rng.uniform(-jitter, jitter, len(t)) * spacing
        found.append(np.stack([np.interp(t, s, line[:, k]) for k in range(3)], 1))
    return np.concatenate(found) if found else np.empty((0, 3))


def lay(points: Points, ground: Ground, soften: float = 30.0, lift: float = 0.0) -> np.ndarray:
    """A road's path (n, 3) through points (x, y) over the ground, its climb evened out over ``soften`` metres."""
    c = curve(np.asarray(points, float)[:, :2], 1.6)
    z = ground.smooth(c)
    k = max(int(soften / 1.6), 1)
    weight = np.hanning(2 * k + 1)
    c[:, 2] = np.convolve(np.pad(z, k, "reflect", reflect_type="odd"), weight / weight.sum(), "valid") + lift
    return c


def near(path: Points, points: Points) -> np.ndarray:
    """How far points (n, 2+) are from a path's points, in metres, level."""
    c, p = np.asarray(path, float)[:, :2], np.asarray(points, float)[:, :2]
    far = np.full(len(p), np.inf)
    for part in np.array_split(c, max(len(c) // 64, 1)):
        far = np.minimum(far, np.sqrt(((p[:, None] - part[None]) ** 2).sum(2)).min(1))
    return far


def mountain_road(path: Points, width: float = 7.0, skirt: float = 3.0, rail: Sequence[float] = (1,)) -> np.ndarray:
    """A road with kerbs, lines and guard rails on a retaining wall, along a path (x, y, z) of the ground's ``bed``.

    ``rail``: which sides have one, 1 right and -1 left. ``skirt``: how deep its walls go. Gives its surface's middle.
    """
    c = curve(path, 1.6)
    w = width / 2
    solid = Solid("mountain road")
    solid.sweep(
        c,
        [
            (-w - 0.5, -skirt),
            (w + 0.5, -skirt),
            (w + 0.5, 0.34),
            (w + 0.2, 0.34),
            (w + 0.2, 0.2),
            (-w - 0.2, 0.2),
            (-w - 0.2, 0.34),
            (-w - 0.5, 0.34),
        ],
        "concrete",
    )
    solid.ribbon(c, -w - 0.15, w + 0.15, "asphalt", 0.225)
    for side in (-1, 1):
        solid.ribbon(c, side * (w - 0.45) - 0.08, side * (w - 0.45) + 0.08, "mark", 0.245)
    for k in range(0, len(c) - 3, 5):
        solid.ribbon(c[k : k + 3], -0.08, 0.08, "mark", 0.245)
    for side in rail:
        line = offset(c, side * (w + 0.35)) + (0, 0, 0.34)
        for x, y, z in line[::2]:
            solid.box((x - 0.07, y - 0.07, z), (x + 0.07, y + 0.07, z + 0.72), "white")
        solid.sweep(line + (0, 0, 0.6), [(-0.06, -0.16), (0.06, -0.16), (0.06, 0.16), (-0.06, 0.16)], "steel")
    solid.put()
    return c + (0, 0, 0.25)


def steps(
    path: Points, ground: Ground, width: float = 1.6, material: str = "stone", rise: float = 0.75, seed: int = 0
) -> np.ndarray:
    """A path of flagstones over the layers, in stairs where they climb; gives its middle (n, 3)."""
    rng = np.random.default_rng(seed)
    c = curve(np.asarray(path, float)[:, :2], 0.5)
    z = ground.at(c)
    k = np.arange(len(c))
    z = (z[None, :] - rise * 0.5 * np.abs(k[None, :] - k[:, None])).max(1) if len(c) < 3000 else z
    c[:, 2] = z + 0.14
    solid = Solid("steps")
    d = np.gradient(c[:, :2], axis=0)
    for (x, y, top), (dx, dy) in zip(c, d, strict=True):
        w = width / 2 * rng.uniform(0.9, 1.1)
        with solid.at(x, y, top + rng.uniform(-0.02, 0.02), np.degrees(np.arctan2(dy, dx)) + rng.uniform(-2, 2)):
            solid.box((-0.235, -w, -ground.step - 0.3), (0.235, w, 0), material)
    solid.put()
    return c


def plot(
    outline: Points,
    kind: str = "crop",
    turn: float = 0.0,
    spacing: float = 1.2,
    seed: int = 0,
    z: float = 0.0,
    size: float = 0.6,
) -> None:
    """A field within a convex outline (n, 2): a bed of soil, ridges and rows of young plants.

    ``kind``: crop, rice, tea, leaf_light ... the plants' material, ``paddy`` for rice in water, ``bare`` for soil only.
    ``turn``: the rows' direction in degrees; spacing and plants' size in metres.
    """
    p = np.asarray(outline, float)[:, :2]
    rng = np.random.default_rng(seed)
    solid = Solid("plot")
    wet = kind == "paddy"
    solid.prism(p, z - 0.4, z + 0.1, "soil", "water" if wet else "soil")
    for a, b in zip(p, np.roll(p, -1, 0), strict=True):
        solid.sweep([(*a, z), (*b, z)], [(-0.5, -0.3), (0.5, -0.3), (0.3, 0.28), (-0.3, 0.28)], "grass")
    a = np.radians(turn)
    u, v = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
    middle = p.mean(0)
    q = np.c_[(p - middle) @ u, (p - middle) @ v]
    lines = []
    for s in np.arange(q[:, 1].min() + spacing * 0.6, q[:, 1].max() - spacing * 0.3, spacing):
        hits = []
        for (x0, y0), (x1, y1) in zip(q, np.roll(q, -1, 0), strict=True):
            if (y0 - s) * (y1 - s) < 0:
                hits.append(x0 + (x1 - x0) * (s - y0) / (y1 - y0))
        if len(hits) == 2 and abs(hits[1] - hits[0]) > 3:
            ends = [middle + u * (t + d) + v * s for t, d in ((min(hits), 1.0), (max(hits), -1.0))]
            lines.append(np.array([(*ends[0], z + 0.1), (*ends[1], z + 0.1)]))
    if not wet:
        for line in lines:
            w = spacing * 0.36
            solid.sweep(line, [(-w, -0.05), (w, -0.05), (w * 0.5, 0.2), (-w * 0.5, 0.2)], "soil")
    solid.put()
    if kind == "bare":
        return
    points = along(lines, size * 0.8, seed) + rng.normal(0, 0.06, 3) * (1, 1, 0)
    points[:, 2] += 0.0 if wet else 0.17
    sow(points, size, "crop" if wet else kind, seed)
