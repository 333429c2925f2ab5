"""What glibc's heap keeps, given back to the machine: a kiosk runs for months. On other systems nothing is done.

Source: mallopt(3) and malloc_trim(3) of glibc.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

M_MMAP_THRESHOLD, MMAP_BYTES = -3, 128 * 1024  # malloc.h; less than a card's picture from 1280 pixels of width on
M_ARENA_MAX = -8
_UNKNOWN = (OSError, AttributeError, TypeError)  # another libc, or none that can be asked


def keep_little() -> None:
    """From now on every large block goes back as it is freed, and all threads share one heap. Before there are any.

    Decoded pictures come and go for months; a heap for each thread fragments each by itself.
    """
    with suppress(*_UNKNOWN):
        libc = ctypes.CDLL(None)
        libc.mallopt(M_MMAP_THRESHOLD, MMAP_BYTES)
        libc.mallopt(M_ARENA_MAX, 1)


def return_free_pages() -> None:
    """Give back every page that lies free between blocks in use, now: one to three milliseconds."""
    with suppress(*_UNKNOWN):
        ctypes.CDLL(None).malloc_trim(0)
