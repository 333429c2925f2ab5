"""Jiangnan Cuibaili in the morning: streets, old trees and laboratories; one laboratory of jade glass at a corner."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..kit import city, materials_city, people, roads, studio, traffic, trees  # noqa: F401
from ..kit.solid import Solid
from ..kit.walls import CURTAIN, roof_plant, volume

HOUR = "morning"
ZH = "街道、老树和实验楼组成的翠柏里，一栋青玉色的实验楼"
EN = "Streets, old trees and laboratories of Cuibaili, one of them in jade glass"
FOCUS = (60, 50)

TURN = -30.0
JADE = replace(
    CURTAIN,
    skin="white",
    trim="jade_c",
    glass=("jade_a", "jade_b", "jade_c", "jade_a", "jade_d"),
    bay=2.0,
    fins=0.22,
    recess=0.25,
    storey=4.0,
)
to_world = city.frame(14, 0, TURN)


def jade_laboratory() -> None:
    """Three stacked storeys of glass, shifted over one another, gardens on the ledges."""
    rng = np.random.default_rng(4)
    s = Solid("jade laboratory")
    z = volume(s, (-25, -15, 25, 15), 0, 2, replace(JADE, storey=4.6), rng, parapet=0.6, roof="paving")
    tiers = [((-25, -15, 25, 15), z)]
    for area, floors in (((-21, -17.5, 19, 12), 3), ((-12, -14, 21.5, 10), 2)):
        x0, y0, x1, y1 = area
        s.box((x0 - 0.3, y0 - 0.3, z + 0.02), (x1 + 0.3, y1 + 0.3, z + 0.5), "white", floor=True)
        z = volume(s, area, z + 0.5, floors, JADE, rng, parapet=0.6, roof="paving")
        tiers.append((area, z))
    roof_plant(s, (8, -6, 20.5, 8.5), z, rng, 1.2)
    solar_roof(s, (-10.5, -6.5, 6, 8.5), z)
    green: list[tuple[float, float, float]] = []
    for _, height, part in (
        (*tiers[0], (-24, 12.6, 24, 14.4)),
        (*tiers[0], (20.5, -14, 24.2, 12)),
        (*tiers[1], (-20, -16.5, -13, 11)),
        (*tiers[2], (-11, -13, 20, -8)),
    ):
        s.box((part[0], part[1], height + 0.02), (part[2], part[3], height + 0.5), "white", "grass")
        n = int((part[2] - part[0]) * (part[3] - part[1]) / 3.5)
        green += [
            (x, y, height + 0.5)
            for x, y in np.c_[
                rng.uniform(part[0] + 0.6, part[2] - 0.6, n), rng.uniform(part[1] + 0.5, part[3] - 0.5, n)
            ]
        ]
    s.box((-8, -20.5, 4.0), (8, -15.02, 4.4), "white", floor=True)
    for x in (-7.2, -2.4, 2.4, 7.2):
        s.cylinder(0.22, 0, 4.0, "white", 10, (x, -20))
    s.put(*to_world((0, 0))[0], 0.3, TURN)
    g = np.array(green)
    trees.bushes(np.c_[to_world(g[:, :2]), g[:, 2] + 0.3], (0.6, 2.0), seed=5)


def solar_roof(s: Solid, area: tuple[float, float, float, float], z: float) -> None:
    """Rows of tilted panels on white feet over a roof (x0, y0, x1, y1) at height z."""
    x0, y0, x1, y1 = area
    for y in np.arange(y0, y1 - 1.5, 2.5):
        s.quads([[(x0, y, z + 0.5), (x1, y, z + 0.5), (x1, y + 1.6, z + 1.4), (x0, y + 1.6, z + 1.4)]], "solar")
        for x in np.arange(x0, x1 + 0.1, (x1 - x0) / 8):
            s.box((x - 0.06, y + 1.5, z), (x + 0.06, y + 1.62, z + 1.4), "white")
            s.quads(
                [
                    [
                        (x - 0.05, y, z + 0.53),
                        (x + 0.05, y, z + 0.53),
                        (x + 0.05, y + 1.6, z + 1.43),
                        (x - 0.05, y + 1.6, z + 1.43),
                    ]
                ],
                "white",
            )


def forecourt() -> None:
    """Paving in bands, planted beds and people in front of the laboratory."""
    rng = np.random.default_rng(8)
    s = Solid("forecourt")
    s.box((-32, -34, 0), (36, 34, 0.24), "concrete", "paving")
    for x in np.arange(-30, 35, 6.0):
        s.box((x, -33.5, 0.2), (x + 0.7, -21, 0.27), "white")
    for x0, x1 in ((-31, -13), (14, 35)):
        s.box((x0, -31, 0.2), (x1, -24, 0.75), "white", "grass")
    s.box((-31, 18, 0.2), (35, 33, 0.5), "white", "grass")
    s.put(*to_world((0, 0))[0], 0, TURN)
    beds = np.concatenate(
        [
            np.c_[rng.uniform(-30, -14, 26), rng.uniform(-30.5, -24.5, 26)],
            np.c_[rng.uniform(15, 34, 30), rng.uniform(-30.5, -24.5, 30)],
        ]
    )
    trees.bushes(np.c_[to_world(beds), np.full(len(beds), 0.7)], (0.7, 1.5), seed=3)
    rows = np.array(
        [(x, y) for x in (-27, -19, 18, 25, 32) for y in (-27.5,)]
        + [(x, y) for x in range(-28, 35, 9) for y in (22, 29)],
        float,
    )
    trees.plant(np.c_[to_world(rows), np.full(len(rows), 0.5)], (5, 8), ("leaf", "leaf_light"), seed=2)
    walk = np.c_[rng.uniform(-11, 12, 34), rng.uniform(-33, -21.5, 34)]
    people.people(np.c_[to_world(walk), np.full(len(walk), 0.27)], seed=4)


def garden() -> None:
    """Lawns under old trees on this side of the street, with paths between."""
    rng = np.random.default_rng(21)
    s = Solid("garden")
    s.box((-32.6, -200, 0), (150, -49.5, 0.22), "concrete", "paving")
    lawns = [
        (-29, -68, -6, -53),
        (-2, -64, 30, -53),
        (34, -64, 66, -53),
        (70, -66, 110, -53),
        (-29, -96, -2, -72),
        (2, -100, 30, -68),
        (34, -100, 66, -68),
        (70, -100, 110, -70),
    ]
    for x0, y0, x1, y1 in lawns:
        s.box((x0, y0, 0.2), (x1, y1, 0.5), "concrete", "grass")
        n = int((x1 - x0) * (y1 - y0) / 95)
        p = np.c_[rng.uniform(x0 + 2, x1 - 2, n), rng.uniform(y0 + 2, y1 - 2, n)]
        trees.plant(
            np.c_[to_world(p), np.full(n, 0.5)], (7, 13), ("leaf", "leaf_dark", "leaf_light"), seed=int(x0 + 90)
        )
        line = np.array([(x0 + 0.9, y1 - 0.9), (x1 - 0.9, y1 - 0.9)])
        trees.hedge(np.c_[to_world(line), (0.5, 0.5)], 0.9, 0.9)
    s.put(*to_world((0, 0))[0], 0, TURN)
    walk = np.concatenate(
        [
            np.c_[rng.uniform(-28, 90, 26), rng.uniform(-52.4, -50.2, 26)],
            np.c_[rng.uniform(-28, 60, 14), rng.uniform(-67.5, -65, 14)],
        ]
    )
    people.people(np.c_[to_world(walk), np.full(len(walk), 0.24)], seed=6)


def streets() -> None:
    """An avenue under old trees and a street across, with traffic."""
    t = np.arange(-330, 420, 4.0)
    avenue = roads.road(to_world(np.c_[np.full(len(t), -47.0), t]), 4, median=3.0, pavement=5.0)
    traffic.cars(avenue, 4, 3, gap=22, median=3.0, lift=roads.SURFACE)
    roads.lamp_posts(avenue, roads.half_width(4, 3.0) + 0.8, gap=30, both=True, lift=0.3)
    for offset, gap in ((-12.6, 10.0), (12.6, 10.0), (0.0, 13.0)):
        rows = np.arange(-320, 400, gap)
        rng = np.random.default_rng(int(offset) + 50)
        p = np.c_[np.full(len(rows), -47.0 + offset), rows + rng.uniform(-1.5, 1.5, len(rows))]
        p = p[(np.abs(p[:, 1] + 42) > 9)]
        trees.plant(
            np.c_[to_world(p), np.full(len(p), 0.3)],
            (7, 10) if offset == 0 else (10, 15),
            ("leaf", "leaf_dark"),
            seed=9,
            forms=("wide", "round"),
        )
    mouths = Solid("mouths")
    for x0, x1, side in ((-32.6, 400.0, 1), (-400.0, -61.4, -1)):
        u = np.linspace(x0, x1, 100)
        end = -38.0 if side > 0 else -56.0
        mouths.ribbon(
            np.c_[to_world([(end - 0.3, -42.0), (x0 if side > 0 else x1, -42.0)]), (0.0, 0.0)],
            -4.1,
            4.1,
            "asphalt",
            0.335,
        )
        roads.crossing(*to_world([((end + (x0 if side > 0 else x1)) / 2, -42.0)])[0], TURN, 7.6, z=0.33)
        street = roads.road(to_world(np.c_[u, np.full(len(u), -42.0)]), 2, pavement=3.0)
        traffic.cars(street, 2, 6 + side, gap=26, lift=roads.SURFACE)
        roads.lamp_posts(street, 5.0, gap=30, both=True, lift=0.3)
    mouths.put()
    lane = roads.road(to_world(np.c_[np.full(99, 40.4), np.linspace(-36.5, 400, 99)]), 2, pavement=0)
    traffic.parked(lane, 3.0, 5, full=0.6)


def build() -> None:
    """Sun from the left behind the camera, so that the fronts are lit and the gables not."""
    studio.light(HOUR, azimuth=203, elevation=30, mist=(260, 900, 0.75))
    studio.camera((-8, -205, 98), (0, 2, 5), lens=56, focus=(10, -16, 12), blur=0.5)
    board = Solid("board")
    board.box((-700, -500, -6), (800, 1300, 0), "grey")
    board.put()
    streets()
    forecourt()
    garden()
    jade_laboratory()
    rect = lambda x0, y0, x1, y1: to_world([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])  # noqa: E731
    houses, labs = {"houses": 3, "shops": 2, "park": 1.2, "school": 0.6}, {"labs": 3, "homes": 1, "offices": 1}
    city.fill(rect(-330, -330, -55.5, -42.5), 11, turn=TURN, mix=houses, low=2, high=5, block=(50, 70))
    city.fill(rect(-330, -41.5, -55.5, 400), 12, turn=TURN, mix=houses, low=2, high=5, block=(50, 70))
    city.fill(rect(38.5, -44, 330, 260), 7, turn=TURN, mix={"labs": 3, "offices": 1}, low=4, high=8)
    city.fill(rect(-39, 28, 43, 420), 9, turn=TURN, mix=labs, low=5, high=9)
