"""Every ratio of contrast that the colours were chosen for, computed from the colours in use."""

from __future__ import annotations

import pytest

from kiosk.deck.model import ThemeName
from kiosk.screen.legibility import contrast, luminance
from kiosk.screen.palette import CONTRAST, PALETTES, STAFF, palette_of

STATED = {
    ThemeName.DAWN: (9.9, 7.4, 6.6, 6.4, 9.6, 11.9, 5.7, 5.9),
    ThemeName.MORNING: (9.4, 7.4, 6.3, 6.9, 9.8, 12.7, 6.1, 5.8),
    ThemeName.NOON: (12.2, 6.5, 9.9, 5.3, 6.2, 14.2, 6.5, 6.1),
    ThemeName.DUSK: (14.6, 10.2, 10.9, 8.1, 8.5, 13.9, 6.2, 6.2),
}


def contrast_ratio(one: str, other: str) -> float:
    return contrast(pixel(one), pixel(other))


def pixel(colour: str) -> int:
    return int(colour.removeprefix("#"), 16)


@pytest.mark.parametrize("theme", list(ThemeName))
def test_the_stated_ratios_are_true(theme: ThemeName) -> None:
    p = PALETTES[theme]
    pairs = (
        (p.ink, p.base),
        (p.soft, p.base),
        (p.ink, p.raised),
        (p.accent, p.base),
        (p.accentInk, p.accent),
        (p.pageInk, p.surface),
        (p.pageSoft, p.surface),
        (p.pageAccent, p.surface),
    )
    for pair, stated in zip(pairs, STATED[theme], strict=True):
        assert contrast_ratio(*pair) == pytest.approx(stated, abs=0.06)


@pytest.mark.parametrize("theme", list(ThemeName))
def test_outlines_have_three_to_one(theme: ThemeName) -> None:
    p = PALETTES[theme]
    assert contrast_ratio(p.line, p.card) >= 3
    assert contrast_ratio(p.soft, p.base) >= 3


def test_high_contrast_is_black_white_and_yellow() -> None:
    assert contrast_ratio(CONTRAST.ink, CONTRAST.base) == pytest.approx(21)
    assert contrast_ratio(CONTRAST.accent, CONTRAST.base) == pytest.approx(14.7, abs=0.1)
    assert palette_of(ThemeName.NOON, contrast=True) is CONTRAST


def test_the_day_goes_from_light_noon_to_darkest_dusk() -> None:
    base = {theme: luminance(pixel(PALETTES[theme].base)) for theme in ThemeName}
    assert max(base, key=base.__getitem__) is ThemeName.NOON
    assert min(base, key=base.__getitem__) is ThemeName.DUSK


def test_staff_can_read_their_board() -> None:
    p = STAFF
    for ink in (p.pageInk, p.pageSoft, p.pageAccent):
        assert contrast_ratio(ink, p.surface) >= 5
    assert contrast_ratio(p.card, p.pageAccent) >= 4.5
    assert contrast_ratio(p.line, p.card) >= 3
    assert contrast_ratio(p.line, p.surface) >= 3
