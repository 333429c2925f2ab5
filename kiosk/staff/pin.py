"""``kiosk pin``: sets the staff PIN, asked twice and never shown; must not know how it is kept."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.guard.pin import LEAST_DIGITS, MOST_DIGITS, Pin, Weakness, plain_digits, weakness

if TYPE_CHECKING:
    from kiosk.deck.model import Language

_WEAK: dict[Weakness, tuple[str, str]] = {
    Weakness.NOT_DIGITS: ("PIN 只能用数字 0 到 9。", "A PIN has only the digits 0 to 9."),
    Weakness.SHORT: (f"太短，至少要 {LEAST_DIGITS} 位数字。", f"Too short: at least {LEAST_DIGITS} digits."),
    Weakness.LONG: (f"太长，最多 {MOST_DIGITS} 位数字。", f"Too long: at most {MOST_DIGITS} digits."),
    Weakness.SAME: (
        "每一位都一样，路过的人随手就能按对。请换一个。",
        "All digits are the same; anybody would try that. Choose another.",
    ),
    Weakness.RUN: (
        "这是顺着数下来的数字，最先被人试的就是它。请换一个。",
        "Digits in a row are what anybody tries first. Choose another.",
    ),
    Weakness.REPEATED: (
        "这是同样几位数字的重复，容易被猜到。请换一个。",
        "The same few digits again and again are easy to guess. Choose another.",
    ),
}
_TRIES = 3


def set_pin(
    state: Path, language: Language, out: TextIO, ask: Callable[[str], str] = getpass, *, terminal: bool | None = None
) -> int:
    """Ask for a PIN, twice, and keep it; 0, or 1 where it comes to nothing. ``terminal``: whether there is one."""

    def say(zh: str, en: str) -> str:
        return en if language == "en" else zh

    if not (sys.stdin.isatty() if terminal is None else terminal):
        print(
            say("请在终端里运行 kiosk pin，它要当面问两遍。", "Run kiosk pin in a terminal: it asks twice."), file=out
        )
        return 1
    with contextlib.suppress(EOFError):  # Ctrl-D: no more is to come
        for _ in range(_TRIES):
            first = _typed(ask, say("新的 PIN（至少 6 位数字，不会显示）：", "New PIN (6 digits or more, not shown): "))
            weak = weakness(first)
            if weak is not None:
                print(say(*_WEAK[weak]), file=out)
            elif first != _typed(ask, say("再输一遍：", "Once more: ")):
                print(say("两遍不一样，请重新来。", "The two differ; please begin again."), file=out)
            else:
                return _keep(state, first, say, out)
    print(say("没有设成，原来的不变。", "Nothing was set; what there was stays."), file=out)
    return 1


def remove_pin(state: Path, language: Language, out: TextIO) -> int:
    """Take the PIN away; 0, or 1 where that cannot be."""
    try:
        there = Pin(state).remove()
    except OSError as error:
        reason = error.strerror or ""
        said = f"The PIN cannot be removed: {reason}." if language == "en" else f"PIN 删不掉：{reason}。"
        print(said, file=out)
        return 1
    if language == "en":
        print("The PIN is gone; the staff board stays shut." if there else "There was no PIN.", file=out)
    else:
        print("PIN 已删除，工作台打不开了。" if there else "本来就没有 PIN。", file=out)
    return 0


def _typed(ask: Callable[[str], str], words: str) -> str:
    """What was typed; "" where it is no text, as of an input method that does not fit the terminal."""
    try:
        return plain_digits(ask(words))
    except UnicodeDecodeError:
        return ""


def _keep(state: Path, digits: str, say: Callable[[str, str], str], out: TextIO) -> int:
    try:
        Pin(state).set(digits)
    except OSError as error:
        reason = error.strerror or ""
        print(say(f"写不进状态文件夹：{reason}。", f"The state folder cannot be written: {reason}."), file=out)
        return 1
    print(
        say(
            "PIN 设好了。按住屏幕右上角 5 秒，再输入它，就能打开工作台。",
            "The PIN is set. Hold the screen's top right corner for 5 seconds and enter it to open the staff board.",
        ),
        file=out,
    )
    return 0
