"""The model's wooden edge at dusk: a blank brass plate let into it, a work lamp shining on it, the city lit beyond."""

from __future__ import annotations

HOUR = "dusk"
ZH = "模型木边上的空白铜牌，一盏工作灯照着它"
EN = "A blank brass plate on the model's wooden edge, lit by a work lamp"
FOCUS = (60, 60)


def build() -> None:
    """The lamp stands on the model, above its edge."""
    import numpy as np

    from ..kit import studio
    from ..kit.solid import Solid, put
    from ..kit.table import backdrop_city, brass_plate, desk_lamp, table_edge
    from ..kit.trees import plant

    studio.light(HOUR, sky=0.8, mist=(60, 330, 0.35))
    table_edge(-160, 200, 0, 32, 5)
    ground = Solid("ground")
    ground.box((-220, 5.0, -3), (260, 400, -0.25), "birch")
    ground.put()
    put(brass_plate(15, 7.2, 0.3, 2), 0, 0.2, -6.7)
    rng = np.random.default_rng(5)
    x = rng.uniform(-90, 120, 260)
    plant(np.c_[x, 8 + rng.uniform(0, 5, 260), np.full(260, -0.25)], (1.2, 2.4), ("leaf", "leaf_dark"), 4)
    backdrop_city((-150, 24), (230, 300), 14, peak=(60, 150), lamps=0.9, z=-0.25)
    desk_lamp((16.5, 2.6, 0.02), (9.0, -4.2, 9.0), (1.0, -13, -8.0), 0.95)
    studio.spot((8.5, -4.1, 8.0), (0.4, 0.3, -7.2), 17000, colour="#ffc78a", angle=84, radius=1.0)
    studio.lamp((8.6, -4.1, 8.2), 400, "#ffcf98", 0.6)
    studio.panel((22, -56, -22), (0, 0, -7), 3200, (26, 18), "#ffb878")
    studio.camera((-17, -62, 9), (-3.4, 0, -1.4), lens=52, focus=(0, 0, -6.5), blur=0.9)
