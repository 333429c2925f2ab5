"""A problem -> the sentence that staff read, in five parts (docs/check.md); must not know how problems are found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from kiosk.deck.model import Language
from kiosk.deck.problems import Level, Problem, ProblemKind
from kiosk.staff.proof_words import FACES, MODES, PLACES
from kiosk.staff.sayings_en import ENGLISH
from kiosk.staff.sayings_zh import CHINESE
from kiosk.staff.schedule_words import STILL

_ORDER = {Level.ERROR: 0, Level.DEFECT: 1, Level.WARNING: 2}
_CHECK = frozenset(  # what only a person can know: 请核对
    {
        ProblemKind.ENCODING_GUESSED,
        ProblemKind.DATE_AHEAD,
        ProblemKind.CHARACTER_LOST,
        ProblemKind.FIGURE_PERCENT,
        ProblemKind.FIGURE_DOUBLED,
        ProblemKind.FIGURE_WORD,
        ProblemKind.FIGURE_UNIT_IN_VALUE,
        ProblemKind.KEY_BELOW,
        ProblemKind.KEY_TWICE,
        ProblemKind.FIGURE_NO_PERIOD,
        ProblemKind.FIGURE_NO_SOURCE,
        ProblemKind.FIGURE_TWIN,
        ProblemKind.TIME_RELATIVE,
        ProblemKind.WORDING_DIFFERS,
        ProblemKind.PICTURE_DARK,
        ProblemKind.PICTURE_CONSENT,
        ProblemKind.PICTURE_CAPTION_OLD,
        ProblemKind.ENGLISH_OLD,
    }
)
_ABOUT_NAME = frozenset(
    {
        ProblemKind.FILE_COPY,
        ProblemKind.FILE_UNNAMED,
        ProblemKind.FILE_CLASH,
        ProblemKind.SETTINGS_RENAMED,
        ProblemKind.ENGLISH_MISNAMED,
        ProblemKind.NAME_BROKEN,
        ProblemKind.PICTURE_CLASH,
    }
)
_ABOUT_FOLDER = frozenset(
    {
        ProblemKind.CONTENT_MISSING,
        ProblemKind.CONTENT_EMPTY,
        ProblemKind.FOLDER_UNREADABLE,
        ProblemKind.FOLDER_NESTED,
        ProblemKind.FOLDER_OUTSIDE,
        ProblemKind.FOLDER_COPY,
        ProblemKind.FOLDER_UNNAMED,
        ProblemKind.FOLDER_MISPLACED,
        ProblemKind.SECTION_BARE,
        ProblemKind.SECTION_EMPTY,
        ProblemKind.PICTURE_UNUSED,
        ProblemKind.LOOP_EMPTY,
        ProblemKind.LOOP_LONG,
        ProblemKind.FONT_NONE,
        ProblemKind.STATE_UNWRITABLE,
    }
)
_PICTURE_NAMES = frozenset(
    {
        ProblemKind.PICTURE_MISSING,
        ProblemKind.PICTURE_KIND,
        ProblemKind.PICTURE_OUTSIDE,
        ProblemKind.PICTURE_REMOTE,
    }
)
_FROM_LINE_ON = frozenset({ProblemKind.HEADER_MISSING, ProblemKind.DIVIDER_MISSING})
_LEVELS: dict[Language, dict[str, str]] = {
    "zh": {"must": "【必须改】", "should": "【建议改】", "check": "【请核对】"},
    "en": {"must": "[Must fix] ", "should": "[Should fix] ", "check": "[Please check] "},
}
_SCOPES: dict[Language, dict[str, str]] = {
    "zh": {"name": "文件名", "folder": "整个文件夹", "picture": "整张图片", "file": "整个文件"},
    "en": {"name": "file name", "folder": "whole folder", "picture": "whole picture", "file": "whole file"},
}


class _Role(Enum):
    """What a file is for, which decides what the screen does without it."""

    SLIDE = auto()
    COVER = auto()
    ENGLISH = auto()
    FIGURES = auto()
    SETTINGS = auto()
    PICTURE = auto()


_MEANWHILE: dict[Language, dict[_Role, str]] = {
    "zh": {
        _Role.SLIDE: "屏幕上先不显示这一页，其余照常。",
        _Role.COVER: "屏幕上这一篇章的封面先用文件夹的名字，其余照常。",
        _Role.ENGLISH: "屏幕上这一页的英文先用中文代替。",
        _Role.FIGURES: "屏幕上先不显示用到它的页面，其余照常。",
        _Role.SETTINGS: "屏幕先用默认的设置，其余照常。",
        _Role.PICTURE: "屏幕上先用本篇章的底图代替它，其余照常。",
    },
    "en": {
        _Role.SLIDE: "The screen leaves this page out; the rest is shown. ",
        _Role.COVER: "The screen shows the folder's name as this section's cover; the rest is shown. ",
        _Role.ENGLISH: "The screen shows Chinese in place of this page's English. ",
        _Role.FIGURES: "The screen leaves out the pages that use it; the rest is shown. ",
        _Role.SETTINGS: "The screen uses the usual setting; the rest is shown. ",
        _Role.PICTURE: "The screen shows the section's own background in its place; the rest is shown. ",
    },
}
_KEPT: dict[Language, dict[_Role, str]] = {  # what the screen does where the version before stays
    "zh": {
        _Role.SLIDE: "屏幕上仍是这一页改动前的样子。",
        _Role.COVER: "屏幕上仍是这一篇章原来的封面。",
        _Role.ENGLISH: "屏幕上这一页的英文仍是改动前的。",
        _Role.FIGURES: "⟦屏幕上仍用原来的“{was}”。|屏幕上的数字都没有变。⟧",
        _Role.SETTINGS: "屏幕仍用原来的设置。",
        _Role.PICTURE: "屏幕上继续用原来那张。",
    },
    "en": {
        _Role.SLIDE: "The screen keeps this page as it was. ",
        _Role.COVER: "The screen keeps this section's cover as it was. ",
        _Role.ENGLISH: "The screen keeps this page's English as it was. ",
        _Role.FIGURES: "⟦The screen still uses “{was}”. |No figure on the screen has changed. ⟧",
        _Role.SETTINGS: "The screen keeps its settings. ",
        _Role.PICTURE: "The screen keeps the picture it had. ",
    },
}
_KEPT_FOLDER: dict[Language, str] = {
    "zh": "屏幕上仍是原来的内容。",
    "en": "The screen keeps what it showed. ",
}
_CODES = {  # details that stand for words, in Chinese and in English
    "face": FACES,
    "hint": {
        "heading": (
            "正文里的小标题请写在“---”下面，写成“## ……”。",
            "A heading of the text stands below the “---”, as in “## ...”. ",
        ),
        "english-file": ("请写在 .en 文件里，那里写“标题：……”。", "Please write it in the .en file, as “title: ...”. "),
    },
    "perhaps": {
        "text": (
            "如果是正文，请在它前面单独一行输入 ---。",
            "If it is text, type --- on a line of its own above it. ",
        ),
    },
    "instead": {
        "not-used": ("没有用到认不出的几行，其余照常。", "does not use the lines that it does not know. "),
        "no-page": ("先不显示这一页，其余照常。", "leaves this page out; the rest is shown. "),
        "no-section": ("先不显示这一篇章，其余照常。", "leaves this section out; the rest is shown. "),
        "no-end": ("先一直显示，到日子不会自己撤下。", "shows it for now without a last day. "),
        "no-days": ("先不按这些日期。", "does without these days. "),
        "last-dates": (
            "仍按改动前的日期，原来没有写的就一直显示。",
            "keeps the dates as they were; without any it shows the page always. ",
        ),
        "chinese": ("这一页的英文先用中文代替。", "shows Chinese in place of this page's English. "),
    },
    "mode": {**MODES, "normal": ("", "")},
    "spot": PLACES,
    "still": STILL,
    "tongue": {"zh": ("", ""), "en": ("英文", "English ")},
}
_SLOT = re.compile(r"⟦(?P<optional>[^⟧]*)⟧|\{(?P<name>[a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Saying:
    """A kind's words in one language: what is wrong, what the screen does, what to do.

    {name} stands for a detail; ⟦one|other⟧ is the other, or nothing, where a detail in the one is missing. An empty
    ``meanwhile`` is what the screen does without such a file; {found} is the file's own name where nothing else was.
    """

    what: str
    meanwhile: str
    remedy: str


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """As staff read them: by how much they matter, then by file and line."""
    return sorted(problems, key=lambda item: (_ORDER[item.level], item.file, item.line or 0))


def sentence(problem: Problem, language: Language = "zh") -> str:
    """The problem for staff: how much it matters, file and place, what is wrong, what the screen does, what to do."""
    saying = Saying(*(ENGLISH if language == "en" else CHINESE)[problem.kind])
    level = _LEVELS[language][_level_word(problem)]
    meanwhile = _kept(problem, language) or saying.meanwhile or _MEANWHILE[language][_role(problem.file)]
    colon = ": " if language == "en" else "："
    text = "".join(_filled(part, problem, language) for part in (saying.what, meanwhile, saying.remedy))
    return f"{level}{_where(problem, language)}{colon}{text}".strip()


def _kept(problem: Problem, language: Language) -> str:
    """What the screen does where it keeps what it had; "" where it had nothing."""
    if not problem.detail("kept"):
        return ""
    if problem.kind in _ABOUT_FOLDER:
        return _KEPT_FOLDER[language]
    if problem.kind in _PICTURE_NAMES:
        return _KEPT[language][_Role.PICTURE]
    return _KEPT[language][_role(problem.file)]


def _level_word(problem: Problem) -> str:
    if problem.level is not Level.WARNING:
        return "must"
    return "check" if problem.kind in _CHECK else "should"


def _role(file: str) -> _Role:
    name = file.rpartition("/")[2].lower()
    if file.startswith("images"):
        return _Role.PICTURE
    if file.rpartition("/")[0] == "slides" and name.startswith(("figures.", "数字")):
        return _Role.FIGURES
    if name.startswith("kiosk."):
        return _Role.SETTINGS
    if ".en." in name:
        return _Role.ENGLISH
    return _Role.COVER if name.startswith("section.") else _Role.SLIDE


def _where(problem: Problem, language: Language) -> str:
    words = _SCOPES[language]
    if problem.line is None:
        scope = words["file"]
        if problem.kind in _ABOUT_NAME:
            scope = words["name"]
        elif problem.kind in _ABOUT_FOLDER:
            scope = words["folder"]
        elif problem.file.startswith("images/"):
            scope = words["picture"]
        quoted = f"“{problem.place}”" if problem.place else ""
        return f"{problem.file} {scope}{quoted if language == 'zh' else ' ' * bool(quoted) + quoted}"
    cell = problem.detail("cell")
    onward = problem.kind in _FROM_LINE_ON
    if language == "en":
        place = f" “{problem.place}”" if problem.place else ""
        return (
            f"{problem.file} line {problem.line}{' onward' if onward else ''}{place}{f' (cell {cell})' if cell else ''}"
        )
    place = f"“{problem.place}”" if problem.place else ""
    return f"{problem.file} 第 {problem.line} 行{'起' if onward else ''}{place}{f'（{cell} 格）' if cell else ''}"


def _filled(template: str, problem: Problem, language: Language) -> str:
    known = {"found": problem.file.rpartition("/")[2], **dict(problem.details), "place": problem.place}

    for name, words in _CODES.items():
        if (code := known.get(name, "")) in words:
            known[name] = words[code][language == "en"]

    def fill(match: re.Match[str]) -> str:
        if match["name"]:
            return known.get(match["name"], "")
        first, _, second = match["optional"].partition("|")
        complete = all(known.get(slot["name"]) for slot in _SLOT.finditer(first))
        return _SLOT.sub(fill, first if complete else second)

    return _SLOT.sub(fill, template)
