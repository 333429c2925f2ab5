"""A mountain hamlet at dusk: strings of lights along the paths join the houses on their terraces."""

import numpy as np

from ..kit import land, studio, trees, village
from ..kit.people import people

HOUR = "dusk"
ZH = "梯田上的山村，一串串灯光沿着小路把一户户人家连起来"
EN = "A mountain hamlet on terraces, strings of lights along the paths linking the homes"
FOCUS = (60, 50)
LANES = (
    [(-96, -62), (-58, -46), (-30, -36), (-4, -22), (14, -14)],
    [(14, -14), (38, -8), (60, 8), (100, 24)],
    [(14, -14), (6, 6), (12, 26), (38, 34), (70, 52)],
)
MORE = [(14, -14), (26, -40), (22, -84)], [(6, 6), (-22, 14), (-48, 34)]


def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A slope that rises to the right and away; dark hills behind."""
    bumps = land.swell(23, 110)(x, y) * 2.0 + land.swell(28, 42)(x, y) * 0.6
    far = land.hill(x, y, (-110, 320), (120, 90), 64) + land.hill(x, y, (130, 300), (120, 110), 84)
    return 0.17 * (y + 120) + 0.07 * x + land.hill(x, y, (50, 70), (80, 60), 16) + far + bumps


def build() -> None:
    """Terraces, houses, lit paths, woods, people under the lamps."""
    studio.light(HOUR, mist=(220, 560, 0.8), sky=1.3, exposure=0.25)
    studio.camera((-30, -140, 68), (15, 6, 24), lens=62, focus=(20, 4, 30), blur=0.6)
    ground = land.Ground((-200, -130), (230, 400), height, step=1.6, cell=1.3)
    lanes = np.concatenate([land.curve(lane, 4)[:, :2] for lane in LANES + MORE])
    places = village.sites((32, 8), (56, 46), 22, 15, 21, lanes)
    places = places[(np.abs(places[:, 0] - 26) > 18) | (np.abs(places[:, 1] + 50) > 21)]  # an open view from the front
    homes = village.hamlet(ground, places, 6)
    walks = [land.steps(lane, ground, 2.0, seed=k) for k, lane in enumerate(LANES + MORE)]
    walk = np.concatenate(walks)

    def free(p: np.ndarray) -> np.ndarray:
        return (land.near(places, p) > 8.5) & (land.near(walk, p) > 2.4)

    ground.build(
        ("moss", "crop", "leaf_dark"),
        lambda c, k: np.where(c[:, 1] > 130, 2, np.where(np.sin(c[:, 0] / 17 + k * 2) > 0.35, 1, 0)),
    )
    lamps = np.concatenate([village.light_string(w, 6.5) for w in walks])
    lamps = lamps[studio.in_view(lamps, 0.05, 300)]
    for at in lamps[::2]:
        studio.lamp(at + (0, 0, 0.1), 420, "#ffb066", 0.3)
    for x, y, z, turn in homes:
        a = np.radians(turn - 90)
        if studio.in_view(np.array([[x, y, z]]), 0.05)[0]:
            studio.lamp((x + 5.2 * np.cos(a), y + 5.2 * np.sin(a), z + 2.4), 160, "#ff9d55", 0.4)
    rows = land.along(ground.rows((0.36, 0.56, 0.76), 2, 60, 0.1), 0.8, 3)
    rows = rows[studio.in_view(rows, 0.03, 260)]
    trees.sow(
        rows[free(rows) & (np.sin(rows[:, 0] / 17 + np.floor(rows[:, 2] / 1.6 + 0.01) * 2) > 0.35)], 0.7, "crop", 2
    )
    p = trees.scatter((-150, -110), (190, 150), 7, 7, lambda p: free(p) & (land.swell(5, 60)(p[:, 0], p[:, 1]) > 0.35))
    woods = trees.scatter(
        (-200, 120), (230, 380), 6.5, 8, lambda p: free(p) & (land.swell(6, 90)(p[:, 0], p[:, 1]) > -0.7)
    )
    for spots, tall in ((p, (3.5, 7.5)), (woods, (5, 10))):
        spot = ground.on(spots)
        trees.plant(spot[studio.in_view(spot)], tall, ("leaf", "leaf_dark"), 3)
    rng = np.random.default_rng(2)
    people(walk[rng.choice(len(walk), 30, replace=False)] + (0, 0, 0.02), seed=3)
