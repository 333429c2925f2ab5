"""The Tianyi quarter at dusk: a square under strings of lanterns, arcades, an office block lit floor by floor."""

import numpy as np

from ..kit import heritage, people, studio, trees
from ..kit.arcade import arcade, open_tower
from ..kit.city import skyline
from ..kit.solid import Solid, put

HOUR = "dusk"
ZH = "灯笼下的天一广场和一层层亮起的楼"
EN = "Tianyi square under lanterns, and an office block lit floor by floor"
FOCUS = (60, 50)

TOWER = (26.0, 40.0)
FLOORS, STOREY = 13, 3.9
LIT = (0, 1, 2, 3, 4, 5, 6, 7, 9)


def build() -> None:
    """Arcades about a square with a round pool; the block rises behind its corner."""
    studio.light(HOUR, mist=(190, 560, 0.6), exposure=0.0)
    studio.camera((-62, -128, 43), (2, 12, 13.5), lens=46, focus=(14, 18, 12), blur=0.5)
    _ground()
    put(open_tower(FLOORS, LIT), *TOWER, 0, 0)
    for bays, floors, seed, x, y, turn in (
        (9, 2, 1, -28, 40, 0),
        (7, 2, 0, 66, 40, 0),
        (8, 3, 2, -70, 12, 90),
        (8, 2, 1, 72, -2, -90),
        (5, 2, 2, 72, -42, -90),
    ):
        put(arcade(bays, floors, seed), x, y, 0, turn)
    skyline((-260, 90, 300, 420), 5, count=46, low=9, high=30)
    _people()
    _lanterns()


def _ground() -> None:
    s = Solid("ground")
    s.box((-500, -260, -6), (500, 700, 0), "grey")
    s.box((-56, -70, 0), (63, 31, 0.1), "paving")
    s.put()
    s = Solid("pattern")
    for r in (17.0, 24.0, 31.0):
        a = np.linspace(0, 2 * np.pi, 97)
        ring = np.c_[np.cos(a), np.sin(a)]
        s.grid(
            np.stack([np.c_[ring * (r + 0.9), np.full(97, 0.13)], np.c_[ring * r, np.full(97, 0.13)]])[::-1],
            "stone",
            smooth=False,
        )
    for t in np.arange(0, 360, 15):
        with s.at(turn=t):
            s.box((17.9, -0.2, 0.1), (24.0, 0.2, 0.125), "stone")
    s.revolve(
        [(11.6, 0.1), (11.6, 0.55), (11.4, 0.62), (10.4, 0.62), (10.3, 0.5), (10.3, 0.3)], "concrete", 72, caps=False
    )
    s.revolve([(0.01, 0.42), (10.3, 0.42)], "water", 64, caps=False)
    s.revolve(
        [
            (3.2, 0.3),
            (3.1, 0.75),
            (2.7, 0.9),
            (0.9, 0.95),
            (0.7, 1.6),
            (1.9, 2.0),
            (2.0, 2.15),
            (0.5, 2.1),
            (0.35, 3.0),
            (0.9, 3.2),
            (0.01, 3.25),
        ],
        "brass",
        40,
    )
    s.put(2, -12, 0)


def _people() -> None:
    def pool(p: np.ndarray) -> np.ndarray:
        return np.hypot(p[:, 0] - 2, p[:, 1] + 12) < 12.5

    people.crowd((-48, -60, 56, 28), 230, 4, pool, z=0.1)
    people.crowd((-50, 29, 10, 34), 30, 5, z=0.14)
    rng = np.random.default_rng(3)
    spots = []
    for k in LIT[1:]:
        x = rng.uniform(-11, 11, 9)
        spots.append(
            np.c_[TOWER[0] + x, np.full(9, TOWER[1] - 10 + 1.2) + rng.uniform(-0.6, 0.6, 9), np.full(9, k * STOREY)]
        )
        spots.append(np.c_[np.full(4, TOWER[0] - 12.5 + 1.2), TOWER[1] + rng.uniform(-8, 8, 4), np.full(4, k * STOREY)])
    people.people(np.concatenate(spots), 6)
    planters = np.concatenate(
        [
            np.c_[TOWER[0] + rng.uniform(-11, 11, 5), np.full(5, TOWER[1] - 9.4), np.full(5, k * STOREY)]
            for k in (1, 2, 4, 6, 7)
        ]
    )
    trees.bushes(planters, (0.9, 1.5), seed=3)
    ring = np.radians(np.arange(0, 360, 30) + 15)
    at = np.c_[2 + 28 * np.cos(ring), -12 + 28 * np.sin(ring)]
    trees.plant(at[at[:, 1] > -34], (5, 7), ("leaf_dark", "leaf"), seed=4)


def _lanterns() -> None:
    """Strings from masts round the square to a high one by the pool; lamps where they hang."""
    s = Solid("mast")
    s.cylinder(0.16, 0, 9.5, "walnut", 12)
    s.revolve([(0.4, 0), (0.4, 0.5), (0.2, 0.7)], "stone", 16)
    s.revolve([(0.16, 9.5), (0.3, 9.6), (0.01, 10.1)], "brass", 12)
    mast = s.mesh()
    ends = np.array([(2 + 38 * np.cos(a), -12 + 34 * np.sin(a)) for a in np.radians(np.arange(10, 370, 40))])
    for k, (x, y) in enumerate(ends):
        put(mast, x, y, 0.1)
        u, v = ends[(k + 1) % len(ends)]
        heritage.lanterns((x, y, 9.2), (u, v, 9.2), 8, sag=1.6, size=1.25)
        heritage.lanterns((x, y, 9.2), (2 + (x - 2) * 0.32, -12 + (y + 12) * 0.32, 11.5), 6, sag=1.3, size=1.1)
        studio.lamp((x * 0.7, -12 + (y + 12) * 0.7, 6.5), 850, "#ff8648", 1.2)
    for x in (-46, -28, -10):
        studio.lamp((x, 33.4, 3.6), 420, "#ffbe7a", 0.6)
    for x in (16, 26, 36):
        studio.lamp((x, 27.5, 3.2), 700, "#ffc890", 0.8)
    for k in (3, 6, 9):
        studio.lamp((TOWER[0] - 2, TOWER[1] - 16, k * STOREY), 800, "#ffc890", 2.0)
