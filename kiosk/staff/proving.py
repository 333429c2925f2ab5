"""python -m kiosk.staff.proving: measures one size and language in a process of its own; a Job in, lines of JSON out.

Must not know how findings are told or grouped.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec

from kiosk.deck.model import Language

COMMAND = (sys.executable, "-m", "kiosk.staff.proving")


class Job(msgspec.Struct, frozen=True):
    """What one process measures. ``pictures`` is where crops are put, under names that begin with ``number``."""

    number: int
    content: str
    state: str
    pictures: str
    size: tuple[int, int]
    language: Language
    modes: tuple[str, ...]
    slides: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True, tag=True):
    """One finding. ``box`` is x, y, width, height in pixels; ``picture`` the name of its crop, or empty."""

    kind: str
    place: str
    text: str
    face: str
    slide: str
    language: Language
    size: str
    mode: str
    fold: int
    box: tuple[int, int, int, int]
    details: dict[str, str]
    picture: str = ""


class Step(msgspec.Struct, frozen=True, tag=True):
    """How far it has come: faces measured in all modes, of how many."""

    done: int
    of: int


Line = Found | Step
LINES = msgspec.json.Decoder(Line)


def main() -> int:
    """Measure the job that standard input has; 0 also when something is wrong on the screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    from PySide6.QtGui import QGuiApplication

    from kiosk.deck import read_deck
    from kiosk.pictures import PictureMaker, Store
    from kiosk.screen.grab import Easel
    from kiosk.screen.prover import QUIET_SECONDS, all_sights, prove_all

    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    app = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    assert app is not None
    images = Path(job.content) / "images"
    maker = PictureMaker(Store(Path(job.state) / "pictures"), images)
    maker.start()
    easel = Easel(read_deck(Path(job.content)).deck, images, maker, job.size, quiet_seconds=QUIET_SECONDS)
    faces = all_sights(easel, job.language, job.modes, frozenset(job.slides))
    kept = 0
    for done, seen in enumerate(prove_all(easel, faces), start=1):
        for one in seen:
            name = f"{job.number}-{kept}.png"
            kept += 1
            if one.crop is None or not one.crop.save(str(Path(job.pictures) / name)):
                name = ""
            area, finding = one.finding.area, one.finding
            _say(
                Found(
                    finding.fault,
                    finding.place,
                    finding.text,
                    one.face,
                    one.slide,
                    one.language,
                    f"{job.size[0]}x{job.size[1]}",
                    one.mode,
                    one.fold,
                    (round(area.x), round(area.y), round(area.width), round(area.height)),
                    dict(finding.details),
                    name,
                )
            )
        _say(Step(done, len(faces)))
    easel.close()
    maker.close()
    for warning in easel.warnings:
        sys.stderr.write(warning + "\n")
    return 0


def _say(line: Line) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
