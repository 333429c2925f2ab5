"""Sizes on the real panel: pixels from millimetres, and where things lie. Knows no Qt and no content."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

MM_PER_INCH = 25.4
INCHES = (21.5, 32.0, 55.0)

# em in mm at INCHES; in between they are interpolated, outside they stay. Read at 60 cm, a capital H of
# 0.7 degrees (EN 301 549) takes 10 mm
ROLES: dict[str, tuple[float, float, float]] = {
    "panelTitle": (27.0, 40.0, 64.0),
    "panelSubtitle": (12.0, 17.0, 24.0),
    "panelLead": (12.0, 17.0, 26.0),
    "panelLabel": (10.0, 13.0, 19.0),
    "invitation": (11.0, 15.0, 22.0),
    "progress": (9.0, 11.0, 16.0),
    "panelFigure": (30.0, 44.0, 70.0),
    "hero": (46.0, 70.0, 110.0),
    "pageTitle": (18.5, 27.0, 42.0),
    "pageLead": (11.5, 15.5, 24.0),
    "body": (10.0, 13.0, 19.0),
    "cardFigure": (21.0, 30.0, 44.0),
    "cardLabel": (9.0, 11.0, 16.0),
    "caption": (9.0, 10.5, 15.0),
    "bar": (9.5, 11.5, 17.0),
}
DISPLAY_ROLES = frozenset({"panelTitle", "panelFigure", "hero", "pageTitle", "cardFigure"})
CHROME_ROLES = frozenset({"bar", "progress", "invitation"})  # they need 10 mm, not half as much again
LARGE_CHROME = 1.12
FLOOR_PX = 14.0
PORTRAIT_BELOW = 1.15  # width / height
CAPTION_BELOW = 1.5  # width / height: pages have narrow pictures
COLUMN_HANZI = 24
TARGET_MM, TARGET_LEAST_MM, GAP_MM = 20.0, 12.0, 2.0
TAP_MM, SWIPE_MM, EDGE_MM = 8.0, 40.0, 10.0
CORNER_MM = 40.0  # where staff hold; unseen, so larger than a button
REACH_SHARE = 0.4  # of the height, from below
REACH_MM = 700.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int


def _between(sizes: tuple[float, float, float], inches: float) -> float:
    inches = min(max(inches, INCHES[0]), INCHES[-1])
    for (left, low), (right, high) in pairwise(zip(INCHES, sizes, strict=True)):
        if inches <= right:
            return low + (high - low) * (inches - left) / (right - left)
    return sizes[-1]


def large_factor(inches: float) -> float:
    """How much larger large type is: 1.5 up to 32 inches, 1.35 from 43 on."""
    if inches <= 32:  # noqa: PLR2004
        return 1.5
    if inches >= 43:  # noqa: PLR2004
        return 1.35
    return 1.5 - 0.15 * (inches - 32) / 11


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes for one window: ``width`` x ``height`` pixels on a panel of ``inches`` diagonal.

    ``reach``: everything that can be touched lies in ``reach_zone``.
    """

    width: int
    height: int
    inches: float = 55.0
    large: bool = False
    reach: bool = False
    reach_x: float = 0.5  # where lower buttons were asked for, 0..1 of the width

    @property
    def px_per_mm(self) -> float:
        """Pixels in a millimetre of the panel."""
        return math.hypot(self.width, self.height) / (self.inches * MM_PER_INCH)

    @property
    def unit(self) -> float:
        """The grid's unit: short side / 135, 8 px at 1080p."""
        return min(self.width, self.height) / 135

    @property
    def portrait(self) -> bool:
        """Whether the picture lies above the words."""
        return self.width < PORTRAIT_BELOW * self.height

    @property
    def margin(self) -> int:
        """The outer margin, 12 units."""
        return round(12 * self.unit)

    def px(self, role: str) -> int:
        """The em of a role of type in pixels."""
        size = max(_between(ROLES[role], self.inches) * self.px_per_mm, FLOOR_PX)
        if self.large and role in CHROME_ROLES:
            size *= LARGE_CHROME
        elif self.large and role not in DISPLAY_ROLES:
            size *= large_factor(self.inches)
        elif self.large and role in {"pageTitle", "cardFigure"}:
            size *= 1.15
        return round(size)

    def mm(self, millimetres: float) -> int:
        """Millimetres on the panel in pixels."""
        return round(millimetres * self.px_per_mm)

    @property
    def target(self) -> int:
        """The least side of what can be touched: 20 mm where the panel allows, never under 12."""
        return max(self.mm(TARGET_LEAST_MM), min(self.mm(TARGET_MM), round(11 * self.unit)))

    @property
    def corner(self) -> int:
        """The side of the square in the corner that staff hold: 40 mm, or an eighth of a small screen."""
        return max(self.target, min(self.mm(CORNER_MM), round(min(self.width, self.height) / 8)))

    @property
    def apart(self) -> int:
        """What lies between two targets at least: 2 mm."""
        return math.ceil(GAP_MM * self.px_per_mm)

    @property
    def strip(self) -> int:
        """Height of the row of sections below a panel."""
        return max(round(7 * self.unit), self.target, round(1.9 * self.px("progress")))

    @property
    def bar(self) -> int:
        """Height of the bar below a page: one row in landscape, two in portrait."""
        row = max(round(9 * self.unit), self.target, round(2.1 * self.px("bar")))
        gap = round(2 * self.unit)
        rows = 2 if self.portrait or self.two_rows else 1
        return rows * row + (rows + 1) * gap

    @property
    def two_rows(self) -> bool:
        """Whether the seven buttons of the bar need two rows although the screen is wide."""
        return 42 * self.px("bar") > self.width - 2 * self.margin

    @property
    def column(self) -> int:
        """Width of a page's words: 24 hanzi, at most 470 mm on large panels, at most half of a landscape screen."""
        if self.portrait:
            return self.width - 2 * self.margin
        widest = COLUMN_HANZI * self.px("body")
        if self.inches >= 43:  # noqa: PLR2004
            widest = min(widest, max(self.mm(470), COLUMN_HANZI * round(self.px("body") / large_factor(self.inches))))
        return min(widest, round(0.5 * self.width - self.margin))

    @property
    def panel_words(self) -> Box:
        """Where a panel's words lie, all on the base colour."""
        bottom = self.height - self.strip
        if self.portrait:
            top = round(0.44 * self.height)
            return Box(self.margin, top, self.width - 2 * self.margin, bottom - top)
        return Box(self.margin, self.margin, round(0.485 * self.width) - self.margin, bottom - self.margin)

    @property
    def panel_picture(self) -> Box:
        """Where a panel's picture is seen."""
        if self.portrait:
            return Box(0, 0, self.width, round(0.44 * self.height))
        left = round(0.49 * self.width)
        return Box(left, 0, self.width - left, self.height - self.strip)

    @property
    def scrim(self) -> Box:
        """The one soft edge between base and picture."""
        picture = self.panel_picture
        if self.portrait:
            depth = round(0.07 * self.height)
            return Box(0, picture.height - depth, self.width, depth)
        return Box(picture.x, 0, round(0.09 * self.width), picture.height)

    @property
    def drift(self) -> int:
        """How far a panel's picture pans while it is shown, in pixels."""
        return round(6 * self.unit)

    @property
    def page_picture(self) -> Box:
        """Where a page's picture lies; its caption and the strip of thumbnails are below it."""
        if self.portrait:
            return Box(0, 0, self.width, round(0.36 * self.height))
        left = self.margin + self.column + round(8 * self.unit)
        wide = self.width - left
        return Box(0 if self.mirrored else left, 0, wide, self.page_bottom - self.caption_height)

    @property
    def mirrored(self) -> bool:
        """Whether a page has its words, and the buttons below them, on the right: on the side of who reaches."""
        return self.reach and not self.portrait and self.reach_zone.x > self.margin

    @property
    def page_words(self) -> int:
        """The left edge of a page's words."""
        return self.width - self.margin - self.column if self.mirrored else self.margin

    @property
    def reach_zone(self) -> Box:
        """Where a seated person reaches: 700 mm around the place they pressed, in the lower part of the screen."""
        edge = round(2 * self.unit)
        wide = min(self.mm(REACH_MM), self.width - 2 * edge)
        left = min(max(round(self.reach_x * self.width - wide / 2), edge), self.width - edge - wide)
        top = round(self.height * (1 - REACH_SHARE))
        return Box(left, top, wide, self.height - top)

    @property
    def page_bottom(self) -> int:
        """Where the bar begins."""
        return self.height - self.bar

    @property
    def caption_lines(self) -> int:
        """How many lines a caption may have: one more beside a narrow picture, one more in large type."""
        narrow = not self.portrait and self.width < CAPTION_BELOW * self.height
        return 2 + narrow + self.large

    @property
    def caption_height(self) -> int:
        """The lines of a caption with the space around them."""
        return round(self.caption_lines * 1.4 * self.px("caption") + 5 * self.unit)

    @property
    def thumb_height(self) -> int:
        """Height of a thumbnail in a page's strip."""
        return max(round(13 * self.unit), self.target)

    def as_map(self) -> dict[str, object]:
        """What QML binds to: camelCase names, boxes as maps."""
        boxes = {
            "panelWords": self.panel_words,
            "panelPicture": self.panel_picture,
            "pagePicture": self.page_picture,
            "scrim": self.scrim,
        }
        sizes: dict[str, object] = {role: self.px(role) for role in ROLES}
        return (
            sizes
            | {name: {"x": box.x, "y": box.y, "width": box.width, "height": box.height} for name, box in boxes.items()}
            | {
                "width": self.width,
                "height": self.height,
                "unit": self.unit,
                "margin": self.margin,
                "portrait": self.portrait,
                "large": self.large,
                "target": self.target,
                "stripHeight": self.strip,
                "barHeight": self.bar,
                "twoRows": self.portrait or self.two_rows,
                "column": self.column,
                "drift": self.drift,
                "pageBottom": self.page_bottom,
                "captionLines": self.caption_lines,
                "captionHeight": self.caption_height,
                "thumbHeight": self.thumb_height,
                "apart": self.apart,
                "mirrored": self.mirrored,
                "pageWords": self.page_words,
                "reachTop": self.reach_zone.y,
                "reachLeft": self.reach_zone.x,
                "reachWidth": self.reach_zone.width,
            }
        )
