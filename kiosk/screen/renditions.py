"""Which pictures a deck needs at which sizes, most wanted first. Knows no Qt and no pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.pictures import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.deck.model import Deck, Photo, Slide
    from kiosk.screen.metrics import Metrics

KINDS = ("panel", "page", "card", "door", "close")
CLOSE_ZOOM = 2.0
CLOSE_MOST = 3840


@dataclass(frozen=True, slots=True)
class Rendition:
    """One picture that the screen will ask for: a photo in one of its kinds."""

    file: str
    kind: str
    recipe: Recipe


def recipe_of(kind: str, photo: Photo, metrics: Metrics) -> Recipe:
    """The exact size in pixels that ``kind`` has on this screen."""
    if kind == "panel":
        box = metrics.panel_picture
        return Recipe(kind, box.width + metrics.drift, box.height, "cover", photo.focus)
    if kind == "page":
        box = metrics.page_picture
        return Recipe(kind, box.width, box.height, "cover", photo.focus)
    if kind == "card":
        width = round(metrics.width * (0.42 if metrics.portrait else 0.2))
        return Recipe(kind, width, round(width * 0.62), "cover", photo.focus)
    if kind == "door":
        width = round(metrics.width * (0.46 if metrics.portrait else 0.24))
        return Recipe(kind, width, round(width * 0.52), "cover", photo.focus)
    most = min(CLOSE_MOST, round(max(metrics.width, metrics.height) * CLOSE_ZOOM))
    return Recipe("close", most, most, "inside", (0.5, 0.5))


def renditions(deck: Deck, metrics: Metrics) -> Iterator[Rendition]:
    """Every picture of the deck once, in the order in which the screen may need it.

    The loop's panels first, then what home and pages show, the large views last.
    """
    given: set[tuple[str, str]] = set()

    def once(photo: Photo, kind: str) -> Iterator[Rendition]:
        if (photo.file, kind) not in given:
            given.add((photo.file, kind))
            yield Rendition(photo.file, kind, recipe_of(kind, photo, metrics))

    for section in deck.sections:
        stops: list[Slide] = [section.cover, *section.slides]
        for slide in (stop for stop in stops if stop.in_loop):
            for photo in slide.zh.photos[:1]:
                yield from once(photo, "panel")
    for kind in ("page", "card"):
        for section in deck.sections:
            for photo in section.cover.zh.photos[:1]:
                yield from once(photo, "door")
                yield from once(photo, "page")
            for slide in section.slides:
                for photo in slide.zh.photos:
                    yield from once(photo, kind)
    for slide in deck.slides:
        for photo in slide.zh.photos:
            yield from once(photo, "close")
