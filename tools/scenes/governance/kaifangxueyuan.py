"""A tower cut open at dusk: one floor is a lit classroom full of people.

The floors above and below are dim; the city lies behind.
"""

from __future__ import annotations

import numpy as np

from ..kit import city, furniture, people, rooms, studio
from ..kit.solid import Solid, put

HOUR = "dusk"
ZH = "剖开的高楼，其中一层是亮着灯的教室，人们正在听课"
EN = "A tower cut open, one floor a lit classroom with people learning"
FOCUS = (61, 51)

STOREY = 4.2
LIT = 4  # which floor
BASE = LIT * STOREY
X0, X1, Y0, Y1 = -9.0, 9.0, 0.0, 11.0  # the cut runs along y = 0, metres
FLOORS = 8


def build() -> None:
    """Tower, classroom, dim floors, city, lights."""
    studio.light(HOUR, sun=0.6, sky=0.8, exposure=0.15, mist=(45, 330, 0.7))
    studio.camera((-14.5, -23.5, BASE + 6.6), (-3.9, 2.5, BASE + 1.9), lens=42, focus=(1.0, 2.5, BASE + 1.5), blur=0.65)
    _frame()
    _classroom()
    for floor in range(LIT - 3, FLOORS):
        if floor != LIT:
            _dim(floor)
    _city()
    _lights()


def _frame() -> None:
    """Slabs with a sawn plywood edge, columns, a core, back and side walls with windows, ceilings with lamps."""
    s = Solid("tower")
    wide, deep = X1 - X0, Y1 - Y0
    for floor in range(LIT - 3, FLOORS + 1):
        z = floor * STOREY
        s.box((X0 - 0.3, Y0 - 0.35, z - 0.5), (X1 + 0.3, Y1 + 0.3, z - 0.03), "ply", floor=True)
        s.box(
            (X0 - 0.3, Y0 - 0.34, z - 0.03),
            (X1 + 0.3, Y1 + 0.3, z),
            "ply",
            "floorboard" if floor == LIT else "floor_dark",
        )
        if floor == FLOORS:
            continue
        openings = rooms.even(wide, 6, 2.2, 0.8, 3.1)
        with s.at(X0, Y1, z):
            rooms.wall(s, wide, STOREY - 0.5, openings, 0.3, "white", "black", (2, 1), "white", 0.05)
        with s.at(X0, Y0, z, 90):
            rooms.wall(
                s, deep, STOREY - 0.5, rooms.even(deep, 4, 2.0, 0.8, 3.1), 0.3, "white", "black", (2, 1), "white", 0.05
            )
        with s.at(X1, Y1, z, -90):
            rooms.wall(
                s, deep, STOREY - 0.5, rooms.even(deep, 4, 2.0, 0.8, 3.1), 0.3, "white", "black", (2, 1), "white", 0.05
            )
        for x in (X0 + 0.25, -3.2, 3.2, X1 - 0.25):
            s.box((x - 0.22, Y0 - 0.02, z), (x + 0.22, Y0 + 0.42, z + STOREY - 0.5), "white")
            if abs(x) < 5:
                s.box((x - 0.2, 9.2, z), (x + 0.2, 9.6, z + STOREY - 0.5), "white")
        for y in np.arange(1.2, Y1, 2.3):
            s.box((X0 + 0.4, y - 0.05, z + STOREY - 0.78), (X1 - 0.4, y + 0.05, z + STOREY - 0.5), "birch", floor=True)
    with s.at(0, 0, BASE + STOREY - 0.62):
        for y in (2.3, 4.6, 6.9, 9.2):
            for x in (-6.4, -2.2, 2.2, 6.4):
                s.box((x - 0.9, y - 0.09, -0.06), (x + 0.9, y + 0.09, 0.0), "ceiling_light", floor=True)
    # Fins on the outer side wall, seen from the street.
    for y in np.arange(Y0 + 0.4, Y1, 1.25):
        s.box((X0 - 0.62, y - 0.06, (LIT - 3) * STOREY), (X0 - 0.31, y + 0.06, FLOORS * STOREY), "white", floor=True)
    s.put()


