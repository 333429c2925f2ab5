"""HTML never reaches the wall, and what only looks like it is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.deck import ProblemKind, read_deck
from kiosk.deck.wording import without_tags

if TYPE_CHECKING:
    from pathlib import Path


SLIDE = "标题：<b>网页</b>／第二行\n导语：若 a<b 且 c>d。\n---\n有{数}。\n"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("<b>网页</b>", "网页"),
        ("a<img src='x.png' alt=y />b", "ab"),
        ("前<!-- 注 -->后", "前后"),
        ("a<b 且 c>d", ""),
        ("a < b > c", ""),
        ("1<2", ""),
    ],
)
def test_what_is_a_tag(text: str, rest: str) -> None:
    assert without_tags(text) == rest


def test_titles_and_figures_lose_their_tags_and_staff_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "slides" / "10-one"
    folder.mkdir(parents=True)
    (folder / "section.md").write_text("标题：篇章\n---\n", encoding="utf-8")
    (folder / "10-a.md").write_text(SLIDE, encoding="utf-8")
    figures = "名称,数值,单位,标签,时期,来源\n数,5,<i>个</i>,<b>标</b>签,今年,报道\n"
    (tmp_path / "slides" / "figures.csv").write_text(figures, encoding="utf-8")
    reading = read_deck(tmp_path)
    slide = reading.deck.slides[0]
    assert slide.zh.title == ("网页", "第二行")
    assert slide.zh.lead == "若 a<b 且 c>d。"
    assert (reading.deck.figures["数"].unit, reading.deck.figures["数"].label) == ("个", "标签")
    told = [(problem.file, problem.line) for problem in reading.problems if problem.kind is ProblemKind.HTML]
    assert sorted(told) == [("slides/10-one/10-a.md", 1), ("slides/figures.csv", 2), ("slides/figures.csv", 2)]
