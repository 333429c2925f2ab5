"""Pictures of the opening section, in dawn light."""

from __future__ import annotations

import math

from . import kit_ground as kg
from . import kit_landmarks as kl
from . import kit_parts as kp
from . import kit_scene as ks
from . import kit_table as kt
from .kit import Shot, picture
from .kit_scene import Mat, Scene


@picture("cover-shu", "清晨的整座城区，鼓楼在前，江上有雾")
def cover(s: Scene) -> Shot:
    """The whole district in first light."""
    kl.district(s, lit=0.25)
    return Shot(
        "dawn",
        (8, 4, 3),
        112,
        turn=-30,
        tilt=22,
        at=(0.58, 0.60),
        depth=0.42,
        change=(("mist_amount", 1.15), ("mist_height", 5.0), ("side", 104.0), ("high", 15.0)),
    )


@picture("sanjiangkou", "三江口边的鼓楼与子城，江面有晨雾")
def sanjiangkou(s: Scene) -> Shot:
    """The drum tower and its walled town beside the rivers."""
    yao = kg.spline([(-140, 40), (-80, 38), (-30, 24), (10, 26), (40, 20)])
    feng = kg.spline([(58, -120), (50, -60), (36, -30), (32, -4), (40, 20)])
    yong = kg.spline([(34, 14), (56, 30), (90, 34), (170, 60)])
    rivers = (yao, feng, yong)
    waters = [kg.outline(yao, 11), kg.outline(feng, 11), kg.outline(yong, 15)]
    kg.board(s, 320, 280, waters, y=40)
    kl.drum_tower(s, lit=0.9)
    kl.old_wall(s, (-46, -7), (-8.2, -2))
    kl.old_wall(s, (8.2, -2), (22, -6))
    kl.old_wall(s, (22, -6), (23, 12))
    kl.old_wall(s, (23, 12), (6, 16.5))
    kl.old_wall(s, (6, 16.5), (-30, 14.5))
    kg.road(s, [(-80, -17), (-40, -17), (0, -17), (25, -17)], 3.8, cars=7, trees=3.2)

    def free(x: float, y: float, r: float) -> bool:
        if any(kg.near(line, x, y) < w + r for line, w in zip(rivers, (7, 7, 9.2), strict=True)):
            return False
        if abs(y + 17) < 2.8 + r * 0.8 or (abs(x) < 2.2 + r and y < -5):
            return False
        if abs(x) < 10.5 + r * 0.6 and -14 < y < 7.5 + r * 0.6:
            return False
        wall = min(
            kg.near(w, x, y) for w in ([(-46, -7), (-8, -2)], [(8, -2), (22, -6), (23, 12), (6, 16.5), (-30, 14.5)])
        )
        return wall > 1.3 + r * 0.8

    def high(x: float, y: float) -> float:
        return 3.0 if x < 30 and y < 28 else 12.0

    kg.town(
        s,
        -66,
        100,
        -50,
        110,
        free,
        cell=6.4,
        street=1.6,
        high=high,
        old=lambda x, y: 0.95 if x < 28 and y < 24 else 0.1,
        green=0.06,
        lit=0.3,
    )
    s.poly([(-1.9, -60, 0.03), (1.9, -60, 0.03), (1.9, -9, 0.03), (-1.9, -9, 0.03)], kl.FLAG, sun=False, sky=False)
    s.poly([(-10, -14.4, 0.035), (10, -14.4, 0.035), (10, 8, 0.035), (-10, 8, 0.035)], kl.FLAG, sun=False, sky=False)
    for i in range(3):
        for sx in (-1, 1):
            kp.tree(s, sx * 9.2, -13 + i * 3.2, 0, s.rng.uniform(0.8, 1.1))
    for _ in range(26):
        kp.person(s, s.rng.uniform(-7, 7), s.rng.uniform(-14, -6.8), 0.05, 0.95)
    for line, t in ((feng, 0.62), (yong, 0.2), (yao, 0.72), (yao, 0.5)):
        i = int(t * (len(line) - 2))
        kp.boat(
            s, *line[i], -1.1, math.degrees(math.atan2(line[i + 1][1] - line[i][1], line[i + 1][0] - line[i][0])), 1.6
        )
    for line, off in zip(rivers, (6.6, 6.6, 8.8), strict=True):
        for edge in kg.ribbon(line, off * 2):
            kg.along(
                s,
                edge,
                2.4,
                lambda x, y, _a: (
                    kp.tree(s, x, y, 0, s.rng.uniform(0.45, 0.75), fine=False)
                    if all(kg.near(r, x, y) > w for r, w in zip(rivers, (6, 6, 8), strict=True)) and y > -60
                    else None
                ),
            )
    return Shot("dawn", (9, 5, 4.0), 74, at=(0.60, 0.54), tilt=34, turn=-28, change=(("mist_amount", 0.6),))


