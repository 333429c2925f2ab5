"""Land, water and roads of the model: rivers cut into the board, terraces, bridges, filler blocks."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from . import kit_parts as kp
from . import kit_scene as ks
from .kit_scene import Mat, Scene

XY = tuple[float, float]


def spline(points: Sequence[XY], n: int = 14) -> list[XY]:
    """Draw a smooth line through points (Catmull-Rom)."""
    p = [np.array(q, float) for q in (points[0], *points, points[-1])]
    out: list[XY] = []
    for i in range(1, len(p) - 2):
        for k in range(n):
            t = k / n
            a = (
                2 * p[i]
                + (p[i + 1] - p[i - 1]) * t
                + (2 * p[i - 1] - 5 * p[i] + 4 * p[i + 1] - p[i + 2]) * t**2
                + (3 * p[i] - p[i - 1] - 3 * p[i + 1] + p[i + 2]) * t**3
            )
            out.append((float(a[0]) / 2, float(a[1]) / 2))
    out.append((float(points[-1][0]), float(points[-1][1])))
    return out


def ribbon(line: Sequence[XY], width: float | Callable[[float], float]) -> tuple[list[XY], list[XY]]:
    """Give the right and left edge of a band along a line."""
    left, right = [], []
    n = len(line)
    for i, (x, y) in enumerate(line):
        x0, y0 = line[max(0, i - 1)]
        x1, y1 = line[min(n - 1, i + 1)]
        d = math.hypot(x1 - x0, y1 - y0) or 1.0
        w = (width(i / (n - 1)) if callable(width) else width) / 2
        nx, ny = -(y1 - y0) / d * w, (x1 - x0) / d * w
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return right, left


def outline(line: Sequence[XY], width: float | Callable[[float], float]) -> list[XY]:
    """Give a band's outline, counter-clockwise."""
    right, left = ribbon(line, width)
    return right + left[::-1]


def near(line: Sequence[XY], x: float, y: float) -> float:
    """Give the distance of a point from a line."""
    best = 1e9
    for i in range(len(line) - 1):
        ax, ay = line[i]
        bx, by = line[i + 1]
        dx, dy = bx - ax, by - ay
        t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-12)))
        best = min(best, math.hypot(x - ax - t * dx, y - ay - t * dy))
    return best


def inside(poly: Sequence[XY], x: float, y: float) -> bool:
    """Tell whether a point lies in an outline."""
    hit = False
    n = len(poly)
    for i in range(n):
        (x0, y0), (x1, y1) = poly[i], poly[(i + 1) % n]
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            hit = not hit
    return hit


def board(
    s: Scene,
    w: float,
    d: float,
    waters: Sequence[Sequence[XY]] = (),
    *,
    ground: Mat = kp.GROUND,
    level: float = -1.1,
    x: float = 0.0,
    y: float = 0.0,
    thick: float = 3.0,
    water: Mat = kp.WATER,
    rim: bool = True,
) -> None:
    """The table: a card top with rivers cut out, resin below, plywood edge and a wooden rim."""
    a, b = w / 2, d / 2
    c = [(x - a, y - b, 0.0), (x + a, y - b, 0.0), (x + a, y + b, 0.0), (x - a, y + b, 0.0)]
    s.poly(c, ground, holes=[[(px, py, 0.0) for px, py in o] for o in waters], sun=not waters, sky=False)
    if not waters:
        s.faces[-1].sky = True
    else:
        s.faces[-1].sky = True
        s.faces[-1].sun = True
        s.poly([(px, py, level) for px, py, _ in c], water)
        for o in waters:
            _bank(s, o, [q for q in waters if q is not o], level, (x - a, x + a, y - b, y + b))
    for i in range(4):
        p, q = c[i], c[(i + 1) % 4]
        s.poly([(p[0], p[1], -0.5), (q[0], q[1], -0.5), q, p], kp.PALE_WOOD)
    if rim:
        for px, py, bw, bd in (
            (x, y - b - 0.9, w + 3.6, 1.8),
            (x, y + b + 0.9, w + 3.6, 1.8),
            (x - a - 0.9, y, 1.8, d),
            (x + a + 0.9, y, 1.8, d),
        ):
            s.box(px, py, -thick, bw, bd, thick + 0.35, kp.WOOD, kp.WOOD)


