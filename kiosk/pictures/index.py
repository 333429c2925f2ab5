"""Remembers what each photo's content was when it was last read, so that it need not be read again.

One line of JSON a photo, appended; the last one counts. Disposable: lines that make no sense are as good as absent.
Must not know pictures or recipes.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
from pathlib import Path

import msgspec

from kiosk.deck.memory import mark_of

_log = logging.getLogger(__name__)

_MOST_BYTES = 64_000_000
_MOST_PHOTOS = 50_000


class Known(msgspec.Struct, frozen=True, array_like=True):
    """A photo that was decoded without fault. ``width`` and ``height`` in pixels, upright, 0 where not known.

    ``light`` and ``camera`` are those of kiosk.pictures.messages.Sound.
    """

    photo: str
    size: int
    mtime_ns: int
    inode: int
    digest: str
    width: int = 0
    height: int = 0
    light: float = -1.0
    camera: bool = False


_line = msgspec.json.Decoder(Known)


class Index:
    """What is known of photos, kept in one file. Any thread may ask; nothing here raises for a broken disk."""

    def __init__(self, file: Path) -> None:
        """``file`` is read when first asked."""
        self._file = file
        self._guard = threading.Lock()
        self._known: dict[str, Known] | None = None
        self._spare = 0  # lines that a tidy file would not have

    def get(self, photo: Path) -> Known | None:
        """What is known of a photo, if the file is still the one that was read. Costs one stat."""
        path = str(photo.absolute())
        with self._guard:
            known = self._read().get(path)
        if known is None:
            return None
        try:
            status = photo.stat()
        except (OSError, ValueError):
            return None
        return known if mark_of(status) == (known.size, known.mtime_ns, known.inode) else None

    def put(self, known: Known) -> None:
        """Remember a photo, for later runs too where the disk allows."""
        with self._guard:
            everything = self._read()
            before = everything.pop(known.photo, None)
            everything[known.photo] = known
            if before == known:
                return
            self._spare += before is not None
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with self._file.open("ab") as stream:
                    # The line end first: the last line may be half a one.
                    stream.write(b"\n" + msgspec.json.encode(known))
            except OSError as error:
                _log.warning("The index of pictures cannot be written: %s", error.strerror)

    def tidy(self) -> None:
        """Write the file anew where much of it is of no use any more. For a thread that may wait."""
        with self._guard:
            everything = self._read()
            for path in list(everything)[: max(0, len(everything) - _MOST_PHOTOS)]:
                del everything[path]
                self._spare += 1
            if self._spare <= len(everything):
                return
            aside = self._file.with_name(f"{self._file.name}.{os.getpid()}.part")
            try:
                with aside.open("wb") as stream:
                    stream.writelines(b"\n" + msgspec.json.encode(known) for known in everything.values())
                    stream.flush()
                    os.fsync(stream.fileno())
                aside.replace(self._file)
                self._spare = 0
            except OSError as error:
                _log.warning("The index of pictures cannot be written: %s", error.strerror)
                with contextlib.suppress(OSError):
                    aside.unlink(missing_ok=True)

    def _read(self) -> dict[str, Known]:
        if self._known is None:
            self._known = {}
            for line in self._lines():
                known = _decoded(line)
                if known is None or self._known.pop(known.photo, None) is not None:
                    self._spare += 1
                if known is not None:
                    self._known[known.photo] = known
        return self._known

    def _lines(self) -> list[bytes]:
        try:
            if self._file.stat().st_size > _MOST_BYTES:
                self._file.unlink()
                return []
            return [line for line in self._file.read_bytes().split(b"\n") if line]
        except OSError:
            return []


def _decoded(line: bytes) -> Known | None:
    try:
        return _line.decode(line)
    except (ValueError, RecursionError):  # bytes that are no UTF-8 raise none of msgspec's own errors
        return None
