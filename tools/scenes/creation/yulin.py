"""A rain forest under a geodesic glass dome, among laboratories, in the morning."""

from __future__ import annotations

import numpy as np

from ..kit import city, grounds, people, roads, studio, traffic, trees
from ..kit.buildings import building
from ..kit.dome import dome, porch
from ..kit.jungle import forest
from ..kit.solid import Solid, put

HOUR = "morning"
ZH = "实验楼间的玻璃圆顶，里面长着一片雨林"
EN = "A rain forest under a glass dome among laboratories"
FOCUS = (58, 48)
RADIUS = 27.0
SQUARE = 41.0
GATE = -63.0


def build() -> None:
    """The dome on its square, laboratories behind, a street in front."""
    studio.light(HOUR, mist=(260, 700, 0.62), exposure=0.1, sun=1.15)
    studio.camera((-34, -176, 54), (-11, 0, 11), lens=54, focus=(0, -24, 8), blur=0.5)
    b = Solid("ground")
    b.box((-600, -600, -5), (600, 900, 0), "birch")
    b.put()
    _garden()
    put(dome(RADIUS))
    put(porch(9), 0, -RADIUS + 0.6, 0)
    forest(RADIUS, 3)
    for x, y, z in ((-9, -8, 9), (9, -10, 7), (0, 4, 24), (14, 4, 12), (-14, 6, 13)):
        studio.lamp((x, y, z), 9000, "#fff3d0", 2.0)
    for kind, seed, w, d, floors, x, y, turn in (
        ("lab", 0, 56, 20, 4, -96, 12, 90),
        ("lab", 1, 60, 20, 6, 98, 8, -90),
        ("lab", 2, 52, 20, 7, -58, 92, 0),
        ("office", 1, 36, 26, 9, 4, 96, 0),
        ("lab", 3, 52, 20, 6, 64, 92, 0),
    ):
        put(building(kind, seed, w, d, floors), x, y, 0.1, turn)
    city.fill(
        (-330, 118, 330, 470), 4, mix={"labs": 3, "offices": 2, "towers": 1.2, "park": 0.5}, low=4, high=16, crowd=0
    )
    _street()


def _garden() -> None:
    """The square about the dome, lawns at its corners, trees, and people on the paths."""
    s = Solid("campus")
    s.box((-84, GATE, 0), (84, 78, 0.1), "stone", "paving")
    rng = np.random.default_rng(5)
    a = np.radians(np.linspace(0, 90, 17))
    for sx in (-1, 1):
        for sy, far in ((-1, -GATE - 3), (1, 74)):
            arc = (SQUARE + 2) * np.c_[np.cos(a), np.sin(a)]
            arc = arc[(arc[:, 0] > 5) & (arc[:, 1] > 5)]
            outline = np.r_[arc, [(5, far), (80, far), (80, 5)]] * (sx, sy)
            with s.at(0, 0, 0.1):
                grounds.lawn(s, outline if sx * sy > 0 else outline[::-1])
    s.put()
    bed = Solid("bed")
    bed.cylinder(RADIUS - 1.2, 0, 0.3, "stone", 64)
    bed.cylinder(RADIUS - 1.4, 0.3, 0.34, "frond_dark", 64)
    bed.box((-2.2, -RADIUS + 1.6, 0.35), (2.2, 3, 0.42), "paving")
    bed.put()
    people.crowd((-1.8, -RADIUS + 2, 1.8, 0), 8, 11, z=0.43)
    put(grounds.round_square(RADIUS + 0.8, SQUARE, 32))

    def lawn_only(p: np.ndarray) -> np.ndarray:
        return (np.hypot(p[:, 0], p[:, 1]) > SQUARE + 6) & (np.abs(p[:, 0]) > 8) & (np.abs(p[:, 1]) > 8)

    spots = trees.scatter((-78, GATE + 5), (78, 72), 8.5, 2, lawn_only)
    low = (spots[:, 1] < -20) & (spots[:, 0] < 0)
    trees.plant(np.c_[spots[~low], np.full((~low).sum(), 0.25)], (6, 10), seed=3)
    part = spots[low][rng.random(low.sum()) < 0.45]
    trees.plant(np.c_[part, np.full(len(part), 0.25)], (4, 6.5), seed=4)
    shrubs = trees.scatter(
        (-78, GATE + 4), (78, 72), 2.2, 9, lambda p: lawn_only(p) & (np.hypot(p[:, 0], p[:, 1]) < SQUARE + 9.5)
    )
    trees.bushes(np.c_[shrubs, np.full(len(shrubs), 0.25)], (0.6, 1.4), seed=5)
    for k in range(20):
        angle = np.radians(k * 18 + 4)
        if abs(np.cos(angle)) < 0.2 and np.sin(angle) < 0:
            continue
        x, y = (SQUARE - 3.0) * np.cos(angle), (SQUARE - 3.0) * np.sin(angle)
        if k % 2:
            put(grounds.bench(), x, y, 0.15, k * 18 + 4 - 90)
        else:
            put(grounds.planter(3.6, 1.4), x, y, 0.15, k * 18 + 4 - 90)
            trees.bushes(np.array([(x, y, 0.6)]), (0.9, 1.2), seed=k)
    people.crowd(
        (-SQUARE, -SQUARE, SQUARE, 0),
        90,
        6,
        z=0.15,
        keep_clear=lambda p: (
            (np.hypot(p[:, 0], p[:, 1]) < RADIUS + 2)
            | (np.hypot(p[:, 0], p[:, 1]) > SQUARE - 4)
            | ((np.abs(p[:, 0]) < 4) & (p[:, 1] > -RADIUS - 10) & (p[:, 1] < 0))
        ),
    )
    people.crowd((-4, GATE, 4, -SQUARE), 16, 7, z=0.12)


def _street() -> None:
    """A tree-lined street with cars along the gate."""
    path = np.stack([np.linspace(-300, 300, 121), np.full(121, GATE - 14.0), np.zeros(121)], 1)
    roads.road(path, 4)
    traffic.cars(path, 4, 3, gap=30)
    roads.lamp_posts(path, 8.6, both=True)
    roads.crossing(0, GATE - 14, 0, 13)
    x = np.arange(-120, 121, 8.0)
    x = x[np.abs(x) > 5]
    trees.plant(
        np.c_[x, np.full(len(x), GATE - 2.6), np.full(len(x), 0.25)],
        (5, 6.5),
        ("leaf", "leaf_light"),
        8,
        forms=("round", "tall"),
    )
    people.crowd((-70, GATE - 5.6, 70, GATE - 4.2), 26, 9, z=0.3)
