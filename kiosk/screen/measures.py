"""What is wrong on a screen, measured on its Look: from records to findings. Knows no Qt, no deck and no words."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from kiosk.screen.looks import Area, Clip, Line, Look, TargetLook, TextLook
from kiosk.screen.metrics import GAP_MM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kiosk.screen.metrics import Metrics

SLACK_PX = 1.5  # an edge painted over by less is no fault: glyphs are anti-aliased
SLACK_EM = 0.06  # of a text: accents and brackets reach a little out of their box
OVERHANG_EM = 0.15  # a j at the beginning of a line reaches out of its box by so much, and hurts nothing
LEAST_COMMON_PX = 1.0


class Fault(StrEnum):
    """What may be wrong on a screen."""

    CUT = "cut"
    OVERLAP = "overlap"
    LONE = "lone"
    SMALL = "small"
    CLOSE = "close"
    FAINT = "faint"
    GLYPH = "glyph"
    OUTSIDE = "outside"
    UNREACHABLE = "unreachable"


HOLDING = frozenset({Fault.CUT, Fault.OVERLAP, Fault.GLYPH})  # these keep a slide off the wall (ADR 15)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where (``place`` and ``area``), with which ``text``, and figures for the sentence."""

    fault: Fault
    place: str
    text: str
    area: Area
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a screen must keep, in pixels: sides and gaps of targets, and where a seated person reaches."""

    target: float
    gap: float
    px_per_mm: float
    zone: Area | None = None

    @classmethod
    def of(cls, metrics: Metrics, *, reach: bool) -> Limits:
        """Those of a window; ``reach`` when everything must lie within reach."""
        box = metrics.reach_zone
        zone = Area(box.x, box.y, box.width, box.height) if reach else None
        return cls(metrics.target, GAP_MM * metrics.px_per_mm, metrics.px_per_mm, zone)


def measure(look: Look, limits: Limits) -> list[Finding]:
    """All that can be told without the pixels: everything but contrast and reach."""
    return [
        *(finding for text in look.texts for finding in _text(text, look)),
        *_overlaps(look),
        *_targets(look, limits),
    ]


def slack(text: TextLook) -> float:
    """How far its ink may stand out before that counts, in pixels."""
    return max(SLACK_PX, SLACK_EM * text.em)


# -- one text ---------------------------------------------------------------------------------------------------------


def _text(text: TextLook, look: Look) -> Iterator[Finding]:
    whole = ink_of(text.lines)
    if text.missing:
        yield Finding(Fault.GLYPH, text.place, text.text, whole, {"characters": text.missing})
    lone = next((line for line in text.lines if _is_lone(line)), None)
    if lone is not None and not text.shortened:
        yield Finding(Fault.LONE, text.place, text.text, lone.ink, {"character": lone.text.strip()})
    if text.shortened:
        yield Finding(Fault.CUT, text.place, text.text, whole, {"how": "dots"})
        return
    over = slack(text)
    room = text.box.joined(text.frame) if text.frame and text.box.holds(text.frame) else text.box
    beyond = max(SLACK_PX, OVERHANG_EM * text.em)
    if whole.x < room.x - beyond or whole.right > room.right + beyond:
        yield Finding(Fault.CUT, text.place, text.text, whole, {"how": "wide"})
    elif text.frame is not None and not text.frame.holds(whole, over):
        yield Finding(Fault.CUT, text.place, text.text, whole, {"how": "frame"})
    elif any(not _spares(clip, whole, over) for clip in text.clips):
        yield Finding(Fault.CUT, text.place, text.text, whole, {"how": "clip"})
    elif _covered(text, look):
        yield Finding(Fault.CUT, text.place, text.text, whole, {"how": "covered"})
    elif not text.clips and not Area(0, 0, *look.size).holds(whole, 0.5):
        yield Finding(Fault.OUTSIDE, text.place, text.text, whole)


def ink_of(lines: Iterable[Line]) -> Area:
    """The ink of all lines together."""
    first, *rest = [line.ink for line in lines if not line.ink.empty] or [Area(0, 0, 0, 0)]
    for ink in rest:
        first = first.joined(ink)
    return first


def _is_lone(line: Line) -> bool:
    """Whether it is a last line of one hanzi or letter, however much punctuation stands after it."""
    if not line.last or line.of == 1:
        return False
    return sum(unicodedata.category(character)[0] in "LN" for character in line.text) == 1


def _spares(clip: Clip, ink: Area, over: float) -> bool:
    """Whether an ancestor leaves the ink whole, or lets all of it be scrolled to."""
    within = clip.area.grown(over)
    if clip.extent is not None:
        extent = clip.extent.grown(over)
        within = Area(
            extent.x if clip.sideways else within.x,
            extent.y if clip.lengthwise else within.y,
            extent.width if clip.sideways else within.width,
            extent.height if clip.lengthwise else within.height,
        )
    return within.holds(ink)


def seen_of(text: TextLook, line: Line, size: tuple[int, int]) -> Area:
    """The part of a line's ink that no ancestor cuts now."""
    area = line.ink.common(Area(0, 0, *size))
    for clip in text.clips:
        area = area.common(clip.area)
    return area


