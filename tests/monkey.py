"""Plays with the running kiosk as nobody should: python -m tests.monkey --minutes 10 --seed 7.

Keys with all modifiers, one to five fingers, long presses, mouse, wheel, menus, drops and attempts to close, as fast as
the kiosk takes them, always the same for the same seed. In the end there must be one window, the loop on it, nothing
that Qt complained of. Ends with 0 if so; prints what was done, where it led, and the memory over time.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputDevice,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest

from kiosk.app import Running
from kiosk.options import RunOptions
from kiosk.show import Dim, Face

PACE = 60.0
ROUND = 4  # actions between two looks at the event loop
KEYS = tuple(Qt.Key)
NAVIGATION = (
    *(Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F5, Qt.Key.Key_Period),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
)
MODIFIERS = (
    *(Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier),
    *(Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.KeypadModifier),
)
TYPES = (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease)


class Monkey:
    """Two hands, a keyboard and a mouse, all at random."""

    def __init__(self, running: Running, seed: int) -> None:
        self.running = running
        self.window = running.screen.window
        self.random = random.Random(seed)
        self.finger = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        self.down: dict[int, QPoint] = {}
        self.done: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.actions = (
            *((self.key, 6), (self.navigate, 6), (self.tap, 14), (self.drag, 4), (self.fingers, 4)),
            *((self.press, 2), (self.lift, 3), (self.cancel, 1), (self.click, 4), (self.wheel, 2)),
            *((self.menu, 1), (self.drop, 1), (self.close, 1), (self.night, 1), (self.resize, 1)),
        )

    def act(self) -> None:
        """Do one thing."""
        calls, weights = zip(*self.actions, strict=True)
        call = self.random.choices(calls, weights)[0]
        self.done[call.__name__] += 1
        call()
        self.seen[self.running.presenter.state.face.value] += 1

    def place(self) -> QPoint:
        """Anywhere, a little beyond the edges too; the bar and the strip below more often than the rest."""
        width, height = self.window.width(), self.window.height()
        low = self.random.random() < 0.4
        top = int(height * 0.85) if low else -20
        return QPoint(self.random.randrange(-20, width + 20), self.random.randrange(top, height + 20))

    def send(self, key: int, modifiers: Qt.KeyboardModifier) -> None:
        text = chr(key) if 32 <= key < 127 else ""
        for kind in TYPES:
            repeated = self.random.random() < 0.1
            QGuiApplication.sendEvent(self.window, QKeyEvent(kind, key, modifiers, text, repeated))

    def key(self) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in MODIFIERS:
            if self.random.random() < 0.3:
                modifiers |= one
        self.send(self.random.choice(KEYS).value, modifiers)

    def navigate(self) -> None:
        self.send(self.random.choice(NAVIGATION).value, Qt.KeyboardModifier.NoModifier)

    def tap(self) -> None:
        self.lift()
        point = self.place()
        QTest.touchEvent(self.window, self.finger).press(0, point, self.window).commit()
        QTest.touchEvent(self.window, self.finger).release(0, point, self.window).commit()

    def drag(self) -> None:
        self.lift()
        start, end = self.place(), self.place()
        steps = self.random.randrange(1, 8)
        QTest.touchEvent(self.window, self.finger).press(0, start, self.window).commit()
        for step in range(1, steps):
            point = start + (end - start) * step / steps
            QTest.touchEvent(self.window, self.finger).move(0, point, self.window).commit()
        QTest.touchEvent(self.window, self.finger).release(0, end, self.window).commit()

    def fingers(self) -> None:
        """Two to five at once: pinches, palms."""
        self.lift()
        points = [self.place() for _ in range(self.random.randrange(2, 6))]
        for kind in ("press", "move", "move", "release"):
            event = QTest.touchEvent(self.window, self.finger)
            for number, point in enumerate(points):
                shift = QPoint(self.random.randrange(-90, 90), self.random.randrange(-90, 90))
                getattr(event, kind)(number, point + (shift if kind == "move" else QPoint()), self.window)
            event.commit()

    def press(self) -> None:
        """A finger stays down while other things happen."""
        self.lift()
        self.down[0] = self.place()
        QTest.touchEvent(self.window, self.finger).press(0, self.down[0], self.window).commit()

    def lift(self) -> None:
        for number, point in list(self.down.items()):
            QTest.touchEvent(self.window, self.finger).release(number, point, self.window).commit()
        self.down.clear()

    def cancel(self) -> None:
        self.press()
        QGuiApplication.sendEvent(self.window, _cancel(self.finger))
        self.lift()

    def click(self) -> None:
        """A mouse, inside: QTest complains of one outside."""
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
        button, place = self.random.choice(buttons), self.place()
        point = QPoint(
            min(max(place.x(), 0), self.window.width() - 1), min(max(place.y(), 0), self.window.height() - 1)
        )
        if self.random.random() < 0.2:
            QTest.mouseDClick(self.window, button, Qt.KeyboardModifier.NoModifier, point)
        else:
            QTest.mouseClick(self.window, button, Qt.KeyboardModifier.NoModifier, point)

    def wheel(self) -> None:
        point = QPointF(self.place())
        turn = QPoint(0, self.random.choice((-240, -120, 120, 240)))
        none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
        QGuiApplication.sendEvent(self.window, QWheelEvent(point, point, QPoint(), turn, *none, False))

    def menu(self) -> None:
        point = self.place()
        QGuiApplication.sendEvent(self.window, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, point))

    def drop(self) -> None:
        data = QMimeData()
        data.setText("file:///etc/passwd")
        told = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QGuiApplication.sendEvent(self.window, QDragEnterEvent(self.place(), *told))
        QGuiApplication.sendEvent(self.window, QDropEvent(QPointF(self.place()), *told))

    def close(self) -> None:
        QGuiApplication.sendEvent(self.window, QCloseEvent())

    def night(self) -> None:
        self.running.presenter.apply(Dim(on=self.random.random() < 0.5))

    def resize(self) -> None:
        """The screen changes, sometimes."""
        if self.random.random() < 0.02:
            self.window.resize(*self.random.choice(((1280, 720), (720, 1280), (1024, 768))))


def _cancel(device: object) -> object:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QTouchEvent

    return QTouchEvent(QEvent.Type.TouchCancel, device)  # type: ignore[call-overload]


def resident() -> tuple[float, float]:
    """Megabytes of this process in memory, and those of them that belong to no file; 0 where the system is silent."""
    try:
        text = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return (0.0, 0.0)
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1e3 for line in text.splitlines() if line.endswith(" kB")}
    return sizes.get("VmRSS", 0.0), sizes.get("RssAnon", 0.0)


class Game:
    """Plays for a while, lets the kiosk come to rest, and judges."""

    def __init__(self, seconds: float, seed: int, content: Path, state: Path) -> None:
        self.complaints: list[str] = []
        self.trace = state / "trace"
        self.running = Running(
            RunOptions(content, state, size=(1280, 720), trace=self.trace, pace=PACE, windowed=False)
        )
        qInstallMessageHandler(lambda _kind, _where, text: self.complaints.append(text))
        self.seconds = seconds
        self.seed = seed
        self.monkey: Monkey | None = None
        self.memory: list[tuple[float, tuple[float, float]]] = []
        self.begun = time.monotonic()
        self.over = False
        self.timer = QTimer()
        self.timer.timeout.connect(self.step)
        self.timer.start(0)

    def step(self) -> None:
        """Play on, or look whether the loop is back."""
        now = time.monotonic() - self.begun
        if not self.running._shown:
            return
        if self.monkey is None:
            self.monkey = Monkey(self.running, self.seed)
            self.monkey.window.resize(1280, 720)
            self.begun = time.monotonic()
        elif now < self.seconds:
            for _ in range(ROUND):
                self.monkey.act()
            if now >= len(self.memory) * max(1.0, self.seconds / 20):
                self.memory.append((now, resident()))
        elif not self.over:
            self.over = True
            self.monkey.lift()
            self.running.presenter.apply(Dim(on=False))
            self.timer.start(50)
        elif self.is_at_rest() or now > self.seconds + 60:
            self.timer.stop()
            self.judge()
            self.running.ending.ask()

    def is_at_rest(self) -> bool:
        """Whether the loop is back, in its usual language and looks."""
        state = self.running.presenter.state
        return state.face is Face.PANEL and not state.modes and state.language == "zh" and not state.blank

    def judge(self) -> None:
        """Note what must hold, while it can still be seen."""
        self.memory.append((time.monotonic() - self.begun, resident()))
        windows = [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]
        self.verdict = {
            "the loop": self.is_at_rest(),
            "one window": windows == [self.running.screen.window],
            "no complaint": not self.complaints and not self.running.screen.warnings,
        }

    def report(self) -> int:
        """Print how it went; 0 if all is well."""
        assert self.monkey is not None
        events = Counter(json.loads(line)["event"] for line in self.trace.read_text(encoding="utf-8").splitlines())
        rate = sum(self.monkey.done.values()) / self.seconds
        print(f"seed {self.seed}: {sum(self.monkey.done.values())} actions in {self.seconds:g} s, {rate:.0f} a second")
        print("done:", dict(self.monkey.done.most_common()))
        print("after each on:", dict(self.monkey.seen.most_common()))
        print("traced:", dict(events.most_common()))
        sizes = " ".join(f"{at:.0f}s:{whole:.0f}/{own:.0f}" for at, (whole, own) in self.memory)
        print("MB resident/own:", sizes)
        for text, times in Counter(self.complaints + self.running.screen.warnings).most_common(20):
            print(f"complaint, {times} times: {text}")
        for name, holds in self.verdict.items():
            print(f"{'ok  ' if holds else 'FAIL'} {name}")
        return int(not all(self.verdict.values()))


def main() -> int:
    """Play once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--content", type=Path, default=Path(__file__).resolve().parents[1])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        game = Game(given.minutes * 60 + given.seconds or 10.0, given.seed, given.content.absolute(), Path(folder))
        status = game.running.until_end()
        return game.report() or status


if __name__ == "__main__":
    logging.raiseExceptions = False
    sys.exit(main())
