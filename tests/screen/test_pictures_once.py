"""A picture that is in memory is found by every item that shows it: no file is read twice, no page waits for one."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QUrl

from kiosk.deck.model import Photo
from tests.ceilings.test_loads import Opens

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.deck.model import Deck, Slide
    from tests.screen.conftest import Stage

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts opened files with inotify")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A folder for pictures."""
    made = tmp_path / "store"
    made.mkdir()
    return made


@pytest.fixture
def pictured(stage_of: Callable[[Deck], Stage], deck: Deck, store: Path) -> Stage:
    """A kiosk window where each slide has a photo of its own, and each cut of it is a file."""

    def with_photo(slide: Slide) -> Slide:
        return replace(slide, zh=replace(slide.zh, photos=(Photo(f"{slide.id.replace('/', '-')}.jpg", "说明"),)))

    sections = (
        replace(section, cover=with_photo(section.cover), slides=tuple(map(with_photo, section.slides)))
        for section in deck.sections
    )
    stage = stage_of(replace(deck, sections=tuple(sections)))
    shelf = stage.presenter._shelf
    picture = store.with_suffix(".png")
    Image.new("RGB", (160, 100), "#335577").save(picture)

    def url(file: str, kind: str) -> QUrl:
        if not file:
            return QUrl()
        path = store / f"{kind}-{file}.png"
        if not path.exists():
            path.hardlink_to(picture)  # which opens nothing
        return QUrl.fromLocalFile(str(path))

    shelf.url = url  # type: ignore[method-assign]
    shelf.is_hopeless = lambda file, _kind: not file  # type: ignore[method-assign]
    shelf.changed.emit("", "")
    stage.rest()
    return stage


def test_what_was_loaded_ahead_is_not_read_again(pictured: Stage, store: Path) -> None:
    presenter = pictured.presenter
    opens = Opens(store)
    presenter.openPage("10-one/10-a")
    pictured.rest()
    ahead = {"page-10-one-10-a.jpg.png", "page-10-one-20-b.jpg.png"}
    read: list[str] = []

    def is_read() -> bool:
        read.extend(opens.take())
        return ahead <= set(read)

    pictured.qtbot.waitUntil(is_read)
    presenter.next()
    pictured.rest()
    presenter.previous()
    pictured.rest()
    read += opens.take()
    assert sorted(set(read)) == sorted(read)
    assert "panel-10-one-10-a.jpg.png" not in read  # the loop had it: the page takes over from there
