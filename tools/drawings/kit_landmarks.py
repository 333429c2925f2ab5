"""The landmarks: the drum tower on its gate, the old wall, the whole district; they know no hour."""

from __future__ import annotations

import math
from collections.abc import Callable

from . import kit_ground as kg
from . import kit_parts as kp
from . import kit_scene as ks
from .kit_scene import Mat, Scene

FLAG = Mat(kp.ink("#d3c8b4"), ks.PAVING, (0.7,))


def gate(s: Scene, w: float, d: float, h: float, *, face: str = "#b0a590") -> None:
    """A battered stone base with an arched passage and battlements."""
    stone = Mat(kp.ink(face), ks.STONE, (0.9, 0.40))
    k = 0.5
    a, b, c, e = w / 2 + k, d / 2 + k, w / 2, d / 2
    r, spring = w * 0.095, h * 0.42
    arch = (
        [(-r, 0.0)]
        + [(-r * math.cos(math.pi * i / 12), spring + r * math.sin(math.pi * i / 12)) for i in range(13)]
        + [(r, 0.0)]
    )

    def on(sign: float, x: float, z: float) -> tuple[float, float, float]:
        f = z / h
        return (x * (a + (c - a) * f) / a if abs(x) > r else x, sign * (b + (e - b) * f), z)

    front = [(-a, 0.0), *arch, (a, 0.0), (a, h), (-a, h)]
    for sign in (-1, 1):
        pts = [on(sign, x, z) for x, z in front]
        s.poly(pts if sign < 0 else pts[::-1], stone)
        s.faces[-1].u[:] = (1, 0, 0) @ s._m.T / 1.0
        s.faces[-1].v[:] = (0, 0, 1)
        rim = [on(sign, x * 1.22, 0 if z == 0 else z + (0.22 * r if z > spring else 0)) for x, z in arch]
        inn = [on(sign, x, z) for x, z in arch]
        for i in range(len(arch) - 1):
            q = [inn[i], inn[i + 1], rim[i + 1], rim[i]]
            q = [(x, y + sign * 0.06, z) for x, y, z in q]
            s.poly(q, kp.CARD2, two_sided=True, sky=False)
    inner = [[on(sign, x, z) for x, z in arch] for sign in (-1, 1)]
    for i in range(len(arch) - 1):
        s.poly(
            [inner[0][i], inner[1][i], inner[1][i + 1], inner[0][i + 1]],
            Mat(kp.STONE.colour, ks.STONE, (0.6, 0.3)).tinted(0.8),
            two_sided=True,
            sky=False,
        )
    for sx in (-1, 1):
        q = [(sx * a, -b, 0), (sx * a, b, 0), (sx * c, e, h), (sx * c, -e, h)]
        s.poly(q if sx > 0 else q[::-1], stone)
    s.poly([(-c, -e, h), (c, -e, h), (c, e, h), (-c, e, h)], kp.CARD2)
    wall = Mat(kp.ink(face)).tinted(1.1)
    n = int(w / 0.75)
    for y in (-e + 0.1, e - 0.1):
        s.box(0, y, h, w, 0.2, 0.32, wall, wall)
        for i in range(n):
            s.box(-c + (i + 0.5) * w / n, y, h + 0.32, w / n * 0.55, 0.2, 0.26, wall, wall)
    m = int(d / 0.75)
    for x in (-c + 0.1, c - 0.1):
        s.box(x, 0, h, 0.2, d, 0.32, wall, wall)
        for i in range(m):
            s.box(x, -e + (i + 0.5) * d / m, h + 0.32, 0.2, d / m * 0.55, 0.26, wall, wall)


