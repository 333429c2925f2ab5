"""Haishu at dawn: the drum tower, small, in the middle of today's city, the river paling in the mist behind."""

from __future__ import annotations

import numpy as np

from ..kit import city, heritage, people, roads, studio, traffic, trees, water
from ..kit.solid import Solid, put

HOUR = "dawn"
ZH = "清晨薄雾里，鼓楼立在今天的城区中央，远处江面泛白"
EN = "The drum tower amid today's city in morning mist, the river paling in the distance"
FOCUS = (54, 52)

TURN = 16.0
to_world = city.frame(12, 0, TURN)


def square() -> None:
    """The tower on its square, with trees, people and the avenue that leads to its gate."""
    rng = np.random.default_rng(3)
    s = Solid("square")
    s.box((-46, -40, 0), (46, 30, 0.26), "concrete", "paving")
    for side in (-1, 1):
        s.box((min(side * 24, side * 44), -36, 0.2), (max(side * 24, side * 44), -16, 0.6), "stone", "grass")
        s.box((min(side * 26, side * 44), 4, 0.2), (max(side * 26, side * 44), 27, 0.6), "stone", "grass")
    s.put(*to_world((0, 0))[0], 0, TURN)
    put(heritage.drum_tower(), *to_world((0, 0))[0], 0.26, TURN)
    p = np.concatenate(
        [
            np.c_[
                side * rng.uniform(26, 43, 16),
                rng.choice([-1, 1], 16) * rng.uniform(8, 13, 16) + np.where(rng.random(16) < 0.5, -25, 14),
            ]
            for side in (-1, 1)
        ]
    )
    p = p[((p[:, 1] > -35) & (p[:, 1] < -17)) | ((p[:, 1] > 5) & (p[:, 1] < 26))]
    trees.plant(np.c_[to_world(p), np.full(len(p), 0.5)], (6, 10), seed=4)
    walk = np.c_[rng.uniform(-20, 20, 60), rng.uniform(-39, -14, 60)]
    people.people(np.c_[to_world(walk), np.full(60, 0.28)], seed=5)
    t = np.linspace(-420, -51.0, 95)
    avenue = roads.road(to_world(np.c_[np.zeros(len(t)), t]), 4, median=2.4, pavement=5.0)
    traffic.cars(avenue, 4, 3, gap=24, median=2.4, lift=roads.SURFACE)
    for ends in (((-51.5, -60), (-51.5, 240)), ((51.5, -60), (51.5, 240)), ((-330, -46.2), (330, -46.2))):
        line = np.linspace(*np.array(ends, float), 100)
        street = roads.road(to_world(line), 2, pavement=0)
        traffic.cars(street, 2, int(ends[0][0]) + 400, gap=24, lift=roads.SURFACE)
    for x, gap, high in ((-11.6, 9.5, (7, 11)), (11.6, 9.5, (7, 11)), (0, 12.0, (4, 6))):
        rows = np.arange(-410, -54, gap)
        trees.plant(
            np.c_[to_world(np.c_[np.full(len(rows), x), rows]), np.full(len(rows), 0.3)], high, seed=int(x + 20)
        )
    roads.lamp_posts(avenue, roads.half_width(4, 2.4) + 0.8, gap=30, both=True, lift=0.3)


def build() -> None:
    """From high up, along the avenue; towers stand back from the gate."""
    studio.light(HOUR, azimuth=196, elevation=13, sun=1.15, exposure=0.3, mist=(420, 1150, 0.74))
    studio.camera((-16, -385, 168), (-2, 10, 6), lens=52, focus=(12, -5, 15), blur=0.42)
    river = water.outline([(-1100, 560), (-560, 330), (-250, 255), (40, 285), (300, 400), (620, 420), (1200, 700)], 92)
    banks = water.land((-1300, -520, 1400, 2200), [river], "grey")
    for bank in banks:
        p = bank[studio.in_view(bank, 0.05)]
        if len(p) > 2:
            water.railing(p)
            inner = p[::3] + (0, 5.0 if p[0, 1] > 330 else -5.0, 0)
            trees.plant(inner[~water.wet(inner, [river], 2.0)], (6, 9), seed=11)
    for x, y, kind, turn in (
        (-150, 262, "barge", 8),
        (60, 300, "ferry", 20),
        (-330, 282, "ferry", -20),
        (180, 345, "sampan", 30),
    ):
        put(water.boat(kind), x, y, water.LEVEL, turn)
    square()
    clear = lambda p: water.wet(p, [river], 12.0)  # noqa: E731
    spots = heritage.old_quarter((-43, 36, 47, 122), 4, turn=TURN)
    trees.plant(spots[::2], (4, 7), seed=8)
    low = {"shops": 2, "homes": 2, "offices": 1, "park": 0.8, "school": 0.5}
    front = {"shops": 2, "park": 1.2, "school": 0.5}
    tall = {"homes": 3, "towers": 3, "offices": 2, "park": 0.5}
    for rect, seed, mix, floors in (
        ((-170, -420, -8.8, -43.7), 2, front, (3, 5)),
        ((8.8, -420, 170, -43.7), 3, front, (3, 5)),
        ((-420, -420, -170, 330), 4, low, (4, 11)),
        ((170, -420, 460, 420), 5, tall, (6, 22)),
        ((-170, -48.7, -49.2, 260), 6, low, (3, 8)),
        ((49.2, -48.7, 170, 300), 7, tall, (5, 15)),
        ((-49.2, 128, 49.2, 290), 8, low, (3, 6)),
    ):
        x0, y0, x1, y1 = rect
        corners = to_world([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        city.fill(corners, seed, turn=TURN, mix=mix, low=floors[0], high=floors[1], keep_clear=clear, snug=True)
    city.skyline((-800, 400, 900, 1100), 9, count=150, low=9, high=34, gap=42, keep_clear=clear)
