"""Where in staff's files something stands that was found in the deck; reads a file only when asked for it."""

from __future__ import annotations

from pathlib import Path

from kiosk.deck.names import TEXT_ENDINGS, without
from kiosk.deck.problems import Findings
from kiosk.deck.source import read_text

_ENGLISH = tuple(f".en{end}" for end in (*TEXT_ENDINGS, ".md.txt"))


def place_of(content: Path, file: str, *wanted: str) -> tuple[str, int | None]:
    """The slide's file below ``content``, or its English one, and the line in it that has one of ``wanted``.

    The first of ``wanted`` that is found counts. Without a line where none is, as in a text made from figures.
    """
    for name in (file, *(without(file, TEXT_ENDINGS) + end for end in _ENGLISH)):
        if name != file and not (content / name).is_file():
            continue
        text = read_text(content / name, content / name.partition("/")[0], Findings(name))
        lines = text.split("\n") if text else []
        for part in wanted:
            found = next((number for number, line in enumerate(lines, 1) if part and part in line), None)
            if found is not None:
                return name, found
    return file, None
