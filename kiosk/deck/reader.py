"""The content folder -> Deck and problems, whatever lies in it; must not know screens, pictures' pixels or the time."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from kiosk.deck.figures import FigureNames, read_figures
from kiosk.deck.folders import TextFile, group_texts, is_figures, is_settings, unused_file, unused_folder
from kiosk.deck.kept import Kept
from kiosk.deck.memory import Memory, Records, SlideRecord, record_of
from kiosk.deck.model import Deck, Figure, Section, Settings, ThemeName
from kiosk.deck.names import is_readme, is_valid, order, same, shown, spoken
from kiosk.deck.photos import Photos, read_photos
from kiosk.deck.problems import Findings, Problem, ProblemKind, problem
from kiosk.deck.settings import read_settings
from kiosk.deck.slides import Shared, SlideReading, Text, read_cover, read_slide
from kiosk.deck.source import Entry, is_inside, list_folder, read_bytes, read_text

SLIDES = "slides"
IMAGES = "images"
_COVER = "section"
_NO_FIGURES = f"{SLIDES}/figures.csv"
_NO_SETTINGS = f"{SLIDES}/kiosk.md"
_THEMES = tuple(ThemeName)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a content folder gives: always a deck, and what staff should mend.

    ``files`` says which file each slide and each cover is from, below the content folder, ``figures`` which file the
    figures are from; ``photos`` are those in images/, below it; ``used`` the names of the figures that slides show.
    ``records`` are for the memory of the next reading.
    """

    deck: Deck
    problems: tuple[Problem, ...]
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    figures: str = ""
    photos: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()
    records: Records = field(default_factory=Records)


def read_deck(content: Path, last: Deck | None = None, memory: Memory | None = None) -> Reading:
    """The deck in ``content``, which has slides/ and images/. Never raises for what is in it, or is not.

    What has an error keeps its version in ``last``, the deck read before: a slide, a cover, the English of one, the
    settings, the figures, a folder that is missing, empty or cannot be listed. What was not there is left out. All
    else is new. A problem whose file kept its version says so: its detail "kept" is "yes".

    With a ``memory``, whose records are of the reading that gave ``last``, only slides that changed are read.
    """
    return _Reader(content, last or Deck(), memory or Memory({})).read()


