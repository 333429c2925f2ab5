"""Pictures of the governance section, in lantern dusk."""

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


def line_of_lanterns(
    s: Scene,
    a: tuple[float, float, float],
    b: tuple[float, float, float],
    n: int,
    sag: float = 0.8,
    r: float = 0.24,
    reach: float = 3.6,
    every: int = 2,
) -> None:
    """A string of lanterns; every n-th one also lights its surroundings."""
    prev = None
    for i in range(n + 1):
        f = i / n
        p = (a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f, a[2] + (b[2] - a[2]) * f - sag * math.sin(math.pi * f))
        if prev:
            kt.rod(s, prev, p, 0.025, kp.DARK, 4)
        if 0 < i < n:
            if i % every == 0:
                kp.lantern(s, p[0], p[1], p[2] - r * 1.5, r, reach)
            else:
                s.blob(
                    (p[0], p[1], p[2] - r * 1.5),
                    (r, r, r * 0.85),
                    Mat(kp.LANTERN.colour, glow=(2.7, 0.75, 0.16)),
                    sky=False,
                )
        prev = p


@picture("cover-deng", "入夜的城区，窗和灯笼沿街亮起")
def cover(s: Scene) -> Shot:
    """The district at dusk, lit along its streets."""
    kl.district(s, lit=0.55, cars=12)
    for i in range(13):
        x = -66 + i * 6.6
        for y in (-19.6, -14.4):
            if x < 22:
                kp.street_lamp(s, x, y, 0, 2.0, 5.0)
    for i in range(9):
        for sx in (-1, 1):
            kp.lantern(s, sx * 2.3, -10 - i * 3.9, 1.5, 0.30, 4.6, 1.2)
    for i in range(8):
        kp.street_lamp(s, -24 - 2.4, -44 + i * 8, 0, 2.0, 5.0)
        kp.street_lamp(s, -60 + i * 11, 14.6, 0, 2.0, 5.0)
    for x, y, z in (
        (-5, -6.2, 3.4),
        (5, -6.2, 3.4),
        (0, -6.4, 3.0),
        (-7, -5.6, 6.6),
        (7, -5.6, 6.6),
        (0, -5.2, 7.4),
        (5.6, 0, 7.4),
    ):
        s.lamp((x, y, z), 7, (2.4, 1.05, 0.36))
    s.lamp((0, 0, 9.8), 9, (2.2, 0.9, 0.3))
    for _ in range(60):
        x, y = s.rng.uniform(-26, 26), s.rng.uniform(-44, 22)
        if abs(x) > 12 or y < -20:
            s.lamp((x, y, 1.6), 4.5, (1.5, 0.68, 0.22))
    return Shot("dusk", (6, 0, 4), 74, turn=-30, tilt=24, at=(0.59, 0.56), depth=0.4)