def drum_tower(s: Scene, *, lit: float = 0.8) -> None:
    """The drum tower: stone gate base and a two-tiered hall in vermilion."""
    gate(s, 15, 9.5, 5.2)
    with s.at(0, 0, 5.2):
        red = kp.RED
        w, d = 10.6, 6.2
        s.box(0, 0, 0, w + 1.0, d + 1.0, 0.3, kp.CARD2, kp.CARD2)
        s.box(0, 0, 0.3, w * 0.86, d * 0.8, 2.4, kp.lattice(red, 0.95, 2.4, lit), None)
        for i in range(8):
            for y in (-d / 2, d / 2):
                s.drum(-w / 2 + w * i / 7, y, 0.3, 0.15, 2.4, red, n=10, sky=False)
        for i in range(1, 4):
            for x in (-w / 2, w / 2):
                s.drum(x, -d / 2 + d * i / 4, 0.3, 0.15, 2.4, red, n=10, sky=False)
        for z, t in ((2.30, 0.36), (0.85, 0.10), (0.45, 0.08)):
            for y in (-d / 2, d / 2):
                s.beam((-w / 2, y, z), (w / 2, y, z), 0.14, t, red, sky=False)
            for x in (-w / 2, w / 2):
                s.beam((x, -d / 2, z), (x, d / 2, z), 0.14, t, red, sky=False)
        kp.curved_roof(
            s, w, d, 2.75, 1.25, 1.5, kp.tile(kp.TILE, 0.26), inner=(w * 0.80, d * 0.74), seg=12, rings=4, lift=0.95
        )
        # Upper storey with its balcony.
        w2, d2 = w * 0.80, d * 0.74
        s.box(0, 0, 3.9, w2 * 1.06, d2 * 1.06, 0.35, red.tinted(0.8), red)
        s.box(0, 0, 4.2, w2 * 0.90, d2 * 0.86, 2.0, kp.lattice(red, 0.9, 2.0, lit), None)
        for i in range(7):
            for y in (-d2 / 2, d2 / 2):
                s.drum(-w2 / 2 + w2 * i / 6, y, 4.2, 0.13, 2.0, red, n=10, sky=False)
        for x in (-w2 / 2, w2 / 2):
            for i in range(1, 3):
                s.drum(x, -d2 / 2 + d2 * i / 3, 4.2, 0.13, 2.0, red, n=10, sky=False)
        for z, t in ((5.85, 0.34), (4.85, 0.09), (4.5, 0.07)):
            for y in (-d2 / 2, d2 / 2):
                s.beam((-w2 / 2, y, z), (w2 / 2, y, z), 0.13, t, red, sky=False)
            for x in (-w2 / 2, w2 / 2):
                s.beam((x, -d2 / 2, z), (x, d2 / 2, z), 0.13, t, red, sky=False)
        kp.hip_gable(s, w2, d2, 6.25, 3.1, 1.35, kp.tile(kp.TILE, 0.26), red, seg=12, rings=5)
        for i in range(4):
            kp.lantern(s, -w / 2 + w * (i + 0.5) / 4, -d / 2 - 0.3, 2.0, 0.26, 3.5)


def old_wall(s: Scene, a: kg.XY, b: kg.XY, h: float = 2.6, thick: float = 2.0) -> None:
    """A stretch of city wall with battlements from a to b."""
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    wall = Mat(kp.ink("#a99f8e"), ks.STONE, (0.8, 0.36))
    plain = Mat(wall.colour).tinted(1.08)
    with s.at((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, 0, math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))):
        s.box(0, 0, 0, length, thick, h, wall, kp.CARD3)
        n = max(2, int(length / 0.9))
        for y in (-thick / 2 + 0.1, thick / 2 - 0.1):
            s.box(0, y, h, length, 0.2, 0.28, plain, plain)
            for i in range(n):
                s.box(
                    -length / 2 + (i + 0.5) * length / n,
                    y,
                    h + 0.28,
                    length / n * 0.55,
                    0.2,
                    0.25,
                    plain,
                    plain,
                    sky=False,
                )


