"""How long a picture is waited for: ever longer, and never for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.screen.patience import FORGIVEN_SECONDS, LONGEST_SECONDS, MOST_PHOTOS, Patience

if TYPE_CHECKING:
    from conftest import StillClock

A, B, OTHER = ("a.jpg", "panel"), ("a.jpg", "page"), ("b.jpg", "panel")


@pytest.fixture
def patience(clock: StillClock) -> Patience:
    return Patience(clock)


@pytest.mark.parametrize(("lost", "minutes"), [(False, [1, 2, 4, 8, 16, 32, 60, 60]), (True, [0, 1, 2, 4])])
def test_each_time_it_is_waited_for_twice_as_long(
    patience: Patience, clock: StillClock, lost: bool, minutes: list[int]
) -> None:
    for wait in minutes:
        assert patience.failed(A, lost=lost) == wait * 60
        if wait:
            clock.now += wait * 60 - 1
            assert patience.take_due() == set()
            assert patience.seconds_left() == 1
            clock.now += 1
        assert patience.seconds_left() == 0
        assert patience.take_due() == {A}
        assert patience.seconds_left() is None


def test_what_fails_while_it_waits_waits_no_longer(patience: Patience, clock: StillClock) -> None:
    assert patience.failed(A) == 60
    clock.now += 40
    assert patience.failed(A) == 20
    assert patience.failed(A, lost=True) == 20


def test_what_came_is_not_asked_for_and_what_goes_again_soon_is_asked_for_later(
    patience: Patience, clock: StillClock
) -> None:
    patience.failed(A, lost=True)
    patience.take_due()
    patience.came(A)
    assert patience.seconds_left() is None
    assert patience.failed(A, lost=True) == 60
    patience.came(A)
    assert patience.take_due() == set()
    clock.now += FORGIVEN_SECONDS
    assert patience.failed(A, lost=True) == 0


def test_pictures_of_one_photo_are_asked_for_together(patience: Patience, clock: StillClock) -> None:
    patience.failed(A)
    patience.failed(OTHER)
    clock.now += 1
    patience.failed(B)
    clock.now += 59
    assert patience.take_due() == {A, B, OTHER}


def test_a_multitude_is_asked_for_by_and_by_but_what_is_lost_at_once(patience: Patience, clock: StillClock) -> None:
    many = {(f"{number}.jpg", "panel") for number in range(2 * MOST_PHOTOS + 1)}
    for place in many:
        patience.failed(place)
    clock.now += 60
    for place in (A, OTHER):
        patience.failed(place, lost=True)
    first = patience.take_due()
    assert {A, OTHER} < first
    assert len(first - {A, OTHER}) in {MOST_PHOTOS - 2, MOST_PHOTOS}
    assert patience.seconds_left() == 60
    later = set(first)
    while patience.seconds_left() is not None:
        clock.now += 60
        later |= patience.take_due()
    assert later == many | {A, OTHER}


def test_what_no_deck_has_is_forgotten(patience: Patience, clock: StillClock) -> None:
    patience.failed(A)
    patience.failed(OTHER)
    patience.keep({A})
    clock.now += LONGEST_SECONDS
    assert patience.take_due() == {A}
