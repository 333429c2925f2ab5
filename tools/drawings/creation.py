"""Pictures of the creation section, in morning light."""

from __future__ import annotations

import math

from . import kit_ground as kg
from . import kit_landmarks as kl
from . import kit_parts as kp
from . import kit_quarter as kq
from . import kit_scene as ks
from . import kit_table as kt
from .kit import Shot, picture
from .kit_scene import Mat, Scene

AMBER = Mat(kp.ink("#d99a2b"))


@picture("cover-chen", "清晨阳光里的实验楼与车间，树在楼间")
def cover(s: Scene) -> Shot:
    """Laboratories and workshops among trees."""
    river = kg.spline([(-120, -34), (-60, -30), (-20, -22), (20, -26), (60, -18), (140, -22)])
    kg.board(s, 280, 240, [kg.outline(river, 10)], y=30)
    g = s.rng
    ways = [
        [(-120, -8), (0, -8), (140, -8)],
        [(-22, -14), (-22, 30), (-22, 130)],
        [(26, -14), (26, 40), (26, 130)],
        [(-120, 26), (0, 26), (140, 26)],
    ]
    for w in ways:
        kg.road(s, w, 3.8, cars=8, trees=2.8, kerb=False)
    with s.at(-9, 4):
        kq.laboratory(s, 13, 8, 5.5, dome=True)
    with s.at(10, 3):
        kq.sawtooth(s, 15, 10, 2.8, bays=5)
    with s.at(2, 17):
        kq.laboratory(s, 15, 6.5, 8, wall=kp.curtain(kp.CARD, 0.7, 1.0, 0.1))
    with s.at(16.5, 17):
        s.poly(_disc(5.2, 0.05), kp.LAWN)
        tower(s, 2.6, 17, AMBER)
    with s.at(-14, 18):
        kq.laboratory(s, 9, 7, 4.5)
    with s.at(38, 6):
        kq.sawtooth(s, 17, 13, 3.0, bays=6)
    with s.at(-38, 4):
        kq.sawtooth(s, 20, 12, 3.0, bays=5)
    with s.at(36, 18.5):
        kq.laboratory(s, 12, 6, 6)
    with s.at(-36, 17):
        kq.laboratory(s, 14, 7, 7)
    for _ in range(150):
        x, y = g.uniform(-46, 46), g.uniform(-15, 24)
        if (
            all(kg.near(w, x, y) > 2.8 for w in ways)
            and not any(
                abs(x - a) < w / 2 + 0.9 and abs(y - b) < d / 2 + 0.9
                for a, b, w, d in (
                    (-9, 4, 13, 9.5),
                    (10, 3, 15, 10),
                    (2, 17, 15, 7.5),
                    (-14, 18, 9, 7),
                    (38, 6, 17, 13),
                    (-38, 4, 20, 12),
                    (36, 18.5, 12, 7),
                    (-36, 17, 14, 8),
                    (16.5, 17, 7, 7),
                )
            )
            and kg.near(river, x, y) > 7
        ):
            kp.tree(s, x, y, 0, g.uniform(0.6, 1.15))
    for _ in range(120):
        x, y = g.uniform(-50, 60), g.uniform(-17.5, -11.2)
        if kg.near(river, x, y) > 6.6 and kg.near(ways[0], x, y) > 2.8:
            kp.tree(s, x, y, 0, g.uniform(0.6, 1.1))
    for _ in range(40):
        kp.person(s, g.uniform(-20, 24), g.choice([-5.6, -10.4]) + g.uniform(-0.3, 0.3), 0, 0.95)

    def free(x: float, y: float, r: float) -> bool:
        return (
            kg.near(river, x, y) > 6.5 + r
            and all(kg.near(w, x, y) > 3 + r * 0.8 for w in ways)
            and (y > 30 or y < -32 or abs(x) > 50)
        )

    kg.town(
        s,
        -100,
        110,
        -60,
        120,
        free,
        cell=7.2,
        high=lambda x, y: 5.0 + 12.0 * min(1.0, max(0.0, (y - 34) / 50)),
        old=lambda x, y: 0.15,
        lit=0.0,
    )
    for edge in kg.ribbon(river, 11.6):
        kg.along(s, edge, 2.2, lambda x, y, _a: kp.tree(s, x, y, 0, g.uniform(0.5, 0.8), fine=False))
    kl.span(s, (-22, -14.5), (-22, -38))
    kp.boat(s, 12, -25, -1.1, 6, 1.5)
    return Shot("morning", (10, 6, 4.5), 64, turn=-30, tilt=26, at=(0.60, 0.56))


def _disc(r: float, z: float, n: int = 30) -> list[tuple[float, float, float]]:
    return [(r * math.cos(2 * math.pi * i / n), r * math.sin(2 * math.pi * i / n), z) for i in range(n)]


def tower(s: Scene, r: float, h: float, mat: Mat) -> None:
    """The landmark of the quarter: a round tower of coloured fins."""
    s.drum(0, 0, 0, r * 0.86, h, Mat(kp.ink("#93a9a6"), gloss=0.7), kp.CARD, n=28)
    n = 30
    for i in range(n):
        a = 2 * math.pi * i / n
        with s.at(0, 0, 0, math.degrees(a)):
            s.box(r, 0, 0.9, r * 0.20, 0.13, h * (0.93 + 0.09 * math.sin(a)) - 0.9, mat, mat)
    for k in range(int(h / 1.1)):
        s.drum(0, 0, 0.9 + k * 1.1, r * 0.96, 0.10, kp.CARD, kp.CARD, n=28)
    s.drum(0, 0, 0, r * 1.35, 0.85, kp.shop(kp.CARD), kp.CARD2, n=28)
    s.drum(0, 0, h, r * 0.5, 0.8, kp.CARD, kp.CARD2, n=20)


