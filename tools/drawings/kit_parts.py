"""The model shop's drawer of parts: buildings, halls, trees, people, cars; parts know no picture."""

from __future__ import annotations

import math
from collections.abc import Sequence

from . import kit_scene as ks
from .kit_scene import Mat, Scene


def ink(hex_: str) -> tuple[float, float, float]:
    """Turn #rrggbb into linear colour."""
    out = []
    for i in (1, 3, 5):
        s = int(hex_[i : i + 2], 16) / 255
        out.append(s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4)
    return (out[0], out[1], out[2])


CARD = Mat(ink("#ece6db"))
CARD2 = Mat(ink("#e2dacb"))
CARD3 = Mat(ink("#d6cdbd"))
GREY = Mat(ink("#b9b5ab"))
DARK = Mat(ink("#4a4a48"))
PALE_WOOD = Mat(ink("#d9b98a"), ks.WOOD)
WOOD = Mat(ink("#b98b58"), ks.WOOD)
DEEP_WOOD = Mat(ink("#7a5233"), ks.WOOD)
ROAD = Mat(ink("#a5a49e"))
LINE = Mat(ink("#f2efe6"))
GROUND = Mat(ink("#ddd6c8"), ks.PAVING, (2.4,))
PLAZA = Mat(ink("#e0d8c8"), ks.PAVING, (1.2,))
LAWN = Mat(ink("#7f8f56"), ks.LAWN)
MOSS = Mat(ink("#6d7f42"), ks.MOSS)
MOSSES = tuple(Mat(ink(h), ks.MOSS) for h in ("#6a7350", "#787f55", "#5d6a4c", "#85885e", "#66755a"))
WATER = Mat(ink("#0f5f66"), ks.WATER)
TILE = Mat(ink("#5d6466"), ks.TILES, (0.32,))
TILE_PALE = Mat(ink("#8d8f8b"), ks.TILES, (0.32,))
RED = Mat(ink("#b3341f"))
BRASS = Mat(ink("#c79a4a"), gloss=2.0)
STONE = Mat(ink("#a79f90"), ks.STONE, (0.9, 0.42))
GLASS = Mat(ink("#dfe2dc"), ks.CURTAIN, (0.9, 1.0))
LANTERN = Mat(ink("#e2552a"), glow=(2.6, 0.75, 0.18))
WARM = Mat(ink("#ffd9a0"), glow=(2.4, 1.3, 0.5))


def windows(
    base: Mat = CARD,
    cw: float = 0.9,
    ch: float = 1.0,
    wx: float = 0.55,
    wy: float = 0.56,
    v0: float = 0.3,
    lit: float = 0.35,
) -> Mat:
    """Give a wall of cut-out windows."""
    return Mat(base.colour, ks.WINDOWS, (cw, ch, wx, wy, v0, 0, lit, 0))


def bands(
    base: Mat = CARD, ch: float = 1.0, wy: float = 0.5, bay: float = 1.1, v0: float = 0.3, lit: float = 0.35
) -> Mat:
    """Give a wall of ribbon windows."""
    return Mat(base.colour, ks.BANDS, (bay, ch, 0, wy, v0, 0, lit, 0))


def curtain(base: Mat = CARD, cw: float = 0.7, ch: float = 1.0, lit: float = 0.3) -> Mat:
    """Give a wall of glass with card mullions."""
    return Mat(base.colour, ks.CURTAIN, (cw, ch, 0, 0, 0, 0, lit, 0))


def lattice(base: Mat, cw: float = 0.8, ch: float = 1.0, lit: float = 0.9) -> Mat:
    """Give a timber wall of posts and lattice doors."""
    return Mat(base.colour, ks.LATTICE, (cw, ch, 0, 0, 0, 0, lit, 0))


def shop(base: Mat = CARD, cw: float = 1.2, lit: float = 0.85) -> Mat:
    """Give a row of shop fronts."""
    return Mat(base.colour, ks.SHOP, (cw, 0, 0, 0, 0, 0, lit, 0))


def tile(base: Mat = TILE, w: float = 0.32) -> Mat:
    """Give a tiled slope of another tile width."""
    return Mat(base.colour, ks.TILES, (w,))


# --- plain buildings -------------------------------------------------------


