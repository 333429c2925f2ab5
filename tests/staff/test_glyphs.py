"""Characters that no font of this machine has: which are asked about, where they are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.deck.problems import Level, Problem, ProblemKind
from kiosk.deck.reader import read_deck
from kiosk.staff.glyphs import Fonts, ask_qt, missing_glyphs
from tests.folders import write_files

ROOT = Path(__file__).resolve().parents[2]
UNASSIGNED = "\ue000"
K = ProblemKind


class Asked:
    """Stands for Qt: remembers what it was asked, lacks what it is told to."""

    def __init__(self, missing: str = "", *, hanzi: bool = True, starts: bool = True) -> None:
        self.characters: list[str] = []
        self._fonts = Fonts(hanzi, missing) if starts else None

    def __call__(self, characters: str) -> Fonts | None:
        self.characters.append(characters)
        return self._fonts


def told(root: Path, asked: Asked, body: str, english: str = "", figures: str = "") -> list[Problem]:
    files = {"slides/10-a/section.md": "标题：封面\n", "slides/10-a/10-x.txt": f"标题：甲\n---\n一行。\n{body}\n"}
    if english:
        files["slides/10-a/10-x.en.txt"] = f"title: A\n---\n{english}\n"
    if figures:
        files["slides/figures.csv"] = f"名称,数值,单位,标签\n{figures}"
    write_files(root, files)
    return list(missing_glyphs(read_deck(root), root, asked))


def test_character_that_no_font_has_is_told_with_its_line(tmp_path: Path) -> None:
    found = told(tmp_path, Asked("𪚥"), "人名里的𪚥和𰻝。")
    assert [(item.kind, item.level, item.file, item.line, item.detail("found")) for item in found] == [
        (K.GLYPH_MISSING, Level.WARNING, "slides/10-a/10-x.txt", 4, "𪚥")
    ]


def test_each_is_told_with_the_line_that_has_it(tmp_path: Path) -> None:
    found = told(tmp_path, Asked("𪚥𰻝"), "面叫𰻝，𰻝。\n人叫𪚥。")
    assert [(item.line, item.detail("found")) for item in found] == [(4, "𰻝"), (5, "𪚥")]


def test_english_and_figures_are_looked_through_too(tmp_path: Path) -> None:
    found = told(tmp_path, Asked("𪚥𰻝"), "甲{乙}。", english="Text 𪚥", figures="乙,30,家,𰻝\n")
    assert [(item.file, item.line, item.detail("found")) for item in found] == [
        ("slides/10-a/10-x.en.txt", 3, "𪚥"),
        ("slides/figures.csv", 2, "𰻝"),
    ]


def test_captions_are_looked_through_too(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "p.jpg").write_bytes(b"")
    found = told(tmp_path, Asked("𪚥"), "![一处𪚥](p)")
    assert [(item.line, item.detail("found")) for item in found] == [(4, "𪚥")]


@pytest.mark.parametrize(
    "text", ["石碶街道，龍頭。", "café · 5 °C • ² — … “x” ‘y’", "\u3000全角　空格", "词\ufe0e\u200d\u2060。"]
)
def test_what_every_chinese_font_has_starts_no_qt(tmp_path: Path, text: str) -> None:
    asked = Asked()
    assert told(tmp_path, asked, text) == []
    assert asked.characters == []


def test_rare_characters_are_asked_about_together(tmp_path: Path) -> None:
    asked = Asked()
    told(tmp_path, asked, "𰻝𪚥𪚥。\n再说𰻝。")
    assert asked.characters == ["𪚥𰻝"]


def test_machine_without_any_chinese_font_is_told_once(tmp_path: Path) -> None:
    found = told(tmp_path, Asked("𪚥𰻝", hanzi=False), "𪚥𰻝")
    assert [(item.kind, item.file) for item in found] == [(K.FONT_NONE, "slides")]


def test_qt_that_does_not_start_is_doctors_to_tell(tmp_path: Path) -> None:
    assert told(tmp_path, Asked(starts=False), "𪚥") == []


def test_qt_knows_what_it_draws() -> None:
    fonts = ask_qt(f"翠é{UNASSIGNED}")
    assert fonts is not None
    if not fonts.hanzi:
        pytest.skip("no Chinese font here")
    assert fonts.missing == UNASSIGNED


def test_shipped_deck_can_be_drawn() -> None:
    assert list(missing_glyphs(read_deck(ROOT), ROOT)) == []