@picture("yulin", "实验楼之间，一座装满绿色的玻璃穹顶")
def rainforest(s: Scene) -> Shot:
    """A glass dome of green among laboratories."""
    kg.board(s, 220, 200, y=30)
    g = s.rng
    R = 11.0
    s.drum(0, 0, 0, R + 1.6, 0.35, kp.CARD2, kp.PLAZA, n=60)
    s.drum(0, 0, 0.35, R + 0.25, 0.75, Mat(kp.CARD.colour), kp.LAWN, n=60)
    s.poly(_disc(2.6, 1.16), Mat(kp.WATER.colour, ks.WATER).tinted(1.4))
    lush = tuple(Mat(kp.ink(h), ks.MOSS) for h in ("#3f7a3a", "#57913f", "#2f6b3f", "#74a344", "#4c8a52"))
    for _ in range(120):
        t, q = g.uniform(0, 6.28), (R - 0.9) * math.sqrt(g.uniform(0.06, 1))
        top = math.sqrt(max(0.1, R * R - q * q))
        rr = min(1.5, top * 0.22) * g.uniform(0.6, 1.15)
        kp.tree(
            s, q * math.cos(t), q * math.sin(t), 1.1, rr, tall=g.uniform(1.0, 2.6) if q < R * 0.6 else 0.9, mosses=lush
        )
    for i in range(11):
        t = 2 * math.pi * i / 11 + 0.2
        q = 3.6
        h = 5.6 + 1.3 * math.sin(i * 2.1)
        s.drum(q * math.cos(t), q * math.sin(t), 1.1, 0.16, h, kp.DEEP_WOOD, n=6)
        for k in range(9):
            a = 2 * math.pi * k / 9
            prev = None
            for j in range(6):
                f = j / 5
                w = 0.24 * math.sin(math.pi * min(1, f + 0.12)) + 0.02
                c = (
                    q * math.cos(t) + 2.1 * f * math.cos(a),
                    q * math.sin(t) + 2.1 * f * math.sin(a),
                    1.1 + h + 0.8 * f - 1.7 * f * f,
                )
                e = (
                    (c[0] - w * math.sin(a), c[1] + w * math.cos(a), c[2]),
                    (c[0] + w * math.sin(a), c[1] - w * math.cos(a), c[2]),
                )
                if prev:
                    s.poly([prev[0], prev[1], e[1], e[0]], lush[k % 5].tinted(1.05), two_sided=True)
                prev = e
    # Ribs of the dome: meridians, rings and diagonals in card.
    rib = Mat(kp.ink("#f4f0e6"))
    rings = [0.0, 0.22, 0.43, 0.62, 0.79, 0.92]
    n = 24

    def node(k: int, i: float) -> tuple[float, float, float]:
        e = rings[k] * math.pi / 2
        a = 2 * math.pi * (i + 0.5 * (k % 2)) / n
        return (R * math.cos(e) * math.cos(a), R * math.cos(e) * math.sin(a), 1.1 + R * 0.94 * math.sin(e))

    for k in range(len(rings)):
        for i in range(n):
            kt.rod(s, node(k, i), node(k, i + 1), 0.075, rib, 5)
            if k + 1 < len(rings):
                j = i if k % 2 == 0 else i + 1
                kt.rod(s, node(k, i), node(k + 1, j), 0.065, rib, 5)
                kt.rod(s, node(k, i), node(k + 1, j - 1), 0.065, rib, 5)
    s.pane((0, 0, 1.1), (R * 0.992, R * 0.992, R * 0.935), Mat((0.93, 0.985, 0.97)))
    for a in (-62, 20, 118, 210):
        with s.at(0, 0, 0, a):
            s.box(R + 0.8, 0, 0.3, 2.4, 2.2, 1.9, kp.curtain(kp.CARD, 0.5, 0.9, 0.0), kp.CARD)
    ways = [
        [(-110, -21), (0, -21), (110, -21)],
        [(23, -80), (23, 0), (23, 120)],
        [(-110, 22), (0, 22), (110, 22)],
        [(-24, -80), (-24, 0), (-24, 120)],
    ]
    for w in ways:
        kg.road(s, w, 3.6, cars=8, trees=2.8, kerb=False)
    for x, y, w, d, h in (
        (-17, 33, 14, 9, 8),
        (1, 34, 15, 8, 10),
        (17, 31, 8, 9, 6),
        (35, 8, 14, 11, 6.5),
        (35, -10, 13, 9, 5),
        (-37, 6, 15, 10, 7),
        (-36, -10, 14, 9, 5),
        (36, 33, 14, 9, 9),
        (-38, 34, 14, 9, 9),
    ):
        with s.at(x, y):
            kq.laboratory(
                s,
                w,
                d,
                h,
                wall=(
                    kp.bands(kp.CARD, 1.2, 0.5, 1.0, lit=0),
                    kp.curtain(kp.CARD, 0.7, 1.0, 0.0),
                    kp.windows(kp.CARD, lit=0),
                )[int(g.integers(3))],
                lit=0,
            )
    for x, y, w in ((-9, -29, 16), (12, -30, 17), (36, -30, 15), (-36, -30, 14)):
        with s.at(x, y):
            kq.sawtooth(s, w, 9, 2.6, bays=5, lit=0)
    for _ in range(110):
        a, q = g.uniform(0, 6.28), g.uniform(R + 2.6, 24)
        x, y = q * math.cos(a), q * math.sin(a)
        if all(kg.near(w, x, y) > 2.9 for w in ways) and max(abs(x), abs(y)) < 21:
            kp.tree(s, x, y, 0, g.uniform(0.5, 1.0))
    for _ in range(46):
        a, q = g.uniform(0, 6.28), g.uniform(R + 1.9, R + 4.5)
        kp.person(s, q * math.cos(a), q * math.sin(a), 0.05, 1.0)
    kg.town(
        s,
        -100,
        100,
        -75,
        120,
        lambda x, y, r: (y > 42 or y < -37 or abs(x) > 47) and all(kg.near(w, x, y) > 3 + r * 0.8 for w in ways),
        cell=7.4,
        high=lambda x, y: 6 + 10 * min(1.0, max(0.0, (y - 40) / 40)),
        old=lambda x, y: 0.1,
        lit=0,
    )
    return Shot("morning", (1, 0, 4.6), 58, turn=-30, tilt=29, at=(0.60, 0.53), change=(("sky_sun", (0.5, 0.62, 0.6)),))


