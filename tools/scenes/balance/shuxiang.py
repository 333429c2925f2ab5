"""A library at noon: readers at long tables with green lamps, shelves to the ceiling, light through tall windows."""

from __future__ import annotations

import numpy as np

from ..kit import furniture, people, rooms, studio, trees
from ..kit.materials_rooms import BOOKS
from ..kit.solid import Solid, put

HOUR = "noon"
ZH = "正午的图书馆：高高的书架前，读者坐在亮着绿罩灯的长桌旁"
EN = "A library at noon: readers at long tables with green lamps, before shelves to the ceiling"
FOCUS = (60, 52)

LEFT, RIGHT, END = -4.9, 6.4, 11.0
HIGH = 7.6
GALLERY = 3.2


def build() -> None:
    """Hall, shelves, tables, light."""
    studio.light(HOUR, azimuth=24, elevation=41, sun=2.6, sky=0.75, exposure=0.6, mist=(22, 50, 0.35))
    studio.camera((-2.7, -11.4, 4.0), (0.95, 1.6, 1.55), lens=42, focus=(1.9, -0.6, 1.2), blur=0.7)
    _hall()
    _shelves()
    _tables()
    studio.panel((-5, -10, 7), (2, 1, 1), 380, (5, 4), "#fff3e2")
    studio.panel((-4, 4, 7.4), (-6, 4, 3), 160, (6, 3), "#ffefd8")


def _hall() -> None:
    """Boards, the window wall on the right, the end wall, half a ceiling with beams."""
    s = Solid("hall")
    s.box((LEFT - 0.3, -18, -0.3), (RIGHT + 0.3, END + 0.3, 0), "ply", "floorboard")
    windows = rooms.even(28, 8, 2.3, 1.5, 6.6)
    with s.at(RIGHT, END, 0, -90):
        rooms.wall(s, 28, HIGH, windows, panes=(3, 6), thick=0.5, material="cream", cut="white")
        rooms.skirting(s, 28)
    with s.at(LEFT, END):
        rooms.wall(
            s, RIGHT - LEFT, HIGH, [(3.8, 7.1, 1.4, 6.7)], panes=(4, 7), thick=0.4, material="cream", cut="white"
        )
    with s.at(LEFT, -18, 0, 90):
        rooms.wall(s, END + 18, HIGH, thick=0.3, material="cream", cut="white")
    s.box((0.6, -18, HIGH + 0.02), (RIGHT + 0.5, END + 0.3, HIGH + 0.2), "white", floor=True)
    for y in np.arange(-14.5, END, 3.5):
        s.box((LEFT, y - 0.14, HIGH - 0.45), (RIGHT, y + 0.14, HIGH), "oak", floor=True)
    s.put()
    rng = np.random.default_rng(3)
    s = Solid("daylight")
    s.quads(
        [
            [(-40, 40, -6), (40, 40, -6), (40, 40, 14), (-40, 40, 14)],
            [(34, 40, -6), (34, -30, -6), (34, -30, 14), (34, 40, 14)],
        ],
        "daylight",
    )
    s.put()
    trees.plant([(rng.uniform(11, 15), y, -3) for y in np.arange(-10, 14, 3)], (6, 8), ("leaf_light", "leaf"), 2)
    trees.plant([(x, rng.uniform(17, 22), -2) for x in np.arange(-7, 9, 3)], (6, 8), ("leaf_light", "leaf"), 4)


