"""What lies in slides/ and in a section's folder: text files in order, English beside Chinese; reads no file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from kiosk.deck.names import (
    ENGLISH,
    OFFICE_ENDINGS,
    TEXT_ENDINGS,
    ending,
    is_copy,
    is_pause,
    is_readme,
    is_set_aside,
    is_shortcut,
    is_unnamed,
    is_valid,
    order,
    original,
    same,
    shown,
    spoken,
    without,
)
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.deck.source import Entry

SETTINGS = "kiosk"
FIGURES = ("figures", "数字", "数字表")
_ENGLISH_MARK = re.compile(r"[-\s_.－—(（]*((?<![a-z])(en|eng|english)|英文版?|英语)[)）]?$", re.IGNORECASE)
_BESIDE_SLIDES = ("slides", "images")  # where these belong
_LIKE_SETTINGS = frozenset({"设置", "展示设置", "总设置", "配置", "settings", "setting", "config"})


@dataclass(frozen=True, slots=True)
class Unused:
    """Why a file is not used, and what its sentence quotes."""

    kind: ProblemKind
    details: dict[str, str] = field(default_factory=dict)


def is_settings(entry: Entry) -> bool:
    """Whether this entry of slides/ is the file of settings."""
    stem = without(entry.name, TEXT_ENDINGS)
    return not entry.is_folder and stem != entry.name and same(stem) == SETTINGS


def is_figures(entry: Entry) -> bool:
    """Whether this entry of slides/ is the table of figures."""
    stem = without(entry.name, (".csv", *TEXT_ENDINGS))
    return not entry.is_folder and stem != entry.name and same(stem) in FIGURES


def unused_folder(name: str) -> ProblemKind | None:
    """Why a folder in slides/ is no section; None where it is one."""
    if same(name) in _BESIDE_SLIDES:
        return ProblemKind.FOLDER_MISPLACED
    if is_unnamed(name):
        return ProblemKind.FOLDER_UNNAMED
    return ProblemKind.FOLDER_COPY if is_copy(name) or is_set_aside(name) else None


def unused_file(name: str, settings: str) -> Unused:
    """Why a file that lies in slides/ itself is not used. ``settings`` is the file of settings there, "" for none."""
    end, stem = ending(name), without(name, (".csv", *TEXT_ENDINGS))
    if is_pause(name):
        return Unused(ProblemKind.FILE_PAUSE)
    if is_shortcut(name):
        return Unused(ProblemKind.FILE_SHORTCUT)
    if end in OFFICE_ENDINGS:
        return Unused(ProblemKind.OFFICE_BESIDE)
    if end in TEXT_ENDINGS and is_unnamed(stem):
        return Unused(ProblemKind.FILE_UNNAMED)
    if end in (".csv", *TEXT_ENDINGS) and is_copy(stem):
        own = same(original(stem)) in {SETTINGS, *FIGURES}
        if own or end in TEXT_ENDINGS:
            return Unused(ProblemKind.FILE_COPY, {"of": f"{original(stem)}{end}"} if own else {})
    if end in TEXT_ENDINGS and (same(spoken(stem)) in _LIKE_SETTINGS or same(stem).startswith(SETTINGS)):
        kind = ProblemKind.FILE_COPY if settings else ProblemKind.SETTINGS_RENAMED
        return Unused(kind, {"of": settings or f"{SETTINGS}{end}"})
    if end in TEXT_ENDINGS:
        return Unused(ProblemKind.FILE_LOOSE)
    return Unused(ProblemKind.FILE_STRAY, {"table": "figures.csv"} if end == ".csv" else {})


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
        if ending(stem) in ENGLISH:
            key = same(without(stem, ENGLISH))
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
    for file in chinese.values():
        base = chinese.get(same(_ENGLISH_MARK.sub("", file.stem)))
        if base is not None and base is not file:
            name = f"{base.stem}.en{ending(file.name)}"
            misnamed = problem(ProblemKind.ENGLISH_MISNAMED, f"{path}/{file.name}", first=base.name, name=name)
            problems.append(misnamed)
    return list(chinese.values()), problems


def _unwanted(entry: Entry) -> ProblemKind | None:
    """Why the entry is no slide; None where it is one."""
    stem = without(without(entry.name, TEXT_ENDINGS), ENGLISH)
    if entry.is_folder:
        return ProblemKind.FOLDER_NESTED
    if not is_valid(entry.name):
        return ProblemKind.NAME_BROKEN
    if ending(entry.name) in OFFICE_ENDINGS:
        return ProblemKind.OFFICE_BESIDE
    if is_shortcut(entry.name):
        return ProblemKind.FILE_SHORTCUT
    if ending(entry.name) not in TEXT_ENDINGS:
        return ProblemKind.FILE_STRAY
    if is_unnamed(stem):
        return ProblemKind.FILE_UNNAMED
    return ProblemKind.FILE_COPY if is_copy(stem) else None
