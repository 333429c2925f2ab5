"""Which files lie in images/ and which of them staff mean by a name; opens no picture."""

from __future__ import annotations

import os
import re
import urllib.parse
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kiosk.deck.names import PICTURE_ENDINGS, ending, is_junk, is_shortcut, is_valid, led_to, same, shown, without
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.wording import folded, nearest, plain_width, unquoted

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


def _form(name: str) -> str:
    return folded(name)


def _wide(name: str) -> str:
    """The form in which full and half width are one, as 照片（1） and 照片(1)."""
    return folded(plain_width(name))


class _Step(NamedTuple):
    """A way to look for a name: in which form, whether with the folder, and whether among what is no photo."""

    form: Callable[[str], str]
    whole: bool
    others: bool = False


# the exact one first: no name leads elsewhere for what a looser look would find
_STEPS = (_Step(_form, whole=True), _Step(_form, whole=False), _Step(_wide, whole=True), _Step(_wide, whole=False))
_OTHERS = _Step(_wide, whole=False, others=True)


class Photos:
    """The photos in images/, found as staff name them: with or without ending, whatever the case and the width."""

    def __init__(self, files: tuple[str, ...], others: tuple[str, ...] = ()) -> None:
        """``files`` are paths below images/, with /; ``others`` lie there too and are of a kind that is no picture."""
        self.files = files
        self._others = others
        self._known = set(files)
        self._asked: dict[str, Lookup] = {}
        self._named: dict[_Step, dict[str, list[str]]] = {}

    def find(self, wanted: str, *, hint: bool = True) -> Lookup:
        """The one file that ``wanted`` names; without ``hint`` none is looked for that is like it, which takes long."""
        found = self._asked[wanted] = self._find(wanted, hint=hint)
        return found

    def asked(self) -> list[tuple[str, str, str]]:
        """What has been asked for since this was last called, with the file and the kind of problem it led to."""
        asked, self._asked = self._asked, {}
        return [(wanted, found.file, found.kind or "") for wanted, found in asked.items()]

    def _find(self, wanted: str, *, hint: bool) -> Lookup:
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
            for step in _STEPS:
                found = self._under(step).get(step.form(candidate), [])
                if len(found) == 1:
                    return Lookup(found[0])
                if found:  # the same one whatever comes beside it: no slide loses its picture
                    several = sorted(found, key=_rank)
                    return Lookup(several[0], kind=ProblemKind.PICTURE_AMBIGUOUS, several=tuple(several[:4]))
        near = _nearest(name, self.files) if hint else ""
        other = self._other(name) or ("" if _stem(near) == _stem(name) else self._other(_stem(name)))
        if other:
            return Lookup(kind=ProblemKind.PICTURE_KIND, nearest=other)
        return Lookup(kind=ProblemKind.PICTURE_MISSING, nearest=near)

    def _other(self, name: str) -> str:
        """The file of that name that is there but is no picture; "" for none."""
        return self._under(_OTHERS).get(_wide(name.rpartition("/")[2]), [""])[0]

    def _under(self, step: _Step) -> dict[str, list[str]]:
        if step not in self._named:
            self._named[step] = _by_form(self._others if step.others else self.files, step)
        return self._named[step]


def _by_form(files: tuple[str, ...], step: _Step) -> dict[str, list[str]]:
    """The files by each form that may name them, with and without endings."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in files:
        name = file if step.whole else file.rpartition("/")[2]
        bare = led_to(name) if is_shortcut(name) else name[: len(name) - len(ending(name))]
        names = {name, bare, without(name, PICTURE_ENDINGS), without(bare, PICTURE_ENDINGS)}
        for key in {step.form(one) for one in names}:
            if key:
                found[key].append(file)
    return found


def _nearest(name: str, files: tuple[str, ...]) -> str:
    """The photo that staff most likely meant, whether they wrote its ending or not; "" for none."""
    known = tuple(islice(files, _MOST_COMPARED))
    stems = {_stem(file): file for file in reversed(known)}
    near = nearest(name, (*known, *stems))
    return stems.get(near, near)


def _stem(file: str) -> str:
    return without(file.rpartition("/")[2], PICTURE_ENDINGS)


def _rank(file: str) -> tuple[int, str]:
    known = [place for place, end in enumerate(PICTURE_ENDINGS) if file.lower().endswith(end)]
    return (min(known, default=len(PICTURE_ENDINGS)), file.swapcase())  # a.jpg before a.JPG, as names.order has it


def read_photos(images: Path, findings: Findings) -> Photos:
    """The photos below ``images``, by name alone; missing or unlistable folders have none."""
    files: list[str] = []
    others: list[str] = []
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
            elif _is_file(entry, root):
                (files if ending(entry.name) in PICTURE_ENDINGS else others).append(path)
    files.sort()
    first_of: dict[str, str] = {}
    for file in files:
        first = first_of.setdefault(same(file), file)
        if first != file:
            findings.add(ProblemKind.PICTURE_CLASH, place=file.rpartition("/")[2], first=first.rpartition("/")[2])
    return Photos(tuple(files), tuple(sorted(others)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    if is_junk(entry.name):
        return False
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str], root: str) -> bool:
    if is_junk(entry.name):
        return False
    try:
        return entry.is_file() and _inside(entry, root)
    except OSError:
        return False


def _inside(entry: os.DirEntry[str], root: str) -> bool:
    return not entry.is_symlink() or os.path.realpath(entry.path).startswith(root + os.sep)
