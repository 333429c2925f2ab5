"""Tables, chairs, shelves full of books, lamps, desks, drawings and market stalls; must not know rooms or hours.

Meshes are shared and found again by name. Seats look along +x, are 0.45 m high and stand at the origin; tables are
0.76 m high.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import cos, pi, sin
from typing import Any

import bpy
import numpy as np

from . import materials_rooms as rooms
from .solid import Solid


def shared(make: Callable[..., Solid]) -> Callable[..., bpy.types.Mesh]:
    """Keep what a function builds as one mesh for each set of arguments."""

    @wraps(make)
    def found(*args: Any, **named: Any) -> bpy.types.Mesh:
        name = f"{make.__name__} {args} {sorted(named.items())}"[:63]
        mesh = bpy.data.meshes.get(name)
        if mesh is None:
            mesh = make(*args, **named).mesh()
            mesh.name = name
        return mesh

    return found


@shared
def chair(material: str = "oak", seat: str = "") -> Solid:
    """A plain wooden chair with a curved back, seat 0.45 m high."""
    s = Solid("chair")
    s.block((0.44, 0.44, 0.035), seat or material, (0.02, 0, 0.44), 0.015)
    for x, y in ((-0.18, -0.19), (-0.18, 0.19), (0.2, -0.19), (0.2, 0.19)):
        top = 0.84 if x < 0 else 0.43
        s.tube([(x * 1.08, y * 1.05, 0), (x, y, 0.43), (x * 1.25 if x < 0 else x, y, top)], 0.017, material, 6)
    a = np.linspace(-1, 1, 9)
    for z, h in ((0.79, 0.1), (0.62, 0.06)):
        back = np.c_[-0.235 + 0.035 * a**2, a * 0.205, np.full(9, z)]
        s.sweep(back, [(-0.01, -h / 2), (0.01, -h / 2), (0.01, h / 2), (-0.01, h / 2)], material)
    return s


@shared
def stool(height: float = 0.45, material: str = "oak") -> Solid:
    """A round stool with three splayed legs and a ring."""
    s = Solid("stool")
    with s.at(0, 0, height - 0.04):
        s.revolve([(0.15, 0), (0.17, 0.012), (0.17, 0.03), (0.155, 0.04)], material, 20)
    for k in range(4):
        a = k * pi / 2 + 0.6
        s.tube([(0.2 * cos(a), 0.2 * sin(a), 0), (0.1 * cos(a), 0.1 * sin(a), height - 0.04)], 0.016, material, 6)
    ring = np.arange(17) / 16 * 2 * pi
    s.tube(np.c_[0.165 * np.cos(ring), 0.165 * np.sin(ring), np.full(17, 0.2)], 0.01, "steel", 5)
    return s


@shared
def office_chair(material: str = "felt") -> Solid:
    """A swivel chair on a star foot."""
    s = Solid("office chair")
    s.block((0.48, 0.48, 0.07), material, (0.03, 0, 0.43), 0.03)
    a = np.linspace(-1, 1, 9)
    for k in range(4):
        z = 0.62 + k * 0.1
        s.sweep(
            np.c_[-0.24 - 0.02 * k + 0.05 * a**2, a * 0.2, np.full(9, z)],
            [(-0.02, -0.055), (0.02, -0.055), (0.02, 0.055), (-0.02, 0.055)],
            material,
            smooth=False,
        )
    s.tube([(-0.2, 0, 0.42), (-0.27, 0, 0.55), (-0.29, 0, 0.9)], 0.02, "rubber", 6)
    s.cylinder(0.025, 0.08, 0.42, "steel", 10)
    for k in range(5):
        b = k * 2 * pi / 5
        s.tube([(0, 0, 0.1), (0.26 * cos(b), 0.26 * sin(b), 0.06)], 0.018, "rubber", 6)
        with s.at(0.26 * cos(b), 0.26 * sin(b)):
            s.cylinder(0.03, 0, 0.06, "rubber", 8)
    return s


@shared
def table(
    length: float = 2.0, depth: float = 0.9, height: float = 0.76, material: str = "oak", legs: str = ""
) -> Solid:
    """A table with a rounded top, an apron and tapered legs; trestles under a long one."""
    s = Solid("table")
    s.block((length, depth, 0.05), material, (0, 0, height - 0.025), 0.018)
    leg = legs or material
    s.box(
        (-length / 2 + 0.16, -depth / 2 + 0.12, height - 0.15),
        (length / 2 - 0.16, depth / 2 - 0.12, height - 0.05),
        leg,
        floor=True,
    )
    n = max(2, round(length / 1.9) + 1)
    for x in np.linspace(-length / 2 + 0.14, length / 2 - 0.14, n):
        for y in (-depth / 2 + 0.12, depth / 2 - 0.12):
            t, b = 0.04, 0.026
            p = [
                (x + sx * r, y + sy * r, z)
                for z, r in ((0, b), (height - 0.05, t))
                for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))
            ]
            s.faces(p, [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)], leg)
        s.box((x - 0.02, -depth / 2 + 0.12, 0.18), (x + 0.02, depth / 2 - 0.12, 0.24), leg, floor=True)
    return s


@shared
def round_table(radius: float = 2.2, height: float = 0.76, material: str = "walnut", inner: float = 0.0) -> Solid:
    """A round table on a drum; ``inner`` leaves a hole of that radius."""
    s = Solid("round table")
    if inner:
        s.revolve(
            [
                (inner, height - 0.05),
                (inner, height),
                (radius - 0.02, height),
                (radius, height - 0.02),
                (radius, height - 0.06),
                (inner, height - 0.06),
            ],
            material,
            72,
            smooth=False,
            caps=False,
        )
        s.revolve([(radius * 0.8, 0.0), (radius * 0.8, height - 0.06)], material, 72, caps=False)
        s.revolve([(inner, height - 0.06), (inner, 0.0)], material, 72, caps=False)
    else:
        s.revolve([(radius * 0.5, 0), (radius * 0.42, 0.1), (radius * 0.42, height - 0.06)], material, 48, caps=False)
        s.revolve(
            [(radius * 0.42, height - 0.06), (radius, height - 0.06), (radius, height - 0.02), (radius - 0.02, height)],
            material,
            72,
            smooth=False,
        )
    return s


@shared
def lamp(shade: str = "shade_green", height: float = 0.48) -> Solid:
    """A banker's desk lamp: brass foot and stem, a long glass shade along x, the bulb below it."""
    s = Solid("desk lamp")
    s.revolve([(0.1, 0), (0.1, 0.012), (0.075, 0.03), (0.02, 0.04)], "brass", 24)
    s.tube([(0, 0, 0.03), (0, 0, height - 0.03)], 0.011, "brass", 8)
    a = np.linspace(-0.15 * pi, 1.15 * pi, 12)
    for x0, x1, r0, r1 in ((-0.16, 0.16, 0.075, 0.075), (-0.19, -0.16, 0.045, 0.075), (0.16, 0.19, 0.075, 0.045)):
        rows = [
            np.c_[np.full(12, x), r * np.cos(a), height - 0.045 + r * 0.85 * np.sin(a)] for x, r in ((x0, r0), (x1, r1))
        ]
        s.grid(np.array(rows), shade)
    s.tube([(-0.11, 0, height - 0.04), (0.11, 0, height - 0.04)], 0.02, "bulb", 8)
    return s


