"""Noon: a school under scaffold, another building rising beside it, a clinic van on a hill road."""

from __future__ import annotations

import numpy as np

from ..kit import city, land, lots, people, site, studio, traffic, trees
from ..kit.solid import Solid, curve, put

HOUR = "noon"
ZH = "搭着脚手架的学校和旁边在盖的楼，山路上有一辆小小的诊疗车"
EN = "A school under scaffold and a tower crane, a building rising beside it, a small clinic van on a hill road"
FOCUS = (60, 48)
ROAD = [
    (96, -150, 1),
    (84, -122, 2),
    (58, -92, 3.6),
    (20, -72, 6.4),
    (-20, -62, 10),
    (-62, -60, 14.5),
    (-104, -66, 20),
    (-150, -84, 26),
]


def build() -> None:
    """The site on level ground, the hill with its road in front, a town behind."""
    studio.light(HOUR, azimuth=-28, elevation=44, sun=1.1, sky=0.85, mist=(260, 620, 0.55))
    studio.camera((-50, -206, 70), (-8, -14, 9), lens=55, focus=(0, -30, 8), blur=0.5)
    b = Solid("ground")
    b.box((-600, -38, -5), (600, 900, 0), "birch")
    b.put()
    _school()
    _second()
    _yard()
    _hill()
    lots.asphalt((-300, 62, 300, 78))
    lots.street((-280, 70), (280, 70), (200, 330), seed=3)
    city.fill(
        (-320, 80, 320, 420), 8, mix={"homes": 3, "shops": 1, "offices": 1, "park": 0.8}, low=4, high=14, crowd=0.2
    )


def _school() -> None:
    """The long wing half up, a finished wing behind."""
    s = Solid("yard")
    s.box((-84, -37, 0), (96, 56, 0.12), "stone", "sand")
    s.box((-46, -14, 0.12), (62, 40, 0.16), "stone", "concrete")
    s.put()
    put(site.frame(54, 17, 4, 3.9, 2, 1, 0.16), 4, 4, 0.16)
    put(site.frame(32, 15, 4, 3.9, 3, 2, 0.1, "flr"), -32, 24, 0.16, 90)
    put(site.tower_crane(35, 42, 168, "red", 14), 12, 20, 0.16)


def _second() -> None:
    """The other building: only columns and the first floors yet."""
    put(site.frame(30, 18, 6, 3.6, 1, 5, 0.05, "fl"), 66, 30, 0.16, -8)
    put(site.tower_crane(40, 34, 35, "steel", 12), 88, 46, 0.16)


def _yard() -> None:
    """Stacks, huts, a digger, hoarding, workers."""
    rng = np.random.default_rng(4)
    put(site.huts(4), -76, -27, 0.16, 8)
    for k, (x, y) in enumerate(
        (
            (-26, -22),
            (-16, -25),
            (-6, -21),
            (6, -24),
            (16, -22),
            (27, -25),
            (38, -20),
            (46, -4),
            (48, 8),
            (-58, -12),
            (-62, 2),
        )
    ):
        put(site.stack(("bricks", "planks", "pipes", "bars", "sand")[k % 5], k), x, y, 0.14, rng.uniform(-25, 25))
    put(site.digger(), -44, -20, 0.14, 30)
    put(traffic.van(1), 33, -14, 0.14, 200)
    put(traffic.van(3), -14, -14.5, 0.14, 4)
    s = Solid("hoarding")
    site.hoarding(s, [(96, 56), (96, -36), (22, -36)])
    site.hoarding(s, [(10, -36), (-84, -36), (-84, 56)])
    s.put()
    lots.row_of_trees((-86, 58), (96, 58), 7.5, (5, 8), 9, 0.1)
    p = trees.scatter((-82, 20), (-56, 54), 6.5, 11)
    trees.plant(np.c_[p, np.full(len(p), 0.14)], (4, 7), seed=12)
    people.crowd((-56, -33, 56, -16), 46, 5, z=0.14, poses=("walk", "stand", "carry", "point", "work", "talk"))
    people.crowd((-20, -2, 12, 8), 12, 6, z=16.1, poses=("work", "stand", "point", "walk"))


