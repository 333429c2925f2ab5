"""Contrast against the pixels behind the ink, whatever anti-aliasing makes of the edges."""

from __future__ import annotations

import pytest

from kiosk.screen.legibility import contrast, contrast_on, flat_ground, least_contrast, mixed

INK, GROUND = 0x22304A, 0xFAF2EC


@pytest.mark.parametrize(("colour", "ratio"), [(0x000000, 21.0), (0x767676, 4.54), (0x777777, 4.48), (0xFF0000, 4.0)])
def test_contrast_to_white_is_what_everybody_measures(colour: int, ratio: float) -> None:
    assert contrast(colour, 0xFFFFFF) == pytest.approx(ratio, abs=0.005)
    assert contrast(0xFFFFFF, colour) == contrast(colour, 0xFFFFFF)


def test_a_flat_ground_is_known_by_its_edge_and_the_way_to_the_ink() -> None:
    halves = [mixed(INK, GROUND, share / 8) for share in range(9)]
    assert flat_ground([GROUND] * 40, halves, INK) == GROUND


def test_a_picture_behind_the_text_is_no_flat_ground() -> None:
    halves = [mixed(INK, GROUND, share / 8) for share in range(9)]
    assert flat_ground([GROUND, 0xFFC0A0], halves, INK) is None
    assert flat_ground([GROUND] * 40, [*halves, 0xC04030], INK) is None
    assert flat_ground([], halves, INK) is None


def test_text_that_lets_the_ground_through_has_less_contrast() -> None:
    assert contrast_on(0x000000, 1.0, [0xFFFFFF]) == pytest.approx(21)
    assert contrast_on(0x000000, 0.3, [0xFFFFFF]) < 3


def test_single_pixels_do_not_decide_but_a_tenth_does() -> None:
    assert contrast_on(0xFFFFFF, 1.0, [0x000000] * 97 + [0xFFFFFF] * 3) > 20
    assert contrast_on(0xFFFFFF, 1.0, [0x000000] * 90 + [0xFFFFFF] * 10) == 1
    assert contrast_on(0xFFFFFF, 1.0, []) == 21


@pytest.mark.parametrize(
    ("em", "bold", "least"), [(30, False, 4.5), (45, False, 3.0), (34, True, 4.5), (35, True, 3.0), (44, False, 4.5)]
)
def test_large_is_told_from_the_body(em: float, bold: bool, least: float) -> None:
    assert least_contrast(em, 30, bold=bold) == least
