"""A staff file's text -> header entries and body lines; must not know what any key means."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kiosk.deck.keys import (
    CHINESE,
    LONGEST_NOTHING,
    NOTHING,
    Key,
    is_key_elsewhere,
    key_form,
    key_hint,
    key_names,
    meant_key,
)
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.wording import folded, nearest, plain_width, unquoted

_ENTRY = re.compile(r"([^：:＝=]{1,40}?)\s*[：:＝=]+\s*(.*)")
_DIVIDER = re.compile(r"[-－—–─━﹣]{3,}")
_LONGEST_WRONG_KEY = 16
_SURE = 0.6  # how much of a known key must be in a wrong one after a blank line; half of it suffices before
_HALF = 0.5
_LOOK_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A key's value and the line it stands on. ``key`` is as staff wrote it."""

    key: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Header:
    """The entries that have a value, and the body's lines, the first of which is ``body_line`` of the file."""

    entries: Mapping[Key, Entry]
    body: tuple[str, ...] = ()
    body_line: int = 1


@dataclass(frozen=True, slots=True)
class Grammar:
    """Which keys count in a kind of file; ``elsewhere`` are known, but not used in it."""

    keys: frozenset[Key]
    elsewhere: frozenset[Key] = frozenset()
    chinese: Mapping[Key, tuple[str, ...]] | None = None
    body: bool = True
    names: Mapping[str, Key] = field(init=False, compare=False, default_factory=dict)  # each accepted spelling

    def __post_init__(self) -> None:
        """Work out the spellings once: thousands of files are read by the same grammar."""
        object.__setattr__(self, "names", key_names(self.keys | self.elsewhere, self.chinese or CHINESE))

    def spelled(self, without: Collection[Key] = ()) -> list[str]:
        """The names that a correction may propose, as staff write them; not those of the keys ``without``."""
        chinese = self.chinese or CHINESE
        return [name for key in sorted(self.keys.difference(without)) for name in (chinese[key][0], key.value)]


def is_divider(line: str) -> bool:
    """Whether a line of three or more dashes of any kind."""
    return _DIVIDER.fullmatch("".join(line.split())) is not None


def read_header(text: str, grammar: Grammar, findings: Findings) -> Header:
    """The header of a clean text. What cannot be read is told to ``findings``."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    start = _first(lines)
    if start < len(lines) and is_divider(lines[start]):
        start += 1  # as some editors' front matter begins
    divider = next((index for index in range(start, len(lines)) if is_divider(lines[index])), None)
    reading = _Reading(grammar, findings)
    if divider is None and grammar.body:
        end = reading.run(lines, start)
    else:
        end = len(lines) if divider is None else divider
        reading.strictly(lines, start, end)
    body_start = end + 1 if divider is not None and end == divider else end
    body = tuple(lines[body_start:]) if grammar.body else ()
    if divider is None and not reading.any_key and not findings.failed:
        findings.add(ProblemKind.HEADER_MISSING, start + 1)
    elif divider is None and any(body):
        findings.add(ProblemKind.DIVIDER_MISSING, body_start + 1)
    elif divider is None and grammar.body and reading.unknown[1:]:
        findings.add(ProblemKind.DIVIDER_MISSING, reading.unknown[0], instead="not-used")
    return Header(reading.entries, body, body_start + 1)


def _first(lines: list[str], start: int = 0) -> int:
    return next((index for index in range(start, len(lines)) if lines[index]), len(lines))


def _is_nothing(key: Key, value: str) -> bool:
    words = NOTHING.get(key)
    return words is not None and len(value) <= LONGEST_NOTHING and folded(plain_width(value)) in words


class _Reading:
    """The entries of one header, line by line."""

    def __init__(self, grammar: Grammar, findings: Findings) -> None:
        self.entries: dict[Key, Entry] = {}
        self.any_key = False
        self.unknown: list[int] = []  # the lines whose key is none
        self._divided = True
        self._lines: list[str] = []
        self._all: frozenset[Key] | None = None  # the keys of all lines, once somebody asked
        self._grammar = grammar
        self._names = grammar.names
        self._findings = findings

    def strictly(self, lines: list[str], start: int, end: int) -> None:
        """Lines above a divider: each must be an entry."""
        self._lines = lines[start:end]
        for index in range(start, end):
            if not lines[index]:
                continue
            match = _ENTRY.fullmatch(lines[index])
            if match is None:
                key = self._begins_with(lines[index])
                self._findings.add(ProblemKind.HEADER_LINE, index + 1, found=lines[index][:40], key=key)
            else:
                self._take(match[1].strip(), match[2], index + 1)

    def run(self, lines: list[str], start: int) -> int:
        """Without a divider the header is the run of entries at the top; the index of the line after it."""
        end = start
        self._divided = False
        self._lines = lines[start:]
        for index in range(start, len(lines)):
            if not lines[index]:
                continue
            match = _ENTRY.fullmatch(lines[index])
            if match is None or not self._likely(match[1].strip(), lines, index, after_blank=index > end):
                break
            self._take(match[1].strip(), match[2], index + 1)
            end = index + 1
        return end

    def _known(self) -> frozenset[Key]:
        """The keys of all lines: a correction to one of these would make it twice."""
        if self._all is None:
            found = (_ENTRY.fullmatch(line) for line in self._lines)
            keys = (self._names.get(key_form(match[1])) for match in found if match is not None)
            self._all = frozenset(key for key in keys if key is not None)
        return self._all

    def _begins_with(self, line: str) -> str:
        """The key that a line begins with whose colon was forgotten; "" where it begins with none."""
        first = line.split(" ", 1)[0]
        return first if first != line and key_form(first) in self._names else ""

    def _likely(self, key: str, lines: list[str], index: int, *, after_blank: bool) -> bool:
        """Whether an entry without a divider below it belongs to the header rather than to the text."""
        if key_form(key) in self._names:
            return True
        if len(key) > _LONGEST_WRONG_KEY or not self.any_key:
            return False
        for line in lines[index + 1 : index + 1 + _LOOK_AHEAD]:
            match = _ENTRY.fullmatch(line)
            if match is None:
                break
            if key_form(match[1]) in self._names:
                return True
        if is_key_elsewhere(key):
            return True
        near = meant_key(key, self._grammar.spelled())
        share = _SURE if after_blank else _HALF
        return bool(near) and len(set(key_form(key)) & set(key_form(near))) >= share * len(set(key_form(near)))

    def _take(self, word: str, value: str, line: int) -> None:
        key = self._names.get(key_form(word))
        if key is None:
            self._tell_unknown(word, line)
            return
        self.any_key = True
        if key in self._grammar.elsewhere:
            self._findings.add(ProblemKind.KEY_NOT_HERE, line, word)
            return
        value = unquoted(value)
        if not value or key is Key.NOTE or _is_nothing(key, value):
            return
        if key in self.entries:
            self._findings.add(ProblemKind.KEY_TWICE, line, word, first=str(self.entries[key].line))
        self.entries[key] = Entry(word, value, line)

    def _tell_unknown(self, word: str, line: int) -> None:
        self.unknown.append(line)
        if not self._findings.takes(ProblemKind.KEY_UNKNOWN):
            return  # each of very many lines would be compared with all
        known = self._grammar.spelled(self._known())
        if not self._grammar.body:  # there is no prose, and no file beside it
            self._findings.add(ProblemKind.KEY_UNKNOWN, line, word, nearest=nearest(word, known))
            return
        near, perhaps = meant_key(word, known), "" if self._divided else "text"
        self._findings.add(ProblemKind.KEY_UNKNOWN, line, word, nearest=near, hint=key_hint(word), perhaps=perhaps)
