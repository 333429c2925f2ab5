"""Between a hand and the show, and between the show and QML: what QML binds to and calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Property, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QFont
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import show
from kiosk.deck.model import ThemeName
from kiosk.screen import views
from kiosk.screen.labels import labels
from kiosk.screen.palette import palette_of
from kiosk.screen.prose import dress
from kiosk.screen.stepping import Stepping
from kiosk.screen.touch import MOUSE
from kiosk.show import Face

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtQuick import QQuickTextDocument

    from kiosk.deck.model import Language
    from kiosk.screen.gestures import Gestures
    from kiosk.screen.shelf import Shelf

QML_IMPORT_NAME = "Kiosk.Screen"
QML_IMPORT_MAJOR_VERSION = 1

DOUBLE_TAP_SECONDS = 0.4
SHIFTS = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1))
DIM_OPACITY = 0.82
_KEYS = frozenset(key.value for key in Qt.Key)  # a keyboard may send others
QVariantMap = cast("type", "QVariantMap")  # Qt takes the name of its own type
QVariantList = cast("type", "QVariantList")


@QmlElement
@QmlUncreatable("the app makes the one presenter")
class Presenter(Stepping, QObject):  # type: ignore[operator]  # the decorator, as PySide types it
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
    nightChanged = Signal()
    shiftChanged = Signal()
    stillChanged = Signal()
    keyboardChanged = Signal()
    busyChanged = Signal()
    zoomedChanged = Signal()
    slidingChanged = Signal()
    placeChanged = Signal()  # the show stands on another face
    scrollRequested = Signal(int)
    focusRequested = Signal(int)
    settled = Signal()
    shownChanged = Signal()  # another deck is on the screen

    def __init__(
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
        QObject.__init__(self)
        Stepping.__init__(
            self,
            shelf,
            images,
            clock=clock,
            trace=trace,
            pace=pace,
            size=size,
            families=families,
            default_language=default_language,
        )

    def changed(self, what: str) -> None:
        """Emit the signal of the property ``what``."""
        getattr(self, f"{what}Changed").emit()
        if (what == "place" and not self._state.visiting) or (what == "panel" and self._alone()):
            self._set_keyboard(on=False)  # the next visitor is another

    def _alone(self) -> bool:
        """Whether the loop runs and nobody has stirred for as long as a visit would have lasted."""
        idle = show.idle_seconds(self._state, self._outline)
        return not self._state.visiting and self._clock() - self._state.active >= idle

    def listen(self, gestures: Gestures) -> None:
        """Take touches, swipes and keys from ``gestures``."""
        self._gestures = gestures
        gestures.pressed.connect(self._on_pressed)
        gestures.strayed.connect(self._on_strayed)
        # queued: a tap of this release comes first, before what it touches may go away
        gestures.released.connect(self._on_released, Qt.ConnectionType.QueuedConnection)
        gestures.moved.connect(self.scrolled)
        gestures.swiped.connect(self._on_swiped)
        gestures.keyed.connect(self._on_key)

    # -- what a hand does -----------------------------------------------------------------------------------------

    def _on_pressed(self, corner: str, ago: float) -> None:
        self._set_keyboard(on=False)
        if self._state.fingers_down:  # it is told late of a release, and never of a contact that lasts too long
            self.apply(show.Released())
        low = corner == "low" and "reach" in self._state.modes
        self.apply(show.Pressed(corner == "high" or low, ago))

    def _on_strayed(self) -> None:
        self.apply(show.Strayed())

    @Slot()
    def _on_released(self) -> None:
        if self._gestures is None or not self._gestures.gesture.down:  # the next finger may be down already
            self.apply(show.Released())

    def _on_swiped(self, direction: str) -> None:
        if self._zoomed or self._sliding or self._state.warning or self._state.staffed:
            return
        self.apply(show.Next() if direction == "left" else show.Previous())

    def _on_key(self, key: int, shift: bool) -> None:  # noqa: FBT001 - a Qt signal's argument
        del shift
        code = Qt.Key(key) if key in _KEYS else Qt.Key.Key_unknown
        if self._alone():
            self._set_keyboard(on=False)
        self._set_keyboard(on=True)
        asleep = self._state.blank or self._state.dim
        if self._gestures:
            self._gestures.taken = asleep or self._state.warning
        if self._state.warning:
            self.apply(show.Done() if code == Qt.Key.Key_Escape else show.KeepReading())
            return
        face = self._state.face
        match code:
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown:
                self.apply(show.Next())
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self.apply(show.Previous())
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._up_down(1 if code == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if face is Face.PANEL and (
                asleep or not self._focused()
            ):
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
        if self._state.staffed or self._state.face in {
            Face.HOME,
            Face.SECTION,
            Face.PHOTO,
        }:  # a button box has no Tab: arrows go from card to card, and over a photo's buttons
            self.focusRequested.emit(direction)
        else:
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

    @Slot(bool)
    def tellLate(self, late: bool) -> None:  # noqa: FBT001 - a slot's argument
        """The panel that should be there waits for its picture, or does so no more."""
        self.apply(show.Late(late))

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
        if known := next((one for one in show.MODES if one == mode), None):
            self.apply(show.ToggleMode(known, min(max(x, 0.0), 1.0)))

    @Slot()
    def holdForGuide(self) -> None:
        """Three seconds on the section's mark."""
        self.apply(show.GuideHold())

    @Slot()
    def scrolled(self) -> None:
        """Something moved under a finger."""
        self.apply(show.Moved())

    @Slot(str, result=int)
    def entrySign(self, entry: str) -> int:
        """From which side a face comes: 1 right, -1 left, 0 neither."""
        return {"next": 1, "previous": -1}.get(entry, 0)

    @Slot(QObject, QVariantList, QFont, int, QColor)
    def dress(
        self, document: QQuickTextDocument, runs: list[dict[str, object]], font: QFont, line_height: int, strong: QColor
    ) -> None:
        """Format a paragraph of Prose.qml."""
        if document is not None:
            dress(document.textDocument(), runs, font, line_height, strong)

    @Slot(str, str, result=QUrl)
    def picture(self, file: str, kind: str) -> QUrl:
        """The prepared picture, or an empty URL."""
        return self._shelf.url(file, kind)

    @Slot(str, str, result=bool)
    def isHopeless(self, file: str, kind: str) -> bool:
        """Whether only the stand-in is to be expected; told anew with ``picturesRevision``."""
        return self._shelf.is_hopeless(file, kind)

    @Slot(QUrl)
    def reportLost(self, url: QUrl) -> None:
        """A prepared picture could not be loaded."""
        self._shelf.report_lost(url)

    # -- properties -----------------------------------------------------------------------------------------------

    def _get_title(self) -> dict[str, object]:
        settings = self._deck.settings
        theme = self._deck.sections[0].theme if self._deck.sections else ThemeName.DAWN
        title, words = settings.title, labels("zh")["comingSoon"] + " · " + labels("en")["comingSoon"]
        if not self._families[1]:  # no font has hanzi: never boxes on the wall
            title, words = settings.title_en, labels("en")["comingSoon"]
        return {"title": title, "note": words, "light": palette_of(theme).as_map()}

    def _get_bilingual(self) -> bool:
        return len(self._deck.settings.languages) > 1

    def _get_reduced(self) -> bool:
        return self._deck.settings.reduced_motion

    def _get_guiding(self) -> bool:
        return self._state.guide_until > self._clock()

    def _get_progress(self) -> list[object]:
        return list(views.progress_view(self._deck, self._state.language))

    def _get_section_fraction(self) -> float:
        panels = self._outline.panels
        if not panels:
            return 0.0
        section = panels[self._state.panel].section
        own = [i for i, stop in enumerate(panels) if stop.section == section]
        return (own.index(self._state.panel) + 1) / len(own)

    def _get_card_photos(self) -> list[str]:
        return list(self._card_photos)

    def _get_upcoming(self) -> str:
        panels = self._outline.panels
        if not panels:
            return ""
        photos = self._photos_of(panels[(self._state.panel + 1) % len(panels)].slide)
        return photos[0] if photos else ""

    def _get_dimmed(self) -> float:
        return DIM_OPACITY if self._state.blank else 0.0

    def _get_night(self) -> dict[str, object]:
        return self._night

    def _get_shift_x(self) -> int:
        return 0 if self._still or self._state.visiting else SHIFTS[self._shift][0]

    def _get_shift_y(self) -> int:
        return 0 if self._still or self._state.visiting else SHIFTS[self._shift][1]

    def _get_still(self) -> bool:
        return self._still

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
                self.take_offer_soon()

    def _get_zoomed(self) -> bool:
        return self._zoomed

    def _set_zoomed(self, zoomed: bool) -> None:  # noqa: FBT001 - a Qt property's setter
        if zoomed != self._zoomed:
            self._zoomed = zoomed
            self.zoomedChanged.emit()

    def _get_sliding(self) -> bool:
        return self._sliding

    def _set_sliding(self, sliding: bool) -> None:  # noqa: FBT001 - a Qt property's setter
        if sliding != self._sliding:
            self._sliding = sliding
            self.slidingChanged.emit()

    def _get_panel(self) -> dict[str, object]:
        return self._panel

    def _get_face(self) -> dict[str, object]:
        return self._face

    def _get_photo(self) -> dict[str, object]:
        return self._photo

    def _get_empty(self) -> bool:
        return not self._outline.panels

    def _get_labels(self) -> dict[str, str]:
        return labels(self._state.language)

    def _get_language(self) -> str:
        return self._state.language

    def _get_large(self) -> bool:
        return "large" in self._state.modes

    def _get_contrast(self) -> bool:
        return "contrast" in self._state.modes

    def _get_reach(self) -> bool:
        return "reach" in self._state.modes

    def _get_reach_x(self) -> float:
        return self._state.reach_x

    def _get_metrics(self) -> dict[str, object]:
        return self._metrics.as_map()

    def _get_warning(self) -> bool:
        return self._state.warning

    def _get_warning_seconds(self) -> float:
        return self._deck.settings.warning_seconds

    def _get_pictures_revision(self) -> int:
        return self._revision

    def _get_pace(self) -> float:
        return self._pace

    def _get_serif(self) -> str:
        return self._families[0]

    def _get_sans(self) -> str:
        return self._families[1]

    def _get_keyboard(self) -> bool:
        return self._keyboard

    panel = Property(QVariantMap, _get_panel, notify=panelChanged)
    cardPhotos = Property(QVariantList, _get_card_photos, notify=deckChanged)
    upcomingPhoto = Property(str, _get_upcoming, notify=panelChanged)
    sectionFraction = Property(float, _get_section_fraction, notify=panelChanged)
    face = Property(QVariantMap, _get_face, notify=faceChanged)
    photo = Property(QVariantMap, _get_photo, notify=photoChanged)
    title = Property(QVariantMap, _get_title, notify=deckChanged)
    empty = Property(bool, _get_empty, notify=deckChanged)
    progress = Property(QVariantList, _get_progress, notify=progressChanged)
    labels = Property(QVariantMap, _get_labels, notify=languageChanged)
    language = Property(str, _get_language, notify=languageChanged)
    large = Property(bool, _get_large, notify=modesChanged)
    contrast = Property(bool, _get_contrast, notify=modesChanged)
    reach = Property(bool, _get_reach, notify=modesChanged)
    reachX = Property(float, _get_reach_x, notify=modesChanged)
    metrics = Property(QVariantMap, _get_metrics, notify=metricsChanged)
    warning = Property(bool, _get_warning, notify=warningChanged)
    bilingual = Property(bool, _get_bilingual, notify=deckChanged)
    reduced = Property(bool, _get_reduced, notify=deckChanged)
    guiding = Property(bool, _get_guiding, notify=dimmedChanged)
    warningSeconds = Property(float, _get_warning_seconds, notify=deckChanged)
    picturesRevision = Property(int, _get_pictures_revision, notify=picturesChanged)
    pace = Property(float, _get_pace, constant=True)
    serif = Property(str, _get_serif, constant=True)
    sans = Property(str, _get_sans, constant=True)
    dimmed = Property(float, _get_dimmed, notify=dimmedChanged)
    night = Property(QVariantMap, _get_night, notify=nightChanged)
    shiftX = Property(int, _get_shift_x, notify=shiftChanged)
    shiftY = Property(int, _get_shift_y, notify=shiftChanged)
    still = Property(bool, _get_still, notify=stillChanged)
    keyboard = Property(bool, _get_keyboard, notify=keyboardChanged)
    busy = Property(bool, _get_busy, _set_busy, notify=busyChanged)
    zoomed = Property(bool, _get_zoomed, _set_zoomed, notify=zoomedChanged)
    sliding = Property(bool, _get_sliding, _set_sliding, notify=slidingChanged)  # a finger is on a row of cards
