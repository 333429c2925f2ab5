"""Small files of the state folder that only their owner may read; must not know what is in them."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from kiosk.release.disk import sync_folder

_ONLY_OWNER = 0o600
_MOST_BYTES = 65_536


def write_private(file: Path, data: bytes) -> None:
    """Replace a file by one atomic step, readable by its owner alone. Raises OSError; then the old one stays.

    Written by root, it belongs to whoever owns the folder: the kiosk does not run as root.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}.new")
    aside.unlink(missing_ok=True)
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _give_to_owner(aside)
        aside.replace(file)
        sync_folder(file.parent)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def read_private(file: Path) -> bytes:
    """What is in a small file; of a long one the beginning. Raises OSError."""
    with file.open("rb") as stream:
        return stream.read(_MOST_BYTES)


def set_aside(file: Path) -> None:
    """Take a damaged file out of the way and keep it for whoever wants to know."""
    with contextlib.suppress(OSError):
        file.replace(aside_of(file))


def aside_of(file: Path) -> Path:
    """Where a damaged file is kept."""
    return file.with_name(f"{file.name}.damaged")


def _give_to_owner(file: Path) -> None:
    if getattr(os, "geteuid", lambda: 1)() == 0:
        owner = file.parent.stat()
        os.chown(file, owner.st_uid, owner.st_gid)