def _bank(
    s: Scene, o: Sequence[XY], others: Sequence[Sequence[XY]], level: float, box: tuple[float, float, float, float]
) -> None:
    stone = Mat(kp.CARD3.colour, ks.STONE, (1.4, 0.5))
    n = len(o)
    for i in range(n):
        (ax, ay), (bx, by) = o[i], o[(i + 1) % n]
        mx, my = (ax + bx) / 2, (ay + by) / 2
        if not (box[0] < mx < box[1] and box[2] < my < box[3]) or any(inside(q, mx, my) for q in others):
            continue
        if math.hypot(bx - ax, by - ay) < 1e-6:
            continue
        s.poly([(bx, by, level), (ax, ay, level), (ax, ay, 0), (bx, by, 0)], stone, two_sided=True, sky=False)
        s.beam((ax, ay, 0.0), (bx, by, 0.0), 0.34, 0.16, kp.CARD, sky=False)


def road(
    s: Scene,
    line: Sequence[XY],
    width: float = 4.0,
    z: float = 0.02,
    *,
    lanes: int = 2,
    cars: int = 0,
    kerb: bool = True,
    mat: Mat = kp.ROAD,
    trees: float = 0.0,
) -> None:
    """A road with kerbs, dashes and cars along a line."""
    right, left = ribbon(line, width)
    for i in range(len(line) - 1):
        s.poly(
            [(*right[i], z), (*right[i + 1], z), (*left[i + 1], z), (*left[i], z)],
            mat,
            sun=False,
            sky=False,
            two_sided=True,
        )
    if kerb:
        for edge in (right, left):
            for i in range(len(edge) - 1):
                s.beam((*edge[i], z), (*edge[i + 1], z), 0.16, 0.09, kp.CARD, sky=False, sun=False)
    marks(s, line, width, z + 0.02, lanes)
    if cars:
        total = len(line) - 1
        for k in range(cars):
            i = int((k + s.rng.uniform(0.1, 0.9)) * total / cars)
            i = min(i, total - 1)
            lane = int(s.rng.integers(lanes))
            f = s.rng.uniform()
            off = width * ((lane + 0.5) / lanes - 0.5)
            (ax, ay), (bx, by) = line[i], line[i + 1]
            d = math.hypot(bx - ax, by - ay) or 1
            x, y = ax + (bx - ax) * f + (by - ay) / d * off, ay + (by - ay) * f - (bx - ax) / d * off
            ang = math.degrees(math.atan2(by - ay, bx - ax)) + (180 if off < 0 else 0)
            kp.car(s, x, y, z, ang, min(1.0, width / lanes * 0.46), van=s.rng.uniform() < 0.15)
    if trees:
        along(
            s,
            right,
            trees,
            lambda x, y, a: kp.tree(
                s, x + math.sin(a) * 0.9, y - math.cos(a) * 0.9, 0, s.rng.uniform(0.6, 0.85), fine=False
            ),
        )
        along(
            s,
            left,
            trees,
            lambda x, y, a: kp.tree(
                s, x - math.sin(a) * 0.9, y + math.cos(a) * 0.9, 0, s.rng.uniform(0.6, 0.85), fine=False
            ),
        )


def marks(s: Scene, line: Sequence[XY], width: float, z: float | Sequence[float], lanes: int) -> None:
    """Lane dashes; z may follow the line."""
    for k in range(1, lanes):
        off = width * (k / lanes - 0.5)
        run, on = 0.0, True
        for i in range(len(line) - 1):
            (ax, ay), (bx, by) = line[i], line[i + 1]
            za, zb = (z, z) if isinstance(z, int | float) else (z[i], z[i + 1])
            length = math.hypot(bx - ax, by - ay)
            if length < 1e-6:
                continue
            ux, uy = (bx - ax) / length, (by - ay) / length
            pos = 0.0
            while pos < length:
                step = min((1.1 if on else 1.0) - run, length - pos)
                if on:
                    p, q = pos, pos + step
                    ox, oy, h = uy * off, -ux * off, 0.05
                    z0, z1 = za + (zb - za) * p / length, za + (zb - za) * q / length
                    a0, a1 = (ax + ux * p + ox, ay + uy * p + oy), (ax + ux * q + ox, ay + uy * q + oy)
                    s.poly(
                        [
                            (a0[0] + uy * h, a0[1] - ux * h, z0),
                            (a1[0] + uy * h, a1[1] - ux * h, z1),
                            (a1[0] - uy * h, a1[1] + ux * h, z1),
                            (a0[0] - uy * h, a0[1] + ux * h, z0),
                        ],
                        kp.LINE,
                        sun=False,
                        sky=False,
                    )
                pos += step
                run += step
                if run >= (1.1 if on else 1.0) - 1e-6:
                    run, on = 0.0, not on


