"""A step of a plan, and what will be taken back, as shown before it is done: each file, each command; does nothing."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import assert_never

from kiosk.staff.fitting import purge
from kiosk.staff.journal import Entry
from kiosk.staff.placing import MANIFEST, differing, files_below
from kiosk.staff.steps import Account, Content, File, Folder, Link, Packages, Run, Step, Tree


def shown(step: Step, language: str, root: Path) -> str:
    """The step in words, its text or command below it. Of a program below ``root``, the files that are to be put."""
    english = language == "en"
    match step:
        case Packages():
            need = " ".join(step.names)
            argv = ("apt-get", "install", "-y", "--no-install-recommends", *step.missing)
            order = f"\n$ {shlex.join(argv)}" if step.missing else ""
            return (f"packages needed: {need}" if english else f"需要的软件包：{need}") + order
        case Account():
            word = _word(english, "user or group", "用户或组")
            return f"{word} {step.name}\n$ {shlex.join(step.make)}"
        case Folder():
            return f"{_word(english, 'folder', '文件夹')} {step.path}  {step.mode:04o} {step.owner}"
        case File():
            once = _word(english, "  (left as it is where there is one)", "  （已经有的话不改）") if step.theirs else ""
            text = "".join(f"| {line}\n" for line in step.text.splitlines())
            return f"{_word(english, 'file', '文件')} {step.path}  {step.mode:04o}{once}\n{text}".rstrip()
        case Link():
            return f"{_word(english, 'link', '链接')} {step.path} -> {step.target}"
        case Tree():
            size = sum(path.stat().st_size for _, path in step.files) / 1e6
            put = differing(root / step.path.lstrip("/"), step.files)
            names = "".join(f"| {name}\n" for name, _ in put)
            what = _word(
                english,
                f"program, {len(step.files)} files, {size:.0f} MB, {len(put)} not there or not as they should be:",
                f"程序，{len(step.files)} 个文件，{size:.0f} MB，其中缺的和坏的 {len(put)} 个：",
            )
            return f"{what} {step.path}\n| bin/python -> {step.python}\n| pyvenv.cfg\n| {MANIFEST}\n{names}".rstrip()
        case Content():
            count = sum(len(files_below(step.origin / name)) for name in ("slides", "images"))
            what = _word(english, "content, unless there are slides already:", "展示内容（已经有页面的话不动）：")
            files = _word(english, f"{count} files", f"{count} 个文件")
            return f"{what} {files} {step.origin}/{{slides,images}} -> {step.path}"
        case Run():
            return f"$ {shlex.join(step.argv)}"
        case _:
            assert_never(step)


def removal(entry: Entry, language: str, *, staying: bool = False, count: int = 0) -> str:
    """What taking ``entry`` back does. ``staying``: it has work of staff's in it; ``count``: of its files."""
    english = language == "en"
    path = entry.path
    match entry.kind:
        case "account":
            return f"$ {shlex.join(entry.names)}"
        case "packages":
            return f"$ {shlex.join(purge(entry))}"
        case "folder":
            return f"remove {path} if it is empty then" if english else f"删掉 {path}（空了才删）"
        case "whole":
            return f"remove {path} and all in it" if english else f"删掉 {path} 和里面的一切"
        case "content" | "theirs" if staying:
            return f"{path} has work of the staff's in it and stays" if english else f"{path} 里有改过的内容，留着不删"
        case "content":
            files = "".join(f"\n| {path}/{name}" for name in ("slides", "images", *entry.names))
            text = (
                f"remove the content in {path}: {count} files"
                if english
                else f"删掉 {path} 里的展示内容：{count} 个文件"
            )
            return text + files
        case _ if entry.before.kind == "nothing":
            return f"remove {path}" if english else f"删掉 {path}"
        case _:
            return f"back to what it was: {path}" if english else f"改回安装前的样子：{path}"


def _word(english: bool, en: str, zh: str) -> str:  # noqa: FBT001 - which of the two follows
    return en if english else zh
