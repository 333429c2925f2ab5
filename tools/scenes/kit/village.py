"""Houses of a hill village, seen as model makers build them; must not know hours or scenes."""

from __future__ import annotations

from itertools import pairwise

import bpy
import numpy as np

from .land import Ground
from .solid import Solid, offset, put

TILE_STEP = 0.42  # metres between two ribs of a tiled roof


def village_house(
    seed: int,
    wall: str = "plaster",
    roof: str = "tile",
    solar: bool = False,
    floors: int = 0,
    trim: str = "balsa",
) -> bpy.types.Mesh:
    """A farmhouse about 9 by 7 m with a tiled gable roof, its front to -y; the same call gives the same mesh.

    ``wall``, ``roof``, ``trim``: materials. ``solar``: panels on the front slope. ``floors``: 1, 2; 0: the seed says.
    """
    name = f"house {seed} {wall} {roof} {solar} {floors} {trim}"
    found = bpy.data.meshes.get(name)
    if found:
        return found
    rng = np.random.default_rng([seed, 11])
    floors = floors or (2 if rng.random() < 0.55 else 1)
    wide, deep = rng.uniform(8.0, 11.5), rng.uniform(6.2, 7.6)
    eaves = 3.1 * floors + 0.4
    solid = Solid(name)
    _body(solid, wide, deep, eaves, floors, wall, trim, rng)
    gable_roof(solid, wide, deep, eaves, roof, rng.uniform(0.48, 0.6), wall, solar)
    if rng.random() < 0.75:
        side = rng.choice((-1, 1))
        ww, dd = rng.uniform(3.2, 4.4), deep * rng.uniform(0.62, 0.8)
        with solid.at(side * (wide / 2 + ww / 2 - 0.05), deep * 0.08):
            _body(solid, ww, dd, 2.7, 1, wall, trim, rng)
            gable_roof(solid, ww, dd, 2.7, roof, 0.5, wall, False)
    x = rng.uniform(-0.3, 0.3) * wide
    top = eaves + deep * 0.36
    solid.box((x - 0.35, deep * 0.14, eaves + 0.5), (x + 0.35, deep * 0.14 + 0.6, top + 0.5), wall)
    solid.box((x - 0.45, deep * 0.14 - 0.1, top + 0.5), (x + 0.45, deep * 0.14 + 0.7, top + 0.66), "stone")
    # A paved yard with a low wall in front.
    solid.box((-wide / 2 - 0.4, -deep / 2 - 3.4, -2.2), (wide / 2 + 0.4, -deep / 2, 0.13), "stone", "paving")
    for a, b in ((-wide / 2 - 0.4, -1.4), (1.2, wide / 2 + 0.4)):
        solid.box((a, -deep / 2 - 3.45, 0), (b, -deep / 2 - 3.2, 0.85), wall)
        solid.box((a - 0.06, -deep / 2 - 3.52, 0.85), (b + 0.06, -deep / 2 - 3.13, 0.97), roof)
    return solid.mesh()


