"""How content goes live: settle, snapshot, last good, roll back; must not know screens.

What the screen shows is always a release: a complete version of the deck in the state folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.release.archive import Archive
    from kiosk.release.holding import Guard
    from kiosk.release.originals import Originals
    from kiosk.release.publishing import News, publish
    from kiosk.release.records import Manifest, Release
    from kiosk.release.scan import is_paused
    from kiosk.release.watcher import Watcher

__all__ = ["Archive", "Guard", "Manifest", "News", "Originals", "Release", "Watcher", "is_paused", "publish"]

_HOMES = {
    "Archive": "archive",
    "Guard": "holding",
    "Manifest": "records",
    "News": "publishing",
    "Originals": "originals",
    "Release": "records",
    "Watcher": "watcher",
    "is_paused": "scan",
    "publish": "publishing",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import on first use: the first panel needs the archive, and no reader of folders."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
