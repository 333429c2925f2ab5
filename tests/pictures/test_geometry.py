"""Which part of a photo is shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.pictures import Recipe
from kiosk.pictures.geometry import crop, stored, upright

SIDES = st.integers(1, 20000)
PARTS = st.floats(0, 1)


@given(photo=st.tuples(SIDES, SIDES), size=st.tuples(SIDES, SIDES), focus=st.tuples(PARTS, PARTS))
@settings(max_examples=100)
def test_cover_fills_the_frame_with_a_part_of_its_shape_inside_the_photo(
    photo: tuple[int, int], size: tuple[int, int], focus: tuple[float, float]
) -> None:
    part = crop(photo, size, "cover", focus)
    left, top, right, bottom = part.box
    assert (part.width, part.height) == size
    assert 0 <= left < right <= 1 + 1e-9
    assert 0 <= top < bottom <= 1 + 1e-9
    shape = (right - left) * photo[0] / ((bottom - top) * photo[1])
    assert shape == pytest.approx(size[0] / size[1], rel=1e-3)


@pytest.mark.parametrize(
    ("focus", "left"),
    [(0.5, 0.25), (0.3, 0.05), (0.0, 0.0), (1.0, 0.5)],
)
def test_cover_puts_the_focus_in_the_middle_where_the_edges_allow(focus: float, left: float) -> None:
    assert crop((200, 100), (100, 100), "cover", (focus, 0.5)).box == pytest.approx((left, 0, left + 0.5, 1))


@given(photo=st.tuples(SIDES, SIDES), size=st.tuples(SIDES, SIDES))
@settings(max_examples=100)
def test_inside_shows_all_and_never_enlarges(photo: tuple[int, int], size: tuple[int, int]) -> None:
    part = crop(photo, size, "inside", (0.5, 0.5))
    assert part.box == (0.0, 0.0, 1.0, 1.0)
    assert 1 <= part.width <= min(photo[0], size[0])
    assert 1 <= part.height <= min(photo[1], size[1])


@pytest.mark.parametrize(
    ("orientation", "box"),
    [
        (1, (0.0, 0.0, 0.25, 0.5)),
        (2, (0.75, 0.0, 1.0, 0.5)),
        (3, (0.75, 0.5, 1.0, 1.0)),
        (4, (0.0, 0.5, 0.25, 1.0)),
        (5, (0.0, 0.0, 0.5, 0.25)),
        (6, (0.0, 0.75, 0.5, 1.0)),
        (7, (0.5, 0.75, 1.0, 1.0)),
        (8, (0.5, 0.0, 1.0, 0.25)),
    ],
)
def test_the_upper_left_of_the_upright_photo_is_found_in_the_stored_one(
    orientation: int, box: tuple[float, float, float, float]
) -> None:
    assert stored((0.0, 0.0, 0.25, 0.5), orientation) == pytest.approx(box)
    assert upright((3, 2), orientation) == ((2, 3) if orientation > 4 else (3, 2))


def test_a_recipe_that_no_photo_could_fill_is_refused() -> None:
    with pytest.raises(ValueError, match="no picture"):
        Recipe("panel", 0, 100, "cover")
    with pytest.raises(ValueError, match="focus"):
        Recipe("panel", 100, 100, "cover", (0.5, 1.5))
    with pytest.raises(ValueError, match="colour"):
        Recipe("panel", 100, 100, "cover", background="white")


def test_recipes_share_a_picture_only_if_it_looks_the_same() -> None:
    panel = Recipe("panel", 300, 200, "cover", (0.2, 0.5))
    assert panel.key == Recipe("card", 300, 200, "cover", (0.2, 0.5)).key
    others = [
        Recipe("panel", 301, 200, "cover", (0.2, 0.5)),
        Recipe("panel", 300, 200, "inside", (0.2, 0.5)),
        Recipe("panel", 300, 200, "cover", (0.3, 0.5)),
        Recipe("panel", 300, 200, "cover", (0.2, 0.5), "#000000"),
    ]
    assert len({panel.key, *(other.key for other in others)}) == 5


def test_another_version_makes_every_picture_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = Recipe("panel", 300, 200, "cover")
    before = recipe.key
    monkeypatch.setattr(Recipe, "version", Recipe.version + 1)
    assert recipe.key != before
