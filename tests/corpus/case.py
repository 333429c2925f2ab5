"""One thing that may lie in a content folder, and the good folder that it comes into."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

SLIDE = "slides/10-甲/20-试.txt"  # the one that is harmed
PHOTO = "images/试.jpg"
FIGURES = "slides/figures.csv"
GOOD, OLD, NEW = "好页", "试页", "新页"
HEAD = "名称,数值,限定,单位,标签,时期,来源"
ROW = "队伍,1+8,,支,执法队伍,报道未注明,报道"
TEXT = f"标题：{NEW}\n图片：试\n数字：队伍\n---\n正文。\n"
BASE = {
    "slides/kiosk.txt": "标题：海曙\n语言：中文\n",
    FIGURES: f"\ufeff{HEAD}\r\n{ROW}\r\n",
    "slides/10-甲/section.txt": "标题：以创造之力\n图片：好\n",
    "slides/10-甲/10-好.txt": f"标题：{GOOD}\n图片：好\n数字：队伍\n---\n正文。\n",
    SLIDE: f"标题：{OLD}\n图片：试\n图说：一座楼\n数字：队伍\n---\n正文。\n",
}

Make = Callable[[Path], None]


def calm(root: Path) -> AbstractContextManager[object]:
    """Nothing goes wrong meanwhile."""
    return nullcontext(root)


@dataclass(frozen=True)
class Case:
    """``make`` changes a good folder that is on the wall. What is expected of it is in expected.txt, by its name.

    ``around`` is what goes wrong while the folder is read, ``here`` whether this machine can make it.
    """

    name: str
    make: Make
    around: Callable[[Path], AbstractContextManager[object]] = calm
    here: bool = True


def base(root: Path) -> None:
    """A small good deck: two pages, each with a photo, in one section."""
    for name, text in BASE.items():
        put(root, name, text)
    (root / "images").mkdir()
    for number, name in enumerate(("好", "试")):
        scenery(number).save(root / "images" / f"{name}.jpg", quality=85)


def scenery(number: int, size: tuple[int, int] = (2000, 1250)) -> Image.Image:
    """A picture with light and shade that a quarter of a JPEG's bytes do not hold."""
    small = Image.effect_mandelbrot((size[0] // 4, size[1] // 4), (-2, -1.2 + number / 9, 1, 1.2), 40)
    return small.point(lambda value: 90 + value // 2).resize(size).convert("RGB")


def put(root: Path, name: str, data: str | bytes) -> None:
    """Write a file as an editor does: a new one in the place of the old."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(".aside")
    aside.write_bytes(data if isinstance(data, bytes) else data.encode())
    aside.replace(path)


def write(name: str, data: str | bytes) -> Make:
    """Makes one file."""
    return lambda root: put(root, name, data)


def slide(body: str, header: str = "", title: str = NEW) -> Make:
    """Makes the harmed slide anew, with a title and a picture."""
    return write(SLIDE, f"标题：{title}\n图片：试\n数字：队伍\n{header}---\n{body}\n")


def both(*makes: Make) -> Make:
    """Makes one after the other."""

    def make(root: Path) -> None:
        for one in makes:
            one(root)

    return make


def instead(name: str, create: Callable[[Path], object]) -> Make:
    """Puts something else in the place of a file."""

    def make(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        create(root / name)

    return make


def everything(folder: Path) -> Iterator[tuple[str, int, int]]:
    """What lies in a folder: each path, its size and its time of change."""
    for root, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(root, name)  # noqa: PTH118 - names may be no text
            status = os.lstat(path)
            yield path, status.st_size, status.st_mtime_ns
