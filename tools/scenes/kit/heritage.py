"""The old city: the drum tower, halls, walls, gates, and its other parts by name; must not know scenes or light.

Things stand at z = 0 about the origin and face -y.
"""

from __future__ import annotations

from collections.abc import Sequence

import bpy
import numpy as np

from . import materials_heritage as _materials  # noqa: F401  (the makers of wall_brick and ridge)
from .oldtown import old_house, old_quarter
from .riverside import lantern, lanterns, low_mist, pavilion, stone_bridge
from .roofs import Roof, tiled
from .solid import Solid, along, curve
from .water import shared

__all__ = [
    "city_wall",
    "drum_tower",
    "gate_tower",
    "hall",
    "lantern",
    "lanterns",
    "low_mist",
    "old_house",
    "old_quarter",
    "pavilion",
    "stone_bridge",
    "storey",
]

BASE = 9.0  # metres: the height of the drum tower's brick base


def drum_tower() -> bpy.types.Mesh:
    """The landmark: a brick base 36 x 21 m with a gate through it, two storeys under double eaves; 32 m high."""
    return shared("drum tower", _drum_tower)


def _drum_tower() -> bpy.types.Mesh:
    s = Solid("drum tower")
    _base(s, 36, 21, BASE)
    with s.at(z=BASE):
        s.box((-14.2, -7.9, -0.5), (14.2, 7.9, 0.7), "stone")
        s.box((-14.5, -8.2, 0.7), (14.5, 8.2, 0.95), "concrete")
        _steps(s, 5.0, 8.2, 0.95)
        with s.at(z=0.95):
            _hall(s, 24, 11.5, 2)
    return s.mesh()


def hall(width: float = 18, depth: float = 10, tiers: int = 1) -> bpy.types.Mesh:
    """A hall of red columns and lattice on a stone platform; ``tiers`` storeys, each but the last under a skirt."""

    def make() -> bpy.types.Mesh:
        s = Solid("hall")
        s.box((-width / 2 - 2, -depth / 2 - 2, -0.5), (width / 2 + 2, depth / 2 + 2, 1.0), "stone")
        s.box((-width / 2 - 2.2, -depth / 2 - 2.2, 1.0), (width / 2 + 2.2, depth / 2 + 2.2, 1.22), "concrete")
        _steps(s, min(5.0, width / 3), depth / 2 + 2.2, 1.22)
        with s.at(z=1.22):
            _hall(s, width, depth, tiers)
        return s.mesh()

    return shared(f"hall {width} {depth} {tiers}", make)


def _hall(s: Solid, width: float, depth: float, tiers: int) -> None:
    """The timber part of a hall, from its floor upwards."""
    z = 0.0
    w, d = width, depth
    for tier in range(tiers):
        last = tier == tiers - 1
        tall = 4.6 if tier == 0 else 3.6
        storey(s, w, d, z, tall, door=tier == 0)
        z += tall
        _brackets(s, w, d, z, 1.0)
        out = 2.5
        if last:
            roof = Roof(
                w + 2 * out,
                d + 2 * out,
                z + 0.75,
                (d / 2 + out) * 0.82,
                hip=min(d / 4 + out, d / 2 + out - 1),
                lift=1.7,
                stretch=0.8,
            )
            tiled(s, roof)
        else:
            ring = out + 1.6
            tiled(s, Roof(w + 2 * out, d + 2 * out, z + 0.75, 2.3, hip=ring, run=ring, lift=1.5, stretch=0.8))
            w, d = w - 3.2, d - 3.2
            z += 0.75 + 2.3
            s.box((-w / 2, -d / 2, z - 2.2), (w / 2, d / 2, z + 0.1), "red")
            gallery = 0.9
            s.box((-w / 2 - gallery, -d / 2 - gallery, z + 0.05), (w / 2 + gallery, d / 2 + gallery, z + 0.3), "red")
            _rail(s, w + 2 * gallery - 0.3, d + 2 * gallery - 0.3, z + 0.3, 0.95, "red")
            z += 0.3


