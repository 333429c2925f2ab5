"""Tea terraces close up at noon: clipped rows that follow the hill, pickers with straw hats and baskets."""

import bpy
import numpy as np

from ..kit import land, materials_land, studio, trees  # noqa: F401
from ..kit.people import person
from ..kit.solid import Solid, put

HOUR = "noon"
ZH = "山坡上的茶垄，戴草帽的人在采茶"
EN = "Rows of tea on a hillside, pickers in straw hats"
FOCUS = (60, 50)
STEP = 1.0


def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A slope of nearly even pitch whose rows swing round two knolls."""
    bend = 20 * np.sin((x - 4) / 17) * np.exp(-(((y - 4) / 60) ** 2)) + land.swell(4, 60)(x, y) * 2.2
    return 0.4 * (y + 40 + bend) + 0.1 * x


def hat_and_basket() -> bpy.types.Mesh:
    """What a picker wears: a wide straw hat, a basket on the back; for a figure bent over its work, facing +x."""
    solid = Solid("hat and basket")
    with solid.at(0.2, 0, 1.6):
        solid.revolve([(0.42, -0.03), (0.43, 0.0), (0.24, 0.1), (0.1, 0.21), (0.02, 0.26)], "straw", 20)
    with solid.at(-0.3, 0, 0.85):
        solid.revolve([(0.15, 0), (0.2, 0.2), (0.22, 0.48), (0.2, 0.48), (0.17, 0.3)], "straw", 14)
    return solid.mesh()


def build() -> None:
    """Hill, rows, pickers, a few trees."""
    studio.light(HOUR, mist=(60, 170, 0.8), azimuth=-20, elevation=44, exposure=0.55)
    studio.camera((-14, -36, 23), (4.6, 2, 16.0), lens=70, focus=(6, 2, 17.5), blur=0.8)
    ground = land.Ground((-70, -46), (90, 130), height, step=STEP, cell=0.7)
    ground.build(("cork",), edge=0.1, fur=0.04)
    rng = np.random.default_rng(3)
    lines = [line for line in ground.rows((0.5,), -2, 60, 0.04) if len(line) > 6]
    for k, line in enumerate(lines):
        seen = studio.in_view(line + (0, 0, 0.5), 0.06)
        runs = np.split(np.arange(len(line)), np.flatnonzero(np.diff(seen.astype(int))) + 1)
        for run in runs:
            if seen[run[0]] and len(run) > 5:
                part = line[run]
                far = np.hypot(*(part[:, :2].mean(0) - (0, -38)))
                trees.hedge(part, 0.95 + 0.1 * rng.random(), 1.45, "tea", k, 0.11 if far < 60 else 0.17)
    wear = hat_and_basket()
    spots = land.along(ground.rows((0.06,), 1, 30, 0.05), 3.2, 9)
    spots = spots[studio.in_view(spots, -0.06, 62) & (np.abs(spots[:, 0] - 6) < 17)]
    chosen = rng.choice(len(spots), 15, replace=False)
    down = ground.slope(spots[chosen])
    for k, ((x, y, z), (dx, dy)) in enumerate(zip(spots[chosen], down, strict=True)):
        turn = np.degrees(np.arctan2(-dy, -dx)) + rng.normal(0, 22)
        put(person("work", k % 6, "red" if k == 4 else "", fine=True), x, y, z, turn)
        put(wear, x, y, z, turn)
    p = ground.on(trees.scatter((-60, 30), (90, 120), 6, 3, lambda p: land.swell(7, 40)(p[:, 0], p[:, 1]) > 0.3))
    trees.plant(p[studio.in_view(p)], (4, 7), ("leaf", "leaf_dark", "leaf_light"), 4)
