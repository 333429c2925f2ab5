"""What tells one release on the wall from another, by the marks of its files alone; reads none of them."""

from __future__ import annotations

from pathlib import Path


def wall_mark(content: Path, state: Path) -> str:
    """A text that changes with the release that is shown of ``content``; "" where there is none.

    It tells nothing of whether that release is whole.
    """
    root = state / "releases"
    try:
        number = int((root / "current").read_bytes())
        files = [(root / f"{number:06d}" / name).stat() for name in ("manifest.json", "content.msgpack")]
    except (OSError, ValueError):
        return ""
    marks = " ".join(f"{file.st_mtime_ns}-{file.st_size}-{file.st_ino}" for file in files)
    return f"{content.absolute()} {number} {marks}"
