"""Two groups of thirty wooden blocks in the morning: thirty tall ones, and thirty short ones with a tree on each."""

from __future__ import annotations

import numpy as np

HOUR = "morning"
ZH = "三十块高木块，三十块顶着小树的矮木块"
EN = "Thirty tall wooden blocks, and thirty short ones each with a small tree on top"
FOCUS = (61, 54)

ACROSS, DEEP, PITCH = 6, 5, 3.7


def build() -> None:
    """The tall group stands behind and to the right of the short one."""
    from ..kit import studio
    from ..kit.table import backdrop_city, board, figures, table_top
    from ..kit.trees import plant

    studio.light(HOUR, azimuth=166, elevation=30)
    table_top((-170, -70), (220, 330), "beech", 20)
    rng = np.random.default_rng(30)
    tall, short = _group(13.5, 16.0), _group(-1.0, -8.0)
    for group in (tall, short):
        low, high = group.min(0) - PITCH * 0.72, group.max(0) + PITCH * 0.72
        board((*low, 0.02), (*high, 0.7), "nut", 0.12)
    woods = ("honey", "beech", "maple", "pear", "honey", "beech")
    for x, y in tall:
        h, half = rng.uniform(8.6, 9.6), 1.02
        board((x - half, y - half, 0.7), (x + half, y + half, 0.7 + h), woods[rng.integers(6)], 0.09, "z")
    for x, y in short:
        h, half = rng.uniform(2.0, 2.5), 1.1
        board((x - half, y - half, 0.7), (x + half, y + half, 0.7 + h), woods[rng.integers(6)], 0.09, "z")
        plant(
            [(x, y, 0.68 + h)],
            (2.2, 3.1),
            ("leaf", "leaf_light", "leaf_dark"),
            int(rng.integers(99)),
            ("round", "tall"),
            True,
        )
    figures([(-16.4, -9.5), (-15.4, -8.8), (-14.2, -14.6), (15.4, -6.5), (16.6, -5.6)], 7, tall=2.4, facing=(2, -4))
    backdrop_city((-140, 80), (230, 330), 12, size=1.25, peak=(90, 180))
    studio.camera((-31, -74, 38), (-0.6, 4.0, 6.2), lens=54, focus=(2, -3, 4), blur=0.6)


def _group(x: float, y: float) -> np.ndarray:
    """Thirty places (n, 2) about a point, six across and five deep."""
    i, j = np.meshgrid(np.arange(ACROSS) - (ACROSS - 1) / 2, np.arange(DEEP) - (DEEP - 1) / 2)
    return np.c_[x + i.ravel() * PITCH, y + j.ravel() * PITCH]