@picture("zichengjintian", "一条长模型，从旧城墙和老屋顶生长到今天的高楼")
def growing(s: Scene) -> Shot:
    """Old walls and roofs on the left grow into today's towers on the right."""
    kg.board(s, 74, 30, thick=2.5, y=5)
    with s.at(0, 0, -2.5):
        kt.table(s, kt.LINEN.tinted(0.8), reach=150, far=0.9)
    kl.old_wall(s, (-36, -7.2), (-5, -7.2), 2.4, 1.8)
    kl.old_wall(s, (-36, -7.2), (-36, 19), 2.4, 1.8)
    with s.at(-14, -4.0, 0, 0, 0.78):
        kl.drum_tower(s)
    g = s.rng
    kg.road(s, [(-36.5, -9.0), (36.5, -9.0)], 1.8, lanes=2, cars=9, kerb=False)
    for i in range(15):
        for j in range(6):
            x, y = -33 + i * 4.7, -5.2 + j * 4.2
            t = (x + 33) / 66
            if (x < -5 and j < 1) or (abs(x + 14) < 8 and j < 2):
                continue
            with s.at(x, y):
                s.poly(
                    [(-2.1, -1.8, 0.04), (2.1, -1.8, 0.04), (2.1, 1.8, 0.04), (-2.1, 1.8, 0.04)],
                    kp.PLAZA,
                    sun=False,
                    sky=False,
                )
                if t < 0.46:
                    if (i + j) % 2:
                        kp.court(s, 4.2, 3.7, 1.2)
                    else:
                        for k in (-1, 1):
                            with s.at(0, k * 0.95):
                                kp.old_house(s, 3.9, 1.45, g.uniform(1.1, 1.5))
                elif t < 0.58:
                    kp.gable(s, 3.9, 2.6, g.uniform(2.0, 4.4), 0.9, kp.windows(kp.CARD2, lit=0.3), kp.TILE_PALE)
                else:
                    h = (
                        (3 + 19 * ((t - 0.52) / 0.48) ** 1.1)
                        * g.uniform(0.6, 1.12)
                        * (0.45 if j == 0 else 0.8 if j == 1 else 1)
                    )
                    wall = (
                        kp.windows(kp.CARD, lit=0.3),
                        kp.bands(kp.CARD, lit=0.3),
                        kp.curtain(kp.CARD, lit=0.3),
                        kp.windows(kp.CARD2, 0.6, 1.1, 0.42, 0.7, lit=0.3),
                    )[int(g.integers(4))]
                    if h > 7:
                        kp.tower(s, 2.5, 2.2, h, wall, style=int(g.integers(4)))
                    else:
                        kp.block(s, 3.6, 2.8, h, wall, green=g.uniform() < 0.3)
            if g.uniform() < 0.8:
                kp.tree(s, x + 2.3, y - 2.0, 0, g.uniform(0.35, 0.6), fine=False)
    for i in range(26):
        kp.person(s, g.uniform(-4, 36), -7.4 + g.uniform(-0.3, 0.3), 0.05, 0.8)
        kp.person(s, -14 + g.uniform(-3, 3), -8 + g.uniform(-0.2, 0.6), 0.05, 0.8)
    for i in range(20):
        kp.tree(s, -3 + i * 2.0, -7.5, 0, g.uniform(0.35, 0.5), fine=False)
    return Shot(
        "dawn",
        (8, 0, 6.0),
        66,
        turn=-22,
        tilt=23,
        at=(0.58, 0.56),
        depth=0.5,
        change=(("mist_amount", 0.0), ("mist_height", 12.0), ("side", 80.0), ("high", 17.0), ("sun", (3.3, 1.85, 1.15))),
    )


