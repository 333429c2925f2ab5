"""Pictures of the balance section, in noon light."""

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

RUST = Mat(kp.ink("#c24a2c"))
RUST_TILE = Mat(kp.ink("#b8442a"), ks.TILES, (0.3,))
GREEN_TOPS = (Mat(kp.ink("#8f9a72"), ks.LAWN), Mat(kp.ink("#9da480"), ks.LAWN), Mat(kp.ink("#818f68"), ks.LAWN))
SAND = Mat(kp.ink("#dcd3bd"), ks.PAVING, (2.4,))


def house(s: Scene, w: float, d: float, h: float, roof: Mat = kp.TILE, *, wall: Mat | None = None) -> None:
    """A village house: plinth, windows, tiled gable, chimney, a small yard wall."""
    kp.gable(s, w, d, h, d * 0.30, wall or kp.windows(kp.CARD, 0.95, h * 0.9, 0.4, 0.5, 0.1, lit=0), roof)
    s.box(w * 0.24, d * 0.16, h, 0.34, 0.34, d * 0.34 + 0.35, kp.CARD2, kp.GREY)
    s.box(0, -d / 2 - 0.04, 0, 0.5, 0.1, 0.85, kp.DEEP_WOOD, kp.DEEP_WOOD)
    s.box(0, -d / 2 - 0.22, 0.95, 0.9, 0.5, 0.07, roof.tinted(1.1) if roof.kind != ks.TILES else Mat(roof.colour), None)


@picture("cover-wu", "正午的模型：一边是山村，一边是住区，光照一样")
def cover(s: Scene) -> Shot:
    """A hamlet on one side, town on the other, even light."""
    river = kg.spline([(-50, -90), (-16, -40), (-10, -14), (-14, 10), (-4, 36), (-12, 80), (-6, 200)])
    kg.board(s, 260, 240, [kg.outline(river, 9)], y=40, ground=SAND)
    g = s.rng
    tops = GREEN_TOPS
    hs = []
    for k, (x, y, rx, ry, h) in enumerate(
        (
            (-38, 8, 25, 22, 9),
            (-44, 42, 28, 24, 15),
            (-36, 84, 26, 28, 20),
            (-76, 20, 30, 36, 17),
            (-70, -26, 28, 26, 11),
        )
    ):
        hs.append(
            (
                (x, y, rx, ry),
                kg.hill(
                    s,
                    x,
                    y,
                    rx,
                    ry,
                    h,
                    levels=11,
                    seed=k + 11,
                    tops=tops,
                    trees=40 if k else 16,
                    tree_r=0.8,
                    side=Mat(kp.ink("#ddd2ba")),
                ),
            )
        )
    _, hz = hs[0]
    for x, y, w, t in (
        (-27, -3, 3.6, 20),
        (-31.5, -5.5, 3.4, 35),
        (-24, 3, 3.2, -10),
        (-29, 2, 3.4, 10),
        (-34.5, -0.5, 3.6, 30),
        (-26, 9, 3.2, -20),
        (-33, 6, 3.6, 0),
        (-38.5, 4, 3.4, 20),
        (-31, 12, 3.4, -12),
        (-37, 10.5, 3.4, 6),
        (-36, -8, 3.2, 40),
    ):
        with s.at(x, y, hz(x, y), t):
            house(s, w, 2.5, 1.7, RUST_TILE if (x, y) == (-33, 6) else kp.TILE)

    def ground(x: float, y: float) -> float:
        return max(h(x, y) for _, h in hs)

    kq.fields(
        s,
        -66,
        -62,
        7,
        9,
        7.2,
        5.4,
        lambda x, y: (
            ground(x, y) < 0.1
            and ground(x + 3, y + 2) < 0.1
            and ground(x - 3, y + 2) < 0.1
            and kg.near(river, x, y) > 9.5
        ),
        paddy=0.15,
    )
    for _ in range(160):
        x, y = g.uniform(-66, -10), g.uniform(-40, 40)
        if kg.near(river, x, y) > 6 and math.hypot(x + 31, y - 2) > 12:
            kp.tree(s, x, y, ground(x, y), g.uniform(0.5, 0.95), fine=False) if ground(
                x, y
            ) > 0.1 or g.uniform() < 0.15 else None
    ways = [
        [(4, -80), (4, 0), (8, 60), (6, 160)],
        [(-4, -4), (40, -4), (120, -4)],
        [(0, 24), (40, 24), (120, 24)],
        [(30, -80), (30, 0), (30, 160)],
    ]
    for w in ways:
        kg.road(s, w, 3.4, cars=7, trees=2.6, kerb=False)
    kl.span(s, (-18, -3), (-3, -3), rise=1.2, width=3.0)

    def free(x: float, y: float, r: float) -> bool:
        return (
            kg.near(river, x, y) > 5.8 + r
            and x > -6
            and all(kg.near(w, x, y) > 2.8 + r * 0.8 for w in ways)
            and not (8 < x < 26 and 0 < y < 20)
        )

    with s.at(17, 10):
        s.poly(
            [(-9.4, -9.4, 0.04), (9.4, -9.4, 0.04), (9.4, 9.4, 0.04), (-9.4, 9.4, 0.04)], kp.LAWN, sun=False, sky=False
        )
        park(s, 9.0)
    kg.town(
        s,
        -6,
        110,
        -70,
        130,
        free,
        cell=7.0,
        street=1.9,
        high=lambda x, y: 4.5 + 9 * min(1.0, max(0.0, (x + y - 30) / 80)),
        old=lambda x, y: 0.2,
        green=0.14,
        lit=0,
    )
    for edge in kg.ribbon(river, 10.8):
        kg.along(
            s,
            edge,
            2.0,
            lambda x, y, _a: (
                kp.tree(s, x, y, 0, g.uniform(0.5, 0.85), fine=False)
                if x > -14 or y < -20
                else kp.bush(s, x, y, 0, 0.4)
            ),
        )
    for _ in range(30):
        kp.person(s, g.uniform(8, 26), g.uniform(0, 20), 0.05, 0.95)
    kp.boat(s, -12, -10, -1.1, 80, 1.4)
    return Shot("noon", (-8, 3, 2.5), 72, turn=-24, tilt=31, at=(0.60, 0.54))


def park(s: Scene, r: float) -> None:
    """A small park with a pond, paths, benches and a pavilion."""
    g = s.rng
    s.poly(
        [
            (r * 0.34 * math.cos(t / 4) * (1 + 0.2 * math.sin(t / 2)) + r * 0.25, r * 0.28 * math.sin(t / 4), 0.07)
            for t in range(25)
        ],
        Mat(kp.WATER.colour, ks.WATER).tinted(1.2),
        sun=False,
        sky=False,
    )
    path = kg.spline([(-r, -r * 0.7), (-r * 0.3, -r * 0.45), (-r * 0.25, r * 0.3), (r * 0.3, r * 0.6), (r, r * 0.7)])
    rt, lf = kg.ribbon(path, 1.1)
    for i in range(len(path) - 1):
        s.poly([(*rt[i], 0.08), (*rt[i + 1], 0.08), (*lf[i + 1], 0.08), (*lf[i], 0.08)], kp.PLAZA, sun=False, sky=False)
    with s.at(-r * 0.55, r * 0.45, 0, 20, 0.75):
        for k in range(6):
            a = math.pi * k / 3
            s.drum(1.3 * math.cos(a), 1.3 * math.sin(a), 0.3, 0.1, 1.7, kp.WOOD, n=8)
        s.drum(0, 0, 0, 1.8, 0.3, kp.CARD3, kp.CARD2, n=6)
        s.drum(0, 0, 2.0, 2.1, 1.2, Mat(kp.TILE.colour), n=6, r1=0.05)
    for _ in range(int(r * 3.4)):
        x, y = g.uniform(-r, r), g.uniform(-r, r)
        if (
            kg.near(path, x, y) > 1.1
            and math.hypot((x - r * 0.25) / 1.2, y) > r * 0.36
            and math.hypot(x + r * 0.55, y - r * 0.45) > 2.4
        ):
            kp.tree(s, x, y, 0, g.uniform(0.5, 1.0))
    for i in range(2, len(path) - 2, 9):
        kq.bench(s, path[i][0] + 0.9, path[i][1] - 0.7, g.uniform(0, 40))


