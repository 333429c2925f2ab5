"""Fingers become taps and swipes: a pure recogniser, fed with points and read after each. Knows no Qt.

The first finger owns the gesture; a second one counts only where pictures are pinched; three or more spoil it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

Swipe = Literal["left", "right"]
Corner = Literal["high", "low", ""]
SWIPE_DEGREES = 30.0
SPOILING_FINGERS = 3
MOUSE = -1


@dataclass(slots=True)
class Gesture:
    """One gesture from the first finger down to the last finger up. Lengths in px."""

    tap_px: float
    swipe_px: float
    edge_px: float
    width: float
    height: float = 0.0
    corner_px: float = 0.0
    first: int | None = None
    origin: tuple[float, float] = (0.0, 0.0)
    at: tuple[float, float] = (0.0, 0.0)
    farthest: float = 0.0
    fingers: set[int] = field(default_factory=set)
    most: int = 0

    def press(self, finger: int, x: float, y: float) -> bool:
        """A finger came down; true when it begins a gesture."""
        beginning = not self.fingers
        self.fingers.add(finger)
        if beginning:
            self.first, self.origin, self.at, self.farthest, self.most = finger, (x, y), (x, y), 0.0, 0
        self.most = max(self.most, len(self.fingers))
        return beginning

    def move(self, finger: int, x: float, y: float) -> None:
        """A finger moved."""
        if finger == self.first:
            self.at = (x, y)
            self.farthest = max(self.farthest, math.dist(self.origin, self.at))

    def release(self, finger: int, x: float, y: float) -> Swipe | None:
        """A finger went up; the swipe that its gesture was, if it was one."""
        self.move(finger, x, y)
        self.fingers.discard(finger)
        return self._swipe() if finger == self.first else None

    def cancel(self) -> None:
        """The system took the touch away: nothing was meant."""
        self.fingers.clear()
        self.most = SPOILING_FINGERS

    def corner(self) -> Corner:
        """The corner on the right in which the first finger came down."""
        x, y = self.origin
        if x < self.width - self.corner_px:
            return ""
        return "high" if y < self.corner_px else "low" if y >= self.height - self.corner_px else ""

    @property
    def resting(self) -> bool:
        """Whether one finger touches, and has not moved too far for a tap."""
        return self.most == 1 and self.farthest < self.tap_px

    @property
    def down(self) -> bool:
        """Whether any finger touches."""
        return bool(self.fingers)

    def may_tap(self, finger: int) -> bool:
        """Whether a release of ``finger`` may count as a tap."""
        own = self.first in {finger, MOUSE}
        return own and self.most < SPOILING_FINGERS and self.farthest < self.tap_px

    def _swipe(self) -> Swipe | None:
        dx, dy = self.at[0] - self.origin[0], self.at[1] - self.origin[1]
        if self.most > 1 or abs(dx) < self.swipe_px:
            return None
        if math.degrees(math.atan2(abs(dy), abs(dx))) > SWIPE_DEGREES:
            return None
        if not self.edge_px <= self.origin[0] <= self.width - self.edge_px:
            return None
        return "left" if dx < 0 else "right"