@picture("tianyi", "天一商圈：广场、灯笼和一层层亮着的楼")
def tianyi(s: Scene) -> Shot:
    """The commercial quarter: a square, lanterns, a glowing tower."""
    kg.board(s, 220, 210, y=36, ground=Mat(kp.ink("#cfc6b8"), ks.PAVING, (2.0,)))
    g = s.rng
    s.poly(
        [(24 * math.cos(t / 40 * 6.2832) * 0.86, -1 + 15 * math.sin(t / 40 * 6.2832), 0.03) for t in range(40)],
        Mat(kp.ink("#d8c9b2"), ks.PAVING, (0.8,)),
        sun=False,
        sky=False,
    )
    s.poly(
        [(6.2 * math.cos(t / 30 * 6.2832) - 3, -2.5 + 4.0 * math.sin(t / 30 * 6.2832), 0.06) for t in range(30)],
        Mat(kp.WATER.colour, ks.WATER).tinted(1.3),
        sun=False,
        sky=False,
    )
    for t in range(30):
        a, b = t / 30 * 6.2832, (t + 1) / 30 * 6.2832
        s.beam(
            (6.2 * math.cos(a) - 3, -2.5 + 4 * math.sin(a), 0.03),
            (6.2 * math.cos(b) - 3, -2.5 + 4 * math.sin(b), 0.03),
            0.4,
            0.16,
            kp.CARD,
            sky=False,
        )
    for t in range(9):
        a = t / 9 * 6.2832
        x, y = -3 + 3.6 * math.cos(a), -2.5 + 2.2 * math.sin(a)
        for k in range(7):
            s.blob((x, y, 0.15 + k * 0.22), 0.09 - 0.008 * k, Mat(kp.ink("#e8ecea"), glow=(0.5, 0.42, 0.32)), sky=False)
    s.lamp((-3, -2.5, 1.0), 8, (1.6, 1.2, 0.8))
    # The glowing tower.
    with s.at(7.5, 11.5):
        s.box(0, 0, 0, 15, 9, 2.4, kp.shop(kp.CARD, 1.25, 1.0), kp.CARD2)
        kp.flat_top(s, 15, 9, 2.4, busy=False)
        for k in range(10):
            z = 2.4 + k * 1.5
            w, d = 9.4 - 0.14 * k, 6.4 - 0.1 * k
            s.box(0.4, 0.3, z, w + 0.5, d + 0.5, 0.22, Mat(kp.ink("#d8cdbd")), kp.CARD2)
            warm = 1.0 + 0.35 * math.sin(k * 1.9)
            s.box(
                0.4, 0.3, z + 0.22, w, d, 1.28, Mat(kp.CARD.colour, ks.CURTAIN, (0.62, 1.28, 0, 0, 0, 0, 0.93, 0)), None
            )
            for side in (-1, 1):
                s.box(
                    0.4,
                    0.3 + side * (d / 2 + 0.24),
                    z + 0.10,
                    w + 0.5,
                    0.05,
                    0.1,
                    Mat(kp.ink("#ff9a4a"), glow=(1.9 * warm, 0.72 * warm, 0.18 * warm)),
                    None,
                    sky=False,
                )
            s.box(
                0.4 + w / 2 + 0.24,
                0.3,
                z + 0.10,
                0.05,
                d + 0.5,
                0.1,
                Mat(kp.ink("#ff9a4a"), glow=(1.9 * warm, 0.72 * warm, 0.18 * warm)),
                None,
                sky=False,
            )
        s.box(0.4, 0.3, 17.4, 5.4, 3.6, 1.3, kp.curtain(kp.CARD, 0.5, 1.2, 1.0), kp.CARD2)
        s.drum(0.4, 0.3, 18.7, 0.09, 2.6, kp.GREY, n=6)
        s.blob((0.4, 0.3, 21.3), 0.2, Mat(kp.ink("#ff5030"), glow=(3, 0.4, 0.2)))
        for x in (-7, -3.5, 0, 3.5, 7):
            s.lamp((x, -5.6, 1.2), 6, (2.3, 1.3, 0.55))
    for x, y, w, d, h, t in (
        (-12, 11, 15, 8, 4.4, 4),
        (-24, 4, 8, 14, 4.0, 8),
        (24.5, 5, 8, 15, 4.8, -4),
        (-24, -13, 9, 9, 3.6, 0),
        (25, -13, 9, 10, 4.0, 0),
        (-11, -20.5, 13, 6, 3.2, 0),
        (6, -20.5, 13, 6, 3.4, 0),
    ):
        with s.at(x, y, 0, t):
            s.box(0, 0, 0, w, d, 2.0, kp.shop(kp.CARD, 1.3, 1.0), kp.CARD2)
            s.box(0, 0, 2.0, w * 0.97, d * 0.97, h, kp.windows(kp.CARD, 1.2, 1.3, 0.66, 0.6, 0.1, 0.7), kp.CARD2)
            s.box(0, 0, 1.9, w + 0.7, d + 0.7, 0.14, kp.CARD2, kp.CARD2)
            with s.at(0, 0, 2.0 + h):
                kp.flat_top(s, w * 0.97, d * 0.97, 0, green=w > 10)
            for q in (-1, 1):
                for f in (-0.35, 0.0, 0.35):
                    s.lamp((f * w, q * (d / 2 + 0.9), 1.3), 4.6, (1.5, 0.85, 0.36))
    with s.at(-9.5, 3.6, 0, 6, 0.8):
        kp.hall(s, 8.5, 5.6, 2.6, lit=1.0)
        for k in range(5):
            kp.lantern(s, -3.6 + k * 1.8, -3.3, 2.5, 0.26, 4)
    for a in range(12):
        t = 6.2832 * a / 12
        kp.street_lamp(s, 18.5 * math.cos(t), -1 + 12.4 * math.sin(t), 0, 2.4, 6)
    for a, b in (
        ((-17, -9, 4.6), (3, 5.6, 5.6)),
        ((17, -10, 4.6), (4, 5.6, 5.8)),
        ((-19, 3, 4.6), (-4, -13, 4.4)),
        ((19, 3, 4.8), (4, -13.5, 4.4)),
        ((-4, -13, 4.4), (17, -10, 4.6)),
        ((-17, -9, 4.6), (-4, -13, 4.4)),
    ):
        line_of_lanterns(s, a, b, 13, 1.2, 0.27)
    for x, y in ((-17, -9), (17, -10), (-19, 3), (19, 3), (-4, -13), (4, -13.5)):
        s.drum(x, y, 0, 0.09, 4.7, kp.GREY, n=6)
    for _ in range(210):
        t, q = g.uniform(0, 6.28), math.sqrt(g.uniform(0.02, 1))
        x, y = 17.5 * q * math.cos(t), -2 + 11 * q * math.sin(t)
        if (
            math.hypot((x + 3) / 6.8, (y + 2.5) / 4.6) > 1
            and not (y > 5.5)
            and not (abs(x + 9.5) < 5 and abs(y - 3.6) < 3.4)
        ):
            kp.person(s, x, y, 0.04, 1.0)
    for t in range(14):
        a = 6.2832 * t / 14 + 0.2
        kp.tree(s, 21.3 * math.cos(a), -1 + 13.9 * math.sin(a), 0, 0.85) if math.sin(a) < 0.2 else None
    ways = [
        [(-100, -27), (0, -27), (100, -27)],
        [(-32, -80), (-32, 0), (-32, 110)],
        [(33, -80), (33, 0), (33, 110)],
        [(-100, 20.5), (0, 20.5), (100, 20.5)],
    ]
    for w in ways:
        kg.road(s, w, 3.8, cars=16, trees=3.0, kerb=False)
        kg.along(
            s,
            kg.ribbon(w, 5.0)[0],
            7.0,
            lambda x, y, _a: kp.street_lamp(s, x, y, 0, 2.2, 5.5) if abs(x) < 48 and -40 < y < 60 else None,
        )
    kg.town(
        s,
        -95,
        95,
        -70,
        112,
        lambda x, y, r: (
            (y > 22 + r or y < -29 - r or abs(x) > 34 + r) and all(kg.near(q, x, y) > 3 + r * 0.8 for q in ways)
        ),
        cell=7.2,
        high=lambda x, y: 6 + 13 * min(1.0, max(0.0, (y - 16) / 40)),
        old=lambda x, y: 0.1,
        lit=0.55,
    )
    return Shot("dusk", (3, 2, 5.0), 52, turn=-28, tilt=27, at=(0.58, 0.56), depth=0.32)


