"""One slide's texts, Chinese and English -> a Slide; must not know where the files lie nor their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from kiosk.deck.advice import MOST_HANZI_IN_A_TITLE_LINE, long_title, look_over
from kiosk.deck.charts import drawn_figures, is_part_of_no_whole
from kiosk.deck.figures import FigureNames
from kiosk.deck.header import Entry, Grammar, Header, read_header
from kiosk.deck.keys import (
    CONTENT_KEYS,
    ENGLISH_KEYS,
    LAYOUTS,
    LOOPS,
    NO_CONSENT,
    PANELS,
    SECTION_KEYS,
    SLIDE_KEYS,
    STATUSES,
    THEMES,
    Key,
    choose,
)
from kiosk.deck.misplaced import entries_below, pasted_tables
from kiosk.deck.model import Figure, Hours, Layout, PanelKind, Slide, Table, ThemeName, Words
from kiosk.deck.names import TEXT_ENDINGS, ending, without
from kiosk.deck.numerals import figure_text
from kiosk.deck.photos import Photos
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.prose import Prose
from kiosk.deck.values import no_such_day, read_date, read_hours
from kiosk.deck.wording import folded, hanzi, listed, nearest, plain_width
from kiosk.deck.words import Chinese, chinese_words, english_words

SLIDE_GRAMMAR = Grammar(SLIDE_KEYS, CONTENT_KEYS - SLIDE_KEYS)
SECTION_GRAMMAR = Grammar(SECTION_KEYS, CONTENT_KEYS - SECTION_KEYS)
ENGLISH_GRAMMAR = Grammar(ENGLISH_KEYS, CONTENT_KEYS - ENGLISH_KEYS)
MOST_HANZI_ON_PANEL = 50
MOST_FIGURES_ON_PANEL = 3
_LONGEST = 60
_USUAL_PANELS = {Layout.TIMELINE: PanelKind.TIMELINE, Layout.CHART: PanelKind.CHART}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shared:
    """What all slides may refer to. ``english``: whether English is shown at all."""

    photos: Photos
    figures: Mapping[str, Figure]
    names: FigureNames
    english: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """A file's clean text, None where it could not be read, and what was found wrong with it so far."""

    text: str | None
    findings: Findings


@dataclass(frozen=True, slots=True)
class SlideReading:
    """A slide, None where it must not be shown; ``draft`` where staff said so, or what they wrote may say so.

    ``undated`` are the names of its dates that staff wrote and that cannot be read.
    """

    slide: Slide | None
    theme: ThemeName | None = None
    draft: bool = False
    undated: tuple[str, ...] = ()


def read_slide(slide_id: str, title: str, chinese: Text, english: Text | None, shared: Shared) -> SlideReading:
    """The slide of a section. ``title`` stands where staff give none; ``english`` is None where there is no file."""
    if chinese.text is None:
        return SlideReading(None)
    page = _Page(chinese, SLIDE_GRAMMAR, shared)
    if page.draft:
        return SlideReading(None, draft=True)
    reading = chinese_words(page.header, page.prose, shared.photos, title)
    layout = page.choice(Key.LAYOUT, LAYOUTS, "故事、时间线、图表、图集") or Layout.STORY
    figures = page.figures()
    fitting = page.fitting(layout, reading.words, figures, named=reading.named)
    asked = page.choice(Key.PANEL, PANELS, "故事、数字、时间线、图表")
    panel = page.fitting_panel(asked or _USUAL_PANELS.get(fitting, PanelKind.STORY), reading.words, figures)
    slide = page.slide(slide_id, reading, english, (fitting, panel), figures)
    return SlideReading(None if chinese.findings.failed else slide, undated=page.undated)


