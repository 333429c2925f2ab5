"""slides/kiosk.md -> Settings and problems; must not know who uses a setting."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kiosk.deck.header import Entry, Grammar, read_header
from kiosk.deck.keys import (
    BOTH_LANGUAGES,
    LANGUAGE_NAMES,
    PUBLISHINGS,
    SCREENS,
    SETTINGS_CHINESE,
    SETTINGS_KEYS,
    WEEKDAYS,
    YES_NO,
    Key,
    choose,
)
from kiosk.deck.model import LANGUAGES, Language, Settings
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.values import no_such_day, read_amount, read_days, read_hours
from kiosk.deck.wording import folded, listed, nearest, plain_width, quoted

GRAMMAR = Grammar(SETTINGS_KEYS, chinese=SETTINGS_CHINESE, body=False)
RANGES = MappingProxyType(
    {
        Key.SCREEN_INCHES: (10, 120),
        Key.IDLE_SECONDS: (15, 3600),
        Key.WARNING_SECONDS: (5, 120),
        Key.DWELL_MIN_SECONDS: (3, 120),
        Key.DWELL_MAX_SECONDS: (3, 300),
        Key.GUIDE_SECONDS: (30, 7200),
    }
)
_CHOICES: Mapping[Key, tuple[str, Mapping[str, bool], str]] = MappingProxyType(
    {
        Key.REDUCED_MOTION: ("reduced_motion", YES_NO, "是、否"),
        Key.PUBLISHING: ("approval", PUBLISHINGS, "直接、审签后"),
        Key.CLOSED_SCREEN: ("screen_off", SCREENS, "暗场、关屏"),
    }
)
_LONGEST = 60
_UNTIL = re.compile(r"\s*(?:至|到|[-~～–—－]+|\sto\s)\s*", re.IGNORECASE)
_SPANS: Mapping[Key, tuple[ProblemKind, Callable[[str], object]]] = {
    Key.OPENING_HOURS: (ProblemKind.HOURS_BAD, read_hours),
    Key.CLOSED_DATES: (ProblemKind.DATE_BAD, read_days),
    Key.OPEN_DATES: (ProblemKind.DATE_BAD, read_days),
}


def read_settings(text: str, findings: Findings) -> Settings:
    """The settings of a clean text; what is wrong or out of range keeps its default and is told."""
    settings = Settings()
    entries = read_header(text, GRAMMAR, findings).entries
    texts = {
        Key.TITLE: "title",
        Key.TITLE_EN: "title_en",
        Key.CREDIT: "credit",
        Key.CREDIT_EN: "credit_en",
    }
    changes: dict[str, object] = {}
    for key, entry in entries.items():
        if key in texts:
            language: Language = "en" if key in {Key.TITLE_EN, Key.CREDIT_EN} else "zh"
            changes[texts[key]] = quoted(entry.value, language)
        elif key in RANGES:
            number = _number(key, entry, findings)
            if number is not None:
                changes[key.value] = number
        elif key in _CHOICES:
            chosen = _choice(key, entry, findings)
            if chosen is not None:
                changes[_CHOICES[key][0]] = chosen
        elif key is Key.LANGUAGES:
            changes["languages"] = _languages(entry, findings)
        elif key is Key.CLOSED_WEEKDAYS:
            changes["closed_weekdays"] = _weekdays(entry, findings)
        elif key in _SPANS:
            kind, read = _SPANS[key]
            spans = read(entry.value)
            if spans is None:
                instead = "no-days" if kind is ProblemKind.DATE_BAD else ""
                found = entry.value[:_LONGEST]
                unreal = found if kind is ProblemKind.DATE_BAD and no_such_day(entry.value) else ""
                findings.add(kind, entry.line, entry.key, found=found, unreal=unreal, instead=instead)
            else:
                changes[key.value] = spans
    return _consistent(replace(settings, **changes), entries, findings)  # type: ignore[arg-type]


def _choice(key: Key, entry: Entry, findings: Findings) -> bool | None:
    _, words, allowed = _CHOICES[key]
    chosen = choose(entry.value, words)
    if chosen is not None:
        return chosen
    found = entry.value[:_LONGEST]
    careful = key is Key.PUBLISHING  # nothing goes live unread for a slip of the pen
    kind = ProblemKind.PUBLISHING_UNKNOWN if careful else ProblemKind.VALUE_UNKNOWN
    findings.add(kind, entry.line, entry.key, found=found, nearest=nearest(found, words), allowed=allowed)
    return True if careful else None


def _number(key: Key, entry: Entry, findings: Findings) -> float | None:
    number = read_amount(entry.value)
    if number is None:
        findings.add(ProblemKind.NUMBER_BAD, entry.line, entry.key, found=entry.value[:_LONGEST])
        return None
    lowest, highest = RANGES[key]
    if lowest <= number <= highest:
        return number
    findings.add(
        ProblemKind.NUMBER_RANGE,
        entry.line,
        entry.key,
        found=entry.value[:_LONGEST],
        lowest=str(lowest),
        highest=str(highest),
    )
    return None


def _languages(entry: Entry, findings: Findings) -> tuple[Language, ...]:
    found: list[Language] = []
    for part in listed(entry.value.replace("/", "、").replace("+", "、").replace("和", "、")):
        if folded(plain_width(part)) in BOTH_LANGUAGES:
            return LANGUAGES
        language = choose(part, LANGUAGE_NAMES)
        if language is None:
            near = nearest(part, LANGUAGE_NAMES)
            findings.add(
                ProblemKind.VALUE_UNKNOWN,
                entry.line,
                entry.key,
                found=part[:_LONGEST],
                nearest=near,
                allowed="中文、英文",
            )
        elif language not in found:
            found.append(language)
    return tuple(found) or LANGUAGES


def _weekdays(entry: Entry, findings: Findings) -> tuple[int, ...]:
    found: set[int] = set()
    word = ""
    for part in listed(entry.value.replace("和", "、")):
        days, word = _days_of_week(part, word)
        if not days:
            findings.add(
                ProblemKind.VALUE_UNKNOWN, entry.line, entry.key, found=part[:_LONGEST], allowed="周一、周二 …… 周日"
            )
        found.update(days)
    return tuple(sorted(found))


def _days_of_week(text: str, word: str) -> tuple[tuple[int, ...], str]:
    """周一, 周一至周三, and after 周一 also 二; with the word for a day of the week that the next may leave out."""
    days: list[int] = []
    for edge in _UNTIL.split(text.strip(), maxsplit=1):
        day = choose(edge, WEEKDAYS)
        if day is None:
            day = choose(word + edge, WEEKDAYS)
        else:
            word = edge.strip()[:-1]
        if day is None:
            return (), word
        days.append(day)
    first, last = days[0], days[-1]
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1)), word


def _consistent(settings: Settings, entries: Mapping[Key, Entry], findings: Findings) -> Settings:
    """Two numbers that contradict each other both go back to their defaults."""
    usual = Settings()
    for low, high, key in (
        ("dwell_min_seconds", "dwell_max_seconds", Key.DWELL_MAX_SECONDS),
        ("warning_seconds", "idle_seconds", Key.IDLE_SECONDS),
    ):
        if getattr(settings, low) > getattr(settings, high):
            entry = entries.get(key) or entries.get(Key(low))
            if entry is not None:
                findings.add(
                    ProblemKind.NUMBER_RANGE,
                    entry.line,
                    entry.key,
                    found=entry.value[:_LONGEST],
                    lowest=f"{getattr(settings, low):g}",
                    highest=str(RANGES[key][1]),
                )
            settings = replace(settings, **{low: getattr(usual, low), high: getattr(usual, high)})
    return settings
