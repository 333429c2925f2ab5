"""Rain-forest plants - palms, bananas, ferns, tall trees - and a bed full of them; must not know glass or scenes."""

from __future__ import annotations

from math import pi, sqrt

import bpy
import numpy as np

from . import materials_civic  # noqa: F401 - its materials are used here
from .facade import shared
from .solid import Solid, put

Rng = np.random.Generator


def _blade(s: Solid, path: np.ndarray, width: np.ndarray, fold: float, material: str) -> None:
    """A leaf along a midrib (n, 3), its half widths (n,), folded up at the sides."""
    d = np.gradient(path, axis=0)
    side = np.cross(d, (0, 0, 1.0))
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-6)
    up = np.cross(side, d)
    up /= np.maximum(np.linalg.norm(up, axis=1, keepdims=True), 1e-6)
    w = width[:, None]
    s.grid(np.stack([path - side * w + up * w * fold, path, path + side * w + up * w * fold]), material)


def _arch(rng: Rng, turn: float, length: float, rise: float, droop: float, n: int = 9) -> np.ndarray:
    """A midrib that rises and hangs over, starting at the origin towards ``turn`` (radians)."""
    t = np.linspace(0, 1, n)
    out = length * (t - 0.12 * t**3)
    z = length * (rise * t - droop * t**2.2)
    sway = rng.normal(0, 0.05) * length * t**2
    return np.c_[out * np.cos(turn) - sway * np.sin(turn), out * np.sin(turn) + sway * np.cos(turn), z]


@shared
def palm(seed: int = 0, height: float = 12, material: str = "frond") -> bpy.types.Mesh:
    """A palm with feathered fronds."""
    rng = np.random.default_rng(seed + 100)
    s = Solid("palm")
    t = np.linspace(0, 1, 10)
    bend = rng.normal(0, 0.09, 2) * height
    trunk = np.c_[bend[0] * t**2, bend[1] * t**2, height * 0.75 * t]
    for k in range(9):
        s.tube(trunk[k : k + 2], 0.3 - 0.015 * k, "bark", 7)
    top = trunk[-1]
    n = 15
    for k in range(n):
        turn = k * 2.4 + rng.normal(0, 0.15)
        length = height * rng.uniform(0.36, 0.48)
        rise = rng.uniform(0.25, 1.0)
        rib = _arch(rng, turn, length, rise, rise + rng.uniform(0.25, 0.6), 13) + top
        s.tube(rib, 0.05, material, 4)
        d = np.gradient(rib, axis=0)
        d /= np.linalg.norm(d, axis=1, keepdims=True)
        side = np.cross(d, (0, 0, 1.0))
        side /= np.linalg.norm(side, axis=1, keepdims=True)
        fine = np.linspace(0.1, 1, 26)
        at = np.stack([np.interp(fine, np.linspace(0, 1, 13), rib[:, c]) for c in range(3)], 1)
        dd = np.stack([np.interp(fine, np.linspace(0, 1, 13), d[:, c]) for c in range(3)], 1)
        ss = np.stack([np.interp(fine, np.linspace(0, 1, 13), side[:, c]) for c in range(3)], 1)
        reach = (length * 0.24 * np.sin(np.clip(fine * 0.92 + 0.12, 0, 1) * pi) ** 0.7)[:, None]
        for sign in (-1, 1):
            tip = at + (ss * sign * 0.85 + dd * 0.55 - (0, 0, 0.45)) * reach
            w = dd * length * 0.016
            s.quads(np.stack([at - w, at + w, tip + w * 0.3, tip - w * 0.3], 1)[:, ::sign], material)
    return s.mesh()


@shared
def banana(seed: int = 0, height: float = 5, material: str = "frond_light") -> bpy.types.Mesh:
    """A plant of broad, long leaves from a short stem: banana, strelitzia."""
    rng = np.random.default_rng(seed + 200)
    s = Solid("banana")
    s.revolve([(0.28, 0), (0.2, height * 0.42)], material, 8)
    for k in range(10):
        rise = rng.uniform(0.5, 1.5)
        rib = _arch(
            rng, k * 2.4 + rng.normal(0, 0.2), height * rng.uniform(0.5, 0.72), rise, rise * rng.uniform(0.5, 0.95)
        )
        rib += (0, 0, height * rng.uniform(0.25, 0.42))
        t = np.linspace(0, 1, 9)
        wide = height * 0.12 * np.clip(np.sin(np.clip((t - 0.14) / 0.86, 0.0, 1) * pi), 0, 1) ** 0.6
        _blade(s, rib, wide + 0.02, rng.uniform(0.1, 0.5), material)
    return s.mesh()


@shared
def fern(seed: int = 0, height: float = 1.8, material: str = "frond_light") -> bpy.types.Mesh:
    """A low rosette of narrow arching leaves."""
    rng = np.random.default_rng(seed + 300)
    s = Solid("fern")
    for k in range(18):
        rise = rng.uniform(0.4, 1.7)
        rib = _arch(
            rng, k * 2.4 + rng.normal(0, 0.2), height * rng.uniform(0.7, 1.1), rise, rise * rng.uniform(0.7, 1.1), 7
        )
        _blade(s, rib, height * 0.1 * np.sin(np.linspace(0.25, 1, 7) * pi) ** 0.6 + 0.01, 0.2, material)
    return s.mesh()


