"""What a careful reader would ask about a slide's Chinese words, line by line; must not know layouts or screens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kiosk.deck.model import Figure
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.wording import hanzi, plain_width

MOST_HANZI_IN_A_TITLE_LINE = 8
_RELATIVE = (
    "去年",
    "今年",
    "明年",
    "前年",
    "近日",
    "日前",
    "近期",
    "最近",
    "上个月",
    "本月",
    "昨天",
    "目前",
    "如今",
    "眼下",
    "不久前",
)
# In these the word is a name or says something else.
_NAMES = ("如今天",)
_QUOTED = re.compile(r"“[^”]{0,300}”|《[^》]{0,300}》|[{｛][^{}｛｝]{0,80}[}｝]|[!！]\[[^\]]{0,300}\]\([^)]{0,400}\)")
_NUMBER = re.compile(r"(?<![\d.+-])(?<!\d,)(\d[\d,]*(?:\.\d+)?)\s*([^\s\d，。、；：,.;:（）()]{0,6})")
_DIGITS_OF_A_YEAR = 4
_FEWEST_DIGITS = 4  # shorter ones are alike too often


def look_over(lines: Iterable[tuple[int, str]], figures: Iterable[Figure], findings: Findings) -> None:
    """Note what is doubtful in lines of text: (number in its file, text as staff wrote it)."""
    known = [figure for figure in figures if figure.number is not None]
    for number, line in lines:
        bare = _QUOTED.sub("", line)
        _relative(number, bare, findings)
        _differing(number, plain_width(bare.replace("，", "、")), known, findings)  # ， groups no digits


def long_title(title: Iterable[str]) -> str:
    """The line of a title that is too long for a panel; "" where all fit."""
    lines = tuple(title)
    most = MOST_HANZI_IN_A_TITLE_LINE * (2 if len(lines) == 1 else 1)  # one line alone breaks by itself
    return next((line for line in lines if hanzi(line) > most), "")


def _relative(number: int, line: str, findings: Findings) -> None:
    for name in _NAMES:
        line = line.replace(name, "")
    found = next((word for word in _RELATIVE if word in line), "")
    if found:
        findings.add(ProblemKind.TIME_RELATIVE, number, found, found=found)


def _differing(number: int, line: str, known: list[Figure], findings: Findings) -> None:
    """A number typed by hand that is nearly a figure's, with its unit: one of the two is a slip."""
    for digits, after in _numbers(line):
        alike = [figure for figure in known if figure.unit and after.startswith(figure.unit)]
        slip = next((figure for figure in alike if not _is_year(figure) and _is_slip(digits, figure.value)), None)
        if slip is not None and not any(figure.number == Decimal(digits) for figure in alike):
            findings.add(
                ProblemKind.NUMBER_DIFFERS,
                number,
                f"{digits}{slip.unit}",
                name=slip.name,
                value=f"{slip.value}{slip.unit}",
                call=f"{{{slip.name}}}",
            )
            return


def _numbers(line: str) -> Iterator[tuple[str, str]]:
    for match in _NUMBER.finditer(line):
        yield match[1].replace(",", ""), match[2].removeprefix("多").removeprefix("余")


def _is_year(figure: Figure) -> bool:
    """Whether a figure is the name of a year, which other years are as near to as a slip."""
    return figure.unit.startswith("年") and figure.unit != "年前" and len(figure.value) == _DIGITS_OF_A_YEAR


def _is_slip(typed: str, stated: str) -> bool:
    """Whether one number looks like the other mistyped: one digit other, or two neighbours exchanged."""
    few = sum(char.isdigit() for char in typed) < _FEWEST_DIGITS
    if typed == stated or len(typed) != len(stated) or few:
        return False
    other = [index for index in range(len(typed)) if typed[index] != stated[index]]
    if len(other) == 1:
        return True
    exchanged = len(other) == 2 and typed[other[0]] == stated[other[1]] and typed[other[1]] == stated[other[0]]  # noqa: PLR2004
    return exchanged and other[1] - other[0] == 1
