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


class Shelf(QObject):
    """Pictures that are ready. ``changed`` and ``failed`` come on the thread that made the shelf."""

    changed = Signal(str, str)  # photo file, kind
    failed = Signal(str)
    _arrived = Signal(str, str, str, str)  # file, kind, key of the stocking, path or ""

    def __init__(self, maker: PictureMaker, parent: QObject | None = None) -> None:
        """Nothing is on it until it is stocked."""
        super().__init__(parent)
        self._maker = maker
        self._urls: dict[tuple[str, str], QUrl] = {}
        self._hopeless: set[str] = set()
        self._problems: list[Problem] = []
        self._pending: set[tuple[str, str]] = set()
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
        self._maker.drop_requests()
        for priority, rendition in enumerate(wanted):
            self._maker.request(
                images / rendition.file, rendition.recipe, priority, self._report(rendition.file, rendition.kind, key)
            )

    def _report(self, file: str, kind: str, key: str) -> Callable[[Outcome], None]:
        def done(result: Outcome) -> None:
            if isinstance(result, Prepared):
                self._arrived.emit(file, kind, key, str(result.picture))
            else:
                self._problems.append(result.problem)
                self._arrived.emit(file, kind, key, "")

        return done

    def _take(self, file: str, kind: str, key: str, path: str) -> None:
        if key != str(self._stocking):
            return
        self._pending.discard((file, kind))
        if path:
            self._urls[file, kind] = QUrl.fromLocalFile(path)
            self._hopeless.discard(file)
            self.changed.emit(file, kind)
        else:
            self._hopeless.add(file)
            self.failed.emit(file)

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
