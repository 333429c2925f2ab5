"""What is shown on which day at which hour; the time, in the hall's zone, is handed in and only doubted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from kiosk.deck.model import Days, Deck, Hours, Section, Settings, Slide

CLOCK_TRUSTED_YEARS = 10
_DAY = timedelta(days=1)
_MIDNIGHT = time()
_ALL_DAY = Hours(_MIDNIGHT, _MIDNIGHT)
_AHEAD, _MOST_SPANS, _MANY_DATED = timedelta(days=8), 48, 100
_PRECISE = timedelta(seconds=1)
_FIRST_DAY, _LAST_DAY = date(2, 1, 1), date(9998, 12, 1)  # beyond them, staff mean "always", and dates end


class Note(StrEnum):
    """What staff should know about the schedule, besides what is wrong in a file."""

    CLOCK_TOO_EARLY = "clock-too-early"  # before the program was built, or what it shows: dates and hours are ignored
    CLOCK_TOO_LATE = "clock-too-late"  # long after it was built: likewise
    LOOP_WOULD_BE_EMPTY = "loop-would-be-empty"  # dates and hours would leave nothing: they are ignored


def scheduled(deck: Deck, now: datetime, built: datetime) -> tuple[Deck, tuple[Note, ...]]:
    """``deck`` without what is outside its dates or hours at ``now``.

    A section goes with its cover, or with the last of its slides. ``built`` is when the program was: a clock
    before it, or ten years after it, is wrong and drops nothing. Naive times are taken to be in one zone.
    """
    doubt = _doubt(now, built)
    if doubt is not None:
        return deck, (doubt,)
    sections = tuple(kept for section in deck.sections if (kept := _kept(section, now)) is not None)
    if sections == deck.sections:
        return deck, ()
    if _loops(deck.sections) and not _loops(sections):
        return deck, (Note.LOOP_WOULD_BE_EMPTY,)
    return replace(deck, sections=sections), ()


def trusted_from(built: datetime, made: str) -> datetime:
    """The ``built`` of the functions here: when the program was, or a day before what it shows was ``made``, if later.

    ``made`` is a time in ISO 8601. A machine whose battery is empty begins again at the time of its installation,
    which is after ``built``. A clock that is put right goes back by less than a day. One that was itself wrong by
    ``built``, and what is no time, say nothing.
    """
    try:
        at = datetime.fromisoformat(made)
    except ValueError:
        return built
    at = at if at.tzinfo is not None else at.replace(tzinfo=built.tzinfo)
    return max(built, at - _DAY) if _doubt(at, built) is None else built


def is_shown(slide: Slide, now: datetime) -> bool:
    """Whether ``slide`` is within its dates and hours at ``now``.

    Hours over midnight belong to the day on which they begin.
    """
    if not slide.hours:
        return _in_dates(slide, now.date())
    return any(_in_dates(slide, day) for hours in slide.hours for day in _days_of(hours, now))


def is_open(settings: Settings, now: datetime, built: datetime | None = None) -> bool:
    """Whether the hall is open at ``now``: always, where no hours are set or the clock is wrong by ``built``.

    Hours over midnight belong to the day on which they begin. Without hours an open day is open all day.
    """
    if built is not None and _doubt(now, built) is not None:
        return True
    spans = settings.opening_hours or (_ALL_DAY,)
    return any(_is_open_day(settings, day) for hours in spans for day in _days_of(hours, now))


def unchanged(deck: Deck, now: datetime, built: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """When, within the next eight days, the hall is open and the deck the same as ``now``: spans (from, until).

    Nothing where the clock is wrong by ``built``. Of a deck with very many dated slides only the span of ``now``.
    """
    if _doubt(now, built) is not None:
        return ()
    same, _ = scheduled(deck, now, built)
    dated = sum(_is_dated(slide) for section in deck.sections for slide in (section.cover, *section.slides))
    last = now + _AHEAD
    spans: list[tuple[datetime, datetime]] = []
    begin = now
    for _ in range(_MOST_SPANS if dated <= _MANY_DATED else 1):
        change = next_change(deck, begin)
        end = last if change is None else min(change, last)
        if is_open(deck.settings, begin, built) and scheduled(deck, begin, built)[0] == same:
            spans.append((begin, end))
        if end >= last:
            break
        begin = end
    return tuple(spans)


def next_change(deck: Deck, now: datetime) -> datetime | None:
    """When the first slide after ``now`` comes or goes, or the hall opens or closes; None if never.

    In the zone of ``now``, right where its clocks go forward or back.
    """
    zone = now.tzinfo or UTC
    here = now.replace(tzinfo=zone)
    calendar = _Calendar(zone)
    slides = (slide for section in deck.sections for slide in (section.cover, *section.slides))
    changes = [_slide_change(slide, here, calendar) for slide in slides]
    changes.append(
        _first_change(
            lambda at: is_open(deck.settings, at),
            here,
            calendar.moments(_closing_days(deck.settings, here.date()), deck.settings.opening_hours),
            zone,
        )
    )
    soonest = min((at for at in changes if at is not None), default=None)
    if soonest is None:
        return None
    return soonest.astimezone(zone).replace(tzinfo=now.tzinfo)


def _doubt(now: datetime, built: datetime) -> Note | None:
    if (now.tzinfo is None) != (built.tzinfo is None):
        now, built = now.replace(tzinfo=now.tzinfo or built.tzinfo), built.replace(tzinfo=built.tzinfo or now.tzinfo)
    if now < built:
        return Note.CLOCK_TOO_EARLY
    if now - built > timedelta(days=365.25 * CLOCK_TRUSTED_YEARS):
        return Note.CLOCK_TOO_LATE
    return None


def _kept(section: Section, now: datetime) -> Section | None:
    if not is_shown(section.cover, now):
        return None
    gone = {slide.id for slide in section.slides if _is_dated(slide) and not is_shown(slide, now)}
    if not gone:
        return section
    slides = tuple(slide for slide in section.slides if slide.id not in gone)
    return replace(section, slides=slides) if slides else None


def _loops(sections: Iterable[Section]) -> bool:
    return any(slide.in_loop for section in sections if section.slides for slide in (section.cover, *section.slides))


def _in_dates(slide: Slide, day: date) -> bool:
    return (slide.show_from is None or slide.show_from <= day) and (slide.show_until is None or day <= slide.show_until)


def _days_of(hours: Hours, now: datetime) -> Iterator[date]:
    """The days on which those ``hours`` began that ``now`` is in."""
    today, at = now.date(), now.time()
    if hours.start < hours.end:
        if hours.start <= at < hours.end:
            yield today
        return
    if at >= hours.start:
        yield today
    if at < hours.end:
        yield today - _DAY


def _is_open_day(settings: Settings, day: date) -> bool:
    if _among(settings.open_dates, day):
        return True
    return day.weekday() not in settings.closed_weekdays and not _among(settings.closed_dates, day)


def _among(spans: Iterable[Days], day: date) -> bool:
    return any(span.first <= day <= span.last for span in spans)


def _closing_days(settings: Settings, today: date) -> set[date]:
    """The days at which it may turn open or closed next: round today, within a week, round each holiday's edges."""
    week = 8 if settings.closed_weekdays else 0
    days = {*_around(today), *(today + number * _DAY for number in range(week))}
    for span in (*settings.closed_dates, *settings.open_dates):
        for edge in (span.first, span.last):
            if max(today, _FIRST_DAY) <= edge <= _LAST_DAY:
                days.update(edge + number * _DAY for number in range(-1, week + 2))
    return days


