"""The table's edge at dusk, and beyond it the lit model city, out of focus."""

from __future__ import annotations

HOUR = "dusk"
ZH = "模型的桌边，后面是亮着灯的城"
EN = "The edge of the model table, the lit city beyond"
FOCUS = (60, 52)


def build() -> None:
    """The edge runs from the near left into the distance on the right."""
    import numpy as np

    from ..kit import studio
    from ..kit.solid import Solid, put
    from ..kit.table import backdrop_city, brass_plate, table_edge
    from ..kit.trees import plant

    studio.light(HOUR, mist=(60, 330, 0.4))
    table_edge(-120, 260, 0, 26, 6)
    ground = Solid("ground")
    ground.box((-220, 6.0, -3), (300, 400, -0.6), "birch")
    ground.put()
    river = Solid("river")
    river.box((-220, 13, -0.59), (300, 27, -0.5), "water")
    river.put()
    put(brass_plate(7.2, 3.4, 0.2, 7), 9, 0.22, -4.2)
    rng = np.random.default_rng(6)
    for y0, y1, n in ((7.2, 11.6, 170), (28.5, 31.5, 240)):
        x = rng.uniform(-60, 170, n)
        plant(np.c_[x, rng.uniform(y0, y1, n), np.full(n, -0.6)], (0.9, 2.2), ("leaf", "leaf_dark"), n)
    _pencil()
    backdrop_city((-160, 36), (260, 190), 15, peak=(75, 110), lamps=1.0, z=-0.55)
    for k in range(12):
        studio.lamp((-40 + k * 14, 12.2, 1.6), 60, "#ffb066", 0.25)
    studio.spot((14, -9, 14), (9.5, 1, -4), 6000, colour="#ffc78a", angle=60, radius=1.0)
    studio.panel((34, -36, -20), (9, 0, -5), 900, (20, 12), "#ffb070")
    studio.camera((-20, -36, 12.0), (7.0, 10, 0.4), lens=50, focus=(8, 0, -2), blur=1.1)


def _pencil() -> None:
    """The model maker's pencil, left on the edge."""
    import numpy as np

    from ..kit.solid import Solid

    solid = Solid("pencil")
    for material, rows in (
        ("pear_z", [(0.36, 0), (0.36, 11.2)]),
        ("brushed", [(0.37, 0.0), (0.39, 0.05), (0.39, 0.5), (0.37, 0.55)]),
        ("lime_z", [(0.36, 11.2), (0.1, 12.4)]),
        ("black", [(0.1, 12.4), (0.0, 12.75)]),
    ):
        solid.revolve(np.array(rows), material, 6 if material == "pear_z" else 24, smooth=material != "pear_z")
    thing = solid.put(19.5, 2.6, 0.36)
    thing.rotation_euler = (np.radians(90), 0, np.radians(-70))
