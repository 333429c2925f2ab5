"""Things that stand on a table rather than in the city: plinths, tiles, drawers, desks, lamps."""

from __future__ import annotations

import math

from . import kit_ground as kg
from . import kit_landmarks as kl
from . import kit_parts as kp
from . import kit_scene as ks
from .kit_scene import Mat, Scene

TABLE = Mat(kp.ink("#8a6a4a"), ks.WOOD, gloss=0.25)
LINEN = Mat(kp.ink("#e4dccd"))
COPPER = Mat(kp.ink("#b8754a"), gloss=2.0)
BLANK = Mat(kp.ink("#d2a855"), gloss=2.0)
PAPER = Mat(kp.ink("#f4efe4"))


def table(s: Scene, mat: Mat = TABLE, reach: float = 90.0, far: float = 1.2) -> None:
    """A table top in planks that fades out of focus, and a wall far behind."""
    n = 18
    for i in range(n):
        y0, y1 = (-0.7 + i * (0.7 + far) / n) * reach, (-0.7 + (i + 1) * (0.7 + far) / n) * reach
        s.poly(
            [
                (-reach, y0, 0.002 * (i % 2)),
                (reach, y0, 0.002 * (i % 2)),
                (reach, y1 + 0.3, 0.002 * (i % 2)),
                (-reach, y1 + 0.3, 0.002 * (i % 2)),
            ],
            mat.tinted(0.97 + 0.05 * (i % 3)),
        )


def hall_behind(s: Scene, y: float = 30.0, size: float = 1.0, *, lit: float = 0.35, high: float = 9.0) -> None:
    """Stand the district's model, out of focus, behind what is shown on the table."""
    with s.at(0, y, 0, 0, size):
        s.box(0, 34, 0, 150, 68, 0.8, kp.WOOD, kp.GROUND)
        with s.at(0, 0, 0.8):
            kg.town(
                s,
                -74,
                74,
                1,
                67,
                lambda _x, _y, _r: True,
                cell=7.0,
                high=lambda x, yy: high * (0.5 + 0.9 * math.exp(-(((x + 6) / 30) ** 2)) * (0.4 + yy / 60)),
                old=lambda _x, yy: 0.4 if yy < 20 else 0.0,
                lit=lit,
            )


def token(s: Scene, i: int) -> None:
    """A small model for a plinth: hall, ring of people, block of gears, sheaf of rice."""
    g = s.rng
    if i == 0:
        with s.at(0, 0, 0, 0, 0.42):
            kp.hall(s, 7.6, 5.4, 2.6)
    elif i == 1:
        for k in range(9):
            a = 2 * math.pi * k / 9
            kp.person(s, 1.25 * math.cos(a), 1.25 * math.sin(a), 0, 1.55, face=math.degrees(a) + 180, arms=1)
        s.drum(0, 0, 0, 0.55, 0.9, kp.PALE_WOOD, kp.PALE_WOOD, n=20)
        kp.tree(s, 0, 0, 0.9, 0.6)
    elif i == 2:
        for z, r in ((0, 1.6), (0.55, 1.15), (1.1, 0.8)):
            gear(s, 0.12 * (z - 0.5), 0, z, r, 0.5, kp.PALE_WOOD if z else kp.CARD)
        s.drum(0, 0, 1.6, 0.16, 1.5, kp.BRASS, n=12)
        s.blob((0, 0, 3.3), 0.42, kp.BRASS)
    else:
        for _ in range(46):
            a, r = g.uniform(0, 6.28), g.uniform(0, 0.55)
            rice(s, r * math.cos(a), r * math.sin(a), 0, 2.6 * g.uniform(0.85, 1.1), math.degrees(a), lean=0.55 + r)
        s.drum(0, 0, 0.85, 0.62, 0.24, kp.RED.tinted(0.9), n=18)


def gear(s: Scene, x: float, y: float, z: float, r: float, h: float, mat: Mat, teeth: int = 16) -> None:
    """A toothed wheel lying flat."""
    pts = []
    for i in range(teeth * 4):
        a = 2 * math.pi * i / (teeth * 4)
        q = r if i % 4 in (0, 1) else r * 0.86
        pts.append((x + q * math.cos(a), y + q * math.sin(a)))
    s.prism(pts, z, z + h, mat, mat)


