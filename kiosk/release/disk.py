"""Writes so that a name is either the old file or the whole new one, whenever the power fails; knows no release."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

_ABANDONED_SECONDS = 3600.0


def write_through(file: Path, data: bytes) -> None:
    """Write a new file so that it is wholly on the disk before this returns. Raises OSError."""
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Have a folder's names on the disk, where the system has such a thing (not Windows). Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def switch(file: Path, data: bytes) -> None:
    """Replace a small file by one atomic step. Raises OSError; then the old one is still there."""
    aside = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        write_through(aside, data)
        aside.replace(file)
        sync_folder(file.parent)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def remove_tree(folder: Path) -> None:
    """Remove a folder of files and what lies in it, as far as that goes."""
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            with contextlib.suppress(OSError):
                file.unlink()
        folder.rmdir()


def remove_abandoned(folder: Path) -> None:
    """Remove each .PID[...].part that its process left: one that has ended, or that has not written to it for an hour.

    Another process may have the number by then.
    """
    for part in folder.glob(".*.part"):
        with contextlib.suppress(OSError):
            owner = part.name.split(".")[1]
            if not _lives(owner) or time.time() - part.stat().st_mtime > _ABANDONED_SECONDS:
                part.unlink()


def _lives(process: str) -> bool:
    if not process.isdecimal():
        return False
    if sys.platform == "win32":  # there os.kill ends it; its leftovers go when they are old
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
