"""展示情况.html as a running kiosk writes it: it asks for a PIN for just as long as there is none.

It says that staff went back only where they did.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from kiosk import app
from kiosk.guard.pin import Pin
from kiosk.options import RunOptions
from kiosk.release import Archive, publish
from kiosk.staff.status import NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


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


def test_it_says_that_staff_went_back_only_where_they_did(tmp_path: Path) -> None:
    state, page = tmp_path / "state", tmp_path / NAME
    section = tmp_path / "slides" / "10-a"
    section.mkdir(parents=True)
    (section / "section.md").write_text("标题：封面\n", encoding="utf-8")
    for title in ("甲", "乙"):
        (section / "10-x.md").write_text(f"标题：{title}\n---\n正文。\n", encoding="utf-8")
        publish(tmp_path, state, made="2026-11-24T16:00:00+00:00")
    running = app.Running.__new__(app.Running)
    running.options = RunOptions(content=tmp_path, state=state)
    running._tell_status(1, "", ())
    assert "退回来" not in page.read_text(encoding="utf-8"), "the second is the one wanted: it must be damaged"
    Archive(state).switch(1)
    running._tell_status(1, "", ())
    assert "退回来" in page.read_text(encoding="utf-8")


def test_a_release_is_made_without_a_round_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    running = app.Running.__new__(app.Running)
    running._rounds = SimpleNamespace(close=lambda: said.append("round ended"))  # type: ignore[assignment]
    running.presenter = SimpleNamespace(sizes=SimpleNamespace(width=64, height=36))  # type: ignore[assignment]
    monkeypatch.setattr("kiosk.release.watcher.publish_aside", lambda *_, **__: said.append("release made"))
    running._publish(tmp_path, tmp_path, afresh=False)
    assert said == ["round ended", "release made"]
