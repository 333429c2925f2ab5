"""A fault of ours, as a process of its own writes it in place of what it was to tell; must not know what that was."""

from __future__ import annotations

import traceback

import msgspec

_SILENT = "its process ended without a word"


def written() -> bytes:
    """The fault that is being handled, for whoever waits, who has the log."""
    return msgspec.json.encode(plain(traceback.format_exc()))


def told(answer: bytes) -> str:
    """What a process wrote that told no news."""
    try:
        return msgspec.json.decode(answer, type=str)
    except msgspec.DecodeError:
        return _SILENT


def plain(text: str) -> str:
    """A text that can be written: a file's name may hold what is no character."""
    return text.encode(errors="replace").decode()
