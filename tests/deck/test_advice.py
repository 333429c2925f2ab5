"""What a careful reader would ask about a slide's words: each rule with what it finds and what it lets pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from kiosk.deck.advice import long_title
from kiosk.deck.problems import Level, ProblemKind
from kiosk.deck.reader import Reading

Read = Callable[[Mapping[str, str | bytes]], Reading]

FIGURES = (
    "名称,数值,单位,标签,时期,来源,英文标签\n"
    "城镇新增就业,33457,人,新增就业,2022,报道,jobs\n投入,1.2,亿元,投入,2022,报道,spent\n机构,141,个,机构,2022,报道,bodies\n"
)
K = ProblemKind


def found(read: Read, body: str, *kinds: ProblemKind) -> list[tuple[ProblemKind, int | None, str]]:
    reading = read({"slides/figures.csv": FIGURES, "slides/10-a/10-x.md": f"标题：甲\n---\n{body}\n"})
    return [(item.kind, item.line, item.place) for item in reading.problems if item.kind in kinds]


@pytest.mark.parametrize("word", ["去年", "近日", "目前", "如今", "眼下"])
def test_word_that_will_be_wrong_is_asked_about(read: Read, word: str) -> None:
    assert found(read, f"一行。\n{word}，这里开了门。", K.TIME_RELATIVE) == [(K.TIME_RELATIVE, 4, word)]


@pytest.mark.parametrize("text", ["“去年”是报道的说法。", "《近日》", "从唐代到今天。", "2022年（据报道推断）"])
def test_quoted_words_and_dates_pass(read: Read, text: str) -> None:
    assert found(read, text, K.TIME_RELATIVE) == []


@pytest.mark.parametrize("typed", ["33475人", "33,475 人", "３３４７５人", "33458人", "43457人"])
def test_number_that_is_nearly_a_figure_is_a_slip(read: Read, typed: str) -> None:
    assert [kind for kind, *_ in found(read, f"共有{typed}。", K.NUMBER_DIFFERS)] == [K.NUMBER_DIFFERS]


@pytest.mark.parametrize("text", ["全年，33475人。", "全年,33475人。", "2022年，33475人。", "2022，33475人。"])
def test_a_slip_after_a_comma_is_one(read: Read, text: str) -> None:
    assert [place for *_, place in found(read, text, K.NUMBER_DIFFERS)] == ["33475人"]


def test_three_digits_are_too_few_to_be_a_slip_with_a_point_too(read: Read) -> None:
    table = "名称,数值,单位\n覆盖,92.1,%\n"
    files = {"slides/figures.csv": table, "slides/10-a/10-x.md": "标题：甲\n---\n达标率92.4%，合格率93.1%。\n"}
    assert [item.place for item in read(files).problems if item.kind is K.NUMBER_DIFFERS] == []


@pytest.mark.parametrize(
    "typed",
    ["33457人", "{城镇新增就业}", "33475个", "7441人", "1.3亿元", "142个", "114个村", "2022年", "13800133475人次的"],
)
def test_other_numbers_pass(read: Read, typed: str) -> None:
    assert found(read, f"共有{typed}。", K.NUMBER_DIFFERS) == []


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("今年,33457,人\n去年,33157,人\n", "2021年33157人，2022年33457人。"),
        ("今年,33457,人\n访客,33157,人次\n", "33157人次。"),
        ("今年,33457.0,人\n去年,33157.0,人\n", "33157人。"),
        ("远景,2035,年\n", "到2025年，2015年以前，2033年度。"),
        ("考核,2021,年度\n", "2022年度。"),
    ],
)
def test_a_number_that_is_another_figure_or_a_year_passes(read: Read, rows: str, text: str) -> None:
    files = {"slides/figures.csv": f"名称,数值,单位\n{rows}", "slides/10-a/10-x.md": f"标题：甲\n---\n{text}\n"}
    assert [item.place for item in read(files).problems if item.kind is K.NUMBER_DIFFERS] == []


@pytest.mark.parametrize(
    ("rows", "text", "name"),
    [
        ("今年,33457,人\n去年,33157,人\n", "33475人。", "今年"),
        ("今年,33457,人\n去年,33157,人\n", "33175人。", "去年"),
        ("子城,1200,年前\n", "1300年前。", "子城"),
    ],
)
def test_a_slip_beside_other_figures_is_still_one(read: Read, rows: str, text: str, name: str) -> None:
    files = {"slides/figures.csv": f"名称,数值,单位\n{rows}", "slides/10-a/10-x.md": f"标题：甲\n---\n{text}\n"}
    assert [item.detail("name") for item in read(files).problems if item.kind is K.NUMBER_DIFFERS] == [name]


def test_slip_says_what_the_table_has_and_holds_the_slide_back(read: Read) -> None:
    reading = read({"slides/figures.csv": FIGURES, "slides/10-a/10-x.md": "标题：甲\n---\n共有33475人。\n"})
    slip = next(item for item in reading.problems if item.kind is K.NUMBER_DIFFERS)
    assert (slip.level, slip.line, slip.place) == (Level.ERROR, 3, "33475人")
    assert (slip.detail("name"), slip.detail("value")) == ("城镇新增就业", "33457人")
    assert reading.deck.slides == ()


@pytest.mark.parametrize(
    ("title", "long"),
    [
        (("江南翠柏里", "正在成形"), ""),
        (("一二三四五六七八",), ""),
        (("一二三四五六七八九十一二三四五六",), ""),
        (("一二三四五六七八九十一二三四五六七",), "一二三四五六七八九十一二三四五六七"),
        (("一二三四五六七八九", "短"), "一二三四五六七八九"),
    ],
)
def test_title_line_that_is_too_long(title: tuple[str, ...], long: str) -> None:
    assert long_title(title) == long


def test_title_in_the_loop_is_measured_and_one_out_of_it_is_not(read: Read) -> None:
    title = "一二三四五六七八九／短"
    for loop, kinds in (("是", [K.TITLE_LONG]), ("否", [])):
        reading = read({"slides/10-a/10-x.md": f"标题：{title}\n轮播：{loop}\n---\n字。\n"})
        assert [item.kind for item in reading.problems if item.kind is K.TITLE_LONG] == kinds


@pytest.mark.parametrize("name", ["海曙地图.png", "map.jpg", "Haishu-Map.jpg"])
def test_map_without_its_number_is_not_shown(read: Read, name: str) -> None:
    files = {f"images/{name}": b"x", "slides/10-a/10-x.md": f"标题：甲\n图片：{name}\n图说：海曙\n---\n字。\n"}
    reading = read(files)
    assert [(item.kind, item.level, item.place) for item in reading.problems if item.kind is K.PICTURE_MAP] == [
        (K.PICTURE_MAP, Level.DEFECT, name)
    ]
    assert reading.deck.slides[0].zh.photos == ()


@pytest.mark.parametrize("name", ["海曙地图.png", "mapo-tofu.jpg", "Mapledale.jpg"])
def test_map_with_its_number_and_what_is_no_map_are_shown(read: Read, name: str) -> None:
    caption = "图说：海曙（审图号：浙S（2022）1号）\n"
    files = {f"images/{name}": b"x", "slides/10-a/10-x.md": f"标题：甲\n图片：{name}\n{caption}---\n字。\n"}
    assert len(read(files).deck.slides[0].zh.photos) == 1
