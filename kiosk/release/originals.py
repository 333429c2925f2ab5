"""Makes damaged copies of photos anew from staff's own files; must not know pictures or what is shown."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from pathlib import Path

from kiosk.deck.memory import Signature
from kiosk.pictures import PhotoError, signature_of
from kiosk.release.archive import Archive
from kiosk.release.copies import IMAGES, copy_photo
from kiosk.release.disk import remove_tree, sync_folder
from kiosk.release.records import Copied

_log = logging.getLogger(__name__)


class Originals:
    """Staff's photos, from which the copies in the archive were made. For one thread that may wait."""

    def __init__(self, content: Path, state: Path) -> None:
        """Touches no disk. ``content`` is the folder with images/."""
        self._images = content.absolute() / IMAGES
        self._archive = Archive(state)
        self._left: dict[str, tuple[Signature | None, bool]] = {}  # each copy tried, and whether it was made anew

    def renew(self, copy: Path) -> bool:
        """Whether ``copy`` was made anew, now or before.

        It is where its content is not what its name says, and staff's file still has the mark and the content that it
        had. What was tried is not tried again while the copy stays as it was left. Never raises for a file.
        """
        if copy.parent.absolute() != self._archive.photos.absolute():
            return False
        left = self._left.get(copy.name)
        if left is not None and left[0] == signature_of(copy):
            return left[1]
        try:
            made = self._make(copy)
        except (OSError, PhotoError) as error:  # the disk is full, the folder away: another time, perhaps
            _log.warning("A damaged copy of a photo could not be made anew: %s", error)
            return False
        if made is None:
            return False
        self._left[copy.name] = (signature_of(copy), made)
        return made

    def _make(self, copy: Path) -> bool | None:
        """Whether a new copy is there; None where nothing was read that would be the same the next time."""
        digest = copy.name.partition(".")[0]
        if _digest(copy) == digest:
            return False
        photo = self._original(copy.name)
        if photo is None:
            return None
        copy.parent.mkdir(parents=True, exist_ok=True)
        aside = copy.with_name(f".{os.getpid()}.new.part")
        try:
            if not copy_photo(self._images / photo.name, self._images, aside, _mark_in(photo)):
                return None
            if _digest(aside) != digest:
                _log.warning("images/%s has changed without its time; its copy stays damaged", photo.name)
                return False
            if copy.is_dir():
                remove_tree(copy)
            aside.replace(copy)
            sync_folder(copy.parent)
        finally:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
        _log.warning("A copy of images/%s was damaged on the disk; it was made anew", photo.name)
        return True

    def _original(self, copy: str) -> Copied | None:
        """One of staff's files that ``copy`` was made from and that is as it was."""
        for manifest in self._archive.manifests_written():
            for photo in manifest.photos:
                if photo.copy == copy and signature_of(self._images / photo.name) == _mark_in(photo):
                    return photo
        return None


def _digest(file: Path) -> str:
    """The SHA-256 of a file; "" where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _mark_in(photo: Copied) -> Signature:
    return (photo.size, photo.mtime_ns, photo.inode)