def flat_top(
    s: Scene, w: float, d: float, z: float, edge: Mat = CARD, *, busy: bool = True, green: bool = False
) -> None:
    """Finish a flat roof at height z: parapet, plant boxes, a stair head or a small garden."""
    e, k = min(0.14, w * 0.04), min(0.32, w * 0.09)
    for x, y, bw, bd in (
        (0, -d / 2 + e / 2, w, e),
        (0, d / 2 - e / 2, w, e),
        (-w / 2 + e / 2, 0, e, d - 2 * e),
        (w / 2 - e / 2, 0, e, d - 2 * e),
    ):
        s.box(x, y, z, bw, bd, k, edge, edge)
    r = s.rng
    if green:
        s.poly(_rect(w - 4 * e, d - 4 * e, z + 0.06), LAWN)
        for _ in range(int(w * d / 6) + 1):
            tree(
                s,
                r.uniform(-w / 2 + 0.6, w / 2 - 0.6),
                r.uniform(-d / 2 + 0.6, d / 2 - 0.6),
                z,
                r.uniform(0.25, 0.45),
                fine=False,
            )
        return
    if busy and w > 1.6 and d > 1.6:
        s.box(
            r.uniform(-0.18, 0.18) * w,
            r.uniform(-0.1, 0.22) * d,
            z,
            w * r.uniform(0.22, 0.4),
            d * r.uniform(0.2, 0.36),
            r.uniform(0.5, 0.9),
            CARD2,
            CARD,
        )
        for _ in range(int(min(5, w * d / 5))):
            a = r.uniform(0.18, 0.4)
            s.box(
                r.uniform(-0.4, 0.4) * w, r.uniform(-0.4, 0.4) * d, z, a, a * r.uniform(0.7, 1.5), a * 0.7, GREY, CARD2
            )


def _rect(w: float, d: float, z: float) -> list[tuple[float, float, float]]:
    return [(-w / 2, -d / 2, z), (w / 2, -d / 2, z), (w / 2, d / 2, z), (-w / 2, d / 2, z)]


def block(
    s: Scene, w: float, d: float, h: float, wall: Mat | None = None, top: Mat = CARD2, *, green: bool = False
) -> None:
    """A flat-roofed building, its ground floor set off by a thin ledge."""
    wall = wall or windows()
    s.box(0, 0, 0, w, d, h, wall, top)
    if h > 2.5:
        s.box(0, 0, 1.12, w + 0.16, d + 0.16, 0.1, CARD, CARD)
    flat_top(s, w, d, h, Mat(wall.colour), green=green)


def tower(s: Scene, w: float, d: float, h: float, wall: Mat, *, style: int = 0) -> None:
    """A tall building on a podium; style picks how it ends: 0 flat, 1 stepped, 2 fins, 3 slanted crown."""
    pw, pd = w * 1.5, d * 1.45
    s.box(0, 0, 0, pw, pd, 1.5, shop(CARD), CARD2)
    flat_top(s, pw, pd, 1.5, CARD, busy=False)
    body = Mat(wall.colour)
    if style == 1:
        s.box(0, 0, 1.5, w, d, h * 0.62, wall, CARD2)
        flat_top(s, w, d, 1.5 + h * 0.62, body, busy=False)
        s.box(0, 0, 1.5 + h * 0.62, w * 0.76, d * 0.76, h * 0.24, wall, CARD2)
        s.box(0, 0, 1.5 + h * 0.86, w * 0.5, d * 0.5, h * 0.14, wall, CARD2)
        s.box(0, 0, 1.5 + h, 0.12, 0.12, h * 0.10, GREY)
    elif style == 2:
        s.box(0, 0, 1.5, w * 0.94, d * 0.94, h, wall, CARD2)
        n = max(3, int(w / 0.8))
        for i in range(n + 1):
            x = -w / 2 + w * i / n
            for y in (-d / 2, d / 2):
                s.box(x, y, 1.5, 0.12, 0.2, h + 0.6, body, body)
        m = max(3, int(d / 0.8))
        for i in range(1, m):
            y = -d / 2 + d * i / m
            for x in (-w / 2, w / 2):
                s.box(x, y, 1.5, 0.2, 0.12, h + 0.6, body, body)
        s.box(0, 0, 1.5 + h, w * 0.5, d * 0.5, 0.9, CARD2, CARD)
    elif style == 3:
        a, b = w / 2, d / 2
        z0, z1, z2 = 1.5, 1.5 + h * 0.9, 1.5 + h * 1.08
        f = ks.fitted
        s.poly([(-a, -b, z0), (a, -b, z0), (a, -b, z1), (-a, -b, z1)], f(wall, w, h * 0.9))
        s.poly([(a, -b, z0), (a, b, z0), (a, b, z2), (a, -b, z1)], f(wall, d, h))
        s.poly([(a, b, z0), (-a, b, z0), (-a, b, z2), (a, b, z2)], f(wall, w, h))
        s.poly([(-a, b, z0), (-a, -b, z0), (-a, -b, z1), (-a, b, z2)], f(wall, d, h))
        s.poly([(-a, -b, z1), (a, -b, z1), (a, b, z2), (-a, b, z2)], body)
        for k in range(1, 4):
            y = -b + d * k / 4
            s.beam((-a, y, z1 + (z2 - z1) * k / 4), (a, y, z1 + (z2 - z1) * k / 4), 0.12, 0.22, body)
    else:
        s.box(0, 0, 1.5, w, d, h, wall, CARD2)
        flat_top(s, w, d, 1.5 + h, body)