def read_cover(slide_id: str, title: str, chinese: Text | None, english: Text | None, shared: Shared) -> SlideReading:
    """A section's cover, which there always is: at worst its folder's name."""
    words = Words("zh", (title,), name=title)
    bare = Slide(slide_id, words, words, panel=PanelKind.COVER)
    if chinese is None or chinese.text is None:
        return SlideReading(bare)
    page = _Page(chinese, SECTION_GRAMMAR, shared)
    if page.draft:
        return SlideReading(None, draft=True)
    reading = chinese_words(page.header, page.prose, shared.photos, title)
    slide = page.slide(slide_id, reading, english, (Layout.STORY, PanelKind.COVER), page.figures())
    theme = page.choice(Key.THEME, THEMES, "曙、晨、午、灯")
    if chinese.findings.failed:
        slide = replace(bare, show_from=slide.show_from, show_until=slide.show_until)
    return SlideReading(_named(slide), theme, undated=page.undated)


def _named(cover: Slide) -> Slide:
    """The cover with its title as its short name where staff give none."""
    zh, en = (replace(words, name=words.name or words.heading) for words in (cover.zh, cover.en))
    return replace(cover, zh=zh, en=en)


class _Page:
    """A Chinese file's header on its way to a slide."""

    def __init__(self, text: Text, grammar: Grammar, shared: Shared) -> None:
        self.findings = text.findings
        self._text = text.text or ""
        self._faulty = False  # whether its figures have a name that is none, which was told already
        self.header: Header = read_header(text.text or "", grammar, text.findings)
        self.prose = Prose("zh", shared.names, text.findings)
        self.undated: tuple[str, ...] = ()
        self._left_out = "no-section" if grammar is SECTION_GRAMMAR else "no-page"
        self.draft = _is_draft(self.header, self._left_out, text.findings)
        self._shared = shared

    def choice(self, key: Key, words: Mapping[str, T], allowed: str) -> T | None:
        """What a key's fixed word stands for; None, and told, where it is none."""
        entry = self.header.entries.get(key)
        if entry is None:
            return None
        chosen = choose(entry.value, words)
        if chosen is None:
            found = entry.value[:_LONGEST]
            near = nearest(found, words)
            self.findings.add(
                ProblemKind.VALUE_UNKNOWN, entry.line, entry.key, found=found, nearest=near, allowed=allowed
            )
        return chosen

    def figures(self) -> tuple[str, ...]:
        """The names of the figures that the header lists, as figures.csv writes them."""
        entry = self.header.entries.get(Key.FIGURES)
        names: dict[str, None] = {}
        for part in listed(entry.value) if entry else ():
            name = part.strip("{}｛｝ ")
            figure = self._shared.names.find(name)
            if figure is not None:
                names[figure.name] = None
            elif entry is not None:
                self._shared.names.tell(name[:_LONGEST], self.findings, entry.line, entry.key)
                self._faulty = True
        return tuple(names)

    def fitting(self, layout: Layout, words: Words, figures: tuple[str, ...], *, named: int) -> Layout:
        """The layout, or story where it lacks what it draws."""
        entry = self.header.entries.get(Key.LAYOUT)
        lacking = {
            Layout.TIMELINE: None if _has_table(words) else ProblemKind.TIMELINE_NO_TABLE,
            Layout.CHART: None if self._numbers(figures) or self._faulty else ProblemKind.CHART_NO_NUMBER,
            Layout.GALLERY: None if named else ProblemKind.GALLERY_NO_PICTURE,
        }.get(layout)
        if lacking is None:
            return Layout.STORY if layout is Layout.GALLERY and not words.photos else layout
        self.findings.add(lacking, entry.line if entry else None, entry.key if entry else "")
        return Layout.STORY

    def fitting_panel(self, panel: PanelKind, words: Words, figures: tuple[str, ...]) -> PanelKind:
        """The panel's kind, or story where it lacks what it draws."""
        entry = self.header.entries.get(Key.PANEL)
        lacking = {
            PanelKind.TIMELINE: None if _has_table(words) else ProblemKind.TIMELINE_NO_TABLE,
            PanelKind.CHART: None if self._numbers(figures) or self._faulty else ProblemKind.CHART_NO_NUMBER,
            PanelKind.FIGURES: None if figures or self._faulty else ProblemKind.FIGURES_NONE,
        }.get(panel)
        if lacking is None:
            return panel
        self.findings.add(lacking, entry.line if entry else None, entry.key if entry else "")
        return PanelKind.STORY

    def slide(
        self,
        slide_id: str,
        chinese: Chinese,
        english: Text | None,
        faces: tuple[Layout, PanelKind],
        figures: tuple[str, ...],
    ) -> Slide:
        """The whole slide; ``faces`` are how its page and its panel are laid out."""
        in_loop = self.choice(Key.LOOP, LOOPS, "是、否")
        show_from, show_until = self._dates()
        slide = Slide(
            id=slide_id,
            zh=chinese.words,
            en=self._english(chinese, english),
            layout=faces[0],
            panel=faces[1],
            in_loop=True if in_loop is None else in_loop,
            figures=figures,
            show_from=show_from,
            show_until=show_until,
            hours=self._hours(),
            consent=self._consent(),
        )
        if slide.layout is Layout.CHART or slide.panel is PanelKind.CHART:
            self._chart(figures)
        if slide.in_loop:
            self._measure(slide)
        _tell_misplaced(self.header, self._text, self.findings)
        look_over(self._lines(), self._shared.figures.values(), self.findings)
        return slide

    def _chart(self, names: tuple[str, ...]) -> None:
        """Tell which figures have a shape that their chart does not draw."""
        entry = self.header.entries.get(Key.FIGURES)
        figures = [self._shared.figures[name] for name in names]
        drawn = drawn_figures(figures)
        rings = [figure for figure in figures if is_part_of_no_whole(figure)]
        shapes = {None, *(figure.shape for figure in drawn)}
        others = [figure for figure in figures if drawn and figure.shape not in shapes and figure not in rings]
        for kind, left, first in (
            (ProblemKind.CHART_RING, rings, ""),
            (ProblemKind.CHART_MIXED, others, drawn[0].name if drawn else ""),
        ):
            if left and entry is not None:
                several = "、".join(figure.name for figure in left)
                self.findings.add(kind, entry.line, entry.key, first=first, several=several)

    def _lines(self) -> Iterator[tuple[int, str]]:
        """What of the file is read by visitors, by line."""
        for key in (Key.TITLE, Key.LEAD, Key.CAPTION, Key.BADGE):
            entry = self.header.entries.get(key)
            if entry is not None:
                yield entry.line, entry.value
        yield from enumerate(self.header.body, self.header.body_line)

    def _english(self, chinese: Chinese, english: Text | None) -> Words:
        words = chinese.words
        if not self._shared.english:
            return words
        if english is None:
            name = self.findings.file.rpartition("/")[2]
            self.findings.add(ProblemKind.ENGLISH_MISSING, english=f"{without(name, TEXT_ENDINGS)}.en{ending(name)}")
            return words
        if english.text is None:
            return words
        header = read_header(english.text, ENGLISH_GRAMMAR, english.findings)
        if _is_draft(header, "chinese", english.findings):
            return words
        _tell_misplaced(header, english.text, english.findings)
        prose = Prose("en", self._shared.names, english.findings)
        told = english_words(header, prose, self._shared.photos, words, lost_first=chinese.lost_first)
        return words if english.findings.failed else told

    def _dates(self) -> tuple[date | None, date | None]:
        dates: list[date | None] = []
        for key, instead in ((Key.SHOW_FROM, self._left_out), (Key.SHOW_UNTIL, "no-end")):
            entry = self.header.entries.get(key)
            dates.append(read_date(entry.value) if entry else None)
            if entry is not None and dates[-1] is None:
                self.undated += (key.value,)
                self._tell_date(ProblemKind.DATE_BAD, entry, instead)
        first, last = dates
        if first is not None and last is not None and last < first:
            self.undated = (Key.SHOW_FROM.value, Key.SHOW_UNTIL.value)
            self._tell_date(ProblemKind.DATES_REVERSED, self.header.entries[Key.SHOW_UNTIL], self._left_out)
            return None, None
        return first, last

    def _tell_date(self, kind: ProblemKind, entry: Entry, instead: str) -> None:
        found = entry.value[:_LONGEST]
        unreal = found if kind is ProblemKind.DATE_BAD and no_such_day(entry.value) else ""
        self.findings.add(kind, entry.line, entry.key, found=found, unreal=unreal, instead=instead)

    def _hours(self) -> tuple[Hours, ...]:
        entry = self.header.entries.get(Key.HOURS)
        hours = read_hours(entry.value) if entry else ()
        if hours is None and entry is not None:
            self.findings.add(ProblemKind.HOURS_BAD, entry.line, entry.key, found=entry.value[:_LONGEST])
        return hours or ()

    def _consent(self) -> str:
        entry = self.header.entries.get(Key.CONSENT)
        return "" if entry is None or folded(plain_width(entry.value)) in NO_CONSENT else entry.value

    def _numbers(self, figures: tuple[str, ...]) -> bool:
        return any(self._shared.figures[name].number is not None for name in figures)

    def _measure(self, slide: Slide) -> None:
        title = self.header.entries.get(Key.TITLE)
        if title is not None and (found := long_title(slide.zh.title)):
            most = str(MOST_HANZI_IN_A_TITLE_LINE)
            self.findings.add(ProblemKind.TITLE_LONG, title.line, title.key, found=found, most=most)
        few = slide.panel in {PanelKind.STORY, PanelKind.FIGURES}
        entry = self.header.entries.get(Key.FIGURES)
        if few and len(slide.figures) > MOST_FIGURES_ON_PANEL and entry is not None:
            self.findings.add(
                ProblemKind.PANEL_FIGURES,
                entry.line,
                entry.key,
                count=str(len(slide.figures)),
                first="、".join(slide.figures[:MOST_FIGURES_ON_PANEL]),
            )
        shown = slide.figures[:MOST_FIGURES_ON_PANEL] if few else slide.figures
        labels = [figure_text(self._shared.figures[name], "zh").label for name in shown]
        count = hanzi("".join((*slide.zh.title, slide.zh.lead, *labels)))
        if count > MOST_HANZI_ON_PANEL:
            self.findings.add(ProblemKind.PANEL_WORDY, count=str(count), most=str(MOST_HANZI_ON_PANEL))


