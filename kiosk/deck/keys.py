"""The keys and fixed words that staff may write in a header, in Chinese and English; must not know their use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from kiosk.deck.model import Language, Layout, PanelKind, ThemeName
from kiosk.deck.wording import folded, nearest, plain_width

T = TypeVar("T")


class Key(StrEnum):
    """A header key; its value is its English name."""

    TITLE = "title"
    NAME = "name"
    LEAD = "lead"
    PICTURE = "picture"
    CAPTION = "caption"
    ALT = "alt"
    FOCUS = "focus"
    CONSENT = "consent"  # of those who can be recognised in the slide's photos
    FIGURES = "figures"
    BADGE = "badge"
    LAYOUT = "layout"
    PANEL = "panel"
    LOOP = "loop"
    THEME = "theme"
    SHOW_FROM = "show_from"
    SHOW_UNTIL = "show_until"
    HOURS = "hours"
    CREDIT = "credit"
    STATUS = "status"
    NOTE = "note"  # for whoever edits the file; never shown, and as often as they like
    # settings
    TITLE_EN = "title_en"
    CREDIT_EN = "credit_en"
    LANGUAGES = "languages"
    SCREEN_INCHES = "screen_inches"
    IDLE_SECONDS = "idle_seconds"
    WARNING_SECONDS = "warning_seconds"
    DWELL_MIN_SECONDS = "dwell_min_seconds"
    DWELL_MAX_SECONDS = "dwell_max_seconds"
    GUIDE_SECONDS = "guide_seconds"
    OPENING_HOURS = "opening_hours"
    CLOSED_WEEKDAYS = "closed_weekdays"
    CLOSED_DATES = "closed_dates"
    OPEN_DATES = "open_dates"
    CLOSED_SCREEN = "closed_screen"
    REDUCED_MOTION = "reduced_motion"
    PUBLISHING = "publishing"


CHINESE: Mapping[Key, tuple[str, ...]] = MappingProxyType(
    {
        Key.TITLE: ("标题", "题目"),
        Key.NAME: ("短名", "简称"),
        Key.LEAD: ("导语", "引言", "摘要"),
        Key.PICTURE: ("图片", "照片", "配图", "图像"),
        Key.CAPTION: ("图说", "图注", "图片说明"),
        Key.ALT: ("替代文字",),
        Key.FOCUS: ("焦点",),
        Key.CONSENT: ("肖像", "肖像同意", "肖像权"),
        Key.FIGURES: ("数字", "数据"),
        Key.BADGE: ("徽章",),
        Key.LAYOUT: ("版式", "板式", "布局"),
        Key.PANEL: ("面板",),
        Key.LOOP: ("轮播",),
        Key.THEME: ("主题",),
        Key.SHOW_FROM: ("开始日期", "起始日期", "上线日期"),
        Key.SHOW_UNTIL: ("结束日期", "截止日期", "到期日期", "下线日期"),
        Key.HOURS: ("时段",),
        Key.CREDIT: ("出处", "来源"),
        Key.STATUS: ("状态",),
        Key.NOTE: ("备注", "注"),
        Key.TITLE_EN: ("英文标题",),
        Key.CREDIT_EN: ("英文署名",),
        Key.LANGUAGES: ("语言",),
        Key.SCREEN_INCHES: ("屏幕尺寸",),
        Key.IDLE_SECONDS: ("无人等候",),
        Key.WARNING_SECONDS: ("提醒",),
        Key.DWELL_MIN_SECONDS: ("最短停留",),
        Key.DWELL_MAX_SECONDS: ("最长停留",),
        Key.GUIDE_SECONDS: ("讲解",),
        Key.OPENING_HOURS: ("开放时间",),
        Key.CLOSED_WEEKDAYS: ("休息日", "闭馆日"),
        Key.CLOSED_DATES: ("休息日期", "闭馆日期"),
        Key.OPEN_DATES: ("开放日期",),
        Key.CLOSED_SCREEN: ("闭馆画面",),
        Key.REDUCED_MOTION: ("减少动效",),
        Key.PUBLISHING: ("发布",),
    }
)
SETTINGS_CHINESE: Mapping[Key, tuple[str, ...]] = MappingProxyType({**CHINESE, Key.CREDIT: ("署名",)})
_PICTURE_KEYS = (Key.PICTURE, Key.CAPTION, Key.ALT, Key.FOCUS)
SLIDE_KEYS = frozenset(
    {
        *(Key.TITLE, Key.LEAD, *_PICTURE_KEYS, Key.CONSENT, Key.FIGURES, Key.BADGE, Key.LAYOUT),
        *(Key.PANEL, Key.LOOP),
        *(Key.SHOW_FROM, Key.SHOW_UNTIL, Key.HOURS, Key.CREDIT, Key.STATUS, Key.NOTE),
    }
)
SECTION_KEYS = frozenset(
    {
        *(Key.TITLE, Key.NAME, Key.LEAD, *_PICTURE_KEYS, Key.CONSENT, Key.FIGURES, Key.BADGE, Key.LOOP, Key.THEME),
        *(Key.SHOW_FROM, Key.SHOW_UNTIL, Key.HOURS, Key.CREDIT, Key.STATUS, Key.NOTE),
    }
)
ENGLISH_KEYS = frozenset(
    {Key.TITLE, Key.NAME, Key.LEAD, Key.PICTURE, Key.CAPTION, Key.ALT, Key.BADGE, Key.CREDIT, Key.STATUS, Key.NOTE}
)
CONTENT_KEYS = SLIDE_KEYS | SECTION_KEYS
SETTINGS_KEYS = frozenset(
    {
        *(Key.TITLE, Key.TITLE_EN, Key.CREDIT, Key.CREDIT_EN, Key.LANGUAGES, Key.SCREEN_INCHES),
        *(Key.IDLE_SECONDS, Key.WARNING_SECONDS, Key.DWELL_MIN_SECONDS, Key.DWELL_MAX_SECONDS),
        *(Key.GUIDE_SECONDS, Key.OPENING_HOURS, Key.REDUCED_MOTION, Key.PUBLISHING, Key.NOTE),
        *(Key.CLOSED_WEEKDAYS, Key.CLOSED_DATES, Key.OPEN_DATES, Key.CLOSED_SCREEN),
    }
)
LAYOUTS: Mapping[str, Layout] = {
    "故事": Layout.STORY,
    "时间线": Layout.TIMELINE,
    "图表": Layout.CHART,
    "图集": Layout.GALLERY,
    **{layout.value: layout for layout in Layout},
}
PANELS: Mapping[str, PanelKind] = {
    "故事": PanelKind.STORY,
    "数字": PanelKind.FIGURES,
    "时间线": PanelKind.TIMELINE,
    "图表": PanelKind.CHART,
    **{kind.value: kind for kind in PanelKind if kind is not PanelKind.COVER},
}
THEMES: Mapping[str, ThemeName] = {
    **dict.fromkeys(("曙", "黎明", "dawn"), ThemeName.DAWN),
    **dict.fromkeys(("晨", "上午", "早晨", "morning"), ThemeName.MORNING),
    **dict.fromkeys(("午", "正午", "noon"), ThemeName.NOON),
    **dict.fromkeys(("灯", "灯火", "dusk"), ThemeName.DUSK),
}
YES_NO: Mapping[str, bool] = {
    **dict.fromkeys(("是", "要", "有", "yes", "true", "y"), True),
    **dict.fromkeys(("否", "不", "不要", "无", "no", "false", "n"), False),
}
LOOPS: Mapping[str, bool] = {
    **YES_NO,
    **dict.fromkeys(("轮播", "开", "on"), True),
    **dict.fromkeys(("不轮播", "不进轮播", "关", "off"), False),
}
WEEKDAYS: Mapping[str, int] = {
    f"{word}{day}": number
    for word in ("周", "星期", "礼拜", "每周")
    for number, days in enumerate(("一", "二", "三", "四", "五", "六", "日天"))
    for day in days
} | {
    form: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
    for form in (name, f"{name}s", name[:3])
}
SCREENS: Mapping[str, bool] = {  # whether a closed hall's screen goes off
    **dict.fromkeys(("关屏", "关闭", "off"), True),
    **dict.fromkeys(("暗场", "变暗", "dim"), False),
}
STATUSES: Mapping[str, bool] = {  # whether it is a draft
    **dict.fromkeys(("草稿", "draft"), True),
    **dict.fromkeys(("完成", "已完成", "定稿", "终稿", "发布", "已发布", "ready", "final", "done"), False),
}
PUBLISHINGS: Mapping[str, bool] = {  # whether a change waits for somebody's approval
    **dict.fromkeys(("直接", "直接发布", "direct"), False),
    **dict.fromkeys(("审签后", "审签", "审核后", "审批后", "approved", "approval"), True),
}
NO_CONSENT = frozenset(
    {
        "否",
        "不",
        "未",
        "不同意",
        "未同意",
        "没同意",
        "没有同意",
        "没有",
        "无",
        "待定",
        "待确认",
        "no",
        "notyet",
        "pending",
    }
)
LANGUAGE_NAMES: Mapping[str, Language] = {
    **dict.fromkeys(("中文", "汉语", "zh", "chinese"), "zh"),
    **dict.fromkeys(("英文", "英语", "en", "english"), "en"),
}

BOTH_LANGUAGES = frozenset({"中英", "中英文", "双语", "中英双语", "中英文双语", "bilingual"})

_NONE = frozenset({"无", "没有", "暂无", "不要", "-", "--", "—", "——", "/", "none"})
_ALWAYS = _NONE | {"长期", "长期有效", "永久", "不限"}
NOTHING: Mapping[Key, frozenset[str]] = MappingProxyType(  # words by which staff leave a key empty
    {
        **dict.fromkeys((Key.PICTURE, Key.CAPTION, Key.ALT, Key.FOCUS, Key.FIGURES, Key.BADGE, Key.LEAD), _NONE),
        **dict.fromkeys((Key.SHOW_FROM, Key.SHOW_UNTIL, Key.CLOSED_DATES, Key.OPEN_DATES), _ALWAYS),
        **dict.fromkeys((Key.HOURS, Key.OPENING_HOURS), _ALWAYS | {"全天", "全天候", "全日"}),
        Key.CLOSED_WEEKDAYS: _NONE | {"全年无休", "无休", "不休息"},
    }
)
LONGEST_NOTHING = max(len(word) for words in NOTHING.values() for word in words)
_TO_KEYS: Mapping[str, str] = MappingProxyType(  # what staff call it elsewhere, and which key has it here
    {"副标题": "导语", "徽标": "徽章", "标签": "徽章", "指标": "数字"}
)
_OF_PROSE = frozenset(
    {
        "时间",
        "日期",
        "地点",
        "地址",
        "电话",
        "人物",
        "主办",
        "承办",
        "协办",
        "内容",
        "主讲",
        "嘉宾",
        "对象",
        "报名",
        "费用",
    }
)
_HINTS: Mapping[str, str] = MappingProxyType({"小标题": "heading", "英文标题": "english-file"})


def meant_key(word: str, names: Iterable[str]) -> str:
    """Which of the keys ``names`` staff most likely mean by a word that is no key; "" where it is more like prose."""
    form = folded(plain_width(word))
    known = list(names)
    if form in _TO_KEYS:
        return _TO_KEYS[form] if _TO_KEYS[form] in known else ""
    return "" if form in _OF_PROSE or form in _HINTS else nearest(word, known)


def key_hint(word: str) -> str:
    """A code for what belongs elsewhere than in this header; "" for all other words."""
    return _HINTS.get(folded(plain_width(word)), "")


def is_key_elsewhere(word: str) -> bool:
    """Whether a word that is no key is what staff call one, or one of another file."""
    return folded(plain_width(word)) in _TO_KEYS or bool(key_hint(word))


def key_names(keys: Iterable[Key], chinese: Mapping[Key, tuple[str, ...]] = CHINESE) -> dict[str, Key]:
    """Each accepted spelling, in the form that ``key_form`` gives, and its key."""
    return {key_form(name): key for key in keys for name in (*chinese[key], key.value)}


def key_form(text: str) -> str:
    """The form in which a key is compared: half-width, small, without spaces, _ and -."""
    return folded(plain_width(text)).replace("_", "").replace("-", "").strip("*\"'“”#")


def choose(text: str, words: Mapping[str, T]) -> T | None:
    """What the word stands for, None where it is none of them."""
    return words.get(folded(plain_width(text)))
