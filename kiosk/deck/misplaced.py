"""What stands in a body and was meant otherwise: a header's entry, a table's cells; must not know slides or screens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.deck.keys import CHINESE, STATUSES, Key, choose
from kiosk.deck.wording import folded, plain_width

_ENTRY = re.compile(r"([^：:＝=]{1,40}?)\s*[：:＝=]+\s*(\S.*)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_KEYS = (
    *(Key.STATUS, Key.SHOW_FROM, Key.SHOW_UNTIL, Key.HOURS, Key.PICTURE, Key.CAPTION, Key.ALT, Key.FOCUS, Key.LEAD),
    *(Key.FIGURES, Key.LOOP, Key.LAYOUT, Key.PANEL, Key.BADGE, Key.CONSENT, Key.NOTE),
)
# The other English names begin sentences too: Hours: 9 to 5, Lead: Jane Smith.
_ENGLISH = (Key.STATUS, Key.SHOW_FROM, Key.SHOW_UNTIL, Key.PICTURE, Key.CAPTION, Key.ALT, Key.LAYOUT, Key.LOOP)
_NAMES = {CHINESE[key][0]: key for key in _KEYS} | {key.value: key for key in _ENGLISH}
_LONGEST = 2 * max(map(len, _NAMES))  # with spaces between
_DRAFTS = tuple(word for word, draft in STATUSES.items() if draft)
_MARK = re.compile(r"[-*+•·●–]|[0-9(（]{1,3}[.、．)）]?")


@dataclass(frozen=True, slots=True)
class Misplaced:
    """An entry below the divider, which visitors read. ``key`` is as staff wrote it."""

    key: str
    value: str
    line: int
    draft: bool = False  # whether it says that the page is not to be shown yet


def entries_below(body: Sequence[str], first: int) -> Iterator[Misplaced]:
    """The lines of a body, the first of which is line ``first`` of its file, that begin with exactly a key's name."""
    shown = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), "\n".join(body))
    for number, line in enumerate(shown.split("\n"), first):
        match = _ENTRY.fullmatch(line.strip())
        key = _NAMES.get(folded(plain_width(match[1]))) if match and len(match[1]) <= _LONGEST else None
        if match is not None and key is not None:
            yield Misplaced(match[1], match[2], number, key is Key.STATUS and _is_draft(match[2]))


def pasted_tables(text: str, first: int) -> Iterator[int]:
    """The first lines of the tables that were pasted from a spreadsheet, their cells parted by tabs.

    ``first`` is the line of ``text`` where the body begins.
    """
    if "\t" not in text:
        return
    before = False
    lines = text.split("\n")
    for number in range(first, len(lines) + 1):
        row = _is_row(lines[number - 1])
        if row and not before and number < len(lines) and _is_row(lines[number]):
            yield number
        before = row


def _is_row(line: str) -> bool:
    cells = line.strip().split("\t")
    return len(cells) > 1 and bool(cells[-1]) and "|" not in line and _MARK.fullmatch(cells[0].strip()) is None


def _is_draft(value: str) -> bool:
    return bool(choose(value, STATUSES)) or folded(plain_width(value)).startswith(_DRAFTS)
