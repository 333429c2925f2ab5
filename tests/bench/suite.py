"""Which rows there are, and in which order. Knows no pixels."""

from __future__ import annotations

from collections.abc import Callable

from tests.bench.ground import Ground
from tests.bench.record import Result
from tests.bench.rows.changes import photo, save
from tests.bench.rows.copy import copy
from tests.bench.rows.exchange import exchange
from tests.bench.rows.frames import frames, frames_4k
from tests.bench.rows.loop import cpu, memory, still
from tests.bench.rows.size import decks, endless
from tests.bench.rows.start import start
from tests.bench.rows.touch import touch

Row = Callable[[Ground], list[Result]]

ROWS: dict[str, Row] = {
    "start": start,
    "frames": frames,
    "frames-4k": frames_4k,
    "copy": copy,
    "cpu": cpu,
    "still": still,
    "memory": memory,
    "touch": touch,
    "exchange": exchange,
    "save": save,
    "decks": decks,
    "photo": photo,
    "endless": endless,
}
ALONE = frozenset({"cpu", "memory", "decks"})  # memory by shares: no other kiosk may run beside them