def storey(
    s: Solid, width: float, depth: float, z: float, tall: float, *, door: bool = False, wood: str = "red"
) -> None:
    """Columns round a storey, lattice windows set back between them, a beam on top; doors in each middle."""
    for turn, w, d in ((0, width, depth), (180, width, depth), (90, depth, width), (-90, depth, width)):
        bays = max(1, 2 * round((w / 3.6 - 1) / 2) + 1)
        x = np.linspace(-w / 2, w / 2, bays + 1)
        with s.at(0, 0, z, turn):
            for k in range(bays):
                s.cylinder(0.3, 0.15, tall, wood, 14, (x[k], -d / 2))
                s.cylinder(0.46, -0.1, 0.22, "stone", 14, (x[k], -d / 2))
                middle = door and k == bays // 2
                _bay(
                    s,
                    x[k] + 0.3,
                    x[k + 1] - 0.3,
                    -d / 2 + 0.25,
                    tall - 0.75,
                    0.0 if middle else 0.9,
                    wood,
                    (k + bays) % 3,
                )
            s.box((-w / 2, -d / 2 - 0.2, tall - 0.75), (w / 2, -d / 2 + 0.3, tall - 0.2), wood)
            s.box((-w / 2 - 0.35, -d / 2 - 0.32, tall - 0.2), (w / 2 + 0.35, -d / 2 + 0.3, tall), "oak")


def _bay(s: Solid, low: float, high: float, y: float, top: float, sill: float, wood: str, kind: int) -> None:
    """One bay of lattice: a panelled foot, panes behind bars."""
    if sill:
        s.box((low, y - 0.06, 0), (high, y + 0.1, sill), wood)
        s.box((low + 0.15, y - 0.1, 0.15), (high - 0.15, y - 0.05, sill - 0.15), wood)
    pane = "window_a" if kind else "pane"
    s.quads([[(low, y + 0.08, sill), (high, y + 0.08, sill), (high, y + 0.08, top), (low, y + 0.08, top)]], pane)
    n = max(2, round((high - low) / 1.0))
    for x in np.linspace(low, high, n + 1):
        s.box((x - 0.09, y - 0.07, sill), (x + 0.09, y + 0.07, top), wood)
    for z in (sill + 0.06, top - 0.7, top - 0.06):
        s.box((low, y - 0.06, z - 0.07), (high, y + 0.06, z + 0.07), wood)
    fine = np.linspace(low, high, n * 3 + 1)
    for x in fine:
        s.box((x - 0.025, y - 0.02, sill), (x + 0.025, y + 0.05, top), wood)
    for z in np.arange(sill + 0.45, top - 0.8, 0.42):
        s.box((low, y - 0.02, z - 0.025), (high, y + 0.05, z + 0.025), wood)


def _brackets(s: Solid, width: float, depth: float, z: float, tall: float) -> None:
    """Bracket sets below an eave: stepped blocks that spread upwards and outwards."""
    s.box((-width / 2 + 0.2, -depth / 2 + 0.2, z), (width / 2 - 0.2, depth / 2 - 0.2, z + tall + 0.4), "red")
    for turn, w, d in ((0, width, depth), (180, width, depth), (90, depth, width), (-90, depth, width)):
        n = round(w / 1.25)
        with s.at(0, 0, z, turn):
            for x in np.linspace(-w / 2, w / 2, n + 1):
                for k, (half, out) in enumerate(((0.16, 0.1), (0.3, 0.42), (0.42, 0.78))):
                    low = tall / 3 * k
                    s.box((x - half, -d / 2 - out, low), (x + half, -d / 2 + 0.25, low + tall / 3 - 0.08), "oak")
            s.box((-w / 2 - 0.8, -d / 2 - 0.95, tall), (w / 2 + 0.8, -d / 2 - 0.7, tall + 0.18), "red")


