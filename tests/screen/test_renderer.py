"""Who draws, for each machine that a hall may have."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.screen.renderer import Renderer, Why, choose, prepare


def machine(folder: Path, driver: str, vendor: str = "", *, mode: int = 0o666) -> tuple[Path, Path]:
    """The device and sysfs folders of a machine with one render node."""
    dri, drm = folder / "dri", folder / "drm"
    device = drm / "renderD128" / "device"
    drivers = folder / "drivers" / driver
    for made in (dri, device, drivers):
        made.mkdir(parents=True)
    (dri / "renderD128").touch(mode)
    (dri / "renderD128").chmod(mode)
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
    assert choose({"DISPLAY": ":0"}, dri, drm, "linux") == Renderer(name, why)  # type: ignore[arg-type]


def test_without_a_render_node_the_processor_draws(tmp_path: Path) -> None:
    assert choose({}, tmp_path / "dri", tmp_path, "linux") == Renderer("software", Why.NO_CARD)


def test_a_card_that_this_user_may_not_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dri, drm = machine(tmp_path, "i915", "0x8086")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert choose({}, dri, drm, "linux") == Renderer("software", Why.NO_ACCESS)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"QT_QUICK_BACKEND": "software"}, Renderer("software", Why.SET)),
        ({"QT_QUICK_BACKEND": "rhi"}, Renderer("card", Why.SET)),
        ({"QT_QPA_PLATFORM": "offscreen"}, Renderer("software", Why.MEMORY)),
        ({"QT_QPA_PLATFORM": "offscreen:configfile=a"}, Renderer("software", Why.MEMORY)),
        ({"DISPLAY": "desk:10.0"}, Renderer("software", Why.MEMORY)),
        ({"DISPLAY": "desk:10.0", "WAYLAND_DISPLAY": "wayland-1"}, Renderer("card", Why.CARD)),
    ],
)
def test_the_environment_may_decide(tmp_path: Path, environ: dict[str, str], expected: Renderer) -> None:
    assert choose(environ, *machine(tmp_path, "i915", "0x8086"), "linux") == expected


def test_a_failing_card_rests_unless_it_is_asked_for(tmp_path: Path) -> None:
    real = machine(tmp_path, "i915", "0x8086")
    assert choose({}, *real, "linux", failing=True) == Renderer("software", Why.FAILING)
    assert choose({"QT_QUICK_BACKEND": "rhi"}, *real, "linux", failing=True) == Renderer("card", Why.SET)
    assert choose({}, tmp_path, tmp_path, "linux", failing=True) == Renderer("software", Why.NO_CARD)


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
