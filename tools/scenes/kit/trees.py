"""Plants of a model: trees of moss, pines, bamboo, bushes, hedges, tufts; must not know ground, hours or scenes.

Every kind is a handful of shared meshes, found again by their name; standing one more costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import pi

import bpy
import numpy as np

from .solid import Points, Solid, curve, offset, put

TALL = 8.0  # metres: the height at which a tree's mesh is made
FORMS = ("round", "wide", "tall", "loose")
VARIANTS = 2
# For each form: width and height of the crown in parts of the height, where it begins, how many lumps.
_CROWNS = {
    "round": (0.66, 0.72, 0.26, 7),
    "wide": (0.92, 0.6, 0.3, 9),
    "tall": (0.46, 0.82, 0.18, 7),
    "loose": (0.6, 0.66, 0.32, 5),
}


def plant(
    points: Points,
    height: tuple[float, float] = (6, 10),
    kinds: Sequence[str] = ("leaf", "leaf_dark"),
    seed: int = 0,
    forms: Sequence[str] = FORMS,
    close: bool = False,
) -> None:
    """Stand moss trees on points (x, y) or (x, y, z); ``height`` from-to in metres, ``kinds`` materials to choose from.

    ``forms``: some of round, wide, tall, loose. ``close``: finer leaves, for what is seen large.
    """
    _stand(
        points,
        height,
        [(form, kind) for kind in kinds for form in forms],
        seed,
        TALL,
        lambda pick, k: _tree(pick[0], pick[1], k, close),
    )


def pine(
    points: Points, height: tuple[float, float] = (7, 13), kinds: Sequence[str] = ("leaf_dark",), seed: int = 0
) -> None:
    """Stand slender conifers on points; height in metres."""
    _stand(points, height, [(kind,) for kind in kinds], seed, TALL, lambda pick, k: _conifer(pick[0], k))


def bamboo(
    points: Points, height: tuple[float, float] = (7, 11), kinds: Sequence[str] = ("leaf_light", "leaf"), seed: int = 0
) -> None:
    """Stand clumps of bamboo, each of a dozen arching stems about three metres wide; height in metres."""
    _stand(points, height, [(kind,) for kind in kinds], seed, TALL, lambda pick, k: _bamboo(pick[0], k))


def bushes(
    points: Points,
    height: tuple[float, float] = (0.7, 1.6),
    kinds: Sequence[str] = ("leaf", "leaf_dark", "leaf_light"),
    seed: int = 0,
) -> None:
    """Stand low round bushes on points; height in metres."""
    _stand(points, height, [(kind,) for kind in kinds], seed, 1.0, lambda pick, k: _bush(pick[0], k))


def tufts(
    points: Points, height: tuple[float, float] = (0.4, 0.9), kinds: Sequence[str] = ("crop", "grass"), seed: int = 0
) -> None:
    """Stand tufts of blades - grass, reeds, young rice - on points; height in metres."""
    _stand(points, height, [(kind,) for kind in kinds], seed, 1.0, lambda pick, k: _tuft(pick[0], k))


def hedge(
    path: Points, height: float = 1.1, width: float = 0.9, material: str = "leaf_dark", seed: int = 0, leaf: float = 0.1
) -> None:
    """A clipped hedge along a path (x, y[, z]), a bit uneven; height, width and leaf size in metres."""
    rng = np.random.default_rng(seed)
    line = curve(path, max(width * 0.6, 0.4))
    solid = Solid("hedge")
    w, h = width / 2, height
    arch = np.array(
        [(-w, 0), (-w * 1.02, h * 0.6), (-w * 0.8, h * 0.93), (0, h), (w * 0.8, h * 0.93), (w * 1.02, h * 0.6), (w, 0)]
    )
    solid.sweep(line, arch[::-1] * 0.88, material, closed=False, smooth=True)
    for end in (line[0], line[-1]):
        _ball(solid, end + (0, 0, h * 0.4), np.array([w, w, h * 0.58]), material)
    length = float(np.linalg.norm(np.diff(line[:, :2], axis=0), axis=1).sum())
    n = int(length * (2 * h + width) / (leaf * leaf) * 2.2)
    k = rng.uniform(0, len(line) - 1.001, n)
    i, part = k.astype(int), (k % 1)[:, None]
    base = line[i] * (1 - part) + line[i + 1] * part
    side = offset(line, 1.0) - line
    j = rng.uniform(0, len(arch) - 1.001, n)
    a, q = j.astype(int), (j % 1)[:, None]
    cut = arch[a] * (1 - q) + arch[a + 1] * q
    wave = 1 + 0.06 * np.sin(k * 2.1) + 0.05 * np.sin(k * 0.9 + 1)
    place = base + side[i] * cut[:, :1] + np.c_[np.zeros((n, 2)), cut[:, 1] * wave]
    out = side[i] * (cut[:, :1] / w) + np.c_[np.zeros((n, 2)), (cut[:, 1] / h - 0.4) * 1.2]
    _flakes(solid, place, out, leaf, material, rng)
    solid.put()


def scatter(
    low: Sequence[float],
    high: Sequence[float],
    spacing: float,
    seed: int = 0,
    keep: Callable[[np.ndarray], np.ndarray] | None = None,
) -> np.ndarray:
    """Points (n, 2) strewn over a rectangle, about ``spacing`` metres apart, off any grid; ``keep`` gives a mask."""
    rng = np.random.default_rng(seed)
    x, y = np.meshgrid(np.arange(low[0], high[0], spacing), np.arange(low[1], high[1], spacing * 0.87))
    x = x + (np.arange(x.shape[0]) % 2)[:, None] * spacing / 2
    p = np.c_[x.ravel(), y.ravel()] + rng.uniform(-0.38, 0.38, (x.size, 2)) * spacing
    return p[keep(p)] if keep is not None and len(p) else p


def along_side(path: Points, right: float, spacing: float, seed: int = 0) -> np.ndarray:
    """Points (n, 2) on both sides of a path, ``right`` metres off, roughly every ``spacing`` metres with gaps."""
    rng = np.random.default_rng(seed)
    found = []
    for side in (-1, 1):
        line = offset(path, side * right)[:, :2]
        s = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
        t = np.arange(0, s[-1], spacing) + rng.uniform(-0.3, 0.3, int(np.ceil(s[-1] / spacing))) * spacing
        t = t[rng.random(len(t)) < 0.75]
        found.append(np.c_[np.interp(t, s, line[:, 0]), np.interp(t, s, line[:, 1])] + rng.normal(0, 0.3, (len(t), 2)))
    return np.concatenate(found)


def _stand(
    points: Points,
    height: tuple[float, float],
    picks: list[tuple[str, ...]],
    seed: int,
    tall: float,
    make: Callable[[tuple[str, ...], int], bpy.types.Mesh],
) -> None:
    """Stand one of the picks' meshes on each point, turned and sized at random."""
    p = np.asarray(points, float)
    if not p.size:
        return
    p = np.c_[p, np.zeros(len(p))] if p.shape[1] == 2 else p
    rng = np.random.default_rng(seed)
    which = rng.integers(len(picks), size=len(p))
    variant = rng.integers(VARIANTS, size=len(p))
    size = rng.uniform(*height, len(p)) / tall
    turn = rng.uniform(0, 360, len(p))
    squeeze = rng.uniform(0.88, 1.12, len(p))
    for at, w, v, s, t, q in zip(p, which, variant, size, turn, squeeze, strict=True):
        put(make(picks[w], int(v)), *at, turn=t, scale=(s * q, s * q, s))


