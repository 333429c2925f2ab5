"""The skyline across quiet water at first light, long reflections, one small red sail in front."""

from __future__ import annotations

import numpy as np

from ..kit import city, materials_city, people, roads, studio, trees, water  # noqa: F401
from ..kit.materials import material
from ..kit.solid import Solid, along, curve, offset, put

HOUR = "dawn"
ZH = "第一缕阳光照亮天际线，静水上停着一叶红帆"
EN = "First sun on the skyline, one red sail on the still water before it"
FOCUS = (57, 52)

LEVEL = -2.4
SHORE = curve([(-900, 40), (-420, -8), (-150, 6), (120, -4), (420, 10), (900, -30)], 6.0)


def shore() -> None:
    """The land behind its embankment: wall, steps, promenade with trees, lamps and early walkers."""
    s = Solid("land")
    edge = SHORE[:, :2]
    s.prism(np.concatenate([edge, [(900, 1500), (-900, 1500)]]), -8, 0, "stone", "grey")
    s.sweep(SHORE, [(-7.0, 0.0), (0.5, 0.0), (0.5, 0.45), (-7.0, 0.45)], "concrete", caps=False)
    s.ribbon(SHORE, -6.8, 0.3, "paving", 0.48)
    s.sweep(SHORE, [(0.4, LEVEL - 1), (1.8, LEVEL - 1), (1.8, -1.5), (0.4, -1.5)], "stone", caps=False)
    for x, y, _, turn in along(SHORE, 12.0, 0.5):
        with s.at(x, y, 0, turn):
            s.box((-0.6, -0.7, LEVEL - 1), (0.6, 0.3, 0.75), "concrete")
    s.put()
    water.railing(SHORE, inset=0.2)
    roads.lamp_posts(offset(SHORE, -5.6), 0, gap=22, kind=0, lift=0.48)
    for right, seed in ((-9.5, 1), (-15.0, 2)):
        rng = np.random.default_rng(seed)
        line = offset(SHORE, right)
        p = line[rng.random(len(line)) < 0.75]
        p = p + np.c_[rng.uniform(-1.5, 1.5, (len(p), 2)), np.zeros(len(p))]
        trees.plant(p[studio.in_view(p, 0.05)], (6, 11), ("leaf", "leaf_dark"), seed=seed)
    rng = np.random.default_rng(5)
    walk = offset(SHORE, -3.0)[rng.integers(60, 240, 40)] + np.c_[rng.uniform(-2, 2, (40, 2)), np.full(40, 0.48)]
    people.people(walk, seed=2)


def boats() -> None:
    """The red sail, and a few small dark boats at rest."""
    red = water.boat("sail").copy()
    for k, paint in enumerate(red.materials):
        red.materials[k] = material(
            {"fabric": "sailcloth", "oak": "walnut", "walnut": "bark"}.get(paint.name, paint.name)
        )
    put(red, 11, -196, LEVEL, 158)
    for x, y, kind, turn in (
        (-120, -90, "awning", 20),
        (-96, -98, "sampan", 170),
        (140, -60, "barge", 4),
        (-250, -24, "ferry", 2),
        (64, -120, "sampan", 40),
    ):
        put(water.boat(kind), x, y, LEVEL, turn)


def build() -> None:
    """Low over the water; the highest towers stand right of the middle, the left runs out into mist."""
    studio.light(HOUR, azimuth=199, elevation=12, sun=1.2, sky=0.95, exposure=0.1, mist=(400, 1050, 0.52))
    studio.camera((0, -330, 15), (0, 0, 15), lens=36, focus=(10, -150, 5), blur=0.12, shift=(0, -0.012))
    sea = Solid("sea")
    sea.box((-1500, -700, LEVEL - 3), (1500, 100, LEVEL), "still_water")
    sea.put()
    shore()
    boats()
    city.fill(
        (-430, 22, 430, 120),
        6,
        mix={"towers": 2, "offices": 2, "homes": 1, "shops": 1},
        low=3,
        high=11,
        cars=False,
        crowd=0,
    )
    for area, seed, count, low, high, gap in (
        ((-520, 130, -60, 420), 2, 46, 6, 19, 36),
        ((-60, 125, 60, 300), 5, 14, 12, 26, 34),
        ((40, 140, 190, 330), 8, 20, 21, 36, 34),
        ((190, 130, 520, 420), 4, 40, 9, 25, 36),
        ((-700, 430, 700, 800), 7, 70, 12, 34, 46),
    ):
        city.skyline(area, seed, count=count, low=low, high=high, gap=gap)