@picture("kaifangxueyuan", "剖开的高楼，一层是亮着的教室")
def classroom(s: Scene) -> Shot:
    """A tower cut open: one floor is a lit classroom."""
    kg.board(s, 200, 190, y=34)
    g = s.rng
    w, d, fh = 15.0, 9.5, 4.2
    floors = 5
    hero = 2
    s.box(0, 0, 0, w + 3, d + 3, 0.3, kp.CARD2, kp.PLAZA)
    for k in range(floors):
        z = 0.3 + k * fh
        s.box(0, 0, z, w, d, 0.34, kp.CARD, Mat(kp.ink("#c9a678"), ks.WOOD) if k == hero else kp.CARD2)
        back = kp.windows(kp.CARD, 1.6, fh, 0.66, 0.5, 0.2, 0.3)
        s.box(0, d / 2 - 0.15, z + 0.34, w, 0.3, fh - 0.34, back if k != hero else Mat(kp.ink("#f0e2c8")), kp.CARD)
        s.box(-w / 2 + 0.15, 0, z + 0.34, 0.3, d, fh - 0.34, back if k != hero else Mat(kp.ink("#f0e2c8")), kp.CARD)
        for x, y in (
            (w / 2 - 0.3, -d / 2 + 0.3),
            (w / 2 - 0.3, d / 2 - 0.3),
            (-w / 2 + 0.3, -d / 2 + 0.3),
            (0, -d / 2 + 0.3),
        ):
            s.box(x, y, z + 0.3, 0.42, 0.42, fh - 0.3, kp.CARD, kp.CARD)
        if k != hero:
            for i in range(3):
                with s.at(-4.6 + i * 4.6, 1.5, z + 0.34):
                    s.box(0, 0, 0, 3.2, 1.3, 0.9, kp.PALE_WOOD, kp.WOOD)
                    for q in (-1, 1):
                        s.box(q * 0.8, 0.1, 0.9, 0.8, 0.06, 0.55, kp.DARK, kp.DARK)
                        kp.person(s, q * 0.8, -1.1, 0, 1.7, face=90)
            for x in (-4, 2.5):
                s.lamp((x, 0, z + fh - 0.8), 6.5, (3.6, 2.3, 1.3))
        else:
            s.box(-w / 2 + 0.36, 0.4, z + 1.2, 0.08, 5.6, 2.1, Mat(kp.ink("#e7ecdf"), glow=(0.75, 0.70, 0.58)), None)
            for y in (-2.5, 3.3):
                s.box(-w / 2 + 0.5, 0.4 + (y - 0.4), z + 1.1, 0.12, 0.12, 2.3, kp.WOOD, kp.WOOD)
            kp.person(s, -5.6, 1.4, z + 0.34, 2.2, Mat(kp.ink("#d3542a")), face=-10, arms=1)
            for i in range(4):
                for j in range(3):
                    x, y = -2.6 + i * 2.45, -2.6 + j * 2.5
                    s.box(x, y, z + 1.14, 0.8, 1.7, 0.10, kp.PALE_WOOD, kp.PALE_WOOD)
                    for q in (-0.7, 0.7):
                        s.box(x, y + q, z + 0.34, 0.1, 0.1, 0.8, kp.WOOD, kp.WOOD)
                        s.box(x + 0.85, y + q * 0.62, z + 0.34, 0.5, 0.5, 0.5, kp.WOOD, kp.WOOD)
                        kp.person(s, x + 0.85, y + q * 0.62, z + 0.86, 1.9, face=180, arms=1, seated=True)
                        s.box(x - 0.05, y + q * 0.55, z + 1.24, 0.4, 0.5, 0.03, kt.PAPER, kt.PAPER)
            for x in (-4.4, -0.8, 2.8, 6.0):
                s.box(
                    x,
                    0,
                    z + fh - 0.32,
                    0.5,
                    7.0,
                    0.1,
                    Mat(kp.ink("#ffe6b8"), glow=(2.6, 1.75, 0.85)),
                    Mat(kp.ink("#ffe6b8")),
                    bottom=True,
                )
                for y in (-2.4, 2.4):
                    s.lamp((x, y, z + fh - 0.9), 6.4, (7.0, 4.2, 1.9))
    z = 0.3 + floors * fh
    s.box(0, 0, z, w, d, 0.4, kp.CARD, kp.CARD2)
    with s.at(0, 0, z + 0.4):
        kp.flat_top(s, w, d, 0, green=True)
    for x, y, hh in ((-22, 4, 13), (-20, 20, 20), (4, 22, 16), (22, 18, 22), (24, 0, 10), (-24, -14, 8), (26, -16, 7)):
        with s.at(x, y):
            kp.tower(
                s,
                8,
                6.4,
                hh,
                (kp.curtain(kp.CARD, 0.7, 1.0, 0.5), kp.windows(kp.CARD, lit=0.5), kp.bands(kp.CARD, lit=0.5))[
                    int(g.integers(3))
                ],
                style=int(g.integers(4)),
            )
    kg.road(s, [(-90, -11), (0, -11), (90, -11)], 4.2, cars=13, trees=3.0)
    kg.along(s, [(-40, -8), (40, -8)], 6, lambda x, y, _a: kp.street_lamp(s, x, y, 0, 2.4, 6))
    for _ in range(36):
        kp.person(s, g.uniform(-20, 22), g.uniform(-8.2, -6.3), 0.03, 1.2)
    kg.town(
        s,
        -90,
        90,
        -70,
        105,
        lambda x, y, r: y > 28 + r or y < -20 - r or abs(x) > 31 + r and abs(y + 11) > 4 + r,
        cell=7.2,
        high=lambda x, y: 8 + 8 * min(1.0, max(0.0, (y - 20) / 40)),
        lit=0.5,
    )
    return Shot("dusk", (0.3, -2.5, 10.6), 27, turn=-30, tilt=18, at=(0.60, 0.52), depth=0.26)


