"""The kiosk's own words in both languages: buttons, invitations, the idle card. Knows no content and no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.screen.typeset import typeset

if TYPE_CHECKING:
    from kiosk.deck.model import Language

NUMERALS = "壹贰叁肆伍陆柒捌玖拾"

_WORDS: dict[str, tuple[str, str]] = {
    "invitation": ("点一下，看详情 · Touch to read", "Touch to read · 点一下，看详情"),
    "invitationShort": ("点一下 · Touch", "Touch · 点一下"),
    "otherLanguage": ("English", "中文"),
    "home": ("首页", "Home"),
    "previous": ("上一页", "Previous"),
    "next": ("下一页", "Next"),
    "nextIs": ("下一页：", "Next: "),
    "nextHome": ("看完了，回首页", "Finished: go home"),
    "large": ("大字", "Large type"),
    "contrast": ("高对比", "High contrast"),
    "reach": ("按钮下移", "Lower buttons"),
    "largeShort": ("大字", "Large"),
    "contrastShort": ("高对比", "Contrast"),
    "reachShort": ("按钮下移", "Lower"),
    "on": ("已开", "on"),
    "scrollUp": ("往上看", "Scroll up"),
    "scrollDown": ("往下看", "Scroll down"),
    "moreLeft": ("往左看", "More on the left"),
    "moreRight": ("往右看", "More on the right"),
    "close": ("关闭", "Close"),
    "zoomIn": ("放大", "Zoom in"),
    "zoomOut": ("缩小", "Zoom out"),
    "previousPhoto": ("上一张", "Previous picture"),
    "nextPhoto": ("下一张", "Next picture"),
    "lookLarge": ("看大图", "Look closer"),
    "seen": ("看过", "seen"),
    "goOn": ("接着看", "Read on"),
    "homeTitle": ("想从哪里看起？", "Where would you like to begin?"),
    "homeLead": ("每扇门是一个篇章。点一扇门，或直接点一页。", "Each door is a chapter. Touch a door or a page."),
    "homeLeadReach": ("每扇门是一个篇章。点一扇门进去。", "Each door is a chapter. Touch one to go in."),
    "backToLoop": ("回到轮播", "Back to the start"),
    "chineseOnly": ("", "Chinese only for this page"),
    "period": ("时期：", "Period: "),
    "comingSoon": ("展示内容准备中", "Coming soon"),
    "hours": ("开放时间 Open", "Open 开放时间"),
    "wake": ("轻触唤醒 · Touch to wake", "Touch to wake · 轻触唤醒"),
    "guide": ("讲解中", "Guided tour"),
    "opens": ("打开", "Open"),
}


_SENTENCES = frozenset({"homeTitle", "homeLead", "homeLeadReach", "chineseOnly"})  # they may take two lines


def labels(language: Language) -> dict[str, str]:
    """Every word of the screen's own in ``language``, by name."""
    told = {name: pair[1 if language == "en" else 0] for name, pair in _WORDS.items()}
    return {name: typeset(words, language) if name in _SENTENCES else words for name, words in told.items()}


def numeral(index: int) -> str:
    """The sign of a section, from 0: 壹 贰 叁 肆, and plain numbers past ten."""
    return NUMERALS[index] if index < len(NUMERALS) else str(index + 1)