def _hill() -> None:
    """The slope in front, in plywood steps, with the clinic van on its road."""
    rough = land.swell(3, 60)

    def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        base = 27 / (1 + np.exp((x + 66) / 30)) + 5 * np.exp(-(((x - 20) / 80) ** 2))
        return base * np.clip((-38 - y) / 26, 0, 1) ** 0.8 + rough(x, y) * 0.8 * np.clip((-42 - y) / 20, 0, 1) - 0.5

    ground = land.Ground((-190, -190), (190, -38), height, 1.2, 1.3)
    path = curve(ROAD, 3)
    ground.bed(path, 4.6, 7)
    ground.build(("grass",), edge=0.07)
    middle = land.mountain_road(path, 7.0, 3.0, (1, -1))
    k = int(np.argmin(np.hypot(middle[:, 0] + 8, middle[:, 1] + 65)))
    d = middle[k + 2] - middle[k]
    turn = float(np.degrees(np.arctan2(d[1], d[0])))
    side = np.array([d[1], -d[0]]) / np.hypot(*d[:2])
    _van(middle[k, 0] + side[0] * 1.7, middle[k, 1] + side[1] * 1.7, middle[k, 2], turn)
    rows = land.along(ground.rows((0.3, 0.45, 0.6, 0.75, 0.9), 0, 27, 0.1), 0.7, 4)
    rows = rows[
        (land.near(path, rows) > 8)
        & (rows[:, 1] < -52)
        & (np.sin(rows[:, 0] / 19 + 1) + np.sin(rows[:, 1] / 13) > -0.5)
    ]
    trees.sow(rows[studio.in_view(rows, 0.03)], 0.75, "tea", 5)
    p = trees.scatter(
        (-160, -170),
        (150, -44),
        7.0,
        6,
        lambda q: (land.near(path, q) > 8) & ~((np.abs(q[:, 0] + 12) < 22) & (q[:, 1] > -96) & (q[:, 1] < -56)),
    )
    keep = np.random.default_rng(7).random(len(p)) < 0.4
    trees.plant(ground.on(p[keep]), (4, 7), ("leaf", "leaf_dark", "leaf_light"), 8)
    trees.bushes(ground.on(p[~keep]), (0.8, 1.8), seed=9)


def _van(x: float, y: float, z: float, turn: float) -> None:
    """The clinic van: a red band on white and a red lamp; no emblem."""
    s = Solid("clinic van")
    s.block((6.2, 2.3, 2.3), "white", (-0.4, 0, 1.75), 0.2)
    s.block((1.5, 2.2, 1.5), "white", (3.0, 0, 1.3), 0.25)
    s.quads([[(2.72, -0.95, 2.6), (3.5, -0.95, 2.0), (3.5, 0.95, 2.0), (2.72, 0.95, 2.6)]], "window_d")
    for side in (-1, 1):
        y0, y1 = sorted((side * 1.15, side * 1.19))
        s.box((-3.4, y0, 1.05), (2.6, y1, 1.55), "red", floor=True)
        s.box((-1.5, y0, 1.75), (0.9, y1, 2.5), "window_d", floor=True)
        s.box((1.2, y0, 1.75), (2.4, y1, 2.5), "window_d", floor=True)
        s.box((-3.2, y0, 1.75), (-1.8, y1, 2.5), "window_d", floor=True)
        for wheel in (-2.4, 2.2):
            t = np.linspace(0, 2 * np.pi, 17)[:-1]
            rim = np.c_[wheel + 0.46 * np.cos(t), np.full(16, side * 1.2), 0.46 + 0.46 * np.sin(t)]
            s.polygon(rim if side < 0 else rim[::-1], "black")
    s.box((-3.3, -1.0, 0.35), (3.4, 1.0, 0.7), "black", floor=True)
    s.box((1.6, -0.7, 2.92), (2.0, 0.7, 3.12), "red")
    s.put(x, y, z, turn)
