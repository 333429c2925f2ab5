"""Whether a graphics card or the processor draws; looks at what the system tells of its cards and starts no GL.

Qt Quick's software renderer is faster than OpenGL imitated by the processor, with half the memory (PITFALLS 2), so
only a real card is used.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

SYSFS_DRM = Path("/sys/class/drm")
VIRTUAL_DRIVERS = frozenset(
    {"ast", "bochs", "bochs-drm", "cirrus", "cirrus-qemu", "hyperv_drm", "mgag200", "qxl", "simple-framebuffer"}
    | {"simpledrm", "vboxvideo", "vgem", "virtio", "virtio-pci", "virtio_gpu", "vkms", "vmwgfx"}
)
VIRTUAL_VENDORS = frozenset({"0x1013", "0x1234", "0x15ad", "0x1af4", "0x1b36", "0x1414", "0x80ee"})
MEMORY_PLATFORMS = frozenset({"linuxfb", "minimal", "offscreen", "vnc"})


class Why(StrEnum):
    """What decided."""

    SET = "set"  # QT_QUICK_BACKEND says so
    CARD = "card"  # there is a real card
    DESKTOP = "desktop"  # Windows and macOS always have one
    NO_CARD = "no-card"  # none, or only an imitated one
    NO_ACCESS = "no-access"  # there is one, but this user may not use it
    FAILING = "failing"  # there is one, and it crashed three times today: it rests until tomorrow
    MEMORY = "memory"  # the platform draws into memory, or the display is on another machine


@dataclass(frozen=True, slots=True)
class Renderer:
    """Who draws, and why."""

    name: Literal["card", "software"]
    why: Why


def choose(
    environ: Mapping[str, str],
    dri: Path,
    drm: Path = SYSFS_DRM,
    platform: str = sys.platform,
    *,
    failing: bool = False,
) -> Renderer:
    """Choose by the environment, the render nodes in ``dri`` and what ``drm`` (sysfs) says of them.

    ``failing``: the card has crashed the kiosk (kiosk.guard), so the processor draws in its place.
    """
    renderer = _fitting(environ, dri, drm, platform)
    if failing and renderer.name == "card" and renderer.why is not Why.SET:
        return Renderer("software", Why.FAILING)
    return renderer


def _fitting(environ: Mapping[str, str], dri: Path, drm: Path, platform: str) -> Renderer:
    if backend := environ.get("QT_QUICK_BACKEND"):
        return Renderer("software" if backend == "software" else "card", Why.SET)
    if environ.get("QT_QPA_PLATFORM", "").split(":")[0] in MEMORY_PLATFORMS or _is_remote(environ):
        return Renderer("software", Why.MEMORY)
    if platform in {"win32", "darwin"}:
        return Renderer("card", Why.DESKTOP)
    real = [node for node in sorted(dri.glob("renderD*")) if _is_real(drm / node.name / "device")]
    if not real:
        return Renderer("software", Why.NO_CARD)
    if not any(os.access(node, os.R_OK | os.W_OK) for node in real):
        return Renderer("software", Why.NO_ACCESS)
    return Renderer("card", Why.CARD)


def prepare(renderer: Renderer, environ: MutableMapping[str, str]) -> None:
    """Tell Qt through ``environ``; to be called before Qt Quick is loaded."""
    if renderer.name == "software":
        environ["QT_QUICK_BACKEND"] = "software"
    environ.setdefault("QT_WAYLAND_DISABLE_WINDOWDECORATION", "1")  # PITFALLS 19


def _is_remote(environ: Mapping[str, str]) -> bool:
    """Whether the only display is an X server on another machine."""
    display = environ.get("DISPLAY", "")
    return bool(display) and not environ.get("WAYLAND_DISPLAY") and not display.startswith((":", "unix:", "/"))


def _is_real(device: Path) -> bool:
    """Whether ``device`` in sysfs is a graphics card of glass and copper."""
    try:
        driver = (device / "driver").resolve(strict=True).name
    except OSError:
        return False
    try:
        vendor = (device / "vendor").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        vendor = ""  # cards on a chip have no PCI vendor
    return driver not in VIRTUAL_DRIVERS and vendor not in VIRTUAL_VENDORS
