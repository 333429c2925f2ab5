"""The prepared pictures that QML may show, by photo and kind. Knows no decoding and never waits."""

from __future__ import annotations

import time
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal

from kiosk.pictures import Prepared
from kiosk.screen.patience import Patience
from kiosk.screen.renditions import renditions

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.deck.model import Deck
    from kiosk.pictures import Outcome, PictureMaker
    from kiosk.screen.metrics import Metrics

_COMING = "coming"  # in place of a stocking's number
_BEFORE_ALL = -1_000_000
_AFTER_ALL = 1_000_000


class Shelf(QObject):
    """Pictures that are ready. Its signals come on the thread that made it.

    What failed for a reason that may pass is asked for again, ever more seldom; what is lost is, at once.
    """

    changed = Signal(str, str)  # photo file, kind
    failed = Signal(str)
    lost = Signal(str)  # what was there is not: before it is there again, under the same name, it must be let go
    prepared = Signal()  # every picture of the deck that is to come is there, or will never be
    _arrived = Signal(str, str, str, str, bool)  # file, kind, key of the stocking, path or "", whether it may pass
    _reported = Signal(QUrl)

    def __init__(self, maker: PictureMaker, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing is on it until it is stocked."""
        super().__init__()
        self._maker = maker
        self._urls: dict[tuple[str, str], QUrl] = {}
        self._hopeless: set[tuple[str, str]] = set()
        self._pending: set[tuple[str, str]] = set()
        self._coming: set[tuple[str, str]] = set()
        self._next: tuple[Deck, Path] | None = None
        self._stocked: tuple[Deck, Path, Metrics] | None = None
        self._stocking = 0
        self._arrived.connect(self._take)
        self._reported.connect(self._lose, Qt.ConnectionType.QueuedConnection)  # whoever reports is still loading it
        self._patience = Patience(clock)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._ask_again)

    def stock(self, deck: Deck, images: Path, metrics: Metrics, *, first: str | None = None) -> None:
        """Ask for every picture of ``deck`` at the sizes of ``metrics``; the photo ``first`` before all."""
        self._stocking += 1
        self._stocked = (deck, images, metrics)
        key = str(self._stocking)
        wanted = list(renditions(deck, metrics))
        if first is not None:
            wanted.sort(key=lambda rendition: not (rendition.file == first and rendition.kind == "panel"))
        self._pending = {(rendition.file, rendition.kind) for rendition in wanted}
        self._urls = {place: url for place, url in self._urls.items() if place in self._pending}
        self._hopeless &= self._pending
        self._patience.keep(self._pending)
        self._wait()
        self._maker.hold(Path(url.toLocalFile()) for url in self._urls.values())
        self._maker.drop_requests()
        for priority, rendition in enumerate(wanted):
            self._maker.request(
                images / rendition.file, rendition.recipe, priority, self._report(rendition.file, rendition.kind, key)
            )

        if self._next is not None:
            self.prepare(*self._next, metrics)

    def prepare(self, deck: Deck, images: Path, metrics: Metrics) -> None:
        """Ask for what a deck that is to come needs and the shelf has not; ``prepared`` when it may be stocked."""
        missing = [item for item in renditions(deck, metrics) if not self._is_known(item.file, item.kind)]
        self._coming = {(item.file, item.kind) for item in missing}
        self._next = (deck, images) if missing else None
        for priority, item in enumerate(missing):
            told = self._report(item.file, item.kind, _COMING)
            self._maker.request(images / item.file, item.recipe, _BEFORE_ALL + priority, told)
        if not missing:
            self.prepared.emit()

    def _is_known(self, file: str, kind: str) -> bool:
        return (file, kind) in self._urls or self.is_hopeless(file, kind)

    def _report(self, file: str, kind: str, key: str) -> Callable[[Outcome], None]:
        def done(result: Outcome) -> None:
            if isinstance(result, Prepared):
                self._arrived.emit(file, kind, key, str(result.picture), False)
            else:
                self._arrived.emit(file, kind, key, "", result.passing)

        return done

    def _take(self, file: str, kind: str, key: str, path: str, passing: bool) -> None:  # noqa: FBT001 - of a signal
        if key == _COMING and (file, kind) not in self._coming:
            return
        if key not in {_COMING, str(self._stocking)}:
            return
        self._pending.discard((file, kind))
        if path:
            self._urls[file, kind] = QUrl.fromLocalFile(path)
            self._hopeless.discard((file, kind))
            self._patience.came((file, kind))
            self.changed.emit(file, kind)
        else:
            self._hopeless.add((file, kind))
            if passing and key != _COMING:  # a deck that is to come is stocked later, which asks again
                self._patience.failed((file, kind))
                self._wait()
            self.failed.emit(file)
        if key == _COMING:
            self._coming.discard((file, kind))
            if not self._coming:
                self._next = None
                self.prepared.emit()

    def report_lost(self, url: QUrl) -> None:
        """What lies at ``url`` could not be loaded: it has gone, or is damaged, or there was no memory for it."""
        self._reported.emit(url)

    def _lose(self, url: QUrl) -> None:
        places = [place for place, there in self._urls.items() if there == url]
        if not places:
            return
        self._maker.doubt(Path(url.toLocalFile()))
        for place in places:
            del self._urls[place]
            if self._patience.failed(place, lost=True):
                self._hopeless.add(place)
            self.lost.emit(place[0])
        self._wait()

    def _wait(self) -> None:
        left = self._patience.seconds_left()
        if left is None:
            self._again.stop()
        else:
            self._again.start(ceil(left * 1000))

    def _ask_again(self) -> None:
        due = self._patience.take_due()
        if due and self._stocked is not None:
            deck, images, metrics = self._stocked
            for item in renditions(deck, metrics):
                if (item.file, item.kind) in due:
                    priority = _AFTER_ALL if self.is_hopeless(item.file, item.kind) else _BEFORE_ALL
                    told = self._report(item.file, item.kind, str(self._stocking))
                    self._maker.request(images / item.file, item.recipe, priority, told)
        self._wait()

    def url(self, file: str, kind: str) -> QUrl:
        """Where the picture lies, or an empty URL while it is not ready."""
        return self._urls.get((file, kind), QUrl())

    def is_hopeless(self, file: str, kind: str) -> bool:
        """Whether the picture cannot be made, or not for now: its stand-in is what there is."""
        return not file or (file, kind) in self._hopeless

    @property
    def complete(self) -> bool:
        """Whether nothing is still being made."""
        return not self._pending