def gable(
    s: Scene,
    w: float,
    d: float,
    h: float,
    rise: float,
    wall: Mat,
    roof: Mat,
    over: float = 0.22,
    *,
    thick: float = 0.09,
) -> None:
    """A house with a straight gable roof, ridge along x."""
    s.box(0, 0, 0, w, d, h, wall, None)
    a, b = w / 2, d / 2
    plain = Mat(wall.colour)
    s.poly([(a, -b, h), (a, b, h), (a, 0, h + rise)], plain)
    s.poly([(-a, b, h), (-a, -b, h), (-a, 0, h + rise)], plain)
    k = rise / b
    x, y = a + over, b + over
    lo = h - over * k
    t = thick
    for sgn in (-1, 1):
        p = [(-x * -sgn * -1, 0, 0)]
        p = [(-x, -y, lo + t), (x, -y, lo + t), (x, 0, h + rise + t), (-x, 0, h + rise + t)]
        if sgn > 0:
            p = [(x, y, lo + t), (-x, y, lo + t), (-x, 0, h + rise + t), (x, 0, h + rise + t)]
        s.poly(p, roof)
        edge = Mat(roof.colour).tinted(1.15)
        s.poly([(p[0][0], p[0][1], lo), (p[1][0], p[1][1], lo), p[1], p[0]], edge)
    edge = Mat(roof.colour).tinted(1.15)
    for sx in (-1, 1):
        for sy in (-1, 1):
            q = [(sx * x, sy * y, lo), (sx * x, 0, h + rise), (sx * x, 0, h + rise + t), (sx * x, sy * y, lo + t)]
            s.poly(q if sx * sy < 0 else q[::-1], edge, two_sided=True)
    s.beam((-x, 0, h + rise + t * 0.6), (x, 0, h + rise + t * 0.6), 0.16, 0.12, edge)


def old_house(
    s: Scene, w: float, d: float, h: float, *, steps: bool = True, wall: Mat | None = None, lit: float = 0.5
) -> None:
    """A white house under grey tiles, its end walls stepped above the roof."""
    wall = wall or windows(CARD, 1.0, h, 0.34, 0.42, 0.0, lit)
    rise = d * 0.27
    gable(s, w, d, h, rise, wall, TILE, 0.16)
    if not steps:
        return
    for sx in (-1, 1):
        x = sx * (w / 2 + 0.04)
        n = 2 if d < 2.6 else 3
        for i in range(n):
            half = d / 2 * (1 - i / n) + 0.06
            z = h + rise * (i + 0.75) / n
            s.box(x, 0, h * 0.5, 0.16, half * 2, z - h * 0.5, CARD, CARD)
            s.box(x, 0, z, 0.30, half * 2 + 0.12, 0.10, Mat(TILE.colour), Mat(TILE.colour))


