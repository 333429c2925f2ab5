"""What staff may want to know about the content as a whole, now; each rule by itself. Must not know screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from kiosk import BUILT
from kiosk.deck.model import Point, Section
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.deck.reader import IMAGES, SLIDES, Reading
from kiosk.deck.wording import folded
from kiosk.show.outline import lap_seconds, outline_of
from kiosk.show.schedule import Note, scheduled, trusted_from

LONGEST_LAP = 180  # seconds
_NAMED = 5  # of very many the first


@dataclass(frozen=True, slots=True)
class Today:
    """The day by the machine's clock, and why the wall does not go by it, where it does not."""

    day: date
    ignored: tuple[Note, ...]


def advice(reading: Reading, now: datetime, made: str = "") -> list[Problem]:
    """The problems that show only when all has been read. All are warnings: the content is on the wall.

    ``now`` is in the hall's zone; ``made`` is when the release on the wall was: the wall doubts its clock by that, too.
    """
    today = Today(now.date(), scheduled(reading.deck, now, trusted_from(BUILT, made))[1])
    return [found for rule in RULES for found in rule(reading, today)]


def of_schedule(notes: Iterable[Note]) -> tuple[Problem, ...]:
    """What staff should mend, of what the schedule noted. A wrong clock is the machine's: doctor tells of it."""
    return tuple(problem(ProblemKind.LOOP_EMPTY, SLIDES) for note in notes if note is Note.LOOP_WOULD_BE_EMPTY)


def unused_figures(reading: Reading, _: Today) -> Iterator[Problem]:
    """A row of the figures that no slide shows. Silent where slides are as they were: their uses are not known."""
    if not reading.figures or any(item.detail("kept") for item in reading.problems):
        return
    for name, figure in reading.deck.figures.items():
        if name not in reading.used and figure.line:
            yield problem(ProblemKind.FIGURE_UNUSED, reading.figures, figure.line, name, call=f"{{{name}}}")


def twin_figures(reading: Reading, _: Today) -> Iterator[Problem]:
    """Two rows that seem to state the same indicator: the same label, unit and period."""
    if not reading.figures:
        return
    first: dict[tuple[str, ...], str] = {}
    for name, figure in reading.deck.figures.items():
        if not figure.label:
            continue
        said = tuple(folded(text) for text in (figure.label, figure.unit, figure.period))
        twin = first.setdefault(said, name)
        if twin != name and figure.line:
            row = str(reading.deck.figures[twin].line)
            yield problem(ProblemKind.FIGURE_TWIN, reading.figures, figure.line, name, first=twin, row=row)


def unused_photos(reading: Reading, _: Today) -> Iterator[Problem]:
    """Photos that no slide names, told together."""
    slides = (slide for section in reading.deck.sections for slide in (section.cover, *section.slides))
    shown = {photo.file for slide in slides for photo in (*slide.zh.photos, *slide.en.photos)}
    unused = [file for file in reading.photos if file not in shown]
    if unused and shown:
        several = "、".join(unused[:_NAMED]) + (" ……" if len(unused) > _NAMED else "")
        yield problem(ProblemKind.PICTURE_UNUSED, IMAGES, count=str(len(unused)), several=several)


def differing_focuses(reading: Reading, _: Today) -> Iterator[Problem]:
    """A slide that states another focus for a photo than one before it, which is the one that counts."""
    first: dict[str, tuple[str, Point]] = {}
    for section in reading.deck.sections:
        for slide in (section.cover, *section.slides):
            file = reading.files.get(slide.id, f"{SLIDES}/{slide.id}")
            for photo, focus in slide.focused:
                other, counts = first.setdefault(photo, (file, focus))
                if counts != focus:
                    yield problem(ProblemKind.FOCUS_DIFFERS, file, None, "", name=photo, first=other)


def empty_loop(_: Reading, today: Today) -> Iterator[Problem]:
    """Dates and hours that would leave nothing in the loop."""
    yield from of_schedule(today.ignored)


def past_dates(reading: Reading, today: Today) -> Iterator[Problem]:
    """A slide whose last day is over, and why it stays where dates are ignored."""
    still = next(iter(today.ignored), "")
    for slide in reading.deck.slides:
        if slide.show_until is not None and slide.show_until < today.day:
            file = reading.files.get(slide.id, f"{SLIDES}/{slide.id}")
            yield problem(ProblemKind.DATE_PAST, file, None, "", date=slide.show_until.isoformat(), still=still)


def dates_ahead(reading: Reading, today: Today) -> Iterator[Problem]:
    """A slide whose first day has not come: it is in the release, and nobody sees it on the wall."""
    if today.ignored:
        return  # it shows
    for slide in reading.deck.slides:
        if slide.show_from is not None and slide.show_from > today.day:
            file = reading.files.get(slide.id, f"{SLIDES}/{slide.id}")
            yield problem(ProblemKind.DATE_AHEAD, file, None, "", date=slide.show_from.isoformat())


def long_loop(reading: Reading, today: Today) -> Iterator[Problem]:
    """A lap of the loop that nobody waits for, of the slides that show today."""
    sections = reading.deck.sections
    if not today.ignored:
        sections = tuple(_of_day(one, today.day) for one in sections)
    outline = outline_of(replace(reading.deck, sections=sections))
    seconds = round(lap_seconds(outline))
    if seconds > LONGEST_LAP:
        panels = str(len(outline.panels))
        yield problem(
            ProblemKind.LOOP_LONG, SLIDES, None, "", seconds=str(seconds), most=str(LONGEST_LAP), panels=panels
        )


def _of_day(section: Section, today: date) -> Section:
    shown = (one for one in section.slides if one.show_until is None or one.show_until >= today)
    return replace(section, slides=tuple(one for one in shown if one.show_from is None or one.show_from <= today))


RULES: tuple[Callable[[Reading, Today], Iterator[Problem]], ...] = (
    unused_figures,
    twin_figures,
    unused_photos,
    differing_focuses,
    empty_loop,
    past_dates,
    dates_ahead,
    long_loop,
)
