"""python -m kiosk.screen.survey: what Qt sees of this machine, as one line of JSON; run apart, as Qt may abort."""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QGuiApplication

from kiosk.screen.fonts import families
from kiosk.screen.imitation import gl_renderer


def main() -> int:
    """Print the platform, the screen's size in pixels, the fonts chosen and, asked for ``gl``, who draws for OpenGL."""
    app = QGuiApplication(["kiosk"])
    serif, sans = families()
    size = None
    for screen in app.screens()[:1]:
        size = [round(side * screen.devicePixelRatio()) for side in screen.size().toTuple()]
    gl = gl_renderer() if "gl" in sys.argv[1:] else ""
    json.dump({"platform": app.platformName(), "size": size, "serif": serif, "sans": sans, "gl": gl}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