def court(s: Scene, w: float, d: float, h: float = 1.5) -> None:
    """A courtyard house: four ranges round a court with a tree."""
    t = min(w, d) * 0.30
    with s.at(0, d / 2 - t / 2):
        old_house(s, w, t * 1.1, h * 1.15)
    with s.at(0, -d / 2 + t / 2):
        old_house(s, w, t, h)
    for sx in (-1, 1):
        with s.at(sx * (w / 2 - t / 2), 0, 0, 90):
            old_house(s, d - 2 * t, t * 0.9, h * 0.92, steps=False)
    s.poly(_rect(w - 2 * t, d - 2 * t, 0.04), PLAZA)
    tree(s, s.rng.uniform(-0.3, 0.3), s.rng.uniform(-0.3, 0.3), 0, 0.55)


# --- halls with curved eaves ------------------------------------------------


def curved_roof(
    s: Scene,
    w: float,
    d: float,
    z: float,
    rise: float,
    over: float,
    roof: Mat,
    *,
    ridge: float = 0.45,
    lift: float = 0.0,
    rings: int = 5,
    seg: int = 8,
    inner: tuple[float, float] | None = None,
    edge: Mat | None = None,
) -> None:
    """A hipped roof whose slopes sag and whose corners rise; ridge is the ridge length as a share of w.

    With inner given it is a skirt that ends on that rectangle instead of a ridge.
    """
    ow, od = w / 2 + over, d / 2 + over
    iw, id_ = (inner[0] / 2, inner[1] / 2) if inner else (w * ridge / 2, 0.02)
    lift = lift or over * 0.75

    def ring(k: float) -> list[list[tuple[float, float, float]]]:
        a, b = iw + (ow - iw) * k, id_ + (od - id_) * k
        zz = z + rise * (1 - k) ** 1.55 + rise * 0.12 * (1 - k) - rise * 0.12 * k * (1 - k)
        sides = []
        corners = [(-a, -b), (a, -b), (a, b), (-a, b)]
        for i in range(4):
            (x0, y0), (x1, y1) = corners[i], corners[(i + 1) % 4]
            side = []
            for j in range(seg + 1):
                f = j / seg
                c = abs(2 * f - 1) ** 4 * k**2.2
                x, y = x0 + (x1 - x0) * f, y0 + (y1 - y0) * f
                q = 1 + 0.05 * c
                side.append((x * q, y * q, zz + lift * c))
            sides.append(side)
        return sides

    rs = [ring(i / rings) for i in range(rings + 1)]
    rim = edge or Mat(roof.colour).tinted(0.8)
    soffit = Mat(ink("#4a2f26"))
    for i in range(rings):
        for side in range(4):
            hi, lo = rs[i][side], rs[i + 1][side]
            for j in range(seg):
                s.poly([lo[j], lo[j + 1], hi[j + 1]], roof, two_sided=True, sky=i < rings - 1)
                if abs(hi[j][0] - hi[j + 1][0]) + abs(hi[j][1] - hi[j + 1][1]) > 1e-3:
                    s.faces[-1].two_sided = True
                    s.poly([hi[j + 1], hi[j], lo[j]], roof, two_sided=True, sky=i < rings - 1)
                    # Rows of tiles must follow the slope on both halves.
                    s.faces[-1].u = s.faces[-2].u
                    s.faces[-1].v = s.faces[-2].v
                    s.faces[-1].points = s.faces[-1].points.copy()
    t = max(0.05, rise * 0.05)
    for side in range(4):
        lo = rs[rings][side]
        for j in range(seg):
            a, b = lo[j], lo[j + 1]
            s.poly([(a[0], a[1], a[2] - t), (b[0], b[1], b[2] - t), b, a], rim, sky=False)
    low = [p for side in rs[rings] for p in side[:-1]]
    s.poly([(x, y, zz - t) for x, y, zz in reversed(low)], soffit, two_sided=True, sun=False, sky=False)
    bar = max(0.1, rise * 0.09)
    cap = Mat(roof.colour).tinted(0.9)
    for i in range(rings):  # hip ridges
        for side in range(4):
            a, b = rs[i][side][0], rs[i + 1][side][0]
            s.beam((a[0], a[1], a[2] - bar * 0.2), (b[0], b[1], b[2] - bar * 0.2), bar, bar, cap, sky=False)
    for side in range(4):
        x, y, zz = rs[rings][side][0]
        s.blob((x * 1.01, y * 1.01, zz + bar * 0.8), bar * 0.75, cap, sky=False)
    if not inner:
        top = z + rise * 1.12
        s.beam((-iw - bar, 0, top - bar * 0.4), (iw + bar, 0, top - bar * 0.4), bar * 1.3, bar * 1.8, cap)
        for sx in (-1, 1):
            s.box(sx * (iw + bar * 0.5), 0, top, bar * 1.5, bar * 1.5, bar * 2.6, cap, cap)


