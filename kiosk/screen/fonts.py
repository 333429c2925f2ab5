"""Which fonts the screen writes with; knows what hanzi need and nothing of sizes. Needs a QGuiApplication."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

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


def installed_families() -> frozenset[str]:
    """The names of all fonts on this machine."""
    return frozenset(QFontDatabase.families())


def serif_family() -> str | None:
    """The font of titles and numerals; None where no font of this machine has hanzi."""
    return families()[0]


def sans_family() -> str | None:
    """The font of all other text; None where no font of this machine has hanzi."""
    return families()[1]


def families() -> tuple[str | None, str | None]:
    """Serif and sans. Where one kind is missing, the other stands in; (None, None) where nothing has hanzi."""
    installed = installed_families()
    serif = _first(SERIFS, installed)
    sans = _first(SANSES, installed)
    if serif is None and sans is None:
        sans = next(iter(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)), None)
    return serif or sans, sans or serif


def _first(wanted: tuple[str, ...], installed: frozenset[str]) -> str | None:
    return next((name for name in wanted if name in installed), None)