def rice(
    s: Scene,
    x: float,
    y: float,
    z: float,
    h: float,
    turn: float,
    lean: float = 0.5,
    *,
    gold: Mat | None = None,
    grains: int = 9,
    leaf: bool = False,
) -> None:
    """One rice plant: stalk, bowed ear, perhaps a leaf."""
    g = s.rng
    green = Mat(kp.ink("#9a9b57"))
    gold = gold or Mat(kp.ink("#cfa552"))
    a = math.radians(turn)
    cx, cy = math.cos(a), math.sin(a)
    pts = []
    for i in range(7):
        f = i / 6
        out = lean * h * 0.28 * f**2.4
        pts.append((x + cx * out, y + cy * out, z + h * (f - 0.10 * lean * f**4)))
    for p, q in zip(pts[:-1], pts[1:], strict=True):
        s.beam(p, (q[0] + 1e-4, q[1] + 1e-4, q[2]), h * 0.012, max(0.012, (q[2] - p[2]) * 0.02), green, sky=False)
        _stick(s, p, q, h * 0.007, green)
    x0, y0, z0 = pts[-1]
    for branch in range(5):
        off = (branch - 2) * 0.20 + g.uniform(-0.08, 0.08)
        bx, by = math.cos(a + off), math.sin(a + off)
        reach = h * (0.24 + 0.10 * g.uniform()) * (0.55 + 0.45 * lean)
        fall = h * (0.18 + 0.16 * g.uniform()) * (0.4 + 0.6 * lean)
        start = h * 0.05 * (branch % 3)
        prev = (x0 - cx * start * 0.4, y0 - cy * start * 0.4, z0 - start)
        for i in range(grains):
            f = (i + 1) / grains
            p = (prev[0], prev[1], prev[2])
            q = (
                x0 - cx * start * 0.4 + bx * reach * f**0.85,
                y0 - cy * start * 0.4 + by * reach * f**0.85,
                z0 - start + h * 0.05 * math.sin(f * 2.4) - fall * f**2.0,
            )
            _stick(s, p, q, h * 0.0025, green)
            side = (1 if i % 2 else -1) * h * 0.011
            s.blob(
                (q[0] - by * side, q[1] + bx * side, q[2] - h * 0.006),
                (h * 0.0105, h * 0.0105, h * 0.020),
                gold.tinted(g.uniform(0.8, 1.2)),
                sky=False,
            )
            prev = q
    if leaf:
        b = math.radians(turn + g.uniform(90, 270))
        prev = None
        for i in range(6):
            f = i / 5
            w = h * 0.022 * (1 - f) + 0.002
            c = (
                x + math.cos(b) * h * 0.36 * f**1.2,
                y + math.sin(b) * h * 0.36 * f**1.2,
                z + h * (0.25 + 0.62 * f - 0.38 * f * f),
            )
            e = (
                (c[0] - math.sin(b) * w, c[1] + math.cos(b) * w, c[2]),
                (c[0] + math.sin(b) * w, c[1] - math.cos(b) * w, c[2]),
            )
            if prev:
                s.poly([prev[0], prev[1], e[1], e[0]], green.tinted(0.8 + 0.3 * f), two_sided=True, sky=False)
            prev = e


def _stick(s: Scene, a: tuple[float, float, float], b: tuple[float, float, float], r: float, mat: Mat) -> None:
    for k in range(4):
        t, u = math.pi / 2 * k, math.pi / 2 * (k + 1)
        s.poly(
            [
                (a[0] + r * math.cos(t), a[1] + r * math.sin(t), a[2]),
                (a[0] + r * math.cos(u), a[1] + r * math.sin(u), a[2]),
                (b[0] + r * math.cos(u), b[1] + r * math.sin(u), b[2]),
                (b[0] + r * math.cos(t), b[1] + r * math.sin(t), b[2]),
            ],
            mat,
            sky=False,
        )


def rod(s: Scene, a: tuple[float, float, float], b: tuple[float, float, float], r: float, mat: Mat, n: int = 8) -> None:
    """A round bar between two points in any direction."""
    kp.bar(s, a, b, r, mat, n)


