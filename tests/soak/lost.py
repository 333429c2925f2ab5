"""What the wall has otherwise than the folder: texts, covers, order, settings, figures and every photo's content."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kiosk.deck import read_deck
from kiosk.deck.model import Deck
from kiosk.release import Archive


def missing(content: Path, state: Path) -> tuple[str, ...]:
    """By name, sorted: slides and sections, settings, figures, order, images/NAME. All of them before a release."""
    release = Archive(state).current_of(content)
    wanted = _parts(read_deck(content).deck)
    shown = _parts(release.content.deck) if release else {}
    otherwise = {name for name in wanted.keys() | shown.keys() if wanted.get(name) != shown.get(name)}
    photos = release.manifest.photos if release else ()
    otherwise |= {f"images/{one.name}" for one in photos if _digest(content / "images" / one.name) != one.copy[:64]}
    return tuple(sorted(otherwise))


def _parts(deck: Deck) -> dict[str, object]:
    sections = {section.id: replace(section, slides=()) for section in deck.sections}
    slides = {slide.id: slide for slide in deck.slides}
    order = [*sections, *slides]
    return {**sections, **slides, "order": order, "settings": deck.settings, "figures": dict(deck.figures)}


def _digest(photo: Path) -> str:
    """The SHA-256 of a photo, in hexadecimal; "" where it cannot be read."""
    try:
        stamp = photo.stat()
        return _read(photo, stamp.st_mtime_ns, stamp.st_size, stamp.st_ino)
    except OSError:
        return ""


@lru_cache(maxsize=1000)
def _read(photo: Path, *_stamp: int) -> str:
    return hashlib.sha256(photo.read_bytes()).hexdigest()
