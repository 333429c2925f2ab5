"""Renders every face of a deck offscreen, exactly as the kiosk shows it, with what can be touched on it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QPointF, QRectF
from PySide6.QtGui import QAccessible, QGuiApplication, QImage

from kiosk.screen.fonts import families
from kiosk.screen.presenter import Presenter
from kiosk.screen.shelf import Shelf
from kiosk.screen.window import KioskWindow
from kiosk.show import Face, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem

    from kiosk.deck.model import Deck, Language
    from kiosk.pictures import PictureMaker

PICTURES_SECONDS = 600.0
SETTLE_SECONDS = 5.0
QUIET_SECONDS = 0.03
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
class Sight:
    """One face to render: ``fold`` counts the screens of a page longer than one, from 0."""

    face: str
    slide: str
    state: State
    fold: int = 0


@dataclass(frozen=True, slots=True)
class Grab:
    """One rendered face."""

    face: str
    slide: str
    language: Language
    size: tuple[int, int]
    mode: str
    fold: int
    image: QImage
    targets: tuple[Target, ...]


class Easel:
    """A kiosk that stands still, at one size, put before one face after the other."""

    def __init__(self, deck: Deck, images: Path, maker: PictureMaker, size: tuple[int, int]) -> None:
        """Build it; a QGuiApplication on the offscreen platform must exist."""
        self._deck = deck
        self._size = size
        self._shelf = Shelf(maker)
        serif, sans = families()
        self._presenter = Presenter(
            self._shelf,
            images,
            clock=time.monotonic,
            trace=lambda _event, _details: None,
            size=size,
            families=(serif or sans or "", sans or serif or ""),
        )
        self._screen = KioskWindow(self._presenter, size)
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

    def close(self) -> None:
        """Take it down."""
        self._screen.close()

    def _wait(self, done: object, seconds: float) -> None:
        assert callable(done)
        until = time.monotonic() + seconds
        while time.monotonic() < until and not done():
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    def _settle(self) -> None:
        """Let the scene come to rest: not busy for a little while."""
        quiet = time.monotonic()

        def at_rest() -> bool:
            nonlocal quiet
            if self._presenter.property("busy") or self._loading():
                quiet = time.monotonic()
            return time.monotonic() - quiet > QUIET_SECONDS

        self._wait(at_rest, SETTLE_SECONDS)

    def _loading(self) -> bool:
        """Whether a picture that can be seen is still on its way from the disk."""
        items = _items(self._screen.window.contentItem())
        return any(bool(item.isVisible() and item.property("arriving")) for item in items)

    def sights(self, language: Language, modes: frozenset[str]) -> Iterator[Sight]:
        """Every face of the deck, in the order in which a visitor may meet them."""
        base = replace(self._first, language=language, modes=modes)
        for index, stop in enumerate(self._presenter.stops):
            yield Sight("panel", stop, replace(base, face=Face.PANEL, panel=index, panel_slide=stop))
        if not self._deck.sections:
            yield Sight("title", "", base)
            return
        yield Sight("home", "", replace(base, face=Face.HOME))
        for index, section in enumerate(self._deck.sections):
            state = replace(base, face=Face.SECTION, section=index, section_id=section.id)
            yield Sight("section", section.cover.id, state)
            for slide in section.slides:
                yield Sight("page", slide.id, replace(base, face=Face.PAGE, slide=slide.id))
        first = next((slide for slide in self._deck.slides if slide.zh.photos), None)
        if first is not None:
            yield Sight("photo", first.id, replace(base, face=Face.PHOTO, slide=first.id))
        last = self._deck.slides[0].id
        yield Sight("idle", last, replace(base, face=Face.PAGE, slide=last, warning=True))

    def grab(self, sight: Sight) -> Iterator[Grab]:
        """Render one face; a page longer than the screen gives one picture for each fold."""
        self._presenter.show_state(sight.state)
        self._settle()
        fold = 0
        while True:
            state = sight.state
            yield Grab(
                sight.face,
                sight.slide,
                state.language,
                self._size,
                "+".join(sorted(state.modes)) or "normal",
                fold,
                self._screen.window.grabWindow(),
                self.targets(),
            )
            if sight.face not in {"page", "section", "home"} or not self._scroll_on():
                return
            fold += 1
            self._settle()

    def _scroll_on(self) -> bool:
        areas = (item for item in _items(self._screen.window.contentItem()) if item.objectName() == "scrolling")
        area = next((item for item in areas if item.isVisible()), None)
        if area is None:
            return False
        y, content, height = (float(area.property(name)) for name in ("contentY", "contentHeight", "height"))
        lowest = content - height
        if y >= lowest - 2 or not area.property("interactive"):
            return False
        area.setProperty("contentY", min(lowest, y + height * 0.8))
        return True

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
