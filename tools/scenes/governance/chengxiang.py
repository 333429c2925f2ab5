"""Where town meets country, at dusk: fields and farmhouses on one side of a canal, lit blocks on the other."""

import numpy as np

from ..kit import city, heritage, land, roads, studio, trees, village, water
from ..kit.people import people
from ..kit.solid import Solid, curve, put

HOUR = "dusk"
ZH = "城和乡隔着一条河：一边是田野农家，一边是亮着灯的楼"
EN = "Town and country either side of a canal: fields and farmhouses, and blocks with lit windows"
FOCUS = (56, 46)
CANAL = [(-24, -260), (-6, -120), (0, -50), (-6, 10), (-2, 80), (26, 160), (40, 300), (20, 520)]
KINDS = ("crop", "paddy", "leaf_light", "rice", "paddy", "crop")


def build() -> None:
    """Canal, fields, farmhouses, town, promenade, bridge with lanterns, boats, lamps."""
    studio.light(HOUR, mist=(260, 760, 0.75), sky=1.6, exposure=0.35)
    studio.camera((-26, -168, 62), (-7, 30, 6), lens=58, focus=(0, 40, 4), blur=0.5)
    canal = water.outline(CANAL, 20)
    banks = water.land((-460, -280, 480, 760), [canal], "moss")
    c = curve(CANAL, 3)

    def east(p: np.ndarray) -> np.ndarray:
        return p[:, 0] - np.interp(p[:, 1], c[:, 1], c[:, 0])

    city.fill(
        (4, -150, 300, 520),
        5,
        low=3,
        high=11,
        keep_clear=lambda p: east(np.asarray(p)) < 22,
        block=(46, 70),
        mix={"homes": 4, "towers": 2, "offices": 1.5, "shops": 2, "park": 0.6},
    )
    quay = curve(np.c_[c[:, 0] + 15.4, c[:, 1], np.zeros(len(c))], 2)
    floor = Solid("promenade")
    floor.ribbon(quay, -4.3, 4.3, "paving", 0.06)
    floor.put()
    places = village.sites((-54, 24), (26, 62), 12, 16, 7, c[:, :2] + (-8, 0))
    rng = np.random.default_rng(4)
    for k, (x, y) in enumerate(places):
        put(village.village_house(k % 9), x, y, 0.05, rng.normal(-8, 14))
        if studio.in_view(np.array([[x, y, 2.0]]))[0]:
            studio.lamp((x, y - 6, 2.6), 300, "#ff9d55", 0.4)
    wide, deep = 24.0, 34.0
    for i, x0 in enumerate(np.arange(-46, -420, -(wide + 3.5))):
        for j, y0 in enumerate(np.arange(-150, 480, deep + 3.5)):
            corner = np.array([(x0, y0), (x0 + wide, y0), (x0 + wide, y0 + deep), (x0, y0 + deep)])
            clear = (
                land.near(
                    places, np.concatenate([corner, corner.mean(0)[None], (corner + np.roll(corner, 1, 0)) / 2])
                ).min()
                > 9
            )
            if (
                clear
                and studio.in_view(np.c_[corner, np.zeros(4)], 0.1).any()
                and not water.wet(corner, [canal], 3).any()
            ):
                land.plot(
                    corner,
                    KINDS[(i * 3 + j * 2) % 6],
                    90,
                    1.5 if y0 < 60 else 2.4,
                    i * 60 + j,
                    0.02,
                    0.8 if y0 < 60 else 1.3,
                )
    put(heritage.stone_bridge(27, 5), -2, 62, 0.1, -4)
    for s in (-2.6, 2.6):
        heritage.lanterns((-15, 62.5 + s, 4.2), (12, 60.5 + s, 4.2), 9, sag=-2.6, size=1.2)
    studio.lamp((-2, 58, 6), 500, "#ff6a3c", 1.0)
    posts = roads.lamp_posts(quay, -3.2, gap=11, kind=0, lift=0.06)
    posts = np.asarray(posts, float).reshape(-1, np.asarray(posts).shape[-1])[:, :3]
    for at in posts[studio.in_view(posts, 0.05, 420)][:34]:
        studio.lamp((at[0], at[1], 4.4), 620, "#ffb878", 0.3)
    for x, y, turn in ((-8, -34, 84), (-10, 26, 92), (6, 104, 70)):
        put(water.boat("awning"), x, y, water.LEVEL, turn)
    west = np.c_[c[:, 0] - 13.5, c[:, 1], np.zeros(len(c))]
    lined = west[rng.random(len(west)) < 0.36]
    trees.plant(lined[studio.in_view(lined)], (4.5, 8), ("leaf", "leaf_dark"), 3)
    row = quay[::5] + (5.8, 0, 0)
    trees.plant(row[studio.in_view(row)], (4.5, 6.5), ("leaf", "leaf_dark"), 6, ("round", "tall"))
    yards = trees.scatter(
        (-100, -60),
        (-26, 110),
        8,
        3,
        lambda p: (land.near(places, p) > 7.5) & (land.near(places, p) < 15) & ~water.wet(p, [canal], 3),
    )
    trees.plant(yards, (4, 7), ("leaf", "leaf_dark"), 5)
    stroll = quay[rng.choice(len(quay), 110)] + np.c_[rng.uniform(-2.6, 3.4, 110), np.zeros(110), np.full(110, 0.08)]
    people(stroll[studio.in_view(stroll)], 3)
    for bank in banks:
        if east(bank).mean() > 0:
            water.railing(bank)
