"""A jade-green bottle on a plinth under a lamp, four steps up to it, a blank brass plate before it; morning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ..kit.solid import Solid

HOUR = "morning"
ZH = "灯下展台上的青绿色瓶子，台前四级台阶和一块空白铜牌"
EN = "A jade-green bottle on a plinth under a lamp, with four steps and a blank brass plate before it"
FOCUS = (61, 50)

TOP, RISE, TREAD = 8.0, 1.6, 2.3


def build() -> None:
    """The bottle catches the window from the left and the lamp from above."""
    from ..kit import studio
    from ..kit.solid import Solid
    from ..kit.table import backdrop_city, desk_lamp, figures, plinth, table_top

    studio.light(HOUR, azimuth=172, elevation=28, sun=0.85)
    table_top((-160, -60), (200, 330), "beech", 20)
    plinth(0, 0, 13, 13, TOP)
    steps = Solid("steps")
    for k in range(4):
        h, front = RISE * (4 - k), -6.5 - TREAD * (k + 1)
        steps.block((8.4, TREAD + 0.1, h - 0.22), "satin", (0, front + TREAD / 2, (h - 0.22) / 2), 0.03)
        steps.block((8.7, TREAD + 0.2, 0.22), "satin", (0, front + TREAD / 2 - 0.12, h - 0.11), 0.06)
    steps.put()
    _bottle().put(0, 0.3, TOP)
    _stand(8.9, -11.0, -12)
    figures([(-2.0, -14.6, RISE), (1.6, -10.0, RISE * 3)], 4, facing=(0, 20), poses=("walk", "stand"))
    figures([(-8.6, -13.6), (-9.5, -12.8)], 6, facing=(0, 0), poses=("talk", "stand"))
    desk_lamp((14.5, 7, 0), (5.6, 1.0, 28.2), (0.4, 0.3, 15), 1.3)
    studio.spot((5.3, 1.0, 27.2), (0, -1, 10), 12000, colour="#ffd7a0", angle=70, radius=1.0)
    studio.panel((-44, -26, 40), (0, 0, 14), 16000, (16, 46), "#f4fbff")
    studio.panel((14, -46, 70), (8.9, -11, 1.6), 9000, (26, 26), "#ffdfae")
    backdrop_city((-150, 90), (230, 340), 21, size=1.2, peak=(85, 220))
    studio.camera((-29, -82, 25), (-5.6, 0, 12.9), lens=52, focus=(0, -2, 13), blur=0.5)


def _bottle() -> Solid:
    """A pear-shaped bottle with a flaring lip, 15 cm high."""
    from ..kit import materials_table  # noqa: F401
    from ..kit.solid import Solid, curve

    keys = [
        (2.35, 0.5),
        (3.3, 1.6),
        (4.2, 3.4),
        (4.35, 5.2),
        (3.55, 7.4),
        (2.2, 9.4),
        (1.3, 11.4),
        (1.08, 13.0),
        (1.3, 14.4),
        (2.05, 15.5),
    ]
    wall = curve(keys, 0.16)[:, :2]
    solid = Solid("bottle")
    lip = [(2.12, 15.6), (2.1, 15.7), (1.98, 15.68), (1.25, 14.5), (0.95, 13.0), (0.95, 10.0)]
    solid.revolve(np.concatenate([wall, lip]), "celadon", 96, caps=False)
    solid.revolve([(2.3, 0.0), (2.42, 0.06), (2.42, 0.42), (2.36, 0.52)], "rim", 96, caps=False)
    solid.revolve([(2.02, 15.58), (2.16, 15.64), (2.14, 15.74), (2.0, 15.73)], "rim", 96, caps=False)
    return solid


def _stand(x: float, y: float, turn: float) -> None:
    """A walnut wedge with the brass plate on its slope."""
    from ..kit import materials_table  # noqa: F401
    from ..kit.solid import Solid, put
    from ..kit.table import brass_plate

    solid = Solid("wedge")
    side = np.array([(-1.6, 0), (1.8, 0), (1.8, 3.3), (1.0, 3.3)])
    p = np.concatenate([np.c_[np.full(4, w), side] for w in (-3.6, 3.6)])
    solid.faces(p, [(0, 3, 2, 1), (4, 5, 6, 7)], "nut")
    solid.faces(p, [(0, 4, 7, 3), (3, 7, 6, 2), (2, 6, 5, 1)], "nut")
    solid.put(x, y, 0.01, turn)
    a = np.radians(turn)
    middle, lift = -0.32, 1.62
    put(brass_plate(6.2, 3.0, 0.16, 5), x - np.sin(a) * middle, y + np.cos(a) * middle, lift, turn, tilt=(-38.2, 0))
