"""What a start shows: the release, else the folder, and nothing that nobody has approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.guard.crashes import Blame
from kiosk.release import Archive, publish
from kiosk.showing import at_start

MADE = "2026-11-24T16:00:00+00:00"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    (root / "slides" / "10-a").mkdir(parents=True)
    (root / "slides/10-a/section.md").write_text("标题：封面\n", encoding="utf-8")
    (root / "slides/10-a/10-x.md").write_text("标题：甲\n---\n正文。\n", encoding="utf-8")
    return root


def titles(content: Path, state: Path) -> list[str]:
    return [slide.zh.heading for slide in at_start(content, state, Blame()).deck.slides]


def test_the_folder_itself_before_there_is_a_release(content: Path, tmp_path: Path) -> None:
    assert titles(content, tmp_path / "state") == ["甲"]


def test_nothing_that_nobody_has_approved(content: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    (content / "slides/kiosk.md").write_text("标题：厅\n发布：审签后\n", encoding="utf-8")
    assert titles(content, state) == []
    assert at_start(content, state, Blame()).deck.settings.title == "厅"
    publish(content, state, made=MADE)
    assert titles(content, state) == []
    Archive(state).approve(1, by="", at=MADE)
    assert titles(content, state) == ["甲"]


def test_a_fault_of_our_own_is_an_empty_deck_and_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: Archive, content: Path) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(Archive, "shown_of", fail)
    showing = at_start(tmp_path, tmp_path / "state", Blame())
    assert showing.deck.sections == ()
    assert "a fault" in caplog.text
