"""Photos that were replaced under their old name while their words stayed; must not know when a release is made.

A new file of the same name shows at once, with the caption, the focus and the words for the blind of the old one.
Staff are asked to look until they change the words or save the slide's file again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.deck.finding import place_of
from kiosk.deck.model import Deck, Photo, Slide
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.deck.reader import Reading
from kiosk.release.records import Release
from kiosk.release.scan import Seen

MODEL_NOTE = "沙盘模型示意"
_KIND = ProblemKind.PICTURE_CAPTION_OLD


@dataclass(frozen=True, slots=True)
class Folder:
    """A content folder as it is now: where, what lies in it, and the SHA-256 of each photo by its name."""

    content: Path
    seen: Seen
    photos: Mapping[str, str]


def old_captions(last: Release | None, before: Seen, reading: Reading, folder: Folder, day: str) -> list[Problem]:
    """The slides whose photo is another than in ``last`` but whose file, with the words about it, is not, in order.

    ``before`` is what lay in the folder when ``last`` was made, ``day`` is today in ISO 8601. The problem itself
    remembers, in the release that it is written into, how the slide's file was when the photo changed: it is told
    again until that file, or the words, are others.
    """
    if last is None:
        return []
    shown = {photo.name: photo.copy.partition(".")[0] for photo in last.manifest.photos}
    new = {name for name, digest in folder.photos.items() if shown.get(name, digest) != digest}
    told = {(item.detail("slide"), item.detail("photo")): item for item in last.content.problems if item.kind is _KIND}
    if not new and not told:
        return []
    found: list[Problem] = []
    for slide, photo in _uses(reading.deck):
        file, said = reading.files.get(slide.id, ""), _said(photo)
        saved = repr(folder.seen.get(file))
        earlier = told.get((slide.id, photo.file))
        if photo.file in new:
            if said and before.get(file) == folder.seen.get(file):
                found.append(_problem(folder.content, file, slide, photo, saved, day))
        elif earlier is not None and earlier.detail("saved") == saved and earlier.detail("said") == said:
            found.append(earlier)
    return found


def _uses(deck: Deck) -> Iterator[tuple[Slide, Photo]]:
    for section in deck.sections:
        for slide in (section.cover, *section.slides):
            for photo in slide.zh.photos:
                yield slide, photo


def _said(photo: Photo) -> str:
    return photo.caption or photo.alt


def _problem(content: Path, file: str, slide: Slide, photo: Photo, saved: str, day: str) -> Problem:
    stem = photo.file.rpartition("/")[2].rpartition(".")[0]
    place, line = place_of(content, file, _said(photo), stem)
    details = {
        "name": photo.file,
        "day": day,
        "note": MODEL_NOTE if MODEL_NOTE in photo.caption else "",
        "slide": slide.id,
        "photo": photo.file,
        "said": _said(photo),
        "saved": saved,
    }
    return problem(_KIND, place, line, "图说" if photo.caption else "替代文字", **details)
