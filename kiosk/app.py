"""Puts a running kiosk together, step by named step; the one file that knows everything."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from kiosk.guard.crashes import Sight
from kiosk.guard.display import has_screen, is_card_given_up, platform_here, wait_for_screen
from kiosk.guard.ending import Ending
from kiosk.guard.heap import keep_little, return_free_pages
from kiosk.guard.log import keep_log
from kiosk.guard.memory import FOLDER, CrashMemory
from kiosk.guard.watchdog import Watchdog, left_stacks
from kiosk.launching import Launching
from kiosk.telling import Telling
from kiosk.trace import TraceFile, seconds_since_start

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

    from kiosk.deck.model import Deck
    from kiosk.options import RunOptions
    from kiosk.release import News, Originals, Watcher
    from kiosk.screen.collecting import Collector
    from kiosk.screen.presenter import Presenter
    from kiosk.showing import Showing

NO_SCREEN = (
    "没有找到屏幕，改为把每一面画成图片，放进 tour 文件夹。\n"
    "No screen was found; every face is drawn into the folder tour instead."
)
RUNNING_FONTLESS = (
    "这台机器没有中文字体，屏幕上只显示一幅底图。请安装：apt install fonts-noto-cjk，然后重新启动。\n"
    "No Chinese font on this machine; the screen shows a calm ground only. Install fonts-noto-cjk and start again."
)
FIRST_PICTURE_SECONDS = 2.5
LAUNCH_PICTURE_SECONDS = 15.0  # where the launch picture stands, a stand-in would be a step back
SIZE = (1280, 720)  # of a window, and until there is a screen
FADED_MS = 400  # a picture that came late is in full
STARTING_SECONDS = 5.0
SCHEDULE_SECONDS = 20.0
UNCOLLECTED_SECONDS = 10.0
MANY_SLIDES = 1000
P = ParamSpec("P")
T = TypeVar("T")


def run(options: RunOptions) -> int:
    """Run the kiosk until it is told to end; the process's exit status."""
    if not has_screen(os.environ):
        print(NO_SCREEN, file=sys.stderr)  # noqa: T201 - what staff see in a terminal
        return _tour_instead(options)
    if platform := platform_here(os.environ):
        os.environ["QT_QPA_PLATFORM"] = platform
    running = Running(options)
    status = running.until_end()
    if running.again and os.name == "posix":
        running.watchdog.stopped()  # its alarm would outlive this program, and end the next
        os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - this very call, anew
    if any(thread is not threading.main_thread() and not thread.daemon for thread in threading.enumerate()):
        os._exit(status)  # a reader hangs in a dead share: Python would wait for it
    return status


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


def reader() -> ThreadPoolExecutor:
    """The thread that reads, and writes what staff are told. Its faults are logged: few ask what came of a job."""
    from concurrent.futures import ThreadPoolExecutor

    class Reader(ThreadPoolExecutor):
        def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
            job = super().submit(fn, *args, **kwargs)
            job.add_done_callback(_log_fault)
            return job

    return Reader(1, thread_name_prefix="reader")


def _log_fault(job: Future[T]) -> None:
    if not job.cancelled() and (fault := job.exception()) is not None:
        logging.getLogger(__name__).error("A job of the reader's thread failed", exc_info=fault)


