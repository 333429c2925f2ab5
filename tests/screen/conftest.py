"""A small deck, a clock that stands until it is moved, and a kiosk window around both."""

from __future__ import annotations

from contextlib import ExitStack
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.deck.model import (
    Deck,
    Figure,
    Layout,
    PanelKind,
    Paragraph,
    Photo,
    Run,
    Section,
    Settings,
    Shape,
    Slide,
    Table,
    ThemeName,
    Words,
)
from kiosk.deck.problems import ProblemKind, problem
from kiosk.pictures import Failed, Prepared
from kiosk.screen.presenter import Presenter
from kiosk.screen.shelf import Shelf
from kiosk.screen.window import KioskWindow
from tests.screen.faces import REPORT, below, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kiosk.pictures import Outcome, Recipe
    from tests.screen.faces import EaselOf

SIZE = (960, 540)
FIGURES = {
    "岗位": Figure(
        "岗位", "4200", "多", "个", "推出岗位", "报道未注明", "报道", unit_en="posts", label_en="jobs on offer"
    ),
    "就业": Figure("就业", "33457", "", "人", "新增就业", "2022年", "报道", unit_en="people", shape=Shape.BAR),
    "再就业": Figure("再就业", "7441", "", "人", "再就业", "2022年", "报道", unit_en="people", shape=Shape.BAR),
}


def words(title: str, language: str = "zh", **more: object) -> Words:
    """Words with ``title`` and one paragraph."""
    body = (
        (Paragraph((Run("正文的第一段，说清楚一件事。" * 3),)),)
        if language == "zh"
        else (Paragraph((Run("A paragraph. " * 8),)),)
    )
    given = {"lead": "一句导语。", "body": body, "photos": (Photo("a.jpg", "图说", "图"),)} | more
    return Words(language, tuple(title.split("/")), **given)  # type: ignore[arg-type]


def slide(name: str, title: str, **more: object) -> Slide:
    """A slide in both languages."""
    zh = more.pop("zh", None) or words(title)
    return Slide(name, zh, words("English / " + name[-6:], "en"), **more)  # type: ignore[arg-type]


@pytest.fixture
def deck() -> Deck:
    """Two sections, five slides, one of them not in the loop."""
    table = Table(("时间", "事情"), (("唐", "筑子城"), ("北宋", "兴水利")))
    first = Section(
        "10-one",
        slide("10-one/section", "第一篇章", zh=words("第一篇章", name="以一之力"), panel=PanelKind.COVER),
        ThemeName.DAWN,
        (
            slide("10-one/10-a", "甲页"),
            slide("10-one/20-b", "乙页", in_loop=False, layout=Layout.GALLERY),
            slide(
                "10-one/30-c",
                "丙页",
                panel=PanelKind.TIMELINE,
                layout=Layout.TIMELINE,
                zh=words("丙页", body=(table,)),
            ),
        ),
    )
    second = Section(
        "20-two",
        slide("20-two/section", "第二篇章", zh=words("第二篇章", name="以二之道"), panel=PanelKind.COVER),
        ThemeName.NOON,
        (
            slide("20-two/10-d", "丁页", panel=PanelKind.FIGURES, figures=("岗位",)),
            slide("20-two/20-e", "戊页", panel=PanelKind.CHART, layout=Layout.CHART, figures=("就业", "再就业")),
        ),
    )
    return Deck(Settings(title="测试展示", title_en="A test"), (first, second), MappingProxyType(FIGURES))


class StillClock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        """Begin at noon."""
        self.now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> StillClock:
    """A clock of the test's own."""
    return StillClock()


class NoMaker:
    """A picture maker whose photos all fail at once: what shows is stand-ins."""

    def request(self, photo: Path, recipe: Recipe, _priority: int, done: Callable[[Outcome], None]) -> None:
        """Fail."""
        done(Failed(photo, recipe, problem(ProblemKind.PICTURE_FAILED, photo.name)))

    def drop_requests(self) -> None:
        """There are none."""

    def hold(self, pictures: Iterable[Path]) -> None:
        """There are none."""

    def doubt(self, picture: Path) -> None:
        """There is none."""


class SlowMaker:
    """A picture maker that makes nothing until told."""

    def __init__(self) -> None:
        """Nobody has asked for anything."""
        self.asked: list[tuple[Path, Recipe, Callable[[Outcome], None]]] = []
        self.held: set[Path] = set()
        self.doubted: list[Path] = []

    def request(self, photo: Path, recipe: Recipe, _priority: int, done: Callable[[Outcome], None]) -> None:
        """Remember it."""
        self.asked.append((photo, recipe, done))

    def drop_requests(self) -> None:
        """Forget them."""
        self.asked.clear()

    def hold(self, pictures: Iterable[Path]) -> None:
        """Remember what must stay."""
        self.held = set(pictures)

    def doubt(self, picture: Path) -> None:
        """Remember what could not be shown."""
        self.doubted.append(picture)

    def make_all(self) -> None:
        """Each photo is its own picture."""
        asked, self.asked = self.asked, []
        for photo, recipe, done in asked:
            done(Prepared(photo, recipe, photo))

    def fail_all(self, kind: ProblemKind = ProblemKind.PICTURE_TIMEOUT) -> None:
        """No photo becomes a picture."""
        asked, self.asked = self.asked, []
        for photo, recipe, done in asked:
            done(Failed(photo, recipe, problem(kind, photo.name)))