class _Reader:
    """One reading of one content folder."""

    def __init__(self, content: Path, last: Deck, memory: Memory) -> None:
        self._root = content / SLIDES
        self._images = content / IMAGES
        self._last = last
        self._kept = Kept(last)
        self._problems: list[Problem] = []
        self._files: dict[str, str] = {}
        self._figures_file = ""
        self._shared: Shared | None = None
        self._memory = memory
        self._mark = ""  # of what all slides hang on
        self._records: dict[str, SlideRecord] = {}
        self._used: set[str] = set()

    def read(self) -> Reading:
        entries = list_folder(self._root)
        if entries is None:
            self._tell(ProblemKind.CONTENT_MISSING, SLIDES)
            return self._reading(replace(self._last, sections=tuple(self._kept.all())))
        entries.sort(key=lambda entry: order(entry.name))
        settings = self._settings(entries)
        english = "en" in settings.languages
        figures = self._figures(entries, english=english)
        photos = self._photos()
        shared = Shared(photos, figures, FigureNames(figures, self._problems), english=english)
        self._shared = shared
        self._mark = self._memory.shared(figures, english=english)
        sections = self._sections(entries, shared)
        self._loose(entries)
        if not sections:
            if not any(item.kind is ProblemKind.FOLDER_UNREADABLE for item in self._problems):
                self._tell(ProblemKind.CONTENT_EMPTY, SLIDES)
            sections = self._kept.all()
        if not self._figures_file:
            if self._used or any(item.kind is ProblemKind.FIGURE_UNKNOWN for item in self._problems):
                self._tell(ProblemKind.FIGURES_MISSING, _NO_FIGURES)
            else:
                figures = MappingProxyType({})
        return self._reading(Deck(settings, tuple(sections), self._kept.figures(figures, sections)))

    def _reading(self, deck: Deck) -> Reading:
        problems = tuple(self._kept.said(item) for item in self._problems)
        if self._shared is None:
            return Reading(deck, problems)
        records = Records(self._mark, self._records)
        used = frozenset(self._used)
        return Reading(deck, problems, self._files, self._figures_file, self._shared.photos.files, used, records)

    def _tell(self, kind: ProblemKind, file: str, **details: str) -> None:
        self._problems.append(problem(kind, shown(file), None, "", **details))

    def _settings(self, entries: list[Entry]) -> Settings:
        files = [entry for entry in entries if is_settings(entry)]
        for extra in files[1:]:
            self._tell(ProblemKind.FILE_CLASH, f"{SLIDES}/{extra.name}", first=files[0].name)
        if not files:  # no deletion, as long as there is anything set
            if not self._kept or self._last.settings == Settings():
                return Settings()
            if entries:
                self._tell(ProblemKind.SETTINGS_MISSING, _NO_SETTINGS)
            return self._kept.settings(_NO_SETTINGS)
        text = self._text(files[0].name)
        settings = Settings() if text.text is None else read_settings(text.text, text.findings)
        self._problems += text.findings.problems
        if text.findings.failed and self._kept:
            return self._kept.settings(text.findings.file)
        return settings

    def _figures(self, entries: list[Entry], *, english: bool) -> MappingProxyType[str, Figure]:
        files = [entry for entry in entries if is_figures(entry)]
        for extra in files[1:]:
            twin = same(extra.name.partition(".")[0]) == same(files[0].name.partition(".")[0])
            kind = ProblemKind.FILE_CLASH if twin else ProblemKind.FIGURES_SEVERAL
            self._tell(kind, f"{SLIDES}/{extra.name}", first=files[0].name)
        if not files:  # no deletion, as long as slides use them
            return self._kept.all_figures(_NO_FIGURES)
        findings = Findings(f"{SLIDES}/{files[0].name}")
        self._figures_file = findings.file
        data = read_bytes(self._root / files[0].name, self._root, findings)
        figures = (
            MappingProxyType({})
            if data is None
            else MappingProxyType(dict(read_figures(data, findings, english=english, last=self._last.figures)))
        )
        self._problems += findings.problems
        if findings.failed and self._kept:
            return self._kept.all_figures(findings.file)
        return figures

    def _photos(self) -> Photos:
        """The photos; where their folder is gone, those that the screen has, for that is no deletion."""
        before = self._kept.photos() if list_folder(self._images) is None else ()
        if before:
            self._tell(ProblemKind.CONTENT_MISSING, IMAGES)
            return Photos(before)
        images = Findings(IMAGES)
        photos = read_photos(self._images, images)
        self._problems += images.problems
        return photos

    def _loose(self, entries: list[Entry]) -> None:
        """What lies in slides/ itself and is none of its own files."""
        settings = next((entry.name for entry in entries if is_settings(entry)), "")
        for entry in entries:
            if entry.is_folder or is_settings(entry) or is_figures(entry) or is_readme(entry.name):
                continue
            if entry.name.startswith("_"):
                continue
            unused = unused_file(entry.name, settings)
            self._tell(unused.kind, f"{SLIDES}/{entry.name}", **unused.details)

    def _sections(self, entries: list[Entry], shared: Shared) -> list[Section]:
        sections: list[Section] = []
        seen: dict[str, str] = {}
        for entry in entries:
            if not entry.is_folder or entry.name.startswith("_"):
                continue
            path = f"{SLIDES}/{entry.name}"
            if not is_valid(entry.name):
                self._tell(ProblemKind.NAME_BROKEN, path)
            elif (unused := unused_folder(entry.name)) is not None:
                self._tell(unused, path)
            elif (first := seen.setdefault(same(entry.name), entry.name)) != entry.name:
                self._tell(ProblemKind.FILE_CLASH, path, first=first)
            elif entry.is_link and not is_inside(self._root / entry.name, self._root):
                self._tell(ProblemKind.FOLDER_OUTSIDE, path)
            else:
                section = self._section(entry.name, shared, _THEMES[len(sections) % len(_THEMES)])
                if section is not None:
                    sections.append(section)
        return sections

    def _section(self, folder: str, shared: Shared, theme: ThemeName) -> Section | None:
        path = f"{SLIDES}/{folder}"
        entries = list_folder(self._root / folder)
        section_id = unicodedata.normalize("NFC", folder)
        if entries is None:
            self._tell(ProblemKind.FOLDER_UNREADABLE, path)
            return self._kept.section(section_id, path)
        texts, problems = group_texts(entries, path, english=shared.english)
        self._problems += problems
        cover_file = next((text for text in texts if same(text.stem) == _COVER), None)
        cover = self._cover(folder, cover_file, shared)
        if cover.draft:
            return None
        if cover_file is None and texts:
            self._tell(ProblemKind.SECTION_BARE, path, title=spoken(folder))
        slides = [self._slide(folder, text, shared) for text in texts if text is not cover_file]
        shown_slides = tuple(reading.slide for reading in slides if reading.slide is not None)
        if cover.slide is None or not shown_slides:
            if not all(reading.draft for reading in slides) or not slides:
                self._tell(ProblemKind.SECTION_EMPTY, path)
            return None if slides else self._kept.section(section_id, path)
        return Section(section_id, cover.slide, cover.theme or theme, shown_slides)

    def _cover(self, folder: str, file: TextFile | None, shared: Shared) -> SlideReading:
        slide_id = unicodedata.normalize("NFC", f"{folder}/{_COVER}")
        if file is None:
            return read_cover(slide_id, spoken(folder), None, None, shared)
        chinese, english = self._both(folder, file, shared)
        self._files[slide_id] = chinese.findings.file
        reading = read_cover(slide_id, spoken(folder), chinese, english, shared)
        self._used |= shared.names.used()
        self._note(reading, chinese, english)
        return self._kept.cover(reading, slide_id, chinese, english)

    def _slide(self, folder: str, file: TextFile, shared: Shared) -> SlideReading:
        slide_id = unicodedata.normalize("NFC", f"{folder}/{file.stem}")
        self._files[slide_id] = f"{SLIDES}/{folder}/{file.name}"
        names = (file.name,) if file.english is None or not shared.english else (file.name, file.english)
        files = self._memory.files(*(f"{SLIDES}/{folder}/{name}" for name in names))
        record = self._memory.again(slide_id, files, shared.photos, self._mark)
        before = self._kept.known(slide_id) if record is not None else None
        if record is not None and before is not None:
            self._problems += record.problems
            self._used.update(record.used)
            self._records[slide_id] = record
            return SlideReading(before)
        shared.photos.asked()
        chinese, english = self._both(folder, file, shared)
        reading = read_slide(slide_id, spoken(file.stem), chinese, english, shared)
        used = shared.names.used()
        self._used |= used
        self._note(reading, chinese, english)
        kept = self._kept.slide(reading, slide_id, chinese, english)
        problems = (*chinese.findings.problems, *(english.findings.problems if english else ()))
        record = record_of(files, shared.photos, used, problems, reading.slide)
        if record is not None:
            self._records[slide_id] = record
        return kept

    def _note(self, reading: SlideReading, chinese: Text, english: Text | None) -> None:
        if reading.draft:  # nobody is told of what staff have not finished, but why it is taken for that
            self._problems += [item for item in chinese.findings.problems if item.kind is ProblemKind.STATUS_UNKNOWN]
            return
        self._problems += chinese.findings.problems
        self._problems += english.findings.problems if english else []

    def _both(self, folder: str, file: TextFile, shared: Shared) -> tuple[Text, Text | None]:
        chinese = self._text(f"{folder}/{file.name}")
        if file.english is None or not shared.english:
            return chinese, None
        return chinese, self._text(f"{folder}/{file.english}", chinese=False)

    def _text(self, below: str, *, chinese: bool = True) -> Text:
        findings = Findings(f"{SLIDES}/{below}")
        self._memory.lives()
        return Text(read_text(self._root / below, self._root, findings, chinese=chinese), findings)
