"""What is shown at a start, whatever the reading comes to."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.guard.crashes import Blame
from kiosk.release import Archive
from kiosk.showing import at_start


def test_a_fault_of_our_own_is_an_empty_deck_and_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: Archive, content: Path) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(Archive, "current_of", fail)
    showing = at_start(tmp_path, tmp_path / "state", Blame())
    assert showing.deck.sections == ()
    assert "a fault" in caplog.text