@picture("zhihuishi", "指挥室：圆桌，一面墙的安静屏幕")
def command(s: Scene) -> Shot:
    """A round table before a wall of calm screens."""
    with s.at(0, 0, -0.62):
        kt.table(s, kt.TABLE.tinted(0.5), reach=150)
        kt.hall_behind(s, 26, 1.0, lit=0.6, high=12)
    kq.room(s, 25, 17, 8.4, Mat(kp.ink("#8d7a72")), Mat(kp.ink("#b9aea6")))
    g = s.rng
    for i in range(6):
        for j in range(3):
            x, z = -9.4 + i * 3.75, 1.5 + j * 2.15
            k = 0.55 + 0.35 * math.sin(i * 1.3 + j * 2.1)
            hero = 1.0
            s.box(x, 8.05, z, 3.6, 0.2, 2.02, kp.DARK, kp.DARK)
            s.box(
                x,
                7.92,
                z + 0.1,
                3.4,
                0.04,
                1.82,
                Mat(kp.ink("#1d4a55"), glow=(0.07 * k * hero, 0.32 * k, 0.36 * k)),
                None,
            )
            y = 7.89
            teal, amber = (
                Mat(kp.ink("#2f8a8a"), glow=(0.16, 0.72, 0.74)),
                Mat(kp.ink("#d9963a"), glow=(1.5, 0.75, 0.22)),
            )
            kind = (i + 2 * j) % 4
            if kind == 0:
                for q in range(9):
                    hh = 0.25 + 0.9 * abs(math.sin(q * 1.1 + i + j))
                    s.box(x - 1.3 + q * 0.32, y, z + 0.3, 0.18, 0.03, hh, amber if q == 5 else teal, None, sky=False)
            elif kind == 1:
                pts = [
                    (x - 1.4 + 2.8 * q / 20, z + 0.9 + 0.45 * math.sin(q * 0.7 + i) * math.cos(q * 0.3 + j))
                    for q in range(21)
                ]
                for a, b in zip(pts[:-1], pts[1:], strict=True):
                    kt.rod(s, (a[0], y, a[1]), (b[0], y, b[1]), 0.035, teal, 4)
            elif kind == 2:
                for q in range(36):
                    t0, t1 = 6.2832 * q / 36, 6.2832 * (q + 1) / 36
                    kt.rod(
                        s,
                        (x + 0.7 * math.cos(t0), y, z + 1.0 + 0.7 * math.sin(t0)),
                        (x + 0.7 * math.cos(t1), y, z + 1.0 + 0.7 * math.sin(t1)),
                        0.07 if q < 25 else 0.03,
                        amber if q < 25 else teal,
                        4,
                    )
            else:
                for r in range(5):
                    for q in range(9):
                        if g.uniform() < 0.75:
                            s.box(
                                x - 1.3 + q * 0.32,
                                y,
                                z + 0.25 + r * 0.32,
                                0.22,
                                0.03,
                                0.20,
                                amber if g.uniform() < 0.08 else teal.tinted(0.7),
                                None,
                                sky=False,
                            )
    for i in range(6):
        s.lamp((-9.4 + i * 3.75, 5.6, 3.6), 8.0, (0.16, 0.62, 0.68))
    # Round table with a ring of light and the district in the middle.
    s.drum(0, -0.6, 1.5, 4.9, 0.26, kp.PALE_WOOD, Mat(kp.ink("#b88a56"), ks.WOOD, gloss=0.4), n=60)
    s.drum(0, -0.6, 0, 2.2, 1.5, kp.WOOD, n=40, r1=1.7)
    s.drum(0, -0.6, 1.76, 2.75, 0.10, Mat(kp.ink("#ffbf6b"), glow=(1.5, 0.75, 0.24)), kp.CARD2, n=48)
    with s.at(0, -0.6, 1.86, 0, 0.17):
        s.drum(0, 0, 0, 15.4, 0.1, kp.CARD, kp.GROUND, n=48)
        with s.at(0, 0, 0.1):
            kl.drum_tower(s)
            for a in range(26):
                t = 6.2832 * a / 26
                q = 11.2 + 2.2 * (a % 2)
                with s.at(q * math.cos(t), q * math.sin(t), 0, 0):
                    kp.block(s, 2.4, 2.2, g.uniform(2, 8), kp.windows(lit=0.8))
    s.lamp((0, -0.6, 4.6), 7.5, (2.2, 1.15, 0.46))
    kt.turned(s, 0, -0.6, 6.6, [(2.4, 0), (2.4, 0.14), (2.2, 0.3), (0.1, 0.42)], kp.CARD, 40)
    kt.turned(s, 0, -0.6, 6.5, [(2.3, 0), (2.38, 0.1)], Mat((1, 0.8, 0.5), glow=(2.6, 1.5, 0.6)), 40)
    kt.rod(s, (0, -0.6, 7.0), (0, -0.6, 13), 0.04, kp.DARK, 5)
    for a in range(9):
        t = math.radians(-165 + a * 37)
        x, y = 6.0 * math.cos(t), -0.6 + 6.0 * math.sin(t)
        if y > 5.2:
            continue
        s.drum(x, y, 0.9, 0.55, 0.14, kp.DARK, kp.DARK, n=16)
        s.drum(x, y, 0, 0.12, 0.9, kp.GREY, n=8)
        kp.person(s, x, y, 1.04, 2.7, face=math.degrees(t) + 180, arms=1, seated=True)
        px, py = 4.1 * math.cos(t), -0.6 + 4.1 * math.sin(t)
        with s.at(px, py, 1.78, math.degrees(t) - 90):
            s.box(0, 0, 0, 0.85, 0.55, 0.03, kp.DARK, Mat(kp.ink("#2a6a70"), glow=(0.05, 0.24, 0.26)))
    for x, f in ((-7.6, 60), (8.0, 110)):
        kp.person(s, x, 4.6, 0, 3.0, face=f, arms=1)
    for x in (-10.6, 10.8):
        s.drum(x, -6.6, 0, 0.6, 0.9, kp.CARD, kp.DEEP_WOOD, n=20, r1=0.72)
        kp.tree(s, x, -6.6, 0.6, 1.1, tall=1.2)
    return Shot(
        "dusk",
        (0.4, 0.6, 2.6),
        22,
        turn=-24,
        tilt=24,
        at=(0.60, 0.55),
        depth=0.22,
        change=(
            ("sky_sun", (0.46, 0.32, 0.44)),
            ("sky_far", (0.26, 0.24, 0.46)),
            ("mist_amount", 0.0),
            ("sun", (0.5, 0.2, 0.18)),
            ("bloom", 0.3),
        ),
    )


