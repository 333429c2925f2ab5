"""Which mounts of a machine keep it from starting when their disk is gone; reads fstab(5) and mounts nothing."""

from __future__ import annotations

import re
from pathlib import Path

FSTAB = Path("/etc/fstab")
ASKED_FOR = "nofail,x-systemd.device-timeout=10"
_NEEDED = re.compile(r"/$|/(usr|var)(/|$)")  # the system itself and the kiosk's state: nothing is to start without them
_NO_DISK = frozenset({"swap", "tmpfs", "proc", "sysfs", "devpts", "none"})
_BY_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "sshfs", "fuse.sshfs"})  # systemd starts without these
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


def hindering_here(fstab: Path = FSTAB) -> tuple[str, ...]:
    """The same of this machine; none where it has no such file."""
    try:
        return hindering(fstab.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ()
