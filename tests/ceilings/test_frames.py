"""What a moving panel costs, counted: Python calls, items, and what is painted anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageQt, ImageStat
from PySide6.QtCore import QRect

from kiosk.pictures import Prepared
from tests.ceilings.counting import Calls
from tests.screen import conftest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.pictures import Outcome, Recipe
    from tests.screen.conftest import Stage

FRAMES = 60
MOST_CALLS = 12  # in 60 frames; a binding or a timer that asks Python each frame needs at least 60
MOST_ITEMS = 140  # 134 on 29 November 2026


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every photo has its picture at once."""

    def request(_: object, photo: Path, recipe: Recipe, _priority: int, done: Callable[[Outcome], None]) -> None:
        file = tmp_path / f"{recipe.key}.jpg"
        if not file.exists():
            whole = Image.effect_noise((recipe.width, recipe.height), 80).convert("RGB")
            whole.save(file)
        done(Prepared(photo, recipe, file))

    monkeypatch.setattr(conftest.NoMaker, "request", request)


def test_a_frame_of_a_drifting_panel_calls_no_python(pictures: None, stage: Stage) -> None:
    stage.presenter.set_still(still=False)
    stage.after(30)  # the next panel begins to drift
    stage.presenter._timer.stop()  # what the show does between panels is no cost of a frame
    frames: list[int] = []
    stage.window.frameSwapped.connect(lambda: frames.append(1))
    stage.qtbot.waitUntil(lambda: len(frames) > 2)
    seen = len(frames)
    with Calls() as calls:
        stage.qtbot.waitUntil(lambda: len(frames) > seen + FRAMES, timeout=20000)
    stage.presenter.set_still(still=True)
    assert calls.pop("Gestures.eventFilter", 0) <= FRAMES + 10  # Qt shows it every event of the window
    assert calls.total() <= MOST_CALLS, calls


def test_between_two_pixels_a_drifting_picture_is_a_mixture_of_both(pictures: None, stage: Stage) -> None:
    stage.after(30)
    picture = max((item for item in stage.items() if item.property("travel")), key=lambda item: item.z())
    picture.setProperty("drifting", True)
    place = picture.mapToScene(picture.boundingRect().center()).toPoint()
    middle = QRect(place.x(), place.y(), 80, 40)  # clear of words and scrim

    def at(offset: float) -> Image.Image:
        picture.setProperty("offset", offset)
        stage.rest()
        return ImageQt.fromqimage(stage.window.grabWindow().copy(middle)).convert("L")

    whole, further, between = at(-3.0), at(-4.0), at(-3.37)
    assert ImageStat.Stat(ImageChops.difference(whole, further)).mean[0] > 5, "a picture of noise"
    assert at(-3.0) == whole
    mixed = Image.blend(whole, further, 0.37)
    assert ImageChops.difference(mixed, between).getextrema()[1] <= 2  # of 255


def test_a_panel_has_few_items(stage: Stage) -> None:
    assert len(stage.items()) <= MOST_ITEMS


def test_items_do_not_grow_from_panel_to_panel(stage: Stage) -> None:
    counts = []
    for _ in range(3 * len(stage.presenter.stops)):
        stage.after(30)
        counts.append(len(stage.items()))
    lap = len(stage.presenter.stops)
    assert max(counts[-lap:]) <= max(counts[lap : 2 * lap])


def test_a_visit_leaves_no_item_behind(stage: Stage) -> None:
    before = {}
    for _ in range(2 * len(stage.presenter.stops)):
        stage.after(30)
        before[stage.presenter.state.panel] = len(stage.items())
    for _ in range(4):
        for step in (lambda: stage.presenter.touchPanel(""), stage.presenter.goHome, stage.presenter.leave):
            stage.clock.now += 1
            step()
            stage.rest()
        assert stage.presenter.state.face == "panel"
        stage.qtbot.waitUntil(lambda: len(stage.items()) == before[stage.presenter.state.panel])