@picture("cuibaili", "翠柏里街区：老树、街道和实验楼，一栋楼有颜色")
def cuibaili(s: Scene) -> Shot:
    """A quarter of old trees, streets and laboratories; one building in colour."""
    kg.board(s, 240, 220, y=30)
    g = s.rng
    ways = [
        [(-110, -12), (0, -12), (110, -12)],
        [(-18, -80), (-18, 0), (-18, 120)],
        [(22, -80), (22, 0), (22, 120)],
        [(-110, 20), (0, 20), (110, 20)],
    ]
    for w in ways:
        kg.road(s, w, 3.8, cars=9, trees=2.3, kerb=True)
    # The coloured one: a folded block over a glass hall.
    with s.at(3, 3):
        s.box(0, 0, 0, 15, 9, 0.25, kp.CARD2, kp.PLAZA)
        s.box(0, 0, 0.25, 12.4, 6.6, 2.2, kp.curtain(kp.CARD, 0.7, 2.2, 0.1), kp.CARD2)
        teal = Mat(kp.ink("#1b8a80"))
        for k in range(5):
            z = 2.45 + k * 1.65
            off = 0.55 * math.sin(k * 1.3)
            s.box(off, 0, z, 13.6 - 0.5 * k, 7.8 - 0.3 * k, 0.24, teal, teal)
            s.box(
                off,
                0,
                z + 0.24,
                12.8 - 0.5 * k,
                7.0 - 0.3 * k,
                1.41,
                kp.curtain(Mat(teal.colour), 0.62, 1.41, 0.1),
                kp.CARD2,
            )
            m = 22
            for i in range(m + 1):
                x = off - (13.3 - 0.5 * k) / 2 + (13.3 - 0.5 * k) * i / m
                s.box(x, -(7.6 - 0.3 * k) / 2, z + 0.24, 0.10, 0.22, 1.41, teal, teal, sky=False)
        s.box(0, 0, 10.7, 11.6, 6.6, 0.24, teal, kp.LAWN)
        for _ in range(16):
            kp.tree(s, g.uniform(-5, 5), g.uniform(-2.6, 2.6), 10.9, g.uniform(0.35, 0.6), fine=False)
    for x, y, w, d, h in (
        (-8.5, 12, 12, 6, 6),
        (9, 13, 14, 6, 8),
        (33, 4, 13, 10, 5),
        (-30, 4, 15, 10, 6),
        (32, 30, 14, 9, 10),
        (-8, 31, 15, 8, 11),
        (10, 31, 15, 9, 9),
        (-32, 32, 16, 9, 9),
    ):
        with s.at(x, y):
            kq.laboratory(s, w, d, h, lit=0)
    for x in (-11.5, -3.5, 5.0, 13.0):
        with s.at(x, -19.5):
            kp.gable(s, 6.2, 4.2, 2.9, 1.2, kp.windows(kp.CARD2, 0.9, 1.2, 0.5, 0.6, lit=0), kp.TILE_PALE)
        with s.at(x, -27):
            kp.court(s, 6.6, 6.4)
    for x in (29, 37):
        for y in (-19, -26):
            with s.at(x, y):
                kp.gable(s, 6.2, 4.0, 2.9, 1.2, kp.windows(kp.CARD2, lit=0), kp.TILE_PALE)
    for x in (-26, -34, -42):
        for y in (-19, -27):
            with s.at(x, y):
                kp.gable(s, 6.4, 4.2, 2.7, 1.2, kp.windows(kp.CARD, lit=0), kp.TILE_PALE)
    big = [
        (-11.5, -5.5, 1.9),
        (13.8, -4.5, 1.8),
        (15.5, 4, 1.5),
        (-12.5, 2, 1.7),
        (-6, -6.7, 1.3),
        (9, -6.8, 1.3),
        (-12.5, 6, 1.2),
    ]
    for x, y, r in big:
        kp.tree(s, x, y, 0, r, tall=1.2)
        kq.bench(s, x + r * 1.1, y - r * 0.9, 10)
    for _ in range(90):
        x, y = g.uniform(-46, 46), g.uniform(-33, 38)
        if (
            all(kg.near(w, x, y) > 3.1 for w in ways)
            and (abs(x - 3) > 9 or abs(y - 3) > 6.4)
            and not (-23 < y < -16)
            and (y < -15 or y > 16 or abs(x) > 17)
        ):
            kp.tree(s, x, y, 0, g.uniform(0.5, 0.9))
    for _ in range(46):
        kp.person(s, g.uniform(-14, 18), g.uniform(-8.8, -3.2), 0.05, 1.0)
    kg.town(
        s,
        -100,
        100,
        -75,
        120,
        lambda x, y, r: (y > 40 or y < -34 or abs(x) > 46) and all(kg.near(w, x, y) > 3 + r * 0.8 for w in ways),
        cell=7.2,
        high=lambda x, y: 6 + 10 * min(1.0, max(0.0, (y - 40) / 40)),
        old=lambda x, y: 0.25,
        lit=0,
    )
    return Shot("morning", (3, 2, 4.6), 58, turn=-32, tilt=29, at=(0.60, 0.54))


