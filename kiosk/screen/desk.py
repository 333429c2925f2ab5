"""What the staff board is told and may ask for, as records; knows no Qt, and nothing of who answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Said:
    """Words for staff: Chinese, and English to stand small beneath it."""

    zh: str
    en: str = ""

    def as_map(self) -> dict[str, object]:
        """For QML."""
        return {"zh": self.zh, "en": self.en}


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the board: what it is about, and how it is. ``troubling``: somebody should see to it."""

    name: Said
    value: Said
    troubling: bool = False

    def as_map(self) -> dict[str, object]:
        """For QML."""
        return {"name": self.name.as_map(), "value": self.value.as_map(), "troubling": self.troubling}


@dataclass(frozen=True, slots=True)
class Action:
    """A button of the board. ``key`` is what the desk is asked to do; one that is not ``possible`` is pale.

    With ``question``, that is asked first, and ``yes`` is the button that means it. ``wanted`` is accented.
    """

    key: str
    label: Said
    sign: str = ""
    question: Said | None = None
    yes: Said | None = None
    possible: bool = True
    wanted: bool = False

    def as_map(self) -> dict[str, object]:
        """For QML."""
        words = {"label": self.label.as_map()}
        return words | {"key": self.key, "sign": self.sign, "possible": self.possible, "wanted": self.wanted}


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """What the board shows at a moment. ``problems`` are whole sentences, under ``heading``.

    ``waiting`` is what is not on the wall yet, and why; it stands above the problems.
    """

    facts: tuple[Fact, ...] = ()
    waiting: tuple[Said, ...] = ()
    problems: tuple[str, ...] = ()
    heading: Said = Said("")
    actions: tuple[Action, ...] = ()

    def as_map(self) -> dict[str, object]:
        """For QML."""
        return {
            "facts": [fact.as_map() for fact in self.facts],
            "waiting": [said.as_map() for said in self.waiting],
            "problems": list(self.problems),
            "heading": self.heading.as_map(),
            "actions": [action.as_map() for action in self.actions],
        }


@dataclass(frozen=True, slots=True)
class Lock:
    """Whether a PIN can be entered (``usable``), of how many digits, and the ``wait`` in seconds before the next try.

    ``note`` says what to do where none can.
    """

    usable: bool
    note: Said = Said("")
    wait: float = 0.0
    least: int = 6
    most: int = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a PIN. ``wait`` is in seconds, ``missed`` counts the wrong ones since the last right one."""

    result: Literal["right", "wrong", "wait", "none"]
    wait: float = 0.0
    missed: int = 0


class Desk(Protocol):
    """Who answers. Everything here may take long and is called in a thread of its own, never in the one that paints."""

    def lock(self) -> Lock:
        """Whether there is a PIN to enter."""

    def unlock(self, digits: str) -> Answer:
        """Try a PIN."""

    def facts(self, missed: int) -> BoardFacts:
        """Gather what the board shows; ``missed`` wrong PINs came before this opening."""

    def do(self, key: str, progress: Callable[[float], None]) -> Said:
        """Do what an action says, telling how far it is from 0 to 1; a sentence on what came of it."""
