"""A content folder with a slide and a photo, and a state folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.folders import write_files

TEXTS = {
    "slides/10-a/section.md": "标题：封面\n图片：p\n",
    "slides/10-a/10-x.md": "标题：甲\n图片：p\n---\n正文。\n",
    "slides/10-a/20-y.md": "标题：乙\n---\n正文。\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    write_files(folder, TEXTS)
    (folder / "images").mkdir()
    Image.effect_mandelbrot((640, 400), (-2, -1.2, 1, 1.2), 30).convert("RGB").save(folder / "images" / "p.jpg")
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"
