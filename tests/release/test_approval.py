"""发布：审签后: a change waits until somebody approves it, whatever else happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.guard.crashes import Blame
from kiosk.release import Archive, News, publish
from kiosk.showing import at_start

MADE = "2026-11-24T16:00:00+00:00"
LATER = "2026-11-24T17:00:00+00:00"
X, Y = "slides/10-a/10-x.md", "slides/10-a/20-y.md"


@pytest.fixture
def wall(content: Path, state: Path) -> Path:
    """A content folder whose release 1, which asks for approval, is on the wall."""
    write(content, "slides/kiosk.md", "发布：审签后\n")
    assert publish(content, state, made=MADE).result == "waiting"
    assert Archive(state).approve(1, by="王", at=LATER)
    return content


def write(content: Path, name: str, text: str) -> None:
    (content / name).write_text(text, encoding="utf-8")


def page(title: str) -> str:
    return f"标题：{title}\n---\n正文。\n"


def again(content: Path, state: Path) -> News:
    return publish(content, state, made=MADE)


def titles(state: Path) -> list[str]:
    release = Archive(state).current()
    return [slide.zh.heading for slide in release.content.deck.slides] if release else []


def waiting(content: Path, state: Path) -> tuple[int, list[str]]:
    release = Archive(state).waiting_of(content)
    return (release.number, [slide.zh.heading for slide in release.content.deck.slides]) if release else (0, [])


def test_the_very_first_waits_and_nothing_is_shown(content: Path, state: Path) -> None:
    write(content, "slides/kiosk.md", "发布：审签后\n")
    news = again(content, state)
    assert (news.result, news.release, news.waiting) == ("waiting", 0, 1)
    assert Archive(state).current() is None


def test_a_change_waits_and_the_wall_stays(wall: Path, state: Path) -> None:
    write(wall, X, page("新"))
    news = again(wall, state)
    assert (news.result, news.release, news.waiting) == ("waiting", 1, 2)
    assert titles(state) == ["甲", "乙"]
    assert waiting(wall, state) == (2, ["新", "乙"])


def test_a_copy_of_a_photo_that_is_lost_takes_nothing_off_the_wall(wall: Path, state: Path) -> None:
    for copy in (state / "photos").iterdir():
        copy.unlink()
    showing = at_start(wall, state, Blame())
    assert (showing.release, [slide.zh.heading for slide in showing.deck.slides]) == (1, ["甲", "乙"])
    news = again(wall, state)
    assert (news.result, news.release, news.waiting) == ("unchanged", 1, 0)
    assert Archive(state).read(1) is not None, "copied again"


def test_approved_it_is_on_the_wall_with_who_and_when(wall: Path, state: Path) -> None:
    write(wall, X, page("新"))
    again(wall, state)
    archive = Archive(state)
    assert archive.approve(2, by="李", at=LATER)
    assert titles(state) == ["新", "乙"]
    assert waiting(wall, state) == (0, [])
    manifest = archive.manifests()[0]
    assert (manifest.by, manifest.approved, manifest.changed) == ("李", LATER, (X,))


def test_what_was_read_is_what_is_approved(wall: Path, state: Path) -> None:
    write(wall, X, page("新"))
    again(wall, state)
    write(wall, X, page("更新"))
    again(wall, state)
    assert not Archive(state).approve(2, by="", at=LATER)
    assert titles(state) == ["甲", "乙"]
    assert waiting(wall, state) == (3, ["更新", "乙"])


def test_a_number_that_was_read_is_never_that_of_another_release(wall: Path, state: Path) -> None:
    """Changed, changed back and changed otherwise: the sheets that were signed are those of the first."""
    numbers, as_it_was = [], (wall / X).read_text(encoding="utf-8")
    for text in (page("新"), as_it_was, page("另"), as_it_was, page("又"), page("更又")):
        write(wall, X, text)
        numbers.append(again(wall, state).waiting)
    assert numbers == [2, 0, 3, 0, 4, 5]
    assert not any(Archive(state).approve(number, by="", at=LATER) for number in (2, 3, 4))
    assert Archive(state).approve(5, by="", at=LATER)
    assert titles(state) == ["更又", "乙"]


@pytest.mark.parametrize("note", ["", "x", "0", "-3", "9" * 400])
def test_a_note_of_what_was_withdrawn_that_is_damaged_counts_for_none(wall: Path, state: Path, note: str) -> None:
    write(wall, X, page("新"))
    again(wall, state)
    (state / "releases/withdrawn").write_text(note, encoding="utf-8")
    write(wall, X, page("更新"))
    assert again(wall, state).waiting == 3


def test_changes_gather_and_all_are_named(wall: Path, state: Path) -> None:
    write(wall, X, page("新"))
    again(wall, state)
    write(wall, Y, page("新乙"))
    again(wall, state)
    archive = Archive(state)
    assert archive.approve(3, by="", at=LATER)
    assert archive.manifests()[0].changed == (X, Y)


def test_what_waits_is_the_last_good_version(wall: Path, state: Path) -> None:
    write(wall, X, page("新"))
    again(wall, state)
    write(wall, X, "标题：坏\n---\n{没有}\n")
    assert (again(wall, state).result, waiting(wall, state)) == ("refused", (2, ["新", "乙"]))


def test_changed_back_nothing_waits(wall: Path, state: Path) -> None:
    before = (wall / X).read_text(encoding="utf-8")
    write(wall, X, page("新"))
    again(wall, state)
    write(wall, X, before)
    assert again(wall, state).result == "unchanged"
    assert waiting(wall, state) == (0, [])


def test_changed_back_while_it_is_approved_is_read_again_and_waits(wall: Path, state: Path) -> None:
    before = (wall / X).read_text(encoding="utf-8")
    write(wall, X, page("新"))
    again(wall, state)
    write(wall, X, before)
    archive = Archive(state)
    news = publish(wall, state, made=MADE, lives=lambda: archive.approve(2, by="李", at=LATER) and None)
    assert news.result == "moving"
    assert titles(state) == ["新", "乙"]
    assert again(wall, state).result == "waiting"
    assert waiting(wall, state) == (3, ["甲", "乙"])


def test_the_same_again_goes_on_waiting(wall: Path, state: Path) -> None:
    write(wall, X, page("新"))
    again(wall, state)
    news = again(wall, state)
    assert (news.result, news.waiting) == ("unchanged", 2)
    assert waiting(wall, state)[0] == 2


def test_to_publish_directly_must_itself_be_approved(wall: Path, state: Path) -> None:
    write(wall, "slides/kiosk.md", "发布：直接\n")
    write(wall, X, page("新"))
    assert again(wall, state).result == "waiting"
    assert Archive(state).approve(2, by="", at=LATER)
    write(wall, X, page("更新"))
    assert again(wall, state).result == "accepted"
    assert titles(state) == ["更新", "乙"]


def renamed(folder: Path) -> None:
    (folder / "slides/kiosk.md").rename(folder / "slides/设置.md")


def direct(folder: Path) -> None:
    write(folder, "slides/kiosk.md", "发布：直接\n")


@pytest.mark.parametrize("change", [renamed, direct])
def test_what_waits_goes_on_waiting_whatever_becomes_of_the_settings(
    content: Path, state: Path, change: Callable[[Path], None]
) -> None:
    write(content, "slides/kiosk.md", "标题：甲\n")
    assert again(content, state).result == "accepted"
    write(content, "slides/kiosk.md", "标题：甲\n发布：审签后\n")
    write(content, X, page("新"))
    assert again(content, state).result == "waiting"
    change(content)
    write(content, Y, page("新乙"))
    assert again(content, state).result == "waiting"
    assert titles(state) == ["甲", "乙"]
    assert waiting(content, state) == (3, ["新", "新乙"])


@pytest.mark.parametrize("change", [renamed, direct])
def test_the_very_first_goes_on_waiting_too(content: Path, state: Path, change: Callable[[Path], None]) -> None:
    write(content, "slides/kiosk.md", "发布：审签后\n")
    again(content, state)
    change(content)
    write(content, X, page("新"))
    assert again(content, state).result == "waiting"
    assert Archive(state).current() is None


def test_renamed_settings_put_nothing_up(wall: Path, state: Path) -> None:
    renamed(wall)
    write(wall, X, page("新"))
    assert again(wall, state).result == "waiting"
    assert Archive(state).approve(2, by="", at=LATER)
    write(wall, X, page("更新"))
    assert again(wall, state).result == "waiting"
    assert titles(state) == ["新", "乙"]


@pytest.mark.parametrize("pointer", [b"", b"99", b"2"])
def test_no_damage_puts_it_on_the_wall_unread(wall: Path, state: Path, pointer: bytes) -> None:
    write(wall, X, page("新"))
    again(wall, state)
    (state / "releases" / "current").write_bytes(pointer)
    assert titles(state) == ["甲", "乙"]


def test_three_are_kept_beside_the_one_that_waits(wall: Path, state: Path) -> None:
    archive = Archive(state)
    for number, title in enumerate("子丑寅卯", start=2):
        write(wall, X, page(title))
        again(wall, state)
        assert archive.approve(number, by="", at=LATER)
    write(wall, X, page("辰"))
    again(wall, state)
    assert [(manifest.number, manifest.held) for manifest in archive.manifests()] == [
        (6, True),
        (5, False),
        (4, False),
        (3, False),
    ]


def test_what_another_folder_has_waiting_is_not_this_ones(wall: Path, state: Path, tmp_path: Path) -> None:
    write(wall, X, page("新"))
    again(wall, state)
    assert waiting(tmp_path, state) == (0, [])
