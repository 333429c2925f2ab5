"""Longguan at noon: a zero-carbon hill village, solar panels on its roofs, among bamboo."""

import numpy as np

from ..kit import land, studio, trees, village
from ..kit.people import people

HOUR = "noon"
ZH = "竹林里的山村，屋顶铺着光伏板"
EN = "A hill village among bamboo, solar panels on its roofs"
FOCUS = (59, 50)
LANES = (
    [(-70, -58), (-30, -40), (2, -26), (26, -18), (52, -6), (90, 20)],
    [(26, -18), (28, 8), (18, 30), (30, 56)],
    [(2, -26), (-12, 0), (-16, 26)],
)


def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A slope that rises away, with a hollow to the left."""
    bumps = land.swell(13, 100)(x, y) * 1.8 + land.swell(18, 40)(x, y) * 0.5
    far = land.hill(x, y, (-110, 250), (110, 80), 56) + land.hill(x, y, (120, 270), (120, 90), 66)
    return 0.17 * (y + 120) + 0.03 * x + far + bumps


def build() -> None:
    """Terraces, houses that face the sun, bamboo, kitchen gardens, people."""
    studio.light(HOUR, mist=(230, 560, 0.75), azimuth=-14, elevation=40)
    studio.camera((-20, -142, 64), (16, 8, 24), lens=66, focus=(22, -2, 28), blur=0.7)
    ground = land.Ground((-190, -130), (210, 360), height, step=1.5, cell=1.3)
    lanes = np.concatenate([land.curve(lane, 4)[:, :2] for lane in LANES])
    places = village.sites((24, 6), (60, 40), 22, 15.5, 12, lanes)
    village.hamlet(ground, places, 4, turn=-14, pad=7.5, solar=True, wall="white")
    walk = np.concatenate([land.steps(lane, ground, 2.0, seed=k) for k, lane in enumerate(LANES)])

    def free(p: np.ndarray, gap: float = 9.5) -> np.ndarray:
        return (land.near(places, p) > gap) & (land.near(walk, p) > 2.2)

    ground.build(
        ("moss", "crop", "leaf_dark"),
        lambda c, k: np.where(c[:, 1] > 120, 2, np.where(np.sin(c[:, 0] / 13 + k * 2) > 0.4, 1, 0)),
    )
    rows = land.along(ground.rows((0.36, 0.56, 0.76), 2, 60, 0.1), 0.75, 3)
    rows = rows[studio.in_view(rows, 0.03, 260)]
    rows = rows[free(rows) & (np.sin(rows[:, 0] / 13 + np.floor(rows[:, 2] / 1.5 + 0.01) * 2) > 0.4)]
    trees.sow(rows, 0.65, "leaf_light", 2)
    for low, high, spacing, seed, least in (
        ((-150, -110), (190, 120), 4.2, 7, 0.05),
        ((-190, 100), (210, 340), 5.6, 8, -0.9),
    ):
        p = trees.scatter(
            low, high, spacing, seed, lambda p, least=least: free(p) & (land.swell(5, 60)(p[:, 0], p[:, 1]) > least)
        )
        p = ground.on(p)
        p = p[studio.in_view(p)]
        # Nothing tall before the houses' sunny side.
        south = np.array(
            [((np.abs(places[:, 0] - x) < 9) & (places[:, 1] - y > 0) & (places[:, 1] - y < 17)).any() for x, y, _ in p]
        )
        trees.bamboo(p[~south], (6.5, 10.5), seed=seed)
    shrubs = ground.on(
        trees.scatter(
            (-100, -100), (150, 100), 5, 9, lambda p: free(p, 8) & (land.swell(4, 30)(p[:, 0], p[:, 1]) > 0.5)
        )
    )
    trees.bushes(shrubs[studio.in_view(shrubs)], (0.6, 1.3), seed=2)
    rng = np.random.default_rng(2)
    people(walk[rng.choice(len(walk), 26, replace=False)] + (0, 0, 0.02), seed=3)
