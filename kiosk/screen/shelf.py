"""The prepared pictures that QML may show, by photo and kind. Knows no decoding and never waits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

from kiosk.pictures import Prepared
from kiosk.screen.renditions import renditions

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.deck.model import Deck
    from kiosk.deck.problems import Problem
    from kiosk.pictures import Outcome, PictureMaker
    from kiosk.screen.metrics import Metrics

_COMING = "coming"  # in place of a stocking's number
_BEFORE_ALL = -1_000_000


class Shelf(QObject):
    """Pictures that are ready. ``changed`` and ``failed`` come on the thread that made the shelf."""

    changed = Signal(str, str)  # photo file, kind
    failed = Signal(str)
    prepared = Signal()  # every picture of the deck that is to come is there, or will never be
    _arrived = Signal(str, str, str, str)  # file, kind, key of the stocking, path or ""

    def __init__(self, maker: PictureMaker, parent: QObject | None = None) -> None:
        """Nothing is on it until it is stocked."""
        super().__init__(parent)
        self._maker = maker
        self._urls: dict[tuple[str, str], QUrl] = {}
        self._hopeless: set[str] = set()
        self._problems: list[Problem] = []
        self._pending: set[tuple[str, str]] = set()
        self._coming: set[tuple[str, str]] = set()
        self._next: tuple[Deck, Path] | None = None
        self._stocking = 0
        self._arrived.connect(self._take)

    def stock(self, deck: Deck, images: Path, metrics: Metrics, *, first: str | None = None) -> None:
        """Ask for every picture of ``deck`` at the sizes of ``metrics``; the photo ``first`` before all."""
        self._stocking += 1
        key = str(self._stocking)
        wanted = list(renditions(deck, metrics))
        if first is not None:
            wanted.sort(key=lambda rendition: not (rendition.file == first and rendition.kind == "panel"))
        self._pending = {(rendition.file, rendition.kind) for rendition in wanted}
        self._urls = {place: url for place, url in self._urls.items() if place in self._pending}
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
        return (file, kind) in self._urls or self.is_hopeless(file)

    def _report(self, file: str, kind: str, key: str) -> Callable[[Outcome], None]:
        def done(result: Outcome) -> None:
            if isinstance(result, Prepared):
                self._arrived.emit(file, kind, key, str(result.picture))
            else:
                self._problems.append(result.problem)
                self._arrived.emit(file, kind, key, "")

        return done

    def _take(self, file: str, kind: str, key: str, path: str) -> None:
        if key == _COMING and (file, kind) not in self._coming:
            return
        if key not in {_COMING, str(self._stocking)}:
            return
        self._pending.discard((file, kind))
        if path:
            self._urls[file, kind] = QUrl.fromLocalFile(path)
            self._hopeless.discard(file)
            self.changed.emit(file, kind)
        else:
            self._hopeless.add(file)
            self.failed.emit(file)
        if key == _COMING:
            self._coming.discard((file, kind))
            if not self._coming:
                self._next = None
                self.prepared.emit()

    def url(self, file: str, kind: str) -> QUrl:
        """Where the picture lies, or an empty URL while it is not ready."""
        return self._urls.get((file, kind), QUrl())

    def is_hopeless(self, file: str) -> bool:
        """Whether the photo cannot become a picture: its stand-in is what there is."""
        return not file or file in self._hopeless

    @property
    def complete(self) -> bool:
        """Whether nothing is still being made."""
        return not self._pending

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with photos, one for each photo."""
        return tuple({problem.file: problem for problem in self._problems}.values())
