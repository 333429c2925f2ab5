"""Each measure finds what it is for, and nothing on a screen that is in order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.screen.looks import Area, Clip, Cover, Line, Look, TargetLook, TextLook
from kiosk.screen.measures import Fault, Limits, beyond_reach, distance, measure
from kiosk.screen.metrics import Metrics

SIZE = (1000, 600)
LIMITS = Limits(target=30, gap=3, px_per_mm=1.5, zone=Area(400, 360, 500, 240))


def text(words: str = "三江口", *, x: float = 100, y: float = 100, **more: object) -> TextLook:
    """A line of type of 30 px, a hanzi 28 px wide, in a box of 200 px."""
    ink = Area(x + 1, y + 4, 28 * len(words), 28)
    given: dict[str, object] = {"box": Area(x, y, 200, 40), "lines": (Line(words, ink),)} | more
    return TextLook(words, "body", **given)  # type: ignore[arg-type]


def target(name: str, x: float, y: float, width: float = 80, height: float = 40, **more: object) -> TargetLook:
    box = Area(x, y, width, height)
    return TargetLook(name, box, box, **more)  # type: ignore[arg-type]


def faults(*texts: TextLook, targets: tuple[TargetLook, ...] = (), covers: tuple[Cover, ...] = ()) -> list[str]:
    return [str(found.fault) for found in measure(Look(SIZE, texts, targets, covers), LIMITS)]


def test_a_screen_in_order_has_nothing() -> None:
    look = (text(), text("慢慢读", y=150), text("下一页", x=500, y=500, target=0, box=Area(500, 500, 100, 40)))
    assert faults(*look, targets=(target("下一页", 480, 490, 140, 60), target("首页", 640, 490))) == []


SCROLLED = Clip(Area(0, 90, 400, 300), lengthwise=True, extent=Area(0, -200, 400, 900))


@pytest.mark.parametrize(
    ("bad", "how"),
    [
        ({"shortened": True}, "dots"),
        ({"box": Area(100, 100, 60, 40)}, "wide"),
        ({"frame": Area(90, 90, 90, 60), "box": Area(100, 100, 200, 40)}, "frame"),
        ({"clips": (Clip(Area(0, 0, 150, 600)),)}, "clip"),
        ({"clips": (Clip(Area(0, 90, 150, 300), lengthwise=True, extent=Area(0, 0, 150, 900)),)}, "clip"),
        ({"clips": (Clip(Area(0, 90, 400, 300), lengthwise=True, extent=Area(0, 90, 400, 20)),)}, "clip"),
    ],
    ids=["dots", "wide", "frame", "ancestor", "sideways", "below-all-scrolling"],
)
def test_a_cut_text_is_found(bad: dict[str, object], how: str) -> None:
    found = measure(Look(SIZE, (text(**bad),)), LIMITS)  # type: ignore[arg-type]
    assert [(one.fault, one.details.get("how")) for one in found] == [(Fault.CUT, how)]


def test_what_scrolls_into_sight_is_not_cut() -> None:
    assert faults(text(y=370, clips=(SCROLLED,)), text("更多", y=500, clips=(SCROLLED,))) == []


def test_what_is_painted_later_covers() -> None:
    cover = Cover(Area(150, 0, 300, 300), order=5)
    assert faults(text(order=3), covers=(cover,)) == ["cut"]
    assert faults(text(order=7), covers=(cover,)) == []


def test_a_j_may_reach_out_of_its_box_but_not_of_a_clip() -> None:
    joins = text("joins", lines=(Line("joins", Area(97, 104, 90, 28)),))
    assert faults(joins) == []
    assert faults(replace(joins, clips=(Clip(Area(100, 0, 500, 600)),))) == ["cut"]


def test_ink_that_overlaps_is_found_and_boxes_that_do_are_not() -> None:
    assert faults(text(), text("压住了", y=120)) == ["overlap"]
    assert faults(text(), text("很近的", y=133)) == []  # boxes overlap by 7 px, ink does not


def test_text_on_a_foreign_button_is_found() -> None:
    button = target("English", 150, 90)
    assert faults(text(), targets=(button,)) == ["overlap"]
    assert faults(text(target=0), targets=(button,)) == []
    assert faults(text(), targets=(replace(button, painted=False),)) == []


@pytest.mark.parametrize(
    ("last", "of", "found"),
    [("字", 2, True), ("字。”", 2, True), ("A", 2, True), ("两字", 2, False), ("字", 1, False), ("。", 2, False)],
)
def test_a_last_line_of_one_character(last: str, of: int, found: bool) -> None:
    lines = (Line("前面一行", Area(100, 104, 110, 28), last=False, of=of), Line(last, Area(100, 144, 28, 28), of=of))
    assert faults(text(lines=lines, box=Area(100, 100, 200, 80))) == (["lone"] if found else [])


def test_a_missing_glyph_is_found() -> None:
    assert faults(text(missing="\ue000")) == ["glyph"]


def test_a_text_outside_the_screen_is_found() -> None:
    assert faults(text(x=940, box=Area(940, 100, 200, 40))) == ["outside"]


def test_a_small_target_is_found() -> None:
    found = measure(Look(SIZE, (), (target("首页", 100, 100, 80, 24),)), LIMITS)
    assert [(one.fault, one.details) for one in found] == [(Fault.SMALL, {"mm": "16.0", "least": "20.0"})]


def test_targets_need_two_millimetres_between_them() -> None:
    assert faults(targets=(target("甲", 100, 100), target("乙", 181, 100))) == ["close"]
    assert faults(targets=(target("甲", 100, 100), target("乙", 183, 100))) == []
    assert faults(targets=(target("甲", 100, 100), target("乙", 160, 120))) == ["close"]


def test_the_ground_below_other_targets_may_touch_them() -> None:
    panel, button, strip = target("面板", 0, 0, 1000, 500), target("English", 100, 400), target("篇章", 0, 500, 300, 60)
    assert faults(targets=(panel, button, strip)) == []
    assert faults(targets=(panel, strip)) == ["close"]


def test_a_target_outside_the_screen_is_found_unless_it_scrolls() -> None:
    assert faults(targets=(target("甲", 960, 100),)) == ["outside"]
    assert faults(targets=(target("甲", 960, 100, scrolls=True),)) == []


def test_what_a_seated_person_cannot_reach() -> None:
    high, low = target("高处", 500, 100), target("低处", 500, 400)
    found = beyond_reach([Look(SIZE, (), (high, low, target("左边", 100, 400)))], LIMITS)
    assert [(one.fault, one.text) for one in found] == [(Fault.UNREACHABLE, "高处"), (Fault.UNREACHABLE, "左边")]


def test_a_target_is_reached_where_one_fold_brings_it_low() -> None:
    folds = [Look(SIZE, (), (target("接着看", 500, 100),)), Look(SIZE, (), (target("接着看", 500, 420),))]
    assert beyond_reach(folds, LIMITS) == []
    assert beyond_reach(folds[:1], replace(LIMITS, zone=None)) == []


def test_limits_come_from_the_metrics() -> None:
    metrics = Metrics(1920, 1080, 55, reach=True, reach_x=0.95)
    limits = Limits.of(metrics, reach=True)
    assert limits.target == metrics.target
    assert limits.gap == pytest.approx(2 * metrics.px_per_mm)
    assert limits.zone == Area(800, 648, 1104, 432)
    assert Limits.of(metrics, reach=False).zone is None


def test_distance_is_the_shortest_way() -> None:
    assert distance(Area(0, 0, 10, 10), Area(13, 14, 5, 5)) == 5
    assert distance(Area(0, 0, 10, 10), Area(12, 2, 5, 5)) == 2
    assert distance(Area(0, 0, 10, 10), Area(8, 8, 5, 5)) == -2
