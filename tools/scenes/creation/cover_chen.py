"""Laboratories and sawtooth workshops in the clear morning, trees between them, one round tower of brass."""

from __future__ import annotations

from math import pi

import numpy as np

from ..kit import city, civic, materials_city, people, roads, studio, traffic, trees, water  # noqa: F401
from ..kit.solid import Solid, put

HOUR = "morning"
ZH = "清亮的晨光照着实验楼和锯齿屋顶的厂房，楼间种着树，一座铜色圆塔"
EN = "Laboratories and sawtooth workshops among trees in the morning, one round brass tower"
FOCUS = (63, 44)

TURN = -26.0
to_world = city.frame(24, 8, TURN)


def brass_tower() -> None:
    """Nine round storeys behind brass fins, on a glazed foyer, a crown of fins above."""
    s = Solid("brass tower")
    s.revolve([(15, 0), (15, 0.5)], "stone", 64, smooth=False)
    s.revolve([(11.4, 0.5), (11.4, 6)], "window_c", 64, caps=False)
    s.revolve([(13.6, 5.6), (13.6, 6.4)], "white", 64, smooth=False)
    top = 6.4
    for k in range(9):
        z = 6.4 + k * 3.8
        s.revolve([(9.7, z), (9.7, z + 3.8)], "window_d" if k % 3 else "window_c", 64, caps=False)
        s.revolve([(10.5, z + 3.3), (10.5, z + 3.75)], "pale_brass", 64, smooth=False)
        top = z + 3.8
    s.revolve([(10.2, top), (10.2, top + 0.4)], "concrete", 64, smooth=False)
    s.revolve([(4.0, top + 0.4), (4.0, top + 4.5)], "white", 32, smooth=False)
    for k in range(48):
        with s.at(turn=k * 7.5):
            s.box((10.3, -0.13, 6.4), (11.1, 0.13, top + 5.0), "pale_brass")
    s.revolve(
        [(10.3, top + 4.5), (11.15, top + 4.5), (11.15, top + 5.2), (10.3, top + 5.2)],
        "pale_brass",
        64,
        caps=False,
        smooth=False,
    )
    for k in range(16):
        with s.at(turn=k * 22.5):
            s.box((12.6, -0.18, 0.5), (13.0, 0.18, 5.6), "pale_brass")
    s.put(*to_world((0, 0))[0], 0.25, TURN)


def works() -> None:
    """Sawtooth halls in two rows with yards, lorries and trees between."""
    rng = np.random.default_rng(2)
    for row, y in enumerate((-4.0, 46.0, 96.0, 146.0)):
        for col in range(4):
            x = -64.0 - col * 60
            w = to_world((x, y))[0]
            put(civic.factory(50, 34, 5, 8.5 if (row + col) % 3 else 10.0, (row + col) % 3), *w, 0.05, TURN)
            p = np.c_[x + np.linspace(-24, 24, 6) + rng.uniform(-1, 1, 6), np.full(6, y - 25.0)]
            trees.plant(np.c_[to_world(p), np.zeros(6)], (5, 9), seed=row * 9 + col)
            for _ in range(3):
                v = to_world((x + rng.uniform(-22, 22), y - 20.4))[0]
                put(traffic.van(int(rng.integers(2)) * 2), *v, 0.05, TURN + rng.choice([0, 180, 90]))


def canal_side() -> None:
    """A green strip with a path between the street and the canal."""
    rng = np.random.default_rng(12)
    s = Solid("bank")
    s.box((-400, -61.5, 0), (300, -54.5, 0.3), "concrete", "grass")
    s.box((-400, -64.5, 0), (300, -61.5, 0.2), "concrete", "paving")
    for x0, x1 in ((-260, -96), (-92, -40), (-36, 20)):
        s.box((x0, -150, 0), (x1, -104 if x0 < -40 else -108, 0.35), "concrete", "grass")
        n = int((x1 - x0) / 3)
        near = np.c_[rng.uniform(x0 + 2, x1 - 2, n), rng.uniform(-140, -108, n)]
        trees.plant(np.c_[to_world(near), np.full(n, 0.35)], (5, 9), ("leaf", "leaf_dark", "leaf_light"), seed=n)
    s.put(*to_world((0, 0))[0], 0, TURN)
    p = np.c_[rng.uniform(-200, 160, 60), rng.uniform(-60.5, -55.5, 60)]
    trees.plant(np.c_[to_world(p), np.full(60, 0.3)], (5, 9), seed=5)
    q = np.c_[rng.uniform(-200, 160, 160), rng.uniform(-61, -55, 160)]
    trees.bushes(np.c_[to_world(q), np.full(160, 0.3)], (0.6, 1.5), seed=6)
    walk = np.c_[rng.uniform(-110, 90, 40), rng.uniform(-64, -62, 40)]
    people.people(np.c_[to_world(walk), np.full(40, 0.22)], seed=7)


