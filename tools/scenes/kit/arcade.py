"""A shopping quarter's buildings: arcades with shops, an office block with open, lit floors; must not know scenes.

Things stand at z = 0 about the origin and face -y; metres.
"""

from __future__ import annotations

from collections.abc import Collection

import bpy
import numpy as np

from . import materials_heritage as _materials  # noqa: F401  (the maker of room_lit)
from .solid import Solid
from .walls import roof_plant
from .water import shared

BAY = 5.0
GROUND, STOREY = 5.4, 3.8


def arcade(bays: int = 8, floors: int = 2, seed: int = 0, depth: float = 16.0) -> bpy.types.Mesh:
    """A row of shops behind arches, ``floors`` storeys of windows above, a cornice and a parapet; ``bays`` of 5 m."""
    return shared(f"arcade {bays} {floors} {seed} {depth}", lambda: _arcade(bays, floors, seed, depth))


def _arcade(bays: int, floors: int, seed: int, depth: float) -> bpy.types.Mesh:
    rng = np.random.default_rng(seed)
    s = Solid("arcade")
    w, d = bays * BAY / 2, depth / 2
    top = GROUND + floors * STOREY
    skin = ("card", "white", "cream")[seed % 3]
    s.box((-w, -d + 3.2, 0), (w, d, GROUND), skin)
    s.box((-w, -d + 0.35, GROUND), (w, d, top), skin)
    s.box((-w, -d, 0.02), (w, -d + 3.2, 0.14), "paving")
    a = np.linspace(np.pi, 0, 13)
    for k in range(bays):
        x = -w + (k + 0.5) * BAY
        arch = np.c_[np.cos(a) * 1.95, 3.0 + np.sin(a) * 1.55]
        arch = np.concatenate([[(-1.95, 0)], arch, [(1.95, 0)]])
        for y, turned in ((-d, False), (-d + 0.6, True)):
            for side in (-1, 1):
                q = np.array(
                    [
                        (x + side * 1.95, y, 0),
                        (x + side * BAY / 2, y, 0),
                        (x + side * BAY / 2, y, GROUND),
                        (x + side * 1.95, y, GROUND),
                    ]
                )
                s.quads([q if (side > 0) != turned else q[::-1]], skin)
            inner = arch[1:-1]
            g = np.stack(
                [
                    np.c_[x + inner[:, 0], np.full(13, y), inner[:, 1]],
                    np.c_[x + inner[:, 0], np.full(13, y), np.full(13, GROUND)],
                ]
            )
            s.grid(g[::-1] if turned else g, skin, smooth=False)
        s.grid(
            np.stack(
                [
                    np.c_[x + arch[:, 0], np.full(15, -d), arch[:, 1]],
                    np.c_[x + arch[:, 0], np.full(15, -d + 0.6), arch[:, 1]],
                ]
            ),
            "stone",
            smooth=False,
        )
        s.box((x - BAY / 2 - 0.5, -d - 0.16, 0), (x - BAY / 2 + 0.5, -d + 0.02, GROUND - 0.5), "stone")
        s.box((x - 2.1, -d + 3.1, 0.5), (x + 2.1, -d + 3.19, 4.3), "pane" if rng.random() < 0.85 else "window_b")
        for b in (-2.1, -0.7, 0.7, 2.1):
            s.box((x + b - 0.07, -d + 2.98, 0.1), (x + b + 0.07, -d + 3.18, 4.4), "walnut")
        s.box((x - 2.2, -d + 2.95, 3.2), (x + 2.2, -d + 3.18, 3.32), "walnut")
        for f in range(floors):
            z = GROUND + f * STOREY
            for b in (-1.25, 1.25):
                _opening(
                    s,
                    x + b,
                    -d + 0.35,
                    z + 0.9,
                    1.6,
                    2.2,
                    str(rng.choice(["window_a", "window_b", "window_c", "window_d"], p=(0.42, 0.22, 0.16, 0.2))),
                )
    s.box((w - 0.5, -d - 0.16, 0), (w + 0.02, -d + 0.02, GROUND - 0.5), "stone")
    for x in (-w + 0.3, w - 0.3):
        s.box((x - 0.3, -d + 0.02, 0), (x + 0.3, -d + 3.2, GROUND), skin)
    for z, out in ((GROUND - 0.45, 0.35), (top - 0.3, 0.7)):
        s.box((-w - 0.2, -d - out, z), (w + 0.2, -d + 0.6, z + 0.25), "white", floor=True)
        s.box((-w - 0.2, -d - out - 0.15, z + 0.25), (w + 0.2, -d + 0.6, z + 0.42), "white", floor=True)
    for f in range(1, floors):
        s.box(
            (-w, -d + 0.2, GROUND + f * STOREY - 0.1), (w, -d + 0.36, GROUND + f * STOREY + 0.12), "white", floor=True
        )
    s.box((-w, -d - 0.1, top), (w, -d + 0.3, top + 1.0), skin, "white")
    s.box((-w, d - 0.4, top), (w, d, top + 1.0), skin, "white")
    for x in (-w, w - 0.4):
        s.box((x, -d + 0.3, top), (x + 0.4, d - 0.4, top + 1.0), skin, "white")
    s.box((-w + 0.4, -d + 0.3, top), (w - 0.4, d - 0.4, top + 0.06), "concrete")
    roof_plant(s, (-w + 2, -d + 3, w - 2, d - 2), top + 0.06, rng, 0.7)
    return s.mesh()