def _covered(text: TextLook, look: Look) -> bool:
    for line in text.lines:
        seen = seen_of(text, line, look.size)
        if seen.empty:
            continue
        for cover in look.covers:
            if cover.order > text.order:
                common = cover.area.common(seen)
                if common.width > slack(text) and common.height > slack(text):
                    return True
    return False


# -- one on the other -------------------------------------------------------------------------------------------------


def _overlaps(look: Look) -> Iterator[Finding]:
    inks = [
        (text, [area for line in text.lines if not (area := seen_of(text, line, look.size)).empty])
        for text in look.texts
    ]
    for (one, ones), (other, others) in combinations(inks, 2):
        common = next((found for a in ones for b in others if _meet(found := a.common(b), one, other)), None)
        if common is not None:
            yield Finding(Fault.OVERLAP, one.place, one.text, common, {"other": other.text})
    for text, lines in inks:
        for number, target in enumerate(look.targets):
            if target.painted and text.target != number and not text.inert:
                common = next((c for ink in lines if _deep(c := ink.common(target.seen), text)), None)
                if common is not None:
                    yield Finding(Fault.OVERLAP, text.place, text.text, common, {"other": target.name})


def _meet(common: Area, one: TextLook, other: TextLook) -> bool:
    """Ink boxes of glyphs are exact to the pixel; still, slanting glyphs may pass by each other in theirs."""
    if common.width <= LEAST_COMMON_PX or common.height <= LEAST_COMMON_PX or one.inert or other.inert:
        return False
    return common.height > SLACK_EM * min(one.em, other.em)


def _deep(common: Area, text: TextLook) -> bool:
    return common.width > slack(text) and common.height > slack(text)


# -- targets ----------------------------------------------------------------------------------------------------------


def _targets(look: Look, limits: Limits) -> Iterator[Finding]:
    window = Area(0, 0, *look.size)
    for target in look.targets:
        side = min(target.box.width, target.box.height)
        if side < limits.target - 1:
            told = {"mm": _mm(side, limits), "least": _mm(limits.target, limits)}
            yield Finding(Fault.SMALL, "target", target.name, target.box, told)
        if not target.scrolls and not window.holds(target.box, 0.5):
            yield Finding(Fault.OUTSIDE, "target", target.name, target.box)
    free = [target for target in look.targets if not is_ground(target, look.targets)]
    for one, other in combinations(free, 2):
        if one.seen.holds(other.seen) or other.seen.holds(one.seen):
            continue  # one lies on the other
        apart = distance(one.seen, other.seen)
        if apart < limits.gap - 0.5:
            told = {"other": other.name, "mm": _mm(max(0.0, apart), limits), "least": f"{GAP_MM:g}"}
            yield Finding(Fault.CLOSE, "target", one.name, one.seen.joined(other.seen), told)


def is_ground(target: TargetLook, targets: Sequence[TargetLook]) -> bool:
    """Whether others lie on it: the panel, what is beside a large picture, the veil below the idle card."""
    return any(other is not target and target.seen.holds(other.seen) for other in targets)


def distance(one: Area, other: Area) -> float:
    """Between two rectangles in pixels; below 0 by how much they overlap."""
    dx = max(one.x, other.x) - min(one.right, other.right)
    dy = max(one.y, other.y) - min(one.bottom, other.bottom)
    return math.hypot(dx, dy) if dx > 0 and dy > 0 else max(dx, dy)


def beyond_reach(looks: Sequence[Look], limits: Limits) -> list[Finding]:
    """What a seated person cannot touch on any of one screen's folds: too little of it lies in the zone."""
    zone = limits.zone
    if zone is None:
        return []
    least = limits.target - 1
    reached: set[str] = set()
    missed: dict[str, TargetLook] = {}
    for look in looks:
        for target in look.targets:
            part = target.seen.common(zone)
            if part.width >= min(least, target.seen.width) and part.height >= min(least, target.seen.height):
                reached.add(target.name)
            else:
                missed.setdefault(target.name, target)
    return [
        Finding(Fault.UNREACHABLE, "target", name, target.seen)
        for name, target in missed.items()
        if name not in reached
    ]


def _mm(pixels: float, limits: Limits) -> str:
    return f"{pixels / limits.px_per_mm:.1f}"
