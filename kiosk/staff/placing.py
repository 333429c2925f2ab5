"""Puts one file, link or program in its place, whole or not at all; must not know of any plan or journal."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def write(place: Path, data: bytes, mode: int) -> None:
    """Make ``place`` a file of ``data``, in one step."""
    aside = place.with_name(f".{place.name}.part")
    try:
        aside.write_bytes(data)
        aside.chmod(mode)
        aside.replace(place)
    finally:
        aside.unlink(missing_ok=True)


def point(place: Path, target: str) -> None:
    """Make ``place`` a link to ``target``, in one step."""
    aside = place.with_name(f".{place.name}.part")
    aside.unlink(missing_ok=True)
    try:
        aside.symlink_to(target)
        aside.replace(place)
    finally:
        aside.unlink(missing_ok=True)


def environment(folder: Path, python: str, files: Iterable[tuple[str, Path]]) -> None:
    """Make ``folder`` a virtual environment of ``python`` with a copy of ``files``."""
    for name, source in files:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod(0o755 if os.access(source, os.X_OK) else 0o644)
    (folder / "bin").mkdir()
    (folder / "bin/python").symlink_to(python)
    home = Path(python).parent
    (folder / "pyvenv.cfg").write_text(f"home = {home}\ninclude-system-site-packages = false\n", encoding="utf-8")


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files_below(folder: Path) -> list[Path]:
    """Every file below ``folder``; none where it is not there."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def remove_empty(folder: Path) -> None:
    """Remove ``folder`` if it is there and holds nothing."""
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
