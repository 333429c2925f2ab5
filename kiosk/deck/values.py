"""Single values of a header: dates, hours, numbers, points; must not know which key they belong to."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from kiosk.deck.model import Days, Hours
from kiosk.deck.wording import listed, plain_width

_TAIL = (
    r"\s*(?:\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?\s*(?:\(包?含(?:当天|当日)?\))?\s*[起止]?"
    r"\s*(?:\(包?含(?:当天|当日)?\))?\s*[。.]?"
)
_YEAR = r"([0-9]{4})\s*[-–—/.年]+\s*"
_MONTH_DAY = r"([0-9]{1,2})\s*[-–—/.月]+\s*([0-9]{1,2})\s*[日号]?"
_DATE = re.compile(rf"(?:{_YEAR}{_MONTH_DAY}|([0-9]{{4}})([0-9]{{2}})([0-9]{{2}})){_TAIL}")
_IN_ONE_YEAR = re.compile(rf"{_YEAR}{_MONTH_DAY}{_TAIL}\s*(?:[至到]|[-~–—]+)\s*{_MONTH_DAY}{_TAIL}")
_UNTIL = re.compile(r"\s*(?:[至到~]|[-–—]+)\s*")
_PART_OF_DAY = r"(凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚)?\s*"
_TIME = rf"{_PART_OF_DAY}([0-9]{{1,2}})\s*(?:[:时点]\s*(?:([0-9]{{2}})\s*分?|(半)|整)?|\.([0-9]{{2}}))?"
_HOURS = re.compile(rf"{_TIME}\s*(?:-+|–|—+|~+|至|到)\s*{_TIME}")
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚"})
_AT_NIGHT = frozenset({"晚上", "晚", "凌晨"})
_NOON = 12
_LONGEST_SPAN = 80
_LONGEST_OVER_NEW_YEAR = timedelta(days=31)  # a longer one is two days exchanged
_POINT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)\s*%?\s*[\s,、/]\s*([0-9]{1,3}(?:\.[0-9]{1,3})?)\s*%?")
_NUMBER = re.compile(
    r"([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(英寸|寸|吋|inches|inch|in|\"|″|秒钟|秒|seconds|s|分钟|分|minutes|min)?"
)
_MINUTES = frozenset({"分钟", "分", "minutes", "min"})
_BREAK = re.compile(r"／|(?<!\d)/|/(?!\d)")
_LAST_HOUR = 24


def read_date(text: str) -> date | None:
    """2026-11-24, 2026/11/24, 2026年11月24日（周二）, 2026-11-24（含）; None for anything else."""
    match = _DATE.fullmatch(plain_width(text).strip())
    if match is None:
        return None
    return _day(*(int(part) for part in match.groups() if part))


def no_such_day(text: str) -> bool:
    """Whether one of the dates listed is written as one, but not in the calendar: 2026-2-30."""
    return any(
        _DATE.fullmatch(edge) is not None and read_date(edge) is None
        for part in listed(text)
        for edge in (plain_width(part).strip(), *_edges(plain_width(part).strip()))
    )


def read_days(text: str) -> tuple[Days, ...] | None:
    """2026-10-01至2026-10-07、2026年12月30日-1月3日; None where one part is neither a day nor a span of days."""
    spans = [_span(plain_width(part).strip()) for part in listed(text)]
    known = tuple(span for span in spans if span is not None)
    return known if known and len(known) == len(spans) else None


def _span(text: str) -> Days | None:
    day = read_date(text)
    if day is not None:
        return Days(day, day)
    match = _IN_ONE_YEAR.fullmatch(text)
    if match is not None:
        year, *others = (int(part) for part in match.groups())
        first, last = _day(year, *others[:2]), _day(year, *others[2:])
        if first is not None and last is not None and last < first:
            following = _day(year + 1, *others[2:])
            last = following if following and following - first < _LONGEST_OVER_NEW_YEAR else None
    else:
        first, last = (read_date(edge) for edge in _edges(text) or ("", ""))
    return Days(first, last) if first is not None and last is not None and first <= last else None


def _edges(text: str) -> tuple[str, str] | tuple[()]:
    """The two days of a span; a dash may stand between them as well as in them."""
    if len(text) > _LONGEST_SPAN:
        return ()
    for match in _UNTIL.finditer(text):
        first, last = text[: match.start()], text[match.end() :]
        if _DATE.fullmatch(first) and _DATE.fullmatch(last):
            return first, last
    return ()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_hours(text: str) -> tuple[Hours, ...] | None:
    """9:00-11:30、下午2点到5点半; None where one part is no span of time, or may be one of two (9:00-5:00)."""
    spans = [_hours(plain_width(part).strip()) for part in listed(text)]
    known = tuple(span for span in spans if span is not None)
    return known if known and len(known) == len(spans) else None


def _hours(text: str) -> Hours | None:
    match = _HOURS.fullmatch(text)
    if match is None:
        return None
    opening, closing = match.groups()[:5], match.groups()[5:]
    part = closing[0] or (opening[0] if opening[0] in _AFTERNOON else "")
    start, end = _time(*opening), _time(part, *closing[1:])
    if start is None or end is None:
        return None
    if not closing[0] and (end <= start if opening[0] else time(0) < end < start < time(_NOON)):
        return None  # 9:00-5:00 and 上午9点到5点 mean 5 in the afternoon, more likely than a night
    return Hours(start, end)


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
    """A title's lines, broken at ／ or /; a / between two digits (24/7) is part of the line."""
    return tuple(line for line in (part.strip() for part in _BREAK.split(text)) if line)


def _time(part: str | None, hour: str, minute: str | None, half: str | None, decimal: str | None) -> time | None:
    hours, minutes = int(hour), 30 if half else int(minute or decimal or 0)
    if hours < _NOON and (part in _AFTERNOON or (part == "中午" and hours < _NOON - 2)):
        hours += _NOON
    elif hours == _NOON and part in _AT_NIGHT:
        hours = 0
    if hours == _LAST_HOUR and minutes == 0:
        return time(0)
    try:
        return time(hours, minutes)
    except ValueError:
        return None
