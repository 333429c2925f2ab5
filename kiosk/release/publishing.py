"""One try at making the content folder the next release; must not know when to try, nor what a screen is."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from kiosk.deck import Level, read_deck
from kiosk.deck.model import Deck
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.release.archive import Archive
from kiosk.release.captions import Folder, old_captions
from kiosk.release.copies import Copier
from kiosk.release.records import Content, Release, photo_names
from kiosk.release.scan import changed, fingerprint, scan

_MOST_FILES = 200  # named in a manifest
_DAY = len("2026-11-24")

Result = Literal["accepted", "unchanged", "refused", "moving", "failed"]


class News(msgspec.Struct, frozen=True):
    """What came of a try. ``release`` is the number of the one on the wall after it, 0 for none.

    accepted: a new release. unchanged: nothing that shows has changed. refused: nothing of what changed may be shown.
    moving: files changed meanwhile, try again. failed: the state folder cannot be written.
    """

    result: Result
    release: int
    problems: tuple[Problem, ...] = ()
    seen: str = ""  # the fingerprint of the folder that was read


def publish(content: Path, state: Path, *, made: str, by: str = "") -> News:
    """Read the content folder and, where it shows anything new, make it the next release and switch to it.

    ``made`` is the time that the release will bear, in ISO 8601. Never raises for what is in the content folder.
    """
    archive = Archive(state)
    last = archive.current_of(content)
    seen = scan(content)
    reading = read_deck(content, last.content.deck if last else None)
    copier = Copier(content, archive.photos)
    number = last.number if last else 0
    try:
        copies, faults = copier.copies(photo_names(reading.deck), last.manifest.photos if last else ())
        if scan(content) != seen:
            return News("moving", number)
        before = archive.files(last.number) if last else {}
        folder = Folder(content, seen, {copied.name: copied.copy.partition(".")[0] for copied in copies})
        problems = (*reading.problems, *faults, *old_captions(last, before, reading, folder, made[:_DAY]))
        if last is None and not reading.deck.sections:
            return News("refused", 0, problems, fingerprint(seen))
        if last is not None and _same(last, reading.deck, {copied.name: copied.copy for copied in copies}):
            refused = any(item.level is not Level.WARNING for item in problems)
            return News("refused" if refused else "unchanged", number, problems, fingerprint(seen))
        told = Content(reading.deck, problems)
        files = changed(before, seen) if last else ()
        release = archive.publish(
            told, copies, seen, made=made, changed=files[:_MOST_FILES], by=by, source=str(content.absolute())
        )
    except OSError as error:
        full = problem(ProblemKind.STATE_UNWRITABLE, "state", reason=error.strerror or "")
        return News("failed", number, (*reading.problems, full), fingerprint(seen))
    finally:
        copier.close()
    return News("accepted", release.number, problems, fingerprint(seen))


def _same(last: Release, deck: Deck, copies: dict[str, str]) -> bool:
    shown = {photo.name: photo.copy for photo in last.manifest.photos}
    return deck == last.content.deck and copies == shown
