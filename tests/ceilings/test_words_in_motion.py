"""Words move by whole pixels: Qt keeps each glyph at each quarter of a pixel that it was drawn at, for good."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from tests.screen.conftest import Stage

_QUARTERS = 4  # of a pixel, in which Qt tells places apart


class Places:
    """Where between two pixels each text stands, frame by frame."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.seen: defaultdict[QQuickItem, set[int]] = defaultdict(set)
        self.moved: defaultdict[QQuickItem, set[float]] = defaultdict(set)
        stage.window.frameSwapped.connect(self.look)

    def look(self) -> None:
        for item in self._stage.items():
            if item.isVisible() and item.inherits("QQuickText") and item.property("text"):
                x = item.mapToScene(QPointF(0, 0)).x()
                self.seen[item].add(round(x % 1 * _QUARTERS) % _QUARTERS)
                self.moved[item].add(x)


@pytest.mark.parametrize("step", ["goHome", "next", "previous"])
def test_words_stand_at_one_part_of_a_pixel_while_they_move(stage: Stage, step: str) -> None:
    presenter = stage.presenter
    presenter.touchPanel("")
    stage.rest()
    presenter.set_still(still=False)
    places = Places(stage)
    stage.clock.now += 1
    getattr(presenter, step)()
    stage.frame()
    stage.rest()
    presenter.set_still(still=True)
    assert max(map(len, places.moved.values())) > 3, "nothing moved"
    assert [item for item, parts in places.seen.items() if len(parts) > 1] == []
