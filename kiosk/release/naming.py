"""Which of the files that changed are named in a release: those by which it shows another; reads no file.

Staff look for their file's name to see whether it is on the wall. What has an error, a copy, a draft or a photo that no
page shows lies in the folder too, and of a folder that a stick brought every file is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiosk.deck.folders import is_figures, is_settings
from kiosk.deck.model import Deck
from kiosk.deck.names import ENGLISH, TEXT_ENDINGS, same, without
from kiosk.deck.source import Entry


def made_by(
    files: Iterable[str], before: tuple[Deck, Mapping[str, str]], after: tuple[Deck, Mapping[str, str]]
) -> tuple[str, ...]:
    """Those of ``files`` that made ``after`` show another than ``before``: decks, and the copies of photos by name."""
    (old, old_copies), (new, new_copies) = before, after
    was, now = _texts(old), _texts(new)
    named = []
    for file in files:
        top, _, below = file.partition("/")
        if top == "images":
            differs = old_copies.get(below) != new_copies.get(below)
        elif "/" in below:
            text = _text(below)
            differs = was.get(text) != now.get(text)
        elif is_settings(entry := Entry(below, is_folder=False, is_link=False)):
            differs = old.settings != new.settings
        else:
            differs = is_figures(entry) and old.figures != new.figures
        if differs:
            named.append(file)
    return tuple(named)


def _texts(deck: Deck) -> Mapping[str, object]:
    """What each text of the deck gives it, by the name that its files share."""
    found: dict[str, object] = {}
    for section in deck.sections:
        found[same(section.cover.id)] = (section.cover, section.theme)
        found.update((same(slide.id), slide) for slide in section.slides)
    return found


def _text(below: str) -> str:
    """The name that the Chinese and the English file of a text share; "" for a file that is no text."""
    stem = without(below, TEXT_ENDINGS)
    return "" if stem == below else same(without(stem, ENGLISH))
