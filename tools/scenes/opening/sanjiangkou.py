"""Dawn where three rivers meet: the drum tower and the walled inner city of grey roofs, boats, mist."""

import numpy as np

from ..kit import heritage, land, people, studio, trees, water
from ..kit.solid import Solid, along, curve, put

HOUR = "dawn"
ZH = "晨雾里的鼓楼、子城与三条江"
EN = "The drum tower, the inner city and three rivers in morning mist"
FOCUS = (60, 46)

FENGHUA = [(-420, -150), (-240, -112), (-110, -84), (-20, -66), (32, -50), (72, -14), (94, 52)]
YAO = [(-460, 250), (-240, 212), (-90, 184), (0, 158), (58, 118), (94, 52)]
YONG = [(88, 34), (128, 92), (206, 176), (320, 300), (520, 560)]
WALL_LEFT = [(-260, -52), (-120, -22), (-60, -6), (-17, 0)]
WALL_RIGHT = [(17, 0), (34, 5), (45, 20), (48, 46), (34, 78), (0, 106), (-60, 126), (-170, 148), (-300, 174)]


def build() -> None:
    """Stand the city between its rivers and look at it from across the water."""
    studio.light(HOUR, mist=(235, 1050, 0.74))
    studio.camera((-66, -212, 68), (-17, 0, 14), lens=51, focus=(0, -8, 16), blur=0.45)
    rivers = [
        water.outline(FENGHUA, (84, 76, 66, 54, 48, 46, 56)),
        water.outline(YAO, (50, 50, 50, 48, 44, 50)),
        water.outline(YONG, (64, 66, 74, 84, 100)),
    ]
    banks = water.land((-800, -420, 800, 1100), rivers)
    landing = water.nearest(banks, (2.5, -38))
    put(water.steps(9), *landing[:2], 0, landing[2])
    for bank in banks:
        water.railing(bank, openings=[(*landing[:2], 5.5)])
    put(heritage.drum_tower())
    heritage.city_wall(WALL_LEFT)
    heritage.city_wall(WALL_RIGHT)
    put(heritage.gate_tower(), 47.5, 36, 0, 88)
    _square()
    _city(rivers, banks)
    _hills()
    _boats()
    heritage.low_mist((-420, 96), (330, 420), (1.5, 4.5, 8.0))
    heritage.low_mist((-330, -175), (-40, -35), (-1.2, 0.6))


def _square() -> None:
    """Paving before and behind the gate, people on it."""
    s = Solid("square")
    s.box((-24, -30, 0), (24, -9.5, 0.08), "paving")
    s.box((-5, 11, 0), (5, 105, 0.08), "paving")
    s.put()
    people.crowd((-22, -29, 22, -12), 46, 3, z=0.08)
    people.crowd((-70, -42, -26, -28), 16, 4)
    people.crowd((-3, -11, 3, 12), 7, 5)
    people.crowd((-12, -9.6, 12, -8.4), 6, 6, z=heritage.BASE)


def _city(rivers: list[np.ndarray], banks: list[np.ndarray]) -> None:
    """The inner city, the quay outside its wall, the far banks and the near one; trees between."""
    ways = [
        water.outline(curve(WALL_LEFT, 8), 12),
        water.outline(curve(WALL_RIGHT, 8), 12),
        np.array([(-27, -60), (27, -60), (27, 16), (-27, 16)]),
        np.array([(-7, 0), (7, 0), (7, 120), (-7, 120)]),
    ]

    def taken(p: np.ndarray) -> np.ndarray:
        return water.wet(p, rivers, 6) | water.wet(p, ways) | ~studio.in_view(p, 0.06, 760)

    spots = [heritage.old_quarter((-170, -60, 60, 150), 11, taken, turn=3)]
    spots.append(heritage.old_quarter((-360, 150, 200, 430), 5, taken, turn=-8))
    spots.append(heritage.old_quarter((60, -160, 330, 200), 8, taken, turn=40))
    trees.plant(np.concatenate([s for s in spots if len(s)]), (5, 8.5), seed=2)
    wild = trees.scatter((-320, -170), (320, 520), 16, 4, lambda p: ~water.wet(p, rivers, 3.5) & ~water.wet(p, ways, 2))
    wild = wild[studio.in_view(np.c_[wild, np.zeros(len(wild))], 0.05)]
    trees.plant(wild[water.wet(wild, rivers, 10)], (6, 9), seed=3)
    near = trees.scatter((-60, -170), (70, -90), 8, 6, lambda p: ~water.wet(p, rivers, 3))
    trees.plant(near, (6, 10), ("leaf_dark",), seed=6)
    rows = np.concatenate([along(bank, 8.5, -5.5) for bank in banks])[:, :3]
    clear = ~water.wet(rows, ways, 3) & ~water.wet(rows, rivers, 4) & ~((np.abs(rows[:, 0]) < 22) & (rows[:, 1] < 0))
    trees.plant(rows[clear & studio.in_view(rows, 0.05, 500)], (5, 8), ("leaf", "leaf_light", "leaf_dark"), seed=8)
    trees.plant([(-14, 16), (-20, 21), (12, 17), (17, 24), (-11, 28)], (6, 8), seed=5)


def _hills() -> None:
    """Contour hills far behind, hardly there."""

    def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        h = sum(
            land.hill(x, y, c, r, z)
            for c, r, z in (
                ((-420, 820), (190, 130), 105),
                ((-150, 900), (200, 120), 140),
                ((110, 860), (150, 110), 92),
                ((420, 900), (230, 130), 120),
            )
        )
        return h + 7 * land.swell(4, 130)(x, y) - 22

    land.Ground((-800, 560), (800, 1090), height, 8, 9).build(("grass",), lambda p, _: np.full(len(p), -1))


def _boats() -> None:
    """Boats at the quay and on the way to the sea."""
    for kind, x, y, turn in (
        ("awning", -14, -53, 14),
        ("awning", -27, -52, 20),
        ("sampan", 14, -47, 34),
        ("awning", -84, -66, 14),
        ("sail", 72, 6, 66),
        ("awning", 46, -30, 46),
        ("sail", 112, 74, 52),
        ("sampan", -48, -90, 200),
        ("awning", 90, 48, 235),
        ("sail", 44, 128, 150),
        ("sampan", 30, -38, 40),
        ("sail", 176, 146, 50),
    ):
        put(water.boat(kind), x, y, water.LEVEL, turn)
