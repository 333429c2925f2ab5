"""What is known of this machine and of the running program before anything is installed; only looks."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path, PurePosixPath

from kiosk.screen.renderer import choose
from kiosk.staff.deployment import (
    CEC_PACKAGES,
    CONTENT,
    CURRENT,
    NAME,
    PACKAGES,
    PREVIOUS,
    STATE,
    STICK_RULE,
    UNITS,
    Machine,
    Program,
)
from kiosk.staff.mounts import share_of, shares
from kiosk.staff.placing import damaged

DISTRIBUTION = "haishu-kiosk"
_PACKAGE = Path(__file__).resolve().parents[1]
_SITE = "lib/python3.11/site-packages"
_QUERY = ("dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n")


def look(root: Path) -> Machine:
    """Look at the machine whose files are below ``root``; commands are asked of this one."""

    def at(path: str) -> Path:
        return root / path.lstrip("/")

    release = _os_release(root)
    installed = installed_packages()
    settings = _settings(_text(at(f"/etc/default/{NAME}")))
    state = settings.get("KIOSK_STATE") or STATE
    return Machine(
        system=release.get("ID", sys.platform),
        version=release.get("VERSION_ID", ""),
        name=release.get("PRETTY_NAME", sys.platform),
        root=getattr(os, "geteuid", lambda: 1)() == 0,
        python=(sys.version_info.major, sys.version_info.minor),
        systemd=shutil.which("systemctl") is not None,
        missing=tuple(name for name in PACKAGES + CEC_PACKAGES if name not in installed),
        card=choose({"WAYLAND_DISPLAY": "wayland-0"}, Path("/dev/dri")).name == "card",
        sticks=_is_file(at(STICK_RULE)),
        cec="DeviceAllow=char-cec" in _text(at(f"{UNITS}/kiosk.service")),
        grub=_is_file(at("/boot/grub/grub.cfg")) and _is_file(at("/usr/sbin/update-grub")),
        pin=_is_file(at(f"{state}/pin.json")),
        current=_link(at(CURRENT)),
        previous=_previous(at(CURRENT), at(PREVIOUS)),
        writable=_writable((settings.get("KIOSK_CONTENT", CONTENT), state), _shares(root)),
    )


def installed_packages() -> frozenset[str]:
    """The names of Debian's packages on this machine; none where it is no Debian."""
    try:
        told = subprocess.run(_QUERY, capture_output=True, check=False, timeout=60).stdout.decode()  # noqa: S603 - fixed
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(line.split()[0] for line in told.splitlines() if line.endswith(" installed"))


def _os_release(root: Path) -> dict[str, str]:
    pairs = (line.partition("=") for line in _text(root / "etc/os-release").splitlines() if "=" in line)
    return {key: value.strip().strip('"') for key, _, value in pairs}


def _settings(text: str) -> dict[str, str]:
    """The names of a file for systemd's EnvironmentFile with their values; of two lines, the later holds."""
    pairs = (line.partition("=") for line in text.splitlines() if "=" in line and not line.startswith(("#", ";")))
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}


def _writable(folders: Iterable[str], shares: list[str]) -> tuple[str, ...]:
    """Those that the unit must name, so that the service may write there.

    Not its own ones; not what systemd would not take; not a share, whose server its start would wait for.
    """
    found: dict[str, None] = {}
    for folder in folders:
        path = PurePosixPath(folder)
        known = any(path.is_relative_to(own) for own in (CONTENT, STATE, *shares))
        if path.is_absolute() and len(path.parts) > 1 and ".." not in path.parts and not known:
            found |= {str(path): None} if folder.isprintable() and not set(folder) & {'"', "\\"} else {}
    return tuple(found)


def _shares(root: Path) -> list[str]:
    """Where folders of other machines are mounted, or are to be."""
    try:
        units = sorted((root / UNITS.lstrip("/")).glob("*.mount"))
    except OSError:
        units = []
    tables = [shares(_text(root / place)) for place in ("proc/mounts", "etc/fstab")]
    return [place for found in (*tables, *(share_of(_text(unit)) for unit in units)) for place in found]


def _text(path: Path) -> str:
    """What stands in a file; "" where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _is_file(path: Path) -> bool:
    """Whether there is such a file; not where this user may not look."""
    try:
        return path.is_file()
    except OSError:
        return False


def _link(path: Path) -> str:
    """Where a link leads; "" where there is none, or where this user may not look."""
    try:
        return str(path.readlink())
    except OSError:
        return ""


def _previous(current: Path, previous: Path) -> str:
    """Where both links are the same, the other one's change was broken off: the other version that is there."""
    shown, before = _link(current), _link(previous)
    if before != shown or not shown:
        return before
    try:
        others = [one for one in current.parent.iterdir() if (one / "bin/python").exists() and not one.is_symlink()]
        return max((one for one in others if one.name != shown), key=lambda one: one.stat().st_mtime).name
    except (OSError, ValueError):
        return ""


def running_program(example: Path) -> Program:
    """Every file that the running program needs, by its place in a virtual environment; ``example`` becomes its own."""
    own = tuple(sorted(_own_files(example)))
    distributions = [metadata.distribution(name) for name in needed(DISTRIBUTION)]
    files = [*own]
    digest = hashlib.sha256()
    for place, path in own:
        digest.update(place.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for distribution in distributions:
        digest.update(f"{distribution.name} {distribution.version}\n".encode())
        files += _files_of(distribution)
    itself = metadata.distribution(DISTRIBUTION)
    files += [pair for pair in _files_of(itself) if pair[0].endswith(".dist-info/METADATA")]
    version = metadata.version(DISTRIBUTION)
    return Program(f"{version}-{digest.hexdigest()[:8]}", tuple(files), damaged(Path(sys.prefix)))


def _own_files(example: Path) -> Iterator[tuple[str, Path]]:
    """The package, and the example that it carries."""
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"{_SITE}/kiosk/{path.relative_to(_PACKAGE).as_posix()}", path
    if example == _PACKAGE / "example":
        return
    for folder in ("slides", "images"):
        for path in sorted((example / folder).rglob("*")):
            if path.is_file():
                yield f"{_SITE}/kiosk/example/{path.relative_to(example).as_posix()}", path


def needed(name: str, seen: frozenset[str] = frozenset()) -> list[str]:
    """The distributions that ``name`` requires and that are there, theirs too; not those for its making."""
    found: dict[str, None] = {}
    for line in metadata.requires(name) or []:
        required = re.match(r"[\w.-]+", line)
        if required is None or required[0] in seen or re.search(r"extra\s*==\s*['\"](?!heic)", line):
            continue
        try:
            metadata.distribution(required[0])
        except metadata.PackageNotFoundError:
            continue
        theirs = needed(required[0], seen | {name, *found})
        found |= dict.fromkeys((required[0], *theirs))
    return list(found)


def _files_of(distribution: metadata.Distribution) -> Iterator[tuple[str, Path]]:
    for file in distribution.files or ():
        path = Path(str(file.locate()))
        if ".." not in file.parts and "__pycache__" not in file.parts and path.is_file():
            yield f"{_SITE}/{file.as_posix()}", path
