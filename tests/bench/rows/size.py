"""Start and memory by the number of slides, and memory over very many panels."""

from __future__ import annotations

import shutil
import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

from tests.bench import tree
from tests.bench.decks import write_deck
from tests.bench.ground import FULL_HD, KIOSK, running
from tests.bench.kiosk import Kiosk, StoppedError
from tests.bench.record import Result
from tests.bench.rows.start import until_panel
from tests.bench.screen import Watch, screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.ground import Ground

LIMIT = 600.0
FLAT = 2.0
FIFTH_MORE = 1.2
SAMPLES = 500


def decks(ground: Ground) -> list[Result]:
    """The kiosk with decks of 10 to 10,000 slides, in turn."""
    first: dict[int, list[float]] = {}
    living: dict[int, list[float]] = {}
    memory: dict[int, list[float]] = {}
    most: dict[int, float] = {}
    folders = {slides: _released(ground, slides) for slides in ground.plan.decks}
    for _ in range(ground.plan.runs):
        for slides, (content, state) in folders.items():
            with screen(FULL_HD) as on:
                watch = Watch(on)
                with running(partial(Kiosk, content=content, state=state), on) as kiosk:
                    first.setdefault(slides, []).append(until_panel(kiosk, on, watch))
                    living.setdefault(slides, []).append(kiosk.wait_until_alive())
                    most[slides] = max(most.get(slides, 0.0), _until_rest(kiosk, ground.plan.rest))
                    memory.setdefault(slides, []).append(tree.memory(kiosk.pid))
                watch.close()
            ground.say(f"decks, {slides:,} slides: {first[slides][-1]:.2f} s, {memory[slides][-1]:.0f} MB")
    return [
        *flat("first panel", first),
        *flat("to the living panel", living),
        *(
            Result(
                "decks",
                f"memory (PSS) at rest, {slides:,} slides",
                KIOSK,
                "MB",
                tuple(used),
                digits=0,
                note=f"at most {most[slides]:.0f} before",
            )
            for slides, used in memory.items()
        ),
        Result("decks", "memory a slide", KIOSK, "KB", a_slide(memory), 4.0),
    ]


def flat(what: str, took: dict[int, list[float]]) -> list[Result]:
    """Seconds by the number of slides: the smallest deck is the measure of the others, which may take a fifth more."""
    few = min(took)
    bar = round(FIFTH_MORE * statistics.median(took[few]), 2)
    return [
        Result("decks", f"{what}, {slides:,} slides", KIOSK, "s", tuple(runs), None if slides == few else bar, digits=2)
        for slides, runs in took.items()
    ]


def a_slide(memory: dict[int, list[float]]) -> tuple[float, ...]:
    """KB that each slide more takes, by the runs (MB) of the smallest and the largest deck."""
    few, many = min(memory), max(memory)
    return tuple(1024 * (high - low) / (many - few) for low, high in zip(memory[few], memory[many], strict=True))


def _until_rest(kiosk: Kiosk, seconds: float) -> float:
    """Wait so long, then until the kiosk is alone: a start reads the folder in another process. The most MB by then."""
    began, most = time.monotonic(), 0.0
    while time.monotonic() - began < LIMIT:
        time.sleep(0.5)
        most = max(most, tree.memory(kiosk.pid))
        if time.monotonic() - began > seconds and len(tree.processes(kiosk.pid)) == 1:
            return most
    message = f"still at work {LIMIT / 60:g} minutes after its start: {kiosk.errors()[-300:]}"
    raise StoppedError(message)


def _released(ground: Ground, slides: int) -> tuple[Path, Path]:
    """A deck whose release and pictures are made, by the kiosk as it is now."""
    folder = ground.folder / f"deck-{slides}"
    content, state = write_deck(folder / "content", slides), folder / "state"
    shutil.rmtree(state, ignore_errors=True)
    for _ in range(2):  # the second start keeps its launch picture
        with screen(FULL_HD) as on, running(partial(Kiosk, content=content, state=state), on) as kiosk:
            kiosk.wait_for("deck", LIMIT, outcome="accepted", release="1")
            time.sleep(ground.plan.rest)
    return content, state


def endless(ground: Ground) -> list[Result]:
    """Memory while the loop runs as fast as it can: once warm, the fifth with most against the fifth with least.

    The tree's own, without the pages of files: these are shared, and what part of them is the kiosk's changes with
    every other program that comes or goes in an hour.
    """
    wanted, pace = ground.plan.endless, 400.0
    begin = ground.programs(FULL_HD, KIOSK, pace=pace)[KIOSK]
    samples: list[float] = []
    whole = 0.0
    shown, quiet, began = 0, time.monotonic(), time.monotonic()
    with screen(FULL_HD) as on:
        kiosk = begin(on)
        assert isinstance(kiosk, Kiosk)
        try:
            while shown < wanted:
                time.sleep(0.2)
                new = sum(event["event"] == "panel" for event in kiosk.read())
                kiosk.events.clear()
                quiet = time.monotonic() if new else quiet
                if kiosk.process.poll() is not None or time.monotonic() - quiet > LIMIT / 10:
                    message = f"the loop stood after {shown:,} panels: {kiosk.errors()[-300:]}"
                    raise StoppedError(message)
                shown += new
                if shown * SAMPLES >= (len(samples) + 1) * wanted:
                    samples.append(tree.own_memory(kiosk.pid))
                    whole = tree.memory(kiosk.pid)
                    if len(samples) % 50 == 0:
                        ground.say(f"endless: {shown:,} panels, {samples[-1]:.1f} MB")
        finally:
            kiosk.end()
    seconds = time.monotonic() - began
    warm = samples[len(samples) // 10 :]
    fifth = max(1, len(warm) // 5)
    fifths = [statistics.median(warm[at : at + fifth]) for at in range(0, fifth * 5, fifth) if warm[at : at + fifth]]
    apart = 100 * (max(fifths) - min(fifths)) / min(fifths)
    note = f"fifths of {', '.join(f'{one:.1f}' for one in fifths)} MB; {shown / seconds:.0f} panels a second"
    note += f"; PSS {whole:.0f} MB at the end"
    what = f"own memory, most apart over {wanted:,} panels at full pace"
    return [Result("endless", what, KIOSK, "%", (apart,), FLAT, note=note)]