def hip_gable(
    s: Scene,
    w: float,
    d: float,
    z: float,
    rise: float,
    over: float,
    roof: Mat,
    gable_wall: Mat,
    *,
    seg: int = 8,
    rings: int = 4,
) -> None:
    """The hall roof of the region: a sagging skirt below, a gabled roof above."""
    iw, id_ = w * 0.80, d * 0.60
    z1 = z + rise * 0.36
    curved_roof(s, w, d, z, rise * 0.36, over, roof, inner=(iw, id_), seg=seg, rings=rings, lift=over * 0.85)
    a, b = iw / 2, id_ / 2
    top = z + rise
    n = 4
    zs = z1 + rise * 0.05
    prof = [(b * (1 - i / n), zs + (top - zs) * ((i / n) ** 1.35)) for i in range(n + 1)]
    for i in range(n):
        (y0, z0_), (y1, z1_) = prof[i], prof[i + 1]
        s.poly([(-a, -y0, z0_), (a, -y0, z0_), (a, -y1, z1_), (-a, -y1, z1_)], roof)
        s.poly([(a, y0, z0_), (-a, y0, z0_), (-a, y1, z1_), (a, y1, z1_)], roof)
    inset = a * 0.95
    outline = [(y, zz) for y, zz in prof]
    right = [(inset, -y, zz) for y, zz in outline] + [(inset, y, zz) for y, zz in reversed(outline[:-1])]
    s.poly(right, gable_wall, two_sided=True)
    s.poly([(-x, y, zz) for x, y, zz in right], gable_wall, two_sided=True)
    cap = Mat(roof.colour).tinted(0.9)
    bar = max(0.1, rise * 0.06)
    for sx in (-1, 1):
        for i in range(n):
            (y0, z0_), (y1, z1_) = prof[i], prof[i + 1]
            for sy in (-1, 1):
                s.beam((sx * a, sy * y0, z0_), (sx * a, sy * y1, z1_), bar, bar, cap, sky=False)
        s.box(sx * (a - bar * 0.4), 0, top, bar * 1.8, bar * 1.6, bar * 3.4, cap, cap)
        s.blob((sx * (a + bar * 0.5), 0, top + bar * 3.6), bar * 1.1, cap, sky=False)
    s.beam((-a - bar, 0, top - bar * 0.5), (a + bar, 0, top - bar * 0.5), bar * 1.4, bar * 2.0, cap)


def hall(
    s: Scene,
    w: float,
    d: float,
    h: float,
    *,
    wall: Mat | None = None,
    post: Mat = RED,
    roof: Mat = TILE,
    base: float = 0.4,
    lit: float = 0.9,
    fine: bool = True,
) -> None:
    """A timber hall: stone base, posts, lattice doors, hip-and-gable roof."""
    wall = wall or lattice(post, 0.9, h, lit)
    s.box(0, 0, 0, w + 1.3, d + 1.3, base, Mat(STONE.colour, ks.STONE, (0.8, 0.3)), CARD2)
    s.box(0, 0, base, w * 0.88, d * 0.80, h, wall, CARD2)
    n = max(3, round(w / 1.3))
    for i in range(n + 1):
        x = -w / 2 + 0.15 + (w - 0.3) * i / n
        for y in (-d / 2 + 0.1, d / 2 - 0.1):
            s.drum(x, y, base, 0.11, h, post, n=8, sky=False)
    for y in (-d / 2 + 0.1, d / 2 - 0.1):
        s.beam((-w / 2, y, base + h - 0.32), (w / 2, y, base + h - 0.32), 0.14, 0.30, post, sky=False)
    for x in (-w / 2 + 0.1, w / 2 - 0.1):
        s.beam((x, -d / 2, base + h - 0.32), (x, d / 2, base + h - 0.32), 0.14, 0.30, post, sky=False)
        for y in (-d / 6, d / 6):
            s.drum(x, y, base, 0.11, h, post, n=8, sky=False)
    hip_gable(
        s,
        w,
        d,
        base + h,
        d * 0.46,
        0.18 * d if fine else 0.12 * d,
        roof,
        Mat(post.colour),
        seg=8 if fine else 4,
        rings=4 if fine else 2,
    )


