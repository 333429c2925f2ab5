"""A changed deck comes to the screen at a good moment and at no other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.screen.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import SlowMaker, Stage

    from kiosk.deck.model import Deck, Slide


def with_slide(deck: Deck, slide_id: str, change: Callable[[Slide], Slide | None]) -> Deck:
    """The deck with one slide changed, or without it."""
    sections = []
    for section in deck.sections:
        changed = [change(slide) if slide.id == slide_id else slide for slide in section.slides]
        sections.append(replace(section, slides=tuple(slide for slide in changed if slide is not None)))
    return replace(deck, sections=tuple(sections))


def titled(title: str) -> Callable[[Slide], Slide]:
    return lambda slide: replace(slide, zh=replace(slide.zh, title=(title,)))


def panel_title(stage: Stage) -> str:
    words = stage.presenter.property("panel")["title"]
    return "".join(words).replace("\u2060", "").replace("\u200b", "")


def shown(stage: Stage, deck: Deck) -> None:
    stage.qtbot.waitUntil(lambda: stage.presenter.deck_shown == deck)
    stage.rest()


def on_panel(stage: Stage, slide: str) -> None:
    while stage.presenter.state.panel_slide != slide:
        stage.after(31)
    stage.after(1)  # now it is the one that a touch opens


def test_panel_that_changes_fades_in_anew(stage: Stage, deck: Deck, tmp_path: Path) -> None:
    on_panel(stage, "10-one/10-a")
    version = stage.presenter.property("panel")["version"]
    changed = with_slide(deck, "10-one/10-a", titled("改过的甲页"))
    stage.presenter.offer_deck(changed, tmp_path)
    shown(stage, changed)
    assert "改过的甲页" in panel_title(stage)
    assert stage.presenter.property("panel")["version"] == version + 1
    assert stage.presenter.state.panel_slide == "10-one/10-a"


def test_panel_that_does_not_change_stays_still(stage: Stage, deck: Deck, tmp_path: Path) -> None:
    on_panel(stage, "10-one/10-a")
    version = stage.presenter.property("panel")["version"]
    changed = with_slide(deck, "20-two/10-d", titled("改过的丁页"))
    stage.presenter.offer_deck(changed, tmp_path)
    shown(stage, changed)
    assert stage.presenter.property("panel")["version"] == version


def test_reader_of_a_changed_page_keeps_it_until_they_leave(stage: Stage, deck: Deck, tmp_path: Path) -> None:
    on_panel(stage, "10-one/10-a")
    stage.presenter.touchPanel("")
    stage.rest()
    changed = with_slide(deck, "10-one/10-a", titled("改过的甲页"))
    stage.presenter.offer_deck(changed, tmp_path)
    stage.after(5)
    assert stage.presenter.deck_shown == deck
    stage.clock.now += 1
    stage.presenter.next()
    shown(stage, changed)
    assert stage.presenter.state.slide == "10-one/20-b"


def test_reader_of_another_page_stays_where_they_are(stage: Stage, deck: Deck, tmp_path: Path) -> None:
    on_panel(stage, "10-one/10-a")
    stage.presenter.touchPanel("")
    stage.rest()
    changed = with_slide(deck, "20-two/10-d", titled("改过的丁页"))
    stage.presenter.offer_deck(changed, tmp_path)
    shown(stage, changed)
    assert stage.presenter.state.slide == "10-one/10-a"


def test_page_that_is_removed_closes_to_its_section(stage: Stage, deck: Deck, tmp_path: Path) -> None:
    on_panel(stage, "10-one/10-a")
    stage.presenter.touchPanel("")
    stage.rest()
    changed = with_slide(deck, "10-one/10-a", lambda _: None)
    stage.presenter.offer_deck(changed, tmp_path)
    shown(stage, changed)
    assert stage.presenter.state.face == "section"
    assert stage.presenter.state.section_id == "10-one"


@pytest.mark.parametrize(
    ("section", "name"), [("10-one", "15-a"), ("15-one", "10-a")], ids=["the page", "its whole section"]
)
def test_reader_of_a_page_that_staff_rename_keeps_it_until_they_leave(
    stage: Stage, deck: Deck, tmp_path: Path, section: str, name: str
) -> None:
    """To put it elsewhere in the order is to give it another number."""
    on_panel(stage, "10-one/10-a")
    stage.presenter.touchPanel("")
    stage.rest()
    renamed = with_slide(deck, "10-one/10-a", lambda slide: replace(slide, id=f"{section}/{name}"))
    if section != "10-one":
        first, *others = renamed.sections
        slides = tuple(replace(slide, id=f"{section}/{slide.id.partition('/')[2]}") for slide in first.slides)
        cover = replace(first.cover, id=f"{section}/section")
        renamed = replace(renamed, sections=(replace(first, id=section, cover=cover, slides=slides), *others))
    stage.presenter.offer_deck(renamed, tmp_path)
    stage.qtbot.waitUntil(lambda: stage.presenter._offer_ready)
    stage.rest()
    stage.presenter.take_offer()
    stage.frame()
    stage.frame()
    assert stage.presenter.state.slide == "10-one/10-a"
    assert stage.presenter.deck_shown == deck
    stage.clock.now += 1
    stage.presenter.goHome()
    shown(stage, renamed)
    assert stage.presenter.state.face == "home"


def test_home_in_a_language_that_is_gone_is_home_in_the_one_that_is_left(
    stage: Stage, deck: Deck, tmp_path: Path
) -> None:
    stage.presenter.goHome()
    stage.rest()
    stage.touch("English")
    changed = replace(deck, settings=replace(deck.settings, languages=("zh",)))
    stage.presenter.offer_deck(changed, tmp_path)
    shown(stage, changed)
    assert stage.item("回到轮播")


def test_finger_that_is_down_is_waited_for(stage: Stage, deck: Deck, tmp_path: Path) -> None:
    from kiosk import show

    changed = with_slide(deck, "10-one/10-a", titled("改过的甲页"))
    stage.presenter.apply(show.Pressed())
    stage.presenter.offer_deck(changed, tmp_path)
    assert stage.presenter.deck_shown == deck
    stage.frame()
    assert stage.presenter.deck_shown == deck
    stage.presenter.apply(show.Released())
    shown(stage, changed)


def test_deck_waits_for_its_pictures(qtbot: object, slow: SlowMaker, deck: Deck, tmp_path: Path) -> None:
    from kiosk.screen.metrics import Metrics

    shelf = Shelf(slow)  # type: ignore[arg-type]
    ready: list[bool] = []
    shelf.prepared.connect(lambda: ready.append(True))
    metrics = Metrics(960, 540, 55)
    shelf.stock(deck, tmp_path, metrics)
    slow.make_all()
    shelf.prepare(deck, tmp_path, metrics)
    assert ready == [True]  # nothing is missing
    new = with_slide(
        deck, "10-one/10-a", lambda s: replace(s, zh=replace(s.zh, photos=(replace(s.zh.photos[0], file="b.jpg"),)))
    )
    shelf.prepare(new, tmp_path, metrics)
    assert ready == [True]
    assert {photo.name for photo, _, _ in slow.asked} == {"b.jpg"}
    shelf.stock(deck, tmp_path, metrics)  # a resize meanwhile asks for both anew
    slow.make_all()
    assert ready == [True, True]
    assert not shelf.url("b.jpg", "page").isEmpty()


def test_a_deck_with_fewer_panels_comes_while_its_last_one_is_shown(stage: Stage, deck: Deck, tmp_path: Path) -> None:
    last = stage.presenter.stops[-1]
    on_panel(stage, last)
    fewer = replace(deck, sections=deck.sections[:1])
    assert last.partition("/")[0] != fewer.sections[0].id
    stage.presenter.offer_deck(fewer, tmp_path)
    shown(stage, fewer)
    assert stage.presenter.state.panel_slide in stage.presenter.stops


def test_a_loop_of_one_panel_whose_photo_fails_late_takes_the_next_deck(
    stage_of: Callable[..., Stage], slow: SlowMaker, deck: Deck, tmp_path: Path
) -> None:
    first = deck.sections[0]
    alone = replace(
        deck, sections=(replace(first, cover=replace(first.cover, in_loop=False), slides=first.slides[:1]),)
    )
    stage = stage_of(alone, slow)
    assert stage.presenter.stops == ("10-one/10-a",)
    assert stage.presenter.property("busy")
    slow.fail_all()
    changed = with_slide(alone, "10-one/10-a", titled("改过的甲页"))
    stage.presenter.offer_deck(changed, tmp_path)
    slow.fail_all()
    stage.qtbot.waitUntil(lambda: stage.presenter.deck_shown == changed)
    slow.fail_all()
    stage.rest()
    assert "改过的甲页" in panel_title(stage)


def test_a_changed_deck_comes_right_after_a_frame(stage: Stage, deck: Deck, tmp_path: Path) -> None:
    waiting: list[Callable[[], None]] = []
    stage.presenter.after_frame = waiting.append
    changed = with_slide(deck, "10-one/10-a", titled("改过的甲页"))
    stage.presenter.offer_deck(changed, tmp_path)
    stage.qtbot.waitUntil(lambda: len(waiting) > 0)
    assert stage.presenter.deck_shown == deck
    waiting.pop()()
    assert stage.presenter.deck_shown == changed


def test_what_waits_for_a_frame_is_done_once_though_two_are_heard_of_at_once(stage: Stage) -> None:
    happened: list[str] = []
    stage.screen.once_painted(lambda: happened.append("work"))
    stage.window.frameSwapped.emit()
    stage.window.frameSwapped.emit()
    stage.qtbot.waitUntil(lambda: bool(happened))
    stage.frame()
    assert happened == ["work"]


def test_what_is_to_be_done_after_a_frame_is_done_once_and_after_it(stage: Stage) -> None:
    happened: list[str] = []
    stage.window.frameSwapped.connect(lambda: happened.append("frame"))
    stage.screen.after_frame(lambda: happened.append("work"))
    stage.qtbot.waitUntil(lambda: "work" in happened)
    assert happened[0] == "frame"
    stage.frame()
    assert happened.count("work") == 1


def test_a_changed_deck_comes_though_nobody_sees_the_window(stage: Stage, deck: Deck, tmp_path: Path) -> None:
    stage.window.hide()
    changed = with_slide(deck, "10-one/10-a", titled("改过的甲页"))
    stage.presenter.offer_deck(changed, tmp_path)
    stage.qtbot.waitUntil(lambda: stage.presenter.deck_shown == changed)
    stage.presenter.offer_deck(deck, tmp_path)
    stage.qtbot.waitUntil(lambda: stage.presenter.deck_shown == deck)
