"""One soak: the real kiosk, random visitors, staff and misfortune, for a time; gives the account."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from kiosk.deck import read_deck
from kiosk.release import Archive
from tests.soak.actors import Misfortune, Staff, Visitor
from tests.soak.stage import Stage, copy_content
from tests.soak.verdict import Account
from tests.soak.watching import Eye, Held, held
from tests.xserver import xserver

SIZE = (1280, 720)
STORMY = 0.4  # the first part of the time has kills; the rest is for the slope of memory
SETTLE_SECONDS = 60.0
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


def _on(
    display: str, folder: Path, seconds: float, pace: float, seed: int, say: Callable[[str], None], walk: bool
) -> Account:
    random = Random(seed)
    content = copy_content(folder)
    stage = Stage(display, content, folder, pace)
    eye = Eye(display)
    visitor = Visitor(display, SIZE, Random(random.random()))
    staff = Staff(content, Random(random.random()))
    misfortune = Misfortune(stage, display, Random(random.random()))
    quiet: list[Held] = []
    try:
        began = _wait(lambda: stage.events["panel"] > 0)
        eye.start()
        due = dict.fromkeys(("visitor", "staff", "misfortune", "held", "told"), began)
        while (now := time.monotonic()) - began < seconds:
            stormy = now - began < seconds * STORMY
            if now >= due["visitor"]:
                # visitors come in groups, and leave the loop alone in between
                busy = int((now - began) / 20) % 2 == 0
                due["visitor"] = now + (random.uniform(0.1, 0.8) if busy else 5.0)
                visitor.act()
            if now >= due["staff"]:
                due["staff"] = now + random.uniform(1.0, 8.0)
                staff.act()
            if stormy and now >= due["misfortune"]:
                due["misfortune"] = now + random.uniform(5.0, 30.0)
                misfortune.act()
            if walk and not stormy:
                walk = False
                faces = _walk(folder)
                say(f"{time.monotonic() - began:.0f} s: {faces} faces seen, one after another")
                continue
            if not stormy and now >= due["held"]:
                due["held"] = now + 2.0
                seen = held(stage.pid, stage.events["panel"], stage.counts)
                quiet += [seen] if seen is not None else []
            if now >= due["told"]:
                due["told"] = now + 60.0
                say(_progress(now - began, seconds, stage, eye, quiet))
            time.sleep(0.02)
        staff.settle()
        lost = _lost(content, folder / "state")
    finally:
        if eye.is_alive():
            eye.close()
        status = stage.close()
    return Account(
        seconds=seconds,
        panels=stage.events["panel"],
        visits=stage.events["visit"],
        actions=visitor.actions,
        good_changes=staff.good,
        bad_changes=staff.bad,
        lost_changes=lost,
        releases=Archive(folder / "state").pointed() or 0,
        restarts=tuple(stage.restarts),
        misfortunes=tuple(misfortune.happened),
        longest_without_picture=eye.longest,
        complaints=tuple(stage.complaints()),
        exit_status=status,
        quiet=tuple(quiet),
    )


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
    """The slides whose last good text has not come onto the wall when all has settled."""
    archive = Archive(state)
    wanted = {slide.id: slide for slide in read_deck(content).deck.slides}

    def missing() -> tuple[str, ...]:
        release = archive.current_of(content)
        shown = {slide.id: slide for slide in release.content.deck.slides} if release else {}
        return tuple(sorted(slide for slide in wanted.keys() | shown.keys() if wanted.get(slide) != shown.get(slide)))

    try:
        _wait(lambda: not missing())
    except TimeoutError:
        return missing()
    return ()


def _progress(passed: float, seconds: float, stage: Stage, eye: Eye, quiet: list[Held]) -> str:
    memory = f"{quiet[-1].resident:.0f} MB" if quiet else ""
    panels, restarts = stage.events["panel"], len(stage.restarts)
    return (
        f"{passed / 60:.0f}/{seconds / 60:.0f} min, {panels} panels, {restarts} restarts, {eye.longest:.1f} s, {memory}"
    )
