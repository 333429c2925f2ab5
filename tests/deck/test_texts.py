"""Every character that visitors read."""

from __future__ import annotations

from kiosk.deck.model import Deck, Figure, Heading, Section, Slide, ThemeName, Words
from kiosk.deck.texts import characters


def test_characters_of_words_covers_and_figures() -> None:
    cover = Slide("10-a/section", Words("zh", title=("甲",)), Words("en", title=("A",)))
    slide = Slide("10-a/10-b", Words("zh", title=("乙",), body=(Heading("⟦"),)), Words("en", title=("B",)))
    deck = Deck(
        sections=(Section("10-a", cover, ThemeName.DAWN, (slide,)),), figures={"岗": Figure("岗", "42", unit="个")}
    )
    assert {"甲", "A", "乙", "⟦", "B", "4", "2", "个"} <= characters(deck)
    assert characters(Deck()) == frozenset()