def along(
    s: Scene, line: Sequence[XY], gap: float, put: Callable[[float, float, float], None], start: float = 0.5
) -> None:
    """Call put(x, y, angle) every gap units along a line."""
    left = gap * start
    for i in range(len(line) - 1):
        (ax, ay), (bx, by) = line[i], line[i + 1]
        length = math.hypot(bx - ax, by - ay)
        pos = left
        while pos < length:
            put(ax + (bx - ax) * pos / length, ay + (by - ay) * pos / length, math.atan2(by - ay, bx - ax))
            pos += gap
        left = pos - length


def deck(
    s: Scene,
    line: Sequence[XY],
    heights: Sequence[float],
    width: float,
    *,
    thick: float = 0.45,
    lanes: int = 2,
    piers: float = 9.0,
    cars: int = 0,
    rail: bool = True,
    mat: Mat = kp.ROAD,
    foot: float = 0.0,
    side: Mat = kp.CARD,
) -> None:
    """A raised road or bridge following a line at given heights."""
    right, left = ribbon(line, width)
    n = len(line)
    for i in range(n - 1):
        a, b = heights[i], heights[i + 1]
        s.poly([(*right[i], a), (*right[i + 1], b), (*left[i + 1], b), (*left[i], a)], mat, two_sided=True, sky=False)
        for e, flip in ((right, False), (left, True)):
            q = [(*e[i], a - thick), (*e[i + 1], b - thick), (*e[i + 1], b + 0.02), (*e[i], a + 0.02)]
            s.poly(q[::-1] if flip else q, side, sky=False)
            if rail:
                s.beam((*e[i], a), (*e[i + 1], b), 0.16, 0.34, side, sky=False)
        s.poly(
            [(*left[i], a - thick), (*left[i + 1], b - thick), (*right[i + 1], b - thick), (*right[i], a - thick)],
            side,
            two_sided=True,
            sky=False,
        )
    marks(s, line, width, [h + 0.03 for h in heights], lanes)
    if piers:
        pos = [0.0]
        for i in range(n - 1):
            pos.append(pos[-1] + math.hypot(line[i + 1][0] - line[i][0], line[i + 1][1] - line[i][1]))
        d = piers * 0.5
        while d < pos[-1]:
            i = max(j for j in range(n) if pos[j] <= d)
            i = min(i, n - 2)
            f = (d - pos[i]) / max(1e-6, pos[i + 1] - pos[i])
            x, y = line[i][0] + (line[i + 1][0] - line[i][0]) * f, line[i][1] + (line[i + 1][1] - line[i][1]) * f
            h = heights[i] + (heights[i + 1] - heights[i]) * f
            if h - thick - foot > 0.5:
                ang = math.degrees(math.atan2(line[i + 1][1] - line[i][1], line[i + 1][0] - line[i][0]))
                with s.at(x, y, foot, ang):
                    s.box(0, 0, 0, 0.7, width * 0.32, h - thick - foot, side, side)
                    s.box(0, 0, h - thick - foot - 0.4, 0.8, width * 0.78, 0.4, side, side)
            d += piers
    for k in range(cars):
        i = min(n - 2, int((k + s.rng.uniform(0.1, 0.9)) * (n - 1) / cars))
        lane = int(s.rng.integers(lanes))
        off = width * ((lane + 0.5) / lanes - 0.5) * 0.92
        (ax, ay), (bx, by) = line[i], line[i + 1]
        q = math.hypot(bx - ax, by - ay) or 1
        kp.car(
            s,
            (ax + bx) / 2 + (by - ay) / q * off,
            (ay + by) / 2 - (bx - ax) / q * off,
            (heights[i] + heights[i + 1]) / 2 + 0.02,
            math.degrees(math.atan2(by - ay, bx - ax)) + (180 if off < 0 else 0),
            min(1.0, width / lanes * 0.46),
        )


