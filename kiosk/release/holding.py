"""Holds back what the screen cannot show well (ADR 15): asks a process that measures; knows no screen itself.

A slide whose words would be cut, lie on others or lack a character stays as it was, like one that cannot be read.
"""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import msgspec

from kiosk.deck.memory import Records
from kiosk.deck.model import Deck, Language, Section, Slide
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.deck.reader import Reading
from kiosk.release.records import Content, content_bytes

_log = logging.getLogger(__name__)

BUDGET_SECONDS = 1.7  # of the 2 s that a change may wait, the rest goes into starting
_BESIDE = 2  # slides
LIMIT_SECONDS = 6.0  # after which the process is given up, on a machine that is busy
_MOST_COMPLAINT = 2000
_KINDS = MappingProxyType(
    {
        "cut": ProblemKind.LAYOUT_CUT,
        "overlap": ProblemKind.LAYOUT_OVERLAP,
        "glyph": ProblemKind.LAYOUT_GLYPH,
    }
)


class Question(msgspec.Struct, frozen=True):
    """``old`` and ``new`` are decks as content_bytes writes them; ``old`` is empty where none is.

    ``size`` in pixels is the running kiosk's. No face is begun after ``seconds``.
    """

    new: bytes
    old: bytes = b""
    size: tuple[int, int] = (1920, 1080)
    seconds: float = BUDGET_SECONDS


class Held(msgspec.Struct, frozen=True):
    """What holds a slide back: ``kind`` is cut, overlap or glyph; ``place`` and ``text`` say where on the screen."""

    slide: str
    face: str
    language: Language
    mode: str
    kind: str
    place: str
    text: str
    details: dict[str, str]


class Answer(msgspec.Struct, frozen=True):
    """``changed`` are the slides whose panel or page is another; ``unmeasured`` those that time did not suffice for."""

    held: tuple[Held, ...]
    changed: tuple[str, ...]
    unmeasured: tuple[str, ...]
    seconds: float


def _hung_on(deck: Deck) -> dict[str, tuple[object, ...]]:
    """All that a slide's own words and pictures hang on, by its id: to ask 10,000 views would take seconds."""
    return {
        slide.id: (index, section.theme, section.cover, slide, [deck.figures.get(name) for name in slide.figures])
        for index, section in enumerate(deck.sections)
        for slide in (section.cover, *section.slides)
    }


def changed_slides(old: Deck | None, new: Deck) -> set[str]:
    """The slides of ``new`` that are new, or hang on anything else than in ``old``; their ids."""
    known = _hung_on(old) if old is not None else {}
    return {slide for slide, hung_on in _hung_on(new).items() if known.get(slide) != hung_on}


def narrowed(old: Deck | None, new: Deck) -> tuple[Deck | None, Deck]:
    """Both decks without what can be neither changed nor seen beside what is.

    Every section stays, with its first two slides and its last, the changed ones, and two on either side of each: they
    lend a page its neighbours' titles. Laying a page out among 10,000 would take seconds.
    """
    changed = changed_slides(old, new)
    kept: set[str] = set()
    for section in new.sections:
        slides = section.slides
        at = [place for place, slide in enumerate(slides) if slide.id in changed]
        places = {0, 1, len(slides) - 1, *(place + step for place in at for step in range(-_BESIDE, _BESIDE + 1))}
        kept |= {slides[place].id for place in places if 0 <= place < len(slides)}
    return _only(old, kept) if old is not None else None, _only(new, kept)


def _only(deck: Deck, kept: set[str]) -> Deck:
    sections = (
        replace(section, slides=tuple(slide for slide in section.slides if slide.id in kept))
        for section in deck.sections
    )
    return replace(deck, sections=tuple(sections))


def question(old: Deck | None, new: Deck, size: tuple[int, int], seconds: float = BUDGET_SECONDS) -> bytes:
    """What to write to the process."""
    old, new = narrowed(old, new)
    before = content_bytes(Content(old)) if old is not None else b""
    return msgspec.msgpack.encode(Question(content_bytes(Content(new)), before, size, seconds))


def answer(told: bytes) -> Answer:
    """What the process wrote. Raises msgspec.DecodeError where it wrote nothing of the kind."""
    return msgspec.json.decode(told, type=Answer)


@dataclass(frozen=True, slots=True)
class Guard:
    """Who measures: a ``command`` that takes a question and writes an answer, for a screen of ``size`` pixels."""

    command: tuple[str, ...]
    size: tuple[int, int]

    def held(self, old: Deck, new: Deck) -> tuple[Held, ...]:
        """What holds slides of ``new`` back. Nothing, logged, where it cannot be measured: the change goes live."""
        complaint = b""
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                self.command,
                input=question(old, new, self.size),
                capture_output=True,
                timeout=LIMIT_SECONDS,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            complaint = done.stderr
            told = answer(done.stdout)
        except (OSError, subprocess.TimeoutExpired, msgspec.DecodeError) as error:
            why = complaint.decode(errors="replace")[-_MOST_COMPLAINT:].strip() or type(error).__name__
            _log.warning("The layout of a change could not be measured: %s", why)
            return ()
        if told.unmeasured:
            _log.info("Not measured for want of time: %s", ", ".join(told.unmeasured))
        return told.held


def held_back(reading: Reading, last: Deck, held: Iterable[Held]) -> Reading:
    """The reading with what is held as it was in ``last``, or left out where it is new; told as problems."""
    first: dict[str, Held] = {}
    for one in held:
        first.setdefault(one.slide, one)
    if not first:
        return reading
    before = {slide.id: slide for section in last.sections for slide in (section.cover, *section.slides)}
    sections = tuple(
        kept for section in reading.deck.sections if (kept := _section(section, first, before)) is not None
    )
    shown = {name for section in sections for slide in (section.cover, *section.slides) for name in slide.figures}
    figures = {name: last.figures[name] for name in shown if name in last.figures and name not in reading.deck.figures}
    deck = replace(reading.deck, sections=sections, figures=MappingProxyType({**reading.deck.figures, **figures}))
    told = tuple(_problem(one, reading.files, kept=slide in before) for slide, one in first.items())
    slides = {name: record for name, record in reading.records.slides.items() if name not in first}
    records = Records(reading.records.shared, slides)
    return replace(reading, deck=deck, problems=(*reading.problems, *told), records=records)


def _section(section: Section, held: Mapping[str, Held], before: Mapping[str, Slide]) -> Section | None:
    cover = before.get(section.cover.id) if section.cover.id in held else section.cover
    slides = tuple(
        kept for slide in section.slides if (kept := before.get(slide.id) if slide.id in held else slide) is not None
    )
    return replace(section, cover=cover, slides=slides) if cover is not None and slides else None


def _problem(held: Held, files: Mapping[str, str], *, kept: bool) -> Problem:
    details = {
        "text": held.text,
        "spot": held.place,
        "face": held.face,
        "mode": held.mode,
        "tongue": held.language,
        "other": held.details.get("other", ""),
        "characters": held.details.get("characters", ""),
        "kept": "yes" if kept else "",
    }
    return problem(_KINDS[held.kind], files.get(held.slide, f"slides/{held.slide}"), None, "", **details)
