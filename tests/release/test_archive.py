"""Releases on the disk: whole or passed over, three kept, switched by one step."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.deck.model import Deck, Figure, Items, Paragraph, Photo, Run, Section, Slide, Table, ThemeName, Words
from kiosk.deck.problems import ProblemKind, problem
from kiosk.release import Archive
from kiosk.release.records import Content, Copied, content_bytes, read_content

MADE = "2026-11-24T16:00:00+00:00"


def deck(title: str) -> Deck:
    body = (
        Paragraph((Run(title), Run("重", strong=True))),
        Items(((Run("一"),),), ordered=True),
        Table(("a",), (("b",),)),
    )
    words = Words("zh", (title,), body=body, photos=(Photo("p.jpg", focus=(0.6, 0.4)), Photo("gone.jpg")))
    slide = Slide("10-a/10-x", words, words, figures=("龙头",))
    section = Section("10-a", Slide("10-a/section", words, words), ThemeName.NOON, (slide,))
    return Deck(sections=(section,), figures=MappingProxyType({"龙头": Figure("龙头", "30")}))


def content(title: str) -> Content:
    return Content(deck(title), (problem(ProblemKind.FILE_COPY, "slides/x.md"),))


@pytest.fixture
def archive(state: Path) -> Archive:
    made = Archive(state)
    made.photos.mkdir(parents=True)
    return made


def put(archive: Archive, title: str, data: bytes = b"a photo") -> int:
    copy = f"{title}.jpg"
    (archive.photos / copy).write_bytes(data)
    photo = Copied("p.jpg", copy, len(data), 1, 2, 640, 400)
    return archive.publish(content(title), [photo], {}, made=MADE, changed=["slides/a.md"]).number


def shown(archive: Archive) -> str:
    release = archive.current()
    return release.content.deck.sections[0].slides[0].zh.heading if release else ""


def test_texts_come_back_as_they_were() -> None:
    assert read_content(content_bytes(content("甲"))) == content("甲")


def test_nothing_is_there_at_first(state: Path) -> None:
    assert Archive(state).current() is None
    assert Archive(state).manifests() == []


def test_the_last_published_is_shown(archive: Archive) -> None:
    for title in ("甲", "乙"):
        put(archive, title)
    assert shown(archive) == "乙"
    assert [manifest.number for manifest in archive.manifests()] == [2, 1]
    assert archive.manifests()[0].changed == ("slides/a.md",)


def test_photos_are_named_by_their_copies_and_others_by_nothing(archive: Archive) -> None:
    put(archive, "甲")
    release = archive.current()
    assert release is not None
    assert [photo.file for photo in release.shown().sections[0].cover.zh.photos] == ["甲.jpg", ""]


def test_three_are_kept_and_photos_that_none_shows_go(archive: Archive) -> None:
    for title in "甲乙丙丁戊":
        put(archive, title)
    assert [manifest.number for manifest in archive.manifests()] == [5, 4, 3]
    assert sorted(file.name for file in archive.photos.iterdir()) == sorted(["丙.jpg", "丁.jpg", "戊.jpg"])


def test_going_back_stays_and_is_kept_by_later_releases(archive: Archive) -> None:
    for title in "甲乙丙":
        put(archive, title)
    archive.switch(1)
    assert shown(archive) == "甲"
    archive.tidy()
    assert shown(archive) == "甲"
    put(archive, "丁")
    assert shown(archive) == "丁"


@pytest.mark.parametrize("file", ["content.msgpack", "manifest.json"])
@pytest.mark.parametrize("harm", ["empty", "cut", "flipped", "gone"])
def test_damaged_release_is_passed_over_for_the_one_before(archive: Archive, file: str, harm: str) -> None:
    put(archive, "甲")
    number = put(archive, "乙")
    path = archive.photos.parent / "releases" / f"{number:06d}" / file
    data = bytearray(path.read_bytes())
    match harm:
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "flipped":
            data[len(data) // 3] ^= 0x20
            path.write_bytes(data)
        case _:
            path.unlink()
    assert shown(archive) == "甲"


def test_release_whose_photo_is_gone_is_passed_over(archive: Archive) -> None:
    put(archive, "甲")
    put(archive, "乙")
    (archive.photos / "乙.jpg").unlink()
    assert shown(archive) == "甲"


def test_where_each_lacks_a_photo_the_one_switched_to_is_shown_without_it(archive: Archive) -> None:
    for title in "甲乙丙丁":
        number = put(archive, title)
        (archive.photos / f"{title}.jpg").unlink()
    assert shown(archive) == "丁"
    assert archive.read(number) is None, "it is not whole, all the same"
    (archive.photos / "丙.jpg").write_bytes(b"a photo")
    assert shown(archive) == "丙"


@pytest.mark.parametrize("pointer", [b"", b"x", b"99", b"-1", b"\xff\xfe"])
def test_pointer_that_says_nothing_leads_to_the_newest(archive: Archive, pointer: bytes) -> None:
    put(archive, "甲")
    put(archive, "乙")
    (archive.photos.parent / "releases" / "current").write_bytes(pointer)
    assert shown(archive) == "乙"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.binary(max_size=400), file=st.sampled_from(["content.msgpack", "manifest.json", "../current"]))
def test_any_bytes_in_a_state_file_raise_nothing(archive: Archive, data: bytes, file: str) -> None:
    number = put(archive, "甲")
    (archive.photos.parent / "releases" / f"{number:06d}" / file).write_bytes(data)
    archive.current()
    archive.manifests()
    archive.tidy()


def test_what_a_killed_process_left_of_a_switch_goes_with_the_next_release(archive: Archive, state: Path) -> None:
    publish = partial(archive.publish, photos=(), seen={}, made=MADE)
    publish(content("一"))
    releases = state / "releases"
    ended, mine, old = (releases / f"{name}.new" for name in ("current.99999999", f"left.{os.getpid()}", "read.json.1"))
    for aside in (ended, mine, old):
        aside.write_text("1", encoding="utf-8")
    os.utime(old, (0, 0))
    publish(content("二"))
    assert [aside.exists() for aside in (ended, mine, old)] == [False, True, False]
    assert archive.pointed() == 2