@picture("gongchengshi", "模型小人围着一张大图桌，桌上摊着图纸")
def engineers(s: Scene) -> Shot:
    """People round a drawing table."""
    kq.room(s, 24, 17, 7.2, Mat(kp.ink("#c6a67c"), ks.WOOD), kp.CARD)
    kt_far(s)
    g = s.rng
    s.box(0, 0, 1.55, 8.4, 4.6, 0.2, kp.PALE_WOOD, kp.PALE_WOOD)
    for x in (-3.5, 3.5):
        for y in (-1.8, 1.8):
            s.box(x, y, 0, 0.26, 0.26, 1.55, kp.WOOD, kp.WOOD)
        s.box(x, 0, 0.5, 0.16, 3.4, 0.16, kp.WOOD, kp.WOOD)
    plan(s, -0.3, 0.1, 1.76, 5.8, 3.2, 3)
    plan(s, 3.1, -1.2, 1.765, 1.7, 1.3, 18)
    plan(s, -3.3, 1.0, 1.765, 1.6, 1.2, -14)
    for x, y, t in ((2.6, 1.5, 8), (2.9, 1.2, 20), (-3.2, -1.3, 60)):
        c, q = math.cos(math.radians(t)), math.sin(math.radians(t))
        kt.rod(s, (x - c * 0.9, y - q * 0.9, 1.9), (x + c * 0.9, y + q * 0.9, 1.9), 0.13, kt.PAPER, 14)
    with s.at(0.3, 0.2, 1.78, 0, 0.14):
        tower(s, 2.6, 12, AMBER)
        for x, y, h in ((-6, 2, 6), (6, 4, 8), (-5, -5, 4), (5, -5, 5), (0, 8, 10)):
            with s.at(x, y):
                kp.block(s, 4, 3.4, h, kp.windows(lit=0))
    for x, y, f in (
        (-2.9, -2.75, 80),
        (-0.9, -2.85, 95),
        (1.2, -2.8, 90),
        (3.1, -2.7, 110),
        (-2.4, 2.8, -80),
        (0.1, 2.9, -95),
        (2.3, 2.85, -100),
        (-4.75, -0.4, 0),
        (4.8, 0.5, 180),
        (-4.7, 0.95, -10),
    ):
        kp.person(s, x, y, 0, 3.0 * g.uniform(0.94, 1.05), face=f, arms=1)
    for x in (-9.5, -5.2, -0.9, 3.4, 7.7):
        with s.at(x, 7.2):
            s.box(0, 0, 0, 3.4, 1.2, 1.5, kp.WOOD, kp.PALE_WOOD)
            for k in range(3):
                kt.rod(s, (-1.2 + k * 0.9, 0, 1.5), (-1.2 + k * 0.9 + 0.05, 0.1, 3.0), 0.14, kt.PAPER, 12)
            s.box(1.1, 0, 1.5, 0.8, 0.6, 0.5, kp.CARD, kp.CARD)
    for y in (-5.5, -1.2, 3.4):
        with s.at(-10.9, y, 0, 90):
            s.box(0, 0, 0, 3.4, 1.2, 1.5, kp.WOOD, kp.PALE_WOOD)
            s.box(-0.6, 0.1, 1.5, 1.3, 0.08, 0.9, kp.DARK, kp.DARK)
            s.box(0.9, 0, 1.5, 0.9, 0.7, 0.3, kp.CARD, kp.CARD)
    for x in (-2.4, 2.4):
        kt.rod(s, (x, 0, 5.2), (x, 0, 11), 0.03, kp.DARK, 5)
        kt.turned(s, x, 0, 4.6, [(0.75, 0), (0.6, 0.3), (0.2, 0.55), (0.06, 0.8)], AMBER.tinted(0.9), 24)
        s.blob((x, 0, 4.75), 0.22, Mat((1, 0.9, 0.7), glow=(2.2, 1.8, 1.2)))
        s.lamp((x, 0, 4.4), 6, (0.7, 0.5, 0.26))
    for x, y in ((9.6, -4.5), (10, 4.8), (-10.4, -7.6)):
        s.drum(x, y, 0, 0.6, 0.9, kp.CARD, kp.DEEP_WOOD, n=20, r1=0.72)
        kp.tree(s, x, y, 0.6, 1.15, tall=1.2)
    with s.at(8.2, -1, 0, 70):
        s.box(0, 0, 1.6, 3.0, 0.1, 2.2, kp.PALE_WOOD, kt.PAPER)
        s.box(0, -0.06, 1.75, 2.7, 0.04, 1.9, kt.PAPER, kt.PAPER)
        for x in (-1.2, 1.2):
            s.box(x, 0, 0, 0.12, 0.12, 3.6, kp.WOOD, kp.WOOD)
    kp.person(s, 7.0, -0.6, 0, 3.0, face=0, arms=1)
    return Shot(
        "morning",
        (0.4, -0.2, 1.9),
        19.5,
        turn=-30,
        tilt=27,
        at=(0.60, 0.54),
        depth=0.2,
        change=(("side", 84.0), ("high", 40.0), ("mist_amount", 0.0)),
    )


def kt_far(s: Scene) -> None:
    """The workshop table under a room, the district far behind."""
    with s.at(0, 0, -0.62):
        kt.table(s, kt.LINEN, reach=150)
        kt.hall_behind(s, 16, 1.0, lit=0)


