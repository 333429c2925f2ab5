"""The deck without what took the kiosk down, and the sentences' facts about it; must not know how it was found out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk.deck.model import Deck, Section, Slide, Words
from kiosk.deck.names import TEXT_ENDINGS, without
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.guard.crashes import Blame
from kiosk.guard.marks import mark


def spared(
    deck: Deck, blame: Blame, *, files: Iterable[str] = (), photos: Iterable[tuple[str, str]] = ()
) -> tuple[Deck, tuple[Problem, ...]]:
    """``deck`` without what is to blame, and a problem for each.

    A slide goes, a section with its cover or its last slide, a picture gives way to its stand-in. Never so much that
    nothing is left to go round: then the cause is another, and all stays. ``files`` are the files below the content
    folder, ``photos`` pairs of a copy's name and staff's own: to name what staff should look at.
    """
    if not blame.slides and not blame.photos:
        return deck, ()
    out = {slide.id for slide in _slides(deck) if _is_blamed(slide, blame)}
    sections = tuple(left for section in deck.sections if (left := _section(section, out, blame)) is not None)
    if not any(slide.in_loop for section in sections for slide in (section.cover, *section.slides)):
        return deck, ()
    names = {without(file.partition("/")[2], TEXT_ENDINGS): file for file in files if file.startswith("slides/")}
    own = dict(photos)
    gone = {file for slide in _slides(deck) for file in slide.files} & blame.photos
    told = [problem(ProblemKind.SLIDE_CRASHED, names.get(slide, f"slides/{slide}")) for slide in sorted(out)]
    told += [problem(ProblemKind.PICTURE_CRASHED, f"images/{own.get(photo, photo)}") for photo in sorted(gone)]
    return replace(deck, sections=sections), tuple(told)


def _is_blamed(slide: Slide, blame: Blame) -> bool:
    """Whether it was this slide, with its pictures or after one of them was left out."""
    return not {(slide.id, mark(slide)), (slide.id, mark(_slide(slide, blame)))}.isdisjoint(blame.slides)


def _slides(deck: Deck) -> Iterable[Slide]:
    return (slide for section in deck.sections for slide in (section.cover, *section.slides))


def _section(section: Section, out: set[str], blame: Blame) -> Section | None:
    slides = tuple(_slide(slide, blame) for slide in section.slides if slide.id not in out)
    if section.cover.id in out or not slides:
        return None
    return replace(section, cover=_slide(section.cover, blame), slides=slides)


def _slide(slide: Slide, blame: Blame) -> Slide:
    return replace(slide, zh=_words(slide.zh, blame), en=_words(slide.en, blame))


def _words(words: Words, blame: Blame) -> Words:
    photos = tuple(replace(photo, file="") if photo.file in blame.photos else photo for photo in words.photos)
    return words if photos == words.photos else replace(words, photos=photos)
