"""What staff are asked about photos, from what is known of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.deck.problems import Level, ProblemKind
from kiosk.deck.reader import Reading, read_deck
from kiosk.pictures import Known
from kiosk.staff.photo_advice import DARK, dark, photo_advice, small, without_consent
from kiosk.staff.sentences import sentence
from tests.folders import write_files

K = ProblemKind
Read = Callable[[dict[str, str]], Reading]


def known(width: int = 2560, height: int = 1600, *, light: float = 60.0, camera: bool = False) -> Known:
    return Known("", 1, 1, 1, "", width, height, light, camera)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(files: dict[str, str]) -> Reading:
        write_files(tmp_path, {"slides/10-a/section.md": "标题：封面\n", **files})
        return read_deck(tmp_path)

    return reading


@pytest.fixture
def one(read: Read) -> Reading:
    return read({"slides/10-a/10-x.md": "标题：甲\n图片：p\n---\n字。\n", "images/p.jpg": ""})


@pytest.mark.parametrize(
    ("size", "screen", "least"),
    [
        ((1080, 608), (1920, 1080), "1920"),  # WeChat's: the whole photo fills the screen's height
        ((1920, 1080), (1920, 1080), ""),
        ((1440, 1080), (1920, 1080), ""),
        ((1600, 1000), (1920, 1080), ""),
        ((3000, 500), (1920, 1080), "6150"),  # a strip, cropped to the panel's height
        ((1920, 1080), (3840, 2160), "3840"),
        ((1080, 1440), (1920, 1080), ""),  # upright from a phone: wide enough for half a screen
        ((1000, 750), (1024, 768), ""),
    ],
)
def test_photo_is_small_where_the_screen_enlarges_it(
    one: Reading, size: tuple[int, int], screen: tuple[int, int], least: str
) -> None:
    found = list(small(one, {"p.jpg": known(*size)}, screen))
    assert [item.detail("least") for item in found] == ([least] if least else [])
    assert all((item.kind, item.level) == (K.PICTURE_TOO_SMALL, Level.WARNING) for item in found)


def test_photo_that_cannot_be_opened_or_measured_is_not_small(one: Reading) -> None:
    assert list(small(one, {})) == []
    assert list(small(one, {"p.jpg": known(0, 0)})) == []


@pytest.mark.parametrize(("light", "kinds"), [(0.0, 1), (DARK - 0.1, 1), (DARK, 0), (33.6, 0), (-1.0, 0)])
def test_photo_is_dark_below_what_the_night_scenes_have(light: float, kinds: int) -> None:
    found = list(dark({"p.jpg": known(light=light)}))
    assert [item.kind for item in found] == [K.PICTURE_DARK] * kinds
    assert all(sentence(item).startswith("【请核对】images/p.jpg 整张图片：图片太暗") for item in found)


def asked(read: Read, headers: dict[str, str], cameras: str) -> list[tuple[str, str]]:
    slides = {f"slides/10-a/{name}.txt": f"标题：甲\n{header}---\n字。\n" for name, header in headers.items()}
    reading = read({**slides, **{f"images/{name}.jpg": "" for name in "abcdef"}})
    seen = {f"{name}.jpg": known(camera=name in cameras) for name in "abcdef"}
    return [(item.file.rpartition("/")[2], item.detail("several")) for item in without_consent(reading, seen)]


def test_consent_is_asked_about_once_for_a_slides_photos_from_cameras(read: Read) -> None:
    headers = {"10-x": "图片：a、b、c\n", "20-y": "图片：a\n", "30-z": "图片：d、e\n"}
    assert asked(read, headers, "abe") == [("10-x.txt", "a.jpg、b.jpg"), ("30-z.txt", "e.jpg")]


@pytest.mark.parametrize(
    "note", ["肖像：已同意\n", "肖像：无人物\n", "consent: given\n", "肖像：同意书在档案柜第三格\n"]
)
def test_note_of_consent_ends_the_question_wherever_the_photo_is_shown(read: Read, note: str) -> None:
    assert asked(read, {"10-x": "图片：a\n", "20-y": f"图片：a\n{note}"}, "a") == []


@pytest.mark.parametrize("note", ["肖像：否\n", "肖像：未同意\n", "肖像：待定\n", "consent: not yet\n"])
def test_note_that_nobody_agreed_is_no_consent(read: Read, note: str) -> None:
    assert asked(read, {"10-x": f"图片：a\n{note}"}, "a") == [("10-x.txt", "a.jpg")]


def test_many_photos_are_one_quiet_sentence(read: Read) -> None:
    assert asked(read, {"10-x": "图片：a、b、c、d、e、f\n"}, "abcdef") == [
        ("10-x.txt", "a.jpg、b.jpg、c.jpg、d.jpg ……")
    ]


def test_photo_that_no_camera_took_is_not_asked_about(read: Read) -> None:
    assert asked(read, {"10-x": "图片：a、b\n"}, "") == []


def test_advice_is_all_of_it(one: Reading) -> None:
    found = photo_advice(one, {"p.jpg": known(640, 400, light=5.0, camera=True)})
    assert [item.kind for item in found] == [K.PICTURE_TOO_SMALL, K.PICTURE_DARK, K.PICTURE_CONSENT]
