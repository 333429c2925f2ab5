"""A content folder made by a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk.deck.reader import Reading, read_deck

Content = Callable[[Mapping[str, str | bytes]], Path]
Read = Callable[[Mapping[str, str | bytes]], Reading]


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Writes files, given by their path below the content folder, and gives that folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, data in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return tmp_path

    return write


@pytest.fixture
def read(content: Content) -> Read:
    """The reading of such files; a section and its cover are there already."""

    def reading(files: Mapping[str, str | bytes]) -> Reading:
        return read_deck(
            content({"slides/10-a/section.md": "标题：甲\n", "slides/10-a/section.en.md": "title: A\n", **files})
        )

    return reading
