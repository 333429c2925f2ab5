"""What names tell."""

from __future__ import annotations

import unicodedata

import pytest

from kiosk.deck.names import (
    PICTURE_ENDINGS,
    TEXT_ENDINGS,
    is_copy,
    is_junk,
    is_readme,
    is_unnamed,
    order,
    same,
    spoken,
    without,
)


@pytest.mark.parametrize(
    "name",
    [
        "Thumbs.db",
        ".DS_Store",
        "._a.md",
        "~$a.docx",
        ".~lock.a.csv#",
        "a.tmp",
        "a.part",
        "a.crdownload",
        "desktop.ini",
        ".git",
    ],
)
def test_junk(name: str) -> None:
    assert is_junk(name)


@pytest.mark.parametrize("name", ["10-a.md", "部分.txt", "tmp.md", "~a.md"])
def test_no_junk(name: str) -> None:
    assert not is_junk(name)


@pytest.mark.parametrize(
    "stem",
    [
        "20-翠柏里 - 副本",
        "20-翠柏里 - 副本 (2)",
        "20-翠柏里(1)",
        "20-翠柏里（2）",
        "a - Copy",
        "Copy of a",
        "a copy",
        "20-翠柏里副本",
    ],
)
def test_copies(stem: str) -> None:
    assert is_copy(stem)


@pytest.mark.parametrize("stem", ["20-翠柏里", "20-双三十", "10-photocopy", "10-(甲)"])
def test_no_copies(stem: str) -> None:
    assert not is_copy(stem)


@pytest.mark.parametrize(
    "stem", ["新建文本文档", "新建 文本文档 (2)", "微信图片_20260101", "New Text Document", "mmexport1"]
)
def test_unnamed(stem: str) -> None:
    assert is_unnamed(stem)


def test_order_is_by_number_then_name() -> None:
    names = ["b", "100-x", "２0-y", "20-x", "3 z", "a"]
    assert sorted(names, key=order) == ["3 z", "20-x", "２0-y", "100-x", "a", "b"]


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("20-创造", "创造"),
        ("3 早晨", "早晨"),
        ("20、创造", "创造"),
        ("20", "20"),
        ("创造", "创造"),
        ("10开篇", "开篇"),
        ("2026年招聘会", "2026年招聘会"),
        ("10-2026年招聘会", "2026年招聘会"),
        ("10.2026年招聘会", "2026年招聘会"),
        ("3月5日", "3月5日"),
        ("3.15活动", "3.15活动"),
        ("10-3.15活动", "3.15活动"),
        ("10月湖", "月湖"),
        ("20月光经济", "月光经济"),
        ("10年轻人", "年轻人"),
    ],
)
def test_a_name_without_its_number_is_a_title(stem: str, title: str) -> None:
    assert spoken(stem) == title


def test_endings() -> None:
    assert without("a.md.txt", TEXT_ENDINGS) == "a"
    assert without("a.jpg.JPG", PICTURE_ENDINGS) == "a"
    assert without(".md", TEXT_ENDINGS) == ".md"
    assert same("É.md") == same(unicodedata.normalize("NFD", "é.MD"))
    assert is_readme("README.md")
    assert is_readme("说明.txt")
