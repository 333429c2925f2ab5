"""Memory that is free goes back to the machine."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.guard import heap

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1 << 20
BLOCK = 20_000

glibc = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc is asked")


def resident() -> int:
    """Bytes of this process that lie in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@glibc
def test_what_lies_free_between_blocks_in_use_goes_back() -> None:
    libc = ctypes.CDLL(None)
    libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    libc.free.restype, libc.free.argtypes = None, [ctypes.c_void_p]
    blocks = [libc.malloc(BLOCK) for _ in range(4000)]
    for block in blocks:
        ctypes.memset(block, 1, BLOCK)
    kept = [*blocks[::40], libc.malloc(BLOCK)]  # the last keeps the top of the heap where it is
    for block in set(blocks) - set(kept):
        libc.free(block)
    before = resident()
    heap.return_free_pages()
    try:
        assert before - resident() > 50 * MEGABYTE
    finally:
        for block in kept:
            libc.free(block)


WHERE = """
import ctypes, threading
from pathlib import Path
from kiosk.guard import heap
heap.keep_little()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
(lies,) = (line.split()[0] for line in Path("/proc/self/maps").read_text().splitlines() if line.endswith("[heap]"))
begin, end = (int(place, 16) for place in lies.split("-"))
def work(): print(begin <= libc.malloc(1000) < end + 2**20)
for _ in range(3):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
"""


@glibc
def test_threads_share_one_heap() -> None:
    done = subprocess.run([sys.executable, "-c", WHERE], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split() == ["True"] * 3


def test_another_libc_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    heap.keep_little()
    heap.return_free_pages()
