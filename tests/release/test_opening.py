"""The screen's own way to read a release comes to the same deck as reading it whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from kiosk.deck import read_deck
from kiosk.deck.model import Deck, Photo, Section, Slide, ThemeName, Words
from kiosk.deck.packed import PackedBody, PackedSlide
from kiosk.guard.crashes import Blame
from kiosk.guard.marks import mark
from kiosk.release import Archive, publish
from kiosk.release.opening import read_shown
from kiosk.release.records import Content, Manifest, Release, content_bytes
from kiosk.showing import of_release
from tests.bench.kiosk import ROOT

MADE = "2026-11-24T16:00:00+08:00"


@pytest.fixture(scope="module")
def shipped() -> Content:
    reading = read_deck(ROOT)
    return Content(reading.deck, reading.problems)


def test_the_shipped_deck_is_the_same_read_either_way(shipped: Content) -> None:
    names = {photo.file for slide in shipped.deck.slides for photo in slide.zh.photos}
    copies = {name: f"{number}.jpg" for number, name in enumerate(sorted(names)[1:])}  # one has no copy
    deck, problems = read_shown(content_bytes(shipped), copies)
    whole = Release(Manifest(1, MADE, ""), shipped).shown()
    assert [photo.file for slide in whole.slides for photo in slide.zh.photos if photo.file] == []
    named = [
        (photo.file, copies.get(own.file, ""))
        for slide, known in zip(deck.slides, shipped.deck.slides, strict=True)
        for photo, own in zip(slide.zh.photos, known.zh.photos, strict=True)
    ]
    assert all(name == copy for name, copy in named)
    assert any(copy for _, copy in named)
    assert "" in {copy for _, copy in named}
    assert read_shown(content_bytes(shipped), {}) == (whole, shipped.problems)
    assert problems == shipped.problems


def test_bodies_stay_packed_and_slides_keep_their_mark(shipped: Content) -> None:
    deck, _ = read_shown(content_bytes(shipped), {})
    whole = Release(Manifest(1, MADE, ""), shipped).shown()
    assert any(isinstance(slide.zh.body, PackedBody) for slide in deck.slides)
    assert [mark(slide) for slide in deck.slides] == [mark(slide) for slide in whole.slides]


def test_another_copy_of_a_photo_makes_another_slide(shipped: Content) -> None:
    data = content_bytes(shipped)
    name = shipped.deck.slides[0].files[0]
    one, same, other = (read_shown(data, {name: copy})[0] for copy in ("1.jpg", "1.jpg", "2.jpg"))
    assert one == same
    assert one.slides[0] != other.slides[0]


def test_a_slide_knows_the_points_stated_for_its_photos_without_reading_its_words() -> None:
    photos = (Photo("a.jpg"), Photo("b.jpg", focus=(0.1, 0.2)))
    slide = Slide("10-a/10-x", Words("zh", ("甲",), photos=photos), Words("zh", ("甲",)))
    data = content_bytes(Content(Deck(sections=(Section("10-a", slide, ThemeName.DAWN, (slide,)),))))
    deck, _ = read_shown(data, {"a.jpg": "1.jpg", "b.jpg": "2.jpg"})
    assert [one.focused for one in deck.slides] == [(("2.jpg", (0.1, 0.2)),)]


def test_a_slide_without_english_has_its_words_once(content: Path, state: Path) -> None:
    publish(content, state, made=MADE)
    shown = Archive(state).shown(1)
    assert shown is not None
    slide = shown.deck.slides[0]
    assert slide.en == slide.zh
    assert isinstance(slide, PackedSlide)
    assert slide._en is slide._zh


def test_words_of_another_program_are_refused_at_a_cover_and_calm_elsewhere() -> None:
    good = Slide("10-a/10-x", Words("zh", ("甲",)), Words("zh", ("甲",)))
    bad = Slide("10-a/20-y", Words("zh", ("乙",), badges=7), Words("zh", ("乙",)))  # type: ignore[arg-type]

    def data(cover: Slide, *slides: Slide) -> bytes:
        return content_bytes(Content(Deck(sections=(Section("10-a", cover, ThemeName.DAWN, slides),))))

    with pytest.raises(msgspec.DecodeError):
        read_shown(data(bad, good), {})
    deck, _ = read_shown(data(good, bad), {})
    assert deck.slides[0].zh == Words("zh", ("",))
    assert deck.slides[0].en.heading == "乙"


def test_what_is_no_content_is_refused() -> None:
    for data in (b"", b"\x80", content_bytes(Content(Deck()))[:-1]):
        with pytest.raises(msgspec.DecodeError):
            read_shown(data, {})


def test_a_new_release_shares_what_is_as_it_was(content: Path, state: Path) -> None:
    archive = Archive(state)
    publish(content, state, made=MADE)
    first = archive.shown(1)
    assert first is not None
    before = of_release(archive, first, Blame()).deck
    (content / "slides/10-a/20-y.md").write_text("标题：新的\n---\n正文。\n", encoding="utf-8")
    publish(content, state, made=MADE)
    second = archive.shown(2)
    assert second is not None
    after = of_release(archive, second, Blame(), before=before).deck
    assert after == second.deck
    assert after.sections[0].cover is before.sections[0].cover
    assert after.slides[0] is before.slides[0]
    assert after.slides[1].zh.heading == "新的"
    assert of_release(archive, first, Blame(), before=before).deck.sections[0] is before.sections[0]
    readers = {slide._read.__self__ for slide in after.slides if isinstance(slide, PackedSlide)}  # type: ignore[attr-defined]
    assert len(readers) == 1, "what the first release knew of its photos is let go"
    gone = replace(before, sections=())
    assert of_release(archive, first, Blame(), before=gone).deck == first.deck