def turned(
    s: Scene, x: float, y: float, z: float, profile: list[tuple[float, float]], mat: Mat, n: int = 40, smooth: int = 0
) -> None:
    """A turned body from (radius, height) pairs, bottom to top; smooth rounds it with that many steps a pair."""
    cx, cy, _ = s.where((x, y, z))
    if smooth:
        curve = kg.spline(profile, smooth)
        profile = curve
    for (r0, z0), (r1, z1) in zip(profile[:-1], profile[1:], strict=True):
        if r0 < 1e-4 and r1 < 1e-4:
            continue
        slope = math.atan2(r0 - r1, z1 - z0)
        mat = Mat(mat.colour, ks.ROUND, (cx, cy, math.cos(slope), math.sin(slope)), mat.glow, mat.gloss)
        for i in range(n):
            a, b = 2 * math.pi * i / n, 2 * math.pi * (i + 1) / n
            p = [
                (x + r0 * math.cos(a), y + r0 * math.sin(a), z + z0),
                (x + r0 * math.cos(b), y + r0 * math.sin(b), z + z0),
                (x + r1 * math.cos(b), y + r1 * math.sin(b), z + z1),
                (x + r1 * math.cos(a), y + r1 * math.sin(a), z + z1),
            ]
            if r0 < 1e-4:
                p = [p[0], p[2], p[3]]
            elif r1 < 1e-4:
                p = p[:3]
            s.poly(p, mat, two_sided=True)


