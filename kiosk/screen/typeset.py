"""Chinese and English as good typesetting has them, in plain text. Knows no Qt and no layout."""

from __future__ import annotations

import re

JOINER = "\u2060"  # no width, no break
THIN = "\u2009"  # a line may end after it, joiner or not: Qt 6.11
NARROW = "\u202f"  # as thin, no break; a joiner beside it would allow one
BREAK = "\u200b"  # no width, a line may end here

_HANZI = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LATIN = r"A-Za-z0-9%+"
_TO_LATIN = re.compile(rf"(?<=[{_HANZI}]) ?(?=[{_LATIN}])")
_TO_HANZI = re.compile(rf"(?<=[{_LATIN}]) ?(?=[{_HANZI}])")
_COUNTED = re.compile(rf"(?<=[0-9+]) ?(?=[{_HANZI}])")
_UNITS = "大万亿元人家个户项类种张岁年月日公里分钟平方米多余名处次所条座"
_CLOSING = "。！？；：，、…”’）》」』】"
_TRAILING = re.compile(rf"([{_HANZI}])([{_HANZI}][。！？；：，、”’）》]*)$")
_NAME = re.compile(rf"(?<=“)[{_HANZI}]{{2,6}}(?=”)")  # a word of somebody's own: in parts it is none
# as Unicode has it no line ends before “ or after ”; in Chinese one may
_BEFORE_QUOTE = re.compile(rf"(?<=[{_HANZI}{_CLOSING}])(?=“)")
_AFTER_QUOTE = re.compile(rf"(?<=”)(?=[{_HANZI}])")
TITLE_HANZI, TITLE_LETTERS = 10, 24  # a line of a title, before it is divided
_PAUSE = re.compile("[，、；：。！？ 暨和与及]")
_SPACE = re.compile(" ")
_WORD = r"A-Za-z0-9.,%+&’'/_-"
_TOGETHER = re.compile(
    rf"(?<=[{_WORD}])(?=[{_WORD}])|(?<=[0-9+])(?=\s?[{_HANZI}])|(?<=[0-9]\s)|(?<=[“‘（《「『【])|(?=[{_CLOSING}])"
)
_SHORT_COMPOUND = re.compile(r"(?<=\b[A-Za-z]{3})-(?=[A-Za-z])")  # Sci-Tech
_LONE_LETTERS = 12  # so short a last word of English is not left alone on a line
_ONE_LINE = 40  # letters that need no second line
_UNIT_RUN = re.compile(rf"[0-9][0-9.,+]*\s?[{_UNITS}%]+(?:以上)?")


def typeset(text: str, language: str) -> str:
    """Make ``text`` ready for the screen.

    Chinese: a thin space between hanzi and Latin letters or digits, a number joined to what it counts, a short quoted
    name kept whole, and the last two hanzi of each paragraph joined, so that no line is one character. English: a
    number joined to the next word, a code to its number, a plus sign to what it follows, a short first word to what its
    hyphen joins it to, and no last line of one word. Joins are U+2060, U+202F, U+00A0 and U+2011; U+200B is
    where a line may end beside quotation marks. Nothing else changes.
    """
    return "\n".join(_english(line) if language == "en" else _chinese(line) for line in text.split("\n"))


def title_lines(lines: tuple[str, ...], language: str) -> tuple[str, ...]:
    """A title's lines, a long one without a break divided: at punctuation or a space, else in parts about equal.

    No number, no word and no number from its unit is divided; what has no such place stays one line.
    """
    most = TITLE_LETTERS if language == "en" else TITLE_HANZI
    if len(lines) != 1 or len(lines[0]) <= most:
        return lines
    return tuple(_divided(lines[0], min(3, -(-len(lines[0]) // most)), language))


def _divided(text: str, parts: int, language: str) -> list[str]:
    places = _places(text, language)
    if parts < 2 or not places:  # noqa: PLR2004
        return [text]
    ideal = len(text) / parts
    pauses = {found.end() for found in (_SPACE if language == "en" else _PAUSE).finditer(text)}
    near = [place for place in places if place in pauses and 0.55 * ideal <= place <= 1.45 * ideal]
    place = min(near or places, key=lambda at: abs(at - ideal))
    return [text[:place].strip(), *_divided(text[place:].strip(), parts - 1, language)]


def _places(text: str, language: str) -> list[int]:
    """Where a title may be divided: English between words, neither within a number, a word, or before a unit."""
    units = {place for run in _UNIT_RUN.finditer(text) for place in range(run.start() + 1, run.end())}
    usual = [found.end() for found in _SPACE.finditer(text)] if language == "en" else range(2, len(text) - 1)
    return [place for place in usual if place not in units and not _TOGETHER.match(text, place)]


def _chinese(line: str) -> str:
    line = _UNIT_RUN.sub(lambda run: _joined(run.group()), line)
    line = _NAME.sub(lambda name: JOINER.join(name.group()), line)
    line = _AFTER_QUOTE.sub(BREAK, _BEFORE_QUOTE.sub(BREAK, line))
    line = _TRAILING.sub(lambda end: end[1] + JOINER + end[2], line)
    line = _TO_LATIN.sub(THIN, line)
    line = _COUNTED.sub(NARROW, line)
    return _TO_HANZI.sub(lambda _: THIN, line)


def _joined(run: str) -> str:
    """A number with its unit, a narrow space between them, nowhere divided."""
    whole = re.sub(r"(?<=.)(?=[^0-9.,])", JOINER, run.replace(" ", ""))
    return re.sub(rf"(?<=[0-9%+]){JOINER}(?=[{_HANZI}])", NARROW, whole)


def _english(line: str) -> str:
    line = re.sub(r"(?<=[0-9]) (?=\w)|(?<=[A-Z]{2}) (?=[0-9])| (?=\+ )", "\u00a0", line)
    line = _SHORT_COMPOUND.sub("\u2011", line)
    words = line.rsplit(" ", 2)
    if len(words) == 3 and len(words[2]) <= _LONE_LETTERS and len(words[1]) <= _LONE_LETTERS and len(line) > _ONE_LINE:  # noqa: PLR2004
        return f"{words[0]} {words[1]}\u00a0{words[2]}"
    return line
