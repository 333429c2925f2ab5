"""展示情况.html, the page beside slides/ that tells staff what is on the wall and what to mend; knows no screen.

Besides an import from a stick, all that a running kiosk writes into the content folder, and only where it may.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from kiosk.deck.problems import Problem
from kiosk.staff.sentences import sentence, worst_first

NAME = "展示情况.html"
PAUSED = "<b>已暂停</b>：文件夹里有“暂停”文件，改动先不上屏；删掉它就继续。"
NO_PIN = "<b>PIN 还没有设好</b>，工作台打不开：请管这台机器的人运行 sudo kiosk pin。"
_COLOURS = {"【必须改】": "#a8321a", "【建议改】": "#8a5a00", "【请核对】": "#0a6a66"}
_MOST_FILES = 5
_PAGE = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>展示情况</title>
<style>
body {{ max-width: 46em; margin: 2em auto; padding: 0 1em; background: #faf5e6; color: #2a2415;
  font: 16px/1.7 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }}
h1 {{ font-size: 1.5em; }}
li {{ margin: .6em 0; }}
b {{ font-weight: 600; }}
small {{ color: #625740; }}
</style>
<h1>展示情况</h1>
<p>{state}</p>
{list}
<p><small>本页由触摸屏程序在 {now} 写成，内容有变化时会重写，开着会自己刷新；改它没有用，删掉也不要紧。</small></p>
</html>
"""


def status_page(
    release: int,
    since: str,
    problems: Iterable[Problem],
    now: str,
    *,
    notes: Sequence[str] = (),
    waiting: int = 0,
    changed: Sequence[str] = (),
    left: int = 0,
) -> str:
    """The page as HTML. ``since`` and ``now`` are times as staff read them; ``release`` is 0 before the first.

    ``waiting`` is the number of a release that waits to be approved, 0 for none; ``changed`` are the files that made
    the one on the wall, ``left`` is the number of the newest where staff went back from it. ``notes`` are PAUSED and
    NO_PIN, where they are so.
    """
    told = worst_first(problems)
    state = f"屏幕上是版本 {release}，{escape(since)} 起。" if release else "屏幕上还没有版本。"
    if release and changed:
        more = f" 等 {len(changed)} 个文件" if len(changed) > _MOST_FILES else ""
        state += f"这一版改了：{escape('、'.join(changed[:_MOST_FILES]))}{more}。"
    if left:
        state += f"<b>这是退回来的</b>，最新的是版本 {left}；文件再有改动，就换上新的。"
    state += "".join(notes)
    if waiting:
        state += f"<b>版本 {waiting} 等待审签</b>：有权审签的人同意以后才上屏（工作台上的“上屏”，或 kiosk approve）。"
    items = "\n".join(f"<li>{_coloured(escape(sentence(item, 'zh'), quote=False))}</li>" for item in told)
    listed = f"<p>有 {len(told)} 处请看一下：</p>\n<ol>\n{items}\n</ol>" if told else "<p>没有要改的地方。</p>"
    return _PAGE.format(state=state, list=listed, now=escape(now))


def write_status(content: Path, page: str) -> bool:
    """Put the page beside slides/, or where that was; False where that may not be. Never raises, writes no half a page.

    Where slides/ has just been renamed is when staff need it most. A folder that has neither slides/ nor images/ nor
    the page may be none of theirs: a mount point whose share is away.
    """
    aside = content / f".{NAME}.{os.getpid()}.part"
    try:
        if not any((content / name).exists() for name in ("slides", "images", NAME)):
            return False
        aside.write_text(page, encoding="utf-8")
        aside.replace(content / NAME)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        return False
    return True


def _coloured(text: str) -> str:
    for mark, colour in _COLOURS.items():
        text = text.replace(mark, f'<b style="color:{colour}">{mark}</b>')
    return text