@shared
def pendant(drop: float = 2.0, radius: float = 0.32, shade: str = "enamel") -> Solid:
    """An enamel lamp hanging from the origin by ``drop`` metres of cable."""
    s = Solid("pendant")
    s.tube([(0, 0, 0), (0, 0, -drop)], 0.012, "black", 6)
    with s.at(0, 0, -drop - 0.3):
        s.revolve(
            [
                (radius, 0),
                (radius * 0.93, 0.05),
                (radius * 0.6, 0.15),
                (radius * 0.22, 0.22),
                (0.06, 0.3),
                (0.03, 0.32),
            ],
            shade,
            32,
        )
        s.revolve([(radius * 0.96, 0.004), (0.0, 0.03)][::-1], "ceiling_light", 24, caps=False)
    return s


@shared
def shelf(
    width: float = 1.2,
    height: float = 2.4,
    rows: int = 6,
    seed: int = 0,
    depth: float = 0.32,
    material: str = "oak",
    full: float = 0.9,
) -> Solid:
    """A bookcase facing -y, standing on z = 0, its boards full of books of every height, some leaning, some lying."""
    rng = np.random.default_rng(seed)
    s = Solid("shelf")
    t = 0.03
    s.box((-width / 2, -depth / 2, 0), (-width / 2 + t, depth / 2, height), material)
    s.box((width / 2 - t, -depth / 2, 0), (width / 2, depth / 2, height), material)
    s.box((-width / 2 + t, depth / 2 - 0.015, 0), (width / 2 - t, depth / 2, height - 0.005), material)
    s.block((width + 0.05, depth + 0.06, 0.05), material, (0, 0, height + 0.02), 0.012)
    s.box((-width / 2 + t, -depth / 2 + 0.04, 0), (width / 2 - t, depth / 2 - 0.02, 0.09), material)
    step = (height - 0.1) / rows
    lows: list[tuple[float, ...]] = []
    for r in range(rows):
        z = 0.09 + r * step
        s.box(
            (-width / 2 + t, -depth / 2 + 0.01, z), (width / 2 - t, depth / 2 - 0.02, z + 0.025), material, floor=True
        )
        x = -width / 2 + t + 0.01
        end = width / 2 - t - 0.02
        while x < end - 0.03:
            w = float(rng.choice((0.02, 0.028, 0.036, 0.05)))
            if rng.random() > full:
                x += rng.uniform(0.04, 0.2)
                continue
            h = step * rng.uniform(0.58, 0.86)
            run = int(rng.integers(2, 8)) if rng.random() < 0.25 else 1  # a set of volumes
            colour = int(rng.integers(len(rooms.BOOKS)))
            front = -depth / 2 + rng.uniform(0.02, 0.07)
            for _ in range(run):
                if x + w > end:
                    break
                lows.append((x, front, z + 0.025, x + w - 0.003, z + 0.025 + h, colour))
                x += w
    for k, name in enumerate(rooms.BOOKS):
        for x0, y0, z0, x1, z1, colour in lows:
            if colour == k:
                s.box((x0, y0, z0), (x1, depth / 2 - 0.03, z1), name)
    return s


