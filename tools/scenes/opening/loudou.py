"""The drum tower's water clock close up: copper vessels on a stair, each dripping into the next, a rod as pointer.

The unit is a decimetre here: a vessel is about half a metre high.
"""

import bpy
import numpy as np

from ..kit import materials_heritage as _materials  # noqa: F401  (the makers of copper and patina)
from ..kit import studio
from ..kit.solid import Solid, curve, put

HOUR = "dawn"
ZH = "一滴一滴计时的铜漏"
EN = "A copper water clock, telling time drop by drop"
FOCUS = (56, 50)

STEPS = ((-9.2, 10.2, 1.16), (-4.6, 6.9, 1.0), (-0.4, 3.8, 0.88))  # x, height of the step, size of the vessel on it
LAST = (3.7, 0.9, 0.8)


def build() -> None:
    """Stand four vessels on their stair by a window and look along them."""
    studio.light(HOUR, azimuth=196, elevation=24, sun=0.85)
    studio.camera((9.5, -44, 15.5), (-3.6, 0, 6.9), lens=61, focus=(-0.6, -1.8, 6.4), blur=1.6)
    studio.panel((-26, -22, 26), (-2, 0, 7), 5200, (9, 22), "#ffe2c4")
    studio.panel((26, 4, 16), (-1, 0, 7), 2600, (5, 24), "#ffb27a")
    studio.panel((-6, 30, 22), (-2, 0, 7), 2600, (30, 4), "#ffd9b0")
    _room()
    for x, z, _ in STEPS:
        _step(x, z)
    _step(*LAST[:2], low=True)
    for k, (x, z, size) in enumerate(STEPS):
        put(_vessel(size, spout=True), x, 0, z, -14 + 4 * k)
        _drops(x, z, size, -14 + 4 * k)
    put(_vessel(LAST[2], spout=False), *LAST[:1], 0, LAST[1])
    _rod()


def _room() -> None:
    """A dark wooden table; far behind it a window with a lattice, the morning in it."""
    s = Solid("table")
    s.block((110, 40, 2.4), "walnut", (0, 6, -1.2), 0.3)
    s.put()
    s = Solid("wall")
    s.quads([[(-120, 84, -80), (120, 84, -80), (120, 84, 90), (-120, 84, 90)]], "morning_paper")
    for x in np.arange(-66, 60, 7.0):
        wide = 0.9 if round((x + 66) / 7) % 3 else 2.6
        s.box((x - wide / 2, 81, -60), (x + wide / 2, 82, 70), "walnut")
    for z in np.arange(-32, 60, 7.0):
        s.box((-90, 81.1, z - 0.4), (80, 81.9, z + 0.4), "walnut")
    s.box((-120, 79, -80), (120, 83, -6), "walnut")
    s.put(-4, 0, 0)


def _step(x: float, z: float, *, low: bool = False) -> None:
    """One block of the stair, with a moulded stone slab on it."""
    s = Solid("step")
    s.block((4.5, 5.4, z - 0.5), "walnut", (0, 0, (z - 0.5) / 2), 0.08)
    if not low:
        for foot, head in ((0.55, z * 0.5 - 0.35), (z * 0.5, z - 1.0)):
            s.block((3.5, 0.16, head - foot), "walnut", (0, -2.72, (foot + head) / 2), 0.07)
            s.block((2.9, 0.14, head - foot - 0.6), "walnut", (0, -2.82, (foot + head) / 2), 0.06)
    s.block((4.75, 5.7, 0.5), "stone", (0, 0, z - 0.25), 0.12)
    s.put(x, 0, 0)


