"""Findings of the proof in staff's words, Chinese and English. Knows nothing of how they were measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.deck.model import Language
    from kiosk.staff.proving import Found

LONGEST = 40
_UNSEEN = re.compile("[\u2060\u200b]")

FACES = {
    "panel": ("面板", "panel"),
    "page": ("详情页", "page"),
    "section": ("篇章页", "section screen"),
    "home": ("首页", "Home"),
    "photo": ("大图", "large picture"),
    "idle": ("“还在看吗”卡片", "“Still reading?” card"),
    "title": ("开头", "opening screen"),
}
MODES = {
    "large": ("大字", "large type"),
    "contrast": ("高对比", "high contrast"),
    "reach": ("按钮下移", "lower buttons"),
}
PLACES = {
    "title": ("标题", "the title"),
    "lead": ("导语", "the lead"),
    "body": ("正文", "the text"),
    "caption": ("图说", "the caption"),
    "figure": ("数字", "the figure"),
    "chart": ("图表", "the chart"),
    "timeline": ("时间线", "the timeline"),
    "card": ("卡片", "the card"),
    "button": ("按钮", "the button"),
    "target": ("按钮", "the button"),
    "strip": ("底部的篇章条", "the strip of sections"),
    "door": ("首页的门", "the door"),
    "note": ("小字", "the small print"),
    "mark": ("小字", "the small print"),
    "subtitle": ("另一种文字的标题", "the title in the other language"),
    "idle": ("“还在看吗”卡片", "the card"),
    "ornament": ("底图", "the stand-in"),
}
_ZH = {
    "cut:dots": "{place}“{text}”放不下，末尾成了“…”。请把它改短。",
    "cut:covered": "{place}“{text}”被盖住了一部分。请把它改短，或删去旁边的内容。",
    "cut": "{place}“{text}”超出了自己的位置，边上的字看不全。请把它改短。",
    "overlap": "{place}“{text}”和“{other}”叠在一起。请把其中一处改短。",
    "lone": "{place}“{text}”的最后一行只有一个字“{character}”。请增减一两个字。",
    "small": "按钮“{text}”只有 {mm} 毫米，手指至少要 {least} 毫米。这要改版面，请告诉维护程序的人。",
    "close": "按钮“{text}”和“{other}”只隔 {mm} 毫米，至少要 {least} 毫米。这要改版面，请告诉维护程序的人。",
    "faint": "{place}“{text}”和底色的对比只有 {ratio}:1，至少要 {least}:1。请换一张图片，或告诉维护程序的人。",
    "glyph": "{place}“{text}”里的“{characters}”，这台机器的字体里没有，屏幕上会是方框。请换一个字。",
    "outside": "{place}“{text}”伸到了屏幕外面。请把它改短；如果是按钮，请告诉维护程序的人。",
    "unreachable": "开了“按钮下移”，坐着的人还是够不到“{text}”。这要改版面，请告诉维护程序的人。",
}
_EN = {
    "cut:dots": "{place} “{text}” does not fit and ends in “…”. Please shorten it.",
    "cut:covered": "{place} “{text}” is partly covered. Please shorten it, or what stands beside it.",
    "cut": "{place} “{text}” runs out of its place and cannot be read to its end. Please shorten it.",
    "overlap": "{place} “{text}” and “{other}” lie on each other. Please shorten one of them.",
    "lone": "the last line of {place} “{text}” is a single character, “{character}”. Please add or drop a word.",
    "small": "the button “{text}” is {mm} mm; a finger needs {least}. The layout must change: tell the maintainers.",
    "close": "the buttons “{text}” and “{other}” are {mm} mm apart, {least} is the least. The layout must change:"
    " tell the maintainers.",
    "faint": "{place} “{text}” has a contrast of {ratio}:1 to its ground, {least}:1 is the least. Please take another"
    " picture, or tell the maintainers.",
    "glyph": "{place} “{text}” has “{characters}”, which no font of this machine can draw. Please use another"
    " character.",
    "outside": "{place} “{text}” reaches out of the screen. Please shorten it; a button is for the maintainers.",
    "unreachable": "with lower buttons on, a seated person cannot reach “{text}”. The layout must change: tell the"
    " maintainers.",
}


def sentence(found: Found, language: Language) -> str:
    """Where it is, what is wrong, what to do."""
    english = language == "en"
    how = f"{found.kind}:{found.details.get('how', '')}"
    words = _EN if english else _ZH
    place = PLACES.get(found.place, PLACES["title"])[english]
    told = words.get(how, words[found.kind]).format(
        place=place,
        text=quoted(found.text),
        **{name: quoted(value) for name, value in found.details.items() if name != "how"},
    )
    return where(found, language) + (": " if english else "：") + told


def where(found: Found, language: Language) -> str:
    """The screen: slide and face, language, modes, size and how far it is scrolled."""
    english = language == "en"
    face = FACES[found.face][english]
    shown = (
        ("Chinese" if found.language == "zh" else "English")
        if english
        else f"{'英文' if found.language == 'en' else '中文'}"
    )
    modes = [MODES[mode][english] for mode in found.mode.split("+") if mode in MODES]
    parts = [shown, *modes, found.size]
    if found.fold:
        parts.append(f"scrolled down {found.fold}×" if english else f"往下看第 {found.fold} 次")
    if english:
        name = f"slides/{found.slide}, {face}" if found.slide and found.face != "idle" else face
        return f"{name} ({', '.join(parts)})"
    name = f"slides/{found.slide} 的{face}" if found.slide and found.face != "idle" else face
    return f"{name}（{'，'.join(parts)}）"


def others(count: int, language: Language) -> str:
    """What is added where the same was found on more screens."""
    if language == "en":
        return f" (so on {count} more screens)" if count > 1 else " (so on one more screen)"
    return f"（还有 {count} 个画面也是这样）"


def quoted(text: str) -> str:
    """A text as it is quoted in a sentence: one line, not too long."""
    line = (
        _UNSEEN.sub("", text)
        .replace("\n", " / ")
        .replace("\u2009", " ")
        .replace("\u202f", " ")
        .replace("\u00a0", " ")
        .strip()
    )
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
