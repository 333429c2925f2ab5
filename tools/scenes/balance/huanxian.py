"""The ring road at noon: it winds up between terraces of plywood and moss; small cars, one of them red."""

import numpy as np

from ..kit import land, studio, traffic, trees, village
from ..kit.solid import put

HOUR = "noon"
ZH = "一条公路绕着层层梯田盘上山去，路上有几辆很小的车"
EN = "A road winds up a hill round stepped terraces, with a few tiny cars on it"
FOCUS = (64, 45)
ROAD = [
    (-260, -60),
    (-150, -84),
    (-70, -76),
    (0, -60),
    (62, -50),
    (104, -24),
    (98, 10),
    (64, 14),
    (22, -2),
    (-22, 2),
    (-52, 30),
    (-40, 58),
    (0, 56),
    (44, 60),
    (82, 92),
    (84, 150),
    (40, 200),
]


def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """One great hill to the right, lower ones behind, a valley to the left."""
    bumps = land.swell(3, 110)(x, y) * 2.4 + land.swell(9, 40)(x, y) * 0.7
    main = (
        land.hill(x, y, (44, 110), (125, 130), 64)
        + land.hill(x, y, (-170, 260), (110, 90), 58)
        + land.hill(x, y, (210, 330), (120, 100), 90)
    )
    return 0.03 * (y + 150) + main + bumps


def build() -> None:
    """Ground, road, cars, terraces' crops, woods, a few houses."""
    studio.light(HOUR, mist=(300, 800, 0.75), azimuth=-14, elevation=40)
    studio.camera((-30, -204, 92), (13, 26, 27), lens=58, focus=(36, 4, 28), blur=0.6)
    ground = land.Ground((-290, -170), (300, 420), height, step=2.3, cell=1.5)
    road = land.lay(ROAD, ground, 46)
    ground.bed(road, 5.2, 9)
    places = village.sites((20, 29), (40, 14), 6, 14, 3, road[::4, :2])
    village.hamlet(ground, places, 2)
    top = land.mountain_road(road, 7.2, 5, rail=(1, -1))

    def tops(centre: np.ndarray, level: int) -> np.ndarray:
        patch = np.floor((centre[:, 0] + 23 * np.sin(level * 2.7)) / 40).astype(int)
        return np.choose((patch * 7 + level * 3) % 6, (0, 1, 0, 0, 2, 0))

    ground.build(("moss", "crop", "grass"), tops)

    def free(p: np.ndarray) -> np.ndarray:
        return (land.near(road, p) > 6.5) & (land.near(places, p) > 9)

    rows = land.along(ground.rows((0.34, 0.5, 0.66, 0.82), 2, 80, 0.1), 0.95, 3)
    rows = rows[studio.in_view(rows, 0.03, 330)]
    rows = rows[free(rows) & (np.sin(rows[:, 0] * 0.07 + rows[:, 2] * 2.1) > -0.2)]
    for k, kind in enumerate(("crop", "tea", "leaf_light")):
        trees.sow(rows[(np.floor(rows[:, 0] / 34 + rows[:, 2] * 0.6).astype(int) % 3) == k], 0.8, kind, k, 5)
    woods = trees.scatter(
        (-290, -160), (300, 400), 7, 8, lambda p: free(p) & (land.swell(6, 80)(p[:, 0], p[:, 1]) > 0.55)
    )
    spot = ground.on(woods)
    trees.plant(spot[studio.in_view(spot)], (4, 9), ("leaf", "leaf_dark", "leaf_light"), 3)
    lined = trees.along_side(top, 6.6, 9.0, 4)
    trees.plant(ground.on(lined), (3.5, 5.5), ("leaf", "leaf_dark"), 5, ("round", "tall"))
    traffic.cars(top, 2, 6, gap=80, lift=0.02, buses=0)
    k = int(np.argmin(np.hypot(top[:, 0] - 34, top[:, 1] - 2)))
    x, y, z = (top[k] + top[k + 1]) / 2
    a = np.radians(turn := studio.heading(top[k], top[k + 1]))
    put(traffic.car(3, "red"), x + 1.75 * np.sin(a), y - 1.75 * np.cos(a), z + 0.02, turn, 1.15)
