"""A great cabinet of thirty-one labelled drawers at noon, one of them red and half open; small people before it."""

from __future__ import annotations

HOUR = "noon"
ZH = "分成许多格的大木柜，每格贴着空白标签，一个抽屉半开着"
EN = "A great wooden cabinet of many drawers with blank labels, one half open"
FOCUS = (60, 50)

WIDTH, DEPTH, FOOT, RAIL, POST = 46.0, 17.0, 3.0, 0.55, 0.6
ROWS = ((6.6, 4), (6.6, 4), (6.6, 4), (6.6, 4), (5.4, 5), (5.4, 5), (5.4, 5))  # height, drawers; from the lowest: 31
OPEN = (3, 1)


def build() -> None:
    """Each drawer is its own piece of wood; people of the model read the labels from a ladder."""
    from ..kit import studio
    from ..kit.solid import Solid
    from ..kit.table import backdrop_city, board, cards, drawer, figures, knob, label_holder, table_top

    studio.light(HOUR, azimuth=212, elevation=42, sun=0.85, exposure=-0.35, mist=(160, 520, 0.5))
    table_top((-220, -110), (260, 330), "beech", 22)
    inner, z = WIDTH - 2.4, FOOT + 1.2
    hardware, bottom = Solid("hardware"), FOOT + 1.2
    for r, (high, n) in enumerate(ROWS):
        wide = (inner - POST * (n - 1)) / n
        for c in range(n):
            x = -inner / 2 + wide / 2 + c * (wide + POST)
            y, w, h = 0.12, wide - 0.14, high - 0.14
            if (r, c) == OPEN:
                y = -6.5
                drawer(x, y, z + 0.07, w, DEPTH - 2, h, wood="redwood", inside="lime", wall=0.4, front=0.8)
                cards(x, y + 1.2, z + 0.6, w - 1.8, 7.0, h * 0.84, 9, tabs=0.2, gap=0.2)
            else:
                board((x - w / 2, y, z + 0.07), (x + w / 2, y + 0.9, z + 0.07 + h), "honey", 0.1, "x")
            label_holder(hardware, x, y, z + high * 0.66, min(4.6, w * 0.52), 1.5)
            knob(hardware, x, y, z + high * 0.27, 0.5)
            if c:
                board((x - wide / 2 - POST, 0.25, z), (x - wide / 2, DEPTH - 1, z + high), "pear", 0.04, "z")
        z += high
        board((-inner / 2, 0.25, z), (inner / 2, DEPTH - 1, z + RAIL), "pear", 0.04, "x")
        z += RAIL
    hardware.put()
    _carcass(bottom, z)
    _ladder(9.5, z)
    figures(
        [(-17, -12), (-15.2, -11.2), (-4.6, -15.0), (-2.0, -13.0), (18.0, -11.5), (29, -8), (31, -7.2)],
        12,
        tall=5.2,
        facing=(-2, 0),
        poses=("stand", "talk", "point", "wait", "walk"),
    )
    figures([(9.5, -7.3, 11.4)], 4, tall=5.2, facing=(9.5, 10), poses=("reach",))
    backdrop_city((-190, 100), (330, 440), 41, size=1.9, peak=(140, 260))
    studio.camera((-52, -124, 40), (-11.5, 0, 23.5), lens=46, focus=(-2, -3, 24), blur=0.5)


def _carcass(bottom: float, top: float) -> None:
    """Sides, a moulded top, a plinth, a back."""
    from ..kit.table import board

    w = WIDTH / 2
    for side in (-1, 1):
        a, b = sorted((side * w, side * (w - 1.2)))
        board((a, 0, FOOT), (b, DEPTH, top), "pear", 0.1, "z")
    board((-w, DEPTH - 1.0, FOOT), (w, DEPTH - 0.3, top), "pear", 0.0, "z")
    board((-w, 0.02, FOOT), (w, DEPTH, bottom - 0.02), "pear", 0.06, "x")
    board((-w - 0.5, -0.5, top), (w + 0.5, DEPTH + 0.2, top + 0.7), "nut", 0.2, "x")
    board((-w - 1.3, -1.3, top + 0.7), (w + 1.3, DEPTH + 0.4, top + 1.9), "nut", 0.25, "x")
    board((-w - 0.6, -0.6, 0.02), (w + 0.6, DEPTH + 0.2, FOOT), "nut", 0.2, "x")


def _ladder(x: float, top: float) -> None:
    """A ladder leaning on the cabinet, with round rungs."""
    import numpy as np

    from ..kit.solid import Solid

    solid = Solid("ladder")
    foot, head = np.array([x, -10.0, 0.0]), np.array([x, -0.35, top - 8.0])
    for side in (-1.3, 1.3):
        solid.tube(np.linspace(foot + (side, 0, 0), head + (side, 0, 0), 3), 0.2, "lime_z", 10)
    for t in np.linspace(0.05, 0.96, 15):
        p = foot + (head - foot) * t
        solid.tube([p + (-1.3, 0, 0), p + (0, 0, 0), p + (1.3, 0, 0)], 0.13, "lime", 8)
    solid.put()
