"""The stage of tests/screen, for counting on it."""

from __future__ import annotations

from tests.screen.conftest import deck, stage, stage_of

__all__ = ["deck", "stage", "stage_of"]
