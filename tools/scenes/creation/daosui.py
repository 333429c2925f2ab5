"""Ears of rice close up in the morning, golden, the field behind them a blur. One metre here is a hand."""

import bpy
import numpy as np

from ..kit import materials_land, studio  # noqa: F401
from ..kit.solid import Solid, put

HOUR = "morning"
ZH = "近看稻穗，金黄饱满，身后的田野虚成一片"
EN = "Ears of rice seen close up, full and golden, the field behind them a blur"
FOCUS = (62, 50)


def _grains(
    solid: Solid, at: np.ndarray, along: np.ndarray, length: float, material: str, rng: np.random.Generator
) -> None:
    """Husks: pointed, ribbed ovals from ``at`` in direction ``along`` (n, 3)."""
    n, sides = len(at), 8
    along = along / np.linalg.norm(along, axis=1, keepdims=True)
    u = np.cross(along, rng.normal(0, 1, (n, 3)))
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    v = np.cross(along, u)
    t = np.array([0.0, 0.12, 0.32, 0.55, 0.78, 0.93, 1.0])
    r = np.array([0.02, 0.11, 0.19, 0.21, 0.15, 0.06, 0.008])
    a = np.arange(sides) / sides * 2 * np.pi
    flat = np.stack([np.cos(a), 0.72 * np.sin(a)], 1) * (1 + 0.1 * np.cos(4 * a))[:, None]
    size = length * rng.uniform(0.88, 1.12, n)
    ring = flat[None, :, :1] * u[:, None] + flat[None, :, 1:] * v[:, None]
    p = at[:, None, None] + along[:, None, None] * (t[None, :, None, None] * size[:, None, None, None])
    p = p + ring[:, None] * (r[None, :, None, None] * size[:, None, None, None])
    i = np.arange(sides)
    j = (i + 1) % sides
    one = np.concatenate(
        [
            np.stack([k * sides + i, k * sides + j, (k + 1) * sides + j, (k + 1) * sides + i], 1)
            for k in range(len(t) - 1)
        ]
    )
    faces = (np.arange(n)[:, None, None] * sides * len(t) + one[None]).reshape(-1, 4)
    solid.faces(p.reshape(-1, 3), faces, material, smooth=True)


def ear(seed: int, ripe: bool = True) -> bpy.types.Mesh:
    """A stalk of six hands whose ear bows over to +x, with some 130 husks on its branches."""
    rng = np.random.default_rng([seed, 31])
    solid = Solid(f"ear {seed}")
    bow = rng.uniform(0.85, 1.25)
    s = np.linspace(0, 1, 40)
    bend = np.where(s > 0.5, (s - 0.5) / 0.5, 0.0) ** 1.3 * 2.55 * bow + 0.05
    step = 9.0 / 39
    line = np.c_[np.cumsum(np.sin(bend)) * step, 0.1 * np.sin(s * 4 + seed), np.cumsum(np.cos(bend)) * step]
    green = "blade" if not ripe else "blade_dry"
    for k in range(0, 39, 3):
        solid.tube(line[k : k + 4], 0.075 * (1 - 0.75 * s[k]), green, 7)
    way = np.gradient(line, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    at, along = [], []
    for k in np.linspace(23, 38, 13):
        i = int(k)
        for _ in range(2):
            out = np.cross(way[i], rng.normal(0, 1, 3))
            out /= np.linalg.norm(out)
            reach = rng.uniform(0.9, 1.7) * (1.15 - 0.5 * (k - 23) / 15)
            t = np.linspace(0.12, 1, 6)
            droop = np.array([0, 0, -0.5])
            branch = (
                line[i] + (way[i] * 0.95 + out * 0.34) * reach * t[:, None] + droop * (t[:, None] * reach) ** 2 * 0.5
            )
            solid.tube(np.concatenate([line[i][None], branch]), 0.018, green, 5)
            tangent = np.gradient(branch, axis=0)
            at.append(branch)
            along.append(
                tangent / np.linalg.norm(tangent, axis=1, keepdims=True) + rng.normal(0, 0.3, (6, 3)) + (0, 0, -0.12)
            )
    _grains(solid, np.concatenate(at), np.concatenate(along), 0.56, "grain" if ripe else "grain_green", rng)
    return solid.mesh()


def blade(seed: int, material: str) -> bpy.types.Mesh:
    """A long leaf with a fold along its middle, arching to +x."""
    rng = np.random.default_rng([seed, 37])
    solid = Solid(f"blade {seed}")
    s = np.linspace(0, 1, 26)
    bend = 0.12 + s**2.2 * rng.uniform(0.6, 2.0)
    step = rng.uniform(7, 9.6) / 25
    c = np.c_[np.cumsum(np.sin(bend)) * step, 0.2 * np.sin(3 * s + seed), np.cumsum(np.cos(bend)) * step]
    half = 0.2 * np.clip(np.sin(np.pi * (0.14 + 0.86 * s)) ** 0.6, 0.02, 1) * (1 - s**6)
    twist = np.sin(s * 2.0 + seed)[:, None] * 0.4
    across = np.concatenate([twist, np.ones((26, 1)), np.zeros((26, 1))], 1)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    rise = np.cross(np.gradient(c, axis=0), across)
    rise /= np.linalg.norm(rise, axis=1, keepdims=True)
    cols = [c + across * (half * f)[:, None] - rise * (half * abs(f) * -0.45)[:, None] for f in (-1, -0.5, 0, 0.5, 1)]
    solid.grid(np.stack(cols, 1), material)
    return solid.mesh()


def build() -> None:
    """A few ears in focus, a stand of them before and behind."""
    studio.light(HOUR, azimuth=38, elevation=30, sun=1.35, sky=1.6, exposure=0.3, mist=(30, 150, 0.5))
    studio.camera((-0.3, -21, 11.3), (0.4, 0, 6.1), lens=62, focus=(1.0, -0.4, 6.4), blur=1.9)
    studio.panel((-9, -16, 14), (0, 0, 6), 520, (9, 9), "#fff0d2")
    ground = Solid("soil")
    ground.box((-160, -40, -1), (160, 240, -0.2), "crop")
    ground.put()
    ears = [ear(k) for k in range(7)] + [ear(9, False)]
    blades = [blade(k, "blade" if k % 3 else "blade_dry") for k in range(8)]
    rng = np.random.default_rng(14)
    for x, z, turn, k in (
        (1.5, 0.0, 4, 0),
        (5.2, 1.2, 8, 1),
        (4.2, -1.5, -6, 2),
        (-3.0, -0.6, 14, 3),
        (-6.6, 1.6, 20, 4),
    ):
        put(ears[k], x - 1.6, rng.uniform(-0.4, 0.4), z - 0.4, turn, 1.0)
    for _ in range(900):
        y = 9.0 + 120 * rng.random() ** 1.5
        x = rng.uniform(-1, 1) * (7 + 0.42 * (y + 21))
        if y < 14 and x < -1 and rng.random() < 0.6:
            continue
        put(
            ears[rng.integers(8)],
            x,
            y,
            rng.uniform(-2.4, -0.6),
            rng.normal(0, 50) + (180 if rng.random() < 0.35 else 0),
            rng.uniform(0.9, 1.05),
        )
    for _ in range(620):
        y = -1.5 + 100 * rng.random() ** 1.6
        x = rng.uniform(-1, 1) * (7 + 0.42 * (y + 21))
        put(blades[rng.integers(8)], x, y, rng.uniform(-3.2, -1.2), rng.uniform(0, 360), rng.uniform(0.8, 1.05))
