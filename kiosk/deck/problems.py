"""What staff should mend, as data; must not know how a sentence is worded nor in which language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Level(StrEnum):
    """How much a problem matters: an error leaves a slide out, a defect a part of it, a warning nothing."""

    ERROR = "error"
    DEFECT = "defect"
    WARNING = "warning"


class ProblemKind(StrEnum):
    """What is wrong. Each kind has its sentence in kiosk/staff."""

    # Photos, found by opening them (kiosk/pictures)
    PICTURE_TRUNCATED = "picture-truncated"
    PICTURE_NOT_PICTURE = "picture-not-picture"
    PICTURE_TOO_LARGE = "picture-too-large"
    PICTURE_HEIC = "picture-heic"
    PICTURE_UNSUPPORTED = "picture-unsupported"
    PICTURE_TIMEOUT = "picture-timeout"
    PICTURE_UNREADABLE = "picture-unreadable"
    PICTURE_TOO_SMALL = "picture-too-small"
    PICTURE_FAILED = "picture-failed"
    # What took the kiosk down twice (kiosk/guard)
    PICTURE_CRASHED = "picture-crashed"
    SLIDE_CRASHED = "slide-crashed"
    SLIDE_CRASHING = "slide-crashing"
    COVER_CRASHED = "cover-crashed"
    SECTION_CRASHED = "section-crashed"
    # Photos, found by what is known of them and where they are shown (kiosk/staff/photo_advice)
    PICTURE_DARK = "picture-dark"
    PICTURE_CONSENT = "picture-consent"
    PICTURE_CAPTION_OLD = "picture-caption-old"
    # Photos, found by their names
    PICTURE_MISSING = "picture-missing"
    PICTURE_KIND = "picture-kind"
    PICTURE_AMBIGUOUS = "picture-ambiguous"
    PICTURE_OUTSIDE = "picture-outside"
    PICTURE_REMOTE = "picture-remote"
    PICTURE_NOT_IN_CHINESE = "picture-not-in-chinese"
    PICTURE_CLASH = "picture-clash"
    PICTURE_MAP = "picture-map"
    PICTURE_UNUSED = "picture-unused"
    PICTURE_OPEN = "picture-open"
    # Folders and files
    CONTENT_MISSING = "content-missing"
    CONTENT_EMPTY = "content-empty"
    FOLDER_UNREADABLE = "folder-unreadable"
    FOLDER_NESTED = "folder-nested"
    FOLDER_OUTSIDE = "folder-outside"
    FOLDER_COPY = "folder-copy"
    FOLDER_UNNAMED = "folder-unnamed"
    FOLDER_MISPLACED = "folder-misplaced"
    FILE_UNREADABLE = "file-unreadable"
    FILE_OUTSIDE = "file-outside"
    FILE_TOO_LARGE = "file-too-large"
    FILE_EMPTY = "file-empty"
    FILE_COPY = "file-copy"
    FILE_UNNAMED = "file-unnamed"
    FILE_CLASH = "file-clash"
    FILE_LOOSE = "file-loose"
    FILE_STRAY = "file-stray"
    FILE_SHORTCUT = "file-shortcut"
    FILE_PAUSE = "file-pause"
    SETTINGS_MISSING = "settings-missing"
    SETTINGS_RENAMED = "settings-renamed"
    NAME_BROKEN = "name-broken"
    OFFICE_BESIDE = "office-beside"
    OFFICE_RENAMED = "office-renamed"
    SECTION_BARE = "section-bare"
    SECTION_EMPTY = "section-empty"
    STATE_UNWRITABLE = "state-unwritable"
    # Characters
    ENCODING_GUESSED = "encoding-guessed"
    ENCODING_UNKNOWN = "encoding-unknown"
    CHARACTER_LOST = "character-lost"
    # Headers
    DIVIDER_MISSING = "divider-missing"
    HEADER_MISSING = "header-missing"
    HEADER_LINE = "header-line"
    KEY_UNKNOWN = "key-unknown"
    KEY_BELOW = "key-below"
    KEY_TWICE = "key-twice"
    KEY_NOT_HERE = "key-not-here"
    VALUE_UNKNOWN = "value-unknown"
    PUBLISHING_UNKNOWN = "publishing-unknown"
    STATUS_UNKNOWN = "status-unknown"
    TITLE_MISSING = "title-missing"
    DATE_BAD = "date-bad"
    DATES_REVERSED = "dates-reversed"
    HOURS_BAD = "hours-bad"
    FOCUS_BAD = "focus-bad"
    FOCUS_DIFFERS = "focus-differs"
    NUMBER_BAD = "number-bad"
    NUMBER_RANGE = "number-range"
    # Bodies
    HTML = "html"
    LINK = "link"
    MARK_UNPAIRED = "mark-unpaired"
    TABLE_ROW_LONG = "table-row-long"
    TABLE_TABS = "table-tabs"
    TIMELINE_NO_TABLE = "timeline-no-table"
    CHART_NO_NUMBER = "chart-no-number"
    CHART_MIXED = "chart-mixed"
    CHART_RING = "chart-ring"
    FIGURES_NONE = "figures-none"
    GALLERY_NO_PICTURE = "gallery-no-picture"
    PANEL_WORDY = "panel-wordy"
    PANEL_FIGURES = "panel-figures"
    TITLE_LONG = "title-long"
    TIME_RELATIVE = "time-relative"
    WORDING_DIFFERS = "wording-differs"
    GLYPH_MISSING = "glyph-missing"
    FONT_NONE = "font-none"
    DATE_PAST = "date-past"
    DATE_AHEAD = "date-ahead"
    LOOP_EMPTY = "loop-empty"
    LOOP_LONG = "loop-long"
    # What the screen cannot show well (kiosk/release/holding)
    LAYOUT_CUT = "layout-cut"
    LAYOUT_OVERLAP = "layout-overlap"
    LAYOUT_GLYPH = "layout-glyph"
    # English
    ENGLISH_MISSING = "english-missing"
    ENGLISH_PARTIAL = "english-partial"
    ENGLISH_OLD = "english-old"
    ENGLISH_ORPHAN = "english-orphan"
    ENGLISH_MISNAMED = "english-misnamed"
    # Figures
    FIGURE_UNKNOWN = "figure-unknown"
    FIGURE_FAULTY = "figure-faulty"
    FIGURE_BRACE = "figure-brace"
    FIGURE_DOUBLED = "figure-doubled"
    FIGURES_MISSING = "figures-missing"
    FIGURES_SEVERAL = "figures-several"
    FIGURES_WORKBOOK = "figures-workbook"
    FIGURES_NO_COLUMN = "figures-no-column"
    FIGURES_COLUMN_UNKNOWN = "figures-column-unknown"
    FIGURES_COLUMN_TWICE = "figures-column-twice"
    FIGURES_BROKEN = "figures-broken"
    FIGURE_NAMELESS = "figure-nameless"
    FIGURE_TWICE = "figure-twice"
    FIGURE_EMPTY = "figure-empty"
    FIGURE_DATE = "figure-date"
    FIGURE_HASHES = "figure-hashes"
    FIGURE_SCIENTIFIC = "figure-scientific"
    FIGURE_FORMULA = "figure-formula"
    FIGURE_PERCENT = "figure-percent"
    FIGURE_UNIT_IN_VALUE = "figure-unit-in-value"
    FIGURE_NOT_NUMBER = "figure-not-number"
    FIGURE_WORD = "figure-word"
    FIGURE_QUALIFIER = "figure-qualifier"
    FIGURE_SHAPE = "figure-shape"
    FIGURE_ENGLISH_VALUE = "figure-english-value"
    FIGURE_ENGLISH_UNIT = "figure-english-unit"
    FIGURE_NO_ENGLISH = "figure-no-english"
    FIGURE_NO_PERIOD = "figure-no-period"
    FIGURE_NO_SOURCE = "figure-no-source"
    FIGURE_UNUSED = "figure-unused"
    FIGURE_TWIN = "figure-twin"
    NUMBER_DIFFERS = "number-differs"


_K = ProblemKind
_ERRORS = frozenset(
    {
        _K.CONTENT_MISSING,
        _K.CONTENT_EMPTY,
        _K.FOLDER_UNREADABLE,
        _K.FOLDER_OUTSIDE,
        _K.FILE_UNREADABLE,
        _K.FILE_OUTSIDE,
        _K.FILE_TOO_LARGE,
        _K.FILE_EMPTY,
        _K.FILE_CLASH,
        _K.NAME_BROKEN,
        _K.SETTINGS_MISSING,
        _K.STATE_UNWRITABLE,
        _K.OFFICE_RENAMED,
        _K.ENCODING_UNKNOWN,
        _K.HEADER_MISSING,
        _K.HEADER_LINE,
        _K.FIGURE_UNKNOWN,
        _K.FIGURE_FAULTY,
        _K.FIGURE_BRACE,
        _K.FIGURES_MISSING,
        _K.FIGURES_SEVERAL,
        _K.FIGURES_WORKBOOK,
        _K.FIGURES_NO_COLUMN,
        _K.FIGURES_BROKEN,
        _K.FIGURE_TWICE,
        _K.FIGURE_EMPTY,
        _K.FIGURE_DATE,
        _K.FIGURE_HASHES,
        _K.FIGURE_SCIENTIFIC,
        _K.FIGURE_FORMULA,
        _K.FIGURE_NOT_NUMBER,
        _K.FIGURE_QUALIFIER,
        _K.NUMBER_DIFFERS,
        _K.LAYOUT_CUT,
        _K.LAYOUT_OVERLAP,
        _K.LAYOUT_GLYPH,
        _K.SLIDE_CRASHED,
        _K.SECTION_CRASHED,
    }
)
_WARNINGS = frozenset(
    {
        _K.PICTURE_AMBIGUOUS,
        _K.PICTURE_TOO_SMALL,
        _K.PICTURE_DARK,
        _K.PICTURE_CONSENT,
        _K.PICTURE_CAPTION_OLD,
        _K.PICTURE_NOT_IN_CHINESE,
        _K.PICTURE_CLASH,
        _K.PICTURE_UNUSED,
        _K.FOLDER_NESTED,
        _K.FOLDER_COPY,
        _K.FOLDER_UNNAMED,
        _K.FOLDER_MISPLACED,
        _K.FILE_COPY,
        _K.FILE_UNNAMED,
        _K.FILE_LOOSE,
        _K.FILE_STRAY,
        _K.FILE_SHORTCUT,
        _K.OFFICE_BESIDE,
        _K.SECTION_BARE,
        _K.SECTION_EMPTY,
        _K.ENCODING_GUESSED,
        _K.CHARACTER_LOST,
        _K.DIVIDER_MISSING,
        _K.KEY_BELOW,
        _K.KEY_TWICE,
        _K.KEY_NOT_HERE,
        _K.FOCUS_DIFFERS,
        _K.LINK,
        _K.MARK_UNPAIRED,
        _K.TABLE_TABS,
        _K.CHART_MIXED,
        _K.CHART_RING,
        _K.PANEL_WORDY,
        _K.PANEL_FIGURES,
        _K.TITLE_LONG,
        _K.TIME_RELATIVE,
        _K.WORDING_DIFFERS,
        _K.GLYPH_MISSING,
        _K.FONT_NONE,
        _K.DATE_PAST,
        _K.DATE_AHEAD,
        _K.LOOP_EMPTY,
        _K.LOOP_LONG,
        _K.ENGLISH_MISSING,
        _K.ENGLISH_PARTIAL,
        _K.ENGLISH_OLD,
        _K.ENGLISH_ORPHAN,
        _K.ENGLISH_MISNAMED,
        _K.FIGURES_COLUMN_UNKNOWN,
        _K.FIGURE_DOUBLED,
        _K.FIGURE_WORD,
        _K.FIGURE_PERCENT,
        _K.FIGURE_UNIT_IN_VALUE,
        _K.FIGURE_ENGLISH_UNIT,
        _K.FIGURE_NO_ENGLISH,
        _K.FIGURE_NO_PERIOD,
        _K.FIGURE_NO_SOURCE,
        _K.FIGURE_UNUSED,
        _K.FIGURE_TWIN,
    }
)


def _level(kind: ProblemKind) -> Level:
    if kind in _ERRORS:
        return Level.ERROR
    return Level.WARNING if kind in _WARNINGS else Level.DEFECT


_MOST = 100
_LONGEST_PLACE = 80
LEVELS = MappingProxyType({kind: _level(kind) for kind in ProblemKind})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. ``file`` is below the content folder, with /; ``line`` counts from 1.

    ``place`` is what the line is about in staff's own words (a key, a name); "" means the whole file.
    ``details`` are what the sentence quotes, such as ("nearest", "cuibaili.jpg").
    """

    kind: ProblemKind
    level: Level
    file: str
    line: int | None = None
    place: str = ""
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, name: str) -> str:
        """What is quoted under ``name``, "" where nothing is."""
        return dict(self.details).get(name, "")