def pagoda(s: Scene, tiers: int = 6, r: float = 1.9, h: float = 1.7, wall: Mat = kp.CARD) -> None:
    """A slim brick pagoda in card."""
    z = 0.6
    s.drum(0, 0, 0, r * 1.5, 0.6, kp.STONE, kp.CARD2, n=6)
    for i in range(tiers):
        q = r * (1 - 0.09 * i)
        s.drum(0, 0, z, q, h, kp.windows(wall, q, h, 0.3, 0.5, 0.0, 0.8), n=6)
        s.drum(0, 0, z + h * 0.86, q * 1.5, h * 0.26, Mat(kp.TILE.colour), n=6, r1=q * 0.92)
        z += h
    s.drum(0, 0, z, r * 0.5, 1.0, Mat(kp.TILE.colour), n=6, r1=0.08)
    s.drum(0, 0, z + 0.9, 0.07, 1.6, kp.BRASS, n=6)


def three_rivers() -> tuple[list[kg.XY], list[kg.XY], list[kg.XY]]:
    """Give the lines of three rivers that meet east of the drum tower."""
    yao = kg.spline([(-170, 62), (-110, 54), (-60, 36), (-20, 32), (20, 40), (46, 34)])
    fenghua = kg.spline([(30, -170), (40, -110), (30, -70), (34, -30), (40, 4), (46, 34)])
    yong = kg.spline([(42, 26), (60, 46), (100, 60), (150, 86), (230, 110)])
    return yao, fenghua, yong


def district(
    s: Scene,
    *,
    lit: float = 0.35,
    reach: float = 1.0,
    bridges: bool = True,
    cars: int = 8,
    low: bool = False,
    front: float = -120.0,
) -> None:
    """The district's heart: drum tower and old town where three rivers meet, newer blocks around."""
    yao, fenghua, yong = three_rivers()
    waters = [kg.outline(yao, 12), kg.outline(fenghua, 12), kg.outline(yong, 16)]
    kg.board(s, 330, 180 - front, waters, x=10, y=(180 + front) / 2, rim=front < -100)
    drum_tower(s, lit=0.9)
    ways: list[list[kg.XY]] = [
        [(-150, -17), (-60, -17), (0, -17), (24, -17)],
        [(-24, max(front, -150.0)), (-24, -60), (-24, 0), (-24, 24)],
        [(-150, 17), (-60, 17), (0, 17), (26, 17)],
        [(64, max(front, -150.0)), (64, -40), (64, 22)],
        [(-150, -60), (-40, -60), (18, -60)],
        [(52, -30), (100, -30), (180, -30)],
    ]
    for w in ways:
        kg.road(s, w, 3.8, cars=cars, trees=3.4, kerb=False)

    def free(x: float, y: float, r: float) -> bool:
        if kg.near(yao, x, y) < 7.4 + r or kg.near(fenghua, x, y) < 7.4 + r or kg.near(yong, x, y) < 9.6 + r:
            return False
        if abs(x) < 11.5 + r * 0.7 and -15 < y < 9 + r * 0.7:
            return False
        if abs(x) < 2 + r and -44 < y < -8:
            return False
        return all(kg.near(w, x, y) > 3.4 + r * 0.75 for w in ways)

    def old(x: float, y: float) -> float:
        return 0.96 if abs(x) < 27 and -40 < y < 28 else 0.12

    def high(x: float, y: float) -> float:
        if abs(x) < 28 and -46 < y < 30:
            return 2.8
        far = min(1.0, math.hypot(x - 44, y - 34) / 70)
        return (6.0 if low else 9.0) + 11.0 * max(0.0, 1 - abs(far - 0.45) * 2.2) * (1 if y > -20 or x > 40 else 0.25)

    kg.town(
        s,
        -112 * reach,
        128 * reach,
        max(-66.0, front),
        150 * reach,
        free,
        cell=6.8,
        street=1.9,
        high=high,
        old=old,
        green=0.08,
        lit=lit,
    )
    s.poly([(-1.9, -44, 0.03), (1.9, -44, 0.03), (1.9, -9, 0.03), (-1.9, -9, 0.03)], FLAG, sun=False, sky=False)
    s.poly([(-11, -14.6, 0.035), (11, -14.6, 0.035), (11, 9, 0.035), (-11, 9, 0.035)], FLAG, sun=False, sky=False)
    for i in range(6):
        for sx in (-1, 1):
            kp.tree(s, sx * 9.8, -12.4 + i * 4.2, 0, s.rng.uniform(0.9, 1.25))
    for _ in range(24):
        kp.person(s, s.rng.uniform(-7, 7), s.rng.uniform(-14, -6.5), 0.05, 0.95)
    if bridges:
        for (ax, ay), (bx, by) in (
            ((20, -17), (54, -19)),
            ((20, -60), (56, -62)),
            ((-24, 20), (-26, 52)),
            ((60, 30), (52, 66)),
        ):
            span(s, (ax, ay), (bx, by))
    quay(s, yao, 7.0, front_of=front)
    quay(s, fenghua, 7.0, front_of=front)
    quay(s, yong, 9.2, front_of=front)
    for line, t in ((fenghua, 0.80), (yong, 0.28), (yao, 0.80), (fenghua, 0.55)):
        i = int(t * (len(line) - 2))
        (x0, y0), (x1, y1) = line[i], line[i + 1]
        kp.boat(s, x0, y0, -1.1, math.degrees(math.atan2(y1 - y0, x1 - x0)), 1.5)


