"""Whether a graphics card or the processor draws; looks at what the system tells of its cards and starts no GL.

Qt Quick's software renderer is faster than OpenGL imitated by the processor, with half the memory (ADR 2), so
only a real card is used. What OpenGL on this display really is shows only once it draws (kiosk.screen.imitation).
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

SYSFS_DRM = Path("/sys/class/drm")
VIRTUAL_DRIVERS = frozenset(
    {"ast", "bochs", "bochs-drm", "cirrus", "cirrus-qemu", "hyperv_drm", "mgag200", "qxl", "simple-framebuffer"}
    | {"simpledrm", "vboxvideo", "vgem", "virtio", "virtio-pci", "virtio_gpu", "vkms", "vmwgfx"}
)
VIRTUAL_VENDORS = frozenset({"0x1013", "0x1234", "0x15ad", "0x1af4", "0x1b36", "0x1414", "0x80ee"})
MEMORY_PLATFORMS = frozenset({"linuxfb", "minimal", "offscreen", "vnc"})
# Variables by which Mesa, or Qt, is told to let the processor imitate a card.
IMITATING_DRIVERS = {
    "GALLIUM_DRIVER": frozenset({"llvmpipe", "softpipe", "swr"}),
    "MESA_LOADER_DRIVER_OVERRIDE": frozenset({"kms_swrast", "llvmpipe", "softpipe", "swr", "swrast"}),
}
IMITATING_SWITCHES = ("LIBGL_ALWAYS_SOFTWARE", "QSG_RHI_PREFER_SOFTWARE_RENDERER")
IMITATIONS = re.compile(
    r"llvmpipe|lavapipe|softpipe|swrast|swiftshader|\bswr\b|software|basic render|\bwarp\b|gdi generic", re.IGNORECASE
)
OFF = frozenset({"", "0", "f", "false", "n", "no"})  # as Mesa reads a switch


class Why(StrEnum):
    """What decided."""

    SET = "set"  # QT_QUICK_BACKEND says so
    CARD = "card"  # there is a real card
    DESKTOP = "desktop"  # Windows and macOS always have one
    NO_CARD = "no-card"  # none, or only a virtual one
    NO_ACCESS = "no-access"  # there is one, but this user may not use it
    FAILING = "failing"  # there is one, and it crashed three times today: it rests until tomorrow
    IMITATED = "imitated"  # there is one, but OpenGL on this display was found not to use it: the same
    TOLD_TO_IMITATE = "told-to-imitate"  # a variable has OpenGL imitated
    MEMORY = "memory"  # the platform draws into memory, or the display is on another machine


@dataclass(frozen=True, slots=True)
class Renderer:
    """Who draws, and why. ``by`` is what decided, as the system calls it: a driver, a variable, OpenGL's renderer."""

    name: Literal["card", "software"]
    why: Why
    by: str = ""


def choose(
    environ: Mapping[str, str],
    dri: Path,
    drm: Path = SYSFS_DRM,
    platform: str = sys.platform,
    *,
    failing: bool = False,
    imitation: str = "",
) -> Renderer:
    """Choose by the environment, the render nodes in ``dri`` and what ``drm`` (sysfs) says of them.

    ``failing``: the card has crashed the kiosk (kiosk.guard); ``imitation``: what was found today to draw in its place.
    Either way the processor draws instead.
    """
    renderer = _fitting(environ, dri, drm, platform)
    if renderer.name == "card" and renderer.why is not Why.SET:
        if imitation:
            return Renderer("software", Why.IMITATED, imitation)
        if failing:
            return Renderer("software", Why.FAILING, renderer.by)
    return renderer


def _fitting(environ: Mapping[str, str], dri: Path, drm: Path, platform: str) -> Renderer:
    if backend := environ.get("QT_QUICK_BACKEND"):
        return Renderer("software" if backend == "software" else "card", Why.SET, f"QT_QUICK_BACKEND={backend}")
    if memory := _memory(environ):
        return Renderer("software", Why.MEMORY, memory)
    if variable := _imitating(environ):
        return Renderer("software", Why.TOLD_TO_IMITATE, variable)
    if platform in {"win32", "darwin"}:
        return Renderer("card", Why.DESKTOP)
    drivers = {node: _driver(drm / node.name / "device") for node in sorted(dri.glob("renderD*"))}
    real = [node for node in drivers if _is_real(drm / node.name / "device", drivers[node])]
    if not real:
        return Renderer("software", Why.NO_CARD, _names(drivers.values()))
    usable = [node for node in real if os.access(node, os.R_OK | os.W_OK)]
    if not usable:
        return Renderer("software", Why.NO_ACCESS, _names(drivers[node] for node in real))
    return Renderer("card", Why.CARD, _names(drivers[node] for node in usable))


def prepare(renderer: Renderer, environ: MutableMapping[str, str]) -> None:
    """Tell Qt through ``environ``; to be called before Qt Quick is loaded."""
    if renderer.name == "software":
        environ["QT_QUICK_BACKEND"] = "software"
        environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # one thread paints with less work than several, ADR 18
    environ.setdefault("QT_WAYLAND_DISABLE_WINDOWDECORATION", "1")  # else a button to close by (PITFALLS 19)


def is_imitation(renderer: str) -> bool:
    """Whether this, told by OpenGL, is the name of a program that draws in a card's place."""
    return IMITATIONS.search(renderer) is not None


def _memory(environ: Mapping[str, str]) -> str:
    """What has the picture drawn into memory, or on another machine; "" where it goes to a screen of this one."""
    platform = environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in MEMORY_PLATFORMS:
        return f"QT_QPA_PLATFORM={platform}"
    display = environ.get("DISPLAY", "")
    far = display and not environ.get("WAYLAND_DISPLAY") and not display.startswith((":", "unix:", "/"))
    return f"DISPLAY={display}" if far else ""


def _imitating(environ: Mapping[str, str]) -> str:
    """The first variable that has a card imitated, with its value; "" where none does."""
    for name, drivers in IMITATING_DRIVERS.items():
        if environ.get(name, "") in drivers:
            return f"{name}={environ[name]}"
    for name in IMITATING_SWITCHES:
        if environ.get(name, "").lower() not in OFF:
            return f"{name}={environ[name]}"
    return ""


def _names(drivers: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(driver for driver in drivers if driver))


def _driver(device: Path) -> str:
    """The driver of ``device`` in sysfs; "" where it has none."""
    try:
        return (device / "driver").resolve(strict=True).name
    except OSError:
        return ""


def _is_real(device: Path, driver: str) -> bool:
    """Whether ``device`` in sysfs is a graphics card of glass and copper."""
    try:
        vendor = (device / "vendor").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        vendor = ""  # cards on a chip have no PCI vendor
    return bool(driver) and driver not in VIRTUAL_DRIVERS and vendor not in VIRTUAL_VENDORS
