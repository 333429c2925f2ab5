"""展示情况.html as a running kiosk writes it: it asks for a PIN for just as long as there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk import app
from kiosk.guard.pin import Pin
from kiosk.options import RunOptions
from kiosk.staff.status import NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class AtOnce:
    """The reader's thread: does what it is given, and counts it."""

    def __init__(self) -> None:
        self.done = 0

    def submit(self, do: Callable[..., None], *words: object) -> None:
        do(*words)
        self.done += 1


def test_it_asks_for_a_pin_until_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    state = tmp_path / "state"
    running = app.Running.__new__(app.Running)
    running.options = RunOptions(content=tmp_path, state=state)
    readers = running._readers = AtOnce()  # type: ignore[assignment]
    page = tmp_path / NAME
    running._tell_status(0, "", ())
    assert "sudo kiosk pin" in page.read_text(encoding="utf-8")
    page.unlink()
    running._look_for_pin()
    assert not page.exists()  # nothing new to tell
    Pin(state).set("290417")
    running._look_for_pin()
    assert "PIN" not in page.read_text(encoding="utf-8")
    running._look_for_pin()
    assert readers.done == 2