@picture("zhifa", "黄昏街上走着的小人，每人手里亮着一台手持机")
def handhelds(s: Scene) -> Shot:
    """Small figures walking a dusk street with lit handhelds."""
    kg.board(s, 170, 170, y=34, ground=Mat(kp.ink("#bfb6ab"), ks.PAVING, (1.4,)))
    g = s.rng
    s.poly(
        [(-80, -3.6, 0.03), (80, -3.6, 0.03), (80, 3.2, 0.03), (-80, 3.2, 0.03)],
        Mat(kp.ink("#b3a89b"), ks.PAVING, (0.8,), gloss=0.35),
        sun=False,
        sky=False,
    )
    for i in range(11):
        x = -32 + i * 6.2
        kp.street_lamp(s, x + 3.1, -5.0, 0, 3.2, 6.5)
        kp.tree(s, x - 3.1, 3.4, 0, 0.7, tall=1.4)
        with s.at(x, 6.6):
            if i % 4 == 2:
                kp.hall(s, 5.4, 3.8, 2.4, lit=1.0, base=0.2)
            else:
                s.box(0, 0, 0, 5.9, 5, 2.3, kp.shop(kp.CARD, 1.45, 1.0), None)
                s.box(
                    0,
                    0,
                    2.3,
                    5.9,
                    5,
                    g.uniform(3.0, 5.4),
                    kp.windows((kp.CARD, kp.CARD2)[i % 2], 1.15, 1.5, 0.5, 0.6, 0.2, 0.6),
                    kp.CARD2,
                )
                s.box(0, -2.9, 2.25, 5.9, 1.1, 0.12, (kp.CARD2, kp.PALE_WOOD, kp.CARD3)[i % 3], kp.CARD2)
                s.box(0, -2.6, 2.5, 3.6, 0.14, 0.6, kp.PALE_WOOD, None)
            for q in (-1.6, 1.6):
                kp.lantern(s, q, -3.1, 1.9, 0.24, 4.2, 1.2)
            s.lamp((0, -3.6, 1.2), 6.0, (2.6, 1.35, 0.55))
        if -24 < x < 22:
            kp.tree(s, x + 1.0, -6.6, 0, 0.8)
            kq.bench(s, x - 0.8, -6.2, 180, 0.03)
            continue
        with s.at(x, -11.2, 0, 180):
            s.box(0, 0, 0, 5.9, 4.6, 2.1, kp.shop(kp.CARD, 1.45, 1.0), None)
            with s.at(0, 0, 2.1):
                kp.gable(s, 5.8, 4.6, 0.1 + 0.4 * (i % 2), 1.3, kp.CARD, kp.TILE)
    for i in range(7):
        line_of_lanterns(s, (-28 + i * 9.3, 4.0, 5.2), (-28 + i * 9.3 + 2.2, -6.0, 4.8), 9, 0.9, 0.24, 3.6)
    team = [
        (-4.6, -0.7, 6),
        (-2.6, 0.6, -6),
        (-1.0, -1.2, 4),
        (0.9, 0.2, 0),
        (2.6, -1.1, 8),
        (4.4, 0.7, -4),
        (6.2, -0.5, 2),
        (8.2, 0.8, 0),
        (9.8, -1.0, 6),
    ]
    uni = Mat(kp.ink("#4b5f74"))
    screen = Mat(kp.ink("#9fe8e2"), glow=(0.8, 2.5, 2.4))
    for i, (x, y, t) in enumerate(team):
        f = -24 + t
        kp.person(s, x, y, 0.03, 2.2 * g.uniform(0.95, 1.04), coat=uni, face=f, arms=1)
        a = math.radians(f)
        px, py = x + 0.62 * math.cos(a), y + 0.62 * math.sin(a)
        with s.at(px, py, 1.60, f):
            s.box(0, 0, 0, 0.12, 0.30, 0.46, kp.DARK, kp.DARK)
            s.box(-0.075, 0, 0.04, 0.02, 0.25, 0.38, screen, None, sky=False)
            s.box(0.0, 0, 0.46, 0.12, 0.26, 0.03, screen, screen, sky=False)
            s.poly(
                [(-0.30, -0.19, 0.36), (0.06, -0.19, 0.52), (0.06, 0.19, 0.52), (-0.30, 0.19, 0.36)],
                screen,
                two_sided=True,
                sky=False,
            )
        s.lamp((px - 0.14 * math.cos(a), py - 0.14 * math.sin(a), 1.95), 2.3, (0.5, 1.7, 1.65))
    for _ in range(46):
        x, y = g.uniform(-26, 30), g.choice([-3.0, 2.6]) + g.uniform(-0.4, 0.4)
        kp.person(s, x, y, 0.03, 2.1 * g.uniform(0.9, 1.05))
    kg.town(
        s,
        -70,
        70,
        -60,
        90,
        lambda x, y, r: y > 12 + r or y < -16 - r,
        cell=7.2,
        high=lambda x, y: 6 + 9 * min(1.0, max(0.0, (y - 12) / 40)),
        old=lambda x, y: 0.3,
        lit=0.55,
    )
    return Shot("dusk", (2.4, -0.2, 1.5), 19.5, turn=-38, tilt=22, at=(0.60, 0.55), depth=0.2)


