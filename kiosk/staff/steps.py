"""What makes a machine a kiosk, as data: steps that can be shown, done and taken back; does nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = "root:root"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder. ``whole``: it is the program's own, and goes with all that is in it."""

    path: str
    mode: int = 0o755
    owner: str = ROOT
    whole: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file of text. ``theirs``: made once, then left as the administrator changes it."""

    path: str
    text: str
    mode: int = 0o644
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link."""

    path: str
    target: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The program: ``files`` by their names below ``path``, run by ``python`` as a virtual environment of its own.

    Where it is there already, what differs is put anew.
    """

    path: str
    python: str
    files: tuple[tuple[str, Path], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A copy of slides/ and images/ of ``origin``, unless ``path`` has slides already; from then on staff's own.

    ``made``: names of files beside slides/ that the program writes.
    """

    path: str
    origin: Path
    owner: str
    made: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Packages:
    """Debian's packages; those that are ``missing`` are installed."""

    names: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A user or a group: ``table`` is where it would stand (etc/passwd or etc/group)."""

    name: str
    table: str
    make: tuple[str, ...]
    remove: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A command to the running system. ``must``: without it nothing goes on."""

    argv: tuple[str, ...]
    must: bool = False


Step = Folder | File | Link | Tree | Content | Packages | Account | Run
