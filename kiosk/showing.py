"""What is to be shown now, from a release or from the folder itself, without what is to blame for crashes; no Qt."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.deck.model import Deck, Section, Slide
    from kiosk.deck.problems import Problem
    from kiosk.guard.crashes import Blame
    from kiosk.release.archive import Archive
    from kiosk.release.records import Shown
    from kiosk.show import Outline


@dataclass(frozen=True, slots=True)
class Showing:
    """What is to be shown, and what is known of it.

    ``folder`` is the fingerprint of the folder that was read last, "" where it is to be read again; ``made`` is when
    the release was (ISO 8601).
    """

    deck: Deck
    images: Path
    problems: tuple[Problem, ...]
    folder: str = ""
    release: int = 0
    made: str = ""
    outline: Outline = field(init=False)

    def __post_init__(self) -> None:
        """Work out the deck's outline here, in the thread that reads, and not in the one that paints."""
        from kiosk.show.outline import outline_of

        object.__setattr__(self, "outline", outline_of(self.deck))


def at_start(content: Path, state: Path, blame: Blame) -> Showing:
    """The release on the wall; before there is any, the content folder itself. For a thread that may wait.

    A fault in this program gives an empty deck, whose title is calm, and is logged.
    """
    from kiosk.deck.model import Deck

    try:
        return _read(content, state, blame)
    except Exception:
        logging.getLogger(__name__).exception("What is to be shown could not be read")
        return Showing(Deck(), content / "images", ())


def _read(content: Path, state: Path, blame: Blame) -> Showing:
    from kiosk.release.archive import Archive

    archive = Archive(state)
    release = archive.shown_of(content)
    if release is not None:
        from kiosk.release.last_read import LastRead

        return of_release(archive, release, blame, LastRead(content, state).folder(release.number))
    from kiosk.deck import read_deck
    from kiosk.deck.model import Deck
    from kiosk.guard.sparing import spared

    reading = read_deck(content)
    if reading.deck.settings.approval:  # nobody has yet approved any of it
        return Showing(Deck(reading.deck.settings), content / "images", reading.problems)
    deck, crashed = spared(reading.deck, blame, files=reading.files.values())
    return Showing(deck, content / "images", (*reading.problems, *crashed))


def of_release(archive: Archive, release: Shown, blame: Blame, folder: str = "", before: Deck | None = None) -> Showing:
    """A release, with what it leaves out told among its problems. For a thread that may wait.

    What is as it was in the deck ``before`` is that same record: told apart and kept at once, however large.
    """
    deck = release.deck
    crashed: tuple[Problem, ...] = ()
    if blame.slides or blame.photos:
        from kiosk.guard.sparing import spared

        files = archive.files(release.number) if blame.slides else ()
        photos = ((photo.copy, photo.name) for photo in release.manifest.photos)
        deck, crashed = spared(deck, blame, files=files, photos=photos)
    deck = _sharing(deck, before) if before is not None else deck
    return Showing(deck, archive.photos, (*release.problems, *crashed), folder, release.number, release.manifest.made)


def _sharing(deck: Deck, before: Deck) -> Deck:
    """``deck`` with the records of ``before`` wherever they are equal."""
    old = {section.id: section for section in before.sections}
    sections = tuple(_shared(section, old.get(section.id)) for section in deck.sections)
    return replace(deck, sections=sections)


def _shared(section: Section, old: Section | None) -> Section:
    if old is None:
        return section
    known = {slide.id: slide for slide in old.slides}
    cover = _one_record(section.cover, old.cover)
    slides = tuple([_one_record(slide, known.get(slide.id)) for slide in section.slides])
    found = replace(section, cover=cover, slides=slides)
    return old if found == old else found


def _one_record(slide: Slide, known: Slide | None) -> Slide:
    """The slide that is ``known``, read as the new one is from now on; the new one where they are not equal."""
    from kiosk.deck.packed import PackedSlide

    if known is None or known != slide:
        return slide
    if isinstance(known, PackedSlide) and isinstance(slide, PackedSlide):
        known.read_as(slide)
    return known