def cabinet(
    s: Scene,
    cols: int,
    rows: int,
    *,
    out: dict[tuple[int, int], float],
    w: float = 3.0,
    h: float = 1.9,
    d: float = 3.6,
    hue: dict[tuple[int, int], Mat] | None = None,
    feet: float = 0.8,
    full: bool = True,
) -> None:
    """A wooden cabinet of labelled drawers; out tells how far each drawer is pulled."""
    g = s.rng
    tw, th = cols * w + 0.6, rows * h + 0.6
    body = Mat(kp.ink("#9a6f45"), ks.WOOD, gloss=0.25)
    for x in (-tw / 2 + 0.4, tw / 2 - 0.4):
        for y in (0.5, d - 0.5):
            s.drum(x, y, 0, 0.2, feet, kp.DEEP_WOOD, n=12, r1=0.28)
    s.box(0, d / 2, feet, tw, d, 0.3, body, body)
    s.box(0, d / 2, feet + th - 0.3, tw + 0.3, d + 0.3, 0.34, body, body)
    s.box(0, d - 0.1, feet, tw, 0.2, th, body, body)
    for i in range(cols + 1):
        s.box(-tw / 2 + 0.15 + i * (tw - 0.3) / cols, d / 2, feet + 0.3, 0.24, d, th - 0.6, body, body)
    for j in range(rows + 1):
        s.box(0, d / 2, feet + 0.18 + j * (th - 0.5) / rows, tw, d, 0.18, body, body)
    cw, ch = (tw - 0.3) / cols, (th - 0.5) / rows
    for i in range(cols):
        for j in range(rows):
            pull = out.get((i, j), 0.0)
            x, z = -tw / 2 + 0.15 + (i + 0.5) * cw, feet + 0.36 + j * ch
            front = (hue or {}).get((i, j)) or Mat(
                kp.ink(("#c89c68", "#bf9160", "#d0a772")[int(g.integers(3))]), ks.WOOD, gloss=0.2
            )
            bw, bh = cw - 0.32, ch - 0.28
            s.box(x, -pull + 0.02, z, bw, 0.18, bh, front, front)
            s.box(x, -pull - 0.10, z + bh * 0.52, bw * 0.44, 0.05, bh * 0.26, kp.BRASS, kp.BRASS, sky=False)
            s.box(x, -pull - 0.13, z + bh * 0.545, bw * 0.38, 0.02, bh * 0.20, kt.PAPER, kt.PAPER, sky=False)
            s.drum(x, -pull - 0.2, z + bh * 0.24, 0.10, 0.08, kp.BRASS, n=12)
            s.blob((x, -pull - 0.2, z + bh * 0.27), 0.13, kp.BRASS, sky=False)
            if pull > 0.05:
                inner = Mat(kp.ink("#dcbb8c"), ks.WOOD)
                for q in (-1, 1):
                    s.box(x + q * (bw / 2 - 0.06), -pull / 2, z, 0.12, pull, bh * 0.8, inner, inner)
                s.box(x, -pull / 2, z, bw, pull, 0.1, inner, inner)
                if full:
                    n = int(pull / 0.16)
                    for k in range(n):
                        tab = k % 5 == 0
                        lean = 0.04 * g.uniform()
                        y = -pull + 0.16 + k * (pull - 0.2) / max(1, n)
                        m = (
                            RUST.tinted(1.1)
                            if (tab and k == n // 2)
                            else (kp.PALE_WOOD if tab else kt.PAPER).tinted(g.uniform(0.92, 1.04))
                        )
                        s.poly(
                            [
                                (x - bw / 2 + 0.16, y, z + 0.1),
                                (x + bw / 2 - 0.16, y, z + 0.1),
                                (x + bw / 2 - 0.16, y + lean, z + bh * (0.86 + 0.10 * tab)),
                                (x - bw / 2 + 0.16, y + lean, z + bh * (0.86 + 0.10 * tab)),
                            ],
                            m,
                            two_sided=True,
                        )


@picture("sizhangqingdan", "木柜拉开四只抽屉，里面是卡片")
def four_lists(s: Scene) -> Shot:
    """A cabinet with four open drawers."""
    kt.table(s, kp.PALE_WOOD.tinted(0.92))
    cabinet(
        s,
        4,
        2,
        out={(0, 1): 1.5, (1, 0): 2.0, (2, 1): 2.3, (3, 0): 2.7},
        hue={(2, 1): Mat(RUST.colour, ks.WOOD, gloss=0.2)},
    )
    with s.at(-3.4, 1.6, 5.3):
        for k in range(4):
            s.box(0, 0, k * 0.14, 1.9 - 0.1 * k, 1.3, 0.12, (kt.PAPER, kp.PALE_WOOD)[k % 2], kt.PAPER)
    with s.at(3.8, 1.8, 5.28):
        s.drum(0, 0, 0, 0.6, 0.8, kp.CARD, kp.DEEP_WOOD, n=20, r1=0.7)
        kp.tree(s, 0, 0, 0.5, 0.95)
    with s.at(0.6, 1.8, 5.28, 0, 0.24):
        kp.hall(s, 7.6, 5.4, 2.6)
    for x, y, f in ((-5.2, -2.6, 70), (-1.6, -4.2, 80), (3.6, -4.8, 60), (7.8, -2.4, 150), (8.6, -3.2, 140)):
        kp.person(s, x, y, 0, 2.1, face=f, arms=1)
    kt.hall_behind(s, 13, 0.75, lit=0, high=11)
    return Shot(
        "noon",
        (0.4, -0.2, 3.0),
        20.5,
        turn=-26,
        tilt=22,
        at=(0.60, 0.54),
        depth=0.2,
        change=(("sun", (1.8, 1.5, 1.08)), ("side", 62.0), ("high", 44.0), ("mist_amount", 0.1)),
    )


@picture("jiuye", "招聘街：摊位、遮阳棚和许多小人")
def jobs(s: Scene) -> Shot:
    """A job-market street full of people."""
    kg.board(s, 180, 180, y=30, ground=SAND)
    g = s.rng
    s.poly(
        [(-80, -5.4, 0.03), (80, -5.4, 0.03), (80, 5.4, 0.03), (-80, 5.4, 0.03)],
        Mat(kp.ink("#d9cdb4"), ks.PAVING, (0.9,)),
        sun=False,
        sky=False,
    )
    for row, y, t in ((0, 3.9, 0), (1, -4.0, 180)):
        for i in range(17):
            with s.at(-22 + i * 2.9, y, 0.03, t):
                hero = row == 0 and i in (7, 8, 9)
                kq.stall(s, 0, hue=RUST if hero else (kp.CARD3, kp.PALE_WOOD, kp.CARD2)[i % 3], back=row == 0)
    for _ in range(240):
        x, y = g.uniform(-24, 26), g.normal(0, 1.15)
        if abs(y) < 2.5:
            kp.person(
                s,
                x,
                y,
                0.03,
                1.5 * g.uniform(0.9, 1.06),
                arms=int(g.uniform() < 0.2),
                face=g.choice([0.0, 180.0, 90.0, -90.0]) + g.uniform(-30, 30),
            )
    for _ in range(46):
        kp.person(s, g.uniform(-24, 26), g.uniform(-8.6, -5.8), 0.03, 1.5 * g.uniform(0.9, 1.06))
    for i in range(9):
        kq.bench(s, -22 + i * 5.6, -7.6, 180, 0.03)
        s.box(-20 + i * 5.6, -7.5, 0.03, 1.3, 0.7, 0.5, kp.CARD3, kp.LAWN)
        kp.bush(s, -20 + i * 5.6, -7.5, 0.5, 0.4)
    for x in (-22, -8.5, 6, 20.5):
        for y in (-5.9, 6.2):
            kp.tree(s, x, y, 0, 1.35, tall=1.3)
    for i in range(9):
        x = -25 + i * 6.4
        for k in range(12):
            f = k / 11
            z = 4.7 - 0.9 * math.sin(math.pi * f)
            if k % 1 == 0:
                y = -5 + 10 * f
                s.poly(
                    [(x - 0.28, y, z), (x + 0.28, y, z), (x, y, z - 0.55)],
                    (RUST if (i + k) % 6 == 0 else kp.CARD if k % 2 else kp.PALE_WOOD),
                    two_sided=True,
                    sky=False,
                )
        for y in (-5, 5):
            s.box(x, y, 0, 0.09, 0.09, 4.75, kp.WOOD, kp.WOOD, sky=False)
    for i in range(10):
        x = -31 + i * 6.4
        for y, t in ((9.6, 0), (-11.5, 180)):
            with s.at(x, y, 0, t):
                hh = g.uniform(3.2, 6.0) if y > 0 else 0.4
                s.box(0, 0, 0, 5.8, 4.4, 1.7, kp.shop(kp.CARD, 1.45, 0.0), None)
                s.box(
                    0,
                    0,
                    1.7,
                    5.8,
                    4.4,
                    hh,
                    (
                        kp.windows(kp.CARD, 1.15, 1.5, 0.5, 0.6, 0.2, 0),
                        kp.windows(kp.CARD2, 0.95, 1.5, 0.45, 0.6, 0.2, 0),
                    )[i % 2],
                    kp.CARD2,
                )
                s.box(0, -2.5, 1.66, 5.9, 0.9, 0.12, kp.CARD2, kp.CARD2)
                with s.at(0, 0, 1.7 + hh):
                    if i % 3 == 0:
                        kp.gable(s, 5.8, 4.4, 0.05, 1.3, kp.CARD, kp.TILE)
                    else:
                        kp.flat_top(s, 5.8, 4.4, 0, green=i % 2 == 1)
    kg.town(
        s,
        -70,
        70,
        -60,
        95,
        lambda x, y, r: y > 14 + r or y < -14 - r,
        cell=7.2,
        high=lambda x, y: 5 + 8 * min(1.0, max(0.0, (y - 14) / 40)),
        old=lambda x, y: 0.3,
        lit=0,
    )
    return Shot(
        "noon", (0.5, 0.2, 1.2), 27, turn=-38, tilt=29, at=(0.60, 0.52), depth=0.24, change=(("mist_amount", 0.2),)
    )


@picture("wengang", "一排小厂房，窗子都亮着")
def shops(s: Scene) -> Shot:
    """A row of workshops with every window lit."""
    kg.board(s, 200, 180, y=30, ground=SAND)
    g = s.rng
    kg.road(s, [(-90, -8), (0, -8), (90, -8)], 4.0, cars=8, trees=3.0)
    kg.road(s, [(-90, 17), (0, 17), (90, 17)], 3.6, cars=8, trees=3.0)
    for i in range(9):
        x = -34 + i * 8.6
        with s.at(x, 2, 0):
            wall = kp.windows(kp.CARD, 1.1, 1.5, 0.62, 0.62, 0.25, 1.0)
            if i == 4:
                wall = kp.windows(Mat(kp.ink("#cf5a30")), 1.1, 1.5, 0.62, 0.62, 0.25, 1.0)
            kq.sawtooth(s, 7.6, 10, 3.4, bays=3, wall=wall)
            s.box(2.0, -5.2, 0, 1.5, 0.14, 1.7, kp.DARK, kp.DARK)
            s.box(2.0, -5.26, 0.04, 1.3, 0.05, 1.5, Mat(kp.ink("#ffdf9d"), glow=(1.5, 0.95, 0.42)), None)
            s.lamp((2.0, -6.2, 1.0), 4.0, (1.3, 0.8, 0.35))
            s.drum(-2.8, 3.6, 3.0, 0.34, 3.2, kp.CARD, kp.GREY, n=14, r1=0.26)
        kp.car(s, x - 1.6, -5.9 + 0.1 * g.uniform(), 0.02, 90 + g.uniform(-4, 4), 1.1, van=True)
        for k in range(3):
            s.box(x + 0.2 + k * 0.62, -5.6, 0.02, 0.5, 0.5, 0.5, kp.PALE_WOOD, kp.WOOD)
        kp.person(s, x + 1.2, -6.0, 0.02, 1.2, arms=1)
        kp.person(s, x + 2.6, -6.3, 0.02, 1.2)
        kp.tree(s, x + 4.2, -5.6, 0, 0.8)
        with s.at(x, 24.5):
            kq.sawtooth(s, 7.4, 9, 3.0, bays=3, wall=kp.windows(kp.CARD2, 1.1, 1.4, 0.6, 0.6, 0.25, 1.0))
        with s.at(x, -16):
            kp.block(
                s, 7.2, 7.0, g.uniform(2.2, 3.4), kp.windows(kp.CARD2, 1.0, 1.2, 0.55, 0.6, 0.3, 1.0), green=i % 2 == 0
            )
    s.night = 0.95
    kg.town(
        s,
        -90,
        90,
        -70,
        110,
        lambda x, y, r: y > 31 + r or y < -21 - r,
        cell=7.2,
        high=lambda x, y: 5 + 8 * min(1.0, max(0.0, (y - 30) / 40)),
        lit=0.6,
    )
    return Shot(
        "noon",
        (0.6, -1, 2.2),
        40,
        turn=-34,
        tilt=27,
        at=(0.60, 0.54),
        depth=0.26,
        change=(
            ("night", 1.0),
            ("sun", (1.9, 1.5, 1.0)),
            ("side", 128.0),
            ("high", 40.0),
            ("sky_sun", (0.52, 0.48, 0.42)),
            ("sky_far", (0.38, 0.42, 0.48)),
            ("bloom", 0.3),
            ("mist_amount", 0.25),
        ),
    )


@picture("cunli", "梯田上的小村")
def hamlet(s: Scene) -> Shot:
    """A hamlet on terraces."""
    stream = kg.spline([(40, -90), (26, -34), (22, -12), (30, 12), (24, 40), (34, 120)])
    kg.board(s, 240, 220, [kg.outline(stream, 5)], y=40, ground=Mat(kp.ink("#a5a97e"), ks.LAWN))
    g = s.rng
    tops = tuple(Mat(kp.ink(h), ks.FIELD, (0.42,)) for h in ("#97a06c", "#a9a878", "#84946a", "#b5ae84"))
    hz = kg.hill(
        s,
        -4,
        10,
        30,
        27,
        13,
        levels=15,
        seed=5,
        tops=tops,
        side=Mat(kp.ink("#ddd2ba"), ks.STONE, (0.6, 0.25)),
        seg=80,
        power=0.95,
    )
    for k, (x, y, rx, ry, h) in enumerate(
        ((-52, 34, 32, 30, 22), (8, 72, 40, 30, 26), (58, 48, 28, 34, 19), (-48, -24, 26, 24, 12), (62, -6, 26, 26, 12))
    ):
        kg.hill(
            s,
            x,
            y,
            rx,
            ry,
            h,
            levels=12,
            seed=k + 21,
            tops=GREEN_TOPS,
            trees=90,
            tree_r=1.0,
            side=Mat(kp.ink("#ddd2ba")),
        )
    spots = [
        (-3, -2, 0),
        (2, 0.5, 12),
        (-8, 0, -14),
        (6.5, 3.5, 24),
        (-1, 4, 4),
        (-6.5, 5, -10),
        (3.5, 6.5, 14),
        (-12, 4.5, -20),
        (-2.5, 8.8, 0),
        (-9.5, 9, -8),
        (8.5, 8, 22),
        (3, 11, 8),
        (-5.5, 13, 0),
        (1, -5.5, 6),
        (-6, -5.5, -8),
    ]
    for i, (x, y, t) in enumerate(spots):
        z = hz(x, y)
        with s.at(x, y, z, t):
            s.box(0, 0, -2.4, 4.6, 3.6, 2.44, Mat(kp.STONE.colour, ks.STONE, (0.6, 0.25)), kp.PLAZA)
            house(s, g.uniform(3.3, 3.9), 2.5, g.uniform(1.6, 2.2), RUST_TILE if i == 4 else kp.TILE)
            kp.person(s, 1.9, -1.4, 0.05, 0.95)
        kp.tree(s, x + 2.8, y - 0.5, hz(x + 2.8, y - 0.5), g.uniform(0.6, 0.95))
    for _ in range(150):
        a, r = g.uniform(0, 6.28), math.sqrt(g.uniform(0.25, 1.0))
        x, y = -4 + 29 * r * math.cos(a), 10 + 26 * r * math.sin(a)
        if not any(math.hypot(x - p[0], y - p[1]) < 4.2 for p in spots):
            kp.tree(s, x, y, hz(x, y), g.uniform(0.4, 0.8))
    lane = kg.spline([(21, -22), (12, -12), (4, -7), (-2, -8.5), (-10, -3), (-13, 1)], 16)
    for a, b in zip(lane[:-1], lane[1:], strict=True):
        z = max(hz(*a), hz(*b)) + 0.05
        s.beam((*a, z - 0.1), (*b, z - 0.1), 1.0, 0.14, kp.CARD2, sky=False)
    for k in (6, 24, 44, 60):
        kp.person(s, *lane[k], hz(*lane[k]) + 0.1, 0.95)
    kp.car(s, *lane[14], hz(*lane[14]) + 0.1, 130, 0.75, van=True)
    for i in range(24):
        kp.tree(s, 18 + g.uniform(-1, 1), -30 + i * 2.4, hz(18, -30 + i * 2.4), g.uniform(0.5, 0.8), fine=False)
    kl.span(s, (17, -24), (33, -26), rise=1.0, width=2.2, cars=1)
    return Shot("noon", (-1.5, 4, 5.5), 50, turn=-26, tilt=31, at=(0.60, 0.53))


@picture("mingpian", "走得到的街坊：学校、卫生站、住宅、小公园和图书馆")
def neighbourhood(s: Scene) -> Shot:
    """A neighbourhood to walk in: school, clinic, homes, park, library."""
    kg.board(s, 220, 200, y=30, ground=SAND)
    g = s.rng
    ways = [
        [(-100, -13), (0, -13), (100, -13)],
        [(-21, -70), (-21, 0), (-21, 110)],
        [(22, -70), (22, 0), (22, 110)],
        [(-100, 21), (0, 21), (100, 21)],
    ]
    for w in ways:
        kg.road(s, w, 3.4, cars=7, trees=2.5)
    for x0, y0, x1, y1 in (
        (-19, -10.6, 3, -1.4),
        (-19, 6.3, 0.6, 18.6),
        (-45, -10.6, -24, 18.6),
        (24.6, -10.6, 45, 18.6),
    ):
        s.poly(
            [(x0, y0, 0.02), (x1, y0, 0.02), (x1, y1, 0.02), (x0, y1, 0.02)],
            kp.LAWN if x1 > 4 or x0 < -20 or y0 > 0 else kp.PLAZA,
            sun=False,
            sky=False,
        )
    for _ in range(120):
        x, y = g.uniform(-44, 44), g.uniform(-11, 19)
        if (
            abs(x) > 24.5
            and not any(abs(x - a) < 7.4 and abs(y - b) < 3.4 for a, b in ((-32, 2), (-32, 12), (31, 14)))
            and not (abs(x - 31) < 7 and abs(y - 2) < 6.5)
        ):
            kp.tree(s, x, y, 0, g.uniform(0.5, 0.95))
    for x in range(-18, 4, 2):
        kp.tree(s, x, 6.7, 0, 0.5)
        kp.tree(s, x + 0.5, 17.6, 0, 0.6)
    for y in range(-10, 18, 3):
        kp.tree(s, 3.4, y, 0, 0.6)
        kp.tree(s, -18.4, y, 0, 0.6)
    # School with its running track.
    with s.at(-11, 11):
        track(s, 15.5, 8.6)
    with s.at(-11, 1.2):
        s.box(0, 2.6, 0, 16, 3.2, 4.4, kp.windows(kp.CARD, 1.0, 1.4, 0.66, 0.55, 0.15, 0), kp.CARD2)
        with s.at(0, 2.6):
            kp.flat_top(s, 16, 3.2, 4.4)
        s.box(-6.4, -1.2, 0, 3.2, 4.6, 4.4, kp.windows(kp.CARD, 1.0, 1.4, 0.6, 0.55, 0.15, 0), kp.CARD2)
        s.box(6.2, -1.4, 0, 3.6, 5.0, 3.0, kp.bands(kp.CARD2, 1.4, 0.5, 0.9, lit=0), kp.LAWN)
        s.box(0, 0.6, 0, 2.0, 1.2, 5.6, kp.CARD, kp.CARD)
        s.drum(0, 0, 3.9, 0.7, 0.12, kp.CARD2, kp.CARD, n=24)
        s.drum(3.0, -3.4, 0, 0.05, 4.4, kp.GREY, n=6)
        s.poly([(3.05, -3.4, 3.7), (4.2, -3.5, 3.65), (4.2, -3.5, 4.3), (3.05, -3.4, 4.35)], RUST, two_sided=True)
        for _ in range(34):
            kp.person(s, g.uniform(-4.4, 4.2), g.uniform(-5.4, -0.6), 0.03, 0.8)
    # Library: the landmark, a stack of red books seen as storeys.
    with s.at(9.5, -3):
        s.box(0, 0, 0, 12, 9, 0.25, kp.CARD2, kp.PLAZA)
        z = 0.25
        for k, (w, d, ox, hh) in enumerate(
            ((9.4, 6.2, 0, 1.7), (8.6, 5.6, 0.6, 1.5), (9.0, 5.8, -0.4, 1.6), (7.6, 5.0, 0.5, 1.4))
        ):
            m = RUST.tinted((1.0, 1.12, 0.9, 1.05)[k])
            s.box(ox, 0, z, w, d, 0.22, m, m)
            s.box(ox - 0.1, 0, z + 0.22, w - 0.9, d - 0.7, hh - 0.44, kp.curtain(kp.CARD, 0.28, hh - 0.44, 0), None)
            s.box(ox - w / 2 + 0.2, 0, z, 0.4, d, hh, m, m)
            s.box(ox, 0, z + hh - 0.22, w, d, 0.22, m, m)
            z += hh
        for i in range(5):
            s.box(0, -4.0 + 0.16 * i, 0.25 + 0.0, 4.0 - 0.3 * i, 0.5, 0.07 * (i + 1), kp.CARD, kp.CARD)
        for _ in range(14):
            kp.person(s, g.uniform(-5.2, 5.2), g.uniform(-4.2, -3.3), 0.3, 0.95)
    with s.at(10.5, 11.5):
        s.poly([(-8.5, -6.6, 0.04), (8.5, -6.6, 0.04), (8.5, 7, 0.04), (-8.5, 7, 0.04)], kp.LAWN, sun=False, sky=False)
        park(s, 6.6)
    # Clinic.
    with s.at(31, 2):
        kp.block(s, 11, 8, 4.2, kp.bands(kp.CARD, 1.3, 0.5, 1.0, lit=0), green=True)
        s.box(0, -4.2, 0, 4.0, 1.6, 1.5, kp.curtain(kp.CARD, 0.6, 1.5, 0), kp.CARD)
        green = Mat(kp.ink("#5d8f72"))
        s.box(-3.8, -4.06, 2.6, 0.34, 0.08, 1.1, green, green)
        s.box(-3.8, -4.06, 2.98, 1.1, 0.08, 0.34, green, green)
        kp.car(s, 3.4, -5.6, 0.02, 0, 1.1, paint=kp.CARD, van=True)
    for x, y, w, d, h in (
        (-32, 2, 12, 4, 8),
        (-32, 12, 12, 4, 8),
        (31, 14, 11, 4, 9),
        (-11, -21, 14, 4, 7),
        (7, -21, 13, 4, 7),
        (-32, -21, 13, 4, 6),
        (32, -21, 13, 4, 6),
        (-11, -29, 14, 4, 8),
        (7, -29, 13, 4, 8),
        (-10, 30, 15, 4, 10),
        (9, 30, 15, 4, 11),
        (-10, 39, 15, 4, 12),
        (9, 39, 15, 4, 12),
        (32, 31, 12, 4, 11),
        (-32, 31, 12, 4, 10),
    ):
        with s.at(x, y):
            kp.block(s, w, d, h, kp.windows(kp.CARD if (x + y) % 2 else kp.CARD2, 1.0, 1.15, 0.55, 0.56, 0.2, 0))
            for k in range(int(w / 2)):
                for q in range(1, int(h / 1.15) - 1):
                    if (k + q) % 2:
                        s.box(
                            -w / 2 + 1 + k * 2,
                            -d / 2 - 0.22,
                            0.2 + q * 1.15,
                            0.9,
                            0.44,
                            0.34,
                            kp.CARD2,
                            kp.CARD2,
                            sky=False,
                        )
    for _ in range(150):
        x, y = g.uniform(-42, 42), g.uniform(-34, 44)
        if all(kg.near(w, x, y) > 2.8 for w in ways) and (
            y < -24.5
            and y > -26
            or y < -15.5
            and y > -18.2
            or 33 < y < 36
            or (abs(x) > 24 and (y < -3.5 or 7 < y < 9.5))
        ):
            kp.tree(s, x, y, 0, g.uniform(0.5, 0.9))
    for _ in range(70):
        kp.person(s, g.uniform(-24, 26), g.choice([-10.4, -15.6, 18.4]) + g.uniform(-0.4, 0.4), 0.03, 0.95)
    kg.town(
        s,
        -95,
        95,
        -65,
        105,
        lambda x, y, r: (y > 44 or y < -33 or abs(x) > 41) and all(kg.near(w, x, y) > 2.8 + r * 0.8 for w in ways),
        cell=7.2,
        high=lambda x, y: 6 + 9 * min(1.0, max(0.0, (y - 40) / 40)),
        old=lambda x, y: 0.15,
        lit=0,
    )
    return Shot("noon", (3, 1, 2.6), 54, turn=-30, tilt=33, at=(0.60, 0.53), change=(("mist_amount", 0.25),))


def track(s: Scene, w: float, d: float) -> None:
    """A running track round a lawn."""

    def oval(a: float, b: float, z: float) -> list[tuple[float, float, float]]:
        return [
            (
                a * math.copysign(abs(math.cos(t)) ** 0.6, math.cos(t)),
                b * math.copysign(abs(math.sin(t)) ** 0.85, math.sin(t)),
                z,
            )
            for t in (2 * math.pi * i / 56 for i in range(56))
        ]

    s.poly(oval(w / 2, d / 2, 0.04), Mat(kp.ink("#cf9a78")), sun=False, sky=False)
    for k in range(1, 4):
        f = 1 - 0.045 * k
        pts = oval(w / 2 * f, d / 2 * (1 - 0.075 * k), 0.06)
        for a, b in zip(pts, pts[1:] + pts[:1], strict=True):
            s.beam(a, b, 0.05, 0.01, kp.LINE, sky=False, sun=False)
    s.poly(oval(w / 2 * 0.82, d / 2 * 0.70, 0.07), kp.LAWN, sun=False, sky=False)
    for _ in range(16):
        kp.person(s, s.rng.uniform(-w * 0.3, w * 0.3), s.rng.uniform(-d * 0.2, d * 0.2), 0.08, 0.8)


@picture("minsheng", "搭着脚手架的学校，在建的养老楼，山路上的巡回医疗车")
def livelihood(s: Scene) -> Shot:
    """A school and a care home being built, a clinic van on a hill road."""
    kg.board(s, 220, 210, y=36, ground=SAND)
    g = s.rng
    hz = kg.hill(
        s,
        40,
        22,
        30,
        32,
        17,
        levels=12,
        seed=9,
        tops=GREEN_TOPS,
        trees=60,
        tree_r=0.9,
        side=Mat(kp.ink("#ddd2ba")),
        keep=lambda x, y: math.hypot(x - 24, y + 6) > 12,
    )
    kg.hill(s, 70, 60, 36, 34, 26, levels=12, seed=31, tops=GREEN_TOPS, trees=60)
    kg.hill(s, -20, 84, 50, 28, 20, levels=10, seed=32, tops=GREEN_TOPS, trees=60)
    kg.road(s, [(-100, -14), (0, -14), (100, -14)], 3.6, cars=8, trees=2.8)
    with s.at(-9, -1):
        s.box(0, 0, 0, 17, 10, 0.12, kp.CARD3, kp.PLAZA)
        s.box(0, 2.6, 0.1, 15, 3.6, 5.4, kp.windows(kp.CARD, 1.05, 1.35, 0.62, 0.55, 0.2, 0), kp.CARD2)
        with s.at(0, 2.6):
            kp.flat_top(s, 15, 3.6, 5.5)
            kq.scaffold(s, 15, 5.4, -1.95, 4)
        s.box(-6.2, -1.6, 0.1, 3.0, 4.8, 4.0, kp.windows(RUST, 1.0, 1.3, 0.55, 0.55, 0.2, 0), kp.CARD2)
        s.box(6.0, -1.4, 0.1, 3.4, 4.6, 2.6, kp.bands(kp.CARD2, 1.25, 0.5, 0.9, lit=0), kp.LAWN)
    with s.at(11.5, 4.5):
        frame_building(s, 11, 7, 5)
    with s.at(3.2, 11, 0):
        kq.crane(s, 15, 10, -28)
    with s.at(20.5, -3.5, 0, 0, 0.8):
        kq.crane(s, 13, 8, 140)
    lane = kg.spline([(14, -13), (22, -10), (30, -6), (36, -1), (33, 6), (27, 9), (29, 16), (37, 19), (44, 16)], 12)
    hs = []
    z = 0.1
    for i, (x, y) in enumerate(lane):
        z = max(z, hz(x, y) + 0.12, 9.5 * max(0.0, i / len(lane) - 0.12))
        hs.append(z)
    m = len(lane)
    hs = [max(hs[max(0, k - 8) : k + 9]) for k in range(m)]
    hs = [sum(hs[max(0, k - 12) : k + 13]) / len(hs[max(0, k - 12) : k + 13]) for k in range(m)]
    kg.deck(s, lane, hs, 3.2, lanes=2, piers=5, thick=0.5)
    i = 16
    ang = math.degrees(math.atan2(lane[i + 1][1] - lane[i][1], lane[i + 1][0] - lane[i][0]))
    with s.at(lane[i][0], lane[i][1], hs[i] + 0.04, ang):
        kp.car(s, 0, -0.1, 0, 0, 2.2, paint=Mat(kp.ink("#f6f2ea")), van=True)
        teal = Mat(kp.ink("#3f8a7c"))
        s.box(-0.2, -0.98, 0.80, 2.4, 0.03, 0.24, teal, teal)
    for _ in range(40):
        kp.person(s, g.uniform(-18, 18), g.uniform(-10.6, -6.6), 0.03, 1.0, coat=None)
    for k in range(7):
        s.box(-2 + k * 1.0, -7.2 + 0.3 * (k % 2), 0.03, 0.8, 0.6, 0.3 + 0.2 * (k % 3), kp.PALE_WOOD, kp.WOOD)
    for x in range(-20, 12, 3):
        kp.tree(s, x, -11.4, 0, 0.75)
        kp.tree(s, x, 11 + g.uniform(-1, 1), 0, g.uniform(0.6, 1.0))
    kg.town(
        s,
        -90,
        90,
        -70,
        62,
        lambda x, y, r: y < -19 - r or (x < -20 - r and abs(y + 14) > 3 + r) or (14 + r < y and x < 4 - r),
        cell=7.2,
        high=lambda x, y: 6.0,
        old=lambda x, y: 0.3,
        lit=0,
    )
    return Shot("noon", (9, -0.5, 2.8), 52, turn=-30, tilt=31, at=(0.60, 0.54), change=(("mist_amount", 0.25),))


def frame_building(s: Scene, w: float, d: float, floors: int) -> None:
    """A building still bare: slabs, columns, some walls, netting."""
    step = 1.5
    s.box(0, 0, 0, w + 2, d + 2, 0.1, kp.CARD3, kp.PLAZA)
    for k in range(floors):
        z = 0.1 + k * step
        for i in range(6):
            for j in range(4):
                s.box(
                    -w / 2 + 0.3 + i * (w - 0.6) / 5,
                    -d / 2 + 0.3 + j * (d - 0.6) / 3,
                    z,
                    0.28,
                    0.28,
                    step,
                    kp.CARD,
                    kp.CARD,
                    sky=False,
                )
        s.box(0, 0, z + step - 0.2, w + 0.4, d + 0.4, 0.22, kp.CARD, kp.CARD2)
        if k < 3:
            s.box(
                -w * 0.1, 0.4, z, w * 0.7, d * 0.8, step - 0.2, kp.windows(kp.CARD2, 1.0, 1.2, 0.55, 0.6, 0.1, 0), None
            )
        for q in range(2):
            kp.person(s, s.rng.uniform(-w * 0.4, w * 0.4), -d / 2 + 0.2, z + (0 if k else 0), 0.95)
    for i in range(6):
        for j in range(4):
            s.box(
                -w / 2 + 0.3 + i * (w - 0.6) / 5,
                -d / 2 + 0.3 + j * (d - 0.6) / 3,
                0.1 + floors * step,
                0.06,
                0.06,
                0.7,
                kp.WOOD,
                kp.WOOD,
                sky=False,
            )
    with s.at(0, 0):
        kq.scaffold(s, w, floors * step, -d / 2 - 0.35, floors)


@picture("jiuzhu", "一只大药柜似的木柜，抽屉标签空白，一只半开")
def relief(s: Scene) -> Shot:
    """A big cabinet of labelled drawers, one half open."""
    kt.table(s, kp.PALE_WOOD.tinted(0.92))
    cabinet(s, 7, 5, out={(4, 2): 1.9}, w=1.75, h=1.45, d=2.6, hue={(4, 2): Mat(RUST.colour, ks.WOOD, gloss=0.2)})
    for x, y, f in ((2.2, -3.6, 80), (-2.6, -3.0, 60), (-4.0, -2.2, 100), (6.0, -3.0, 150), (-6.6, -3.4, 30)):
        kp.person(s, x, y, 0, 2.0, face=f, arms=1)
    for i in range(5):
        s.box(4.4, -1.6 - 0.5 * i, 0.0, 1.5, 0.5, 0.35 * (5 - i), kp.PALE_WOOD, kp.WOOD)
    for x, k in ((-4.6, 0), (4.8, 1)):
        with s.at(x, 1.3, 8.8):
            s.drum(0, 0, 0, 0.5, 0.7, kp.CARD, kp.DEEP_WOOD, n=20, r1=0.6)
            kp.tree(s, 0, 0, 0.4, 0.85)
    for k in range(5):
        s.box(
            -1.2 + 0.1 * (k % 2),
            1.2,
            8.75 + k * 0.2,
            2.0 - 0.1 * k,
            1.3,
            0.18,
            (kp.PALE_WOOD, kt.PAPER, kp.CARD2)[k % 3],
            kt.PAPER,
        )
    kt.hall_behind(s, 13, 0.75, lit=0, high=13)
    return Shot(
        "noon",
        (0.7, -0.2, 4.6),
        19.5,
        turn=-24,
        tilt=17,
        at=(0.60, 0.52),
        depth=0.2,
        change=(("sun", (1.8, 1.5, 1.08)), ("side", 64.0), ("high", 42.0), ("mist_amount", 0.1)),
    )


@picture("huanxian", "环线公路绕着层层梯田，几辆小车")
def ring(s: Scene) -> Shot:
    """A ring road winding round terraced hills."""
    kg.board(s, 280, 260, y=50, ground=Mat(kp.ink("#a5a97e"), ks.LAWN))
    g = s.rng
    tops = tuple(Mat(kp.ink(h), ks.FIELD, (0.5,)) for h in ("#97a06c", "#a9a878", "#84946a", "#b5ae84", "#9b9c6e"))
    stone = Mat(kp.ink("#ddd2ba"))
    hills = [
        kg.hill(
            s, x, y, rx, ry, h, levels=lv, seed=k, tops=GREEN_TOPS, side=stone, seg=72, trees=70, tree_r=0.85, power=1.0
        )
        for k, (x, y, rx, ry, h, lv) in enumerate(
            (
                (0, 62, 42, 28, 27, 14),
                (-66, 66, 34, 34, 30, 12),
                (66, 72, 36, 34, 30, 12),
                (-74, 6, 26, 34, 16, 12),
                (82, 6, 28, 34, 16, 12),
            ),
            56,
        )
    ]
    line = kg.spline(
        [
            (-110, -6),
            (-64, -2),
            (-46, -6),
            (-28, -5),
            (-12, -12),
            (6, -15),
            (22, -8),
            (27, 6),
            (20, 20),
            (24, 34),
            (40, 44),
            (60, 42),
            (90, 50),
            (130, 46),
        ],
        16,
    )
    lows = []
    for k, (x, y, rx, ry, h, lv) in enumerate(
        (
            (2, 12, 24, 21, 15, 16),
            (-36, 26, 26, 26, 19, 15),
            (46, 20, 24, 24, 17, 14),
            (-30, -26, 19, 16, 9, 10),
            (38, -22, 18, 16, 8, 9),
        )
    ):
        lows.append(
            kg.hill(
                s,
                x,
                y,
                rx,
                ry,
                h,
                levels=lv,
                seed=k + 51,
                tops=tops,
                side=Mat(kp.ink("#ddd2ba")),
                seg=72,
                trees=34,
                tree_r=0.8,
                power=1.0,
                keep=lambda px, py: kg.near(line, px, py) > 3.6,
            )
        )
    n = len(line)

    def ground(x: float, y: float) -> float:
        return max([h(x, y) for h in lows] + [h(x, y) for h in hills] + [0.0])

    raw = []
    for i, (x, y) in enumerate(line):
        (x1, y1) = line[min(n - 1, i + 1)]
        (x0, y0) = line[max(0, i - 1)]
        d = math.hypot(x1 - x0, y1 - y0) or 1
        nx, ny = -(y1 - y0) / d * 2.0, (x1 - x0) / d * 2.0
        raw.append(max(ground(x, y), ground(x + nx, y + ny), ground(x - nx, y - ny)) + 0.25)
    up = [max(raw[max(0, i - 22) : i + 23]) for i in range(n)]
    hs = [sum(up[max(0, i - 18) : i + 19]) / len(up[max(0, i - 18) : i + 19]) for i in range(n)]
    kg.deck(s, line, hs, 3.8, lanes=2, piers=6, thick=0.55)
    red = Mat(kp.ink("#c8321e"))
    for f, paint in ((0.36, None), (0.455, red), (0.56, None), (0.27, None), (0.66, None)):
        i = int(n * f)
        a = math.degrees(math.atan2(line[i + 1][1] - line[i][1], line[i + 1][0] - line[i][0]))
        with s.at(line[i][0], line[i][1], hs[i] + 0.03, a):
            kp.car(s, 0, -0.95, 0, 0, 1.75, paint=paint, van=paint is None and f > 0.5)
    for x, y, t in (
        (-4, -1, 10),
        (0.5, 2, 0),
        (6, 0.5, -10),
        (-18, -21, 15),
        (-23, -19, 0),
        (32, -16, 0),
        (37, -18, 20),
        (-30, 10, 10),
        (-36, 8, -6),
    ):
        z = ground(x, y)
        with s.at(x, y, z, t):
            house(s, 3.2, 2.2, 1.6)
        kp.tree(s, x + 2.4, y + 0.4, ground(x + 2.4, y + 0.4), 0.7)
    kq.fields(
        s,
        -40,
        -60,
        12,
        9,
        7.0,
        4.8,
        lambda x, y: (
            ground(x, y) < 0.1
            and ground(x, y + 3) < 0.1
            and ground(x + 3, y) < 0.1
            and ground(x - 3, y) < 0.1
            and kg.near(line, x, y) > 6.5
        ),
        paddy=0.2,
    )
    for _ in range(320):
        x, y = g.uniform(-60, 60), g.uniform(-44, 34)
        if kg.near(line, x, y) > 3.2 and ground(x, y) >= 0.5 and g.uniform() < 0.5:
            kp.tree(s, x, y, ground(x, y), g.uniform(0.5, 0.95), fine=False)
    for _ in range(60):
        x, y = g.uniform(-60, 60), g.uniform(-44, 20)
        if kg.near(line, x, y) > 3.4 and ground(x, y) < 0.5:
            kp.tree(s, x, y, 0, g.uniform(0.6, 1.1), fine=False)
    return Shot("noon", (6, -1, 5.0), 56, turn=-22, tilt=30, at=(0.60, 0.52))


@picture("zhangshui", "章水：山溪边的村子，老屋带着红色")
def zhangshui(s: Scene) -> Shot:
    """A heritage village in red tones by a stream."""
    stream = kg.spline([(60, -80), (30, -36), (12, -17), (-8, -14), (-22, -4), (-34, 14), (-30, 40), (-44, 110)])
    kg.board(s, 230, 220, [kg.outline(stream, 6)], y=40, ground=Mat(kp.ink("#b9b08c"), ks.LAWN))
    g = s.rng
    for k, (x, y, rx, ry, h, t) in enumerate(
        (
            (8, 40, 40, 22, 18, 130),
            (46, 8, 24, 26, 14, 80),
            (-62, 6, 26, 34, 16, 80),
            (60, 54, 34, 30, 26, 80),
            (-20, 76, 44, 28, 28, 90),
            (-70, 60, 30, 30, 25, 60),
            (46, -40, 24, 18, 10, 40),
        )
    ):
        side = Mat(kp.ink("#ddd2ba"))
        kg.hill(s, x, y, rx, ry, h, levels=12, seed=k + 71, tops=GREEN_TOPS, side=side, trees=t, tree_r=1.0)
    brick = kp.windows(Mat(kp.ink("#b7674a")), 0.95, 1.7, 0.4, 0.5, 0.1, 0)
    pale = kp.windows(Mat(kp.ink("#d8b79c")), 0.95, 1.7, 0.4, 0.5, 0.1, 0)
    # The old hall, the landmark.
    with s.at(2, -1, 0, -4):
        s.box(0, 0, 0, 15, 11.5, 0.2, kp.CARD3, kl.FLAG)
        with s.at(0, 1.6, 0.15):
            kp.hall(s, 9.5, 6.2, 3.1, post=Mat(kp.ink("#b02a1c")))
        with s.at(-5.8, -2.6, 0.15, 90):
            kp.old_house(s, 5.0, 2.4, 1.9, wall=pale)
        with s.at(5.8, -2.6, 0.15, 90):
            kp.old_house(s, 5.0, 2.4, 1.9, wall=pale)
        s.drum(0, -4.2, 0.2, 0.07, 5.2, kp.GREY, n=6)
        s.poly(
            [(0.06, -4.2, 4.2), (1.7, -4.35, 4.15), (1.7, -4.35, 5.2), (0.06, -4.2, 5.3)],
            Mat(kp.ink("#c8251a")),
            two_sided=True,
        )
        for _ in range(22):
            kp.person(s, g.uniform(-4.2, 4.2), g.uniform(-5.2, -2.4), 0.22, 1.0)
    spots = []
    for i, (x, y, t) in enumerate(
        (
            (-11, -4, 8),
            (-13, 1, 14),
            (-9.5, 6.5, -4),
            (-16, 6, 20),
            (-4, 10, 0),
            (3, 11.5, -4),
            (10, 9.5, -10),
            (13.5, 3.5, -84),
            (15, -3.5, -80),
            (-20, 10, 30),
            (18, 9, -20),
            (-13, 12, 6),
            (21, 1, -84),
            (20, -8, -70),
            (-3, -24, 6),
            (4, -26, 2),
            (-11, -23, 10),
            (-18, -18, 30),
            (-25, -12, 50),
            (12, -27, -8),
            (20, -31, -20),
            (-6, -31, 4),
            (-15, -30, 10),
            (3, -33, 0),
            (-40, 0, 60),
            (-36, -8, 50),
        )
    ):
        spots.append((x, y))
        with s.at(x, y, 0, t):
            if i % 3 == 0:
                kp.gable(s, 5.0, 3.4, 2.1, 1.0, brick, kp.TILE)
            elif i % 3 == 1:
                kp.old_house(s, 5.2, 3.0, 1.9, wall=pale)
            else:
                kp.gable(s, 4.6, 3.2, 1.9, 1.0, pale, Mat(kp.ink("#8d5a48"), ks.TILES, (0.3,)))
    for edge in kg.ribbon(stream, 7.6):
        kg.along(
            s,
            edge,
            1.7,
            lambda x, y, _a: (
                kp.tree(s, x, y, 0, g.uniform(0.5, 1.0))
                if g.uniform() < 0.7 and math.hypot(x - 6, y + 14) > 6
                else kp.bush(s, x, y, 0, 0.4)
            ),
        )
    for _ in range(60):
        a = g.uniform(0, 6.28)
        q = stream[int(g.uniform(0.2, 0.7) * len(stream))]
        s.blob(
            (q[0] + 2.6 * math.cos(a), q[1] + 2.6 * math.sin(a), -0.95),
            (g.uniform(0.2, 0.5), g.uniform(0.2, 0.5), 0.28),
            kp.GREY.tinted(g.uniform(0.8, 1.1)),
        )
    kl.span(s, (6.5, -10.5), (4.0, -21), rise=1.5, width=2.2, arch=False, cars=0)
    for _ in range(30):
        kp.person(s, 5.4 + g.uniform(-3, 3), g.choice([-9.0, -22.4]) + g.uniform(-0.6, 0.6), 0.03, 1.0)
    for _ in range(300):
        x, y = g.uniform(-40, 40), g.uniform(-42, 24)
        if (
            kg.near(stream, x, y) > 5
            and all(math.hypot(x - a, y - b) > 4.0 for a, b in spots)
            and not (abs(x - 2) < 9 and abs(y + 1) < 7.4)
        ):
            kp.tree(s, x, y, 0, g.uniform(0.5, 1.15))
    return Shot("noon", (2, -4, 2.6), 48, turn=-26, tilt=30, at=(0.60, 0.53))


@picture("shuxiang", "图书馆一角：书架、长桌和看书的小人")
def library(s: Scene) -> Shot:
    """A library: shelves, a reading table, small readers."""
    kq.room(s, 26, 17, 8.4, Mat(kp.ink("#cda878"), ks.WOOD), Mat(kp.ink("#ece4d3")))
    with s.at(0, 0, -0.62):
        kt.table(s, kt.LINEN, reach=150)
        kt.hall_behind(s, 16, 1.0, lit=0)
    g = s.rng

    def shelf(w: float, h: float, rows: int, both: bool = True) -> None:
        s.box(0, 0, 0, w, 0.16, h, kp.WOOD, kp.WOOD)
        for x in (-w / 2, w / 2):
            s.box(x, 0, 0, 0.14, 1.1, h, kp.WOOD, kp.WOOD)
        for k in range(rows + 1):
            z = k * (h - 0.1) / rows
            s.box(0, 0, z, w, 1.1, 0.09, kp.WOOD, kp.WOOD)
            if k == rows:
                continue
            for side in (-1, 1) if both else (-1,):
                x = -w / 2 + 0.12
                while x < w / 2 - 0.3:
                    bw, bh = g.uniform(0.10, 0.26), (h / rows - 0.2) * g.uniform(0.66, 0.95)
                    m = Mat(
                        kp.ink(
                            ("#e7dcc6", "#d6c6a4", "#c2a878", "#a8835a", "#8d8a7e", "#b9b39f", "#5f7472", "#efe7d8")[
                                int(g.integers(8))
                            ]
                        )
                    )
                    if g.uniform() < 0.06:
                        m = RUST
                    if g.uniform() < 0.93:
                        s.box(x + bw / 2, side * 0.32, z + 0.09, bw * 0.94, 0.4, bh, m, m.tinted(1.05), sky=False)
                    x += bw

    for i in range(5):
        with s.at(-10.2 + i * 5.1, 7.4):
            shelf(4.8, 6.6, 5, both=False)
    for y in (3.2,):
        for x in (-8.5, -3.0, 2.5, 8.0):
            with s.at(x, y):
                shelf(4.4, 3.4, 3)
    for j, y in enumerate((-1.9, -5.6)):
        s.box(0.2, y, 1.25, 15, 1.9, 0.14, kp.PALE_WOOD, kp.PALE_WOOD)
        for x in (-6.8, 0.2, 7.2):
            s.box(x, y, 0, 0.2, 1.5, 1.25, kp.WOOD, kp.WOOD)
        for i in range(8):
            x = -6.3 + i * 1.85
            for side in (-1, 1):
                yy = y + side * 1.45
                s.box(x, yy, 0.66, 0.66, 0.6, 0.08, kp.WOOD, kp.WOOD)
                s.box(x, yy + side * 0.28, 0.7, 0.66, 0.06, 0.8, kp.WOOD, kp.WOOD)
                for lx in (-0.28, 0.28):
                    s.box(x + lx, yy, 0, 0.06, 0.5, 0.66, kp.WOOD, kp.WOOD, sky=False)
                if g.uniform() < 0.72:
                    kp.person(s, x, yy, 0.78, 2.3, face=-90 * side, arms=1, seated=True)
                    with s.at(x, y + side * 0.5, 1.4, g.uniform(-12, 12)):
                        for q in (-1, 1):
                            s.poly(
                                [(0, -0.26, 0.03), (q * 0.36, -0.26, 0.12), (q * 0.36, 0.26, 0.12), (0, 0.26, 0.03)][
                                    :: 1 if q > 0 else -1
                                ],
                                kt.PAPER,
                                two_sided=True,
                            )
            if i % 2 == 0:
                s.drum(x + 0.9, y, 1.39, 0.2, 0.06, kp.BRASS, n=14)
                s.drum(x + 0.9, y, 1.4, 0.035, 0.85, kp.BRASS, n=6)
                kt.turned(s, x + 0.9, y, 2.15, [(0.42, 0), (0.30, 0.22), (0.12, 0.34)], Mat(kp.ink("#3f7a6c")), 20)
                s.blob((x + 0.9, y, 2.18), 0.13, Mat((1, 0.9, 0.7), glow=(2.6, 1.9, 1.0)))
                s.lamp((x + 0.9, y, 2.1), 2.4, (1.1, 0.75, 0.38))
    for x, y, f in ((-5.8, 5.2, 90), (0.0, 5.3, 90), (5.4, 1.6, 90), (10.6, 5.0, 70), (-10.8, 1.0, 90)):
        kp.person(s, x, y, 0, 2.6, face=f, arms=1)
    with s.at(4.1, 5.6):
        for k in range(7):
            s.box(0, -0.1 * k, 0.5 * k, 0.8, 0.1, 0.08, kp.WOOD, kp.WOOD)
        for q in (-0.4, 0.4):
            s.beam((q, 0.3, 0), (q, -0.6 + 1.2, 3.6), 0.08, 0.1, kp.WOOD)
    for x, y in ((11.6, -6.8), (-11.4, -6.8), (11.4, 0.4)):
        s.drum(x, y, 0, 0.6, 0.9, kp.CARD, kp.DEEP_WOOD, n=20, r1=0.72)
        kp.tree(s, x, y, 0.6, 1.1, tall=1.2)
    return Shot(
        "noon",
        (0.8, -0.6, 2.2),
        22,
        turn=-30,
        tilt=27,
        at=(0.60, 0.53),
        depth=0.2,
        change=(("side", 86.0), ("high", 42.0), ("mist_amount", 0.0), ("sun", (2.2, 1.85, 1.3))),
    )


@picture("longguan", "龙观：山村的屋顶装着光伏板")
def longguan(s: Scene) -> Shot:
    """A hill village with solar roofs."""
    kg.board(s, 230, 220, y=40, ground=Mat(kp.ink("#a5a97e"), ks.LAWN))
    g = s.rng
    hz = kg.hill(
        s,
        0,
        10,
        34,
        30,
        11,
        levels=10,
        seed=15,
        tops=GREEN_TOPS,
        side=Mat(kp.ink("#ddd2ba"), ks.STONE, (0.7, 0.3)),
        seg=80,
    )
    for k, (x, y, rx, ry, h) in enumerate(
        (
            (-54, 34, 32, 30, 24),
            (10, 76, 44, 30, 30),
            (60, 40, 28, 36, 22),
            (-52, -22, 26, 24, 12),
            (64, -10, 26, 26, 13),
        )
    ):
        kg.hill(
            s,
            x,
            y,
            rx,
            ry,
            h,
            levels=12,
            seed=k + 81,
            tops=GREEN_TOPS,
            trees=110,
            tree_r=1.05,
            side=Mat(kp.ink("#ddd2ba")),
        )
    panel = Mat(kp.ink("#1d3f63"), ks.SOLAR, (0.62, 0.9), gloss=1.0)
    spots = [
        (-2, -4, 0),
        (5, -3, 6),
        (-9, -3, -8),
        (2, 2.6, 2),
        (-5.5, 3, -4),
        (9.5, 3.2, 10),
        (-12.5, 3.6, -12),
        (5.5, 8.4, 6),
        (-2, 9, 0),
        (-9, 9.4, -6),
        (12.5, 9, 12),
        (1.5, 14.6, 2),
        (-6, 15, -4),
        (8.5, 14.6, 8),
        (-15.5, 10, -14),
        (12, -3.2, 10),
        (-16, -2.4, -14),
        (-5, -10, -2),
        (3.5, -9.6, 2),
        (-13, -9, -8),
        (11, -9.6, 8),
    ]
    for i, (x, y, t) in enumerate(spots):
        w, d, h = g.uniform(3.9, 4.6), 3.1, g.uniform(1.8, 2.4)
        with s.at(x, y, hz(x, y), t):
            s.box(0, 0, -2.4, w + 1.1, d + 1.0, 2.44, Mat(kp.STONE.colour, ks.STONE, (0.6, 0.25)), kp.PLAZA)
            house(s, w, d, h)
            if i % 5 != 4:
                k = d * 0.30 / (d / 2)
                y0, y1 = -d / 2 + 0.12, -0.22
                z0, z1 = h + d * 0.30 - k * -y0, h + d * 0.30 - k * -y1
                e = 0.17
                p = [(-w * 0.44, y0, z0 + e), (w * 0.44, y0, z0 + e), (w * 0.44, y1, z1 + e), (-w * 0.44, y1, z1 + e)]
                s.poly(p, panel)
                for a, b in zip(p, p[1:] + p[:1], strict=True):
                    s.beam((a[0], a[1], a[2] - 0.02), (b[0] + 1e-4, b[1], b[2] - 0.02), 0.06, 0.06, kp.GREY, sky=False)
            kp.person(s, w / 2 + 0.2, -d / 2 + 0.1, 0.05, 1.0)
        kp.tree(s, x + 3.2, y - 0.2, hz(x + 3.2, y), g.uniform(0.6, 1.0))
    for j in range(4):
        for i in range(5):
            x, y = 17 + i * 2.7, -9 + j * 2.6
            z = hz(x, y)
            s.poly(
                [
                    (x - 1.15, y - 0.8, z + 0.35),
                    (x + 1.15, y - 0.8, z + 0.35),
                    (x + 1.15, y + 0.7, z + 1.15),
                    (x - 1.15, y + 0.7, z + 1.15),
                ],
                panel,
                two_sided=True,
            )
            for q in (-0.9, 0.9):
                s.box(x + q, y + 0.6, z, 0.07, 0.07, 1.05, kp.GREY, kp.GREY, sky=False)
    for x, y, h in ((-26, 30, 9), (-38, 24, 8), (22, 34, 10)):
        z = hz(x, y) if hz(x, y) > 0.1 else 12.0
        s.drum(x, y, z, 0.22, h, kp.CARD, n=12, r1=0.12)
        s.blob((x, y - 0.2, z + h), 0.34, kp.CARD)
        for k in range(3):
            a = 2.094 * k + x
            kt.rod(
                s, (x, y - 0.35, z + h), (x + 4.0 * math.cos(a), y - 0.35, z + h + 4.0 * math.sin(a)), 0.11, kp.CARD, 6
            )
    for _ in range(210):
        a, r = g.uniform(0, 6.28), math.sqrt(g.uniform(0.1, 1.0))
        x, y = 33 * r * math.cos(a), 10 + 29 * r * math.sin(a)
        if all(math.hypot(x - p[0], y - p[1]) > 4.0 for p in spots) and not (15 < x < 31 and -11 < y < 1):
            kp.tree(s, x, y, hz(x, y), g.uniform(0.5, 1.0))
    return Shot("noon", (1, 2, 4.5), 46, turn=-24, tilt=30, at=(0.60, 0.53))


@picture("chashan", "山坡上一行行茶树近景")
def tea(s: Scene) -> Shot:
    """Tea rows on a hillside, close."""
    kg.board(s, 260, 240, y=60, ground=Mat(kp.ink("#9aa073"), ks.LAWN))
    g = s.rng
    dark = tuple(Mat(kp.ink(h), ks.MOSS) for h in ("#5f7848", "#6d844e", "#536c42", "#788e54", "#667d4c"))

    def z_at(x: float, y: float) -> float:
        return 0.20 * (y + 18) + 1.5 * math.sin(x * 0.09 + 0.6) + 0.9 * math.sin(y * 0.11 + x * 0.05)

    rows = []
    for k in range(30):
        y0 = -18 + k * 1.75
        rows.append([(x, y0 + 1.9 * math.sin(x * 0.10 + k * 0.05)) for x in range(-34, 37, 1)])
    for k, row in enumerate(rows):
        for i in range(len(row) - 1):
            (x0, y0), (x1, y1) = row[i], row[i + 1]
            z0, z1 = z_at(x0, y0), z_at(x1, y1)
            s.poly(
                [(x0, y0 - 0.95, z0 - 0.25), (x1, y1 - 0.95, z1 - 0.25), (x1, y1 + 0.95, z1), (x0, y0 + 0.95, z0)],
                Mat(kp.ink("#b79a6a"), ks.LAWN),
                two_sided=True,
            )
            s.poly(
                [
                    (x0, y0 - 0.95, z0 - 1.4),
                    (x1, y1 - 0.95, z1 - 1.4),
                    (x1, y1 - 0.95, z1 - 0.25),
                    (x0, y0 - 0.95, z0 - 0.25),
                ],
                kp.CARD3,
                two_sided=True,
            )
            for q in range(3):
                f = q / 3
                x, y, z = x0 + (x1 - x0) * f, y0 + (y1 - y0) * f, z0 + (z1 - z0) * f
                s.blob(
                    (x, y + g.uniform(-0.08, 0.08), z + 0.28),
                    (0.36, 0.50, g.uniform(0.40, 0.50)),
                    dark[int(g.integers(5))].tinted(g.uniform(0.85, 1.15)),
                    0.6,
                )
    red = Mat(kp.ink("#c23a24"))
    for k, x in ((6, -3), (6, 2.4), (8, 6), (9, -7), (11, 3), (4, 9), (12, -1), (5, -10)):
        y = rows[k][int(x) + 34][1] + 0.95
        z = z_at(x, y) - 0.1
        hero = (k, x) == (6, 2.4)
        kp.person(s, x, y, z, 1.9, coat=red if hero else None, face=-90, arms=1)
        s.drum(x, y, z + 1.86, 0.46, 0.26, kp.PALE_WOOD, n=18, r1=0.03)
        s.drum(x + 0.55, y - 0.25, z + 0.35, 0.24, 0.4, kp.WOOD, kp.MOSSES[1], n=14, r1=0.30)
    with s.at(13, 26, z_at(13, 26) + 0.3, -6):
        kp.gable(s, 7, 4.4, 2.4, 1.4, kp.windows(kp.CARD, 1.1, 1.6, 0.5, 0.6, 0.2, 0), kp.TILE)
    for _ in range(46):
        x, y = g.uniform(-34, 34), g.uniform(31, 44)
        kp.tree(s, x, y, z_at(x, y), g.uniform(1.0, 1.9))
    for k, (x, y, h) in enumerate(((-40, 80, 30), (20, 92, 36), (74, 80, 30))):
        kg.hill(s, x, y, 46, 30, h, levels=11, seed=90 + k, tops=GREEN_TOPS, trees=120, tree_r=1.5)
    return Shot(
        "noon",
        (1.5, -6.5, 2.8),
        25,
        turn=-20,
        tilt=24,
        at=(0.60, 0.54),
        depth=0.2,
        change=(("side", 84.0), ("high", 40.0)),
    )