# --- living things and small ones -------------------------------------------


def tree(
    s: Scene,
    x: float,
    y: float,
    z: float = 0.0,
    r: float = 1.0,
    *,
    fine: bool = True,
    tall: float = 1.0,
    mosses: Sequence[Mat] = MOSSES,
) -> None:
    """A tree of moss on a wire trunk; r is the crown's radius."""
    g = s.rng
    trunk = r * 0.75 * tall
    s.drum(x, y, z, 0.11 * r + 0.02, trunk + r * 0.4, DEEP_WOOD, n=5, sky=False)
    mat = mosses[int(g.integers(len(mosses)))].tinted(float(g.uniform(0.88, 1.15)))
    cz = z + trunk + r * 0.7
    s.blob((x, y, cz), (r * 0.74, r * 0.74, r * 0.70 * (0.6 + 0.4 * tall)), mat, 0.5)
    n = 15 if fine else 7
    for i in range(n):
        a = 2.39996 * i + g.uniform(-0.4, 0.4)
        e = 1 - 1.75 * (i + 0.5) / n
        c = math.sqrt(max(0.0, 1 - e * e))
        q = r * float(g.uniform(0.30, 0.44))
        k = r * float(g.uniform(0.56, 0.72))
        s.blob(
            (x + k * c * math.cos(a), y + k * c * math.sin(a), cz + k * e * (0.6 + 0.4 * tall)),
            q,
            mat.tinted(float(g.uniform(0.86, 1.18))),
            0.7,
        )


def cypress(s: Scene, x: float, y: float, z: float = 0.0, h: float = 3.0, mat: Mat = MOSSES[2]) -> None:
    """A slim tall tree."""
    n = 9
    for i in range(n):
        f = i / (n - 1)
        r = h * 0.15 * (1 - f * 0.82) * (0.7 if i == 0 else 1)
        s.blob(
            (x + s.rng.uniform(-0.1, 0.1) * r, y, z + h * (0.14 + 0.8 * f)),
            (r, r, h * 0.10),
            mat.tinted(0.9 + 0.25 * f),
            0.6,
        )


def bush(s: Scene, x: float, y: float, z: float = 0.0, r: float = 0.3) -> None:
    """A tuft of moss."""
    g = s.rng
    mat = MOSSES[int(g.integers(len(MOSSES)))]
    for _ in range(4):
        s.blob(
            (x + g.uniform(-0.6, 0.6) * r, y + g.uniform(-0.6, 0.6) * r, z + r * 0.35),
            r * g.uniform(0.5, 0.8),
            mat.tinted(g.uniform(0.85, 1.15)),
            0.7,
        )


COATS = tuple(Mat(ink(h)) for h in ("#efe9de", "#e8dfd0", "#d9cbb2", "#c9b08a", "#8f8a80", "#5d6a70"))


