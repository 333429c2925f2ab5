"""A visitor who sees everything once, from inside the kiosk: what is kept of a face is kept then. Acts by a timer.

Qt keeps each glyph of each size of type that it has drawn, for good (docs/reliability.md). Visitors who touch at random
come to the last page, in English, large type and with lowered buttons, only after weeks: memory is warm, and can be
judged, once everything has been on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kiosk.screen.sights import sights
from kiosk.show import LeaveToLoop

if TYPE_CHECKING:
    from kiosk.app import Running
    from kiosk.deck.model import Language

STEP_MS = 100
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_SIDES = (0.2, 0.8)  # where lowered buttons were asked for, as parts of the screen's width
_MODES = tuple(frozenset(some) for number in range(4) for some in combinations(("large", "contrast", "reach"), number))
_SCROLLED = 0.8  # of what is seen, at a step


def walk_when_asked(running: Running, asked: Path, walked: Path) -> None:
    """Begin as soon as the file ``asked`` is there; ``walked`` is there afterwards, with how many faces were seen."""
    steps: list[Iterator[int]] = []
    seen = 0

    def step() -> None:
        nonlocal seen
        if not steps:
            if not asked.exists():
                return
            asked.unlink()
            steps.append(_walk(running))
        try:
            seen += next(steps[0])
        except StopIteration:
            steps.clear()
            walked.write_text(str(seen))

    timer = QTimer(running.app)
    timer.timeout.connect(step)
    timer.start(STEP_MS)


def _walk(running: Running) -> Iterator[int]:
    """Every face of the deck, and each that scrolls to its end; 1 for a face, 0 for a step on it."""
    presenter = running.presenter
    for language, modes in product(_LANGUAGES, _MODES):
        for side in _SIDES if "reach" in modes else (presenter.state.reach_x,):
            base = replace(presenter.state, language=language, modes=modes, press=None, warning=False, reach_x=side)
            for sight in list(sights(presenter.deck_shown, presenter.stops, base, every=True)):
                presenter.show_state(replace(sight.state, active=presenter._clock()))
                yield 1
                for area in _scrolling(running):
                    yield from _to_the_end(area)
    presenter.apply(LeaveToLoop())


def _scrolling(running: Running) -> list[QObject]:
    root = running.screen.window.contentItem()
    return [area for area in root.findChildren(QObject, "scrolling") if area.property("interactive")]


def _to_the_end(area: QObject) -> Iterator[int]:
    with suppress(RuntimeError):  # the face has gone while the walk stood still
        shown, whole = float(area.property("height")), float(area.property("contentHeight"))
        at = 0.0
        while at < whole - shown:
            at = min(whole - shown, at + shown * _SCROLLED)
            area.setProperty("contentY", at)
            yield 0
