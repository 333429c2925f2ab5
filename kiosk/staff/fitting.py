"""Does the steps of a plan and takes them back, each written down first; must not know what a kiosk is made of."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.staff.journal import Before, Entry, Journal, put_back, standing
from kiosk.staff.placing import digest, environment, files_below, point, remove_empty, write
from kiosk.staff.remains import remains
from kiosk.staff.steps import Account, Content, File, Folder, Link, Packages, Run, Step, Tree

Command = Callable[[tuple[str, ...]], int]


class FittingError(Exception):
    """A step could not be done; ``what`` is the command or the path."""

    def __init__(self, what: str, reason: str) -> None:
        """Keep both for the sentence."""
        super().__init__(what, reason)
        self.what, self.reason = what, reason


def command(argv: tuple[str, ...]) -> int:
    """Run ``argv`` with its output in the terminal; 127 where there is no such program."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(argv, check=False, env=environ, stdin=subprocess.DEVNULL).returncode  # noqa: S603 - argv is fixed
    except OSError:
        return 127


def purge(entry: Entry) -> tuple[str, ...]:
    """The command that takes the packages of ``entry`` back."""
    return ("dpkg", "--purge", *entry.names)


class Fitting:
    """Steps done below ``root``. Where that is not /, only files are put: no account, no package, no command."""

    def __init__(
        self,
        root: Path,
        journals: tuple[str, str],
        run: Command = command,
        packages: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        """``journals``: the path, below ``root``, of what was done, and of its copy. ``packages``: those installed."""
        self.root = root
        self.alive = root == Path("/")
        self.kept: dict[
            str, tuple[str, ...]
        ] = {}  # what stays, by path: the names in it, none where it is staff's work
        self.failed: list[tuple[str, ...]] = []  # commands without which it goes on
        self._run, self._packages = run, packages
        first, again = journals
        self.journal = Journal(self._at(first), self._at(again))
        self._journal_path = first

    def may_write(self) -> bool:
        """Whether this user may take anything back."""
        return os.access(self.journal.path.parent, os.W_OK)

    def stands(self, paths: Iterable[str]) -> bool:
        """Whether anything is at one of ``paths``."""
        return any(os.path.lexists(self._at(path)) for path in paths)

    def adopt(self, steps: Iterable[Step]) -> None:
        """Count what stands of ``steps`` as done; it is written down, all at once, with what is done or undone next."""
        own = str(Path(self._journal_path).parent)
        for entry in remains(steps, self.root, own, alive=self.alive):
            self.journal.add(entry)

    def do(self, steps: Iterable[Step]) -> None:
        """Do every step that is not done yet. Raises FittingError where one fails."""
        try:
            self._begin()
            for step in steps:
                self._do(step)
        except OSError as error:
            raise FittingError(str(error.filename or ""), error.strerror or "") from error

    def ask(self, step: Run) -> None:
        """Give a command to the running system. Raises FittingError where it must work and does not."""
        self._command(step.argv, must=step.must)

    def outdated(self, steps: Iterable[Step], optional: tuple[str, ...] = ()) -> tuple[Entry, ...]:
        """What an earlier plan did that ``steps`` do not name; of packages, those that came with ``optional`` ones."""
        steps = tuple(steps)
        named = {getattr(step, "path", "") for step in steps}
        needed = {name for step in steps if isinstance(step, Packages) for name in step.names}

        def is_outdated(entry: Entry) -> bool:
            if entry.kind == "packages":
                return bool(set(optional).intersection(entry.names)) and not needed.intersection(entry.names)
            return entry.kind in {"file", "link"} and entry.path not in named

        return tuple(entry for entry in self.journal.entries if is_outdated(entry))

    def count(self, entry: Entry) -> int:
        """How many files of content there are."""
        return len(_content_files(self._at(entry.path)))

    def is_staffs(self, entry: Entry) -> bool:
        """Whether staff have changed anything of what ``entry`` put there."""
        if entry.kind != "content":
            return entry.kind == "theirs"
        place = self._at(entry.path)
        return any(entry.sums.get(str(path.relative_to(place))) != digest(path) for path in _content_files(place))

    def take_back(self, entries: Iterable[Entry]) -> None:
        """Make undone, newest first. Raises FittingError where the system does not let it."""
        try:
            for entry in reversed(tuple(entries)):
                if entry == self.journal.entries[-1] and self._only_own_folders():
                    self.journal.remove()
                self._undo(entry)
                self.journal.drop(entry)
        except OSError as error:
            raise FittingError(str(error.filename or ""), error.strerror or "") from error

    # -- doing ----------------------------------------------------------------------------------------------------

    def _at(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    def _do(self, step: Step) -> None:
        match step:
            case Packages():
                self._install(step)
            case Account():
                self._account(step)
            case Folder():
                self._folder(step)
            case File():
                self._file(step)
            case Link():
                self._link(step)
            case Tree():
                self._tree(step)
            case Content():
                self._content(step)
            case Run():
                self.ask(step)

    def _command(self, argv: tuple[str, ...], *, must: bool) -> None:
        if not self.alive or not self._run(argv):
            return
        if must:
            raise FittingError(" ".join(argv), "")
        self.failed.append(argv)

    def _install(self, step: Packages) -> None:
        if not self.alive or not step.missing:
            return
        before = self._packages()
        try:
            self._command(("apt-get", "install", "-y", "--no-install-recommends", *step.missing), must=True)
        finally:
            if added := tuple(sorted(self._packages() - before)):
                self.journal.note(Entry("packages", " ".join(added), names=added))

    def _account(self, step: Account) -> None:
        table = self._at(step.table)
        known = table.read_text(encoding="utf-8").splitlines() if table.is_file() else []
        if self.alive and not any(line.startswith(f"{step.name}:") for line in known):
            self.journal.note(Entry("account", step.name, names=step.remove))
            self._command(step.make, must=True)

    def _parents(self, path: str) -> None:
        """Make the folders above ``path`` that are not there, each written down first."""
        above = Path(path).parent
        missing = [str(folder) for folder in (above, *above.parents) if not self._at(str(folder)).is_dir()]
        for folder in reversed(missing):
            self.journal.note(Entry("folder", folder))
            self._at(folder).mkdir(mode=0o755)

    def _begin(self) -> None:
        """Make the folder that the journal is in, of which it can tell only afterwards."""
        self._parents(self._journal_path)
        first = not self.journal.path.exists()
        try:
            self.journal.keep()
        except OSError:
            if first:
                self.journal.remove()
            for entry in reversed(self.journal.entries):
                remove_empty(self._at(entry.path))
            raise

    def _folder(self, step: Folder) -> None:
        place = self._at(step.path)
        self._parents(step.path)
        if not place.is_dir():
            self.journal.note(Entry("whole" if step.whole else "folder", step.path))
            place.mkdir()
        self._own(place, step.owner)
        place.chmod(step.mode)

    def _own(self, place: Path, owner: str) -> None:
        if self.alive:
            user, group = owner.split(":")
            shutil.chown(place, user, group)

    def _file(self, step: File) -> None:
        place = self._at(step.path)
        if step.theirs and place.exists():
            return
        self._parents(step.path)
        before = standing(place)
        data = step.text.encode()
        if before.kind == "file" and place.read_bytes() == data and before.mode == step.mode:
            return
        self.journal.note(Entry("file", step.path, before))
        write(place, data, step.mode)

    def _link(self, step: Link) -> None:
        place = self._at(step.path)
        self._parents(step.path)
        before = standing(place)
        if before == Before("link", step.target):
            return
        self.journal.note(Entry("link", step.path, before))
        point(place, step.target)

    def _tree(self, step: Tree) -> None:
        self._parents(step.path)
        self.journal.note(Entry("whole", step.path))
        environment(self._at(step.path), step.python, step.files)

    def _content(self, step: Content) -> None:
        place = self._at(step.path)
        under_way = Entry("copying", step.path)  # broken off, what is there is not yet all of it, nor staff's own
        if files_below(place / "slides") and under_way not in self.journal.entries:
            return
        sums: dict[str, str] = {}
        for folder in ("slides", "images"):
            self._shared(step, folder)
            for source in files_below(step.origin / folder):
                name = source.relative_to(step.origin)
                self._shared(step, str(name.parent))
                sums[str(name)] = digest(source)
        self.journal.note(Entry("content", step.path, sums=sums, names=step.made))
        self.journal.note(under_way)
        for copied in sums:
            target = place / copied
            if not target.exists():
                write(target, (step.origin / copied).read_bytes(), 0o664)
                self._own(target, step.owner)
        self.journal.drop(under_way)

    def _shared(self, step: Content, name: str) -> None:
        """A folder of the content, where everybody of the staff may write."""
        for folder in reversed((Path(name), *Path(name).parents[:-1])):
            path = f"{step.path}/{folder.as_posix()}"
            if not self._at(path).is_dir():
                self._folder(Folder(path, 0o2775, step.owner))

    # -- taking back ----------------------------------------------------------------------------------------------

    def _only_own_folders(self) -> bool:
        """Whether nothing is left to take back but the folders that hold the journal itself."""
        own = {str(folder) for folder in Path(self._journal_path).parents}
        return all(entry.kind == "folder" and entry.path in own for entry in self.journal.entries)

    def _undo(self, entry: Entry) -> None:
        place = self._at(entry.path)
        match entry.kind:
            case "file" | "link":
                put_back(place, entry.before)
            case "folder":
                remove_empty(place)
                self._name(entry.path)
            case "whole":
                shutil.rmtree(place, ignore_errors=True)
                self._name(entry.path)
            case "content":
                self._take_content_back(entry, place)
            case "theirs":
                self.kept[entry.path] = ()
            case "account":
                self._command(entry.names, must=False)
            case "packages":
                self._command(purge(entry), must=False)
            case _:
                pass

    def _name(self, path: str) -> None:
        """Keep in mind a folder that stays, unless it stays for what is named already."""
        place = self._at(path)
        known = any(Path(path).is_relative_to(kept) or Path(kept).is_relative_to(path) for kept in self.kept)
        if place.is_dir() and not known:
            self.kept[path] = tuple(sorted(one.name for one in place.iterdir()))

    def _take_content_back(self, entry: Entry, place: Path) -> None:
        """Remove what is still as it was copied; with one change or file of the staff's own, all of it stays."""
        if self.is_staffs(entry):
            self.kept[entry.path] = ()
            return
        for path in (*_content_files(place), *(place / name for name in entry.names)):
            path.unlink(missing_ok=True)


def _content_files(place: Path) -> list[Path]:
    return [path for folder in ("slides", "images") for path in files_below(place / folder)]
