"""A wooden chest at noon, its four drawers pulled open like stairs, blank cards standing in them."""

from __future__ import annotations

HOUR = "noon"
ZH = "拉开四个抽屉的木柜，里面放着卡片"
EN = "A wooden chest with four open drawers, cards inside"
FOCUS = (61, 52)

WIDTH, DEPTH, DRAWER, GAP, FOOT = 26.0, 24.0, 6.4, 0.5, 2.2
PULLED = (19.0, 14.0, 9.4, 5.0)  # from the lowest drawer up


def build() -> None:
    """The chest stands askew to the right; the sun comes over the lens's left shoulder."""
    from ..kit import studio
    from ..kit.solid import Solid
    from ..kit.table import backdrop_city, cards, cup_pull, drawer, figures, label_holder, table_top

    studio.light(HOUR, azimuth=206, elevation=44, sun=0.85, exposure=-0.35, mist=(140, 480, 0.5))
    table_top((-200, -90), (240, 330), "beech", 22)
    height = FOOT + 4 * DRAWER + 5 * GAP
    _carcass(height)
    hardware = Solid("hardware")
    for k, out in enumerate(PULLED):
        z, y = FOOT + GAP + k * (DRAWER + GAP), -out
        w, h = WIDTH - 2.2, DRAWER - 0.08
        drawer(0, y, z, w, DEPTH - 2.0, h, wood="honey", inside="lime")
        label_holder(hardware, 0, y, z + h * 0.66, 6.2, 1.9)
        cup_pull(hardware, 0, y, z + h * 0.22, 3.0)
        cards(
            0,
            y + 1.6,
            z + 0.6,
            w - 2.2,
            min(out + 1.5, DEPTH - 5),
            h * 0.97,
            40 + k,
            tab="cream" if k != 2 else "red",
            tabs=0.2,
            gap=0.34,
        )
    hardware.put()
    _loose_cards()
    _top_things(height)
    figures([(-17.0, -13.0), (-19.2, -11.8), (-8.5, -26.0), (18.0, -16.0)], 3, tall=3.2, facing=(0, -8))
    backdrop_city((-150, 90), (300, 400), 33, size=1.6, peak=(110, 230))
    studio.camera((-51, -96, 60), (-10.8, -2, 15.6), lens=46, focus=(0, -12, 14), blur=0.6)


def _carcass(height: float) -> None:
    """Sides, top, bottom, back, the rails between drawers, a set-back foot."""
    from ..kit.table import board

    w = WIDTH / 2
    for side in (-1, 1):
        a, b = sorted((side * w, side * (w - 1.0)))
        board((a, 0, FOOT), (b, DEPTH, height), "honey", 0.08, "z")
    board((-w - 0.7, -0.7, height), (w + 0.7, DEPTH + 0.3, height + 1.1), "nut", 0.16, "x")
    board((-w, DEPTH - 0.6, FOOT), (w, DEPTH, height), "pear", 0.0, "x")
    board((-w + 0.9, 0.9, 0.02), (w - 0.9, DEPTH - 0.9, FOOT), "nut", 0.1, "x")
    for k in range(5):
        z = FOOT + k * (DRAWER + GAP)
        board((-w + 0.9, 0.12, z), (w - 0.9, DEPTH - 0.7, z + GAP - 0.06), "honey", 0.05, "x")


def _top_things(height: float) -> None:
    """A short stack of cards and a small pot with a tree on the chest."""
    from ..kit.solid import Solid
    from ..kit.trees import plant

    z = height + 1.1
    pile = Solid("pile")
    for k in range(9):
        pile.block(
            (7.0, 4.6, 0.13),
            "paper" if k % 3 else "card",
            (-6 + 0.12 * ((k * 7) % 5 - 2), 12 + 0.1 * ((k * 3) % 5 - 2), z + 0.08 + k * 0.15),
            0.02,
        )
    pile.put()
    pot = Solid("pot")
    with pot.at(7.5, 13, z):
        pot.revolve(
            [(1.5, 0), (1.6, 0.1), (2.1, 2.6), (2.3, 2.7), (2.3, 3.1), (2.05, 3.1), (2.0, 2.7), (0, 2.6)], "satin", 48
        )
        pot.revolve([(1.98, 2.72), (0, 2.95)], "soil", 32, caps=False)
    pot.put()
    plant([(7.5, 13, z + 2.8)], (4.6, 4.8), ("leaf",), 8, ("round",), close=True)


def _loose_cards() -> None:
    """A few blank cards left on the table."""
    from ..kit.solid import Solid

    for k, (x, y, turn) in enumerate(((-33, -5, 24), (-29.5, -9, -8), (-37, -12, 63))):
        card = Solid("card")
        card.block((11, 7, 0.07), "paper" if k else "card", edge=0.02)
        card.put(x, y, 0.05 + 0.08 * k, turn)
