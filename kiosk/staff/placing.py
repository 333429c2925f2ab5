"""Puts one file, link or program in its place, whole or not at all; must not know of any plan or journal."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

MANIFEST = "SHA256SUMS"  # of a program: the sums of its files, as sha256sum writes and checks them


def write(place: Path, data: bytes, mode: int) -> None:
    """Make ``place`` a file of ``data``, in one step: after a power cut it is the old or the new one, whole."""
    aside = place.with_name(f".{place.name}.part")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
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


def differing(folder: Path, files: Iterable[tuple[str, Path]]) -> list[tuple[str, Path]]:
    """Those of ``files`` that are not below ``folder`` as they are at their source."""
    return [(name, source) for name, source in files if not _is_copy(folder / name, source)]


def _is_copy(place: Path, source: Path) -> bool:
    if not place.is_file() or place.stat().st_size != source.stat().st_size:
        return False
    return place.stat().st_mode & 0o7777 == _mode(source) and digest(place) == digest(source)


def _copy(source: Path, place: Path) -> None:
    """In one step, not flushed: there are thousands, and a program is flushed as a whole before it is switched to."""
    aside = place.with_name(f".{place.name}.part")
    try:
        shutil.copyfile(source, aside)
        aside.chmod(_mode(source))
        aside.replace(place)
    finally:
        aside.unlink(missing_ok=True)


def _mode(source: Path) -> int:
    return 0o755 if os.access(source, os.X_OK) else 0o644


def environment(folder: Path, python: str, files: tuple[tuple[str, Path], ...]) -> None:
    """Make ``folder`` a virtual environment of ``python`` with a copy of ``files`` and their sums, written last.

    What is there and as it should be stays; what is there besides goes (Python makes its compiled files anew).
    """
    for name, source in differing(folder, files):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(source, target)
    (folder / "bin").mkdir(exist_ok=True)
    point(folder / "bin/python", python)
    home = Path(python).parent
    settings = folder / "pyvenv.cfg"
    write(settings, f"home = {home}\ninclude-system-site-packages = false\n".encode(), 0o644)
    named = {folder / name for name, _ in files} | {folder / "bin/python", settings, folder / MANIFEST}
    for path in files_below(folder):
        if path not in named:
            path.unlink()
    sums = "".join(f"{digest(folder / name)}  {name}\n" for name, _ in sorted(files))
    write(folder / MANIFEST, sums.encode(), 0o644)


def damaged(folder: Path) -> tuple[str, ...]:
    """The files of a program in ``folder`` that are not as they were put there; none where it bears no sums."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return ()
    pairs = [line.partition("  ")[::2] for line in manifest.read_text(encoding="utf-8", errors="replace").splitlines()]
    if not pairs:
        return (MANIFEST,)
    return tuple(name for total, name in pairs if not (folder / name).is_file() or digest(folder / name) != total)


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