def quay(
    s: Scene,
    line: list[kg.XY],
    off: float,
    gap: float = 2.6,
    keep: Callable[[float, float], bool] | None = None,
    front_of: float = -160.0,
) -> None:
    """Trees along both banks."""
    right, left = kg.ribbon(line, off * 2)

    def put(x: float, y: float, _a: float) -> None:
        if abs(x) < 160 and front_of < y < 160 and (keep is None or keep(x, y)):
            kp.tree(s, x, y, 0, s.rng.uniform(0.5, 0.8), fine=False)

    rivers = three_rivers() if keep is None else ()

    def dry(x: float, y: float, a: float) -> None:
        if all(kg.near(r, x, y) > w for r, w in zip(rivers, (6.4, 6.4, 8.4), strict=False)):
            put(x, y, a)

    kg.along(s, right, gap, dry)
    kg.along(s, left, gap, dry)


def span(
    s: Scene, a: kg.XY, b: kg.XY, *, rise: float = 1.5, width: float = 3.8, arch: bool = True, cars: int = 2
) -> None:
    """A bridge from bank to bank, with card arches above its deck."""
    n = 14
    line = [(a[0] + (b[0] - a[0]) * i / n, a[1] + (b[1] - a[1]) * i / n) for i in range(n + 1)]
    heights = [0.1 + rise * math.sin(math.pi * i / n) ** 0.8 for i in range(n + 1)]
    kg.deck(s, line, heights, width, piers=9, foot=-1.1, cars=cars)
    if arch:
        length = math.hypot(b[0] - a[0], b[1] - a[1])
        nx, ny = -(b[1] - a[1]) / length, (b[0] - a[0]) / length
        for side in (-1, 1):
            ox, oy = nx * side * (width / 2 + 0.1), ny * side * (width / 2 + 0.1)
            pts = [
                (
                    line[i][0] + ox,
                    line[i][1] + oy,
                    heights[i] + max(0.0, math.sin(math.pi * (i - 2) / (n - 4))) * length * 0.14,
                )
                for i in range(2, n - 1)
            ]
            for i in range(len(pts) - 1):
                s.beam(pts[i], pts[i + 1], 0.3, 0.34, kp.CARD, sky=False)
            for i in range(1, len(pts) - 1):
                s.beam(
                    (pts[i][0], pts[i][1], heights[i + 2]),
                    (pts[i][0] + 0.01, pts[i][1] + 0.08, heights[i + 2]),
                    0.08,
                    pts[i][2] - heights[i + 2],
                    kp.CARD,
                    sky=False,
                )
