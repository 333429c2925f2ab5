"""A page's figures on cards: those of a row are equally high, and their digits equally large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem
from PySide6.QtWidgets import QApplication

from kiosk.screen.prover import all_sights
from tests.folders import write_files
from tests.screen.faces import opened, seen

FIGURES = """名称,数值,单位,标签,时期,来源
长,1234567890123,平方公里,很长的数,2025年,统计
短,12,个,短的数,2025年,统计
话多,7,个,这个数的名字写得很长很长在一张卡片上要占好几行比旁边的多得多,2025年,统计
"""


def _pages(root: Path, table: str, figures: str, mode: str) -> Iterator[list[QQuickItem]]:
    """What is seen of a page with ``figures``, fold by fold."""
    files = {
        "figures.csv": table,
        "10-one/section.md": "标题：第一篇章\n短名：以一之力\n---\n",
        "10-one/10-a.md": f"标题：甲页\n数字：{figures}\n---\n正文。\n",
    }
    write_files(root / "slides", files)
    with opened((1280, 1024), root) as easel:
        pages = [sight for face in all_sights(easel, "zh", (mode,)) for sight in face if sight.face == "page"]
        assert pages
        for _ in easel.visit(pages[0]):
            yield seen(easel)


@pytest.mark.parametrize("mode", ["normal", "large"])
@pytest.mark.parametrize("figures", ["短、话多", "长、短、话多"])
def test_cards_agree(qapp: QApplication, tmp_path: Path, mode: str, figures: str) -> None:
    for items in _pages(tmp_path, FIGURES, figures, mode):
        numbers = [item for item in items if item.property("digits")]
        assert len(numbers) == figures.count("、") + 1
        assert len({number.property("em") for number in numbers}) == 1
        assert len({number.parentItem().parentItem().height() for number in numbers}) == 1


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ("短、话多", {"2025": 1}),
        ("长、短、话多", {"2025": 1}),
        ("短", {"2025": 1}),
        ("短、话多、旧", {"2025": 2, "2024": 1}),
        ("短、无期", {"2025": 1}),
    ],
)
def test_a_period_that_all_have_is_told_once(
    qapp: QApplication, tmp_path: Path, figures: str, told: dict[str, int]
) -> None:
    table = FIGURES + "旧,3,个,前年的数,2024年,统计\n无期,4,个,没有时期的数,,统计\n"
    for items in _pages(tmp_path, table, figures, "normal"):
        numbers = [item for item in items if item.property("digits")]
        assert len(numbers) == figures.count("、") + 1
        texts = [str(item.property("text")) for item in items if item.property("setting")]
        assert {period: sum(period in text for text in texts) for period in told} == told
