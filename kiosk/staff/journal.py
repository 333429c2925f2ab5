"""What an installation has done, so that it can be taken back exactly; must not know what it was done for."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import msgspec


class Before(msgspec.Struct, frozen=True):
    """What stood at a path: nothing, a file (``data`` in base64, ``mode``, owner) or a link (``data``: its target)."""

    kind: str = "nothing"
    data: str = ""
    mode: int = 0
    uid: int = 0
    gid: int = 0


class Entry(msgspec.Struct, frozen=True):
    """One thing done.

    ``sums``: of content, the SHA-256 of each file as it was copied. ``names``: packages, an account's command, or
    files beside the content that are of no worth.
    """

    kind: str
    path: str
    before: Before = Before()
    sums: dict[str, str] = {}
    names: tuple[str, ...] = ()


class Journal:
    """The entries, oldest first, in a file that is whole at any moment."""

    def __init__(self, path: Path) -> None:
        """Read ``path``; nothing is done yet where it is not there."""
        self.path = path
        self.entries: list[Entry] = []
        if path.is_file():
            self.entries = msgspec.json.decode(path.read_bytes(), type=list[Entry])

    def knows(self, kind: str, path: str) -> bool:
        """Whether such a thing was done already."""
        return any(entry.kind == kind and entry.path == path for entry in self.entries)

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
        """Write the entries: aside, synced, then renamed. When none are left, the file goes too."""
        if not self.entries:
            self.path.unlink(missing_ok=True)
        if not self.entries or not self.path.parent.is_dir():
            return
        aside = self.path.with_suffix(".part")
        try:
            with aside.open("wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(self.entries), indent=1))
                file.flush()
                os.fsync(file.fileno())
            aside.replace(self.path)
        finally:
            aside.unlink(missing_ok=True)


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
