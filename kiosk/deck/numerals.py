"""How a figure is written in Chinese and in English; must not know where figures are kept."""

from __future__ import annotations

import re
from decimal import Decimal

from kiosk.deck.model import Figure, FigureText, Language

_UNGROUPED_DIGITS = 5  # in Chinese, as reports have them: 33457人
_SMALL = {"": 1, "十": 10, "百": 100, "千": 1000}
_LARGE = {"万亿": Decimal(10**12), "亿": Decimal(10**8), "万": Decimal(10**4)}
_SCALE = re.compile(r"个?([十百千]?)(万亿|亿|万)")
_THOUSAND = re.compile(r"千(?![米克瓦卡帕伏焦赫升兆年]|字节)")  # 千米 is a unit of its own
_NO_SCALE = re.compile(r"[十百千]")
_WORDS = (
    ("trillion", Decimal(10**12)),
    ("billion", Decimal(10**9)),
    ("million", Decimal(10**6)),
    ("thousand", Decimal(10**3)),
)
_SHORT = {
    **dict.fromkeys(("tn", "trn"), "trillion"),
    **dict.fromkeys(("bn", "bln"), "billion"),
    **dict.fromkeys(("mn", "mln", "mio"), "million"),
}
_LARGE_WORD = r"(?:(?:thousand|million|billion|trillion|crore|lakh)s?|tn|trn|bn|bln|mn|mln|mio|wan|yi|[0-9]{1,3}k)"
_BEFORE_LARGE = rf"(?:[0-9][0-9,.]{{0,20}}(?: 000){{0,4}}[ -])?(?:(?:tens?|hundreds?|{_LARGE_WORD})[ -](?:of )?){{0,4}}"
# How English words a scale: "million", "100 million", "tens of thousands of", and 10,000 before all else.
_WORDED = re.compile(
    rf"(?<![a-z0-9-]){_BEFORE_LARGE}{_LARGE_WORD}(?![a-z0-9-])(?: of(?= ))?|^10{{0,2}}(?:[,. ]?000){{1,4}}(?= )",
    re.IGNORECASE,
)
_HANZI = re.compile("[\u3400-\u9fff]")  # kiosk.deck.wording is too much before the first panel
_BEFORE_EN = {  # qualifiers that stand before their number in Chinese, and what English has there
    "约": "about ",
    "近": "nearly ",
    **dict.fromkeys(("超过", "超", "逾"), "more than "),
}
_UNITS_EN = {
    "": "",
    "%": "%",
    "个": "",
    "人": "people",
    "元": "yuan",
    "元/年": "yuan a year",
    "家": "companies",
    "户": "households",
    "次": "times",
    "项": "items",
    **dict.fromkeys("张所种座处条件台辆支幢栋间场套份类", ""),  # a label says of what
    **dict.fromkeys("名位", "people"),
    "年": "years",
    "个月": "months",
    "天": "days",
    "公里": "km",
    "千米": "km",
    "米": "m",
    "平方米": "m²",
    "平方公里": "km²",
    "公顷": "hectares",
    "亩": "mu",
    "吨": "tonnes",
    "分钟": "minutes",
    "小时": "hours",
}


def figure_text(figure: Figure, language: Language) -> FigureText:
    """The figure as ``language`` writes it: 4200多个, "4,200+"; 100万元以上, "at least 1 million yuan"."""
    return _english(figure) if language == "en" else _chinese(figure)


def grouped(value: str) -> str:
    """A plain number with a comma before each three digits; a code stays as it is."""
    whole, dot, rest = value.partition(".")
    sign = whole[:1] if whole[:1] in {"-", "+"} else ""
    digits = whole[len(sign) :]
    if not (digits.isascii() and digits.isdecimal()) or (rest and not rest.isdecimal()):
        return value
    return f"{sign}{int(digits):,}{dot}{rest}" if digits[:1] != "0" or digits == "0" else value


def _chinese(figure: Figure) -> FigureText:
    digits = figure.value.partition(".")[0].lstrip("+-")
    short = not digits.isdecimal() or len(digits) <= _UNGROUPED_DIGITS
    return FigureText(
        before=figure.qualifier if figure.qualifier in _BEFORE_EN else "",
        digits=figure.value if short else grouped(figure.value),
        after="多" if figure.qualifier == "多" else "",
        unit=figure.unit,
        tail="以上" if figure.qualifier == "以上" else "",
        label=figure.label or figure.name,
        period=figure.period,
        source=figure.source,
    )


def _english(figure: Figure) -> FigureText:
    value, unit = _english_amount(figure)
    return FigureText(
        before="at least " if figure.qualifier == "以上" else _BEFORE_EN.get(figure.qualifier, ""),
        digits=grouped(value),
        after="+" if figure.qualifier == "多" else "",
        unit=unit,
        tail="",
        label=figure.label_en or figure.label or figure.name,
        period=figure.period_en or figure.period,
        source=figure.source_en or figure.source,
    )


def english_unit_lacks(figure: Figure) -> bool:
    """Whether its unit, as English readers see it, is Chinese, or is not there although the Chinese has one."""
    unit = _english_amount(figure)[1]
    lost = bool(figure.value_en and figure.unit and not unit and figure.unit not in _UNITS_EN)
    return lost or _HANZI.search(unit) is not None


def _english_amount(figure: Figure) -> tuple[str, str]:
    if figure.value_en:
        return figure.value_en, figure.unit_en or _UNITS_EN.get(figure.unit, "")
    usual = figure.unit_en or _UNITS_EN.get(figure.unit, figure.unit)
    scale, unit = _scale(figure.unit)
    worded = list(_WORDED.finditer(figure.unit_en))
    if figure.number is None or scale is None or (scale == 1 and not worded):
        return figure.value, usual
    amount = figure.number * scale
    word = worded[0][0].lower() if len(worded) == 1 else ""
    size = dict(_WORDS).get(_SHORT.get(word, word))
    if size is not None:  # the size that staff chose
        return _plain(amount / size), figure.unit_en
    bare = " ".join(_WORDED.sub(" ", figure.unit_en).split())  # such as a literal translation of 亿元 and 万元
    return _scaled(amount, bare or _UNITS_EN.get(unit, unit))


def _scale(unit: str) -> tuple[Decimal | None, str]:
    """How many of the rest of a unit one of it is: 万元 is 10,000 元; None where that cannot be told."""
    if match := _SCALE.match(unit):
        return _SMALL[match[1]] * _LARGE[match[2]], unit[match.end() :]
    if _THOUSAND.match(unit):
        return Decimal(1000), unit[1:]
    return (None if _NO_SCALE.match(unit) else Decimal(1)), unit


def _scaled(amount: Decimal, unit: str) -> tuple[str, str]:
    for word, size in _WORDS:
        if amount >= size:
            return _plain(amount / size), f"{word} {unit}".strip()
    return _plain(amount), unit


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
