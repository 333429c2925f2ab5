"""The start: by what it decides who draws."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, QTimer

from kiosk import app
from kiosk.guard.crashes import Blame
from kiosk.release import publish
from kiosk.screen import renderer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class DecidedError(Exception):
    """Ends a start where who draws is decided."""


@pytest.mark.parametrize("by_itself", [False, True])
@pytest.mark.parametrize("compositor", [False, True])
def test_the_card_rests_when_it_took_the_kiosk_or_the_compositor_down(
    by_itself: bool, compositor: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(_environ: object, _dri: Path, *, failing: bool, imitation: str) -> None:
        raise DecidedError(failing, imitation)

    monkeypatch.setattr(renderer, "choose", choose)
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland-0"))
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    if compositor:
        (tmp_path / "pixman").touch()
    running = app.Running.__new__(app.Running)
    running.memory = SimpleNamespace(  # type: ignore[assignment]
        is_card_failing=lambda _now: by_itself, imitation=lambda _now: "llvmpipe"
    )
    with pytest.raises(DecidedError) as decided:
        running._start_painting()
    assert decided.value.args == (by_itself or compositor, "llvmpipe")


@pytest.mark.parametrize(("sizes", "expected"), [([], app.SIZE), ([(0, 0)], app.SIZE), ([(1920, 1080)], (1920, 1080))])
def test_without_a_screen_there_is_a_size_all_the_same(sizes: list[tuple[int, int]], expected: tuple[int, int]) -> None:
    running = app.Running.__new__(app.Running)
    running.options = SimpleNamespace(size=None, windowed=False)  # type: ignore[assignment]
    screens = [SimpleNamespace(size=lambda size=size: QSize(*size)) for size in sizes]
    running.app = SimpleNamespace(screens=lambda: screens)  # type: ignore[assignment]
    assert running._size() == expected


@pytest.mark.parametrize(
    ("why", "failing", "imitation", "visiting", "again"),
    [
        (renderer.Why.FAILING, False, "", False, True),
        (renderer.Why.IMITATED, False, "", False, True),
        (renderer.Why.FAILING, True, "", False, False),  # the day is not over
        (renderer.Why.IMITATED, False, "llvmpipe", False, False),
        (renderer.Why.FAILING, False, "", True, False),  # somebody reads
        (renderer.Why.NO_CARD, False, "", False, False),
    ],
)
def test_a_card_that_has_rested_for_a_day_is_tried_again_when_nobody_reads(
    why: renderer.Why, failing: bool, imitation: str, visiting: bool, again: bool
) -> None:
    done: list[str] = []
    running = app.Running.__new__(app.Running)
    running.renderer = renderer.Renderer("software", why)
    running.again, running._shown = False, True
    running.presenter = SimpleNamespace(state=SimpleNamespace(visiting=visiting))  # type: ignore[assignment]
    running.memory = SimpleNamespace(  # type: ignore[assignment]
        is_card_failing=lambda _now: failing, imitation=lambda _now: imitation, ended=lambda: done.append("ended")
    )
    running.app = SimpleNamespace(exit=lambda _status: done.append("exit"))  # type: ignore[assignment]
    running._try_card_again()
    assert (running.again, done) == (again, ["ended", "exit"] if again else [])


def test_a_start_is_over_once_though_two_frames_are_heard_of_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(QTimer, "singleShot", lambda _ms, step: done.append(step.__name__))
    running = app.Running.__new__(app.Running)
    running._is_painted = False
    running.renderer = renderer.Renderer("card", renderer.Why.SET)
    running.trace = lambda event, _details: done.append(event)  # type: ignore[assignment]
    swapped = SimpleNamespace(disconnect=lambda _slot: done.append("disconnected"))
    running.screen = SimpleNamespace(window=SimpleNamespace(frameSwapped=swapped))  # type: ignore[assignment]
    running._on_first_frame()
    running._on_first_frame()
    assert done == ["disconnected", "ready", "_after_first_frame"]


AFTER_A_FRAME = ["_end_launch", "_collect", "_tell_start", "_hold_fonts", "_await_lulls", "_watch"]


@pytest.mark.parametrize("faulty", AFTER_A_FRAME)
def test_a_fault_of_our_own_in_a_start_keeps_nothing_else_from_being_done(
    faulty: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    def step_of(name: str) -> Callable[[app.Running], None]:
        def step(_running: app.Running) -> None:
            if name == faulty:
                raise RuntimeError(name)
            done.append(name)

        step.__name__ = name
        return step

    for name in AFTER_A_FRAME:
        monkeypatch.setattr(app.Running, name, step_of(name))
    app.Running.__new__(app.Running)._after_first_frame()
    assert done == [name for name in AFTER_A_FRAME if name != faulty]
    assert f"not done: {faulty}" in caplog.text


def test_a_release_that_cannot_be_read_for_the_moment_is_no_news_yet(tmp_path: Path) -> None:
    content, state = tmp_path / "content", tmp_path / "state"
    (content / "slides" / "10-a").mkdir(parents=True)
    (content / "slides/10-a/10-x.md").write_text("标题：甲\n---\n字。\n", encoding="utf-8")
    news = publish(content, state, made="2026-11-24T16:00:00+00:00")
    heard: list[object] = []
    running = app.Running.__new__(app.Running)
    running.options = SimpleNamespace(state=state)  # type: ignore[assignment]
    running.memory = SimpleNamespace(blame=Blame())  # type: ignore[assignment]
    running.telling = SimpleNamespace(heard=heard.append)  # type: ignore[assignment]
    running._showing = None
    running._bell = SimpleNamespace(ring=heard.append)  # type: ignore[assignment]
    releases = state / "releases"
    releases.rename(state / "away")
    with pytest.raises(OSError, match=r"1"):
        running._on_watched(news)
    assert heard == []
    (state / "away").rename(releases)
    running._on_watched(news)
    told, (rung, showing) = heard  # type: ignore[misc]
    assert (told, rung, showing.release) == (news, news, 1)  # type: ignore[has-type]


def test_a_fault_in_the_readers_thread_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    def fail(page: str) -> None:
        raise ValueError(page)

    with app.reader() as reader:
        failed = reader.submit(fail, "no page")
        assert reader.submit(max, 1, 2).result() == 2
    assert isinstance(failed.exception(), ValueError)
    assert "ValueError: no page" in caplog.text