def plan(s: Scene, x: float, y: float, z: float, w: float, d: float, turn: float) -> None:
    """A sheet with a drawn plan."""
    line = Mat(kp.ink("#3d6a72"))
    with s.at(x, y, z, turn):
        s.box(0, 0, 0, w, d, 0.02, kt.PAPER, kt.PAPER, sky=False)
        z1 = 0.028
        g = s.rng
        for i in range(7):
            f = -0.42 + 0.14 * i
            s.box(f * w, 0, z1, 0.018, d * 0.84, 0.004, line, line, sky=False, sun=False)
        for i in range(5):
            f = -0.4 + 0.2 * i
            s.box(0, f * d, z1, w * 0.86, 0.018, 0.004, line, line, sky=False, sun=False)
        for _ in range(9):
            s.box(
                g.uniform(-0.36, 0.36) * w,
                g.uniform(-0.34, 0.34) * d,
                z1 + 0.002,
                w * g.uniform(0.04, 0.10),
                d * g.uniform(0.05, 0.14),
                0.004,
                line.tinted(1.6),
                line.tinted(1.6),
                sky=False,
                sun=False,
            )


@picture("weilainongchang", "成行的庄稼、玻璃温室，一道河水像缎带")
def farm(s: Scene) -> Shot:
    """Crop rows, a glasshouse, the river as a ribbon."""
    river = kg.spline([(-120, 34), (-60, 26), (-26, 14), (-14, -4), (6, -16), (30, -18), (60, -30), (120, -36)])
    kg.board(s, 260, 220, [kg.outline(river, 7)], y=30, ground=Mat(kp.ink("#c9c19a"), ks.LAWN))
    g = s.rng
    way = kg.spline([(34, -90), (33, -40), (31, 0), (36, 40), (32, 120)])
    kg.road(s, way, 3.0, cars=5, trees=2.6, kerb=False)
    houses = ((9, 7, 19, 12), (9, 24, 19, 9))
    with s.at(9, 7):
        kq.glasshouse(s, 18, 10.5, 1.9, bays=3)
    with s.at(9, 24):
        kq.glasshouse(s, 18, 7.5, 1.7, bays=2)
    with s.at(25, -3):
        kp.gable(
            s,
            6.2,
            4.4,
            2.4,
            1.3,
            kp.windows(kp.CARD, 1.1, 1.4, 0.5, 0.6, lit=0),
            Mat(kp.ink("#b3452c"), ks.TILES, (0.3,)),
        )
        s.drum(4.4, 1.2, 0, 1.1, 3.6, kp.CARD, kp.CARD2, n=20)
        s.drum(4.4, 1.2, 3.6, 1.2, 0.8, Mat(kp.TILE_PALE.colour), n=20, r1=0.1)

    def free(x: float, y: float) -> bool:
        return (
            kg.near(river, x, y) > 7.4
            and kg.near(way, x, y) > 5.8
            and not any(abs(x - a) < w / 2 + 3.4 and abs(y - b) < d / 2 + 2.6 for a, b, w, d in houses)
            and not (18 < x < 32 and -8 < y < 2)
        )

    kq.fields(s, -90, -56, 20, 21, 8.6, 6.2, free, paddy=0.13)
    for edge in kg.ribbon(river, 8.8):
        kg.along(
            s,
            edge,
            1.9,
            lambda x, y, _a: (
                kp.tree(s, x, y, 0, g.uniform(0.45, 0.85), fine=abs(x) < 40)
                if g.uniform() < 0.75
                else kp.bush(s, x, y, 0, 0.4)
            ),
        )
    for x, y in ((-2.5, -0.5), (21, 14), (-2, 16), (22, 28)):
        s.drum(x, y, 0, 0.07, 3.0, kp.GREY, n=6)
        for k in range(3):
            a = 2.09 * k + 0.4
            kt.rod(s, (x, y - 0.1, 3.0), (x + 0.9 * math.cos(a), y - 0.1, 3.0 + 0.9 * math.sin(a)), 0.05, kp.CARD, 5)
        s.box(x, y, 1.2, 0.4, 0.3, 0.5, kp.CARD, kp.CARD)
    for x, y in ((-9, -14), (14, -26), (-26, -2)):
        drone(s, x, y, 4.2)
    for _ in range(18):
        kp.person(s, g.uniform(-6, 22), g.choice([-0.2, 14.4, 18.5]) + g.uniform(-0.4, 0.4), 0, 1.0)
    kl.span(s, (3, -8), (9, -24), rise=1.0, width=2.4, cars=0)
    for k, (x, y) in enumerate(((-50, 92), (-12, 100), (30, 96), (70, 100))):
        kg.hill(
            s, x, y, 30, 20, 12 + 3 * (k % 2), levels=8, seed=k + 40, tops=(Mat(kp.ink("#95a070"), ks.LAWN),), trees=50
        )
    return Shot("morning", (5, 2, 1.4), 56, turn=-30, tilt=29, at=(0.60, 0.52))


def drone(s: Scene, x: float, y: float, z: float) -> None:
    """A field drone."""
    s.box(x, y, z, 0.7, 0.7, 0.26, kp.CARD, kp.CARD)
    for a in (45, 135, 225, 315):
        dx, dy = 0.95 * math.cos(math.radians(a)), 0.95 * math.sin(math.radians(a))
        kt.rod(s, (x, y, z + 0.15), (x + dx, y + dy, z + 0.2), 0.05, kp.DARK, 5)
        s.drum(x + dx, y + dy, z + 0.28, 0.5, 0.03, kp.GREY, kp.CARD2, n=16)


