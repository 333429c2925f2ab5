"""Where finished pictures lie, by the photo's content and the recipe; must not know how they are made.

Everything in it can be made again: it may be emptied at any time. A picture is written aside and renamed when it is
wholly on the disk, so that a file under its final name is always a whole one.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.leftovers import is_left
from kiosk.pictures.index import Index, Known
from kiosk.pictures.recipe import Recipe, picture_name
from kiosk.pictures.seal import is_sound

_log = logging.getLogger(__name__)

LIMIT_BYTES = 2 * 1024**3
_ROOM = 0.9  # what is left of the limit after making room, so that not every new picture has to


class Store:
    """The pictures below ``root``, which may not exist yet. Any thread may use it."""

    def __init__(self, root: Path, limit_bytes: int = LIMIT_BYTES, *, now: Callable[[], float] = time.time) -> None:
        """Touches no disk. ``limit_bytes`` may be exceeded only by pictures that this run uses."""
        self.pictures = root / "pictures"
        self._aside = root / "tmp"
        self._index = Index(root / "photos.jsonl")
        self._limit = limit_bytes
        self._now = now
        self._guard = threading.Lock()
        self._pinned: set[str] = set()
        self._filled: int | None = None  # bytes; None until counted
        self._full = limit_bytes  # bytes at which room is to be made
        self._count = itertools.count()

    def find(self, photo: Path, recipe: Recipe) -> Path | None:
        """The finished picture of a photo as it is now, None if it is still to be made. Two stats.

        The first time in a run, and once it was doubted, the picture is read whole, to know that it is sound.
        """
        known = self._index.get(photo)
        return self._use(picture_name(known.digest, recipe.key)) if known else None

    def known(self, photo: Path) -> Known | None:
        """What an earlier, faultless decoding of the same file told; None where there was none."""
        return self._index.get(photo)

    def learn(self, known: Known) -> None:
        """Remember a photo that was decoded without fault."""
        self._index.put(known)

    def hold(self, pictures: Iterable[Path]) -> None:
        """Keep only these from now on, and what is found or admitted later; the others may go when room is needed."""
        with self._guard:
            self._pinned = {picture.name for picture in pictures}
            self._full = self._limit

    def doubt(self, picture: Path) -> None:
        """Read a picture whole again when it is next looked for: it could not be shown."""
        with self._guard:
            self._pinned.discard(picture.name)

    def temporary(self) -> Path:
        """A new name to write a picture to before it is admitted."""
        with contextlib.suppress(OSError):  # then the writing fails and says so
            self._aside.mkdir(parents=True, exist_ok=True)
        return self._aside / f"{os.getpid()}-{id(self):x}-{next(self._count)}.part"

    def admit(self, temporary: Path | None, digest: str, key: str) -> Path | None:
        """Take in a picture that is wholly on the disk, or with None one that is already here.

        None when the disk does not allow it, which is logged.
        """
        name = picture_name(digest, key)
        if temporary is not None:
            try:
                self.pictures.mkdir(parents=True, exist_ok=True)
                size = temporary.stat().st_size
                if (self.pictures / name).is_dir():
                    remove(self.pictures / name)
                temporary.replace(self.pictures / name)
            except OSError as error:
                _log.warning("A picture cannot be stored: %s", error.strerror)
                with contextlib.suppress(OSError):
                    temporary.unlink(missing_ok=True)
                return self._use(name)  # another process may have it open, on Windows: then it is there already
            with self._guard:
                self._pinned.add(name)  # just written: it is sound
                if self._filled is not None:
                    self._filled += size
            self._make_room()
        return self._use(name)

    def tidy(self) -> None:
        """Remove what earlier runs left half done, and what is too much. For a thread that may wait."""
        for file in _listed(self._aside):
            with contextlib.suppress(OSError):
                if self._is_abandoned(file):
                    file.unlink()
        self._index.tidy()
        self._make_room()

    def _use(self, name: str) -> Path | None:
        picture = self.pictures / name
        if not is_there(picture):
            return None
        with self._guard:
            new = name not in self._pinned
        if new and not is_sound(picture):
            _log.warning("A prepared picture was damaged; it is made anew: %s", name)
            with contextlib.suppress(OSError):
                remove(picture)
            return None
        with self._guard:
            self._pinned.add(name)
        if new:
            with contextlib.suppress(OSError):
                os.utime(picture, (self._now(), self._now()))  # its age counts from its last use
        return picture

    def _make_room(self) -> None:
        with self._guard:
            if self._filled is not None and self._filled <= self._full:
                return
            pinned = frozenset(self._pinned)
        ages: list[tuple[float, int, Path]] = []
        for file in _listed(self.pictures):
            with contextlib.suppress(OSError):
                status = file.stat()
                ages.append((status.st_mtime, status.st_size, file))
        filled = sum(size for _, size, _ in ages)
        if filled > self._limit:
            for _, size, file in sorted(ages):
                if filled <= self._limit * _ROOM:
                    break
                if file.name not in pinned:
                    with contextlib.suppress(OSError):
                        file.unlink()
                        filled -= size
        with self._guard:
            self._filled = filled
            if filled > self._limit:  # all is in use: looked through again when it has grown by what is spared
                self._full = filled + self._limit - int(self._limit * _ROOM)

    def _is_abandoned(self, file: Path) -> bool:
        return is_left(file.name.partition("-")[0], self._now() - file.stat().st_mtime)


def remove(place: Path) -> None:
    """Remove a file, or an empty folder that stands where one should be. Raises OSError."""
    if place.is_dir():
        place.rmdir()
    else:
        place.unlink()


def is_there(picture: Path) -> bool:
    """Whether a picture lies under its final name, where only whole ones get."""
    try:
        return picture.stat().st_size > 0
    except OSError:
        return False


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