def problem(kind: ProblemKind, file: str, line: int | None = None, place: str = "", **details: str) -> Problem:
    """A problem at its kind's usual level. Details are kept in the order given, empty ones left out."""
    shown = tuple((name, value) for name, value in details.items() if value)
    return Problem(kind, LEVELS[kind], file, line, place, shown)


class Findings:
    """The problems of one file, as they are found, in order; of very many the first ones."""

    def __init__(self, file: str) -> None:
        """Begin with none. ``file`` is below the content folder, with /."""
        self.file = file
        self.problems: list[Problem] = []
        self.failed = False  # whether one of them is an error

    def add(self, kind: ProblemKind, line: int | None = None, place: str = "", **details: str) -> None:
        """Note one at its kind's usual level."""
        error = LEVELS[kind] is Level.ERROR
        self.failed = self.failed or error
        if self.takes(kind):
            self.problems.append(problem(kind, self.file, line, place[:_LONGEST_PLACE], **details))

    def takes(self, kind: ProblemKind) -> bool:
        """Whether one more of this kind is noted: where not, what costs time to word may be skipped."""
        return len(self.problems) < _MOST or (LEVELS[kind] is Level.ERROR and not self.full)

    def fail(self) -> None:
        """Note that an error in another file, which is told there, keeps this one from the screen."""
        self.failed = True

    @property
    def full(self) -> bool:
        """Whether more would be too many to read: what costs time to word may be skipped."""
        return len(self.problems) >= 2 * _MOST
