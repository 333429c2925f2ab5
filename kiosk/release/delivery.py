"""Brings a load of slides/ and images/ into the content folder: all of it or nothing, and what was there is kept.

Copied aside first, compared, and only then put in place of the old folders, which go to 备份/. Cut off anywhere, the
next call of ``finish`` completes the exchange or throws the half-copied load away. Must not know where loads come from
nor what is in them.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Self

from kiosk.release.disk import sync_folder, write_through
from kiosk.release.scan import FOLDERS
from kiosk.release.stick import Load, RefusedError, survey

_log = logging.getLogger(__name__)

BACKUPS = "备份"
KEPT = 3
SPARE_BYTES = 200_000_000
_ASIDE = ".导入.part"
_READY = "complete"
_CHUNK = 1 << 20
_NUMBERED = re.compile(r"(\d{3,}) \d{4}-\d{2}-\d{2} \d{2}\.\d{2}")  # and the whole of it: theirs may bear a year
_LINKS_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0)


class Trouble(Enum):
    """Why nothing was brought in. The content folder is as it was."""

    UNWRITABLE = auto()  # the content folder
    FULL = auto()
    GONE = auto()  # the stick, or a file of it
    CHANGED = auto()  # the load, meanwhile
    BUSY = auto()  # the old folders cannot be moved: somebody has a file open
    STOPPED = auto()
    HALF = auto()  # as BUSY, and what was moved already cannot be moved back either


class DeliveryError(Exception):
    """Nothing was brought in, and why. After HALF it may be half of it."""

    def __init__(self, trouble: Trouble, file: str = "") -> None:
        """``file`` is below the load's folder, where it is about one."""
        super().__init__(trouble.name, file)
        self.trouble = trouble
        self.file = file


@dataclass(frozen=True, slots=True)
class Delivered:
    """What was brought in, and the folder below the content folder that keeps what was there; "" for nothing."""

    load: Load
    backup: str


