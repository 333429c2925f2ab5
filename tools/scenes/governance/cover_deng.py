"""Dusk over the old city: the drum tower lit, lanes and windows lit all round, today's towers far behind."""

import numpy as np

from ..kit import heritage, people, roads, studio, traffic, trees, water
from ..kit.city import fill, skyline
from ..kit.solid import Solid, curve, offset, put

HOUR = "dusk"
ZH = "点灯时分的鼓楼与街巷"
EN = "The drum tower and the lanes as the lamps are lit"
FOCUS = (58, 50)

LANE = curve([(-58, -230), (-44, -150), (-22, -90), (-6, -54)], 4)
CROSS = curve([(-320, -58), (-120, -46), (0, -44), (120, -52), (320, -80)], 4)


def build() -> None:
    """The tower at the end of its street, old roofs about it, lamps in every lane."""
    studio.light(HOUR, mist=(225, 640, 0.66), exposure=0.2)
    studio.camera((-74, -208, 74), (-10, 4, 12), lens=52, focus=(0, -4, 18), blur=0.45)
    s = Solid("board")
    s.box((-900, -420, -8), (900, 1300, 0), "grey")
    s.box((-34, -36, 0), (34, -10.8, 0.1), "paving")
    s.box((-6, 11, 0), (6, 90, 0.09), "paving")
    s.put()
    put(heritage.drum_tower())
    heritage.city_wall([(-64, 4), (-40, 2), (-17, 0)])
    heritage.city_wall([(17, 0), (40, 2), (60, 6)])
    _streets()
    _quarters()
    _lights()


def _streets() -> None:
    roads.road(CROSS, 2)
    roads.crossing(0, -44, 0, 7.0, width=8.0)
    traffic.cars(CROSS[np.abs(CROSS[:, 0] - 0) > 14], 2, 5, gap=26)
    s = Solid("lane")
    s.ribbon(LANE, -4.2, 4.2, "paving", 0.08)
    s.put()
    rng = np.random.default_rng(8)
    walk = LANE[rng.integers(0, len(LANE), 60)] + np.c_[rng.uniform(-3.4, 3.4, (60, 2)), np.full(60, 0.08)]
    people.people(walk, 4)
    people.crowd((-32, -35, 32, -13), 70, 5, z=0.1)
    people.crowd((-5, 14, 5, 60), 20, 6, z=0.1)
    people.crowd((-12, -9.6, 12, -8.4), 7, 6, z=heritage.BASE)


def _quarters() -> None:
    ways = [
        water.outline(LANE, 13),
        water.outline(CROSS, 22),
        np.array([(-66, -8), (62, -8), (62, 14), (-66, 14)]),
        np.array([(-38, -40), (38, -40), (38, -8), (-38, -8)]),
        np.array([(-7, 8), (7, 8), (7, 95), (-7, 95)]),
    ]

    def taken(p: np.ndarray) -> np.ndarray:
        return water.wet(p, ways) | ~studio.in_view(np.c_[p[:, :2], np.zeros(len(p))], 0.06, 520)

    spots = [
        heritage.old_quarter((-190, 12, 150, 210), 3, taken, turn=2),
        heritage.old_quarter((-190, -230, 150, -34), 6, taken, turn=-2),
        heritage.old_quarter((-190, -38, -36, -4), 7, taken),
        heritage.old_quarter((38, -40, 150, -4), 8, taken),
    ]
    trees.plant(np.concatenate(spots), (5, 8.5), ("leaf_dark", "leaf"), seed=2)
    row = np.concatenate(
        [
            np.c_[np.linspace(-34, 34, 9)[[0, 1, 2, 6, 7, 8]], np.full(6, -37.5)],
            np.c_[np.full(5, -12.0), np.linspace(20, 84, 5)],
        ]
    )
    trees.plant(row, (5, 7), ("leaf_dark", "leaf"), seed=5)
    fill((-330, 235, 330, 430), 4, low=6, high=18, cars=False, crowd=0)
    skyline((-520, 440, 520, 900), 9, count=90, low=14, high=40)


def _lights() -> None:
    """Floods on the tower, its inside, street lamps, lanterns."""
    for x in (-13, 0, 13):
        studio.spot((x * 1.5, -27, 1.2), (x, -9, 8), 5200, angle=70)
    studio.spot((-90, -70, 85), (0, 0, 26), 90000, colour="#b9a8ff", angle=24, radius=6)
    for z, y in ((11.5, -8.6), (18.0, -7.6)):
        for x in (-9, 0, 9):
            studio.lamp((x, y, z + 2.2), 230, "#ffb066", 0.6)
    for x, y in (
        (-34, 22),
        (30, 34),
        (-24, 66),
        (-66, 40),
        (-96, 76),
        (56, 62),
        (-70, -24),
        (-112, -20),
        (66, -24),
        (-104, 30),
        (8, 100),
    ):
        studio.lamp((x, y, 7.5), 3400, "#ff9448", 1.5)
    for place in roads.lamp_posts(CROSS, 5.8, gap=24, both=True)[::3]:
        studio.lamp(place + (0, 0, 8), 800, "#ffc48a", 0.8)
    for k in range(4, len(LANE) - 1, 4):
        (x, y, _), (u, v, _) = offset(LANE, -5.2)[k], offset(LANE, 5.2)[k]
        heritage.lanterns((x, y, 5.0), (u, v, 5.0), 4, sag=0.6, size=1.1)
        if k % 8 == 0:
            studio.lamp(LANE[k] + (0, 0, 4.4), 1300, "#ff8a48", 0.8)
    for y in (-34.5, -28.0, -21.5):
        for side in (-1, 1):
            heritage.lanterns((side * 33, y, 5.2), (side * 13, y, 5.2), 7, sag=0.9, size=1.2)
    for side in (-1, 1):
        studio.lamp((side * 23, -28, 4), 1500, "#ff7a42", 1.0)