def _flakes(
    solid: Solid,
    places: np.ndarray,
    outward: np.ndarray,
    size: float,
    material: str,
    rng: np.random.Generator,
    tilt: float = 0.55,
    slim: float = 0.55,
) -> None:
    """A tiny four-cornered leaf at each place, facing more or less outward; ``size`` from tip to tip in metres."""
    n = len(places)
    facing = outward / np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1e-9) + rng.normal(0, tilt, (n, 3))
    facing /= np.linalg.norm(facing, axis=1, keepdims=True)
    u = np.cross(facing, rng.normal(0, 1, (n, 3)))
    u /= np.maximum(np.linalg.norm(u, axis=1, keepdims=True), 1e-9)
    v = np.cross(facing, u)
    s = (size / 2 * rng.uniform(0.6, 1.3, n))[:, None]
    solid.quads(np.stack([places + u * s, places + v * s * slim, places - u * s, places - v * s * slim], 1), material)


def _ball(solid: Solid, centre: np.ndarray, radii: np.ndarray, material: str) -> None:
    """A smooth low ball: the opaque heart of a lump of leaves."""
    a = np.linspace(-pi / 2, pi / 2, 6)
    with solid.at(*centre, scale=tuple(radii)):
        solid.revolve(np.c_[np.maximum(np.cos(a), 0.02), np.sin(a)], material, 10)


