"""A walkable neighbourhood at noon: school, clinic, care home, homes, a park with a pond, a red library."""

from __future__ import annotations

import numpy as np

from ..kit import city, civic, grounds, land, lots, people, studio, trees
from ..kit.solid import Solid, curve, put

HOUR = "noon"
ZH = "走几步就到的街坊：学校、诊所、养老院、住宅、小公园，红色的是图书馆"
EN = "A walkable neighbourhood: school, clinic, care home, homes and park around a red library"
FOCUS = (58, 52)
Z = lots.KERB


def build() -> None:
    """Nine plots on a grid of tree-lined streets."""
    studio.light(HOUR, azimuth=-28, elevation=44, sun=1.1, sky=0.85, mist=(330, 800, 0.5))
    studio.camera((-82, -212, 138), (-9, -6, 0), lens=46, focus=(8, -6, 6), blur=0.5)
    b = Solid("ground")
    b.box((-600, -600, -5), (600, 900, 0), "birch")
    b.put()
    lots.asphalt((-260, -170, 330, 124))
    _streets()
    _library()
    _school()
    _park()
    _homes()
    _care()
    _far_homes()
    city.fill(
        (-260, 122, 300, 430), 6, mix={"homes": 4, "shops": 1, "park": 1, "offices": 0.6}, low=4, high=14, crowd=0.3
    )


def _streets() -> None:
    """Two streets each way and their trees."""
    for y, seed in ((-34, 1), (34, 2), (108, 3)):
        lots.street((-200, y), (320, y), (168, 252, 332), seed=seed)
    for x, seed in ((-32, 4), (52, 5)):
        lots.street((x, -34 if x < 0 else -160), (x, 108), (0.1, 68) if x < 0 else (126, 194), seed=seed)
    for x0, x1 in ((-150, -40), (-24, 44), (60, 124), (140, 200)):
        for k, y in enumerate((-26, 26, 42, 100)):
            lots.row_of_trees(
                (x0 + 4, y + (1.3 if k % 2 == 0 else -1.3)),
                (x1 - 4, y + (1.3 if k % 2 == 0 else -1.3)),
                seed=k + int(x1) + 200,
            )
            way = y + (2.6 if k % 2 == 0 else -2.6)
            people.crowd((x0 + 3, way - 0.5, x1 - 3, way + 0.7), 20, k + int(x1) + 207, z=Z)
    lots.row_of_trees((-148, -43.3), (42, -43.3), seed=31)
    lots.street((132, -34), (132, 108), (0.1, 68), seed=6)
    for x, low, high in ((-41.4, -22, 96), (-22.6, -22, 96), (42.6, -96, 96), (61.4, -96, 96)):
        lots.row_of_trees((x, low), (x, high), seed=int(x) + 160)


