"""One try at making the content folder the next release; must not know when to try, nor what a screen is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from kiosk import __version__, deck
from kiosk.deck import Level, read_deck
from kiosk.deck.memory import Memory, Records
from kiosk.deck.model import Deck
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.release.archive import Archive
from kiosk.release.captions import Folder, old_captions
from kiosk.release.copies import Copier
from kiosk.release.holding import Guard, held_back
from kiosk.release.naming import made_by
from kiosk.release.records import Content, Release, photo_names
from kiosk.release.scan import changed, fingerprint, scan
from kiosk.release.translations import old_english

_MOST_FILES = 200  # named in a manifest
_DAY = len("2026-11-24")

_PASSING = frozenset(  # what may be gone by itself: a process that died, a share that did not answer
    {
        ProblemKind.PICTURE_FAILED,
        ProblemKind.PICTURE_TIMEOUT,
        ProblemKind.PICTURE_UNREADABLE,
        ProblemKind.FILE_UNREADABLE,
        ProblemKind.FOLDER_UNREADABLE,
    }
)

Result = Literal["accepted", "waiting", "unchanged", "refused", "moving", "failed", "paused"]


class News(msgspec.Struct, frozen=True):
    """What came of a try. ``release`` is the number of the one on the wall after it, 0 for none.

    accepted: a new release, or one that was damaged is whole again. waiting: a new one, ``waiting`` its number, that
    somebody must approve. unchanged: nothing that shows has changed. refused: nothing of what changed may be shown.
    moving: files changed meanwhile, or what waited was approved, try again. failed: the state folder cannot be written.
    paused: no try, staff have begun or ended a pause. ``logged`` is what a process of its own had to log meanwhile.
    """

    result: Result
    release: int
    problems: tuple[Problem, ...] = ()
    seen: str = ""  # the fingerprint of the folder that was read
    waiting: int = 0
    logged: tuple[str, ...] = ()

    @property
    def passing(self) -> bool:
        """Whether something is wrong that may be right another time though no file changes."""
        return any(item.kind in _PASSING for item in self.problems)


def publish(
    content: Path,
    state: Path,
    *,
    made: str,
    afresh: bool = False,
    guard: Guard | None = None,
    lives: Callable[[], None] = lambda: None,
) -> News:
    """Read the content folder and, where it shows anything new, make it the next release and switch to it.

    Where the settings on the wall, those that wait or the new ones say 审签后, the release waits for somebody who
    approves it. ``made`` is the time that it will bear, in ISO 8601. The ``guard`` holds back what its screen
    cannot show well. ``lives`` is called at every text, every photo and every chunk of one. What shows just what staff
    went back from changes nothing, unless they ask for it ``afresh``. Never raises for what is in the content folder.
    """
    archive = Archive(state)
    wall = archive.current_of(content)
    last = archive.waiting_of(content) or wall
    number = wall.number if wall else 0
    seen = scan(content)
    mark = fingerprint(seen)
    memory = Memory(seen, _program(), archive.readings(last.number) if last else Records(), lives)
    reading = read_deck(content, last.content.deck if last else None, memory)
    if guard is not None and last is not None and reading.deck != last.content.deck:
        known = last.content.deck
        reading = held_back(reading, known, guard.held(known, reading.deck))
    copier = Copier(content, archive.photos)
    try:
        copies, faults = copier.copies(photo_names(reading.deck), last.manifest.photos if last else (), lives)
        approved = last is not None and last is not wall and archive.pointed() == last.number  # meanwhile
        if approved or scan(content) != seen:
            return News("moving", number)
        before = archive.files(last.number) if last else {}
        folder = Folder(content, seen, {copied.name: copied.copy.partition(".")[0] for copied in copies})
        day = made[:_DAY]
        old = (*old_captions(last, before, reading, folder, day), *old_english(last, before, reading, seen, day))
        problems = (*reading.problems, *faults, *old)
        if last is None and not reading.deck.sections:
            return News("refused", 0, problems, mark)
        shows = _Shows(reading.deck, {copied.name: copied.copy for copied in copies})
        if last is not None and shows == _shows(last):
            return News(_of(problems), number, problems, mark, waiting=last.number if last is not wall else 0)
        if wall is not None and shows == _shows(wall):
            archive.withdraw()
            return News(_of(problems), number, problems, mark)
        alike = _newer_alike(archive, wall, shows) if wall is not None else 0
        left = archive.gone_back_from(number)
        if alike and alike != left:
            if alike != archive.pointed():
                archive.switch(alike)
            return News("accepted", alike, problems, mark)
        if alike and not afresh:
            return News(_of(problems), number, problems, mark)
        before_it = [release.content.deck for release in (wall, last) if release is not None]
        held = any(known.settings.approval for known in (reading.deck, *before_it))
        others = changed(before if last is wall else archive.files(number), seen) if wall else ()
        files = made_by(others, _shows(wall), shows) if wall else ()
        release = archive.publish(
            Content(reading.deck, problems),
            copies,
            seen,
            made=made,
            changed=files[:_MOST_FILES],
            source=str(content.absolute()),
            held=held,
            readings=reading.records,
        )
    except OSError as error:
        archive.tidy()  # the copies made for this try take the room that a smaller change would need
        full = problem(ProblemKind.STATE_UNWRITABLE, "state", reason=error.strerror or "")
        return News("failed", number, (*reading.problems, full), mark)
    finally:
        copier.close()
    if held:
        return News("waiting", number, problems, mark, waiting=release.number)
    return News("accepted", release.number, problems, mark)


def _program() -> str:
    """Another text wherever another program reads: its version, and the times of the files that read."""
    files = sorted(Path(deck.__file__).parent.glob("*.py"))
    return f"{__version__} {[file.stat().st_mtime_ns for file in files]}"


class _Shows(NamedTuple):
    """All that can be seen of a release: its deck, and the copy of each photo by staff's name."""

    deck: Deck
    copies: dict[str, str]


def _shows(release: Release) -> _Shows:
    return _Shows(release.content.deck, {photo.name: photo.copy for photo in release.manifest.photos})


def _newer_alike(archive: Archive, wall: Release, shows: _Shows) -> int:
    """The newest release, where it is newer than the one on the wall and shows just this; 0 where it is not.

    Staff went back from it, and files that are the same look changed: a share was away, or numbers its files anew each
    time it is mounted. Or it is the one switched to, and was damaged until a photo of it was copied again just now. Or
    it was written, and its process ended, or the disk was full, before it was switched to.
    """
    newest = archive.newest()
    if newest is None or newest.held or newest.number <= wall.number or newest.source != wall.manifest.source:
        return 0
    newer = archive.read(newest.number)
    return newest.number if newer is not None and shows == _shows(newer) else 0


def _of(problems: tuple[Problem, ...]) -> Result:
    """What a try is that shows nothing new."""
    return "refused" if any(item.level is not Level.WARNING for item in problems) else "unchanged"
