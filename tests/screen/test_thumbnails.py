"""A page with more pictures than its strip has room for: what is not seen is neither touched nor focused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt

from kiosk.deck.model import Layout, Paragraph, Photo, Run
from kiosk.show import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Stage
    from PySide6.QtQuick import QQuickItem

    from kiosk.deck.model import Deck

COUNT = 12
PHOTOS = tuple(Photo(f"{n}.jpg", f"图说{n}", f"第{n}张") for n in range(1, COUNT + 1))
UPRIGHT = (540, 960)
WIDE = (1920, 1080)  # a gallery has its room


@pytest.fixture
def page_of(stage_of: Callable[[Deck], Stage], deck: Deck) -> Callable[..., Stage]:
    """Goes to a page with some photos, a slide of some layout."""

    def make(
        photos: tuple[Photo, ...] = PHOTOS, layout: Layout = Layout.STORY, body: tuple[Paragraph, ...] | None = None
    ) -> Stage:
        section = deck.sections[0]
        slide = section.slides[0]
        zh = replace(slide.zh, photos=photos)
        slide = replace(slide, layout=layout, zh=zh if body is None else replace(zh, body=body))
        stage = stage_of(replace(deck, sections=(replace(section, slides=(slide,)),)))
        stage.after(40)
        stage.touch_at(QPoint(300, 200))
        assert stage.presenter.state.face is Face.PAGE
        return stage

    return make


def thumbnails(stage: Stage) -> list[QQuickItem]:
    """The small pictures, from left to right."""
    shown = [item for item in stage.items() if item.property("more") is not None and item.isVisible()]
    return sorted(shown, key=lambda item: item.mapToScene(QPoint(0, 0)).x())


def counted(stage: Stage) -> list[int]:
    """How many more pictures there are, as it is written on those that are seen."""
    written = [str(item.property("text")) for item in stage.items() if item.isVisible() and item.property("text")]
    return [int(text[1:]) for text in written if text[0] == "+"]


def resize(stage: Stage, size: tuple[int, int]) -> None:
    """Have a window of another size."""
    stage.window.setGeometry(0, 0, *size)
    stage.qtbot.waitUntil(lambda: stage.presenter.sizes.width == size[0])
    stage.rest()


def assert_all_in_sight(stage: Stage) -> None:
    """No thumbnail lies outside the window, in part or whole."""
    window = QRectF(0, 0, stage.window.width(), stage.window.height())
    for thumb in thumbnails(stage):
        assert window.contains(thumb.mapRectToScene(thumb.boundingRect())), thumb.property("spoken")


@pytest.mark.parametrize("mode", ["", "大字", "高对比", "按钮下移"])
@pytest.mark.parametrize("upright", [False, True], ids=["wide", "upright"])
def test_as_many_as_fit_and_the_last_says_how_many_more(
    page_of: Callable[..., Stage], mode: str, *, upright: bool
) -> None:
    stage = page_of()
    if upright:
        resize(stage, UPRIGHT)
    if mode:
        stage.touch(mode)
    stage.frame()
    seen = len(thumbnails(stage))
    assert 1 <= seen < COUNT - 1
    assert_all_in_sight(stage)
    assert counted(stage) == [COUNT - 1 - seen]


def test_the_last_one_opens_its_own_photo_and_the_rest_follows(page_of: Callable[..., Stage]) -> None:
    stage = page_of()
    seen = len(thumbnails(stage))
    stage.touch(f"看大图: 第{seen + 1}张 +{COUNT - 1 - seen}")
    assert (stage.presenter.state.face, stage.presenter.state.photo) == (Face.PHOTO, seen)
    for _ in range(COUNT - 1 - seen):
        stage.touch("下一张")
    assert stage.presenter.state.photo == COUNT - 1


def test_the_keyboard_reaches_only_what_is_seen(page_of: Callable[..., Stage]) -> None:
    stage = page_of()
    names = set()
    for _ in range(40):
        stage.key(Qt.Key.Key_Tab)
        item = stage.window.activeFocusItem()
        names.add(str(item.property("spoken")))
        assert 0 <= item.mapToScene(item.boundingRect().center()).x() < stage.window.width()
    assert {str(thumb.property("spoken")) for thumb in thumbnails(stage)} < names


@pytest.mark.parametrize("count", [2, 3, 4])
def test_where_all_fit_nothing_is_counted(page_of: Callable[..., Stage], count: int) -> None:
    stage = page_of(PHOTOS[:count])
    assert len(thumbnails(stage)) == count - 1
    assert counted(stage) == []


@pytest.mark.parametrize(("count", "more"), [(4, []), (5, [1]), (COUNT, [COUNT - 4])])
def test_a_gallery_counts_what_it_has_no_room_for(page_of: Callable[..., Stage], count: int, more: list[int]) -> None:
    stage = page_of(PHOTOS[:count], Layout.GALLERY)
    resize(stage, WIDE)
    assert len(thumbnails(stage)) == 3
    assert counted(stage) == more


def told(stage: Stage) -> set[str]:
    """The captions of all but the first picture that can be read."""
    captions = {photo.caption for photo in PHOTOS[1:]}
    texts = [item for item in stage.items() if item.isVisible() and item.property("opacity") and item.property("text")]
    return {text for item in texts if (text := str(item.property("text")).replace("\u2009", "")) in captions}


@pytest.mark.parametrize("count", [2, 3, 4])
def test_upright_few_take_the_room_that_words_leave_and_have_their_captions(
    page_of: Callable[..., Stage], count: int
) -> None:
    stage = page_of(PHOTOS[:count])
    resize(stage, UPRIGHT)
    stage.frame()
    thumbs = thumbnails(stage)
    assert len(thumbs) == count - 1
    assert_all_in_sight(stage)
    assert told(stage) == {photo.caption for photo in PHOTOS[1:count]}
    left = thumbs[0].mapToScene(QPoint(0, 0)).x()
    shares = max(2, count - 1)
    assert all(thumb.width() * shares >= 0.9 * (UPRIGHT[0] - 2 * left) for thumb in thumbs)
    assert all(thumb.height() >= thumb.width() / 2.2 for thumb in thumbs)


@pytest.mark.parametrize("mode", ["", "大字", "高对比", "按钮下移"])
def test_upright_thumbnails_leave_the_words_their_room(page_of: Callable[..., Stage], mode: str) -> None:
    heights = set()
    for lines in range(1, 24, 3):
        body = (Paragraph((Run("正文的一行，说清楚一件事，不多也不少。"),)),) * lines
        stage = page_of(PHOTOS[:3], body=body)
        resize(stage, UPRIGHT)
        if mode:
            stage.touch(mode)
        stage.frame()
        area = next(item for item in stage.items() if item.objectName() == "scrolling" and item.isVisible())
        thumb = thumbnails(stage)[0]
        heights.add(thumb.height())
        if area.parentItem().property("scrollable"):
            assert thumb.height() == stage.presenter.sizes.thumb_height
    assert stage.presenter.sizes.thumb_height in heights


def test_in_a_gallery_of_two_most_of_the_other_is_seen(page_of: Callable[..., Stage]) -> None:
    stage = page_of(PHOTOS[:2], Layout.GALLERY)
    resize(stage, WIDE)
    (thumb,) = thumbnails(stage)
    assert thumb.width() / thumb.height() < 2.25  # of a photo of 1.6 more than 0.7
