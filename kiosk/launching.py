"""When the launch picture may be shown, and the next one kept: by release, screen, crashes and hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtQuick import QQuickWindow

    from kiosk.deck.model import Deck
    from kiosk.guard.memory import CrashMemory
    from kiosk.options import RunOptions
    from kiosk.screen.launch import LaunchWindow


class Launching:
    """One for a start. It shows nothing where this start is not exactly like the one whose panel was kept."""

    def __init__(self, options: RunOptions, memory: CrashMemory) -> None:
        """Touches nothing yet."""
        self._options = options
        self._crashes = memory.mark
        self._key = ""
        self._window: LaunchWindow | None = None

    @property
    def shown(self) -> bool:
        """Whether the picture is on the screen."""
        return self._window is not None

    def show(self, now: datetime) -> bool:
        """Put the picture on the screen, where there is one for this start; whether there was."""
        from kiosk.release.wall import wall_mark
        from kiosk.screen.launch import LaunchWindow, launch_picture, program_mark

        options = self._options
        wall = wall_mark(options.content, options.state)
        if options.windowed or not wall:
            return False
        self._key = "\n".join((wall, options.language, f"{options.pace:g}", self._crashes, program_mark()))
        image = launch_picture(options.state, self._key, now.timestamp())
        if image is not None:
            self._window = LaunchWindow(image)
        return self.shown

    @property
    def wanted(self) -> bool:
        """Whether this start had no picture and none has been kept since."""
        return bool(self._key)

    def end(self) -> None:
        """The living panel is on the screen: the picture goes."""
        window, self._window = self._window, None
        if window is not None:
            window.destroy()
            self._key = ""

    def keep(self, window: QQuickWindow, deck: Deck, now: datetime, readers: Executor) -> None:
        """Keep what ``window`` shows, the loop's first panel of ``deck``, for the next start like this one."""
        image = window.grabWindow()
        key, self._key = self._key, ""
        if key and image.devicePixelRatio() == 1:
            readers.submit(_keep, self._options.state, image, key, deck, now)


def _keep(state: Path, image: QImage, key: str, deck: Deck, now: datetime) -> None:
    from kiosk import BUILT
    from kiosk.screen.launch import keep_launch_picture
    from kiosk.show import unchanged

    spans = [(begin.timestamp(), end.timestamp()) for begin, end in unchanged(deck, now, BUILT)]
    if spans:
        keep_launch_picture(state, image, key, spans)
