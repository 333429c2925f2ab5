"""The deck without what took the kiosk down, and the sentences' facts about it; must not know how it was found out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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

    A slide goes; a cover keeps its title alone, and where that is to blame too its section goes, as it does with its
    last slide; a picture gives way to its stand-in. Never so much that nothing is left to go round: then the cause is
    another, and slides and sections stay, named all the same. ``files`` are the files below the content folder,
    ``photos`` pairs of a copy's name and staff's own: to name what staff should look at.
    """
    if not blame.slides and not blame.photos:
        return deck, ()
    out = {slide.id for slide in _slides(deck) if _is_blamed(slide, blame)}
    covers = {section.cover.id: _bare(section.cover) for section in deck.sections if section.cover.id in out}
    bare = {name: cover for name, cover in covers.items() if not _is_blamed(cover, blame)}
    out -= bare.keys()
    sections = tuple(left for section in deck.sections if (left := _section(section, out, bare, blame)) is not None)
    stays = not any(slide.in_loop for section in sections for slide in (section.cover, *section.slides))
    if stays:
        sections = tuple(_lightened(section, section.slides, bare, blame) for section in deck.sections)
    names = {without(file.partition("/")[2], TEXT_ENDINGS): file for file in files if file.startswith("slides/")}
    own = dict(photos)
    gone = {file for slide in _slides(deck) for file in slide.files} & blame.photos

    def tell(kind: ProblemKind, slides: Iterable[str]) -> list[Problem]:
        return [problem(kind, names.get(slide, f"slides/{slide}")) for slide in sorted(slides)]

    if stays:
        told = tell(ProblemKind.SLIDE_CRASHING, out)
    else:
        told = tell(ProblemKind.SLIDE_CRASHED, out - covers.keys())
        told += tell(ProblemKind.SECTION_CRASHED, out & covers.keys())
    told += tell(ProblemKind.COVER_CRASHED, bare)
    told += [problem(ProblemKind.PICTURE_CRASHED, f"images/{own.get(photo, photo)}") for photo in sorted(gone)]
    return replace(deck, sections=sections), tuple(told)


def _is_blamed(slide: Slide, blame: Blame) -> bool:
    """Whether it was this slide, with its pictures or after one of them was left out."""
    return not {(slide.id, mark(slide)), (slide.id, mark(_slide(slide, blame)))}.isdisjoint(blame.slides)


def _slides(deck: Deck) -> Iterable[Slide]:
    return (slide for section in deck.sections for slide in (section.cover, *section.slides))


def _section(section: Section, out: set[str], bare: Mapping[str, Slide], blame: Blame) -> Section | None:
    slides = tuple(slide for slide in section.slides if slide.id not in out)
    if section.cover.id in out or not slides:
        return None
    return _lightened(section, slides, bare, blame)


def _lightened(section: Section, slides: Iterable[Slide], bare: Mapping[str, Slide], blame: Blame) -> Section:
    cover = bare.get(section.cover.id, section.cover)
    return replace(section, cover=_slide(cover, blame), slides=tuple(_slide(slide, blame) for slide in slides))


def _bare(cover: Slide) -> Slide:
    """The cover with its title alone."""
    zh, en = (Words(words.language, words.title, words.name) for words in (cover.zh, cover.en))
    return replace(cover, zh=zh, en=en, figures=())


def _slide(slide: Slide, blame: Blame) -> Slide:
    return replace(slide, zh=_words(slide.zh, blame), en=_words(slide.en, blame))


def _words(words: Words, blame: Blame) -> Words:
    photos = tuple(replace(photo, file="") if photo.file in blame.photos else photo for photo in words.photos)
    return words if photos == words.photos else replace(words, photos=photos)