def _body(
    solid: Solid, wide: float, deep: float, eaves: float, floors: int, wall: str, trim: str, rng: np.random.Generator
) -> None:
    """Walls on a stone foot, with recessed windows on all sides and a door to -y."""
    w, d = wide / 2, deep / 2
    solid.box((-w - 0.12, -d - 0.12, -2.2), (w + 0.12, d + 0.12, 0.55), "stone")
    solid.box((-w, -d, 0.55), (w, d, eaves + 0.15), wall)
    bays = max(int(wide // 2.4), 1)
    for floor in range(floors):
        z = 0.4 + floor * 3.1
        for k in range(bays):
            x = (k + 0.5) / bays * wide - w
            door = floor == 0 and k == bays // 2
            if door:
                _opening(solid, x, -d, 0.15, 1.5, 2.35, trim, "walnut", 0)
                solid.box((x - 1.2, -d - 1.1, 2.75), (x + 1.2, -d, 2.88), "tile")
                solid.box((x - 0.9, -d - 0.9, 0), (x + 0.9, -d - 0.1, 0.26), "stone")
            else:
                _opening(solid, x, -d, z + 0.75, 1.25, 1.45, trim, "window_" + "abcd"[rng.integers(4)], 0)
            if rng.random() < 0.7:
                _opening(solid, x, -d, z + 0.85, 1.0, 1.2, trim, "window_" + "abcd"[rng.integers(4)], 180)
        for turn in (90, 270):
            for x in (-deep * 0.22, deep * 0.22):
                if rng.random() < 0.7:
                    _opening(solid, x, -w, z + 0.85, 0.95, 1.25, trim, "window_" + "abcd"[rng.integers(4)], turn)
        if floor:
            solid.box((-w - 0.06, -d - 0.06, z - 0.16), (w + 0.06, d + 0.06, z - 0.02), trim)


def _opening(
    solid: Solid, x: float, y: float, z: float, wide: float, tall: float, frame: str, pane: str, turn: float
) -> None:
    """A window or door in the wall at y: pane, frame, bars and sill; turned about the house's middle."""
    w = wide / 2
    with solid.at(turn=turn):
        solid.quads(
            [[(x - w, y - 0.02, z), (x + w, y - 0.02, z), (x + w, y - 0.02, z + tall), (x - w, y - 0.02, z + tall)]],
            pane,
        )
        for a, b in ((-w - 0.1, -w + 0.04), (w - 0.04, w + 0.1), (-0.035, 0.035)):
            solid.box((x + a, y - 0.13, z), (x + b, y, z + tall), frame, floor=True)
        for a, b in ((tall - 0.04, tall + 0.12), (tall * 0.52, tall * 0.52 + 0.07)):
            solid.box((x - w - 0.1, y - 0.13, z + a), (x + w + 0.1, y, z + b), frame, floor=True)
        solid.box((x - w - 0.16, y - 0.2, z - 0.12), (x + w + 0.16, y, z), "stone", floor=True)


def gable_roof(
    solid: Solid, wide: float, deep: float, eaves: float, tile: str, pitch: float, wall: str, solar: bool = False
) -> None:
    """A roof over a rectangle, ridge along x, with ribs of tiles, a ridge that lifts at its ends, and gables."""
    over_x, over_y, thick = 0.45, 0.75, 0.16
    w, d = wide / 2 + over_x, deep / 2 + over_y
    rise = d * pitch
    low = eaves - over_y * pitch + 0.12
    top = low + rise
    for side in (-1, 1):
        a = [(-w, side * d, low), (w, side * d, low), (w, 0, top), (-w, 0, top)]
        b = [(x, y, z + thick) for x, y, z in a]
        faces = [(4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (3, 0, 4, 7), (3, 2, 1, 0)]
        solid.faces(a + b, faces if side < 0 else [f[::-1] for f in faces], tile)
        n = int(wide // TILE_STEP)
        x = (np.arange(n + 1) / n * 2 - 1) * (w - 0.1)
        rib = np.array([(-0.09, 0.0), (-0.05, 0.1), (0.05, 0.1), (0.09, 0.0)])
        ends = [(side * (d + 0.04), low + thick - 0.02), (0.0, top + thick - 0.02)]
        p = np.array([[(xx + r, y, z + h) for y, z in ends for r, h in rib] for xx in x]).reshape(-1, 3)
        k = np.arange(len(x))[:, None] * 8
        strips = np.concatenate(
            [k + np.array([i, i + 1, i + 5, i + 4]) for i in range(3)] + [k + np.array([0, 1, 2, 3])]
        )
        solid.faces(p, strips if side > 0 else strips[:, ::-1], tile)
    gx, gy = wide / 2, deep / 2
    gable = eaves + 0.1 + gy * pitch
    for x, order in ((gx, 1), (-gx, -1)):
        solid.polygon([(x, -gy, eaves), (x, gy, eaves), (x, 0, gable)][::order], wall)
    t = np.linspace(-1, 1, 15)
    ridge = np.c_[t * (w + 0.05), np.zeros(15), top + thick + 0.05 + 0.28 * np.abs(t) ** 6]
    solid.sweep(ridge, [(-0.16, -0.1), (0.16, -0.1), (0.13, 0.28), (-0.13, 0.28)], tile)
    for x in (-w, w):
        for side in (-1, 1):
            solid.sweep(
                [(x, side * (d + 0.02), low + thick), (x, 0, top + thick)],
                [(-0.12, -0.05), (0.12, -0.05), (0.1, 0.16), (-0.1, 0.16)],
                tile,
            )
    if solar:
        _solar(solid, wide, d, low + thick, pitch)


def _solar(solid: Solid, wide: float, d: float, low: float, pitch: float) -> None:
    """Panels in two rows over ribs on the slope to -y, with pale frames."""
    n = int((wide - 0.6) // 1.15)
    for k in range(n):
        x = (k + 0.5 - n / 2) * 1.15
        for s0, s1 in ((0.12, 0.48), (0.5, 0.86)):
            p = [
                (x + a, -d * (1 - s), low + d * s * pitch + 0.22)
                for a, s in ((-0.53, s0), (0.53, s0), (0.53, s1), (-0.53, s1))
            ]
            q = [(px * 0.94 + x * 0.06, py * 0.985 + (-d * (1 - (s0 + s1) / 2)) * 0.015, pz + 0.03) for px, py, pz in p]
            under = [(px, py, pz - 0.12) for px, py, pz in p]
            solid.polygon(p, "steel")
            solid.polygon(q, "solar")
            solid.faces(p + under, [(4, 5, 1, 0), (5, 6, 2, 1), (6, 7, 3, 2), (7, 4, 0, 3)], "steel")


def sites(
    centre: tuple[float, float],
    radius: tuple[float, float],
    count: int,
    apart: float,
    seed: int,
    taken: np.ndarray | None = None,
) -> np.ndarray:
    """Places (n, 2) for houses, strewn over an ellipse and never nearer to each other than ``apart`` metres.

    ``taken``: roads and the like, to be kept off by a little more than half of that.
    """
    rng = np.random.default_rng(seed)
    found: list[np.ndarray] = []
    for _ in range(count * 60):
        if len(found) == count:
            break
        a, r = rng.uniform(0, 2 * np.pi), rng.uniform(0, 1) ** 0.6
        p = np.array([centre[0] + np.cos(a) * r * radius[0], centre[1] + np.sin(a) * r * radius[1]])
        clear = taken is None or np.hypot(*(taken[:, :2] - p).T).min() >= apart * 0.62
        if clear and all(np.hypot(*(p - q)) >= apart for q in found):
            found.append(p)
    return np.array(found).reshape(-1, 2)


def hamlet(
    ground: Ground, places: np.ndarray, seed: int, turn: float | None = None, pad: float = 6.5, **look: object
) -> np.ndarray:
    """Level a pad for each house and stand it there, front downhill (or to ``turn`` degrees); gives (x, y, z, turn)."""
    rng = np.random.default_rng(seed)
    down = ground.slope(places)
    found = []
    for (x, y), (dx, dy) in zip(places, down, strict=True):
        heading = (np.degrees(np.arctan2(dy, dx)) + 90 if turn is None else turn) + rng.uniform(-9, 9)
        z = ground.pad(x, y, pad)
        put(village_house(int(rng.integers(9)), **look), x, y, z + 0.1, heading)
        found.append((x, y, z, heading))
    return np.array(found)


def light_string(
    path: np.ndarray, every: float = 7.0, tall: float = 3.0, side: float = 1.3, bulbs: int = 9
) -> np.ndarray:
    """Posts along a path (n, 3) with a sagging wire of bulbs between them; gives where the posts' lamps are (n, 3)."""
    line = offset(path, side)
    s = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line[:, :2], axis=0), axis=1))])
    t = np.arange(every / 2, s[-1], every)
    foot = np.stack([np.interp(t, s, line[:, k]) for k in range(3)], 1)
    solid = Solid("string of lights")
    top = foot + (0, 0, tall)
    for (x, y, z), (_, _, h) in zip(foot, top, strict=True):
        solid.box((x - 0.06, y - 0.06, z - 1), (x + 0.06, y + 0.06, h), "walnut")
        with solid.at(x, y, h):
            solid.revolve([(0.05, -0.05), (0.24, 0.06), (0.27, 0.24), (0.14, 0.42), (0.02, 0.46)], "glow", 12)
    k = np.linspace(0, 1, bulbs + 2)[:, None]
    for a, b in pairwise(top):
        wire = a * (1 - k) + b * k - np.array([0, 0, 2.4]) * k * (1 - k)
        solid.tube(wire, 0.025, "black", 4)
        for x, y, z in wire[1:-1]:
            with solid.at(x, y, z - 0.16):
                solid.revolve([(0.02, -0.13), (0.13, 0.0), (0.02, 0.13)], "glow", 8)
    solid.put()
    return top
