"""Characters of the content that the fonts of this machine lack; must not know how they are drawn.

Qt is asked, in a process of its own, and only for rare ones: whatever GBK has, every Chinese font has.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.deck.finding import place_of
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.deck.reader import SLIDES, Reading
from kiosk.deck.texts import figure_texts, word_texts

_COMMAND = (sys.executable, "-m", "kiosk.screen.glyphs")
_HOME = Path(__file__).resolve().parents[2]
_LIMIT_SECONDS = 30
_COMMON = "gbk"
_LAST_LATIN = "\u00ff"
_PUNCTUATION = ("\u2000", "\u206f")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_SELECTORS = (("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))
_MOST_TOLD = 12


@dataclass(frozen=True, slots=True)
class Fonts:
    """What Qt says: whether any font has hanzi, and which of the characters asked about none has."""

    hanzi: bool
    missing: str


def missing_glyphs(
    reading: Reading, content: Path, ask: Callable[[str], Fonts | None] | None = None
) -> Iterator[Problem]:
    """Slides and figures with characters that cannot be drawn here; one problem alone where there is no font at all."""
    rare: dict[str, frozenset[str]] = {}
    known: dict[str, bool] = {}
    for place, texts in _texts(reading):
        found = frozenset(c for c in set().union(*texts) if _is_rare(c, known))
        if found:
            rare[place] = rare.get(place, frozenset()) | found
    if not rare:
        return
    fonts = (ask or ask_qt)("".join(sorted(frozenset().union(*rare.values()))))
    if fonts is None:
        return  # Qt does not start here: doctor says so
    if not fonts.hanzi:
        yield problem(ProblemKind.FONT_NONE, SLIDES)
        return
    missing = set(fonts.missing)
    for place, characters in rare.items():
        lost: dict[tuple[str, int | None], str] = {}
        for character in sorted(characters & missing)[:_MOST_TOLD]:
            where = place_of(content, place, character) if place != reading.figures else _row(reading, character)
            lost[where] = lost.get(where, "") + character
        for (file, line), these in sorted(lost.items(), key=lambda item: (item[0][0], item[0][1] or 0)):
            yield problem(ProblemKind.GLYPH_MISSING, file, line, found=these)


def ask_qt(characters: str) -> Fonts | None:
    """Let Qt look, offscreen where it can; None where it does not start."""
    surroundings = dict(os.environ)
    if os.name == "posix":
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    try:
        done = subprocess.run(  # noqa: S603 - this program's own module
            _COMMAND,
            input=characters.encode("utf-8", "replace"),
            env=surroundings,
            capture_output=True,
            timeout=_LIMIT_SECONDS,
            check=False,
            cwd=_HOME,
        )
        told = json.loads(done.stdout)
        return Fonts(told["hanzi"], told["missing"])
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired):
        return None


def _texts(reading: Reading) -> Iterator[tuple[str, Iterable[str]]]:
    """What visitors see, by the file that says it."""
    for section in reading.deck.sections:
        for slide in (section.cover, *section.slides):
            file = reading.files.get(slide.id, f"{SLIDES}/{slide.id.rpartition('/')[0]}")
            yield file, (*word_texts(slide.zh), *word_texts(slide.en))
    for figure in reading.deck.figures.values():
        yield reading.figures, figure_texts(figure)


def _row(reading: Reading, character: str) -> tuple[str, int | None]:
    for figure in reading.deck.figures.values():
        if character in "".join(figure_texts(figure)):
            return reading.figures, figure.line or None
    return reading.figures, None


def _is_rare(character: str, known: dict[str, bool]) -> bool:
    rare = known.get(character)
    if rare is None:
        rare = known[character] = not _is_common(character) and not _is_invisible(character)
    return rare


def _is_common(character: str) -> bool:
    if character <= _LAST_LATIN or _PUNCTUATION[0] <= character <= _PUNCTUATION[1]:
        return True
    try:
        character.encode(_COMMON)
    except UnicodeEncodeError:
        return False
    return True


def _is_invisible(character: str) -> bool:
    """Whether nothing is drawn for it, or something only together with the one before (default-ignorable)."""
    return unicodedata.category(character) in _INVISIBLE or any(a <= character <= b for a, b in _SELECTORS)
