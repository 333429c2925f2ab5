"""Every word stands at whole pixels: Qt keeps each character at each quarter of one, for good."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from kiosk.deck.reader import read_deck
from kiosk.screen.grab import Easel, NoPictures
from kiosk.screen.prover import all_sights

ROOT = Path(__file__).parents[2]


def test_the_type_of_all_words_has_whole_advances(qapp: QApplication) -> None:
    easel = Easel(read_deck(ROOT).deck, ROOT / "images", NoPictures(), (1366, 768), quiet_seconds=0)
    seen = 0
    for face in all_sights(easel, "zh", ("normal",)):
        for _ in easel.visit(face[0]):
            _, items = easel.look(face[0].face)
            for item in items:
                assert item.property("font").hintingPreference() == QFont.HintingPreference.PreferFullHinting, (
                    face[0].face,
                    item.property("text"),
                )
                seen += 1
            break
    easel.close()
    assert seen > 300
