"""How a face comes over the loop: while it waits for its picture, what was there stays in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import SlowMaker, Stage

    from kiosk.deck.model import Deck


@pytest.mark.parametrize("reduced", [False, True])
def test_the_panel_stays_in_sight_while_a_section_waits_for_its_picture(
    stage_of: Callable[..., Stage], slow: SlowMaker, deck: Deck, *, reduced: bool
) -> None:
    stage = stage_of(replace(deck, settings=replace(deck.settings, reduced_motion=reduced)), slow)
    stage.presenter.set_still(still=False)
    stage.frame()
    place = stage.center("以二之道")
    stage.clock.now += 1
    QTest.touchEvent(stage.window, stage.finger).press(1, place, stage.window).commit()
    QTest.touchEvent(stage.window, stage.finger).release(1, place, stage.window).commit()
    assert stage.presenter.state.face == "section"
    seen = stage.window.grabWindow()
    grid = ((x, y) for x in range(0, seen.width(), 20) for y in range(0, seen.height(), 20))
    assert len({seen.pixel(x, y) for x, y in grid}) > 1, "nothing but the ground"
