"""Engineers round a large drawing table with plans and a small red bridge, in a workshop with tall windows, morning."""

from __future__ import annotations

from contextlib import AbstractContextManager
from math import pi

import numpy as np

from ..kit import furniture, people, rooms, studio, trees
from ..kit.solid import Solid, put

HOUR = "morning"
ZH = "高窗下，工程师围着大绘图桌，桌上铺着图纸，摆着一座小桥模型"
EN = "Engineers round a drawing table with plans and a small model bridge, below tall windows"
FOCUS = (59, 52)

TABLE = (1.9, 1.0, 0.92)  # middle and height, metres
TURN = 9


def build() -> None:
    """Room, table, people, light."""
    studio.light(HOUR, azimuth=118, elevation=28, sun=2.1, sky=0.9, exposure=0.35, mist=(15, 42, 0.4))
    studio.camera((-2.8, -9.4, 4.3), (0.5, 0.9, 1.1), lens=44, focus=(1.6, 0.3, 1.1), blur=0.75)
    _room()
    _table()
    _around()
    _back()
    studio.panel((-7, -9, 7), (1.5, 1, 1), 760, (5, 4), "#fff2df")
    studio.panel((9, -3, 6), (2, 1, 1), 200, (4, 4), "#dfeaf0")


def _room() -> None:
    """Boards, two walls with tall windows, what is outside."""
    s = Solid("floor")
    s.box((-9.3, -16, -0.3), (10.3, 6.3, 0), "ply", "floorboard")
    s.put()
    s = Solid("walls")
    windows = rooms.even(19, 6, 2.55, 0.95, 6.1)
    with s.at(-9, 6):
        rooms.wall(s, 19, 7.2, windows, panes=(3, 6))
        rooms.skirting(s, 19)
        for x0, x1, _, _ in windows:
            s.block((1.6, 0.16, 0.6), "enamel", ((x0 + x1) / 2, -0.14, 0.42), 0.03)  # radiators
            for k in range(12):
                x = (x0 + x1) / 2 - 0.72 + k * 0.13
                s.box((x, -0.235, 0.16), (x + 0.07, -0.221, 0.68), "enamel")
    with s.at(-9, -14, 0, 90):
        rooms.wall(s, 20, 7.2, rooms.even(20, 6, 2.55, 0.95, 6.1), panes=(3, 6))
        rooms.skirting(s, 20)
    for x in (-5.9, 0.5, 6.9):  # roof beams left bare, the ceiling being off
        s.box((x - 0.12, -3, 6.75), (x + 0.12, 6.0, 7.1), "birch", floor=True)
    s.put()
    rng = np.random.default_rng(4)
    trees.plant([(x, rng.uniform(10, 16), -4) for x in np.arange(-26, 22, 4.4)], (6, 9), ("leaf_light",), 5)
    s = Solid("outside")
    s.box((-60, 6.4, -4.2), (60, 80, -4), "paving")
    for x in np.arange(-44, 40, 9):
        h = rng.uniform(1, 7)
        s.box((x, 30, -4), (x + 6.5, 40, h), "white")
        for z in np.arange(-2, h - 1, 1.6):
            s.box((x + 0.4, 29.9, z), (x + 6.1, 29.98, z + 0.8), "window_c")
    s.quads([[(-70, 46, -6), (70, 46, -6), (70, 46, 18), (-70, 46, 18)]], "daylight")
    s.put()


def _table() -> None:
    """The drawing table: sheets, rolls, rulers and the bridge."""
    x, y, z = TABLE
    put(furniture.table(5.4, 2.1, z, "oak"), x, y, 0, TURN)
    rng = np.random.default_rng(11)
    top = Solid("on the table")
    for k, (u, v, turn) in enumerate(
        (
            (-2.0, 0.45, 6),
            (-1.75, -0.5, -8),
            (-0.75, -0.62, 4),
            (0.35, -0.6, -5),
            (1.5, -0.55, 7),
            (1.9, 0.5, -6),
            (-1.05, 0.55, -3),
        )
    ):
        a = np.radians(TURN)
        put(
            furniture.drawing(0.95, 0.66, k),
            x + u * np.cos(a) - v * np.sin(a),
            y + u * np.sin(a) + v * np.cos(a),
            z + 0.004 + 0.004 * k,
            TURN + turn,
        )
    with _on_table(top):
        for u, v in ((-0.2, -0.2), (1.0, -0.83), (-1.4, -0.86)):
            top.box((u, v, 0.03), (u + 0.5, v + 0.035, 0.036), "brass", floor=True)
        for u, v in ((2.35, -0.15), (-2.4, -0.1), (0.95, 0.82)):
            with top.at(u, v):
                top.revolve([(0.035, 0), (0.042, 0.1), (0.036, 0.1), (0.03, 0.02)], "enamel", 16)
                for _ in range(3):
                    p, q = rng.uniform(-0.02, 0.02, 2), rng.uniform(-0.04, 0.04, 2)
                    top.tube([(*p, 0.02), (*q, 0.2)], 0.006, "oak", 6)
        with top.at(0.45, 0.25, 0, 4):
            _bridge(top)
    top.put()
    for u, v, turn in ((2.25, 0.1, 70), (2.1, 0.25, 78), (-2.3, 0.85, 12)):
        a = np.radians(TURN)
        put(
            furniture.roll(0.8),
            x + u * np.cos(a) - v * np.sin(a),
            y + u * np.sin(a) + v * np.cos(a),
            z + 0.045,
            TURN + turn,
        )