@pytest.fixture
def easel_of(qapp: QApplication) -> Iterator[EaselOf]:
    """Opens the report, or what a folder holds, at some sizes."""
    assert qapp is not None
    with ExitStack() as stack:
        yield lambda size, root=REPORT: stack.enter_context(opened(size, root))


class Stage:
    """A window with its presenter, and hands to touch it."""

    def __init__(self, qtbot: QtBot, deck: Deck, tmp_path: Path, maker: SlowMaker | None = None) -> None:
        """Show ``deck``; with pictures of ``maker``, where there is one, whoever asks waits for the scene's rest."""
        self.qtbot = qtbot
        self.clock = StillClock()
        self.events: list[tuple[str, dict[str, object]]] = []
        self.presenter = Presenter(
            Shelf(maker or NoMaker()),  # type: ignore[arg-type]
            tmp_path,
            clock=self.clock,
            trace=lambda event, details: self.events.append((event, details)),
            size=SIZE,
        )
        self.screen = KioskWindow(self.presenter, SIZE)
        self.window = self.screen.window
        self.finger = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        self.presenter.set_still(still=True)
        self.presenter.show_deck(deck)
        self.window.setGeometry(0, 0, *SIZE)
        self.window.show()
        if maker is None:
            self.rest()

    def rest(self) -> None:
        """Wait until nothing moves."""
        self.qtbot.waitUntil(lambda: not self.presenter.property("busy"), timeout=5000)

    def frame(self) -> None:
        """Let one frame be painted."""
        with self.qtbot.waitSignal(self.window.frameSwapped):
            self.window.update()

    def after(self, seconds: float) -> None:
        """Let time pass and the show see it."""
        self.clock.now += seconds
        self.presenter.tick()
        self.rest()

    def names(self) -> list[str]:
        """What has been traced, without details."""
        return [event for event, _ in self.events]

    def items(self) -> list[QQuickItem]:
        """Everything in the window."""
        return list(below(self.window.contentItem()))

    def item(self, name: str) -> QQuickItem:
        """The touchable item that is called ``name`` and can be touched now."""
        found = [item for item in self.items() if item.property("spoken") == name]
        found = [item for item in found if item.isVisible() and item.isEnabled() and item.width() > 0]
        assert found, f"nothing to touch is called {name}"
        return found[-1]

    def center(self, name: str) -> QPoint:
        """The middle of a touchable item in the window."""
        item = self.item(name)
        return item.mapToScene(item.boundingRect().center()).toPoint()

    def touch(self, name: str) -> None:
        """Touch a named item with a finger, half a second after the last."""
        self.touch_at(self.center(name))

    def touch_at(self, point: QPoint, *, wait: float = 0.6) -> None:
        """Touch a point with a finger."""
        self.clock.now += wait
        QTest.touchEvent(self.window, self.finger).press(1, point, self.window).commit()
        QTest.touchEvent(self.window, self.finger).release(1, point, self.window).commit()
        self.rest()

    def click_at(self, point: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Click a point with a mouse."""
        self.clock.now += 0.6
        QTest.mouseClick(self.window, button, Qt.KeyboardModifier.NoModifier, point)
        self.rest()

    def key(self, key: Qt.Key) -> None:
        """Press a key."""
        self.clock.now += 0.6
        QTest.keyClick(self.window, key)
        self.rest()

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Draw a finger from ``start`` to ``end``."""
        self.clock.now += 0.6
        QTest.touchEvent(self.window, self.finger).press(1, start, self.window).commit()
        for step in range(1, 6):
            point = start + (end - start) * step / 5
            QTest.touchEvent(self.window, self.finger).move(1, point, self.window).commit()
        QTest.touchEvent(self.window, self.finger).release(1, end, self.window).commit()
        self.rest()


@pytest.fixture
def stage_of(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    """Makes a kiosk window on a deck, with a maker of its own if need be; each ends without a word from QML."""
    made: list[Stage] = []

    def make(deck: Deck, maker: SlowMaker | None = None) -> Stage:
        made.append(Stage(qtbot, deck, tmp_path, maker))
        return made[-1]

    yield make
    for stage in made:
        stage.screen.close()
        assert stage.screen.warnings == []


@pytest.fixture
def slow() -> SlowMaker:
    """A picture maker that makes nothing until told."""
    return SlowMaker()


@pytest.fixture
def stage(stage_of: Callable[[Deck], Stage], deck: Deck) -> Stage:
    """A kiosk window on the small deck."""
    return stage_of(deck)
