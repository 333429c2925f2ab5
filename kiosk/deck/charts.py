"""Which figures of a slide one chart can draw; must not know how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.deck.model import Figure, Shape

_PER_CENT = frozenset({"%", "％"})


def drawn_figures(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Those of one shape, that of the first which can be drawn in its own."""
    able = [figure for figure in figures if _is_drawable(figure)]
    return tuple(figure for figure in able if figure.shape is able[0].shape)


def is_part_of_no_whole(figure: Figure) -> bool:
    """Whether a figure asks for a ring, which is drawn of 100 %, and is in another unit."""
    return figure.shape is Shape.RING and figure.unit not in _PER_CENT


def _is_drawable(figure: Figure) -> bool:
    return figure.shape is not None and figure.number is not None and not is_part_of_no_whole(figure)
