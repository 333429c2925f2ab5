"""Which fonts the screen writes with; knows what hanzi need and nothing of sizes. Needs a QGuiApplication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

SERIFS = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "思源宋体",
    "思源宋体 CN",
    "Songti SC",
    "STSong",
    "SimSun",
)
SANSES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "思源黑体",
    "思源黑体 CN",
    "Microsoft YaHei",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Heiti SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
)
_WEIGHTS = (QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.Bold)
_HELD_PIXELS = 16  # one size stands for all: they share the open file
_SAMPLE = "中A，1 \u00a0\u2009\u202f\u200b\u2060\u2011"  # each script, and what typeset puts in, which fonts lack


def installed_families() -> frozenset[str]:
    """The names of all fonts on this machine."""
    return frozenset(QFontDatabase.families())


def families() -> tuple[str | None, str | None]:
    """Serif, of titles and numerals, and sans, of all else; each for a missing other; None where nothing has hanzi."""
    installed = installed_families()
    serif = _first(SERIFS, installed)
    sans = _first(SANSES, installed)
    if serif is None and sans is None:
        sans = next(iter(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)), None)
    return serif or sans, sans or serif


def _first(wanted: tuple[str, ...], installed: frozenset[str]) -> str | None:
    return next((name for name in wanted if name in installed), None)


def stand_at_whole_pixels() -> None:
    """Let every text made from now on, and what measures for it, have whole advances: each character one picture.

    Qt would keep a picture of each character for each quarter of a pixel at which it ever stood, for good (ADR 20).
    """
    font = QGuiApplication.font()  # each other one begins as a copy of it
    if font.hintingPreference() != QFont.HintingPreference.PreferFullHinting:
        font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
        QGuiApplication.setFont(font)


class HeldFonts:
    """A font of each family and weight, loaded for as long as this lives, with those that Qt falls back to.

    When Qt (6.11.3) lets go of one font file, it forgets all that are open, and opens each again, over a megabyte, for
    the next size of type (ADR 16). So it lets go of none.
    """

    def __init__(self, families: Iterable[str]) -> None:
        """Hold ``families`` and what Qt writes with where none is named."""
        self._fonts = [
            _font(family, weight)
            for family in dict.fromkeys((*families, QGuiApplication.font().family()))
            for weight in _WEIGHTS
        ]
        self._known: set[str] = set()
        self.hold(_SAMPLE)

    def hold(self, characters: Iterable[str]) -> None:
        """Hold also the fonts that Qt falls back to for those of ``characters`` that the first family lacks."""
        own = QFontMetricsF(self._fonts[0])
        new = {one for one in characters if one not in self._known and not own.inFontUcs4(ord(one))}
        self._known |= new
        text = _SAMPLE + "".join(f"{one}中{one}A{one}" for one in sorted(new))  # what is fallen back to goes by script
        for font in self._fonts:
            QFontMetricsF(font).horizontalAdvance(text)


def _font(family: str, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(_HELD_PIXELS)
    font.setWeight(weight)
    return font
