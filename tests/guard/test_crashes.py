"""What past crashes say, and what is left out for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

import msgspec
import pytest

from kiosk.deck.model import Deck, Figure, Paragraph, Photo, Run, Section, Slide, ThemeName, Words
from kiosk.deck.problems import ProblemKind
from kiosk.guard.crashes import IMITATION, Blame, Crash, Sight, blame, imitation, is_card_failing, kept, with_boot
from kiosk.guard.marks import mark, sight
from kiosk.guard.sparing import spared

DAY = 86_400.0
SHANGHAI = ZoneInfo("Asia/Shanghai")


def slide(name: str, *photos: str, in_loop: bool = True) -> Slide:
    words = Words("zh", (name,), photos=tuple(Photo(photo) for photo in photos))
    return Slide(name, words, words, in_loop=in_loop)


A, B = slide("1/a", "p.jpg"), slide("1/b", "p.jpg", "q.jpg")
COVER, OTHER = slide("1/section"), slide("2/section")
DECK = Deck(
    sections=(
        Section("1", COVER, ThemeName.DAWN, (A, B)),
        Section("2", OTHER, ThemeName.NOON, (slide("2/c", "r.jpg"),)),
    ),
    figures=MappingProxyType({"n": Figure("n", "1")}),
)


def crash(seen: Sight, at: float = 0.0, renderer: str = "software") -> Crash:
    return Crash(at, renderer, seen)


PANEL_A, PAGE_A, PANEL_B = sight("panel", A), sight("page", A), sight("panel", B)
LARGE_Q = sight("photo", B, 1)


def test_a_mark_changes_with_whatever_the_slide_shows() -> None:
    marks = {mark(A), mark(slide("1/a", "q.jpg")), mark(slide("1/x", "p.jpg")), mark(replace(A, figures=("n",)))}
    assert len(marks) == 4
    assert mark(A) == mark(slide("1/a", "p.jpg"))


def test_a_face_without_a_slide_blames_none() -> None:
    assert sight("home", None) == Sight("home")
    assert blame([crash(sight("home", None)), crash(sight("home", None), 1.0)]) == Blame()


@pytest.mark.parametrize(
    ("crashes", "slides", "photos"),
    [
        ([], set(), set()),
        ([crash(PANEL_A)], set(), set()),
        ([crash(PANEL_A), crash(PAGE_A, 5.0)], {"1/a"}, set()),
        ([crash(PANEL_A), crash(PANEL_B, 5.0)], set(), {"p.jpg"}),  # the picture that both show
        ([crash(LARGE_Q), crash(LARGE_Q, 5.0)], set(), {"q.jpg"}),
        ([crash(LARGE_Q), crash(PANEL_B, 5.0)], set(), {"q.jpg"}),
        ([crash(PANEL_A), crash(sight("panel", slide("1/a", "new.jpg")), 5.0)], set(), set()),  # it had changed
        ([crash(PANEL_A), crash(PANEL_A, 8 * DAY)], set(), set()),  # twice, and worlds apart
        ([crash(PANEL_A), crash(PANEL_A, 7 * DAY)], {"1/a"}, set()),
        ([crash(PANEL_A), crash(PANEL_A, 20 * DAY), crash(PANEL_A, 21 * DAY)], {"1/a"}, set()),
        ([crash(PANEL_A, 5.0), crash(PANEL_A, 1.0)], {"1/a"}, set()),  # the clock went back
    ],
)
def test_twice_within_a_week_is_to_blame(crashes: list[Crash], slides: set[str], photos: set[str]) -> None:
    found = blame(crashes)
    assert ({name for name, _ in found.slides}, set(found.photos)) == (slides, photos)


def blamed(*crashes: Crash) -> Blame:
    return blame(crashes)


def ids(deck: Deck) -> list[str]:
    return [one.id for section in deck.sections for one in (section.cover, *section.slides)]


def test_a_burst_of_the_card_blames_nothing_that_was_on_the_screen() -> None:
    twice = [crash(PANEL_A, 0.0, "card"), crash(PANEL_A, 100.0, "card")]
    assert blame(twice).slides == {(A.id, mark(A))}
    assert blame([*twice, crash(PANEL_B, 200.0, "card")]) == Blame(), "it was the card, and it rests"
    assert blame([*twice, crash(PANEL_B, 700.0, "card")]).slides == {(A.id, mark(A))}
    by_processor = [crash(PANEL_B, 300.0), crash(PANEL_B, 400.0)]
    assert blame([*twice, crash(PANEL_B, 200.0, "card"), *by_processor]).slides == {(B.id, mark(B))}


def test_nothing_to_blame_is_the_same_deck() -> None:
    assert spared(DECK, Blame()) == (DECK, ())


def test_a_slide_is_left_out_and_told_by_its_file() -> None:
    found = blamed(crash(PANEL_A), crash(PANEL_A))
    deck, told = spared(DECK, found, files=["images/p.jpg", "slides/1/a.txt", "slides/1/b.md"])
    assert ids(deck) == ["1/section", "1/b", "2/section", "2/c"]
    assert [(one.kind, one.file) for one in told] == [(ProblemKind.SLIDE_CRASHED, "slides/1/a.txt")]
    assert deck.figures is DECK.figures


def test_a_changed_slide_is_back() -> None:
    found = blamed(crash(PANEL_A), crash(PANEL_A))
    changed = replace(A, zh=replace(A.zh, lead="新"))
    whole = replace(DECK, sections=(replace(DECK.sections[0], slides=(changed, B)), DECK.sections[1]))
    assert spared(whole, found) == (whole, ())


def test_a_picture_gives_way_to_its_stand_in_and_is_told_by_staff_s_name() -> None:
    deck, told = spared(DECK, blamed(crash(PANEL_A), crash(PANEL_B)), photos=[("p.jpg", "甲.jpg"), ("q.jpg", "乙.jpg")])
    assert [photo.file for one in deck.slides for photo in one.zh.photos] == ["", "", "q.jpg", "r.jpg"]
    assert [photo.file for one in deck.slides for photo in one.en.photos] == ["", "", "q.jpg", "r.jpg"]
    assert [(one.kind, one.file) for one in told] == [(ProblemKind.PICTURE_CRASHED, "images/甲.jpg")]


def test_a_slide_that_crashes_without_its_picture_too_is_left_out() -> None:
    first = [crash(PANEL_A), crash(PANEL_B)]
    without, _ = spared(DECK, blame(first))
    again = sight("panel", without.slides[0])
    deck, told = spared(DECK, blame([*first, crash(again), crash(again)]))
    assert "1/a" not in ids(deck)
    assert {one.kind for one in told} == {ProblemKind.SLIDE_CRASHED, ProblemKind.PICTURE_CRASHED}


def test_a_section_goes_with_its_last_slide() -> None:
    last = sight("panel", DECK.slides[2])
    assert ids(spared(DECK, blamed(crash(last), crash(last)))[0]) == ["1/section", "1/a", "1/b"]


def told_of(deck: Deck, found: Blame) -> list[tuple[ProblemKind, str]]:
    files = ["slides/1/a.txt", "slides/1/section.txt", "slides/2/section.md"]
    return [(one.kind, one.file) for one in spared(deck, found, files=files)[1]]


def covered(words: Words) -> Deck:
    """One section with a cover of these words, and its two pages."""
    cover = Slide("1/section", words, words, figures=("n",))
    return replace(DECK, sections=(replace(DECK.sections[0], cover=cover),))


FULL = Words(
    "zh", ("以创造", "之力"), "创造", "一句导语。", ("首个",), (Paragraph((Run("正文"),)),), (Photo("p.jpg"),), "某某摄"
)


def test_a_cover_is_first_shown_with_its_title_alone_and_its_pages_stay() -> None:
    whole = covered(FULL)
    seen = sight("panel", whole.sections[0].cover)
    found = blamed(crash(seen), crash(seen))
    deck, _ = spared(whole, found)
    assert ids(deck) == ["1/section", "1/a", "1/b"]
    cover = deck.sections[0].cover
    assert cover.zh == cover.en == Words("zh", ("以创造", "之力"), "创造")
    assert cover.figures == ()
    assert told_of(whole, found) == [(ProblemKind.COVER_CRASHED, "slides/1/section.txt")]


def test_a_section_goes_with_a_cover_that_crashes_with_its_title_alone_too() -> None:
    whole = replace(DECK, sections=(*covered(FULL).sections, DECK.sections[1]))
    seen = sight("panel", whole.sections[0].cover)
    first = [crash(seen), crash(seen)]
    again = sight("panel", spared(whole, blame(first))[0].sections[0].cover)
    found = blame([*first, crash(again), crash(again)])
    assert ids(spared(whole, found)[0]) == ["2/section", "2/c"]
    assert told_of(whole, found) == [(ProblemKind.SECTION_CRASHED, "slides/1/section.txt")]


def test_a_section_goes_at_once_with_a_cover_that_is_a_title_alone() -> None:
    bare = sight("panel", OTHER)
    found = blamed(crash(bare), crash(bare))
    assert ids(spared(DECK, found)[0]) == ["1/section", "1/a", "1/b"]
    assert told_of(DECK, found) == [(ProblemKind.SECTION_CRASHED, "slides/2/section.md")]


def test_a_cover_that_was_changed_is_shown_in_full_again() -> None:
    whole = covered(FULL)
    seen = sight("panel", whole.sections[0].cover)
    changed = covered(replace(FULL, lead="新的导语。"))
    assert spared(changed, blamed(crash(seen), crash(seen))) == (changed, ())


def test_what_would_empty_the_loop_is_not_believed_and_yet_named() -> None:
    found = Blame(frozenset((name, mark(one)) for name, one in (("1/section", COVER), ("2/section", OTHER))))
    assert spared(DECK, found)[0] == DECK
    assert told_of(DECK, found) == [
        (ProblemKind.SLIDE_CRASHING, "slides/1/section.txt"),
        (ProblemKind.SLIDE_CRASHING, "slides/2/section.md"),
    ]
    quiet = slide("1/q", in_loop=False)
    still = Deck(sections=(Section("1", slide("1/section", in_loop=False), ThemeName.DAWN, (A, quiet)),))
    found = blamed(crash(PANEL_A), crash(PANEL_A))
    assert spared(still, found)[0] == still
    assert told_of(still, found) == [(ProblemKind.SLIDE_CRASHING, "slides/1/a.txt")]


def test_where_all_pages_stay_pictures_and_covers_still_give_way() -> None:
    cover = covered(FULL).sections[0].cover
    page = slide("1/a", "p.jpg", "q.jpg")
    one = Deck(sections=(Section("1", cover, ThemeName.DAWN, (page,)),))
    found = Blame(frozenset({("1/section", mark(cover)), ("1/a", mark(page))}), frozenset({"q.jpg"}))
    deck, told = spared(one, found)
    assert ids(deck) == ["1/section", "1/a"]
    assert deck.sections[0].cover.files == ()
    assert deck.slides[0].files == ("p.jpg", "")
    assert [problem.kind for problem in told] == [
        ProblemKind.SLIDE_CRASHING,
        ProblemKind.COVER_CRASHED,
        ProblemKind.PICTURE_CRASHED,
    ]


NOON = datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)


def at(*minutes: float) -> list[Crash]:
    return [crash(Sight(), NOON.timestamp() + 60 * minute, "card") for minute in minutes]


@pytest.mark.parametrize(
    ("crashes", "later", "failing"),
    [
        ([], 0, False),
        (at(0, 1), 2, False),
        (at(0, 5, 10), 11, True),
        (at(0, 5, 11), 11, False),
        (at(0, 5, 10), 60 * 11.9, True),
        (at(0, 5, 10), 60 * 12, False),  # the next day
        (at(-60 * 24, -60 * 24 + 1, -60 * 24 + 2, 0), 5, False),
        ([*at(0, 5), crash(Sight(), NOON.timestamp(), "software")], 6, False),
    ],
)
def test_a_card_that_crashes_three_times_rests_until_tomorrow(
    crashes: list[Crash], later: float, failing: bool
) -> None:
    assert is_card_failing(crashes, NOON + timedelta(minutes=later)) is failing


def test_a_burst_of_today_counts_whatever_the_clock_said_since() -> None:
    assert is_card_failing([*at(0, 1, 2), *at(60 * 24 * 5000, 60 * 24 * 5000 + 1, 60 * 24 * 5000 + 2)], NOON)


@pytest.mark.parametrize(
    ("boots", "failing"),
    [
        ((), True),
        (("a",), True),
        (("a", "b", "c"), True),
        (("z", "a", "b", "c"), True),
        (("a", "b", "c", "d"), False),  # the third start since, of a machine whose clock says the same day at each
        (("b", "c", "d", "e"), False),
    ],
)
def test_at_the_third_start_of_the_machine_the_card_is_tried_again(boots: tuple[str, ...], *, failing: bool) -> None:
    burst = [msgspec.structs.replace(one, boot="a") for one in at(0, 1, 2)]
    assert is_card_failing(burst, NOON, boots) is failing
    seen = [msgspec.structs.replace(crash(Sight(IMITATION), NOON.timestamp(), "llvmpipe"), boot="a")]
    assert bool(imitation(seen, NOON, boots)) is failing


def test_the_machine_s_runs_are_kept_in_order_and_few() -> None:
    boots: tuple[str, ...] = ()
    for boot in ("a", "b", "b", "", "c", "d", "e"):
        boots = with_boot(boots, boot)
    assert boots == ("b", "c", "d", "e")


def test_a_day_is_the_hall_s_day() -> None:
    night = datetime(2026, 11, 25, 0, 10, tzinfo=SHANGHAI)  # still the 24th in Greenwich
    crashes = [crash(Sight(), night.timestamp() + second, "card") for second in range(3)]
    assert is_card_failing(crashes, night + timedelta(minutes=1))
    assert is_card_failing(crashes, night + timedelta(hours=23))
    assert not is_card_failing(crashes, night + timedelta(hours=24))


def test_memory_is_bounded_and_keeps_what_it_blames() -> None:
    other = [crash(Sight("panel", f"9/{number}", "x"), 30 * DAY + number) for number in range(500)]
    crashes = kept((crash(PANEL_A), crash(PANEL_A), *other))
    for number in range(300):
        crashes = kept((*crashes, crash(Sight("panel", f"8/{number}", "x"), 40 * DAY + number)))
    assert len(crashes) == 102
    assert {name for name, _ in blame(crashes).slides} == {"1/a"}


def test_an_imitation_of_the_card_is_known_until_tomorrow() -> None:
    night = datetime(2026, 11, 24, 0, 30, tzinfo=SHANGHAI)
    seen = [crash(Sight(IMITATION), night.timestamp() + at, name) for at, name in ((0, "softpipe"), (60, "llvmpipe"))]
    assert imitation([], night) == ""
    assert imitation([crash(Sight("panel"), night.timestamp(), "card")], night) == ""
    assert imitation(seen, night + timedelta(minutes=2)) == "llvmpipe"
    assert imitation(seen, night + timedelta(hours=23)) == "llvmpipe"
    assert imitation(seen, night + timedelta(hours=24)) == ""
    assert not is_card_failing(seen * 3, night + timedelta(minutes=2))
