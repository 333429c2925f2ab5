"""kiosk proof: every screen measured, and what was found in staff's words and as a page with pictures.

A process for each size and language measures, two at a time; this one measures nothing and must not know Qt.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO, cast

import msgspec

from kiosk.deck import read_deck
from kiosk.staff.proof_report import report
from kiosk.staff.proof_words import others, sentence
from kiosk.staff.proving import COMMAND, LINES, Found, Job, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.deck.model import Deck, Language
    from kiosk.options import ProofOptions

Pipes = tuple[IO[bytes], IO[bytes], IO[bytes]]
SIZES = ((1920, 1080), (1366, 768), (1280, 1024), (1080, 1920))  # the usual one, a small one, 5:4, upright
WORKERS = 2
WRONG_CALL, FAILED = 2, 3
ORDER = ("cut", "overlap", "glyph", "outside", "faint", "unreachable", "small", "close", "lone")
_ENDINGS = (".en.md", ".en.txt", ".md", ".txt")


class ProvingFailedError(RuntimeError):
    """A process that measures did not come to its end; the message is what it said."""


def proof(options: ProofOptions, out: TextIO) -> int:
    """Measure and tell; 0 where nothing is wrong, 1 where something is, 2 for a slide that is not there."""
    english = options.answer == "en"
    deck = read_deck(options.content).deck
    slides = tuple(dict.fromkeys(_slide_name(name) for name in options.slides))
    if unknown := [name for name in slides if name not in _names(deck)]:
        told = ", ".join(unknown) if english else "、".join(unknown)
        sys.stderr.write(
            f"kiosk proof: there is no slide {told}\n" if english else f"kiosk proof：没有这个页面：{told}\n"
        )
        return WRONG_CALL
    languages = tuple(one for one in options.languages if one in deck.settings.languages) or options.languages
    options = replace(options, languages=languages)  # what is never shown is not measured
    options.report.mkdir(parents=True, exist_ok=True)
    _clear(options.report)
    try:
        found = _measure(_jobs(options, slides), deck_size=len(options.languages) * len(options.sizes))
    except ProvingFailedError as error:
        sys.stderr.write(str(error))
        sys.stderr.write("kiosk proof: could not measure\n" if english else "kiosk proof：没能量完，原因见上面。\n")
        return FAILED
    groups = grouped(found)
    summary = _summary(groups, found, options.answer)
    page = options.report / "index.html"
    page.write_text(report(groups, summary, options.answer), encoding="utf-8")
    if options.as_json:
        json.dump([record(one, options.answer) for one in found], out, ensure_ascii=False, indent=1)
        out.write("\n")
    else:
        for group in groups:
            more = others(len(group) - 1, options.answer) if len(group) > 1 else ""
            out.write(sentence(group[0], options.answer) + more + "\n")
        out.write(summary + "\n")
        out.write(f"{'Report: ' if english else '报告：'}{page}\n")
    return 1 if found else 0


def grouped(found: Iterable[Found]) -> list[list[Found]]:
    """What is the same on several screens, together; the worst kinds first."""
    groups: dict[tuple[str, ...], list[Found]] = {}
    for one in found:
        key = (one.kind, one.place, one.face, one.slide, one.text, one.details.get("other", ""))
        groups.setdefault(key, []).append(one)
    return sorted(groups.values(), key=lambda group: (ORDER.index(group[0].kind), group[0].slide, group[0].face))


def record(found: Found, language: Language) -> dict[str, object]:
    """A finding for programs, with its sentence."""
    plain: dict[str, object] = msgspec.to_builtins(found)
    plain.pop("type")
    return plain | {"message": sentence(found, language)}


def _jobs(options: ProofOptions, slides: tuple[str, ...]) -> list[Job]:
    """One for each size and language. Neighbours have different sizes: both would make the same pictures."""
    return [
        Job(
            number,
            str(options.content.absolute()),
            str(options.state.absolute()),
            str(options.report.absolute()),
            size,
            language,
            options.modes,
            slides,
        )
        for number, (language, size) in enumerate(product(options.languages, options.sizes))
    ]


def _measure(jobs: Sequence[Job], deck_size: int) -> list[Found]:
    bar = _Bar(deck_size, shown=sys.stderr.isatty())
    with ThreadPoolExecutor(WORKERS) as pool:
        parts = list(pool.map(lambda job: _run(job, bar), jobs))
    bar.clear()
    return [found for part in parts for found in part]


def _run(job: Job, bar: _Bar) -> list[Found]:
    found: list[Found] = []
    with subprocess.Popen(  # noqa: S603 - our own program
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_plain(os.environ)
    ) as child:
        given, told, complained = cast("Pipes", (child.stdin, child.stdout, child.stderr))
        complaints: list[bytes] = []
        reader = threading.Thread(target=lambda: complaints.append(complained.read()))
        reader.start()
        with contextlib.suppress(BrokenPipeError):  # it ended at once: its status and its complaints say why
            given.write(msgspec.json.encode(job))
            given.close()
        for row in told:
            line = LINES.decode(row)
            if isinstance(line, Step):
                bar.step(job.number, line.done / line.of)
            else:
                found.append(line)
        reader.join()
    if child.returncode:
        raise ProvingFailedError(b"".join(complaints).decode("utf-8", "replace"))
    return found


def _plain(environment: os._Environ[str]) -> dict[str, str]:
    """Without what Qt was told for a screen: the measuring has none."""
    return {name: value for name, value in environment.items() if not name.startswith("QT_")}


class _Bar:
    """How much of all jobs is done, on a terminal's last line."""

    def __init__(self, jobs: int, *, shown: bool) -> None:
        self._jobs = max(1, jobs)
        self._shown = shown
        self._done: dict[int, float] = {}
        self._lock = threading.Lock()

    def step(self, job: int, share: float) -> None:
        """Job number ``job`` has done ``share`` (0..1) of its work."""
        with self._lock:
            self._done[job] = share
            if self._shown:
                whole = sum(self._done.values()) / self._jobs
                full = round(30 * whole)
                sys.stderr.write(f"\r[{'#' * full}{'·' * (30 - full)}] {whole:4.0%}")
                sys.stderr.flush()

    def clear(self) -> None:
        """Take it away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _slide_name(name: str) -> str:
    plain = name.replace("\\", "/").removeprefix("./").removeprefix("slides/")
    ending = next((ending for ending in _ENDINGS if plain.endswith(ending)), "")
    return plain.removesuffix(ending)


def _names(deck: Deck) -> set[str]:
    return {slide.id for section in deck.sections for slide in (section.cover, *section.slides)}


def _clear(folder: Path) -> None:
    """Take away the pictures of an earlier proof, and nothing else."""
    for path in folder.glob("*-*.png"):
        first, _, second = path.stem.partition("-")
        if first.isdigit() and second.isdigit():
            path.unlink(missing_ok=True)


def _summary(groups: Sequence[Sequence[Found]], found: Sequence[Found], language: Language) -> str:
    if language == "en":
        return f"Findings: {len(groups)}, on {len(found)} screens." if found else "Every screen is in order."
    return f"共 {len(groups)} 条，出现在 {len(found)} 个画面上。" if found else "每个画面都没有问题。"