def _library() -> None:
    """The library on its paved square."""
    lots.lot((-24, -26, 44, 26))
    put(civic.library(), 9, 3, Z)
    rng = np.random.default_rng(41)
    roof = np.c_[9 + 1.8 + rng.uniform(-9.5, 10, 60), 3 + 1.2 + rng.uniform(-7, 7, 60), np.full(60, Z + 18.1)]
    roof = roof[~((np.abs(roof[:, 0] - 11.3) < 4.6) & (np.abs(roof[:, 1] - 6.7) < 3.6))]
    trees.plant(roof[:9], (2.4, 3.6), ("leaf", "leaf_light"), 42)
    trees.bushes(roof[9:], (0.6, 1.2), seed=43)
    front = np.c_[9 + np.linspace(-13, 16, 12), np.full(12, 3 - 12.6), np.full(12, Z + 9.8)]
    side = np.c_[np.full(8, 9 - 14.6), 3 + np.linspace(-9, 10, 8), np.full(8, Z + 14.0)]
    for x, y, z in np.r_[front[::2], side[1::2]]:
        put(grounds.planter(2.4, 1.0), x, y, z, 0 if z < 12 else 90)
    trees.bushes(np.r_[front[::2], side[1::2]] + (0, 0, 0.5), (0.8, 1.3), seed=44)
    people.people(np.r_[front[1::2], side[::2]] + (0, 0, 0.02), 45)
    for x in (-0.5, 8.0, 16.5):
        put(grounds.parasol(), 9 + x, 3 - 11.2, Z + 9.8, 20 * x)
    s = Solid("beds")
    for x0, y0, x1, y1 in (
        (-19, -20, -13, 4),
        (31.5, -20, 38, 10),
        (-19, 9, -14, 20),
        (-6, -21, 0, -17.5),
        (18, -21, 26, -17.5),
    ):
        with s.at(z=Z):
            grounds.lawn(s, [(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        p = trees.scatter((x0 + 1, y0 + 0.8), (x1 - 1, y1 - 0.8), 4.6, int(x0) + 140)
        trees.plant(np.c_[p, np.full(len(p), Z + 0.1)], (4, 6.5), ("leaf", "leaf_light"), int(x0) + 130)
    s.put()
    for k, x in enumerate((-9, -5.5, 27.5, 30.5)):
        put(grounds.parasol(), x, -12.0 - (k % 2) * 2.4, Z, k * 30)
    people.crowd((-18, -24, 38, -13), 90, 3, z=Z, keep_clear=lambda p: (p[:, 1] < -21.5) & (np.abs(p[:, 0] - 10) > 16))
    people.crowd((-12, -12, -10, 20), 10, 4, z=Z)


def _school() -> None:
    """The school, its running track in front, a ball court beside it."""
    lots.lot((-150, -26, -40, 26), inner="grass")
    put(grounds.running_track(42, 14.2, 5), -95, 0, Z + 0.14)
    rng = np.random.default_rng(8)
    spots = np.c_[rng.uniform(-122, -68, 24), rng.uniform(-10, 10, 24)]
    people.people(np.c_[spots, np.full(24, Z + 0.34)], 9, poses=("walk", "stand", "talk", "walk"))
    a = np.radians(rng.uniform(0, 360, 9))
    people.people(np.c_[-74 + 17 * np.abs(np.cos(a)), 17 * np.sin(a), np.full(9, Z + 0.3)], 10, poses=("walk",))
    lots.lot((-150, 42, -40, 100))
    put(civic.school(), -88, 75, Z)
    put(grounds.ball_court(), -136, 70, Z, 90)
    people.crowd((-108, 48, -70, 78), 50, 12, z=Z)
    p = trees.scatter((-112, 46), (-66, 52), 6.5, 3)
    trees.plant(np.c_[p, np.full(len(p), Z)], (4, 6), seed=13)


def _park() -> None:
    """Lawns, a pond with a boardwalk, a playground, winding paths."""
    lots.lot((-150, -150, 44, -42), inner="grass")
    z = Z + 0.14
    s = Solid("paths")
    lines = []
    for k, (path, width) in enumerate(
        (
            ([(-148, -60), (-105, -66), (-62, -58), (-30, -72), (4, -56), (42, -62)], 3.0),
            ([(-62, -58), (-54, -84), (-20, -96), (20, -92), (42, -84)], 2.6),
            ([(-54, -84), (-80, -110), (-120, -120)], 2.6),
        )
    ):
        c = curve(path, 2.5) + (0, 0, z + 0.008 * k)
        lines.append(c)
        s.ribbon(c, -width / 2 - 0.25, width / 2 + 0.25, "stone", 0.03)
        s.ribbon(c, -width / 2, width / 2, "sand", 0.06)
        walk = c[::4] + np.random.default_rng(len(c)).normal(0, 0.5, (len(c[::4]), 3)) * (1, 1, 0)
        people.people(walk + (0, 0, 0.07), len(c), poses=("walk", "walk", "talk", "stand"))
    s.put()
    put(grounds.pond(17, 9), -12, -78, z, 8)
    put(grounds.playground(), 26, -70, z, 20)
    people.crowd((19, -76, 33, -64), 14, 21, z=z + 0.1)

    walks = np.concatenate(lines)

    def open_lawn(p: np.ndarray) -> np.ndarray:
        pond = ((p[:, 0] + 12) / 21) ** 2 + ((p[:, 1] + 78) / 13) ** 2 < 1
        play = np.hypot(p[:, 0] - 26, p[:, 1] + 70) < 11
        meadow = ((p[:, 0] + 92) / 34) ** 2 + ((p[:, 1] + 84) / 20) ** 2 < 1
        return ~(pond | play | (land.near(walks, p) < 3)) & ~(meadow & (np.sin(p[:, 0] * 7.1 + p[:, 1] * 3.3) < 0.93))

    p = trees.scatter((-146, -146), (40, -47), 7.6, 14, open_lawn)
    trees.plant(np.c_[p, np.full(len(p), z)], (5, 9), ("leaf", "leaf_dark", "leaf_light"), 15)
    p = trees.scatter((-146, -146), (40, -47), 5.2, 16, open_lawn)
    trees.bushes(np.c_[p, np.full(len(p), z)], (0.6, 1.4), seed=17)


def _homes() -> None:
    """Homes behind the library and at the right, in gardens."""
    lots.lot((-24, 42, 44, 100), inner="grass")
    for x, y, w, floors, seed in ((-7, 58, 28, 5, 1), (27, 58, 26, 6, 2), (-6, 88, 28, 7, 3), (26, 88, 28, 6, 4)):
        put(civic.apartments(w, 12, floors, seed, ("card", "white", "cream", "plaster")[seed - 1]), x, y, Z + 0.15)
    p = trees.scatter((-20, 66), (40, 79), 6.0, 5)
    trees.plant(np.c_[p, np.full(len(p), Z + 0.15)], (4, 7), seed=6)
    lots.lot((60, -150, 124, -42), inner="grass")
    for x, y, floors, seed in ((78, -60, 4, 5), (108, -60, 5, 6), (94, -88, 5, 7)):
        put(civic.apartments(26, 12, floors, seed, "cream"), x, y, Z + 0.15)
    p = trees.scatter((63, -80), (122, -70), 6.0, 15)
    trees.plant(np.c_[p, np.full(len(p), Z + 0.15)], (4, 7), seed=16)


def _far_homes() -> None:
    """More homes beyond the clinic."""
    for y0, y1 in ((-26, 26), (42, 100)):
        for x0 in (140, 212):
            lots.lot((x0, y0, x0 + 60, y1), inner="grass")
            for k, y in enumerate((y0 + 14, y1 - 12)):
                put(civic.apartments(44, 12, 5 + k, x0 // 10 + k, ("cream", "card")[k]), x0 + 30, y, Z + 0.15)
            p = trees.scatter((x0 + 4, y0 + 23), (x0 + 56, y1 - 20), 6.0, x0)
            trees.plant(np.c_[p, np.full(len(p), Z + 0.15)], (4, 7), seed=x0)


def _care() -> None:
    """The clinic in the middle plot at the right, the care home and its garden behind."""
    lots.lot((60, -26, 124, 26))
    put(civic.clinic(), 82, 4, Z)
    people.crowd((68, -14, 98, -8), 14, 33, z=Z)
    put(civic.apartments(22, 12, 6, 9, "white"), 110, 8, Z)
    lots.lot((60, 42, 124, 100), inner="grass")
    put(civic.care_home(), 92, 76, Z + 0.15)
    p = trees.scatter((64, 46), (122, 57), 5.5, 25)
    trees.plant(np.c_[p, np.full(len(p), Z + 0.15)], (3.5, 6), ("leaf_light", "leaf"), 26)