def square() -> None:
    """Paving, round beds and people about the tower's foot; streets beside it."""
    rng = np.random.default_rng(7)
    s = Solid("square")
    s.box((-30, -34, 0), (30, 30, 0.25), "concrete", "paving")
    for k in range(12):
        with s.at(turn=k * 30 + 15):
            s.box((17.5, -2.6, 0.2), (22, 2.6, 0.7), "white", "grass")
    s.put(*to_world((0, 0))[0], 0, TURN)
    ring = np.array([(19.8 * np.cos(a), 19.8 * np.sin(a)) for a in np.arange(12) * pi / 6 + pi / 12])
    trees.plant(np.c_[to_world(ring), np.full(12, 0.6)], (4, 6), ("leaf", "leaf_light"), seed=3)
    walk = rng.uniform(-29, 29, (60, 2))
    walk = walk[np.hypot(*walk.T) > 23]
    people.people(np.c_[to_world(walk), np.full(len(walk), 0.27)], seed=4)
    t = np.arange(-300, 420, 4.0)
    main = roads.road(to_world(np.c_[t, np.full(len(t), -44.5)]), 4, pavement=2.5)
    traffic.cars(main, 4, 5, gap=24, lift=roads.SURFACE)
    u = np.arange(-33.5, 420, 4.0)
    lane = roads.road(to_world(np.c_[np.full(len(u), -34.5), u]), 2, pavement=0)
    traffic.cars(lane, 2, 6, gap=30, lift=roads.SURFACE)
    roads.lamp_posts(main, roads.half_width(4) + 0.8, gap=30, both=True, lift=0.3)
    for y, step in ((-33.5, 9.0), (-56.0, 8.0)):
        rows = np.arange(-280, 260, step)
        p = np.c_[rows + rng.uniform(-1, 1, len(rows)), np.full(len(rows), y)]
        p = p[(np.abs(p[:, 0] + 34.5) > 6) & ((y < -40) | (np.abs(p[:, 0]) > 14))]
        trees.plant(np.c_[to_world(p), np.full(len(p), 0.3)], (6, 10), seed=int(-y))


def build() -> None:
    """Across the canal; the halls' teeth lead from the left to the tower, laboratories close the right."""
    studio.light(HOUR, azimuth=205, elevation=28, mist=(280, 950, 0.75))
    studio.camera((-20, -246, 92), (-3, 10, 13), lens=52, focus=(24, 0, 25), blur=0.5)
    canal = water.outline(to_world([(-500, -66), (-200, -78), (-60, -80), (60, -86), (200, -100), (500, -120)]), 26)
    banks = water.land((-800, -520, 900, 1500), [canal], "grey")
    for bank in banks:
        water.railing(bank)
    for x, turn in ((-52, 150), (8, -27), (-112, -24)):
        put(water.boat("awning"), *to_world((x, -80))[0], water.LEVEL, turn)
    canal_side()
    square()
    brass_tower()
    works()
    rect = lambda x0, y0, x1, y1: to_world([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])  # noqa: E731
    for area, seed, mix, low, high in (
        ((25, -41.5, 330, 280), 3, {"labs": 1}, 4, 7),
        ((-36.4, 24, 35, 420), 8, {"labs": 3, "offices": 1}, 4, 8),
        ((-330, 166, -36, 560), 9, {"labs": 2, "homes": 2, "offices": 1}, 5, 12),
    ):
        city.fill(rect(*area), seed, turn=TURN, mix=mix, low=low, high=high, snug=True)
    city.skyline((-500, 420, 700, 900), 3, count=60, low=8, high=24, gap=46)