@picture("sifenkending", "四个展台并排，每台一块铜牌")
def plinths(s: Scene) -> Shot:
    """Four plinths, a small model on each, a blank brass plate before it."""
    kt.table(s)
    for i in range(4):
        with s.at((i - 1.5) * 6.4, -(i - 1.5) * 0.5, 0):
            s.box(0, 0, 0, 5.0, 5.0, 0.5, kp.WOOD, kp.WOOD)
            s.box(0, 0, 0.5, 4.4, 4.4, 4.6 + 0.5 * i, kp.CARD, kp.CARD)
            z = 5.1 + 0.5 * i
            s.box(0, 0, z, 4.7, 4.7, 0.25, kp.PALE_WOOD, kp.PALE_WOOD)
            kg.plate(s, 0, -2.26, z - 3.2, 2.9, 1.7, lean=88)
            with s.at(0, 0, z + 0.25):
                kt.token(s, i)
    kt.hall_behind(s, 22, 0.8, high=12)
    return Shot(
        "dawn",
        (0.3, 0, 5.2),
        34,
        turn=-24,
        tilt=16,
        at=(0.57, 0.54),
        depth=0.2,
        change=(("mist_amount", 0.2), ("side", 74.0), ("high", 22.0), ("sun", (2.7, 1.6, 1.05))),
    )


@picture("yanjiangyanluyanshan", "沿江、沿路、沿山，三条走廊并排伸向远处")
def corridors(s: Scene) -> Shot:
    """River, road and hills running away side by side."""
    river = kg.spline([(-22, -80), (-19, -30), (-24, 20), (-18, 70), (-22, 130), (-16, 240)])
    kg.board(s, 260, 340, [kg.outline(river, 15)], x=10, y=90)
    road = kg.spline([(7, -80), (9, -30), (6, 20), (10, 70), (7, 130), (12, 240)])
    lift = [2.6] * len(road)
    kg.deck(s, road, lift, 7.0, lanes=4, cars=34, piers=8)
    g = s.rng
    tops = (Mat(kp.ink("#8f9a6a"), ks.LAWN), Mat(kp.ink("#9aa474"), ks.LAWN), Mat(kp.ink("#7f8c5c"), ks.LAWN))
    for k, (x, y, rx, ry, h) in enumerate(
        (
            (35, -14, 19, 22, 10),
            (40, 30, 23, 26, 14),
            (38, 78, 20, 26, 12),
            (54, 110, 26, 30, 18),
            (44, 150, 24, 30, 16),
            (74, 10, 26, 40, 20),
            (80, 70, 30, 40, 24),
        )
    ):
        kg.hill(s, x, y, rx, ry, h, levels=10, seed=k + 3, tops=tops, trees=70 if k < 3 else 30, tree_r=0.85)

    def free(x: float, y: float, r: float) -> bool:
        return kg.near(river, x, y) > 9 + r and kg.near(road, x, y) > 4.6 + r and x < 17

    kg.town(
        s,
        -92,
        18,
        -50,
        190,
        free,
        cell=6.4,
        street=1.7,
        high=lambda x, y: 6.0 if x > -14 else 11.0,
        old=lambda x, y: 0.25 if x > -14 else 0.1,
        green=0.10,
        lit=0.25,
    )
    for edge in kg.ribbon(river, 17.2):
        kg.along(s, edge, 2.2, lambda x, y, _a: kp.tree(s, x, y, 0, g.uniform(0.5, 0.8), fine=False))
    for y in (-18, 8, 30, 62):
        kp.boat(s, -21 + g.uniform(-2, 2), y, -1.1, 88, 1.8)
    kl.span(s, (-33, 44), (-10, 44), cars=3)
    with s.at(17.2, 2, 0, 64, 0.8):
        kp.hall(s, 7, 4.6, 2.2)
    return Shot(
        "dawn",
        (8, 6, 3),
        74,
        turn=-7,
        tilt=24,
        at=(0.58, 0.60),
        depth=0.4,
        change=(("mist_amount", 0.42), ("side", 90.0), ("high", 18.0)),
    )


@picture("sanguli", "浅色桌面上九块镶嵌木牌，三行三列")
def tiles(s: Scene) -> Shot:
    """Nine inlaid wooden tiles."""
    kt.table(s, kt.LINEN)
    kt.nine_tiles(s)
    return Shot(
        "dawn",
        (0.2, 0.2, 0.5),
        21.5,
        turn=-22,
        tilt=42,
        at=(0.57, 0.52),
        depth=0.16,
        change=(("mist_amount", 0.0), ("side", 82.0), ("high", 22.0), ("sun", (2.7, 1.6, 1.05))),
    )