def person(
    s: Scene,
    x: float,
    y: float,
    z: float = 0.0,
    h: float = 0.95,
    coat: Mat | None = None,
    *,
    arms: int = 0,
    face: float | None = None,
    seated: bool = False,
) -> None:
    """A turned wooden figure; arms 1 adds arms reaching forward to where it faces (degrees, 0 along x)."""
    g = s.rng
    coat = coat or COATS[int(g.integers(len(COATS)))]
    skin = Mat(ink("#e3c49c"))
    leg = coat.tinted(0.62)
    a = math.radians(g.uniform(0, 360) if face is None else face)
    cx, cy = math.cos(a), math.sin(a)
    big = h > 1.3
    hip = z if seated else z + h * 0.47
    n = 10 if big else 6

    def at(f: float, q: float, up: float) -> tuple[float, float, float]:
        return (x + (cx * f - cy * q) * h, y + (cy * f + cx * q) * h, hip + up * h)

    stride = float(g.uniform(-0.06, 0.06))
    for k in (-1, 1):
        if seated:
            bar(s, at(0.0, 0.06 * k, 0.02), at(0.22, 0.07 * k, 0.02), 0.058 * h, leg, n)
            if big:
                bar(s, at(0.22, 0.07 * k, 0.02), at(0.22, 0.07 * k, -0.28), 0.045 * h, leg, n)
        else:
            bar(s, at(stride * k, 0.068 * k, -0.46), at(0.0, 0.062 * k, 0.04), 0.040 * h, leg, n, r1=0.064 * h)
            if big:
                s.blob(at(stride * k + 0.03, 0.068 * k, -0.455), (h * 0.062, h * 0.052, h * 0.03), DARK, sky=False)
    bar(s, at(0, 0, 0.0), at(0, 0, 0.30), 0.112 * h, coat, 14 if big else 8, r1=0.135 * h)
    s.blob(at(0, 0, 0.30), (h * 0.137, h * 0.137, h * 0.095), coat)
    s.blob(at(0, 0, 0.0), (h * 0.113, h * 0.113, h * 0.05), coat, sky=False)
    s.blob(at(0.01, 0, 0.475), (h * 0.076, h * 0.076, h * 0.092), skin)
    s.blob(at(-0.014, 0, 0.502), (h * 0.080, h * 0.080, h * 0.080), Mat(ink("#4b3a2e")), sky=False)
    if big:
        bar(s, at(0, 0, 0.34), at(0.005, 0, 0.44), 0.045 * h, skin, 8)
    for k in (-1, 1):
        sh = at(0, 0.155 * k, 0.335)
        elbow = at(0.05 if arms else -0.02, 0.18 * k, 0.17)
        hand = at(0.22, 0.10 * k, 0.20) if arms else at(0.04, 0.175 * k, 0.01)
        if big:
            s.blob(sh, h * 0.048, coat, sky=False)
            bar(s, elbow, sh, 0.038 * h, coat.tinted(0.95), 8, r1=0.046 * h)
            bar(s, hand, elbow, 0.030 * h, coat.tinted(0.95), 8, r1=0.038 * h)
            s.blob(elbow, h * 0.038, coat.tinted(0.95), sky=False)
        else:
            bar(s, hand, sh, 0.036 * h, coat.tinted(0.95), 5)
        s.blob(hand, h * 0.036, skin, sky=False)


def bar(
    s: Scene, a: Sequence[float], b: Sequence[float], r: float, mat: Mat, n: int = 8, r1: float | None = None
) -> None:
    """A round bar between two points in any direction, r thick at a and r1 at b."""
    ax = [b[i] - a[i] for i in range(3)]
    length = math.sqrt(sum(q * q for q in ax)) or 1.0
    d = [q / length for q in ax]
    ref = (0.0, 0.0, 1.0) if abs(d[2]) < 0.9 else (1.0, 0.0, 0.0)
    u = [d[1] * ref[2] - d[2] * ref[1], d[2] * ref[0] - d[0] * ref[2], d[0] * ref[1] - d[1] * ref[0]]
    k = math.sqrt(sum(q * q for q in u))
    u = [q / k for q in u]
    v = [d[1] * u[2] - d[2] * u[1], d[2] * u[0] - d[0] * u[2], d[0] * u[1] - d[1] * u[0]]
    ring = [
        [math.cos(2 * math.pi * i / n) * u[j] + math.sin(2 * math.pi * i / n) * v[j] for j in range(3)]
        for i in range(n)
    ]
    r1 = r if r1 is None else r1
    if abs(d[2]) > 0.85 and mat.kind == ks.PLAIN:
        wa = s.where(a)
        mat = Mat(mat.colour, ks.ROUND, (float(wa[0]), float(wa[1]), 1.0, 0.0), mat.glow, mat.gloss)
    for i in range(n):
        p, q = ring[i], ring[(i + 1) % n]
        s.poly(
            [
                [a[j] + r * p[j] for j in range(3)],
                [a[j] + r * q[j] for j in range(3)],
                [b[j] + r1 * q[j] for j in range(3)],
                [b[j] + r1 * p[j] for j in range(3)],
            ],
            mat,
            two_sided=True,
            sky=False,
        )