def _is_draft(header: Header, instead: str, findings: Findings) -> bool:
    """Whether a file must not be shown yet; so is one whose status is not known: nothing goes live for a slip."""
    entry = header.entries.get(Key.STATUS)
    if entry is None:
        below = next((item for item in entries_below(header.body, header.body_line) if item.draft), None)
        if below is not None:
            wrote = f"{below.key}：{below.value}"[:_LONGEST]
            findings.add(ProblemKind.STATUS_UNKNOWN, below.line, below.key, below=wrote, instead=instead)
        return below is not None
    draft = choose(entry.value, STATUSES)
    if draft is None:
        findings.add(ProblemKind.STATUS_UNKNOWN, entry.line, entry.key, found=entry.value[:_LONGEST], instead=instead)
    return draft is not False


def _tell_misplaced(header: Header, text: str, findings: Findings) -> None:
    """Tell what visitors would read although it was meant otherwise."""
    for item in entries_below(header.body, header.body_line):
        findings.add(ProblemKind.KEY_BELOW, item.line, item.key, found=item.value[:_LONGEST])
    for line in pasted_tables(text, header.body_line):
        findings.add(ProblemKind.TABLE_TABS, line)


def _has_table(words: Words) -> bool:
    return any(isinstance(block, Table) for block in words.body)
