"""A body's lines -> blocks and the pictures named in it: Markdown as staff type it (ADR 6), nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.deck.header import is_divider
from kiosk.deck.model import Block, Heading, Items, Paragraph, Quote, Run, Table
from kiosk.deck.problems import ProblemKind
from kiosk.deck.prose import Mention, Prose

_HEADING = re.compile(r"[#＃]{1,6}")
_BULLET = re.compile(r"(?:[*+]\s|[-－–](?![-－–0-9０-９])|[•·●](?![-－–]))\s?(?=\S)")
_ORDERED = re.compile(r"(?:[0-9０-９]{1,2}[.、．)）]|[(（][0-9]{1,2}[)）]、?)(?:\s(?=\S)|(?=[^\s0-9０-９]))")
_BEFORE_DIGIT = re.compile(r"([0-9０-９]{1,2})[、）)](?=[0-9０-９])")
_DIGITS = re.compile(r"[0-9０-９]+")
_MARK_ALONE = re.compile(r"[*+\-－–•·●>＞]|[0-9０-９]{1,2}[.、．)）]|[(（][0-9]{1,2}[)）]、?")
_QUOTE = re.compile(r"(?![>＞][0-9０-９=＝])[>＞][>＞ ]*")  # >90% is more than that
_RULE = re.compile(r"[*＊_＿=＝]{3,}")  # what staff draw between paragraphs, besides dashes
_TABLE_RULE = re.compile(r"[|｜:：\-－—\s]{3,}")
_FENCES = ("```", "~~~")
_LOWEST_HEADING = 3
_COMMENT = "<!--"
_SILENT = re.compile(rf"{_COMMENT}|<(script|style)\b", re.IGNORECASE)  # where begins what nobody sees
_CLOSINGS = {
    "": re.compile("-->"),
    **{tag: re.compile(f"</{tag}>", re.IGNORECASE) for tag in ("script", "style")},
}


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below a header."""

    blocks: tuple[Block, ...] = ()
    pictures: tuple[Mention, ...] = ()


def read_body(lines: Sequence[str], first: int, prose: Prose) -> Body:
    """The blocks of stripped lines, the first of which is line ``first`` of its file."""
    reading = _Reading(prose)
    for offset, line in enumerate(_shown(lines, first, prose)):
        reading.take(line, first + offset)
    reading.close()
    return Body(tuple(reading.blocks), tuple(reading.pictures))


def _shown(lines: Sequence[str], first: int, prose: Prose) -> list[str]:
    """The lines without comments, scripts and styles, which may run over several; the count of lines stays."""
    shown: list[str] = []
    closing: re.Pattern[str] | None = None
    for number, line in enumerate(lines, first):
        kept: list[str] = []
        position = 0
        while True:
            if closing is not None:
                end = closing.search(line, position)
                if end is None:
                    break
                position, closing = end.end(), None
            start = _SILENT.search(line, position)
            if start is None:
                kept.append(line[position:])
                break
            closing = _CLOSINGS[(start[1] or "").lower()]
            prose.findings.add(ProblemKind.HTML, number, line[start.start() : start.start() + 40])
            kept.append(line[position : start.start()])
            position = start.start() + len(_COMMENT)
        shown.append("".join(kept).strip())
    return shown


class _Reading:
    """The blocks so far, and the list or table that the next line may still belong to."""

    def __init__(self, prose: Prose) -> None:
        self.blocks: list[Block] = []
        self.pictures: list[Mention] = []
        self._prose = prose
        self._items: list[tuple[Run, ...]] = []
        self._numbers: list[int] = []  # of an ordered list's items, as typed
        self._rows: list[tuple[int, str]] = []

    def take(self, line: str, number: int) -> None:
        if line[:1] in {"|", "｜"} or (self._rows and ("|" in line or "｜" in line)):
            self._close_items()
            self._rows.append((number, line))
            return
        self._close_table()
        if not line:
            return
        line, pictures = self._prose.without_pictures(line, number)
        self.pictures.extend(pictures)
        if pictures:
            line = "" if _MARK_ALONE.fullmatch(line) else " ".join(line.split())
        if not line or line.startswith(_FENCES) or is_divider(line) or _RULE.fullmatch("".join(line.split())):
            return
        self._block(line, number)

    def close(self) -> None:
        self._close_table()
        self._close_items()

    def _block(self, line: str, number: int) -> None:
        if match := _BULLET.match(line):
            self._item(line[match.end() :], number, None)
            return
        if match := _ORDERED.match(line) or self._next(line):
            digits = _DIGITS.search(match[0])
            self._item(line[match.end() :], number, int(digits[0]) if digits else None)
            return
        self._close_items()
        if match := _HEADING.match(line):
            level = min(max(match.end(), 2), _LOWEST_HEADING)
            text = self._prose.plain(line[match.end() :].strip().rstrip("#＃").strip(), number)
            if text:
                self.blocks.append(Heading(text, level))
        elif match := _QUOTE.match(line):
            runs = self._prose.runs(line[match.end() :].strip(), number)
            if runs:
                self.blocks.append(Quote(runs))
        elif runs := self._prose.runs(line, number):
            self.blocks.append(Paragraph(runs))

    def _next(self, line: str) -> re.Match[str] | None:
        """The number of the next item of an ordered list, which a digit follows: 2、30家企业."""
        match = _BEFORE_DIGIT.match(line) if self._numbers else None
        return match if match is not None and int(match[1]) == self._numbers[-1] + 1 else None

    def _item(self, text: str, number: int, typed: int | None) -> None:
        if self._items and (typed is not None) != bool(self._numbers):
            self._close_items()
        runs = self._prose.runs(text.strip(), number)
        if runs:
            self._items.append(runs)
            self._numbers += [] if typed is None else [typed]

    def _close_items(self) -> None:
        if self._items:
            self.blocks.append(Items(tuple(self._items), bool(self._numbers), _numbers(self._numbers)))
            self._items, self._numbers = [], []

    def _close_table(self) -> None:
        rows, self._rows = self._rows, []
        read = [
            (number, self._cells(line, number))
            for number, line in rows
            if not (_TABLE_RULE.fullmatch(line) and ("-" in line or "－" in line or "—" in line))
        ]
        read = [(number, cells) for number, cells in read if any(cells)]
        if not read:
            return
        header = read[0][1]
        width = len(header)
        body = []
        for number, cells in read[1:]:
            if any(cells[width:]):
                self._prose.findings.add(ProblemKind.TABLE_ROW_LONG, number, found=" ".join(cells[width:])[:40])
            body.append((*cells[:width], *[""] * (width - len(cells))))
        self.blocks.append(Table(header, tuple(body)))

    def _cells(self, line: str, number: int) -> tuple[str, ...]:
        line, pictures = self._prose.without_pictures(line, number)
        self.pictures.extend(pictures)
        inner = line.replace("\\|", "\ue07c").replace("｜", "|").removeprefix("|").removesuffix("|")
        return tuple(self._prose.plain(cell.strip(), number) for cell in inner.split("|"))


def _numbers(typed: Sequence[int]) -> tuple[int, ...]:
    """The numbers of a list's items, () where they count from 1: as typed, or on from one that all of them have."""
    first = typed[0] if typed else 1
    counted = tuple(range(first, first + len(typed)))
    numbers = counted if len(set(typed)) == 1 else tuple(typed)
    return () if numbers == counted and first == 1 else numbers