def hill(
    s: Scene,
    x: float,
    y: float,
    rx: float,
    ry: float,
    h: float,
    *,
    levels: int = 9,
    seed: int = 0,
    side: Mat = kp.CARD3,
    top: Mat = kp.CARD2,
    tops: Sequence[Mat] = (),
    power: float = 1.15,
    seg: int = 56,
    trees: int = 0,
    tree_r: float = 0.8,
    z0: float = 0.0,
    keep: Callable[[float, float], bool] | None = None,
) -> Callable[[float, float], float]:
    """A hill of stacked contour cards; gives a function that tells the ground's height."""
    g = np.random.default_rng(seed * 131 + 7)
    ph = g.uniform(0, 6.283, 6)
    am = g.uniform(0.04, 0.15, 6) / np.array([1, 1.2, 1.6, 2.2, 3, 4])

    def radius(t: float, k: float) -> float:
        w = sum(am[i] * math.sin((i + 2) * t + ph[i] + k * 0.5 * (i - 2)) for i in range(6))
        return (1 - k**power) * (1 + w) + 0.05 * (1 - k)

    step = h / levels
    for i in range(levels):
        k = i / levels
        ring = [
            (
                x + rx * radius(2 * math.pi * j / seg, k) * math.cos(2 * math.pi * j / seg),
                y + ry * radius(2 * math.pi * j / seg, k) * math.sin(2 * math.pi * j / seg),
            )
            for j in range(seg)
        ]
        mat = tops[i % len(tops)] if tops else top
        s.prism(ring, z0 + i * step, z0 + (i + 1) * step, side, mat)

    def height(px: float, py: float) -> float:
        dx, dy = (px - x) / rx, (py - y) / ry
        r, t = math.hypot(dx, dy), math.atan2(dy, dx)
        z = 0
        for i in range(levels):
            if r < radius(t, i / levels):
                z = i + 1
        return z0 + z * step

    for _ in range(trees):
        a, r = g.uniform(0, 6.283), math.sqrt(g.uniform(0.0, 0.95))
        px, py = x + rx * r * math.cos(a), y + ry * r * math.sin(a)
        if keep is None or keep(px, py):
            kp.tree(s, px, py, height(px, py), tree_r * float(g.uniform(0.65, 1.2)), fine=False)
    return height


def town(
    s: Scene,
    x0: float,
    x1: float,
    y0: float,
    y1: float,
    free: Callable[[float, float, float], bool],
    *,
    cell: float = 7.0,
    street: float = 2.2,
    high: Callable[[float, float], float] = lambda _x, _y: 5.0,
    old: Callable[[float, float], float] = lambda _x, _y: 0.0,
    green: float = 0.12,
    lit: float = 0.35,
) -> None:
    """Fill a district with blocks wherever free(x, y, radius) allows."""
    g = s.rng
    nx, ny = int((x1 - x0) / cell), int((y1 - y0) / cell)
    for j in range(ny):
        for i in range(nx):
            cx, cy = x0 + (i + 0.5) * cell, y0 + (j + 0.5) * cell
            b = cell - street
            if not free(cx, cy, b * 0.72):
                _squeeze(s, cx, cy, cell, free, high(cx, cy), old(cx, cy), lit)
                continue
            with s.at(cx, cy):
                lot(s, b, high(cx, cy), old(cx, cy), green, lit)
            for px, py in (
                (cx - b / 2 - 0.55, cy - b / 2 - 0.5),
                (cx + 0.4, cy - b / 2 - 0.55),
                (cx + b / 2 + 0.5, cy),
            ):
                if g.uniform() < 0.75:
                    kp.tree(s, px, py, 0, g.uniform(0.42, 0.62), fine=False)


def _squeeze(
    s: Scene,
    cx: float,
    cy: float,
    cell: float,
    free: Callable[[float, float, float], bool],
    h: float,
    old: float,
    lit: float,
) -> None:
    """Use what is left beside a river or a road: small houses, then trees."""
    g = s.rng
    q = cell / 4
    for ix in (-1, 1):
        for iy in (-1, 1):
            px, py = cx + ix * q, cy + iy * q
            if free(px, py, q * 1.15) and g.uniform() < 0.8:
                with s.at(px, py, 0, 90.0 * int(g.integers(2))):
                    if g.uniform() < max(old, 0.35):
                        kp.old_house(s, q * 1.5, q * 1.15, g.uniform(1.0, 1.5))
                    else:
                        kp.block(
                            s,
                            q * 1.4,
                            q * 1.3,
                            min(h, 6) * g.uniform(0.4, 0.9),
                            kp.windows(lit=lit),
                            green=g.uniform() < 0.2,
                        )
            else:
                for _ in range(3):
                    tx, ty = px + g.uniform(-q, q) * 0.8, py + g.uniform(-q, q) * 0.8
                    if free(tx, ty, 0.7):
                        kp.tree(s, tx, ty, 0, g.uniform(0.5, 0.9), fine=False)


