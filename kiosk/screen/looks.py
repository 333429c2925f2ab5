"""What lies on one rendered screen, as plain records: text, targets and what covers them. Knows no Qt.

Boxes are pixels of the window; ink is where glyphs are painted, which is less than a line's box.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return self.width <= 0 or self.height <= 0

    def common(self, other: Area) -> Area:
        """What both cover; empty where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Area(x, y, min(self.right, other.right) - x, min(self.bottom, other.bottom) - y)

    def joined(self, other: Area) -> Area:
        """The least rectangle around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Area(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def grown(self, by: float) -> Area:
        """Larger by ``by`` on every side."""
        return Area(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def holds(self, other: Area, slack: float = 0.0) -> bool:
        """Whether ``other`` lies in it, over its edge by no more than ``slack``."""
        grown = self.grown(slack)
        return other.x >= grown.x and other.y >= grown.y and other.right <= grown.right and other.bottom <= grown.bottom


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: ``last`` of its paragraph, which has ``of`` lines."""

    text: str
    ink: Area
    last: bool = True
    of: int = 1


@dataclass(frozen=True, slots=True)
class Clip:
    """An ancestor that cuts what lies outside it. ``sideways``, ``lengthwise``: it scrolls that way.

    ``extent`` is all that can be scrolled into it, where it was scrolled to now.
    """

    area: Area
    sideways: bool = False
    lengthwise: bool = False
    extent: Area | None = None


@dataclass(frozen=True, slots=True)
class TextLook:
    """One text as it is painted. ``place`` names where on the screen, ``target`` the target it is the word of.

    ``box`` is the room it was given, ``frame`` the card or button around it. ``em`` in pixels, ``color`` 0xRRGGBB.
    ``inert``: it stands on what cannot be touched now, or is no more than an ornament.
    """

    text: str
    place: str
    box: Area
    lines: tuple[Line, ...]
    order: int = 0
    em: float = 30.0
    bold: bool = False
    color: int = 0
    alpha: float = 1.0
    shortened: bool = False
    missing: str = ""
    inert: bool = False
    frame: Area | None = None
    clips: tuple[Clip, ...] = ()
    target: int | None = None


@dataclass(frozen=True, slots=True)
class TargetLook:
    """What can be touched. ``box`` is all of it, ``seen`` what no ancestor cuts.

    ``painted``: it has a ground of its own, so that no other text may lie on it.
    """

    name: str
    box: Area
    seen: Area
    painted: bool = True
    scrolls: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """An opaque rectangle, painted as number ``order``: what was painted before it and lies under it is not seen."""

    area: Area
    order: int


@dataclass(frozen=True, slots=True)
class Look:
    """One screen, or one fold of a page."""

    size: tuple[int, int]
    texts: tuple[TextLook, ...] = ()
    targets: tuple[TargetLook, ...] = ()
    covers: tuple[Cover, ...] = ()
    fades: tuple[Area, ...] = ()  # where what can be scrolled on goes out of sight
