"""Takes copies of staff's photos into the state folder, each content once, each decoded; must not know slides."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from kiosk.deck.memory import Signature, mark_of
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.pictures import Known, PhotoError, PictureProcess, open_photo
from kiosk.pictures.examination import look
from kiosk.release.disk import remove_abandoned, remove_tree
from kiosk.release.records import Copied

IMAGES = "images"
_LONGEST_ENDING = 5
CHUNK = 1 << 20
_Read = TypeVar("_Read")


def copy_photo(photo: Path, images: Path, to: Path, mark: Signature, lives: Callable[[], None] = lambda: None) -> bool:
    """Copy a photo inside ``images`` onto the disk; whether it had this mark all the while.

    ``lives`` is called at every chunk. Raises PhotoError where the photo cannot be read, OSError where the copy cannot
    be written.
    """
    with _of_staff(lambda: open_photo(photo, images)) as source, to.open("wb") as target:
        copied = 0
        while chunk := _of_staff(lambda: source.read(CHUNK)):
            lives()
            target.write(chunk)
            copied += len(chunk)
            if copied > mark[0]:
                return False
        target.flush()
        os.fsync(target.fileno())
        return copied == mark[0] and _of_staff(lambda: mark_of(os.fstat(source.fileno()))) == mark


def _of_staff(read: Callable[[], _Read]) -> _Read:
    """What comes of reading a file of staff's, whose disk or share may fail: that is not the state folder's fault."""
    try:
        return read()
    except OSError as error:
        raise PhotoError(ProblemKind.PICTURE_UNREADABLE) from error


class Copier:
    """Copies of photos below ``photos``, named by their content. Decodes each new one in a child process."""

    def __init__(self, content: Path, photos: Path) -> None:
        """Starts nothing. ``content`` is the folder with images/."""
        self._images = content.absolute() / IMAGES
        self._photos = photos
        self._process = PictureProcess()

    def close(self) -> None:
        """End the child."""
        self._process.close()

    def copies(
        self, names: Iterable[str], before: Iterable[Copied], lives: Callable[[], None] = lambda: None
    ) -> tuple[tuple[Copied, ...], list[Problem]]:
        """A copy of every photo of these names below images/, and what was wrong with some.

        One that is as it was ``before`` is not read again; one that fails keeps the copy it had. ``lives`` is called
        after each, and while one is copied. Raises OSError where the state folder cannot be written.
        """
        remove_abandoned(self._photos)
        had = {copied.name: copied for copied in before}
        kept: list[Copied] = []
        problems: list[Problem] = []
        for name in names:
            outcome = self._copy(name, had.get(name), lives)
            if isinstance(outcome, Problem):
                problems.append(outcome)
            copied = had.get(name) if isinstance(outcome, Problem) else outcome
            if copied is not None:
                kept.append(copied)
            lives()
        return tuple(kept), problems

    def _copy(self, name: str, had: Copied | None, lives: Callable[[], None]) -> Copied | Problem:
        photo = self._images / name
        shown = f"{IMAGES}/{name}"
        kept = "yes" if had is not None else ""
        try:
            status = photo.stat()
        except FileNotFoundError:  # whoever read the slides has told
            return had or problem(ProblemKind.PICTURE_MISSING, shown)
        except (OSError, ValueError):
            return problem(ProblemKind.PICTURE_UNREADABLE, shown, kept=kept)
        mark = mark_of(status)
        if had is not None and mark == (had.size, had.mtime_ns, had.inode) and self._is_there(had):
            return had
        self._photos.mkdir(parents=True, exist_ok=True)
        aside = self._photos / f".{os.getpid()}.part"
        try:
            if not copy_photo(photo, self._images, aside, mark, lives):
                return problem(ProblemKind.PICTURE_TRUNCATED, shown, kept=kept)
            seen = look(self._process, aside, self._photos, shown)
            if isinstance(seen, Problem):
                return problem(seen.kind, shown, None, "", **dict(seen.details), kept=kept)
            return self._admit(name, aside, mark, seen)
        except PhotoError as error:
            return problem(error.kind, shown, None, "", **error.details, kept=kept)
        finally:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)

    def _admit(self, name: str, aside: Path, mark: Signature, seen: Known) -> Copied:
        ending = Path(name).suffix.lower()
        copy = f"{seen.digest}{ending if len(ending) <= _LONGEST_ENDING else ''}"
        if (self._photos / copy).is_dir():
            remove_tree(self._photos / copy)
        aside.replace(self._photos / copy)
        return Copied(name, copy, *mark, seen.width, seen.height)

    def _is_there(self, copied: Copied) -> bool:
        try:
            return (self._photos / copied.copy).stat().st_size == copied.size
        except OSError:
            return False
