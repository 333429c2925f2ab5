"""Plots of a neighbourhood with kerbs, and the streets between them; must not know what stands on the plots. Metres.

Lay ``asphalt`` first, then ``lot`` for each plot, then ``street`` along the gaps: the plots' edges are the kerbs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from . import roads, studio, traffic, trees
from .solid import Solid

KERB = 0.26
Rect = tuple[float, float, float, float]


def asphalt(rect: Rect) -> None:
    """The streets' surface over a rectangle (x0, y0, x1, y1)."""
    s = Solid("asphalt")
    x0, y0, x1, y1 = rect
    s.quads([[(x0, y0, 0.04), (x1, y0, 0.04), (x1, y1, 0.04), (x0, y1, 0.04)]], "asphalt")
    s.put()


def lot(rect: Rect, top: str = "paving", walk: float = 3.0, inner: str = "") -> None:
    """A plot with a rounded kerb and a pavement round it ``walk`` metres wide; ``inner``: what lies within."""
    x0, y0, x1, y1 = rect
    s = Solid("lot")
    s.prism(_rounded(rect, 3.0), 0, KERB - 0.04, "concrete", "concrete")
    s.prism(_rounded((x0 + 0.25, y0 + 0.25, x1 - 0.25, y1 - 0.25), 2.8), KERB - 0.04, KERB, "stone", top)
    if inner:
        s.prism(_rounded((x0 + walk, y0 + walk, x1 - walk, y1 - walk), 1.0), KERB, KERB + 0.14, "stone", inner)
    s.put()


def _rounded(rect: Rect, r: float) -> np.ndarray:
    """A rectangle's outline with round corners."""
    x0, y0, x1, y1 = rect
    a = np.radians(np.linspace(0, 90, 7))
    parts = []
    for k, (x, y) in enumerate(((x1 - r, y1 - r), (x0 + r, y1 - r), (x0 + r, y0 + r), (x1 - r, y0 + r))):
        parts.append(np.c_[x + r * np.cos(a + k * np.pi / 2), y + r * np.sin(a + k * np.pi / 2)])
    return np.concatenate(parts)


def street(
    a: Sequence[float],
    b: Sequence[float],
    stops: Sequence[float] = (),
    *,
    width: float = 12.0,
    seed: int = 0,
    junction: float = 8.0,
    gap: float = 34.0,
    full: float = 0.4,
) -> None:
    """Markings, zebra crossings, lamps, parked and moving cars between a and b; ``stops``: junctions, metres from a."""
    p, q = np.asarray(a, float)[:2], np.asarray(b, float)[:2]
    length = float(np.linalg.norm(q - p))
    d = (q - p) / length
    turn = studio.heading(p, q)
    s = Solid("street marks")
    ends = [0.0, *sorted(stops), length]
    for k, (head, tail) in enumerate(pairwise(ends)):
        low = head + (junction if k else 0)
        high = tail - (junction if k < len(ends) - 2 else 0)
        if high - low < 14:
            continue
        n = int((high - low) / 4) + 2
        path = np.c_[p + d * np.linspace(low, high, n)[:, None], np.zeros(n)]
        inner = np.c_[p + d * np.linspace(low + 6, high - 6, n)[:, None], np.zeros(n)]
        roads.dashes(s, inner, 0, 0.08)
        for side in (-1, 1):
            s.ribbon(inner, side * (width / 2 - 2.5) - 0.07, side * (width / 2 - 2.5) + 0.07, "mark", 0.07)
        for end, at in ((k > 0, low + 2.5), (k < len(ends) - 2, high - 2.5)):
            if end:
                roads.crossing(*(p + d * at), turn, width - 1.6, z=0.05, width=3.4)
        roads.lamp_posts(path, width / 2 + 0.9, gap=24, lift=KERB, both=True)
        traffic.parked(inner, width / 2 - 1.3, seed + k, lift=0.05, full=full)
        traffic.parked(inner, -width / 2 + 1.3, seed + k + 50, lift=0.05, full=full)
        traffic.cars(path, 2, seed + k, gap=gap, lift=0.06)
    s.put()


def row_of_trees(
    a: Sequence[float],
    b: Sequence[float],
    gap: float = 6.6,
    height: tuple[float, float] = (6, 9),
    seed: int = 0,
    z: float = KERB,
    kinds: Sequence[str] = ("leaf", "leaf_dark"),
) -> None:
    """Street trees in square pits from a to b."""
    p, q = np.asarray(a, float)[:2], np.asarray(b, float)[:2]
    n = max(2, int(np.linalg.norm(q - p) / gap))
    rng = np.random.default_rng(seed)
    at = p + (q - p) * ((np.arange(n) + 0.5 + rng.uniform(-0.1, 0.1, n)) / n)[:, None]
    at = at[rng.random(n) < 0.92]
    s = Solid("tree pits")
    for x, y in at:
        s.box((x - 0.7, y - 0.7, z), (x + 0.7, y + 0.7, z + 0.05), "stone", "soil")
    s.put()
    trees.plant(np.c_[at, np.full(len(at), z)], height, kinds, seed, forms=("round", "tall", "loose"))
