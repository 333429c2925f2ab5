"""Chinese that was changed while its English stayed; must not know when a release is made.

The English page shows at once beside the new Chinese, and still says the old. Staff are asked to look until they save
the English file again, or the Chinese says once more what the English was written for.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from kiosk.deck.model import Deck, Slide, Words
from kiosk.deck.names import TEXT_ENDINGS, ending, same, without
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.deck.reader import Reading
from kiosk.release.records import Release
from kiosk.release.scan import Seen

_KIND = ProblemKind.ENGLISH_OLD
_ENGLISH = ".en"
_MARKS = re.compile(r"[\W_]+")  # a comma more is no other meaning


def old_english(last: Release | None, before: Seen, reading: Reading, seen: Seen, day: str) -> list[Problem]:
    """The English files that stayed while their Chinese came to say something else than in ``last``, in order.

    ``before`` is what lay in the folder when ``last`` was made, ``seen`` what lies there now, ``day`` is today in
    ISO 8601. Figures that changed are no change of the file. The problem itself remembers, in the release that it is
    written into, how the English file was and what Chinese it fits: it is told again until either is so.
    """
    if last is None:
        return []
    told = {item.detail("slide"): item for item in last.content.problems if item.kind is _KIND}
    changed = {slide.id for slide in _translated(reading.deck) if _is_other(reading.files.get(slide.id), before, seen)}
    if not told and not changed:
        return []
    was = {slide.id: slide for slide in _translated(last.content.deck) if slide.id in changed}
    files = _english_files(seen)
    found: list[Problem] = []
    for slide in _translated(reading.deck):
        file = files.get(_key(reading.files.get(slide.id, "")), "")
        saved, earlier = repr(seen.get(file)), told.get(slide.id)
        if not file:
            continue
        if earlier is not None and earlier.detail("saved") == saved:
            if _said(slide.zh) != earlier.detail("fits"):
                found.append(earlier)
        elif slide.id in was and not _is_other(file, before, seen) and _said(slide.zh) != _said(was[slide.id].zh):
            fits = _said(was[slide.id].zh)
            found.append(problem(_KIND, file, None, "", day=day, slide=slide.id, saved=saved, fits=fits))
    return found


def _translated(deck: Deck) -> Iterator[Slide]:
    for section in deck.sections:
        yield from (slide for slide in (section.cover, *section.slides) if slide.en.language == "en")


def _is_other(file: str | None, before: Seen, seen: Seen) -> bool:
    """Whether the file is there and was saved since."""
    return file is not None and before.get(file) != seen.get(file)


def _english_files(seen: Seen) -> Mapping[str, str]:
    """The English files by the key of the Chinese ones beside which they lie."""
    found: dict[str, str] = {}
    for file in sorted(seen):
        stem = without(file, TEXT_ENDINGS)
        if stem != file and ending(stem) == _ENGLISH:
            found.setdefault(_key(stem[: -len(_ENGLISH)]), file)
    return found


def _key(file: str) -> str:
    return same(without(file, TEXT_ENDINGS))


def _said(words: Words) -> str:
    """A short text that is another where the words say something else; marks and photos do not count."""
    captions = tuple((photo.caption, photo.alt) for photo in words.photos)
    parts = (words.title, words.name, words.lead, words.badges, tuple(words.body), captions, words.credit)
    return hashlib.sha256(_MARKS.sub("", repr(parts)).encode()).hexdigest()[:32]
