"""What fails keeps its last good version; what is gone altogether is no deletion."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.deck import read_deck
from kiosk.deck.model import Deck, Slide
from kiosk.deck.problems import ProblemKind
from kiosk.deck.reader import Reading
from kiosk.staff.sentences import sentence

Content = Callable[[Mapping[str, str | bytes]], Path]

DATES = (ProblemKind.DATE_BAD, ProblemKind.DATES_REVERSED)
FILES = {
    "slides/kiosk.md": "标题：原来的标题\n屏幕尺寸：32\n",
    "slides/figures.csv": "名称,数值,单位,标签,时期,来源\n龙头,30,家,龙头企业,2022,报道\n",
    "slides/10-a/section.md": "标题：封面\n导语：原来的导语\n主题：灯\n",
    "slides/10-a/section.en.md": "title: Cover\n",
    "slides/10-a/10-x.md": "标题：甲\n图片：p\n数字：龙头\n---\n有{龙头}。\n",
    "slides/10-a/10-x.en.md": "title: A\n---\nThere are {龙头}.\n",
    "slides/10-a/20-y.md": "标题：乙\n---\n正文。\n",
    "slides/10-a/20-y.en.md": "title: B\n---\nText.\n",
    "slides/20-b/section.md": "标题：二\n",
    "slides/20-b/10-z.md": "标题：丙\n---\n正文。\n",
    "images/p.jpg": b"\xff\xd8\xff",
}


@pytest.fixture
def folder(content: Content) -> Path:
    return content(FILES)


@pytest.fixture
def last(folder: Path) -> Deck:
    return read_deck(folder).deck


def by_id(deck: Deck) -> dict[str, Slide]:
    return {slide.id: slide for section in deck.sections for slide in (section.cover, *section.slides)}


def kept(reading: Reading) -> set[str]:
    return {item.file for item in reading.problems if item.detail("kept")}


def test_slide_with_an_error_keeps_its_last_version_and_the_rest_is_new(folder: Path, last: Deck) -> None:
    (folder / "slides/10-a/10-x.md").write_text("标题：新\n---\n有{没有}。\n", encoding="utf-8")
    (folder / "slides/10-a/20-y.md").write_text("标题：新乙\n---\n正文。\n", encoding="utf-8")
    reading = read_deck(folder, last)
    assert by_id(reading.deck)["10-a/10-x"] == by_id(last)["10-a/10-x"]
    assert by_id(reading.deck)["10-a/20-y"].zh.title == ("新乙",)
    assert kept(reading) == {"slides/10-a/10-x.md"}


def test_new_slide_with_an_error_is_left_out_and_says_no_more(folder: Path, last: Deck) -> None:
    (folder / "slides/10-a/30-new.md").write_text("标题：新\n---\n有{没有}。\n", encoding="utf-8")
    reading = read_deck(folder, last)
    assert "10-a/30-new" not in by_id(reading.deck)
    assert kept(reading) == set()


def test_deleted_slide_is_gone(folder: Path, last: Deck) -> None:
    for name in ("20-y.md", "20-y.en.md"):
        (folder / "slides/10-a" / name).unlink()
    assert "10-a/20-y" not in by_id(read_deck(folder, last).deck)


def test_draft_is_gone(folder: Path, last: Deck) -> None:
    (folder / "slides/10-a/20-y.md").write_text("标题：乙\n状态：草稿\n---\n正文。\n", encoding="utf-8")
    assert "10-a/20-y" not in by_id(read_deck(folder, last).deck)


def test_cover_that_fails_keeps_title_and_light(folder: Path, last: Deck) -> None:
    (folder / "slides/10-a/section.md").write_bytes(b"PK\x03\x04 a workbook")
    section = read_deck(folder, last).deck.sections[0]
    assert (section.cover, section.theme) == (last.sections[0].cover, last.sections[0].theme)


def test_english_that_fails_stays_while_the_chinese_is_new(folder: Path, last: Deck) -> None:
    (folder / "slides/10-a/10-x.md").write_text("标题：新甲\n---\n有{龙头}。\n", encoding="utf-8")
    (folder / "slides/10-a/10-x.en.md").write_text("title: N\n---\nThere are {none}.\n", encoding="utf-8")
    slide = by_id(read_deck(folder, last).deck)["10-a/10-x"]
    assert slide.zh.title == ("新甲",)
    assert slide.en == replace(by_id(last)["10-a/10-x"].en, photos=())  # as the Chinese has none now


def test_settings_that_fail_stay_whole(folder: Path, last: Deck) -> None:
    (folder / "slides/kiosk.md").write_bytes(b"PK\x03\x04 a workbook")
    reading = read_deck(folder, last)
    assert reading.deck.settings == last.settings
    assert kept(reading) == {"slides/kiosk.md"}


@pytest.mark.parametrize("name", ["", "设置.md", "kiosk - 副本.md", "海曙.txt"])
def test_settings_that_are_gone_or_renamed_stay_whole(folder: Path, last: Deck, name: str) -> None:
    file = folder / "slides/kiosk.md"
    file.rename(folder / "slides" / name) if name else file.unlink()
    reading = read_deck(folder, last)
    assert reading.deck.settings == last.settings
    assert kept(reading) == {"slides/kiosk.md"}
    (told,) = [item for item in reading.problems if item.kind is ProblemKind.SETTINGS_MISSING]
    assert "屏幕仍用原来的设置。" in sentence(told)


def test_settings_under_another_name_are_told_before_anything_was_shown(folder: Path) -> None:
    (folder / "slides/kiosk.md").rename(folder / "slides/设置.md")
    (told,) = read_deck(folder).problems[-1:]
    assert (told.kind, told.detail("of")) == (ProblemKind.SETTINGS_RENAMED, "kiosk.md")


def test_where_nothing_was_set_no_settings_are_missed(folder: Path) -> None:
    (folder / "slides/kiosk.md").unlink()
    reading = read_deck(folder, read_deck(folder).deck)
    assert ProblemKind.SETTINGS_MISSING not in {item.kind for item in reading.problems}


@pytest.mark.parametrize(
    ("before", "after", "column"),
    [
        ("名称,数值,限定,单位\n龙头,30,多,家\n", "名称,数值,单位\n龙头,31,家\n", "限定"),
        ("名称,数值,限定,单位\n龙头,30,多,家\n", "名称,数值,限定\n龙头,31,多\n", "单位"),
        ("名称,数值,限定,单位\n龙头,30,多,家\n", "名称,数值,,\n龙头,31,多,家\n", "限定、单位"),
        ("名称,数值\n龙头,30家\n", "名称,数值\n龙头,31\n", "单位"),
    ],
)
def test_a_column_that_is_gone_takes_nothing_from_the_numbers_on_the_wall(
    folder: Path, before: str, after: str, column: str
) -> None:
    (folder / "slides/figures.csv").write_text(before, encoding="utf-8")
    last = read_deck(folder).deck
    (folder / "slides/figures.csv").write_text(after, encoding="utf-8")
    reading = read_deck(folder, last)
    assert reading.deck.figures == last.figures
    told = [sentence(item) for item in reading.problems if item.kind is ProblemKind.FIGURES_NO_COLUMN]
    assert [said.partition("。请")[0] for said in told] == [
        f"【必须改】slides/figures.csv 第 1 行：数字表里缺“{column}”列。屏幕上的数字都没有变"
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("名称,数值,限定,单位\n龙头,30,多,家\n", "名称,数值,限定,单位\n龙头,31,,\n"),
        ("名称,数值,限定,单位\n龙头,30,,家\n", "名称,数值,单位\n龙头,31,家\n"),
        ("名称,数值\n龙头,30家\n", "名称,数值\n龙头,31家\n"),
    ],
)
def test_a_column_is_missed_only_where_a_number_would_lose_by_it(folder: Path, before: str, after: str) -> None:
    (folder / "slides/figures.csv").write_text(before, encoding="utf-8")
    last = read_deck(folder).deck
    (folder / "slides/figures.csv").write_text(after, encoding="utf-8")
    assert read_deck(folder, last).deck.figures["龙头"].value == "31"


def test_figures_that_fail_stay_whole(folder: Path, last: Deck) -> None:
    rows = "名称,数值,单位,标签,时期,来源\n龙头,99,家,龙头企业,2022,报道\n别的,1月8日,,x,2022,报道\n"
    (folder / "slides/figures.csv").write_text(rows, encoding="utf-8")
    reading = read_deck(folder, last)
    assert reading.deck.figures == last.figures
    assert kept(reading) == {"slides/figures.csv"}


def test_kept_slide_keeps_the_figure_that_it_shows(folder: Path, last: Deck) -> None:
    rows = "名称,数值,单位,标签,时期,来源\n别的,1,家,x,2022,报道\n"
    (folder / "slides/figures.csv").write_text(rows, encoding="utf-8")
    deck = read_deck(folder, last).deck
    assert by_id(deck)["10-a/10-x"].figures == ("龙头",)
    assert deck.figures["龙头"] == last.figures["龙头"]


def test_picture_that_is_gone_stays(folder: Path, last: Deck) -> None:
    (folder / "images/p.jpg").unlink()
    reading = read_deck(folder, last)
    assert by_id(reading.deck)["10-a/10-x"].zh.photos == by_id(last)["10-a/10-x"].zh.photos
    assert kept(reading) == {"slides/10-a/10-x.md"}


def test_picture_that_became_another_kind_of_file_stays(folder: Path, last: Deck) -> None:
    (folder / "images/p.jpg").rename(folder / "images/p.psd")
    reading = read_deck(folder, last)
    assert by_id(reading.deck)["10-a/10-x"].zh.photos == by_id(last)["10-a/10-x"].zh.photos
    (told,) = [item for item in reading.problems if item.kind is ProblemKind.PICTURE_KIND]
    assert "“p.psd”" in sentence(told)
    assert "屏幕上继续用原来那张。" in sentence(told)


def test_picture_that_is_no_longer_named_goes(folder: Path, last: Deck) -> None:
    (folder / "slides/10-a/10-x.md").write_text("标题：甲\n---\n有{龙头}。\n", encoding="utf-8")
    assert by_id(read_deck(folder, last).deck)["10-a/10-x"].zh.photos == ()


@pytest.mark.parametrize("below", ["slides", "slides/10-a"])
def test_emptied_folder_is_no_deletion(folder: Path, last: Deck, below: str) -> None:
    shutil.rmtree(folder / below)
    (folder / below).mkdir()
    reading = read_deck(folder, last)
    assert reading.deck.sections == last.sections
    assert reading.problems


def test_missing_slides_are_no_deletion(folder: Path, last: Deck) -> None:
    shutil.rmtree(folder / "slides")
    reading = read_deck(folder, last)
    assert reading.deck == last
    assert kept(reading) == {"slides"}


def test_section_folder_that_is_removed_is_gone(folder: Path, last: Deck) -> None:
    shutil.rmtree(folder / "slides/20-b")
    assert [section.id for section in read_deck(folder, last).deck.sections] == ["10-a"]


def test_same_folder_reads_to_the_same_deck_after_itself(folder: Path, last: Deck) -> None:
    assert read_deck(folder, last).deck == last


WEEK = "开始日期：2026-12-10\n结束日期：2026-12-20\n"


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ("开始日期：下周四\n结束日期：2026-12-24\n", (10, 24)),
        ("开始日期：2026-12-11\n结束日期：年底\n", (11, 20)),
        ("开始日期：下周四\n结束日期：年底\n", (10, 20)),
        ("开始日期：下周四\n结束日期：2026-12-9\n", (10, 20)),
        ("开始日期：2026-12-11\n结束日期：2026-12-1\n", (10, 20)),
    ],
)
@pytest.mark.parametrize("name", ["10-a/20-y", "10-a/section"])
def test_dates_that_cannot_be_read_stay_as_they_were(
    folder: Path, name: str, dates: str, days: tuple[int, int]
) -> None:
    file = folder / f"slides/{name}.md"
    file.write_text(f"标题：乙\n{WEEK}", encoding="utf-8")
    last = read_deck(folder).deck
    file.write_text(f"标题：新乙\n{dates}", encoding="utf-8")
    reading = read_deck(folder, last)
    slide = by_id(reading.deck)[name]
    assert slide.zh.title == ("新乙",)
    assert (slide.show_from, slide.show_until) == tuple(date(2026, 12, day) for day in days)
    told = [item for item in reading.problems if item.file == f"slides/{name}.md" and item.kind in DATES]
    assert told
    assert {(item.detail("instead"), item.detail("kept")) for item in told} == {("last-dates", "")}
    assert by_id(read_deck(folder, reading.deck).deck)[name] == slide


def test_english_that_fails_keeps_its_words_but_no_photo_that_the_slide_no_longer_has(folder: Path) -> None:
    (folder / "images/q.jpg").write_bytes(b"\xff\xd8\xff")
    last = read_deck(folder).deck
    (folder / "slides/10-a/10-x.md").write_text("标题：甲\n图片：q\n---\n有{龙头}。\n", encoding="utf-8")
    (folder / "slides/10-a/10-x.en.md").write_text("title: A\n---\nThere are {没有}.\n", encoding="utf-8")
    slide = by_id(read_deck(folder, last).deck)["10-a/10-x"]
    assert slide.en.title == ("A",)
    assert slide.files == ("q.jpg",)
    assert [photo.file for photo in slide.en.photos] == ["q.jpg"]


def test_a_first_english_that_fails_leaves_its_readers_the_chinese_of_today(folder: Path) -> None:
    last = read_deck(folder).deck
    (folder / "slides/20-b/10-z.md").write_text("标题：丁\n---\n新的正文。\n", encoding="utf-8")
    (folder / "slides/20-b/10-z.en.md").write_text("title: Z\n---\nThere are {没有}.\n", encoding="utf-8")
    reading = read_deck(folder, last)
    slide = by_id(reading.deck)["20-b/10-z"]
    assert slide.zh.title == ("丁",)
    assert slide.en == slide.zh
    assert not any(item.detail("kept") for item in reading.problems if item.file.endswith("10-z.en.md"))
