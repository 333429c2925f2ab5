"""The launch picture: the first panel as this kiosk painted it last, on the screen while the program still loads.

Most of a start is spent on loading Python and Qt Quick. What was seen when the same release was last begun on the same
screen is seen again at once, and the living panel comes up over it, pixel by pixel the same (ADR 17). The file holds
plain pixels with a checksum, so that nothing is decoded; it counts only where nothing that it hangs on has changed.
Must not know what a panel is, and must import nothing but QtGui: it is there to be quick.
"""

from __future__ import annotations

import logging
import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QRasterWindow

from kiosk.release.disk import remove_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QPaintEvent

_log = logging.getLogger(__name__)

FILE = "launch"
FORMAT = 1
_HEAD = 4096
_BYTES = 4  # of a pixel: blue, green, red, unused
_LIMIT_MS = 300  # until a display server has the window on the screen; the start goes on then


class _Head(msgspec.Struct, frozen=True):
    """What stands before the pixels. ``spans`` are the times, in seconds since 1970, when it may be shown."""

    key: str
    width: int
    height: int
    sum: int
    spans: tuple[tuple[float, float], ...]
    format: int = FORMAT


def program_mark() -> str:
    """What changes with any file that this program paints by: a launch picture of another version is another one."""
    here = Path(__file__).parent
    seen = [(entry.name, entry.stat()) for entry in _entries(here, here / "qml" / "Kiosk")]
    marks = sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in seen)
    return f"{zlib.crc32(repr(marks).encode()):08x}"


def _entries(*folders: Path) -> Iterator[os.DirEntry[str]]:
    for folder in folders:
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if entry.name.endswith((".py", ".qml", "qmldir")))


def keep_launch_picture(state: Path, image: QImage, key: str, spans: Iterable[tuple[float, float]]) -> None:
    """Keep ``image`` for the next start; never raises. For a thread that may wait."""
    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = bytes(whole.constBits())
    head = msgspec.json.encode(_Head(key, whole.width(), whole.height(), zlib.crc32(pixels), tuple(spans)))
    aside = state / f"{FILE}.part"
    if len(head) > _HEAD or whole.bytesPerLine() != whole.width() * _BYTES:
        return
    try:
        with aside.open("wb") as file:
            file.write(head.ljust(_HEAD))
            file.write(pixels)
        if (state / FILE).is_dir():
            remove_tree(state / FILE)
        aside.replace(state / FILE)
    except OSError as error:
        _log.info("The launch picture cannot be kept: %s", error.strerror)
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def launch_picture(state: Path, key: str, now: float) -> QImage | None:
    """The picture kept for exactly this start on this screen; None where there is none. ``now``: seconds since 1970."""
    screens = QGuiApplication.screens()
    size = screens[0].size().toTuple() if screens else (0, 0)
    try:
        with (state / FILE).open("rb") as file:
            head = _HEADS.decode(file.read(_HEAD).rstrip())
            fits = head.format == FORMAT and head.key == key and (head.width, head.height) == size
            if not key or not fits or not any(begin <= now < end for begin, end in head.spans):
                return None
            pixels = file.read(head.width * head.height * _BYTES)
    except (OSError, ValueError, RecursionError, MemoryError):
        return None
    if len(pixels) != head.width * head.height * _BYTES or zlib.crc32(pixels) != head.sum:
        return None
    return QImage(pixels, head.width, head.height, head.width * _BYTES, QImage.Format.Format_RGB32).copy()


_HEADS = msgspec.json.Decoder(_Head)


class LaunchWindow(QRasterWindow):
    """Shows one picture over the whole primary screen, until the living window covers it. Takes no touch."""

    def __init__(self, image: QImage) -> None:
        """Show it, and wait until it is painted."""
        super().__init__()
        self._painted = False
        self._until_painted = QEventLoop()
        self._image = image
        self.setFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        screens = QGuiApplication.screens()
        if not screens:  # the window that comes next waits for one
            return
        area = screens[0].geometry()
        self.setGeometry(area)
        self.showFullScreen()
        self.setGeometry(area)
        if self._painted:  # at once, as on the offscreen platform
            return
        QTimer.singleShot(_LIMIT_MS, self._until_painted, self._until_painted.quit)
        self._until_painted.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the pixels."""
        del event
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(QRect(0, 0, self.width(), self.height()), self._image)
        painter.end()
        self._painted = True
        self._until_painted.quit()
