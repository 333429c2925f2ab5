"""``kiosk new``: what it starts is complete, numbered, and free of problems."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.deck.model import Layout
from kiosk.deck.reader import read_deck
from kiosk.staff.advice import advice
from kiosk.staff.new import new_section, new_show, new_slide

IMAGES = Path(__file__).resolve().parents[2] / "images"


@pytest.fixture
def show(tmp_path: Path) -> Path:
    folder = tmp_path / "展示"
    assert new_show(folder, IMAGES, "zh", io.StringIO()) == 0
    return folder


def test_show_has_every_layout_and_no_problem(show: Path) -> None:
    reading = read_deck(show)
    assert list(reading.problems) == []
    assert advice(reading, datetime(2026, 11, 24, 12)) == []  # noqa: DTZ001 - the hall's own zone
    assert len(reading.deck.sections) == 2
    assert {slide.layout for slide in reading.deck.slides} == set(Layout)
    assert len(reading.photos) == 3


def test_notes_to_staff_are_not_shown(show: Path) -> None:
    assert "备注" not in str(read_deck(show).deck)


def test_every_notepad_reads_the_files(show: Path) -> None:
    new_section(show, "未来", "zh", io.StringIO())
    new_slide(show, "未来/一页", "zh", io.StringIO())
    files = [file for file in (show / "slides").rglob("*") if file.is_file()]
    assert len(files) > 10
    for file in files:
        data = file.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), file.name
        assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r"), file.name
        assert data.count(b"\xef\xbb\xbf") == 1, file.name


def test_show_is_bright_at_any_hour(show: Path) -> None:
    assert read_deck(show).deck.settings.opening_hours == ()


def test_show_is_never_written_over(show: Path) -> None:
    out = io.StringIO()
    assert new_show(show, IMAGES, "zh", out) == 1
    assert "已经有展示内容" in out.getvalue()


def test_section_comes_last_and_is_a_draft(show: Path) -> None:
    out = io.StringIO()
    assert new_section(show, "未来", "zh", out) == 0
    assert out.getvalue() == "已建好：slides/30-未来/10-第一页.txt。写好后删掉“状态：草稿”那一行，它就上屏。\n"
    reading = read_deck(show)
    assert (len(reading.deck.sections), list(reading.problems)) == (2, [])


def test_slide_comes_last_in_its_section_whatever_the_section_is_called(show: Path) -> None:
    for name, place in (("新的一页", "开篇/新的一页"), ("又一页", "10-开篇/又一页"), ("定号", "开篇/25-定号")):
        assert new_slide(show, place, "zh", io.StringIO()) == 0, name
    names = sorted(file.name for file in (show / "slides/10-开篇").iterdir())
    assert {"40-新的一页.txt", "50-又一页.txt", "25-定号.txt"} <= set(names)
    assert list(read_deck(show).problems) == []


def test_slide_goes_up_without_its_draft_line(show: Path) -> None:
    new_slide(show, "数字/新的一页", "zh", io.StringIO())
    file = show / "slides/20-数字/30-新的一页.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("状态：草稿\n", ""), encoding="utf-8")
    reading = read_deck(show)
    assert list(reading.problems) == []
    assert reading.deck.sections[1].slides[-1].zh.title == ("新的一页",)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("2026年招聘会", "40-2026年招聘会"),
        ("3.15活动", "40-3.15活动"),
        ("2026-招聘会", "40-2026-招聘会"),
        ("3D打印", "40-3D打印"),
    ],
)
def test_a_year_or_a_day_is_no_number(show: Path, name: str, file: str) -> None:
    assert new_slide(show, f"开篇/{name}", "zh", io.StringIO()) == 0
    assert f"标题：{name}\n" in (show / f"slides/10-开篇/{file}.txt").read_text(encoding="utf-8")
    assert new_slide(show, "开篇/下一页", "zh", io.StringIO()) == 0
    assert (show / "slides/10-开篇/50-下一页.txt").is_file()


def test_a_section_may_begin_with_a_year(show: Path) -> None:
    (show / "slides/2025年回顾").mkdir()
    assert new_section(show, "2027年展望", "zh", io.StringIO()) == 0
    assert "标题：2027年展望\n" in (show / "slides/30-2027年展望/section.txt").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("name", ["招聘会(1)", "招聘会（2）", "副本", "招聘会 - 副本", "新建文本文档"])
def test_a_name_that_check_would_refuse_is_refused_at_once(show: Path, name: str) -> None:
    out = io.StringIO()
    assert new_slide(show, f"开篇/{name}", "zh", out) == 1
    assert new_section(show, name, "zh", out) == 1
    assert out.getvalue().count("请换一个名字") == 2


@pytest.mark.parametrize("place", ["没有/页", "页", "", "开篇/", "开篇/a:b", "开篇/故事", "../x"])
def test_what_cannot_be_is_said(show: Path, place: str) -> None:
    before = sorted(path.name for path in show.rglob("*"))
    out = io.StringIO()
    assert new_slide(show, place, "zh", out) == 1
    assert out.getvalue().endswith(("。\n", "页面\n"))
    assert sorted(path.name for path in show.rglob("*")) == before


@pytest.mark.parametrize("name", ["开篇", "", "a/b", "..", "_x"])
def test_section_that_cannot_be_is_said(show: Path, name: str) -> None:
    assert new_section(show, name, "en", io.StringIO()) == 1
