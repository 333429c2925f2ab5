"""Reads one file or folder of staff's safely, whatever it is; must not know what is in it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.deck.encoding import clean, decode
from kiosk.deck.names import is_junk
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.wording import has_lost

LONGEST_TEXT = 1_000_000  # bytes; no text that somebody typed is longer (PITFALLS 16)
_OFFICE_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"%PDF-")
_FIRST_LINE = 60
_MOST_LOST = 5  # lines that are told; a file with more is mended as a whole


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in a folder, and what it is."""

    name: str
    is_folder: bool
    is_link: bool


def list_folder(folder: Path) -> list[Entry] | None:
    """What lies in a folder, junk left out, in no special order; None where it cannot be listed."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_junk(entry.name):
                    continue
                try:
                    found.append(Entry(entry.name, entry.is_dir(), entry.is_symlink()))
                except OSError:
                    found.append(Entry(entry.name, is_folder=False, is_link=True))
    except (OSError, ValueError):
        return None
    return found


def is_inside(path: Path, root: Path) -> bool:
    """Whether the path still lies below ``root`` when every link is followed."""
    real, base = os.path.realpath(path), os.path.realpath(root)
    return real == base or real.startswith(base.rstrip(os.sep) + os.sep)


def read_bytes(path: Path, root: Path, findings: Findings) -> bytes | None:
    """A plain file's bytes; None, and told, where it is none, too long or outside ``root``. Never waits on a pipe."""
    try:
        if not is_inside(path, root):
            findings.add(ProblemKind.FILE_OUTSIDE)
            return None
        if not stat.S_ISREG(path.stat().st_mode):
            findings.add(ProblemKind.FILE_UNREADABLE)
            return None
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                findings.add(ProblemKind.FILE_UNREADABLE)
                return None
            data = file.read(LONGEST_TEXT + 1)
    except (OSError, ValueError):
        findings.add(ProblemKind.FILE_UNREADABLE)
        return None
    if len(data) > LONGEST_TEXT:
        findings.add(ProblemKind.FILE_TOO_LARGE)
        return None
    return data


def read_text(path: Path, root: Path, findings: Findings, *, chinese: bool = True) -> str | None:
    """A text file's clean text; None, and told, where there is none to be had."""
    data = read_bytes(path, root, findings)
    if data is None:
        return None
    if data.startswith(_OFFICE_STARTS):
        findings.add(ProblemKind.OFFICE_RENAMED)
        return None
    decoded = decode(data, chinese=chinese)
    if decoded.text is None:
        findings.add(ProblemKind.ENCODING_UNKNOWN)
        return None
    text = clean(decoded.text)
    if not text.strip():
        findings.add(ProblemKind.FILE_EMPTY)
        return None
    if decoded.guessed:
        findings.add(ProblemKind.ENCODING_GUESSED, first=text.strip().partition("\n")[0][:_FIRST_LINE])
    if "\ufffd" in text or "?" in text:
        lost = ((number, line) for number, line in enumerate(text.split("\n"), 1) if has_lost(line))
        for number, line in islice(lost, _MOST_LOST):
            findings.add(ProblemKind.CHARACTER_LOST, number, found=line.strip()[:_FIRST_LINE])
    return text
