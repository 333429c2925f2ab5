"""Taps and swipes from fingers (ADR 8)."""

from __future__ import annotations

import pytest

from kiosk.screen.touch import MOUSE, Gesture
from kiosk.show import HOLD_SECONDS


@pytest.fixture
def gesture() -> Gesture:
    """A 1000 px wide screen: 10 px a tap, 60 px a swipe, 15 px of edge."""
    return Gesture(10, 60, 15, 1000)


def test_a_short_press_is_a_tap(gesture: Gesture) -> None:
    gesture.press(1, 100, 100)
    assert gesture.release(1, 106, 100) is None
    assert gesture.may_tap(1)


def test_a_finger_that_moved_8_mm_is_no_tap_even_if_it_came_back(gesture: Gesture) -> None:
    gesture.press(1, 100, 100)
    gesture.move(1, 115, 100)
    gesture.release(1, 100, 100)
    assert not gesture.may_tap(1)


@pytest.mark.parametrize(
    ("end", "swipe"),
    [((430, 100), "left"), ((570, 100), "right"), ((450, 100), None), ((430, 145), None), ((430, 135), "left")],
)
def test_a_swipe_is_long_and_level(gesture: Gesture, end: tuple[float, float], swipe: str | None) -> None:
    gesture.press(1, 500, 100)
    assert gesture.release(1, *end) == swipe


@pytest.mark.parametrize("x", [5, 995])
def test_a_swipe_from_the_edge_is_none(gesture: Gesture, x: float) -> None:
    gesture.press(1, x, 100)
    assert gesture.release(1, 500, 100) is None


def test_the_first_finger_owns_taps(gesture: Gesture) -> None:
    gesture.press(1, 100, 100)
    gesture.press(2, 500, 300)
    gesture.release(2, 500, 300)
    assert not gesture.may_tap(2)
    gesture.release(1, 100, 100)
    assert gesture.may_tap(1)


def test_two_fingers_do_not_swipe(gesture: Gesture) -> None:
    gesture.press(1, 500, 100)
    gesture.press(2, 600, 300)
    gesture.release(2, 600, 300)
    assert gesture.release(1, 400, 100) is None


def test_three_fingers_do_nothing(gesture: Gesture) -> None:
    for finger in (1, 2, 3):
        gesture.press(finger, 100 * finger, 100)
    for finger in (3, 2, 1):
        gesture.release(finger, 100 * finger, 100)
    assert not gesture.may_tap(1)


def test_a_new_gesture_begins_clean(gesture: Gesture) -> None:
    for finger in (1, 2, 3):
        gesture.press(finger, 100, 100)
    for finger in (1, 2, 3):
        gesture.release(finger, 100, 100)
    gesture.press(7, 100, 100)
    gesture.release(7, 100, 100)
    assert gesture.may_tap(7)


def test_a_cancelled_touch_is_nothing(gesture: Gesture) -> None:
    gesture.press(1, 100, 100)
    gesture.cancel()
    assert not gesture.down
    assert not gesture.may_tap(1)


def test_the_mouse_is_a_finger(gesture: Gesture) -> None:
    gesture.press(MOUSE, 100, 100)
    gesture.release(MOUSE, 100, 100)
    assert gesture.may_tap(MOUSE)


@pytest.mark.parametrize(
    ("x", "y", "corner"),
    [(961, 39, "high"), (960, 0, "high"), (959, 0, ""), (999, 40, ""), (999, 460, "low"), (999, 459, ""), (0, 0, "")],
)
def test_corners_are_on_the_right(gesture: Gesture, x: float, y: float, corner: str) -> None:
    gesture.height, gesture.corner_px = 500, 40
    gesture.press(1, x, y)
    assert gesture.corner() == corner


def test_a_finger_rests_until_it_moves_or_another_comes(gesture: Gesture) -> None:
    gesture.press(1, 900, 10)
    gesture.move(1, 906, 10)
    assert gesture.resting
    gesture.move(1, 911, 10)
    assert not gesture.resting
    gesture.release(1, 900, 10)
    gesture.press(1, 900, 10)
    assert gesture.resting
    gesture.press(2, 100, 100)
    gesture.release(2, 100, 100)
    assert not gesture.resting


def test_what_lasts_is_counted_from_its_own_press_and_owns_nothing_any_more(gesture: Gesture) -> None:
    gesture.press(1, 100, 100, 5.0)
    for second in range(10, 120, 10):
        gesture.press(2, 500, 300, float(second))
        gesture.release(2, 500, 300)
        gesture.move(1, 101, 100)
    assert gesture.deadline == 5.0 + HOLD_SECONDS
    assert gesture.retire(4.9 + HOLD_SECONDS) == ()
    assert gesture.retire(5.0 + HOLD_SECONDS) == (1,)
    assert (gesture.down, gesture.deadline) == (False, None)
    assert not gesture.may_tap(1)
    assert gesture.press(2, 500, 300, 130.0)
    gesture.release(2, 500, 300)
    assert gesture.may_tap(2)


def test_what_lasts_is_ignored_until_it_lifts(gesture: Gesture) -> None:
    gesture.press(1, 500, 100)
    gesture.retire(HOLD_SECONDS)
    assert not gesture.move(1, 400, 100)
    assert gesture.release(1, 300, 100) is None
    assert not gesture.may_tap(1)
    assert gesture.press(1, 100, 100, 200.0)
    gesture.release(1, 100, 100)
    assert gesture.may_tap(1)


def test_who_stays_goes_on_as_if_what_lasted_had_never_been(gesture: Gesture) -> None:
    gesture.height, gesture.corner_px = 500, 40
    gesture.press(1, 100, 100, 0.0)
    gesture.press(2, 990, 10, 100.0)
    gesture.move(2, 993, 10)
    gesture.retire(HOLD_SECONDS)
    assert (gesture.own.since, gesture.corner(), gesture.resting) == (100.0, "high", True)
    assert gesture.deadline == 100.0 + HOLD_SECONDS
    gesture.release(2, 990, 10)
    assert gesture.may_tap(2)


def test_a_second_press_of_one_finger_means_that_a_release_got_lost(gesture: Gesture) -> None:
    gesture.press(1, 100, 100, 0.0)
    assert gesture.press(1, 500, 300, 50.0)
    assert gesture.deadline == 50.0 + HOLD_SECONDS
    gesture.release(1, 500, 300)
    assert gesture.may_tap(1)
    gesture.press(1, 100, 100)
    gesture.press(2, 500, 300)
    gesture.press(1, 300, 300)
    gesture.release(1, 300, 300)
    assert not gesture.may_tap(1), "the second one came first"
