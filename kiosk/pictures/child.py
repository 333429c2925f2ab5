"""The child process that touches photos, one job after the other; must not know queues or what is shown.

It limits itself: 1,200 MB of address space on POSIX, least priority. Windows has no such limit for a process without
a job object; there the cap on pixels (kiosk.pictures.decoding) stands alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import signal
import sys
import warnings
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from kiosk.deck.memory import mark_of
from kiosk.deck.problems import ProblemKind
from kiosk.pictures.appearance import is_from_camera, light_of
from kiosk.pictures.colour import Colours
from kiosk.pictures.decoding import Photo, Pixels, decode, read_header
from kiosk.pictures.framing import frame, scale_of, write
from kiosk.pictures.intake import PhotoError, open_photo
from kiosk.pictures.messages import Done, Fault, Job, Made, Opened, Order, Reply, Sound, jobs, receive, send
from kiosk.pictures.recipe import picture_name
from kiosk.pictures.seal import is_sound

if sys.platform != "win32":
    import resource

MOST_MEMORY = 1_200_000_000
_NICENESS = 10
_GLANCE = 0.05  # enough of a JPEG's resolution to learn whether all of it is there


def work(job: Job) -> Iterator[Reply]:
    """Do one job, telling each step as soon as it is done. Never raises for what is in a photo."""
    try:
        with open_photo(Path(job.photo), Path(job.root) if job.root else None) as stream:
            yield from _work_on(stream, job)
    except PhotoError as error:
        yield Fault("", error.kind, error.details)
    except MemoryError:
        yield Fault("", ProblemKind.PICTURE_TOO_LARGE)
    except Exception as error:  # noqa: BLE001 - the border of one picture: Pillow raises anything for a broken file
        # A read error has a number; what Pillow finds wrong in the content has none.
        unreadable = isinstance(error, OSError) and error.errno is not None
        yield Fault("", ProblemKind.PICTURE_UNREADABLE if unreadable else ProblemKind.PICTURE_TRUNCATED)
    yield Done()


def _work_on(stream: BufferedReader, job: Job) -> Iterator[Reply]:
    before = os.fstat(stream.fileno())
    digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if _is_named_by_content(job.photo) and Path(job.photo).stem != digest:
        raise PhotoError(ProblemKind.PICTURE_TRUNCATED)  # our own copy, damaged on the disk
    yield Opened(digest, *mark_of(before))
    photo = read_header(stream)
    known = [order for order in job.orders if is_sound(Path(job.pictures) / picture_name(digest, order.key))]
    missing = [order for order in job.orders if order not in known]
    if known and not missing:
        yield Sound(*photo.size)
        pixels = None
    else:
        pixels = decode(photo, max((scale_of(order, photo.size) for order in missing), default=_GLANCE))
        after = os.fstat(stream.fileno())
        if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            raise PhotoError(ProblemKind.PICTURE_TRUNCATED)  # still being copied
        yield Sound(*pixels.size) if job.orders else _examined(pixels, photo)
    for order in known:
        yield Made(order.key, known=True)
    if pixels is not None:
        colours = Colours(pixels.profile)
        for order in missing:
            yield _make(pixels, colours, order)


def _examined(pixels: Pixels, photo: Photo) -> Sound:
    return Sound(*pixels.size, light_of(pixels.image), is_from_camera(photo.image))


def _is_named_by_content(photo: str) -> bool:
    """Whether a photo bears a SHA-256 as its name, as the copies of a release do."""
    return re.fullmatch(r"[0-9a-f]{64}", Path(photo).stem) is not None


def _make(pixels: Pixels, colours: Colours, order: Order) -> Reply:
    temporary = Path(order.temporary)
    try:
        picture = frame(pixels, colours, order)
    except MemoryError:
        return Fault(order.key, ProblemKind.PICTURE_TOO_LARGE)
    try:
        write(picture, temporary)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        return Fault(order.key, ProblemKind.PICTURE_FAILED, {"reason": "store", "error": error.strerror or ""})
    return Made(order.key)


def _limit() -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.nice(_NICENESS)


def main() -> None:
    """Answer jobs from standard input until it ends, which it does when the kiosk does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the kiosk's to answer
    warnings.simplefilter("ignore")
    _limit()
    # Whatever a library prints must not get between the replies.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with contextlib.suppress(BrokenPipeError):
        while (asked := receive(sys.stdin.buffer)) is not None:
            for reply in work(jobs.decode(asked)):
                send(answers, reply)


if __name__ == "__main__":
    main()
