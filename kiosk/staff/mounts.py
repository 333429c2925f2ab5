"""Which mounts keep a machine from starting when their disk is gone, and which are shares; mounts nothing itself."""

from __future__ import annotations

import re
from pathlib import Path

FSTAB = Path("/etc/fstab")
ASKED_FOR = "nofail,x-systemd.device-timeout=10"
_NEEDED = re.compile(r"/$|/(usr|var)(/|$)")  # the system itself and the kiosk's state: nothing is to start without them
_NO_DISK = frozenset({"swap", "tmpfs", "proc", "sysfs", "devpts", "none"})
_BY_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "sshfs", "fuse.sshfs"})  # systemd starts without these
_BY_NETWORK_TOO = frozenset({"autofs", "9p", "ceph", "davfs", "glusterfs"})
_LATER = frozenset({"nofail", "noauto", "_netdev", "x-systemd.automount"})
_MOUNT_WORDS = 4


def hindering(fstab: str) -> tuple[str, ...]:
    """The places at which a disk is mounted without which this machine, by its ``fstab``, does not start."""
    found = []
    for line in fstab.splitlines():
        words = line.split()
        if len(words) < _MOUNT_WORDS or words[0].startswith("#"):
            continue
        place, kind, options = words[1].replace("\\040", " "), words[2], set(words[3].split(","))
        may_wait = kind in _NO_DISK | _BY_NETWORK or options & _LATER
        if place.startswith("/") and not _NEEDED.match(place) and not may_wait:
            found.append(place)
    return tuple(found)


def is_share(kind: str) -> bool:
    """Whether a file system of that kind hangs on another machine, or on a program."""
    return kind in _BY_NETWORK | _BY_NETWORK_TOO or kind.startswith("fuse.")


def shares(table: str) -> list[str]:
    """The places of ``table``, an fstab or what is mounted, at which there is a share."""
    lines = [line.split() for line in table.splitlines() if not line.startswith("#")]
    full = [words for words in lines if len(words) >= _MOUNT_WORDS]
    return [words[1].replace("\\040", " ") for words in full if is_share(words[2])]


def share_of(unit: str) -> list[str]:
    """The place at which a mount unit of systemd's mounts a share; none where it mounts something else."""
    said = dict(re.findall(r"(?m)^(Where|Type)=(.*?)\s*$", unit))
    return [said["Where"]] if "Where" in said and is_share(said.get("Type", "")) else []


def hindering_here(fstab: Path = FSTAB) -> tuple[str, ...]:
    """The same of this machine; none where it has no such file."""
    try:
        return hindering(fstab.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ()
