"""What an installation has done, so that it can be taken back exactly; must not know what it was done for."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from kiosk.staff.placing import write


class Before(msgspec.Struct, frozen=True):
    """What stood at a path: nothing, a file (``data`` in base64, ``mode``, owner) or a link (``data``: its target)."""

    kind: str = "nothing"
    data: str = ""
    mode: int = 0
    uid: int = 0
    gid: int = 0


class Entry(msgspec.Struct, frozen=True):
    """One thing done.

    ``kind``: "theirs" is a file of the plan that staff have changed, found when the list was lost. ``sums``: of
    content, the SHA-256 of each file as it was copied. ``names``: packages, an account's command, or
    files beside the content that are of no worth.
    """

    kind: str
    path: str
    before: Before = Before()
    sums: dict[str, str] = {}
    names: tuple[str, ...] = ()


_SUM = "sum"  # the last line of a list: an entry whose path is the SHA-256 of the lines before it


class Journal:
    """The entries, oldest first, in two copies of which one is whole at any moment, each with its checksum."""

    def __init__(self, path: Path, again: Path) -> None:
        """Read whichever of the two is whole; nothing is done yet where neither is there.

        ``lost``: there is a list, and neither copy can be read.
        """
        self.path = path
        self._copies = (path, again)
        found = [_read(copy) for copy in self._copies]
        self.entries = next((entries for entries in found if entries is not None), [])
        self.lost = found == [None, None] and any(os.path.lexists(copy) for copy in self._copies)

    def knows(self, kind: str, path: str) -> bool:
        """Whether such a thing was done already."""
        return any(entry.kind == kind and entry.path == path for entry in self.entries)

    def add(self, entry: Entry) -> None:
        """Take in what was done already, to be written with what follows; a second time changes nothing."""
        if not self.knows(entry.kind, entry.path):
            self.entries.append(entry)

    def note(self, entry: Entry) -> None:
        """Write down what is about to be done; a second time changes nothing."""
        if not self.knows(entry.kind, entry.path):
            self.entries.append(entry)
            self.keep()

    def drop(self, entry: Entry) -> None:
        """Forget what was taken back."""
        self.entries.remove(entry)
        self.keep()

    def keep(self) -> None:
        """Write the entries, one copy after the other. When none are left, both go."""
        if not self.entries:
            self.remove()
        if not self.entries or not self.path.parent.is_dir():
            return
        lines = [msgspec.json.encode(entry) for entry in self.entries]
        lines.append(msgspec.json.encode(Entry(_SUM, _sum(lines))))
        for copy in self._copies:
            write(copy, b"[\n" + b",\n".join(lines) + b"\n]\n", 0o644)

    def remove(self) -> None:
        """Let both copies go."""
        for copy in self._copies:
            copy.unlink(missing_ok=True)


def _sum(lines: Iterable[bytes]) -> str:
    return hashlib.sha256(b"\n".join(lines)).hexdigest()


def _read(copy: Path) -> list[Entry] | None:
    """The entries of a whole copy; None where it is not whole.

    One that a version without checksums has written, or gone on with, is whole if all of it can be read.
    """
    try:
        lines = [bytes(line) for line in msgspec.json.decode(copy.read_bytes(), type=list[msgspec.Raw])]
        entries = [msgspec.json.decode(line, type=Entry) for line in lines]
    except (OSError, ValueError, RecursionError):
        return None  # msgspec's errors are ValueErrors
    if entries and entries[-1].kind == _SUM and entries[-1].path != _sum(lines[:-1]):
        return None
    return [entry for entry in entries if entry.kind != _SUM]


def standing(path: Path) -> Before:
    """What stands at ``path`` now."""
    if path.is_symlink():
        return Before("link", str(path.readlink()))
    if not path.exists():
        return Before()
    status = path.stat()
    data = base64.b64encode(path.read_bytes()).decode()
    return Before("file", data, status.st_mode & 0o7777, status.st_uid, status.st_gid)


def put_back(path: Path, before: Before) -> None:
    """Make ``path`` what it was."""
    path.unlink(missing_ok=True)
    if before.kind == "link":
        path.symlink_to(before.data)
    elif before.kind == "file":
        path.write_bytes(base64.b64decode(before.data))
        path.chmod(before.mode)
        if os.geteuid() == 0:
            os.chown(path, before.uid, before.gid)