def _on_table(solid: Solid) -> AbstractContextManager[None]:
    """Coordinates on the table's top."""
    return solid.at(*TABLE, TURN)


def _bridge(s: Solid) -> None:
    """A tied-arch bridge a good two metres long on a plywood base, its two arches red."""
    s.block((2.3, 0.78, 0.06), "walnut", (0, 0, 0.035), 0.01)
    s.box((-0.86, -0.36, 0.066), (0.86, 0.36, 0.072), "water")
    for sx in (-1, 1):
        s.box((sx * 0.98 - 0.14, -0.36, 0.066), (sx * 0.98 + 0.14, 0.36, 0.15), "ply", floor=True)
        s.box((sx * 0.86 - 0.05, -0.24, 0.07), (sx * 0.86 + 0.05, 0.24, 0.2), "white", floor=True)
    s.box((-1.12, -0.2, 0.2), (1.12, 0.2, 0.235), "white", "grey", floor=True)
    for y in (-0.2, 0.2):
        s.box((-1.12, y - 0.014, 0.19), (1.12, y + 0.014, 0.265), "white", floor=True)
    t = np.linspace(0, pi, 33)
    for y in (-0.2, 0.2):
        arch = np.c_[-0.9 * np.cos(t), np.full(33, y) * (1 - 0.28 * np.sin(t)), 0.23 + 0.56 * np.sin(t)]
        s.tube(arch, 0.022, "red", 10)
        for p in arch[3:-3:2]:
            s.tube([(p[0], y, 0.25), tuple(p)], 0.004, "steel", 5)
    for k in range(9, 24, 2):
        h = 0.23 + 0.56 * np.sin(t[k])
        w = 0.2 * (1 - 0.28 * np.sin(t[k]))
        s.tube([(-0.9 * np.cos(t[k]), -w, h), (-0.9 * np.cos(t[k]), w, h)], 0.011, "red", 6)


def _around() -> None:
    """Nine who lean, point and talk, and one at a desk behind."""
    x, y, _ = TABLE
    a = np.radians(TURN)
    for u, v, turn, pose, seed in (
        (-2.05, 1.42, -80, "lean", 1),
        (-0.75, 1.45, -95, "work", 4),
        (0.55, 1.5, -92, "point", 3),
        (1.75, 1.42, -100, "lean", 2),
        (3.05, 0.45, 185, "talk", 5),
        (3.2, -0.55, 165, "paper", 0),
        (-3.1, 0.1, -2, "wait", 2),
        (-1.6, -1.42, 84, "lean", 3),
        (0.75, -1.5, 98, "back", 1),
        (1.55, -1.55, 125, "talk", 4),
    ):
        put(
            people.person(pose, seed, fine=True),
            x + u * np.cos(a) - v * np.sin(a),
            y + u * np.sin(a) + v * np.cos(a),
            0,
            TURN + turn,
        )


def _back() -> None:
    """Desks below the windows, boards with plans, stools, lamps over the table, and a corner of a table close by."""
    for k, x in enumerate((-6.6, -3.6, 5.6, 8.2)):
        put(furniture.desk(1.7, k, "display"), x, 4.9)
        put(furniture.office_chair(), x - 0.1, 4.1, 0, 80 + 13 * k)
    put(people.person("write", 3, fine=True), -3.6, 4.1, 0, 88)
    put(people.person("carry", 2, fine=True), -5.2, 2.6, 0, -50)
    for u, v in ((-0.2, -0.75), (3.9, 2.0), (4.6, -0.9)):
        put(furniture.stool(0.62), u, v)
    for x in (0.4, 1.9, 3.4):
        put(furniture.pendant(3.6, 0.34), x, 1.0 + (x - 1.9) * 0.158, 6.9)
    put(furniture.plant_pot(1, 1.7), 7.0, 3.2)
    put(furniture.plant_pot(2, 1.5), -8.3, 5.2)
    put(furniture.table(2.6, 1.0, 0.92), -3.1, -3.7, 0, 24)
    for k, (dx, dy, turn) in enumerate(((0, 0.1, 30), (0.35, -0.1, 12), (0.1, 0.25, 40))):
        put(furniture.roll(0.9, 0.045), -2.6 + dx, -3.5 + dy, 0.925 + 0.06 * (k == 2), turn)
    put(furniture.drawing(0.84, 0.6, 1), -3.5, -3.9, 0.926, 30)
