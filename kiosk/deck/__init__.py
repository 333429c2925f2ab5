"""What is shown: slides/ and images/ -> Deck + problems; must not know screens, pictures' pixels or the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.deck.numerals import figure_text
    from kiosk.deck.problems import Level, Problem, ProblemKind
    from kiosk.deck.reader import Reading, read_deck

__all__ = ["Level", "Problem", "ProblemKind", "Reading", "figure_text", "read_deck"]

_HOMES = {
    "Level": "problems",
    "Problem": "problems",
    "ProblemKind": "problems",
    "Reading": "reader",
    "figure_text": "numerals",
    "read_deck": "reader",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import on first use: the records in kiosk.deck.model stay cheap for those who need only them."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