def _opening(s: Solid, x: float, y: float, z: float, wide: float, tall: float, pane: str) -> None:
    """A tall window with a frame standing out, a sill and a bar, in a wall at y facing -y."""
    s.box((x - wide / 2, y - 0.02, z), (x + wide / 2, y + 0.1, z + tall), pane)
    for b in (-wide / 2, wide / 2):
        s.box((x + b - 0.12, y - 0.3, z - 0.05), (x + b + 0.12, y + 0.02, z + tall + 0.1), "white")
    s.box(
        (x - wide / 2 - 0.3, y - 0.36, z + tall), (x + wide / 2 + 0.3, y + 0.02, z + tall + 0.22), "white", floor=True
    )
    s.box((x - wide / 2 - 0.3, y - 0.42, z - 0.2), (x + wide / 2 + 0.3, y + 0.02, z), "white", floor=True)
    s.box((x - 0.04, y - 0.07, z), (x + 0.04, y, z + tall), "walnut")
    s.box((x - wide / 2, y - 0.07, z + tall * 0.68), (x + wide / 2, y, z + tall * 0.68 + 0.07), "walnut")


def open_tower(
    floors: int = 14, lit: Collection[int] = range(9), width: float = 25.0, depth: float = 20.0, storey: float = 3.9
) -> bpy.types.Mesh:
    """An office block whose floors stand open behind a line of columns: the ``lit`` ones shine, the others are dark.

    The floors' upper faces lie at ``storey * k``; there is a room 2.6 m deep before the shining wall.
    """
    s = Solid("open tower")
    w, d = width / 2, depth / 2
    for k in range(floors):
        z = k * storey
        on = k in lit
        s.box((-w - 0.5, -d - 0.5, z - 0.45), (w + 0.5, d + 0.5, z), "white", "card", floor=True)
        s.box((-w + 2.6, -d + 2.6, z), (w - 2.6, d - 2.6, z + storey - 0.45), "room_lit" if on else "window_d")
        for turn, x, y in ((0, w, d), (180, w, d), (90, d, w), (-90, d, w)):
            with s.at(0, 0, z, turn):
                n = round(2 * x / 3.1)
                for b in np.linspace(-x, x, n + 1)[:-1]:
                    s.box((b - 0.16, -y - 0.1, 0), (b + 0.16, -y + 0.3, storey - 0.45), "white")
                for b in np.linspace(-x + 2.6, x - 2.6, 2 * n):
                    s.box((b - 0.05, -y + 2.5, 0), (b + 0.05, -y + 2.6, storey - 0.45), "walnut")
                s.box((-x + 2.6, -y + 2.48, 0), (x - 2.6, -y + 2.6, 0.5), "oak")
                s.box((-x, -y - 0.3, 0.95), (x, -y - 0.22, 1.03), "steel")
                for b in np.linspace(-x, x, 2 * n + 1):
                    s.box((b - 0.03, -y - 0.29, 0), (b + 0.03, -y - 0.23, 0.95), "steel")
    top = floors * storey
    s.box((-w - 0.5, -d - 0.5, top - 0.45), (w + 0.5, d + 0.5, top), "white", "concrete", floor=True)
    for low, high in (
        ((-w, -d), (w, -d + 0.4)),
        ((-w, d - 0.4), (w, d)),
        ((-w, -d + 0.4), (-w + 0.4, d - 0.4)),
        ((w - 0.4, -d + 0.4), (w, d - 0.4)),
    ):
        s.box((*low, top), (*high, top + 1.3), "white")
    roof_plant(s, (-w + 2, -d + 2, w - 2, d - 2), top, np.random.default_rng(4), 1.0)
    return s.mesh()
