"""Buildings of today's city; must not know streets, plots or scenes.

``building`` gives a mesh about its own middle, standing on z = 0, its front towards -y. The same arguments give the
same shared mesh, so ask for few different ones and ``put`` them often.
Kinds: tower, slab, office, lab, shop, house, school.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from zlib import crc32

import bpy
import numpy as np

from .solid import Solid
from .walls import CURTAIN, FINNED, GALLERY, HOMES, PUNCHED, RIBBON, SHOP, Facade, Wall, roof_plant, volume

Rng = np.random.Generator
WHITES = ("white", "white", "white", "card", "plaster", "concrete", "balsa")


def building(kind: str, seed: int = 0, width: float = 24, depth: float = 18, floors: int = 8) -> bpy.types.Mesh:
    """The shared mesh of a building: ``width`` along x and ``depth`` along y in metres."""
    name = f"{kind} {seed} {width:g}x{depth:g}x{floors}"
    found = bpy.data.meshes.get(name)
    if found is not None:
        return found
    solid = Solid(name)
    KINDS[kind](solid, np.random.default_rng([seed, crc32(kind.encode())]), float(width), float(depth), int(floors))
    return solid.mesh()


def _skin(rng: Rng, style: Facade, **more: object) -> Facade:
    """A style in one of the model's pale materials."""
    skin = WHITES[rng.integers(len(WHITES))]
    return replace(style, skin=skin, trim="white" if rng.random() < 0.7 else skin, **more)


def _about(w: float, d: float, x: float = 0, y: float = 0) -> tuple[float, float, float, float]:
    return (x - w / 2, y - d / 2, x + w / 2, y + d / 2)


def _entrance(s: Solid, x: float, y: float, width: float, height: float = 3.6) -> None:
    """A canopy on two posts, with a step, in front of a wall at y that faces -y."""
    s.box((x - width / 2, y - 2.6, height - 0.3), (x + width / 2, y, height), "white", floor=True)
    s.box((x - width / 2 - 0.4, y - 2.9, 0), (x + width / 2 + 0.4, y - 0.02, 0.16), "stone")
    for side in (-1, 1):
        s.box(
            (x + side * (width / 2 - 0.4) - 0.15, y - 2.4, 0.16),
            (x + side * (width / 2 - 0.4) + 0.15, y - 2.1, height - 0.3),
            "white",
        )


def _crown(s: Solid, area: tuple[float, float, float, float], z: float, rng: Rng) -> None:
    """What ends a tower: a set-back lantern, a screen of fins, or a frame, sometimes a mast."""
    x0, y0, x1, y1 = area
    w, d = x1 - x0, y1 - y0
    kind = rng.integers(4)
    if kind == 0:
        inner = (x0 + w * 0.2, y0 + d * 0.2, x1 - w * 0.2, y1 - d * 0.2)
        top = volume(s, inner, z, 2, replace(FINNED, storey=3.6), rng)
        roof_plant(s, inner, top, rng, 0.5)
    elif kind == 1:
        high = rng.uniform(4, 7)
        corners = [(x0 + 0.6, y0 + 0.6), (x1 - 0.6, y0 + 0.6), (x1 - 0.6, y1 - 0.6), (x0 + 0.6, y1 - 0.6)]
        for k in range(4):
            wall = Wall(s, corners[k], corners[(k + 1) % 4])
            u = np.arange(0.2, wall.length, 1.1)
            wall.boxes(u - 0.12, u + 0.12, z, z + high, -0.5, 0, "white")
            wall.boxes(0, wall.length, z + high, z + high + 0.4, -0.6, 0.1, "white")
        roof_plant(s, (x0 + 1.5, y0 + 1.5, x1 - 1.5, y1 - 1.5), z, rng, 0.6)
    else:
        roof_plant(s, (x0 + 0.6, y0 + 0.6, x1 - 0.6, y1 - 0.6), z, rng)
    if rng.random() < 0.3:
        px, py = x0 + w * rng.uniform(0.3, 0.7), y0 + d * rng.uniform(0.3, 0.7)
        with s.at(px, py, z):
            s.revolve([(0.5, 0), (0.35, 8), (0.12, 8.2), (0.06, rng.uniform(13, 20))], "steel", 8)


