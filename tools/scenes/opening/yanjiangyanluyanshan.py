"""Three long corridors side by side at dawn: a river, a highway and stepped hills, into the distance."""

from __future__ import annotations

import numpy as np

from ..kit import city, land, people, roads, studio, traffic, trees, village, water
from ..kit.materials import material
from ..kit.solid import Solid, put

HOUR = "dawn"
ZH = "一条江、一条公路、一列山坡，并排从眼前伸向远处"
EN = "A river, a highway and stepped hills running side by side into the distance"
FOCUS = (52, 50)
FAR = 900.0


def bend(y: np.ndarray | float, wide: float = 1.0) -> np.ndarray:
    """How far the corridors sway sideways at y, metres."""
    y = np.asarray(y, float)
    return wide * (30 * np.sin((y + 60) / 150) * np.clip((y + 90) / 260, 0.15, 1.0) - 16 * (y / 400) ** 2)


def line(x: float, low: float = -160, high: float = FAR, z: float = 0.0, step: float = 6) -> np.ndarray:
    """A corridor's middle, ``x`` metres to the side."""
    y = np.arange(low, high, step)
    return np.c_[x + bend(y), y, np.full(len(y), z)]


def build() -> None:
    """River left, highway in the middle, hills right, a strip of town between."""
    studio.light(HOUR, azimuth=197, elevation=19, exposure=0.15, mist=(230, 950, 0.8))
    studio.camera((-20, -190, 62), (8, 60, 0), lens=46, focus=(10, -20, 6), blur=0.45)
    _river()
    _highway()
    _hills()
    _town()


def _river() -> None:
    """The river with quays, boats and trees along it."""
    middle = line(-74, -320)
    shore = water.outline(middle[::4, :2], 62)
    banks = water.land((-420, -300, 420, FAR), [shore], "birch")
    for bank in banks:
        seen = bank[studio.in_view(bank, 0.1) & (bank[:, 1] > -200)]
        if len(seen) > 3:
            water.railing(seen)
    rng = np.random.default_rng(2)
    for kind, x, y, back in (
        ("ferry", -66, -56, 0),
        ("barge", -84, 10, 1),
        ("awning", -60, -84, 1),
        ("awning", -92, -30, 0),
        ("barge", -62, 130, 0),
        ("sampan", -88, -74, 1),
        ("ferry", -86, 190, 1),
        ("awning", -58, -14, 0),
    ):
        ahead = float(np.degrees(np.arctan2(4.0, bend(y + 4) - bend(y))))
        put(water.boat(kind), x + float(bend(y)), y, water.LEVEL, ahead + 180 * back + rng.normal(0, 5))
    sail = water.boat("sail").copy()
    for k, stuff in enumerate(sail.materials):
        if stuff.name == "fabric":
            sail.materials[k] = material("red")
    put(sail, -58 + float(bend(62)), 62, water.LEVEL, 32, 1.5)
    s = Solid("quays")
    for x0, x1, stuff, lift in (
        (-42.2, -33, "paving", 0.08),
        (-32.6, -27.2, "grass", 0.16),
        (-118, -106, "paving", 0.08),
        (-140, -119, "grass", 0.16),
    ):
        s.ribbon(line(0.0, -170, 640), x0, x1, stuff, lift)
        s.ribbon(line(0.0, -170, 640), x0 - 0.3, x0, "stone", lift + 0.06)
    s.put()
    walkers = line(-37, -130, 200, 0.1, 5.0)
    people.people(walkers + rng.normal(0, 1.6, walkers.shape) * (1, 1, 0), 3, 90, ("walk", "walk", "talk", "stand"))
    for side, kinds in ((-110, ("leaf", "leaf_dark")), (-30, ("leaf_light", "leaf"))):
        p = line(side, -150, 500, 0, 8.0)[:, :2] + rng.normal(0, 0.6, (len(np.arange(-150, 500, 8.0)), 2))
        p = np.c_[p, np.full(len(p), 0.1)]
        trees.plant(p[studio.in_view(p, 0.1)], (5, 8), kinds, 4)


