"""What stands of a plan that was carried out once and whose list is lost; only looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.staff.journal import Before, Entry, standing
from kiosk.staff.placing import digest, files_below
from kiosk.staff.steps import Account, Content, File, Folder, Link, Step, Tree


def remains(steps: Iterable[Step], root: Path, own: str, *, alive: bool) -> Iterator[Entry]:
    """Entries for what stands of ``steps`` below ``root``, ``own`` and all in it first.

    Files bear the kiosk's name and count as put by it, whichever version they are of; a link only if it leads where it
    would be led, or is in ``own``. What was there before cannot be known. ``alive``: ask for accounts, too.
    """
    steps = tuple(steps)
    yield from _folder(root, own)
    yield from _folders(steps, root)
    for step in steps:
        yield from _of(step, root, own, alive=alive)


def _of(step: Step, root: Path, own: str, *, alive: bool) -> Iterator[Entry]:
    place = root / getattr(step, "path", "").lstrip("/")
    match step:
        case Account() if alive and step.name in _names(root / step.table):
            yield Entry("account", step.name, names=step.remove)
        case Folder():
            yield from _folder(root, step.path, whole=step.whole)
        case File() if standing(place) != Before():
            changed = step.theirs and place.read_bytes() != step.text.encode()
            yield Entry("theirs" if changed else "file", step.path)
        case Link() if _is_ours(step, standing(place), own):
            yield Entry("link", step.path)
        case Tree():
            for settings in sorted(place.parent.glob("*/pyvenv.cfg")):
                if not settings.parent.is_symlink():
                    yield Entry("whole", str(Path(step.path).parent / settings.parent.name))
        case Content() if files_below(place / "slides"):
            yield from _content(step, place)
        case _:
            pass


def _folders(steps: tuple[Step, ...], root: Path) -> Iterator[Entry]:
    """Those with nothing but files and links of the plan's in them."""
    paths = {step.path for step in steps if isinstance(step, File | Link)}
    for folder in sorted({str(Path(path).parent) for path in paths}):
        place = root / folder.lstrip("/")
        if place.is_dir() and {f"{folder}/{one.name}" for one in place.iterdir()} <= paths:
            yield Entry("folder", folder)


def _folder(root: Path, path: str, *, whole: bool = False) -> Iterator[Entry]:
    if (root / path.lstrip("/")).is_dir():
        yield Entry("whole" if whole else "folder", path)


def _names(table: Path) -> list[str]:
    return (
        [line.partition(":")[0] for line in table.read_text(encoding="utf-8").splitlines()] if table.is_file() else []
    )


def _is_ours(step: Link, there: Before, own: str) -> bool:
    return there == Before("link", step.target) or (there.kind == "link" and Path(own) in Path(step.path).parents)


def _content(step: Content, place: Path) -> Iterator[Entry]:
    """The folders, which go if they are empty then, and the files as they would be copied."""
    sources = [one for name in ("slides", "images") for one in files_below(step.origin / name)]
    sums = {str(one.relative_to(step.origin)): digest(one) for one in sources}
    above = {parent for name in sums for parent in Path(name).parents[:-1]}
    for name in sorted(above):
        if (place / name).is_dir():
            yield Entry("folder", f"{step.path}/{name.as_posix()}")
    yield Entry("content", step.path, sums=sums, names=step.made)
