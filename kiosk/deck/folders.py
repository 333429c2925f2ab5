"""What lies in a section's folder -> its text files in order, English beside Chinese; reads no file."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from kiosk.deck.names import (
    OFFICE_ENDINGS,
    TEXT_ENDINGS,
    ending,
    is_copy,
    is_readme,
    is_unnamed,
    is_valid,
    order,
    same,
    shown,
    without,
)
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.deck.source import Entry

_ENGLISH = (".en",)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A slide's file and its English one. ``stem`` is what identifies the slide in its section."""

    stem: str
    name: str
    english: str | None = None


def group_texts(entries: list[Entry], path: str, *, english: bool) -> tuple[list[TextFile], list[Problem]]:
    """The text files of a section in order, and what else lies there. ``path`` is the folder's, for the problems."""
    problems: list[Problem] = []
    chinese: dict[str, TextFile] = {}
    translations: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: order(entry.name)):
        if entry.name.startswith("_") or (is_readme(entry.name) and not entry.is_folder):
            continue
        kind = _unwanted(entry)
        if kind is not None:
            problems.append(problem(kind, shown(f"{path}/{entry.name}")))
            continue
        stem = without(entry.name, TEXT_ENDINGS)
        if ending(stem) in _ENGLISH:
            key = same(without(stem, _ENGLISH))
            first = translations.setdefault(key, entry)
            if first is not entry:
                problems.append(problem(ProblemKind.FILE_CLASH, f"{path}/{entry.name}", first=first.name))
            continue
        known = chinese.setdefault(same(stem), TextFile(unicodedata.normalize("NFC", stem), entry.name))
        if known.name != entry.name:
            problems.append(problem(ProblemKind.FILE_CLASH, f"{path}/{entry.name}", first=known.name))
    for key, entry in translations.items():
        if key in chinese:
            chinese[key] = replace(chinese[key], english=entry.name)
        elif english:
            problems.append(problem(ProblemKind.ENGLISH_ORPHAN, f"{path}/{entry.name}"))
    return list(chinese.values()), problems


def _unwanted(entry: Entry) -> ProblemKind | None:
    """Why the entry is no slide; None where it is one."""
    stem = without(without(entry.name, TEXT_ENDINGS), _ENGLISH)
    if entry.is_folder:
        return ProblemKind.FOLDER_NESTED
    if not is_valid(entry.name):
        return ProblemKind.NAME_BROKEN
    if ending(entry.name) in OFFICE_ENDINGS:
        return ProblemKind.OFFICE_BESIDE
    if ending(entry.name) not in TEXT_ENDINGS:
        return ProblemKind.FILE_STRAY
    if is_unnamed(stem):
        return ProblemKind.FILE_UNNAMED
    return ProblemKind.FILE_COPY if is_copy(stem) else None
