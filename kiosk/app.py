"""Puts a running kiosk together, step by named step; the one file that knows everything."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import socket
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.trace import TraceFile, seconds_since_start

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.deck.model import Deck
    from kiosk.deck.problems import Problem
    from kiosk.options import RunOptions
    from kiosk.release import News, Watcher
    from kiosk.screen.presenter import Presenter
    from kiosk.staff.desk import Desk

NO_SCREEN = (
    "没有找到屏幕，改为把每一面画成图片，放进 tour 文件夹。\n"
    "No screen was found; every face is drawn into the folder tour instead."
)
RUNNING_FONTLESS = (
    "这台机器没有中文字体，屏幕上只显示一幅底图。请安装：apt install fonts-noto-cjk，然后重新启动。\n"
    "No Chinese font on this machine; the screen shows a calm ground only. Install fonts-noto-cjk and start again."
)
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
M_MMAP_THRESHOLD, MMAP_BYTES = -3, 256 * 1024  # malloc.h
FIRST_PICTURE_SECONDS = 2.5
SCHEDULE_SECONDS = 20.0
SCREEN_POLL_SECONDS = 1.0


def has_screen(environ: Mapping[str, str], dri: Path = Path("/dev/dri")) -> bool:
    """Whether there is, or will be, a screen to draw on (DECISIONS 10)."""
    if any(environ.get(name) for name in (*DISPLAYS, "NOTIFY_SOCKET")):
        return True
    return sys.platform in {"win32", "darwin"} or direct_platform(dri) is not None


def direct_platform(dri: Path = Path("/dev/dri"), framebuffer: Path = Path("/dev/fb0")) -> str | None:
    """Qt's platform for drawing on a screen without a display server; None where this user may not."""
    if os.access(framebuffer, os.R_OK | os.W_OK):
        return "linuxfb"
    return "eglfs" if any(os.access(card, os.R_OK | os.W_OK) for card in dri.glob("card*")) else None


def display_socket(environ: Mapping[str, str]) -> Path | None:
    """The socket of the display server that Qt will connect to; None where there is none to wait for."""
    if environ.get("QT_QPA_PLATFORM"):
        return None
    if name := environ.get("WAYLAND_DISPLAY"):
        return Path(environ.get("XDG_RUNTIME_DIR", "/run")) / name
    display = environ.get("DISPLAY", "")
    if display.startswith(":"):
        return Path("/tmp/.X11-unix") / f"X{display[1:].split('.')[0]}"  # noqa: S108 - where X servers listen
    return None


def wait_for_screen(environ: Mapping[str, str], sleep: Callable[[float], None] = time.sleep) -> None:
    """Wait until the display server listens: at power-on the kiosk may be first."""
    path = display_socket(environ)
    while path is not None and not path.exists() and not _abstract(path):
        sleep(SCREEN_POLL_SECONDS)


def _abstract(path: Path) -> bool:
    """Whether an X server listens on the abstract socket of the same name."""
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.connect(f"\0{path}")
        return True
    return False


def run(options: RunOptions) -> int:
    """Run the kiosk until it is told to end; the process's exit status."""
    if not has_screen(os.environ):
        print(NO_SCREEN, file=sys.stderr)  # noqa: T201 - what staff see in a terminal
        return _tour_instead(options)
    if sys.platform == "linux" and not any(os.environ.get(name) for name in DISPLAYS):
        os.environ["QT_QPA_PLATFORM"] = direct_platform() or "eglfs"
    wait_for_screen(os.environ)
    return Running(options).until_end()


def _tour_instead(options: RunOptions) -> int:
    from kiosk.options import TourOptions
    from kiosk.staff.tour import tour

    return tour(
        TourOptions(
            out=Path("tour"),
            content=options.content,
            state=options.state,
            sizes=(options.size or (1920, 1080),),
            languages=("zh", "en"),
        )
    )


