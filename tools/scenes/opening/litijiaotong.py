"""An interchange on three levels at dawn: two viaducts over a motorway, loops and slip roads, traffic everywhere."""

from __future__ import annotations

import numpy as np

from ..kit import city, roads, studio, traffic, trees
from ..kit.solid import Solid, along, curve, put

HOUR = "dawn"
ZH = "层层立交桥上车流不断，匝道在晨光里盘旋"
EN = "An interchange of several levels full of traffic, its ramps turning in the first light"
FOCUS = (55, 47)

TURN, MIDDLE, TOP, SIDE = 24.0, 8.0, 15.5, 15.2
to_world = city.frame(10, 10, TURN)


def local(points: np.ndarray) -> np.ndarray:
    """The crossing's own x, y of world points."""
    a = np.radians(TURN)
    return (np.asarray(points)[:, :2] - (10, 10)) @ np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])


def level(points: object, *heights: tuple[float, float]) -> np.ndarray:
    """A smooth path through local points, its height given at parts of its length (part, metres), eased between."""
    p = curve(to_world(points), 3.0)
    part = np.linspace(0, 1, len(p))
    at, high = np.array(heights, float).T
    k = np.clip(np.searchsorted(at, part, side="right") - 1, 0, len(at) - 2)
    t = np.clip((part - at[k]) / (at[k + 1] - at[k]), 0, 1)
    p[:, 2] = high[k] + (high[k + 1] - high[k]) * t * t * (3 - 2 * t)
    return p


def on_roads(p: np.ndarray) -> np.ndarray:
    """Where no pier may stand: on the motorway and its side lanes, or through the lower viaduct."""
    q = local(p)
    return np.abs(q[:, 1]) < 19


def motorways() -> list[np.ndarray]:
    """The road on the ground and the two viaducts across it, with their traffic and lamps; gives their paths."""
    ground = roads.road(level([(-700, 0), (-200, 0), (200, 0), (700, 0)], (0, 0), (1, 0)), 6, median=3.0, pavement=0)
    middle = roads.viaduct(
        level([(0, -600), (0, -200), (0, 200), (-50, 700)], (0, 6), (0.25, MIDDLE), (0.7, MIDDLE), (1, 6)),
        6,
        median=1.2,
        gap=32,
        keep_clear=on_roads,
    )
    top = roads.viaduct(
        level([(-600, -160), (-200, -64), (0, 0), (220, 90), (600, 210)], (0, 11), (0.35, TOP), (0.65, TOP), (1, 11)),
        4,
        median=1.0,
        gap=36,
        keep_clear=lambda p: on_roads(p) | (np.abs(local(p)[:, 0]) < 19),
    )
    for k, (path, lanes, median, gap) in enumerate(((ground, 6, 3.0, 24), (middle, 6, 1.2, 22), (top, 4, 1.0, 18))):
        traffic.cars(path, lanes, k + 1, gap=gap, median=median, lift=roads.SURFACE + 0.02, buses=0.025, vans=0.1)
        roads.lamp_posts(path, 0, gap=34, kind=2, lift=0.3 if k == 0 else 0.85)
    return [ground, middle, top]


