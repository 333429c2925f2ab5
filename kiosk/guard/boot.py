"""Which start of the machine this is; must not know what for."""

from __future__ import annotations

from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def boot_id(file: Path = _BOOT) -> str:
    """What tells this run of the machine from the one before; "" where the system does not say."""
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