@picture("xiandingchang", "掀开屋顶的车间，里面是机器和传送带")
def workshop(s: Scene) -> Shot:
    """A workshop with its roof lifted off."""
    kg.board(s, 200, 180, y=30)
    g = s.rng
    w, d, h = 26.0, 15.0, 3.4
    s.box(0, 0, 0, w + 1.4, d + 1.4, 0.3, kp.CARD3, kp.CARD2)
    s.poly(
        [(-w / 2, -d / 2, 0.32), (w / 2, -d / 2, 0.32), (w / 2, d / 2, 0.32), (-w / 2, d / 2, 0.32)],
        Mat(kp.ink("#c9cfc8"), ks.PAVING, (1.0,), gloss=0.3),
    )
    wall = kp.windows(kp.CARD, 1.5, h, 0.66, 0.5, 0.0, 0.0)
    for x, y, bw, bd, hh in (
        (0, d / 2, w, 0.4, h),
        (-w / 2, 0, 0.4, d, h),
        (w / 2, 0, 0.4, d, 1.2),
        (0, -d / 2, w, 0.4, 1.2),
    ):
        s.box(x, y, 0.3, bw, bd, hh, wall if hh > 2 else kp.CARD, kp.CARD)
    for i in range(6):
        x = -w / 2 + w * i / 5
        s.box(x, -d / 2, 0.3, 0.5, 0.5, h, kp.CARD, kp.CARD)
        s.box(x, d / 2, 0.3, 0.5, 0.5, h, kp.CARD, kp.CARD)
    orange = Mat(kp.ink("#dd8a1f"))
    belt = Mat(kp.ink("#43494a"), ks.TILES, (0.3,))
    for y in (-2.2, 2.4):
        s.box(0, y, 0.3, 21, 1.1, 0.7, kp.GREY, belt)
        for i in range(15):
            s.box(-10 + i * 1.45, y, 1.0, 0.7, 0.6, 0.5 + 0.1 * (i % 3), (kp.PALE_WOOD, kp.CARD)[i % 2], kp.PALE_WOOD)
        for x in range(-10, 11, 3):
            for q in (-0.5, 0.5):
                s.box(x, y + q, 0.3, 0.1, 0.1, 0.7, kp.DARK, kp.DARK)
    for i, x in enumerate((-8, -3, 2, 7)):
        with s.at(x, -3.9, 0.3, 0, 1.15):
            kq.arm(s, 90, orange)
        with s.at(x + 2, 0.2, 0.3, 0, 1.15):
            kq.arm(s, 90 if i % 2 else -90, orange)
    for i in range(7):
        with s.at(-10.6 + i * 3.5, 5.3, 0.3):
            kq.machine(s, i)
    for i in range(5):
        with s.at(-10 + i * 4.4, -5.9, 0.3, 180):
            kq.machine(s, i + 3)
    s.poly(
        [(-12, -0.95, 0.34), (12, -0.95, 0.34), (12, -0.8, 0.34), (-12, -0.8, 0.34)],
        Mat(kp.ink("#e3c15c")),
        sun=False,
        sky=False,
    )
    for _ in range(20):
        kp.person(
            s,
            g.uniform(-11.5, 11.5),
            g.choice([-0.9, 3.7, -4.9]) + g.uniform(-0.2, 0.2),
            0.32,
            1.5,
            arms=int(g.integers(2)),
        )
    for x in (-9, -3, 3, 9):
        for y in (-3.4, 3.6):
            s.lamp((x, y, 4.6), 9, (0.9, 0.85, 0.7))
    # The roof, lifted and tilted back on four wires.
    b, z0, bays = w / 5, 9.6, 5
    rise = 1.9
    back = 9.0
    for i in range(bays):
        x0, x1 = -w / 2 + i * b, -w / 2 + (i + 1) * b
        ya, yb = -d / 2 + back, d / 2 + back
        za, zb = z0, z0 + 3.0
        s.poly(
            [(x0, ya, za), (x1, ya, za + rise), (x1, yb, zb + rise), (x0, yb, zb)],
            kp.tile(kp.TILE_PALE, 0.5),
            two_sided=True,
        )
        s.poly(
            [(x1, ya, za), (x1, yb, zb), (x1, yb, zb + rise), (x1, ya, za + rise)],
            ks.fitted(kp.curtain(kp.CARD, 0.7, rise, 0), d, rise),
            two_sided=True,
        )
        s.poly([(x0, ya, za - 0.2), (x1, ya, za - 0.2), (x1, ya, za + rise), (x0, ya, za)], kp.CARD, two_sided=True)
        s.poly(
            [(x0, ya, za - 0.2), (x1, ya, za - 0.2), (x1, yb, zb - 0.2), (x0, yb, zb - 0.2)], kp.CARD2, two_sided=True
        )
        s.beam((x1, ya, za + rise), (x1, yb, zb + rise), 0.16, 0.14, kp.CARD)
    s.poly(
        [
            (w / 2, -d / 2 + back, z0 - 0.2),
            (w / 2, d / 2 + back, z0 + 2.8),
            (w / 2, d / 2 + back, z0 + 3.0),
            (w / 2, -d / 2 + back, z0),
        ],
        kp.CARD,
        two_sided=True,
    )
    for x in (-w / 2 + 0.3, w / 2 - 0.3):
        kt.rod(s, (x, -d / 2, h), (x, -d / 2 + back, z0), 0.035, kp.DARK, 4)
        kt.rod(s, (x, d / 2, h), (x, d / 2 + back, z0 + 2.8), 0.035, kp.DARK, 4)
    ways = [[(-90, -14), (0, -14), (90, -14)], [(22, -80), (22, 120)], [(-22, -80), (-22, 120)]]
    for way in ways:
        kg.road(s, way, 3.6, cars=7, trees=2.8, kerb=False)
    for k in range(3):
        kp.car(s, -8 + k * 7, -10.4, 0.02, 0, 1.5, van=True)
    for x, y, ww in (
        (36, -2, 18),
        (36, 14, 18),
        (-36, 0, 18),
        (-36, 16, 18),
        (0, 27, 22),
        (0, -24, 22),
        (34, -24, 18),
        (-34, -24, 16),
    ):
        with s.at(x, y):
            kq.sawtooth(s, ww, 10, 2.9, bays=5, lit=0)
    for _ in range(60):
        x, y = g.uniform(-20, 20), g.choice([-11.7, 10.5, 12.5, 14.5, 17, 19]) + g.uniform(-0.4, 0.4)
        kp.tree(s, x, y, 0, g.uniform(0.6, 1.0))
    kg.town(
        s,
        -95,
        95,
        -70,
        110,
        lambda x, y, r: (y > 36 or y < -32 or abs(x) > 50) and all(kg.near(q, x, y) > 3 + r for q in ways),
        cell=7.4,
        high=lambda x, y: 6 + 6 * min(1.0, max(0.0, (y - 36) / 40)),
        lit=0,
    )
    return Shot(
        "morning", (0, 1.5, 4.4), 48, turn=-30, tilt=34, at=(0.60, 0.56), change=(("side", 52.0), ("high", 44.0))
    )


