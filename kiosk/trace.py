"""The trace: one JSON object a line, flushed at once. Knows no event's meaning."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

_IMPORTED = time.monotonic()


def seconds_since_start() -> float:
    """Seconds since the process started, as the system knows it; since this import where it does not tell."""
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")  # field 22 of proc(5): ticks since boot
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started
    except (OSError, ValueError, IndexError, AttributeError):
        return time.monotonic() - _IMPORTED


class TraceFile:
    """Appends events to a file; without one it does nothing. A full disk never stops the show."""

    def __init__(self, path: Path | None) -> None:
        """Open ``path`` for appending."""
        self._file: IO[str] | None = None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("a", encoding="utf-8")
        self._offset = seconds_since_start() - time.monotonic()

    def __call__(self, event: str, details: dict[str, object]) -> None:
        """Write one event with ``t`` in seconds."""
        if self._file is None:
            return
        line = {"t": round(time.monotonic() + self._offset, 4), "event": event} | details
        try:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._file.flush()
        except OSError:
            self.close()

    def close(self) -> None:
        """Close the file."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # the same full disk again
                file.close()
