"""What lies in the content folder at a moment, by names, sizes and times, and whether it rests; reads no file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import InitVar, dataclass, field
from pathlib import Path
from types import MappingProxyType

import msgspec

from kiosk.deck.memory import mark_of
from kiosk.deck.names import is_junk, is_pause

FOLDERS = ("slides", "images")
_DEEPEST = 7

Seen = Mapping[str, tuple[int, int, int]]  # a path below the content folder: size, mtime in ns, inode
_One = tuple[str, tuple[int, int, int]]
_PACKED = msgspec.msgpack.Decoder(list[list[_One]])
_FOLDER = (-1, 0, 0)
_GONE = (-2, 0, 0)  # in between, or a link to nowhere


def scan(content: Path) -> Seen:
    """Every file in slides/ and images/, junk left out; a folder itself has size -1. Never raises."""
    return dict(one for listed in _folders(content) for one in listed)


def packed_scan(content: Path) -> bytes:
    """``packed(scan(content))``, of which no more than a folder is in memory unpacked."""
    return _joined({listed[0][0]: _encode(listed) for listed in _folders(content)})


def packed(seen: Seen) -> bytes:
    """The same in a tenth of the memory (11 MB for ten thousand slides); ``changed`` takes two of them."""
    folders: dict[str, list[_One]] = {}
    for path, what in sorted(seen.items()):
        folders.setdefault(path if what == _FOLDER else path.rpartition("/")[0], []).append((path, what))
    return _joined({folder: _encode(listed) for folder, listed in folders.items()})


def fingerprint(seen: Seen | bytes) -> str:
    """A short text that equal folders share; of what was seen, or of that packed."""
    return hashlib.sha256(seen if isinstance(seen, bytes) else packed(seen)).hexdigest()


def changed(before: Seen | bytes, now: Seen | bytes) -> tuple[str, ...]:
    """The files that are new, gone or other, in order; of what was seen, or of that packed."""
    before, now = (_unpacked(seen) if isinstance(seen, bytes) else seen for seen in (before, now))
    return tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))


def _folders(content: Path) -> Iterator[list[_One]]:
    """Each folder, and the files in it in order."""
    pending = [(name, 0) for name in FOLDERS]
    while pending:
        below, depth = pending.pop()
        listed: list[_One] = []
        try:
            with os.scandir(content / below) as entries:
                for entry in entries:
                    if is_junk(entry.name):
                        continue
                    path = f"{below}/{entry.name}"
                    try:
                        status = entry.stat()
                        if entry.is_dir() and depth < _DEEPEST:
                            pending.append((path, depth + 1))
                        else:
                            listed.append((_printable(path), mark_of(status)))
                    except OSError:
                        listed.append((_printable(path), _GONE))
        except (OSError, ValueError):
            continue
        listed.sort()
        yield [(_printable(below), _FOLDER), *listed]


def _encode(listed: list[_One]) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(listed))


def _joined(folders: Mapping[str, msgspec.Raw]) -> bytes:
    return msgspec.msgpack.encode([folders[name] for name in sorted(folders)])


def _unpacked(seen: bytes) -> Seen:
    return dict(one for listed in _PACKED.decode(seen) for one in listed)


def _printable(path: str) -> str:
    """The path as text that can be written down: a name in GBK on a UTF-8 disk holds bytes that are none."""
    return path.encode("utf-8", "backslashreplace").decode()


def is_paused(content: Path) -> bool:
    """Whether staff hold the release on the wall by a file 暂停.txt in the content folder; no where it is shut."""
    try:
        with os.scandir(content) as entries:
            return any(is_pause(entry.name) for entry in entries)
    except OSError:  # no permission, or a share that has gone: that is told as what it is, by those who read
        return False


@dataclass
class Rest:
    """Tells when a folder has settled: the same for ``seconds`` in a row. Time is handed in.

    ``empty`` is how a folder is told in which there is nothing, which needs no rest.
    """

    seconds: float = 1.0
    empty: InitVar[Seen | str] = MappingProxyType({})
    _seen: Seen | str = field(init=False)
    _since: float = field(init=False, default=float("-inf"))

    def __post_init__(self, empty: Seen | str) -> None:
        self._seen = empty

    def settled(self, seen: Seen | str, now: float) -> bool:
        """Take in what is there at ``now``, or its fingerprint; whether it has been so for long enough."""
        if seen != self._seen:
            self._seen = seen
            self._since = now
            return False
        return now - self._since >= self.seconds

    def left(self, now: float) -> float:
        """Seconds until it has rested, if nothing changes meanwhile."""
        return max(0.0, self._since + self.seconds - now)
