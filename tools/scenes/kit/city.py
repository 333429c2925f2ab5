"""Quarters of a city: streets in a grid, blocks with pavements, buildings, gardens, trees, cars and people; skylines.

Must not know scenes, hours or where rivers run (``keep_clear`` says it). ``building`` comes from ``buildings``.
Stand the camera before filling: what nobody sees is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from . import people, roads, studio, traffic, trees
from .buildings import building
from .solid import Solid, put
from .studio import in_view

__all__ = ["Quarter", "building", "fill", "skyline"]

Clear = Callable[[np.ndarray], np.ndarray]
Rect = tuple[float, float, float, float]
MIX = {"homes": 3.0, "towers": 2.0, "offices": 2.0, "shops": 1.5, "park": 0.7}
KERB = 0.28
PAVEMENT = 3.6


@dataclass
class Quarter:
    """What was built.

    ``trees`` and ``walks`` (places for people) are world points; ``blocks`` (kind, x, y of the middle).
    """

    trees: list[tuple[float, float, float]] = field(default_factory=list)
    bushes: list[tuple[float, float, float]] = field(default_factory=list)
    walks: list[tuple[float, float, float]] = field(default_factory=list)
    blocks: list[tuple[str, float, float]] = field(default_factory=list)


class _Plot:
    """The quarter's own axes: local x, y in metres, turned about a centre; what is put is tested for being seen."""

    def __init__(
        self, centre: np.ndarray, turn: float, rng: np.random.Generator, outline: np.ndarray, keep_clear: Clear | None
    ) -> None:
        a = np.radians(turn)
        self.centre, self.turn, self.rng = centre, turn, rng
        self.axes = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
        self.outline, self.keep_clear = outline, keep_clear
        self.quarter = Quarter()
        self.ground = Solid("ground")

    def world(self, points: object) -> np.ndarray:
        """World x, y of local points."""
        return np.atleast_2d(np.asarray(points, float)) @ self.axes.T + self.centre

    def free(self, points: object) -> np.ndarray:
        """Which local points may be built on."""
        w = self.world(points)
        ok = _inside(w, self.outline)
        return ok & ~np.asarray(self.keep_clear(w), bool) if self.keep_clear is not None else ok

    def seen(self, x: float, y: float, high: float = 0.0, margin: float = 0.12) -> bool:
        """Whether the camera sees a local point at ground level or at a height."""
        w = self.world((x, y))[0]
        return bool(in_view(np.array([[*w, 0.0], [*w, high / 2], [*w, high]]), margin).any())

    def stand(
        self, kind: str, x: float, y: float, width: float, depth: float, floors: int, turn: float = 0, seeds: int = 4
    ) -> None:
        """Put a building with its middle at a local point; sizes rounded so that meshes are shared."""
        width, depth = max(8.0, width // 4 * 4), max(8.0, depth // 2 * 2)
        side = (width, depth) if turn % 180 == 0 else (depth, width)
        corners = [(x + a * side[0] / 2, y + b * side[1] / 2) for a in (-1, 1) for b in (-1, 1)]
        if not self.free(corners).all() or not any(self.seen(*c, floors * 4.0) for c in [*corners, (x, y)]):
            return
        w = self.world((x, y))[0]
        put(building(kind, int(self.rng.integers(seeds)), width, depth, floors), *w, KERB, self.turn + turn)

    def patch(self, rect: Rect, material: str, low: float = 0.0, high: float = 0.4, edge: str = "concrete") -> None:
        """A raised flat piece of ground with an edging."""
        x0, y0, x1, y1 = rect
        if x1 - x0 < 1 or y1 - y0 < 1:
            return
        corners = self.world([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        self.ground.prism(corners, low, high, edge)
        t = 0.25
        inner = self.world([(x0 + t, y0 + t), (x1 - t, y0 + t), (x1 - t, y1 - t), (x0 + t, y1 - t)])
        self.ground.polygon(np.c_[inner, np.full(4, high + 0.025)], material)

    def grow(self, points: object, chance: float = 1.0, bushes: bool = False) -> None:
        """Mark local points for trees or bushes."""
        p = np.asarray(points, float).reshape(-1, 2)
        if not len(p):
            return
        p = p[self.free(p) & (self.rng.random(len(p)) < chance)]
        (self.quarter.bushes if bushes else self.quarter.trees).extend((*w, KERB) for w in self.world(p)) if len(
            p
        ) else None


def _inside(points: np.ndarray, outline: np.ndarray) -> np.ndarray:
    """Which points (n, 2) lie in a polygon."""
    x, y = points[:, 0], points[:, 1]
    result = np.zeros(len(points), bool)
    for (ax, ay), (bx, by) in zip(outline, np.roll(outline, -1, 0), strict=True):
        cross = (ay > y) != (by > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            result ^= cross & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return result


def fill(
    area: Sequence[float] | np.ndarray,
    seed: int = 0,
    *,
    turn: float = 0,
    mix: dict[str, float] | None = None,
    low: int = 4,
    high: int = 22,
    keep_clear: Clear | None = None,
    block: tuple[float, float] = (58, 92),
    street: float = 13.0,
    cars: bool = True,
    trees_: bool = True,
    crowd: float = 1.0,
    tree_height: tuple[float, float] = (6, 11),
    kinds: Sequence[str] = ("leaf", "leaf_dark"),
    snug: bool = False,
) -> Quarter:
    """Build a quarter over ``area``: (x0, y0, x1, y1) or a polygon (n, 2), on ground at z = 0.

    ``mix``: weights of homes, towers, offices, labs, shops, houses, school, park. ``low``, ``high``: floors.
    ``keep_clear(points (n, 2)) -> mask``: nothing is built there (rivers, squares, big roads): give it some margin.
    ``turn``: the grid's direction in degrees. ``block``: from-to size of blocks in metres. ``crowd``: 0 for nobody.
    ``snug``: blocks fill the area to its edges (half a ``street`` in) instead of leaving a remainder.
    """
    rng = np.random.default_rng([seed, 17])
    a = np.asarray(area, float)
    outline = np.array([(a[0], a[1]), (a[2], a[1]), (a[2], a[3]), (a[0], a[3])]) if a.ndim == 1 else a[:, :2]
    plot = _Plot(outline.mean(0), turn, rng, outline, keep_clear)
    local = (outline - plot.centre) @ plot.axes
    xs = _cuts(local[:, 0].min(), local[:, 0].max(), block, street, rng, snug)
    ys = _cuts(local[:, 1].min(), local[:, 1].max(), (block[0] * 0.85, block[1] * 0.85), street, rng, snug)
    kinds_of = mix or MIX
    names, weights = list(kinds_of), np.array(list(kinds_of.values()), float)
    for x0, x1 in xs:
        for y0, y1 in ys:
            kind = names[rng.choice(len(names), p=weights / weights.sum())]
            rect = _largest(plot, (x0, y0, x1, y1))
            if rect is None or not any(plot.seen(x, y, high * 3.4, 0.3) for x in rect[::2] for y in rect[1::2]):
                continue
            _block(plot, rect, kind, low, high)
    _streets(plot, xs, ys, street, cars, seed)
    plot.ground.put()
    q = plot.quarter
    if trees_ and q.trees:
        trees.plant(_in_view(q.trees, 0.1), tree_height, kinds, seed)
        if q.bushes:
            trees.bushes(_in_view(q.bushes, 0.05), seed=seed)
    if crowd and q.walks:
        places = _in_view(q.walks, 0.02)
        chosen = places[rng.random(len(places)) < 0.3 * crowd][:600]
        if len(chosen):
            people.people(chosen, seed)
    return q


def _in_view(points: Sequence[tuple[float, float, float]], margin: float) -> np.ndarray:
    p = np.asarray(points, float)
    return p[in_view(p + (0, 0, 3), margin)]


def _cuts(
    low: float, high: float, block: tuple[float, float], street: float, rng: np.random.Generator, snug: bool
) -> list[tuple[float, float]]:
    """Blocks along one axis, streets between them."""
    if snug:
        n = max(1, round((high - low) / (sum(block) / 2 + street)))
        sizes = rng.dirichlet(np.full(n, 60.0)) * (high - low - n * street)
        starts = low + street / 2 + np.concatenate([[0], np.cumsum(sizes[:-1] + street)])
        return [(float(a), float(a + size)) for a, size in zip(starts, sizes, strict=True)]
    out, at = [], low + street / 2
    while at < high - block[0] * 0.6:
        size = min(rng.uniform(*block), high - street / 2 - at)
        out.append((at, at + size))
        at += size + street
    return out


def _largest(plot: _Plot, rect: Rect, n: int = 7) -> Rect | None:
    """The largest part of a block that may be built on: all of it, or a smaller rectangle beside what is kept clear."""
    gx, gy = np.linspace(rect[0], rect[2], n), np.linspace(rect[1], rect[3], n)
    ok = plot.free(np.stack(np.meshgrid(gx, gy, indexing="ij"), -1).reshape(-1, 2)).reshape(n, n)
    if ok.all():
        return rect
    best, found = 0.0, None
    for i0 in range(n - 1):
        for i1 in range(i0 + 1, n):
            for j0 in range(n - 1):
                for j1 in range(j0 + 1, n):
                    w, d = gx[i1] - gx[i0], gy[j1] - gy[j0]
                    if w * d > best and min(w, d) > 20 and ok[i0 : i1 + 1, j0 : j1 + 1].all():
                        best, found = w * d, (gx[i0], gy[j0], gx[i1], gy[j1])
    return found


def _block(plot: _Plot, rect: Rect, kind: str, low: int, high: int) -> None:
    x0, y0, x1, y1 = rect
    plot.patch(rect, "paving", 0.0, KERB - 0.03)
    plot.quarter.blocks.append((kind, *plot.world(((x0 + x1) / 2, (y0 + y1) / 2))[0]))
    for x, y, dx, dy, length in (
        (x0, y0 + 1.4, 1, 0, x1 - x0),
        (x0, y1 - 1.4, 1, 0, x1 - x0),
        (x0 + 1.4, y0, 0, 1, y1 - y0),
        (x1 - 1.4, y0, 0, 1, y1 - y0),
    ):
        t = np.arange(4.0, length - 3, 8.5) + plot.rng.uniform(-0.8, 0.8)
        plot.grow(np.c_[x + dx * t, y + dy * t], 0.8)
        u = plot.rng.uniform(2, length - 2, max(2, int(length / 5)))
        walk = np.c_[
            x + dx * u + (1 - dx) * 0.9 * np.sign(x0 + x1 - 2 * x),
            y + dy * u + (1 - dy) * 0.9 * np.sign(y0 + y1 - 2 * y),
        ]
        plot.quarter.walks.extend((*w, KERB) for w in plot.world(walk[plot.free(walk)]) if len(walk))
    m = PAVEMENT
    BLOCKS[kind](plot, (x0 + m, y0 + m, x1 - m, y1 - m), low, high)


def _floors(rng: np.random.Generator, low: int, high: int, step: int = 2) -> int:
    return int(max(low, min(high, low + round((high - low) * rng.beta(1.3, 1.9) / step) * step)))


def _garden(plot: _Plot, rect: Rect, density: float = 90.0) -> None:
    """A lawn with trees and bushes."""
    x0, y0, x1, y1 = rect
    if x1 - x0 < 3 or y1 - y0 < 3:
        return
    plot.patch(rect, "grass", 0.0, KERB + 0.1)
    for per, low in ((density, False), (density * 0.5, True)):
        n = int((x1 - x0) * (y1 - y0) / per) + 1
        plot.grow(np.c_[plot.rng.uniform(x0 + 1, x1 - 1, n), plot.rng.uniform(y0 + 1, y1 - 1, n)], bushes=low)


def _homes(plot: _Plot, rect: Rect, low: int, high: int) -> None:
    x0, y0, x1, y1 = rect
    rng = plot.rng
    floors = _floors(rng, max(low, 5), min(high, 18), 3)
    rows = max(1, int((y1 - y0) // 27))
    pitch = (y1 - y0) / rows
    for r in range(rows):
        y = y0 + r * pitch
        room = x1 - x0
        n = 2 if room > 76 else 1
        for k in range(n):
            w = min(room / n - 4, rng.uniform(34, 56))
            x = x0 + room * (k + 0.5) / n + rng.uniform(-1, 1) * max(0, room / n - w - 4) / 2
            plot.stand("slab", x, y + pitch - 7.5, w, 13, max(low, floors + 3 * int(rng.integers(-1, 2))), seeds=3)
        middle = x0 + room * rng.uniform(0.4, 0.6)
        _garden(plot, (x0 + 1, y + 1, middle - 1.5, y + pitch - 16))
        _garden(plot, (middle + 1.5, y + 1, x1 - 1, y + pitch - 16))


def _towers(plot: _Plot, rect: Rect, low: int, high: int) -> None:
    x0, y0, x1, y1 = rect
    rng = plot.rng
    n = 2 if x1 - x0 > 66 else 1
    for k in range(n):
        x = x0 + (x1 - x0) * (k + 0.5) / n
        w, d = rng.uniform(20, 30), rng.uniform(18, 26)
        y = y0 + 3 + (d + 6) / 2 + rng.uniform(0, max(0.0, y1 - y0 - d - 10))
        plot.stand(
            "tower",
            x,
            y,
            w,
            d,
            max(low, _floors(rng, int(low + (high - low) * 0.4), high, 3)),
            turn=int(rng.integers(2)) * 180,
            seeds=6,
        )
    _garden(plot, (x0 + 1, y1 - 9, x1 - 1, y1 - 1), 60)


def _offices(plot: _Plot, rect: Rect, low: int, high: int) -> None:
    x0, y0, x1, y1 = rect
    n = 2 if x1 - x0 > 60 else 1
    room = (x1 - x0) / n
    depth = min(y1 - y0 - 12, 40)
    for k in range(n):
        w = min(room - 6, plot.rng.uniform(28, 44))
        plot.stand(
            "office",
            x0 + room * (k + 0.5),
            y0 + 6 + depth / 2,
            w,
            depth,
            max(3, _floors(plot.rng, low, min(high, 14))),
            seeds=5,
        )
    _garden(plot, (x0 + 1, y0 + depth + 9, x1 - 1, y1 - 1), 60)


def _labs(plot: _Plot, rect: Rect, low: int, high: int) -> None:
    x0, y0, x1, y1 = rect
    w = min(x1 - x0 - 8, 60)
    y = y0 + 4
    k = 0
    while y + 22 < y1:
        d = 20 if k == 0 else 18
        plot.stand(
            "lab",
            (x0 + x1) / 2 + plot.rng.uniform(-2, 2),
            y + d / 2,
            w,
            d,
            max(3, _floors(plot.rng, max(low, 4), min(high, 8), 1)),
            seeds=4,
        )
        y += d + 2
        deep = min(14.0, y1 - y - 1)
        if deep > 4:
            _garden(plot, (x0 + 2, y + 2, (x0 + x1) / 2 - 2, y + deep), 45)
            _garden(plot, ((x0 + x1) / 2 + 2, y + 2, x1 - 2, y + deep), 45)
        y += deep + 4
        k += 1


def _shops(plot: _Plot, rect: Rect, low: int, high: int) -> None:
    x0, y0, x1, y1 = rect
    w, d = x1 - x0, y1 - y0
    rng = plot.rng
    plot.stand("shop", (x0 + x1) / 2, y0 + 8, w - 2, 14, int(rng.integers(2, 5)), 0)
    plot.stand("shop", (x0 + x1) / 2, y1 - 8, w - 2, 14, int(rng.integers(2, 5)), 180)
    if d > 56:
        for x, turn in ((x0 + 7, 270), (x1 - 7, 90)):
            plot.stand("shop", x, (y0 + y1) / 2, d - 36, 12, int(rng.integers(2, 4)), turn)
    _garden(plot, (x0 + 18, y0 + 19, x1 - 18, y1 - 19), 50)


def _houses(plot: _Plot, rect: Rect, low: int, high: int) -> None:
    x0, y0, x1, y1 = rect
    rng = plot.rng
    for y in np.arange(y0 + 5, y1 - 4, 13.0):
        x = x0 + rng.uniform(0, 3)
        while x + 9 < x1:
            w = float(rng.choice([8, 12, 12, 16]))
            if x + w > x1:
                break
            plot.stand(
                "house",
                x + w / 2,
                y + rng.uniform(-0.8, 0.8),
                w,
                8,
                int(rng.integers(1, 4)),
                0 if rng.random() < 0.85 else 180,
                3,
            )
            x += w + float(rng.choice([1.6, 1.6, 3.0, 6.0]))
        plot.grow(np.c_[rng.uniform(x0, x1, 4), np.full(4, y + 6.4)], 0.6)


def _schools(plot: _Plot, rect: Rect, low: int, high: int) -> None:
    x0, y0, x1, y1 = rect
    plot.stand("school", (x0 + x1) / 2 - 3, y1 - 9, min(56, x1 - x0 - 10), 14, 4)
    _garden(plot, (x0 + 1, y0 + 1, x1 - 1, min(y1 - 22, y0 + 10)), 50)


def _park(plot: _Plot, rect: Rect, low: int, high: int) -> None:
    x0, y0, x1, y1 = rect
    mx, my = x0 + (x1 - x0) * plot.rng.uniform(0.35, 0.65), y0 + (y1 - y0) * plot.rng.uniform(0.35, 0.65)
    for part in (
        (x0, y0, mx - 2, my - 2),
        (mx + 2, y0, x1, my - 2),
        (x0, my + 2, mx - 2, y1),
        (mx + 2, my + 2, x1, y1),
    ):
        _garden(plot, part, 48)
    u = plot.rng.uniform(0, 1, (30, 1))
    walk = np.concatenate(
        [np.c_[x0 + u[:15] * (x1 - x0), np.full(15, my)], np.c_[np.full(15, mx), y0 + u[15:] * (y1 - y0)]]
    )
    plot.quarter.walks.extend((*w, KERB) for w in plot.world(walk))


BLOCKS: dict[str, Callable[[_Plot, Rect, int, int], None]] = {
    "homes": _homes,
    "towers": _towers,
    "offices": _offices,
    "labs": _labs,
    "shops": _shops,
    "houses": _houses,
    "school": _schools,
    "park": _park,
}


def _streets(
    plot: _Plot, xs: list[tuple[float, float]], ys: list[tuple[float, float]], street: float, cars: bool, seed: int
) -> None:
    """Asphalt between the blocks, markings, crossings, lamps and cars, wherever that is not kept clear."""
    for axis, (lines, others) in enumerate(((xs, ys), (ys, xs))):
        for k in range(len(lines) - 1):
            middle = (lines[k][1] + lines[k + 1][0]) / 2
            ends = others[0][0] - street / 2, others[-1][1] + street / 2
            t = np.arange(ends[0], ends[1] + 0.1, 4.0)
            line = np.c_[np.full(len(t), middle), t] if axis == 0 else np.c_[t, np.full(len(t), middle)]
            side = np.array([street / 2, 0]) if axis == 0 else np.array([0, street / 2])
            ok = plot.free(line) & plot.free(line - side) & plot.free(line + side)
            for piece in np.split(np.arange(len(t)), np.flatnonzero(~ok)):
                run = piece[ok[piece]]
                if len(run) > 4:
                    _street(plot, line[run], axis, others, street, cars, seed * 100 + axis * 50 + k)


def _street(
    plot: _Plot, line: np.ndarray, axis: int, others: list[tuple[float, float]], width: float, cars: bool, seed: int
) -> None:
    path = np.c_[plot.world(line), np.zeros(len(line))]
    if not in_view(path, 0.2).any():
        return
    g = plot.ground
    lift = 0.03 + 0.02 * axis
    g.ribbon(path, -width / 2 - 0.05, width / 2 + 0.05, "asphalt", lift)
    along = 1 - axis
    for a, b in others:
        part = line[(line[:, along] > a + 5) & (line[:, along] < b - 5)]
        if len(part) < 8:
            continue
        p = np.c_[plot.world(part), np.zeros(len(part))]
        roads.dashes(g, p, 0, lift + 0.03)
        for s in (-1, 1):
            g.ribbon(p, s * (width / 2 - 2.6) - 0.07, s * (width / 2 - 2.6) + 0.07, "mark", lift + 0.03)
        for end in (0, -1):
            roads.crossing(*p[end][:2], studio.heading(p[0], p[-1]), width - 1.5, z=lift, width=3.2)
        roads.lamp_posts(p, width / 2 + 0.8, gap=26, lift=KERB, both=True)
        if cars:
            traffic.parked(p[2:-2], width / 2 - 1.3, seed, lift=lift, full=0.45)
            traffic.parked(p[2:-2], -width / 2 + 1.3, seed + 1, lift=lift, full=0.45)
            traffic.cars(p, 2, seed, gap=24, lift=lift + 0.01, buses=0.04)


def skyline(
    area: Sequence[float] | np.ndarray,
    seed: int = 0,
    *,
    count: int = 80,
    low: int = 10,
    high: int = 40,
    gap: float = 34.0,
    turn: float = 0,
    keep_clear: Clear | None = None,
    kinds: Sequence[str] = ("tower", "tower", "tower", "slab", "office"),
) -> np.ndarray:
    """Far buildings without streets, at least ``gap`` metres apart, over a rectangle or polygon.

    Gives their places (n, 2).
    """
    rng = np.random.default_rng([seed, 23])
    a = np.asarray(area, float)
    outline = np.array([(a[0], a[1]), (a[2], a[1]), (a[2], a[3]), (a[0], a[3])]) if a.ndim == 1 else a[:, :2]
    placed = np.zeros((0, 2))
    for _ in range(count * 12):
        p = rng.uniform(outline.min(0), outline.max(0))
        if len(placed) >= count:
            break
        if not _inside(p[None], outline)[0] or (keep_clear is not None and bool(np.asarray(keep_clear(p[None]))[0])):
            continue
        if len(placed) and np.hypot(*(placed - p).T).min() < gap:
            continue
        placed = np.concatenate([placed, p[None]])
    for x, y in placed:
        kind = kinds[rng.integers(len(kinds))]
        floors = (
            _floors(rng, low, high, 3)
            if kind == "tower"
            else int(max(4, min(_floors(rng, low // 2, high // 2, 3), 18)))
        )
        w, d = {"tower": (float(rng.choice([20, 24, 28])), float(rng.choice([18, 22]))), "slab": (44.0, 12.0)}.get(
            kind, (36.0, 30.0)
        )
        if in_view(np.array([[x, y, 0], [x, y, floors * 3.4]]), 0.1).any():
            put(
                building(kind, int(rng.integers(7)), w, d, floors),
                x,
                y,
                0,
                turn + int(rng.integers(4)) * 90 + rng.uniform(-4, 4),
            )
    return placed


def frame(x: float, y: float, turn: float) -> Callable[[object], np.ndarray]:
    """A quarter's own axes: a function from local points (n, 2) to world points (n, 2), turned about (x, y)."""
    a = np.radians(turn)
    axes = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
    return lambda points: np.atleast_2d(np.asarray(points, float)) @ axes.T + (x, y)
