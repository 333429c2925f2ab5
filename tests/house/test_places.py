"""Where content and state are, by call, environment and platform."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.places import example_content, find_content, state_folder


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A current folder with content in it."""
    (tmp_path / "slides").mkdir()
    return tmp_path


def test_what_is_given_comes_first(here: Path) -> None:
    assert find_content(Path("other"), here, {"KIOSK_CONTENT": "/hall"}) == here / "other"
    assert find_content(Path("/share/kiosk"), here, {}) == Path("/share/kiosk")


def test_the_current_folder_comes_before_the_environment(here: Path) -> None:
    assert find_content(None, here, {"KIOSK_CONTENT": "/hall"}) == here


def test_the_environment_comes_before_the_example(tmp_path: Path) -> None:
    assert find_content(None, tmp_path, {"KIOSK_CONTENT": "/hall"}) == Path("/hall")
    assert find_content(None, tmp_path, {"KIOSK_CONTENT": "hall"}) == tmp_path / "hall"


def test_a_file_named_slides_is_no_content(tmp_path: Path) -> None:
    (tmp_path / "slides").write_text("", encoding="utf-8")
    assert find_content(None, tmp_path, {"KIOSK_CONTENT": "/hall"}) == Path("/hall")


def test_else_the_example_is_shown(tmp_path: Path) -> None:
    assert find_content(None, tmp_path, {}) == example_content()
    assert (example_content() / "slides").is_dir()


def test_an_installed_program_has_its_example_inside(tmp_path: Path) -> None:
    package = tmp_path / "kiosk"
    assert example_content(package) == tmp_path
    (package / "example" / "slides").mkdir(parents=True)
    assert example_content(package) == package / "example"


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({"HOME": "/h", "XDG_STATE_HOME": "/var/s"}, "linux", "/var/s/haishu-kiosk"),
        ({"HOME": "/h"}, "linux", "/h/.local/state/haishu-kiosk"),
        ({"HOME": "/h", "XDG_STATE_HOME": "not/absolute"}, "linux", "/h/.local/state/haishu-kiosk"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Application Support/haishu-kiosk"),
        ({"LOCALAPPDATA": "/u/AppData/Local"}, "win32", "/u/AppData/Local/haishu-kiosk"),
        ({"USERPROFILE": "/u"}, "win32", "/u/AppData/Local/haishu-kiosk"),
        ({"HOME": "/h", "KIOSK_STATE": "/s"}, "linux", "/s"),
    ],
)
def test_state_is_where_the_platform_keeps_it(environ: dict[str, str], platform: str, folder: str) -> None:
    assert state_folder(None, environ, platform) == Path(folder)


def test_a_given_state_folder_comes_first_and_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert state_folder(Path("s"), {"KIOSK_STATE": "/s"}) == tmp_path / "s"
    assert not (tmp_path / "s").exists()
