"""A brass plate on a white plinth, seen from a hand's breadth at dawn."""

from __future__ import annotations

HOUR = "dawn"
ZH = "展台上一块还没有刻字的铜牌"
EN = "A brass plate with nothing engraved on it yet"
FOCUS = (58, 50)


def build() -> None:
    """A plinth close to the lens, its plate in the raking sun; the city soft behind."""
    from ..kit import studio
    from ..kit.solid import put
    from ..kit.table import backdrop_city, brass_plate, plinth, table_top

    studio.light(HOUR, azimuth=205, elevation=20, sun=0.9)
    table_top((-160, -60), (200, 260), "beech")
    plinth(0, 6, 19, 12, 12.5)
    put(brass_plate(13.6, 7.6, 0.32, 3), 0, 0, 6.1)
    _model(12.5)
    backdrop_city((-110, 70), (190, 260), 3, peak=(60, 160))
    studio.panel((26, -62, 8), (0, 0, 6), 14000, (16, 36), "#ffe2c4")
    studio.panel((-40, -50, 12), (0, 0, 6), 3000, (16, 40), "#b9c8ff")
    studio.camera((-13, -50, 14.5), (-2.6, 0, 8.6), lens=64, focus=(1, -0.3, 6), blur=0.9)


def _model(z: float) -> None:
    """A lane of old houses with trees on the plinth, at 1:125."""
    from ..kit.heritage import old_house
    from ..kit.solid import put
    from ..kit.trees import plant

    for k, (x, y, turn) in enumerate(
        (
            (-6.6, 2.2, 0),
            (-2.9, 2.4, 0),
            (0.9, 2.1, 180),
            (4.6, 2.4, 0),
            (-5.2, 8.6, 0),
            (-1.0, 8.8, 180),
            (3.4, 8.5, 0),
            (7.2, 8.7, 0),
        )
    ):
        put(old_house(10, 7, k + 2), x, y, z, turn, 0.33)
    plant(
        [(-8.6, 1.2, z), (7.9, 1.6, z), (8.3, 3.4, z), (-4.7, 5.4, z), (2.8, 5.6, z), (-8.4, 6.0, z)],
        (2.2, 3.4),
        ("leaf", "leaf_dark"),
        3,
        close=True,
    )
