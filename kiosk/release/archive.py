"""The releases in the state folder: written aside, switched by one atomic step, the last three kept.

releases/000007/        manifest.json, content.msgpack, files.msgpack (what lay in the content folder)
releases/current        the number of the one on the wall: replaced by one rename
photos/SHA256.jpg       staff's photos as they were, each content once

Must not know staff's folder. Killed or cut off anywhere, the next start finds the old release or the new one. Whatever
is damaged is passed over for the newest sound one.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
from collections.abc import Iterable
from pathlib import Path

import msgspec

from kiosk.release.disk import remove_tree, switch, sync_folder, write_through
from kiosk.release.records import (
    Content,
    Copied,
    Manifest,
    Release,
    content_bytes,
    manifest_bytes,
    read_content,
    read_manifest,
)
from kiosk.release.scan import Seen, fingerprint

_log = logging.getLogger(__name__)

KEPT = 3
_MANIFEST, _CONTENT, _SEEN, _CURRENT = "manifest.json", "content.msgpack", "files.msgpack", "current"
_FILES = msgspec.msgpack.Decoder(dict[str, tuple[int, int, int]])
_DIGITS = 6
_MOST_BYTES = 256_000_000


class Archive:
    """The releases below a state folder, which need not exist yet. One process publishes; any may read."""

    def __init__(self, state: Path) -> None:
        """Touches no disk."""
        self.photos = state / "photos"
        self._root = state / "releases"

    def current(self) -> Release | None:
        """The release to show: the one switched to, or if that is damaged the newest sound one. None where none is."""
        pointed = self.pointed()
        numbers = self._numbers()
        if pointed is not None:
            # Damaged, the one before it is the likeliest to have been on the wall.
            numbers = [pointed, *(n for n in numbers if n < pointed), *(n for n in numbers if n > pointed)]
        for number in numbers:
            release = self.read(number)
            if release is not None:
                if number != pointed:
                    _log.warning("Release %s is damaged; release %d is shown", pointed, number)
                return release
        return None

    def current_of(self, content: Path) -> Release | None:
        """The release to show of that content folder; None where the one on the wall is another folder's."""
        release = self.current()
        return release if release is not None and release.manifest.source == str(content.absolute()) else None

    def read(self, number: int) -> Release | None:
        """A release that is whole: its texts as the manifest's hash says, every photo there. None for any other."""
        folder = self._folder(number)
        try:
            manifest = read_manifest(_small(folder / _MANIFEST))
            data = _small(folder / _CONTENT)
            if manifest.number != number or hashlib.sha256(data).hexdigest() != manifest.deck:
                return None
            if any((self.photos / photo.copy).stat().st_size != photo.size for photo in manifest.photos):
                return None
            return Release(manifest, read_content(data))
        except (OSError, ValueError, RecursionError):
            return None  # msgspec's errors are ValueErrors

    def newest(self) -> Manifest | None:
        """The manifest of the newest release that has a sound one, on the wall or not."""
        for number in self._numbers():
            try:
                return read_manifest(_small(self._folder(number) / _MANIFEST))
            except (OSError, ValueError):
                continue
        return None

    def manifests(self) -> list[Manifest]:
        """The manifests of the sound releases, newest first."""
        return [release.manifest for number in self._numbers() if (release := self.read(number)) is not None]

    def files(self, number: int) -> Seen:
        """What lay in the content folder when a release was made; nothing where that is not known."""
        try:
            return _FILES.decode(_small(self._folder(number) / _SEEN))
        except (OSError, ValueError, RecursionError):
            return {}

    def publish(
        self,
        content: Content,
        photos: Iterable[Copied],
        seen: Seen,
        *,
        made: str,
        changed: Iterable[str] = (),
        by: str = "",
        source: str = "",
    ) -> Release:
        """Write a new release and switch to it. The photos' copies must be there. Raises OSError, the old one stays.

        ``seen`` is the content folder as it was read, ``source`` where it is; ``made`` is a time in ISO 8601.
        """
        data = content_bytes(content)
        number = max([0, *self._numbers()]) + 1
        digest = hashlib.sha256(data).hexdigest()
        manifest = Manifest(number, made, digest, tuple(photos), tuple(changed), by, fingerprint(seen), source)
        self._root.mkdir(parents=True, exist_ok=True)
        aside = self._root / f".{number:0{_DIGITS}d}.new"
        remove_tree(aside)
        aside.mkdir()
        try:
            write_through(aside / _CONTENT, data)
            write_through(aside / _SEEN, msgspec.msgpack.encode(seen))
            write_through(aside / _MANIFEST, manifest_bytes(manifest))
            sync_folder(aside)
            aside.replace(self._folder(number))
            sync_folder(self._root)
            self.switch(number)
        except OSError:
            remove_tree(aside)
            raise
        self.tidy()
        return Release(manifest, content)

    def switch(self, number: int) -> None:
        """Make a release the one to show. Raises OSError; then the old one is."""
        switch(self._root / _CURRENT, f"{number}\n".encode())

    def tidy(self) -> None:
        """Remove old releases, and copies of photos that no release shows. Never what ``current`` needs."""
        pointed = self.pointed()
        numbers = self._numbers()
        keep = set(numbers[:KEPT]) | ({pointed} if pointed is not None else set())
        for number in numbers:
            if number not in keep:
                remove_tree(self._folder(number))
        for folder in _listed(self._root):
            if folder.name.startswith(".") and folder.name.endswith(".new"):
                remove_tree(folder)
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
        try:
            return int(_small(self._root / _CURRENT))
        except (OSError, ValueError):
            return None

    def _numbers(self) -> list[int]:
        return sorted((int(entry.name) for entry in _listed(self._root) if entry.name.isdecimal()), reverse=True)

    def _folder(self, number: int) -> Path:
        return self._root / f"{number:0{_DIGITS}d}"


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
