"""The content folder made a release: what goes live, what stays, what staff are told."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk.deck.problems import ProblemKind
from kiosk.release import Archive, News, publish
from kiosk.release.watcher import publish_aside

MADE = "2026-11-24T16:00:00+00:00"
K = ProblemKind


@pytest.fixture
def first(content: Path, state: Path) -> News:
    return publish(content, state, made=MADE)


def again(content: Path, state: Path) -> News:
    return publish(content, state, made=MADE)


def titles(state: Path) -> list[str]:
    release = Archive(state).current()
    assert release is not None
    return [slide.zh.heading for slide in release.content.deck.slides]


def copies(state: Path) -> dict[str, str]:
    release = Archive(state).current()
    assert release is not None
    return {photo.name: photo.copy for photo in release.manifest.photos}


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_first_release_holds_texts_and_photos(first: News, content: Path, state: Path) -> None:
    assert (first.result, first.release) == ("accepted", 1)
    assert titles(state) == ["甲", "乙"]
    copy = state / "photos" / copies(state)["p.jpg"]
    assert copy.read_bytes() == (content / "images" / "p.jpg").read_bytes()


def test_unchanged_folder_makes_no_release(first: News, content: Path, state: Path) -> None:
    del first
    assert again(content, state).result == "unchanged"
    assert Archive(state).pointed() == 1


def test_changed_text_goes_live_and_is_named(first: News, content: Path, state: Path) -> None:
    del first
    write(content, "slides/10-a/20-y.md", "标题：新乙\n---\n正文。\n")
    assert again(content, state).result == "accepted"
    assert titles(state) == ["甲", "新乙"]
    newest = Archive(state).newest()
    assert newest is not None
    assert newest.changed == ("slides/10-a/20-y.md",)


def test_what_did_not_go_live_beside_a_change_is_not_named(first: News, content: Path, state: Path) -> None:
    """The staff's guide says that what is named is on the wall."""
    del first
    write(content, "slides/10-a/10-x.md", "标题 没有冒号\n---\n正文。\n")
    write(content, "slides/10-a/20-y.md", "标题：新乙\n---\n正文。\n")
    write(content, "slides/10-a/20-y - 副本.md", "标题：新乙\n---\n正文。\n")
    write(content, "slides/10-a/30-z.md", "标题：丙\n状态：草稿\n---\n正文。\n")
    write(content, "slides/10-a/40-w.md", "标题 也没有冒号\n---\n正文。\n")
    (content / "slides" / "90-空").mkdir()
    (content / "images" / "没有用到.jpg").write_bytes(b"half")
    assert again(content, state).result == "accepted"
    newest = Archive(state).newest()
    assert newest is not None
    assert newest.changed == ("slides/10-a/20-y.md",)


def test_of_a_folder_that_was_put_back_whole_only_what_shows_another_is_named(
    first: News, content: Path, state: Path
) -> None:
    """As a stick brings it: every file is new, few say anything else."""
    del first
    for folder in ("slides", "images"):
        (content / folder).rename(content / f"{folder} old")
        shutil.copytree(content / f"{folder} old", content / folder, copy_function=shutil.copyfile)
    Image.new("RGB", (640, 400), "#336699").save(content / "images" / "p.jpg")
    (content / "slides" / "10-a" / "20-y.md").unlink()
    write(content, "slides/10-a/30-z.md", "标题：丙\n---\n正文。\n")
    write(content, "slides/kiosk.md", "标题：海曙展厅\n")
    write(content, "slides/figures.csv", "名称,数值,单位\n岗位,4200,个\n")
    write(content, "slides/10-a/section.md", "标题：另一篇\n---\n共{岗位}。\n")
    assert again(content, state).result == "accepted"
    newest = Archive(state).newest()
    assert newest is not None
    assert newest.changed == (
        "images/p.jpg",
        "slides/10-a/20-y.md",
        "slides/10-a/30-z.md",
        "slides/10-a/section.md",
        "slides/figures.csv",
        "slides/kiosk.md",
    )


