"""Which files lie in images/ and which of them staff mean by a name; opens no picture."""

from __future__ import annotations

import os
import re
import urllib.parse
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.deck.names import PICTURE_ENDINGS, ending, is_junk, is_valid, same, shown, without
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.wording import folded, nearest, unquoted

_DEEPEST = 6
_MOST_COMPARED = 2000
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\|www\.", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a name leads to: a file below images/, or the kind of problem it is."""

    file: str = ""
    kind: ProblemKind | None = None
    nearest: str = ""
    several: tuple[str, ...] = ()


class Photos:
    """The photos in images/, found as staff name them: with or without ending, whatever the case."""

    def __init__(self, files: tuple[str, ...]) -> None:
        """``files`` are paths below images/, with /."""
        self.files = files
        self._known = set(files)
        self._asked: dict[str, Lookup] = {}
        self._forms: dict[str, list[str]] = defaultdict(list)
        self._loose: dict[str, list[str]] = defaultdict(list)
        for file in files:
            base = file.rpartition("/")[2]
            for forms, name in ((self._forms, file), (self._loose, base)):
                for form in {
                    _form(name),
                    _form(name.removesuffix(ending(name))),
                    _form(without(name, PICTURE_ENDINGS)),
                }:
                    if _form(form):
                        forms[form].append(file)

    def find(self, wanted: str) -> Lookup:
        """The one file that ``wanted`` names."""
        found = self._asked[wanted] = self._find(wanted)
        return found

    def asked(self) -> list[tuple[str, str, str]]:
        """What has been asked for since this was last called, with the file and the kind of problem it led to."""
        asked, self._asked = self._asked, {}
        return [(wanted, found.file, found.kind or "") for wanted, found in asked.items()]

    def _find(self, wanted: str) -> Lookup:
        name = unquoted(wanted).replace("\\", "/").replace("／", "/").strip()
        if name in self._known:
            return Lookup(name)
        if _REMOTE.match(wanted.strip()) and not _DRIVE.match(wanted.strip()[:2]):
            return Lookup(kind=ProblemKind.PICTURE_REMOTE)
        if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
            return Lookup(kind=ProblemKind.PICTURE_OUTSIDE)
        name = name.removeprefix("./").removeprefix("images/")
        for candidate in (name, urllib.parse.unquote(name)):
            if candidate in self._known:
                return Lookup(candidate)
            for forms in (self._forms, self._loose):
                found = forms.get(_form(candidate), [])
                if len(found) == 1:
                    return Lookup(found[0])
                if found:  # the same one whatever comes beside it: no slide loses its picture
                    several = sorted(found, key=_rank)
                    return Lookup(several[0], kind=ProblemKind.PICTURE_AMBIGUOUS, several=tuple(several[:4]))
        return Lookup(kind=ProblemKind.PICTURE_MISSING, nearest=nearest(name, islice(self.files, _MOST_COMPARED)))


def _rank(file: str) -> tuple[int, str]:
    known = [place for place, end in enumerate(PICTURE_ENDINGS) if file.lower().endswith(end)]
    return (min(known, default=len(PICTURE_ENDINGS)), file.swapcase())  # a.jpg before a.JPG, as names.order has it


def read_photos(images: Path, findings: Findings) -> Photos:
    """The photos below ``images``, by name alone; missing or unlistable folders have none."""
    files: list[str] = []
    pending = [("", 0)]
    root = os.path.realpath(images)
    while pending:
        below, depth = pending.pop()
        try:
            with os.scandir(images / below) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except (OSError, ValueError):
            if below or images.exists():
                findings.add(ProblemKind.FOLDER_UNREADABLE, place=below)
            continue
        for entry in listed:
            if not is_valid(entry.name):
                findings.add(ProblemKind.NAME_BROKEN, place=shown(entry.name))
                continue
            path = f"{below}/{entry.name}" if below else entry.name
            if _is_folder(entry) and depth < _DEEPEST:
                pending.append((path, depth + 1))
            elif _is_photo(entry, root):
                files.append(path)
    files.sort()
    first_of: dict[str, str] = {}
    for file in files:
        first = first_of.setdefault(same(file), file)
        if first != file:
            findings.add(ProblemKind.PICTURE_CLASH, place=file.rpartition("/")[2], first=first.rpartition("/")[2])
    return Photos(tuple(files))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    if is_junk(entry.name):
        return False
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_photo(entry: os.DirEntry[str], root: str) -> bool:
    if is_junk(entry.name) or ending(entry.name) not in PICTURE_ENDINGS:
        return False
    try:
        return entry.is_file() and _inside(entry, root)
    except OSError:
        return False


def _inside(entry: os.DirEntry[str], root: str) -> bool:
    return not entry.is_symlink() or os.path.realpath(entry.path).startswith(root + os.sep)


def _form(name: str) -> str:
    return folded(name)
