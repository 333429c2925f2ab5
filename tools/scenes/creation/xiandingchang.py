"""A digital workshop, its roof hinged up like a lid: red robot arms, conveyors, machine tools and people, morning."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np

from ..kit import civic, furniture, machines, people, roads, rooms, studio, traffic, trees
from ..kit.solid import Solid, curve, put

HOUR = "morning"
ZH = "掀开屋顶的数字化车间：红色机械臂、传送带、机床和工人"
EN = "A digital workshop with its roof lifted: red robot arms, conveyors, machine tools and workers"
FOCUS = (60, 56)

WIDE, DEEP, HIGH = 28.0, 18.0, 5.6
OPEN = 64  # degrees of the lid


def build() -> None:
    """The hall, its lid, what works inside, the yard."""
    studio.light(HOUR, azimuth=-42, elevation=38, sun=1.2, mist=(52, 190, 0.75))
    studio.camera((-17.5, -37, 20.5), (-3.6, 1.2, 4.0), lens=43, focus=(1, -3, 1.5), blur=0.7)
    _hall()
    _lid()
    _lines()
    _back()
    _workers()
    _yard()
    studio.panel((-14, -24, 16), (0, 0, 2), 1500, (8, 6), "#fff4e4")


def _hall() -> None:
    """Floor with painted lanes, three walls with windows, the front sawn off low."""
    x, y = WIDE / 2, DEEP / 2
    s = Solid("hall")
    s.box((-x - 0.4, -y - 0.4, 0.02), (x + 0.4, y + 0.4, 0.3), "ply", "epoxy")
    with s.at(0, 0, 0.304):
        for v in (-6.9, -0.9, 5.0):
            for d in (-0.75, 0.75):
                s.box((-x + 0.6, v + d - 0.05, 0), (x - 0.6, v + d + 0.05, 0.004), "mark")
        for u in np.arange(-x + 1.4, x - 1, 2.4):
            s.box((u, -0.97, 0), (u + 0.7, -0.83, 0.004), "mark")
    with s.at(0, 0, 0.3):
        with s.at(-x, y):
            rooms.wall(s, WIDE, HIGH, rooms.even(WIDE, 7, 2.7, 1.9, 4.7), panes=(4, 4), thick=0.4, frame="machine_dark")
        with s.at(-x, -y, 0, 90):
            rooms.wall(s, DEEP, HIGH, rooms.even(DEEP, 4, 2.9, 1.2, 4.7), panes=(4, 4), thick=0.4, frame="machine_dark")
        with s.at(x, y, 0, -90):
            rooms.wall(s, DEEP, HIGH, rooms.even(DEEP, 4, 2.9, 1.2, 4.7), panes=(4, 4), thick=0.4, frame="machine_dark")
        s.box((-x, -y - 0.4, 0), (x, -y, 0.55), "white", "ply")
        for u in np.linspace(-x + 0.35, x - 0.35, 8):
            s.box((u - 0.22, y - 0.25, 0), (u + 0.22, y - 0.001, HIGH), "white")
    s.put()


def _lid() -> None:
    """The sawtooth roof turned up about the back wall, on two brass rods; trusses and lamps below it."""
    a = radians(OPEN)
    top = HIGH + 0.35
    y = DEEP / 2 + 0.4
    place = (0, y - DEEP / 2 * cos(a), top + DEEP / 2 * sin(a))
    put(civic.sawtooth(WIDE, DEEP, 4, 2.2, 3), *place, tilt=(-OPEN, 0))
    s = Solid("rods")
    for x in (-WIDE / 2 + 0.1, WIDE / 2 - 0.1):
        reach = 13.0
        s.tube([(x, -DEEP / 2 + 0.2, top - 0.05), (x, y - reach * cos(a), top + reach * sin(a))], 0.09, "brass", 10)
    s.put()
    under = Solid("under the roof")
    for v in np.linspace(-DEEP / 2 + 0.3, DEEP / 2 - 0.3, 5):
        under.box((-WIDE / 2, v - 0.12, -0.5), (WIDE / 2, v + 0.12, -0.16), "birch", floor=True)
    for u in np.linspace(-WIDE / 2 + 0.3, WIDE / 2 - 0.3, 8):
        under.box((u - 0.1, -DEEP / 2, -0.36), (u + 0.1, DEEP / 2, -0.12), "birch", floor=True)
    for u in np.linspace(-WIDE / 2 + 2.3, WIDE / 2 - 2.3, 7):
        for v in (-6.5, -2.2, 2.2, 6.5):
            under.box((u - 0.7, v - 0.14, -0.66), (u + 0.7, v + 0.14, -0.54), "enamel", floor=True)
    put(under.mesh(), *place, tilt=(-OPEN, 0))


def _lines() -> None:
    """Two conveyors with arms on both sides, railings, cabinets at their ends."""
    rng = np.random.default_rng(31)
    for y, seed in ((-4.0, 1), (2.1, 2)):
        for x in (-6.3, 5.2):
            put(machines.conveyor(10.4, seed * 3 + int(x > 0)), x + 0.6, y, 0.3)
        put(machines.cabinet(), -12.4, y, 0.3, 90)
        for k, x in enumerate((-9.2, -5.6, -2.2, 1.9, 5.4, 8.8)):
            side = 1 if k % 2 else -1
            put(
                machines.robot_arm(int(rng.integers(5)), "red", 1.0),
                x + rng.uniform(-0.2, 0.2),
                y + side * 1.55,
                0.3,
                -90 * side + rng.uniform(-28, 28),
            )
    s = Solid("fences")
    with s.at(0, 0, 0.3):
        for y in (-5.9, 4.2):
            for x in np.arange(-11, 11.1, 2.0):
                s.box((x - 0.03, y - 0.03, 0), (x + 0.03, y + 0.03, 1.25), "machine_dark")
            s.box((-11, y - 0.02, 1.22), (11, y + 0.02, 1.27), "machine_dark", floor=True)
            for z in (0.35, 0.78):
                s.box((-11, y - 0.012, z), (11, y + 0.012, z + 0.025), "machine_dark", floor=True)
    s.put()


def _back() -> None:
    """Machine tools along the back, racks at the sides, carts, desks with displays."""
    for k, x in enumerate((-10.6, -6.2, -1.8, 2.6, 7.0)):
        put(machines.machining_centre(k), x, 7.4, 0.3)
    for y in (-6.0, -2.4, 1.2):
        put(machines.parts_rack(3.2, int(y + 9), 4), 13.2, y, 0.3, 90)
    put(machines.parts_rack(3.2, 5, 4), 11.6, 8.1, 0.3)
    for x, y, turn in ((-8.5, -0.9, 0), (4.4, -0.95, 180), (9.9, 5.0, 0), (-1.0, -6.95, 0)):
        put(machines.agv(int(x) % 3), x, y, 0.3, turn)
    for k, x in enumerate((4.4, 6.3)):
        put(furniture.desk(1.6, k), x, -7.9, 0.3, 180)
        put(furniture.office_chair(), x, -7.0, 0.3, -90)


def _workers() -> None:
    """People at machines, at the lines, walking the lanes, two at the desks, one who shows the others round."""
    for x, y, turn, pose, seed in (
        (-9.8, 5.7, 90, "work", 1),
        (-1.2, 5.7, 80, "hold", 2),
        (3.3, 5.7, 95, "work", 3),
        (-4.6, 5.2, 10, "walk", 4),
        (0.5, -2.6, -90, "work", 5),
        (-3.9, -2.5, -95, "work", 0),
        (3.7, 0.7, 90, "work", 2),
        (-7.4, 0.7, 92, "hold", 4),
        (7.2, -2.5, -80, "work", 1),
        (-10.6, -1.0, 5, "hold_walk", 3),
        (1.2, -0.8, 182, "walk", 1),
        (9.5, -0.6, 175, "carry", 2),
        (-5.6, -7.0, 20, "point", 2),
        (-4.6, -6.6, 195, "stand", 4),
        (-4.5, -7.4, 160, "wait", 1),
        (-5.2, -7.9, 60, "talk", 3),
        (11.4, -4.4, 10, "reach", 1),
        (8.8, -6.9, 170, "walk", 5),
    ):
        put(people.person(pose, seed, fine=True), x, y, 0.3, turn)
    for x in (4.4, 6.3):
        put(people.person("write", int(x), fine=True), x, -7.0, 0.3, -90)


def _yard() -> None:
    """Paved yard, a road, neighbours, trees, vans."""
    s = Solid("yard")
    s.box((-220, -120, -3), (220, 260, 0), "paving", "paving")
    s.put()
    roads.road(curve([(-120, -19.5), (120, -19.5)], 4), 2)
    path = curve([(-120, -19.5), (120, -19.5)], 4)
    traffic.cars(path, 2, 4, gap=18)
    rng = np.random.default_rng(5)
    front = [(x, -12.6 + rng.uniform(-0.3, 0.3)) for x in (*np.arange(-44, -17, 5.2), 17.5, 23)]
    side = [(-19 + rng.uniform(-0.4, 0.4), y) for y in np.arange(-6, 30, 5.5)]
    trees.plant([*front, *side], (4.5, 6.5), ("leaf", "leaf_light"), 3, close=True)
    trees.hedge([(-45, -14.6), (-17, -14.6)], 0.9, 0.9)
    trees.hedge([(16.5, -14.6), (40, -14.6)], 0.9, 0.9)
    for k, (x, y, w, d) in enumerate(
        ((-48, 26, 34, 24), (-52, 66, 40, 30), (6, 52, 40, 28), (56, 46, 34, 26), (-4, 100, 46, 32), (60, 92, 40, 30))
    ):
        put(civic.factory(w, d, 4, 6.5, k), x, y)
    trees.plant([(x, 36 + rng.uniform(-1, 1)) for x in np.arange(-26, 60, 6)], (5, 8), ("leaf", "leaf_dark"), 6)
    put(traffic.van(1), -22.5, -6.5, 0.02, 90)
    put(traffic.van(2), -26.5, 4.5, 0.02, 88)
    people.people([(-17, -10.8), (-22, -9.4), (-24.5, -9.8), (-30, -10.6)], 4, fine=True)