def ramps() -> list[np.ndarray]:
    """Two loops inside and two slip roads outside, with their traffic; gives their paths."""
    paths = []
    for a in (1, -1):
        r = 44.0
        turn = np.radians(np.linspace(180, -90, 40))
        ring = np.c_[SIDE + r + r * np.cos(turn), SIDE + r + r * np.sin(turn)]
        points = a * np.concatenate(
            [[(SIDE, -12), (SIDE, 12), (SIDE, 38)], ring, [(40, SIDE), (10, SIDE), (-70, SIDE)]]
        )
        paths.append(
            roads.viaduct(
                level(points, (0, MIDDLE), (0.2, MIDDLE), (0.74, 0.25), (1, 0.12)),
                1,
                one_way=True,
                depth=1.1,
                gap=24,
                keep_clear=on_roads,
            )
        )
    for a in (1, -1):
        points = a * np.array(
            [
                (SIDE + 1.6, -420),
                (SIDE + 1.6, -240),
                (SIDE + 8, -170),
                (45, -105),
                (105, -45),
                (170, -SIDE - 8),
                (240, -SIDE - 1.6),
                (600, -SIDE - 1.6),
            ]
        )
        paths.append(
            roads.viaduct(
                level(points, (0, MIDDLE), (0.3, MIDDLE), (0.62, 0.3), (1, 0.12)),
                2,
                one_way=True,
                depth=1.3,
                gap=26,
                keep_clear=on_roads,
            )
        )
    for k, path in enumerate(paths):
        traffic.cars(path, 1 + k // 2, 7 + k, gap=17, one_way=True, lift=roads.SURFACE + 0.02, buses=0, vans=0.1)
    return paths


def gardens(near: object) -> None:
    """Groves and clipped rings on the lawns between the ramps."""
    rng = np.random.default_rng(6)
    s = Solid("beds")
    for a in (1, -1):
        middle = a * (SIDE + 44.0)
        for radius, material in ((30.0, "paving"), (27.5, "grass"), (13.0, "paving"), (11.0, "crop")):
            ring = to_world(
                np.c_[
                    middle + radius * np.cos(np.linspace(0, 6.283, 60)[:-1]),
                    middle + radius * np.sin(np.linspace(0, 6.283, 60)[:-1]),
                ]
            )
            s.prism(ring, 0, 0.36 - radius * 0.01, material)
        t = rng.uniform(0, 6.283, 60)
        r = rng.uniform(14.5, 25.5, 60)
        trees.plant(
            to_world(np.c_[middle + r * np.cos(t), middle + r * np.sin(t)]), (5, 9), ("leaf", "leaf_light"), seed=3
        )
        t = np.linspace(0, 6.283, 26)[:-1]
        trees.bushes(to_world(np.c_[middle + 9.5 * np.cos(t), middle + 9.5 * np.sin(t)]), (1.2, 2.0), seed=4)
    s.put()
    p = trees.scatter((-330, -230), (360, 420), 8.0, 5, lambda q: ~near(q, 9.0))
    grove = np.sin(p[:, 0] / 31 + 1.0) + np.sin(p[:, 1] / 27) + np.sin((p[:, 0] + p[:, 1]) / 19)
    loop = np.min([np.hypot(*(local(p) - a * (SIDE + 44.0)).T) for a in (1, -1)], axis=0)
    p = p[(grove > -0.35) & (loop > 36) & (np.hypot(*(p - (10, 10)).T) < 250)]
    trees.plant(p[studio.in_view(np.c_[p, np.full(len(p), 4)])], (5, 11), ("leaf", "leaf_dark", "leaf_light"), seed=8)


def build() -> None:
    """The whole from above, the crossing of the viaducts on the right third; one red bus."""
    studio.light(HOUR, azimuth=198, elevation=16, exposure=0.15, mist=(330, 950, 0.8))
    studio.camera((-20, -268, 132), (-6, 14, 0), lens=49, focus=(10, 5, 12), blur=0.45)
    board = Solid("board")
    board.box((-1200, -500, -6), (1200, 1700, 0), "grass")
    board.put()
    paths = [*motorways(), *ramps()]
    marks = np.concatenate([path[::4, :2] for path in paths])

    def near(p: np.ndarray, margin: float = 26.0) -> np.ndarray:
        return np.array([np.hypot(*(marks - q).T).min() < margin + 6 for q in p])

    gardens(near)
    clear = lambda p: near(p, 20.0) | (np.hypot(*(p - (10, 10)).T) < 190)  # noqa: E731
    city.fill(
        (-420, 60, 520, 620),
        4,
        turn=TURN,
        mix={"homes": 3, "towers": 2, "offices": 2, "shops": 1, "park": 0.6},
        low=5,
        high=20,
        keep_clear=clear,
        crowd=0,
    )
    city.skyline((-700, 620, 800, 1100), 3, count=90, low=8, high=34, gap=44, keep_clear=lambda p: near(p, 20.0))
    x, y, z, turn = along(paths[2], 1.0, 1.5 * traffic.LANE + 0.5)[598]
    put(traffic.bus(0, "red"), x, y, z + roads.SURFACE + 0.02, turn)
