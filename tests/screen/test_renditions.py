"""Which pictures are asked for, at which sizes, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.screen.metrics import Metrics
from kiosk.screen.renditions import KINDS, recipe_of, renditions

if TYPE_CHECKING:
    from kiosk.deck.model import Deck


def test_each_picture_is_asked_for_once_and_panels_come_first(deck: Deck) -> None:
    asked = [(rendition.file, rendition.kind) for rendition in renditions(deck, Metrics(1920, 1080))]
    assert len(asked) == len(set(asked))
    assert asked[0] == ("a.jpg", "panel")
    assert asked[-1] == ("a.jpg", "close")
    assert {kind for _, kind in asked} == set(KINDS)


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (3840, 2160), (1080, 1920), (2160, 3840)])
def test_a_panel_is_baked_at_the_exact_size_of_its_place_and_its_drift(size: tuple[int, int], deck: Deck) -> None:
    metrics = Metrics(*size)
    recipe = recipe_of("panel", deck.slides[0].zh.photos[0], metrics)
    assert (recipe.width, recipe.height) == (
        metrics.panel_picture.width + metrics.drift,
        metrics.panel_picture.height,
    )
    assert recipe.fit == "cover"


def test_the_large_view_is_never_cropped(deck: Deck) -> None:
    assert recipe_of("close", deck.slides[0].zh.photos[0], Metrics(1920, 1080)).fit == "inside"