def _rail(s: Solid, width: float, depth: float, z: float, tall: float, wood: str) -> None:
    """A railing round a rectangle: posts, three bars, balusters."""
    for turn, w, d in ((0, width, depth), (180, width, depth), (90, depth, width), (-90, depth, width)):
        with s.at(0, -d / 2, z, turn=0) if turn == 0 else s.at(0, 0, z, turn):
            y = 0.0 if turn == 0 else -d / 2
            for h in (0.18, 0.55, tall):
                s.box((-w / 2, y - 0.05, h - 0.05), (w / 2, y + 0.05, h + 0.05), wood)
            for x in np.linspace(-w / 2, w / 2, round(w / 2.2) + 1):
                s.box((x - 0.1, y - 0.1, 0), (x + 0.1, y + 0.1, tall + 0.25), wood)
            for x in np.arange(-w / 2 + 0.3, w / 2, 0.36):
                s.box((x - 0.03, y - 0.03, 0.1), (x + 0.03, y + 0.03, 0.55), wood)


def _steps(s: Solid, width: float, y: float, high: float) -> None:
    """Steps down towards -y from a platform's edge."""
    n = max(3, round(high / 0.2))
    for k in range(n):
        s.box(
            (-width / 2, -y - 0.4 * (n - k), -0.3),
            (width / 2, -y - 0.4 * (n - k - 1), high / n * (k + 1) - 0.01),
            "concrete",
        )
    for side in (-1, 1):
        x = side * (width / 2 + 0.25)
        s.box((x - 0.25, -y - 0.4 * n, -0.3), (x + 0.25, -y, high * 0.62), "stone")


def _base(s: Solid, width: float, depth: float, high: float) -> None:
    """The tower's foot: battered brick, an arched passage, a stone plinth, battlements."""
    lean = 0.09
    half, reach, gate, spring = width / 2, depth / 2, 3.1, 3.3
    a = np.linspace(np.pi, 0, 21)
    arch = np.c_[np.cos(a) * gate, spring + np.sin(a) * gate]
    arch = np.concatenate([[(-gate, 0)], arch, [(gate, 0)]])
    for turn in (0, 180):
        with s.at(turn=turn):

            def front(xz: np.ndarray, out: float = 0.0) -> np.ndarray:
                return np.c_[xz[:, 0], -reach - out + lean * xz[:, 1], xz[:, 1]]

            top = np.c_[arch[:, 0], np.full(len(arch), high)]
            g = np.stack([front(arch[1:-1]), front(top[1:-1])])
            s.grid(g, "wall_brick", smooth=False)
            for side in (-1, 1):
                xs = np.array(
                    [(side * gate, 0), (side * half, 0), (side * (half - lean * high), high), (side * gate, high)]
                )
                q = front(xs)
                s.quads([q if side > 0 else q[::-1]], "wall_brick")
            thick = np.stack(
                [
                    front(arch, 0.14),
                    front(
                        np.c_[
                            arch[:, 0] * 1.2,
                            np.where(arch[:, 1] > spring, spring + (arch[:, 1] - spring) * 1.2, arch[:, 1]),
                        ],
                        0.14,
                    ),
                ]
            )
            s.grid(thick, "concrete", smooth=False)
            s.grid(np.stack([thick[1], thick[1] + (0, 0.3, 0)]), "concrete", smooth=False)
            s.grid(np.stack([thick[0] + (0, 0.3, 0), thick[0]]), "concrete", smooth=False)
            for k in range(1, len(arch) - 2, 2):
                s.quads(
                    [
                        [
                            thick[0][k] - (0, 0.03, 0),
                            thick[0][k + 1] - (0, 0.03, 0),
                            thick[1][k + 1] - (0, 0.03, 0),
                            thick[1][k] - (0, 0.03, 0),
                        ]
                    ],
                    "stone",
                )
            tunnel = np.stack([front(arch), front(arch) * (1, 0, 1)])
            s.grid(tunnel, "stone", smooth=False)
            with s.at(0, -reach + lean * 6.9, 7.35):
                s.box((-2.0, -0.2, -0.45), (2.0, 0.3, 0.55), "walnut")
                s.box((-1.8, -0.26, -0.28), (1.8, -0.2, 0.38), "gold")
            for side in (-1, 1):
                x0, x1 = sorted((side * (gate * 1.2 + 0.1), side * (half + 0.25)))
                s.box((x0, -reach - 0.25, -0.5), (x1, -reach + 1, 0.75), "stone", "concrete")
    for turn in (90, -90):
        with s.at(turn=turn):
            s.quads(
                [
                    [
                        (-reach, -half, 0),
                        (reach, -half, 0),
                        (reach - lean * high, -half + lean * high, high),
                        (-reach + lean * high, -half + lean * high, high),
                    ]
                ],
                "wall_brick",
            )
            s.box((-reach - 0.24, -half - 0.24, -0.5), (reach + 0.24, -half + 1, 0.74), "stone", "concrete")
    w, d = half - lean * high, reach - lean * high
    s.box((-w - 0.3, -d - 0.3, high - 0.45), (w + 0.3, d + 0.3, high), "concrete")
    s.box((-w - 0.15, -d - 0.15, high - 0.95), (w + 0.15, d + 0.15, high - 0.65), "stone", floor=True)
    for turn, x, y in ((0, w, d), (180, w, d), (90, d, w), (-90, d, w)):
        with s.at(0, 0, high, turn):
            s.box((-x - 0.2, -y - 0.2, 0), (x + 0.2 - 0.7, -y + 0.3, 0.75), "wall_brick", "concrete")
            n = round(2 * x / 2.0)
            for c in np.linspace(-x + 0.35, x - 0.35, n + 1)[:-1]:
                s.box((c - 0.55, -y - 0.2, 0.75), (c + 0.55, -y + 0.3, 1.55), "wall_brick")
                s.box((c - 0.62, -y - 0.27, 1.55), (c + 0.62, -y + 0.37, 1.72), "concrete")


