"""A content folder with a slide and a photo, and a state folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

TEXTS = {
    "slides/10-a/section.md": "标题：封面\n图片：p\n",
    "slides/10-a/10-x.md": "标题：甲\n图片：p\n---\n正文。\n",
    "slides/10-a/20-y.md": "标题：乙\n---\n正文。\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    for name, text in TEXTS.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "images").mkdir()
    Image.effect_mandelbrot((640, 400), (-2, -1.2, 1, 1.2), 30).convert("RGB").save(folder / "images" / "p.jpg")
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"