@picture("xinxingcheng", "第一缕阳光照着水边的天际线，江上一叶帆")
def skyline(s: Scene) -> Shot:
    """A skyline in the first sun over quiet water, one sail."""
    bay = [(-200, -160), (220, -160), (220, -2), (90, 4), (40, 0), (0, 5), (-40, 1), (-90, 6), (-200, 0)]
    kg.board(s, 380, 320, [bay], y=20, rim=False)
    g = s.rng
    for k in range(64):
        x = -88 + k * 2.8 + g.uniform(-0.7, 0.7)
        kp.tree(s, x, 7.6 + g.uniform(-0.4, 0.9), 0, g.uniform(0.55, 0.95), fine=False)
    kg.road(s, [(-120, 11), (0, 11), (130, 11)], 3.4, cars=14, kerb=False)

    def high(x: float, y: float) -> float:
        c = (
            math.exp(-(((x - 4) / 26) ** 2))
            + 0.55 * math.exp(-(((x + 52) / 18) ** 2))
            + 0.6 * math.exp(-(((x - 62) / 22) ** 2))
        )
        return 4.5 + 17 * c * (0.55 + 0.45 * min(1.0, (y - 10) / 26))

    kg.town(
        s,
        -118,
        126,
        13.5,
        66,
        lambda x, y, r: True,
        cell=6.6,
        street=1.7,
        high=high,
        old=lambda x, y: 0.5 if y < 21 and abs(x - 20) < 26 else 0.0,
        green=0.08,
        lit=0.25,
    )
    with s.at(17, 16.5, 0, 0, 0.95):
        s.box(0, 0, 0, 12, 8, 0.06, kl.FLAG, kl.FLAG)
    sail(s, 9.5, -17.5)
    for x, y in ((-30, -6), (42, -5), (-62, -9)):
        kp.boat(s, x, y, -1.1, 8, 1.7)
    return Shot(
        "dawn",
        (6, 6, 4.5),
        86,
        turn=-14,
        tilt=12.5,
        at=(0.60, 0.47),
        depth=0.5,
        lens=24,
        change=(
            ("mist_amount", 0.5),
            ("mist_height", 5.0),
            ("side", 80.0),
            ("high", 13.0),
            ("back_low", (1.35, 0.80, 0.55)),
            ("mist", (1.15, 0.76, 0.58)),
        ),
    )


def sail(s: Scene, x: float, y: float) -> None:
    """One small sailing boat with a warm red sail."""
    with s.at(x, y, -1.1, 24, 1.35):
        s.prism(
            [(-2.0, -0.5), (1.4, -0.55), (2.4, 0), (1.4, 0.55), (-2.0, 0.5)], 0.02, 0.55, kp.DEEP_WOOD, kp.PALE_WOOD
        )
        s.drum(0.2, 0, 0.5, 0.07, 6.4, kp.WOOD, n=6)
        red = Mat(kp.ink("#c8442a"))
        n = 6
        for i in range(n):
            z0, z1 = 1.2 + i * 5.3 / n, 1.2 + (i + 1) * 5.3 / n
            w0, w1 = 2.5 - 1.9 * (i / n) ** 1.5, 2.5 - 1.9 * ((i + 1) / n) ** 1.5
            s.poly(
                [(0.2 - w0, 0.05 + 0.25, z0), (0.5, 0.05, z0), (0.5, 0.05, z1), (0.2 - w1, 0.05 + 0.25, z1)],
                red.tinted(0.92 + 0.16 * (i % 2)),
                two_sided=True,
            )
            s.beam((0.2 - w0, 0.28, z0), (0.55, 0.02, z0), 0.06, 0.06, kp.DEEP_WOOD, sky=False)
        s.box(-0.9, 0, 0.5, 1.4, 0.7, 0.5, kp.PALE_WOOD, kp.TILE)


