"""The shelf: what it holds in the store, and what it asks for again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.pictures import PictureMaker, Store
from kiosk.screen.metrics import Metrics
from kiosk.screen.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import SlowMaker
    from pytestqt.qtbot import QtBot

    from kiosk.deck.model import Deck, Slide

METRICS = Metrics(960, 540, 55)


def with_photo(deck: Deck, file: str) -> Deck:
    """The deck with one photo everywhere."""

    def changed(slide: Slide) -> Slide:
        return replace(slide, zh=replace(slide.zh, photos=(replace(slide.zh.photos[0], file=file),)))

    sections = (
        replace(section, cover=changed(section.cover), slides=tuple(map(changed, section.slides)))
        for section in deck.sections
    )
    return replace(deck, sections=tuple(sections))


def names(slow: SlowMaker) -> set[str]:
    return {picture.name for picture in slow.held}


def test_what_no_deck_needs_any_more_may_go(qtbot: QtBot, slow: SlowMaker, deck: Deck, tmp_path: Path) -> None:
    shelf = Shelf(slow)  # type: ignore[arg-type]
    old, new = with_photo(deck, "old.jpg"), with_photo(deck, "new.jpg")
    shelf.stock(old, tmp_path, METRICS)
    slow.make_all()
    shelf.prepare(new, tmp_path, METRICS)
    slow.make_all()
    shelf.stock(old, tmp_path, METRICS)
    assert names(slow) == {"old.jpg"}
    shelf.prepare(new, tmp_path, METRICS)
    slow.make_all()
    shelf.stock(new, tmp_path, METRICS)
    assert names(slow) == {"new.jpg"}


def test_the_store_keeps_its_limit_through_many_decks(qtbot: QtBot, deck: Deck, tmp_path: Path) -> None:
    images, limit = tmp_path / "images", 1_000_000
    images.mkdir()
    store = Store(tmp_path / "store", limit)
    maker = PictureMaker(store, images)
    shelf = Shelf(maker)
    maker.start()
    most = 0
    for number in range(4):
        Image.effect_noise((640, 400), 20 + number).convert("RGB").save(images / f"{number}.jpg")
        shelf.stock(with_photo(deck, f"{number}.jpg"), images, METRICS)
        qtbot.waitUntil(lambda: shelf.complete, timeout=60_000)
        shown = {shelf.url(f"{number}.jpg", kind).toLocalFile() for kind in ("panel", "page", "card", "door", "close")}
        assert "" not in shown
        kept = {str(picture): picture.stat().st_size for picture in store.pictures.iterdir()}
        assert shown <= kept.keys()
        most = max(most, sum(kept[picture] for picture in shown))
    maker.close()
    assert most < limit < 3 * most  # else this would show nothing
    assert sum(kept.values()) <= limit