def city_wall(
    path: Sequence[Sequence[float]] | np.ndarray, height: float = 7.0, *, thick: float = 6.0, step: float = 3.0
) -> None:
    """A brick wall along a path with a stone foot, a paved walk, battlements on its right and a parapet on its left."""
    c = curve(path, step)
    s = Solid("city wall")
    half, top = thick / 2, thick / 2 - height * 0.07
    s.sweep(c, [(-half, -0.5), (half, -0.5), (top, height), (-top, height)], "wall_brick")
    for side in (-1, 1):
        s.sweep(
            c,
            sorted(
                [
                    (side * (half + 0.2), -0.5),
                    (side * (half - 0.6), -0.5),
                    (side * (half - 0.6), 0.8),
                    (side * (half + 0.2), 0.8),
                ]
            ),
            "stone",
        )
        s.sweep(
            c,
            [
                (side * top - 0.25, height - 0.5),
                (side * top + 0.25, height - 0.5),
                (side * top + 0.25, height - 0.15),
                (side * top - 0.25, height - 0.15),
            ],
            "concrete",
        )
        s.sweep(
            c,
            [
                (side * top - 0.22, height),
                (side * top + 0.22, height),
                (side * top + 0.22, height + 0.8),
                (side * top - 0.22, height + 0.8),
            ],
            "wall_brick",
        )
    s.ribbon(c, -top + 0.25, top - 0.25, "paving", height + 0.04)
    for x, y, z, turn in along(c, 2.0, top):
        with s.at(x, y, z + height, turn):
            s.box((-0.6, -0.24, 0.8), (0.6, 0.24, 1.55), "wall_brick")
            s.box((-0.68, -0.3, 1.55), (0.68, 0.3, 1.7), "concrete")
    s.put()


def gate_tower(width: float = 14) -> bpy.types.Mesh:
    """A small gate in a city wall: a brick block with a passage and a one-storey hall on it."""

    def make() -> bpy.types.Mesh:
        s = Solid("gate tower")
        with s.at(scale=(width / 36, 0.5, 0.86)):
            _base(s, 36, 21, BASE)
        with s.at(z=BASE * 0.86):
            storey(s, width - 5, 5.4, 0.1, 2.9, wood="walnut")
            _brackets(s, width - 5, 5.4, 3.0, 0.5)
            tiled(s, Roof(width - 2, 8.4, 3.3, 3.0, hip=2.6, lift=1.1, stretch=0.5), trim="walnut", beasts=False)
        return s.mesh()

    return shared(f"gate tower {width}", make)
