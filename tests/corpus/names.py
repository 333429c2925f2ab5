"""What Explorer, messengers and other systems make of names, and what they leave lying about."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

from tests.corpus.builders import saved
from tests.corpus.case import PHOTO, SLIDE, TEXT, Case, both, scenery, slide, write

_SECTION = "slides/10-甲"
_PAGE = "标题：另一页\n---\n正文。\n"


def _named(name: str, text: str = _PAGE) -> Case:
    return Case(f"名字：{name if len(name) < 40 else name[:8] + '……（255 字节）'}", write(f"{_SECTION}/{name}", text))


def _beside(name: str) -> Case:
    return Case(f"旁边有：{name}", write(f"{_SECTION}/{name}", b"x"))


def _garbled(folder: str, name: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        path = os.fsencode(root / folder) + b"/" + name.encode("gbk")
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY), "w") as file:
            file.write(_PAGE)

    return make


def _twins(one: str, other: str) -> Case:
    names = (unicodedata.normalize("NFC", one), unicodedata.normalize("NFD", other))
    make = both(*(write(f"{_SECTION}/{name}", _PAGE) for name in names))
    return Case(f"孪生：{one}", make)


def _copied(root: Path, to: str) -> None:
    shutil.copytree(root / _SECTION, root / to)


def _photo_beside(name: str) -> Case:
    return Case(f"图片旁边有：{name}", write(f"images/{name}", saved(scenery(3))))


CASES = (
    _named("20-试 - 副本.txt", TEXT),
    _named("20-试(1).txt", TEXT),
    _named("Copy of 20-试.txt", TEXT),
    _named("新建文本文档.txt"),
    _named("微信图片_20261124.txt"),
    _named("30-第三页.md.txt"),
    _named("３０－全角.txt"),
    _named("30-大写.TXT"),
    _named("20-试.md", TEXT),
    _named("长" * 83 + ".txt"),
    _named("_先不放.txt"),
    _named("说明.txt"),
    Case("文件名是 GBK 乱码", _garbled(_SECTION, "翠柏里.txt")),
    Case("图片的名字是 GBK 乱码", _garbled("images", "翠柏里.jpg")),
    _twins("30-Café.txt", "30-Café.txt"),
    _twins("30-ガーデン.txt", "30-ガーデン.txt"),
    Case("只差大小写", both(write(f"{_SECTION}/30-Park.txt", _PAGE), write(f"{_SECTION}/30-park.TXT", _PAGE))),
    *(
        _beside(name)
        for name in ("Thumbs.db", "desktop.ini", ".DS_Store", "._20-试.txt", "~$20-试.docx", ".~lock.figures.csv#")
    ),
    *(_beside(name) for name in ("a.tmp", "a.part", "a.crdownload")),
    *(_beside(name) for name in ("30-新页.docx", "30-新页.wps", "数字.et", "海报.pdf", "照片.jpg", "readme.md")),
    Case("slides 里有 xlsx", write("slides/figures.xlsx", b"PK\x03\x04")),
    Case("slides 里有一页没有放进篇章", write("slides/30-新页.txt", _PAGE)),
    Case("篇章里又有文件夹", write(f"{_SECTION}/旧的/1.txt", _PAGE)),
    Case("英文没有中文", write(f"{_SECTION}/90-x.en.txt", "title: X\n")),
    Case("图片叫 试.jpg.jpg", lambda root: (root / PHOTO).rename(root / f"{PHOTO}.jpg")),
    _photo_beside("试.png"),
    _photo_beside("试.JPG"),
    _photo_beside("微信图片_01.jpg"),
    Case("换了图片的大小写写法", slide("![图说](images\\试.JPG)")),
    Case("篇章在资源管理器里复制了一份", lambda root: _copied(root, f"{_SECTION} - 副本")),
    Case("篇章又复制了一份", lambda root: _copied(root, f"{_SECTION} (2)")),
    Case("篇章拷进了新建文件夹", lambda root: _copied(root, "slides/新建文件夹")),
    Case("slides 拖进了自己", lambda root: _copied(root, "slides/slides/10-甲")),
    Case("设置改了名", lambda root: (root / "slides/kiosk.txt").rename(root / "slides/设置.txt")),
    Case("设置删了", lambda root: (root / "slides/kiosk.txt").unlink()),
    Case("暂停放进了 slides", write("slides/暂停.txt", "")),
    Case("旁边有设置的副本", write("slides/kiosk - 副本.txt", "标题：旧\n")),
    Case("旁边有数字表的副本", write("slides/figures - 副本.csv", "x")),
    Case("又有一份数字表", write("slides/数字表.csv", "x")),
    Case("图片换成了快捷方式", lambda root: (root / PHOTO).rename(root / f"{PHOTO}.lnk")),
    Case("页面改了名", lambda root: (root / SLIDE).rename(root / _SECTION / "50-试.txt")),
    Case("页面删了", lambda root: (root / SLIDE).unlink()),
)
