"""``kiosk releases``, ``rollback`` and ``approve``: what has been on the wall, back to it, on with what waits.

They work while the kiosk runs, which hears of it by itself.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.release import Archive

if TYPE_CHECKING:
    from kiosk.deck.model import Language
    from kiosk.release import Manifest

AT_THE_BOARD = "在工作台"  # who approved, where nobody gives a name: whoever knows the PIN
_MOST_FILES = 6


def releases(state: Path, language: Language, out: TextIO) -> int:
    """List the releases, newest first: when, which one is on the wall, by which files. Ends with 0.

    With 1, and says why, where this user may not read them.
    """
    if _is_shut(state, language, out):
        return 1
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

    One of another content folder, from before the show moved, would not outlast the next start: it counts as none.
    Ends with 1, and says why, where there is no such release.
    """
    if _is_shut(state, language, out):
        return 1
    archive = Archive(state)
    current = archive.current()
    sources = {current.manifest.source} if current is not None else set()
    known = [one.number for one in archive.manifests() if not one.held and one.source in sources]
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
        print(_unwritable(error, language), file=out)
        return 1
    print(
        f"Release {number} is on the wall within seconds, until a file of the content changes."
        if language == "en"
        else f"几秒钟后屏幕上是版本 {number}，直到 slides 或 images 里有文件改动。",
        file=out,
    )
    return 0


def approve(state: Path, number: int | None, by: str, language: Language, out: TextIO) -> int:
    """Put the release that waits on the wall; ``number`` is the one that was read, any if None. ``by`` may be empty.

    Ends with 1, and says why, where nothing waits, or something else than was read.
    """
    if _is_shut(state, language, out):
        return 1
    archive = Archive(state)
    newest = archive.newest()
    if newest is None or not newest.held:
        print("Nothing waits to be approved." if language == "en" else "没有等待审签的版本。", file=out)
        return 1
    if number not in {None, newest.number}:
        print(
            f"Release {number} no longer waits: the content has changed since. Now {newest.number} does. Read it anew."
            if language == "en"
            else f"版本 {number} 已经不在等待：内容后来又改过，现在等待的是版本 {newest.number}。请重新审阅。",
            file=out,
        )
        return 1
    now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    try:
        done = archive.approve(newest.number, by=by, at=now)
    except OSError as error:
        print(_unwritable(error, language), file=out)
        return 1
    if not done:
        print(
            f"Release {newest.number} is damaged. Save any file of the content again."
            if language == "en"
            else f"版本 {newest.number} 已损坏。请把任意一个内容文件再保存一次。",
            file=out,
        )
        return 1
    print(
        f"Release {newest.number} is on the wall within seconds."
        if language == "en"
        else f"几秒钟后屏幕上是版本 {newest.number}。",
        file=out,
    )
    return 0


def _is_shut(state: Path, language: Language, out: TextIO) -> bool:
    """Whether this user may not read the releases, and says so: they look as if there were none."""
    try:
        any((state / "releases").iterdir())
    except PermissionError:
        print(
            f"{state} cannot be read: put sudo before it."
            if language == "en"
            else f"状态文件夹 {state} 读不了：请在前面加上 sudo。",
            file=out,
        )
        return True
    except OSError:
        return False  # there are none yet
    return False


def _unwritable(error: OSError, language: Language) -> str:
    reason = error.strerror or ""
    return f"The state folder cannot be written: {reason}" if language == "en" else f"状态文件夹写不进去：{reason}"


def _nothing(listed: str, language: Language) -> str:
    if language == "en":
        return f"No such release. There are: {listed or 'none'}."
    return f"没有这个版本。现有的版本：{listed or '无'}。"


def _line(manifest: Manifest, language: Language, *, shown: bool) -> str:
    made = when(manifest.made)
    files = list(manifest.changed[:_MOST_FILES])
    more = len(manifest.changed) - len(files)
    if language == "en":
        mark = " (on the wall)" if shown else " (waits to be approved)" if manifest.held else ""
        by = f", approved {when(manifest.approved)}" if manifest.approved else ""
        by += " at the board" if manifest.by == AT_THE_BOARD else f" by {manifest.by}" if manifest.by else ""
        what = ", ".join(files) + (f" and {more} more" if more else "") if files else _no_files(manifest)[1]
        return f"{manifest.number}{mark}  {made}{by}  {what}"
    mark = "（屏幕上）" if shown else "（等待审签）" if manifest.held else ""
    by = f"，{when(manifest.approved)} {manifest.by or ''}审签" if manifest.approved else ""
    what = (
        "、".join(files) + (f" 等 {len(manifest.changed)} 个文件" if more else "") if files else _no_files(manifest)[0]
    )
    return f"版本 {manifest.number}{mark}  {made}{by}  {what}"


def _no_files(manifest: Manifest) -> tuple[str, str]:
    """Where none is named: a new program may have read the same files otherwise, or the folder is another."""
    return ("第一个版本", "the first") if manifest.number == 1 else ("没有记下改了哪些文件", "no file is named")


def when(made: str) -> str:
    """A time in ISO 8601 as staff read it."""
    try:
        return datetime.fromisoformat(made).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return made