@picture("mingdan", "六十块木方分成两组，三十块高，三十块矮")
def sixty(s: Scene) -> Shot:
    """Two groups of thirty wooden blocks on a table."""
    kt.table(s, kt.LINEN)
    g = s.rng
    woods = [
        Mat(kp.ink(h), ks.WOOD, gloss=0.2) for h in ("#c79a63", "#b98b58", "#a87848", "#d1ab78", "#8c6239", "#dcbb8c")
    ]
    for grp, (ox, oy, lo, hi, w) in enumerate(((-4.6, 1.2, 3.4, 6.4, 1.28), (4.9, -1.0, 0.9, 1.9, 1.05))):
        tray = (9.2, 7.8) if grp == 0 else (8.0, 6.8)
        s.box(ox, oy, 0, tray[0], tray[1], 0.26, kp.DEEP_WOOD, kp.WOOD.tinted(0.8))
        for q in (-1, 1):
            s.box(ox, oy + q * (tray[1] / 2 - 0.1), 0.26, tray[0], 0.2, 0.2, kp.DEEP_WOOD, kp.DEEP_WOOD)
            s.box(ox + q * (tray[0] / 2 - 0.1), oy, 0.26, 0.2, tray[1], 0.2, kp.DEEP_WOOD, kp.DEEP_WOOD)
        for i in range(6):
            for j in range(5):
                px, py = ox + (i - 2.5) * w * 1.12, oy + (j - 2) * w * 1.12
                ramp = (i / 5 * 0.35 + j / 4 * 0.65) if grp == 0 else (0.5 + 0.5 * math.sin(i * 1.7 + j))
                h = lo + (hi - lo) * (0.15 + 0.7 * ramp + 0.15 * g.uniform())
                mat = woods[int(g.integers(6))]
                if grp == 0 and (i, j) == (3, 2):
                    mat = Mat(kp.ink("#e0a02c"), gloss=0.4)
                    h = hi + 0.35
                with s.at(px, py, 0.26, g.uniform(-3, 3)):
                    s.box(0, 0, 0, w * 0.9, w * 0.9, h, mat, mat)
                    s.box(0, 0, h, w * 0.80, w * 0.80, 0.04, mat.tinted(1.12), mat.tinted(1.15), sky=False)
                    if grp == 0:
                        for k in range(int(h / 0.62)):
                            s.box(
                                0,
                                -w * 0.45,
                                0.35 + k * 0.62,
                                w * 0.62,
                                0.03,
                                0.26,
                                mat.tinted(0.55),
                                mat.tinted(0.55),
                                sky=False,
                            )
                            s.box(
                                w * 0.45,
                                0,
                                0.35 + k * 0.62,
                                0.03,
                                w * 0.62,
                                0.26,
                                mat.tinted(0.55),
                                mat.tinted(0.55),
                                sky=False,
                            )
                    else:
                        kp.tree(s, 0, 0, h, w * 0.27, fine=True)
    kg.plate(s, -4.6, -3.4, 0.0, 3.4, 0.9, 0, 24)
    kg.plate(s, 4.9, -5.1, 0.0, 3.4, 0.9, 0, 24)
    kt.hall_behind(s, 12, 0.7, lit=0, high=12)
    for x, y, f in ((9.9, 3.4, 215), (10.9, 2.4, 190)):
        kp.person(s, x, y, 0, 1.9, face=f, arms=1)
    kp.person(s, -0.2, -3.6, 0, 1.9, face=120)
    return Shot(
        "morning",
        (0.2, -0.1, 2.6),
        22.5,
        turn=-26,
        tilt=24,
        at=(0.60, 0.55),
        depth=0.2,
        change=(("mist_amount", 0.05), ("side", 76.0), ("high", 30.0), ("sun", (2.0, 1.78, 1.36))),
    )


