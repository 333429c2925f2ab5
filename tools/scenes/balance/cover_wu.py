"""Noon over town and village: homes on one bank, a hamlet on the other, a bridge between, one red roof."""

from __future__ import annotations

import numpy as np

from ..kit import city, civic, grounds, heritage, land, lots, people, studio, trees, village, water
from ..kit.solid import Solid, curve, put

HOUR = "noon"
ZH = "正午：江的一边是城里的住宅和广场，一边是山里的小村和梯田"
EN = "Noon: town homes and squares on one bank of a river, a mountain hamlet and terraces on the other"
FOCUS = (54, 47)
RIVER = [(-10, -260), (-14, -140), (-16, -60), (-20, 10), (-13, 90), (-16, 180), (16, 320), (10, 480)]
WIDE = 32.0
HALL = (24.0, -2.0)
BRIDGE = -34.0
Z = lots.KERB


def middle(y: np.ndarray) -> np.ndarray:
    """The river's middle at y, metres."""
    c = curve(RIVER, 6)
    return np.interp(y, c[:, 1], c[:, 0])


def build() -> None:
    """The river first, then one bank and the other."""
    studio.light(HOUR, azimuth=-32, elevation=44, sun=1.1, sky=0.85, mist=(290, 720, 0.65))
    studio.camera((-62, -206, 98), (-7, -4, 7), lens=46, focus=(HALL[0], HALL[1], 8), blur=0.5)
    banks = water.land((-420, -250, 420, 470), [water.outline(RIVER, WIDE)], "birch")
    for bank in banks:
        seen = bank[studio.in_view(bank, 0.1) & (bank[:, 1] > -200)]
        if len(seen) > 3:
            water.railing(seen)
    x = float(middle(np.array(BRIDGE)))
    put(heritage.stone_bridge(WIDE + 1, 6), x, BRIDGE, 0.05)
    people.people(
        np.array([(x - 6, BRIDGE + 1, 7.4), (x + 2, BRIDGE - 1, 7.9), (x + 7, BRIDGE + 0.6, 7.2)]),
        3,
        0,
        ("walk", "stand"),
    )
    for kind, bx, y, turn in (
        ("awning", -20, -92, 80),
        ("sampan", -9, -72, 110),
        ("awning", -14, 0, 85),
        ("sampan", -20, 40, 60),
        ("ferry", -16, 118, 268),
        ("awning", -10, 66, 100),
    ):
        put(water.boat(kind), bx, y, water.LEVEL, turn)
    _quay()
    _town()
    _hill()


def _quay() -> None:
    """The town's promenade: paving, lawn, trees and walkers along the water."""
    y = np.arange(-200.0, 400, 5)
    edge = np.c_[middle(y) - WIDE / 2 - 1.2, y, np.zeros(len(y))]
    s = Solid("quay")
    s.ribbon(edge, -7, 0, "paving", 0.1)
    s.ribbon(edge, -7.3, -7, "stone", 0.16)
    lawn = np.r_[np.c_[edge[:, :2] - (7.3, 0), np.full(len(y), 0.12)], [(-54.5, 395, 0.12), (-54.5, -200, 0.12)]]
    s.polygon(lawn[::-1] if np.cross(lawn[1, :2] - lawn[0, :2], lawn[-1, :2] - lawn[0, :2]) < 0 else lawn, "grass")
    with s.at(-50, BRIDGE):
        s.box((-4.3, -8, 0.1), (13, 8, 0.2), "stone", "paving")
    s.put()
    rng = np.random.default_rng(5)
    row = edge - (9.2, 0, 0) + rng.normal(0, 0.5, edge.shape) * (1, 1, 0)
    row = row[np.abs(row[:, 1] - BRIDGE) > 11]
    trees.plant(row[studio.in_view(row, 0.1)], (5, 8), ("leaf", "leaf_light"), 6)
    p = trees.scatter(
        (-54, -190),
        (0, 400),
        9,
        7,
        lambda q: (q[:, 0] < middle(q[:, 1]) - WIDE / 2 - 13) & (np.abs(q[:, 1] - BRIDGE) > 12),
    )
    trees.plant(p[studio.in_view(np.c_[p, p[:, 0] * 0], 0.1)], (4, 8), ("leaf", "leaf_dark", "leaf_light"), 8)
    walk = edge[(edge[:, 1] > -130) & (edge[:, 1] < 130)] - (3.5, 0, 0)
    people.people(np.repeat(walk, 2, 0) + rng.normal(0, 1.5, (len(walk) * 2, 3)) * (1, 1, 0) + (0, 0, 0.12), 9, 90)


