"""Single values of a header: dates, hours, numbers, points; must not know which key they belong to."""

from __future__ import annotations

import re
from datetime import date, time

from kiosk.deck.model import Days, Hours
from kiosk.deck.wording import listed, plain_width

_DATE = re.compile(
    r"(?:([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?|([0-9]{4})([0-9]{2})([0-9]{2}))"
    r"\s*(?:\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?\s*[起止]?"
)
_TIME = r"([0-9]{1,2})\s*(?:[:时点]\s*([0-9]{2})?\s*分?)?"
_HOURS = re.compile(rf"{_TIME}\s*(?:-+|–|—+|~+|至|到)\s*{_TIME}")
_UNTIL = re.compile(r"\s*(?:[至到~～–—]+|\s-+\s)\s*")
_POINT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)\s*%?\s*[\s,、/]\s*([0-9]{1,3}(?:\.[0-9]{1,3})?)\s*%?")
_NUMBER = re.compile(
    r"([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(英寸|寸|吋|inches|inch|in|\"|″|秒钟|秒|seconds|s|分钟|分|minutes|min)?"
)
_MINUTES = frozenset({"分钟", "分", "minutes", "min"})
_LAST_HOUR = 24


def read_date(text: str) -> date | None:
    """2026-11-24, 2026/11/24, 2026年11月24日（周二）; None for anything else."""
    match = _DATE.fullmatch(plain_width(text).strip())
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_days(text: str) -> tuple[Days, ...] | None:
    """2026-10-01至2026-10-07、2026-12-25; None where one part is neither a day nor a span of days."""
    spans = []
    for part in listed(text):
        edges = [read_date(edge) for edge in _UNTIL.split(part, maxsplit=1)]
        first, last = edges[0], edges[-1]
        if first is None or last is None or last < first:
            return None
        spans.append(Days(first, last))
    return tuple(spans) or None


def read_hours(text: str) -> tuple[Hours, ...] | None:
    """9:00-11:30、14:00-17:00; None where one part is no span of time."""
    spans = []
    for part in listed(text):
        match = _HOURS.fullmatch(plain_width(part))
        if match is None:
            return None
        start, end = _time(match[1], match[2]), _time(match[3], match[4])
        if start is None or end is None:
            return None
        spans.append(Hours(start, end))
    return tuple(spans) or None


def read_focus(text: str) -> tuple[float, float] | None:
    """Percent from left and top ("60 40") as a point in 0..1; None for anything else."""
    match = _POINT.fullmatch(plain_width(text).strip())
    if match is None:
        return None
    left, top = float(match[1]) / 100, float(match[2]) / 100
    return (left, top) if left <= 1 and top <= 1 else None


def read_amount(text: str) -> float | None:
    """A number with or without its unit, minutes as seconds; None for anything else."""
    match = _NUMBER.fullmatch(plain_width(text).strip().lower())
    if match is None:
        return None
    return float(match[1]) * (60 if match[2] in _MINUTES else 1)


def read_title(text: str) -> tuple[str, ...]:
    """A title's lines, broken at / or ／."""
    return tuple(line for line in (part.strip() for part in re.split(r"[/／]", text)) if line)


def _time(hour: str, minute: str | None) -> time | None:
    if int(hour) == _LAST_HOUR and int(minute or 0) == 0:
        return time(0)
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None
