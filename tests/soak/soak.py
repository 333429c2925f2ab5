"""One soak: the real kiosk, random visitors, staff and misfortune, for a time; gives the account."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from kiosk.release import Archive
from tests.soak.actors import Misfortune, Staff, Visitor
from tests.soak.lost import missing
from tests.soak.stage import Stage, complaints, copy_content
from tests.soak.verdict import Account
from tests.soak.watching import Eye, Held, held
from tests.xserver import xserver

SIZE = (1280, 720)
STORMY = 0.4  # the first part of the time has kills; the rest is for the slope of memory
SETTLE_SECONDS = 60.0
PROMISE_SECONDS = 60.0  # from one look whether all that was saved is on the wall to the next
LOOK_SECONDS = 0.5
WALK_SECONDS = 900.0


def soak(
    folder: Path,
    seconds: float,
    pace: float,
    seed: int,
    say: Callable[[str], None] = lambda _: None,
    *,
    walk: bool = False,
) -> Account:
    """Run it. ``folder`` is empty and takes everything; ``pace`` divides every wait of the kiosk.

    ``walk``: after the part with kills everything is seen once, some minutes, and memory is judged from then on.
    """
    with xserver(SIZE) as server:
        return _on(server.name, folder, seconds, pace, seed, say, walk)


class Promise:
    """Now and then, with nothing in the folder that is bad: all that staff have saved by then comes onto the wall."""

    def __init__(self, content: Path, state: Path) -> None:
        """Looks at nothing yet."""
        self._content, self._state = content, state
        self._since: float | None = None
        self._looked = 0.0
        self.took: list[float] = []
        self.lost: tuple[str, ...] = ()

    def kept(self, now: float) -> bool:
        """Whether it is kept by now, or given up; staff touch nothing until then. ``now`` in seconds."""
        self._since = now if self._since is None else self._since
        if now - self._looked < LOOK_SECONDS:
            return False
        self._looked = now
        lacking = missing(self._content, self._state)
        late = now - self._since > SETTLE_SECONDS
        if lacking and not late:
            return False
        self.took += [] if lacking else [now - self._since]
        self.lost += lacking
        self._since = None
        return True


@dataclass
class Cast:
    """Everybody who takes part, and what is noted of them."""

    stage: Stage
    eye: Eye
    visitor: Visitor
    staff: Staff
    misfortune: Misfortune
    promise: Promise
    random: Random
    quiet: list[Held] = field(default_factory=list)
    longest_panel: float = 0.0


def _on(
    display: str, folder: Path, seconds: float, pace: float, seed: int, say: Callable[[str], None], walk: bool
) -> Account:
    random = Random(seed)
    content = copy_content(folder)
    stage = Stage(display, content, folder, pace)
    cast = Cast(
        stage,
        Eye(display),
        Visitor(display, SIZE, Random(random.random())),
        Staff(content, Random(random.random())),
        Misfortune(stage, display, SIZE, Random(random.random())),
        Promise(content, folder / "state"),
        random,
    )
    try:
        began = _wait(lambda: stage.events["panel"] > 0)
        cast.eye.start()
        _play(cast, folder, began, seconds, say, walk=walk)
        cast.staff.settle()
        cast.misfortune.settle()
        lost = (*cast.promise.lost, *_lost(content, folder / "state"))
    finally:
        if cast.eye.is_alive():
            cast.eye.close()
        status = stage.close()
    return Account(
        seconds=seconds,
        panels=stage.events["panel"],
        visits=stage.events["visit"],
        actions=cast.visitor.actions,
        good_changes=cast.staff.good,
        bad_changes=cast.staff.bad,
        lost_changes=lost,
        releases=Archive(folder / "state").pointed() or 0,
        restarts=tuple(stage.restarts),
        misfortunes=tuple(cast.misfortune.happened),
        longest_without_picture=cast.eye.longest,
        longest_panel=cast.longest_panel,
        promises=tuple(cast.promise.took),
        complaints=tuple(complaints(folder)),
        exit_status=status,
        quiet=tuple(cast.quiet),
    )


def _play(cast: Cast, folder: Path, began: float, seconds: float, say: Callable[[str], None], *, walk: bool) -> None:
    """Let them act until the time is over: misfortune in the first part alone, and in the other memory is noted."""
    stage, random = cast.stage, cast.random
    due = dict.fromkeys(("visitor", "staff", "misfortune", "held", "told"), began)
    due["promise"] = began + min(PROMISE_SECONDS, seconds / 2)
    quiet_from = began + seconds * STORMY
    while (now := time.monotonic()) - began < seconds:
        if now >= due["visitor"]:
            # visitors come in groups, and leave the loop alone in between
            busy = int((now - began) / 20) % 2 == 0
            due["visitor"] = now + (random.uniform(0.1, 0.8) if busy else 5.0)
            cast.visitor.act()
        if now >= due["promise"] and cast.staff.rests:
            if cast.promise.kept(now):
                due["promise"] = now + PROMISE_SECONDS
        elif now >= due["staff"]:
            due["staff"] = now + random.uniform(1.0, 8.0)
            cast.staff.act()
        if now < quiet_from and now >= due["misfortune"]:
            due["misfortune"] = now + random.uniform(5.0, 30.0)
            cast.misfortune.act()
        if now >= quiet_from:
            cast.misfortune.settle()
            if walk:
                walk = False
                say(f"{now - began:.0f} s: {_walk(folder)} faces seen, one after another")
                quiet_from = time.monotonic()
                continue
            cast.longest_panel = max(cast.longest_panel, now - max(stage.panel_at, quiet_from))
            if now >= due["held"]:
                due["held"] = now + 2.0
                seen = held(stage.pid, stage.events["panel"], stage.counts)
                cast.quiet += [seen] if seen is not None else []
        if now >= due["told"]:
            due["told"] = now + 60.0
            say(_progress(now - began, seconds, stage, cast.eye, cast.quiet))
        time.sleep(0.02)


def _wait(done: Callable[[], bool], seconds: float = SETTLE_SECONDS) -> float:
    """Wait until something is so; the moment. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while not done():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.05)
    return time.monotonic()


def _walk(folder: Path) -> int:
    """Have the kiosk go through everything once; how many faces that was. Raises TimeoutError."""
    (folder / "walk").touch()
    walked = folder / "walked"
    _wait(lambda: walked.exists() and walked.read_text() != "", WALK_SECONDS)
    return int(walked.read_text())


def _lost(content: Path, state: Path) -> tuple[str, ...]:
    """What has not come onto the wall as it was last saved when all has settled."""
    with suppress(TimeoutError):
        _wait(lambda: not missing(content, state))
    return missing(content, state)


def _progress(passed: float, seconds: float, stage: Stage, eye: Eye, quiet: list[Held]) -> str:
    memory = f"{quiet[-1].resident:.0f} MB" if quiet else ""
    panels, restarts = stage.events["panel"], len(stage.restarts)
    return (
        f"{passed / 60:.0f}/{seconds / 60:.0f} min, {panels} panels, {restarts} restarts, {eye.longest:.1f} s, {memory}"
    )
