"""The pad on which staff enter their PIN. What is typed lives here, in memory, until it is tried or the pad closes.

QML sees only how many digits there are. Holds no rule of the PIN: the desk answers.
"""

from __future__ import annotations

import math
import time
from random import SystemRandom
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import show
from kiosk.screen.aside import Aside
from kiosk.screen.desk import Answer, Lock, Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.screen.desk import Desk
    from kiosk.screen.presenter import Presenter

QML_IMPORT_NAME = "Kiosk.Screen"
QML_IMPORT_MAJOR_VERSION = 1

COUNT_MS = 250
QVariantMap = cast("type", "QVariantMap")  # Qt takes the name of its own type
QVariantList = cast("type", "QVariantList")

NO_DESK = Lock(usable=False, note=Said("工作台还没有准备好，请稍后再来。", "The staff board is not ready yet."))
BROKEN = Lock(
    usable=False,
    note=Said("现在打不开，请告诉管这台机器的人。", "It cannot be opened now. Tell whoever looks after this machine."),
)
NONE_YET = Said("")
WELCOME = Said("请输入工作人员的 PIN。\n参观者请点“取消”。", "Staff: enter the PIN. Visitors: touch Cancel.")
CHECKING = Said("正在核对……", "Checking …")
WRONG = Said("不对，请再想一想。", "That is not it. Take your time.")
WAITING = Said("请等 {0} 秒再试。", "Please try again in {0} s.")


@QmlElement
@QmlUncreatable("the board makes the one pad")
class Pad(QObject):  # type: ignore[operator]  # the decorator, as PySide types it
    """What QML binds to. ``unlocked`` comes with the number of wrong PINs before the right one."""

    changed = Signal()
    unlocked = Signal(int)

    def __init__(self, presenter: Presenter, aside: Aside) -> None:
        """Closed. Until it has a desk it says that it is not ready."""
        super().__init__()
        self._presenter = presenter
        self._desk: Desk | None = None
        self._aside = aside
        self._clock = time.monotonic  # of the countdown, in seconds
        self._shuffle: Callable[[list[str]], None] = SystemRandom().shuffle
        self._opening = 0  # counts openings: an answer to an earlier one comes too late
        self._open = False
        self._typed = ""
        self._digits = list("1234567890")
        self._lock = Lock(usable=False)
        self._note = NONE_YET
        self._checking = False
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(COUNT_MS)
        self._timer.timeout.connect(self.count)

    def serve(self, desk: Desk) -> None:
        """Have a desk answer from the next opening on; from any thread."""
        self._desk = desk

    def begin(self) -> None:
        """The pad opens: nothing is typed, and the digits lie anew."""
        self._forget()
        self._open = True
        self._shuffle(self._digits)
        if self._desk is None:
            self._on_lock(NO_DESK)
        else:
            self._ask(self._desk.lock, self._on_lock)
        self.changed.emit()

    def moment(self) -> float:
        """Seconds, of the clock that the waits are counted by."""
        return self._clock()

    def end(self) -> None:
        """The pad closes, and what was typed is forgotten."""
        self._forget()
        self.changed.emit()

    def _forget(self) -> None:
        self._opening += 1
        self._open = self._checking = False
        self._typed = ""
        self._lock = Lock(usable=False)
        self._note = NONE_YET
        self._until = self._clock()
        self._timer.stop()

    def _ask(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        opening = self._opening
        self._aside.ask(work, lambda result: then(result) if opening == self._opening else None)

    def _on_lock(self, lock: object) -> None:
        self._lock = lock if isinstance(lock, Lock) else BROKEN
        self._note = WELCOME if self._lock.usable else self._lock.note
        self._wait(self._lock.wait)

    def _wait(self, seconds: float) -> None:
        self._until = self._clock() + seconds
        if seconds > 0:
            self._timer.start()
        self.changed.emit()

    def count(self) -> None:
        """Let the countdown see the time."""
        if self._remaining() == 0:
            self._timer.stop()
            if self._note != WRONG:  # the first wait is a second, and shorter than it takes to read that
                self._note = WELCOME if self._lock.usable else self._lock.note
        self.changed.emit()

    def _remaining(self) -> int:
        return max(0, math.ceil(self._until - self._clock()))

    def _is_ready(self) -> bool:
        return self._open and self._lock.usable and not self._checking and self._remaining() == 0

    @Slot(str)
    def press(self, digit: str) -> None:
        """A digit."""
        self._presenter.scrolled()
        if self._is_ready() and digit in self._digits and len(self._typed) < self._lock.most:
            self._typed += digit
            self._note = WELCOME
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """删除: the last digit."""
        self._presenter.scrolled()
        self._typed = self._typed[:-1]
        self.changed.emit()

    @Slot()
    def submit(self) -> None:
        """确定."""
        self._presenter.scrolled()
        desk = self._desk
        if desk is None or not self._get_complete():
            return
        digits, self._typed = self._typed, ""
        self._checking = True
        self._note = CHECKING
        self._ask(lambda: desk.unlock(digits), self._on_answer)
        self.changed.emit()

    def _on_answer(self, answer: object) -> None:
        self._checking = False
        if not isinstance(answer, Answer):
            self._on_lock(BROKEN)
        elif answer.result == "right":
            self.unlocked.emit(answer.missed)
        elif answer.result == "none":
            self.begin()
        else:
            self._shuffle(self._digits)
            self._note = WRONG
            self._wait(answer.wait)

    @Slot()
    def cancel(self) -> None:
        """取消."""
        self._presenter.apply(show.LeaveToLoop("staff"))

    def _get_digits(self) -> list[str]:
        return list(self._digits)

    def _get_dots(self) -> int:
        return len(self._typed)

    def _get_least(self) -> int:
        return self._lock.least

    def _get_usable(self) -> bool:
        return self._lock.usable

    def _get_complete(self) -> bool:
        return self._is_ready() and len(self._typed) >= self._lock.least

    def _get_note(self) -> dict[str, object]:
        return self._note.as_map()

    def _get_waiting(self) -> dict[str, object]:
        seconds = self._remaining() if self._open else 0
        return Said(WAITING.zh.format(seconds), WAITING.en.format(seconds)).as_map() if seconds else NONE_YET.as_map()

    digits = Property(QVariantList, _get_digits, notify=changed)
    dots = Property(int, _get_dots, notify=changed)
    least = Property(int, _get_least, notify=changed)
    ready = Property(bool, _is_ready, notify=changed)
    usable = Property(bool, _get_usable, notify=changed)
    complete = Property(bool, _get_complete, notify=changed)
    note = Property(QVariantMap, _get_note, notify=changed)
    waiting = Property(QVariantMap, _get_waiting, notify=changed)