def _shelves() -> None:
    """Two storeys of shelves with a gallery on the left and at the end, low ones below the windows, two ladders."""
    rng = np.random.default_rng(8)
    wide = 1.3

    def stand(x: float, y: float, z: float, turn: float, height: float, rows: int) -> None:
        put(furniture.shelf(wide, height, rows, int(rng.integers(7)), 0.36), x, y, z, turn)

    for y in np.arange(-9.5, END - 0.4, wide):
        stand(LEFT + 0.2, y, 0, 90, GALLERY - 0.2, 7)
        stand(LEFT + 0.2, y, GALLERY + 0.12, 90, 2.9, 7)
    for x in (*np.arange(LEFT + 0.9, -1.2, wide), *np.arange(3.0, RIGHT, wide)):
        stand(x, END - 0.2, 0, 0, GALLERY - 0.2, 7)
        stand(x, END - 0.2, GALLERY + 0.12, 0, 2.9, 7)
    for y in np.arange(-9.5, END, wide * 1.02):
        stand(RIGHT - 0.2, y, 0, -90, 1.2, 3)
    s = Solid("gallery")
    s.box((LEFT + 0.4, 0.1, GALLERY - 0.06), (LEFT + 1.35, END - 0.4, GALLERY + 0.08), "oak", floor=True)
    x = LEFT + 1.3
    for y in np.arange(0.2, END - 0.4, 0.7):
        s.box((x - 0.008, y - 0.008, GALLERY + 0.08), (x + 0.008, y + 0.008, GALLERY + 0.98), "black")
    for z in (0.35, 0.65):
        s.box((x - 0.008, 0.2, GALLERY + z), (x + 0.008, END - 0.4, GALLERY + z + 0.016), "black", floor=True)
    s.box((x - 0.035, 0.2, GALLERY + 0.98), (x + 0.035, END - 0.4, GALLERY + 1.04), "walnut", floor=True)
    for y in np.arange(0.25, END - 0.5, wide * 2):
        s.box((LEFT + 0.4, y - 0.06, GALLERY - 0.34), (LEFT + 1.3, y + 0.06, GALLERY - 0.06), "oak", floor=True)
    for y in (2.2, 7.4):
        for side in (-0.23, 0.23):
            s.tube([(LEFT + 1.3, y + side, 0.02), (LEFT + 0.46, y + side, GALLERY - 0.1)], 0.024, "walnut", 8)
        for k in range(1, 10):
            t = k / 10
            s.tube(
                [
                    (LEFT + 1.3 - 0.84 * t, y - 0.23, (GALLERY - 0.1) * t),
                    (LEFT + 1.3 - 0.84 * t, y + 0.23, (GALLERY - 0.1) * t),
                ],
                0.017,
                "walnut",
                6,
            )
    s.put()
    for x, y, z, turn, pose, seed in (
        (LEFT + 1.1, 5.2, 0, 184, "reach", 3),
        (LEFT + 0.95, 3.0, GALLERY + 0.08, 175, "reach", 2),
        (-3.0, 7.2, 0, -70, "carry", 4),
        (-2.4, 3.2, 0, -100, "carry", 1),
        (-1.9, 9.0, 0, 100, "paper", 2),
        (3.8, END - 1.1, 0, 90, "reach", 5),
    ):
        put(people.person(pose, seed, fine=True), x, y, z, turn)


def _tables() -> None:
    """Long tables in two columns, lamps along their middle, chairs and readers on both sides, books and papers."""
    rng = np.random.default_rng(21)
    length, depth, z = 4.2, 1.35, 0.76
    for x in (0.55, 3.95):
        for y in (-4.6, 0.6, 5.8):
            put(furniture.table(length, depth, z, "oak"), x, y, 0, 90)
            for v in (-1.2, 0.0, 1.2):
                put(furniture.lamp("shade_green", 0.52), x, y + v, z, 90)
            for side in (-1, 1):
                for v in (-1.45, -0.5, 0.5, 1.45):
                    _seat(rng, x, y + v, side, z)


def _seat(rng: np.random.Generator, x: float, y: float, side: int, z: float) -> None:
    """A chair, perhaps its reader, and what lies before it."""
    taken = rng.random() < 0.66
    out = x + side * (0.98 if taken else rng.uniform(0.82, 1.0))
    turn = 180 if side > 0 else 0
    put(furniture.chair(), out, y, 0, turn + rng.normal(0, 5 if taken else 12))
    at = x + side * rng.uniform(0.36, 0.42)
    if taken:
        pose = ("write", "read", "write", "sit")[int(rng.integers(4))]
        put(
            people.person(pose, int(rng.integers(6)), fine=True),
            out - side * 0.03,
            y,
            0,
            turn + rng.normal(0, 5),
            rng.uniform(0.95, 1.02),
        )
        if pose != "read":
            put(furniture.book(str(rng.choice(BOOKS)), opened=True), at, y, z, turn + 90 + rng.normal(0, 6))
    for k in range(int(rng.integers(0, 4))):
        put(furniture.book(str(rng.choice(BOOKS))), x + side * 0.3, y + 0.3, z + 0.037 * k, rng.uniform(0, 60))
