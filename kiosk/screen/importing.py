"""Gives Python its own import back after PySide6 has put its own in the way."""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """From now on modules are imported as ever. To be called once PySide6 is loaded.

    PySide6 (6.11) looks into the source of every module that is imported after it, for ``from __feature__ import``,
    which is not used here, and Python keeps what was looked into: 45,000 lines, 4 MB, and a tenth of a start (ADR 17).
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
