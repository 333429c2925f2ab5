"""A street of recruitment stalls at noon: two rows of canvas awnings, one striped red, and a crowd between them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ..kit import city, furniture, grounds, people, studio, trees
from ..kit.solid import Solid, put

HOUR = "noon"
ZH = "正午的招聘街：两排布篷摊位，一顶红条篷，许多小人来来往往"
EN = "A recruitment street at noon: two rows of awnings, one striped red, and many little people"
FOCUS = (64, 46)

PITCH = 3.7
ROWS = {"left": (-6.6, 90), "right": (6.6, -90)}  # x of the stalls' middle, where they turn to
RED = 4  # which stall of the right row


def build() -> None:
    """Street, houses, stalls, crowd."""
    studio.light(HOUR, azimuth=-62, elevation=50, sun=1.25, sky=0.95, mist=(45, 170, 0.7))
    studio.camera((-7.2, -19.5, 9.2), (2.9, 3.2, 1.75), lens=46, focus=(3.6, 1.5, 2.0), blur=0.75)
    _ground()
    _houses()
    _stalls()
    _crowd()
    _overhead()


def _ground() -> None:
    """Paving with a band of darker stone at its edges, trees in grates."""
    s = Solid("ground")
    s.box((-120, -60, -2), (120, 220, 0), "paving")
    for x in (-9.4, 9.4):
        s.box((x - 0.6, -60, 0), (x + 0.6, 160, 0.13), "stone", floor=True)
    for x in (-3.9, 3.9):
        s.box((x - 0.15, -60, 0.003), (x + 0.15, 160, 0.012), "stone")
    s.put()
    rng = np.random.default_rng(3)
    for side in (-1, 1):
        places = [(side * 10.2, y + rng.uniform(-1, 1)) for y in np.arange(-3 if side < 0 else 6.5, 90, 11)]
        trees.plant(places, (5.5, 7.5), ("leaf", "leaf_light"), 4 + side, close=True)


def _houses() -> None:
    """Shop houses of two to four floors along both sides, a taller town behind."""
    rng = np.random.default_rng(14)
    for side, turn in ((-1, 90), (1, -90)):
        y = -14.0
        while y < 130:
            w = float(rng.choice((10.0, 12.0, 14.0)))
            kind = ("shop", "house", "shop")[int(rng.integers(3))]
            floors = int(rng.integers(2, 5)) if kind == "shop" else 3
            put(
                city.building(kind, int(rng.integers(6)), w, 10.0, floors),
                side * (17.2 + rng.uniform(0, 0.5)),
                y + w / 2,
                0,
                turn,
            )
            y += w + rng.choice((0.25, 0.25, 1.6))
    city.skyline((-90, 90, 90, 200), 3, count=26, low=8, high=20, gap=18)


def _stalls() -> None:
    """The stalls, who stands in them, and who has come up to the counter."""
    rng = np.random.default_rng(5)
    for name, (x, turn) in ROWS.items():
        toward = -np.sign(x)
        for k in range(24):
            y = -13 + k * PITCH + rng.uniform(-0.08, 0.08)
            red = name == "right" and k == RED
            put(
                furniture.stall(3.3, k % 5, "red" if red else ("canvas_sand", "fabric", "canvas_sand")[k % 3]),
                x + rng.uniform(-0.1, 0.1),
                y,
                0,
                turn + rng.normal(0, 1.2),
            )
            for v in rng.choice((-0.9, 0.0, 0.9), int(rng.integers(1, 3)), replace=False):
                put(
                    people.person(
                        ("talk", "stand", "work", "paper")[int(rng.integers(4))], int(rng.integers(6)), fine=k < 10
                    ),
                    x + toward * 0.05,
                    y + v,
                    0,
                    turn - 90 + rng.normal(0, 12),
                )
            for v in np.linspace(-1.2, 1.2, 4):
                if rng.random() < 0.72:
                    put(
                        people.person(
                            ("talk", "stand", "paper", "wait", "lean", "point")[
                                int(rng.choice(6, p=(0.25, 0.25, 0.2, 0.2, 0.02, 0.08)))
                            ],
                            int(rng.integers(6)),
                            fine=k < 10,
                        ),
                        x + toward * rng.uniform(1.55, 2.0),
                        y + v + rng.uniform(-0.15, 0.15),
                        0,
                        turn + 90 + rng.normal(0, 16),
                    )


def _crowd() -> None:
    """People strolling, talking and reading leaflets down the middle; round tables with parasols among them."""
    tables = np.array([(-0.4, 9.0), (0.6, 24.0), (-0.3, 40.0)])

    def clear(p: np.ndarray) -> np.ndarray:
        return np.linalg.norm(p[:, None] - tables[None], axis=2).min(1) < 1.7

    people.crowd(
        (-3.9, -13, 3.9, 16),
        105,
        8,
        clear,
        gap=0.62,
        fine=True,
        poses=("walk", "walk", "carry", "paper", "stand", "walk"),
    )
    people.crowd((-3.9, 16, 3.9, 75), 170, 9, clear, gap=0.62)
    for k, (x, y) in enumerate(tables):
        put(grounds.parasol("fabric"), x, y, 0, 20 * k)


def _overhead() -> None:
    """Strings of little cloth pennants across the street."""
    rng = np.random.default_rng(7)
    for y in np.arange(-4, 70, 7.4):
        s = Solid("pennants")
        t = np.linspace(0, 1, 41)
        line = np.c_[-8.6 + 17.2 * t, y + (rng.uniform(-1, 1)) * t, 5.6 - 4 * 0.8 * t * (1 - t)]
        s.tube(line, 0.012, "black", 4)
        for a, b in pairwise(line[1:-1]):
            if rng.random() < 0.92:
                tip = (a + b) / 2 - (0, rng.uniform(-0.06, 0.06), 0.36)
                s.faces(
                    [a + (b - a) * 0.1, a + (b - a) * 0.9, tip],
                    [(0, 1, 2)],
                    ("fabric", "canvas_sand", "cloth_sage", "white")[int(rng.integers(4))],
                )
        s.put()