class Running:
    """A kiosk from its start to its end."""

    def __init__(self, options: RunOptions) -> None:
        """Begin: what was seen last is on the screen first; then the reader works while Qt Quick starts."""
        self.options = options
        keep_little()
        self._end_log = keep_log(options.state)
        self.memory = CrashMemory(options.state, faulted=left_stacks(options.state / "log"))
        self.watchdog = Watchdog(os.environ, options.state / "log")
        self.ending = Ending(self.memory.ended, self.watchdog.stopping)
        self.again = False  # start anew, as nothing can be painted in this process any more
        wait_for_screen(os.environ, waiting=self._wait)
        gc.disable()  # what is made before the first panel stays: looking among it for garbage takes time, finds none
        self.watchdog.start()
        self.trace = TraceFile(options.trace)
        self.watcher: Watcher | None = None
        self._originals: Originals | None = None
        self._held: list[tuple[str, dict[str, object]]] | None = []
        self._start_painting()
        self.watchdog.starting()
        self._readers = reader()
        self.telling = Telling(options, self._readers, self._sizes)
        self._reading: Future[Showing] = self._readers.submit(self._read)
        self._start_qt()
        self.watchdog.starting()

    def _wait(self) -> None:
        self.ending.stop_if_asked()
        self.watchdog.waiting()

    def _read(self) -> Showing:
        from kiosk.showing import at_start

        return at_start(self.options.content, self.options.state, self.memory.blame)

    # -- steps ----------------------------------------------------------------------------------------------------

    def _start_painting(self) -> None:
        """Connect to the display, and show the launch picture where there is one for this start."""
        from kiosk.screen.renderer import choose, prepare

        now = datetime.now(UTC).astimezone()
        failing = self.memory.is_card_failing(now) or is_card_given_up(os.environ)
        imitation = self.memory.imitation(now)
        self.renderer = choose(os.environ, Path("/dev/dri"), failing=failing, imitation=imitation)
        prepare(self.renderer, os.environ)
        drawn = (self.renderer.name, self.renderer.why, self.renderer.by or "-")
        logging.getLogger(__name__).info("Drawn by: %s (%s: %s)", *drawn)
        self.memory.begin(self.renderer.name)
        self.memory.note(Sight("launch"))
        from PySide6.QtGui import QGuiApplication

        from kiosk.screen.importing import import_plainly

        import_plainly()
        from kiosk.screen.complaints import log_complaints

        log_complaints()
        self.app = QGuiApplication(["kiosk"])
        self.app.setQuitOnLastWindowClosed(False)
        self.launching = Launching(self.options, self.memory)
        if self.launching.show(now):
            self.trace("launch", {})

    def _start_qt(self) -> None:
        from kiosk.guard.marks import sight
        from kiosk.guard.power import LEFT_OFF, Display
        from kiosk.guard.power import choose as choose_switch
        from kiosk.pictures import PictureMaker, Store
        from kiosk.screen.fonts import families
        from kiosk.screen.presenter import Presenter
        from kiosk.screen.shelf import Shelf
        from kiosk.screen.window import KioskWindow
        from kiosk.show import Pace

        pace = self.options.pace
        photos = (self.options.content / "images", self.options.state / "photos")
        self.maker = PictureMaker(Store(self.options.state / "pictures"), *photos, renew=self._renew_copy)
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
            families=(serif or "", sans or ""),
            default_language=self.options.language,
        )
        self.presenter.note = lambda *shown: self.memory.note(sight(*shown))
        self.fontless = sans is None and serif is None
        if self.fontless:
            print(RUNNING_FONTLESS, file=sys.stderr)  # noqa: T201 - what staff see in a terminal
        self.screen = KioskWindow(self.presenter, self._size())
        self.screen.on_failure = self._on_failure
        if self.renderer.name == "card":
            from kiosk.screen.imitation import tell_renderer

            tell_renderer(self.screen.window, self._on_renderer)
        self.screen.gestures.closed.connect(self.ending.ask)
        self.display = Display(choose_switch(os.environ), left=self.options.state / FOLDER / LEFT_OFF)
        self._show_content()
        self._end_on_signals()

    def _renew_copy(self, copy: Path) -> bool:
        """In a thread of the maker's: a photo in the state folder failed, and staff may have it still."""
        if self._originals is None:
            from kiosk.release import Originals

            self._originals = Originals(self.options.content, self.options.state)
        return self._originals.renew(copy)

    def _size(self) -> tuple[int, int]:
        if self.options.size:
            return self.options.size
        screens = self.app.screens()
        if self.options.windowed or not screens or screens[0].size().isEmpty():  # Qt tells of one of 0 by 0 for none
            return SIZE
        return (screens[0].size().width(), screens[0].size().height())

    def _sizes(self) -> tuple[int, int]:
        return self.presenter.sizes.width, self.presenter.sizes.height

    def _show_content(self) -> None:
        from PySide6.QtCore import QTimer

        self._reader_poll = QTimer()
        self._reader_poll.setInterval(4)
        self._reader_poll.timeout.connect(self._take_reading)
        self._reader_poll.start()
        self._going_on = QTimer()  # while a first start reads a folder, however long that takes
        self._going_on.timeout.connect(self.watchdog.starting)
        self._going_on.start(int(STARTING_SECONDS * 1000))
        self._late = QTimer()
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._put_on_screen)
        self.presenter.settled.connect(self._on_settled)
        self.presenter.nightChanged.connect(self._on_night)
        self._collector: Collector | None = None
        self._shown = False
        self._is_painted = False  # the first frame was
        self._first_panel: object = None  # once it is painted
        self._told = 0
        self._showing: Showing | None = None
        self._schedule = QTimer()
        self._schedule.timeout.connect(self._on_schedule)
        self._schedule.timeout.connect(self.telling.look_for_pin)
        self._schedule.timeout.connect(self._try_card_again)

    def _take_reading(self) -> None:
        if not self._reading.done():
            return
        self._reader_poll.stop()
        self._going_on.stop()  # from here on a start that hangs is ended
        self.watchdog.starting()
        self._showing = self._reading.result()
        self._late.start(int(1000 * (LAUNCH_PICTURE_SECONDS if self.launching.shown else FIRST_PICTURE_SECONDS)))
        self._schedule.start(int(SCHEDULE_SECONDS * 1000))
        if not self.fontless:  # a fault of ours in what follows leaves the clocks running: something comes on
            self._on_schedule()
        self._on_settled()

    def _on_schedule(self) -> None:
        from kiosk import BUILT
        from kiosk.show import Dim, is_open, scheduled, trusted_from

        if self._showing is None:
            return
        if sys.platform != "win32":
            time.tzset()  # else a zone that is set while it runs (timedatectl) counts from the next start on
        now = datetime.now(UTC).astimezone()
        trusted = trusted_from(BUILT, self._showing.made)
        deck, notes = scheduled(self._showing.deck, now, trusted)
        if deck != self.presenter.deck_offered:
            outline = self._showing.outline if deck is self._showing.deck else None
            self.presenter.offer_deck(deck, self._showing.images, outline)
        self.presenter.apply(Dim(not is_open(deck.settings, now, trusted)))
        self._on_night()
        turned = self.telling.turns(now.date())
        news = self.telling.ignores(notes) or turned
        if news and self.watcher is not None:  # else the first page is still to be written
            self.telling.tell(self._showing)

    def _try_card_again(self) -> None:
        """A card that rests has a day's rest, and nobody reads: begin anew, with the card."""
        from kiosk.screen.renderer import Why

        now = datetime.now(UTC).astimezone()
        rests = self.renderer.why in {Why.FAILING, Why.IMITATED}
        if not rests or not self._shown or self.presenter.state.visiting or os.name != "posix":
            return
        if self.memory.is_card_failing(now) or self.memory.imitation(now) or is_card_given_up(os.environ):
            return
        logging.getLogger(__name__).info("A day has passed: the card is tried again")
        self.memory.ended()
        self.again = True
        self.app.exit(1)

    def _on_night(self) -> None:
        may_go_off = self.presenter.deck_shown.settings.screen_off
        self.display.want(on=not self.presenter.is_night, may_go_off=may_go_off)

    def _watch(self) -> None:
        """From now on, what staff change goes live."""
        from kiosk.release import Watcher
        from kiosk.screen.news import Bell

        self._bell = Bell()
        self._bell.rang.connect(self._on_news)
        self.watcher = Watcher(self.options.content, self.options.state, self._on_watched, publish=self._publish)
        if self._showing is not None:
            self.watcher.remember(self._showing.folder, self._showing.release)
            if self._showing.release:
                self.telling.tell(self._showing, self._showing.problems)
        self._readers.submit(self._open_desk, self.watcher)

    def _open_desk(self, watcher: Watcher) -> None:
        """Have the staff board answered, then watch the folder; in the reader's thread."""
        from kiosk.staff.desk import Desk
        from kiosk.staff.machine import Machine

        try:
            content, state = self.options.content, self.options.state
            sizes, uptime = lambda: self.presenter.sizes, seconds_since_start
            machine = Machine(state, sizes, uptime, self.renderer, before=self.memory.before)
            self.telling.desk = desk = Desk(content, state, machine)
            desk.begin(watcher)
            self.screen.board.serve(desk)
        except Exception:
            logging.getLogger(__name__).exception("No staff board")
        watcher.start()

    def _publish(self, content: Path, state: Path, afresh: bool) -> News | None:  # noqa: FBT001 - as a watcher calls it
        """In the watcher's thread: have the folder read, and measured for this screen."""
        from kiosk.release import Guard
        from kiosk.release.watcher import publish_aside
        from kiosk.staff.guarding import COMMAND

        self.telling.end_round()
        return publish_aside(content, state, afresh=afresh, guard=Guard(COMMAND, self._sizes()))

    def _on_watched(self, news: News) -> None:
        """In the watcher's thread: read the new release there, then tell the one that paints.

        Raises OSError where it cannot be read for the moment; then it is told again.
        """
        from kiosk.release import Archive
        from kiosk.showing import of_release

        archive = Archive(self.options.state)
        release = archive.shown(news.release) if news.result == "accepted" else None
        if news.result == "accepted" and release is None:
            message = f"it cannot be read: {news.release}"
            raise OSError(message)
        if news.result != "paused":
            self.telling.heard(news)
        showing = None
        if release is not None:
            before = self._showing.deck if self._showing is not None else None
            showing = of_release(archive, release, self.memory.blame, before=before)
            if len(showing.deck.slides) >= MANY_SLIDES:
                gc.freeze()  # a collection that walked all these records would stop the picture
        self._bell.ring((news, showing))

    def _on_news(self, word: tuple[News, Showing | None]) -> None:
        """Somebody changed the content folder, or went back to an earlier release."""
        news, showing = word
        if news.result != "accepted" and self._showing is not None:
            self.telling.tell(self._showing, None if news.result == "paused" else news.problems)
        if news.result == "paused":
            return
        if news.result in {"refused", "failed"}:
            self.telling.log_problems(news.problems)
            self.trace("deck", {"outcome": "refused", "release": str(news.release), "problems": len(news.problems)})
        if showing is None:
            return
        self._showing = showing
        self.telling.log_problems(showing.problems)
        self.telling.tell(showing, showing.problems)
        self._on_schedule()
        if self.presenter.deck_offered is self.presenter.deck_shown:
            self._on_deck_shown()

    def _on_settled(self) -> None:
        from PySide6.QtCore import QTimer

        if not self.presenter.property("busy"):
            self._put_on_screen()
            if self._first_panel is not None and self.launching.wanted:
                QTimer.singleShot(FADED_MS, self._keep_launch_picture)

    def _put_on_screen(self) -> None:
        from PySide6.QtCore import QTimer

        from kiosk.screen.pulse import Pulse

        if self._shown or self._showing is None:
            return
        self._shown = True
        self.watchdog.starting()
        self._late.stop()
        self.screen.window.frameSwapped.connect(self._on_first_frame)
        QTimer.singleShot(int(UNCOLLECTED_SECONDS * 1000), self._collect)  # even where no frame comes
        if self.options.windowed:
            self.screen.show_in_window()
        else:
            self.screen.show_full_screen()
        self._pulse = Pulse(
            self.screen.window, lambda painted: self.watchdog.beat(painted=painted), self.watchdog.beat_seconds
        )

    def _on_first_frame(self) -> None:
        from PySide6.QtCore import QTimer

        if self._is_painted:  # a render loop with a thread of its own swaps the next one before it is heard of
            return
        self._is_painted = True
        self.screen.window.frameSwapped.disconnect(self._on_first_frame)
        self.trace("ready", {"renderer": self.renderer.name, "why": self.renderer.why})
        QTimer.singleShot(0, self._after_first_frame)  # the frame is on its way to the screen meanwhile

    def _collect(self) -> None:
        from kiosk.screen.collecting import Collector

        if self._collector is None:
            gc.freeze()
            self._collector = Collector(self.app, self.screen.after_frame)

    def _after_first_frame(self) -> None:
        """What is left of the start. A fault of ours in one step must not keep the folder from being watched."""
        for step in (
            self._end_launch,
            self._collect,
            self._tell_start,
            self._hold_fonts,
            self._await_lulls,
            self._watch,
        ):
            try:
                step()
            except Exception:
                logging.getLogger(__name__).exception("After the first frame, not done: %s", step.__name__)

    def _end_launch(self) -> None:
        self._first_panel = self._panel()
        self.launching.end()
        self._keep_launch_picture()

    def _tell_start(self) -> None:
        self.presenter.shownChanged.connect(self._on_deck_shown)
        if self._showing is not None:
            self.telling.log_problems(self._showing.problems)
        self._tell_deck()
        held, self._held = self._held or [], None
        for event, details in held:
            self.trace(event, details)

    def _await_lulls(self) -> None:
        from kiosk.screen.lull import LULL_SECONDS, Lull

        self._lull = Lull(self.presenter, return_free_pages, LULL_SECONDS / self.options.pace)

    def _keep_launch_picture(self) -> None:
        """The first panel, once it is whole, is what the next start begins with, if nothing has changed by then."""
        if not self.launching.wanted or self._first_panel != self._panel() or self._showing is None:
            return
        if self._showing.release and self._is_panel_whole():
            now = datetime.now(UTC).astimezone()
            self.launching.keep(self.screen.window, self._showing.deck, now, self._readers)

    def _panel(self) -> object:
        panel = self.presenter.property("panel")
        return panel.get("id"), panel.get("version")

    def _is_panel_whole(self) -> bool:
        """Whether a panel is on the screen, with its picture and its letters."""
        covered = self.presenter.is_night or self.presenter.state.visiting or self.fontless
        return not (covered or self.presenter.property("empty") or self.presenter.property("busy"))

    def _hold_fonts(self) -> None:
        """Keep every font file open that is written with; of a deck's rare characters the reader's thread tells."""
        from kiosk.screen.fonts import HeldFonts, families
        from kiosk.screen.news import Bell

        self._fonts = HeldFonts(family for family in families() if family)
        self._letters = Bell()
        self._letters.rang.connect(self._fonts.hold)
        self._readers.submit(self._look_for_letters, self.presenter.deck_shown)

    def _look_for_letters(self, deck: Deck) -> None:
        from kiosk.deck.texts import characters

        self._letters.ring(characters(deck))

    def _tell_deck(self) -> None:
        showing = self._showing
        if showing is None:
            return
        release = str(showing.release or "")
        self.trace("deck", {"outcome": "accepted", "release": release, "problems": len(showing.problems)})

    def _on_deck_shown(self) -> None:
        """A new release is on; it is told when it is painted."""
        if self._showing is not None and self._showing.release != self._told:
            self._readers.submit(self._look_for_letters, self.presenter.deck_shown)
            self._told = self._showing.release
            self.screen.once_painted(self._tell_deck)

    def _on_event(self, event: str, details: dict[str, object]) -> None:
        if self._held is not None:
            self._held.append((event, details))
        else:
            self.trace(event, details)

    def _end_on_signals(self) -> None:
        from PySide6.QtCore import QSocketNotifier

        self._notifier = QSocketNotifier(self.ending.wakes, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda *_: self.ending.woken())
        self.ending.into(self.app.quit)

    def _on_failure(self, why: str) -> None:
        """Nothing can be painted any more: the card's fault, not the slide's. Begin anew; then without the card."""
        logging.getLogger(__name__).critical(why)
        self.memory.last_word(Sight("scene-graph"))
        self._start_anew()

    def _start_anew(self) -> None:
        self.again = self.renderer.name == "card"
        self.app.exit(1)

    def _on_renderer(self, name: str) -> None:
        """OpenGL says what really draws. An imitation of a card is never drawn with, unless somebody has set that."""
        from kiosk.screen.renderer import Why, is_imitation

        log = logging.getLogger(__name__)
        log.info("OpenGL is drawn by %s", name or "-")
        if not is_imitation(name):
            return
        if self.renderer.why is Why.SET:
            log.warning("%s has OpenGL imitated by %s: slow, and twice the memory", self.renderer.by, name)
        elif self.memory.imitated(name):
            log.warning("OpenGL is imitated by %s; the processor itself draws from now on", name)
            self._start_anew()
        else:
            log.error("OpenGL is imitated by %s, which cannot be noted; it goes on so", name)

    def until_end(self) -> int:
        """Run the event loop, then close everything."""
        status = 0 if self.ending.asked else self.app.exec()
        if not status:
            self.memory.ended()
            self.watchdog.stopping()
        self.trace("exit", {"uptime": round(seconds_since_start(), 1)})
        self.screen.close()
        if self.watcher is not None:
            self.watcher.close()
        self.maker.close()
        self.telling.end_round()
        self._readers.shutdown(wait=False, cancel_futures=True)
        self.trace.close()
        self._end_log()
        self.memory.close()
        self.ending.close()
        return int(status)