def _tower(s: Solid, rng: Rng, w: float, d: float, floors: int) -> None:
    style = _skin(rng, (PUNCHED, RIBBON, FINNED, CURTAIN, HOMES)[rng.integers(5)])
    low = 0.0
    if rng.random() < 0.75:
        base = _about(w + 5, d + 5)
        low = volume(s, base, 0, 1, replace(SHOP, skin=style.skin), rng, parapet=0.2)
        low = volume(s, base, 4.95, 1, replace(RIBBON, skin=style.skin, storey=4.2), rng)
        _entrance(s, 0, base[1], min(8.0, w * 0.5))
    area = _about(w, d)
    cut = rng.random() < 0.45 and floors > 14
    first = int(floors * rng.uniform(0.6, 0.85)) if cut else floors
    if rng.random() < 0.4 and style.balconies == 0:
        # Two slabs of different height side by side, the lower one pushed out a little.
        part = rng.uniform(0.4, 0.6)
        x = area[0] + w * part
        z = volume(s, (area[0], area[1] + 1, x, area[3] - 1), low, max(4, first - int(rng.integers(2, 6))), style, rng)
        roof_plant(s, (area[0], area[1] + 1, x, area[3] - 1), z, rng, 0.6)
        area = (x + 0.02, area[1], area[2], area[3])
    z = volume(s, area, low, first, style, rng)
    if cut:
        m = min(w, d) * 0.12
        area = (area[0] + m, area[1] + m, area[2] - m, area[3] - m)
        z = volume(s, area, z, floors - first, style, rng)
    _crown(s, area, z, rng)


def _slab(s: Solid, rng: Rng, w: float, d: float, floors: int) -> None:
    style = _skin(rng, HOMES)
    sides = replace(style, balconies=0.0, blind=0.6, sills=0.12)
    area = _about(w, d)
    z = volume(s, area, 0, floors, style, rng, sides=sides)
    n = max(1, round(w / 22))
    for k in range(n):
        x = -w / 2 + w * (k + 0.5) / n
        s.box((x - 2.2, -2.5, z), (x + 2.2, 2.8, z + 3.0), style.skin)
        s.box((x - 2.5, -2.8, z + 3.0), (x + 2.5, 3.1, z + 3.3), "white", floor=True)
        s.box((x - 1.3, area[3], 0), (x + 1.3, area[3] + 1.5, 2.6), "white", floor=True)
    step = w / n
    for k in range(n + 1):
        x = -w / 2 + k * step
        roof_plant(
            s,
            (
                max(x - step / 2 + 3.2, area[0] + 0.6),
                area[1] + 0.6,
                min(x + step / 2 - 3.2, area[2] - 0.6),
                area[3] - 0.6,
            ),
            z,
            rng,
            0.5,
        )


def _office(s: Solid, rng: Rng, w: float, d: float, floors: int) -> None:
    style = _skin(rng, (RIBBON, FINNED, CURTAIN, PUNCHED)[rng.integers(4)])
    front = _about(w, d * 0.55, 0, -d * 0.225)
    z = volume(s, front, 0, 1, replace(SHOP, skin=style.skin), rng, parapet=-0.3, cornice=0.3)
    z = volume(s, front, z, floors - 1, style, rng)
    roof_plant(s, front, z, rng)
    side = rng.choice([-1, 1])
    wing = (
        (-w / 2, front[3] + 0.02, -w / 2 + w * 0.45, d / 2)
        if side < 0
        else (w / 2 - w * 0.45, front[3] + 0.02, w / 2, d / 2)
    )
    z = volume(s, wing, 0, max(2, floors - int(rng.integers(1, 4))), style, rng)
    roof_plant(s, wing, z, rng)
    _entrance(s, rng.uniform(-0.2, 0.2) * w, front[1], 6)


