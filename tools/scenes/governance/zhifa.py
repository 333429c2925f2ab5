"""Law officers walk down a street at dusk, each with a handheld that shines faintly; shops and lanterns behind."""

from __future__ import annotations

import numpy as np

from ..kit import city, grounds, heritage, materials_rooms, people, roads, studio, trees  # noqa: F401
from ..kit.solid import Solid, put

HOUR = "dusk"
ZH = "黄昏的街上，一队执法人员走来，手里的手持机亮着微光"
EN = "Officers walking down a street at dusk, the handhelds in their hands shining faintly"
FOCUS = (60, 54)

# x, y, direction, pose, seed: the team, from front to back
TEAM = (
    (1.15, 0.0, -98, "hold_walk", 1),
    (2.35, 0.75, -94, "hold", 2),
    (0.05, 1.0, -92, "hold_walk", 4),
    (1.5, 2.1, -100, "hold_walk", 0),
    (2.95, 2.7, -96, "hold_walk", 5),
    (-0.55, 3.0, -86, "hold", 3),
    (1.0, 4.4, -95, "hold_walk", 2),
    (2.5, 5.2, -92, "hold", 1),
)
EDGE = 7.5  # metres from the middle of the street to the fronts


def build() -> None:
    """Street, shops, team, passers-by, lights."""
    studio.light(HOUR, sun=0.9, sky=1.3, exposure=0.2, mist=(20, 130, 0.55))
    studio.camera((-1.7, -8.4, 2.15), (0.35, 1.0, 1.5), lens=47, focus=(1.3, 0.3, 1.3), blur=1.0)
    _street()
    _shops()
    _lanterns()
    _people()
    studio.panel((-5.5, -8.5, 5.5), (1.3, 1.5, 1.2), 260, (4, 3), "#c7b2ee")
    studio.panel((6.2, -3.0, 3.2), (1.3, 1.5, 1.2), 130, (2, 2), "#ffc080")


def _street() -> None:
    """Old flagstones, a gutter line, kerbs, lamp posts, planters and trees."""
    s = Solid("street")
    s.box((-80, -30, -2), (80, 160, 0), "flagstone")
    for x in (-EDGE + 2.2, EDGE - 2.2):
        s.box((x - 0.16, -30, 0.002), (x + 0.16, 120, 0.014), "stone")
    s.put()
    rng = np.random.default_rng(2)
    for side in (-1, 1):
        for y in np.arange(2.5 if side < 0 else 6, 80, 9):
            put(roads.lamp_post(0), side * (EDGE - 2.6), y, 0, 0, 0.95)
            studio.lamp((side * (EDGE - 2.6), y, 3.6), 60 if y < 40 else 40, "#ffb870", 0.25)
        trees.plant(
            [(side * (EDGE - 2.4), y + rng.uniform(-0.5, 0.5)) for y in np.arange(9 if side < 0 else 12.5, 80, 9)],
            (4.5, 6),
            ("leaf_dark", "leaf"),
            3 + side,
        )
    put(grounds.bench(), -EDGE + 2.9, 5.6, 0, 90)
    put(grounds.planter(), EDGE - 2.9, 3.2, 0, 90)


def _shops() -> None:
    """Shop fronts with lit panes, awnings, old tiled houses among them; a tower or two far down."""
    rng = np.random.default_rng(9)
    s = Solid("fronts")
    for side in (-1, 1):
        y = -9.0
        while y < 95:
            w = float(rng.uniform(4.2, 6.5))
            _front(s, rng, side, y, w)
            y += w
    s.put()
    city.skyline((-70, 100, 70, 190), 5, count=22, low=10, high=26, gap=16)


