"""The guard's process: a question in, an answer out, in time; only what changed is measured."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import msgspec
import pytest

from kiosk.deck.model import Deck, Paragraph, Run, Section, Slide, ThemeName, Words
from kiosk.deck.reader import read_deck
from kiosk.release.holding import answer, question
from kiosk.staff import guarding
from kiosk.staff.guarding import COMMAND, changed_faces

SLIDES = {
    "section": "标题：第一篇章\n短名：以一之力\n---\n",
    "10-a": "标题：甲页\n导语：一句导语。\n---\n正文的一段。\n",
    "20-b": "标题：乙页\n导语：又一句。\n轮播：否\n---\n正文。\n",
}


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    folder = tmp_path / "slides" / "10-one"
    folder.mkdir(parents=True)
    for name, text in SLIDES.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return read_deck(tmp_path).deck


def with_body(deck: Deck, number: int, text: str) -> Deck:
    section = deck.sections[0]
    slides = list(section.slides)
    body = (Paragraph((Run(text),)),)
    slides[number] = replace(slides[number], zh=replace(slides[number].zh, body=body))
    return replace(deck, sections=(replace(section, slides=tuple(slides)),))


def asked(data: bytes) -> bytes:
    done = subprocess.run(COMMAND, input=data, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout


def test_only_faces_that_say_something_else_are_changed(deck: Deck) -> None:
    new = with_body(deck, 1, "别的正文。")
    assert changed_faces(deck, deck) == []
    assert changed_faces(deck, new) == [("page", "10-one/20-b", "zh")]


def test_a_new_title_is_no_change_of_the_page_before(deck: Deck) -> None:
    section = deck.sections[0]
    last = section.slides[1]
    renamed = replace(section, slides=(section.slides[0], replace(last, zh=replace(last.zh, title=("丙页",)))))
    new = replace(deck, sections=(renamed,))
    assert {slide for _, slide, _ in changed_faces(deck, new)} == {"10-one/20-b"}


def test_a_first_deck_is_changed_as_a_whole(deck: Deck) -> None:
    faces = {(face, slide) for face, slide, _ in changed_faces(None, deck)}
    assert faces == {
        ("panel", "10-one/section"),
        ("panel", "10-one/10-a"),
        ("page", "10-one/10-a"),
        ("page", "10-one/20-b"),
    }


def test_a_slide_that_is_new_is_changed(deck: Deck) -> None:
    section = deck.sections[0]
    old = replace(deck, sections=(replace(section, slides=section.slides[:1]),))
    assert {(face, slide) for face, slide, _ in changed_faces(old, deck)} == {("page", "10-one/20-b")}


def of_many(count: int) -> Deck:
    slide, *slides = (
        Slide(f"10-one/{name}", words := Words("zh", title=(f"第{name}页",)), words)
        for name in ("section", *range(count))
    )
    return Deck(sections=(Section("10-one", slide, ThemeName.NOON, tuple(slides)),))


def test_of_very_many_slides_only_the_changed_one_is_laid_out_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for: list[str] = []

    def view(kind: str, deck: Deck, slide: str, *more: object) -> dict[str, object]:
        asked_for.append(slide)
        return {"page": kind == "page" and deck, "slide": slide}

    monkeypatch.setattr(guarding, "panel_view", partial(view, "panel"))
    monkeypatch.setattr(guarding, "page_view", partial(view, "page"))
    new = with_body(of_many(500), 250, "别的正文。")
    assert {slide for _, slide, _ in changed_faces(of_many(500), new)} == {"10-one/250"}
    assert set(asked_for) == {"10-one/250"}


@pytest.mark.parametrize(
    "change",
    [
        lambda section: replace(section, theme=ThemeName.DUSK),
        lambda section: replace(section, cover=replace(section.cover, zh=replace(section.cover.zh, title=("新",)))),
    ],
)
def test_what_a_section_lends_its_pages_changes_them_all(change: Callable[[Section], Section]) -> None:
    old = of_many(3)
    new = replace(old, sections=(change(old.sections[0]),))
    pages = {slide for face, slide, _ in changed_faces(old, new) if face == "page"}
    assert pages == {"10-one/0", "10-one/1", "10-one/2"}


def test_another_figure_changes_the_slides_that_show_it(tmp_path: Path) -> None:
    folder = tmp_path / "slides" / "10-one"
    folder.mkdir(parents=True)
    (folder / "10-a.md").write_text("标题：甲页\n数字：岗位\n---\n正文。\n", encoding="utf-8")
    (folder / "20-b.md").write_text("标题：乙页\n---\n正文。\n", encoding="utf-8")
    decks = []
    for value in ("4200", "4300"):
        table = f"名称,数值,单位,标签,时期,来源\n岗位,{value},个,推出岗位,报道未注明,报道\n"
        (tmp_path / "slides" / "figures.csv").write_text(table, encoding="utf-8")
        decks.append(read_deck(tmp_path).deck)
    assert {slide for _, slide, _ in changed_faces(*decks)} == {"10-one/10-a"}


def test_what_cannot_be_drawn_holds_its_slide_back(deck: Deck) -> None:
    new = with_body(with_body(deck, 0, "好的正文。"), 1, "写不出𓀀这个字。")
    told = answer(asked(question(deck, new, (960, 540), seconds=60)))
    assert {(one.slide, one.kind, one.face, one.place) for one in told.held} == {
        ("10-one/20-b", "glyph", "page", "body")
    }
    assert {one.mode for one in told.held} == {"normal", "large", "reach"}
    assert told.changed == ("10-one/10-a", "10-one/20-b")
    assert told.unmeasured == ()


def test_what_holds_a_slide_back_is_quoted_as_staff_wrote_it(deck: Deck) -> None:
    section = deck.sections[0]
    slide = section.slides[1]
    titled = replace(slide, zh=replace(slide.zh, title=("加油𓀀海曙",)))
    new = replace(deck, sections=(replace(section, slides=(section.slides[0], titled)),))
    told = answer(asked(question(deck, new, (960, 540), seconds=60)))
    assert {one.text for one in told.held} == {"加油𓀀海曙"}


def test_what_there_is_no_time_for_is_named(deck: Deck) -> None:
    told = answer(asked(question(deck, with_body(deck, 1, "写不出𓀀。"), (960, 540), seconds=0)))
    assert told.held == ()
    assert told.unmeasured == told.changed == ("10-one/20-b",)


def test_no_change_is_answered_without_a_window(deck: Deck) -> None:
    told = answer(asked(question(deck, deck, (960, 540))))
    assert (told.held, told.changed, told.unmeasured) == ((), (), ())


def test_what_is_no_answer_is_said() -> None:
    with pytest.raises(msgspec.DecodeError):
        answer(b"")


def test_what_the_programs_own_words_do_on_a_small_screen_holds_nothing_back(deck: Deck) -> None:
    told = answer(asked(question(deck, with_body(deck, 0, "好的正文。"), (640, 360), seconds=60)))
    assert (told.held, told.changed) == ((), ("10-one/10-a",))
