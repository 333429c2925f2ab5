"""A sample of the proof of the report that comes with the program; `make proof` measures all of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.deck.model import Language
from kiosk.screen.prover import all_sights, prove_all
from tests.screen.faces import opened


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wrong_on_any_screen(qapp: QApplication, language: Language) -> None:
    """At the size and in the modes that leave least room; without the pictures, which hold no words."""
    with opened((1280, 1024)) as easel:
        faces = all_sights(easel, language, ("large", "reach"))
        found = [
            (seen.finding.fault, seen.finding.text, seen.face, seen.slide, seen.mode, dict(seen.finding.details))
            for one in prove_all(easel, faces)
            for seen in one
        ]
    assert found == []
