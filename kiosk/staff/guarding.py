"""python -m kiosk.staff.guarding: measures what a change would put on the wall, before it goes live (ADR 15).

A process of its own on Qt's offscreen platform: the kiosk's screen goes on. It reads one Question in MessagePack from
standard input and writes one Answer in JSON to standard output. Knows nothing of releases and decides nothing.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.deck.model import Deck, Language
from kiosk.release.holding import Answer, Held, Question, changed_slides
from kiosk.release.records import read_content
from kiosk.screen.views import page_view, panel_view
from kiosk.staff.proof_words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.screen.grab import Easel
    from kiosk.screen.prover import Seen
    from kiosk.screen.sights import Sight

COMMAND = (sys.executable, "-m", "kiosk.staff.guarding")
# high contrast changes colours alone, so nothing that could hold a slide back
MODES = ("normal", "large", "reach")
# what a page says of its neighbours: their words are measured with them
_OF_OTHERS = ("neighbours", "next", "position", "goOn", "pages")


def changed_faces(old: Deck | None, new: Deck) -> list[tuple[str, str, Language]]:
    """The panels and pages that say or show something else than before: face, slide, language."""
    known = {slide.id for section in old.sections for slide in (section.cover, *section.slides)} if old else set()
    found: list[tuple[str, str, Language]] = []
    changed = changed_slides(old, new)
    for section, language in product(new.sections, new.settings.languages):
        for slide in (section.cover, *section.slides):
            if slide.id not in changed:
                continue
            before = old if slide.id in known else None
            if slide.in_loop and _panel(before, slide.id, language) != _panel(new, slide.id, language):
                found.append(("panel", slide.id, language))
            if slide is not section.cover and _page(before, slide.id, language) != _page(new, slide.id, language):
                found.append(("page", slide.id, language))
    return found


def _panel(deck: Deck | None, slide: str, language: Language) -> dict[str, object]:
    return _own(panel_view(deck, slide, language)) if deck else {}


def _page(deck: Deck | None, slide: str, language: Language) -> dict[str, object]:
    return _own(page_view(deck, slide, language, frozenset())) if deck else {}


def _own(view: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in view.items() if name not in _OF_OTHERS}


def main() -> int:
    """Answer one question."""
    began = time.monotonic()
    gc.disable()  # a process of seconds; the records of 10,000 slides have no cycles
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Question)
    new = read_content(asked.new).deck
    old = read_content(asked.old).deck if asked.old else None
    faces = changed_faces(old, new)
    changed = tuple(dict.fromkeys(slide for _, slide, _ in faces))
    held: list[Held] = []
    late: set[str] = set()
    if faces:
        for seen, slide in _measured(new, asked, faces, began):
            if seen is None:
                late.add(slide)
            else:
                held.append(_held(seen))
    told = Answer(
        tuple(held), changed, tuple(slide for slide in changed if slide in late), round(time.monotonic() - began, 3)
    )
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _measured(
    deck: Deck, asked: Question, faces: list[tuple[str, str, Language]], began: float
) -> Iterator[tuple[Seen | None, str]]:
    """What is found on the changed faces, with its slide; None for a face that there was no time for."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    from PySide6.QtGui import QGuiApplication

    from kiosk.screen.grab import Easel, NoPictures
    from kiosk.screen.importing import import_plainly
    from kiosk.screen.measures import HOLDING
    from kiosk.screen.prover import QUIET_SECONDS, hold_backs

    import_plainly()
    app = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    assert app is not None
    easel = Easel(deck, Path(), NoPictures(), asked.size, quiet_seconds=QUIET_SECONDS)
    for sight in _sights(easel, faces):
        if time.monotonic() - began > asked.seconds:
            yield None, sight.slide
            continue
        for seen in hold_backs(easel, sight):
            assert seen.finding.fault in HOLDING
            yield seen, sight.slide
    easel.close()


def _sights(easel: Easel, faces: list[tuple[str, str, Language]]) -> list[Sight]:
    """The faces in all modes, large type first: it is the one in which words are cut."""
    wanted = set(faces)
    languages = tuple(dict.fromkeys(language for _, _, language in faces))
    found: dict[tuple[str, str, Language], list[Sight]] = {}
    for mode, language in product(MODES, languages):
        modes = frozenset[str]() if mode == "normal" else frozenset({mode})
        for sight in easel.sights(language, modes):
            key = (sight.face, sight.slide, language)
            if key in wanted:
                found.setdefault(key, []).append(sight)
    return [sight for sights in found.values() for sight in sights]


def _held(seen: Seen) -> Held:
    finding = seen.finding
    return Held(
        seen.slide,
        seen.face,
        seen.language,
        seen.mode,
        finding.fault,
        finding.place,
        quoted(finding.text),
        dict(finding.details),
    )


if __name__ == "__main__":
    sys.exit(main())
