"""For all tests: no screen, the software renderer, and nothing of the machine's own state."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.pop("KIOSK_CONTENT", None)
os.environ.pop("KIOSK_STATE", None)
