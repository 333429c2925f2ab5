"""Pairs of law officers on their evening round, at stalls in a lane under lanterns; the same list lit in each hand."""

from __future__ import annotations

import numpy as np

from ..kit import city, furniture, grounds, heritage, people, roads, studio, trees
from ..kit.solid import Solid, put

HOUR = "dusk"
ZH = "灯笼下的小巷，执法人员两人一组在摊位前和居民说话，手持机亮着同样的清单"
EN = "A lane under lanterns: pairs of officers talk with people at the stalls, the same list lit on their handhelds"
FOCUS = (68, 56)

EDGE = 5.6  # metres from the middle of the lane to the fronts
STALLS = (  # x, y, turn, width, seed, stripe
    (3.35, 1.35, -52, 3.0, 1, "red"),
    (3.75, 6.9, -82, 3.0, 2, "canvas_sand"),
    (3.75, 11.4, -86, 3.0, 3, "cloth_sage"),
    (3.75, 16.6, -88, 3.0, 4, "red"),
    (-3.9, 9.0, 84, 3.0, 5, "canvas_sand"),
    (-3.9, 14.6, 88, 3.0, 6, "red"),
)
# x, y, direction, pose, seed: four pairs, from front to back
TEAM = (
    (1.95, 0.55, 24, "consult", 1),
    (1.05, 0.30, 28, "wait", 6),
    (1.55, 6.1, 35, "enter", 1),
    (1.95, 7.3, -25, "talk", 2),
    (0.75, 9.9, 148, "consult", 4),
    (0.95, 10.8, 195, "stand", 1),
    (1.6, 14.6, 50, "enter", 3),
    (2.1, 15.6, 0, "talk", 0),
)
# x, y, direction, pose, seed, size, dress: who they talk with
FOLK = (
    (3.25, 1.3, 216, "offer", 6, 1.0, ("book_wine", "cloth_coal")),
    (3.0, -0.75, 104, "carry", 6, 0.97, ("cloth_umber", "cloth_coal")),
    (2.62, -0.62, 60, "stand", 5, 0.62, ("persimmon", "cloth_ink")),
    (3.9, 6.7, 190, "talk", 1, 1.0, None),
    (-0.05, 10.4, -15, "wait", 3, 0.95, None),
    (3.9, 11.5, 185, "work", 3, 1.0, None),
    (2.3, 11.0, 20, "carry", 4, 1.0, None),
    (3.9, 16.2, 190, "stand", 0, 1.0, None),
    (-2.72, 5.2, 0, "sit", 2, 0.97, None),
    (-2.72, 6.0, 12, "sit", 5, 1.0, None),
    (-3.9, 9.2, -10, "work", 4, 1.0, None),
    (-3.9, 14.4, 0, "stand", 5, 1.0, None),
)


def build() -> None:
    """Lane, shops, stalls, team, passers-by, lights."""
    studio.light(HOUR, sun=0.9, sky=1.2, exposure=0.0, mist=(20, 130, 0.55))
    studio.camera((-0.2, -8.9, 2.7), (0.62, 1.0, 1.52), lens=45, focus=(2.0, 0.5, 1.2), blur=0.42)
    _street()
    _shops()
    _stalls()
    _lanterns()
    _people()
    studio.panel((-4.5, -8.5, 5.5), (1.6, 0.5, 1.2), 170, (4, 3), "#c7b2ee")
    studio.panel((4.8, -5.0, 3.6), (1.6, 0.5, 1.2), 90, (2, 2), "#ffc080")


def _street() -> None:
    """Old flagstones, a gutter line, a bench, trees, lamp posts farther down."""
    s = Solid("street")
    s.box((-80, -30, -2), (80, 160, 0), "flagstone")
    for x in (-EDGE + 2.2, EDGE - 2.2):
        s.box((x - 0.16, -30, 0.002), (x + 0.16, 120, 0.014), "stone")
    s.put()
    rng = np.random.default_rng(2)
    for side in (-1, 1):
        for y in np.arange(27, 80, 9):
            put(roads.lamp_post(0), side * (EDGE - 2.6), y, 0, 0, 0.95)
            studio.lamp((side * (EDGE - 2.6), y, 3.6), 60 if y < 40 else 40, "#ffb870", 0.25)
        trees.plant(
            [(side * (EDGE - 2.4), y + rng.uniform(-0.5, 0.5)) for y in np.arange(9 if side < 0 else 12.5, 80, 9)],
            (4.5, 6),
            ("leaf_dark", "leaf"),
            3 + side,
        )
    put(grounds.bench(), -EDGE + 2.9, 5.6, 0, 90)


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


def _stalls() -> None:
    """Greengrocers' stalls along both sides, a warm bulb in each."""
    for x, y, turn, wide, seed, stripe in STALLS:
        put(furniture.market(wide, seed, stripe), x, y, 0, turn)
        a = np.radians(turn - 90)
        studio.lamp((x + 0.55 * np.cos(a), y + 0.55 * np.sin(a), 2.05), 36 if y < 3 else 30, "#ffb066", 0.12)


def _people() -> None:
    """The team in light blue shirts and caps; keepers, customers and strollers."""
    for x, y, turn, pose, seed in TEAM:
        dress = ("cloth_shirt", "cloth_uniform")
        put(people.person(pose, seed, fine=True, dress=dress, cap="cloth_uniform"), x, y, 0, turn)
        if pose in ("consult", "enter"):
            a = np.radians(turn)
            studio.lamp((x + 0.2 * np.cos(a), y + 0.2 * np.sin(a), 1.36), 0.25 if y < 3 else 1.2, "#c8f2e4", 0.06)
    for x, y, turn, pose, seed, size, dress in FOLK:
        put(people.person(pose, seed, fine=y < 12, dress=dress), x, y, 0, turn, size)
    people.crowd((-3.0, 18, 3.0, 60), 34, 3, gap=0.9)
