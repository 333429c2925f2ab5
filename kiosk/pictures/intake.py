"""Opens a photo without ever hanging on it, and says by its first bytes what it is; must not decode."""

from __future__ import annotations

import os
import stat
from io import BufferedReader
from pathlib import Path

from kiosk.deck.problems import ProblemKind

MOST_BYTES = 200_000_000
_MEGA = 1_000_000
_HEAD = 512
_WEBP_HEAD = 30
_ZEROS = 4096
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_OTHERS = (
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"8BPS", "PSD"),
    (b"%PDF", "PDF"),
    (b"\0\0\1\0", "ICO"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"FUJIFILM", "RAW"),
)


class PhotoError(Exception):
    """What is wrong with a photo, as data; never leaves this room but as a problem."""

    def __init__(self, kind: ProblemKind, **details: str) -> None:
        """``details`` are what the sentence for staff quotes."""
        super().__init__(kind.value, details)
        self.kind = kind
        self.details = details


def open_photo(photo: Path, root: Path | None) -> BufferedReader:
    """The photo's content as a stream. Raises PhotoError for anything but a readable file inside ``root``."""
    try:
        if root is not None and not Path(os.path.realpath(photo)).is_relative_to(os.path.realpath(root)):
            raise PhotoError(ProblemKind.PICTURE_OUTSIDE)
        _check(photo.stat())
        # A FIFO put there in between must not make us wait for its writer.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
        stream = os.fdopen(os.open(photo, flags), "rb")
    except FileNotFoundError:
        raise PhotoError(ProblemKind.PICTURE_MISSING) from None
    except (OSError, ValueError) as error:
        raise PhotoError(ProblemKind.PICTURE_UNREADABLE) from error
    try:
        _check(os.fstat(stream.fileno()))
    except PhotoError:
        stream.close()
        raise
    return stream


def photo_format(stream: BufferedReader) -> str:
    """Pillow's name for what the content is, whatever the ending. Raises PhotoError for what is never shown."""
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        brands = {head[start : start + 4] for start in range(8, min(len(head), int.from_bytes(head[:4])), 4)}
        if brands & {b"avif", b"avis"}:
            return "AVIF"
        if brands & _HEIC_BRANDS:
            return "HEIF"
    for start, name in _OTHERS:
        if head.startswith(start):
            raise PhotoError(ProblemKind.PICTURE_UNSUPPORTED, format=name)
    if b"<svg" in head.lower():
        raise PhotoError(ProblemKind.PICTURE_UNSUPPORTED, format="SVG")
    if not head.strip(b"\0"):  # room set aside by a copy that has not come further
        raise PhotoError(ProblemKind.PICTURE_TRUNCATED)
    raise PhotoError(ProblemKind.PICTURE_NOT_PICTURE)


def webp_size(stream: BufferedReader) -> tuple[int, int]:
    """The canvas that a WebP file claims, in pixels, before anything makes room for it; (0, 0) if it says none."""
    stream.seek(0)
    head = stream.read(_WEBP_HEAD)
    stream.seek(0)
    if len(head) < _WEBP_HEAD:
        return (0, 0)
    if head[12:16] == b"VP8X":
        return (int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1)
    if head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    return (int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF)


def ends_in_zeros(stream: BufferedReader) -> bool:
    """Whether a JPEG is only the beginning of a copy that set aside all its room first, as Windows does over SMB.

    libjpeg reads such zeros as grey and Pillow's load() does not complain.
    """
    position = stream.seek(0, os.SEEK_END)
    tail = b""
    zeros = 0
    while position and not tail:
        step = min(_ZEROS, position)
        position = stream.seek(position - step)
        block = stream.read(step)
        tail = block.rstrip(b"\0")
        zeros += len(block) - len(tail)
    if tail == b"\xd9" and position:  # the end mark itself may lie across two blocks
        stream.seek(position - 1)
        tail = stream.read(2)
    stream.seek(0)
    return zeros >= _ZEROS and not tail.endswith(b"\xff\xd9")


def _check(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise PhotoError(ProblemKind.PICTURE_UNREADABLE)
    if status.st_size == 0:
        raise PhotoError(ProblemKind.PICTURE_TRUNCATED)
    if status.st_size > MOST_BYTES:
        raise PhotoError(
            ProblemKind.PICTURE_TOO_LARGE,
            megabytes=str(status.st_size // _MEGA),
            most_megabytes=str(MOST_BYTES // _MEGA),
        )
