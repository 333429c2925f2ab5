"""State files that are damaged or cannot be used are set aside, as NAME.damaged; must not know what they are for."""

from __future__ import annotations

import logging
import os
import shutil
import stat
from pathlib import Path

_log = logging.getLogger(__name__)


def make_room(file: Path, how: int = os.O_RDWR) -> bool:
    """Set aside what is in a state file's place and cannot be opened so: a folder, a pipe, what is not for this user.

    Whether there was such a thing and it is out of the way. Never waits, and leaves all as it is in a folder that
    cannot be written.
    """
    try:
        opened = os.open(file, how | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return False
    except OSError:
        pass
    else:
        sound = stat.S_ISREG(os.fstat(opened).st_mode)
        os.close(opened)
        if sound:
            return False
    if not set_aside(file):
        return False
    _log.warning("%s cannot be used: it is set aside as %s and begun anew", file.name, aside_of(file).name)
    return True


def set_aside(file: Path) -> bool:
    """Take a damaged file out of the way and keep it for whoever wants to know; whether that could be done."""
    try:
        remove_aside(file)  # a folder gives way to no file
        file.replace(aside_of(file))
    except OSError:
        return False
    return True


def remove_aside(file: Path) -> None:
    """Take away what was kept of a damaged file. Raises OSError."""
    aside = aside_of(file)
    if aside.is_dir() and not aside.is_symlink():
        shutil.rmtree(aside)
    else:
        aside.unlink(missing_ok=True)


def aside_of(file: Path) -> Path:
    """Where a damaged file is kept."""
    return file.with_name(f"{file.name}.damaged")
