"""What was read of each slide before and what that hung on, so that only what changed is read; opens no file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from kiosk.deck.model import Figure, Slide
from kiosk.deck.problems import Problem

if TYPE_CHECKING:
    from kiosk.deck.photos import Photos

Signature = tuple[int, int, int]  # a file's size, mtime in ns and inode

_LEAST_NS, _MOST_NS, _MOST_INODE = -(2**63), 2**63 - 1, 2**64 - 1  # ns: the years 1677 to 2262


def mark_of(status: os.stat_result) -> Signature:
    """What tells without reading whether a file is still the same, in 64 bits each: more cannot be written down.

    A file without a time is of 1601 on NTFS and SMB, a damaged time may be far ahead, and ReFS has inodes of 128 bits.
    """
    return (status.st_size, min(max(status.st_mtime_ns, _LEAST_NS), _MOST_NS), status.st_ino & _MOST_INODE)


class SlideRecord(msgspec.Struct, frozen=True, array_like=True):
    """What one reading of a slide hung on, and what it told.

    ``files`` are its own, with their signatures; ``asked`` the photos it named, each with the file and the kind of
    problem that came of it; ``used`` the figures that it shows.
    """

    files: tuple[tuple[str, Signature], ...]
    asked: tuple[tuple[str, str, str], ...] = ()
    used: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Records(msgspec.Struct, frozen=True):
    """The records of a whole reading, by slide. ``shared`` stands for what all slides hang on."""

    shared: str = ""
    slides: dict[str, SlideRecord] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a reading may take from the one before. ``seen`` are the signatures of all files at its beginning.

    ``program`` stands for the program that reads: another one may read the same file otherwise. ``lives`` is called
    before each file that is read: thousands of them may take minutes.
    """

    seen: Mapping[str, Signature]
    program: str = ""
    records: Records = field(default_factory=Records)
    lives: Callable[[], None] = lambda: None

    def shared(self, figures: Mapping[str, Figure], *, english: bool) -> str:
        """A short text that is another where anything is that all slides hang on."""
        known = msgspec.msgpack.encode((self.program, english, list(figures.values())))
        return hashlib.sha256(known).hexdigest()

    def files(self, *paths: str) -> tuple[tuple[str, Signature], ...]:
        """The signatures of these files; () where one was not there when the reading began."""
        found = tuple((path, self.seen[path]) for path in paths if path in self.seen)
        return found if len(found) == len(paths) else ()

    def again(
        self, slide_id: str, files: tuple[tuple[str, Signature], ...], photos: Photos, shared: str
    ) -> SlideRecord | None:
        """The record of a slide that would be read to the same again; None where something it hangs on is other."""
        record = self.records.slides.get(slide_id)
        if record is None or shared != self.records.shared or not files or record.files != files:
            return None
        for wanted, file, kind in record.asked:
            found = photos.find(wanted)
            if (found.file, found.kind or "") != (file, kind):
                return None
        return record


def record_of(
    files: tuple[tuple[str, Signature], ...],
    photos: Photos,
    used: frozenset[str],
    problems: tuple[Problem, ...],
    slide: Slide | None,
) -> SlideRecord | None:
    """The record of a slide just read; None where it must be read again next time: it failed, or lacks something."""
    if slide is None or not files or any(problem.level != "warning" for problem in problems):
        return None
    return SlideRecord(files, tuple(photos.asked()), tuple(sorted(used)), problems)