def car(
    s: Scene,
    x: float,
    y: float,
    z: float = 0.0,
    turn: float = 0.0,
    size: float = 1.0,
    paint: Mat | None = None,
    *,
    van: bool = False,
    lights: bool = True,
) -> None:
    """A card car pointing along x."""
    g = s.rng
    paint = paint or Mat(ink(("#efeae0", "#dcd5c8", "#a9a69e", "#8a9a9a", "#c8b48e")[int(g.integers(5))]))
    glass = Mat(ink("#3b474b"), gloss=0.8)
    with s.at(x, y, z, turn, size):
        for wx in (-0.5, 0.5):
            for wy in (-0.36, 0.36):
                s.blob((wx, wy, 0.14), (0.16, 0.06, 0.16), DARK, sky=False)
        s.box(0, 0, 0.12, 1.7, 0.76, 0.30 if not van else 0.72, paint, paint)
        if van:
            s.box(0.1, 0, 0.50, 1.46, 0.78, 0.22, glass, paint)
            s.box(-0.1, 0, 0.72, 1.45, 0.72, 0.2, paint, paint)
        else:
            lo = [(-0.62, -0.35), (0.40, -0.35), (0.40, 0.35), (-0.62, 0.35)]
            hi = [(-0.45, -0.29), (0.14, -0.29), (0.14, 0.29), (-0.45, 0.29)]
            for i in range(4):
                j = (i + 1) % 4
                s.poly([(*lo[i], 0.42), (*lo[j], 0.42), (*hi[j], 0.68), (*hi[i], 0.68)], glass)
            s.poly([(*p, 0.68) for p in hi], paint)
        if lights and s.night:
            for wy in (-0.26, 0.26):
                s.blob(
                    (0.86, wy, 0.3),
                    0.06,
                    Mat(ink("#fff0c8"), glow=tuple(3.0 * s.night * v for v in (1.0, 0.8, 0.5))),
                    sky=False,
                )  # type: ignore[arg-type]
                s.blob(
                    (-0.86, wy, 0.32),
                    0.055,
                    Mat(ink("#a02018"), glow=tuple(1.6 * s.night * v for v in (1.0, 0.08, 0.03))),
                    sky=False,
                )  # type: ignore[arg-type]


def lantern(s: Scene, x: float, y: float, z: float, r: float = 0.22, reach: float = 4.0, strength: float = 1.0) -> None:
    """A hanging lantern with its light."""
    g = s.night
    s.blob((x, y, z), (r, r, r * 0.85), Mat(LANTERN.colour, glow=(2.8 * g + 0.1, 0.80 * g, 0.17 * g)), sky=False)
    s.drum(x, y, z + r * 0.8, r * 0.4, r * 0.2, BRASS, n=8, sky=False)
    s.drum(x, y, z - r * 1.0, r * 0.4, r * 0.2, BRASS, n=8, sky=False)
    if g > 0.1:
        s.lamp((x, y, z), reach, (2.6 * g * strength, 1.05 * g * strength, 0.34 * g * strength))


def street_lamp(s: Scene, x: float, y: float, z: float = 0.0, h: float = 1.9, reach: float = 5.0) -> None:
    """A thin post with a small warm light."""
    g = s.night
    s.drum(x, y, z, 0.05, h, GREY, n=5, sky=False)
    s.blob((x, y, z + h), 0.12, Mat(ink("#fff2d8"), glow=(2.2 * g, 1.35 * g, 0.6 * g)), sky=False)
    if g > 0.1:
        s.lamp((x, y, z + h), reach, (1.9 * g, 1.05 * g, 0.42 * g))


def boat(s: Scene, x: float, y: float, z: float, turn: float = 0.0, size: float = 1.0, *, lit: bool = True) -> None:
    """A wooden passenger boat with a canopy."""
    with s.at(x, y, z, turn, size):
        out = [(-1.6, -0.42), (1.1, -0.45), (1.9, 0), (1.1, 0.45), (-1.6, 0.42)]
        s.prism(out, 0.02, 0.42, WOOD, PALE_WOOD)
        s.box(-0.35, 0, 0.42, 1.9, 0.62, 0.5, windows(CARD, 0.4, 0.5, 0.6, 0.6, 0, 1.0), None)
        s.box(-0.35, 0, 0.92, 2.15, 0.8, 0.08, TILE, CARD)
        if lit and s.night > 0.3:
            s.lamp((0.8, 0, 0.9), 3.0, (1.6 * s.night, 0.8 * s.night, 0.3 * s.night))