@picture("yujian", "傍晚的江边步道，灯光落在水上")
def riverside(s: Scene) -> Shot:
    """A promenade at dusk, lights on the water."""
    bank = kg.spline([(-170, 8), (-90, 5), (-40, 8), (0, 3), (40, 7), (90, 2), (170, 8)])
    water = [(-170, -150), (170, -150), *reversed(bank)]
    kg.board(s, 330, 300, [water], y=20, rim=False)
    g = s.rng
    _, prom = kg.ribbon(bank, 7.0)
    for i in range(len(bank) - 1):
        s.poly(
            [(*bank[i], 0.03), (*bank[i + 1], 0.03), (*prom[i + 1], 0.03), (*prom[i], 0.03)],
            kl.FLAG,
            two_sided=True,
            sun=False,
            sky=False,
        )
    kg.along(s, bank, 3.2, lambda x, y, _a: kp.street_lamp(s, x, y + 0.7, 0, 2.0, 5.5) if abs(x) < 66 else None)
    kg.along(
        s,
        bank,
        0.9,
        lambda x, y, _a: s.box(x, y + 0.25, 0.1, 0.07, 0.07, 0.6, kp.GREY, kp.GREY, sky=False) if abs(x) < 60 else None,
    )
    for a, b in zip(bank[:-1], bank[1:], strict=True):
        s.beam((a[0], a[1] + 0.25, 0.66), (b[0], b[1] + 0.25, 0.66), 0.1, 0.08, kp.WOOD, sky=False)
    kg.along(s, prom, 3.0, lambda x, y, _a: kp.tree(s, x, y + 0.6, 0, g.uniform(0.75, 1.05), fine=abs(x) < 44))
    for _ in range(110):
        i = int(g.uniform(0.28, 0.72) * (len(bank) - 1))
        kp.person(s, bank[i][0] + g.uniform(-1.5, 1.5), bank[i][1] + g.uniform(0.9, 3.1), 0.04, 1.05)
    for k, x in enumerate(range(-44, 50, 9)):
        kq.bench(s, x, 8.6 if k % 2 else 8.2, 180, 0.03)
    kg.road(s, [(-150, 15), (0, 14), (150, 14)], 4.0, cars=26, kerb=False)
    with s.at(3, 21.5, 0, -6, 1.05):
        s.box(0, 0, 0, 17, 9, 0.2, kp.CARD3, kl.FLAG)
        with s.at(0, 0, 0.1, 0, 0.92):
            kl.drum_tower(s, lit=1.0)
        for x in (-6.5, -3.2, 0, 3.2, 6.5):
            s.lamp((x, -6.2, 2.4), 6.5, (2.3, 1.0, 0.34))
            s.lamp((x * 0.8, -5.0, 7.2), 5.5, (2.2, 0.9, 0.28))
        s.lamp((0, -4.2, 10.6), 6, (2.2, 0.9, 0.28))

    def high(x: float, y: float) -> float:
        return 4 + 16 * (math.exp(-(((x + 30) / 20) ** 2)) * 0.9 + math.exp(-(((x - 40) / 20) ** 2))) * min(
            1.0, (y - 12) / 30
        )

    kg.town(
        s,
        -110,
        118,
        17.5,
        76,
        lambda x, y, r: not (abs(x - 3) < 12 + r and y < 31 + r * 0.5),
        cell=6.8,
        street=1.8,
        high=high,
        old=lambda x, y: 0.6 if y < 30 else 0.05,
        lit=0.6,
    )
    for x, y, t in ((-14, -9, 4), (22, -13, -4), (-36, -5, 8), (46, -7, 2)):
        kp.boat(s, x, y, -1.1, t, 1.9)
        for q in (-1.6, 1.6):
            kp.lantern(s, x + q, y - 0.9, 0.75, 0.26, 4.0, 1.3)
    for _ in range(26):
        x, y = g.uniform(-24, 30), g.uniform(-24, -5)
        c = Mat(kp.ink("#ffb060"), glow=(2.0, 0.85, 0.22))
        s.box(x, y, -1.05, 0.5, 0.5, 0.12, kp.PALE_WOOD, kp.PALE_WOOD, sky=False)
        s.box(x, y, -0.93, 0.34, 0.34, 0.42, c, c, sky=False)
        s.lamp((x, y, -0.5), 2.6, (1.2, 0.5, 0.15))
    return Shot("dusk", (4, 8, 3.6), 56, turn=-16, tilt=17, at=(0.60, 0.50), depth=0.4)


@picture("mingpai", "模型木边上一块空白铜牌，一盏工作灯")
def plate(s: Scene) -> Shot:
    """A blank brass plate on the model's wooden edge under a work lamp."""
    with s.at(0, 0, -6):
        kt.table(s, kt.TABLE.tinted(0.6), reach=120)
    s.box(
        0,
        -0.4,
        -5.4,
        90,
        3.0,
        5.4,
        Mat(kp.ink("#7b5233"), ks.WOOD, gloss=0.4),
        Mat(kp.ink("#8d6140"), ks.WOOD, gloss=0.4),
    )
    s.box(0, 12, -5.4, 90, 24, 5.3, kp.WOOD, kp.GROUND)
    s.box(0, -1.96, -3.9, 9.6, 0.16, 3.0, kp.DEEP_WOOD, kp.DEEP_WOOD)
    kg.plate(s, 0, -2.08, -3.72, 8.8, 2.6, lean=90)
    g = s.rng
    with s.at(0, 1.6):
        for i in range(15):
            for j in range(3):
                x, y = -21 + i * 3.0, 0.8 + j * 3.0
                with s.at(x, y, -0.1, 0, 0.42):
                    kp_lot(s, 6.2, 3.0 + 4 * j, 0.45 if j < 1 else 0.1)
    for _ in range(20):
        kp.person(s, g.uniform(-12, 12), 0.75 + g.uniform(-0.2, 0.2), 0.0, 0.55)
    for i in range(26):
        kp.tree(s, -20 + i * 1.6, 1.35, -0.1, 0.28, fine=True)
    kt.hall_behind(s, 13, 0.55, lit=0.6, high=14)
    # Work lamp over the edge.
    s.drum(7.4, -0.4, 0.0, 0.8, 0.2, kp.BRASS, kp.BRASS, n=30)
    kt.rod(s, (7.4, -0.4, 0.1), (8.3, 0.3, 4.6), 0.11, kp.BRASS, 10)
    s.blob((8.3, 0.3, 4.6), 0.24, kp.BRASS)
    kt.rod(s, (8.3, 0.3, 4.6), (4.2, -2.6, 6.2), 0.10, kp.BRASS, 10)
    shade = Mat(kp.ink("#8a2f1c"), gloss=0.6)
    kt.turned(s, 3.6, -3.0, 4.7, [(1.25, 0), (1.12, 0.3), (0.7, 0.85), (0.35, 1.25), (0.16, 1.45)], shade, 40)
    s.blob((3.6, -3.0, 4.85), 0.5, Mat((1, 0.85, 0.6), glow=(4.0, 2.5, 1.1)))
    s.lamp((1.6, -6.6, 1.6), 13, (16.0, 9.6, 4.2))
    s.lamp((3.4, -3.6, 3.8), 9, (6.0, 3.6, 1.6))
    return Shot(
        "dusk",
        (0.8, -1.6, 0.3),
        18.5,
        turn=-16,
        tilt=17,
        at=(0.60, 0.54),
        depth=0.18,
        blur=0.02,
        change=(("mist_amount", 0.1),),
    )


