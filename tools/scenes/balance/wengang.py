"""A row of sawtooth workshops at noon, warm light in windows and doors, workers going in, lorries in the yard."""

from __future__ import annotations

import bpy
import numpy as np

HOUR = "noon"
ZH = "一排锯齿屋顶的厂房，窗里门里透出灯光，工人正走进去"
EN = "A row of workshops with sawtooth roofs, light in their windows and doors, workers going in"
FOCUS = (61, 50)

WIDE, DEEP, STEP = 40.0, 36.0, 45.0
ROAD = -47.0


def build() -> None:
    """The sun stands behind the row: its fronts lie in shade, and the light inside is seen."""
    from ..kit import studio
    from ..kit.city import fill
    from ..kit.roads import crossing, lamp_posts, road
    from ..kit.solid import Solid, put
    from ..kit.traffic import cars
    from ..kit.trees import bushes, plant

    studio.light(HOUR, azimuth=68, elevation=40, exposure=0.3, mist=(160, 620, 0.5))
    studio.camera((-62, -112, 36), (13, -6, 6.5), lens=50, focus=(20, -20, 4), blur=0.42)
    ground = Solid("ground")
    ground.box((-400, -300, -3), (900, 900, -0.06), "birch")
    ground.box((-95, -38, -0.05), (260, 24, 0.02), "concrete")
    ground.box((-300, -200, -0.055), (400, -54.6, 0.03), "grass")
    ground.put()
    rng = np.random.default_rng(9)
    for k in range(-1, 5):
        put(_works(k), k * STEP, 0, 0.03)
        for side in (-1, 1):
            studio.lamp((k * STEP + side * 10, -21.5, 3.2), 220, "#ffb061", 0.6)
    line = np.array([(x, ROAD, 0.0) for x in np.arange(-260, 420, 6.0)])
    p = road(line, 2, pavement=3.0)
    cars(p, 2, 4, gap=30, vans=0.35)
    lamp_posts(p, 6.6, gap=30)
    crossing(22, ROAD, 0, 7.5)
    _yard(rng)
    row = np.arange(-90, 250, 11.5)
    plant(np.c_[row, np.full(len(row), -37.0)], (5, 8), ("leaf", "leaf_dark"), 3)
    plant(np.c_[row + 4, np.full(len(row), -58.5) + rng.normal(0, 1, len(row))], (5, 9), ("leaf", "leaf_light"), 4)
    bushes(np.c_[rng.uniform(-90, 200, 260), rng.uniform(-64, -56.5, 260)], seed=5)
    plant(
        np.c_[rng.uniform(-140, 160, 90), rng.uniform(-120, -66, 90)], (5, 10), ("leaf", "leaf_dark", "leaf_light"), 6
    )
    fill((-240, 44, 520, 420), 8, low=2, high=7)


def _works(k: int) -> bpy.types.Mesh:
    """A workshop with its lights on."""
    from ..kit import materials_table  # noqa: F401
    from ..kit.civic import factory
    from ..kit.materials import material

    mesh = factory(WIDE, DEEP, 4, 9.0, k % 3, ("white", "card", "white")[k % 3])
    for slot, had in enumerate(mesh.materials):
        if had.name in ("window_a", "window_b"):
            mesh.materials[slot] = material("lit_pane")
    return mesh


def _yard(rng: np.random.Generator) -> None:
    """Open doors, workers on their way in, lorries, pallets."""
    from ..kit.people import people
    from ..kit.solid import Solid, put
    from ..kit.traffic import bus, van

    doors = Solid("doors")
    for k in range(-1, 5):
        for side in (-1, 1):
            x = k * STEP + side * WIDE / 4
            doors.quads(
                [[(x - 2.15, -18.7, 0.06), (x + 2.15, -18.7, 0.06), (x + 2.15, -18.7, 3.5), (x - 2.15, -18.7, 3.5)]],
                "lit_pane",
            )
    doors.put()
    for k in range(-1, 5):
        for side in (-1, 1):
            x = k * STEP + side * WIDE / 4
            n = int(rng.integers(5, 10))
            spots = np.c_[x + rng.normal(0, 1.3, n), rng.uniform(-33, -19.6, n)]
            people(spots, int(rng.integers(999)), 90, ("walk", "walk", "walk", "carry", "talk"))
        if k % 2 == 0:
            put(van(k % 4), k * STEP + 1.5, -24.5, 0.03, 90 + rng.normal(0, 3))
        put(van((k + 1) % 4), k * STEP - 21 + rng.normal(0, 1), -30, 0.03, rng.choice([0, 180]))
    put(bus(1, "red"), 3.0, -32.0, 0.03, 180)
    people(np.c_[rng.uniform(-6, 14, 18), rng.uniform(-30.2, -24, 18)], 21, 90, ("walk", "talk", "wait"))
    stack = Solid("pallets")
    for _ in range(40):
        k, x, y = rng.integers(-1, 5), rng.uniform(-3, 3), rng.uniform(-23, -20)
        h = rng.uniform(0.8, 1.8)
        stack.block((1.2, 1.0, h), "balsa", (k * STEP + 22.5 + x * 0.6, y, h / 2 + 0.05), 0.04)
    stack.put()
