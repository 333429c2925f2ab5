"""Writes docs/check.md: every problem that check knows, with its sentence for staff. ``--print`` only shows it."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kiosk.deck.problems import LEVELS, Level, ProblemKind, problem  # noqa: E402
from kiosk.staff.sentences import sentence  # noqa: E402

_HEAD = """# What check says

`kiosk check` (in a checkout `make check`) reads `slides/` and `images/` and says, for each thing to mend, which file,
where in it, what is wrong, what the screen shows meanwhile, and what to do. `--watch` does so again at every change,
`--json` is for programs. A running kiosk applies the same rules before anything goes live.

- **【必须改】**: the page, or the part of it, keeps its last good version on the wall; what was never there is left
  out. Only errors end `check` with 1.
- **【建议改】** and **【请核对】**: it is on the wall; somebody should look.

What it asks about photos is what can be measured: how light their middle is (there is no face detector),
how large they are for where the screen shows them (`--size` names another screen than 1920x1080), whether a
camera wrote its name into them (messengers take it out; of those nobody is asked). `肖像：已同意` or `肖像：无人物` in
a slide's header answers for its photos; any other note, such as where the consent is kept, will do too.
Whether a photo was replaced while its words stayed, or the Chinese changed while its English stayed, is
known where a release of the folder is on the wall. Characters that no font has are found with the fonts of
the machine that checks. What it cannot see: zeros that a spreadsheet took from the front of a code (007),
and files that OneDrive only shows by name (they read as empty or unreadable, and say so).