@shared
def canopy_tree(seed: int = 0, height: float = 17, material: str = "frond_dark") -> bpy.types.Mesh:
    """A rain-forest tree: a tall forked trunk with buttresses, flat crowns in storeys, lianas hanging down."""
    rng = np.random.default_rng(seed + 400)
    s = Solid("canopy tree")
    lean = rng.normal(0, 0.04, 2) * height
    t = np.linspace(0, 1, 8)
    trunk = np.c_[lean[0] * t**2, lean[1] * t**2, height * 0.8 * t]
    for k in range(7):
        s.tube(trunk[k : k + 2], 0.5 - 0.045 * k, "bark", 8)
    for k in range(5):
        turn = k * 2 * pi / 5 + rng.normal(0, 0.2)
        d = np.array([np.cos(turn), np.sin(turn), 0])
        w = np.array([-np.sin(turn), np.cos(turn), 0]) * 0.09
        for sign in (-1, 1):
            s.polygon([d * 1.6 + w * sign, d * 0.3 + w * sign + (0, 0, 2.8), d * 0.3 + w * sign][::sign], "bark")
    crowns = [(trunk[-1] + (0, 0, height * 0.1), height * 0.26)]
    for k in range(5):
        f = rng.uniform(0.55, 0.95)
        start = np.array([np.interp(f, t, trunk[:, c]) for c in range(3)])
        turn = k * 2.4 + rng.normal(0, 0.3)
        reach = height * rng.uniform(0.18, 0.3)
        end = start + (np.cos(turn) * reach, np.sin(turn) * reach, height * rng.uniform(0.06, 0.16))
        s.tube(np.array([start, (start + end) / 2 - (0, 0, 0.3), end]), 0.16, "bark", 6)
        crowns.append((end, height * rng.uniform(0.13, 0.2)))
    for centre, size in crowns:
        n = int(170 * (size / 3) ** 2) + 80
        d = rng.normal(size=(n, 3))
        d /= np.linalg.norm(d, axis=1, keepdims=True)
        d[:, 2] = np.abs(d[:, 2]) - 0.25
        at = centre + d * (size, size, size * 0.42) * rng.uniform(0.6, 1.02, (n, 1))
        _leaves(s, at, rng, 0.62, material)
        for _ in range(3):
            a = rng.uniform(0, 2 * pi)
            hang = np.linspace(0, rng.uniform(2.5, 6), 14)
            line = (
                centre
                + np.c_[
                    np.cos(a) * size * 0.8 + 0.1 * np.sin(hang * 2),
                    np.sin(a) * size * 0.8 + 0 * hang,
                    -hang - 0.2 * size,
                ]
            )
            s.tube(line, 0.03, "bark", 3)
            _leaves(s, line + rng.normal(0, 0.08, line.shape), rng, 0.3, "frond")
    return s.mesh()


def _leaves(s: Solid, at: np.ndarray, rng: Rng, size: float, material: str) -> None:
    """Single leaves about points: folded lozenges, lying mostly flat."""
    n = len(at)
    turn = rng.uniform(0, 2 * pi, n)
    d = np.c_[np.cos(turn), np.sin(turn), rng.normal(-0.25, 0.35, n)]
    side = np.c_[-np.sin(turn), np.cos(turn), rng.normal(0, 0.3, n)]
    r = size * rng.uniform(0.7, 1.35, (n, 1))
    s.quads(np.stack([at - d * r, at + side * r * 0.45, at + d * r, at - side * r * 0.45], 1), material)


def forest(radius: float, seed: int = 0, keep_clear: float = 2.6, high: float = 21) -> None:
    """Fill a round bed about the origin with rain forest: tall trees in the middle, palms and ferns outwards.

    ``keep_clear``: half the width of the path left free along x = 0 towards -y.
    """
    rng = np.random.default_rng(seed)

    def places(n: int, low: float, top: float, apart: float) -> list[tuple[float, float, float]]:
        found: list[tuple[float, float, float]] = []
        for _ in range(n * 12):
            r, a = radius * sqrt(rng.uniform(low**2, top**2)), rng.uniform(0, 2 * pi)
            x, y = r * np.cos(a), r * np.sin(a)
            if (abs(x) < keep_clear and y < 2) or any((x - u) ** 2 + (y - v) ** 2 < apart**2 for u, v, _ in found):
                continue
            found.append((x, y, r / radius))
            if len(found) == n:
                break
        return found

    greens = ("frond_dark", "frond", "frond_light")
    for x, y, f in places(14, 0.0, 0.66, radius * 0.19):
        put(
            canopy_tree(int(rng.integers(4)), high, greens[int(rng.random() < 0.6)]),
            x,
            y,
            0,
            rng.uniform(0, 360),
            rng.uniform(0.85, 1.1) * (1.1 - 0.75 * f * f),
        )
    for x, y, f in places(30, 0.2, 0.86, radius * 0.12):
        put(
            palm(int(rng.integers(4)), 11, greens[int(rng.integers(1, 3))]),
            x,
            y,
            0,
            rng.uniform(0, 360),
            rng.uniform(0.8, 1.3) * (1.1 - 0.6 * f * f),
        )
    for x, y, f in places(75, 0.3, 0.94, radius * 0.07):
        put(
            banana(int(rng.integers(5)), 5, greens[int(rng.integers(3))]),
            x,
            y,
            0,
            rng.uniform(0, 360),
            rng.uniform(0.7, 1.25) * (1.1 - 0.45 * f),
        )
    for x, y, _ in places(420, 0.15, 0.965, radius * 0.03):
        put(
            fern(int(rng.integers(5)), 1.8, greens[int(rng.integers(3))]),
            x,
            y,
            0,
            rng.uniform(0, 360),
            rng.uniform(0.6, 1.3),
        )
