"""Every face that a deck can show, as states of the show, in the order a visitor may meet them. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.show import Face, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.deck.model import Deck, Language


@dataclass(frozen=True, slots=True)
class Sight:
    """One face to render."""

    face: str
    slide: str
    state: State

    @property
    def mode(self) -> str:
        """The modes that are on, as calls name them."""
        return "+".join(sorted(self.state.modes, reverse=True)) or "normal"


def sights(deck: Deck, stops: Sequence[str], base: State, *, every: bool = False) -> Iterator[Sight]:
    """The panels at ``stops`` and every other face, in the language and modes of ``base``.

    ``every``: also home as one finds it again, and all photos, the first and then those with the longest captions.
    """
    for index, stop in enumerate(stops):
        yield Sight("panel", stop, replace(base, face=Face.PANEL, panel=index, panel_slide=stop))
    if not deck.sections:
        yield Sight("title", "", base)
        return
    yield Sight("home", "", replace(base, face=Face.HOME))
    if every and deck.slides:
        seen = frozenset(slide.id for slide in deck.slides[::2])
        yield Sight("home", "", replace(base, face=Face.HOME, seen=seen))
    for index, section in enumerate(deck.sections):
        state = replace(base, face=Face.SECTION, section=index, section_id=section.id)
        yield Sight("section", section.cover.id, state)
        for slide in section.slides:
            yield Sight("page", slide.id, replace(base, face=Face.PAGE, slide=slide.id))
    for slide_id, photo in _photos(deck, base.language)[: None if every else 1]:
        yield Sight("photo", slide_id, replace(base, face=Face.PHOTO, slide=slide_id, photo=photo))
    if deck.slides:
        first = deck.slides[0].id
        yield Sight("idle", first, replace(base, face=Face.PAGE, slide=first, warning=True))


def _photos(deck: Deck, language: Language) -> list[tuple[str, int]]:
    found = [
        (len(photo.caption), slide.id, number)
        for slide in deck.slides
        for number, photo in enumerate(slide.words(language).photos)
    ]
    longest = sorted(found[1:], key=lambda one: -one[0])
    return [(slide, number) for _, slide, number in found[:1] + longest]
