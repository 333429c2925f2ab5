"""For all tests: no screen, the software renderer, and nothing of the machine's own state."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.pop("KIOSK_CONTENT", None)
os.environ.pop("KIOSK_STATE", None)

gc.disable()  # as in the kiosk: in a thread of the pictures' it would destroy the windows of earlier tests


@pytest.fixture(scope="session")
def qapp_cls() -> type[object]:
    """The application that pytest-qt makes is the kiosk's kind: another test may have made one before it."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, Any, Any]:
    """Collect garbage between two tests, in the thread that has the windows."""
    told = yield
    from kiosk.screen.collecting import due

    if (generation := due()) is not None:
        gc.collect(generation)
    return told
