"""Public buildings: school, clinic, care home, library, homes, market hall; must not know streets or scenes.

Every function gives a mesh about the origin, standing on z = 0, its front to -y. Metres. Factories and greenhouses are
in ``works.py``, the grounds about them in ``grounds.py``, building sites in ``site.py``, the glass dome in ``dome.py``.
"""

from __future__ import annotations

import bpy
import numpy as np

from . import materials_civic  # noqa: F401 - its materials are used here
from .facade import boxes, canopy, house, railing, ring, rods, roof_plant, shared, stairs, wall
from .solid import Solid
from .works import factory, greenhouse, sawtooth

__all__ = ["apartments", "care_home", "clinic", "factory", "greenhouse", "library", "market_hall", "sawtooth", "school"]


@shared
def school(seed: int = 0, material: str = "cream", wings: int = 2) -> bpy.types.Mesh:
    """A four-storey school about 66 x 46 m: classroom wings with open galleries round a courtyard open to the front."""
    s = Solid("school")
    with s.at(0, 17):
        _classrooms(s, 64, 11, 4, material, seed, "f")
    sides = ((-26.5, 1), (26.5, -1)) if wings == 2 else ((-26.5, 1),)
    for x, inward in sides:
        with s.at(x, -5.5, 0, 90 if inward > 0 else -90):
            _classrooms(s, 34, 10, 3, material, seed + 3 + inward, "f", join="r" if inward > 0 else "l")
    with s.at(0, 10.2):
        s.box((-5, -1.4, 0), (5, 1.2, 0.32), "stone")
        with s.at(0, -1.4):
            stairs(s, 10, 2)
        with s.at(0, 1.0):
            canopy(s, 9, 3.2, 4.3)
    with s.at(6.5, 22.4):
        house(s, 9, 1.6 + 6, 6, floor=3.3, material="white", seed=seed + 8, blind="f", bay=2.6)
        s.cylinder(1.5, 20.95, 21.05, "steel", 24)
    return s.mesh()


def _classrooms(
    s: Solid, width: float, depth: float, floors: int, material: str, seed: int, gallery: str, join: str = ""
) -> None:
    """A wing with an open gallery on its front; ``join``: the short side that meets another wing."""
    floor = 3.7
    top = house(
        s,
        width,
        depth,
        floors,
        floor=floor,
        material=material,
        bay=4.2,
        share=0.78,
        bars=2,
        seed=seed,
        blind=join,
        ends=3.6,
    )
    y = -depth / 2
    for k in range(1, floors + 1):
        z = k * floor
        s.box((-width / 2, y - 2.3, z - 0.3), (width / 2, y - 0.17, z), "white", floor=True)
        if k < floors:
            s.box((-width / 2, y - 2.3, z + 0.02), (width / 2, y - 2.18, z + 0.62), "white")
            rods(s, [(-width / 2, y - 2.24, z + 1.05)], [(width / 2, y - 2.24, z + 1.05)], 0.06, "oak")
            at = np.arange(-width / 2 + 0.4, width / 2, 1.4)
            rods(
                s,
                np.c_[at, np.full(len(at), y - 2.24), np.full(len(at), z + 0.6)],
                np.c_[at, np.full(len(at), y - 2.24), np.full(len(at), z + 1.05)],
                0.04,
                "oak",
                4,
            )
    at = np.linspace(-width / 2 + 0.3, width / 2 - 0.3, int(width / 8.4) + 1)
    boxes(
        s,
        np.c_[at - 0.22, np.full(len(at), y - 2.25), np.zeros(len(at))],
        np.c_[at + 0.22, np.full(len(at), y - 1.85), np.full(len(at), top - 0.3)],
        "white",
    )
    roof_plant(s, width, depth, top, seed)


