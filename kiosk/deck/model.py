"""What a deck is made of: frozen records, nothing about files, clocks, pictures' pixels or screens.

A deck can be written and read back whole (kiosk.release): blocks, one of several kinds, carry their kind as a tag.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import Literal

import msgspec

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
Point = tuple[float, float]
MIDDLE: Point = (0.5, 0.5)


class Layout(StrEnum):
    """How a slide's page is laid out (版式)."""

    STORY = "story"
    TIMELINE = "timeline"
    CHART = "chart"
    GALLERY = "gallery"


class PanelKind(StrEnum):
    """How a slide's panel in the loop is laid out (面板)."""

    COVER = "cover"
    STORY = "story"
    FIGURES = "figures"
    TIMELINE = "timeline"
    CHART = "chart"


class ThemeName(StrEnum):
    """The hour of the day whose light a section has (主题)."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    DUSK = "dusk"


class Shape(StrEnum):
    """How a figure is drawn in a chart (图形): 条形, 环形, 方块, 台阶."""

    BAR = "bar"
    RING = "ring"
    BLOCKS = "blocks"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the report, stated once in figures.csv and used everywhere by name.

    ``value`` is as staff wrote it, without grouping ("33457", "1.2", "1+8").
    Fields ending in ``_en`` are what an English visitor sees; empty ones inherit.
    """

    name: str
    value: str
    qualifier: str = ""  # "", 多, 以上, 约, 近, 超过, 超, 逾
    unit: str = ""
    label: str = ""
    period: str = ""
    source: str = ""
    value_en: str = ""
    unit_en: str = ""
    label_en: str = ""
    period_en: str = ""
    source_en: str = ""
    shape: Shape | None = None
    line: int = 0  # its row in figures.csv as Excel counts, from 1

    @property
    def number(self) -> Decimal | None:
        """The value as a number, which charts and count-up use; None for a code such as 1+8."""
        try:
            number = Decimal(self.value)
        except InvalidOperation:
            return None
        return number if number.is_finite() else None


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure as one language writes it: ``before`` + ``digits`` + ``after`` are read in one go.

    zh 4200多个: before "", digits "4200", after "多", unit "个"; 100万元以上: digits "100", unit "万元",
    tail "以上". en: before "at least ", digits "4,200", after "+". ``digits`` alone may count up.
    """

    before: str
    digits: str
    after: str
    unit: str
    tail: str
    label: str
    period: str
    source: str

    @property
    def inline(self) -> str:
        """The figure as it stands in a sentence."""
        gap = " " if self.unit[:1].isascii() and self.unit[:1].isalpha() else ""
        return f"{self.before}{self.digits}{self.after}{gap}{self.unit}{self.tail}"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one weight."""

    text: str
    strong: bool = False


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """Running text."""

    runs: tuple[Run, ...]


class Heading(msgspec.Struct, frozen=True, tag=True):
    """A small title between paragraphs, of level 2 or 3."""

    text: str
    level: int = 2


class Items(msgspec.Struct, frozen=True, tag=True):
    """A list; ``ordered`` ones are numbered from 1, or by ``numbers``, one for each item."""

    items: tuple[tuple[Run, ...], ...]
    ordered: bool = False
    numbers: tuple[int, ...] = ()

    @property
    def numbering(self) -> tuple[int, ...]:
        """The number of each item."""
        return self.numbers if len(self.numbers) == len(self.items) else tuple(range(1, len(self.items) + 1))


class Quote(msgspec.Struct, frozen=True, tag=True):
    """Somebody's words, one line of them."""

    runs: tuple[Run, ...]


class Table(msgspec.Struct, frozen=True, tag=True):
    """Rows all have as many cells as ``header``."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Heading | Items | Quote | Table


@dataclass(frozen=True, slots=True)
class Photo:
    """Staff's own file, as a slide names it. ``file`` is its path below images/, with /.

    ``focus`` is the point that a crop keeps, 0..1 from left and top.
    """

    file: str
    caption: str = ""
    alt: str = ""
    focus: Point = MIDDLE


@dataclass(frozen=True, slots=True)
class Words:
    """All that one slide or section says in one language.

    Figures are already in the texts. ``language`` is the language that the texts are really in: the English
    words of a slide without a translation are its Chinese ones, and say "zh".
    """

    language: Language
    title: tuple[str, ...]  # its lines, broken where staff put a /
    name: str = ""  # short name of a section: 以创造之力
    lead: str = ""
    badges: tuple[str, ...] = ()  # 全省首个 ...
    body: tuple[Block, ...] = ()
    photos: tuple[Photo, ...] = ()  # the header's first, then the body's, the same files in both languages
    credit: str = ""

    @property
    def heading(self) -> str:
        """The title on one line."""
        joint = " " if self.language == "en" else ""
        return joint.join(self.title)


@dataclass(frozen=True, slots=True)
class Hours:
    """A time of day from ``start`` to before ``end``; over midnight where end <= start."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Days:
    """The days from ``first`` to ``last``, both among them."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Slide:
    """One file of a section: its panel in the loop and its page when touched."""

    id: str  # path below slides/ without ending: 20-creation/10-cuibaili
    zh: Words
    en: Words
    layout: Layout = Layout.STORY
    panel: PanelKind = PanelKind.STORY
    in_loop: bool = True
    figures: tuple[str, ...] = ()  # names in Deck.figures, first is the hero
    show_from: date | None = None
    show_until: date | None = None  # the last day
    hours: tuple[Hours, ...] = ()
    consent: str = ""  # staff's note that those in its photos agreed, or that nobody is in them; never shown

    def words(self, language: Language) -> Words:
        """What the slide says in ``language``."""
        return self.en if language == "en" else self.zh

    @property
    def files(self) -> tuple[str, ...]:
        """The files of its photos, in their order."""
        return tuple(photo.file for photo in self.zh.photos)

    @property
    def focused(self) -> tuple[tuple[str, Point], ...]:
        """The points that it states for its photos, by file; nobody states the middle, which is there anyway."""
        return tuple((photo.file, photo.focus) for photo in self.zh.photos if photo.focus != MIDDLE)


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the report: a cover and its slides. ``id`` is its folder; its cover's slide id is ID/section."""

    id: str
    cover: Slide
    theme: ThemeName
    slides: tuple[Slide, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """slides/kiosk.md. Lengths in seconds, sizes in inches."""

    title: str = "海曙"
    title_en: str = "Haishu"
    languages: tuple[Language, ...] = LANGUAGES
    screen_inches: float = 55.0
    credit: str = ""
    credit_en: str = ""
    idle_seconds: float = 75.0
    warning_seconds: float = 20.0
    dwell_min_seconds: float = 8.0
    dwell_max_seconds: float = 30.0
    guide_seconds: float = 600.0
    opening_hours: tuple[Hours, ...] = ()
    closed_weekdays: tuple[int, ...] = ()  # 0 is Monday
    closed_dates: tuple[Days, ...] = ()
    open_dates: tuple[Days, ...] = ()  # open although a weekday or a holiday says otherwise
    screen_off: bool = False  # while the hall is closed, where the machine can; else a dark scene
    reduced_motion: bool = False  # fades only: nothing drifts, slides or counts up
    approval: bool = False  # a change waits until somebody has approved it


@dataclass(frozen=True, slots=True)
class Deck:
    """All that is shown. Immutable; the same folder always reads to an equal deck."""

    settings: Settings = field(default_factory=Settings)
    sections: tuple[Section, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def slides(self) -> tuple[Slide, ...]:
        """Every slide in order, covers not among them."""
        return tuple(chain.from_iterable(section.slides for section in self.sections))
