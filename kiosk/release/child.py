"""The process that makes a release: ``python -m kiosk.release.child [--afresh] CONTENT STATE MADE [SIZE GUARD...]``.

It says an empty line at every photo and every chunk of one, and at last its News as JSON, in one line. GUARD is a
command that measures what would go onto a screen of SIZE, its width and its height in pixels (two words). Reading
thousands of files in the kiosk's own process would stall the screen (PITFALLS 3), and what it takes in memory goes with
it.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import msgspec

from kiosk.release.holding import Guard
from kiosk.release.publishing import publish

_NICENESS = 10


def main(words: list[str]) -> int:
    """Publish once; the exit status."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)  # the loop and its pictures come first
    gc.disable()  # a process of seconds; the records of 10,000 slides have no cycles
    afresh = words[0] == "--afresh"
    content, state, made, *rest = words[afresh:]
    guard = Guard(tuple(rest[2:]), (int(rest[0]), int(rest[1]))) if rest else None
    news = publish(Path(content), Path(state), made=made, afresh=afresh, guard=guard, lives=_say)
    _say(msgspec.json.encode(news))
    return 0


def _say(line: bytes = b"") -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