@picture("litijiaotong", "层层相叠的立交桥，小车在转弯")
def interchange(s: Scene) -> Shot:
    """A stacked interchange with tiny cars."""
    kg.board(s, 240, 220, y=30)
    g = s.rng
    a = [(x, 0.0) for x in range(-110, 121, 5)]
    b = [(0.0, y) for y in range(-80, 141, 5)]
    kg.deck(s, a, [2.6] * len(a), 7.6, lanes=4, cars=26, piers=9)
    kg.deck(s, b, [6.4 - 3.6 * min(1.0, (abs(y) / 90) ** 2) for _, y in b], 7.6, lanes=4, cars=24, piers=9)
    for k in range(4):
        with s.at(0, 0, 0, 90 * k):
            c, r = 16.2, 10.8
            arc = [
                (c + r * math.cos(math.pi * (1.5 * i / 36 - 0.5)), c + r * math.sin(math.pi * (1.5 * i / 36 - 0.5)))
                for i in range(37)
            ]
            pts = [(c - 8, c - r), (c - 4, c - r), *arc, (c - r, c - 4), (c - r, c - 8)]
            n = len(pts) - 1
            hs = [
                2.62
                + 3.7 * min(1.0, max(0.0, (i / n - 0.08) / 0.84) if k % 2 == 0 else max(0.0, (1 - i / n - 0.08) / 0.84))
                for i in range(n + 1)
            ]
            kg.deck(s, pts, hs, 2.9, lanes=1, piers=8, cars=4)
            ramp = kg.spline([(52, 5.2), (36, 7.0), (25, 13), (13, 25), (7.0, 36), (5.2, 52)], 8)
            m = len(ramp)
            kg.deck(
                s,
                ramp,
                [2.7 + 2.4 * (i / (m - 1) if k % 2 == 0 else 1 - i / (m - 1)) for i in range(m)],
                3.0,
                lanes=1,
                piers=8,
                cars=5,
            )
    kg.road(s, kg.spline([(-110, -46), (-50, -38), (0, -34), (50, -40), (120, -36)], 10), 4.6, cars=12, trees=3)
    for k in range(4):
        with s.at(0, 0, 0, 90 * k):
            s.poly(
                [(16.2 + 8.8 * math.cos(t * 0.2618), 16.2 + 8.8 * math.sin(t * 0.2618), 0.03) for t in range(24)],
                kp.LAWN,
                sun=False,
                sky=False,
            )
            for _ in range(26):
                t, r = g.uniform(0, 6.28), 7.6 * math.sqrt(g.uniform())
                kp.tree(s, 16.2 + r * math.cos(t), 16.2 + r * math.sin(t), 0, g.uniform(0.6, 1.1))

    def free(x: float, y: float, r: float) -> bool:
        return (
            abs(x) > 6 + r
            and abs(y) > 6 + r
            and (abs(x) > 37 + r or abs(y) > 37 + r)
            and math.hypot(x, y) > 43 + r
            and not (-50 < y < -31)
        )

    kg.town(
        s,
        -96,
        96,
        -70,
        130,
        free,
        cell=6.8,
        high=lambda x, y: 7.0 + (7 if y > 40 else 0),
        old=lambda x, y: 0.15,
        lit=0.25,
    )
    for _ in range(150):
        x, y = g.uniform(-44, 44), g.uniform(-30, 44)
        if all(abs(q) > 6.5 for q in (x, y)) and math.hypot(abs(x) - 19, abs(y) - 19) > 14 and math.hypot(x, y) > 34:
            kp.tree(s, x, y, 0, g.uniform(0.6, 1.0), fine=False)
    return Shot(
        "dawn",
        (2, 2, 4),
        82,
        turn=-32,
        tilt=34,
        at=(0.60, 0.54),
        change=(("mist_amount", 0.5), ("side", 84.0), ("high", 19.0)),
    )


@picture("loudou", "漏壶近景：三级铜壶，水滴入受水壶")
def water_clock(s: Scene) -> Shot:
    """A stepped water clock in copper."""
    kt.table(s)
    kt.water_clock(s)
    return Shot(
        "dawn",
        (0.2, 0, 4.6),
        19.5,
        turn=-26,
        tilt=15,
        at=(0.60, 0.52),
        depth=0.16,
        blur=0.02,
        change=(("mist_amount", 0.1), ("side", 72.0), ("high", 21.0), ("sun", (2.7, 1.6, 1.05))),
    )


@picture("tongpai", "展台上一块抛光的铜牌近景")
def brass(s: Scene) -> Shot:
    """A polished blank brass plate on a plinth."""
    kt.table(s)
    with s.at(0, 0, 0):
        s.box(0, 1.6, 0, 12.5, 4.4, 5.8, kp.CARD, kp.CARD)
        s.box(0, 1.6, 5.8, 13.1, 5.0, 0.4, kp.PALE_WOOD, kp.PALE_WOOD)
        s.box(0, -0.66, 1.0, 9.4, 0.14, 4.1, kp.DEEP_WOOD, kp.DEEP_WOOD)
        kg.plate(s, 0, -0.76, 1.25, 8.6, 3.4, lean=90)
        with s.at(0.4, 1.6, 6.2, 0, 0.30):
            kl.drum_tower(s)
        for x in (-4.9, 4.9):
            kp.tree(s, x, 1.8, 6.2, 0.85)
        for x in (-3.9, 4.0):
            kp.tree(s, x, 0.3, 6.2, 0.45)
    kt.hall_behind(s, 18, 0.8, high=14)
    return Shot(
        "dawn",
        (0.2, 0, 4.9),
        20.5,
        turn=-20,
        tilt=12,
        at=(0.60, 0.52),
        depth=0.12,
        blur=0.022,
        change=(("mist_amount", 0.1), ("side", 58.0), ("high", 24.0), ("sun", (2.7, 1.6, 1.05))),
    )
