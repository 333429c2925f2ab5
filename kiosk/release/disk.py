"""Writes so that a name is either the old file or the whole new one, whenever the power fails; knows no release."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from kiosk.leftovers import is_left


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


def remove_asides(folder: Path) -> None:
    """Remove each NAME.PID.new that its process left in the middle of ``switch``."""
    for aside in folder.glob("*.*.new"):
        with contextlib.suppress(OSError):
            if is_left(aside.name.split(".")[-2], time.time() - aside.stat().st_mtime):
                aside.unlink()


def remove_tree(folder: Path) -> None:
    """Remove a folder of files and what lies in it, as far as that goes."""
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            with contextlib.suppress(OSError):
                file.unlink()
        folder.rmdir()


def remove_abandoned(folder: Path) -> None:
    """Remove each .PID[...].part that its process left."""
    for part in folder.glob(".*.part"):
        with contextlib.suppress(OSError):
            if is_left(part.name.split(".")[1], time.time() - part.stat().st_mtime):
                part.unlink()
