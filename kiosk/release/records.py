"""What a release is made of, and how it is written and read back; must not know folders or when one is made."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

import msgspec

from kiosk.deck.model import Deck, Photo, Section, Slide, Words
from kiosk.deck.packed import plain
from kiosk.deck.problems import Problem

FORMAT = 1


class Copied(msgspec.Struct, frozen=True):
    """A photo as it was when it went live: staff's name below images/, and our copy of its content.

    ``copy`` is the copy's file name, its SHA-256 and ending. ``size``, ``mtime_ns`` and ``inode`` are those of
    staff's file, to tell without reading whether it is still the same. ``width`` and ``height`` in pixels, upright.
    """

    name: str
    copy: str
    size: int
    mtime_ns: int
    inode: int
    width: int
    height: int


class Manifest(msgspec.Struct, frozen=True):
    """What is written beside a release. ``made`` is a time in ISO 8601 with its zone, ``deck`` a SHA-256.

    ``changed`` are the files below the content folder by which it shows another, ``by`` who put it up where that was
    said, and ``folder`` is the fingerprint of the content folder that was read, ``source`` where that folder was.
    ``held`` is one that may not be shown before somebody approves it, ``approved`` when ``by`` did (ISO 8601).
    """

    number: int
    made: str
    deck: str
    photos: tuple[Copied, ...] = ()
    changed: tuple[str, ...] = ()
    by: str = ""
    folder: str = ""
    source: str = ""
    format: int = FORMAT
    held: bool = False
    approved: str = ""


class Content(msgspec.Struct, frozen=True):
    """The texts of a release: the deck with staff's names of photos, and what they should mend."""

    deck: Deck
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """A complete, checked version of the deck. Everything that it shows lies in the state folder."""

    manifest: Manifest
    content: Content

    @property
    def number(self) -> int:
        """Counts up from 1."""
        return self.manifest.number

    def shown(self) -> Deck:
        """The deck with each photo named by our copy of it; one without a copy has no name, so that a stand-in shows.

        Two releases whose decks are equal show the same pixels.
        """
        copies = {photo.name: photo.copy for photo in self.manifest.photos}
        deck = self.content.deck
        return replace(deck, sections=tuple(_section(section, copies) for section in deck.sections))


@dataclass(frozen=True, slots=True)
class Shown:
    """A release as the screen needs it: its deck with each photo named by our copy, bodies packed."""

    manifest: Manifest
    deck: Deck
    problems: tuple[Problem, ...] = ()

    @property
    def number(self) -> int:
        """Counts up from 1."""
        return self.manifest.number


_CONTENT = msgspec.msgpack.Decoder(Content)
_MANIFEST = msgspec.json.Decoder(Manifest)


def content_bytes(content: Content) -> bytes:
    """The texts as bytes; equal ones give equal bytes."""
    return msgspec.msgpack.encode(content, enc_hook=plain)


def read_content(data: bytes) -> Content:
    """The texts from bytes. Raises msgspec.DecodeError for what is none."""
    with resting():
        content = _CONTENT.decode(data)
    return Content(replace(content.deck, figures=MappingProxyType(dict(content.deck.figures))), content.problems)


@contextlib.contextmanager
def resting() -> Iterator[None]:
    """Without the collector of cycles, which records have none of: with it 10,000 slides take eight times as long."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as JSON that a person can read too."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def read_manifest(data: bytes) -> Manifest:
    """The manifest from JSON. Raises msgspec.DecodeError for what is none, or of another format."""
    manifest = _MANIFEST.decode(data)
    if manifest.format != FORMAT:
        message = f"format {manifest.format}"
        raise msgspec.ValidationError(message)
    return manifest


def photo_names(deck: Deck) -> tuple[str, ...]:
    """The photos that a deck shows, once each, in order."""
    slides = (slide for section in deck.sections for slide in (section.cover, *section.slides))
    return tuple(dict.fromkeys(photo.file for slide in slides for photo in _photos(slide)))


def _photos(slide: Slide) -> Iterable[Photo]:
    return (*slide.zh.photos, *slide.en.photos)


def _section(section: Section, copies: dict[str, str]) -> Section:
    cover, *slides = (_slide(slide, copies) for slide in (section.cover, *section.slides))
    return replace(section, cover=cover, slides=tuple(slides))


def _slide(slide: Slide, copies: dict[str, str]) -> Slide:
    return replace(slide, zh=_words(slide.zh, copies), en=_words(slide.en, copies))


def _words(words: Words, copies: dict[str, str]) -> Words:
    return replace(words, photos=tuple(replace(photo, file=copies.get(photo.file, "")) for photo in words.photos))
