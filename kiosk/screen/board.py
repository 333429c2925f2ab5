"""The staff board between QML and the desk: what it shows, what it asks before it acts, what came of it.

Knows no PIN (that is the pad's) and no content: the desk gathers and acts, in threads of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import show
from kiosk.screen.aside import Aside
from kiosk.screen.desk import Action, BoardFacts, Said
from kiosk.screen.pad import Pad
from kiosk.screen.palette import CONTRAST, STAFF

if TYPE_CHECKING:
    from kiosk.screen.desk import Desk
    from kiosk.screen.presenter import Presenter

QML_IMPORT_NAME = "Kiosk.Screen"
QML_IMPORT_MAJOR_VERSION = 1

REFRESH_MS = 2000
STEP = 0.01  # of progress that is worth telling
QVariantMap = cast("type", "QVariantMap")  # Qt takes the name of its own type

NONE = Said("")
FAILED = Said("没有做成，请告诉管这台机器的人。", "It did not work. Tell whoever looks after this machine.")


@QmlElement
@QmlUncreatable("the window makes the one board")
class Board(QObject):  # type: ignore[operator]  # the decorator, as PySide types it
    """What QML binds to. ``face`` is "pad", "board", or "" while visitors have the screen."""

    faceChanged = Signal()
    factsChanged = Signal()
    workChanged = Signal()
    lightChanged = Signal()

    def __init__(self, presenter: Presenter) -> None:
        """Closed. Until it has a desk staff are asked for patience."""
        super().__init__()
        self._presenter = presenter
        self._desk: Desk | None = None
        self._aside = Aside()
        self.pad = Pad(presenter, self._aside)
        self.pad.unlocked.connect(self._on_unlocked)
        self._face = ""
        self._opening = 0  # counts openings: facts for an earlier one come too late
        self._missed = 0
        self._facts = BoardFacts()
        self._gathering = False
        self._asked: Action | None = None
        self._asked_at = 0.0
        self._doing: Action | None = None
        self._share = -1.0
        self._said = NONE
        self._refresh = QTimer(self)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.gather)
        presenter.placeChanged.connect(self._on_place)
        presenter.modesChanged.connect(self.lightChanged)

    def serve(self, desk: Desk) -> None:
        """Have a desk answer from now on; from any thread."""
        self._desk = desk
        self.pad.serve(desk)

    def _on_place(self) -> None:
        state = self._presenter.state
        face = state.face.value if state.staffed else ""
        if face == self._face:
            return
        self._face = face
        self._forget()
        if face == show.Face.PAD:
            self.pad.begin()
        else:
            self.pad.end()
        if face == show.Face.BOARD:
            self.gather()
            self._refresh.start()
        self.faceChanged.emit()

    def _forget(self) -> None:
        """Nothing asked or told outlives its face; work that goes on is told when it is done."""
        self._opening += 1
        self._asked = None
        self._gathering = False
        if self._face != show.Face.BOARD:
            self._refresh.stop()
            self._facts = BoardFacts()
        if not self._face:
            self._said = NONE
        self.factsChanged.emit()
        self.workChanged.emit()

    def _on_unlocked(self, missed: int) -> None:
        self._missed = missed
        self._presenter.apply(show.Unlocked())

    def _is_open(self) -> bool:
        return self._face == show.Face.BOARD

    @Slot()
    def gather(self) -> None:
        """Ask for what the board shows."""
        desk = self._desk
        if desk is None or self._gathering or not self._is_open():
            return
        self._gathering = True
        opening, missed = self._opening, self._missed
        self._aside.ask(lambda: desk.facts(missed), lambda facts: self._on_facts(opening, facts))

    def _on_facts(self, opening: int, facts: object) -> None:
        if opening != self._opening:
            return
        self._gathering = False
        if isinstance(facts, BoardFacts) and facts != self._facts:
            self._facts = facts
            self.factsChanged.emit()

    @Slot(str)
    def choose(self, key: str) -> None:
        """An action's button; what it asks first is asked."""
        self._presenter.scrolled()
        action = next((one for one in self._facts.actions if one.key == key and one.possible), None)
        if action is None or self._doing is not None or not self._is_open():
            return
        self._said = NONE
        if action.question is None:
            self._do(action)
        else:
            self._asked, self._asked_at = action, self.pad.moment()
            self.workChanged.emit()

    @Slot()
    def confirm(self) -> None:
        """Yes, do it; not by the second half of a double tap on the button that asked."""
        self._presenter.scrolled()
        if self.pad.moment() - self._asked_at < show.FRESH_SECONDS:
            return
        action, self._asked = self._asked, None
        if action is not None and self._doing is None:
            self._do(action)

    @Slot()
    def dismiss(self) -> None:
        """No, leave it."""
        self._presenter.scrolled()
        self._asked = None
        self.workChanged.emit()

    @Slot()
    def close(self) -> None:
        """关闭."""
        self._presenter.apply(show.LeaveToLoop("staff"))

    def _do(self, action: Action) -> None:
        desk = self._desk
        assert desk is not None
        self._doing, self._share = action, -1.0
        self.workChanged.emit()
        self._aside.ask(
            lambda: desk.do(action.key, lambda share: self._aside.tell(self._on_progress, share)), self._on_done
        )

    def _on_progress(self, share: object) -> None:
        assert isinstance(share, float)
        if self._doing is not None and (share - self._share >= STEP or share >= 1):
            self._share = share
            self._stir()
            self.workChanged.emit()

    def _on_done(self, said: object) -> None:
        self._doing, self._share = None, -1.0
        self._said = said if isinstance(said, Said) else FAILED
        self._stir()
        self.workChanged.emit()
        self.gather()

    def _stir(self) -> None:
        """The board is not left alone while it works."""
        if self._is_open():
            self._presenter.scrolled()

    def _get_face(self) -> str:
        return self._face

    def _get_facts(self) -> dict[str, object]:
        return self._facts.as_map()

    def _get_question(self) -> dict[str, object]:
        action = self._asked
        if action is None or action.question is None:
            return {}
        return {"words": action.question.as_map(), "yes": (action.yes or action.label).as_map()}

    def _get_working(self) -> dict[str, object]:
        if self._doing is None:
            return {}
        label = self._doing.label
        return Said(f"正在{label.zh}……", f"{label.en} …").as_map()

    def _get_share(self) -> float:
        return self._share

    def _get_said(self) -> dict[str, object]:
        return self._said.as_map()

    def _get_light(self) -> dict[str, object]:
        return (CONTRAST if "contrast" in self._presenter.state.modes else STAFF).as_map()

    face = Property(str, _get_face, notify=faceChanged)
    facts = Property(QVariantMap, _get_facts, notify=factsChanged)
    question = Property(QVariantMap, _get_question, notify=workChanged)
    working = Property(QVariantMap, _get_working, notify=workChanged)
    share = Property(float, _get_share, notify=workChanged)
    said = Property(QVariantMap, _get_said, notify=workChanged)
    light = Property(QVariantMap, _get_light, notify=lightChanged)
