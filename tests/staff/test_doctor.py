"""What the doctor says of good and bad machines."""

from __future__ import annotations

import io
import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk import BUILT
from kiosk.guard.pin import Standing
from kiosk.release import publish
from kiosk.screen.renderer import Renderer, Why, is_imitation
from kiosk.staff import doctor as room
from kiosk.staff.doctor import Survey, doctor
from kiosk.staff.drawing import drawing
from kiosk.staff.mounts import hindering
from tests.folders import write_files
from tests.xserver import xserver

GOOD = Survey("xcb", (1920, 1080), "Noto Serif CJK SC", "Noto Sans CJK SC")
NOW = BUILT + timedelta(days=30)
SLIDES = {
    "kiosk.md": "标题：海曙\n语言：中文\n",
    "10-a/section.md": "标题：甲\n",
    "10-a/10-b.md": "标题：乙\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small content folder without a fault that must be mended."""
    write_files(tmp_path / "content" / "slides", SLIDES)
    return tmp_path / "content"


def lines(
    content: Path, state: Path, survey: Survey = GOOD, now: datetime = NOW, language: str = "zh"
) -> tuple[int, list[str]]:
    out = io.StringIO()
    status = doctor(
        content=content,
        state=state,
        language=language,
        out=out,
        environ={"DISPLAY": ":0"},
        now=now,
        survey=lambda _: survey,
        gl=lambda _: "",
    )
    return status, out.getvalue().splitlines()


def bad(found: tuple[int, list[str]]) -> list[str]:
    return [line for line in found[1] if line.startswith(("要处理", "ACT"))]


@pytest.fixture(autouse=True)
def roomy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A disk with room, whatever this machine has, no mounts, and a PIN."""
    monkeypatch.setattr(room, "FSTAB", tmp_path / "content" / "fstab")
    monkeypatch.setattr(room.Pin, "standing", lambda _: Standing.SET)
    usage = room.shutil.disk_usage("/")
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: usage._replace(free=5_000_000_000))


def test_a_good_machine_is_fine(content: Path, tmp_path: Path) -> None:
    status, said = lines(content, tmp_path / "state")
    assert [line for line in said if not line.startswith("好")] == []
    assert status == 0
    assert len(said) == 9
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize(
    ("survey", "now", "says"),
    [
        (replace(GOOD, serif=None, sans=None), NOW, "apt install fonts-noto-cjk"),
        (replace(GOOD, size=None), NOW, "屏幕：没有找到"),
        (replace(GOOD, platform="offscreen"), NOW, "屏幕：没有找到"),
        (replace(GOOD, size=(800, 600)), NOW, "800x600"),
        (GOOD, datetime(1970, 1, 2, 12, tzinfo=UTC), "1970-01-02"),
        (GOOD, BUILT - timedelta(days=2), "不对"),
        (GOOD, BUILT + timedelta(days=5000), "不对"),
    ],
)
def test_one_fault_is_one_line(survey: Survey, now: datetime, says: str, content: Path, tmp_path: Path) -> None:
    found = lines(content, tmp_path, survey, now)
    assert found[0] == 1
    assert len(bad(found)) == 1
    assert says in bad(found)[0]


@pytest.mark.parametrize(("days", "status"), [(0, 0), (-0.9, 0), (-2, 1), (-300, 1), (3700, 1)])
def test_the_clock_is_doubted_by_the_release_on_the_wall_as_the_kiosk_doubts_it(
    days: float, status: int, content: Path, tmp_path: Path
) -> None:
    made = BUILT + timedelta(days=400)
    publish(content, tmp_path / "state", made=made.isoformat())
    found = lines(content, tmp_path / "state", now=made + timedelta(days=days))
    assert (found[0], "不对" in "".join(bad(found))) == (status, bool(status))


def test_the_clock_is_told_with_its_zone(content: Path, tmp_path: Path) -> None:
    now = datetime(2027, 3, 4, 5, 6, tzinfo=UTC)
    told = next(line for line in lines(content, tmp_path, now=now)[1] if "时钟" in line)
    assert f"{now.astimezone():%H:%M UTC%z}" in told


def test_a_portrait_screen_is_a_screen(content: Path, tmp_path: Path) -> None:
    assert lines(content, tmp_path, replace(GOOD, size=(768, 1366)))[0] == 0


def test_qt_that_does_not_start_is_told_once_for_fonts_and_once_for_the_screen(content: Path, tmp_path: Path) -> None:
    found = lines(content, tmp_path, Survey(fault="qt"))
    assert len(bad(found)) == 2
    assert "make setup" in bad(found)[0]


def test_a_full_disk(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = room.shutil.disk_usage("/")
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: usage._replace(free=900_000_000))
    assert "0.9 GB" in bad(lines(content, tmp_path))[0]


@pytest.mark.parametrize(
    ("fstab", "places"),
    [
        ("", ()),
        ("# /dev/sdb1 /data ext4 defaults 0 2\nUUID=1 / ext4 errors=remount-ro 0 1\n", ()),
        ("UUID=1 /boot/efi vfat umask=0077 0 1\n", ("/boot/efi",)),  # as Debian's installer writes it
        ("UUID=1 /boot/efi vfat umask=0077,nofail,x-systemd.device-timeout=10 0 1\n", ()),
        ("/dev/sdb1\t/data\\040b\text4\tdefaults\t0\t2\n/dev/sdc1 /c ext4 nofail", ("/data b",)),
        ("UUID=1 none swap sw 0 0\nUUID=2 /usr ext4 defaults\nUUID=3 /var/lib ext4 defaults\n", ()),
        ("//server/kiosk /srv/share cifs ro\ns:/k /k nfs ro\ntmpfs /tmp tmpfs size=1G\n", ()),
        ("/dev/sr0 /media/cdrom0 udf,iso9660 user,noauto 0 0\n", ()),
        ("a line", ()),
    ],
)
def test_a_disk_without_which_the_machine_would_not_start_is_named(
    fstab: str, places: tuple[str, ...], content: Path, tmp_path: Path
) -> None:
    (content / "fstab").write_text(fstab, encoding="utf-8")
    status, told = lines(content, tmp_path)
    assert (hindering(fstab), status) == (places, int(bool(places)))
    for line in bad((status, told)):
        assert all(place in line for place in places)
        assert "nofail,x-systemd.device-timeout=10" in line


def test_a_state_folder_that_cannot_be_written(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(room.tempfile, "TemporaryFile", refuse)
    assert str(tmp_path / "state") in bad(lines(content, tmp_path / "state"))[0]


def test_content_with_a_fault_is_counted(content: Path, tmp_path: Path) -> None:
    (content / "slides" / "10-a" / "20-c.md").write_bytes(b"\xff\xff\xff\xff")
    found = bad(lines(content, tmp_path))
    assert len(found) == 1
    assert "kiosk check" in found[0]


@pytest.mark.parametrize(
    ("standing", "fine"), [(Standing.UNSET, False), (Standing.DAMAGED, False), (Standing.UNREADABLE, True)]
)
def test_a_board_that_nobody_can_open(
    standing: Standing, fine: bool, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.Pin, "standing", lambda _: standing)
    found = lines(content, tmp_path)
    assert [line.partition("PIN：")[2][-14:] for line in bad(found)] == ([] if fine else ["sudo kiosk pin"])
    assert sum("PIN：" in line for line in found[1]) == 1


def test_english(content: Path, tmp_path: Path) -> None:
    status, said = lines(content, tmp_path, language="en")
    assert status == 0
    assert all(line.startswith("ok") and line.isascii() for line in said)


def test_without_a_screen_qt_still_tells_of_fonts() -> None:
    environ = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    told = room.ask_qt(environ | {"QT_QPA_PLATFORM": "offscreen"})
    assert told.platform == "offscreen"
    assert told.sans


def test_a_display_that_is_not_there_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    environ = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{tmp_path.name}-none"}
    assert room.ask_qt(environ).fault


@pytest.fixture
def intel(tmp_path: Path) -> tuple[Path, Path]:
    """The device and sysfs folders of a machine with a real card."""
    device = tmp_path / "drm" / "renderD128" / "device"
    device.mkdir(parents=True)
    (tmp_path / "i915").mkdir()
    (device / "driver").symlink_to(tmp_path / "i915")
    (tmp_path / "dri").mkdir()
    (tmp_path / "dri" / "renderD128").touch()
    return tmp_path / "dri", tmp_path / "drm"


X = {"DISPLAY": ":0"}
RHI = X | {"QT_QUICK_BACKEND": "rhi"}
UHD, PIPE = "Mesa Intel(R) UHD Graphics 620", "llvmpipe (LLVM 15.0.6, 256 bits)"


def test_a_card_that_fails_today_is_told(intel: tuple[Path, Path]) -> None:
    assert room.renderer_finding(X, *intel).fine
    told = room.renderer_finding(X, *intel, failing=True)
    assert not told.fine
    assert "明天再试" in told.zh
    assert "tomorrow" in told.en
    assert "i915" in told.zh
    assert "i915" in told.en


def test_a_card_that_took_the_compositor_down_is_resting(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    real = room.renderer_finding

    def finding(environ: dict[str, str], *, failing: bool, **more: object) -> room.Finding:
        asked.append(failing)
        return real(environ, failing=failing, **more)

    monkeypatch.setattr(room, "renderer_finding", finding)
    for name in ("wayland-0", "pixman"):
        (tmp_path / name).touch()
        environ = {"WAYLAND_DISPLAY": str(tmp_path / "wayland-0")}
        doctor(
            content=content, state=tmp_path, language="zh", out=io.StringIO(), environ=environ, survey=lambda _: GOOD
        )
    assert asked == [False, True]


@pytest.mark.parametrize(
    ("environ", "gl", "imitation", "fine", "named"),
    [
        (X, UHD, "", True, ("i915", "OpenGL", UHD)),
        (X, "", "", True, ("i915", "OpenGL")),
        (X | {"QSG_RHI_BACKEND": "opengl"}, UHD, "", True, ("i915", "OpenGL", UHD)),
        (X | {"QSG_RHI_BACKEND": "vulkan"}, PIPE, "", True, ("i915", "QSG_RHI_BACKEND=vulkan")),
        (RHI | {"QSG_RHI_BACKEND": "vulkan"}, PIPE, "", True, ("QT_QUICK_BACKEND=rhi", "QSG_RHI_BACKEND=vulkan")),
        (X, PIPE, "", False, (PIPE, "OpenGL", "Xvfb")),  # this screen is a virtual one
        (X, "", PIPE, False, (PIPE, "OpenGL", "Xvfb")),  # the kiosk has found it out
        (RHI, UHD, "", True, ("QT_QUICK_BACKEND=rhi", "OpenGL", UHD)),
        (RHI, PIPE, "", False, ("QT_QUICK_BACKEND=rhi", "OpenGL", PIPE)),
        (RHI | {"GALLIUM_DRIVER": "llvmpipe"}, PIPE, "", False, ("QT_QUICK_BACKEND=rhi", "GALLIUM_DRIVER=llvmpipe")),
        (X | {"GALLIUM_DRIVER": "llvmpipe"}, UHD, "", True, ("GALLIUM_DRIVER=llvmpipe",)),
        (X | {"QT_QUICK_BACKEND": "software"}, UHD, "", True, ("QT_QUICK_BACKEND=software",)),
        ({"QT_QPA_PLATFORM": "linuxfb"}, UHD, "", True, ("QT_QPA_PLATFORM=linuxfb",)),
        ({"DISPLAY": "desk:10"}, UHD, "", True, ("DISPLAY=desk:10",)),
    ],
)
def test_who_draws_and_why_is_told(
    intel: tuple[Path, Path], environ: dict[str, str], gl: str, imitation: str, fine: bool, named: tuple[str, ...]
) -> None:
    told = room.renderer_finding(environ, *intel, imitation=imitation, ask_gl=lambda _: gl)
    assert told.fine is fine
    for name in named:
        assert name in told.zh
        assert name in told.en


def test_opengl_by_force_without_a_card_is_told(tmp_path: Path) -> None:
    told = room.renderer_finding(RHI, tmp_path, tmp_path, ask_gl=lambda _: PIPE)
    assert not told.fine
    assert "没有显卡" in told.zh
    assert "no graphics card" in told.en
    assert PIPE in told.en


def test_opengl_is_started_only_where_it_is_to_draw(intel: tuple[Path, Path], tmp_path: Path) -> None:
    asked: list[object] = []

    def ask(environ: object) -> str:
        asked.append(environ)
        return UHD

    room.renderer_finding(X, tmp_path, tmp_path, ask_gl=ask)
    room.renderer_finding(X | {"GALLIUM_DRIVER": "llvmpipe"}, *intel, ask_gl=ask)
    assert asked == []
    room.renderer_finding(X, *intel, ask_gl=ask)
    assert asked == [X]


@pytest.mark.parametrize("why", Why)
def test_each_reason_has_a_sentence_of_its_own(why: Why) -> None:
    everything = {drawing(Renderer("card" if one in {Why.CARD, Why.DESKTOP} else "software", one, "by")) for one in Why}
    assert len(everything) == len(Why)
    said = drawing(Renderer("card" if why in {Why.CARD, Why.DESKTOP} else "software", why, "by"))
    assert said.zh.endswith("。")
    assert said.en.endswith(".")
    assert said.en.isascii()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_qt_tells_what_opengl_draws_with(tmp_path: Path) -> None:
    with xserver((320, 200)) as server:
        environ = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        environ |= {"DISPLAY": server.name, "LIBGL_ALWAYS_SOFTWARE": "1"}
        told = room.ask_qt(environ, "gl")
        assert is_imitation(told.gl), told
        assert room.ask_qt(environ).gl == ""
