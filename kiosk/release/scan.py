"""What lies in the content folder at a moment, by names, sizes and times, and whether it rests; reads no file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kiosk.deck.names import is_junk

FOLDERS = ("slides", "images")
PAUSES = ("暂停.txt", "暂停", "暂停.txt.txt", "pause.txt")
_DEEPEST = 7

Seen = Mapping[str, tuple[int, int, int]]  # a path below the content folder: size, mtime in ns, inode


def scan(content: Path) -> Seen:
    """Every file in slides/ and images/, junk left out; a folder itself has size -1. Never raises."""
    seen: dict[str, tuple[int, int, int]] = {}
    pending = [(name, 0) for name in FOLDERS]
    while pending:
        below, depth = pending.pop()
        try:
            with os.scandir(content / below) as entries:
                listed = list(entries)
        except (OSError, ValueError):
            continue
        seen[_printable(below)] = (-1, 0, 0)
        for entry in listed:
            if is_junk(entry.name):
                continue
            path = f"{below}/{entry.name}"
            try:
                status = entry.stat()
                if entry.is_dir() and depth < _DEEPEST:
                    pending.append((path, depth + 1))
                else:
                    seen[_printable(path)] = (status.st_size, status.st_mtime_ns, status.st_ino)
            except OSError:
                seen[_printable(path)] = (-2, 0, 0)  # gone in between, or a link to nowhere
    return seen


def _printable(path: str) -> str:
    """The path as text that can be written down: a name in GBK on a UTF-8 disk holds bytes that are none."""
    return path.encode("utf-8", "backslashreplace").decode()


def fingerprint(seen: Seen) -> str:
    """A short text that equal folders share."""
    return hashlib.sha256(msgspec.msgpack.encode(sorted(seen.items()))).hexdigest()


def is_paused(content: Path) -> bool:
    """Whether staff hold the release on the wall by a file 暂停.txt in the content folder; no where it is shut."""
    try:
        return any((content / name).exists() for name in PAUSES)
    except OSError:  # no permission, or a share that has gone: that is told as what it is, by those who read
        return False


def changed(before: Seen, now: Seen) -> tuple[str, ...]:
    """The files that are new, gone or other, in order."""
    return tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))


@dataclass
class Rest:
    """Tells when a folder has settled: the same for ``seconds`` in a row. Time is handed in."""

    seconds: float = 1.0
    _seen: Seen = field(default_factory=dict)
    _since: float = float("-inf")

    def settled(self, seen: Seen, now: float) -> bool:
        """Take in what is there at ``now``; whether it has been so for long enough."""
        if seen != self._seen:
            self._seen = seen
            self._since = now
            return False
        return now - self._since >= self.seconds

    def left(self, now: float) -> float:
        """Seconds until it has rested, if nothing changes meanwhile."""
        return max(0.0, self._since + self.seconds - now)
