"""Makes the pictures that are asked for, the most wanted first, in one thread and one child process.

Must not know Pillow, the deck or the screen.
"""

from __future__ import annotations

import contextlib
import functools
import heapq
import itertools
import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.deck.memory import Signature
from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.pictures.index import Known
from kiosk.pictures.messages import Done, Fault, Job, Made, Opened, Order, Sound
from kiosk.pictures.process import COMMAND, ChildLateError, ChildLostError, PictureProcess
from kiosk.pictures.recipe import Recipe
from kiosk.pictures.renewal import Renewal, signature_of
from kiosk.pictures.store import Store

_log = logging.getLogger(__name__)

LIMIT_SECONDS = 30.0
FAREWELL_SECONDS = 1.0
_ATTEMPTS = 2
_LASTING = frozenset(  # faults of the content itself: the same file will have them again
    {
        ProblemKind.PICTURE_TRUNCATED,
        ProblemKind.PICTURE_NOT_PICTURE,
        ProblemKind.PICTURE_TOO_LARGE,
        ProblemKind.PICTURE_HEIC,
        ProblemKind.PICTURE_UNSUPPORTED,
    }
)
_PASSING = frozenset(  # faults of the moment: a busy machine, a lost child, a full disk, a share that is away
    {
        ProblemKind.PICTURE_TIMEOUT,
        ProblemKind.PICTURE_FAILED,
        ProblemKind.PICTURE_UNREADABLE,
        ProblemKind.PICTURE_MISSING,
    }
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A finished picture: opaque sRGB, ready to be shown as it is."""

    photo: Path
    recipe: Recipe
    picture: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """A picture that cannot be made, and why; the screen shows a stand-in."""

    photo: Path
    recipe: Recipe
    problem: Problem

    @property
    def passing(self) -> bool:
        """Whether the same photo may become a picture at another time."""
        return self.problem.kind in _PASSING


Outcome = Prepared | Failed


@dataclass(order=True, frozen=True, slots=True)
class _Wanted:
    priority: int
    number: int
    photo: Path = field(compare=False)
    recipe: Recipe = field(compare=False)
    done: Callable[[Outcome], None] = field(compare=False)


class PictureMaker:
    """Photos to pictures in the background. A photo's pictures are made together, from one decoding."""

    def __init__(
        self,
        store: Store,
        *roots: Path,
        command: Sequence[str] = COMMAND,
        renew: Callable[[Path], bool] | None = None,
    ) -> None:
        """Starts nothing. Photos that really lie outside the ``roots``, where there are any, are refused.

        ``renew`` is called for a photo that failed, in a thread of its own: it may put another file in its place, and
        says whether it did, now or before.
        """
        self.limit_seconds = LIMIT_SECONDS  # for one photo
        self._store = store
        self._roots = tuple(root.absolute() for root in roots)
        self._process = PictureProcess(command)
        self._turn = threading.Lock()  # held by whoever uses the child
        self._waiting = threading.Condition()
        self._queue: list[tuple[int, int, Path]] = []
        self._wanted: dict[Path, list[_Wanted]] = {}
        self._count = itertools.count()
        self._closed = False
        self._worker: threading.Thread | None = None
        self._refused: dict[Path, tuple[Signature, Problem]] = {}
        self._renewal = Renewal(renew) if renew is not None else None
        self._dropped = 0  # how often all requests were

    @property
    def child(self) -> int | None:
        """The running child's process id, None while there is none."""
        return self._process.pid

    def start(self) -> None:
        """Begin with what is requested, in a thread of its own."""
        if self._worker is None:
            self._worker = threading.Thread(target=self._run, name="pictures", daemon=True)
            self._worker.start()

    def request(self, photo: Path, recipe: Recipe, priority: int, done: Callable[[Outcome], None]) -> None:
        """Ask for a picture; returns at once and touches no disk.

        Lower ``priority`` comes first, equal ones in order. ``done`` is called once, in the worker's thread, unless
        the maker is closed before; after a failure once more where the photo could be renewed.
        """
        with self._waiting:
            self._want(_Wanted(priority, next(self._count), photo, recipe, done))

    def _want(self, wanted: _Wanted) -> None:
        self._wanted.setdefault(wanted.photo, []).append(wanted)
        heapq.heappush(self._queue, (wanted.priority, wanted.number, wanted.photo))
        self._waiting.notify()

    def drop_requests(self) -> None:
        """Forget what is asked for and not begun: another deck or another screen size will ask anew."""
        with self._waiting:
            self._queue.clear()
            self._wanted.clear()
            self._dropped += 1

    def hold(self, pictures: Iterable[Path]) -> None:
        """Keep these in the store, and what is prepared from now on; the others may go when room is needed."""
        self._store.hold(pictures)

    def doubt(self, picture: Path) -> None:
        """Look at a picture that was prepared once more, when it is next asked for; returns at once."""
        self._store.doubt(picture)

    def close(self) -> None:
        """Drop what is not made yet, end the child, and return when the thread has ended, or hangs in a dead share."""
        with self._waiting:
            self._closed = True
            self._waiting.notify_all()
        self._process.close()
        if self._renewal is not None:
            self._renewal.close()
        if self._worker is not None and self._worker is not threading.current_thread():
            self._worker.join(FAREWELL_SECONDS)

    def prepare(self, photo: Path, recipes: Iterable[Recipe]) -> dict[Recipe, Path] | Problem:
        """Make one photo's pictures and wait for them, in the caller's thread, started or not."""
        made: dict[Recipe, Path] = {}
        failed: list[Problem] = []

        def done(outcome: Outcome) -> None:
            if isinstance(outcome, Prepared):
                made[outcome.recipe] = outcome.picture
            else:
                failed.append(outcome.problem)

        batch = [_Wanted(0, number, photo, recipe, done) for number, recipe in enumerate(recipes)]
        self._make(batch)
        if not failed and any(wanted.recipe not in made for wanted in batch):  # closed meanwhile
            failed.append(problem(ProblemKind.PICTURE_FAILED, photo_name(photo, self._root_of(photo)), reason="closed"))
        return failed[0] if failed else made

    def _run(self) -> None:
        self._store.tidy()
        while batch := self._next():
            self._make(batch)

    def _next(self) -> list[_Wanted]:
        with self._waiting:
            while True:
                if self._closed:
                    return []
                while self._queue:
                    batch = self._wanted.pop(heapq.heappop(self._queue)[2], None)
                    if batch is not None:
                        return sorted(batch)
                self._waiting.wait()

    def _make(self, batch: list[_Wanted]) -> None:
        """Serve one photo's requests, each told as soon as its picture is there."""
        missing: dict[str, list[_Wanted]] = {}
        for wanted in batch:
            missing.setdefault(wanted.recipe.key, []).append(wanted)
        photo = batch[0].photo
        try:
            with self._turn:
                for key, waiting in list(missing.items()):
                    found = self._store.find(photo, waiting[0].recipe)
                    if found is not None:
                        self._tell_all(missing.pop(key), found)
                if missing:
                    self._make_missing(photo, missing)
        except Exception:  # noqa: BLE001 - the border of one job: the thread outlives it, and nobody waits for ever
            _log.exception("Pictures of %s could not be made", photo.name)
            fault = self._problem(photo, ProblemKind.PICTURE_FAILED, reason="child")
            for waiting in missing.values():
                self._tell_all(waiting, fault)

    def _make_missing(self, photo: Path, missing: dict[str, list[_Wanted]]) -> None:
        signature = signature_of(photo)
        refused = self._refused.get(photo)
        fault = refused[1] if refused is not None and refused[0] == signature else None
        for _ in range(_ATTEMPTS):
            if fault is not None or not missing or self._closed:
                break
            try:
                fault = self._ask(photo, missing)
            except ChildLateError:
                fault = self._problem(photo, ProblemKind.PICTURE_TIMEOUT, seconds=f"{self.limit_seconds:g}")
            except ChildLostError:
                if not self._closed:
                    _log.warning("The picture process ended while it worked on %s", photo.name)
        if not missing or self._closed:
            return
        if fault is None:
            fault = self._problem(photo, ProblemKind.PICTURE_FAILED, reason="child")
        elif signature is not None and fault.kind in _LASTING:
            self._refused[photo] = (signature, fault)
        for waiting in missing.values():
            self._tell_all(waiting, fault)
        if self._renewal is not None:
            failed = [wanted for waiting in missing.values() for wanted in waiting]
            self._renewal.ask(photo, signature, functools.partial(self._want_again, failed, self._dropped))

    def _want_again(self, failed: list[_Wanted], dropped: int) -> None:
        """Ask once more for what failed, unless all that was asked for by then has been dropped."""
        with self._waiting:
            if dropped == self._dropped:
                for wanted in failed:
                    self._want(wanted)

    def _ask(self, photo: Path, missing: dict[str, list[_Wanted]]) -> Problem | None:
        """One try. Takes what is served out of ``missing``; the problem of the photo, if it has one."""
        orders = {key: _order(waiting[0].recipe, self._store.temporary()) for key, waiting in missing.items()}
        path = str(photo.absolute())
        root = str(self._root_of(photo) or "")
        job = Job(path, root, str(self._store.pictures.absolute()), tuple(orders.values()))
        opened = Opened("", 0, 0, 0)
        fault: Problem | None = None
        try:
            for reply in self._process.ask(job, self.limit_seconds):
                match reply:
                    case Opened():
                        opened = reply
                    case Sound(width, height, light, camera):
                        seen = (opened.size, opened.mtime_ns, opened.inode, opened.digest)
                        self._store.learn(Known(path, *seen, width, height, light, camera))
                    case Made(key, known):
                        temporary = None if known else Path(orders[key].temporary)
                        picture = self._store.admit(temporary, opened.digest, key)
                        told = picture or self._problem(photo, ProblemKind.PICTURE_FAILED, reason="store")
                        self._tell_all(missing.pop(key), told)
                    case Fault("", kind, details):
                        fault = self._problem(photo, ProblemKind(kind), **details)
                    case Fault(key, kind, details):
                        self._tell_all(missing.pop(key), self._problem(photo, ProblemKind(kind), **details))
                    case Done():
                        pass
        finally:
            for order in orders.values():
                with contextlib.suppress(OSError):
                    Path(order.temporary).unlink(missing_ok=True)
        return fault

    def _root_of(self, photo: Path) -> Path | None:
        """The root that the photo lies below by its name; else the first, which will refuse it."""
        inside = (root for root in self._roots if photo.absolute().is_relative_to(root))
        return next(inside, self._roots[0] if self._roots else None)

    def _tell_all(self, waiting: list[_Wanted], told: Path | Problem) -> None:
        for wanted in waiting:
            self._tell(wanted, told)

    def _tell(self, wanted: _Wanted, told: Path | Problem) -> None:
        if isinstance(told, Problem):
            outcome: Outcome = Failed(wanted.photo, wanted.recipe, told)
        else:
            outcome = Prepared(wanted.photo, wanted.recipe, told)
        try:
            wanted.done(outcome)
        except Exception:  # noqa: BLE001 - not ours, and the others wait
            _log.exception("Nobody took the picture of %s", wanted.photo.name)

    def _problem(self, photo: Path, kind: ProblemKind, **details: str) -> Problem:
        found = problem(kind, photo_name(photo, self._root_of(photo)), None, "", **details)
        _log.warning("No picture of %s: %s %s", found.file, found.kind, dict(found.details))
        return found


def photo_name(photo: Path, root: Path | None) -> str:
    """How a problem calls a photo: from the folder ``root`` on, with /, as staff see it; else by its name alone."""
    if root is not None and photo.absolute().is_relative_to(root.absolute()):
        return f"{root.absolute().name}/{photo.absolute().relative_to(root.absolute()).as_posix()}"
    return photo.name


def _order(recipe: Recipe, temporary: Path) -> Order:
    size = (recipe.width, recipe.height)
    return Order(recipe.key, *size, recipe.fit, recipe.focus, recipe.background, str(temporary.absolute()))
