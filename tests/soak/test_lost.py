"""No change that staff make can be lost unseen: each kind of file, with and without a page of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.release import publish
from tests.folders import write_files
from tests.soak.lost import missing

MADE = "2026-11-24T12:00:00+00:00"

TEXTS = {
    "slides/kiosk.md": "标题：展厅\n",
    "slides/figures.csv": "名称,数值,单位,时期,来源\n人数,5,人,2022年,报道\n",
    "slides/10-a/section.md": "标题：封面\n图片：p\n",
    "slides/10-a/10-x.md": "标题：甲\n图片：p\n---\n正文{人数}。\n",
    "slides/10-a/20-y.md": "标题：乙\n---\n正文。\n",
}


def photo(content: Path, colour: str) -> None:
    Image.new("RGB", (640, 400), colour).save(content / "images" / "p.jpg")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "images").mkdir(parents=True)
    write_files(folder, TEXTS)
    photo(folder, "#334455")
    return folder


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("slides/10-a/20-y.md", "正文", "别的", "10-a/20-y"),
        ("slides/10-a/section.md", "封面", "新封面", "10-a"),
        ("slides/kiosk.md", "展厅", "大厅", "settings"),
        ("slides/figures.csv", ",5,", ",6,", "figures"),
        ("images/p.jpg", "", "", "images/p.jpg"),
    ],
)
def test_what_is_saved_and_not_on_the_wall_is_missing(
    name: str, old: str, new: str, said: str, content: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    publish(content, state, made=MADE)
    assert missing(content, state) == ()
    if old:
        file = content / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    else:
        photo(content, "#554433")
    assert said in missing(content, state)
    publish(content, state, made=MADE)
    assert missing(content, state) == ()


def test_pages_in_another_order_are_missing(content: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    publish(content, state, made=MADE)
    (content / "slides/10-a/20-y.md").rename(content / "slides/10-a/05-y.md")
    assert "order" in missing(content, state)


def test_before_the_first_release_everything_is_missing(content: Path, tmp_path: Path) -> None:
    assert "10-a/10-x" in missing(content, tmp_path / "state")