def lot(s: Scene, b: float, h: float, old: float, green: float, lit: float) -> None:
    """One street block of size b: old houses, slabs, a tower with its court, or a small park."""
    g = s.rng
    u = g.uniform()
    a = b / 2
    s.poly(
        [(-a, -a, 0.05), (a, -a, 0.05), (a, a, 0.05), (-a, a, 0.05)],
        kp.PLAZA if u > 0.3 else kp.LAWN,
        sun=False,
        sky=False,
    )
    for i in range(4):
        p = [(-a, -a), (a, -a), (a, a), (-a, a)]
        s.beam((*p[i], 0), (*p[(i + 1) % 4], 0), 0.14, 0.12, kp.CARD, sky=False, sun=False)
    if u < green:
        for _ in range(9):
            kp.tree(s, g.uniform(-a, a) * 0.85, g.uniform(-a, a) * 0.85, 0, g.uniform(0.5, 1.0))
        return
    if g.uniform() < old:
        if g.uniform() < 0.5:
            kp.court(s, b * 0.92, b * 0.92, 1.35)
        else:
            for k in range(3):
                with s.at(0, (k - 1) * b / 3):
                    kp.old_house(s, b * g.uniform(0.78, 0.95), b / 3 * 0.72, g.uniform(1.1, 1.7))
        return
    base = (kp.CARD, kp.CARD, kp.CARD2, kp.CARD3)[int(g.integers(4))]
    walls = (
        kp.windows(base, lit=lit),
        kp.windows(base, 0.7, 0.9, 0.5, 0.6, lit=lit),
        kp.bands(base, lit=lit),
        kp.windows(base, 1.3, 1.0, 0.7, 0.5, lit=lit),
        kp.curtain(base, lit=lit),
        kp.windows(base, 0.6, 1.1, 0.42, 0.72, lit=lit),
    )
    wall = walls[int(g.integers(len(walls)))]
    hh = h * g.uniform(0.65, 1.4)
    if hh > 9:
        w, d = b * g.uniform(0.44, 0.6), b * g.uniform(0.42, 0.56)
        with s.at(g.uniform(-0.06, 0.06) * b, g.uniform(-0.06, 0.06) * b):
            kp.tower(s, w, d, hh, wall, style=int(g.integers(4)))
    elif g.uniform() < 0.45:
        for k in (-1, 1):
            with s.at(0, k * b * 0.26):
                if hh < 5 and g.uniform() < 0.5:
                    kp.gable(s, b * 0.9, b * 0.32, hh, b * 0.1, wall, kp.TILE_PALE)
                else:
                    kp.block(s, b * 0.9, b * 0.34, hh * g.uniform(0.85, 1.15), wall)
        for _ in range(3):
            kp.tree(s, g.uniform(-a, a) * 0.9, 0, 0, 0.45, fine=False)
    elif g.uniform() < 0.5:
        with s.at(-b * 0.2, 0):
            kp.block(s, b * 0.45, b * 0.88, hh, wall, green=g.uniform() < 0.3)
        with s.at(b * 0.26, b * 0.2):
            kp.block(s, b * 0.4, b * 0.48, hh * 0.55, kp.bands(base, lit=lit))
        kp.tree(s, b * 0.25, -b * 0.28, 0, 0.7)
        kp.bush(s, b * 0.36, -b * 0.15, 0, 0.3)
    else:
        with s.at(0, 0):
            kp.block(s, b * 0.82, b * 0.82, hh * 0.6, wall, green=g.uniform() < 0.35)
            s.box(b * 0.1, b * 0.1, hh * 0.6, b * 0.42, b * 0.4, hh * 0.45, wall, kp.CARD2)


def plate(s: Scene, x: float, y: float, z: float, w: float, h: float, turn: float = 0.0, lean: float = 0.0) -> None:
    """A brass plate lying (lean 0) or standing (lean 90), text from the scene's texture."""
    c, q = math.cos(math.radians(lean)), math.sin(math.radians(lean))
    with s.at(x, y, z, turn):
        p = [
            (-w / 2, -h / 2 * c, 0.14 - 0 * q),
            (w / 2, -h / 2 * c, 0.14),
            (w / 2, h / 2 * c, 0.14 + h * q),
            (-w / 2, h / 2 * c, 0.14 + h * q),
        ]
        s.poly(p, Mat(kp.BRASS.colour, ks.TEXT if s.texture is not None else ks.PLATE, (w, h), gloss=2.0))
        lo = [(px, py, pz - 0.14) for px, py, pz in p]
        for i in range(4):
            j = (i + 1) % 4
            s.poly([lo[i], lo[j], p[j], p[i]], kp.BRASS, two_sided=True)
        for sx in (-1, 1):
            for k in (0.1, 0.9):
                s.blob((sx * w * 0.46, (-h / 2 + h * k) * c, 0.16 + h * k * q), (0.05, 0.05, 0.03), kp.BRASS)
