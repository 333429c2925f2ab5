"""Renders every face of a deck offscreen, exactly as the kiosk shows it, with what can be touched on it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Q_ARG, QEventLoop, QMetaObject, QPointF, QRectF
from PySide6.QtGui import QAccessible, QGuiApplication, QImage

from kiosk.deck.problems import ProblemKind, problem
from kiosk.pictures import Failed
from kiosk.screen.collecting import Collector
from kiosk.screen.eye import Eye
from kiosk.screen.fonts import families
from kiosk.screen.labels import labels
from kiosk.screen.presenter import Presenter
from kiosk.screen.shelf import Shelf
from kiosk.screen.sights import Sight, sights
from kiosk.screen.window import KioskWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem

    from kiosk.deck.model import Deck, Language
    from kiosk.pictures import Outcome, PictureMaker, Recipe
    from kiosk.screen.looks import Look
    from kiosk.screen.metrics import Metrics

PICTURES_SECONDS = 600.0
SETTLE_SECONDS = 5.0
QUIET_SECONDS = 0.03
QUIET_TURNS = 2
IDLE_SECONDS = 0.001  # nothing happens: the processor is left to whoever loads pictures
ROLES = {QAccessible.Role.Button.value: "button", QAccessible.Role.Link.value: "link"}


@dataclass(frozen=True, slots=True)
class Target:
    """What can be touched: its box in pixels of the window."""

    name: str
    role: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Grab:
    """One rendered face: ``fold`` counts the screens of a page longer than one, from 0."""

    face: str
    slide: str
    language: Language
    size: tuple[int, int]
    mode: str
    fold: int
    image: QImage
    targets: tuple[Target, ...]


class NoPictures:
    """In place of a PictureMaker where only words are looked at: every photo has its stand-in at once."""

    def request(self, photo: Path, recipe: Recipe, priority: int, done: Callable[[Outcome], None]) -> None:
        """There will be none."""
        del priority
        done(Failed(photo, recipe, problem(ProblemKind.PICTURE_FAILED, photo.name)))

    def drop_requests(self) -> None:
        """None is waiting."""

    def hold(self, pictures: Iterable[Path]) -> None:
        """None are kept."""

    def doubt(self, picture: Path) -> None:
        """There is none."""


class Easel:
    """A kiosk that stands still, at one size, put before one face after the other."""

    def __init__(
        self,
        deck: Deck,
        images: Path,
        maker: PictureMaker | NoPictures,
        size: tuple[int, int],
        *,
        quiet_seconds: float = QUIET_SECONDS,
    ) -> None:
        """Build it; a QGuiApplication on the offscreen platform must exist.

        A face is taken when nothing has moved on it for ``quiet_seconds``, and not before a few turns of the loop.
        """
        self._deck = deck
        self._size = size
        self._quiet = quiet_seconds
        self._shelf = Shelf(maker)  # type: ignore[arg-type]  # it asks no more of a maker than both can do
        self._pressed: dict[Language, float] = {}
        serif, sans = families()
        self._presenter = Presenter(
            self._shelf,
            images,
            clock=time.monotonic,
            trace=lambda _event, _details: None,
            size=size,
            families=(serif or "", sans or ""),
        )
        self._screen = KioskWindow(self._presenter, size)
        self._collector = Collector(self._screen.window)
        self._presenter.set_still(still=True)
        self._presenter.show_deck(deck)
        self._first = self._presenter.state
        self._screen.window.setGeometry(0, 0, *size)
        self._screen.window.show()
        self._wait(lambda: self._shelf.complete, PICTURES_SECONDS)

    @property
    def warnings(self) -> list[str]:
        """What QML complained of."""
        return self._screen.warnings

    @property
    def metrics(self) -> Metrics:
        """The sizes of the face that is shown."""
        return self._presenter.sizes

    def close(self) -> None:
        """Take it down."""
        self._screen.close()

    def _wait(self, done: object, seconds: float) -> None:
        assert callable(done)
        until = time.monotonic() + seconds
        while time.monotonic() < until and not done():
            if not QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10):
                time.sleep(IDLE_SECONDS)

    def _settle(self) -> None:
        """Let the scene come to rest: not busy for a little while."""
        quiet = time.monotonic()
        turns = 0

        def at_rest() -> bool:
            nonlocal quiet, turns
            turns += 1
            if self._presenter.property("busy") or self._loading():
                quiet = time.monotonic()
                turns = 0
            return turns > QUIET_TURNS and time.monotonic() - quiet >= self._quiet

        self._wait(at_rest, SETTLE_SECONDS)

    def _loading(self) -> bool:
        """Whether a picture that can be seen is still on its way from the disk."""
        items = _items(self._screen.window.contentItem())
        return any(bool(item.isVisible() and item.property("arriving")) for item in items)

    def sights(self, language: Language, modes: frozenset[str], *, every: bool = False) -> Iterator[Sight]:
        """Every face of the deck; with ``every``, as the proof wants them."""
        base = replace(self._first, language=language, modes=modes)
        if "reach" in modes:
            base = replace(base, reach_x=self._pressed_at(language))
        return sights(self._deck, self._presenter.stops, base, every=every)

    def _pressed_at(self, language: Language) -> float:
        """Where on the first panel a visitor asks for lower buttons, 0..1 of the width."""
        if language not in self._pressed:
            wanted = labels(language)["reach"]
            self._presenter.show_state(replace(self._first, language=language, modes=frozenset()))
            self._settle()
            middles = (target.x + target.width / 2 for target in self.targets() if target.name == wanted)
            self._pressed[language] = next(middles, self._size[0] / 2) / self._size[0]
        return self._pressed[language]

    def visit(self, sight: Sight) -> Iterator[int]:
        """Put ``sight`` on the screen, at rest; again for each fold that it has."""
        self._presenter.show_state(sight.state)
        area = self._area()
        if area is not None:  # the same page in another mode stays where it was scrolled to
            area.setProperty("contentY", 0.0)
        self._settle()
        fold = 0
        while True:
            yield fold
            if sight.face not in {"page", "section", "home"} or not self._scroll_on():
                return
            fold += 1
            self._settle()

    def image(self) -> QImage:
        """What is on the screen now."""
        return self._screen.window.grabWindow()

    def image_without(self, items: Iterable[QQuickItem]) -> QImage:
        """What is on the screen now, but for some items."""
        hidden = [(item, item.opacity()) for item in items]
        for item, _ in hidden:
            item.setOpacity(0)
        image = self.image()
        for item, opacity in hidden:
            item.setOpacity(opacity)
        return image

    def look(self, face: str) -> tuple[Look, list[QQuickItem]]:
        """What can be seen of ``face`` now, and the items of its texts in the same order."""
        eye = Eye(self._size)
        return eye.look(self._screen.window.contentItem(), face), eye.items

    def grab(self, sight: Sight) -> Iterator[Grab]:
        """Render one face; a page longer than the screen gives one picture for each fold."""
        for fold in self.visit(sight):
            yield Grab(
                sight.face,
                sight.slide,
                sight.state.language,
                self._size,
                sight.mode,
                fold,
                self.image(),
                self.targets(),
            )

    def _area(self) -> QQuickItem | None:
        areas = (item for item in _items(self._screen.window.contentItem()) if item.objectName() == "scrolling")
        return next((item for item in areas if item.isVisible()), None)

    def _scroll_on(self) -> bool:
        area = self._area()
        if area is None:
            return False
        y, content, height = (float(area.property(name)) for name in ("contentY", "contentHeight", "height"))
        lowest = content - height
        if y >= lowest - 2 or not area.property("interactive"):
            return False
        QMetaObject.invokeMethod(area, "step", Q_ARG(int, 1))  # as its button does: to where something begins
        return float(area.property("contentY")) > y

    def targets(self) -> tuple[Target, ...]:
        """What can be touched now: enabled, and seen."""
        found = []
        for item in _items(self._screen.window.contentItem()):
            name, role = item.property("spoken"), item.property("accessibleRole")
            if name and role is not None and (box := _seen(item, self._size)) is not None:
                place = box.toAlignedRect()
                kind = ROLES.get(int(role), "button")
                found.append(Target(str(name), kind, place.x(), place.y(), place.width(), place.height()))
        return tuple(found)


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    """All items below ``item``. Walking QAccessible, or asking an item for its window, makes shiboken forget it."""
    for child in item.childItems():
        yield child
        yield from _items(child)


def _seen(item: QQuickItem, size: tuple[int, int]) -> QRectF | None:
    """The part of ``item`` that no clipping ancestor cuts, in pixels of the window; None where nothing is left."""
    if not item.isVisible() or not item.isEnabled():
        return None
    box = QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))
    box = box.intersected(QRectF(0, 0, *size))
    parent: QQuickItem | None = item.parentItem()
    while parent is not None:
        if parent.clip():
            corner = parent.mapToScene(QPointF(0, 0))
            box = box.intersected(QRectF(corner, parent.mapToScene(QPointF(parent.width(), parent.height()))))
        parent = parent.parentItem()
    return box if box.width() >= 1 and box.height() >= 1 else None