def _vessel(size: float, *, spout: bool) -> bpy.types.Mesh:
    """A round copper vessel on three feet, with bands, two ring handles and a spout towards +x; 4 high at size 1."""
    s = Solid("vessel")
    with s.at(scale=size):
        outer = [
            (1.2, 0.5),
            (1.42, 0.55),
            (1.55, 0.8),
            (1.72, 1.6),
            (1.86, 2.6),
            (1.93, 3.4),
            (1.95, 3.62),
            (2.14, 3.74),
            (2.17, 3.86),
            (2.12, 3.98),
            (1.98, 4.0),
        ]
        s.revolve(outer + [(1.86, 3.92), (1.82, 3.4), (1.8, 3.1)], "copper", 72, caps=False)
        s.revolve([(1.8, 3.1), (1.78, 2.9)], "patina", 48, caps=False)
        s.revolve([(0.01, 3.42), (1.83, 3.42)], "water", 64, caps=False)
        s.revolve([(0.01, 0.5), (1.2, 0.5)], "patina", 48, caps=False)
        for z, r in ((1.15, 1.64), (3.02, 1.91)):
            s.revolve(
                [(r - 0.02, z - 0.12), (r + 0.07, z - 0.09), (r + 0.1, z), (r + 0.07, z + 0.09), (r, z + 0.12)],
                "patina",
                72,
                caps=False,
            )
        a = np.arange(26) / 26 * 2 * np.pi
        for t in a:
            with s.at(1.9 * np.cos(t), 1.9 * np.sin(t), 2.72, np.degrees(t)):
                s.revolve([(0.001, -0.1), (0.09, -0.05), (0.11, 0.03), (0.06, 0.09), (0.001, 0.1)], "copper", 10)
        for t in (30, 150, 270):
            with s.at(turn=t), s.at(1.36, 0, 0):
                s.revolve(
                    [
                        (0.3, 0),
                        (0.34, 0.06),
                        (0.3, 0.14),
                        (0.17, 0.24),
                        (0.16, 0.4),
                        (0.26, 0.56),
                        (0.36, 0.74),
                        (0.34, 0.95),
                        (0.01, 1.1),
                    ],
                    "patina",
                    20,
                )
        for t in (90, 270):
            with s.at(turn=t):
                s.tube(curve([(1.85, 0, 2.3), (2.12, 0, 2.3), (2.16, 0, 2.16)], 0.05), 0.11, "patina", 10)
                ring = np.linspace(0, 2 * np.pi, 33)
                s.tube(
                    np.c_[2.2 + 0.12 * np.cos(ring), 0.42 * np.sin(ring), 1.78 + 0.42 * np.cos(ring)],
                    0.075,
                    "copper",
                    10,
                )
        if spout:
            path = curve([(1.6, 0, 1.0), (2.1, 0, 1.02), (2.5, 0, 1.12), (2.98, 0, 1.06), (3.1, 0, 0.82)], 0.06)
            s.tube(path, 0.14, "copper", 14)
            with s.at(2.0, 0, 1.02):
                s.block((0.16, 0.44, 0.44), "patina", (0, 0, 0), 0.06)
    return s.mesh()


def _drops(x: float, z: float, size: float, turn: float) -> None:
    """A thread of water and drops below a spout, down to the next vessel."""
    a = np.radians(turn)
    px, py = x + 3.1 * size * np.cos(a), 3.1 * size * np.sin(a)
    top = z + 0.8 * size
    s = Solid("drop")
    s.revolve([(0.001, -0.13), (0.055, -0.1), (0.075, -0.04), (0.05, 0.05), (0.015, 0.15), (0.001, 0.2)], "bead", 16)
    drop = s.mesh()
    for fall in (0.14, 0.62, 1.2):
        put(drop, px, py, top - fall, 0, 1.7 if fall < 0.2 else 1.4)


def _rod() -> None:
    """The pointer: a figure with joined hands on the last vessel's lid holds a graduated rod that floats up."""
    x, z, size = LAST
    s = Solid("rod")
    top = z + 4.0 * size
    s.revolve(
        [
            (1.66 * size, top - 0.02),
            (1.9 * size, top + 0.06),
            (1.5 * size, top + 0.16),
            (0.4, top + 0.3),
            (0.34, top + 0.4),
            (0.26, top + 0.4),
        ],
        "copper",
        56,
        caps=False,
    )
    s.box((-0.16, -0.1, top - 1), (0.16, 0.1, top + 7.2), "brass")
    for k in range(48):
        h = top + 0.55 + k * 0.135
        wide = 0.15 if k % 4 == 0 else 0.08
        s.box((-0.15, -0.112, h), (-0.15 + wide, -0.101, h + 0.03), "ink")
    s.revolve(
        [
            (0.001, top + 7.2),
            (0.24, top + 7.25),
            (0.3, top + 7.5),
            (0.2, top + 7.75),
            (0.08, top + 7.85),
            (0.05, top + 8.2),
            (0.001, top + 8.3),
        ],
        "brass",
        24,
    )
    s.put(x, 0, 0)