def nine_tiles(s: Scene) -> None:
    """Three rows of three inlaid tiles, each with its sign in relief."""
    woods = ("#b98b58", "#8c6239", "#d1ab78", "#7a5233", "#c79a63", "#a87848", "#dcbb8c", "#96683f", "#b5844f")
    s.box(0, 0, 0, 13.6, 13.6, 0.35, kp.DEEP_WOOD, kp.DEEP_WOOD)
    s.box(0, 0, 0.35, 13.0, 13.0, 0.12, kp.WOOD.tinted(0.7), kp.WOOD.tinted(0.55))
    for k in range(9):
        x, y = (k % 3 - 1) * 4.25, (1 - k // 3) * 4.25
        body = Mat(kp.ink(woods[k]), ks.WOOD, gloss=0.2)
        with s.at(x, y, 0.40):
            s.box(0, 0, 0, 3.95, 3.95, 0.62, body, body)
            rim = Mat(kp.ink("#e6d2ac"), ks.WOOD)
            for q in (-1, 1):
                s.box(0, q * 1.72, 0.62, 3.56, 0.09, 0.02, rim, rim)
                s.box(q * 1.72, 0, 0.62, 0.09, 3.56, 0.02, rim, rim)
            with s.at(0, 0, 0.62):
                sign(s, k)


def sign(s: Scene, k: int) -> None:
    """One tile's sign: wave, road, hills; lamp, gear, seal; figure, leaf, circuit."""
    pale, brass, red = Mat(kp.ink("#efe3c8")), BLANK, Mat(kp.ink("#b3341f"))
    h = 0.10
    if k == 0:
        teal = Mat(kp.ink("#176068"), gloss=0.6)
        for j in range(3):
            pts = [(-1.35 + 2.7 * i / 24, (j - 1) * 0.85 + 0.26 * math.sin(i / 24 * 4 * math.pi)) for i in range(25)]
            for a, b in zip(pts[:-1], pts[1:], strict=True):
                s.beam((*a, 0), (*b, 0), 0.24, h, teal)
    elif k == 1:
        s.poly([(-0.95, -1.4, 0.03), (0.95, -1.4, 0.03), (0.35, 1.4, 0.03), (-0.35, 1.4, 0.03)], Mat(kp.ink("#6b655c")))
        for i in range(4):
            y = -1.2 + i * 0.72
            w = 0.11 * (1 - i * 0.18)
            s.box(0, y + 0.15, 0.03, w, 0.38, 0.05, pale, pale)
        for q in (-1, 1):
            s.beam((q * 1.05, -1.4, 0), (q * 0.42, 1.4, 0), 0.14, h, brass)
    elif k == 2:
        for i in range(5):
            r = 1.45 * (1 - i / 5.4)
            pts = [
                (
                    r * (1 + 0.12 * math.sin(3 * t + i)) * math.cos(t),
                    r * 0.86 * (1 + 0.12 * math.sin(2 * t)) * math.sin(t),
                )
                for t in (2 * math.pi * j / 36 for j in range(36))
            ]
            s.prism(
                pts,
                i * 0.09,
                (i + 1) * 0.09,
                kp.CARD3,
                Mat(kp.ink(("#8c9a62", "#9aa66f", "#aab480", "#bcc495", "#d5dab4")[i])),
            )
    elif k == 3:
        turned(
            s,
            0,
            0.15,
            0,
            [(0.95, 0), (0.95, 0.05), (0.8, 0.22), (0.5, 0.36), (0.001, 0.42)],
            Mat(kp.ink("#f0d998"), gloss=0.6),
        )
        s.box(0, -1.0, 0, 0.7, 0.5, 0.14, brass, brass)
        for i in range(8):
            a = math.pi * (i / 7) * 1.2 - 0.1 * math.pi
            s.beam(
                (1.15 * math.cos(a), 0.15 + 1.15 * math.sin(a), 0),
                (1.5 * math.cos(a), 0.15 + 1.4 * math.sin(a), 0),
                0.1,
                h,
                brass,
            )
    elif k == 4:
        turned(s, 0, 0, 0, [(1.35, 0), (1.35, 0.10), (1.25, 0.14), (0.001, 0.14)], red)
        for i in range(16):
            a = 2 * math.pi * i / 16
            s.beam(
                (0.55 * math.cos(a), 0.55 * math.sin(a), 0.14),
                ((1.12 if i % 2 else 0.9) * math.cos(a), (1.12 if i % 2 else 0.9) * math.sin(a), 0.14),
                0.10,
                0.05,
                brass,
            )
        turned(s, 0, 0, 0.14, [(0.40, 0), (0.40, 0.05), (0.3, 0.11), (0.001, 0.13)], brass)
    elif k == 5:
        gear(s, -0.3, -0.25, 0, 1.05, 0.12, pale, 12)
        s.drum(-0.3, -0.25, 0.12, 0.4, 0.05, kp.DEEP_WOOD, n=24)
        gear(s, 0.82, 0.86, 0, 0.66, 0.16, brass, 10)
        s.drum(0.82, 0.86, 0.16, 0.22, 0.05, kp.DEEP_WOOD, n=24)
    elif k == 6:
        for x, hh in ((-0.75, 0.8), (0, 1.0), (0.75, 0.8)):
            s.drum(x, 0.45 * hh, 0, 0.30 * hh + 0.04, h * 1.4, pale, n=24)
            s.prism(
                [(x - 0.42 * hh, -1.1), (x + 0.42 * hh, -1.1), (x + 0.34 * hh, -0.05), (x - 0.34 * hh, -0.05)],
                0,
                h * 1.4,
                pale,
                pale,
            )
    elif k == 7:
        leafm = Mat(kp.ink("#7d8c4e"))
        pts = [
            (0.75 * math.sin(math.pi * f) * (1 if side else -1) + 0.25 * (f - 0.5), -1.35 + 2.7 * f)
            for side, fs in ((1, [i / 16 for i in range(17)]), (0, [1 - i / 16 for i in range(17)]))
            for f in fs
        ]
        s.prism(pts[::1], 0, 0.10, leafm, leafm)
        s.beam((-0.12, -1.45, 0.10), (0.12, 1.2, 0.10), 0.07, 0.04, pale)
        for i in range(5):
            y = -0.8 + i * 0.4
            for q in (-1, 1):
                s.beam(
                    (0.02, y, 0.10),
                    (q * 0.45 * math.sin(math.pi * (0.25 + i * 0.13)), y + 0.32, 0.10),
                    0.045,
                    0.03,
                    pale,
                )
    else:
        s.box(0, 0, 0, 1.15, 1.15, 0.16, Mat(kp.ink("#2f5257"), gloss=0.5), Mat(kp.ink("#2f5257"), gloss=0.5))
        for i in range(4):
            for q in (-1, 1):
                t = -0.42 + i * 0.28
                s.box(q * 0.95, t, 0, 0.8, 0.08, 0.06, brass, brass)
                s.box(t, q * 0.95, 0, 0.08, 0.8, 0.06, brass, brass)
                s.drum(q * 1.38, t, 0, 0.09, 0.08, brass, n=12)
                s.drum(t, q * 1.38, 0, 0.09, 0.08, brass, n=12)


def water_clock(s: Scene) -> None:
    """Three copper vessels on steps, dripping into a tall one with its gauge."""
    steps = ((-4.2, 5.2), (-1.1, 3.3), (2.0, 1.5))
    for x, h in steps:
        s.box(x, 0.4, 0, 3.1, 4.4, h, Mat(kp.STONE.colour, ks.STONE, (1.0, 0.5)), kp.CARD3)
        s.box(x, 0.4, h, 3.3, 4.6, 0.18, kp.PALE_WOOD, kp.PALE_WOOD)
        z = h + 0.18
        turned(
            s,
            x,
            0.4,
            z,
            [
                (0.9, 0),
                (1.0, 0.1),
                (1.22, 0.9),
                (1.34, 1.7),
                (1.30, 2.1),
                (1.42, 2.25),
                (1.42, 2.4),
                (1.26, 2.4),
                (1.22, 2.1),
            ],
            COPPER,
            56,
            4,
        )
        s.poly(
            [
                (x + 1.22 * math.cos(2 * math.pi * i / 32), 0.4 + 1.22 * math.sin(2 * math.pi * i / 32), z + 2.12)
                for i in range(32)
            ],
            Mat(kp.WATER.colour, gloss=1.0),
        )
        for q in (0.55, 1.55):
            turned(
                s, x, 0.4, z, [(1.14 + q * 0.11, q), (1.20 + q * 0.11, q + 0.06), (1.14 + q * 0.11, q + 0.12)], kp.BRASS
            )
        for a in (-150, 30):
            t = math.radians(a)
            s.blob((x + 1.42 * math.cos(t), 0.4 + 1.42 * math.sin(t), z + 1.3), (0.16, 0.16, 0.3), kp.BRASS)
        rod(s, (x + 1.1, 0.4, z + 0.45), (x + 2.05, 0.4, z + 0.28), 0.09, kp.BRASS)
        for i in range(4):
            s.blob(
                (x + 2.08, 0.4, z + 0.10 - i * i * 0.09 - 0.05),
                (0.05, 0.05, 0.075),
                Mat(kp.ink("#bfe0dd"), gloss=1.0),
                sky=False,
            )
    x = 5.2
    s.box(x, 0.4, 0, 3.2, 4.4, 0.35, kp.PALE_WOOD, kp.PALE_WOOD)
    turned(
        s,
        x,
        0.4,
        0.35,
        [(1.05, 0), (1.1, 0.1), (1.05, 0.3), (1.05, 2.6), (1.16, 2.75), (1.16, 2.9), (0.95, 2.9), (0.92, 2.5)],
        COPPER,
        56,
        4,
    )
    s.poly(
        [
            (x + 0.94 * math.cos(2 * math.pi * i / 32), 0.4 + 0.94 * math.sin(2 * math.pi * i / 32), 3.0)
            for i in range(32)
        ],
        Mat(kp.WATER.colour, gloss=1.0),
    )
    s.box(x, 0.4, 3.0, 0.34, 0.10, 4.4, kp.PALE_WOOD, kp.PALE_WOOD)
    for i in range(16):
        s.box(
            x - 0.06 * (i % 4 != 0), 0.33, 3.3 + i * 0.25, 0.28 if i % 4 == 0 else 0.16, 0.05, 0.035, kp.DARK, kp.DARK
        )
    kp.person(s, x + 0.0, 0.4, 7.4, 1.3, Mat(kp.ink("#b3341f")), face=-90, arms=1)
    hall_behind(s, 15, 0.7, high=12)
    with s.at(10.5, 7, 0, 0, 0.9):
        kl.pagoda(s, 5, 1.8, 1.7)
