"""Where the content and the state are on this machine; looks at names of folders only, never into files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PROGRAM = "haishu-kiosk"
_PACKAGE = Path(__file__).resolve().parent


def find_content(given: Path | None, cwd: Path, environ: Mapping[str, str]) -> Path:
    """The folder with slides/ and images/: ``given``, ``cwd`` if it has slides/, $KIOSK_CONTENT, or the example.

    Absolute. What is given or set is believed, there or not: a share may come later.
    """
    if given is not None:
        return cwd / given.expanduser()
    if _has_slides(cwd):
        return cwd
    if named := environ.get("KIOSK_CONTENT"):
        return cwd / Path(named).expanduser()
    return example_content()


def example_content(package: Path = _PACKAGE) -> Path:
    """The report that comes with the program: inside an installed one, beside the package in a checkout."""
    installed = package / "example"
    return installed if _has_slides(installed) else package.parent


def state_folder(given: Path | None, environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The folder for prepared pictures, logs and the like: ``given``, $KIOSK_STATE, or the platform's.

    Absolute; it is not made here.
    """
    if given is not None:
        return given.expanduser().absolute()
    if named := environ.get("KIOSK_STATE"):
        return Path(named).expanduser().absolute()
    return _platform_state(environ, platform) / PROGRAM


def _platform_state(environ: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return Path(local) if local else _home(environ) / "AppData" / "Local"
    if platform == "darwin":
        return _home(environ) / "Library" / "Application Support"
    named = Path(environ.get("XDG_STATE_HOME", ""))
    return named if named.is_absolute() else _home(environ) / ".local" / "state"


def _home(environ: Mapping[str, str]) -> Path:
    named = environ.get("USERPROFILE") or environ.get("HOME")
    return Path(named) if named else Path.home()


def _has_slides(folder: Path) -> bool:
    return (folder / "slides").is_dir()
