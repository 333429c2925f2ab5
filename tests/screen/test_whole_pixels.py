"""Every word stands at whole pixels: Qt keeps each character at each quarter of one, for good."""

from __future__ import annotations

from PySide6.QtGui import QFont

from kiosk.screen.prover import all_sights
from tests.screen.faces import EaselOf


def test_the_type_of_all_words_has_whole_advances(easel_of: EaselOf) -> None:
    easel = easel_of((1366, 768))
    seen = 0
    for face in all_sights(easel, "zh", ("normal",)):
        next(easel.visit(face[0]))
        _, items = easel.look(face[0].face)
        for item in items:
            hinting = item.property("font").hintingPreference()
            assert hinting == QFont.HintingPreference.PreferFullHinting, (face[0].face, item.property("text"))
            seen += 1
    assert seen > 300
