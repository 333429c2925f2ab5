"""What stands about old waters: a pavilion, a stone bridge, lanterns, drifts of mist; must not know scenes or light."""

from __future__ import annotations

from collections.abc import Sequence

import bpy
import numpy as np

from . import materials_heritage as _materials  # noqa: F401  (the makers of lantern_silk and low_mist)
from .roofs import Roof, tiled
from .solid import Solid, put
from .water import shared


def pavilion(side: float = 5.0) -> bpy.types.Mesh:
    """An open square pavilion under a pointed roof, with benches."""

    def make() -> bpy.types.Mesh:
        s = Solid("pavilion")
        half = side / 2
        s.box((-half - 1, -half - 1, -0.4), (half + 1, half + 1, 0.5), "stone", "concrete")
        for x in (-half, half):
            for y in (-half, half):
                s.cylinder(0.2, 0.5, 4.0, "red", 14, (x, y))
        for turn in (0, 90, 180, 270):
            with s.at(turn=turn):
                s.box((-half, -half - 0.15, 3.5), (half, -half + 0.15, 3.95), "red")
                if turn:
                    s.box((-half, -half - 0.25, 0.95), (half, -half + 0.25, 1.07), "walnut")
                    s.box((-half, -half - 0.05, 0.5), (half, -half + 0.05, 0.95), "red")
        out = side + 3.0
        tiled(s, Roof(out, out, 4.0, out * 0.36, hip=out / 2, lift=1.1, stretch=0.5, pitch=0.42, sag=0.6))
        return s.mesh()

    return shared(f"pavilion {side}", make)


def stone_bridge(span: float = 16.0, width: float = 5.0) -> bpy.types.Mesh:
    """A humped stone bridge of one arch along x over water of that span, with parapets; ends level with the land."""

    def make() -> bpy.types.Mesh:
        s = Solid("stone bridge")
        n, half = 41, width / 2
        reach, high, gap = span / 2 + 7, span * 0.24, span * 0.42
        x = np.linspace(-reach, reach, n)
        deck = 0.1 + high * np.cos(x / reach * np.pi / 2) ** 2
        top = high - 0.75
        arch = np.where(np.abs(x) < gap, -3.2 + (top + 3.2) * np.sqrt(np.maximum(0, 1 - (x / gap) ** 2)), -3.4)
        arch = np.minimum(arch, deck - 0.3)
        for y in (-half, half):
            side = np.stack([np.c_[x, np.full(n, y), arch], np.c_[x, np.full(n, y), deck]])
            s.grid(side if y < 0 else side[::-1], "stone", smooth=False)
        s.grid(np.stack([np.c_[x, np.full(n, half), arch], np.c_[x, np.full(n, -half), arch]]), "stone", smooth=False)
        s.grid(
            np.stack([np.c_[x, np.full(n, -half), deck], np.c_[x, np.full(n, half), deck]]), "concrete", smooth=False
        )
        a = np.linspace(0, np.pi, 19)
        for y in (-half - 0.08, half + 0.08):
            inner = np.c_[np.cos(a) * gap, np.full(19, y), -3.2 + (top + 3.2) * np.sin(a)]
            s.grid(np.stack([inner, inner + np.c_[np.cos(a), np.zeros(19), np.sin(a)] * 0.5]), "concrete", smooth=False)
            rail = np.c_[x, np.full(n, y * 0.96), deck]
            s.sweep(rail, [(-0.1, 0), (0.1, 0), (0.1, 0.75), (-0.1, 0.75)], "stone")
            for k in range(1, n, 3):
                with s.at(*rail[k]):
                    s.box((-0.17, -0.17, 0), (0.17, 0.17, 1.1), "concrete")
                    s.box((-0.12, -0.12, 1.1), (0.12, 0.12, 1.3), "concrete")
        for k in range(2, n - 2):
            s.box((x[k] - 0.06, -half + 0.3, deck[k] - 0.1), (x[k] + 0.06, half - 0.3, deck[k] + 0.08), "stone")
        return s.mesh()

    return shared(f"stone bridge {span} {width}", make)


def lantern(size: float = 1.0) -> bpy.types.Mesh:
    """A red lantern hanging from the origin, about a metre high at size 1."""

    def make() -> bpy.types.Mesh:
        s = Solid("lantern")
        with s.at(scale=size):
            s.tube([(0, 0, 0), (0, 0, -0.2)], 0.015, "black", 4)
            a = np.linspace(-1, 1, 13)
            s.revolve(
                [(0.42 * np.sqrt(max(0.0, 1 - (t * 0.92) ** 2)), -0.5 + t * 0.3) for t in a],
                "lantern_silk",
                20,
                caps=False,
            )
            for low, high in ((-0.22, -0.16), (-0.84, -0.78)):
                s.cylinder(0.19, low, high, "gold", 16)
            s.revolve([(0.03, -1.2), (0.05, -0.84)], "gold", 8)
        return s.mesh()

    return shared(f"lantern {size}", make)


def lanterns(a: Sequence[float], b: Sequence[float], n: int, *, sag: float = 1.0, size: float = 1.0) -> np.ndarray:
    """A string of ``n`` lanterns hung between two points; ``sag`` in metres. Gives the lanterns' middles (n, 3)."""
    p, q = np.asarray(a, float), np.asarray(b, float)
    t = np.linspace(0, 1, 4 * n + 5)
    cord = p + (q - p) * t[:, None] - np.c_[np.zeros((len(t), 2)), 4 * sag * t * (1 - t)]
    s = Solid("cord")
    s.tube(cord, 0.03, "black", 4)
    s.put()
    at = np.linspace(0, 1, n + 2)[1:-1]
    places = p + (q - p) * at[:, None] - np.c_[np.zeros((n, 2)), 4 * sag * at * (1 - at)]
    for place in places:
        put(lantern(size), *place)
    return places - (0, 0, 0.5 * size)


def low_mist(low: Sequence[float], high: Sequence[float], heights: Sequence[float] = (2.0, 5.0, 8.0)) -> None:
    """Drifts of mist lying over a place between two corners (x, y), in sheets at those heights; they cast no shadow."""
    (x0, y0), (x1, y1) = low, high
    s = Solid("low mist")
    s.quads([[(x0, y0, 0), (x1, y0, 0), (x1, y1, 0), (x0, y1, 0)]], "low_mist")
    sheet = s.mesh()
    for z in heights:
        thing = put(sheet, 0, 0, z)
        thing.visible_shadow = thing.visible_diffuse = thing.visible_glossy = False
