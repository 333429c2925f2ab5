"""Zhangshui at noon: an old mountain village by a stream, its walls of a weathered red; a stone bridge."""

import numpy as np

from ..kit import heritage, land, studio, trees, village
from ..kit.people import people
from ..kit.solid import Solid, curve, put

HOUR = "noon"
ZH = "溪水边的一座老山村，屋墙带着红色，背后是青山"
EN = "An old hill village beside a stream, its walls tinged with red, with green hills behind"
FOCUS = (58, 52)
STREAM = [
    (-60, -150),
    (-44, -104),
    (-22, -66),
    (-8, -34),
    (-16, -4),
    (-38, 26),
    (-46, 62),
    (-30, 100),
    (-34, 150),
    (-70, 230),
]
BRIDGE = (-9.0, -32.0, 4.0)
LANE = (
    [(-60, -42), (-28, -33), (-20, -32)],
    [(2, -31), (16, -24), (30, -8), (34, 14), (24, 38), (6, 58)],
    [(30, -8), (58, -2), (84, 12)],
    [(34, 14), (58, 28), (76, 50)],
)


def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A valley between two slopes; the right one carries the village."""
    c = curve(STREAM, 4)
    middle = np.interp(y, c[:, 1], c[:, 0])
    off = x - middle
    bumps = land.swell(3, 90)(x, y) * 1.6 + land.swell(8, 36)(x, y) * 0.5
    sides = np.where(off > 0, np.maximum(off - 14, 0) * 0.2, np.maximum(-off - 14, 0) * 0.26)
    far = (
        land.hill(x, y, (70, 200), (110, 80), 62)
        + land.hill(x, y, (-190, 190), (90, 110), 26)
        + land.hill(x, y, (-20, 360), (160, 90), 80)
    )
    return 2.6 + sides + 0.012 * (y + 100) + far + bumps * np.clip(np.abs(off) / 40, 0, 1)


def build() -> None:
    """Valley, stream, bridge, red houses, lanes, woods, people."""
    studio.light(HOUR, mist=(260, 620, 0.75), azimuth=-14, elevation=40)
    studio.camera((-58, -166, 72), (3, -6, 9), lens=58, focus=(8, -12, 8), blur=0.55)
    ground = land.Ground((-200, -160), (230, 420), height, step=1.3, cell=1.3)
    stream = curve(STREAM, 1.6)
    ground.bed(np.c_[stream[:, :2], np.full(len(stream), -1.9)], 4.6, 4)
    taken = np.concatenate([curve(lane, 4)[:, :2] for lane in LANE] + [stream[::3, :2]])
    near = village.sites((40, 14), (52, 52), 26, 13.2, 5, taken)
    across = village.sites((-64, -8), (22, 60), 6, 15, 8, taken)
    places = np.concatenate([near, across])
    village.hamlet(ground, near, 4, wall="red_wall", trim="oak")
    village.hamlet(ground, across, 9, wall="plaster")
    walks = [land.steps(lane, ground, 2.2, seed=k) for k, lane in enumerate(LANE)]
    walk = np.concatenate(walks)
    put(heritage.stone_bridge(19, 4.2), *BRIDGE[:2], 2.45, BRIDGE[2])
    water = Solid("stream")
    water.ribbon(stream, -9, 9, "water", -0.35)
    water.put()

    def free(p: np.ndarray) -> np.ndarray:
        return (land.near(places, p) > 8.5) & (land.near(walk, p) > 2) & (land.near(stream, p) > 9)

    ground.build()
    rng = np.random.default_rng(6)
    stones = Solid("stone of the stream")
    a = np.linspace(-1.5, 1.5, 6)
    stones.revolve(np.c_[np.cos(a), np.sin(a) * 0.6], "stone", 9)
    stone = stones.mesh()
    for k in rng.integers(0, len(stream), 240):
        x, y, _ = stream[k]
        side = rng.choice((-1, 1)) * rng.normal(5.6, 0.9)
        size = rng.uniform(0.25, 1.1)
        put(
            stone,
            x + side,
            y + rng.normal(0, 1),
            -0.5 + 0.3 * (abs(side) - 4.6),
            rng.uniform(0, 360),
            (size, size * rng.uniform(0.6, 1), size),
        )
    p = trees.scatter(
        (-150, -140), (200, 120), 6.5, 7, lambda p: free(p) & (land.swell(5, 50)(p[:, 0], p[:, 1]) > 0.25)
    )
    woods = trees.scatter(
        (-200, 70), (230, 400), 6.5, 8, lambda p: free(p) & (land.swell(6, 90)(p[:, 0], p[:, 1]) > -0.9)
    )
    for spots, tall in ((p, (3.5, 7.5)), (woods, (5, 10))):
        spot = ground.on(spots)
        trees.plant(spot[studio.in_view(spot)], tall, ("leaf", "leaf_dark", "leaf_light"), 3)
    shrubs = ground.on(
        trees.scatter((-120, -140), (160, 130), 4.5, 9, lambda p: free(p) & (land.swell(4, 30)(p[:, 0], p[:, 1]) > 0.5))
    )
    trees.bushes(shrubs[studio.in_view(shrubs)], (0.7, 1.5), seed=2)
    people(walk[rng.choice(len(walk), 30, replace=False)] + (0, 0, 0.02), seed=3)
