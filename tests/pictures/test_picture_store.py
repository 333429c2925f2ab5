"""The store: found without reading, bounded, and whole whatever happens to it."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

import pytest
from PIL import Image

import kiosk.pictures.store
from kiosk.deck.problems import Problem, ProblemKind
from kiosk.pictures import PictureMaker, Recipe, Store
from kiosk.pictures.index import Known
from kiosk.pictures.recipe import picture_name
from kiosk.pictures.seal import LENGTH, is_sound, seal

DIGEST = "ab" * 32


def put(store: Store, key: str, size: int, when: float = 0.0) -> Path:
    """A file of ``size`` bytes, admitted as a picture and last used at ``when``."""
    temporary = store.temporary()
    data = bytes(size - LENGTH)
    temporary.write_bytes(data + seal(data))
    picture = store.admit(temporary, DIGEST, key)
    assert picture is not None
    os.utime(picture, (when, when))
    return picture


@pytest.fixture
def photo(images: Path, quarters: Image.Image) -> Path:
    quarters.save(images / "a.jpg")
    return images / "a.jpg"


def test_a_picture_is_found_in_a_later_run_without_reading_the_photo(
    tmp_path: Path, maker: PictureMaker, photo: Path, whole: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = maker.prepare(photo, [whole])
    assert isinstance(made, dict)
    later = Store(tmp_path / "store")
    real = Path.open

    def no_photo(path: Path, mode: str) -> object:
        assert path != photo
        return real(path, mode)

    monkeypatch.setattr(Path, "open", no_photo)
    assert later.find(photo, whole) == made[whole]
    assert later.find(photo, Recipe("card", 90, 90, "cover")) is None


def test_a_changed_photo_is_made_anew(store: Store, maker: PictureMaker, photo: Path, whole: Recipe) -> None:
    first = maker.prepare(photo, [whole])
    Image.new("RGB", (120, 80), "black").save(photo)
    assert store.find(photo, whole) is None
    second = maker.prepare(photo, [whole])
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert first[whole] != second[whole]


def test_a_copied_photo_shares_its_pictures(store: Store, maker: PictureMaker, photo: Path, whole: Recipe) -> None:
    first = maker.prepare(photo, [whole])
    again = Path(shutil.copy(photo, photo.with_name("b.jpg")))
    assert maker.prepare(again, [whole]) == first
    assert len(list(store.pictures.iterdir())) == 1


def test_a_picture_that_is_gone_is_made_again(store: Store, maker: PictureMaker, photo: Path, whole: Recipe) -> None:
    made = maker.prepare(photo, [whole])
    assert isinstance(made, dict)
    shutil.rmtree(store.pictures.parent)
    assert store.find(photo, whole) is None
    assert maker.prepare(photo, [whole]) == made
    assert made[whole].is_file()


@pytest.mark.parametrize(
    "rubbish",
    [b"\xff" * 500, b"{}", b'["a",1', b"[[[[" * 50000, b'\n["a","b",1,2,3]\n', b'["\xff.jpg",1,2,3,"d"]'],
)
def test_a_corrupted_index_starts_anew(
    tmp_path: Path, maker: PictureMaker, photo: Path, whole: Recipe, rubbish: bytes
) -> None:
    made = maker.prepare(photo, [whole])
    assert isinstance(made, dict)
    (tmp_path / "store" / "photos.jsonl").write_bytes(rubbish)
    later = Store(tmp_path / "store")
    assert later.find(photo, whole) is None
    later.tidy()
    second = PictureMaker(later, photo.parent)
    assert second.prepare(photo, [whole]) == made
    second.close()
    assert Store(tmp_path / "store").find(photo, whole) == made[whole]


def test_half_a_line_of_the_index_costs_only_itself(tmp_path: Path, photo: Path) -> None:
    status = photo.stat()
    seen = (status.st_size, status.st_mtime_ns, status.st_ino)
    Store(tmp_path / "s").learn(Known(str(photo), *seen, DIGEST))
    with (tmp_path / "s" / "photos.jsonl").open("ab") as stream:
        stream.write(b'\n["half')
    other = photo.with_name("other.jpg")
    other.write_bytes(b"x")
    beside = other.stat()
    Store(tmp_path / "s").learn(Known(str(other), 1, beside.st_mtime_ns, beside.st_ino, DIGEST))
    later = Store(tmp_path / "s")
    assert later.known(photo)
    assert later.known(other)


def test_the_index_does_not_grow_with_every_change(tmp_path: Path, photo: Path) -> None:
    for number in range(50):
        Store(tmp_path / "s").learn(Known(str(photo), number, 0, 0, DIGEST))
    store = Store(tmp_path / "s")
    store.tidy()
    assert (tmp_path / "s" / "photos.jsonl").read_bytes().count(b"\n") == 1


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    first = Store(tmp_path / "s")
    old, used, new = (put(first, key, 400, when) for key, when in (("a", 100), ("b", 50), ("c", 300)))
    assert Store(tmp_path / "s", now=lambda: 1000.0).admit(None, DIGEST, "b") == used
    third = Store(tmp_path / "s", 1400, now=lambda: 2000.0)
    latest = put(third, "d", 400)
    assert [picture.exists() for picture in (old, used, new, latest)] == [False, True, True, True]


def test_room_is_made_before_anything_new_comes(tmp_path: Path) -> None:
    pictures = [put(Store(tmp_path / "s"), key, 400, when) for when, key in enumerate("abc")]
    Store(tmp_path / "s", 1000).tidy()
    assert [picture.exists() for picture in pictures] == [False, True, True]


def test_what_this_run_uses_stays_even_beyond_the_limit(tmp_path: Path) -> None:
    store = Store(tmp_path / "s", 1000)
    pictures = [put(store, key, 400) for key in "abcd"]
    assert all(picture.exists() for picture in pictures)
    store.hold(pictures[:1])
    put(store, "e", 400)
    assert [picture.exists() for picture in pictures] == [True, False, False, False]


def test_a_store_full_of_what_is_used_is_not_looked_through_for_each_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    real = kiosk.pictures.store._listed

    def listed(folder: Path) -> list[Path]:
        looked.append(folder)
        return real(folder)

    store = Store(tmp_path / "s", 10_000)
    pictures = [put(store, str(number), 1000) for number in range(11)]
    monkeypatch.setattr(kiosk.pictures.store, "_listed", listed)
    pictures += [put(store, str(number), 100) for number in range(20, 30)]
    assert looked == []
    pictures += [put(store, str(number), 100) for number in range(30, 33)]
    assert looked == [store.pictures]
    assert all(picture.exists() for picture in pictures)
    store.hold(pictures[-1:])
    put(store, "last", 100)
    assert len(looked) == 2
    assert sum(picture.stat().st_size for picture in store.pictures.iterdir()) <= 10_000


@pytest.mark.skipif(sys.platform == "win32", reason="there only their age tells")
def test_leftovers_of_the_dead_are_swept_those_of_the_living_stay(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    mine = store.temporary()
    mine.write_bytes(b"half")
    dead = mine.with_name("99999999-0-0.part")
    dead.write_bytes(b"half")
    odd = mine.with_name("what.jpg")
    odd.write_bytes(b"half")
    store.tidy()
    assert mine.exists()
    assert not dead.exists()
    assert not odd.exists()
    Store(tmp_path / "s", now=lambda: mine.stat().st_mtime + 4000).tidy()
    assert not mine.exists()


def test_a_rename_that_fails_leaves_neither_half_a_picture_nor_a_leftover(
    store: Store, maker: PictureMaker, photo: Path, whole: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    made = maker.prepare(photo, [whole])
    assert isinstance(made, Problem)
    assert (made.kind, made.detail("reason")) == (ProblemKind.PICTURE_FAILED, "store")
    assert [file for file in store.pictures.parent.rglob("*") if file.suffix in (".jpg", ".part")] == []
    monkeypatch.undo()
    assert isinstance(maker.prepare(photo, [whole]), dict), "the next request tries again"


def test_an_empty_file_is_not_taken_for_a_picture(
    store: Store, maker: PictureMaker, photo: Path, whole: Recipe
) -> None:
    made = maker.prepare(photo, [whole])
    assert isinstance(made, dict)
    made[whole].write_bytes(b"")
    assert store.find(photo, whole) is None
    assert maker.prepare(photo, [whole]) == made
    assert made[whole].stat().st_size > 0


def test_a_store_that_cannot_be_written_fails_the_picture_not_the_caller(
    tmp_path: Path, images: Path, photo: Path, whole: Recipe
) -> None:
    (tmp_path / "store").write_text("a file where the folder should be")
    store = Store(tmp_path / "store")
    store.tidy()
    maker = PictureMaker(store, images)
    made = maker.prepare(photo, [whole])
    maker.close()
    assert isinstance(made, Problem)
    assert (made.kind, made.detail("reason")) == (ProblemKind.PICTURE_FAILED, "store")
    assert store.find(photo, whole) is None


def test_a_name_tells_photo_and_recipe(whole: Recipe) -> None:
    assert picture_name(DIGEST, whole.key) == f"{DIGEST}-{whole.key}.jpg"


@pytest.mark.parametrize("damage", ["cut", "flipped", "zeroed", "emptied", "folder"])
def test_a_damaged_picture_is_made_anew_by_the_next_run(
    tmp_path: Path, maker: PictureMaker, photo: Path, whole: Recipe, damage: str
) -> None:
    made = maker.prepare(photo, [whole])
    assert isinstance(made, dict)
    picture = made[whole]
    sound = picture.read_bytes()
    middle = len(sound) // 2
    flipped = sound[:middle] + bytes([sound[middle] ^ 4]) + sound[middle + 1 :]
    broken = {"cut": sound[:middle], "flipped": flipped, "zeroed": bytes(len(sound)), "emptied": b""}
    picture.unlink()
    if damage == "folder":
        picture.mkdir()
    else:
        picture.write_bytes(broken[damage])
    assert not is_sound(picture)
    later = Store(tmp_path / "store")
    assert later.find(photo, whole) is None
    second = PictureMaker(later, photo.parent)
    again = second.prepare(photo, [whole])
    second.close()
    assert isinstance(again, dict)
    assert again[whole].read_bytes() == sound


def test_a_copy_that_is_not_what_its_name_says_is_told(maker: PictureMaker, photo: Path, whole: Recipe) -> None:
    copy = photo.with_name(hashlib.sha256(photo.read_bytes()).hexdigest() + ".jpg")
    shutil.copy(photo, copy)
    assert isinstance(maker.prepare(copy, [whole]), dict)
    other = photo.with_name("0" * 64 + ".jpg")
    shutil.copy(photo, other)
    found = maker.prepare(other, [whole])
    assert isinstance(found, Problem)
    assert found.kind is ProblemKind.PICTURE_TRUNCATED


@pytest.mark.parametrize("doubted", [True, False])
def test_a_picture_that_could_not_be_shown_is_read_again(
    store: Store, maker: PictureMaker, photo: Path, whole: Recipe, doubted: bool
) -> None:
    made = maker.prepare(photo, [whole])
    assert isinstance(made, dict)
    made[whole].write_bytes(b"no picture")
    if doubted:
        maker.doubt(made[whole])
    assert (store.find(photo, whole) is None) == doubted
    assert maker.prepare(photo, [whole]) == made
    assert is_sound(made[whole]) == doubted
