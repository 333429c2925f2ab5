"""What of a slide is remembered across a crash: its id, a mark of what it shows, its photos; pure.

Apart from kiosk.guard.crashes, which a start needs long before there is any slide.
"""

from __future__ import annotations

import hashlib

import msgspec

from kiosk.deck.model import Slide
from kiosk.deck.packed import plain
from kiosk.guard.crashes import Sight

_encode = msgspec.msgpack.Encoder(enc_hook=plain).encode


def mark(slide: Slide) -> str:
    """A short text that changes with anything that the slide shows, its pictures included."""
    return hashlib.sha256(_encode(slide)).hexdigest()[:16]


def sight(face: str, slide: Slide | None, photo: int | None = None) -> Sight:
    """What is to be remembered of a face: of a large photo the photo alone, else the slide with its photos."""
    if slide is None:
        return Sight(face)
    photos = slide.files
    if photo is None:
        return Sight(face, slide.id, mark(slide), photos)
    return Sight(face, photos=photos[photo : photo + 1])