def _highway() -> None:
    """Six lanes on low piers, lamps in the middle, an avenue of trees under it."""
    path = line(4, z=5.5)
    roads.viaduct(path, 6, median=3.0)
    traffic.cars(path, 6, 3, gap=26, median=3.0, lift=roads.SURFACE + 0.02)
    roads.lamp_posts(path, 0.0, gap=30, kind=2, lift=0.4)
    under = line(-20)
    roads.road(under, 2, pavement=2.4)
    traffic.cars(under, 2, 5, gap=34)
    s = Solid("verge")
    s.ribbon(line(0.0), 17.5, 32, "grass", 0.1)
    s.ribbon(line(0.0), -12.6, -9.5, "grass", 0.2)
    s.put()
    rng = np.random.default_rng(12)
    p = line(24, -150, 380, 0.1, 5.0)
    p = p + rng.normal(0, 2.2, p.shape) * (1, 1, 0)
    trees.plant(p[rng.random(len(p)) < 0.45], (3.5, 6), ("leaf", "leaf_light", "leaf_dark"), 13)
    trees.bushes(p + (2, 1, 0), (0.7, 1.5), seed=14)
    p = line(-11.8, -150, 420, 0.3, 7.5)
    trees.plant(p[studio.in_view(p, 0.1)], (4.5, 6), ("leaf", "leaf_dark"), 6, forms=("round", "tall"))


def _hills() -> None:
    """Stepped hills with terraces of tea, pines, hamlets; a lane at their foot."""
    rough = land.swell(5, 90)

    def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        inland = np.clip((x - 30 - bend(y)) / 120, 0, 1.6)
        ridge = 46 + 26 * np.sin(y / 95 + 1.2) + 14 * np.sin(y / 41)
        return np.where(inland > 0, 2.6 + ridge * inland**1.15 + rough(x, y) * 3.2 * np.clip(inland * 3, 0, 1), -6.0)

    ground = land.Ground((-30, -150), (300, 640), height, 2.4, 2.2)
    spots = (
        (62, -34),
        (74, -28),
        (66, -18),
        (80, -14),
        (88, -40),
        (74, 108),
        (86, 114),
        (80, 124),
        (70, 230),
        (82, 238),
    )
    floors = [(x + float(bend(y)), y, ground.pad(x + float(bend(y)), y, 6.0)) for x, y in spots]
    ground.build(("grass", "crop"), choose=lambda c, k: np.full(len(c), int(k % 3 == 1)), edge=0.08)
    for k, (x, y, z) in enumerate(floors):
        put(village.village_house(k % 5), x, y, z, -60 + 17 * (k % 4))
    rows = land.along(ground.rows((0.3, 0.5, 0.7, 0.9), 3, 60, 0.1), 1.0, 3)
    rows = rows[studio.in_view(rows, 0.02, 420)]
    clear = np.min([np.hypot(rows[:, 0] - x, rows[:, 1] - y) for x, y, _ in floors], axis=0) > 8
    trees.sow(rows[clear & (np.sin(rows[:, 1] / 21) + np.sin(rows[:, 0] / 17) > -0.4)], 0.9, "tea", 7)
    p = trees.scatter(
        (20, -140),
        (290, 620),
        10.0,
        8,
        lambda q: (
            (q[:, 0] - bend(q[:, 1]) > 34)
            & (np.min([np.hypot(q[:, 0] - x, q[:, 1] - y) for x, y, _ in floors], axis=0) > 8)
        ),
    )
    p = ground.on(p)
    p = p[studio.in_view(p, 0.1)]
    pick = np.random.default_rng(9).random(len(p))
    high = p[:, 2] > 34
    trees.plant(p[(pick < 0.3) & ~high], (4, 8), ("leaf", "leaf_dark"), 10)
    trees.pine(p[(pick < 0.8) & high], (7, 12), seed=11)


def _town() -> None:
    """Towns on the river's far bank, thinning into mist."""
    city.fill(
        (-460, -140, -128, 520),
        12,
        mix={"homes": 3, "shops": 2, "houses": 1, "park": 0.7},
        low=3,
        high=6,
        crowd=0.1,
        keep_clear=lambda p: p[:, 0] > -142 + bend(p[:, 1]),
    )
