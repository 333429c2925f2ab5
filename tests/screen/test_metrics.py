"""Sizes are millimetres by role, not in step with the panel."""

from __future__ import annotations

import pytest

from kiosk.screen.metrics import ROLES, Metrics, large_factor

TABLE_PX = {  # px at 1080p for 55, 32 and 21.5 inches
    "panelTitle": (101, 108, 109),
    "panelSubtitle": (38, 46, 48),
    "panelLead": (41, 46, 48),
    "panelLabel": (30, 35, 40),
    "invitation": (35, 41, 44),
    "progress": (25, 30, 36),
    "panelFigure": (110, 119, 121),
    "hero": (174, 190, 186),
    "pageTitle": (66, 73, 75),
    "pageLead": (38, 42, 46),
    "body": (30, 35, 40),
    "cardFigure": (69, 81, 85),
    "cardLabel": (25, 30, 36),
    "caption": (24, 28, 36),
    "bar": (27, 31, 38),
}


@pytest.mark.parametrize("role", sorted(TABLE_PX))
def test_a_role_has_the_pixels_of_the_table(role: str) -> None:
    for inches, expected in zip((55, 32, 21.5), TABLE_PX[role], strict=True):
        assert Metrics(1920, 1080, inches).px(role) == pytest.approx(expected, abs=1)


def test_every_role_is_in_the_table() -> None:
    assert set(TABLE_PX) == set(ROLES)


def test_twice_the_pixels_on_the_same_panel_are_twice_the_size() -> None:
    for role in ROLES:
        assert Metrics(3840, 2160).px(role) == pytest.approx(2 * Metrics(1920, 1080).px(role), abs=1)


@pytest.mark.parametrize(("inches", "factor"), [(21.5, 1.5), (32, 1.5), (43, 1.35), (55, 1.35), (37.5, 1.425)])
def test_large_type_grows_more_on_small_panels(inches: float, factor: float) -> None:
    assert large_factor(inches) == pytest.approx(factor)


@pytest.mark.parametrize("inches", [21.5, 24, 32, 43, 55, 65])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1280, 1024), (3840, 2160), (1080, 1920), (2160, 3840)])
def test_large_type_meets_the_capital_h_of_en_301_549(inches: float, size: tuple[int, int]) -> None:
    metrics = Metrics(*size, inches, large=True)
    for role in ROLES:
        assert metrics.px(role) * 0.733 / metrics.px_per_mm >= 7.2, role


@pytest.mark.parametrize("inches", [15.6, 21.5, 32, 55, 75])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1280, 1024), (1080, 1920)])
def test_targets_are_never_under_12_mm(inches: float, size: tuple[int, int]) -> None:
    metrics = Metrics(*size, inches)
    assert metrics.target / metrics.px_per_mm >= 11.9
    assert metrics.strip >= metrics.target


def test_at_55_inches_targets_have_20_mm() -> None:
    metrics = Metrics(1920, 1080)
    assert metrics.target == 32  # 31.5 px


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1280, 1024), (3840, 2160), (1080, 1920), (2160, 3840)])
def test_words_and_picture_of_a_panel_do_not_overlap(size: tuple[int, int]) -> None:
    metrics = Metrics(*size)
    words, picture = metrics.panel_words, metrics.panel_picture
    if metrics.portrait:
        assert words.y >= picture.height
    else:
        assert words.x + words.width <= picture.x
    assert picture.x + picture.width == size[0]


def test_the_column_of_a_page_is_22_to_26_hanzi_and_at_most_470_mm() -> None:
    for inches in (55, 43, 32, 21.5):
        metrics = Metrics(1920, 1080, inches)
        hanzi = metrics.column / metrics.px("body")
        assert 19 <= hanzi <= 26, inches
        if inches >= 43:
            assert metrics.column / metrics.px_per_mm <= 471


@pytest.mark.parametrize(
    ("size", "inches", "millimetres"),
    [((1920, 1080), 55, 40), ((3840, 2160), 55, 40), ((1920, 1080), 21.5, 33), ((1366, 768), 21.5, 33)],
)
def test_the_corner_for_staff_is_larger_than_a_button(size: tuple[int, int], inches: float, millimetres: int) -> None:
    metrics = Metrics(*size, inches)
    assert round(metrics.corner / metrics.px_per_mm) == millimetres
    assert metrics.corner >= metrics.mm(20)


@pytest.mark.parametrize(("reach_x", "left"), [(0.0, 16), (0.5, 408), (0.95, 800), (1.0, 800)])
def test_the_reach_zone_is_around_the_press_and_on_the_screen(reach_x: float, left: int) -> None:
    zone = Metrics(1920, 1080, 55, reach=True, reach_x=reach_x).reach_zone
    assert (zone.x, zone.y, zone.width, zone.height) == (left, 648, 1104, 432)


def test_a_page_has_its_words_on_the_side_of_who_reaches() -> None:
    left, right = (Metrics(1920, 1080, 55, reach=True, reach_x=x) for x in (0.1, 0.95))
    assert (left.mirrored, left.page_words, left.page_picture.x > left.page_words) == (False, left.margin, True)
    assert (right.mirrored, right.page_picture.x) == (True, 0)
    assert right.page_words + right.column == 1920 - right.margin
    assert right.page_picture.width <= right.page_words
    assert not Metrics(1920, 1080, 55, reach_x=0.95).mirrored
    assert not Metrics(1080, 1920, 55, reach=True, reach_x=0.95).mirrored


def test_captions_have_more_lines_in_large_type_and_beside_narrow_pictures() -> None:
    sizes = [(1920, 1080, False), (1920, 1080, True), (1280, 1024, False), (1280, 1024, True), (1080, 1920, True)]
    assert [Metrics(w, h, 55, large=large).caption_lines for w, h, large in sizes] == [2, 3, 3, 4, 3]


def test_targets_lie_two_millimetres_apart() -> None:
    metrics = Metrics(1920, 1080, 55)
    assert metrics.apart >= 2 * metrics.px_per_mm > metrics.apart - 1