def _town() -> None:
    """Homes in gardens round paved squares, in a grid of small streets."""
    lots.asphalt((-330, -210, -54, 180))
    rng = np.random.default_rng(11)
    for i, x0 in enumerate((-105, -169, -233)):
        for j, y0 in enumerate((-184, -120, -58, 6, 70, 132)):
            x1, y1 = x0 + 50, y0 + (52 if j < 2 else 50)
            if (i, j) in ((0, 2), (1, 4), (0, 4)):
                _square(x0, y0, x1, y1)
                continue
            lots.lot((x0, y0, x1, y1), inner="grass")
            for k, y in enumerate((y0 + 12, y1 - 11)):
                floors = int(rng.integers(3, 6)) if i == 0 else int(rng.integers(4, 8))
                put(
                    civic.apartments(
                        38, 11, floors, (i + j + k) % 5, ("card", "white", "cream", "plaster")[(i + 2 * j + k) % 4]
                    ),
                    x0 + 25,
                    y,
                    Z + 0.15,
                )
            p = trees.scatter((x0 + 4, y0 + 20), (x1 - 4, y1 - 19), 6.0, 300 + x0 + j)
            trees.plant(np.c_[p, np.full(len(p), Z + 0.15)], (4, 7), seed=j)
            lots.row_of_trees((x1 - 1.3, y0 + 3), (x1 - 1.3, y1 - 3), seed=10 * i + j)
            lots.row_of_trees((x0 + 3, y0 + 1.3), (x1 - 3, y0 + 1.3), seed=10 * i + j + 5)
    for x, seed in ((-112, 2), (-176, 3)):
        lots.street((x, -200), (x, 180), (74, 136, 200, 264, 326), seed=seed)
    for y, seed in ((-64, 4), (0, 5), (64, 6)):
        lots.street((-320, y), (-56, y), (87, 144, 208), seed=seed)
    city.fill(
        (-460, 186, -20, 440),
        7,
        mix={"homes": 3, "towers": 1, "park": 1},
        low=5,
        high=16,
        crowd=0,
        keep_clear=lambda p: p[:, 0] > middle(p[:, 1]) - 40,
    )


def _square(x0: float, y0: float, x1: float, y1: float) -> None:
    """A paved square with beds, parasols and people."""
    lots.lot((x0, y0, x1, y1))
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    put(grounds.round_square(3.4, 15, 16), cx, cy, Z)
    s = Solid("fountain")
    s.revolve([(3.2, 0), (3.2, 0.7), (2.8, 0.7), (2.8, 0.4)], "stone", 40, smooth=False, caps=False)
    s.cylinder(2.8, 0.3, 0.45, "water", 40)
    s.revolve([(0.4, 0.4), (0.3, 1.4), (1.2, 1.7), (1.25, 1.85), (0.2, 1.8), (0.15, 2.6)], "stone", 20, caps=False)
    s.put(cx, cy, Z)
    for sx in (-1, 1):
        for sy in (-1, 1):
            bed = Solid("bed")
            ax, ay = cx + sx * 17, cy + sy * 17
            with bed.at(ax, ay, Z):
                grounds.lawn(bed, [(-5, -5), (5, -5), (5, 5), (-5, 5)])
            bed.put()
            p = trees.scatter((ax - 4, ay - 4), (ax + 4, ay + 4), 4.2, int(abs(ax)))
            trees.plant(np.c_[p, np.full(len(p), Z + 0.16)], (4.5, 7), ("leaf", "leaf_light"), 4)
    for k in range(8):
        a = k * np.pi / 4 + 0.2
        put(grounds.parasol(), cx + 11 * np.cos(a), cy + 11 * np.sin(a), Z + 0.15, k * 30)
    people.crowd(
        (x0 + 2, y0 + 2, x1 - 2, y1 - 2),
        80,
        int(abs(x0)),
        z=Z + 0.17,
        keep_clear=lambda p: (
            (np.hypot(p[:, 0] - cx, p[:, 1] - cy) < 4) | ((np.abs(p[:, 0] - cx) > 11) & (np.abs(p[:, 1] - cy) > 11))
        ),
    )