@shared
def book(material: str = "book_navy", opened: bool = False) -> Solid:
    """A book lying on a table, closed or open."""
    s = Solid("book")
    if opened:
        a = np.linspace(0, 1, 7)
        for sign in (-1, 1):
            rows = np.array(
                [
                    np.c_[sign * a * 0.16, np.full(7, y), 0.012 + 0.022 * np.sin(a * pi) ** 0.7 * (1 - 0.4 * a)]
                    for y in (-0.12, 0.12)
                ]
            )
            s.grid(rows if sign > 0 else rows[:, ::-1], "paper")
        s.box((-0.165, -0.125, 0), (0.165, 0.125, 0.01), material)
    else:
        s.box((-0.075, -0.11, 0), (0.075, 0.11, 0.006), material)
        s.box((-0.07, -0.105, 0.006), (0.07, 0.105, 0.03), "paper")
        s.box((-0.075, -0.11, 0.03), (0.075, 0.11, 0.036), material)
    return s


@shared
def drawing(width: float = 0.84, height: float = 0.59, seed: int = 0) -> Solid:
    """A sheet with a frame, a plan's lines, circles and dimension ticks, lying flat; no words."""
    rng = np.random.default_rng(seed)
    s = Solid("drawing")
    s.box((-width / 2, -height / 2, 0), (width / 2, height / 2, 0.003), "paper")
    z = 0.005
    w, h = width * 0.94, height * 0.92
    lines: list[tuple[float, float, float, float, float]] = []

    def frame(x0: float, y0: float, x1: float, y1: float, t: float) -> None:
        lines.extend([(x0, y0, x1, y0, t), (x0, y1, x1, y1, t), (x0, y0, x0, y1, t), (x1, y0, x1, y1, t)])

    frame(-w / 2, -h / 2, w / 2, h / 2, 0.004)
    frame(w * 0.3, -h / 2, w / 2, -h * 0.32, 0.003)
    kind = seed % 3
    if kind == 0:  # a plan of rooms
        xs = np.sort(rng.uniform(-0.42, 0.42, 5)) * w
        ys = np.sort(rng.uniform(-0.36, 0.4, 4)) * h
        frame(xs[0], ys[0], xs[-1], ys[-1], 0.007)
        lines += [(x, ys[0], x, ys[int(rng.integers(1, 4))], 0.004) for x in xs[1:-1]]
        lines += [(xs[0], y, xs[int(rng.integers(1, 5))], y, 0.004) for y in ys[1:-1]]
    elif kind == 1:  # a bridge seen from the side
        a = np.linspace(0, pi, 15)
        p = np.c_[-np.cos(a) * w * 0.4, np.sin(a) * h * 0.3 - h * 0.05]
        lines += [(*p[i], *p[i + 1], 0.006) for i in range(14)]
        lines += [(q[0], q[1], q[0], -h * 0.05, 0.003) for q in p[1:-1]]
        lines += [
            (-w * 0.45, -h * 0.05, w * 0.45, -h * 0.05, 0.007),
            (-w * 0.45, -h * 0.09, w * 0.45, -h * 0.09, 0.003),
        ]
    else:  # gears
        for _ in range(3):
            c, r = rng.uniform(-0.3, 0.3, 2) * (w, h), rng.uniform(0.1, 0.26) * h
            for q in (r, r * 0.5):
                a = np.linspace(0, 2 * pi, 25)
                ring = c + q * np.c_[np.cos(a), np.sin(a)]
                lines += [(*ring[i], *ring[i + 1], 0.004) for i in range(24)]
            lines += [
                (c[0] - r * 1.2, c[1], c[0] + r * 1.2, c[1], 0.002),
                (c[0], c[1] - r * 1.2, c[0], c[1] + r * 1.2, 0.002),
            ]
    quads = []
    for x0, y0, x1, y1, t in lines:
        d = np.array([x1 - x0, y1 - y0])
        n = np.array([-d[1], d[0]]) / max(np.linalg.norm(d), 1e-6) * t / 2
        a, b = np.array([x0, y0]), np.array([x1, y1])
        quads.append([(*(a - n), z), (*(b - n), z), (*(b + n), z), (*(a + n), z)])
    s.quads(quads, "pencil")
    return s