def kp_lot(s: Scene, b: float, h: float, old: float) -> None:
    """One small street block on the model's rim."""
    kg.lot(s, b, h, old, 0.1, 0.6)


@picture("chengxiang", "石碶：新楼挨着老村屋顶和田地")
def edge_of_town(s: Scene) -> Shot:
    """New blocks beside old roofs and fields."""
    canal = kg.spline([(-120, -20), (-50, -16), (-16, -6), (4, -14), (30, -30), (60, -70)])
    kg.board(s, 230, 220, [kg.outline(canal, 5.5)], y=40, ground=Mat(kp.ink("#b3aa8c"), ks.LAWN))
    g = s.rng
    way = kg.spline([(-110, 22), (-50, 14), (-6, 10), (20, -2), (44, -30), (64, -80)])
    kg.road(s, way, 3.8, cars=20, trees=3.0, kerb=False)
    kg.along(
        s, kg.ribbon(way, 5.0)[0], 5.0, lambda x, y, _a: kp.street_lamp(s, x, y, 0, 2.2, 6) if abs(x) < 46 else None
    )
    lane = kg.spline([(-40, 8), (-22, 2), (-6, 0), (6, -4), (14, -12)])

    def below(x: float, y: float) -> bool:
        i = min(range(len(way)), key=lambda k: (way[k][0] - x) ** 2 + (way[k][1] - y) ** 2)
        j = min(i + 1, len(way) - 1)
        i = max(0, j - 1)
        dx, dy = way[j][0] - way[i][0], way[j][1] - way[i][1]
        return dx * (y - way[i][1]) - dy * (x - way[i][0]) < 0

    kg.town(
        s,
        -95,
        100,
        -60,
        115,
        lambda x, y, r: not below(x, y) and kg.near(way, x, y) > 3.4 + r * 0.85,
        cell=7.2,
        high=lambda x, y: 9 + 9 * min(1.0, max(0.0, (kg.near(way, x, y) - 6) / 30)),
        old=lambda x, y: 0.0,
        lit=0.55,
    )
    houses = []
    for j in range(9):
        for i in range(14):
            x, y = -42 + i * 5.1 + g.uniform(-0.5, 0.5), -12 + j * 3.9 + g.uniform(-0.3, 0.3)
            if (
                below(x, y)
                and kg.near(way, x, y) > 4.6
                and kg.near(canal, x, y) > 4.6
                and y > -13
                and kg.near(lane, x, y) > 1.9
                and kg.near(lane, x, y) < 13
                and kg.near(canal, x, y) < 26
            ):
                houses.append((x, y))
                with s.at(x, y, 0, g.uniform(-8, 8)):
                    kp.old_house(s, g.uniform(3.8, 4.6), 2.6, g.uniform(1.3, 1.9), lit=0.9, steps=g.uniform() < 0.7)
                    if g.uniform() < 0.5:
                        s.lamp((0, -1.9, 1.0), 3.6, (1.5, 0.75, 0.28))
                kp.tree(s, x + 2.6, y - 1.4, 0, g.uniform(0.4, 0.8), fine=False)
    with s.at(-1.5, 3.6, 0, -4, 0.85):
        kp.hall(s, 8, 5.2, 2.5, lit=1.0)
        for k in range(4):
            kp.lantern(s, -3 + k * 2, -3.2, 2.4, 0.26, 4.4, 1.2)
    for k in range(0, len(lane), 6):
        kp.lantern(s, lane[k][0], lane[k][1] - 0.9, 1.5, 0.24, 4.4)
    kq.fields(
        s,
        -70,
        -66,
        17,
        11,
        7.0,
        4.9,
        lambda x, y: (
            kg.near(canal, x, y) > 6.2
            and y < -12
            and x < 34
            and below(x, y)
            and kg.near(way, x, y) > 6
            and not any(math.hypot(x - a, y - b) < 5 for a, b in houses)
        ),
        paddy=0.2,
    )
    for edge in kg.ribbon(canal, 7.0):
        kg.along(s, edge, 1.9, lambda x, y, _a: kp.tree(s, x, y, 0, g.uniform(0.45, 0.85), fine=abs(x) < 40))
    kl.span(s, (-20, -15), (-14, 0), rise=1.2, width=2.4, arch=False, cars=0)
    kp.boat(s, -28, -11.5, -1.1, 12, 1.3)
    for _ in range(40):
        k = int(g.uniform(0, len(lane) - 1))
        kp.person(s, lane[k][0] + g.uniform(-0.6, 0.6), lane[k][1] + g.uniform(-0.6, 0.6), 0.03, 1.0)
    return Shot("dusk", (0, -1, 3), 56, turn=-30, tilt=31, at=(0.60, 0.54), change=(("sky_sun", (0.5, 0.29, 0.42)),))


