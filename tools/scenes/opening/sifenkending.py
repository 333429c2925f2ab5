"""Four white plinths in a row at dawn, each with a small model on it and a blank brass plate on its front."""

from __future__ import annotations

import numpy as np

HOUR = "dawn"
ZH = "四座白色展台，四块没有刻字的铜牌"
EN = "Four white plinths with small models and four blank brass plates"
FOCUS = (58, 52)

WIDTH, HEIGHT, STEP = 8.8, 13.0, 12.6


def build() -> None:
    """The row runs from the near right to the far left; the third plinth is sharp."""
    from ..kit import studio
    from ..kit.table import backdrop_city, plinth, table_top

    studio.light(HOUR, azimuth=218, elevation=18, mist=(120, 420, 0.5))
    table_top((-200, -60), (260, 420), "beech")
    for k, model in enumerate((_tower, _home, _laboratory, _granary)):
        x = (k - 1.5) * STEP
        top = plinth(x, 0, WIDTH, WIDTH, HEIGHT, (5.4, 3.3), k)
        model(x, 0.0, top)
    backdrop_city((-260, 80), (160, 360), 5, size=1.2, peak=(-60, 220))
    studio.panel((-48, -80, 16), (0, 0, 6), 26000, (40, 40), "#ffdcb8")
    studio.camera((40, -84, 22), (-4.0, 0, 9.6), lens=49, focus=(7, -4, 8), blur=0.6)


def _tower(x: float, y: float, z: float) -> None:
    from ..kit.heritage import drum_tower
    from ..kit.solid import put
    from ..kit.trees import plant

    put(drum_tower(), x, y + 0.4, z, 0, 0.185)
    plant(
        [(x - 3.6, y - 2.6, z), (x + 3.5, y - 2.8, z), (x - 3.5, y + 3.0, z), (x + 3.6, y + 3.1, z)], (1.7, 2.2), seed=2
    )


def _home(x: float, y: float, z: float) -> None:
    from ..kit.civic import care_home
    from ..kit.solid import put
    from ..kit.table import figures
    from ..kit.trees import bushes, plant

    put(care_home(), x, y + 0.6, z, 0, 0.17)
    figures([(x - 1.1, y - 3.3, z), (x - 0.7, y - 3.2, z), (x + 1.3, y - 3.1, z)], 3, tall=0.62)
    plant([(x - 3.4, y - 2.9, z), (x + 3.3, y + 3.2, z), (x + 3.5, y - 2.4, z)], (1.5, 2.2), seed=4)
    bushes([(x - 2.2, y - 3.3, z), (x + 2.3, y - 3.4, z)], (0.3, 0.5), seed=5)


def _laboratory(x: float, y: float, z: float) -> None:
    from ..kit.buildings import building
    from ..kit.solid import put
    from ..kit.trees import plant

    put(building("lab", 3, 30, 20, 6), x - 0.6, y + 1.2, z, 0, 0.16)
    put(building("tower", 2, 18, 18, 14), x + 2.2, y - 0.6, z, 0, 0.13)
    plant([(x - 3.5, y - 3.0, z), (x - 1.8, y - 3.4, z), (x + 3.6, y + 3.3, z)], (1.1, 1.6), seed=6)


def _granary(x: float, y: float, z: float) -> None:
    from ..kit.solid import Solid

    solid = Solid("granary")
    for dx, dy, r, h in ((-1.6, 0.9, 1.5, 3.2), (1.5, 1.1, 1.7, 4.0)):
        with solid.at(x + dx, y + dy, z):
            solid.revolve(
                [
                    (r + 0.25, 0),
                    (r + 0.25, 0.25),
                    (r, 0.25),
                    (r, h),
                    (r + 0.06, h),
                    (r + 0.06, h + 0.1),
                    (r - 0.02, h + 0.1),
                ],
                "plaster",
                48,
                caps=False,
            )
            solid.revolve(
                [
                    (r + 0.5, h - 0.02),
                    (r + 0.45, h + 0.1),
                    (0.5, h + 1.25),
                    (0.42, h + 1.3),
                    (0.42, h + 1.6),
                    (0.62, h + 1.62),
                    (0, h + 1.95),
                ],
                "tile",
                48,
            )
            for ring in (0.8, 1.7, 2.6):
                if ring < h - 0.3:
                    solid.revolve(
                        [(r + 0.01, ring), (r + 0.06, ring + 0.04), (r + 0.06, ring + 0.12), (r + 0.01, ring + 0.16)],
                        "balsa",
                        48,
                        caps=False,
                    )
            solid.block((0.8, 0.12, 1.3), "balsa", (0, -r - 0.02, 0.9), 0.03)
    solid.put()
    _rice(x, y, z)


def _rice(x: float, y: float, z: float) -> None:
    """A small stand of ripe ears before the stores."""
    from ..kit.solid import Solid

    rng = np.random.default_rng(8)
    solid = Solid("rice")
    for _ in range(70):
        px, py = x + rng.uniform(-3.2, 3.2), y + rng.uniform(-3.6, -1.6)
        h, a = rng.uniform(1.2, 1.7), rng.uniform(0, 6.28)
        bend = rng.uniform(0.3, 0.55)
        t = np.linspace(0, 1, 7)
        path = np.c_[px + bend * np.cos(a) * t**2.4, py + bend * np.sin(a) * t**2.4, z + h * (t - 0.22 * t**4)]
        solid.tube(path[:5], 0.02, "rice", 5)
        for p in np.linspace(0, 1, 9):
            q = path[4] + (path[6] - path[4]) * p
            with solid.at(q[0] + rng.normal(0, 0.03), q[1] + rng.normal(0, 0.03), q[2] + rng.normal(0, 0.02)):
                solid.revolve([(0, -0.1), (0.05, -0.03), (0.05, 0.04), (0, 0.1)], "rice", 6)
    solid.put()