@shared
def roll(length: float = 0.8, radius: float = 0.035) -> Solid:
    """A rolled-up drawing along x, lying on z = 0."""
    s = Solid("roll")
    t = np.linspace(0, 2 * pi * 1.9, 40)
    r = radius * (0.55 + 0.45 * t / t[-1])
    s.grid(
        np.array([np.c_[np.full(40, x), r * np.cos(t), radius + r * np.sin(t)] for x in (-length / 2, length / 2)]),
        "paper",
    )
    return s


@shared
def desk(width: float = 1.5, seed: int = 0, screen: str = "screen") -> Solid:
    """A desk along x with a display facing -y, a keyboard, papers and a drawer block."""
    rng = np.random.default_rng(seed)
    s = Solid("desk")
    s.block((width, 0.72, 0.035), "birch", (0, 0, 0.74), 0.012)
    for x in (-width / 2 + 0.06, width / 2 - 0.06):
        s.box((x - 0.02, -0.3, 0), (x + 0.02, 0.3, 0.72), "enamel")
    s.block((0.4, 0.55, 0.6), "enamel", (width / 2 - 0.3, 0, 0.32), 0.01)
    x = rng.uniform(-0.2, 0.1)
    s.block((0.62, 0.03, 0.37), "rubber", (x, 0.18, 1.05), 0.01)
    s.quads(
        [[(x - 0.29, 0.16, 0.885), (x + 0.29, 0.16, 0.885), (x + 0.29, 0.16, 1.215), (x - 0.29, 0.16, 1.215)]], screen
    )
    s.box((x - 0.02, 0.19, 0.757), (x + 0.02, 0.22, 1.0), "steel")
    s.box((x - 0.13, 0.1, 0.757), (x + 0.13, 0.28, 0.768), "steel")
    s.box((x - 0.22, -0.18, 0.757), (x + 0.22, -0.04, 0.775), "machine_dark")
    for _ in range(3):
        a, b = rng.uniform(-width / 2 + 0.1, width / 2 - 0.4), rng.uniform(-0.3, 0.0)
        z = rng.uniform(0.762, 0.8)
        s.box((a, b, 0.7575), (a + 0.21, b + 0.29, z), "paper")
    return s


