"""The shelf: what it holds in the store, and what it asks for again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.deck.problems import ProblemKind
from kiosk.pictures import PictureMaker, Store
from kiosk.screen.metrics import Metrics
from kiosk.screen.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import SlowMaker, StillClock
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


def after(shelf: Shelf, clock: StillClock, seconds: float) -> None:
    """Let time pass, and the shelf look whether something is due."""
    clock.now += seconds
    assert shelf._again.isActive()
    shelf._again.timeout.emit()


def test_a_photo_that_failed_for_the_moment_is_asked_for_until_it_comes(
    qtbot: QtBot, slow: SlowMaker, deck: Deck, tmp_path: Path, clock: StillClock
) -> None:
    shelf = Shelf(slow, clock=clock)  # type: ignore[arg-type]
    shelf.stock(with_photo(deck, "a.jpg"), tmp_path, METRICS)
    all_kinds = len(slow.asked)
    slow.fail_all()
    asked = []
    for minutes in (1, 2, 4):
        assert shelf.is_hopeless("a.jpg", "panel")
        after(shelf, clock, 60 * minutes - 1)
        assert slow.asked == []
        after(shelf, clock, 1)
        asked.append(len(slow.asked))
        slow.fail_all()
    assert asked == [all_kinds] * 3
    assert shelf._again.interval() == 8 * 60_000
    after(shelf, clock, 480)
    with qtbot.waitSignal(shelf.changed):
        slow.make_all()
    assert not shelf.is_hopeless("a.jpg", "panel")
    assert not shelf.url("a.jpg", "panel").isEmpty()
    assert not shelf._again.isActive()


def test_a_photo_that_is_broken_is_left_alone(qtbot: QtBot, slow: SlowMaker, deck: Deck, tmp_path: Path) -> None:
    shelf = Shelf(slow)  # type: ignore[arg-type]
    shelf.stock(with_photo(deck, "a.jpg"), tmp_path, METRICS)
    slow.fail_all(ProblemKind.PICTURE_TRUNCATED)
    assert shelf.is_hopeless("a.jpg", "panel")
    assert not shelf._again.isActive()


def test_one_size_that_came_does_not_hide_that_another_failed(
    qtbot: QtBot, slow: SlowMaker, deck: Deck, tmp_path: Path, clock: StillClock
) -> None:
    shelf = Shelf(slow, clock=clock)  # type: ignore[arg-type]
    shelf.stock(with_photo(deck, "a.jpg"), tmp_path, METRICS)
    panel, slow.asked = slow.asked[:1], slow.asked[1:]
    assert panel[0][1].kind == "panel"
    rest, slow.asked = slow.asked, panel
    slow.fail_all(ProblemKind.PICTURE_FAILED)
    slow.asked = rest
    slow.make_all()
    assert shelf.is_hopeless("a.jpg", "panel")
    assert not shelf.is_hopeless("a.jpg", "page")
    after(shelf, clock, 60)
    assert [recipe.kind for _, recipe, _ in slow.asked] == ["panel"]


def test_another_deck_forgets_what_only_the_old_one_waited_for(
    qtbot: QtBot, slow: SlowMaker, deck: Deck, tmp_path: Path
) -> None:
    shelf = Shelf(slow)  # type: ignore[arg-type]
    shelf.stock(with_photo(deck, "a.jpg"), tmp_path, METRICS)
    slow.fail_all()
    assert shelf._again.isActive()
    shelf.stock(with_photo(deck, "b.jpg"), tmp_path, METRICS)
    slow.make_all()
    assert not shelf._again.isActive()
    assert not shelf.is_hopeless("a.jpg", "panel")


def test_what_is_lost_is_asked_for_at_once_and_then_ever_more_seldom(
    qtbot: QtBot, slow: SlowMaker, deck: Deck, tmp_path: Path, clock: StillClock
) -> None:
    shelf = Shelf(slow, clock=clock)  # type: ignore[arg-type]
    shelf.stock(with_photo(deck, "a.jpg"), tmp_path, METRICS)
    slow.make_all()
    url = shelf.url("a.jpg", "panel")
    for _ in range(2):  # two items show it
        shelf.report_lost(url)
    qtbot.waitUntil(lambda: bool(slow.asked))
    assert slow.doubted == [tmp_path / "a.jpg"]
    assert shelf.url("a.jpg", "panel").isEmpty()
    assert not shelf.is_hopeless("a.jpg", "panel")
    slow.make_all()
    assert shelf.url("a.jpg", "panel") == url
    shelf.report_lost(url)
    qtbot.waitUntil(lambda: shelf.is_hopeless("a.jpg", "panel"))
    assert slow.asked == []
    after(shelf, clock, 60)
    slow.make_all()
    assert shelf.url("a.jpg", "panel") == url
    assert not shelf.is_hopeless("a.jpg", "panel")


def test_a_picture_is_made_anew_when_a_later_slide_states_another_focus(
    qtbot: QtBot, slow: SlowMaker, deck: Deck, tmp_path: Path
) -> None:
    shelf = Shelf(slow)  # type: ignore[arg-type]
    shelf.stock(with_photo(deck, "x.jpg"), tmp_path, METRICS)
    before = {recipe.key for _, recipe, _ in slow.asked}
    slow.make_all()
    section = deck.sections[0]
    last = section.slides[-1]
    stated = replace(last, zh=replace(last.zh, photos=(replace(last.zh.photos[0], focus=(0.1, 0.2)),)))
    focused = replace(section, slides=(*section.slides[:-1], stated))
    shelf.stock(with_photo(replace(deck, sections=(focused, *deck.sections[1:])), "x.jpg"), tmp_path, METRICS)
    kinds = {recipe.kind for _, recipe, _ in slow.asked if recipe.key not in before}
    assert kinds == {"panel", "page", "card", "door"}
