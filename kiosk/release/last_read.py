"""Remembers how the folder was when it was read last, so that a start reads nothing twice; must not know what was read.

releases/read.json. A release says how the folder was that made it, and this how it was at the last try that made none.
Without it a rollback would end with the next start: the folder would look changed. Lost or damaged, it does.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from kiosk.release.archive import Archive
from kiosk.release.disk import switch

_MOST_BYTES = 100_000


class _Note(msgspec.Struct, frozen=True):
    """``folder`` is the fingerprint of the folder ``source``, read when ``newest`` was the newest release.

    ``passing`` is set where something went wrong that may be right another time.
    """

    source: str
    newest: int
    folder: str
    passing: bool = False


_NOTES = msgspec.json.Decoder(_Note)


class LastRead:
    """What was read last of a content folder, in a state folder. One process writes."""

    def __init__(self, content: Path, state: Path) -> None:
        """Touches no disk."""
        self._source = str(content.absolute())
        self._archive = Archive(state)
        self._file = state / "releases" / "read.json"

    def note(self, folder: str, *, passing: bool = False) -> None:
        """The folder with this fingerprint was read to its end. Where that cannot be written, it is not known later.

        ``passing`` where something in it could not be read that may be another time.
        """
        newest = self._archive.newest()
        if newest is None:
            return
        note = _Note(self._source, newest.number, folder, passing)
        if note != (self._noted() or _Note(self._source, newest.number, newest.folder)):
            with contextlib.suppress(OSError):
                switch(self._file, msgspec.json.encode(note))

    def folder(self, shown: int) -> str:
        """The fingerprint of the folder that was read last, for a start that shows this release; "" for none.

        None, too, where ``shown`` only stands in for one that is damaged: that is to be made again. Where a newer one
        was not switched to in the end. And where something could not be read that may be now, unless staff went back
        from what was made of it.
        """
        newest = self._archive.newest()
        if newest is None or shown not in {self._archive.pointed(), newest.number}:
            return ""
        left = self._archive.gone_back_from(shown)
        if not (left or newest.held or newest.number == shown):
            return ""
        note = self._noted()
        if note is None or (note.source, note.newest) != (self._source, newest.number):
            return newest.folder
        return "" if note.passing and not left else note.folder

    def _noted(self) -> _Note | None:
        try:
            with self._file.open("rb") as stream:
                return _NOTES.decode(stream.read(_MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return None  # msgspec's errors are ValueErrors