@picture("pinzhi", "展台上一件成品，灯照着它，四级台阶通上去")
def product(s: Scene) -> Shot:
    """One finished product on a plinth, four steps leading up."""
    kt.table(s, kp.PALE_WOOD.tinted(0.8))
    for k in range(4):
        s.box(
            -0.9 * 0, -3.6 - (3 - k) * 1.25 + 0.0, 0, 5.4, 1.3, 0.75 * (k + 1), kp.CARD if k % 2 else kp.CARD2, kp.CARD
        )
        s.box(0, -4.2 - (3 - k) * 1.25, 0.75 * (k + 1), 5.4, 0.1, 0.06, kp.PALE_WOOD, kp.PALE_WOOD)
        kp.person(s, (-1.6, 1.5, -1.4, 1.3)[k], -3.6 - (3 - k) * 1.25, 0.75 * (k + 1), 1.75, face=90, arms=k % 2)
    s.box(0, 0, 0, 8.4, 6.2, 3.0, kp.CARD, kp.CARD)
    s.box(0, 0, 3.0, 8.7, 6.5, 0.18, kp.PALE_WOOD, kp.PALE_WOOD)
    s.box(0, 0.3, 3.18, 4.2, 4.2, 0.9, kp.WOOD, kp.WOOD)
    kg.plate(s, 0, -2.0, 3.2, 1.8, 0.62, lean=62)
    glaze = Mat(kp.ink("#12837c"), gloss=1.2)
    prof = [
        (0.95, 0),
        (1.05, 0.1),
        (0.95, 0.25),
        (1.3, 0.8),
        (1.75, 1.6),
        (1.95, 2.4),
        (1.9, 3.1),
        (1.55, 3.8),
        (1.0, 4.3),
        (0.72, 4.7),
        (0.66, 5.1),
        (0.82, 5.45),
        (1.02, 5.62),
        (1.0, 5.68),
        (0.72, 5.5),
        (0.6, 5.1),
    ]
    kt.turned(s, 0, 0.3, 4.08, prof, glaze, 72, 6)
    for z, r in ((0.06, 1.07), (3.32, 1.82), (5.2, 0.70)):
        kt.turned(s, 0, 0.3, 4.08 + z, [(r, 0), (r + 0.05, 0.05), (r, 0.10)], kp.BRASS, 64)
    # Lamp on an arm.
    s.drum(3.3, 2.2, 3.18, 0.55, 0.16, kp.BRASS, kp.BRASS, n=28)
    kt.rod(s, (3.3, 2.2, 3.3), (3.7, 2.4, 9.2), 0.10, kp.BRASS, 10)
    kt.rod(s, (3.7, 2.4, 9.2), (1.0, 0.8, 12.0), 0.09, kp.BRASS, 10)
    s.blob((3.7, 2.4, 9.2), 0.2, kp.BRASS)
    kt.turned(
        s, 0.7, 0.6, 11.1, [(1.25, 0), (1.0, 0.35), (0.5, 0.75), (0.25, 1.05), (0.1, 1.15)], Mat(kp.ink("#e9e2d3")), 36
    )
    s.blob((0.7, 0.6, 11.2), 0.42, Mat((1, 0.9, 0.7), glow=(3.4, 2.6, 1.5)))
    s.lamp((0.5, -0.4, 11.0), 9.5, (4.2, 3.0, 1.6))
    for sx in (-1, 1):
        for y in (-1.0, 1.6):
            s.drum(sx * 3.4, y - 0.6, 3.18, 0.34, 0.5, kp.CARD2, kp.DEEP_WOOD, n=16, r1=0.42)
            kp.tree(s, sx * 3.4, y - 0.6, 3.5, 0.62)
    kt.hall_behind(s, 17, 0.9, lit=0, high=15)
    return Shot(
        "morning",
        (0.2, -0.8, 5.0),
        26,
        turn=-28,
        tilt=17,
        at=(0.60, 0.55),
        depth=0.18,
        change=(("mist_amount", 0.1), ("side", 80.0), ("high", 26.0), ("sun", (1.7, 1.5, 1.15)), ("exposure", 0.95)),
    )


@picture("daosui", "稻穗近景，后面是虚化的温室")
def ears(s: Scene) -> Shot:
    """Rice ears close up, a glasshouse out of focus behind."""
    s.poly([(-200, -60, 0), (200, -60, 0), (200, 300, 0), (-200, 300, 0)], Mat(kp.ink("#a9a25e"), ks.LAWN))
    g = s.rng
    gold = Mat(kp.ink("#d9a93f"))
    for k in range(70):
        x, y = g.uniform(-7.5, 8.5), g.uniform(-1.6, 3.8)
        kt.rice(
            s,
            x,
            y,
            0,
            g.uniform(5.0, 7.0),
            g.uniform(-40, 60),
            g.uniform(0.5, 1.1),
            gold=gold.tinted(g.uniform(0.85, 1.1)),
            grains=13,
            leaf=True,
        )
    for k in range(190):
        x, y = g.uniform(-20, 24), g.uniform(4, 34)
        kt.rice(
            s,
            x,
            y,
            0,
            g.uniform(4.4, 6.6),
            g.uniform(-40, 60),
            g.uniform(0.5, 1.0),
            gold=gold.tinted(0.9),
            grains=6,
            leaf=True,
        )
    with s.at(8, 66, 0, 8, 4.2):
        kq.glasshouse(s, 22, 9, 2.4, bays=3)
    for k in range(26):
        kp.tree(s, -70 + k * 6.2 + g.uniform(-2, 2), 104 + g.uniform(-5, 12), 0, g.uniform(4, 7))
    for k, (x, h) in enumerate(((-70, 30), (10, 36), (90, 28))):
        kg.hill(s, x, 220, 75, 40, h, levels=9, seed=60 + k, tops=(Mat(kp.ink("#8f9d72"), ks.LAWN),))
    return Shot(
        "morning",
        (0.8, 0, 4.6),
        13.5,
        turn=-16,
        tilt=9,
        at=(0.58, 0.50),
        depth=0.20,
        blur=0.024,
        lens=26,
        change=(("side", 112.0), ("high", 26.0), ("sun", (2.9, 2.4, 1.6)), ("mist_amount", 0.25)),
    )
