"""What the staff board says, in Chinese with English beneath; must not know how anything is found out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.deck.problems import Problem
from kiosk.guard.memory import Before
from kiosk.screen.desk import Action, Fact, Said
from kiosk.staff.releases import AT_THE_BOARD, when
from kiosk.staff.sentences import sentence, worst_first

if TYPE_CHECKING:
    from kiosk.release import Manifest, News

PIN_UNSET = Said(
    "还没有设 PIN，工作台打不开。请管这台机器的人在终端里运行 kiosk\u00a0pin，设好以后再来。",
    "No PIN has been set, so the board stays shut. Whoever looks after this machine runs kiosk\u00a0pin to set one.",
)
PIN_DAMAGED = Said(
    "PIN 的文件坏了，工作台先不开。请管这台机器的人在终端里运行 kiosk\u00a0pin，重新设一个。",
    (
        "The PIN's file is damaged, so the board stays shut. Whoever looks after this machine sets it anew by "
        "kiosk\u00a0pin."
    ),
)
PIN_UNREADABLE = Said(
    "PIN 的文件读不到，工作台先不开。请管这台机器的人用触摸屏的那个用户再运行一次 kiosk\u00a0pin。",
    "The PIN's file cannot be read. Whoever looks after this machine runs kiosk\u00a0pin again as the kiosk's user.",
)
PAUSED = Said(
    "已暂停：内容文件夹里有“暂停”文件，改动先不上屏；删掉它就继续。",
    "Paused: a file “暂停” lies in the content folder. Delete it to go on.",
)
READING = Said("有改动，正在等它停下来、读进来。", "A change is being read.")
STATE_UNWRITABLE = Said(
    "存不下新的一版，屏幕上的内容没有变。请告诉管这台机器的人。",
    "The state folder cannot be written; nothing changed. Tell whoever looks after this machine.",
)
NO_SUCH_RELEASE = Said("这个版本已经不在了，屏幕上的内容没有变。", "That release is gone; nothing changed.")
REREAD_LATER = Said("正在重新读取，还没有读完，请过一会儿再看。", "Reading afresh; it is not done yet.")
NO_LONGER_WAITS = Said(
    "内容后来又改过，要上屏的已经不是这一版。请重新审阅，再按一次。",
    "The content has changed since; that release no longer waits. Read it anew.",
)
APPROVE = Said("上屏", "Put on the wall")
ROLLBACK = Said("回到上一版", "Go back one")
RELOAD = Said("重新读取", "Read afresh")
DISK = Said("磁盘", "Disk")
_MOST_NAMED = 3
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def on_wall(manifest: Manifest | None, left: int) -> Fact:
    """Which release is shown, since when, and by whom where that is known; ``left`` is what staff went back from."""
    name = Said("屏幕上", "On the wall")
    if manifest is None:
        return Fact(name, Said("还没有版本", "no release yet"))
    by, by_en = (f"，{manifest.by}", f", by {manifest.by}") if manifest.by else ("", "")
    if manifest.by == AT_THE_BOARD:
        by, by_en = "，在工作台上屏", ", put on the wall at the board"
    back, back_en = (f"。退回来的，最新是版本 {left}", f"; the newest is {left}") if left else ("", "")
    made = when(manifest.made)
    return Fact(
        name,
        Said(
            f"版本 {manifest.number}，{made} 做成{by}{back}", f"release {manifest.number}, made {made}{by_en}{back_en}"
        ),
    )


def running(seconds: float) -> Fact:
    """How long the program has run."""
    zh, en = _long(seconds)
    return Fact(Said("已运行", "Running"), Said(zh, en))


def _long(seconds: float) -> tuple[str, str]:
    days, rest = divmod(int(seconds), _DAY)
    hours, rest = divmod(rest, _HOUR)
    minutes = rest // _MINUTE
    if days:
        return f"{days} 天 {hours} 小时", f"{days} d {hours} h"
    if hours:
        return f"{hours} 小时 {minutes} 分", f"{hours} h {minutes} min"
    return f"{minutes} 分钟", f"{minutes} min"


def started(before: Before) -> Fact:
    """Why it started the last time."""
    said, troubling = {
        Before.FIRST: (Said("第一次启动，之前的没有记录", "first start; nothing is known of before"), False),
        Before.ENDED: (Said("之前正常关闭", "it was shut down as it should be"), False),
        Before.FAILED: (Said("之前程序意外退出，自动重新启动", "the program broke off and was started anew"), True),
        Before.KILLED: (
            Said("之前被系统结束，或显示中断，自动重新启动", "the system ended it, or the display was lost"),
            False,
        ),
        Before.POWER: (Said("之前断电，或电脑重启过", "power failed, or the computer was restarted"), False),
    }[before]
    return Fact(Said("上次启动", "Last start"), said, troubling)


def disk(free: int, *, enough: bool) -> Fact:
    """How much room there is."""
    room = f"{free / 1e9:.1f} GB"
    if enough:
        return Fact(DISK, Said(f"还有 {room}", f"{room} free"))
    return Fact(DISK, Said(f"只剩 {room}，请清理", f"{room} free: too little"), troubling=True)


def screen(width: int, height: int, inches: float, drawn: Said) -> Fact:
    """The screen and who draws on it."""
    size = f"{width}×{height}"
    return Fact(
        Said("屏幕", "Screen"),
        Said(f"{size}，按 {inches:g} 英寸排版，{drawn.zh}", f"{size}, {inches:g} inches, {drawn.en}"),
    )


def clock(now: datetime, *, fine: bool) -> Fact:
    """What the machine takes for the time."""
    shown = f"{now:%Y-%m-%d %H:%M}"
    wrong, wrong_en = ("", "") if fine else ("，不对，请校准", ": wrong, set it")
    return Fact(Said("时钟", "Clock"), Said(shown + wrong, wrong_en and shown + wrong_en), troubling=not fine)


def missed(count: int) -> Fact:
    """How many wrong PINs there were before this opening."""
    said = Said(f"上次打开以后 {count} 次", f"{count} since the last opening") if count else Said("没有", "none")
    return Fact(Said("输错 PIN", "Wrong PINs"), said, troubling=count > 0)


def problem_lines(problems: Iterable[Problem], most: int) -> tuple[str, ...]:
    """The worst first, of very many the first ones."""
    return tuple(sentence(item, "zh") for item in worst_first(problems)[:most])


def heading(count: int, told: int) -> Said:
    """What stands above the problems."""
    if not count:
        return Said("没有要改的地方", "Nothing to mend")
    if told < count:
        return Said(f"有 {count} 处请看一下，这里是前 {told} 处", f"{count} things to look at; the first {told}")
    return Said(f"有 {count} 处请看一下", f"{count} thing{'s' if count > 1 else ''} to look at")


# -- releases ---------------------------------------------------------------------------------------------------------


def waiting(manifest: Manifest) -> Said:
    """A release that must be approved."""
    return Said(
        f"版本 {manifest.number} 等待审签，{when(manifest.made)} 做成，{_files(manifest)}。",
        f"Release {manifest.number}, made {when(manifest.made)}, waits to be approved.",
    )


def approve_action(manifest: Manifest) -> Action:
    """On with the release that waits."""
    return Action(
        f"approve:{manifest.number}",
        APPROVE,
        sign="check",
        question=Said(
            f"版本 {manifest.number}，{when(manifest.made)} 做成，{_files(manifest)}。"
            "上屏表示已经有人审过、同意展示；时间会记在版本里。",
            f"Release {manifest.number}, made {when(manifest.made)}. Putting it on the wall says that it was approved.",
        ),
        yes=Said(f"版本 {manifest.number} 上屏", f"Show release {manifest.number}"),
        wanted=True,
    )


def _files(manifest: Manifest) -> str:
    files = list(manifest.changed[:_MOST_NAMED])
    if not files:
        return "是第一个版本" if manifest.number == 1 else "没有记下改了哪些文件"
    more = f" 等 {len(manifest.changed)} 个文件" if len(manifest.changed) > len(files) else ""
    return f"改的是 {'、'.join(files)}{more}"


def rollback_action(manifest: Manifest) -> Action:
    """Back to a release, and what will then be shown."""
    what = f"那一版{_files(manifest)}。"
    made = when(manifest.made)
    return Action(
        f"rollback:{manifest.number}",
        ROLLBACK,
        sign="previous",
        question=Said(
            f"屏幕会回到版本 {manifest.number}，{made} 做成的。{what}"
            "它会一直留着，直到 slides 或 images 里有改动，或者有人按“重新读取”。",
            f"The wall goes back to release {manifest.number}, made {made}, until a file changes or is read afresh.",
        ),
        yes=Said(f"回到版本 {manifest.number}", f"Show release {manifest.number}"),
    )


def rolled_back(number: int) -> Said:
    """It is done."""
    return Said(f"几秒钟后，屏幕上是版本 {number}。", f"Release {number} is on the wall within seconds.")


def reread(news: News) -> Said:
    """What came of reading afresh."""
    match news.result:
        case "accepted":
            return Said(f"读完了，屏幕上是版本 {news.release}。", f"Done: release {news.release} is on the wall.")
        case "waiting":
            return Said(
                f"读完了，版本 {news.waiting} 等待审签。", f"Done: release {news.waiting} waits to be approved."
            )
        case "unchanged":
            return Said("读完了，和屏幕上的一样。", "Done: the same as on the wall.")
        case "failed":
            return STATE_UNWRITABLE
        case _:
            return Said(
                "读完了，有要改的地方，屏幕上仍是原来的。", "Done: there is something to mend; the wall is as it was."
            )
