"""What is to be shown now, from a release or from the folder itself, without what is to blame for crashes; no Qt."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.deck.model import Deck
    from kiosk.deck.problems import Problem
    from kiosk.guard.crashes import Blame
    from kiosk.release import Archive, Release


@dataclass(frozen=True, slots=True)
class Showing:
    """What is to be shown, and what is known of it.

    ``folder`` is the fingerprint of the folder that was read last, ``made`` when the release was (ISO 8601).
    """

    deck: Deck
    images: Path
    problems: tuple[Problem, ...]
    folder: str = ""
    release: int = 0
    made: str = ""


def at_start(content: Path, state: Path, blame: Blame) -> Showing:
    """The release on the wall; before there is any, the content folder itself. For a thread that may wait.

    A fault in this program gives an empty deck, whose title is calm, and is logged.
    """
    from kiosk.deck.model import Deck

    try:
        return _read(content, state, blame)
    except Exception:
        logging.getLogger(__name__).exception("What is to be shown could not be read")
        return Showing(Deck(), content / "images", ())


def _read(content: Path, state: Path, blame: Blame) -> Showing:
    from kiosk.release import Archive

    archive = Archive(state)
    release = archive.current_of(content)
    if release is not None:
        newest = archive.newest()
        return of_release(archive, release, blame, newest.folder if newest else "")
    from kiosk.deck import read_deck
    from kiosk.deck.model import Deck
    from kiosk.guard.sparing import spared

    reading = read_deck(content)
    if reading.deck.settings.approval:  # nobody has yet approved any of it
        return Showing(Deck(reading.deck.settings), content / "images", reading.problems)
    deck, crashed = spared(reading.deck, blame, files=reading.files.values())
    return Showing(deck, content / "images", (*reading.problems, *crashed))


def of_release(archive: Archive, release: Release, blame: Blame, folder: str = "") -> Showing:
    """A release, with what it leaves out told among its problems. For a thread that may wait."""
    from kiosk.guard.sparing import spared

    shown = release.shown()
    files = archive.files(release.number) if blame.slides else ()
    photos = ((photo.copy, photo.name) for photo in release.manifest.photos)
    deck, crashed = spared(shown, blame, files=files, photos=photos)
    problems = (*release.content.problems, *crashed)
    return Showing(deck, archive.photos, problems, folder, release.number, release.manifest.made)
