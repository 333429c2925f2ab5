"""Pictures that arrive together are told together: each telling asks again for every picture on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from tests.screen.conftest import Stage


def test_the_first_picture_is_told_at_once_and_the_next_together(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    presenter = stage.presenter
    stage.qtbot.waitUntil(lambda: not presenter._news.isActive())
    monkeypatch.setattr(type(presenter._shelf), "complete", False)
    told: list[int] = []
    presenter.picturesChanged.connect(lambda: told.append(presenter.property("picturesRevision")))
    presenter._shelf.changed.emit("a.jpg", "panel")
    assert len(told) == 1
    for _ in range(20):
        presenter._shelf.changed.emit("a.jpg", "card")
    assert len(told) == 1
    stage.qtbot.waitUntil(lambda: len(told) == 2)
    stage.qtbot.waitUntil(lambda: not presenter._news.isActive())
    assert len(told) == 2


def test_the_last_picture_is_told_at_once(stage: Stage) -> None:
    presenter = stage.presenter
    told: list[int] = []
    presenter.picturesChanged.connect(lambda: told.append(1))
    assert presenter._shelf.complete
    presenter._shelf.changed.emit("a.jpg", "panel")
    presenter._shelf.changed.emit("a.jpg", "card")
    assert len(told) == 2


def test_a_lost_picture_is_told_before_it_can_be_there_again(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    presenter = stage.presenter
    monkeypatch.setattr(type(presenter._shelf), "complete", False)
    presenter._shelf.changed.emit("a.jpg", "panel")
    assert presenter._news.isActive()
    told: list[int] = []
    presenter.picturesChanged.connect(lambda: told.append(1))
    presenter._shelf.lost.emit("a.jpg")
    assert told == [1]