def _around(day: date) -> tuple[date, ...]:
    return (day - _DAY, day, day + _DAY)


def _is_dated(slide: Slide) -> bool:
    return slide.show_from is not None or slide.show_until is not None or bool(slide.hours)


def _slide_change(slide: Slide, now: datetime, calendar: _Calendar) -> datetime | None:
    if not _is_dated(slide):
        return None
    days = set(_around(now.date())) if slide.hours else set()
    for edge in (slide.show_from, slide.show_until):
        if edge is not None and _FIRST_DAY <= edge <= _LAST_DAY:
            days.update(_around(edge))
    return _first_change(lambda at: is_shown(slide, at), now, calendar.moments(days, slide.hours), calendar.zone)


def _first_change(
    state: Callable[[datetime], bool], now: datetime, moments: Iterable[datetime], zone: tzinfo
) -> datetime | None:
    """The first of ``moments`` (UTC) after ``now`` at which ``state`` differs from what it is now."""
    after = now.astimezone(UTC)
    current = state(now)
    return next((at for at in sorted(set(moments)) if at > after and state(at.astimezone(zone)) != current), None)


class _Calendar:
    """The moments, in UTC, at which something may change on a day of ``zone``; remembers its clock changes."""

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone
        self._shifts: dict[date, tuple[datetime, ...]] = {}

    def moments(self, days: Iterable[date], hours: tuple[Hours, ...]) -> Iterator[datetime]:
        times = {_MIDNIGHT, *(edge for span in hours for edge in (span.start, span.end))}
        for day in days:
            yield from self._shift(day)
            for at in times:
                for fold in (0, 1):
                    yield datetime.combine(day, at, self.zone).replace(fold=fold).astimezone(UTC)

    def _shift(self, day: date) -> tuple[datetime, ...]:
        """When the zone's offset changes on ``day``, to the second."""
        if day not in self._shifts:
            low = datetime.combine(day, _MIDNIGHT, self.zone).astimezone(UTC)
            high = low + _DAY + timedelta(hours=2)
            changes = self._offset(low) != self._offset(high)
            while changes and high - low > _PRECISE:
                middle = low + (high - low) // 2
                if self._offset(middle) == self._offset(low):
                    low = middle
                else:
                    high = middle
            self._shifts[day] = (high.replace(microsecond=0),) if changes else ()
        return self._shifts[day]

    def _offset(self, at: datetime) -> timedelta | None:
        return at.astimezone(self.zone).utcoffset()
