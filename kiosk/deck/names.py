"""What the name of a file or folder tells: order, identity, copies and junk; opens nothing."""

from __future__ import annotations

import re
import unicodedata

TEXT_ENDINGS = (".md", ".txt")
ENGLISH = (".en",)  # before the ending: the English of the text whose name it has else
PICTURE_ENDINGS = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".avif", ".gif"),
    *(".heic", ".heif", ".bmp", ".tif", ".tiff"),
)
OFFICE_ENDINGS = (
    *(".doc", ".docx", ".wps", ".rtf", ".odt", ".pdf", ".ppt", ".pptx", ".dps"),
    *(".xls", ".xlsx", ".xlsm", ".et", ".ods"),
)
_JUNK_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "@eadir", "$recycle.bin"})
_JUNK_STARTS = (".", "~$")
_JUNK_ENDINGS = (".tmp", ".part", ".crdownload", ".swp", "~")
PAUSES = ("暂停.txt", "暂停", "暂停.txt.txt", "pause.txt")  # a file beside slides/ that holds what is on the wall
_NUMBER = re.compile(r"\s*([0-9]{1,9})[\s\-－—–_、.．·]*")
_DATED = re.compile(  # 年轻人, 年味, 月湖, 月光, 日湖 and 日出 are words of their own
    r"\s*(?:[0-9]+年(?![轻味货画])|(?:0?[1-9]|1[0-2])月(?![湖光])|(?:0?[1-9]|[12][0-9]|3[01])日(?![湖出])"
    r"|[0-9]+[.．][0-9]{1,2}(?![0-9]))"
)
_COPY = re.compile(
    r"(副本|复件|拷贝|[-\s_]copy|^copy of .*)(\s*[(（]?\d{0,3}[)）]?)$|\s*[(（]\d{1,3}[)）]$", re.IGNORECASE
)
_UNNAMED = re.compile(
    r"^(微信图片|微信截图|mmexport|新建\s*文本文档|新建\s*\w*\s*(文本)?文档|新建\s*文件夹|新文件"
    r"|new text document|new folder|untitled|无标题)",
    re.IGNORECASE,
)
_SET_ASIDE = re.compile(r"^(备份|backup)[\s\d()（）年月日._-]*$", re.IGNORECASE)
_SHORTCUT = ".lnk"  # of Explorer, which hides the ending and adds words to the name
_SHORTCUT_WORDS = re.compile(r"\s*-\s*(快捷方式|shortcut)(\s*[(（]\d{1,3}[)）])?$", re.IGNORECASE)
_README = re.compile(r"^(readme|使用说明|说明)\b", re.IGNORECASE)


def same(name: str) -> str:
    """The form in which two file names are one: neither case nor how it is composed counts (PITFALLS 15)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def order(name: str) -> tuple[int, str, str]:
    """The sort key of a file or folder: its number, then its name; those without a number come last."""
    match = _NUMBER.match(unicodedata.normalize("NFKC", name))
    return (int(match[1]) if match else 10**9, same(name), name.swapcase())  # of two that collide, small letters first


def spoken(stem: str) -> str:
    """The name without its number, as a title where staff wrote none. A year or a day, as in 3.15活动, is no number."""
    name = unicodedata.normalize("NFC", stem)
    match = _NUMBER.match(name) if _DATED.match(name) is None else None
    return (name[match.end() :] if match else name).strip() or name.strip()


def is_junk(name: str) -> bool:
    """Whether a program, not a person, left this file: Thumbs.db, .DS_Store, ~$翠柏里.docx."""
    low = name.lower()
    return low in _JUNK_NAMES or low.startswith(_JUNK_STARTS) or low.endswith(_JUNK_ENDINGS)


def is_readme(name: str) -> bool:
    """Whether the file speaks to whoever opens the folder."""
    return _README.match(name) is not None


def is_copy(stem: str) -> bool:
    """Whether a file manager named this copy: 翠柏里 - 副本, 翠柏里(1)."""
    return _COPY.search(stem) is not None


def original(stem: str) -> str:
    """The name that a file manager made this copy of; "" where the copy does not tell."""
    return _COPY.sub("", stem).rstrip(" -_")


def is_set_aside(folder: str) -> bool:
    """Whether staff keep old things in this folder: 备份, 备份2026."""
    return _SET_ASIDE.match(folder) is not None


def is_pause(name: str) -> bool:
    """Whether the file, in its place, would hold what is on the wall, whatever program made it."""
    stem = without(name, (*TEXT_ENDINGS, *OFFICE_ENDINGS))
    return same(stem.strip()) in {same(without(pause, TEXT_ENDINGS)) for pause in PAUSES}


def is_unnamed(stem: str) -> bool:
    """Whether a program named this file and nobody has named it since: 新建文本文档, 微信图片_2026."""
    return _UNNAMED.match(stem) is not None


def is_shortcut(name: str) -> bool:
    """Whether Explorer made this file to lead to another."""
    return ending(name) == _SHORTCUT


def led_to(shortcut: str) -> str:
    """The name of the file that a shortcut was made of, as Explorer names them."""
    return _SHORTCUT_WORDS.sub("", shortcut[: -len(_SHORTCUT)])


def ending(name: str) -> str:
    """The last ending in small letters, with its dot, or ""."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def without(name: str, endings: tuple[str, ...]) -> str:
    """The name without all such endings it carries: a.md.txt is a, a.jpg.jpg is a."""
    while (last := ending(name)) in endings and last:
        name = name[: -len(last)]
    return name


def is_valid(name: str) -> bool:
    """Whether the name is text at all; one in GBK on a UTF-8 disk is not."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def shown(name: str) -> str:
    """The name so that it can be printed."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in name)
