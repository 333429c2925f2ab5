"""Where the show stands: one frozen record, what is worth telling, and nothing of how either comes about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.deck.model import Language

NEVER = float("-inf")  # a time that has always passed
AFTER_RELEASE = 0.25  # seconds after a finger went up in which a tap is still that finger's


class Face(StrEnum):
    """What the screen shows."""

    TITLE = "title"  # the calm title of an empty deck
    PANEL = "panel"
    HOME = "home"
    SECTION = "section"
    PAGE = "page"
    PHOTO = "photo"
    PAD = "pad"  # staff enter their PIN
    BOARD = "board"  # staff look after the show


STAFF_FACES = frozenset({Face.PAD, Face.BOARD})


class Use(StrEnum):
    """What a finger is for, decided when it goes down."""

    TAP = "tap"
    WAKE = "wake"  # it only brings a dim or blank screen back
    ANSWER = "answer"  # it answers the idle card


@dataclass(frozen=True, slots=True)
class Press:
    """The finger that is down, or was last. ``panel`` is the slide of the panel it aimed at; None elsewhere."""

    at: float
    use: Use = Use.TAP
    panel: str | None = None
    lifted: float | None = None
    corner: bool = False  # it rests where staff hold

    def owns(self, now: float) -> bool:
        """Whether a tap at ``now`` is this finger's."""
        return self.lifted is None or now - self.lifted <= AFTER_RELEASE


@dataclass(frozen=True, slots=True)
class State:
    """All that the show remembers. Times are those of the clock that the events come with, in seconds.

    ``panel`` and ``section`` are indices into the outline, and ``panel_slide`` and ``section_id`` say which
    ones they meant, so that a new outline can be told from the old. In a visit, ``panel`` is where the loop
    was left.
    """

    face: Face = Face.TITLE
    panel: int = 0
    panel_slide: str = ""
    arrived: float = NEVER  # when the panel came
    due: float = NEVER  # when the loop goes on
    before: str | None = None  # the panel that a touch still opens, while the new one is arriving
    late: bool = False  # and is not to be seen yet

    slide: str | None = None  # of the page
    section: int | None = None
    section_id: str | None = None
    photo: int = 0
    from_section: bool = False  # back leads to the section rather than home
    seen: frozenset[str] = frozenset()  # pages opened in this visit

    language: Language = "zh"
    modes: frozenset[str] = frozenset()
    reach_x: float = 0.5

    press: Press | None = None
    active: float = NEVER  # the last sign of somebody
    tapped: float = NEVER  # when the face or slide last changed under somebody's hand
    toggled: str = ""  # the last switch used, and when
    toggled_at: float = NEVER

    warning: bool = False
    warned_at: float | None = None
    guide_until: float = NEVER
    blank: bool = False
    dim: bool = False
    night: bool = False  # it should be dim as soon as nobody is there

    @property
    def visiting(self) -> bool:
        """Whether somebody, visitor or staff, has left the loop."""
        return self.face not in {Face.TITLE, Face.PANEL}

    @property
    def staffed(self) -> bool:
        """Whether staff are at their pad or board."""
        return self.face in STAFF_FACES

    @property
    def fingers_down(self) -> bool:
        """Whether a finger is on the screen."""
        return self.press is not None and self.press.lifted is None

    @property
    def aimed(self) -> str | None:
        """The slide that a touch would open; None outside the loop."""
        if self.face is not Face.PANEL:
            return None
        return self.panel_slide if self.before is None else self.before


@dataclass(frozen=True, slots=True)
class Happened:
    """Something to trace: its name and its details in order."""

    event: str
    details: tuple[tuple[str, object], ...] = ()


Outcome = tuple[State, tuple[Happened, ...]]


def happened(event: str, **details: object) -> Happened:
    """A Happened with ``details`` in the order given."""
    return Happened(event, tuple(details.items()))
