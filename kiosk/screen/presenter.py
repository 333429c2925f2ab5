"""Between the show and QML: turns touches into events, steps the show, and lays out what each face says.

Holds no rule of its own: what happens is kiosk.show's, what is said is views', sizes are metrics'.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import show
from kiosk.deck.model import Deck, ThemeName
from kiosk.screen import views
from kiosk.screen.labels import labels
from kiosk.screen.metrics import Metrics
from kiosk.screen.palette import palette_of
from kiosk.screen.touch import MOUSE
from kiosk.show import Face

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.deck.model import Language
    from kiosk.screen.gestures import Gestures
    from kiosk.screen.shelf import Shelf

QML_IMPORT_NAME = "Kiosk.Screen"
QML_IMPORT_MAJOR_VERSION = 1

Trace = "Callable[[str, dict[str, object]], None]"
DOUBLE_TAP_SECONDS = 0.4
SHIFT_SECONDS = 60.0
SHIFTS = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1))
DIM_OPACITY = 0.82


@QmlElement
@QmlUncreatable("the app makes the one presenter")
class Presenter(QObject):
    """What QML binds to. Properties are snapshots; slots are what a hand can do."""

    panelChanged = Signal()
    faceChanged = Signal()
    photoChanged = Signal()
    languageChanged = Signal()
    modesChanged = Signal()
    metricsChanged = Signal()
    warningChanged = Signal()
    deckChanged = Signal()
    progressChanged = Signal()
    picturesChanged = Signal()
    dimmedChanged = Signal()
    shiftChanged = Signal()
    stillChanged = Signal()
    keyboardChanged = Signal()
    busyChanged = Signal()
    zoomedChanged = Signal()
    scrollRequested = Signal(int)
    settled = Signal()

    def __init__(  # noqa: PLR0913 - all that a presenter stands between
        self,
        shelf: Shelf,
        images: Path,
        *,
        clock: Callable[[], float],
        trace: Callable[[str, dict[str, object]], None],
        pace: float = 1.0,
        size: tuple[int, int] = (1920, 1080),
        families: tuple[str, str] = ("Noto Serif CJK SC", "Noto Sans CJK SC"),
        default_language: Language = "zh",
    ) -> None:
        """Start with an empty deck; ``clock`` gives seconds, already times ``pace``."""
        super().__init__()
        self._shelf = shelf
        self._images = images
        self._clock = clock
        self._trace = trace
        self._pace = pace
        self._families = families
        self._default_language = default_language
        self._deck = Deck()
        self._outline = show.outline_of(self._deck)
        self._state, _ = show.start(self._outline, clock())
        self._metrics = Metrics(size[0], size[1], self._deck.settings.screen_inches)
        self._gestures: Gestures | None = None
        self._face: dict[str, object] = {"key": "panel", "kind": "panel", "entry": "rise", "view": {}}
        self._panel: dict[str, object] = {}
        self._photo: dict[str, object] = {}
        self._revision = 0
        self._key: tuple[object, ...] = ()
        self._still = False
        self._keyboard = False
        self._busy = True
        self._zoomed = False
        self._last_tap = -1e9
        self._shift = 0
        self._shelf.changed.connect(self._on_pictures)
        self._shelf.failed.connect(self._on_pictures)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._shifter = QTimer(self)
        self._shifter.setInterval(int(SHIFT_SECONDS * 1000 / pace))
        self._shifter.timeout.connect(self._on_shift)

    # -- what is shown --------------------------------------------------------------------------------------------

    @property
    def state(self) -> show.State:
        """Where the show is."""
        return self._state

    @property
    def deck_shown(self) -> Deck:
        """The deck on the screen."""
        return self._deck

    @property
    def sizes(self) -> Metrics:
        """The sizes in use."""
        return self._metrics

    @property
    def stops(self) -> tuple[str, ...]:
        """The slides of the loop's panels, in order."""
        return tuple(stop.slide for stop in self._outline.panels)

    def show_deck(self, deck: Deck) -> None:
        """Put ``deck`` on the screen; a visitor keeps their place where it still exists."""
        first = not self._deck.sections
        self._deck = deck
        self._outline = show.outline_of(deck)
        self._metrics = replace(self._metrics, inches=deck.settings.screen_inches)
        self._restock()
        self.metricsChanged.emit()
        self.deckChanged.emit()
        self.progressChanged.emit()
        if first:
            state, happened = show.start(self._outline, self._clock())
            if self._default_language != state.language:
                state = replace(state, language=self._default_language)
            self._settle(state, happened)
            self._shifter.start()
        else:
            self.apply(show.OutlineChanged())

    def show_state(self, state: show.State) -> None:
        """Go to ``state`` as it is: the tour's way to every face."""
        self._settle(state, ())

    def resize(self, width: int, height: int) -> None:
        """The window has a new size in pixels."""
        if width <= 0 or height <= 0 or (width, height) == (self._metrics.width, self._metrics.height):
            return
        self._metrics = replace(self._metrics, width=width, height=height)
        if self._gestures:
            self._gestures.fit(self._metrics)
        self._restock()
        self.metricsChanged.emit()

    def _restock(self) -> None:
        if not self._deck.sections:
            return
        panel = self._outline.panels[self._state.panel].slide if self._outline.panels else None
        photos = self._photos_of(panel) if panel else ()
        metrics = replace(self._metrics, large=False)
        self._shelf.stock(self._deck, self._images, metrics, first=photos[0] if photos else None)

    def _photos_of(self, slide_id: str) -> tuple[str, ...]:
        for section in self._deck.sections:
            for slide in (section.cover, *section.slides):
                if slide.id == slide_id:
                    return tuple(photo.file for photo in slide.zh.photos)
        return ()

    def listen(self, gestures: Gestures) -> None:
        """Take touches, swipes and keys from ``gestures``."""
        self._gestures = gestures
        gestures.pressed.connect(self._on_pressed)
        # queued: a tap of this release comes first, before what it touches may go away
        gestures.released.connect(self._on_released, Qt.ConnectionType.QueuedConnection)
        gestures.moved.connect(self.scrolled)
        gestures.swiped.connect(self._on_swiped)
        gestures.keyed.connect(self._on_key)

    # -- stepping -------------------------------------------------------------------------------------------------

    @Slot()
    def tick(self) -> None:
        """Let time pass."""
        self.apply(show.Tick())

    def apply(self, event: show.Event) -> None:
        """Step the show by one event, now."""
        state, happened = show.step(self._state, event, self._clock(), self._outline)
        self._settle(state, happened)

    def _settle(self, state: show.State, happened: tuple[show.Happened, ...]) -> None:
        before, self._state = self._state, state
        for one in happened:
            self._trace(one.event, dict(one.details))
        if state.language != before.language:
            self.languageChanged.emit()
            self.progressChanged.emit()
        if state.modes != before.modes or state.reach_x != before.reach_x:
            self._metrics = replace(self._metrics, large="large" in state.modes)
            self.modesChanged.emit()
            self.metricsChanged.emit()
        self._refresh(before)
        if state.warning != before.warning:
            self.warningChanged.emit()
        self.dimmedChanged.emit()
        self._arm()

    def _refresh(self, before: show.State) -> None:
        state = self._state
        place = (id(self._deck), state.panel, state.face, state.section, state.slide, state.photo, state.language)
        key = (*place, state.modes, state.seen)
        if key == self._key:
            return
        self._key = key
        panel = self._panel_view()
        if panel != self._panel:
            self._panel = panel
            self.panelChanged.emit()
        face = self._face_view(before)
        if face != self._face:
            if face["key"] == self._face["key"]:
                face["entry"] = self._face["entry"]
            self._face = face
            self.faceChanged.emit()
        photo = self._photo_view()
        if photo != self._photo:
            self._photo = photo
            self.photoChanged.emit()

    def _arm(self) -> None:
        deadline = show.next_deadline(self._state, self._outline)
        if deadline is None or self._still:
            self._timer.stop()
            return
        wait = max(0.0, (deadline - self._clock()) / self._pace)
        self._timer.start(int(wait * 1000) + 1)

    # -- views ----------------------------------------------------------------------------------------------------

    def _panel_view(self) -> dict[str, object]:
        if not self._outline.panels:
            return {}
        stop = self._outline.panels[self._state.panel]
        return views.panel_view(self._deck, stop.slide, self._state.language, contrast="contrast" in self._state.modes)

    def _face_view(self, before: show.State) -> dict[str, object]:
        state = self._state
        contrast = "contrast" in state.modes
        if state.face is Face.HOME:
            view = views.home_view(self._deck, state.language, state.seen, contrast=contrast)
            return {"key": "home", "kind": "home", "entry": self._entry(before), "view": view}
        if state.face is Face.SECTION and state.section is not None:
            view = views.section_view(self._deck, state.section, state.language, state.seen, contrast=contrast)
            return {"key": str(view["id"]), "kind": "section", "entry": self._entry(before), "view": view}
        if state.face in {Face.PAGE, Face.PHOTO} and state.slide is not None:
            view = views.page_view(self._deck, state.slide, state.language, state.seen, contrast=contrast)
            return {"key": f"page {view['id']}", "kind": "page", "entry": self._entry(before), "view": view}
        return {"key": "panel", "kind": "panel", "entry": "rise", "view": {}}

    def _entry(self, before: show.State) -> str:
        """How a face comes in: a page travels out of its panel, the next from the right, the one before from the left."""
        state = self._state
        if before.face in {Face.PANEL, Face.TITLE}:
            return "travel" if state.face is Face.PAGE else "rise"
        order = [page.slide for page in self._outline.pages]
        if state.face in {Face.PAGE, Face.PHOTO} and before.slide in order and state.slide in order:
            back = order.index(str(state.slide)) < order.index(str(before.slide))
            return "previous" if back and before.face is not Face.SECTION else "next"
        depth = {Face.HOME: 0, Face.SECTION: 1, Face.PAGE: 2, Face.PHOTO: 3}
        return "previous" if depth.get(state.face, 0) < depth.get(before.face, 0) else "next"

    def _photo_view(self) -> dict[str, object]:
        if self._state.face is not Face.PHOTO or self._state.slide is None:
            return {}
        page = self._face["view"]
        assert isinstance(page, dict)
        return {
            "id": page["id"],
            "photos": page["photos"],
            "index": self._state.photo,
            "light": page["light"],
            "numeral": page["numeral"],
            "language": page["language"],
        }

    # -- what a hand does -----------------------------------------------------------------------------------------

    def _on_pressed(self) -> None:
        self._set_keyboard(on=False)
        self.apply(show.Pressed())

    @Slot()
    def _on_released(self) -> None:
        self.apply(show.Released())

    def _on_swiped(self, direction: str) -> None:
        if self._zoomed or self._state.warning:
            return
        self.apply(show.Next() if direction == "left" else show.Previous())

    def _on_key(self, key: int, shift: bool) -> None:  # noqa: FBT001 - a Qt signal's argument
        del shift
        code = Qt.Key(key)
        self._set_keyboard(on=True)
        if self._state.warning:
            self.apply(show.KeepReading())
            return
        face = self._state.face
        match code:
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown:
                self.apply(show.Next())
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self.apply(show.Previous())
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._up_down(1 if code == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if face is Face.PANEL and not self._focused():
                self.touchPanel("")
            case Qt.Key.Key_Escape | Qt.Key.Key_Back | Qt.Key.Key_Backspace:
                self.apply(show.Back())
            case Qt.Key.Key_Home | Qt.Key.Key_HomePage:
                self.apply(show.GoHome())
            case Qt.Key.Key_F5:
                self.apply(show.LeaveToLoop("staff"))
            case Qt.Key.Key_Period | Qt.Key.Key_B:
                self.apply(show.Blank())
            case _:
                self.apply(show.Moved())

    def _focused(self) -> bool:
        window = self._gestures.parent() if self._gestures else None
        item = window.property("activeFocusItem") if window is not None else None
        return bool(item is not None and item.property("name"))

    def _up_down(self, direction: int) -> None:
        self.apply(show.Moved())
        self.scrollRequested.emit(direction)

    @Slot(int, result=bool)
    def mayTap(self, finger: int) -> bool:
        """Whether a release is a tap: the first finger's, short, and not one of three."""
        if self._gestures is None:
            return True
        gesture = self._gestures.gesture
        return gesture.may_tap(MOUSE if gesture.first == MOUSE else finger)

    @Slot(result=bool)
    def isDoubleTap(self) -> bool:
        """Whether this tap is the second of two."""
        now = self._clock() / self._pace
        double = now - self._last_tap < DOUBLE_TAP_SECONDS
        self._last_tap = -1e9 if double else now
        return double

    @Slot(str)
    def touchPanel(self, language: str) -> None:
        """The panel was touched; its other-language button names a language."""
        chosen: Language | None = "en" if language == "en" else "zh" if language == "zh" else None
        self.apply(show.PanelTouched(chosen))

    @Slot(str)
    def openPage(self, slide: str) -> None:
        """A card was touched."""
        self.apply(show.OpenPage(slide))

    @Slot(int)
    def openSection(self, index: int) -> None:
        """A door or a section's name was touched."""
        self.apply(show.OpenSection(index))

    @Slot(int)
    def openPhoto(self, index: int) -> None:
        """A page's picture was touched."""
        self.apply(show.OpenPhoto(index))

    @Slot()
    def closePhoto(self) -> None:
        """The picture was left."""
        self.apply(show.ClosePhoto())

    @Slot()
    def goHome(self) -> None:
        """首页."""
        self.apply(show.GoHome())

    @Slot()
    def leave(self) -> None:
        """Home's own way out, to the loop."""
        self.apply(show.LeaveToLoop("home"))

    @Slot()
    def next(self) -> None:
        """下一页."""
        self.apply(show.Next())

    @Slot()
    def previous(self) -> None:
        """上一页."""
        self.apply(show.Previous())

    @Slot()
    def keepReading(self) -> None:
        """继续看."""
        self.apply(show.KeepReading())

    @Slot()
    def done(self) -> None:
        """看完了."""
        self.apply(show.Done())

    @Slot()
    def toggleLanguage(self) -> None:
        """The other language."""
        self.apply(show.SetLanguage("zh" if self._state.language == "en" else "en"))

    @Slot(str, float)
    def toggleMode(self, mode: str, x: float) -> None:
        """大字, 高对比, 按钮下移; ``x`` is where it was pressed, 0..1 of the width."""
        self.apply(show.ToggleMode(mode, min(max(x, 0.0), 1.0)))

    @Slot()
    def holdForGuide(self) -> None:
        """Three seconds on the section's mark."""
        self.apply(show.GuideHold())

    @Slot()
    def scrolled(self) -> None:
        """Something moved under a finger."""
        self.apply(show.Moved())

    @Slot()
    def panelSettled(self) -> None:
        """A panel's exchange has ended."""

    @Slot()
    def faceSettled(self) -> None:
        """A face has arrived."""

    @Slot(str, result=int)
    def entrySign(self, entry: str) -> int:
        """From which side a face comes: 1 right, -1 left, 0 neither."""
        return {"next": 1, "previous": -1}.get(entry, 0)

    @Slot(str, str, result=QUrl)
    def picture(self, file: str, kind: str) -> QUrl:
        """The prepared picture, or an empty URL."""
        return self._shelf.url(file, kind)

    @Slot(str, result=bool)
    def isHopeless(self, file: str) -> bool:
        """Whether only the stand-in will come."""
        return self._shelf.is_hopeless(file)

    def _on_pictures(self, *_: object) -> None:
        self._revision += 1
        self.picturesChanged.emit()

    def _on_shift(self) -> None:
        self._shift = (self._shift + 1) % len(SHIFTS)
        self.shiftChanged.emit()

    # -- properties -----------------------------------------------------------------------------------------------

    def _get_title(self) -> dict[str, object]:
        settings = self._deck.settings
        theme = self._deck.sections[0].theme if self._deck.sections else ThemeName.DAWN
        words = labels("zh")["comingSoon"] + " · " + labels("en")["comingSoon"]
        return {"title": settings.title, "note": words, "light": palette_of(theme).as_map()}

    def _get_progress(self) -> list[object]:
        return list(views.progress_view(self._deck, self._state.language))

    def _get_section_fraction(self) -> float:
        panels = self._outline.panels
        if not panels:
            return 0.0
        section = panels[self._state.panel].section
        own = [i for i, stop in enumerate(panels) if stop.section == section]
        return (own.index(self._state.panel) + 1) / len(own)

    def _get_upcoming(self) -> str:
        panels = self._outline.panels
        if not panels:
            return ""
        photos = self._photos_of(panels[(self._state.panel + 1) % len(panels)].slide)
        return photos[0] if photos else ""

    def _get_dimmed(self) -> float:
        return DIM_OPACITY if self._state.blank or (self._state.dim and not self._state.visiting) else 0.0

    def _get_shift_x(self) -> int:
        return 0 if self._still or self._state.visiting else SHIFTS[self._shift][0]

    def _get_shift_y(self) -> int:
        return 0 if self._still or self._state.visiting else SHIFTS[self._shift][1]

    def _get_still(self) -> bool:
        return self._still

    def set_still(self, *, still: bool) -> None:
        """Whether nothing moves and no time passes: for the tour."""
        self._still = still
        self.stillChanged.emit()
        self._arm()

    def _set_keyboard(self, *, on: bool) -> None:
        if on != self._keyboard:
            self._keyboard = on
            self.keyboardChanged.emit()

    def _get_busy(self) -> bool:
        return self._busy

    def _set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a Qt property's setter
        if busy != self._busy:
            self._busy = busy
            self.busyChanged.emit()
            if not busy:
                self.settled.emit()

    def _get_zoomed(self) -> bool:
        return self._zoomed

    def _set_zoomed(self, zoomed: bool) -> None:  # noqa: FBT001 - a Qt property's setter
        if zoomed != self._zoomed:
            self._zoomed = zoomed
            self.zoomedChanged.emit()

    panel = Property("QVariantMap", lambda self: self._panel, notify=panelChanged)
    upcomingPhoto = Property(str, _get_upcoming, notify=panelChanged)  # noqa: N815
    sectionFraction = Property(float, _get_section_fraction, notify=panelChanged)  # noqa: N815
    face = Property("QVariantMap", lambda self: self._face, notify=faceChanged)
    photo = Property("QVariantMap", lambda self: self._photo, notify=photoChanged)
    title = Property("QVariantMap", _get_title, notify=deckChanged)
    empty = Property(bool, lambda self: not self._outline.panels, notify=deckChanged)
    progress = Property("QVariantList", _get_progress, notify=progressChanged)
    labels = Property("QVariantMap", lambda self: labels(self._state.language), notify=languageChanged)
    language = Property(str, lambda self: self._state.language, notify=languageChanged)
    large = Property(bool, lambda self: "large" in self._state.modes, notify=modesChanged)
    contrast = Property(bool, lambda self: "contrast" in self._state.modes, notify=modesChanged)
    reach = Property(bool, lambda self: "reach" in self._state.modes, notify=modesChanged)
    reachX = Property(float, lambda self: self._state.reach_x, notify=modesChanged)  # noqa: N815
    metrics = Property("QVariantMap", lambda self: self._metrics.as_map(), notify=metricsChanged)
    warning = Property(bool, lambda self: self._state.warning, notify=warningChanged)
    warningSeconds = Property(float, lambda self: self._deck.settings.warning_seconds, notify=deckChanged)  # noqa: N815
    picturesRevision = Property(int, lambda self: self._revision, notify=picturesChanged)  # noqa: N815
    pace = Property(float, lambda self: self._pace, constant=True)
    serif = Property(str, lambda self: self._families[0], constant=True)
    sans = Property(str, lambda self: self._families[1], constant=True)
    dimmed = Property(float, _get_dimmed, notify=dimmedChanged)
    shiftX = Property(int, _get_shift_x, notify=shiftChanged)  # noqa: N815
    shiftY = Property(int, _get_shift_y, notify=shiftChanged)  # noqa: N815
    still = Property(bool, _get_still, notify=stillChanged)
    keyboard = Property(bool, lambda self: self._keyboard, notify=keyboardChanged)
    busy = Property(bool, _get_busy, _set_busy, notify=busyChanged)
    zoomed = Property(bool, _get_zoomed, _set_zoomed, notify=zoomedChanged)
