"""A checksum behind each finished picture, by which a damaged one is known; must not know pictures or the store.

Readers of JPEG stop at its end and never see it.
"""

from __future__ import annotations

import zlib
from pathlib import Path

_MARK = b"SEAL"
LENGTH = len(_MARK) + 4


def seal(data: bytes) -> bytes:
    """What is to be written behind ``data``."""
    return _MARK + zlib.crc32(data).to_bytes(4, "big")


def is_sound(file: Path) -> bool:
    """Whether a file is as it was sealed; False where it cannot be read."""
    try:
        data = file.read_bytes()
    except OSError:
        return False
    return data[-LENGTH:] == seal(data[:-LENGTH])
