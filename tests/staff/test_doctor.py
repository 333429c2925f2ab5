"""What the doctor says of good and bad machines."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk import BUILT
from kiosk.guard.pin import Standing
from kiosk.staff import doctor as room
from kiosk.staff.doctor import Survey, doctor

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
    for name, text in SLIDES.items():
        file = tmp_path / "content" / "slides" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
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
    )
    return status, out.getvalue().splitlines()


def bad(found: tuple[int, list[str]]) -> list[str]:
    return [line for line in found[1] if line.startswith(("要处理", "ACT"))]


@pytest.fixture(autouse=True)
def roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk with room, whatever this machine has, and a PIN."""
    monkeypatch.setattr(room.Pin, "standing", lambda _: Standing.SET)
    usage = room.shutil.disk_usage("/")
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: usage._replace(free=5_000_000_000))


def test_a_good_machine_is_fine(content: Path, tmp_path: Path) -> None:
    status, said = lines(content, tmp_path / "state")
    assert [line for line in said if not line.startswith("好")] == []
    assert status == 0
    assert len(said) == 8
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize(
    ("survey", "now", "says"),
    [
        (replace(GOOD, serif=None, sans=None), NOW, "apt install fonts-noto-cjk"),
        (replace(GOOD, size=None), NOW, "屏幕：没有找到"),
        (replace(GOOD, platform="offscreen"), NOW, "屏幕：没有找到"),
        (replace(GOOD, size=(800, 600)), NOW, "800x600"),
        (GOOD, datetime(1970, 1, 1, tzinfo=UTC), "1970-01-01"),
        (GOOD, BUILT - timedelta(days=2), "不对"),
        (GOOD, BUILT + timedelta(days=5000), "不对"),
    ],
)
def test_one_fault_is_one_line(survey: Survey, now: datetime, says: str, content: Path, tmp_path: Path) -> None:
    found = lines(content, tmp_path, survey, now)
    assert found[0] == 1
    assert len(bad(found)) == 1
    assert says in bad(found)[0]


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


def test_a_card_that_fails_today_is_told(tmp_path: Path) -> None:
    device = tmp_path / "drm" / "renderD128" / "device"
    device.mkdir(parents=True)
    (tmp_path / "i915").mkdir()
    (device / "driver").symlink_to(tmp_path / "i915")
    (tmp_path / "dri").mkdir()
    (tmp_path / "dri" / "renderD128").touch()
    places = (tmp_path / "dri", tmp_path / "drm")
    assert room.renderer_finding({"DISPLAY": ":0"}, *places).fine
    told = room.renderer_finding({"DISPLAY": ":0"}, *places, failing=True)
    assert not told.fine
    assert "明天再试" in told.zh
    assert "tomorrow" in told.en


def test_a_card_that_took_the_compositor_down_is_resting(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    real = room.renderer_finding

    def finding(environ: dict[str, str], *, failing: bool) -> room.Finding:
        asked.append(failing)
        return real(environ, failing=failing)

    monkeypatch.setattr(room, "renderer_finding", finding)
    for name in ("wayland-0", "pixman"):
        (tmp_path / name).touch()
        environ = {"WAYLAND_DISPLAY": str(tmp_path / "wayland-0")}
        doctor(
            content=content, state=tmp_path, language="zh", out=io.StringIO(), environ=environ, survey=lambda _: GOOD
        )
    assert asked == [False, True]
