"""The show on a running clock: steps it by events, keeps its views fresh, and asks for pictures.

Holds no rule of its own: what happens is kiosk.show's, what is said is views', sizes are metrics'.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from kiosk import show
from kiosk.deck.model import Deck
from kiosk.screen import views
from kiosk.screen.metrics import Metrics
from kiosk.screen.night import night_view
from kiosk.show import Face

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.deck.model import Language, Slide
    from kiosk.screen.gestures import Gestures
    from kiosk.screen.shelf import Shelf

    Note = Callable[[str, Slide | None, int | None], None]

NIGHT = "night"  # what is noted of the dark scene, which is no face: its picture alone
SHIFT_SECONDS = 60.0
SHIFTS = 8
NEWS_MS = 50  # pictures that come closer together are told in one: each telling asks again for every picture shown


class Stepping:
    """The show on a clock, with the views of where it stands. ``settled`` comes when the scene is at rest."""

    def __init__(
        self,
        shelf: Shelf,
        images: Path,
        *,
        clock: Callable[[], float],
        trace: Callable[[str, dict[str, object]], None],
        pace: float,
        size: tuple[int, int],
        families: tuple[str, str],
        default_language: Language,
    ) -> None:
        """Start with an empty deck; ``clock`` gives seconds, already times ``pace``."""
        self.note: Note = lambda *_: None  # called before anything else is shown: face, slide, which photo is large
        self.after_frame: Callable[[Callable[[], None]], None] = lambda work: work()  # the window's, where there is one
        self._by_id: dict[str, Slide] = {}
        self._card_photos: tuple[str, ...] = ()  # of the deck's cards, once each
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
        self._offer: tuple[Deck, Path, show.Outline | None] | None = None
        self._offer_ready = False
        self._taking = False
        self._decks = 0  # how many have been shown
        self._version = 0
        self._panel_deck: object = None
        self._still = False
        self._keyboard = False
        self._busy = True
        self._zoomed = False
        self._sliding = False
        self._last_tap = -1e9
        self._shift = 0
        self._minute = 0
        self._night: dict[str, object] = {"on": False}
        self._shelf.changed.connect(self._on_pictures)
        self._shelf.failed.connect(self._on_pictures)
        self._shelf.lost.connect(self._on_lost)
        self._shelf.prepared.connect(self._on_prepared)
        self._news = _once(self._tell_pictures)
        self._news.setInterval(NEWS_MS)
        self._untold = False
        self._timer = _once(self.tick)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._soon = _once(self.take_offer)
        self._shifter = QTimer()
        self._shifter.setInterval(int(SHIFT_SECONDS * 1000 / pace))
        self._shifter.timeout.connect(self._on_shift)

    def changed(self, what: str) -> None:
        """Tell QML that the property ``what`` has a new value."""
        raise NotImplementedError(what)

    # -- what is shown --------------------------------------------------------------------------------------------

    @property
    def clock(self) -> Callable[[], float]:
        """What tells the time of the show, in seconds."""
        return self._clock

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

    @property
    def deck_offered(self) -> Deck:
        """The deck that waits for a good moment; else the one on the screen."""
        return self._offer[0] if self._offer else self._deck

    def offer_deck(self, deck: Deck, images: Path, outline: show.Outline | None = None) -> None:
        """Put ``deck`` on the screen at the next good moment: its pictures, in ``images``, are made first.

        Never in the middle of a movement, and never under the eyes of a visitor on a page that changes: the page
        stays as it is until they leave it. ``outline`` is the deck's, where it is known already.
        """
        if not self._deck.sections:
            self.show_deck(deck, images, outline)
            return
        self._offer = (deck, images, outline)
        self._offer_ready = False
        self._shelf.prepare(
            deck, images, replace(self._metrics, large=False, reach=False, inches=deck.settings.screen_inches)
        )

    def _on_prepared(self) -> None:
        self._offer_ready = True
        self.take_offer_soon()

    def take_offer_soon(self) -> None:
        """Once QML has taken in what changed: only then is it known whether a movement begins."""
        if self._offer is not None:
            self._soon.start()

    def take_offer(self) -> None:
        """Put the offered deck on the screen if this is a good moment for it."""
        if self._may_take_offer() and not self._taking:
            self._taking = True  # the work of half a frame: done right after one, it leaves no gap before the next
            self.after_frame(self._take_offer_now)

    def _take_offer_now(self) -> None:
        self._taking = False
        if self._offer is not None and self._may_take_offer():
            deck, images, outline = self._offer
            self.show_deck(deck, images, outline)

    def _may_take_offer(self) -> bool:
        """Whether there is an offered deck, its first picture is there, and nobody is disturbed by it."""
        if self._offer is None or not self._offer_ready or self._busy or self._state.fingers_down:
            return False
        return not self._is_reading(self._offer[0])

    def _is_reading(self, deck: Deck) -> bool:
        """Whether a visitor is on a page that ``deck`` has too, and has otherwise."""
        state = self._state
        if state.face not in {Face.PAGE, Face.PHOTO} or state.slide is None:
            return False
        if all(slide.id != state.slide for slide in deck.slides):
            return self._has_renamed(state.slide, deck)  # a page that is gone closes
        return views.page_view(deck, state.slide, state.language, state.seen, contrast=False) != views.page_view(
            self._deck, state.slide, state.language, state.seen, contrast=False
        )

    def _has_renamed(self, name: str, deck: Deck) -> bool:
        """Whether ``deck`` has the page ``name`` of the deck on the screen by another name, as it is."""
        mine = self._by_id.get(name)
        if mine is None:
            return False
        others = (slide for slide in deck.slides if slide.id not in self._by_id and slide.files == mine.files)
        return any(replace(slide, id=name) == replace(mine) for slide in others)

    def show_deck(self, deck: Deck, images: Path | None = None, outline: show.Outline | None = None) -> None:
        """Put ``deck`` on the screen at once; a visitor keeps their place where it still exists.

        ``images`` is where its photos lie, where that is elsewhere than before.
        """
        first = not self._deck.sections
        self._offer = None
        self._images = images or self._images
        self._deck = deck
        self._by_id = {one.id: one for part in deck.sections for one in (part.cover, *part.slides)}
        self._card_photos = tuple(dict.fromkeys(file for one in deck.slides for file in one.files[:1]))
        self._decks += 1
        self._outline = outline or show.outline_of(deck)
        self._measure(replace(self._metrics, inches=deck.settings.screen_inches))
        self.changed("deck")
        self.changed("progress")
        if first:
            self._shifter.start()
        if first and not self._state.staffed:
            state, happened = show.start(self._outline, self._clock())
            if self._default_language != state.language:
                state = replace(state, language=self._default_language)
            self._settle(state, happened)
        else:
            self.apply(show.OutlineChanged())
        self.changed("shown")

    def show_state(self, state: show.State) -> None:
        """Go to ``state`` as it is: the tour's way to every face."""
        self._settle(state, ())

    def resize(self, width: int, height: int) -> None:
        """The window has a new size in pixels."""
        if width <= 0 or height <= 0 or (width, height) == (self._metrics.width, self._metrics.height):
            return
        self._measure(replace(self._metrics, width=width, height=height))

    def _measure(self, metrics: Metrics) -> None:
        """Go by another size of the window or of the panel, in what is drawn and in what is a tap."""
        self._metrics = metrics
        if self._gestures:
            self._gestures.fit(self._metrics)
        self._restock()
        self.changed("metrics")

    def _restock(self) -> None:
        if not self._deck.sections:
            return
        shown = self._state.panel_slide  # of the deck before, when another has just come
        panel = shown if shown in self._by_id else next((stop.slide for stop in self._outline.panels), None)
        photos = self._photos_of(panel) if panel else ()
        metrics = replace(self._metrics, large=False, reach=False)
        self._shelf.stock(self._deck, self._images, metrics, first=photos[0] if photos else None)

    def _photos_of(self, slide_id: str) -> tuple[str, ...]:
        slide = self._by_id.get(slide_id)
        return slide.files if slide else ()

    def _in_sight(self) -> tuple[str, Slide | None, int | None]:
        """What is to be shown now: the face, its slide, and the photo that is large."""
        state = self._state
        if self.is_night:
            slide, file = self._by_id.get(str(self._night.get("slide"))), str(self._night.get("file"))
            large = slide.files.index(file) if slide and file in slide.files else None
            return NIGHT, slide if large is not None else None, large
        if state.face is Face.PHOTO:
            return state.face.value, self._by_id.get(state.slide or ""), state.photo
        shown = {Face.PANEL: state.panel_slide, Face.PAGE: state.slide, Face.SECTION: f"{state.section_id}/section"}
        return state.face.value, self._by_id.get(shown.get(state.face) or ""), None

    # -- stepping -------------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Let time pass."""
        if self._gestures:
            self._gestures.retire()
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
            self.changed("language")
            self.changed("progress")
        if state.modes != before.modes or state.reach_x != before.reach_x:
            self._metrics = replace(
                self._metrics, large="large" in state.modes, reach="reach" in state.modes, reach_x=state.reach_x
            )
            self.changed("modes")
            self.changed("metrics")
        self._refresh(before)
        if state.face is not before.face:
            self.changed("place")
        if state.warning != before.warning:
            self.changed("warning")
        self.changed("dimmed")
        self._renew_night()
        self._arm()
        self.take_offer_soon()

    def _refresh(self, before: show.State) -> None:
        state = self._state
        place = (self._decks, state.panel, state.face, state.section, state.slide, state.photo, state.language)
        key = (*place, state.modes, state.seen)
        if key == self._key:
            return
        self._key = key
        self.note(*self._in_sight())
        panel = self._panel_view()
        if self._versioned(panel) != self._panel:
            if panel.get("id") == self._panel.get("id") and self._key[0] != self._panel_deck:
                self._version += 1  # the same panel of another deck fades in over the old one
            self._panel = self._versioned(panel)
            self.changed("panel")
        self._panel_deck = self._key[0]
        face = self._face_view(before)
        if face != self._face:
            if face["key"] == self._face["key"]:
                face["entry"] = self._face["entry"]
            self._face = face
            self.changed("face")
        photo = self._photo_view()
        if photo != self._photo:
            self._photo = photo
            self.changed("photo")

    def _versioned(self, panel: dict[str, object]) -> dict[str, object]:
        return panel | {"version": self._version} if panel else {}

    def _arm(self) -> None:
        lasting = self._gestures.gesture.deadline if self._gestures else None
        deadlines = [one for one in (show.next_deadline(self._state, self._outline), lasting) if one is not None]
        if not deadlines or self._still:
            self._timer.stop()
            return
        wait = max(0.0, (min(deadlines) - self._clock()) / self._pace)
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
        """How a face comes in: a page travels out of its panel, the next one comes from the right."""
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

    def set_still(self, *, still: bool) -> None:
        """Whether nothing moves and no time passes: for the tour."""
        self._still = still
        self.changed("still")
        self._arm()

    def _on_pictures(self, *_: object) -> None:
        """Tell of the first picture at once, of those that follow closely together."""
        self._untold = True
        if not self._news.isActive() or self._shelf.complete:
            self._tell_pictures()

    def _on_lost(self, *_: object) -> None:
        """Tell at once: a picture of the same name is only loaded anew where the lost one has been let go."""
        self._untold = True
        self._tell_pictures()

    def _tell_pictures(self) -> None:
        if self._untold:
            self._untold = False
            self._revision += 1
            self._news.start()
            self.changed("pictures")

    def _on_shift(self) -> None:
        self._shift = (self._shift + 1) % SHIFTS
        self._minute += 1
        self.changed("shift")
        self._renew_night()

    @property
    def is_night(self) -> bool:
        """Whether the hall is closed and nobody there."""
        return self._state.dim and not self._state.visiting

    def _renew_night(self) -> None:
        night = night_view(self._deck, self._minute) if self.is_night else self._night | {"on": False}
        if night != self._night:
            self._night = night
            self.note(*self._in_sight())
            self.changed("night")


def _once(work: Callable[[], object]) -> QTimer:
    """A timer that does ``work`` once each time it is started."""
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(work)
    return timer
