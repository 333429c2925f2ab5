"""The farm of the future in the morning: plots of crops, two greenhouses, a canal like a teal ribbon, a farmhouse."""

import numpy as np

from ..kit import civic, land, studio, trees, village, water
from ..kit.people import people
from ..kit.solid import Solid, curve, offset, put

HOUR = "morning"
ZH = "一垄垄庄稼挨着两座玻璃温室，南塘河像一条带子从旁边流过"
EN = "Rows of crops beside two glasshouses, the Nantang River running past like a ribbon"
FOCUS = (58, 50)
CANAL = [(-130, -190), (-62, -92), (-30, -44), (-25, 4), (-44, 62), (-38, 120), (20, 220), (60, 420)]
KINDS = ("crop", "leaf_light", "paddy", "tea", "rice", "crop", "bare", "leaf_light")


def build() -> None:
    """Canal, plots, greenhouses, farmhouse, trees along the banks, people."""
    studio.light(HOUR, mist=(210, 620, 0.85), azimuth=-20, elevation=30)
    studio.camera((-62, -122, 50), (3, 10, 2), lens=60, focus=(14, 2, 4), blur=0.7)
    canal = water.outline(CANAL, 17)
    banks = water.land((-420, -240, 460, 640), [canal], "moss")
    rng = np.random.default_rng(8)
    lanes = Solid("farm lanes")
    wide, deep = 25.0, 31.0
    for i, x0 in enumerate(np.arange(-6, 260, wide + 3)):
        lanes.ribbon([(x0 - 1.5, -120, 0), (x0 - 1.5, 420, 0)], -1.1, 1.1, "cork", 0.05)
        for j, y0 in enumerate(np.arange(-111, 320, deep + 3)):
            corner = np.array([(x0, y0), (x0 + wide, y0), (x0 + wide, y0 + deep), (x0, y0 + deep)])
            if not studio.in_view(np.c_[corner, np.zeros(4)], 0.1).any() or water.wet(corner, [canal], 4).any():
                continue
            if (i, j) in ((0, 3), (1, 3)):
                continue
            far = y0 > 100
            land.plot(
                corner,
                KINDS[(i * 3 + j * 5 + int(rng.integers(2))) % 8],
                90,
                2.2 if far else 1.3,
                i * 40 + j,
                0.02,
                1.3 if far else 0.7,
            )
    for y0 in np.arange(-111, 320, deep + 3):
        lanes.ribbon([(-9, y0 - 1.5, 0), (260, y0 - 1.5, 0)], -0.9, 0.9, "cork", 0.07)
    for i, x0 in enumerate(np.arange(-62, -420, -(wide + 5))):
        for j, y0 in enumerate(np.arange(-60, 320, deep + 9)):
            corner = np.array([(x0, y0), (x0 + wide, y0 + 2), (x0 + wide, y0 + deep), (x0, y0 + deep)])
            if studio.in_view(np.c_[corner, np.zeros(4)], 0.1).any() and not water.wet(corner, [canal], 5).any():
                land.plot(corner, KINDS[(i * 5 + j * 3) % 8], 0, 2.2, 900 + i * 40 + j, 0.02, 1.2)
    lanes.put()
    yard = Solid("yard")
    yard.box((-7.4, -10.9, -0.5), (24, 22.4, 0.12), "card")
    yard.box((24.3, -10.9, -0.5), (48, 22.4, 0.1), "cork")
    yard.put()
    for k, x in enumerate((1.0, 14.5)):
        put(civic.greenhouse(9.6, 29, k), x, 6, 0.14)
    put(village.village_house(3, wall="white", roof="red", floors=2), 33, 7, 0.14, -8, 1.05)
    path = np.concatenate([offset(bank, -4.5) for bank in banks])
    lined = path[rng.random(len(path)) < 0.5, :2]
    lined = lined + rng.normal(0, 0.8, lined.shape)
    lined = lined[~water.wet(lined, [canal], 1.8)]
    spot = np.c_[lined, np.zeros(len(lined))]
    spot = spot[studio.in_view(spot)]
    trees.plant(spot, (4, 7.5), ("leaf", "leaf_light", "leaf_dark"), 3)
    trees.plant([(44, 20), (46, 8), (45, -7), (25, 20), (41, 14)], (4.5, 7), ("leaf", "leaf_dark"), 4)
    put(water.boat("sampan"), -31, -30, water.LEVEL, 68)
    shrubs = path[rng.random(len(path)) < 0.5] + rng.normal(0, 1.2, (1, 3)) * (1, 1, 0)
    trees.bushes(shrubs[studio.in_view(shrubs) & ~water.wet(shrubs, [canal], 1.6)], (0.8, 1.7), seed=4)
    lane = curve([(-3, -9), (32, -8.4)], 1)
    people(lane[rng.choice(len(lane), 6, replace=False)] + (0, 0, 0.14), 2, poses=("stand", "walk", "carry", "hold"))
    workers = np.c_[rng.uniform(-20, 60, 16), rng.uniform(-80, 60, 16)]
    people(workers[~water.wet(workers, [canal], 3)], 5, poses=("work", "lean", "walk"))
