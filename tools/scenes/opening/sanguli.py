"""A board with nine inlaid wooden tiles, three by three, a small sign on each; on the model maker's table at dawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..kit.solid import Solid

HOUR = "dawn"
ZH = "木板上的九块木片，一行三块"
EN = "Nine inlaid wooden tiles on a board, three to a row"
FOCUS = (57, 52)

SIDE, PITCH = 9.0, 9.7


def build() -> None:
    """The board lies askew on the table; the sun comes low over it."""
    from ..kit import studio
    from ..kit.inlay import SIGNS
    from ..kit.solid import Solid, put
    from ..kit.table import board, table_top

    studio.light(HOUR, azimuth=128, elevation=24)
    table_top((-160, -70), (200, 240), "beech", 22)
    half = PITCH * 1.5 + 0.35
    board((-half - 1.8, -half - 1.8, 0.05), (half + 1.8, half + 1.8, 1.1), "nut", 0.14)
    for side in (-1, 1):
        a, b = sorted((side * half, side * (half + 1.9)))
        board((-half - 1.9, a, 1.1), (half + 1.9, b, 1.9), "nut", 0.16)
        board((a, -half, 1.1), (b, half, 1.9), "nut", 0.16)
    for k, (sign, wood) in enumerate(SIGNS):
        x, y = (k % 3 - 1) * PITCH, (1 - k // 3) * PITCH
        base = Solid("tile")
        base.block((SIDE, SIDE, 0.7), wood, edge=0.1)
        base.put(x, y, 1.46)
        solid = Solid("sign")
        _stringing(solid)
        sign(solid)
        put(solid.mesh(), x, y, 1.81, 0, 1.12)
    _tools()
    studio.camera((-22, -58, 46), (-3.0, 0.8, 0), lens=48, focus=(1, -2, 1.8), blur=0.5)


def _stringing(solid: Solid) -> None:
    """A thin light and dark line about the sign."""
    from ..kit.inlay import piece

    for r, wood in ((3.55, "ebony"), (3.38, "maple")):
        w = 0.06
        for a, b in (((-r, -r), (r, -r + w)), ((-r, r - w), (r, r)), ((-r, -r), (-r + w, r)), ((r - w, -r), (r, r))):
            piece(solid, [(a[0], a[1]), (b[0], a[1]), (b[0], b[1]), (a[0], b[1])], wood, 0, 0.005)


def _tools() -> None:
    """Offcuts of veneer, and the marking knife."""
    import numpy as np

    from ..kit.solid import Solid

    rng = np.random.default_rng(2)
    for k, (x, y) in enumerate(((-30, 17), (-33, 30), (-44, 24), (-19, 36), (-47, 36))):
        leaf = Solid("veneer")
        leaf.block(
            (rng.uniform(7, 12), rng.uniform(2.5, 5), 0.12), ("nut", "lime", "dyed", "pear", "honey")[k], edge=0.02
        )
        leaf.put(x, y, 0.07, rng.uniform(-40, 50))
    knife = Solid("knife")
    knife.block((10, 1.1, 0.9), "cherry", (0, 0, 0.46), 0.3)
    knife.block((1.2, 1.0, 0.8), "brushed", (5.5, 0, 0.46), 0.2)
    knife.prism([(6.0, -0.4), (9.4, -0.28), (10.6, 0.4), (6.0, 0.4)], 0.42, 0.5, "steel")
    knife.put(-27.0, -4.0, 0.02, 62)