def _hill() -> None:
    """Terraces on the far bank, a hamlet about a red-roofed hall, steps down to the bridge."""
    rough = land.swell(4, 70)

    def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        inland = x - middle(y) - WIDE / 2 - 9
        rise = (
            0.30 * inland + 12 * np.clip((inland - 50) / 60, 0, 2) ** 1.3 + land.hill(x, y, (120, 250), (90, 120), 46)
        )
        return np.where(inland > 0, 1.7 + rise + rough(x, y) * 1.6 * np.clip(inland / 20, 0, 1), -5.0)

    ground = land.Ground((-20, -190), (250, 430), height, 1.6, 1.3)
    foot = (float(middle(np.array(BRIDGE))) + 26, BRIDGE)
    bank = np.arange(-180.0, 400, 5)
    edge = np.c_[middle(bank) + WIDE / 2 + 1.2, bank, np.zeros(len(bank))]
    s = Solid("towpath")
    s.ribbon(edge, 0, 2.6, "stone", 0.1)
    s.ribbon(edge, 2.6, 8.4, "moss", 0.14)
    s.put()
    rng = np.random.default_rng(15)
    row = edge + (5.4, 0, 0) + rng.normal(0, 0.9, edge.shape) * (1, 1.5, 0)
    row = row[(np.abs(row[:, 1] - BRIDGE) > 9) & (rng.random(len(row)) < 0.6) & studio.in_view(row, 0.1)]
    trees.plant(row, (3.5, 6), ("leaf", "leaf_light"), 16, forms=("loose", "round"))
    trees.bushes(row + (1, 2.2, 0), (0.6, 1.3), seed=17)
    lanes = [
        curve(path, 2)
        for path in (
            [foot, (16, -20), (HALL[0], HALL[1] - 6), (44, 8), (60, 36), (76, 66)],
            [(16, -20), (44, -40), (80, -54), (110, -80)],
            [(HALL[0], HALL[1] - 6), (14, 14), (22, 44), (46, 66)],
            [(44, 8), (76, 0), (112, 10)],
        )
    ]
    walk = np.concatenate(lanes)
    places = village.sites((54, 16), (40, 48), 25, 12.5, 6, np.r_[np.array([HALL]), walk[:, :2]])
    village.hamlet(ground, places, 5)
    put(village.village_house(3, roof="red", floors=2), *HALL, ground.pad(*HALL, 8) + 0.1, -28, 1.35)
    for lane in lanes:
        path = land.steps(lane, ground, 1.8)
        people.people(path[6::38] + (0, 0, 0.05), 4, poses=("walk", "carry", "stand"))
    ground.build(
        ("moss", "crop", "grass"),
        lambda c, k: (np.floor((c[:, 0] + 0.4 * c[:, 1] + 13 * np.sin(k * 2.1)) / 30).astype(int) * 5 + k) % 3,
        edge=0.1,
    )

    def free(p: np.ndarray) -> np.ndarray:
        return (land.near(places, p) > 8.5) & (land.near(np.array([HALL]), p) > 10) & (land.near(walk, p) > 2)

    rows = land.along(ground.rows((0.3, 0.5, 0.7, 0.88), 2, 60, 0.1), 0.85, 3)
    rows = rows[studio.in_view(rows, 0.03, 360)]
    rows = rows[free(rows) & (np.sin(rows[:, 0] * 0.08 + rows[:, 2] * 1.9) > -0.4)]
    for k, (kind, size) in enumerate((("crop", 0.7), ("leaf_light", 0.75), ("tea", 0.8))):
        trees.sow(rows[(np.floor(rows[:, 1] / 30 + rows[:, 2] * 0.5).astype(int) % 3) == k], size, kind, k)
    p = trees.scatter(
        (-10, -170),
        (230, 160),
        8,
        7,
        lambda q: free(q) & (q[:, 0] - middle(q[:, 1]) > 27) & (rough(q[:, 0] * 1.7, q[:, 1] * 1.7) > 0.25),
    )
    woods = trees.scatter(
        (30, 120), (250, 420), 8, 8, lambda q: (q[:, 0] - middle(q[:, 1]) > 30) & (rough(q[:, 0], q[:, 1]) > -0.5)
    )
    for spots, tall in ((p, (3.5, 8)), (woods, (5, 10))):
        spot = ground.on(spots)
        trees.plant(spot[studio.in_view(spot)], tall, ("leaf", "leaf_dark", "leaf_light"), 3)
