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
CARD_STARTS = 3  # of the machine: where its clock says the same day at each of them, the day alone would never end
IMITATION = "imitation"  # the face of a run that found no card behind OpenGL; its renderer is OpenGL's own name
KEPT = 100
FORMAT = 1
LATEST = 2.5e11  # the year 9892, near the last that has a date: what is later is a damaged file
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
    """An end that nobody asked for. ``at`` is when it was found, in seconds since 1970 by the machine's clock.

    ``boot`` tells in which run of the machine, "" where that is not known.
    """

    at: float
    renderer: str
    sight: Sight
    boot: str = ""


class Crashes(msgspec.Struct, frozen=True):
    """The crashes that are remembered, oldest first, and the last runs of the machine, of those with one before."""

    crashes: tuple[Crash, ...] = ()
    boots: tuple[str, ...] = ()
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Blame:
    """What is left out: slides as (id, mark), so that a changed one comes back, and photos by the names of copies."""

    slides: frozenset[tuple[str, str]] = frozenset()
    photos: frozenset[str] = frozenset()


def blame(crashes: Sequence[Crash]) -> Blame:
    """What took the kiosk down twice within a week.

    A slide by itself; a picture where it was large, or where two slides that show it were on the screen. What was on
    the screen while the graphics card crashed three times is not to blame: the card rests.
    """
    by_card = {crash for burst in _bursts(crashes) for crash in burst}
    slides: dict[tuple[str, str], list[float]] = {}
    photos: dict[str, dict[tuple[str, float], float]] = {}
    for crash in crashes:
        if crash in by_card:
            continue
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


def is_card_failing(crashes: Sequence[Crash], now: datetime, boots: Sequence[str] = ()) -> bool:
    """Whether the graphics card is to rest: it crashed three times within ten minutes, today. ``now`` has a zone.

    ``boots`` are the machine's runs in order: at its third start after that the rest is over whatever the clock says.
    """
    return any(_is_recent(burst[-1], now, boots) for burst in _bursts(crashes))


def _bursts(crashes: Sequence[Crash]) -> list[tuple[Crash, ...]]:
    """Each three crashes of the graphics card within ten minutes, in order."""
    mine = sorted((crash for crash in crashes if crash.renderer == "card"), key=lambda crash: crash.at)
    threes = [tuple(mine[first : first + CARD_CRASHES]) for first in range(len(mine) - CARD_CRASHES + 1)]
    return [three for three in threes if three[-1].at - three[0].at <= CARD_SECONDS]


def imitation(crashes: Sequence[Crash], now: datetime, boots: Sequence[str] = ()) -> str:
    """What drew in the graphics card's place today, by OpenGL's name for it; "" where none was found out.

    ``now`` and ``boots`` as for ``is_card_failing``.
    """
    found = [crash.renderer for crash in crashes if crash.sight.face == IMITATION and _is_recent(crash, now, boots)]
    return found[-1] if found else ""


def with_boot(boots: Sequence[str], boot: str) -> tuple[str, ...]:
    """The machine's runs with ``boot`` as the last, no more of them than are asked for."""
    return (*(one for one in boots if one != boot), boot)[-CARD_STARTS - 1 :] if boot else tuple(boots)


def _is_recent(crash: Crash, now: datetime, boots: Sequence[str]) -> bool:
    """Whether it is of today, and of fewer than three starts of the machine ago."""
    if datetime.fromtimestamp(crash.at, now.tzinfo).date() != now.date():
        return False
    return len(boots) <= CARD_STARTS or crash.boot in boots[1:]


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