def _moss(
    solid: Solid, lumps: np.ndarray, radii: np.ndarray, count: int, size: float, material: str, rng: np.random.Generator
) -> None:
    """Cover lumps (n, 3) of those radii (n, 3) with a fur of flakes; small lumps on the big ones make it billowy."""
    for centre, radius in zip(lumps, radii, strict=True):
        _ball(solid, centre, radius * 0.86, material)
    way = _directions(rng, len(lumps) * 9)
    on = np.repeat(np.arange(len(lumps)), 9)
    small = lumps[on] + way * radii[on] * 0.86
    all_lumps = np.concatenate([lumps, small])
    all_radii = np.concatenate([radii, radii[on] * rng.uniform(0.26, 0.4, (len(on), 1))])
    for centre, radius in zip(small, all_radii[len(lumps) :], strict=True):
        _ball(solid, centre, radius * 0.84, material)
    weight = (all_radii**2).sum(1)
    pick = rng.choice(len(all_lumps), count * 3, p=weight / weight.sum())
    way = _directions(rng, count * 3)
    p = all_lumps[pick] + way * all_radii[pick] * rng.uniform(0.92, 1.07, (len(pick), 1))
    free = np.ones(len(p), bool)
    for centre, radius in zip(all_lumps, all_radii, strict=True):
        free &= (((p - centre) / radius) ** 2).sum(1) > 0.86
    p, way = p[free][:count], way[free][:count]
    _flakes(solid, p, way, size, material, rng, 0.42, 0.6)


def _directions(rng: np.random.Generator, n: int) -> np.ndarray:
    """Unit vectors (n, 3) in all directions."""
    d = rng.normal(0, 1, (n, 3))
    return d / np.linalg.norm(d, axis=1, keepdims=True)


def _tree(form: str, material: str, variant: int, close: bool) -> bpy.types.Mesh:
    """A moss tree of eight metres."""
    name = f"tree {form} {material} {variant}{' close' if close else ''}"
    found = bpy.data.meshes.get(name)
    if found:
        return found
    rng = np.random.default_rng([FORMS.index(form), variant, 5])
    width, tall, start, n = _CROWNS[form]
    w, h, z0 = width * TALL / 2, tall * TALL / 2, start * TALL
    solid = Solid(name)
    # Lumps on a spiral from the crown's foot to its top, wide in the middle.
    t = (np.arange(n) + 0.5) / n
    turn = np.arange(n) * 2.4 + rng.uniform(0, 6)
    out = w * 0.52 * np.sqrt(np.clip(1 - (2 * t - 0.9) ** 2, 0.02, 1))
    lumps = np.c_[np.cos(turn) * out, np.sin(turn) * out, z0 + h * (0.45 + 1.08 * t)] + rng.normal(0, 0.12, (n, 3))
    r = w * (0.62 - 0.2 * t) * rng.uniform(0.85, 1.15, n) * (0.85 if form == "loose" else 1)
    lumps[:, 2] = np.minimum(lumps[:, 2], TALL - r * 0.95)
    radii = np.c_[r, r, r * rng.uniform(0.78, 0.95, n)]
    _moss(solid, lumps, radii, 13000 if close else 5600, 0.19 if close else 0.3, material, rng)
    foot = z0 + h * 0.6
    solid.revolve([(0.3, 0), (0.2, 0.5), (0.15, foot)], "bark", 8, caps=False)
    for a in turn[:3]:
        end = lumps[int(np.argmin(np.abs(turn - a)))]
        solid.tube([(0, 0, foot * 0.62), (end[0] * 0.5, end[1] * 0.5, foot * 0.85), tuple(end)], 0.08, "bark", 5)
    return solid.mesh()


def _conifer(material: str, variant: int) -> bpy.types.Mesh:
    """A fir of eight metres: drooping tiers of flakes."""
    name = f"pine {material} {variant}"
    found = bpy.data.meshes.get(name)
    if found:
        return found
    rng = np.random.default_rng([variant, 6])
    solid = Solid(name)
    solid.revolve([(0.2, 0), (0.06, TALL * 0.9)], "bark", 6, caps=False)
    n = 3600
    tier = rng.integers(0, 11, n)
    turn = rng.uniform(0, 2 * pi, n)
    along = rng.uniform(0.1, 1, n) ** 0.7
    reach = (1.7 - 0.145 * tier) * (1 + 0.22 * np.sin(turn * (5 + tier % 3) + tier * 1.7))
    z = TALL * 0.14 + tier * 0.62 - along * reach * 0.42 + rng.normal(0, 0.07, n) + 0.25
    p = np.c_[np.cos(turn) * along * reach, np.sin(turn) * along * reach, np.minimum(z, TALL)]
    _flakes(solid, p, np.c_[np.cos(turn), np.sin(turn), np.full(n, 0.9)], 0.36, material, rng, 0.4, 0.4)
    solid.revolve(
        [(1.1, TALL * 0.14), (0.8, TALL * 0.42), (0.45, TALL * 0.72), (0.08, TALL * 0.97)], material, 9, caps=False
    )
    return solid.mesh()


