"""The words of a panel: figures on the baselines of their labels, and which words keep their size for want of room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.deck.model import Language
from kiosk.deck.reader import read_deck
from kiosk.screen.grab import Easel
from kiosk.screen.looks import Area
from kiosk.screen.prover import all_sights
from tests.folders import write_files
from tests.screen.faces import REPORT, EaselOf, below, seen

SIZES = [(1920, 1080), (1280, 1024), (1080, 1920)]
FULL = frozenset(
    {"10-opening/10-sanjiangkou", "10-opening/20-jintian", "20-creation/60-mingdan"}
    | {"30-balance/20-jiuye", "30-balance/80-huanxian"}
)  # the report's panels with the most on them
JOINERS = {0x2060: None, 0x200B: None, 0xA0: " "}
SECTION = "标题：篇章\n短名：篇章\n轮播：否\n---\n"
FIGURES = """名称,数值,单位,标签,时期,来源,英文数值,英文单位,英文标签,英文时期,英文来源,图形
路程,20,公里,进城路程可缩短,2025年,统计,,km,shorter all the way from the farthest hills into town,2025,statistics
城,1200,年前,韩察筑子城,2025年,统计,,years ago,the inner city is built,2025,statistics
楼,900,年前,王安石登鼓楼,2025年,统计,,years ago,Wang Anshi climbs the tower,2025,statistics
就业,33457,人,城镇新增就业,2025年,统计,,people,in new urban employment,2025,statistics,条形
再就业,7441,人,城镇失业人员再就业,2025年,统计,,people,back in work,2025,statistics,条形
时间,40,分钟,进城时间可缩短,2025年,统计,,minutes,quicker into town,2025,statistics
"""


class Panel:
    """One panel's words as they are painted."""

    def __init__(self, easel: Easel) -> None:
        """Look at what is on the screen now."""
        items = below(easel._screen.window.contentItem())
        self.words = next(item for item in items if item.property("leadless") is not None and item.opacity() == 1)
        easel.image()  # what lies in rows and columns finds its place when it is painted
        self.look = easel.look("panel")[0]

    def item(self, text: str) -> QQuickItem:
        """The text that reads ``text``."""
        return next(item for item in below(self.words) if _read(item) == text and item.isVisible())

    def baseline(self, text: str) -> float:
        """Where the last line of ``text`` stands, in the window."""
        item = self.item(text)
        last = item.baselineOffset() + (int(item.property("lineCount")) - 1) * float(item.property("lineHeight"))
        return item.mapToScene(QPointF(0, last)).y()

    def ink(self, text: str) -> Area:
        """The ink of the line ``text``."""
        lines = [line for look in self.look.texts for line in look.lines]
        return next(line.ink for line in lines if line.text.translate(JOINERS).strip() == text)

    @property
    def title(self) -> float:
        """How large the title is drawn, in pixels."""
        item = self.item(str(self.words.property("view")["title"]).translate(JOINERS))
        return float(item.property("font").pixelSize() * item.parentItem().scale())


def _read(item: QQuickItem) -> str:
    return str(item.property("text") or "").translate(JOINERS)


Show = Callable[..., Iterator[Panel]]


@pytest.fixture
def show(easel_of: EaselOf, tmp_path: Path) -> Show:
    """Puts one slide's panel on the screen, in some modes."""

    def shown(
        zh: str,
        en: str = "",
        *,
        size: tuple[int, int] = SIZES[0],
        language: str = "zh",
        modes: tuple[str, ...] = ("normal",),
    ) -> Iterator[Panel]:
        files = {"figures.csv": FIGURES, "10-one/section.md": SECTION, "10-one/10-a.md": zh, "10-one/10-a.en.md": en}
        write_files(tmp_path / "slides", {name: text for name, text in files.items() if text})
        easel = easel_of(size, tmp_path)
        for face in all_sights(easel, language, modes, frozenset({"10-one/10-a"})):  # type: ignore[arg-type]
            for sight in face:
                if sight.face == "panel":
                    for _ in easel.visit(sight):
                        yield Panel(easel)

    return shown


ROAD = "标题：山里到城里/路更短\n导语：环线启动。\n数字：路程、时间\n面板：数字\n---\n正文。\n"
ROAD_EN = "title: From hills to town, / a shorter way\nlead: A ring road has begun.\n---\nA paragraph.\n"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("mode", ["normal", "large"])
@pytest.mark.parametrize(
    ("language", "pairs"),
    [
        ("zh", [("公里", "进城路程可缩短"), ("分钟", "进城时间可缩短")]),
        ("en", [("km", "shorter all the way from the farthest hills into town"), ("minutes", "quicker into town")]),
    ],
)
def test_a_label_beside_its_figure_stands_on_the_units_baseline(
    show: Show, size: tuple[int, int], mode: str, language: str, pairs: list[tuple[str, str]]
) -> None:
    (panel,) = show(ROAD, ROAD_EN, size=size, language=language, modes=(mode,))
    for unit, label in pairs:
        assert panel.baseline(label) == pytest.approx(panel.baseline(unit), abs=1)


@pytest.mark.parametrize("figure", ["路程", "时间"])
def test_a_large_figure_begins_where_the_words_above_it_begin(show: Show, figure: str) -> None:
    (panel,) = show(ROAD.replace("路程、时间", figure))
    lead = panel.item("环线启动。").mapToScene(QPointF(0, 0)).x()
    assert abs(panel.ink({"路程": "2", "时间": "4"}[figure]).x - lead) <= 2