def _front(s: Solid, rng: np.random.Generator, side: int, y: float, w: float) -> None:
    """One shop: a lit window and door below, an awning or a tiled eave, shuttered windows above, a cornice."""
    high = float(rng.choice((6.2, 6.8, 8.6)))
    wall = ("plaster", "white", "card", "brick")[int(rng.integers(4))]
    with s.at(side * EDGE, y + w / 2, 0, -90 * side):  # local -y looks at the street
        h = w / 2
        s.box((-h, 0.0, 3.2), (h, 8, high), wall)
        s.box((-h, 0.5, 0), (h, 8, 3.2), wall)
        for x in (-h + 0.2, h - 0.2):
            s.box((x - 0.2, -0.06, 0), (x + 0.2, 0.5, 3.2), wall)
        s.box((-h, -0.12, high), (h, 8, high + 0.25), "stone")
        s.quads([[(-h + 0.4, 0.3, 0.45), (h - 1.5, 0.3, 0.45), (h - 1.5, 0.3, 2.7), (-h + 0.4, 0.3, 2.7)]], "pane")
        s.quads([[(h - 1.35, 0.3, 0.05), (h - 0.4, 0.3, 0.05), (h - 0.4, 0.3, 2.7), (h - 1.35, 0.3, 2.7)]], "pane")
        s.box((-h + 0.4, 0.22, 0), (h - 1.45, 0.4, 0.5), "walnut", floor=True)
        for x in (*np.linspace(-h + 0.42, h - 1.47, 4), h - 0.87):
            s.box((x - 0.04, 0.2, 0.4), (x + 0.04, 0.32, 2.75), "walnut")
        s.box((-h + 0.4, 0.18, 2.2), (h - 0.4, 0.31, 2.28), "walnut", floor=True)
        s.box((-h + 0.4, 0.12, 2.7), (h - 0.4, 0.5, 3.2), "walnut", floor=True)
        for k in range(5):  # goods in the window
            x = -h + 0.7 + k * (w - 2.4) / 5
            s.box(
                (x, 0.23, 0.5),
                (x + 0.26, 0.29, 0.5 + rng.uniform(0.2, 0.7)),
                ("cloth_sand", "cloth_clay", "cloth_ink", "white")[int(rng.integers(4))],
            )
        kind = rng.random()
        if kind < 0.55:
            n = 10
            for k in range(n):
                x0, x1 = -h + 0.25 + k * (w - 0.5) / n, -h + 0.25 + (k + 1) * (w - 0.5) / n
                name = "fabric" if k % 2 else "canvas_sand"
                s.quads([[(x0, -1.25, 2.65), (x1, -1.25, 2.65), (x1, 0.0, 3.25), (x0, 0.0, 3.25)]], name)
                s.quads([[(x0, -1.252, 2.45), (x1, -1.252, 2.45), (x1, -1.252, 2.65), (x0, -1.252, 2.65)]], name)
        elif kind < 0.85:
            s.faces(
                [
                    (-h, -0.95, 3.25),
                    (h, -0.95, 3.25),
                    (h, 0.02, 3.75),
                    (-h, 0.02, 3.75),
                    (-h, -0.95, 3.15),
                    (h, -0.95, 3.15),
                ],
                [(0, 1, 2, 3), (4, 5, 1, 0)],
                "tile",
            )
            for x in np.arange(-h + 0.1, h, 0.28):
                s.tube([(x, -0.97, 3.3), (x, 0.02, 3.8)], 0.05, "tile", 6)
        for z in np.arange(4.0, high - 1.2, 2.3):
            for x in np.linspace(-h + 1.1, h - 1.1, max(2, round(w / 2))):
                s.box((x - 0.5, -0.03, z - 0.06), (x + 0.5, 0.03, z + 1.46), "walnut", floor=True)
                s.quads(
                    [
                        [
                            (x - 0.42, -0.035, z),
                            (x + 0.42, -0.035, z),
                            (x + 0.42, -0.035, z + 1.4),
                            (x - 0.42, -0.035, z + 1.4),
                        ]
                    ],
                    "window_" + "aabcd"[int(rng.integers(5))],
                )
                s.box((x - 0.02, -0.05, z), (x + 0.02, -0.03, z + 1.4), "walnut")
                s.box((x - 0.42, -0.05, z + 0.9), (x + 0.42, -0.03, z + 0.94), "walnut")
                s.box((x - 0.6, -0.14, z - 0.14), (x + 0.6, 0.0, z - 0.06), "stone", floor=True)
    if y < 30:
        studio.panel(
            (side * (EDGE - 0.4), y + w / 2, 2.3), (side * (EDGE - 4), y + w / 2, 0), 42, (w - 1.4, 1.6), "#ffb46a"
        )


def _lanterns() -> None:
    """Strings of red lanterns across the street, and pairs beside the doors."""
    for y in (5.5, 10.0, 16.0, 23.0, 31.0, 41.0):
        heritage.lanterns((-EDGE, y - 0.6, 5.0), (EDGE, y + 0.6, 4.8), 9, sag=0.8, size=0.62)
        if y < 32:
            for x in (-3.2, 1.0, 4.4):
                studio.lamp((x, y, 4.3), 20, "#ff8a50", 0.35)
    for side in (-1, 1):
        for y in np.arange(-3, 40, 5.2):
            put(heritage.lantern(0.6), side * (EDGE - 0.7), y, 3.1)


def _people() -> None:
    """The team in ink-blue with caps; passers-by along the shops."""
    for x, y, turn, pose, seed in TEAM:
        put(
            people.person(pose, seed, fine=True, dress=("cloth_shirt", "cloth_uniform"), cap="cloth_uniform"),
            x,
            y,
            0,
            turn,
        )
        a = np.radians(turn)
        studio.lamp((x + 0.28 * np.cos(a), y + 0.28 * np.sin(a), 1.40), 0.4, "#6fe8da", 0.06)
    rng = np.random.default_rng(12)
    for side in (-1, 1):
        for y in np.arange(1.5, 46, 1.7):
            if rng.random() < 0.6:
                pose = ("walk", "talk", "stand", "carry", "wait")[int(rng.integers(5))]
                put(
                    people.person(pose, int(rng.integers(6)), fine=y < 12),
                    side * rng.uniform(EDGE - 2.0, EDGE - 1.3),
                    y,
                    0,
                    rng.choice((90, -90)) + rng.normal(0, 40),
                )
    people.crowd((-4.5, 13, 4.5, 60), 34, 3, gap=0.9)
