"""``kiosk releases``, ``rollback`` and ``approve``, as staff read them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from kiosk.deck.model import Deck, Language
from kiosk.release import Archive
from kiosk.release.records import Content
from kiosk.staff.releases import AT_THE_BOARD, approve, releases, rollback


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


def test_a_later_release_without_files_is_not_called_the_first(tmp_path: Path) -> None:
    """A new version of the program may read the same files otherwise."""
    for _ in range(2):
        Archive(tmp_path).publish(Content(Deck()), (), {}, made="2026-11-24T16:00:00+08:00")
    assert [line.split("  ")[-1] for line in said(tmp_path)] == ["没有记下改了哪些文件", "第一个版本"]
    assert [line.split("  ")[-1] for line in said(tmp_path, "en")] == ["no file is named", "the first"]


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


def test_a_release_of_another_folder_is_none_to_go_back_to(tmp_path: Path) -> None:
    for source in ("/old", "/new"):
        Archive(tmp_path).publish(Content(Deck()), (), {}, made="2026-11-24T16:00:00+08:00", source=source)
    for number in (None, 1):
        out = StringIO()
        assert rollback(tmp_path, number, "zh", out) == 1
        assert out.getvalue() == "没有这个版本。现有的版本：2。\n"
    assert Archive(tmp_path).pointed() == 2


@pytest.fixture
def held(state: Path) -> Path:
    """Three releases, the third on the wall, and a fourth that waits."""
    Archive(state).publish(Content(Deck()), (), {}, made="2026-11-24T16:03:00+08:00", changed=["a"], held=True)
    return state


def approved(state: Path, number: int | None = None, by: str = "") -> tuple[int, str]:
    out = StringIO()
    return approve(state, number, by, "zh", out), out.getvalue().strip()


def test_lists_what_waits(held: Path) -> None:
    assert said(held)[0] == "版本 4（等待审签）  2026-11-24 16:03  a"
    assert said(held, "en")[0] == "4 (waits to be approved)  2026-11-24 16:03  a"


@pytest.mark.parametrize("number", [None, 4])
def test_approves_and_keeps_who(held: Path, number: int | None) -> None:
    assert approved(held, number, "王主任") == (0, "几秒钟后屏幕上是版本 4。")
    assert Archive(held).pointed() == 4
    assert "王主任审签" in said(held)[0]
    assert "approved" in said(held, "en")[0]


def test_says_that_it_was_approved_at_the_board(held: Path) -> None:
    approved(held, 4, AT_THE_BOARD)
    assert "在工作台审签" in said(held)[0]
    assert said(held, "en")[0].partition("  a")[0].endswith(" at the board")


def test_says_that_something_else_waits_now(held: Path) -> None:
    status, words = approved(held, 3)
    assert (status, "现在等待的是版本 4" in words, Archive(held).pointed()) == (1, True, 3)


def test_says_that_nothing_waits(state: Path) -> None:
    assert approved(state) == (1, "没有等待审签的版本。")


def test_says_that_what_waits_is_damaged(held: Path) -> None:
    (held / "releases" / "000004" / "content.msgpack").write_bytes(b"")
    assert approved(held)[0] == 1
    assert Archive(held).pointed() == 3


def test_going_back_or_forth_is_no_way_round(held: Path) -> None:
    assert rollback(held, 4, "zh", StringIO()) == 1
    assert Archive(held).pointed() == 3


@pytest.mark.parametrize("language", ["zh", "en"])
def test_says_that_the_state_cannot_be_read(held: Path, language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", refuse)
    sudo = {
        "zh": f"状态文件夹 {held} 读不了：请在前面加上 sudo。\n",
        "en": f"{held} cannot be read: put sudo before it.\n",
    }
    for ask in (
        lambda out: releases(held, language, out),
        lambda out: rollback(held, 1, language, out),
        lambda out: approve(held, None, "", language, out),
    ):
        out = StringIO()
        assert ask(out) == 1
        assert out.getvalue().endswith(sudo[language])
    assert Archive(held).pointed() == 3
