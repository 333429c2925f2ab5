"""What can come to the state machine: time, fingers, taps and news; knows nothing of what they bring about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.deck.model import Language

Mode = Literal["large", "contrast", "reach"]
MODES: tuple[Mode, ...] = ("large", "contrast", "reach")


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finger went down, anywhere, ``ago`` seconds before; ``corner`` where it is the one that staff hold."""

    corner: bool = False
    ago: float = 0.0


@dataclass(frozen=True, slots=True)
class Strayed:
    """The finger that is down moved too far for a tap, or another one came: nobody holds a corner."""


@dataclass(frozen=True, slots=True)
class Released:
    """The finger went up, or its touch was cancelled."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody is busy, as with scrolling or pinching."""


@dataclass(frozen=True, slots=True)
class PanelTouched:
    """The panel was tapped; ``language`` where its English button was."""

    language: Language | None = None


@dataclass(frozen=True, slots=True)
class OpenPage:
    """The way to the page of ``slide`` was tapped."""

    slide: str


@dataclass(frozen=True, slots=True)
class OpenSection:
    """The way to the section at ``index`` was tapped."""

    index: int


@dataclass(frozen=True, slots=True)
class GoHome:
    """首页 was tapped."""


@dataclass(frozen=True, slots=True)
class Back:
    """One step back: Escape or a back button."""


@dataclass(frozen=True, slots=True)
class Next:
    """On to the next page, photo or panel: a button, a swipe or a key."""


@dataclass(frozen=True, slots=True)
class Previous:
    """Back to the previous page, photo or panel."""


@dataclass(frozen=True, slots=True)
class OpenPhoto:
    """The photo at ``index`` of the page was tapped."""

    index: int = 0


@dataclass(frozen=True, slots=True)
class ClosePhoto:
    """The large photo was closed."""


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """The other language was chosen."""

    language: Language


@dataclass(frozen=True, slots=True)
class ToggleMode:
    """A mode's button was tapped, at ``x`` of the screen's width (0..1), where reach mode gathers everything."""

    mode: Mode
    x: float = 0.5


@dataclass(frozen=True, slots=True)
class KeepReading:
    """继续看 on the idle card."""


@dataclass(frozen=True, slots=True)
class Done:
    """看完了."""


@dataclass(frozen=True, slots=True)
class LeaveToLoop:
    """Home's own way out, or staff's."""

    why: Literal["home", "staff"] = "home"


@dataclass(frozen=True, slots=True)
class GuideHold:
    """A guide held the section mark for 3 s."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The PIN was right."""


@dataclass(frozen=True, slots=True)
class Blank:
    """The clicker's black-screen key."""


@dataclass(frozen=True, slots=True)
class Dim:
    """The hall's night hours began or ended."""

    on: bool


@dataclass(frozen=True, slots=True)
class Late:
    """The panel that arrives is not to be seen yet, as its picture is late; or, ``on`` no more, it comes now."""

    on: bool


@dataclass(frozen=True, slots=True)
class OutlineChanged:
    """Another deck is on; the outline handed in with this event is already the new one."""


Act = (
    PanelTouched
    | OpenPage
    | OpenSection
    | GoHome
    | Back
    | Next
    | Previous
    | OpenPhoto
    | ClosePhoto
    | SetLanguage
    | ToggleMode
    | KeepReading
    | Done
    | LeaveToLoop
    | GuideHold
    | Unlocked
    | Blank
    | Moved
)
Event = Tick | Pressed | Strayed | Released | Dim | Late | OutlineChanged | Act
