"""python -m kiosk.screen.survey: what Qt sees of this machine, as one line of JSON; run apart, as Qt may abort."""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QGuiApplication

from kiosk.screen.fonts import families


def main() -> int:
    """Print the platform, the screen's size in pixels and the fonts chosen."""
    app = QGuiApplication(["kiosk"])
    serif, sans = families()
    size = None
    for screen in app.screens()[:1]:
        size = [round(side * screen.devicePixelRatio()) for side in screen.size().toTuple()]
    json.dump({"platform": app.platformName(), "size": size, "serif": serif, "sans": sans}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
