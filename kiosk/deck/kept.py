"""What of the deck before stays on the screen where the new one fails; must not know files nor how they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from kiosk.deck.model import Deck, Figure, Section, Settings, Slide, ThemeName, Words
from kiosk.deck.problems import Level, Problem, ProblemKind
from kiosk.deck.slides import SlideReading, Text

_NO_PICTURE = frozenset(
    {
        ProblemKind.PICTURE_MISSING,
        ProblemKind.PICTURE_KIND,
        ProblemKind.PICTURE_OUTSIDE,
        ProblemKind.PICTURE_REMOTE,
    }
)
_NOT_OF_THE_SHOW = frozenset({ProblemKind.FILE_PAUSE, ProblemKind.SETTINGS_RENAMED})
_DATES = frozenset({ProblemKind.DATE_BAD, ProblemKind.DATES_REVERSED})


class Kept:
    """The parts of the last deck, and which of them are in use again. False where there was no last deck."""

    def __init__(self, last: Deck) -> None:
        """``last`` is the deck on the screen."""
        self._last = last
        self._sections = {section.id: section for section in last.sections}
        self._slides = {slide.id: slide for section in last.sections for slide in (section.cover, *section.slides)}
        self._files: set[str] = set()  # whose last version is in use
        self._pictures: set[str] = set()  # whose last pictures are in use
        self._dates: set[str] = set()  # whose last dates are in use
        self._whole = False

    def __bool__(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self._sections)

    def all(self) -> list[Section]:
        """Every section as it was: what is gone altogether is no deletion, but a share that is not there."""
        self._whole = True
        return list(self._last.sections)

    def settings(self, file: str) -> Settings:
        """The settings as they were."""
        self._files.add(file)
        return self._last.settings

    def all_figures(self, file: str) -> MappingProxyType[str, Figure]:
        """The figures as they were, all of them."""
        self._files.add(file)
        return MappingProxyType(dict(self._last.figures))

    def known(self, slide_id: str) -> Slide | None:
        """A slide as it was; None where it was none."""
        return self._slides.get(slide_id)

    def photos(self) -> tuple[str, ...]:
        """The names of the photos that are on the screen."""
        self._files.add("images")
        return tuple(sorted({photo.file for slide in self._slides.values() for photo in slide.zh.photos}))

    def section(self, section_id: str, path: str) -> Section | None:
        """A section as it was; None where there was none."""
        found = self._sections.get(section_id)
        if found is not None:
            self._files.add(path)
        return found

    def cover(self, reading: SlideReading, slide_id: str, chinese: Text, english: Text | None) -> SlideReading:
        """The cover as read, or where it failed as it was, with its theme."""
        before = self._slides.get(slide_id)
        if reading.draft:
            return reading
        if before is None:
            return _without_embargo(reading)
        if chinese.text is None or chinese.findings.failed:
            self._files.add(chinese.findings.file)
            return SlideReading(before, self._theme(slide_id))
        return replace(reading, slide=self._parts(reading, before, chinese, english))

    def slide(self, reading: SlideReading, slide_id: str, chinese: Text, english: Text | None) -> SlideReading:
        """The slide as read, or where it failed as it was."""
        before = self._slides.get(slide_id)
        if reading.draft:
            return reading
        if before is None:
            return _without_embargo(reading)
        if reading.slide is None:
            self._files.add(chinese.findings.file)
            return SlideReading(before)
        return replace(reading, slide=self._parts(reading, before, chinese, english))

    def figures(self, figures: Mapping[str, Figure], sections: Sequence[Section]) -> MappingProxyType[str, Figure]:
        """The figures, with those of the last deck that a kept slide still shows."""
        shown = {name for section in sections for slide in (section.cover, *section.slides) for name in slide.figures}
        again = {name: self._last.figures[name] for name in shown - set(figures) if name in self._last.figures}
        return MappingProxyType({**figures, **again})

    def said(self, problem: Problem) -> Problem:
        """The problem, saying "kept" where the screen still shows what was there before."""
        if (problem.level is Level.WARNING and problem.kind is not ProblemKind.SECTION_EMPTY) or not self:
            return problem
        if problem.kind in _NOT_OF_THE_SHOW:
            return problem
        kept = self._whole or problem.file in self._files or problem.file.rpartition("/")[0] in self._files
        if problem.kind in _NO_PICTURE:
            kept = kept or problem.file in self._pictures
        if problem.kind in _DATES and problem.file in self._dates and not kept:
            return _instead(problem, "last-dates")
        if not kept:
            return problem
        was = self._last.figures.get(problem.detail("name")) if problem.file in self._files else None
        value = () if was is None or not problem.detail("cell") else (("was", was.value),)
        return replace(problem, details=(*problem.details, ("kept", "yes"), *value))

    def _theme(self, slide_id: str) -> ThemeName | None:
        section = self._sections.get(slide_id.rpartition("/")[0])
        return section.theme if section is not None else None

    def _parts(self, reading: SlideReading, before: Slide, chinese: Text, english: Text | None) -> Slide | None:
        """The slide with those parts of it as they were that could not be read."""
        slide = reading.slide
        if slide is None:
            return None
        if reading.undated:
            self._dates.add(chinese.findings.file)
            slide = _with_dates(slide, before, reading.undated)
        failed = english is not None and (english.text is None or english.findings.failed)
        if english is not None and failed and before.en != before.zh:  # else its readers see the Chinese as it is now
            self._files.add(english.findings.file)
            slide = replace(slide, en=_with_photos_of(before.en, slide.zh))
        lost = any(item.kind in _NO_PICTURE for item in chinese.findings.problems)
        if lost and len(slide.zh.photos) < len(before.zh.photos):
            self._pictures.add(chinese.findings.file)
            slide = replace(slide, zh=_with_photos(slide.zh, before.zh), en=_with_photos(slide.en, before.en))
        return slide


def _with_photos(words: Words, before: Words) -> Words:
    return replace(words, photos=before.photos)


def _with_photos_of(english: Words, chinese: Words) -> Words:
    """Kept English with the photos that the slide has now, each with its English words where it was there before."""
    known = {photo.file: photo for photo in english.photos}
    photos = (
        replace(photo, caption=known[photo.file].caption, alt=known[photo.file].alt) if photo.file in known else photo
        for photo in chinese.photos
    )
    return replace(english, photos=tuple(photos))


def _without_embargo(reading: SlideReading) -> SlideReading:
    """What was never shown, and nothing at all where the day from which it may be shown cannot be read."""
    return SlideReading(None, draft=True) if "show_from" in reading.undated else reading


def _with_dates(slide: Slide, before: Slide, names: Sequence[str]) -> Slide:
    """The slide with these dates as they were, with both where else it would end before it begins."""
    dated = replace(slide, **{name: getattr(before, name) for name in names})
    if dated.show_from is not None and dated.show_until is not None and dated.show_until < dated.show_from:
        return replace(slide, show_from=before.show_from, show_until=before.show_until)
    return dated


def _instead(problem: Problem, what: str) -> Problem:
    """The problem, saying what else the screen shows instead."""
    others = tuple((name, value) for name, value in problem.details if name != "instead")
    return replace(problem, details=(*others, ("instead", what)))