def deliver(
    load: Load,
    content: Path,
    *,
    stamp: str,
    progress: Callable[[float], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
) -> Delivered:
    """Put a load in place of slides/ and images/ of ``content``.

    Raises DeliveryError; then all is as it was, but for HALF, which the next ``finish`` completes. ``stamp`` is the
    time that names the backup, as in 2026-11-24 18.30. ``progress`` is told 0 to 1.
    """
    aside = content / _ASIDE
    try:
        content.mkdir(parents=True, exist_ok=True)
        finish(content)
        if free(content) < load.size + SPARE_BYTES:
            raise DeliveryError(Trouble.FULL)
        for folder in FOLDERS:
            (aside / folder).mkdir(parents=True)
    except OSError as error:
        raise DeliveryError(Trouble.UNWRITABLE) from error
    try:
        _copy_all(load, aside, progress, stop)
        _compare(load)
        write_through(aside / _READY, _backup_name(content, stamp).encode())
        sync_folder(aside)
    except OSError as error:
        _throw_away(aside)
        raise DeliveryError(Trouble.UNWRITABLE) from error
    except DeliveryError:
        _throw_away(aside)
        raise
    try:
        return Delivered(load, finish(content))
    except OSError as error:
        raise DeliveryError(Trouble.BUSY if _undo(content) else Trouble.HALF) from error


def finish(content: Path) -> str:
    """Complete an exchange that was cut off, or throw away a load that was: at the kiosk's start, and by ``deliver``.

    The backup that was made, below the content folder; "" where there was none. Raises OSError where files cannot be
    moved; then it can be called again.
    """
    aside = content / _ASIDE
    name = _ready_name(aside)
    if not name:
        _throw_away(aside)
        return ""
    backup = content / BACKUPS / name
    for folder in FOLDERS:
        if not (aside / folder).is_dir():
            continue  # in place already
        if os.path.lexists(content / folder):
            backup.mkdir(parents=True, exist_ok=True)
            (content / folder).rename(_unused(backup / folder))
        (aside / folder).rename(content / folder)
    sync_folder(content)
    _throw_away(aside)
    _tidy(content)
    return f"{BACKUPS}/{name}" if backup.is_dir() else ""


def _unused(place: Path) -> Path:
    """A place that is free: somebody may have made the folder anew while the exchange was cut off."""
    number = 2
    free = place
    while os.path.lexists(free):
        free = place.with_name(f"{place.name} {number}")
        number += 1
    return free


def _copy_all(load: Load, aside: Path, progress: Callable[[float], None], stop: Callable[[], bool]) -> None:
    """Copy each file of the load. OSErrors of the stick become DeliveryErrors, those of the content folder stay."""
    done = 0
    for path, (size, mtime_ns) in load.files.items():
        target = aside / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with _reading(load.root / path, path) as source, target.open("xb") as copy:
            copied = 0
            while chunk := _chunk(source, path):
                if stop():
                    raise DeliveryError(Trouble.STOPPED)
                copy.write(chunk)
                copied += len(chunk)
                progress((done + copied) / max(1, load.size))
                if copied > size:
                    break
            copy.flush()
            os.fsync(copy.fileno())
        if copied != size or target.stat().st_size != size:
            raise DeliveryError(Trouble.CHANGED, path)
        os.utime(target, ns=(mtime_ns, mtime_ns))
        done += size
    for folder in FOLDERS:
        sync_folder(aside / folder)


def _reading(file: Path, path: str) -> _Source:
    try:
        return _Source(os.open(file, os.O_RDONLY | _LINKS_NOT_FOLLOWED | getattr(os, "O_BINARY", 0)))
    except OSError as error:
        raise DeliveryError(Trouble.GONE, path) from error


class _Source:
    """A file of the stick, to be closed."""

    def __init__(self, handle: int) -> None:
        self.handle = handle

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            os.close(self.handle)


def _chunk(source: _Source, path: str) -> bytes:
    try:
        return os.read(source.handle, _CHUNK)
    except OSError as error:
        raise DeliveryError(Trouble.GONE, path) from error


def _compare(load: Load) -> None:
    """The stick still holds what was copied: nobody was writing on it meanwhile."""
    try:
        now = survey(load.root)
    except RefusedError as error:
        raise DeliveryError(Trouble.GONE, error.file) from error
    if now.files != load.files:
        changed = sorted(path for path in now.files.keys() | load.files if now.files.get(path) != load.files.get(path))
        raise DeliveryError(Trouble.CHANGED, changed[0])


def _backup_name(content: Path, stamp: str) -> str:
    """Numbered, since a clock may be wrong: the highest number is the newest."""
    return f"{max([0, *_numbers(content)]) + 1:03d} {stamp}"


def _numbers(content: Path) -> list[int]:
    return [number for number, _ in _backups(content)]


def _backups(content: Path) -> list[tuple[int, Path]]:
    """Our own backups, oldest first; what else staff keep there is theirs."""
    try:
        found = list((content / BACKUPS).iterdir())
    except OSError:
        return []
    return sorted((int(match[1]), folder) for folder in found if (match := _NUMBERED.fullmatch(folder.name)))


def _ready_name(aside: Path) -> str:
    try:
        name = (aside / _READY).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    return name if _NUMBERED.fullmatch(name) else ""


def _undo(content: Path) -> bool:
    """Put back what was moved already, if it can be; where not, the next ``finish`` completes the exchange."""
    aside = content / _ASIDE
    name = _ready_name(aside)
    backup = content / BACKUPS / name
    try:
        for folder in FOLDERS:
            if name and (backup / folder).is_dir():
                if (content / folder).exists():
                    (content / folder).rename(aside / folder)
                (backup / folder).rename(content / folder)
        if name and backup.is_dir():
            backup.rmdir()
        _throw_away(aside)
    except OSError as error:
        _log.warning("It could not be put back from %s/%s: %s", BACKUPS, name, error.strerror)
        return False
    return True


def _tidy(content: Path) -> None:
    for _, folder in _backups(content)[:-KEPT]:
        shutil.rmtree(folder, ignore_errors=True)


def _throw_away(aside: Path) -> None:
    """Remove what was copied; its mark first, so that half a load is never taken for a whole one."""
    with contextlib.suppress(OSError):
        (aside / _READY).unlink(missing_ok=True)
        shutil.rmtree(aside, ignore_errors=True)
