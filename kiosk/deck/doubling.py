"""What of a figure staff typed again beside its braces: 约{人数}人次; must not know where a figure comes from."""

from __future__ import annotations

import re

from kiosk.deck.model import FigureText

_BEFORE = re.compile(
    r"(?:(?<![节签预违契合集公条履制简租续邀婚赴失特隐盟缔特])大?约|(?<![不未没无])(?:远远|远)?超过"
    r"|(?<![a-z])(?:about|at least|more than|over)\s)\s*$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 20
_AS_UNIT = "多余"  # what may be typed for the qualifier 多
# A unit of one hanzi that begins another word there: {人数}人才, {数量}个人.
_OTHER_WORDS = {
    "人": "均才员民口工物大士像文生事体格气行机类们",
    "家": "庭电园具长政居族装乡纺",
    "个": "个体人性别",
    "项": "目",
    "条": "条例件款约",
    "年": "年度轻龄均产货会画代底初末",
    "户": "户籍外均口型",
    "次": "次年日",
    "元": "宵旦素",
    "场": "馆地所景",
    "处": "处室级方理",
    "座": "座谈席",
    "台": "台账湾胞州",
    "间": "间隔",
    "套": "房餐",
    "类": "型别似",
    "张": "贴",
    "天": "天然文台气",
    "件": "件数",
    "名": "名称单字人牌",
    "位": "位置于居列",
    "所": "有以在",
    "种": "种类子植",
    "倍": "增",
    "吨": "位",
    "米": "饭",
    "亩": "均产",
}


def doubled_before(before: str, qualifier: str) -> str:
    """What stands at the end of ``before`` a figure and says again how exact it is; "" where nothing does."""
    if not qualifier:
        return ""
    match = _BEFORE.search(before[-_LONGEST_BEFORE:])
    return match[0] if match else ""


def doubled_after(after: str, text: FigureText) -> str:
    """What stands at the beginning of the text ``after`` a figure and is its qualifier or its unit again."""
    for wanted in _endings(text):
        start = len(after) - len(after.lstrip())
        rest = after[start : start + len(wanted) + 1]
        if rest[: len(wanted)].casefold() != wanted.casefold():
            continue
        following = rest[len(wanted) :]
        if _ends_there(wanted, following):
            return after[: start + len(wanted)]
    return ""


def _endings(text: FigureText) -> list[str]:
    """What may be typed again, the longest first."""
    more = tuple(_AS_UNIT) if text.after == "多" else (text.after,) if text.after else ()
    unit, tail = text.unit, text.tail
    whole = [f"{first}{unit}{tail}" for first in (*more, "") if unit]
    parts = [f"{first}{unit}" for first in (*more, "") if unit and tail]
    alone = [tail] if tail else [] if unit else list(more)
    return [*whole, *parts, *alone]


def _ends_there(wanted: str, following: str) -> bool:
    """Whether a word that stands again ends before ``following``, rather than beginning another."""
    if wanted[-1:].isascii() and wanted[-1:].isalpha():
        return not (following.isascii() and following.isalnum())
    return len(wanted) > 1 or following not in set(_OTHER_WORDS.get(wanted, ""))
