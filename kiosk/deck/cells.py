"""What a spreadsheet or a hurried hand does to one number's cell; must not know of rows, columns or files."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kiosk.deck.problems import ProblemKind
from kiosk.deck.wording import plain_width

_LONGEST = 24
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_NUMBER = r"[0-9]{1,15}(?:\.[0-9]{1,9})?"
_PLAIN = re.compile(rf"[+-]?{_NUMBER}")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[, '][0-9]{3})+(?:\.[0-9]{1,9})?")
_CODE = re.compile(r"[0-9]{1,9}(?:[+\-/:~×x][0-9]{1,9})+")
_WORD = re.compile(r"[^\W\d_A-Za-z]{1,12}")
_SCIENTIFIC = re.compile(r"[+-]?[0-9.]+E[+-]?[0-9]+", re.IGNORECASE)
_WITH_UNIT = re.compile(rf"({_NUMBER}|[0-9]{{1,3}}(?:,[0-9]{{3}})+)\s*([^\W\d_][^\d]{{0,11}})")
_DATES = (
    re.compile(r"(?P<first>[0-9]{1,2})月(?P<second>[0-9]{1,2})日?"),
    re.compile(r"(?P<first>[0-9]{4})年(?P<second>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?"),
    re.compile(r"(?P<first>[0-9]{4})[-/](?P<second>[0-9]{1,2})(?:[-/](?P<day>[0-9]{1,2}))?(?: [0-9:]+)?"),
    re.compile(r"(?P<second>[0-9]{1,2})[-/](?P<month>[A-Za-z]{3})"),
    re.compile(r"(?P<month>[A-Za-z]{3})[-/](?P<year>[0-9]{2})"),
)
QUALIFIERS = {
    **dict.fromkeys(("", "无", "没有", "=", "准确", "exact"), ""),
    **dict.fromkeys(("多", "余", "+", "多个", "more than", "over"), "多"),
    **dict.fromkeys(("以上", "及以上", "至少", "不少于", "不低于", ">=", "≥", "at least"), "以上"),
    **dict.fromkeys(("约", "大约", "约为", "左右", "about", "~", "≈"), "约"),
    **{word: word for word in ("超过", "超", "逾", "近")},  # each stands before its number as it was written
}
_NOTHING = frozenset({"无", "暂无", "没有", "-", "--", "—", "——", "/"})
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿几数半多余第首")
_QUALIFIED = re.compile(
    rf"(?P<before>大约|约|超过|超|逾|近|[~≈])?\s*(?:{_NUMBER}|[0-9]{{1,3}}(?:,[0-9]{{3}})+)\s*"
    r"(?P<after>多|余|以上|左右|\+)?\s*[^\d]{0,11}"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number as read. ``kind`` says what is odd about it; ``value`` is "" where it cannot be used.

    ``meant`` is what staff may have typed before a program changed it; ``unit`` stood in the same cell.
    """

    value: str
    unit: str = ""
    kind: ProblemKind | None = None
    meant: str = ""

    @property
    def is_word(self) -> bool:
        """Whether a word stands for the number, which is no number written in hanzi."""
        return _WORD.fullmatch(self.value) is not None and not _NUMERALS & set(self.value)


def read_number(text: str) -> Cell:
    """The number in a cell, without grouping, or what is wrong with it."""
    raw = plain_width(text).strip().replace("−", "-").removeprefix("'")  # Excel's own mark for "this is text"
    if not raw or raw in _NOTHING:
        return Cell("", kind=ProblemKind.FIGURE_EMPTY)
    if set(raw) == {"#"}:
        return Cell("", kind=ProblemKind.FIGURE_HASHES)
    if raw.startswith(("=", "#", "@")):
        return Cell("", kind=ProblemKind.FIGURE_FORMULA)
    if _SCIENTIFIC.fullmatch(raw):
        return Cell("", kind=ProblemKind.FIGURE_SCIENTIFIC)
    if meant := _before_date(raw):
        return Cell("", kind=ProblemKind.FIGURE_DATE, meant=meant)
    if raw.endswith("%"):
        inner = read_number(raw[:-1])
        if inner.value and inner.kind is None:
            return replace(inner, unit="%", kind=ProblemKind.FIGURE_PERCENT)
        return Cell("", kind=ProblemKind.FIGURE_NOT_NUMBER)
    if len(raw) > _LONGEST:
        return Cell("", kind=ProblemKind.FIGURE_NOT_NUMBER)
    return _usual(raw)


def qualifier_in(text: str) -> str:
    """The word in a number's cell that the column for qualifiers is for, as 多 in 4200多家; "" where there is none."""
    match = _QUALIFIED.fullmatch(plain_width(text).strip())
    return QUALIFIERS[match["before"] or match["after"] or ""] if match else ""


def _usual(raw: str) -> Cell:
    if _PLAIN.fullmatch(raw) or _CODE.fullmatch(raw) or _WORD.fullmatch(raw):
        return Cell(raw)
    if _GROUPED.fullmatch(raw):
        return Cell(re.sub("[, ']", "", raw))
    if match := _WITH_UNIT.fullmatch(raw):
        return Cell(match[1].replace(",", ""), match[2].strip(), ProblemKind.FIGURE_UNIT_IN_VALUE)
    return Cell("", kind=ProblemKind.FIGURE_NOT_NUMBER)


def _before_date(raw: str) -> str:
    for pattern in _DATES:
        match = pattern.fullmatch(raw)
        if match is None:
            continue
        parts = match.groupdict()
        if int(parts.get("day") or 1) != 1:  # 2026-1 becomes the first of a month, never another day
            return f"{parts['second']}-{parts['day']}"
        if "month" not in parts:
            return f"{parts['first']}-{parts['second']}"
        month = _MONTHS.get(parts["month"].lower())
        if month is not None:
            return f"20{parts['year']}-{month:02}" if "year" in parts else f"{month}-{parts['second']}"
    return ""