@picture("shanxiang", "龙观的黄昏：散落的山屋被细细的光连起来")
def hill_grid(s: Scene) -> Shot:
    """Scattered hill houses joined by thin lines of light."""
    kg.board(s, 240, 230, y=44, ground=Mat(kp.ink("#9d9c78"), ks.LAWN))
    g = s.rng
    tops = tuple(Mat(kp.ink(h), ks.LAWN) for h in ("#8d9568", "#9aa072", "#7f895c"))
    hills = []
    for k, (x, y, rx, ry, h, t) in enumerate(
        (
            (-4, 8, 30, 26, 13, 40),
            (-44, 28, 32, 30, 22, 80),
            (34, 24, 28, 28, 18, 60),
            (4, 60, 42, 30, 28, 80),
            (62, 60, 36, 36, 32, 60),
            (-40, -20, 26, 22, 9, 40),
            (40, -18, 22, 20, 8, 40),
            (-70, 70, 40, 36, 34, 60),
        )
    ):
        hills.append(
            kg.hill(
                s,
                x,
                y,
                rx,
                ry,
                h,
                levels=13 if k < 3 else 11,
                seed=k + 101,
                tops=tops,
                side=Mat(kp.ink("#c9b894")),
                seg=64,
                trees=0,
            )
        )

    def z(x: float, y: float) -> float:
        return max([h(x, y) for h in hills] + [0.0])

    spots = [
        (-2, -9),
        (6, -3),
        (-10, -3),
        (0, 2),
        (-16, 5),
        (12, 3),
        (-6, 9),
        (6, 10),
        (-22, -5),
        (20, 12),
        (28, 18),
        (-28, 14),
        (-1, 17),
        (16, -10),
        (-14, -14),
        (30, 6),
        (-34, 24),
        (34, -14),
        (-34, -16),
        (10, 22),
        (4, -19),
        (38, 26),
    ]
    for x, y in spots:
        with s.at(x, y, z(x, y), g.uniform(-20, 20)):
            s.box(0, 0, -2.4, 4.6, 3.6, 2.44, kp.STONE, kp.PLAZA)
            kp.old_house(s, 3.5, 2.4, 1.7, lit=1.0, steps=False)
            kp.lantern(s, 0.9, -1.7, 1.2, 0.22, 4.2, 0.7)
            s.lamp((-1.0, -1.8, 0.8), 4.2, (0.8, 0.38, 0.14))
        for _ in range(3):
            a = g.uniform(0, 6.28)
            px, py = x + 3.2 * math.cos(a), y + 3.0 * math.sin(a)
            kp.tree(s, px, py, z(px, py), g.uniform(0.5, 0.9))
    pairs = set()
    for i, p in enumerate(spots):
        near = sorted((math.hypot(p[0] - q[0], p[1] - q[1]), j) for j, q in enumerate(spots) if j != i)[:2]
        for d, j in near:
            if d < 17:
                pairs.add((min(i, j), max(i, j)))
    glow = Mat(kp.ink("#ffc27a"), glow=(2.1, 1.05, 0.34))
    for i, j in sorted(pairs):
        (ax, ay), (bx, by) = spots[i], spots[j]
        n = 16
        pts = []
        for k in range(n + 1):
            f = k / n
            x, y = ax + (bx - ax) * f, ay + (by - ay) * f
            zz = (z(ax, ay) + 2.7) * (1 - f) + (z(bx, by) + 2.7) * f - 0.9 * math.sin(math.pi * f)
            pts.append((x, y, max(zz, z(x, y) + 0.5)))
        for a, b in zip(pts[:-1], pts[1:], strict=True):
            kt.rod(s, a, b, 0.035, glow, 5)
        for p in (pts[4], pts[8], pts[12]):
            s.lamp((p[0], p[1], p[2] + 0.2), 4.0, (0.7, 0.33, 0.11))
        for p in pts[1:-1:2]:
            s.blob(p, 0.11, glow, sky=False)
    for x, y in spots:
        s.blob((x, y, z(x, y) + 2.75), 0.26, glow)
    for _ in range(420):
        x, y = g.uniform(-50, 52), g.uniform(-36, 48)
        if all(math.hypot(x - a, y - b) > 3.6 for a, b in spots):
            kp.tree(s, x, y, z(x, y), g.uniform(0.6, 1.15), fine=y < 20)
    for _ in range(260):
        x, y = g.uniform(-80, 90), g.uniform(40, 100)
        kp.tree(s, x, y, z(x, y), g.uniform(0.8, 1.3), fine=False)
    return Shot(
        "dusk",
        (0, 2, 6),
        54,
        turn=-24,
        tilt=29,
        at=(0.60, 0.54),
        change=(
            ("sky_sun", (0.86, 0.50, 0.58)),
            ("sky_far", (0.34, 0.26, 0.56)),
            ("sun", (3.2, 1.2, 0.76)),
            ("high", 15.0),
        ),
    )


@picture("zhuobian", "模型桌的边缘，整片城区在后面虚化")
def table_edge(s: Scene) -> Shot:
    """The table's edge at hand height, the whole district behind."""
    kl.district(s, lit=0.6, cars=10, front=-66.5)
    with s.at(0, 0, -9):
        kt.table(s, kt.TABLE.tinted(0.55), reach=200)
    s.box(
        10,
        -69,
        -9,
        320,
        5.0,
        9.5,
        Mat(kp.ink("#7b5233"), ks.WOOD, gloss=0.45),
        Mat(kp.ink("#8d6140"), ks.WOOD, gloss=0.45),
    )
    g = s.rng
    for _ in range(60):
        kp.person(s, g.uniform(-30, 40), -65.4 + g.uniform(-0.5, 0.4), 0.05, 1.3)
    for i in range(40):
        kp.tree(s, -50 + i * 2.9, -64.2 + g.uniform(-0.3, 0.3), 0, g.uniform(0.6, 0.9))
    for i in range(16):
        kp.street_lamp(s, -44 + i * 6.4, -62.6, 0, 2.2, 6)
        kp.street_lamp(s, -44 + i * 6.4, -57.4, 0, 2.2, 6)
    with s.at(10, -69, 0):
        kg.plate(s, -4.5, -2.62, -4.4, 9.0, 2.6, lean=90)
        s.lamp((-6.5, -7.0, 1.0), 14, (9.0, 5.2, 2.2))
    return Shot(
        "dusk",
        (4, -64, 1.0),
        44,
        turn=-14,
        tilt=19,
        at=(0.60, 0.66),
        depth=0.36,
        blur=0.018,
        lens=26,
        change=(("mist_amount", 0.5),),
    )
