"""How content goes live: settle, snapshot, last good, roll back; must not know screens.

What the screen shows is always a release: a complete version of the deck in the state folder.
"""

from kiosk.release.archive import Archive
from kiosk.release.holding import Guard
from kiosk.release.publishing import News, publish
from kiosk.release.records import Manifest, Release
from kiosk.release.scan import is_paused
from kiosk.release.watcher import Watcher

__all__ = ["Archive", "Guard", "Manifest", "News", "Release", "Watcher", "is_paused", "publish"]