def test_photo_that_was_not_touched_is_not_read_again(first: News, content: Path, state: Path) -> None:
    del first
    photo = content / "images" / "p.jpg"
    status = photo.stat()
    photo.write_bytes(b"x" * status.st_size)  # the same file by name, size, time and inode
    os.utime(photo, ns=(status.st_atime_ns, status.st_mtime_ns))
    write(content, "slides/10-a/20-y.md", "标题：新乙\n---\n正文。\n")
    news = again(content, state)
    assert (news.result, news.problems[:0]) == ("accepted", ())
    assert not [item for item in news.problems if item.file == "images/p.jpg"]


def test_new_photo_of_the_same_name_goes_live(first: News, content: Path, state: Path) -> None:
    del first
    before = copies(state)
    Image.new("RGB", (640, 400), "#336699").save(content / "images" / "p.jpg")
    assert again(content, state).result == "accepted"
    assert copies(state) != before


def test_half_copied_photo_keeps_the_old_one(first: News, content: Path, state: Path) -> None:
    del first
    before = copies(state)
    photo = content / "images" / "p.jpg"
    photo.write_bytes(photo.read_bytes()[:3000])
    news = again(content, state)
    assert news.result == "refused"
    assert [(item.kind, item.detail("kept")) for item in news.problems if item.file.startswith("images")] == [
        (K.PICTURE_TRUNCATED, "yes")
    ]
    assert copies(state) == before


def test_half_copied_photo_that_is_new_leaves_its_place_to_a_stand_in(content: Path, state: Path) -> None:
    photo = content / "images" / "p.jpg"
    photo.write_bytes(photo.read_bytes()[:3000])
    assert again(content, state).result == "accepted"
    release = Archive(state).current()
    assert release is not None
    assert {photo.file for slide in release.shown().slides for photo in slide.zh.photos} == {""}


def test_photo_that_is_deleted_stays_on_the_wall(first: News, content: Path, state: Path) -> None:
    del first
    before = copies(state)
    (content / "images" / "p.jpg").unlink()
    news = again(content, state)
    assert [item.kind for item in news.problems if item.detail("kept")] == [K.PICTURE_MISSING, K.PICTURE_MISSING]
    assert copies(state) == before


def test_bad_slide_is_refused_and_the_rest_goes_live(first: News, content: Path, state: Path) -> None:
    del first
    write(content, "slides/10-a/10-x.md", "标题：坏\n---\n{没有}\n")
    assert again(content, state).result == "refused"
    assert titles(state) == ["甲", "乙"]
    write(content, "slides/10-a/20-y.md", "标题：新乙\n---\n正文。\n")
    assert again(content, state).result == "accepted"
    assert titles(state) == ["甲", "新乙"]


def test_empty_folder_is_no_release(tmp_path: Path, state: Path) -> None:
    news = again(tmp_path / "nothing", state)
    assert (news.result, [item.kind for item in news.problems]) == ("refused", [K.CONTENT_MISSING])


def test_folder_that_vanishes_changes_nothing(first: News, tmp_path: Path, state: Path) -> None:
    del first
    news = again(tmp_path / "nothing", state)
    assert news.result == "refused"
    assert titles(state) == ["甲", "乙"]


def test_state_that_cannot_be_written_is_told(content: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    news = again(content, blocked)
    assert (news.result, [item.kind for item in news.problems][-1]) == ("failed", K.STATE_UNWRITABLE)


def test_a_process_of_its_own_comes_to_the_same(content: Path, state: Path) -> None:
    news = publish_aside(content, state)
    assert news is not None
    assert (news.result, news.release) == ("accepted", 1)
    assert titles(state) == ["甲", "乙"]


def test_another_folder_begins_anew(first: News, content: Path, tmp_path: Path, state: Path) -> None:
    del first
    other = tmp_path / "other"
    shutil.copytree(content, other)
    write(other, "slides/10-a/10-x.md", "标题：坏\n---\n{没有}\n")
    assert Archive(state).current_of(other) is None
    assert again(other, state).result == "accepted"
    assert titles(state) == ["乙"]
    assert Archive(state).current_of(content) is None
