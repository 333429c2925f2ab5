"""A long narrow model on a table's edge: city wall and low houses at its left, ever taller to today's skyline."""

import numpy as np

from ..kit import heritage, people, studio, table, trees, water
from ..kit.buildings import building
from ..kit.solid import Solid, put

HOUR = "dawn"
ZH = "从旧城墙到新楼群的长条模型"
EN = "A long model from old city walls to a new skyline"
FOCUS = (52, 52)

LENGTH, NEAR, FAR = 272.0, -24.0, 52.0
OLD = 117.0  # where the old quarter ends
LEVEL = -1.3  # metres: the stream's
TABLE = -15.0  # metres: its top below the model's ground


def build() -> None:
    """Set the strip on its plinth on the table and fill it from left to right."""
    studio.light(HOUR, azimuth=196, elevation=17, mist=(430, 900, 0.85))
    studio.camera((-94, -146, 84), (110, 8, 33), lens=46, focus=(52, 2, 16), blur=0.35)
    _table()
    stream = np.array([(-1, -22.4), (LENGTH + 1, -22.4), (LENGTH + 1, -9), (-1, -9)], float)
    banks = water.land((0, NEAR, LENGTH, FAR), [stream], "birch", level=LEVEL, coping=0.7, thick=6, side="ply")
    water.railing(max(banks, key=lambda bank: bank[:, 1].mean()))
    _old()
    _new()
    _life()


def _table() -> None:
    s = Solid("plinth")
    s.block((LENGTH + 7, FAR - NEAR + 7, 7), "walnut", (LENGTH / 2, (NEAR + FAR) / 2, -9.4), 0.8)
    s.block((LENGTH + 11, FAR - NEAR + 11, 2.2), "walnut", (LENGTH / 2, (NEAR + FAR) / 2, -13.6), 0.7)
    s.put()
    for x in (24, 80, 134, 188, 244):
        put(table.brass_plate(17, 3.6, 0.3), x, NEAR - 3.6, -9.4)
    rng = np.random.default_rng(2)
    y = -52.2
    while y < 700:
        wide = 46.0 * rng.uniform(0.9, 1.1)
        table.board((-600, y + 0.03, TABLE - 5), (1100, y + wide - 0.03, TABLE), "oak", 0.12, "x")
        y += wide
    table.table_edge(-600, 1100, -58, 60, 6, "walnut", TABLE + 0.4)


def _old() -> None:
    """The wall, the drum tower on it, houses behind and beside."""
    heritage.city_wall([(4, 50), (4, 24), (5, 8), (9, 0), (18, -2.5), (28, -3), (36, -3)], 5.6, thick=4.4, step=1.5)
    heritage.city_wall([(64, -3), (70, -3), (76, -2.5), (83, 0), (86, 8), (87, 24), (87, 50)], 5.6, thick=4.4, step=1.5)
    put(heritage.drum_tower(), 50, 1, 0, 0, 0.82)

    def taken(p: np.ndarray) -> np.ndarray:
        wall = (p[:, 0] > 83) & (p[:, 0] < 91)
        tower = (np.abs(p[:, 0] - 50) < 18) & (p[:, 1] < 10.5)
        within = (p[:, 1] < 3.5) & (p[:, 0] < 90)
        return wall | tower | within | (p[:, 0] < 8) | (p[:, 1] > 51) | (p[:, 1] < -4)

    spots = heritage.old_quarter((8, 3, OLD, 62), 4, lambda p: taken(p) | ((p[:, 0] > 65) & (p[:, 0] < 83)), lane=2.5)
    trees.plant(spots, (4.5, 7), seed=4)
    green = trees.scatter((66, 7), (81, 50), 5.5, 6)
    trees.plant(green, (4, 6.5), ("leaf", "leaf_dark", "leaf_light"), seed=12)
    trees.plant(trees.scatter((92, 9), (116, 50), 11, 7), (4, 6), seed=13)
    rng = np.random.default_rng(9)
    for x, y in ((95.5, -0.2), (105, 0.4), (114.5, 0)):
        put(heritage.old_house(9.0, 7.0, int(rng.integers(4))), x, y, 0, rng.normal(0, 1))


def _new() -> None:
    """Town houses, then slabs, then towers: each a little taller than the one before."""
    rng = np.random.default_rng(21)
    for y, depth in ((2.5, 12.0), (20.0, 13.0), (39.0, 14.0)):
        x = OLD + 6 + (3 if y > 10 else 0)
        while x < LENGTH - 8:
            t = (x - OLD) / (LENGTH - OLD)
            width = rng.uniform(11, 15) + 3 * (t < 0.3)
            if x + width > LENGTH - 1:
                break
            floors = round(2 + 7 * t + 15 * t**1.6 + rng.uniform(-1.5, 1.5) * (0.4 + 3 * t) + 0.16 * t * y)
            kind = (
                "house"
                if t < 0.1
                else "shop"
                if t < 0.24
                else "slab"
                if t < 0.4
                else str(rng.choice(["tower", "tower", "office"]))
            )
            put(
                building(kind, int(rng.integers(6)), round(width, 1), depth, min(max(2, floors), 25)),
                x + width / 2,
                y,
                0,
            )
            x += width + rng.uniform(1.6, 3.4) + 1.5 * t


def _life() -> None:
    """A promenade along the stream, trees, people, boats."""
    s = Solid("promenade")
    s.box((0.5, -8.2, 0), (LENGTH - 0.5, -5.0, 0.06), "paving")
    s.put()
    x = (
        np.arange(6, LENGTH - 4, 6.4)
        + np.random.default_rng(3).uniform(-1.2, 1.2, 41)[: len(np.arange(6, LENGTH - 4, 6.4))]
    )
    x = x[np.abs(x - 50) > 9]
    trees.plant(np.c_[x, np.full(len(x), -5.6)], (3.6, 5.6), ("leaf", "leaf_dark", "leaf_light"), seed=3)
    people.crowd((1, -8.0, LENGTH - 2, -5.2), 90, 7, z=0.06)
    people.crowd((40, -8, 60, -5.2), 16, 8, z=0.06)
    for kind, at, turn in (
        ("awning", 18, 4),
        ("sampan", 52, 175),
        ("awning", 74, 2),
        ("sail", 112, 0),
        ("ferry", 176, 0),
        ("ferry", 238, 180),
    ):
        put(water.boat(kind), at, -15.6, LEVEL, turn, 0.85)