def _bamboo(material: str, variant: int) -> bpy.types.Mesh:
    """A clump of bamboo of eight metres: thin stems that bow, plumes of slim leaves."""
    name = f"bamboo {material} {variant}"
    found = bpy.data.meshes.get(name)
    if found:
        return found
    rng = np.random.default_rng([variant, 7])
    solid = Solid(name)
    places = []
    for _ in range(13):
        foot = np.append(rng.normal(0, 0.6, 2), 0)
        lean = np.append(rng.normal(0, 1.0, 2), 0)
        tall = TALL * rng.uniform(0.74, 1.0)
        t = np.linspace(0, 1, 9)[:, None]
        line = foot + lean * t**2.6 * 1.3 + np.array([0, 0, tall]) * (t - 0.08 * t**4)
        solid.tube(line, 0.05, "crop", 5)
        k = rng.beta(2.2, 1.5, 210) * 0.7 + 0.3
        i = np.minimum((k * 8).astype(int), 7)
        part = (k * 8 - i)[:, None]
        wide = (0.62 * np.sin(np.clip((k - 0.26) / 0.78, 0, 1) * pi) + 0.1)[:, None]
        places.append(
            line[i] * (1 - part) + line[i + 1] * part + rng.normal(0, 1, (len(k), 3)) * wide * (0.8, 0.8, 0.5)
        )
    p = np.concatenate(places)
    _flakes(solid, p, np.c_[p[:, :2] * 0.6, np.full(len(p), 0.7)], 0.46, material, rng, 0.5, 0.28)
    return solid.mesh()


def _bush(material: str, variant: int) -> bpy.types.Mesh:
    """A bush of one metre."""
    name = f"bush {material} {variant}"
    found = bpy.data.meshes.get(name)
    if found:
        return found
    rng = np.random.default_rng([variant, 8])
    solid = Solid(name)
    lumps = np.c_[rng.uniform(-0.4, 0.4, (5, 2)), rng.uniform(0.2, 0.5, 5)]
    r = rng.uniform(0.32, 0.46, 5)
    _moss(solid, lumps, np.c_[r, r, r * 0.95], 2200, 0.085, material, rng)
    return solid.mesh()


def _tuft(material: str, variant: int) -> bpy.types.Mesh:
    """A tuft of bent blades, one metre high."""
    name = f"tuft {material} {variant}"
    found = bpy.data.meshes.get(name)
    if found:
        return found
    rng = np.random.default_rng([variant, 9])
    solid = Solid(name)
    n = 46
    turn = rng.uniform(0, 2 * pi, n)
    way = np.c_[np.cos(turn), np.sin(turn), np.zeros(n)]
    side = np.c_[-np.sin(turn), np.cos(turn), np.zeros(n)] * 0.022
    foot = way * rng.uniform(0, 0.14, (n, 1))
    tall = rng.uniform(0.55, 1.0, (n, 1)) * (0, 0, 1)
    lean = way * rng.uniform(0.08, 0.5, (n, 1))
    mid = foot + lean * 0.32 + tall * 0.62
    tip = foot + lean + tall * 0.97
    solid.quads(np.stack([foot - side, foot + side, mid + side, mid - side], 1), material)
    solid.faces(
        np.concatenate([mid - side, mid + side, tip]), np.arange(n)[:, None] + np.array([0, n, 2 * n]), material
    )
    return solid.mesh()


def sow(
    points: Points, size: float = 0.5, material: str = "crop", seed: int = 0, leaves: int = 7, upright: float = 0.5
) -> None:
    """Young plants on many points (n, 3), a few leaves each; size in metres, ``upright`` 0 flat to 1 spiky."""
    p = np.asarray(points, float)
    if not len(p):
        return
    rng = np.random.default_rng(seed)
    solid = Solid(f"sown {material}")
    sizes = size * rng.uniform(0.75, 1.2, len(p)).repeat(leaves)
    n = len(sizes)
    turn = rng.uniform(0, 2 * pi, n)
    out = np.c_[np.cos(turn), np.sin(turn), np.zeros(n)]
    side = np.c_[-np.sin(turn), np.cos(turn), np.zeros(n)] * (sizes * 0.17)[:, None]
    rise = rng.uniform(0.45, 1.0, n) * (0.35 + 0.65 * upright)
    reach = np.sqrt(np.clip(1 - rise**2, 0.04, 1)) * 0.7
    root = p.repeat(leaves, 0)
    mid = root + (out * (reach * 0.4)[:, None] + np.c_[np.zeros((n, 2)), rise * 0.7]) * sizes[:, None]
    tip = root + (out * reach[:, None] + np.c_[np.zeros((n, 2)), rise]) * sizes[:, None]
    solid.quads(np.stack([root, mid + side, tip, mid - side], 1), material)
    solid.put()
