"""What the staff board says of USB sticks, in Chinese with English beneath; must not know how they are read."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.release.delivery import KEPT, Delivered, DeliveryError, Trouble
from kiosk.release.stick import MOST_BYTES, MOST_FILES, Load, Refusal, RefusedError
from kiosk.screen.desk import Action, Fact, Said

if TYPE_CHECKING:
    from kiosk.staff.stick import Seen

STICK_GONE = Said(
    "U 盘不在了，或者里面的文件变了。原来的内容没有动。", "The stick is gone or has changed. Nothing changed."
)
IMPORT = Said("从 U 盘导入", "Import from USB")


def stick(seen: Seen) -> Fact:
    """What is plugged in."""
    name = Said("U 盘", "USB")
    if seen.loads:
        return Fact(
            name,
            Said("；".join(_holds(load)[0] for load in seen.loads), "; ".join(_holds(load)[1] for load in seen.loads)),
        )
    if seen.refused is not None:
        return Fact(name, refused(seen.refused), troubling=True)
    if seen.volumes:
        return Fact(
            name, Said("插着，但没有 slides 和 images 两个文件夹", "there, without the folders slides and images")
        )
    return Fact(name, Said("没有插", "none"))


def _holds(load: Load) -> tuple[str, str]:
    size = f"{load.size / 1e6:.0f} MB"
    newest = _day(load.newest)
    return (
        f"{load.pages} 页、{load.pictures} 张图片，共 {size}，最新的文件 {newest}（{_name(load)}）",
        f"{load.pages} pages, {load.pictures} pictures, {size}, newest {newest} ({_name(load)})",
    )


def _day(seconds: float) -> str:
    try:
        return f"{datetime.fromtimestamp(seconds, UTC).astimezone():%Y-%m-%d}"
    except (OverflowError, OSError, ValueError):  # whatever a foreign computer wrote
        return "?"


def _name(load: Load) -> str:
    return _legible(load.root.name or str(load.root))


def _legible(name: str) -> str:
    """A name as it can be shown, whatever bytes it is made of."""
    return name.encode("utf-8", "replace").decode()


def key_of(load: Load) -> str:
    """What a load is asked for by: a word of plain letters, another for other files in the same place."""
    told = hashlib.sha256(os.fsencode(load.root))
    for path, mark in sorted(load.files.items()):
        told.update(b"\0" + os.fsencode(path) + f"\0{mark}".encode())
    return told.hexdigest()[:16]


def import_action(load: Load, content: Path, *, several: bool = False) -> Action:
    """Bring a load in, and what that means."""
    holds, holds_en = _holds(load)
    return Action(
        f"import:{key_of(load)}",
        Said(f"导入“{_name(load)}”", f"Import {_name(load)}") if several else IMPORT,
        sign="import",
        question=Said(
            f"U 盘里有 {holds}。导入会换掉“{_legible(content.name)}”里的 slides 和 images，"
            f"原来的放进“备份”文件夹，留最近 {KEPT} 份。",
            f"On the stick: {holds_en}. It replaces slides and images; what is there now is kept in the folder 备份.",
        ),
        yes=Said("导入", "Import"),
    )


def brought(done: Delivered) -> Said:
    """It is done."""
    kept = f"原来的在“{done.backup}”。" if done.backup else ""
    return Said(
        f"导入好了，{len(done.load.files)} 个文件。{kept}检查过后几秒钟上屏；先审后放的，等审签。可以拔 U 盘了。",
        f"{len(done.load.files)} files are in; the wall follows within seconds, or once they are approved. "
        "The stick may be taken out.",
    )


def refused(error: RefusedError) -> Said:
    """Why a load is not offered."""
    file = _legible(error.file)
    return {
        Refusal.LINK: Said(
            f"“{file}”是快捷方式（链接），不能导入，请换成文件本身", f"{file} is a link; put the file itself there"
        ),
        Refusal.SPECIAL: Said(f"“{file}”不是普通文件，不能导入，请删掉", f"{file} is no plain file; delete it"),
        Refusal.MANY: Said(f"文件超过 {MOST_FILES} 个，不能导入，请只留要展示的", f"more than {MOST_FILES} files"),
        Refusal.LARGE: Said(
            f"超过 {MOST_BYTES // 10**9} GB，不能导入，请只留要展示的", f"more than {MOST_BYTES // 10**9} GB"
        ),
        Refusal.DEEP: Said(f"“{file}”套得太深，不能导入，请少套几层", f"{file} lies too deep"),
        Refusal.NO_PAGES: Said("slides 里没有页面，不能导入", "there are no pages in slides"),
        Refusal.UNREADABLE: Said("读不出来，请拔下来重插，或换一个 U 盘", "cannot be read; plug it in again"),
    }[error.refusal]


def not_brought(error: DeliveryError) -> Said:
    """Nothing came in, and why; or half of it."""
    if error.trouble is Trouble.HALF:
        return Said(
            "导入只做了一半，退也退不回去，可能有人正开着里面的文件。请关掉，再导入一次；或者重新启动机器，它会接着做完。"
            "原来的内容在“备份”里。",
            "The import is half done and cannot be put back: somebody may have a file open. Close it and try again, "
            "or restart the machine, which completes it. What was there is in 备份.",
        )
    where = f"（读到“{_legible(error.file)}”时）" if error.file else ""
    zh, en = {
        Trouble.UNWRITABLE: (
            "内容文件夹写不进去。请检查它的权限，或者共享文件夹是不是只读。",
            "The content folder cannot be written: see its permissions, or whether the share is read-only.",
        ),
        Trouble.FULL: ("磁盘不够，放不下。请先清理磁盘。", "There is not enough room on the disk."),
        Trouble.GONE: (
            f"U 盘读到一半读不出来了，可能被拔掉了{where}。请插好再导入一次。",
            "The stick could not be read to its end; plug it in and try again.",
        ),
        Trouble.CHANGED: (
            f"导入时 U 盘里的文件变了{where}，可能还没复制完。请等它复制完，再导入一次。",
            "Files on the stick changed meanwhile; wait until they are copied and try again.",
        ),
        Trouble.BUSY: (
            "原来的文件夹挪不动，可能有人正开着里面的文件。请关掉再导入一次。",
            "The old folders cannot be moved; somebody may have a file of theirs open.",
        ),
        Trouble.STOPPED: ("导入停下了。", "The import was stopped."),
    }[error.trouble]
    return Said(f"没有导入。{zh}原来的内容没有动。", f"Nothing was imported. {en} Nothing changed.")
