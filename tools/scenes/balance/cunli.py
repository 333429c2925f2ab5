"""A hamlet on its terraces at noon: white houses, stone paths between them, one hall in red."""

import numpy as np

from ..kit import heritage, land, studio, trees, village
from ..kit.people import people
from ..kit.solid import put

HOUR = "noon"
ZH = "梯田上的小村，屋顶之间有小路相连"
EN = "A hamlet on stepped terraces, its roofs joined by small paths"
FOCUS = (62, 42)
HALL = (33.0, 20.0)
LANES = (
    [(-90, -52), (-50, -36), (-16, -18), (8, -4), (22, 4), (31, 9)],
    [(31, 9), (48, 12), (64, 28), (96, 60)],
    [(8, -4), (0, 18), (10, 40), (34, 46), (64, 46)],
    [(31, 9), (38, -14), (26, -44), (34, -90)],
)


def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A broad slope that rises to the right and away, a shoulder for the hamlet, hills behind."""
    bumps = land.swell(3, 120)(x, y) * 2.2 + land.swell(8, 45)(x, y) * 0.7
    rise = 0.13 * (y + 120) + 0.06 * x
    far = land.hill(x, y, (-90, 330), (110, 90), 70) + land.hill(x, y, (120, 300), (120, 110), 80)
    return rise + land.hill(x, y, (60, 80), (85, 70), 24) + far + bumps


def build() -> None:
    """Ground, houses, paths, crops, trees, people."""
    studio.light(HOUR, mist=(250, 620, 0.75), azimuth=-14, elevation=40)
    studio.camera((-34, -172, 82), (18, 24, 27), lens=62, focus=(*HALL, 34), blur=0.6)
    ground = land.Ground((-210, -150), (240, 420), height, step=1.6, cell=1.3)
    front = np.array(
        [(HALL[0] + dx, HALL[1] + dy) for dx, dy in ((0, 8), (0, 0), (-9, 0), (9, 0), (-4, -9), (-1, -16), (-10, -10))]
    )
    lanes = np.concatenate([land.curve(lane, 4)[:, :2] for lane in LANES])
    places = village.sites((34, 22), (48, 36), 20, 14.5, 5, np.concatenate([front, lanes]))
    village.hamlet(ground, places, 4)
    put(heritage.hall(13, 8), *HALL, ground.pad(*HALL, 9) + 0.05, -12)
    walks = [land.steps(lane, ground, 1.8, seed=k) for k, lane in enumerate(LANES)]
    walk = np.concatenate(walks)

    def tops(centre: np.ndarray, level: int) -> np.ndarray:
        patch = np.floor((centre[:, 0] + 17 * np.sin(level * 2.7)) / 34).astype(int)
        kind = np.choose((patch * 7 + level * 5) % 6, (0, 1, 0, 2, 0, 1))
        return np.where(centre[:, 1] > 170, 3, kind)

    ground.build(("moss", "crop", "soil", "leaf_dark"), tops)

    def free(p: np.ndarray) -> np.ndarray:
        return (land.near(places, p) > 9) & (land.near([HALL], p) > 11) & (land.near(walk, p) > 2)

    rows = land.along(ground.rows((0.36, 0.54, 0.72, 0.88), 2, 60, 0.1), 0.8, 3)
    rows = rows[studio.in_view(rows, 0.05, 330)]
    rows = rows[free(rows) & (np.sin(rows[:, 0] * 0.09 + rows[:, 2] * 2.1) > -0.45)]
    for k, (kind, size) in enumerate((("crop", 0.7), ("leaf_light", 0.75), ("tea", 0.8))):
        trees.sow(rows[(np.floor(rows[:, 0] / 26 + rows[:, 2] * 0.6).astype(int) % 3) == k], size, kind, k)
    p = trees.scatter((-150, -120), (200, 170), 7.5, 7, lambda p: free(p) & (land.swell(5, 60)(p[:, 0], p[:, 1]) > 0.4))
    woods = trees.scatter((-210, 150), (240, 400), 7, 8, lambda p: land.swell(6, 90)(p[:, 0], p[:, 1]) > -0.5)
    for spots, tall in ((p, (3.5, 8)), (woods, (5, 10))):
        spot = ground.on(spots)
        trees.plant(spot[studio.in_view(spot)], tall, ("leaf", "leaf_dark", "leaf_light"), 3)
    rng = np.random.default_rng(2)
    people(walk[rng.choice(len(walk), 34, replace=False)] + (0, 0, 0.02), seed=3)
