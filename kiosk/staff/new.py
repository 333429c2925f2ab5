"""``kiosk new``: a show, a section or a slide to start from, filled in; must not know what the screen makes of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.deck.names import is_copy, is_unnamed, is_valid, same, spoken

if TYPE_CHECKING:
    from kiosk.deck.model import Language

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_NUMBER = re.compile(r"(\d{1,3})(?:[\s\-－—–_、·]+|[.．](?!\d)|$)")  # no year, no 3.15
_STEP = 10
# The example's pictures: its names for some of those that come with the program.
_PICTURES = {"范例一": "cover-shu.jpg", "范例二": "sanjiangkou.jpg", "范例三": "yujian.jpg"}
_NOT_IN_NAMES = frozenset('/\\:*?"<>|')
_COVER = """备注：这是“{title}”的封面。主题有四种光：曙、晨、午、灯。
标题：{title}
短名：{title}
导语：一句话说这一篇章讲什么。
主题：{theme}
---
"""
_SLIDE = """备注：写好以后把“状态：草稿”这一行删掉，这一页就上屏。
状态：草稿
标题：{title}
导语：一句话，二十二个字以内。
备注：图片放进 images 文件夹，写名字就行；没有图片就删掉下面三行。替代文字说图里有什么，给看不见图的人听。
图片：
图说：
替代文字：
备注：数字写数字表里的名称，用顿号分开；没有就空着。版式有四种：故事、时间线、图表、图集。
数字：
版式：故事
轮播：是
---
正文写在三个减号下面，每一行是一段。

## 小标题前面写两个井号
"""
_THEMES = ("曙", "晨", "午", "灯")


def new_show(folder: Path, pictures: Path, language: Language, out: TextIO) -> int:
    """A small complete show in a folder that has no slides/ yet, with pictures from ``pictures``.

    Gives 1, and says why, where that cannot be.
    """
    if (folder / "slides").exists() or (folder / "images").exists():
        return _refuse(f"{folder} 里已经有展示内容。", f"{folder} has a show already.", language, out)
    try:
        for template in sorted(_TEMPLATES.rglob("*.*")):
            place = folder / template.relative_to(_TEMPLATES)
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(place, template.read_text(encoding="utf-8-sig"))
        (folder / "images").mkdir()
        for name, file in _PICTURES.items():
            if (pictures / file).is_file():
                shutil.copyfile(pictures / file, folder / "images" / f"{name}.jpg")
    except OSError as error:
        return _unwritable(folder, error, language, out)
    page = "slides/10-开篇/10-故事.txt"
    zh = f"已写好一个范例：{folder}。看一看：kiosk run --content {folder} --windowed\n"
    zh += f"用记事本打开 {page}，从这一页改起。"
    en = f"A show to start from: {folder}. Try: kiosk run --content {folder} --windowed\nBegin with {page}, in Notepad."
    print(en if language == "en" else zh, file=out)
    return 0


def new_section(content: Path, name: str, language: Language, out: TextIO) -> int:
    """A section after the others, with a cover and a slide that is a draft; 1 where that cannot be."""
    slides = content / "slides"
    if wrong := _wrong(name):
        return _refuse(*wrong, language, out)
    folders = [entry.name for entry in slides.iterdir() if entry.is_dir()] if slides.is_dir() else []
    title = _title(name)
    if any(same(title) in {same(folder), same(spoken(folder))} for folder in folders):
        return _refuse(f"已经有叫“{title}”的篇章。", f"There is a section “{title}”.", language, out)
    folder = slides / _numbered(name, folders)
    try:
        folder.mkdir(parents=True)
        cover = _COVER.format(title=title, theme=_THEMES[len(folders) % len(_THEMES)])
        _write(folder / "section.txt", cover)
        first = folder / "10-第一页.txt"
        _write(first, _SLIDE.format(title="第一页"))
    except OSError as error:
        return _unwritable(folder, error, language, out)
    return _made(first, content, language, out)


def new_slide(content: Path, place: str, language: Language, out: TextIO) -> int:
    """A slide after the others of a section, SECTION/NAME, as a draft; 1 where that cannot be."""
    section, _, name = place.replace("\\", "/").strip("/").rpartition("/")
    if wrong := _wrong(name):
        return _refuse(*wrong, language, out)
    slides = content / "slides"
    folders = sorted(entry.name for entry in slides.iterdir() if entry.is_dir()) if slides.is_dir() else []
    found = next((one for one in folders if same(section) in {same(one), same(spoken(one))}), None)
    if found is None:
        listed = "、".join(spoken(one) for one in folders)
        zh = f"没有叫“{section}”的篇章。现有：{listed or '无'}。写法：kiosk new slide 篇章/页面"
        return _refuse(zh, f"No section “{section}”. There are: {listed or 'none'}.", language, out)
    files = [entry.name for entry in (slides / found).iterdir() if entry.is_file()]
    title = _title(name)
    if any(same(title) in {same(Path(file).stem), same(spoken(Path(file).stem))} for file in files):
        return _refuse(f"已经有叫“{title}”的页面。", f"There is a slide “{title}”.", language, out)
    file = slides / found / f"{_numbered(name, files)}.txt"
    try:
        _write(file, _SLIDE.format(title=title))
    except OSError as error:
        return _unwritable(file, error, language, out)
    return _made(file, content, language, out)


def _write(file: Path, text: str) -> None:
    """A new file as every Notepad reads it: older ones run lines without a return together, and guess at UTF-8."""
    with file.open("x", encoding="utf-8-sig", newline="\r\n") as stream:
        stream.write(text)


def _wrong(name: str) -> tuple[str, str] | None:
    if not name.strip() or not is_valid(name) or _NOT_IN_NAMES & set(name) or name.startswith((".", "_")):
        return f"“{name}”不能作名字。", f"“{name}” cannot be a name."
    if is_copy(name) or is_unnamed(name):
        zh = f"“{name}”像是复制出来的或软件起的名字，这样的名字上不了屏。请换一个名字，末尾不要带“副本”或“(1)”。"
        en = f"“{name}” looks like the name of a copy or one that a program gave; such a name is not shown. "
        return zh, f"{en}Please choose another, without “copy” or “(1)” at its end."
    return None


def _title(name: str) -> str:
    """The name without its number; all of it where there is nothing else."""
    match = _NUMBER.match(name)
    return (name[match.end() :] if match else name).strip() or name.strip()


def _numbered(name: str, others: list[str]) -> str:
    """The name with a number after all others', unless it has one."""
    if _NUMBER.match(name):
        return name
    numbers = [int(match[1]) for other in others if (match := _NUMBER.match(other))]
    return f"{(max(numbers, default=0) // _STEP + 1) * _STEP}-{name}"


def _made(file: Path, content: Path, language: Language, out: TextIO) -> int:
    shown = file.relative_to(content).as_posix()
    zh = f"已建好：{shown}。写好后删掉“状态：草稿”那一行，它就上屏。"
    print(f"Made {shown}. Delete its line “状态：草稿” to put it up." if language == "en" else zh, file=out)
    return 0


def _refuse(zh: str, en: str, language: Language, out: TextIO) -> int:
    print(en if language == "en" else zh, file=out)
    return 1


def _unwritable(path: Path, error: OSError, language: Language, out: TextIO) -> int:
    reason = error.strerror or ""
    return _refuse(f"写不进 {path}（{reason}）。", f"Cannot write {path} ({reason}).", language, out)