Each kind of problem, with an example of its sentence. `python tools/checkdoc.py` writes this page; a test compares.
"""
_GROUPS = (
    ("Pictures", ("PICTURE_",)),
    ("Folders and files", ("CONTENT_", "FOLDER_", "FILE_", "NAME_", "OFFICE_", "SECTION_", "SETTINGS_", "STATE_")),
    ("Characters", ("ENCODING_", "CHARACTER_")),
    (
        "Headers",
        (
            "DIVIDER_",
            "HEADER_",
            "KEY_",
            "VALUE_",
            "PUBLISHING_",
            "STATUS_",
            "TITLE_",
            "DATE_",
            "DATES_",
            "HOURS_",
            "FOCUS_",
            "NUMBER_BAD",
            "NUMBER_RANGE",
        ),
    ),
    (
        "Texts and pages",
        (
            "HTML",
            "LINK",
            "MARK_",
            "TABLE_",
            "TIMELINE_",
            "CHART_",
            "FIGURES_NONE",
            "GALLERY_",
            "PANEL_",
            "LAYOUT_",
            "TIME_",
            "WORDING_",
            "GLYPH_",
            "FONT_",
            "LOOP_",
            "NUMBER_DIFFERS",
            "COVER_",
            "SLIDE_",
        ),
    ),
    ("English", ("ENGLISH_",)),
    ("Figures", ("FIGURE_", "FIGURES_")),
)
_DETAILS = {
    "allowed": "故事、时间线、图表、图集",
    "call": "{城镇新增就业}",
    "cell": "B12",
    "columns": "名称、数值",
    "count": "6",
    "date": "2026-11-23",
    "day": "2026-11-24",
    "format": "TIFF",
    "found": "cuibali",
    "first": "标题：三个地方，三种办法",
    "height": "720",
    "instead": "no-page",
    "least": "1920",
    "megabytes": "210",
    "missing": "text",
    "missing_zh": "正文",
    "most": "50",
    "most_megabytes": "200",
    "name": "城镇新增就业",
    "nearest": "cuibaili",
    "panels": "28",
    "place": "图片",
    "reason": "No space left on device",
    "row": "12",
    "seconds": "480",
    "several": "翠柏里.jpg、翠柏里.png",
    "title": "创造",
    "usual": "江南翠柏里",
    "value": "33457人",
    "width": "1080",
    "text": "江南翠柏里创新街区正在成形",
    "shown": "33 thousand 人次",
    "spot": "title",
    "face": "panel",
    "mode": "large",
    "tongue": "zh",
    "other": "研究院、人才和更新中的街区",
    "characters": "𬭎",
}
_OWN = {  # where the example above would not fit the kind
    ProblemKind.PICTURE_UNUSED: {"several": "旧照片.jpg、备用.png", "count": "2"},
    ProblemKind.LOOP_LONG: {"most": "180"},
    ProblemKind.FIGURE_DATE: {"found": "1月8日", "meant": "1-8"},
    ProblemKind.FIGURE_HASHES: {"found": "#####"},
    ProblemKind.FIGURE_SCIENTIFIC: {"found": "1.2E+08"},
    ProblemKind.FIGURE_FORMULA: {"found": "=B2+B3"},
    ProblemKind.FIGURE_PERCENT: {"found": "92.10%", "value": "92.10"},
    ProblemKind.FIGURE_UNIT_IN_VALUE: {"found": "33457人", "value": "33457", "unit": "人"},
    ProblemKind.FIGURE_NOT_NUMBER: {"found": "33l57"},
    ProblemKind.FIGURE_QUALIFIER: {"found": "近乎"},
    ProblemKind.FIGURE_SHAPE: {"found": "环型", "nearest": "环形"},
    ProblemKind.FIGURE_ENGLISH_VALUE: {"found": "about 6"},
    ProblemKind.KEY_UNKNOWN: {"nearest": "徽章"},
    ProblemKind.FIGURES_COLUMN_UNKNOWN: {"nearest": "单位"},
    ProblemKind.FIGURE_UNKNOWN: {"name": "新增就业人数", "nearest": "城镇新增就业"},
    ProblemKind.VALUE_UNKNOWN: {"found": "图标", "nearest": "图表"},
    ProblemKind.TITLE_MISSING: {"found": "翠柏里"},
    ProblemKind.ENGLISH_MISSING: {"english": "20-翠柏里.en.txt"},
    ProblemKind.HEADER_LINE: {"found": "江南翠柏里"},
    ProblemKind.DATE_BAD: {"found": "下周一", "instead": "last-dates"},
    ProblemKind.HOURS_BAD: {"found": "早上"},
    ProblemKind.FOCUS_BAD: {"found": "左边"},
    ProblemKind.FOCUS_DIFFERS: {"name": "天一夜景.jpg", "first": "slides/10-开篇/20-夜景.txt"},
    ProblemKind.CHART_MIXED: {"first": "共富基金覆盖", "several": "城镇新增就业"},
    ProblemKind.CHART_RING: {"several": "城镇新增就业"},
    ProblemKind.NUMBER_BAD: {"found": "很大"},
    ProblemKind.NUMBER_RANGE: {"found": "5", "lowest": "10", "highest": "120"},
    ProblemKind.CHARACTER_LOST: {"found": "石?街道"},
    ProblemKind.PANEL_WORDY: {"count": "62"},
    ProblemKind.PICTURE_CAPTION_OLD: {"name": "环线.jpg", "note": "沙盘模型示意"},
    ProblemKind.PICTURE_CONSENT: {"several": "合影.jpg、访谈.jpg"},
    ProblemKind.GLYPH_MISSING: {"found": "𪚥"},
    ProblemKind.TITLE_LONG: {"found": "江南翠柏里创新街区", "most": "8"},
    ProblemKind.TIME_RELATIVE: {"found": "去年"},
    ProblemKind.FILE_CLASH: {"first": "20-翠柏里.md"},
    ProblemKind.FOLDER_MISPLACED: {"found": "images"},
    ProblemKind.PICTURE_KIND: {"nearest": "cuibaili.pdf"},
    ProblemKind.SETTINGS_RENAMED: {"of": "kiosk.txt"},
    ProblemKind.ENGLISH_MISNAMED: {"first": "20-翠柏里.txt", "name": "20-翠柏里.en.txt"},
    ProblemKind.FIGURES_SEVERAL: {"first": "figures.csv"},
    ProblemKind.PICTURE_AMBIGUOUS: {"first": "翠柏里.jpg"},
    ProblemKind.PICTURE_CLASH: {"first": "CUIBAILI.jpg"},
    ProblemKind.FIGURE_TWICE: {"first": "3"},
    ProblemKind.FIGURES_COLUMN_TWICE: {"first": "数值"},
    ProblemKind.KEY_TWICE: {"first": "2"},
    ProblemKind.DIVIDER_MISSING: {"instead": ""},
    ProblemKind.FIGURE_DOUBLED: {"found": "人", "value": "33457人"},
    ProblemKind.FIGURE_WORD: {"found": "若干", "unit": "人"},
    ProblemKind.PUBLISHING_UNKNOWN: {"found": "审签以后", "nearest": "审签后", "allowed": "直接、审签后"},
    ProblemKind.STATUS_UNKNOWN: {"found": "草稿，待审"},
    ProblemKind.PANEL_FIGURES: {"first": "城镇新增就业、失业人员再就业、招聘岗位"},
    ProblemKind.FIGURE_ENGLISH_UNIT: {"name": "观展人次"},
    ProblemKind.FIGURE_TWIN: {"first": "新增就业", "row": "3"},
}
_PLACES = {
    ProblemKind.FIGURE_ENGLISH_UNIT: "英文单位",
    ProblemKind.TIME_RELATIVE: "去年",
    ProblemKind.NUMBER_DIFFERS: "33475人",
    ProblemKind.PICTURE_CAPTION_OLD: "图说",
    ProblemKind.WORDING_DIFFERS: "江南翠百里",
    ProblemKind.GLYPH_MISSING: "",
    ProblemKind.KEY_UNKNOWN: "徽彰",
    ProblemKind.PUBLISHING_UNKNOWN: "发布",
    ProblemKind.STATUS_UNKNOWN: "状态",
    ProblemKind.VALUE_UNKNOWN: "版式",
    ProblemKind.DATE_BAD: "结束日期",
    ProblemKind.DATES_REVERSED: "结束日期",
    ProblemKind.HOURS_BAD: "时段",
    ProblemKind.FOCUS_BAD: "焦点",
    ProblemKind.NUMBER_BAD: "屏幕尺寸",
    ProblemKind.NUMBER_RANGE: "屏幕尺寸",
    ProblemKind.CHARACTER_LOST: "",
    ProblemKind.TITLE_MISSING: "",
    ProblemKind.HEADER_LINE: "",
    ProblemKind.HEADER_MISSING: "",
    ProblemKind.DIVIDER_MISSING: "",
    ProblemKind.KEY_BELOW: "结束日期",
    ProblemKind.KEY_TWICE: "导语",
    ProblemKind.KEY_NOT_HERE: "主题",
    ProblemKind.HTML: "<b>",
    ProblemKind.LINK: "www.",
    ProblemKind.MARK_UNPAIRED: "**",
    ProblemKind.TABLE_ROW_LONG: "",
    ProblemKind.TABLE_TABS: "",
    ProblemKind.PICTURE_OPEN: "![图说](",
    ProblemKind.TIMELINE_NO_TABLE: "版式",
    ProblemKind.CHART_NO_NUMBER: "版式",
    ProblemKind.CHART_MIXED: "数字",
    ProblemKind.CHART_RING: "数字",
    ProblemKind.FIGURES_NONE: "面板",
    ProblemKind.GALLERY_NO_PICTURE: "版式",
    ProblemKind.PANEL_WORDY: "",
    ProblemKind.PANEL_FIGURES: "数字",
    ProblemKind.TITLE_LONG: "标题",
    ProblemKind.FIGURE_UNKNOWN: "{新增就业人数}",
    ProblemKind.FIGURE_FAULTY: "{城镇新增就业}",
    ProblemKind.FIGURE_BRACE: "",
    ProblemKind.FIGURE_DOUBLED: "{城镇新增就业}",
    ProblemKind.PICTURE_NOT_IN_CHINESE: "b.jpg",
    ProblemKind.PICTURE_CLASH: "cuibaili.JPG",
    ProblemKind.PICTURE_MAP: "海曙地图.png",
    ProblemKind.FIGURES_COLUMN_UNKNOWN: "单为",
}
_CELL = "数值"  # of a row in figures.csv
_ROW = 12
_FILES = {
    "PICTURE_TRUNCATED PICTURE_NOT_PICTURE PICTURE_TOO_LARGE PICTURE_HEIC PICTURE_UNSUPPORTED PICTURE_TIMEOUT "
    "PICTURE_CRASHED PICTURE_UNREADABLE PICTURE_TOO_SMALL PICTURE_DARK PICTURE_FAILED": "images/天一夜景.jpg",
    "PICTURE_UNUSED": "images",
    "CONTENT_MISSING CONTENT_EMPTY LOOP_EMPTY LOOP_LONG FONT_NONE": "slides",
    "FOLDER_UNREADABLE FOLDER_NESTED FOLDER_OUTSIDE SECTION_BARE SECTION_EMPTY": "slides/20-创造",
    "COVER_CRASHED SECTION_CRASHED": "slides/20-创造/section.txt",
    "FOLDER_COPY": "slides/20-创造 - 副本",
    "FOLDER_UNNAMED": "slides/新建文件夹",
    "FOLDER_MISPLACED": "slides/images",
    "FILE_COPY": "slides/20-创造/20-翠柏里 - 副本.txt",
    "FILE_SHORTCUT": "slides/20-创造/25-招聘会.txt - 快捷方式.lnk",
    "FILE_PAUSE": "slides/暂停.txt",
    "SETTINGS_MISSING": "slides/kiosk.md",
    "SETTINGS_RENAMED": "slides/设置.txt",
    "ENGLISH_MISNAMED": "slides/20-创造/20-翠柏里-en.txt",
    "FIGURES_SEVERAL": "slides/数字表.csv",
    "STATE_UNWRITABLE": "state",
    "PUBLISHING_UNKNOWN": "slides/kiosk.md",
    "ENGLISH_PARTIAL ENGLISH_OLD ENGLISH_ORPHAN": "slides/20-创造/20-翠柏里.en.txt",
}
_WHOLE = (
    "PICTURE_T",
    "PICTURE_NOT_P",
    "PICTURE_HEIC",
    "PICTURE_UN",
    "PICTURE_F",
    "PICTURE_CRASHED",
    "COVER_",
    "SLIDE_",
    "FILE_",
    "CONTENT_",
    "FOLDER_",
    "SECTION_",
    "SETTINGS_",
    "STATE_",
    "NAME_",
    "OFFICE_",
    "ENCODING_",
    "LOOP_",
    "LAYOUT_",
    "FONT_",
    "PICTURE_DARK",
    "PICTURE_CONSENT",
    "DATE_PAST",
    "DATE_AHEAD",
    "FOCUS_DIFFERS",
    "ENGLISH_",
    "FIGURES_WORKBOOK",
    "FIGURES_MISSING",
    "FIGURES_SEVERAL",
)


def _file(kind: ProblemKind) -> str:
    for kinds, file in _FILES.items():
        if kind.name in kinds.split():
            return file
    if kind.name.startswith(("FIGURES_", "FIGURE_")) and kind not in {
        ProblemKind.FIGURE_UNKNOWN,
        ProblemKind.FIGURE_FAULTY,
        ProblemKind.FIGURE_BRACE,
        ProblemKind.FIGURE_DOUBLED,
        ProblemKind.FIGURES_NONE,
    }:
        return "slides/figures.csv"
    return "slides/20-创造/20-翠柏里.txt"


def page() -> str:
    """The whole of docs/check.md."""
    parts = [_HEAD]
    left = list(ProblemKind)
    for title, starts in _GROUPS:
        rows = [kind for kind in left if kind.name.startswith(starts)]
        left = [kind for kind in left if kind not in rows]
        parts.append(f"\n## {title}\n\n| kind | example |\n|---|---|\n")
        for kind in rows:
            whole = kind.name.startswith(_WHOLE)
            details = _DETAILS | _OWN.get(kind, {})
            sheet = _file(kind) == "slides/figures.csv"
            place = "" if whole else _PLACES.get(kind, _CELL if sheet else details["place"])
            given = {name: value for name, value in details.items() if name != "place"}
            if whole or not sheet:
                given.pop("cell")
            item = problem(kind, _file(kind), None if whole else _ROW if sheet else 3, place, **given)
            mark = {Level.ERROR: "error", Level.DEFECT: "defect", Level.WARNING: "warning"}[LEVELS[kind]]
            parts.append(f"| `{kind.value}` ({mark}) | {sentence(item).replace('|', chr(92) + '|')} |\n")
    if left:
        raise SystemExit(f"no group: {left}")
    return "".join(parts)


if __name__ == "__main__":
    if "--print" in sys.argv:
        print(page())
    else:
        (ROOT / "docs" / "check.md").write_text(page(), encoding="utf-8")