@shared
def library(seed: int = 0, material: str = "red") -> bpy.types.Mesh:
    """The library, a landmark 34 x 26 m: stacked, shifted floors behind upright fins, stepped terraces."""
    s = Solid("library")
    s.box((-20, -16, 0), (20, 16, 0.5), "stone")
    s.box((-20.4, -16.4, 0), (20.4, 16.4, 0.25), "stone")
    floors = (
        (0, 0, 30, 22, 0.5, 5.4),
        (1.6, -1.8, 33, 24, 5.4, 9.8),
        (-1.4, 0.6, 30, 22, 9.8, 14.0),
        (1.8, 1.2, 24, 18, 14.0, 18.0),
    )
    for k, (cx, cy, w, d, low, high) in enumerate(floors):
        with s.at(cx, cy):
            x, y = w / 2, d / 2
            inner = 0.9
            corners = [
                (-x + inner, -y + inner),
                (x - inner, -y + inner),
                (x - inner, y - inner),
                (-x + inner, y - inner),
            ]
            for i in range(4):
                wall(
                    s,
                    corners[i],
                    corners[(i + 1) % 4],
                    low,
                    high,
                    "white",
                    [(low + 0.3, high - 0.5)],
                    bay=2.4,
                    share=0.92,
                    depth=0.15,
                    bars=1,
                    sills=False,
                    seed=seed + 4 * k + i,
                )
            s.box(
                (-x - 0.25, -y - 0.25, high - 0.75),
                (x + 0.25, y + 0.25, high),
                material,
                "birch" if k < 3 else material,
                floor=True,
            )
            if k:
                s.box((-x - 0.05, -y - 0.05, low + 0.02), (x + 0.05, y + 0.05, low + 0.3), material, floor=True)
                _fins(s, x, y, low + 0.3, high - 0.75, material, 1.5)
                edge = np.array([(-x, -y), (x, -y), (x, y), (-x, y), (-x, -y)])
            if k == 2:
                railing(s, np.c_[edge * 0.99, np.full(5, high)], "steel", 1.0, 2.0)
            elif k == 3:
                ring(s, x + 0.2, y + 0.2, 0.5, high + 0.02, high + 1.0, material)
                s.quads(
                    [
                        [
                            (-x + 1, -y + 1, high + 0.12),
                            (x - 1, -y + 1, high + 0.12),
                            (x - 1, y - 1, high + 0.12),
                            (-x + 1, y - 1, high + 0.12),
                        ]
                    ],
                    "grass",
                )
                wall(
                    s,
                    (-3, 0),
                    (4, 0),
                    high + 0.1,
                    high + 2.8,
                    "white",
                    [(high + 0.2, high + 2.4)],
                    bay=1.7,
                    share=0.9,
                    depth=0.1,
                )
                s.box((-3, 0.12, high + 0.1), (4, 5, high + 2.8), "white", "concrete")
                s.box((-3.4, -1.6, high + 2.82), (4.4, 5.3, high + 3.1), material, "concrete", floor=True)
                s.box((-9, -7, high + 0.13), (10, -4.4, high + 0.18), "oak")
    with s.at(0, -16):
        stairs(s, 18, 3)
    with s.at(0, -11):
        canopy(s, 10, 4.4, 4.0, "white")
    return s.mesh()


def _fins(s: Solid, x: float, y: float, low: float, high: float, material: str, gap: float) -> None:
    """Upright fins round a rectangle of half sizes x, y."""
    u = np.arange(-x + 0.2, x, gap)
    v = np.arange(-y + 0.2, y, gap)
    places = [(a, b) for a in u for b in (-y + 0.1, y - 0.1)] + [(a, b) for a in (-x + 0.1, x - 0.1) for b in v]
    p = np.array(places)
    n = np.full(len(p), 1.0)
    boxes(s, np.c_[p - 0.09, n * low], np.c_[p + 0.09, n * high], material)


@shared
def clinic(seed: int = 0) -> bpy.types.Mesh:
    """A health station about 26 x 16 m, two floors, with a brass cross over the canopy and a ramp."""
    s = Solid("clinic")
    top = house(s, 26, 14, 2, floor=3.9, material="white", bay=3.0, share=0.62, seed=seed + 2)
    roof_plant(s, 26, 14, top, seed)
    with s.at(-6, 0):
        top2 = house(s, 8.4, 15, 3, floor=3.9, material="card", bay=2.8, share=0.7, seed=seed + 5, blind="b")
        with s.at(0, -7.7, top2 - 1.8):
            s.box((-0.35, -0.12, -1.1), (0.35, 0.1, 1.1), "brass", floor=True)
            s.box((-1.1, -0.15, -0.35), (1.1, 0.08, 0.35), "brass", floor=True)
        with s.at(0, -7.5):
            canopy(s, 7, 4.2, 3.6)
    s.box((0, -10.4, 0), (10, -9.0, 0.4), "stone")
    railing(s, np.array([(0, -10.3, 0.4), (10, -10.3, 0.4)]))
    return s.mesh()