MORNING = "标题：一座城的早晨\n导语：唐人在这里筑城。\n数字：城、楼\n---\n正文。\n"
MORNING_EN = "title: Morning\nlead: Tang builders raised it.\n---\nA paragraph.\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_side_by_side_are_as_large_as_they_fit(show: Show, language: str) -> None:
    (panel,) = show(MORNING, MORNING_EN, language=language)
    numbers = [item for item in below(panel.words) if item.property("digits")]
    first, second = (number.mapRectToScene(number.boundingRect()) for number in numbers)
    assert first.top() == second.top()
    largest = numbers[0].property("role") == "panelFigure" and numbers[0].property("em") >= 109
    room = float(panel.words.width()) - (second.right() - first.left())
    assert largest or room < 12  # less than what another pixel of size would take


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [*SIZES, (1366, 768)], ids=str)
def test_the_reports_fullest_panels_keep_their_titles(
    easel_of: EaselOf, size: tuple[int, int], language: Language
) -> None:
    """As large as on other panels, with the other language's below it; in large type never smaller."""
    easel = easel_of(size)
    told: dict[tuple[str, str], float] = {}
    for face in all_sights(easel, language, ("normal", "large"), FULL):
        for sight in face:
            for _ in easel.visit(sight) if sight.face == "panel" else ():
                panel = Panel(easel)
                told[sight.slide, sight.mode] = panel.title
                if sight.mode == "normal":
                    assert not panel.words.property("crowded"), sight.slide
                    assert not panel.words.property("leadless"), sight.slide
                    room = float(panel.words.property("wanted")) * float(panel.words.property("widthFit"))
                    assert panel.title > 0.9 * room, sight.slide
    assert {slide for slide, _ in told} == FULL
    smaller = {slide for slide in FULL if told[slide, "large"] < told[slide, "normal"] - 1}
    assert smaller == set()


CHART = "标题：找到工作\n导语：多少人？\n数字：就业、再就业\n面板：图表\n---\n正文。\n"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_charts_first_number_is_as_large_as_other_panels_numbers(show: Show, size: tuple[int, int]) -> None:
    (panel,) = show(CHART, size=size)
    first, second = (item for item in below(panel.words) if item.property("digits"))
    assert first.property("role") == "panelFigure"
    assert int(first.property("em")) > 1.4 * int(second.property("em"))
    assert panel.baseline("城镇新增就业") == pytest.approx(panel.baseline("人"), abs=1)


@pytest.mark.parametrize("mode", ["normal", "large", "reach"])
@pytest.mark.parametrize("size", [*SIZES, (1366, 768)], ids=str)
def test_sections_have_their_names_along_the_bottom(easel_of: EaselOf, size: tuple[int, int], mode: str) -> None:
    """Numeral and name always, also where names in English have no even shares."""
    easel = easel_of(size)
    (face,) = all_sights(easel, "en", (mode,), frozenset({"30-balance/section"}))[:1]
    for _ in easel.visit(face[0]):
        easel.image()
        look = easel.look("panel")[0]
        told = [" ".join(line.text.strip() for line in text.lines) for text in look.texts if text.place == "strip"]
        assert [name.replace("\u00a0", " ") for name in told if len(name) > 1] == [
            section.cover.en.name for section in read_deck(REPORT).deck.sections if section.cover.en is not None
        ]


@pytest.mark.parametrize(
    ("size", "mode", "wanted"),
    [
        ((1080, 1920), "normal", "点一下，看详情 · Touch"),
        ((1920, 1080), "large", "点一下，看详情 · Touch"),
        ((1920, 1080), "normal", "点一下，看详情 · Touch to read"),
    ],
    ids=str,
)
def test_the_invitation_stays_whole_in_the_readers_language_where_both_have_no_room(
    show: Show, size: tuple[int, int], mode: str, wanted: str
) -> None:
    (panel,) = show(ROAD, ROAD_EN, size=size, modes=(mode,))
    assert [text.text for text in panel.look.texts if text.text.startswith("点一下")] == [wanted]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("mode", ["normal", "large"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_pages_bars_have_numbers_of_one_size(
    easel_of: EaselOf, size: tuple[int, int], mode: str, language: Language
) -> None:
    """A label that has no room beside its number makes no other number larger."""
    easel = easel_of(size)
    faces = all_sights(easel, language, (mode,), frozenset({"30-balance/20-jiuye"}))
    (page,) = (face[0] for face in faces if face[0].face == "page")
    for _ in easel.visit(page):
        items = seen(easel)
        bars = [item for item in items if item.property("digits") and item.property("trimmed")]
        assert len(bars) == 2
        assert len({int(bar.property("em")) for bar in bars}) == 1
        assert len({bool(bar.parentItem().property("aside")) for bar in bars}) == 1


BADGES = "标题：一张名片/六样好\n徽章：全省首个、全国文明典范城市\n---\n正文。\n"
BADGES_EN = "title: One card\nbadge: First in the province, A model city of the whole country\n---\nA paragraph.\n"


@pytest.mark.parametrize("size", [*SIZES, (1366, 768)], ids=str)
@pytest.mark.parametrize("mode", ["normal", "large"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_badges_stay_on_the_words_ground(show: Show, size: tuple[int, int], mode: str, language: str) -> None:
    """Whole, and below the section's name where there is no room beside it: at its right is the picture."""
    (panel,) = show(BADGES, BADGES_EN, size=size, language=language, modes=(mode,))
    words = panel.words.mapRectToScene(panel.words.boundingRect())
    for badge in panel.words.property("view")["badges"]:
        item = panel.item(badge)
        frame = item.parentItem().mapRectToScene(item.parentItem().boundingRect())
        assert words.left() <= frame.left() < frame.right() <= words.right()
        assert not item.property("truncated")
