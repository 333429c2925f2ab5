"""Looks through photos for what staff should mend, by decoding each one; must not know slides or make pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.deck.problems import Problem, ProblemKind, problem
from kiosk.pictures.index import Known
from kiosk.pictures.maker import LIMIT_SECONDS
from kiosk.pictures.messages import Done, Fault, Job, Made, Opened, Sound
from kiosk.pictures.process import ChildLateError, ChildLostError, PictureProcess
from kiosk.pictures.store import Store

_FOLDER = "images"


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of looking through photos: the problems of some, and what is known of the others, by name."""

    problems: tuple[Problem, ...]
    seen: Mapping[str, Known]


def examine(
    content: Path, files: Iterable[str], store: Store | None = None, *, limit_seconds: float = LIMIT_SECONDS
) -> Examined:
    """What is wrong with photos in ``content``/images, in the order of ``files``, which are paths below it, with /.

    Waits for each photo to be decoded, but for those that ``store`` knows to be sound. Never raises for a photo.
    """
    process = PictureProcess()
    found: list[Problem] = []
    known: dict[str, Known] = {}
    try:
        for file in dict.fromkeys(files):
            photo = content.absolute() / _FOLDER / file
            before = store.known(photo) if store is not None else None
            seen = before or look(process, photo, content.absolute() / _FOLDER, f"{_FOLDER}/{file}", limit_seconds)
            if isinstance(seen, Problem):
                found.append(seen)
                continue
            known[file] = seen
            if store is not None and before is None:
                store.learn(seen)
    finally:
        process.close()
    return Examined(tuple(found), known)


def look(
    process: PictureProcess, photo: Path, root: Path, name: str, limit_seconds: float = LIMIT_SECONDS
) -> Known | Problem:
    """Decode a photo inside ``root``: what it is, or its problem under ``name``. Never raises for a photo."""
    opened = Opened("", 0, 0, 0)
    seen: Known | Problem = problem(ProblemKind.PICTURE_FAILED, name, reason="child")
    try:
        for reply in process.ask(Job(str(photo), str(root)), limit_seconds):
            match reply:
                case Opened():
                    opened = reply
                case Sound(width, height, light, camera):
                    status = (opened.size, opened.mtime_ns, opened.inode)
                    seen = Known(str(photo), *status, opened.digest, width, height, light, camera)
                case Fault(_, kind, details):
                    seen = problem(ProblemKind(kind), name, None, "", **details)
                case Made() | Done():
                    pass
    except ChildLateError:
        return problem(ProblemKind.PICTURE_TIMEOUT, name, seconds=f"{limit_seconds:g}")
    except ChildLostError:
        return problem(ProblemKind.PICTURE_FAILED, name, reason="child")
    return seen
