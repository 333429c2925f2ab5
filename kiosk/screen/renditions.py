"""Which pictures a deck needs at which sizes, most wanted first. Knows no Qt and no pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.deck.model import Layout
from kiosk.pictures import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.deck.model import Deck, Photo, Point
    from kiosk.screen.metrics import Metrics

CLOSE_ZOOM = 2.0
CLOSE_MOST = 3840
USUAL_RATIO = 1.6  # of a photo's sides
WIDE_RATIO = 2.0  # of a picture in a gallery, about


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
        return Recipe(kind, box.width + metrics.drift, box.height, "cover", _beside_scrim(photo.focus, metrics))
    if kind == "page":
        box = metrics.page_picture
        return Recipe(kind, box.width, box.height, "cover", photo.focus)
    if kind == "wide":
        width = metrics.page_picture.width
        return Recipe(kind, width, round(width / WIDE_RATIO), "cover", photo.focus)
    if kind == "card":
        width = round(metrics.width * (0.42 if metrics.portrait else 0.2))
        return Recipe(kind, width, round(width * 0.62), "cover", photo.focus)
    if kind == "door":
        width = round(metrics.width * (0.46 if metrics.portrait else 0.24))
        return Recipe(kind, width, round(width * (0.52 if metrics.portrait else 0.9)), "cover", photo.focus)
    most = min(CLOSE_MOST, round(max(metrics.width, metrics.height) * CLOSE_ZOOM))
    return Recipe("close", most, most, "inside", (0.5, 0.5))


def _beside_scrim(focus: Point, metrics: Metrics) -> Point:
    """The point to crop around, so that ``focus`` comes to the middle of what the scrim leaves to be seen."""
    if metrics.portrait:
        return focus
    box = metrics.panel_picture
    part = min(1.0, box.width / box.height / USUAL_RATIO)  # of the photo's width that the crop takes
    away = (metrics.scrim.width - metrics.drift) / 2 / box.width
    return (min(max(focus[0] - away * part, 0.0), 1.0), focus[1])


def renditions(deck: Deck, metrics: Metrics) -> Iterator[Rendition]:
    """Every picture of the deck once, in the order in which the screen may need it, cropped for all who show it.

    The loop's panels first, then what home and pages show, the large views last.
    """
    given: set[tuple[str, str]] = set()
    focuses = stated_focuses(deck)
    for photo, kind in _wanted(deck, galleries=not metrics.portrait):
        if (photo.file, kind) not in given:
            given.add((photo.file, kind))
            shown = replace(photo, focus=focuses[photo.file]) if photo.file in focuses else photo
            yield Rendition(photo.file, kind, recipe_of(kind, shown, metrics))


def stated_focuses(deck: Deck) -> dict[str, Point]:
    """The focus of each photo that some slide states one for, by file: of several the first in order."""
    focuses: dict[str, Point] = {}
    for section in deck.sections:
        for slide in (section.cover, *section.slides):
            for file, focus in slide.focused:
                focuses.setdefault(file, focus)
    return focuses


def _wanted(deck: Deck, *, galleries: bool) -> Iterator[tuple[Photo, str]]:
    covers = [section.cover for section in deck.sections]
    stops = [slide for section in deck.sections for slide in (section.cover, *section.slides) if slide.in_loop]
    yield from ((photo, "panel") for slide in stops for photo in slide.zh.photos[:1])
    yield from ((photo, kind) for cover in covers for photo in cover.zh.photos[:1] for kind in ("door", "page"))
    wide: dict[str, Photo] = {}
    photos: dict[str, Photo] = {}  # many slides may show the same ones: looked through once
    known: set[str] = set()
    for slide in deck.slides:
        if not known.issuperset(slide.files):
            known.update(slide.files)
            for photo in slide.zh.photos:
                photos.setdefault(photo.file, photo)
        if galleries and slide.layout is Layout.GALLERY and len(slide.files) > 1:
            wide |= {photo.file: photo for photo in slide.zh.photos}
    for kind, shown in (("page", photos), ("wide", wide), ("card", photos), ("close", photos)):
        yield from ((photo, kind) for photo in shown.values())