def _classroom() -> None:
    """Rows of tables with learners, a teacher in red before a board with plain shapes, shelves, plants."""
    rng = np.random.default_rng(17)
    z = BASE
    s = Solid("board")
    with s.at(X1 - 0.06, 5.2, z, -90):
        s.block((5.6, 0.06, 1.9), "walnut", (0, -0.04, 1.9), 0.02)
        s.quads([[(-2.7, -0.075, 1.02), (2.7, -0.075, 1.02), (2.7, -0.075, 2.78), (-2.7, -0.075, 2.78)]], "paper")
        for k in range(6):
            h = 0.25 + 0.16 * k
            s.box(
                (-2.2 + k * 0.36, -0.085, 1.3),
                (-1.98 + k * 0.36, -0.076, 1.3 + h),
                "cloth_clay" if k == 4 else "cloth_slate",
            )
        t = np.linspace(0, 2 * np.pi, 33)
        for r in (0.55, 0.36):
            ring = np.c_[1.1 + r * np.cos(t), np.full(33, -0.085), 1.9 + r * np.sin(t)]
            s.tube(ring, 0.016, "cloth_slate", 5)
    s.block((0.5, 1.1, 1.05), "walnut", (X1 - 2.0, 3.0, z + 0.53), 0.03)
    s.put()
    put(people.person("point", 3, fine=True, dress=("red", "cloth_coal")), X1 - 1.7, 4.5, z, 165)
    for x in (4.2, 2.2, 0.2, -1.8, -3.8, -5.8):
        for y in (2.1, 4.9, 7.7):
            put(furniture.table(2.3, 0.62, 0.74, "oak", "enamel"), x, y, z, 90)
            for v in (-0.55, 0.55):
                put(furniture.chair(), x - 0.62, y + v, z, rng.normal(0, 5))
                if rng.random() < 0.86:
                    put(
                        people.person(
                            ("write", "sit", "write", "read")[int(rng.integers(4))], int(rng.integers(6)), fine=True
                        ),
                        x - 0.64,
                        y + v,
                        z,
                        rng.normal(0, 6),
                        rng.uniform(0.94, 1.02),
                    )
                if rng.random() < 0.7:
                    put(
                        furniture.book(("book_navy", "book_rust", "book_tan")[int(rng.integers(3))], opened=True),
                        x - 0.05,
                        y + v,
                        z + 0.742,
                        -90 + rng.normal(0, 8),
                    )
    for k, x in enumerate(np.arange(-7.6, -3.5, 1.25)):
        put(furniture.shelf(1.2, 2.1, 5, k), x, Y1 - 0.3, z)
    put(furniture.plant_pot(1, 1.6), X1 - 0.8, Y1 - 0.8, z)
    put(furniture.plant_pot(2, 1.4), X0 + 0.9, 0.9, z)
    put(people.person("paper", 2, fine=True), -7.4, 3.4, z, 10)
    put(people.person("talk", 4, fine=True), -7.3, 6.4, z, -20)
    put(people.person("stand", 1, fine=True), -6.9, 5.8, z, 130)


def _dim(floor: int) -> None:
    """A dim floor: desks with faint displays, a few people who work late, shelves."""
    rng = np.random.default_rng(40 + floor)
    z = floor * STOREY
    for x in np.arange(X0 + 1.9, X1 - 1, 2.7):
        for y in (2.0, 4.6, 8.2):
            if rng.random() < 0.72:
                put(furniture.desk(1.6, int(rng.integers(4)), "display"), x, y, z, 180 * int(rng.integers(2)))
                put(furniture.office_chair("cloth_slate"), x, y - 0.8, z, 90 + rng.normal(0, 25))
    for x, y in rng.uniform((X0 + 1.2, 1.0), (X1 - 1, 9), (3, 2)):
        put(
            people.person(("stand", "walk", "talk")[int(rng.integers(3))], int(rng.integers(6)), fine=True),
            x,
            y - y % 1.3 + 0.4,
            z,
            rng.uniform(0, 360),
        )


def _city() -> None:
    """Streets below and towers with lights around, kept clear of the tower."""

    def clear(p: np.ndarray) -> np.ndarray:
        return (np.abs(p[:, 0]) < 24) & (p[:, 1] > -60) & (p[:, 1] < 26)

    s = Solid("ground")
    s.box((-500, -80, -2), (500, 600, -0.02), "asphalt")
    s.put()
    city.fill((-190, 22, 170, 230), 6, low=4, high=11, keep_clear=clear, crowd=0.0, cars=True)
    city.skyline((-330, 180, 330, 520), 8, count=60, low=10, high=24, gap=26)


def _lights() -> None:
    """The classroom's ceiling, a glow on other floors, dusk on the sawn edge."""
    for x in (-6.0, -2.0, 2.0, 6.0):
        for y in (2.6, 7.2):
            studio.panel((x, y, BASE + STOREY - 0.85), (x, y, BASE), 78, (3.2, 3.2), "#ffc98c")
    studio.lamp((X1 - 2.2, 5.0, BASE + 2.9), 40, "#ffd9a8", 0.4)
    for floor, power in ((LIT - 2, 5), (LIT - 1, 9), (LIT + 1, 9), (LIT + 2, 5)):
        studio.panel((2, 6, floor * STOREY + 3.3), (2, 6, floor * STOREY), power, (6, 4), "#b9a0d8")
        studio.lamp((-6 + 3.1 * floor % 11, 8.5, floor * STOREY + 2.4), 10, "#ffb070", 0.2)
    studio.panel((-16, -20, BASE + 14), (0, 0, BASE), 230, (8, 6), "#b79ae6")
