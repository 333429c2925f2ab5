"""``kiosk releases`` and ``kiosk rollback``: what has been on the wall, and the way back to it; work while it runs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.release import Archive

if TYPE_CHECKING:
    from kiosk.deck.model import Language
    from kiosk.release import Manifest

_MOST_FILES = 6


def releases(state: Path, language: Language, out: TextIO) -> int:
    """List the releases, newest first: when, which one is on the wall, by which files. Ends with 0."""
    archive = Archive(state)
    current = archive.current()
    manifests = archive.manifests()
    if not manifests:
        print(
            "No release yet: start the kiosk once." if language == "en" else "还没有版本。请先启动一次 kiosk run。",
            file=out,
        )
    for manifest in manifests:
        print(_line(manifest, language, shown=current is not None and manifest.number == current.number), file=out)
    return 0


def rollback(state: Path, number: int | None, language: Language, out: TextIO) -> int:
    """Go back to a release, or to the one before that on the wall. It stays until a file of the content changes.

    Ends with 1, and says why, where there is no such release.
    """
    archive = Archive(state)
    current = archive.current()
    known = [manifest.number for manifest in archive.manifests()]
    if number is None:
        earlier = [one for one in known if current is not None and one < current.number]
        number = earlier[0] if earlier else None
    if number is None or number not in known:
        listed = ("、" if language == "zh" else ", ").join(str(one) for one in known)
        print(_nothing(listed, language), file=out)
        return 1
    try:
        archive.switch(number)
    except OSError as error:
        reason = error.strerror or ""
        print(
            f"The state folder cannot be written: {reason}" if language == "en" else f"状态文件夹写不进去：{reason}",
            file=out,
        )
        return 1
    print(
        f"Release {number} is on the wall within seconds, until a file of the content changes."
        if language == "en"
        else f"几秒钟后屏幕上是版本 {number}，直到 slides 或 images 里有文件改动。",
        file=out,
    )
    return 0


def _nothing(listed: str, language: Language) -> str:
    if language == "en":
        return f"No such release. There are: {listed or 'none'}."
    return f"没有这个版本。现有的版本：{listed or '无'}。"


def _line(manifest: Manifest, language: Language, *, shown: bool) -> str:
    made = when(manifest.made)
    files = list(manifest.changed[:_MOST_FILES])
    more = len(manifest.changed) - len(files)
    if language == "en":
        mark = " (on the wall)" if shown else ""
        by = f", by {manifest.by}" if manifest.by else ""
        what = ", ".join(files) + (f" and {more} more" if more else "") if files else "the first"
        return f"{manifest.number}{mark}  {made}{by}  {what}"
    mark = "（屏幕上）" if shown else ""
    by = f"，{manifest.by}" if manifest.by else ""
    what = "、".join(files) + (f" 等 {len(manifest.changed)} 个文件" if more else "") if files else "第一个版本"
    return f"版本 {manifest.number}{mark}  {made}{by}  {what}"


def when(made: str) -> str:
    """A time in ISO 8601 as staff read it."""
    try:
        return datetime.fromisoformat(made).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return made
