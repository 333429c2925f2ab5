"""Python's garbage collector, in the thread that paints and in no other.

Left to itself it works in whichever thread happens to make an object too many. Objects of Qt that lie in a ring then go
in that thread, while the one that paints still has an event for them: a crash, once in weeks. Must not know what is
collected.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_SECONDS = 2.0
LOOKS_FOR_ALL = 30  # a minute: what is made before the first frame is frozen, so all of it takes half a millisecond
ALL = 2  # the generation that means everything


def due() -> int | None:
    """The oldest generation that has more than Python lets it have; None while there is too little to look for."""
    found = zip(gc.get_count(), gc.get_threshold(), strict=True)
    return max((age for age, (count, limit) in enumerate(found) if count > limit), default=None)


class Collector(QObject):
    """Collects every now and then from its making on; all of it each minute, right after a frame.

    Left to Python's counts all of it would come each half hour, and what lies there meanwhile is no leak, but looks
    like one: rings with their pictures and texts, and the memory that Python keeps until then.
    """

    def __init__(
        self, parent: QObject, after_frame: Callable[[Callable[[], None]], None] = lambda work: work()
    ) -> None:
        """Take it over from Python. For the thread that paints; as long as ``parent`` lives."""
        super().__init__(parent)
        gc.disable()
        self._after_frame = after_frame
        self._waits = False
        self._looks = 0
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(round(LOOK_SECONDS * 1000))

    def _look(self) -> None:
        self._looks += 1
        generation = due() if self._looks < LOOKS_FOR_ALL else ALL
        if generation == ALL and not self._waits:
            self._waits = True
            self._after_frame(self._collect_all)
        elif generation is not None:
            gc.collect(min(generation, ALL - 1))

    def _collect_all(self) -> None:
        self._waits = False
        self._looks = 0
        gc.collect()
