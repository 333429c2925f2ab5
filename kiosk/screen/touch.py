"""Fingers become taps and swipes: a pure recogniser, fed with points and read after each. Knows no Qt.

The first finger owns the gesture; a second one counts only where pictures are pinched; three or more spoil it. What
touches for longer than ``HOLD_SECONDS`` is no finger: it is ignored from then on until it lifts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from kiosk.show import HOLD_SECONDS

Swipe = Literal["left", "right"]
Corner = Literal["high", "low", ""]
SWIPE_DEGREES = 30.0
SPOILING_FINGERS = 3
MOUSE = -1


@dataclass(slots=True)
class Contact:
    """One finger from its press on: when and where that was, and how far from there it has been."""

    since: float = 0.0
    origin: tuple[float, float] = (0.0, 0.0)
    at: tuple[float, float] = (0.0, 0.0)
    farthest: float = 0.0

    def move(self, x: float, y: float) -> None:
        """It is here now."""
        self.at = (x, y)
        self.farthest = max(self.farthest, math.dist(self.origin, self.at))


@dataclass(slots=True)
class Gesture:
    """One gesture from the first finger down to the last finger up. Lengths in px, times in s of any one clock."""

    tap_px: float
    swipe_px: float
    edge_px: float
    width: float
    height: float = 0.0
    corner_px: float = 0.0
    first: int | None = None
    own: Contact = field(default_factory=Contact)  # the first finger, after its release too
    fingers: dict[int, Contact] = field(default_factory=dict)  # that are down, in the order in which they came
    lasting: set[int] = field(default_factory=set)  # down for too long: each ignored until it lifts
    most: int = 0

    def press(self, finger: int, x: float, y: float, now: float = 0.0) -> bool:
        """A finger came down; true when it begins a gesture."""
        self.lasting.discard(finger)
        if self.fingers.pop(finger, None) is not None and finger == self.first:  # its release got lost
            self.first = None
        beginning = not self.fingers
        self.fingers[finger] = Contact(now, (x, y), (x, y))
        if beginning:
            self._begin()
        self.most = max(self.most, len(self.fingers))
        return beginning

    def move(self, finger: int, x: float, y: float) -> bool:
        """A finger moved; whether it is one that counts."""
        contact = self.fingers.get(finger)
        if contact is not None:
            contact.move(x, y)
        return contact is not None

    def release(self, finger: int, x: float, y: float) -> Swipe | None:
        """A finger went up; the swipe that its gesture was, if it was one."""
        self.lasting.discard(finger)
        counted = self.move(finger, x, y)
        self.fingers.pop(finger, None)
        return self._swipe() if counted and finger == self.first else None

    def cancel(self) -> None:
        """The system took the touch away: nothing was meant."""
        self.fingers.clear()
        self.most = SPOILING_FINGERS

    def retire(self, now: float) -> tuple[int, ...]:
        """Count no longer those that have been down for too long, and name them.

        Those that stay go on as if the others had never been: the gesture is theirs.
        """
        gone = tuple(finger for finger, contact in self.fingers.items() if contact.since + HOLD_SECONDS <= now)
        for finger in gone:
            del self.fingers[finger]
        if gone:
            self.lasting.update(gone)
            self._begin()
        return gone

    def corner(self) -> Corner:
        """The corner on the right in which the first finger came down."""
        x, y = self.own.origin
        if x < self.width - self.corner_px:
            return ""
        return "high" if y < self.corner_px else "low" if y >= self.height - self.corner_px else ""

    @property
    def resting(self) -> bool:
        """Whether one finger touches, and has not moved too far for a tap."""
        return self.most == 1 and self.own.farthest < self.tap_px

    @property
    def down(self) -> bool:
        """Whether any finger touches."""
        return bool(self.fingers)

    @property
    def deadline(self) -> float | None:
        """When the next finger has been down for too long; None while none is down."""
        return min((contact.since + HOLD_SECONDS for contact in self.fingers.values()), default=None)

    def may_tap(self, finger: int) -> bool:
        """Whether a release of ``finger`` may count as a tap."""
        own = self.first in {finger, MOUSE}
        return own and self.most < SPOILING_FINGERS and self.own.farthest < self.tap_px

    def _begin(self) -> None:
        """The gesture is that of the fingers that are down, the one that came first owns it."""
        self.first = next(iter(self.fingers), None)
        self.own = Contact() if self.first is None else self.fingers[self.first]
        self.most = len(self.fingers)

    def _swipe(self) -> Swipe | None:
        origin, at = self.own.origin, self.own.at
        dx, dy = at[0] - origin[0], at[1] - origin[1]
        if self.most > 1 or abs(dx) < self.swipe_px:
            return None
        if math.degrees(math.atan2(abs(dy), abs(dx))) > SWIPE_DEGREES:
            return None
        if not self.edge_px <= origin[0] <= self.width - self.edge_px:
            return None
        return "left" if dx < 0 else "right"
