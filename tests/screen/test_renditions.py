"""Which pictures are asked for, at which sizes, in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.deck.model import Layout, Photo, Slide
from kiosk.screen.metrics import Metrics
from kiosk.screen.renditions import recipe_of, renditions

if TYPE_CHECKING:
    from kiosk.deck.model import Deck

Point = tuple[float, float]


def test_each_picture_is_asked_for_once_and_panels_come_first(deck: Deck) -> None:
    asked = [(rendition.file, rendition.kind) for rendition in renditions(deck, Metrics(1920, 1080))]
    assert len(asked) == len(set(asked))
    assert asked[0] == ("a.jpg", "panel")
    assert asked[-1] == ("a.jpg", "close")
    assert {kind for _, kind in asked} == {"panel", "page", "card", "door", "close"}


def test_only_the_pictures_of_a_gallery_are_asked_for_wide_and_only_where_there_is_one(deck: Deck) -> None:
    section = deck.sections[0]
    gallery = replace(
        section.slides[0],
        layout=Layout.GALLERY,
        zh=replace(section.slides[0].zh, photos=(Photo("x.jpg", focus=(0.2, 0.3)), Photo("y.jpg"))),
    )
    one = replace(section.slides[1], layout=Layout.GALLERY)
    changed = replace(deck, sections=(replace(section, slides=(gallery, one, *section.slides[2:])), *deck.sections[1:]))
    across = Metrics(1920, 1080)
    wide = {item.file: item.recipe for item in renditions(changed, across) if item.kind == "wide"}
    assert set(wide) == {"x.jpg", "y.jpg"}
    assert wide["x.jpg"].focus == (0.2, 0.3)
    assert (wide["x.jpg"].width, wide["x.jpg"].height) == (across.page_picture.width, across.page_picture.width // 2)
    assert not [item for item in renditions(changed, Metrics(1080, 1920)) if item.kind == "wide"]


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


def with_focuses(deck: Deck, *focuses: Point) -> Deck:
    """The deck with one photo on its first slides, each with its own focus; in the loop is only the first."""

    def one(slide: Slide, focus: Point) -> Slide:
        return replace(slide, zh=replace(slide.zh, photos=(Photo("x.jpg", focus=focus),)))

    section = deck.sections[0]
    slides = (*map(one, section.slides, focuses), *section.slides[len(focuses) :])
    return replace(deck, sections=(replace(section, slides=slides), *deck.sections[1:]))


@pytest.mark.parametrize(
    ("focuses", "wins"),
    [
        (((0.5, 0.5), (0.1, 0.2)), (0.1, 0.2)),
        (((0.1, 0.2), (0.5, 0.5)), (0.1, 0.2)),
        (((0.1, 0.2), (0.9, 0.8)), (0.1, 0.2)),
        (((0.5, 0.5), (0.9, 0.8), (0.1, 0.2)), (0.9, 0.8)),
    ],
)
def test_a_photo_is_cropped_around_the_first_focus_that_is_stated(
    deck: Deck, focuses: tuple[Point, ...], wins: Point
) -> None:
    metrics = Metrics(1920, 1080)
    made = {
        item.kind: item.recipe for item in renditions(with_focuses(deck, *focuses), metrics) if item.file == "x.jpg"
    }
    for kind in ("panel", "page", "card"):
        assert made[kind] == recipe_of(kind, Photo("x.jpg", focus=wins), metrics)
