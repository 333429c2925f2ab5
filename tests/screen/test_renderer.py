"""Who draws, for each machine that a hall may have."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from kiosk.screen.renderer import Renderer, Why, choose, is_imitation, prepare


def machine(folder: Path, driver: str, vendor: str = "") -> tuple[Path, Path]:
    """The device and sysfs folders of a machine with one render node."""
    dri, drm = folder / "dri", folder / "drm"
    device = drm / "renderD128" / "device"
    drivers = folder / "drivers" / driver
    for made in (dri, device, drivers):
        made.mkdir(parents=True)
    (dri / "renderD128").touch(0o666)
    (device / "driver").symlink_to(drivers)
    if vendor:
        (device / "vendor").write_text(vendor + "\n", encoding="ascii")
    return dri, drm


@pytest.mark.parametrize(
    ("driver", "vendor", "name", "why"),
    [
        ("i915", "0x8086", "card", Why.CARD),
        ("amdgpu", "0x1002", "card", Why.CARD),
        ("nvidia", "0x10de", "card", Why.CARD),
        ("v3d", "", "card", Why.CARD),  # a Raspberry Pi: no PCI
        ("virtio-pci", "0x1af4", "software", Why.NO_CARD),
        ("vgem", "", "software", Why.NO_CARD),
        ("vmwgfx", "0x15ad", "software", Why.NO_CARD),
        ("unheard-of", "0x1234", "software", Why.NO_CARD),  # a QEMU card by its vendor
    ],
)
def test_only_a_real_card_draws(tmp_path: Path, driver: str, vendor: str, name: str, why: Why) -> None:
    dri, drm = machine(tmp_path, driver, vendor)
    assert choose({"DISPLAY": ":0"}, dri, drm, "linux") == Renderer(name, why, driver)  # type: ignore[arg-type]


def test_without_a_render_node_the_processor_draws(tmp_path: Path) -> None:
    assert choose({}, tmp_path / "dri", tmp_path, "linux") == Renderer("software", Why.NO_CARD)


def test_a_card_that_this_user_may_not_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dri, drm = machine(tmp_path, "i915", "0x8086")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert choose({}, dri, drm, "linux") == Renderer("software", Why.NO_ACCESS, "i915")


@pytest.mark.parametrize(
    ("environ", "name", "why", "by"),
    [
        ({"QT_QUICK_BACKEND": "software"}, "software", Why.SET, "QT_QUICK_BACKEND=software"),
        ({"QT_QUICK_BACKEND": "rhi"}, "card", Why.SET, "QT_QUICK_BACKEND=rhi"),
        ({"QT_QUICK_BACKEND": "rhi", "LIBGL_ALWAYS_SOFTWARE": "1"}, "card", Why.SET, "QT_QUICK_BACKEND=rhi"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "software", Why.MEMORY, "QT_QPA_PLATFORM=offscreen"),
        ({"QT_QPA_PLATFORM": "offscreen:configfile=a"}, "software", Why.MEMORY, "QT_QPA_PLATFORM=offscreen"),
        ({"DISPLAY": "desk:10.0"}, "software", Why.MEMORY, "DISPLAY=desk:10.0"),
        ({"DISPLAY": "desk:10.0", "WAYLAND_DISPLAY": "wayland-1"}, "card", Why.CARD, "i915"),
        ({"LIBGL_ALWAYS_SOFTWARE": "1"}, "software", Why.TOLD_TO_IMITATE, "LIBGL_ALWAYS_SOFTWARE=1"),
        ({"LIBGL_ALWAYS_SOFTWARE": "true"}, "software", Why.TOLD_TO_IMITATE, "LIBGL_ALWAYS_SOFTWARE=true"),
        ({"LIBGL_ALWAYS_SOFTWARE": "0"}, "card", Why.CARD, "i915"),
        ({"LIBGL_ALWAYS_SOFTWARE": "False"}, "card", Why.CARD, "i915"),
        (
            {"QSG_RHI_PREFER_SOFTWARE_RENDERER": "1"},
            "software",
            Why.TOLD_TO_IMITATE,
            "QSG_RHI_PREFER_SOFTWARE_RENDERER=1",
        ),
        ({"GALLIUM_DRIVER": "llvmpipe"}, "software", Why.TOLD_TO_IMITATE, "GALLIUM_DRIVER=llvmpipe"),
        ({"GALLIUM_DRIVER": "softpipe"}, "software", Why.TOLD_TO_IMITATE, "GALLIUM_DRIVER=softpipe"),
        ({"GALLIUM_DRIVER": "zink"}, "card", Why.CARD, "i915"),
        (
            {"MESA_LOADER_DRIVER_OVERRIDE": "swrast"},
            "software",
            Why.TOLD_TO_IMITATE,
            "MESA_LOADER_DRIVER_OVERRIDE=swrast",
        ),
        ({"MESA_LOADER_DRIVER_OVERRIDE": "iris"}, "card", Why.CARD, "i915"),
    ],
)
def test_the_environment_may_decide(
    tmp_path: Path, environ: dict[str, str], name: Literal["card", "software"], why: Why, by: str
) -> None:
    assert choose(environ, *machine(tmp_path, "i915", "0x8086"), "linux") == Renderer(name, why, by)


def test_a_failing_card_rests_unless_it_is_asked_for(tmp_path: Path) -> None:
    real = machine(tmp_path, "i915", "0x8086")
    assert choose({}, *real, "linux", failing=True) == Renderer("software", Why.FAILING, "i915")
    assert choose({"QT_QUICK_BACKEND": "rhi"}, *real, "linux", failing=True).why is Why.SET
    assert choose({}, tmp_path, tmp_path, "linux", failing=True) == Renderer("software", Why.NO_CARD)


def test_a_card_that_is_imitated_rests_unless_it_is_asked_for(tmp_path: Path) -> None:
    real = machine(tmp_path, "i915", "0x8086")
    found = choose({}, *real, "linux", imitation="llvmpipe (LLVM 15)")
    assert found == Renderer("software", Why.IMITATED, "llvmpipe (LLVM 15)")
    assert choose({"QT_QUICK_BACKEND": "rhi"}, *real, "linux", imitation="llvmpipe").why is Why.SET
    assert choose({}, tmp_path, tmp_path, "linux", imitation="llvmpipe") == Renderer("software", Why.NO_CARD)


@pytest.mark.parametrize(
    ("renderer", "imitates"),
    [
        ("llvmpipe (LLVM 15.0.6, 256 bits)", True),
        ("softpipe", True),
        ("Software Rasterizer", True),  # Mesa's swrast
        ("Mesa GLX Indirect, swrast", True),
        ("SWR (LLVM 9.0, 256 bits)", True),
        ("Google SwiftShader", True),
        ("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)", True),
        ("ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0)", True),
        ("D3D12 (WARP)", True),
        ("zink Vulkan 1.3(llvmpipe (LLVM 15.0.6, 256 bits) (LAVAPIPE))", True),
        ("Apple Software Renderer", True),
        ("GDI Generic", True),
        ("Mesa Intel(R) UHD Graphics 620 (KBL GT2)", False),
        ("AMD Radeon RX 580 Series (radeonsi, polaris10, LLVM 15.0.6, DRM 3.49)", False),
        ("NVIDIA GeForce GTX 1650/PCIe/SSE2", False),
        ("V3D 4.2", False),
        ("Mali-G52 (Panfrost)", False),
        ("", False),  # not known: no reason to leave it
    ],
)
def test_an_imitation_is_known_by_its_name(renderer: str, imitates: bool) -> None:
    assert is_imitation(renderer) is imitates


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_draw_by_card(tmp_path: Path, platform: str) -> None:
    assert choose({}, tmp_path, tmp_path, platform) == Renderer("card", Why.DESKTOP)


def test_qt_is_told_of_software_only() -> None:
    soft: dict[str, str] = {}
    prepare(Renderer("software", Why.NO_CARD), soft)
    hard: dict[str, str] = {}
    prepare(Renderer("card", Why.CARD), hard)
    assert soft["QT_QUICK_BACKEND"] == "software"
    assert "QT_QUICK_BACKEND" not in hard