def give_memory_back() -> None:
    """Let glibc return every large block at once: decoded pictures come and go for months."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, MMAP_BYTES)


@dataclass(frozen=True, slots=True)
class Showing:
    """What is to be shown, and what is known of it.

    ``folder`` is the fingerprint of the folder that was read last, ``made`` when the release was (ISO 8601).
    """

    deck: Deck
    images: Path
    problems: tuple[Problem, ...]
    folder: str = ""
    release: int = 0
    made: str = ""


class Running:
    """A kiosk from its start to its end."""

    def __init__(self, options: RunOptions) -> None:
        """Begin: the reader works in its own thread while Qt starts."""
        self.options = options
        give_memory_back()
        self._keep_log()
        self.trace = TraceFile(options.trace)
        self.watcher: Watcher | None = None
        self.desk: Desk | None = None
        self._held: list[tuple[str, dict[str, object]]] | None = []
        self._readers = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._reading: Future[Showing] = self._readers.submit(self._read)
        self._start_qt()

    def _keep_log(self) -> None:
        """Log into the state folder, ten files of 1 MB; a folder that cannot be written leaves the terminal."""
        folder = self.options.state / "log"
        handler: logging.Handler = logging.StreamHandler()
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(folder / "kiosk.log", maxBytes=1_000_000, backupCount=9, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logging.basicConfig(level=logging.INFO, handlers=[handler])

    def _read(self) -> Showing:
        """The release on the wall; before there is any, the content folder itself."""
        from kiosk.release import Archive

        archive = Archive(self.options.state)
        release = archive.current_of(self.options.content)
        if release is not None:
            newest = archive.newest()
            known = (newest.folder if newest else "", release.number, release.manifest.made)
            return Showing(release.shown(), archive.photos, release.content.problems, *known)
        from kiosk.deck import read_deck

        reading = read_deck(self.options.content)
        return Showing(reading.deck, self.options.content / "images", reading.problems)

    # -- steps ----------------------------------------------------------------------------------------------------

    def _start_qt(self) -> None:
        from kiosk.screen.renderer import choose, prepare

        prepare(choose(os.environ, Path("/dev/dri")), os.environ)
        from PySide6.QtGui import QGuiApplication

        from kiosk.pictures import PictureMaker, Store
        from kiosk.screen.fonts import families
        from kiosk.screen.presenter import Presenter
        from kiosk.screen.shelf import Shelf
        from kiosk.screen.window import KioskWindow
        from kiosk.show import Pace

        self.app = QGuiApplication(["kiosk"])
        self.app.setQuitOnLastWindowClosed(False)
        pace = self.options.pace
        photos = (self.options.content / "images", self.options.state / "photos")
        self.maker = PictureMaker(Store(self.options.state / "pictures"), *photos)
        self.maker.start()
        self.shelf = Shelf(self.maker)
        serif, sans = families()
        self.presenter: Presenter = Presenter(
            self.shelf,
            self.options.content / "images",
            clock=Pace(time.monotonic, pace),
            trace=self._on_event,
            pace=pace,
            size=self._size(),
            families=(serif or sans or "", sans or serif or ""),
            default_language=self.options.language,
        )
        self.fontless = sans is None and serif is None
        if self.fontless:
            print(RUNNING_FONTLESS, file=sys.stderr)  # noqa: T201 - what staff see in a terminal
        self.screen = KioskWindow(self.presenter, self._size())
        self._show_content()
        self._end_on_signals()

    def _size(self) -> tuple[int, int]:
        if self.options.size:
            return self.options.size
        screen = self.app.primaryScreen()
        if self.options.windowed or screen is None:
            return (1280, 720)
        return (screen.size().width(), screen.size().height())

    def _show_content(self) -> None:
        from PySide6.QtCore import QTimer

        self._reader_poll = QTimer()
        self._reader_poll.setInterval(4)
        self._reader_poll.timeout.connect(self._take_reading)
        self._reader_poll.start()
        self._late = QTimer()
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._put_on_screen)
        self.presenter.settled.connect(self._on_settled)
        self._shown = False
        self._told = 0
        self._showing: Showing | None = None
        self._schedule = QTimer()
        self._schedule.timeout.connect(self._on_schedule)

    def _take_reading(self) -> None:
        if not self._reading.done():
            return
        self._reader_poll.stop()
        self._showing = self._reading.result()
        if not self.fontless:
            self._on_schedule()
        self._log_problems(self._showing.problems)
        self._late.start(int(FIRST_PICTURE_SECONDS * 1000))
        self._schedule.start(int(SCHEDULE_SECONDS * 1000))
        self._on_settled()

    def _log_problems(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            from kiosk.staff.sentences import sentence

            told = "\n".join(sentence(problem, "zh") for problem in problems)
            logging.getLogger(__name__).warning("Problems in the content:\n%s", told)

    def _on_schedule(self) -> None:
        from kiosk import BUILT
        from kiosk.show import Dim, is_open, scheduled

        if self._showing is None:
            return
        now = datetime.now(UTC).astimezone()
        deck, _ = scheduled(self._showing.deck, now, BUILT)
        if deck != self.presenter.deck_offered:
            self.presenter.offer_deck(deck, self._showing.images)
        self.presenter.apply(Dim(not is_open(deck.settings, now, BUILT)))

    def _watch(self) -> None:
        """From now on, what staff change goes live."""
        from kiosk.release import Watcher
        from kiosk.screen.news import Bell

        self._bell = Bell()
        self._bell.rang.connect(self._on_news)
        self.watcher = Watcher(self.options.content, self.options.state, self._on_watched)
        if self._showing is not None:
            self.watcher.remember(self._showing.folder, self._showing.release)
            if self._showing.release:
                self._write_status(self._showing.problems)
        self._readers.submit(self._open_desk, self.watcher)

    def _open_desk(self, watcher: Watcher) -> None:
        """Have the staff board answered, then watch the folder; in the reader's thread."""
        from kiosk.staff.desk import Desk

        try:
            content, state = self.options.content, self.options.state
            self.desk = Desk(content, state, lambda: self.presenter.sizes, seconds_since_start)
            self.desk.begin(watcher)
            self.screen.board.serve(self.desk)
        except Exception:
            logging.getLogger(__name__).exception("No staff board")
        watcher.start()

    def _write_status(self, problems: tuple[Problem, ...]) -> None:
        """Tell staff, in a file beside slides/, what is on the wall and what to mend; in the reader's thread."""
        if self._showing is not None:
            self._readers.submit(self._status, self._showing.release, self._showing.made, problems)

    def _status(self, release: int, made: str, problems: tuple[Problem, ...]) -> None:
        from kiosk.release import is_paused
        from kiosk.staff.status import status_page, write_status

        content = self.options.content
        now = datetime.now(UTC).astimezone()
        with suppress(ValueError):
            made = f"{datetime.fromisoformat(made):%Y-%m-%d %H:%M}"
        page = status_page(release, made, problems, f"{now:%Y-%m-%d %H:%M}", paused=is_paused(content))
        write_status(content, page)

    def _on_watched(self, news: News) -> None:
        """In the watcher's thread: read the new release there, then tell the one that paints."""
        from kiosk.release import Archive

        if self.desk is not None:
            self.desk.heard(news)
        archive = Archive(self.options.state)
        release = archive.read(news.release) if news.result == "accepted" else None
        showing = None
        if release is not None:
            told = (release.content.problems, "", release.number, release.manifest.made)
            showing = Showing(release.shown(), archive.photos, *told)
        self._bell.ring((news, showing))

    def _on_news(self, word: tuple[News, Showing | None]) -> None:
        """Somebody changed the content folder, or went back to an earlier release."""
        news, showing = word
        if news.result != "accepted":
            self._write_status(news.problems)
        if news.result in {"refused", "failed"}:
            self._log_problems(news.problems)
            self.trace("deck", {"outcome": "refused", "release": str(news.release), "problems": len(news.problems)})
        if showing is None:
            return
        self._showing = showing
        self._log_problems(showing.problems)
        self._write_status(showing.problems)
        self._on_schedule()
        if self.presenter.deck_offered is self.presenter.deck_shown:
            self._on_deck_shown()

    def _on_settled(self) -> None:
        if not self.presenter.property("busy"):
            self._put_on_screen()

    def _put_on_screen(self) -> None:
        if self._shown or self._showing is None:
            return
        self._shown = True
        self._late.stop()
        self.screen.window.frameSwapped.connect(self._on_first_frame)
        if self.options.windowed:
            self.screen.window.show()
        else:
            self.screen.show_full_screen()

    def _on_first_frame(self) -> None:
        self.screen.window.frameSwapped.disconnect(self._on_first_frame)
        self.trace("ready", {})
        self._tell_deck()
        held, self._held = self._held or [], None
        for event, details in held:
            self.trace(event, details)
        self.presenter.shownChanged.connect(self._on_deck_shown)
        self._watch()

    def _tell_deck(self) -> None:
        showing = self._showing
        if showing is None:
            return
        release = str(showing.release or "")
        self.trace("deck", {"outcome": "accepted", "release": release, "problems": len(showing.problems)})

    def _on_deck_shown(self) -> None:
        """A new release is on; it is told when it is painted."""
        if self._showing is not None and self._showing.release != self._told:
            self._told = self._showing.release
            self.screen.window.frameSwapped.connect(self._on_deck_painted)
            self.screen.window.update()

    def _on_deck_painted(self) -> None:
        self.screen.window.frameSwapped.disconnect(self._on_deck_painted)
        self._tell_deck()

    def _on_event(self, event: str, details: dict[str, object]) -> None:
        if self._held is not None:
            self._held.append((event, details))
        else:
            self.trace(event, details)

    def _end_on_signals(self) -> None:
        from PySide6.QtCore import QSocketNotifier

        self._wake, ours = socket.socketpair()
        for end in (self._wake, ours):
            end.setblocking(False)
        self._ours = ours
        signal.set_wakeup_fd(ours.fileno())
        self._notifier = QSocketNotifier(self._wake.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda *_: self._wake.recv(64))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.app.quit())

    def until_end(self) -> int:
        """Run the event loop, then close everything."""
        status = self.app.exec()
        self.trace("exit", {"uptime": round(seconds_since_start(), 1)})
        if self.desk is not None:
            self.desk.end()
        self.screen.close()
        if self.watcher is not None:
            self.watcher.close()
        self.maker.close()
        self._readers.shutdown(wait=False, cancel_futures=True)
        self.trace.close()
        return int(status)
