"""What past crashes say: which slide, which picture, or whether the graphics card; pure, knows no file and no clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

TWICE = 2
DAYS = 7
CARD_CRASHES, CARD_SECONDS = 3, 600.0
IMITATION = "imitation"  # the face of a run that found no card behind OpenGL; its renderer is OpenGL's own name
KEPT = 100
FORMAT = 1
_DAY = 86_400.0


class Sight(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was on the screen, or about to be. ``slide`` and ``mark`` are "" where no slide is to blame.

    ``photos`` are the names of our copies, which are those of their content (kiosk.release).
    """

    face: str = ""
    slide: str = ""
    mark: str = ""
    photos: tuple[str, ...] = ()


class Crash(msgspec.Struct, frozen=True):
    """An end that nobody asked for. ``at`` is when it was found, in seconds since 1970 by the machine's clock."""

    at: float
    renderer: str
    sight: Sight


class Crashes(msgspec.Struct, frozen=True):
    """The crashes that are remembered, oldest first."""

    crashes: tuple[Crash, ...] = ()
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Blame:
    """What is left out: slides as (id, mark), so that a changed one comes back, and photos by the names of copies."""

    slides: frozenset[tuple[str, str]] = frozenset()
    photos: frozenset[str] = frozenset()


def blame(crashes: Sequence[Crash]) -> Blame:
    """What took the kiosk down twice within a week.

    A slide by itself; a picture where it was large, or where two slides that show it were on the screen.
    """
    slides: dict[tuple[str, str], list[float]] = {}
    photos: dict[str, dict[tuple[str, float], float]] = {}
    for crash in crashes:
        seen = crash.sight
        if seen.slide:
            slides.setdefault((seen.slide, seen.mark), []).append(crash.at)
        for photo in seen.photos:
            # on one slide it counts once: there the slide itself is left out
            where = (seen.slide, 0.0) if seen.slide else ("", crash.at)
            photos.setdefault(photo, {})[where] = crash.at
    return Blame(
        frozenset(key for key, times in slides.items() if _twice(times)),
        frozenset(name for name, places in photos.items() if name and _twice(places.values())),
    )


def _twice(times: Iterable[float]) -> bool:
    ordered = sorted(times)
    return any(later - earlier <= DAYS * _DAY for earlier, later in zip(ordered, ordered[TWICE - 1 :], strict=False))


def is_card_failing(crashes: Sequence[Crash], now: datetime) -> bool:
    """Whether the graphics card is to rest: it crashed three times within ten minutes, today. ``now`` has a zone."""
    times = sorted(crash.at for crash in crashes if crash.renderer == "card")
    bursts = zip(times, times[CARD_CRASHES - 1 :], strict=False)
    last = max((late for early, late in bursts if late - early <= CARD_SECONDS), default=None)
    return last is not None and _is_of(last, now)


def imitation(crashes: Sequence[Crash], now: datetime) -> str:
    """What drew in the graphics card's place today, by OpenGL's name for it; "" where none was found out."""
    found = [crash.renderer for crash in crashes if crash.sight.face == IMITATION and _is_of(crash.at, now)]
    return found[-1] if found else ""


def _is_of(at: float, now: datetime) -> bool:
    return datetime.fromtimestamp(at, now.tzinfo).date() == now.date()


def kept(crashes: Sequence[Crash]) -> tuple[Crash, ...]:
    """The crashes that are worth remembering: the last hundred, and before them those that still blame something."""
    blamed = blame(crashes)
    older = [
        crash
        for crash in crashes[:-KEPT]
        if (crash.sight.slide, crash.sight.mark) in blamed.slides or blamed.photos.intersection(crash.sight.photos)
    ]
    again = Counter[tuple[str, str]]()
    few = []
    for crash in older:
        again[crash.sight.slide, crash.sight.mark] += 1
        if again[crash.sight.slide, crash.sight.mark] <= TWICE:
            few.append(crash)
    return (*few[-KEPT:], *crashes[-KEPT:])