@shared
def care_home(seed: int = 0) -> bpy.types.Mesh:
    """A care home about 40 x 30 m: two three-storey wings about a garden court, with wooden balconies and a pergola."""
    s = Solid("care_home")
    for (x, y, turn, w), join in (((0, 9, 0, 40), ""), ((-14.5, -6, 90, 20), "r")):
        with s.at(x, y, 0, turn):
            top = house(s, w, 11, 3, floor=3.4, material="plaster", bay=4.0, share=0.6, seed=seed + int(x), blind=join)
            for k in (1, 2):
                at = np.arange(-w / 2 + 2.4, w / 2 - 1, 4.0)
                z = k * 3.4
                boxes(
                    s,
                    np.c_[at - 1.5, at * 0 - 7.2, at * 0 + z - 0.25],
                    np.c_[at + 1.5, at * 0 - 5.66, at * 0 + z],
                    "white",
                )
                for u in at:
                    railing(
                        s,
                        np.array([(u - 1.4, -5.7, z), (u - 1.4, -7.1, z), (u + 1.4, -7.1, z), (u + 1.4, -5.7, z)]),
                        "oak",
                        1.05,
                        0.5,
                    )
            roof_plant(s, w, 11, top, seed + 1)
    with s.at(4, -6):
        for u in np.linspace(-7, 7, 6):
            for v in (-2, 2):
                s.box((u - 0.14, v - 0.14, 0), (u + 0.14, v + 0.14, 2.7), "oak")
        boxes(
            s,
            [(u - 0.08, -2.7, 2.72) for u in np.linspace(-7.4, 7.4, 18)],
            [(u + 0.08, 2.7, 2.92) for u in np.linspace(-7.4, 7.4, 18)],
            "oak",
        )
    return s.mesh()


@shared
def apartments(
    width: float = 30, depth: float = 12, floors: int = 6, seed: int = 0, material: str = "card"
) -> bpy.types.Mesh:
    """Homes: a slab with balconies towards -y, wooden screens, bay by bay, and a planted roof edge."""
    s = Solid("apartments")
    floor = 3.1
    top = house(s, width, depth, floors, floor=floor, material=material, bay=3.6, share=0.5, seed=seed, ends=4.0)
    rng = np.random.default_rng(seed + 17)
    at = np.arange(-width / 2 + 2.6, width / 2 - 1.5, 6.4)
    y = -depth / 2
    for k in range(1, floors):
        z = k * floor
        for u in at:
            s.box((u - 1.9, y - 1.5, z - 0.2), (u + 1.9, y - 0.16, z), "white", floor=True)
            s.box((u - 1.9, y - 1.5, z + 0.02), (u + 1.9, y - 1.4, z + 1.0), "white")
            s.box((u - 1.9, y - 1.39, z + 0.02), (u - 1.8, y - 0.16, z + 1.0), "white")
            s.box((u + 1.8, y - 1.39, z + 0.02), (u + 1.9, y - 0.16, z + 1.0), "white")
            if rng.random() < 0.35:
                s.box((u - 1.7, y - 1.3, z + 0.02), (u - 0.7, y - 0.9, z + 1.0 + rng.uniform(0.2, 0.6)), "leaf")
            if rng.random() < 0.4:
                s.box((u + 0.5, y - 1.36, z + 0.03), (u + 1.7, y - 1.3, z + floor - 0.32), "oak")
    for u in at + 3.2:
        if u < width / 2 - 1:
            with s.at(u, depth / 2, 0, 180):
                canopy(s, 2.8, 1.6, 2.7)
    roof_plant(s, width, depth, top, seed)
    return s.mesh()


@shared
def market_hall(width: float = 20, length: float = 44, seed: int = 0, roof: str = "fabric") -> bpy.types.Mesh:
    """An open market hall along y: a row of small vaulted roofs on slim columns."""
    s = Solid("market_hall")
    n = max(2, int(length / 5.5))
    step = length / n
    t = np.linspace(0, np.pi, 9)
    for k in range(n):
        y0 = -length / 2 + k * step
        arch = np.c_[y0 + step / 2 - np.cos(t) * (step / 2 - 0.12), 4.4 + np.sin(t) * 1.3]
        for dz, flip in ((0.0, 1), (-0.12, -1)):
            rows = np.stack(
                [np.c_[np.full(len(arch), x), arch[:, 0], arch[:, 1] + dz] for x in (width / 2, -width / 2)][::flip]
            )
            s.grid(rows, roof)
        for x in (-width / 2 + 0.6, width / 2 - 0.6):
            s.cylinder(0.13, 0, 4.45, "white", 10, (x, y0))
            s.tube(np.c_[np.full(len(arch), x), arch[:, 0], arch[:, 1] - 0.16], 0.07, "white", 6)
        s.box((-width / 2, y0 - 0.12, 4.3), (width / 2, y0 + 0.12, 4.42), "white", floor=True)
    return s.mesh()
