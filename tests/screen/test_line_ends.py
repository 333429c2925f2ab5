"""Where Qt ends the lines of what typeset has made ready, at every width."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from kiosk.screen.fonts import SANSES
from kiosk.screen.typeset import typeset

EM = 30
WIDTHS = range(6 * EM, 30 * EM, 3)


def lines(text: str, width: int) -> list[str]:
    font = QFont(list(SANSES))
    font.setPixelSize(EM)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found


def ends(text: str, language: str) -> Iterator[tuple[str, str]]:
    """What stands before and after each end of a line, at all widths, without what typeset has put in."""
    for width in WIDTHS:
        told = lines(typeset(text, language), width)
        for before, after in itertools.pairwise(told):
            yield before.strip("\u2060\u2009\u202f\u200b"), after.strip("\u2060\u2009\u202f\u200b")


@pytest.mark.parametrize(
    "text",
    [
        "环线开通以后进城的路程可以少走20公里，时间少用30分钟，大家都说方便得多了",
        "这一年里发放的稳岗资金一共有4229万元，用到了2万多家企业的33457人次身上",
        "第一批要建的有5项，到2027年以前做完的是另外7大类里的12个，剩下的以后再说",
        "农户里有92.1%的人家用上了，其中第4段路两边的1200户最先用上，大约用了8个月",
    ],
)
def test_no_number_is_parted_from_what_it_counts(qapp: QApplication, text: str) -> None:
    for before, after in ends(text, "zh"):
        assert not (before[-1].isdigit() and not after[0].isdigit()), (before, after)
        assert (before[-1], after[0]) not in {("公", "里"), ("分", "钟"), ("万", "元"), ("人", "次")}, (before, after)