def _lab(s: Solid, rng: Rng, w: float, d: float, floors: int) -> None:
    style = _skin(rng, (RIBBON, FINNED, RIBBON)[rng.integers(3)], slabs=0.45)
    area = _about(w, d)
    z = volume(s, area, 0, floors, replace(style, storey=4.0), rng, sides=replace(style, blind=0.4))
    roof_plant(s, area, z, rng, 0.8)
    # The fume stacks that tell a laboratory, in a row along the back.
    n = int(w // 5)
    y = area[3] - 2.2
    s.box((area[0] + 2, y - 1.1, z), (area[2] - 2, y + 1.1, z + 1.6), "concrete")
    for k in range(n):
        s.cylinder(
            0.42,
            z + 1.6,
            z + rng.uniform(3.6, 4.6),
            "steel" if k % 3 else "white",
            10,
            (area[0] + 3.5 + k * (w - 7) / max(1, n - 1), y),
        )
    core = (-w / 2 - 3.0, -3.2, -w / 2 - 0.02, 3.2) if rng.random() < 0.5 else (w / 2 + 0.02, -3.2, w / 2 + 3.0, 3.2)
    volume(s, core, 0, floors + 1, replace(PUNCHED, skin="balsa", trim="balsa", storey=4.0, left=0.3, right=0.3), rng)
    _entrance(s, rng.uniform(-0.3, 0.3) * w, area[1], 7)


def _shop(s: Solid, rng: Rng, w: float, d: float, floors: int) -> None:
    n = max(1, round(w / 13))
    x = -w / 2
    parts = rng.dirichlet(np.full(n, 12.0)) * w
    for part in parts:
        style = _skin(rng, PUNCHED if rng.random() < 0.7 else RIBBON)
        area = (x + 0.02, -d / 2 + rng.uniform(0, 0.8), x + part - 0.02, d / 2 - rng.uniform(0, 1.5))
        z = volume(s, area, 0, 1, replace(SHOP, skin=style.skin), rng, parapet=-0.3, cornice=0.35)
        z = volume(s, area, z, max(1, floors - 1 + int(rng.integers(-1, 2))), style, rng)
        roof_plant(s, area, z, rng, 0.6)
        if rng.random() < 0.7:
            a, b, y = area[0] + 0.8, area[2] - 0.8, area[1]
            s.quads([[(a, y - 1.9, 3.0), (b, y - 1.9, 3.0), (b, y - 0.02, 3.9), (a, y - 0.02, 3.9)]], "fabric")
            s.quads([[(a, y - 1.9, 2.7), (b, y - 1.9, 2.7), (b, y - 1.9, 3.0), (a, y - 1.9, 3.0)]], "fabric")
        x += part


def _house(s: Solid, rng: Rng, w: float, d: float, floors: int) -> None:
    style = replace(PUNCHED, skin="plaster", trim="plaster", storey=3.0, sills=0.1, bay=3.4)
    h = floors * 3.0
    corners = [(-w / 2, -d / 2), (w / 2, -d / 2), (w / 2, d / 2), (-w / 2, d / 2)]
    for k in range(4):
        Wall(s, corners[k], corners[(k + 1) % 4]).windows(0, floors, replace(style, blind=0.6 if k % 2 else 0.15), rng)
    gable_roof(s, w, d, h, 0.46)


def gable_roof(
    s: Solid, w: float, d: float, z: float, slope: float = 0.5, over: float = 0.6, wall: str = "plaster"
) -> None:
    """A tiled roof with its ridge along x over walls of w x d metres that end at height z."""
    e, rise = over, d / 2 * slope
    low = z - e * slope
    for side in (-1, 1):
        q = [
            (-w / 2 - e, side * (d / 2 + e), low + 0.18),
            (w / 2 + e, side * (d / 2 + e), low + 0.18),
            (w / 2 + e, 0, z + rise + 0.18),
            (-w / 2 - e, 0, z + rise + 0.18),
        ]
        s.quads([q if side < 0 else q[::-1]], "tile")
        n = int((w + 2 * e) / 0.9)
        for k in range(n + 1):
            x = -w / 2 - e + k * (w + 2 * e) / n
            a, b = (x, side * (d / 2 + e), low + 0.24), (x, 0, z + rise + 0.24)
            left = [
                (a[0] - 0.12, a[1], a[2]),
                (a[0] + 0.12, a[1], a[2]),
                (b[0] + 0.12, b[1], b[2]),
                (b[0] - 0.12, b[1], b[2]),
            ]
            s.quads([left if side < 0 else left[::-1]], "tile")
        under = [(p[0], p[1], p[2] - 0.2) for p in q]
        s.quads([under[::-1] if side < 0 else under], "balsa")
        s.quads(
            [
                [
                    (-w / 2 - e, side * (d / 2 + e), low - 0.02),
                    (w / 2 + e, side * (d / 2 + e), low - 0.02),
                    (w / 2 + e, side * (d / 2 + e), low + 0.18),
                    (-w / 2 - e, side * (d / 2 + e), low + 0.18),
                ][:: 1 if side < 0 else -1]
            ],
            "tile",
        )
        for x in (-w / 2, w / 2):
            t = [(x, -d / 2, z), (x, d / 2, z), (x, 0, z + rise)]
            s.polygon(t if x > 0 else t[::-1], wall)
    s.box((-w / 2 - e, -0.18, z + rise + 0.1), (w / 2 + e, 0.18, z + rise + 0.5), "tile", floor=True)


def _school(s: Solid, rng: Rng, w: float, d: float, floors: int) -> None:
    style = replace(GALLERY, skin="white")
    z = volume(s, _about(w, d), 0, floors, style, rng, sides=replace(PUNCHED, blind=0.4))
    roof_plant(s, (-w / 2 + 0.6, -d / 2 + 0.6, w / 2 - 0.6, d / 2 - 0.6), z, rng, 0.4)
    volume(
        s, (w / 2 + 0.02, -d / 2 - 1.5, w / 2 + 6, d / 2), 0, floors + 1, replace(PUNCHED, storey=3.7, skin="card"), rng
    )
    _entrance(s, 0, -d / 2, 6)


KINDS: dict[str, Callable[[Solid, Rng, float, float, int], None]] = {
    "tower": _tower,
    "slab": _slab,
    "office": _office,
    "lab": _lab,
    "shop": _shop,
    "house": _house,
    "school": _school,
}
