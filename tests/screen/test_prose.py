"""Running text stays plain: emphasis and squeezed punctuation are formats, nothing in it is ever markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFont, QTextCursor, QTextDocument

from kiosk.screen.drawn import SIGNS, Signs, sign_image, sign_path
from kiosk.screen.prose import dress, squeezable

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat

STRONG = QColor("#a8321a")


def dressed(*runs: tuple[str, bool]) -> QTextDocument:
    document = QTextDocument()
    document.setPlainText("".join(text for text, _ in runs))
    dress(document, [{"text": text, "strong": strong} for text, strong in runs], QFont("Noto Sans CJK SC"), 52, STRONG)
    return document


def style(document: QTextDocument, place: int) -> QTextCharFormat:
    cursor = QTextCursor(document)
    cursor.setPosition(place + 1)
    return cursor.charFormat()


@pytest.mark.usefixtures("qapp")
def test_emphasis_is_bold_and_coloured_and_ends_where_it_ends() -> None:
    document = dressed(("先说", False), ("重点", True), ("再说", False))
    assert [style(document, at).fontWeight() >= QFont.Weight.Bold for at in range(6)] == [
        *([False] * 2),
        *([True] * 2),
        *([False] * 2),
    ]
    assert style(document, 2).foreground().color() == STRONG


@pytest.mark.usefixtures("qapp")
def test_lines_have_one_height() -> None:
    assert dressed(("正文", False)).firstBlock().blockFormat().lineHeight() == 52


@pytest.mark.usefixtures("qapp")
def test_markup_is_text() -> None:
    text = "<img src='file:///etc/passwd'><b>x</b>"
    assert dressed((text, False)).toPlainText() == text


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("他说“好。”，走了", {4, 5}),
        ("“专曙”听起来", {0}),
        ("平常的一句，没有。", set()),
        ("（甲）（乙）", {0, 2}),
        ("", set()),
    ],
)
def test_which_punctuation_takes_half_an_em(text: str, places: set[int]) -> None:
    assert squeezable(text) == places


QUOTED = (
    "做\u200b“新样本”\u200b的人们说，\u200b“青创”\u200b与\u200b“东风”\u200b都是海曙的，\u200b“唯一”\u200b的一件事" * 3
)


def narrow_in(*widths: int) -> tuple[set[int], set[int]]:
    """Which “ are narrow, and which begin lines, after being dressed at each of some widths."""
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(30)
    document = QTextDocument()
    document.setPlainText(QUOTED)
    document.setDefaultFont(font)
    for width in widths:
        document.setTextWidth(width)
        dress(document, [{"text": QUOTED, "strong": False}], font, 52, STRONG)
    document.documentLayout().documentSize()
    layout = document.firstBlock().layout()
    starts = {layout.lineAt(number).textStart() for number in range(layout.lineCount())}
    quotes = {at for at, mark in enumerate(QUOTED) if mark == "“"}
    return {at for at in quotes if style(document, at).font().featureTags()}, quotes & starts


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", range(200, 700, 10))
def test_lines_that_begin_with_a_quotation_mark_begin_where_others_do(width: int) -> None:
    narrow, at_starts = narrow_in(width)
    assert at_starts <= narrow
    assert narrow_in(400, width)[0] == narrow, "of another width nothing is left"


@pytest.mark.parametrize("name", sorted(SIGNS))
def test_every_sign_can_be_drawn_in_its_box(name: str) -> None:
    for part in SIGNS[name].split("|"):
        box = sign_path(part).boundingRect()
        assert box.width() + box.height() > 8
        assert box.left() >= 0
        assert box.right() <= 24.1
        assert box.top() >= 0
        assert box.bottom() <= 24.1


@pytest.mark.usefixtures("qapp")
def test_a_sign_is_an_image_of_its_size_and_colour() -> None:
    image = sign_image("minus", QColor("#ff0000"), 48)
    assert (image.width(), image.height()) == (48, 48)
    assert image.pixelColor(24, 24) == QColor("#ff0000")
    assert image.pixelColor(2, 2).alpha() == 0


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["", "nothing", "home/zz/x", "home/ff0000/99999999"])
def test_an_odd_request_for_a_sign_gives_a_small_image(name: str) -> None:
    from PySide6.QtCore import QSize

    assert 1 <= Signs().requestImage(name, QSize(), QSize()).width() <= 1024


@pytest.mark.usefixtures("qapp")
def test_a_sign_is_drawn_once_for_each_colour_and_size(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QSize

    drawn: list[tuple[str, int]] = []
    monkeypatch.setattr(
        "kiosk.screen.drawn.sign_image",
        lambda sign, _, side: drawn.append((sign, side)) or sign_image("plus", QColor("red"), side),
    )
    for name in ("home/123456/31", "home/123456/31", "home/123456/33", "next/123456/31", "home/123456/31"):
        assert not Signs().requestImage(name, QSize(), QSize()).isNull()
    assert drawn == [("home", 31), ("home", 33), ("next", 31)]
