"""What the state machine needs of a deck: its stops and their times; knows nothing of what they look like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.deck.model import LANGUAGES, Deck, Figure, Language, PanelKind, Section, Settings, Slide, Table
from kiosk.deck.texts import block_texts
from kiosk.show.reading import reading_seconds

FIGURES_ON_A_PANEL = 3
ROWS_ON_A_PANEL = 5  # of a timeline
SHORTEST = 1.0  # no wait is shorter, in seconds, whatever the settings say


@dataclass(frozen=True, slots=True)
class PanelStop:
    """A panel of the loop. ``section`` is an index into Outline.sections, ``dwell`` is in seconds."""

    slide: str
    section: int
    dwell: float
    cover: bool = False


@dataclass(frozen=True, slots=True)
class PageStop:
    """A page. ``photos`` is how many it has."""

    slide: str
    section: int
    photos: int = 0


@dataclass(frozen=True, slots=True)
class Timings:
    """How long the machine waits, in seconds."""

    idle: float = 75.0
    warning: float = 20.0
    guide: float = 600.0


@dataclass(frozen=True, slots=True)
class Outline:
    """All stops of a deck. ``sections`` are their ids, one for each of Deck.sections, in order.

    ``language`` is the one that a visit begins and the loop runs in, ``languages`` are all that there are.
    ``readings`` is how long the Chinese words of a page take, in seconds, by slide.
    """

    panels: tuple[PanelStop, ...] = ()
    pages: tuple[PageStop, ...] = ()
    sections: tuple[str, ...] = ()
    timings: Timings = field(default_factory=Timings)
    language: Language = "zh"
    languages: tuple[Language, ...] = LANGUAGES
    readings: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def panel_index(self, slide: str | None) -> int | None:
        """Where the panel of ``slide`` stands in the loop; None if it is not in it."""
        return next((index for index, stop in enumerate(self.panels) if stop.slide == slide), None)

    def page_index(self, slide: str | None) -> int | None:
        """Where the page of ``slide`` stands; None if there is none."""
        return next((index for index, stop in enumerate(self.pages) if stop.slide == slide), None)

    def page(self, slide: str | None) -> PageStop | None:
        """The page of ``slide``, or None."""
        index = self.page_index(slide)
        return None if index is None else self.pages[index]

    def first_page(self, section: int) -> str | None:
        """The slide of the first page of the section at ``section``; None where it has none."""
        return next((stop.slide for stop in self.pages if stop.section == section), None)

    def cover(self, section: int) -> str:
        """The slide of the cover of the section at ``section``."""
        return f"{self.sections[section]}/section"


def outline_of(deck: Deck) -> Outline:
    """The stops of ``deck``.

    A section without slides has no panel. Where no slide and no cover is in the loop, the covers are, so that
    the loop is empty only if the deck is.
    """
    panels = tuple(_panels(deck, covers_only=False)) or tuple(_panels(deck, covers_only=True))
    settings = deck.settings
    return Outline(
        panels=panels,
        pages=tuple(
            PageStop(slide.id, index, len(slide.files))
            for index, section in enumerate(deck.sections)
            for slide in section.slides
        ),
        sections=tuple(section.id for section in deck.sections),
        timings=Timings(
            idle=max(SHORTEST, settings.idle_seconds),
            warning=max(SHORTEST, settings.warning_seconds),
            guide=max(SHORTEST, settings.guide_seconds),
        ),
        language=settings.languages[0] if settings.languages else "zh",
        languages=settings.languages or ("zh",),
        readings=_Readings(deck),
    )


class _Readings(Mapping[str, float]):
    """The pages' reading times, each worked out when it is asked for: a visitor reads few of many."""

    def __init__(self, deck: Deck) -> None:
        self._slides = {slide.id: slide for section in deck.sections for slide in section.slides}
        self._figures = deck.figures

    def __getitem__(self, slide: str) -> float:
        return reading_seconds(page_texts(self._slides[slide], self._figures))

    def __iter__(self) -> Iterator[str]:
        return iter(self._slides)

    def __len__(self) -> int:
        return len(self._slides)


def lap_seconds(outline: Outline) -> float:
    """How long the loop takes once round, in seconds."""
    return sum(stop.dwell for stop in outline.panels)


def dwell_seconds(slide: Slide, figures: Mapping[str, Figure], settings: Settings) -> float:
    """How long the panel of ``slide`` stays, in seconds, by the Chinese words that it shows.

    English subtitles do not count, and a panel shows three figures and one picture at most.
    """
    shown = [figures[name] for name in slide.figures if name in figures]
    rows: tuple[str, ...] = ()
    if slide.panel is PanelKind.CHART and any(figure.shape for figure in shown):
        shown = [figure for figure in shown if figure.shape]
    if slide.panel is PanelKind.TIMELINE:
        shown = []
        table = next((block for block in slide.zh.body if isinstance(block, Table)), None)
        rows = tuple(cell for row in table.rows[:ROWS_ON_A_PANEL] for cell in row) if table else ()
    labels = tuple(figure.label for figure in shown[:FIGURES_ON_A_PANEL])
    seconds = 2 + reading_seconds((*slide.zh.title, slide.zh.lead, *labels, *rows)) + 2 * len(labels)
    seconds += 2 if slide.zh.photos else 0
    return max(SHORTEST, settings.dwell_min_seconds, min(settings.dwell_max_seconds, seconds))


def page_texts(slide: Slide, figures: Mapping[str, Figure]) -> tuple[str, ...]:
    """All that the page of ``slide`` says in Chinese."""
    words = slide.zh
    return (
        *words.title,
        words.lead,
        *words.badges,
        *(figures[name].label for name in slide.figures if name in figures),
        *(text for block in words.body for text in block_texts(block)),
        *(photo.caption for photo in words.photos),
    )


def _panels(deck: Deck, *, covers_only: bool) -> Iterator[PanelStop]:
    for index, section in enumerate(deck.sections):
        for slide in _in_loop(section, covers_only=covers_only):
            dwell = dwell_seconds(slide, deck.figures, deck.settings)
            yield PanelStop(slide.id, index, dwell, cover=slide is section.cover)


def _in_loop(section: Section, *, covers_only: bool) -> tuple[Slide, ...]:
    if not section.slides:
        return ()
    if covers_only:
        return (section.cover,)
    return tuple(slide for slide in (section.cover, *section.slides) if slide.in_loop)
