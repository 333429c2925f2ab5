"""What a USB stick brings: looks for mounted volumes with slides/ and images/; mounts and reads nothing itself."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from glob import glob
from pathlib import Path

from kiosk.deck.names import PICTURE_ENDINGS, TEXT_ENDINGS, is_junk
from kiosk.release.scan import FOLDERS

VOLUMES = ("/media/*", "/media/*/*", "/run/media/*/*")  # where Debian and others mount what is plugged in
MOST_BYTES = 2_000_000_000
MOST_FILES = 5_000
_DEEPEST = 7
_MOST_FOLDERS = 100  # looked into on a stick's first level


class Refusal(Enum):
    """Why a load is not taken."""

    LINK = auto()
    SPECIAL = auto()  # a device, a pipe or a socket
    MANY = auto()
    LARGE = auto()
    DEEP = auto()
    NO_PAGES = auto()
    UNREADABLE = auto()


class RefusedError(Exception):
    """A load that is not taken, with the file that it is for where there is one."""

    def __init__(self, refusal: Refusal, file: str = "") -> None:
        """``file`` is below the load's folder."""
        super().__init__(refusal.name, file)
        self.refusal = refusal
        self.file = file


@dataclass(frozen=True, slots=True)
class Load:
    """What lies in a folder with slides/ and images/. ``files`` are sizes and times in ns by path below ``root``."""

    root: Path
    files: Mapping[str, tuple[int, int]]

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(size for size, _ in self.files.values())

    @property
    def pages(self) -> int:
        """Slides, in Chinese, without covers and settings."""
        return sum(_is_page(path) for path in self.files)

    @property
    def pictures(self) -> int:
        """Files in images/ that have the ending of a picture."""
        return sum(path.startswith("images/") and path.lower().endswith(PICTURE_ENDINGS) for path in self.files)

    @property
    def newest(self) -> float:
        """When the newest file was written, in seconds since 1970; 0 where there is none."""
        return max((mtime for _, mtime in self.files.values()), default=0) / 1e9


def volumes(patterns: Iterable[str] = VOLUMES, is_mount: Callable[[str], bool] = os.path.ismount) -> list[Path]:
    """The volumes that are mounted where sticks are."""
    places = dict.fromkeys(place for pattern in patterns for place in sorted(glob(pattern)))  # noqa: PTH207 - absolute
    return [Path(place) for place in places if is_mount(place)]


def loads(volume: Path) -> list[Path]:
    """The folders of a volume that have slides/ and images/: itself, or those one down."""
    if _has_both(volume):
        return [volume]
    try:
        with os.scandir(volume) as entries:
            names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return []
    return [volume / name for name in names[:_MOST_FOLDERS] if not is_junk(name) and _has_both(volume / name)]


def survey(root: Path) -> Load:
    """What is in slides/ and images/ of ``root``, junk left out. Raises RefusedError for what is not to be copied."""
    files: dict[str, tuple[int, int]] = {}
    size = 0
    for path, status in _walk(root):
        files[path] = (status.st_size, status.st_mtime_ns)
        size += status.st_size
        if len(files) > MOST_FILES:
            raise RefusedError(Refusal.MANY)
        if size > MOST_BYTES:
            raise RefusedError(Refusal.LARGE)
    load = Load(root, files)
    if not load.pages:
        raise RefusedError(Refusal.NO_PAGES)
    return load


def _walk(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    pending = [(folder, 1) for folder in FOLDERS]
    while pending:
        below, depth = pending.pop()
        if depth > _DEEPEST:
            raise RefusedError(Refusal.DEEP, below)
        try:
            with os.scandir(root / below) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
            for entry in listed:
                path = f"{below}/{entry.name}"
                if is_junk(entry.name):
                    continue
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISLNK(status.st_mode):
                    raise RefusedError(Refusal.LINK, path)
                if stat.S_ISDIR(status.st_mode):
                    pending.append((path, depth + 1))
                elif stat.S_ISREG(status.st_mode):
                    yield path, status
                else:
                    raise RefusedError(Refusal.SPECIAL, path)
        except OSError as error:
            raise RefusedError(Refusal.UNREADABLE, below) from error


def _has_both(folder: Path) -> bool:
    try:
        return all(stat.S_ISDIR((folder / name).lstat().st_mode) for name in FOLDERS)
    except OSError:
        return False


def _is_page(path: str) -> bool:
    top, *between, name = path.lower().split("/")
    stem = name.removesuffix(".txt").removesuffix(".md")
    wanted = name.endswith(TEXT_ENDINGS) and not stem.endswith(".en") and stem != "section" and not name.startswith("_")
    return top == "slides" and len(between) == 1 and wanted
