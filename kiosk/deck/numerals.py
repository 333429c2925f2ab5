"""How a figure is written in Chinese and in English; must not know where figures are kept."""

from __future__ import annotations

from decimal import Decimal

from kiosk.deck.model import Figure, FigureText, Language

_UNGROUPED_DIGITS = 5  # DECISIONS 6
_SCALES = (("亿", Decimal(100_000_000)), ("万", Decimal(10_000)))
_WORDS = (("billion", Decimal(1_000_000_000)), ("million", Decimal(1_000_000)), ("thousand", Decimal(1_000)))
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
    "张": "",
    "年": "years",
    "公里": "km",
    "千米": "km",
    "米": "m",
    "平方米": "m²",
    "平方公里": "km²",
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
        before="约" if figure.qualifier == "约" else "",
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
        before={"以上": "at least ", "约": "about "}.get(figure.qualifier, ""),
        digits=grouped(value),
        after="+" if figure.qualifier == "多" else "",
        unit=unit,
        tail="",
        label=figure.label_en or figure.label or figure.name,
        period=figure.period_en or figure.period,
        source=figure.source_en or figure.source,
    )


def _english_amount(figure: Figure) -> tuple[str, str]:
    if figure.value_en:
        return figure.value_en, figure.unit_en or _UNITS_EN.get(figure.unit, "")
    number = figure.number
    for mark, scale in _SCALES:
        if number is not None and figure.unit.startswith(mark):
            return _scaled(number * scale, figure.unit[len(mark) :], figure.unit_en)
    return figure.value, figure.unit_en or _UNITS_EN.get(figure.unit, figure.unit)


def _scaled(amount: Decimal, unit: str, unit_en: str) -> tuple[str, str]:
    for word, size in _WORDS:
        if word in unit_en.lower():
            return _plain(amount / size), unit_en
    own = unit_en or _UNITS_EN.get(unit, unit)
    for word, size in _WORDS:
        if amount >= size:
            return _plain(amount / size), f"{word} {own}".strip()
    return _plain(amount), own


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
