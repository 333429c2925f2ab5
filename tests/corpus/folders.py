"""Links, pipes, devices and folders that are not there; files that go or fail while they are read."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from kiosk.deck import source
from kiosk.release import copies
from tests.corpus.case import FIGURES, PHOTO, SLIDE, TEXT, Case, both, instead, put, write

_SECTION = "slides/10-甲"
_REAL_OPEN = os.open


def _can_make_devices() -> bool:
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(OSError):
        os.mknod(f"{folder}/null", 0o20666, os.makedev(1, 3))
        return True
    return False


def _socket(path: Path) -> None:
    """A socket's path is short, so it is made from within its folder."""
    handle = _REAL_OPEN(path.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(f"/proc/self/fd/{handle}/{path.name}")
    finally:
        os.close(handle)


def _outside(name: str) -> Path:
    """A file or folder beside the content folder, which nobody may see through it."""
    return Path("..") / ".." / ".." / "secret" / name


@contextlib.contextmanager
def _failing(name: str, number: int) -> Iterator[None]:
    """Opening that file fails, as where a program on Windows has it locked, or a disk is broken."""

    def open_(path: object, *rest: int, **more: int) -> int:
        if str(path).endswith(name):
            raise OSError(number, os.strerror(number))
        return _REAL_OPEN(path, *rest, **more)  # type: ignore[arg-type]

    with mock.patch.object(source.os, "open", open_):
        yield


@contextlib.contextmanager
def _vanishing(root: Path, name: str) -> Iterator[None]:
    """The file goes between the listing of its folder and its reading."""
    real = source.read_bytes

    def read(path: Path, *rest: object) -> bytes | None:
        if path == root / name:
            path.unlink(missing_ok=True)
        return real(path, *rest)  # type: ignore[arg-type]

    with mock.patch.object(source, "read_bytes", read):
        yield


@contextlib.contextmanager
def _vanishing_photo(root: Path) -> Iterator[None]:
    real = copies.open_photo

    def open_(photo: Path, images: Path) -> object:
        (root / PHOTO).unlink(missing_ok=True)
        return real(photo, images)

    with mock.patch.object(copies, "open_photo", open_):
        yield


def _new_photo(root: Path) -> None:
    put(root, PHOTO, (root / "images" / "好.jpg").read_bytes())


_PIPE, _ERRORS = os.mkfifo, {"EACCES": 13, "EIO": 5, "ESTALE": 116}

CASES = (
    Case("页面是指向外面的链接", instead(SLIDE, lambda path: path.symlink_to(_outside("1.txt")))),
    Case("页面是指向不存在的链接", instead(SLIDE, lambda path: path.symlink_to("没有.txt"))),
    Case("页面是指向自己的链接", instead(SLIDE, lambda path: path.symlink_to(path.name))),
    Case("页面是指向同一篇章的链接", instead(SLIDE, lambda path: path.symlink_to("10-好.txt"))),
    Case("页面是管道", instead(SLIDE, _PIPE)),
    Case("页面是套接字", instead(SLIDE, _socket)),
    Case("页面是文件夹", instead(SLIDE, Path.mkdir)),
    Case(
        "页面是设备",
        instead(SLIDE, lambda path: os.mknod(path, 0o20666, os.makedev(1, 5))),
        here=_can_make_devices(),
    ),
    Case("篇章是指向外面的链接", lambda root: (root / "slides" / "30-乙").symlink_to(Path("..") / ".." / "secret")),
    Case("篇章是指回 slides 的链接", lambda root: (root / _SECTION / "40-圈").symlink_to(Path(".."))),
    Case("数字表是管道", instead(FIGURES, _PIPE)),
    Case("数字表是指向外面的链接", instead(FIGURES, lambda path: path.symlink_to("../../secret/1.txt"))),
    Case("设置是管道", instead("slides/kiosk.txt", _PIPE)),
    Case("图片是管道", instead(PHOTO, _PIPE)),
    Case("图片是文件夹", instead(PHOTO, Path.mkdir)),
    Case("图片是指向外面的链接", instead(PHOTO, lambda path: path.symlink_to("../../secret/1.jpg"))),
    Case("图片是指向设备的链接", instead(PHOTO, lambda path: path.symlink_to("/dev/zero"))),
    Case("images 里有指回自己的链接", lambda root: (root / "images" / "圈").symlink_to(".")),
    Case("slides 没有了", lambda root: shutil.rmtree(root / "slides")),
    Case("slides 空了", both(lambda root: shutil.rmtree(root / "slides"), lambda root: (root / "slides").mkdir())),
    Case("slides 是个文件", both(lambda root: shutil.rmtree(root / "slides"), write("slides", "x"))),
    Case("篇章空了", both(lambda root: shutil.rmtree(root / _SECTION), lambda root: (root / _SECTION).mkdir())),
    Case("images 没有了", lambda root: shutil.rmtree(root / "images")),
    Case("页面读到一半没了", write(SLIDE, TEXT), around=lambda root: _vanishing(root, SLIDE)),
    Case("图片读到一半没了", _new_photo, around=_vanishing_photo),
    *(
        Case(f"页面打不开（{name}）", write(SLIDE, TEXT), around=lambda _, number=number: _failing("20-试.txt", number))
        for name, number in _ERRORS.items()
    ),
    Case("数字表被 WPS 占着", lambda _: None, around=lambda _: _failing("figures.csv", _ERRORS["EACCES"])),
)
