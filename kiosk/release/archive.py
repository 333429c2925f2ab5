"""The releases in the state folder: written aside, switched by one atomic step, the last three kept.

releases/000007/        manifest.json, content.msgpack, files.msgpack (what lay in the content folder),
                        readings.msgpack (what each slide hung on)
releases/read.json      how the folder was when it was read last (kiosk/release/last_read.py)
releases/current        the number of the one on the wall: replaced by one rename
                        (a newer one that is held waits for somebody's approval)
releases/left           the number of the newest one when staff went back from it to an older one: any other that is
                        newer than current was written, and its process ended before it was switched to
releases/withdrawn      the highest number of one that waited and was dropped: somebody may have read it, and no other
                        may bear it
photos/SHA256.jpg       staff's photos as they were, each content once

Must not know staff's folder. Killed or cut off anywhere, the next start finds the old release or the new one. Whatever
is damaged is passed over for the newest sound one.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk.deck.memory import Records
from kiosk.release.disk import remove_asides, remove_tree, switch, sync_folder, write_through
from kiosk.release.opening import read_shown
from kiosk.release.records import (
    Content,
    Copied,
    Manifest,
    Release,
    Shown,
    content_bytes,
    manifest_bytes,
    read_content,
    read_manifest,
)
from kiosk.release.scan import Seen, fingerprint

_log = logging.getLogger(__name__)

KEPT = 3
_MANIFEST, _CONTENT, _SEEN, _CURRENT = "manifest.json", "content.msgpack", "files.msgpack", "current"
_READINGS, _LEFT, _WITHDRAWN = "readings.msgpack", "left", "withdrawn"
_FILES = msgspec.msgpack.Decoder(dict[str, tuple[int, int, int]])
_RECORDS = msgspec.msgpack.Decoder(Records)
_Read = TypeVar("_Read", bound=Release | Shown)
_DIGITS = 6
_MOST = 10**9  # releases: a number beyond is a damaged one
_MOST_BYTES = 256_000_000


class Archive:
    """The releases below a state folder, which need not exist yet. One process publishes; any may read."""

    def __init__(self, state: Path) -> None:
        """Touches no disk."""
        self.photos = state / "photos"
        self._root = state / "releases"

    def current(self) -> Release | None:
        """The release to show: the one switched to, or if that is damaged the newest sound one. None where none is.

        Releases share their photos: where the loss of one leaves none that is whole, one whose texts are is shown.
        """
        return self._current(_release)

    def _current(self, read: Callable[[Manifest, bytes], _Read]) -> _Read | None:
        pointed = self.pointed()
        numbers = self._numbers()
        if pointed is not None:
            # Damaged, the one before it is the likeliest to have been on the wall.
            numbers = [pointed, *(n for n in numbers if n < pointed), *(n for n in numbers if n > pointed)]
        for whole in (True, False):
            for number in numbers:
                release = self._sound(number, read, whole=whole)
                if release is not None and not release.manifest.held:
                    if number != pointed:
                        _log.warning("Release %s is damaged; release %d is shown", pointed, number)
                    if not whole:
                        _log.warning("Release %d lacks copies of photos; it is shown without them", number)
                    return release
        return None

    def current_of(self, content: Path) -> Release | None:
        """The release to show of that content folder; None where the one on the wall is another folder's."""
        release = self.current()
        return release if release is not None and release.manifest.source == str(content.absolute()) else None

    def shown_of(self, content: Path) -> Shown | None:
        """The same as the screen needs it: for one that only shows it."""
        shown = self._current(_shown)
        return shown if shown is not None and shown.manifest.source == str(content.absolute()) else None

    def waiting_of(self, content: Path) -> Release | None:
        """The newest release of that content folder, where it waits to be approved; None where nothing waits."""
        release = self.read(next(iter(self._numbers()), 0))
        mine = release is not None and release.manifest.held and release.manifest.source == str(content.absolute())
        return release if mine else None

    def read(self, number: int) -> Release | None:
        """A release that is whole: its texts as the manifest's hash says, every photo there. None for any other."""
        return self._sound(number, _release)

    def shown(self, number: int) -> Shown | None:
        """A release that is whole, as the screen needs it. None for any other."""
        return self._sound(number, _shown)

    def _sound(self, number: int, read: Callable[[Manifest, bytes], _Read], *, whole: bool = True) -> _Read | None:
        folder = self._folder(number)
        try:
            manifest = read_manifest(_small(folder / _MANIFEST))
            data = _small(folder / _CONTENT)
            if manifest.number != number or hashlib.sha256(data).hexdigest() != manifest.deck:
                return None
            if whole and any((self.photos / photo.copy).stat().st_size != photo.size for photo in manifest.photos):
                return None
            return read(manifest, data)
        except (OSError, ValueError, RecursionError):
            return None  # msgspec's errors are ValueErrors

    def newest(self) -> Manifest | None:
        """The manifest of the newest release that has a sound one, on the wall or not."""
        return next(self.manifests_written(), None)

    def manifest(self, number: int) -> Manifest | None:
        """What a release says of itself, whether it is whole or not; None where that cannot be read."""
        try:
            return read_manifest(_small(self._folder(number) / _MANIFEST))
        except (OSError, ValueError):
            return None

    def manifests_written(self) -> Iterator[Manifest]:
        """What the releases say of themselves, whole or not, newest first."""
        return (found for number in self._numbers() if (found := self.manifest(number)) is not None)

    def manifests(self) -> list[Manifest]:
        """The manifests of the sound releases, newest first."""
        return [shown.manifest for number in self._numbers() if (shown := self.shown(number)) is not None]

    def files(self, number: int) -> Seen:
        """What lay in the content folder when a release was made; nothing where that is not known."""
        try:
            return _FILES.decode(_small(self._folder(number) / _SEEN))
        except (OSError, ValueError, RecursionError):
            return {}

    def readings(self, number: int) -> Records:
        """What each slide of a release hung on when it was read; nothing where that is not known."""
        try:
            return _RECORDS.decode(_small(self._folder(number) / _READINGS))
        except (OSError, ValueError, RecursionError):
            return Records()

    def publish(
        self,
        content: Content,
        photos: Iterable[Copied],
        seen: Seen,
        *,
        made: str,
        changed: Iterable[str] = (),
        source: str = "",
        held: bool = False,
        readings: Records | None = None,
    ) -> Release:
        """Write a new release and switch to it. The photos' copies must be there. Raises OSError, the old one stays.

        ``seen`` is the content folder as it was read, ``source`` where it is; ``made`` is a time in ISO 8601. One that
        is ``held`` is written alone, in the place of one that waited before it; ``approve`` switches to it.
        """
        data = content_bytes(content)
        number = max([0, *self._numbers(), self._withdrawn()]) + 1
        digest = hashlib.sha256(data).hexdigest()
        mark = fingerprint(seen)
        manifest = Manifest(
            number=number,
            made=made,
            deck=digest,
            photos=tuple(photos),
            changed=tuple(changed),
            folder=mark,
            source=source,
            held=held,
        )
        self._root.mkdir(parents=True, exist_ok=True)
        aside = self._root / f".{number:0{_DIGITS}d}.new"
        remove_tree(aside)
        aside.mkdir()
        try:
            write_through(aside / _CONTENT, data)
            write_through(aside / _SEEN, msgspec.msgpack.encode(seen))
            write_through(aside / _READINGS, msgspec.msgpack.encode(readings or Records()))
            write_through(aside / _MANIFEST, manifest_bytes(manifest))
            sync_folder(aside)
            if self.photos.is_dir():
                sync_folder(self.photos)
            aside.replace(self._folder(number))
            sync_folder(self._root)
            if not held:
                self.switch(number)
        except OSError:
            remove_tree(aside)
            raise
        self.tidy()
        return Release(manifest, content)

    def approve(self, number: int, *, by: str, at: str) -> bool:
        """Put the release that waits on the wall, if it is still ``number``; whether it was.

        ``at`` is a time in ISO 8601. Raises OSError where that cannot be written.
        """
        manifest = self.newest()
        if manifest is None or manifest.number != number or not manifest.held or self.read(number) is None:
            return False
        approved = msgspec.structs.replace(manifest, held=False, by=by, approved=at)
        switch(self._folder(number) / _MANIFEST, manifest_bytes(approved))
        self.switch(number)
        return True

    def withdraw(self) -> None:
        """Drop a release that waits: what it was to change has been changed back."""
        manifest = self.newest()
        if manifest is not None and manifest.held:
            # on a full disk: better the number twice than what nobody wants on the wall
            with contextlib.suppress(OSError):
                switch(self._root / _WITHDRAWN, f"{manifest.number}\n".encode())
            remove_tree(self._folder(manifest.number))
            self.tidy()

    def switch(self, number: int) -> None:
        """Make a release the one to show. Raises OSError; then the old one is.

        Going back to an older one than the newest is written down first: ended in between, nothing has happened.
        """
        newest = self._newest_ready()
        if number < newest:
            switch(self._root / _LEFT, f"{newest}\n".encode())
        switch(self._root / _CURRENT, f"{number}\n".encode())

    def tidy(self) -> None:
        """Remove old releases, and copies of photos that no release shows. Never what ``current`` needs."""
        pointed = self.pointed()
        numbers = self._numbers()
        held = {number for number in numbers if self._is_held(number)}
        ready = [number for number in numbers if number not in held]
        keep = {*ready[:KEPT], *(held & set(numbers[:1])), *({pointed} if pointed is not None else ())}
        for number in numbers:
            if number not in keep:
                remove_tree(self._folder(number))
        for folder in _listed(self._root):
            if folder.name.startswith(".") and folder.name.endswith(".new"):
                remove_tree(folder)
        remove_asides(self._root)
        wanted: set[str] = set()
        for number in keep:
            try:
                wanted |= {photo.copy for photo in read_manifest(_small(self._folder(number) / _MANIFEST)).photos}
            except (OSError, ValueError):
                return  # not knowing what it shows, throw nothing away
        for copy in _listed(self.photos):
            if copy.name not in wanted:
                with contextlib.suppress(OSError):
                    copy.unlink()

    def pointed(self) -> int | None:
        """The number of the release switched to; None where none can be read."""
        return _number(self._root / _CURRENT)

    def gone_back_from(self, number: int) -> int:
        """The newest release, where staff went back from it to ``number``; 0 where they did not.

        One that waits has not been on the wall, one that is shown because another is damaged was not chosen, and one
        that could not be switched to was not left.
        """
        newest = self._newest_ready()
        if newest <= number or self.pointed() != number or _number(self._root / _LEFT) != newest:
            return 0
        return newest

    def _withdrawn(self) -> int:
        """The highest number of a release that waited and was dropped; 0 where none was, or the note is damaged."""
        number = _number(self._root / _WITHDRAWN)
        return number if number is not None and number < _MOST else 0

    def _newest_ready(self) -> int:
        """The newest release that does not wait; 0 where there is none."""
        return next((found.number for found in self.manifests_written() if not found.held), 0)

    def _is_held(self, number: int) -> bool:
        manifest = self.manifest(number)
        return manifest is not None and manifest.held

    def _numbers(self) -> list[int]:
        return sorted((int(entry.name) for entry in _listed(self._root) if entry.name.isdecimal()), reverse=True)

    def _folder(self, number: int) -> Path:
        return self._root / f"{number:0{_DIGITS}d}"


def _release(manifest: Manifest, data: bytes) -> Release:
    return Release(manifest, read_content(data))


def _shown(manifest: Manifest, data: bytes) -> Shown:
    return Shown(manifest, *read_shown(data, {photo.name: photo.copy for photo in manifest.photos}))


def _number(file: Path) -> int | None:
    try:
        return int(_small(file))
    except (OSError, ValueError):
        return None


def _small(file: Path) -> bytes:
    with file.open("rb") as stream:
        data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        message = "too long"
        raise msgspec.DecodeError(message)
    return data


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
