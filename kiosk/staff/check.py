"""kiosk check: reads the content folder and prints every problem, errors first; must not know screens."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.deck.model import Language
from kiosk.deck.problems import Level, Problem
from kiosk.deck.reader import read_deck
from kiosk.release.archive import Archive
from kiosk.staff.advice import advice
from kiosk.staff.sentences import sentence

if TYPE_CHECKING:
    from kiosk.deck.model import Deck

_ORDER = {Level.ERROR: 0, Level.DEFECT: 1, Level.WARNING: 2}


def check(content: Path, *, as_json: bool, language: str, out: TextIO, state: Path | None = None) -> int:
    """Print what staff should mend in ``content``; 1 where there is an error, else 0.

    Where ``state`` has a release of that folder on the wall, the sentences say what stays of it.
    """
    last = Archive(state).current_of(content) if state is not None else None
    reading = read_deck(content, last.content.deck if last else None)
    today = datetime.now(UTC).astimezone().date()
    problems = [*reading.problems, *advice(reading, today), *_picture_problems(content, photo_files(reading.deck))]
    problems.sort(key=lambda item: (_ORDER[item.level], item.file, item.line or 0))
    told: Language = "en" if language == "en" else "zh"
    if as_json:
        json.dump([_record(item, told) for item in problems], out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        out.write(("Folder: " if told == "en" else "文件夹：") + f"{content.resolve()}\n")
        out.writelines(sentence(item, told) + "\n" for item in problems)
        out.write(_summary(reading.deck, problems, told) + "\n")
    return int(any(item.level is Level.ERROR for item in problems))


def photo_files(deck: Deck) -> tuple[str, ...]:
    """Every photo that the deck names, below images/, once, in the order of the slides."""
    slides = (slide for section in deck.sections for slide in (section.cover, *section.slides))
    return tuple(dict.fromkeys(photo.file for slide in slides for photo in slide.zh.photos))


def _picture_problems(content: Path, files: Iterable[str]) -> list[Problem]:
    try:
        from kiosk.pictures import examine  # noqa: PLC0415 - Pillow is slow to import
    except ImportError:
        return []
    return examine(content, files)


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
    shown = f"{sections} 个篇章、{slides} 个页面可以显示"
    if not problems:
        return f"没有问题：{shown}。"
    return f"共读到 {shown}。必须改 {must} 条，建议改或请核对 {count[Level.WARNING]} 条。"
