"""kiosk check: reads the content folder and prints every problem, errors first; must not know screens."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.deck.model import Language
from kiosk.deck.problems import Level, Problem, ProblemKind
from kiosk.deck.reader import IMAGES, Reading, read_deck
from kiosk.guard.memory import look
from kiosk.guard.sparing import spared
from kiosk.pictures.examination import examine
from kiosk.release.archive import Archive
from kiosk.release.captions import Folder, old_captions
from kiosk.release.records import Release
from kiosk.release.scan import Rest, Seen, scan
from kiosk.release.translations import old_english
from kiosk.release.watcher import LOOK_SECONDS, MOVING_SECONDS, REST_SECONDS
from kiosk.staff.advice import advice
from kiosk.staff.glyphs import missing_glyphs
from kiosk.staff.naming import wordings
from kiosk.staff.photo_advice import USUAL_SCREEN, photo_advice
from kiosk.staff.sentences import sentence, worst_first

if TYPE_CHECKING:
    from kiosk.deck.model import Deck

_CLEAR = "\x1b[2J\x1b[H"
_COLOURS = {  # of a terminal: red, yellow, cyan
    "【必须改】": "1;31",
    "【建议改】": "33",
    "【请核对】": "36",
    "[Must fix]": "1;31",
    "[Should fix]": "33",
    "[Please check]": "36",
}


def check(
    content: Path,
    *,
    as_json: bool,
    language: str,
    out: TextIO,
    state: Path | None = None,
    screen: tuple[int, int] = USUAL_SCREEN,
) -> int:
    """Print what staff should mend in ``content``; 1 where there is an error, else 0.

    Where ``state`` has a release of that folder on the wall, the sentences say what stays of it. ``screen`` is the
    size in pixels that pictures must be large enough for.
    """
    reading, found = problems_of(content, state, screen)
    problems = worst_first(found)
    told: Language = "en" if language == "en" else "zh"
    if as_json:
        json.dump([_record(item, told) for item in problems], out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        out.write(("Folder: " if told == "en" else "文件夹：") + f"{content.resolve()}\n")
        out.writelines(sentence(item, told) + "\n" for item in problems)
        out.write(_summary(reading.deck, problems, told) + "\n")
    return int(any(item.level is Level.ERROR for item in problems))


def problems_of(content: Path, state: Path | None, screen: tuple[int, int]) -> tuple[Reading, list[Problem]]:
    """All that every rule finds, in the order of the rules."""
    archive = Archive(state) if state is not None else None
    last = archive.current_of(content) if archive is not None else None
    seen = scan(content)
    reading = read_deck(content, last.content.deck if last else None)
    now = datetime.now(UTC).astimezone()
    examined = examine(content, photo_files(reading.deck))
    live = {f"{IMAGES}/{photo.name}" for photo in last.manifest.photos} if last is not None else set()
    faults = [_kept(item, live) for item in examined.problems if not _is_told(item, reading)]
    made = last.manifest.made if last is not None else ""
    problems = [*reading.problems, *advice(reading, now, made), *wordings(reading, content), *faults]
    problems += photo_advice(reading, examined.seen, screen)
    if state is not None and archive is not None and last is not None:
        problems += _crash_problems(state, last, reading)
        folder = Folder(content, seen, {name: known.digest for name, known in examined.seen.items()})
        before, day = archive.files(last.number), now.date().isoformat()
        problems += old_captions(last, before, reading, folder, day)
        problems += old_english(last, before, reading, seen, day)
    problems += missing_glyphs(reading, content)
    return reading, problems


def _is_told(fault: Problem, reading: Reading) -> bool:
    """Whether the reader has told of a photo that is gone: at its slide, or of the whole folder."""
    folder = any(item.kind is ProblemKind.CONTENT_MISSING and item.file == IMAGES for item in reading.problems)
    at_slide = fault.file.removeprefix(f"{IMAGES}/") not in reading.photos
    return fault.kind is ProblemKind.PICTURE_MISSING and (folder or at_slide)


def _kept(fault: Problem, live: set[str]) -> Problem:
    """The fault, saying that the wall keeps the photo it has."""
    return replace(fault, details=(*fault.details, ("kept", "yes"))) if fault.file in live else fault


def watch(
    content: Path,
    *,
    language: str,
    out: TextIO,
    state: Path | None = None,
    screen: tuple[int, int] = USUAL_SCREEN,
    wait: Callable[[float], bool] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> int:
    """Check, and check again whenever the folder has changed and rests, until ``wait`` says to end. Gives 0.

    ``wait`` takes seconds and says whether to go on. A terminal is cleared before each list, and coloured.
    """
    rest = Rest(REST_SECONDS)
    checked: Seen | None = None
    terminal = out.isatty()
    wait = wait or _sleep
    while True:
        seen = scan(content)
        settled = rest.settled(seen, clock()) or checked is None
        if settled and seen != checked:
            checked = seen
            told = io.StringIO()
            check(content, as_json=False, language=language, out=told, state=state, screen=screen)
            out.write(_CLEAR if terminal else "\n")
            out.write(_coloured(told.getvalue()) if terminal else told.getvalue())
            out.write(
                "（保存后会再检查一遍，按 Ctrl+C 结束）\n"
                if language != "en"
                else "(checks again at every save; Ctrl+C ends)\n"
            )
            out.flush()
        if not wait(MOVING_SECONDS if seen != checked else LOOK_SECONDS):
            return 0


def _sleep(seconds: float) -> bool:
    time.sleep(seconds)
    return True


def _coloured(text: str) -> str:
    """The lines in the colours of how much they matter."""
    for mark, colour in _COLOURS.items():
        text = text.replace(mark, f"\x1b[{colour}m{mark}\x1b[0m")
    return text


def photo_files(deck: Deck) -> tuple[str, ...]:
    """Every photo that the deck names, below images/, once, in the order of the slides."""
    slides = (slide for section in deck.sections for slide in (section.cover, *section.slides))
    return tuple(dict.fromkeys(file for slide in slides for file in slide.files))


def _crash_problems(state: Path, last: Release, reading: Reading) -> tuple[Problem, ...]:
    """What of the release on the wall is left out, because it took the kiosk down."""
    photos = ((photo.copy, photo.name) for photo in last.manifest.photos)
    return spared(last.shown(), look(state).blame, files=reading.files.values(), photos=photos)[1]


def _record(item: Problem, language: Language) -> dict[str, str | int | None]:
    return {
        "level": item.level.value,
        "kind": item.kind.value,
        "file": item.file,
        "line": item.line,
        "place": item.place,
        "message": sentence(item, language),
    }


def _summary(deck: Deck, problems: list[Problem], language: Language) -> str:
    count = {level: sum(item.level is level for item in problems) for level in Level}
    must = count[Level.ERROR] + count[Level.DEFECT]
    sections, slides = len(deck.sections), len(deck.slides)
    if language == "en":
        shown = f"{sections} section{'s' * (sections != 1)}, {slides} page{'s' * (slides != 1)} can be shown"
        if not problems:
            return f"All is well: {shown}."
        return f"Read: {shown}. To fix: {must}; to look at: {count[Level.WARNING]}."
    if not problems:
        return f"没有问题：{sections} 个篇章、{slides} 个页面可以显示。"
    return f"可以显示的有 {sections} 个篇章、{slides} 页。必须改 {must} 条，建议改或请核对 {count[Level.WARNING]} 条。"
