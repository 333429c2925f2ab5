"""A page for which little room is missing is seen whole; of a longer one no screen begins with half of something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, QPointF

from kiosk.screen.grab import Easel
from kiosk.screen.prover import all_sights
from tests.folders import write_files
from tests.screen.faces import EaselOf, below

SIZE = (1920, 1080)
SIZES = [SIZE, (1080, 1920), (1280, 1024), (1366, 768)]
COUNTS = range(4, 16)
LINE = "正文的一行，说清楚一件事。"
MANY_LINES = "".join(f"这一段很长，这是它的第{number}句话，说的是第{number}件事。" for number in range(90))
FIGURES = (
    "名称,数值,单位,标签,时期,来源\n甲,1234567,平方公里,甲的数,2025年,统计\n乙,7654321,平方公里,乙的数,2024年,统计\n"
)
LONG = {
    "paragraphs": "\n\n".join(LINE * (1 + number % 4) for number in range(14)),
    "one": MANY_LINES,
    "list": LINE + "\n\n" + "\n".join("- " + LINE * (1 + number % 3) for number in range(16)),
    "table": "| 时间 | 事情 |\n| --- | --- |\n" + "".join(f"| {number}年 | {LINE * 2} |\n" for number in range(16)),
    "little": "\n\n".join([LINE * 3] * 8),
}
Shown = Callable[..., Iterator["Page"]]


class Page:
    """A page on the screen."""

    def __init__(self, easel: Easel) -> None:
        """The one that ``easel`` shows."""
        self.easel = easel
        flick = easel._area()
        assert flick is not None
        self.flick = flick
        self.area = flick.parentItem()

    @property
    def place(self) -> float:
        """How far it is scrolled."""
        return float(self.flick.property("contentY"))

    def step(self, direction: int) -> None:
        """As a button does."""
        before = self.place
        assert QMetaObject.invokeMethod(self.flick, "step", Q_ARG(int, direction))
        self.easel._settle()
        assert (self.place - before) * direction > 0

    def boxes(self) -> list[tuple[str, float, float]]:
        """Lines and cards, from above, as they lie in what can be seen: name, top, bottom."""
        found = []
        for item in below(self.flick):
            top = item.mapToItem(self.flick, QPointF(0, 0)).y()
            if not item.isVisible() or item.height() <= 0:
                continue
            text, high = str(item.property("text") or ""), item.property("lineHeight")
            if text and high:
                top += float(item.property("topPadding") or 0)
                lines = int(item.property("lineCount"))
                found += [(f"{text[:20]} {n}", top + n * high, top + (n + 1) * high) for n in range(lines)]
            elif item.property("radius") == 0 and item.height() > 40:
                found.append(("card", top, top + item.height()))
        return sorted(found, key=lambda box: box[1])

    def rule(self) -> float:
        """Where the stroke below the title is."""
        strokes = [item for item in below(self.flick) if item.property("gradient") is not None and item.height() < 10]
        return min(item.mapToItem(self.flick, QPointF(0, 0)).y() for item in strokes)


@pytest.fixture
def shown(easel_of: EaselOf, tmp_path: Path) -> Shown:
    """Shows pages with some bodies one after the other."""

    def pages(*bodies: str, size: tuple[int, int] = SIZE, mode: str = "normal", header: str = "") -> Iterator[Page]:
        files = {"figures.csv": FIGURES, "10-one/section.md": "标题：第一篇章\n短名：以一之力\n---\n"}
        for number, body in enumerate(bodies):
            files[f"10-one/{number + 10}-a.md"] = f"标题：一个分成／两行的标题\n导语：一句导语。\n{header}---\n{body}\n"
        write_files(tmp_path / "slides", files)
        easel = easel_of(size, tmp_path)
        for face in all_sights(easel, "zh", (mode,)):
            for sight in face:
                if sight.face == "page":
                    next(easel.visit(sight))
                    yield Page(easel)

    return pages


@pytest.mark.parametrize("mode", ["normal", "large", "reach"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_gaps_give_way_where_little_is_missing_and_not_in_vain(shown: Shown, size: tuple[int, int], mode: str) -> None:
    pages = shown(*("\n\n".join([LINE] * count) for count in COUNTS), size=size, mode=mode)
    told = [(bool(page.area.property("scrollable")), float(page.area.property("ease"))) for page in pages]
    fits = [ease for scrollable, ease in told if not scrollable]
    assert fits == sorted(fits, reverse=True)
    assert [ease for scrollable, ease in told if scrollable] == [1.0] * (len(told) - len(fits))
    assert told == sorted(told, key=lambda one: one[0])
    if size == SIZE and mode == "normal":
        assert fits[0] == 1
        assert 0 <= fits[-1] < 1


@pytest.mark.parametrize("mode", ["normal", "large", "reach"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("header", ["", "数字：甲、乙\n"], ids=["", "cards"])
def test_no_screen_begins_with_half_of_something_and_none_is_left_out(
    shown: Shown, size: tuple[int, int], mode: str, header: str
) -> None:
    scrolled = 0
    for page in shown(*LONG.values(), size=size, mode=mode, header=header):
        whole: set[str] = set()
        ways = 0
        while True:
            side = page.flick.height()
            boxes = page.boxes()
            whole |= {f"{name} {top + page.place:.0f}" for name, top, low in boxes if top >= -1 and low <= side + 1}
            assert [box for box in boxes if box[1] < -1 and box[2] > 1] == []
            assert page.place == 0 or page.rule() < 0 or min(top for _, top, _ in boxes if top >= -1) < page.rule()
            if page.flick.property("atYEnd"):
                break
            page.step(1)
            ways += 1
        assert whole == {f"{name} {top + page.place:.0f}" for name, top, _ in page.boxes()}
        scrolled += ways
        while page.place > 0:
            ways -= 1
            near = page.place <= page.flick.height() - page.flick.property("veil")
            page.step(-1)
            assert page.place == 0 or not near
            assert [box for box in page.boxes() if box[1] < -1 and box[2] > 1] == []
        assert ways >= -1
    assert scrolled > 0


def test_the_buttons_keep_away_from_the_last_line(shown: Shown) -> None:
    for page in shown(LONG["paragraphs"]):
        while not page.flick.property("atYEnd"):
            page.step(1)
        buttons = [item for item in below(page.area) if item.property("spoken")]
        lowest = max(low for _, _, low in page.boxes())
        assert min(item.mapToItem(page.flick, QPointF(0, 0)).y() for item in buttons) - lowest >= 3 * 8


@pytest.mark.parametrize("badges", ["全省首个", "全省首个、全国文明典范城市、国家级零碳乡镇、中国质量奖"])
def test_badges_stay_together(shown: Shown, badges: str) -> None:
    """Beside the place in the section, or all in lines of their own."""
    (page,) = shown(LINE, size=(1280, 1024), mode="large", header=f"徽章：{badges}\n")
    texts = [item for item in below(page.flick) if item.isVisible() and item.inherits("QQuickText")]
    tops = {str(item.property("text")).removeprefix("· "): item.mapToScene(QPointF(0, 0)).y() for item in texts}
    place = next(top for text, top in tops.items() if " / " in text)
    lower = [tops[badge] > place for badge in badges.split("、")]
    assert lower == [badges.count("、") > 0] * len(lower)
