"""The shipped pictures: large, light, said to be a model, one for every slide, each with a scene that renders it."""

from __future__ import annotations

import ast
import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageCms

from kiosk.deck import read_deck
from kiosk.deck.wording import hanzi

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "images"
SCENES = ROOT / "tools" / "scenes"
FOLDERS = {"opening": "dawn", "creation": "morning", "balance": "noon", "governance": "dusk"}
DECK = read_deck(ROOT).deck
PHOTOS = sorted(IMAGES.glob("*.jpg"))
SCENE_FILES = sorted(file for folder in FOLDERS for file in (SCENES / folder).glob("[!_]*.py"))
DESCRIPTION, ARTIST, COPYRIGHT = 0x010E, 0x013B, 0x8298
NOTE = "沙盘模型示意"
DC = "{http://purl.org/dc/elements/1.1/}description"
RDF_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LEAST, MOST_BYTES, MOST_ALL = (2560, 1600), 900_000, 25_000_000


def constants(file: Path) -> dict[str, object]:
    """What a scene's file says of itself, read without running it: it needs Blender."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found: dict[str, object] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                continue
    return found


@pytest.mark.parametrize("photo", PHOTOS, ids=lambda photo: photo.stem)
class TestEachPicture:
    def test_is_large_and_light(self, photo: Path) -> None:
        with Image.open(photo) as picture:
            assert picture.format == "JPEG"
            assert picture.mode == "RGB"
            assert picture.width >= LEAST[0]
            assert picture.height >= LEAST[1]
        assert photo.stat().st_size < MOST_BYTES

    def test_says_what_it_is_and_whose(self, photo: Path) -> None:
        with Image.open(photo) as picture:
            exif, info = picture.getexif(), picture.info
        raw = exif[DESCRIPTION]
        # Pillow reads EXIF text as Latin-1; the file holds UTF-8.
        about = raw.decode() if isinstance(raw, bytes) else raw.encode("latin-1").decode()
        assert NOTE in about
        assert exif[ARTIST]
        assert exif[COPYRIGHT] == "Apache-2.0"
        profile = ImageCms.ImageCmsProfile(io.BytesIO(info["icc_profile"]))
        assert "sRGB" in ImageCms.getProfileDescription(profile)
        root = ET.fromstring(info["xmp"].strip(b"\x00").decode().strip())  # noqa: S314 - our own file
        told = {item.get(LANG): item.text or "" for text in root.iter(DC) for item in text.iter(RDF_ITEM)}
        assert NOTE in told["zh-CN"]
        assert "scale-model illustration" in told["en"]

    def test_has_a_scene(self, photo: Path) -> None:
        assert photo.stem.replace("-", "_") in {file.stem for file in SCENE_FILES}


@pytest.mark.parametrize("file", SCENE_FILES, ids=lambda file: file.stem)
def test_scene_says_its_hour_and_words_and_has_its_picture(file: Path) -> None:
    said = constants(file)
    assert said["HOUR"] == FOLDERS[file.parent.name]
    assert said["ZH"]
    assert said["EN"]
    assert (IMAGES / f"{file.stem.replace('_', '-')}.jpg").is_file()


def test_pictures_are_light_together() -> None:
    assert sum(photo.stat().st_size for photo in PHOTOS) < MOST_ALL


def test_every_slide_and_cover_has_a_picture_of_its_own() -> None:
    first = [slide.zh.photos[0].file for section in DECK.sections for slide in (section.cover, *section.slides)]
    assert len(first) == len(set(first))


def test_every_picture_is_shown() -> None:
    shown = {photo.file for s in DECK.sections for slide in (s.cover, *s.slides) for photo in slide.zh.photos}
    assert {photo.name for photo in PHOTOS} == shown


def test_slides_crop_around_what_the_scene_was_composed_for() -> None:
    meant = {file.stem.replace("_", "-"): constants(file)["FOCUS"] for file in SCENE_FILES}
    slides = [slide for section in DECK.sections for slide in (section.cover, *section.slides)]
    said = {slide.zh.photos[0].file.removesuffix(".jpg"): slide.zh.photos[0].focus for slide in slides}
    assert {name: (round(x * 100), round(y * 100)) for name, (x, y) in said.items()} == {n: meant[n] for n in said}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_picture_is_described_for_the_blind(language: str) -> None:
    slides = [slide for section in DECK.sections for slide in (section.cover, *section.slides)]
    words = [slide.en if language == "en" else slide.zh for slide in slides]
    bare = [photo.file for word in words for photo in word.photos if not photo.alt or photo.alt == photo.caption]
    assert bare == []
    assert all(hanzi(photo.alt) == 0 for word in words for photo in word.photos if language == "en")
