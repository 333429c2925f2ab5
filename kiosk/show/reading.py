"""How long words take to read, in seconds; knows nothing about decks, layouts or clocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

HANZI_PER_SECOND = 4.0
LATIN_WORDS_PER_SECOND = 3.5

_HANZI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f]+(?:[-'\u2019.]?[A-Za-z0-9\u00c0-\u024f]+)*")


def hanzi(texts: Iterable[str]) -> int:
    """How many hanzi stand in ``texts``; punctuation and digits do not count."""
    return sum(len(_HANZI.findall(text)) for text in texts)


def latin_words(texts: Iterable[str]) -> int:
    """How many words in Latin letters stand in ``texts``; bare numbers do not count."""
    return sum(len(_LATIN_WORD.findall(text)) for text in texts)


def reading_seconds(texts: Iterable[str]) -> float:
    """How long a calm reader needs for ``texts``, in seconds."""
    kept = tuple(texts)
    return hanzi(kept) / HANZI_PER_SECOND + latin_words(kept) / LATIN_WORDS_PER_SECOND
