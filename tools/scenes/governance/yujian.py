"""The riverside at dusk: a promenade with lamps and strollers, lights on the water, the drum tower across the river."""

import numpy as np

from ..kit import grounds, heritage, people, roads, studio, trees, water
from ..kit.city import skyline
from ..kit.solid import Solid, along, offset, put

HOUR = "dusk"
ZH = "黄昏的江边步道，灯光落在水面上"
EN = "A riverside walk at dusk, its lights lying on the water"
FOCUS = (58, 42)

RIVER = [(-760, 60), (-420, 24), (-200, 6), (-60, -6), (40, 2), (140, 26), (300, 90), (480, 190), (780, 320)]
TOWER = (34.0, 84.0)


def build() -> None:
    """A quiet bend of the river, seen from above the near bank."""
    studio.light(HOUR, mist=(150, 520, 0.7), exposure=0.15)
    studio.camera((-46, -94, 18), (1.5, 26, 4.6), lens=42, focus=(-14, -24, 3), blur=0.34)
    river = [water.outline(RIVER, (100, 96, 92, 84, 80, 84, 96, 110, 120))]
    banks = water.land((-700, -300, 700, 1200), river, "grey")
    near, far = sorted(banks, key=lambda bank: bank[np.abs(bank[:, 0]) < 150, 1].mean())[:2]
    landing = water.nearest([near], (0, -38))
    put(water.steps(8), *landing[:2], 0, landing[2])
    water.railing(near, openings=[(*landing[:2], 5)])
    water.railing(far)
    _walk(near)
    _across(far, river)
    _afloat()


def _walk(near: np.ndarray) -> None:
    """Paving, lamps, trees, benches and people along the near bank."""
    path = near[studio.in_view(near, 0.4)]
    if path[0, 0] > path[-1, 0]:
        path = path[::-1]
    side = -1.0 if near[0, 0] < near[-1, 0] else 1.0
    s = Solid("promenade")
    low, high = sorted((side * 1.0, side * 10.0))
    s.ribbon(path, low, high, "paving", 0.1)
    low, high = sorted((side * 10.4, side * 17.0))
    s.ribbon(path, low, high, "grass", 0.16)
    s.put()
    for k, (x, y, _, turn) in enumerate(along(path, 13.0, side * 1.9, 3)):
        put(roads.lamp_post(0), x, y, 0.1, turn)
        studio.lamp((x, y, 4.1), 560, "#ffb56a", 0.3)
        if k % 2:
            bx, by = offset(path, side * 9.2)[np.abs(path[:, 0] - x).argmin()][:2]
            put(grounds.bench(), bx, by, 0.1, turn)
    row = along(path, 7.0, side * 12.5, 5)[:, :3]
    row = row[(row[:, 0] < -52) | (row[:, 0] > 38)]
    trees.plant(row, (6, 9), ("leaf_dark", "leaf"), seed=5, close=True)
    trees.bushes(along(path, 2.2, side * 10.9, 1)[:, :3] + (0, 0, 0.1), (0.6, 1.0), seed=6)
    rng = np.random.default_rng(12)
    length = len(path)
    for k in range(44):
        i = int(rng.integers(1, length - 1))
        x, y, _ = offset(path, side * rng.uniform(2.6, 8.4))[i]
        way = float(np.degrees(np.arctan2(*(path[i + 1] - path[i - 1])[1::-1]))) + (180 if rng.random() < 0.5 else 0)
        pair = [(x, y, 0.1)] + ([(x + 0.4, y - 0.75, 0.1)] if rng.random() < 0.55 else [])
        people.people(pair, k, way, ("walk", "walk", "stand"), fine=True)


def _across(far: np.ndarray, river: list[np.ndarray]) -> None:
    """The drum tower on a square, old roofs beside it, towers beyond in the mist."""
    x, y = TOWER
    s = Solid("square")
    s.box((x - 30, y - 36, 0), (x + 30, y - 10.8, 0.08), "paving")
    s.put()
    put(heritage.drum_tower(), x, y, 0, -8)

    def taken(p: np.ndarray) -> np.ndarray:
        square = (np.abs(p[:, 0] - x) < 32) & (p[:, 1] < y + 14) & (p[:, 1] > y - 60)
        return water.wet(p, river, 8) | square | ~studio.in_view(np.c_[p[:, :2], np.zeros(len(p))], 0.06, 460)

    spots = heritage.old_quarter((-190, 30, 260, 190), 3, taken, turn=4)
    trees.plant(spots, (5, 8), ("leaf_dark", "leaf"), seed=2)
    row = along(far, 11.0, -5.0)[:, :3]
    row = row[studio.in_view(row, 0.1) & (np.abs(row[:, 0] - x) > 20)]
    trees.plant(row, (5, 7.5), ("leaf_dark", "leaf"), seed=7)
    people.crowd((x - 26, y - 34, x + 26, y - 13), 40, 5, z=0.08)
    skyline((-420, 260, 620, 760), 9, count=70, low=12, high=38)
    for dx in (-13, 0, 13):
        studio.spot((x + dx * 1.5, y - 28, 1.2), (x + dx, y - 9, 9), 5200, angle=70)
    for z, dy in ((13.6, -8.8), (20.2, -7.8)):
        for dx in (-8, 8):
            studio.lamp((x + dx, y + dy, z), 230, "#ffb066", 0.6)
    for at, _, _, _ in along(far, 17.0, -2.0):
        if -70 < at < 130:
            k = np.abs(far[:, 0] - at).argmin()
            px, py, _ = offset(far, -2.0)[k]
            put(roads.lamp_post(0), px, py, 0.0, 0)
            studio.lamp((px, py, 4.2), 420, "#ffa95c", 0.5)


def _afloat() -> None:
    """Boats with a lamp each, and lights set on the river."""
    for kind, x, y, turn in (
        ("awning", 6, -14, 20),
        ("awning", -34, 16, 190),
        ("awning", 66, 14, 30),
        ("sampan", -12, -22, 160),
        ("ferry", 110, 34, 22),
    ):
        put(water.boat(kind), x, y, water.LEVEL, turn)
        if kind == "awning":
            studio.lamp((x, y - 1.2, water.LEVEL + 1.5), 90, "#ff9a4a", 0.25)
    s = Solid("float")
    s.revolve([(0.01, 0.02), (0.55, 0.05), (0.7, 0.22), (0.5, 0.24)], "fabric", 12)
    s.revolve([(0.28, 0.2), (0.3, 0.55), (0.01, 0.7)], "glow", 10)
    light = s.mesh()
    rng = np.random.default_rng(7)
    for x, y in np.c_[rng.normal(12, 22, 26), rng.normal(0, 12, 26)]:
        if -32 < y < 32:
            put(light, x, y, water.LEVEL, 0, float(rng.uniform(0.5, 0.8)))
