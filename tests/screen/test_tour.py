"""kiosk tour: every face once, as the kiosk shows it, with what can be touched on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.folders import write_files

ROOT = Path(__file__).parents[2]
LONG = "正文的一段，说清楚一件事，再说一件。" * 12


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, object]]]:
    """The tour of a small show, rendered once."""
    root = tmp_path_factory.mktemp("show")
    slides = {
        "10-one/section.md": "标题：第一篇章\n短名：以一之力\n图片：a\n---\n",
        "10-one/10-a.md": f"标题：甲页\n导语：一句导语。\n图片：a\n---\n{LONG}\n{LONG}\n{LONG}\n",
        "10-one/10-a.en.md": "title: Page A\nlead: One sentence.\n---\nA paragraph.\n",
        "10-one/20-b.md": "标题：乙页\n轮播：否\n图片：b\n---\n正文。\n",
    }
    write_files(root / "slides", slides)
    (root / "images").mkdir()
    Image.new("RGB", (800, 500), (10, 200, 30)).save(root / "images" / "a.jpg")
    out = root / "tour"
    call = [sys.executable, "-m", "kiosk", "tour", str(out), "--content", str(root), "--state", str(root / "state")]
    done = subprocess.run(
        [*call, "--size", "960x540", "--size", "540x960", "--mode", "normal", "--mode", "reach"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("QT_")},
        capture_output=True,
        check=True,
    )
    assert b"qml" not in done.stderr.lower(), done.stderr
    records: list[dict[str, object]] = json.loads((out / "tour.json").read_text(encoding="utf-8"))
    return out, records


def test_every_face_is_there_in_both_languages_sizes_and_modes(
    tour: tuple[Path, list[dict[str, object]]],
) -> None:
    out, records = tour
    folds = [record for record in records if not str(record["file"])[:-4].endswith(("-2", "-3", "-4", "-5", "-6"))]
    kinds = {(record["face"], record["slide"]) for record in folds}
    assert kinds == {
        ("panel", "10-one/section"),
        ("panel", "10-one/10-a"),
        ("home", ""),
        ("section", "10-one/section"),
        ("page", "10-one/10-a"),
        ("page", "10-one/20-b"),
        ("photo", "10-one/10-a"),
        ("idle", "10-one/10-a"),
    }
    assert len(folds) == len(kinds) * 2 * 2 * 2
    for record in records:
        with Image.open(out / str(record["file"])) as image:
            assert f"{image.width}x{image.height}" == record["size"]
    assert all(str(record["file"]) in (out / "index.html").read_text(encoding="utf-8") for record in records)


def test_a_page_longer_than_the_screen_has_more_folds(tour: tuple[Path, list[dict[str, object]]]) -> None:
    _, records = tour
    assert any(str(record["file"]).endswith("page-10-one--10-a-2.png") for record in records)


def test_the_picture_is_the_photo_and_not_its_stand_in(tour: tuple[Path, list[dict[str, object]]]) -> None:
    out, _ = tour
    with Image.open(out / "960x540-zh-normal-panel-10-one--10-a.png") as image:
        red, green, blue = image.convert("RGB").getpixel((800, 200))  # type: ignore[misc]
    assert abs(red - 10) + abs(green - 200) + abs(blue - 30) < 20


def test_targets_are_named_inside_the_window_and_low_in_reach_mode(
    tour: tuple[Path, list[dict[str, object]]],
) -> None:
    _, records = tour
    for record in records:
        width, height = (int(side) for side in str(record["size"]).split("x"))
        targets = record["targets"]
        assert isinstance(targets, list)
        assert targets, record["file"]
        for target in targets:
            assert target["name"]
            assert target["role"] in {"button", "link"}
            assert target["x"] >= 0
            assert target["y"] >= 0
            assert target["x"] + target["width"] <= width
            assert target["y"] + target["height"] <= height
            if record["mode"] == "reach" and record["face"] not in {"idle", "photo"}:
                assert target["y"] + target["height"] > height * 0.6, (record["file"], target)


def test_what_lies_under_the_idle_card_cannot_be_touched(tour: tuple[Path, list[dict[str, object]]]) -> None:
    _, records = tour
    for record in (record for record in records if record["face"] == "idle"):
        names = {target["name"] for target in record["targets"]}  # type: ignore[attr-defined]
        assert names == {"继续看 Keep reading", "看完了 I’m done"}
