"""Photos found by the names that staff write."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from kiosk.deck import photos as photos_module
from kiosk.deck.figures import FigureNames
from kiosk.deck.photos import Photos, read_photos
from kiosk.deck.problems import Findings, ProblemKind
from kiosk.deck.slides import Shared, Text, read_slide

FILES = (
    "cuibaili.jpg",
    "翠柏里.jpg.jpg",
    "Drum Tower(1).PNG",
    "scenes/dawn.webp",
    "old/dup.jpg",
    "new/dup.jpg",
    "a.jpg",
    "a.png",
    "100%25.jpg",
    "照片(1).jpg",
    "１２３.jpg",
    "双（1）.jpg",
    "双(1).jpg",
)
OTHERS = (
    "pdf.pdf",
    "图.svg",
    "old/片.mp4",
    "raw.CR2",
    "夜景.jpg.lnk",
    "广场.jpg - 快捷方式 (2).lnk",
    "没有后缀",
    "cuibaili.psd",
)


@pytest.mark.parametrize(
    ("wanted", "file"),
    [
        ("cuibaili.jpg", "cuibaili.jpg"),
        ("cuibaili", "cuibaili.jpg"),
        ("CuiBaiLi.JPG", "cuibaili.jpg"),
        ("“cuibaili”", "cuibaili.jpg"),
        ("翠柏里", "翠柏里.jpg.jpg"),
        ("翠柏里.jpg", "翠柏里.jpg.jpg"),
        ("drum tower(1)", "Drum Tower(1).PNG"),
        ("Drum%20Tower(1).PNG", "Drum Tower(1).PNG"),
        ("scenes/dawn.webp", "scenes/dawn.webp"),
        ("scenes\\dawn", "scenes/dawn.webp"),
        ("dawn", "scenes/dawn.webp"),
        ("images/cuibaili.jpg", "cuibaili.jpg"),
        ("./cuibaili.jpg", "cuibaili.jpg"),
        ("100%25", "100%25.jpg"),
        ("a.png", "a.png"),
        ("照片（1）", "照片(1).jpg"),
        ("照片（1）.jpg", "照片(1).jpg"),
        ("123", "１２３.jpg"),
        ("双（1）", "双（1）.jpg"),
        ("双(1)", "双(1).jpg"),
    ],
)
def test_the_one_file_that_a_name_means(wanted: str, file: str) -> None:
    assert Photos(FILES).find(wanted).file == file


@pytest.mark.parametrize("wanted", ["a", "dup"])
def test_of_several_files_always_the_same_one_is_taken_and_told(wanted: str) -> None:
    lookup = Photos(FILES).find(wanted)
    assert lookup.kind is ProblemKind.PICTURE_AMBIGUOUS
    assert lookup.file == lookup.several[0]
    assert Photos(tuple(reversed(FILES))).find(wanted) == lookup


def test_a_new_file_beside_a_jpg_takes_no_picture_away() -> None:
    assert Photos(("tianyi.jpg",)).find("tianyi").file == "tianyi.jpg"
    assert Photos(("tianyi.PNG", "tianyi.jpg")).find("tianyi").file == "tianyi.jpg"


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        ("cuibali", ProblemKind.PICTURE_MISSING),
        ("cuibaili.png", ProblemKind.PICTURE_MISSING),
        ("", ProblemKind.PICTURE_MISSING),
        (".", ProblemKind.PICTURE_MISSING),
        ("../cuibaili.jpg", ProblemKind.PICTURE_OUTSIDE),
        ("..\\cuibaili.jpg", ProblemKind.PICTURE_OUTSIDE),
        ("scenes/../../x.jpg", ProblemKind.PICTURE_OUTSIDE),
        ("/etc/passwd", ProblemKind.PICTURE_OUTSIDE),
        ("C:\\a.jpg", ProblemKind.PICTURE_OUTSIDE),
        ("http://x.com/a.jpg", ProblemKind.PICTURE_REMOTE),
        ("//x.com/a.jpg", ProblemKind.PICTURE_REMOTE),
        ("file:///etc/passwd", ProblemKind.PICTURE_REMOTE),
        ("data:image/png;base64,AAAA", ProblemKind.PICTURE_REMOTE),
    ],
)
def test_no_file_and_why(wanted: str, kind: ProblemKind) -> None:
    lookup = Photos(FILES).find(wanted)
    assert (lookup.file, lookup.kind) == ("", kind)


@pytest.mark.parametrize(
    ("wanted", "file"),
    [
        ("pdf", "pdf.pdf"),
        ("pdf.pdf", "pdf.pdf"),
        ("图", "图.svg"),
        ("片", "old/片.mp4"),
        ("old/片.mp4", "old/片.mp4"),
        ("raw", "raw.CR2"),
        ("raw.jpg", "raw.CR2"),
        ("夜景", "夜景.jpg.lnk"),
        ("夜景.jpg", "夜景.jpg.lnk"),
        ("广场", "广场.jpg - 快捷方式 (2).lnk"),
        ("广场.jpg", "广场.jpg - 快捷方式 (2).lnk"),
        ("没有后缀", "没有后缀"),
    ],
)
def test_a_file_that_is_there_but_cannot_be_a_picture_is_told(wanted: str, file: str) -> None:
    lookup = Photos(FILES, OTHERS).find(wanted)
    assert (lookup.file, lookup.kind, lookup.nearest) == ("", ProblemKind.PICTURE_KIND, file)


def test_a_photo_comes_before_what_is_none() -> None:
    assert Photos(FILES, OTHERS).find("cuibaili").file == "cuibaili.jpg"
    assert Photos(FILES, OTHERS).find("cuibaili.png").nearest == "cuibaili.jpg"


def test_a_name_is_near_to_one_without_its_ending() -> None:
    assert Photos(("scenes/old/龙观.jpeg", "c.jpg")).find("龙冠").nearest == "scenes/old/龙观.jpeg"


def test_a_missing_name_has_a_nearest_and_several_are_listed() -> None:
    assert Photos(FILES).find("cuibali.jpg").nearest == "cuibaili.jpg"
    assert Photos(FILES).find("a").several == ("a.jpg", "a.png")


def test_the_folder_is_read_by_names_alone(tmp_path: Path) -> None:
    images = tmp_path / "images"
    (images / "scenes").mkdir(parents=True)
    for name in ("b.jpg", "a.HEIC", "scenes/c.webp", "Thumbs.db", "._d.jpg", "README.md", "x.svg", "y.jpg.lnk"):
        (images / name).write_bytes(b"")
    os.mkfifo(images / "pipe.jpg")
    (tmp_path / "secret.jpg").write_bytes(b"")
    (images / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (images / "inner.jpg").symlink_to(images / "b.jpg")
    (images / "broken.jpg").symlink_to(images / "nowhere.jpg")
    (images / "loop").symlink_to(images)
    findings = Findings("images")
    photos = read_photos(images, findings)
    assert photos.files == ("a.HEIC", "b.jpg", "inner.jpg", "scenes/c.webp")
    assert {photos.find(name).kind for name in ("x", "y", "y.jpg")} == {ProblemKind.PICTURE_KIND}
    assert {photos.find(name).kind for name in ("Thumbs", "secret", "link", "pipe")} == {ProblemKind.PICTURE_MISSING}
    assert findings.problems == []


def test_two_names_that_collide_elsewhere_are_told(tmp_path: Path) -> None:
    for name in ("é.jpg", unicodedata.normalize("NFD", "É.jpg"), "b.jpg"):
        (tmp_path / name).write_bytes(b"")
    findings = Findings("images")
    photos = read_photos(tmp_path, findings)
    assert [item.kind for item in findings.problems] == [ProblemKind.PICTURE_CLASH]
    assert photos.find("é.jpg").file == "é.jpg"


def test_a_missing_folder_has_no_photos(tmp_path: Path) -> None:
    findings = Findings("images")
    assert read_photos(tmp_path / "images", findings).files == ()
    assert findings.problems == []


def test_of_very_many_missing_photos_only_those_that_are_told_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def counted(name: str, _: tuple[str, ...]) -> str:
        compared.append(name)
        return ""

    monkeypatch.setattr(photos_module, "_nearest", counted)
    text = "标题：甲\n---\n" + "".join(f"![图](没有{number})\n" for number in range(300)) + "![图](cuibaili)\n"
    findings = Findings("slides/a/b.md")
    shared = Shared(Photos(FILES), {}, FigureNames({}), english=False)
    reading = read_slide("a/b", "b", Text(text, findings), None, shared)
    assert reading.slide is not None
    assert reading.slide.files == ("cuibaili.jpg",)
    assert len(compared) == len(findings.problems) == 100


@pytest.mark.parametrize("lost", ["没拍", "地图"])
def test_an_english_caption_never_goes_to_another_picture_than_the_header_named(lost: str) -> None:
    chinese = Text(f"标题：甲\n图片：{lost}\n图说：鼓楼\n---\n![河](cuibaili)\n", Findings("slides/a/b.md"))
    english = Text("title: A\ncaption: Drum tower\nalt: A tower\n---\nText.\n", Findings("slides/a/b.en.md"))
    shared = Shared(Photos((*FILES, "地图.jpg")), {}, FigureNames({}))
    slide = read_slide("a/b", "b", chinese, english, shared).slide
    assert slide is not None
    assert [(photo.file, photo.caption, photo.alt) for photo in slide.en.photos] == [("cuibaili.jpg", "河", "")]