def _canopy(s: Solid, width: float, depth: float, low: float, high: float, stripe: str, canvas: str) -> None:
    """Four poles and a sagging striped awning with a scalloped edge; ``low`` in front (-y), ``high`` behind."""
    w, d = width / 2, depth / 2
    for x in (-w + 0.06, w - 0.06):
        s.tube([(x, -d + 0.1, 0), (x, -d + 0.1, low + 0.03)], 0.025, "balsa", 6)
        s.tube([(x, d - 0.1, 0), (x, d - 0.1, high - 0.02)], 0.025, "balsa", 6)
        s.tube([(x, -d + 0.02, low + 0.02), (x, d - 0.05, high - 0.03)], 0.02, "balsa", 6)
    n = max(6, round(width / 0.3) // 2 * 2)
    v = np.linspace(0, 1, 7)
    for k in range(n):
        name = stripe if k % 2 else canvas
        u = np.linspace(k, k + 1, 3) / n
        rows = []
        for t in v:
            x = -w - 0.12 + u * (width + 0.24)
            sag = 0.10 * np.sin(t * pi) * (0.5 + 0.5 * np.sin(u * pi))
            rows.append(
                np.c_[x, np.full(3, -d - 0.35 + t * (depth + 0.4)), low - 0.08 + t * (high - low + 0.12) - sag + 0.05]
            )
        s.grid(np.array(rows), name)
        e = np.linspace(0, 1, 7)
        x = -w - 0.12 + (k + e) / n * (width + 0.24)
        top = rows[0][0][2]
        drop = 0.15 + 0.09 * np.sin(e * pi)
        s.grid(
            np.array([np.c_[x, np.full(7, -d - 0.352), top - drop], np.c_[x, np.full(7, -d - 0.35), np.full(7, top)]]),
            name,
        )


@shared
def market(
    width: float = 3.0, seed: int = 0, stripe: str = "canvas_sand", canvas: str = "fabric", depth: float = 2.2
) -> Solid:
    """A greengrocer's stall open to -y: crates of fruit and greens in two steps, a bulb under the awning at y = 0."""
    rng = np.random.default_rng(seed)
    s = Solid("market")
    w, d = width / 2, depth / 2
    low, high = 2.3, 2.85
    _canopy(s, width, depth, low, high, stripe, canvas)
    for y, z in ((-d + 0.42, 0.66), (-d + 0.80, 0.80)):
        s.block((width - 0.3, 0.42, 0.04), "birch", (0, y, z), 0.01)
    s.box((-w + 0.17, -d + 0.25, 0.06), (w - 0.17, -d + 0.29, 0.64), "oak")
    for x in np.linspace(-w + 0.2, w - 0.2, 4):
        s.box((x - 0.03, -d + 0.29, 0), (x + 0.03, -d + 0.95, 0.64), "oak")
    n = int((width - 0.3) / 0.5)
    for row, (y, z) in enumerate(((-d + 0.42, 0.68), (-d + 0.80, 0.82))):
        for k in range(n):
            with s.at((k - (n - 1) / 2) * 0.5, y, z):
                _crate(s, rng, ("persimmon", "greens", "pomelo")[(k + row + int(rng.integers(2))) % 3])
    s.tube([(0, 0, high - 0.35), (0, 0, low - 0.12)], 0.008, "black", 5)
    with s.at(0, 0, low - 0.28):
        s.revolve([(0.02, 0), (0.07, 0.05), (0.075, 0.09), (0.03, 0.15)], "bulb", 16)
    return s


def _crate(s: Solid, rng: np.random.Generator, what: str) -> None:
    """An open crate, 0.46 by 0.36 m, heaped with round fruit or with greens."""
    for x0, y0, x1, y1 in (
        (-0.23, -0.18, 0.23, -0.165),
        (-0.23, 0.165, 0.23, 0.18),
        (-0.23, -0.165, -0.215, 0.165),
        (0.215, -0.165, 0.23, 0.165),
    ):
        s.box((x0, y0, 0), (x1, y1, 0.11), "balsa")
    s.box((-0.215, -0.165, 0), (0.215, 0.165, 0.05), "carton")
    r = {"persimmon": 0.048, "pomelo": 0.07, "greens": 0.06}[what]
    arc = np.linspace(-pi / 2, pi / 2, 8)
    for level in range(2):
        xs = np.arange(-0.215 + r * (1 + level), 0.216 - r * (1 + level) * 0.98, 2.0 * r)
        ys = np.arange(-0.165 + r * (1 + level), 0.166 - r * (1 + level) * 0.98, 2.0 * r)
        for x in xs:
            for y in ys:
                tall = r * (1.15 if what == "greens" else 0.86)
                with s.at(*(np.array([x, y]) + rng.normal(0, r * 0.12, 2)), 0.05 + tall + level * 1.35 * r, 0):
                    s.revolve(
                        [(r * cos(a) * rng.uniform(0.95, 1.05), tall * sin(a)) for a in arc], what, 12, caps=False
                    )


@shared
def stall(
    width: float = 3.0, seed: int = 0, stripe: str = "canvas_sand", canvas: str = "fabric", depth: float = 2.2
) -> Solid:
    """A market stall open to -y.

    Four poles, a sagging striped awning with a scalloped edge, a counter, a board and papers.
    """
    rng = np.random.default_rng(seed)
    s = Solid("stall")
    w, d = width / 2, depth / 2
    low, high = 2.25 + rng.uniform(-0.05, 0.1), 2.9 + rng.uniform(-0.1, 0.15)
    _canopy(s, width, depth, low, high, stripe, canvas)
    s.block((width - 0.3, 0.7, 0.04), "birch", (0, -d + 0.55, 0.86), 0.01)
    s.box((-w + 0.2, -d + 0.24, 0.12), (w - 0.2, -d + 0.28, 0.84), canvas if rng.random() < 0.6 else "cloth_sage")
    for x in (-w + 0.2, w - 0.2):
        s.box((x - 0.03, -d + 0.28, 0), (x + 0.03, -d + 0.86, 0.84), "birch")
    s.box((-w + 0.25, d - 0.18, 0.9), (w - 0.25, d - 0.14, 2.15), "birch")
    for k in range(int(width / 0.55)):
        x = -w + 0.35 + k * 0.52
        z = rng.uniform(1.05, 1.25)
        s.quads(
            [[(x, d - 0.19, z), (x + 0.4, d - 0.19, z), (x + 0.4, d - 0.19, z + 0.56), (x, d - 0.19, z + 0.56)]],
            "paper",
        )
        s.quads(
            [
                [
                    (x + 0.05, d - 0.2, z + 0.3),
                    (x + 0.35, d - 0.2, z + 0.3),
                    (x + 0.35, d - 0.2, z + 0.5),
                    (x + 0.05, d - 0.2, z + 0.5),
                ]
            ],
            ("cloth_sage", "cloth_slate", "cloth_sand", "cloth_clay")[int(rng.integers(4))],
        )
    for k in range(int(width / 0.45)):
        x = -w + 0.3 + k * 0.43 + rng.uniform(-0.05, 0.05)
        s.box((x, -d + 0.35, 0.882), (x + 0.21, -d + 0.65, 0.89 + rng.uniform(0, 0.07)), "paper")
    return s


@shared
def plant_pot(seed: int = 0, height: float = 1.4) -> Solid:
    """A pot with a leafy plant for a room."""
    rng = np.random.default_rng(seed)
    s = Solid("plant pot")
    s.revolve([(0.17, 0), (0.22, 0.36), (0.235, 0.38), (0.21, 0.38), (0.2, 0.34)], "enamel", 24)
    s.cylinder(0.2, 0.3, 0.34, "soil", 16)
    for _ in range(46):
        a, reach, rise = rng.uniform(0, 2 * pi), rng.uniform(0.1, 0.42) * height / 1.4, rng.uniform(0.5, 1.0) * height
        t = np.linspace(0, 1, 6)
        r, z = 0.04 + reach * t**1.4, 0.34 + (rise - 0.34) * (t - 0.28 * t**3)
        wide = 0.055 * np.sin(t * pi) ** 0.8 + 0.004
        c, n = np.array([cos(a), sin(a)]), np.array([-sin(a), cos(a)])
        left = np.c_[r[:, None] * c + wide[:, None] * n, z]
        right = np.c_[r[:, None] * c - wide[:, None] * n, z]
        s.grid(np.stack([left, right], 1), "leaf_dark" if rng.random() < 0.6 else "leaf")
    return s
