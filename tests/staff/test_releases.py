"""``kiosk releases`` and ``kiosk rollback``, as staff read them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from kiosk.deck.model import Deck
from kiosk.release import Archive
from kiosk.release.records import Content
from kiosk.staff.releases import releases, rollback


@pytest.fixture
def state(tmp_path: Path) -> Path:
    archive = Archive(tmp_path)
    for minute, changed in enumerate([(), ("slides/10-a/10-x.md",), tuple(f"images/{n}.jpg" for n in range(9))]):
        archive.publish(Content(Deck()), (), {}, made=f"2026-11-24T16:0{minute}:00+08:00", changed=changed)
    return tmp_path


def said(state: Path, language: str = "zh") -> list[str]:
    out = StringIO()
    assert releases(state, language, out) == 0  # type: ignore[arg-type]
    return out.getvalue().splitlines()


def test_lists_the_newest_first_and_says_which_is_shown(state: Path) -> None:
    assert said(state) == [
        f"版本 3（屏幕上）  2026-11-24 16:02  {'、'.join(f'images/{n}.jpg' for n in range(6))} 等 9 个文件",
        "版本 2  2026-11-24 16:01  slides/10-a/10-x.md",
        "版本 1  2026-11-24 16:00  第一个版本",
    ]


def test_says_it_in_english(state: Path) -> None:
    assert said(state, "en")[1] == "2  2026-11-24 16:01  slides/10-a/10-x.md"


def test_says_when_there_is_none(tmp_path: Path) -> None:
    assert said(tmp_path) == ["还没有版本。请先启动一次 kiosk run。"]


@pytest.mark.parametrize(("number", "shown"), [(None, 2), (1, 1), (3, 3)])
def test_goes_back(state: Path, number: int | None, shown: int) -> None:
    assert rollback(state, number, "zh", StringIO()) == 0
    assert Archive(state).pointed() == shown


@pytest.mark.parametrize("number", [0, 9, -1])
def test_says_which_there_are_where_there_is_no_such(state: Path, number: int) -> None:
    out = StringIO()
    assert rollback(state, number, "zh", out) == 1
    assert out.getvalue() == "没有这个版本。现有的版本：3、2、1。\n"
    assert Archive(state).pointed() == 3


def test_cannot_go_back_from_the_first(tmp_path: Path) -> None:
    Archive(tmp_path).publish(Content(Deck()), (), {}, made="2026-11-24T16:00:00+08:00")
    assert rollback(tmp_path, None, "zh", StringIO()) == 1
