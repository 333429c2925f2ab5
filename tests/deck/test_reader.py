"""A whole content folder -> deck and problems."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date, time
from pathlib import Path

import pytest

from kiosk.deck import read_deck
from kiosk.deck.model import Deck, Hours, Layout, PanelKind, Photo, Slide, ThemeName
from kiosk.deck.problems import Level, ProblemKind
from kiosk.deck.reader import Reading
from kiosk.staff.sentences import sentence

Content = Callable[[Mapping[str, str | bytes]], Path]
Read = Callable[[Mapping[str, str | bytes]], Reading]

FIGURES = "名称,数值,限定,单位,标签,时期,来源,英文标签\n" + "".join(
    f"{name},{value},,家,{name},2022,报道,firms\n" for name, value in (("龙头", 30), ("骨干", 40), ("三", 3), ("四", 4))
)
CUIBAILI = """标题：江南翠柏里／正在成形
导语：聚拢{龙头}企业。
图片：甲
图说：图一
替代文字：楼
焦点：60 40
数字：龙头、骨干
徽章：全省首个，宁波唯一
版式：图表
轮播：否
开始日期：2026-11-24
结束日期：2026年12月1日
时段：9:00-11:30
出处：报道
状态：完成
---
正文{龙头}。
![图二](b.png)
"""
CUIBAILI_EN = """title: Cuibaili / rising
lead: {龙头} firms.
caption: One
badge: First
---
Text {龙头}.
![Two](b)
"""
K = ProblemKind


def kinds(reading: Reading) -> list[tuple[str, ProblemKind]]:
    return [(item.file.removeprefix("slides/10-a/"), item.kind) for item in reading.problems]


def slide(reading: Reading) -> Slide:
    return reading.deck.sections[0].slides[0]


def test_a_whole_deck(content: Content) -> None:
    folder = content(
        {
            "slides/kiosk.txt": "标题：海曙\n屏幕尺寸：32寸\n",
            "slides/figures.csv": FIGURES.encode("utf-8-sig"),
            "slides/20-创造/section.md": "标题：以创造之力\n短名：创造\n主题：灯火\n图片：甲\n",
            "slides/20-创造/section.en.md": "title: Creating\nname: Create\n",
            "slides/20-创造/10-翠柏里.txt": CUIBAILI,
            "slides/20-创造/10-翠柏里.en.txt": CUIBAILI_EN,
            "slides/10-开篇/section.md": "标题：开篇\n",
            "slides/10-开篇/section.en.md": "title: Opening\n",
            "slides/10-开篇/5 早晨.md": "标题：早晨\n",
            "slides/10-开篇/5 早晨.en.md": "title: Morning\n",
            "images/甲.jpg.jpg": b"",
            "images/b.png": b"",
        }
    )
    reading = read_deck(folder)
    assert reading.problems == ()
    deck = reading.deck
    assert deck.settings.screen_inches == 32
    assert [(section.id, section.theme) for section in deck.sections] == [
        ("10-开篇", ThemeName.DAWN),
        ("20-创造", ThemeName.DUSK),
    ]
    cover = deck.sections[1].cover
    assert (cover.id, cover.panel, cover.zh.name, cover.en.name) == (
        "20-创造/section",
        PanelKind.COVER,
        "创造",
        "Create",
    )
    assert deck.sections[0].slides[0].id == "10-开篇/5 早晨"
    page = deck.sections[1].slides[0]
    assert page.id == "20-创造/10-翠柏里"
    assert page.zh.title == ("江南翠柏里", "正在成形")
    assert page.zh.lead == "聚拢30家企业。"
    assert page.zh.badges == ("全省首个", "宁波唯一")
    assert page.zh.photos == (Photo("甲.jpg.jpg", "图一", "楼", (0.6, 0.4)), Photo("b.png", "图二"))
    assert page.zh.credit == "报道"
    assert page.figures == ("龙头", "骨干")
    assert (page.layout, page.panel, page.in_loop) == (Layout.CHART, PanelKind.CHART, False)
    assert (page.show_from, page.show_until) == (date(2026, 11, 24), date(2026, 12, 1))
    assert page.hours == (Hours(time(9), time(11, 30)),)
    assert (page.en.language, page.en.title, page.en.lead) == ("en", ("Cuibaili", "rising"), "30 companies firms.")
    assert page.en.photos == (Photo("甲.jpg.jpg", "One", "楼", (0.6, 0.4)), Photo("b.png", "Two"))
    assert (page.en.badges, page.en.credit) == (("First",), "报道")
    assert read_deck(folder) == reading


@pytest.mark.parametrize(
    ("header", "layout", "panel", "problems"),
    [
        ("", Layout.STORY, PanelKind.STORY, []),
        ("版式：故事\n面板：数字\n数字：龙头\n", Layout.STORY, PanelKind.FIGURES, []),
        ("版式：图表\n数字：龙头\n", Layout.CHART, PanelKind.CHART, []),
        ("版式：chart\n面板：story\n数字：{龙头}\n", Layout.CHART, PanelKind.STORY, []),
        ("版式：图集\n图片：甲\n", Layout.GALLERY, PanelKind.STORY, []),
        ("版式：图集\n", Layout.STORY, PanelKind.STORY, [K.GALLERY_NO_PICTURE]),
        ("版式：图表\n", Layout.STORY, PanelKind.STORY, [K.CHART_NO_NUMBER]),
        ("版式：时间线\n", Layout.STORY, PanelKind.STORY, [K.TIMELINE_NO_TABLE]),
        ("面板：数字\n", Layout.STORY, PanelKind.STORY, [K.FIGURES_NONE]),
        ("版式：海报\n", Layout.STORY, PanelKind.STORY, [K.VALUE_UNKNOWN]),
        ("轮播：大概\n", Layout.STORY, PanelKind.STORY, [K.VALUE_UNKNOWN]),
        ("焦点：左\n图片：甲\n", Layout.STORY, PanelKind.STORY, [K.FOCUS_BAD]),
        ("结束日期：明天\n", Layout.STORY, PanelKind.STORY, [K.DATE_BAD]),
        ("时段：早上\n", Layout.STORY, PanelKind.STORY, [K.HOURS_BAD]),
        ("图片：乙\n", Layout.STORY, PanelKind.STORY, [K.PICTURE_MISSING]),
        ("图片：../甲.jpg\n", Layout.STORY, PanelKind.STORY, [K.PICTURE_OUTSIDE]),
        ("图片：https://x.com/甲.jpg\n", Layout.STORY, PanelKind.STORY, [K.PICTURE_REMOTE]),
        ("数字：龙头、骨干、三、四\n", Layout.STORY, PanelKind.STORY, [K.PANEL_FIGURES]),
        ("数字：龙头、骨干、三、四\n轮播：否\n", Layout.STORY, PanelKind.STORY, []),
        (f"导语：{'长' * 50}\n", Layout.STORY, PanelKind.STORY, [K.PANEL_WORDY]),
        (f"导语：{'长' * 48}\n", Layout.STORY, PanelKind.STORY, []),
    ],
)
def test_a_defect_keeps_the_slide(
    read: Read, header: str, layout: Layout, panel: PanelKind, problems: list[ProblemKind]
) -> None:
    reading = read(
        {
            "slides/figures.csv": FIGURES,
            "slides/10-a/10-b.md": f"标题：乙页\n{header}---\n正文\n",
            "slides/10-a/10-b.en.md": "title: B\n---\nText\n",
            "images/甲.jpg": b"",
        }
    )
    assert [item.kind for item in reading.problems] == problems
    assert (slide(reading).layout, slide(reading).panel) == (layout, panel)
    assert all(item.level is not Level.ERROR for item in reading.problems)


@pytest.mark.parametrize("key", ["版式", "面板"])
@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("占比、覆盖", []),
        ("就业、岗位、备用", []),
        ("占比、就业、岗位", [(K.CHART_MIXED, "占比", "就业、岗位")]),
        ("就业、人数", [(K.CHART_RING, "", "人数")]),
        ("人数、占比、就业", [(K.CHART_RING, "", "人数"), (K.CHART_MIXED, "占比", "就业")]),
    ],
)
def test_figures_that_one_chart_cannot_draw_are_told(
    read: Read, key: str, names: str, told: list[tuple[ProblemKind, str, str]]
) -> None:
    reading = read(
        {
            "slides/figures.csv": "名称,数值,单位,图形\n占比,92.1,%,环形\n覆盖,80,％,环形\n就业,33457,人,条形\n"
            "岗位,4200,人,条形\n人数,33457,人,环形\n备用,7,人,\n",
            "slides/10-a/10-b.md": f"标题：乙\n数字：{names}\n{key}：图表\n",
        }
    )
    found = [item for item in reading.problems if item.kind in {K.CHART_MIXED, K.CHART_RING}]
    assert [(item.kind, item.detail("first"), item.detail("several")) for item in found] == told
    assert all((item.level, item.line, item.place) == (Level.WARNING, 2, "数字") for item in found)


def test_english_may_repeat_the_pictures_of_the_chinese_header(read: Read) -> None:
    reading = read(
        {
            "slides/10-a/1.md": "标题：乙\n图片：x、y\n",
            "slides/10-a/1.en.md": "title: B\npicture: x, y\ncaption: One\n",
            "images/x.jpg": b"",
            "images/y.jpg": b"",
        }
    )
    assert [item.kind for item in reading.problems] == []
    assert [photo.caption for photo in slide(reading).en.photos] == ["One", ""]


def test_a_timeline_is_the_first_table(read: Read) -> None:
    reading = read({"slides/10-a/1.md": "标题：乙\n版式：时间线\n---\n| 时 | 事 |\n|--|--|\n| 唐 | 城 |\n"})
    assert (slide(reading).layout, slide(reading).panel) == (Layout.TIMELINE, PanelKind.TIMELINE)


@pytest.mark.parametrize(
    ("data", "kind", "line"),
    [
        ("标题：乙\n---\n{龙头企业}", K.FIGURE_UNKNOWN, 3),
        ("标题：{龙头企业}\n---\n", K.FIGURE_UNKNOWN, 1),
        ("标题：乙\n数字：龙头企业\n---\n", K.FIGURE_UNKNOWN, 2),
        ("标题：乙\n---\n{坏}", K.FIGURE_FAULTY, 3),
        ("标题：乙\n---\n甲{龙头", K.FIGURE_BRACE, 3),
        ("没有标题", K.HEADER_MISSING, 1),
        ("标题：乙\n坏的一行\n---\n", K.HEADER_LINE, 2),
        ("", K.FILE_EMPTY, None),
        (" \r\n　\n", K.FILE_EMPTY, None),
        (b"PK\x03\x04 word", K.OFFICE_RENAMED, None),
        (b"\xff\xd8\xff\xe0 jpeg", K.ENCODING_UNKNOWN, None),
        (b"x" * 1_000_001, K.FILE_TOO_LARGE, None),
    ],
)
def test_an_error_leaves_out_that_slide_alone(
    read: Read, data: str | bytes, kind: ProblemKind, line: int | None
) -> None:
    reading = read(
        {
            "slides/figures.csv": FIGURES + "坏,1月8日,,,坏,2022,报道,bad\n",
            "slides/10-a/10-b.md": data,
            "slides/10-a/10-b.en.md": "title: B\n",
            "slides/10-a/20-c.md": "标题：好\n",
            "slides/10-a/20-c.en.md": "title: Good\n",
        }
    )
    told = [item for item in reading.problems if item.file.endswith("10-b.md")]
    assert [(item.kind, item.line, item.level) for item in told] == [(kind, line, Level.ERROR)]
    assert [item.id for item in reading.deck.slides] == ["10-a/20-c"]


def test_an_error_in_the_english_leaves_only_the_english_out(read: Read) -> None:
    reading = read({"slides/10-a/10-b.md": "标题：乙\n", "slides/10-a/10-b.en.md": "title: B {x}\n"})
    assert ("10-b.en.md", K.FIGURE_UNKNOWN) in kinds(reading)
    assert slide(reading).en == slide(reading).zh
    assert slide(reading).en.language == "zh"


def test_figures_missing_is_told_once(read: Read) -> None:
    reading = read({"slides/10-a/1.md": "标题：{a}\n", "slides/10-a/2.md": "标题：{b}\n"})
    assert [item.file for item in reading.problems if item.kind is K.FIGURES_MISSING] == ["slides/figures.csv"]


@pytest.mark.parametrize(
    ("english", "problem", "language", "title", "body"),
    [
        (None, [K.ENGLISH_MISSING], "zh", ("乙",), "正文"),
        ("title: B\n---\nText\n", [], "en", ("B",), "Text"),
        ("title: B\n", [K.ENGLISH_PARTIAL], "en", ("B",), "正文"),
        ("lead: L\n---\nText\n", [K.ENGLISH_PARTIAL], "zh", ("乙",), "Text"),
        ("title: B\nlayout: chart\n---\nText\n", [K.KEY_NOT_HERE], "en", ("B",), "Text"),
        ("title: B\npicture: a\n---\nText\n", [], "en", ("B",), "Text"),
        ("title: B\npicture: other\n---\nText\n", [K.PICTURE_NOT_IN_CHINESE], "en", ("B",), "Text"),
        ("title: B\nstatus: draft\n---\nText\n", [], "zh", ("乙",), "正文"),
    ],
)
def test_english_inherits_what_it_leaves_out(
    read: Read, english: str | None, problem: list[ProblemKind], language: str, title: tuple[str, ...], body: str
) -> None:
    files = {"slides/10-a/1.md": "标题：乙\n图片：a\n---\n正文\n", "images/a.jpg": "", "images/other.jpg": ""}
    reading = read(files if english is None else {**files, "slides/10-a/1.en.md": english})
    assert [item.kind for item in reading.problems] == problem
    assert [item.detail("english") for item in reading.problems if item.kind is K.ENGLISH_MISSING] == (
        ["1.en.md"] if english is None else []
    )
    words = slide(reading).en
    assert (words.language, words.title) == (language, title)
    assert words.body[0].runs[0].text == body  # type: ignore[union-attr]
    assert [photo.file for photo in words.photos] == ["a.jpg"]


def test_without_english_nothing_about_it_is_told(read: Read) -> None:
    reading = read(
        {
            "slides/kiosk.md": "语言：中文\n",
            "slides/10-a/1.md": "标题：乙\n",
            "slides/10-a/2.en.md": "",
            "slides/figures.csv": "名称,数值,时期,来源\n甲,1,a,b\n",
        }
    )
    assert reading.problems == ()


@pytest.mark.parametrize("draft", ["状态：草稿\n", "status: draft\n"])
def test_drafts_are_never_shown_nor_spoken_of(read: Read, draft: str) -> None:
    reading = read(
        {
            "slides/10-a/1.md": f"标题：{{没有}}\n没有：这一项\n{draft}",
            "slides/10-a/_2.md": "",
            "slides/_b/1.md": "坏",
            "slides/_note.md": "坏",
            "slides/20-c/section.md": f"标题：丙\n{draft}",
            "slides/20-c/1.md": "坏",
            "slides/10-a/3.md": "标题：好\n",
            "slides/10-a/3.en.md": "title: Good\n",
        }
    )
    assert reading.problems == ()
    assert [item.id for item in reading.deck.slides] == ["10-a/3"]


@pytest.mark.parametrize(
    ("dates", "kind"),
    [("开始日期：明天\n", K.DATE_BAD), ("开始日期：2026-12-1\n结束日期：2026-11-1\n", K.DATES_REVERSED)],
)
def test_what_is_new_waits_until_its_first_day_can_be_read(read: Read, dates: str, kind: ProblemKind) -> None:
    reading = read(
        {
            "slides/10-a/1.md": f"标题：乙\n{dates}",
            "slides/10-a/1.en.md": "title: B\n",
            "slides/10-a/2.md": "标题：丙\n开始日期：2026年12月10号（周四）\n",
            "slides/10-a/2.en.md": "title: C\n",
            "slides/20-b/section.md": f"标题：丁\n{dates}",
            "slides/20-b/section.en.md": "title: D\n",
            "slides/20-b/1.md": "标题：戊\n",
            "slides/20-b/1.en.md": "title: E\n",
        }
    )
    assert [(item.kind, item.level, item.file, item.detail("instead")) for item in reading.problems] == [
        (kind, Level.DEFECT, "slides/10-a/1.md", "no-page"),
        (kind, Level.DEFECT, "slides/20-b/section.md", "no-section"),
    ]
    assert [(item.id, item.show_from) for item in reading.deck.slides] == [("10-a/2", date(2026, 12, 10))]


def test_a_cover_that_is_only_its_folders_name_keeps_its_dates(read: Read) -> None:
    reading = read({"slides/20-b/section.md": "坏\n开始日期：2026-12-10\n---\n", "slides/20-b/1.md": "标题：戊\n"})
    (section,) = [section for section in reading.deck.sections if section.id == "20-b"]
    assert (section.cover.zh.title, section.cover.show_from) == (("b",), date(2026, 12, 10))


@pytest.mark.parametrize(
    "status", ["草稿。", "草稿（小王）", "草稿，待审", "初稿", "待审", "未完成", "draft (not checked)"]
)
def test_a_status_that_nobody_knows_is_a_draft_and_told(read: Read, status: str) -> None:
    reading = read(
        {
            "slides/10-a/1.md": f"标题：{{没有}}\n状态：{status}\n",
            "slides/10-a/3.md": "标题：好\n状态：定稿\n",
            "slides/10-a/3.en.md": f"title: Good\nstatus: {status}\n",
            "slides/20-c/section.md": f"标题：丙\n状态：{status}\n",
            "slides/20-c/1.md": "坏",
        }
    )
    assert [(item.kind, item.level, item.file, item.line, item.detail("instead")) for item in reading.problems] == [
        (K.STATUS_UNKNOWN, Level.DEFECT, "slides/10-a/1.md", 2, "no-page"),
        (K.STATUS_UNKNOWN, Level.DEFECT, "slides/10-a/3.en.md", 2, "chinese"),
        (K.STATUS_UNKNOWN, Level.DEFECT, "slides/20-c/section.md", 2, "no-section"),
    ]
    assert [(item.id, item.en.language) for item in reading.deck.slides] == [("10-a/3", "zh")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("10-a/20-b - 副本.txt", K.FILE_COPY),
        ("10-a/20-b(1).md", K.FILE_COPY),
        ("10-a/新建文本文档.txt", K.FILE_UNNAMED),
        ("10-a/微信图片_1.txt", K.FILE_UNNAMED),
        ("10-a/20-b.docx", K.OFFICE_BESIDE),
        ("10-a/20-b.wps", K.OFFICE_BESIDE),
        ("figures.xlsx", K.OFFICE_BESIDE),
        ("figures.et", K.OFFICE_BESIDE),
        ("10-a/a.jpg", K.FILE_STRAY),
        ("a.jpg", K.FILE_STRAY),
        ("10-a/20-b.txt - 快捷方式.lnk", K.FILE_SHORTCUT),
        ("30-c.LNK", K.FILE_SHORTCUT),
        ("20-b.md", K.FILE_LOOSE),
        ("10-a/20-b/1.md", K.FOLDER_NESTED),
        ("10-a/9.en.md", K.ENGLISH_ORPHAN),
        ("kiosk.txt", K.FILE_CLASH),
        ("10-a/1.txt", K.FILE_CLASH),
        ("10-a/1.MD", K.FILE_CLASH),
        ("10-a/1.md.txt", K.FILE_CLASH),
        ("10-a/1.en.txt", K.FILE_CLASH),
        ("figures.txt", K.FILE_CLASH),
        ("数字.csv", K.FIGURES_SEVERAL),
        ("10-a - 副本/1.md", K.FOLDER_COPY),
        ("10-a (2)/1.md", K.FOLDER_COPY),
        ("10-a copy/1.md", K.FOLDER_COPY),
        ("备份/1.md", K.FOLDER_COPY),
        ("备份 2026-11/1.md", K.FOLDER_COPY),
        ("新建文件夹/1.md", K.FOLDER_UNNAMED),
        ("新建文件夹 (2)/1.md", K.FOLDER_UNNAMED),
        ("slides/10-a/1.md", K.FOLDER_MISPLACED),
        ("Images/1.md", K.FOLDER_MISPLACED),
        ("暂停.txt", K.FILE_PAUSE),
        ("暂停", K.FILE_PAUSE),
        ("kiosk - 副本.txt", K.FILE_COPY),
        ("30-b - 副本.txt", K.FILE_COPY),
        ("数字表 - 副本.csv", K.FILE_COPY),
        ("设置.md", K.FILE_COPY),
        ("新建文本文档.txt", K.FILE_UNNAMED),
        ("别的.csv", K.FILE_STRAY),
        ("10-A/1.md", K.FILE_CLASH),
        ("10-a/Thumbs.db", None),
        ("10-a/~$1.docx", None),
        (".git/x", None),
        ("README.md", None),
        ("说明.txt", None),
    ],
)
def test_files_that_are_no_slides(read: Read, name: str, kind: ProblemKind | None) -> None:
    reading = read(
        {
            "slides/kiosk.md": "标题：海曙\n",
            "slides/figures.csv": FIGURES,
            "slides/10-a/1.md": "标题：乙\n",
            "slides/10-a/1.en.md": "title: B\n",
            f"slides/{name}": "",
        }
    )
    assert [item.kind for item in reading.problems] == ([kind] if kind else [])
    assert [item.id for item in reading.deck.slides] == ["10-a/1"]


@pytest.mark.parametrize("folder", ["20-新建文件柜", "20-备份电源", "20-影像 images", "20-我们的 slides"])
def test_a_section_may_be_called_so(read: Read, folder: str) -> None:
    reading = read({"slides/10-a/1.md": "标题：乙\n", f"slides/{folder}/1.md": "标题：丙\n"})
    assert [section.id for section in reading.deck.sections] == ["10-a", folder]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("暂停.txt", "请移到 slides 旁边"),
        ("kiosk - 副本.txt", "请改名为“kiosk.txt”"),
        ("设置.md", "请改名为“kiosk.md”"),
        ("kiosk1.txt", "请改名为“kiosk.txt”"),
        ("数字表 - 副本.csv", "请改名为“数字表.csv”"),
        ("别的.csv", "请改名为“figures.csv”"),
        ("25-b.txt", "请移到 slides 里的某个文件夹"),
        ("a.jpg", "图片请放进 images"),
    ],
)
def test_a_loose_file_is_sent_where_it_belongs(read: Read, name: str, said: str) -> None:
    problems = read({"slides/10-a/1.md": "标题：乙\n", f"slides/{name}": "标题：丙\n"}).problems
    (told,) = [item for item in problems if item.file == f"slides/{name}"]
    assert said in sentence(told)
    assert ("某个文件夹" in sentence(told)) == (name == "25-b.txt")


@pytest.mark.parametrize("name", ["10-b-en", "10-b en", "10-b_EN", "10-b英文", "10-b（英文版）"])
def test_english_under_a_name_of_its_own_is_told(read: Read, name: str) -> None:
    reading = read({"slides/10-a/10-b.md": "标题：乙\n", f"slides/10-a/{name}.txt": "标题：B\n"})
    (told,) = [item for item in reading.problems if item.kind is K.ENGLISH_MISNAMED]
    assert (told.file, told.detail("name")) == (f"slides/10-a/{name}.txt", "10-b.en.txt")
    assert len(reading.deck.slides) == 2


@pytest.mark.parametrize("name", ["10-golden", "20-en", "10-b2"])
def test_a_page_that_only_ends_so_is_a_page(read: Read, name: str) -> None:
    reading = read({"slides/10-a/10-b.md": "标题：乙\n", f"slides/10-a/{name}.txt": "标题：丙\n"})
    assert K.ENGLISH_MISNAMED not in {item.kind for item in reading.problems}


@pytest.mark.parametrize("name", ["1.txt", "1.md.txt", "1.TXT", "第一页.md"])
def test_slides_are_found_as_staff_make_them(read: Read, name: str) -> None:
    reading = read({f"slides/10-a/{name}": "标题：乙\n"})
    assert slide(reading).zh.title == ("乙",)


def test_slides_and_sections_are_in_the_order_of_their_numbers(read: Read) -> None:
    files = {
        f"slides/{section}/{name}.md": "标题：乙\n"
        for section in ("9-b", "10-a", "100-c")
        for name in ("20-y", "3-x", "z")
    }
    reading = read(files)
    assert [section.id for section in reading.deck.sections] == ["9-b", "10-a", "100-c"]
    assert [item.id for item in reading.deck.sections[0].slides] == ["9-b/3-x", "9-b/20-y", "9-b/z"]
    assert [section.theme for section in reading.deck.sections] == [ThemeName.DAWN, ThemeName.MORNING, ThemeName.NOON]


def test_a_section_without_short_name_has_its_title(read: Read) -> None:
    reading = read({"slides/10-a/section.md": "标题：以创造／之力\n短名：创造\n", "slides/10-a/1.md": "标题：乙\n"})
    cover = reading.deck.sections[0].cover
    assert (cover.zh.name, cover.en.name) == ("创造", "A")
    reading = read({"slides/10-a/section.md": "标题：以创造／之力\n", "slides/10-a/1.md": "标题：乙\n"})
    assert reading.deck.sections[0].cover.zh.name == "以创造之力"


def test_english_accents_are_no_hanzi(read: Read) -> None:
    reading = read({"slides/10-a/1.md": "标题：乙\n", "slides/10-a/1.en.md": "title: Café · 5 °C\n"})
    assert slide(reading).en.title == ("Café · 5 °C",)
    assert reading.problems == ()


def test_a_year_in_a_folders_name_is_no_number(read: Read) -> None:
    reading = read({"slides/10-a/1.md": "标题：乙\n", "slides/2026年工作/1.md": "标题：丙\n"})
    assert reading.deck.sections[1].cover.zh.title == ("2026年工作",)


def test_a_section_without_cover_file_has_its_folders_name(read: Read) -> None:
    reading = read({"slides/20-创造/1.md": "标题：乙\n", "slides/20-创造/1.en.md": "title: B\n"})
    assert ("slides/20-创造", K.SECTION_BARE) in kinds(reading)
    assert reading.deck.sections[0].cover.zh.title == ("创造",)


def test_a_broken_cover_has_its_folders_name(read: Read) -> None:
    reading = read({"slides/10-a/section.md": b"\xff\xff", "slides/10-a/1.md": "标题：乙\n"})
    assert reading.deck.sections[0].cover.zh.title == ("a",)
    assert ("section.md", K.ENCODING_UNKNOWN) in kinds(reading)


def test_an_empty_section_is_left_out_and_told(read: Read) -> None:
    reading = read({"slides/20-b/1.md": "标题：乙\n"})
    assert [section.id for section in reading.deck.sections] == ["20-b"]
    assert ("slides/10-a", K.SECTION_EMPTY) in kinds(reading)


def test_a_guess_is_told_with_the_first_line(read: Read) -> None:
    reading = read(
        {"slides/10-a/1.txt": "标题：三个地方\n---\n正文".encode("gbk"), "slides/10-a/1.en.txt": "title: B\n---\nx"}
    )
    assert [(item.kind, item.level, item.detail("first")) for item in reading.problems] == [
        (K.ENCODING_GUESSED, Level.WARNING, "标题：三个地方")
    ]
    assert slide(reading).zh.title == ("三个地方",)


def test_a_page_without_title_has_its_files_name(read: Read) -> None:
    reading = read({"slides/10-a/20-翠柏里.md": "导语：丙\n"})
    assert slide(reading).zh.title == ("翠柏里",)
    assert ("20-翠柏里.md", K.TITLE_MISSING) in kinds(reading)


def test_several_pictures_and_none_twice(read: Read) -> None:
    reading = read(
        {
            "slides/10-a/1.md": "标题：乙\n图片：a、b\n---\n![丙](b.jpg)\n![丁](c)\n![戊](c)\n",
            "images/a.jpg": "",
            "images/b.jpg": "",
            "images/c.jpg": "",
        }
    )
    assert [(photo.file, photo.caption) for photo in slide(reading).zh.photos] == [
        ("a.jpg", ""),
        ("b.jpg", "丙"),
        ("c.jpg", "丁"),
    ]


@pytest.mark.parametrize("make", ["nothing", "empty", "file", "loop"])
def test_no_slides_at_all(tmp_path: Path, make: str) -> None:
    slides = tmp_path / "slides"
    if make == "empty":
        slides.mkdir()
    elif make == "file":
        slides.write_text("x")
    elif make == "loop":
        slides.symlink_to(slides)
    reading = read_deck(tmp_path)
    assert reading.deck == Deck()
    expected = K.CONTENT_EMPTY if make == "empty" else K.CONTENT_MISSING
    assert [(item.kind, item.level, item.file) for item in reading.problems] == [(expected, Level.ERROR, "slides")]


def test_what_is_no_plain_file_is_told_and_never_waited_for(content: Content, tmp_path: Path) -> None:
    folder = content(
        {"slides/10-a/section.md": "标题：甲\n", "slides/10-a/1.md": "标题：乙\n", "secret.md": "标题：密\n"}
    )
    section = folder / "slides" / "10-a"
    os.mkfifo(section / "2.md")
    (section / "3.md").symlink_to(tmp_path / "secret.md")
    (section / "4.md").symlink_to(section / "nowhere.md")
    (section / "5.md").symlink_to(section / "5.md")
    (section / "6").symlink_to(folder / "slides")
    (section / "7.md").symlink_to(section / "1.md")
    (folder / "slides" / "20-b").symlink_to(tmp_path.parent)
    os.mkfifo(folder / "slides" / "figures.csv")
    os.mkfifo(folder / "slides" / "kiosk.md")
    reading = read_deck(folder)
    told = [(name, kind) for name, kind in kinds(reading) if kind is not K.ENGLISH_MISSING]
    assert told == [
        ("slides/kiosk.md", K.FILE_UNREADABLE),
        ("slides/figures.csv", K.FILE_UNREADABLE),
        ("6", K.FOLDER_NESTED),
        ("2.md", K.FILE_UNREADABLE),
        ("3.md", K.FILE_OUTSIDE),
        ("4.md", K.FILE_UNREADABLE),
        ("5.md", K.FILE_UNREADABLE),
        ("slides/20-b", K.FOLDER_OUTSIDE),
    ]
    assert [item.id for item in reading.deck.slides] == ["10-a/1", "10-a/7"]


def test_a_garbled_file_name_is_told_in_print(content: Content) -> None:
    folder = content({"slides/10-a/section.md": "标题：甲\n", "slides/10-a/1.md": "标题：乙\n"})
    with os.fdopen(os.open(os.fsencode(folder) + "/slides/10-a/翠.md".encode("gbk"), os.O_CREAT | os.O_WRONLY), "w"):
        pass
    (Path(os.fsdecode(os.fsencode(folder) + "/slides/章".encode("gbk")))).mkdir()
    reading = read_deck(folder)
    broken = [item.file for item in reading.problems if item.kind is K.NAME_BROKEN]
    assert len(broken) == 2
    assert all(name.encode() for name in broken)


def test_picture_in_the_text_has_its_own_words_for_the_blind(read: Read) -> None:
    files = {
        "images/a.jpg": b"",
        "images/b.jpg": b"",
        "slides/10-a/10-x.md": '标题：甲\n---\n![图一](a.jpg "一座楼")\n![图二](b “两条河”)\n',
        "slides/10-a/10-x.en.md": 'title: A\n---\nText.\n![One](a "A tower")\n![Two](b)\n',
    }
    found = slide(read(files))
    assert [(photo.caption, photo.alt) for photo in found.zh.photos] == [("图一", "一座楼"), ("图二", "两条河")]
    assert [(photo.caption, photo.alt) for photo in found.en.photos] == [("One", "A tower"), ("Two", "两条河")]
