"""Dates and hours: what is shown when, and what a wrong clock does not do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.deck.model import Days, Deck, Hours, Section, Settings, Slide, ThemeName, Words
from kiosk.show import Note, is_open, next_change, scheduled, trusted_from, unchanged

BUILT = datetime(2024, 1, 1, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
WORDS = Words("zh", ("标题",))
ALWAYS = Slide("a/always", WORDS, WORDS)


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def hours(*spans: str) -> tuple[Hours, ...]:
    edges = [span.split("-") for span in spans]
    return tuple(Hours(time.fromisoformat(start), time.fromisoformat(end)) for start, end in edges)


def slide(first: str = "", last: str = "", *spans: str, name: str = "a/1", in_loop: bool = True) -> Slide:
    return Slide(
        name,
        WORDS,
        WORDS,
        in_loop=in_loop,
        show_from=date.fromisoformat(first) if first else None,
        show_until=date.fromisoformat(last) if last else None,
        hours=hours(*spans),
    )


def deck(*slides: Slide, cover: Slide | None = None, opening: tuple[Hours, ...] = ()) -> Deck:
    section = Section("a", cover or Slide("a/section", WORDS, WORDS), ThemeName.DAWN, slides)
    return Deck(settings=Settings(opening_hours=opening), sections=(section,))


def names(shown: Deck) -> list[str]:
    return [one.id for one in shown.slides]


@pytest.mark.parametrize(
    ("one", "now", "shown"),
    [
        (slide(), "2025-06-01 12:00", True),
        (slide("2025-06-01"), "2025-05-31 23:59:59", False),
        (slide("2025-06-01"), "2025-06-01 00:00", True),
        (slide("", "2025-06-01"), "2025-06-01 23:59:59", True),
        (slide("", "2025-06-01"), "2025-06-02 00:00", False),
        (slide("", "", "09:00-11:30", "13:00-17:00"), "2025-06-01 08:59:59", False),
        (slide("", "", "09:00-11:30", "13:00-17:00"), "2025-06-01 09:00", True),
        (slide("", "", "09:00-11:30", "13:00-17:00"), "2025-06-01 11:30", False),
        (slide("", "", "09:00-11:30", "13:00-17:00"), "2025-06-01 16:59:59", True),
        (slide("", "", "22:00-02:00"), "2025-06-01 21:59:59", False),
        (slide("", "", "22:00-02:00"), "2025-06-01 22:00", True),
        (slide("", "", "22:00-02:00"), "2025-06-02 01:59:59", True),
        (slide("", "", "22:00-02:00"), "2025-06-02 02:00", False),
        (slide("", "", "00:00-00:00"), "2025-06-02 12:00", True),
        (slide("2025-06-01", "2025-06-01", "22:00-02:00"), "2025-06-01 01:00", False),
        (slide("2025-06-01", "2025-06-01", "22:00-02:00"), "2025-06-02 01:00", True),
        (slide("2025-06-01", "2025-06-01", "22:00-02:00"), "2025-06-02 22:30", False),
        (slide("2025-06-02", "2025-06-01"), "2025-06-01 12:00", False),
    ],
)
def test_a_slide_is_shown_within_its_dates_and_hours(one: Slide, now: str, shown: bool) -> None:
    result, notes = scheduled(deck(one, ALWAYS), at(now), BUILT)
    assert (names(result), notes) == ([one.id, "a/always"] if shown else ["a/always"], ())


def test_a_deck_without_windows_is_handed_back_as_it_is() -> None:
    whole = deck(ALWAYS)
    assert scheduled(whole, at("2025-06-01"), BUILT)[0] is whole


@pytest.mark.parametrize(
    ("now", "note"),
    [
        ("1970-01-01 08:00", Note.CLOCK_TOO_EARLY),
        ("2023-12-31 23:00", Note.CLOCK_TOO_EARLY),
        ("2040-01-01 08:00", Note.CLOCK_TOO_LATE),
    ],
)
def test_a_wrong_clock_drops_nothing(now: str, note: Note) -> None:
    whole = deck(slide("2025-01-01", "2025-01-02", "09:00-10:00"), ALWAYS, opening=hours("09:00-17:00"))
    assert scheduled(whole, at(now), BUILT) == (whole, (note,))
    assert is_open(whole.settings, at(now), BUILT)


@pytest.mark.parametrize(
    ("made", "now", "doubted"),
    [
        ("2025-06-01T12:00:00+08:00", "2025-05-30 12:00", True),  # an empty battery: the day of the installation again
        ("2025-06-01T12:00:00+08:00", "2025-06-01 11:50", False),  # put right by ten minutes
        ("2025-06-01T12:00:00+08:00", "2026-01-01 12:00", False),
        ("2025-06-01T12:00:00", "2025-05-30 12:00", True),
        ("1970-01-01T08:00:00+08:00", "2024-02-01 12:00", False),  # made by a clock that was wrong itself
        ("2040-01-01T08:00:00+08:00", "2024-02-01 12:00", False),
        ("", "2024-02-01 12:00", False),
        ("yesterday", "2023-02-01 12:00", True),  # before the program was built
    ],
)
def test_a_clock_before_what_is_shown_was_made_drops_nothing(made: str, now: str, doubted: bool) -> None:
    whole = deck(slide("2031-01-01"), ALWAYS, opening=hours("03:00-04:00"))
    trusted = trusted_from(BUILT, made)
    shown, notes = scheduled(whole, at(now), trusted)
    assert (shown is whole, notes) == (doubted, (Note.CLOCK_TOO_EARLY,) if doubted else ())
    assert is_open(whole.settings, at(now), trusted) is doubted


def test_a_naive_clock_is_taken_to_be_in_the_zone_of_the_other() -> None:
    whole = deck(slide("", "2025-01-01"), ALWAYS)
    late = datetime(2025, 6, 1, 12)  # noqa: DTZ001
    assert names(scheduled(whole, late, BUILT)[0]) == ["a/always"]
    assert scheduled(whole, datetime(1970, 1, 1), BUILT)[1] == (Note.CLOCK_TOO_EARLY,)  # noqa: DTZ001


@pytest.mark.parametrize(
    "whole",
    [
        deck(slide("", "2024-06-01")),
        deck(slide("", "2024-06-01"), cover=slide("", "2024-06-01", name="a/section")),
        deck(slide("", "2024-06-01"), slide(name="a/2", in_loop=False), cover=slide(name="a/section", in_loop=False)),
    ],
)
def test_windows_never_empty_the_loop(whole: Deck) -> None:
    assert scheduled(whole, at("2025-06-01"), BUILT) == (whole, (Note.LOOP_WOULD_BE_EMPTY,))


def test_a_section_goes_with_its_cover_or_its_last_slide() -> None:
    old = slide("", "2024-06-01")
    other = Section("b", Slide("b/section", WORDS, WORDS), ThemeName.NOON, (Slide("b/1", WORDS, WORDS),))
    for gone in [deck(old), deck(ALWAYS, cover=slide("", "2024-06-01", name="a/section"))]:
        result, _ = scheduled(Deck(sections=(*gone.sections, other)), at("2025-06-01"), BUILT)
        assert [section.id for section in result.sections] == ["b"]


@pytest.mark.parametrize(
    ("now", "spans", "is_now"),
    [
        ("2025-06-01 03:00", (), True),
        ("2025-06-01 09:00", ("09:00-17:00",), True),
        ("2025-06-01 17:00", ("09:00-17:00",), False),
        ("2025-06-01 01:00", ("18:00-02:00",), True),
        ("2025-06-01 17:59", ("18:00-02:00",), False),
    ],
)
def test_the_hall_s_hours(now: str, spans: tuple[str, ...], is_now: bool) -> None:
    assert is_open(Settings(opening_hours=hours(*spans)), at(now)) is is_now


def days(*spans: str) -> tuple[Days, ...]:
    edges = [span.split("/") for span in spans]
    return tuple(Days(date.fromisoformat(first), date.fromisoformat(last)) for first, last in edges)


HOLIDAYS = Settings(
    opening_hours=hours("09:00-17:00"),
    closed_weekdays=(0,),  # Mondays
    closed_dates=days("2025-10-01/2025-10-07"),
    open_dates=days("2025-10-06/2025-10-06", "2025-10-13/2025-10-13"),  # both are Mondays
)
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
CLOSED_ON_MONDAYS = Settings(opening_hours=hours("09:00-17:00"), closed_weekdays=(0,))
NIGHTLY = Settings(opening_hours=hours("18:00-02:00"), closed_dates=days("2025-10-01/2025-10-01"))


@pytest.mark.parametrize(
    ("settings", "now", "is_now"),
    [
        (HOLIDAYS, "2025-09-28 12:00", True),  # a Sunday
        (HOLIDAYS, "2025-09-29 12:00", False),  # a Monday
        (HOLIDAYS, "2025-10-02 12:00", False),
        (HOLIDAYS, "2025-10-06 12:00", True),  # a Monday in the holidays, and open
        (HOLIDAYS, "2025-10-06 08:59", False),
        (HOLIDAYS, "2025-10-13 12:00", True),
        (HOLIDAYS, "2025-10-20 12:00", False),
        (NIGHTLY, "2025-10-01 01:00", True),  # of the evening before
        (NIGHTLY, "2025-10-01 19:00", False),
        (NIGHTLY, "2025-10-02 01:00", False),
        (NIGHTLY, "2025-10-02 19:00", True),
        (Settings(closed_weekdays=(0,)), "2025-09-29 00:00", False),
        (Settings(closed_weekdays=(0,)), "2025-09-29 23:59", False),
        (Settings(closed_weekdays=(0,)), "2025-09-30 00:00", True),
    ],
)
def test_the_hall_s_holidays(settings: Settings, now: str, is_now: bool) -> None:
    assert is_open(settings, at(now)) is is_now


@pytest.mark.parametrize("now", ["1970-01-01 03:00", "2040-01-02 03:00"])
def test_a_wrong_clock_closes_no_hall(now: str) -> None:
    assert is_open(replace(HOLIDAYS, closed_weekdays=EVERY_DAY), at(now), BUILT)
    assert not is_open(HOLIDAYS, at("2025-09-29 12:00"), BUILT)


@pytest.mark.parametrize(
    ("settings", "now", "then"),
    [
        (HOLIDAYS, "2025-09-28 18:00", "2025-09-30 09:00"),
        (HOLIDAYS, "2025-09-30 17:00", "2025-10-06 09:00"),
        (HOLIDAYS, "2025-10-06 17:00", "2025-10-08 09:00"),
        (HOLIDAYS, "2025-10-12 17:00", "2025-10-13 09:00"),
        (NIGHTLY, "2025-10-01 02:00", "2025-10-02 18:00"),
        (CLOSED_ON_MONDAYS, "2025-09-28 18:00", "2025-09-30 09:00"),
        (
            replace(CLOSED_ON_MONDAYS, closed_dates=days("2025-12-01/2025-12-07")),
            "2025-12-01 12:00",
            "2025-12-09 09:00",
        ),
        (
            Settings(closed_weekdays=EVERY_DAY, open_dates=days("2025-12-06/2025-12-06")),
            "2025-06-01 12:00",
            "2025-12-06 00:00",
        ),
        (Settings(closed_dates=days("2025-12-01/2025-12-31")), "2025-06-01 12:00", "2025-12-01 00:00"),
        (Settings(closed_dates=days("2025-01-01/2025-12-31")), "2025-06-01 12:00", "2026-01-01 00:00"),
        (Settings(closed_dates=days("0001-01-01/9999-12-31")), "2025-06-01 12:00", None),
    ],
)
def test_when_the_hall_opens_or_closes_next(settings: Settings, now: str, then: str | None) -> None:
    assert next_change(Deck(settings=settings), at(now)) == (at(then) if then else None)


def test_the_night_when_clocks_change() -> None:
    late = Settings(opening_hours=hours("18:00-02:30"))
    # On 2025-10-26 in Berlin 03:00 is 02:00 again: half past two comes twice, and the first time closes
    first = datetime(2025, 10, 26, 2, 29, tzinfo=BERLIN)
    assert is_open(late, first)
    assert not is_open(late, first.replace(hour=2, minute=31))
    assert is_open(late, first.replace(fold=1))
    # On 2025-03-30 there is no half past two: it closes at three
    assert is_open(late, datetime(2025, 3, 30, 1, 59, tzinfo=BERLIN))
    assert not is_open(late, datetime(2025, 3, 30, 3, 0, tzinfo=BERLIN))


@pytest.mark.parametrize(
    ("whole", "now", "then"),
    [
        (deck(ALWAYS), "2025-06-01 12:00", None),
        (deck(slide("2025-06-10")), "2025-06-01 12:00", "2025-06-10 00:00"),
        (deck(slide("2025-06-10")), "2025-06-10 00:00", None),
        (deck(slide("", "2025-06-10")), "2025-06-01 12:00", "2025-06-11 00:00"),
        (deck(slide("", "", "09:00-17:00")), "2025-06-01 12:00", "2025-06-01 17:00"),
        (deck(slide("", "", "09:00-17:00")), "2025-06-01 17:00", "2025-06-02 09:00"),
        (deck(slide("", "", "22:00-02:00")), "2025-06-01 23:00", "2025-06-02 02:00"),
        (deck(slide("2026-01-01", "", "09:00-17:00")), "2025-06-01 12:00", "2026-01-01 09:00"),
        (deck(slide("", "2025-06-10", "22:00-02:00")), "2025-06-10 23:00", "2025-06-11 02:00"),
        (deck(slide("", "2025-06-10", "22:00-02:00")), "2025-06-11 02:00", None),
        (deck(slide("", "", "09:00-12:00", "12:00-17:00")), "2025-06-01 10:00", "2025-06-01 17:00"),
        (deck(slide("0001-01-01", "9999-12-31")), "2025-06-01 10:00", None),
        (deck(ALWAYS, cover=slide("2025-06-10", name="a/section")), "2025-06-01 12:00", "2025-06-10 00:00"),
        (deck(slide("2025-06-10"), slide("", "2025-06-05")), "2025-06-01 12:00", "2025-06-06 00:00"),
        (deck(ALWAYS, opening=hours("09:00-17:00")), "2025-06-01 12:00", "2025-06-01 17:00"),
    ],
)
def test_when_the_next_slide_comes_or_goes(whole: Deck, now: str, then: str | None) -> None:
    assert next_change(whole, at(now)) == (at(then) if then else None)


def test_naive_times_give_a_naive_change() -> None:
    now, then = datetime(2025, 6, 1, 12), datetime(2025, 6, 10)  # noqa: DTZ001
    assert next_change(deck(slide("2025-06-10")), now) == then


@pytest.mark.parametrize(
    ("span", "now", "after"),
    [
        # On 2025-03-30 in Berlin, 02:00 is 03:00: what begins at 02:30 begins then
        ("02:30-05:00", "2025-03-30 01:00", timedelta(hours=1)),
        ("03:00-05:00", "2025-03-30 01:00", timedelta(hours=1)),
        ("04:00-05:00", "2025-03-30 01:00", timedelta(hours=2)),
        ("00:30-02:30", "2025-03-30 01:00", timedelta(hours=1)),
        # On 2025-10-26, 03:00 is 02:00 again
        ("04:00-05:00", "2025-10-26 01:00", timedelta(hours=4)),
        ("02:30-05:00", "2025-10-26 01:00", timedelta(hours=1, minutes=30)),
        ("01:00-02:30", "2025-10-26 01:15", timedelta(hours=1, minutes=15)),
    ],
)
def test_clocks_that_go_forward_or_back(span: str, now: str, after: timedelta) -> None:
    start = at(now, BERLIN)
    whole = deck(slide("", "", span), ALWAYS)
    change = next_change(whole, start)
    assert change is not None
    assert change.astimezone(UTC) - start.astimezone(UTC) == after
    just_before = (change.astimezone(UTC) - timedelta(seconds=1)).astimezone(BERLIN)
    assert names(scheduled(whole, just_before, BUILT)[0]) == names(scheduled(whole, start, BUILT)[0])
    assert names(scheduled(whole, change, BUILT)[0]) != names(scheduled(whole, start, BUILT)[0])


def spans_of(whole: Deck, now: str) -> list[str]:
    return [f"{begin:%d %H:%M} to {end:%d %H:%M}" for begin, end in unchanged(whole, at(now), BUILT)]


@pytest.mark.parametrize(
    ("whole", "told"),
    [
        (deck(ALWAYS), ["01 12:00 to 09 12:00"]),
        (deck(slide("", "2025-06-03"), ALWAYS), ["01 12:00 to 04 00:00"]),
        (deck(slide("2025-06-02", "2025-06-02"), ALWAYS), ["01 12:00 to 02 00:00", "03 00:00 to 09 12:00"]),
        (
            deck(slide("", "2025-06-03"), ALWAYS, opening=hours("09:00-17:00")),
            ["01 12:00 to 01 17:00", "02 09:00 to 02 17:00", "03 09:00 to 03 17:00"],
        ),
    ],
)
def test_when_the_same_is_seen_as_now(whole: Deck, told: list[str]) -> None:
    assert spans_of(whole, "2025-06-01 12:00") == told


@pytest.mark.parametrize("now", ["1970-01-01 08:00", "2040-01-01 08:00"])
def test_by_a_wrong_clock_nothing_is_foretold(now: str) -> None:
    assert spans_of(deck(ALWAYS), now) == []


def test_of_very_many_dated_slides_only_this_moment_is_told() -> None:
    many = [slide("2025-06-02", "2025-06-02", name=f"a/{number}") for number in range(101)]
    assert spans_of(deck(*many, ALWAYS), "2025-06-01 12:00") == ["01 12:00 to 02 00:00"]
