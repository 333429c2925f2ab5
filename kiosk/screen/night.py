"""The closed hall's screen: one small, dim picture of the report at a time, at another place each minute.

Pure: which picture, and where. Nothing burns in, nothing moves between two minutes, and a touch brings the loop back.
"""

from __future__ import annotations

from kiosk.deck.model import Deck, Hours, Settings
from kiosk.screen.palette import palette_of

# Multiples of these, modulo one, visit every part of the screen evenly and never the same one twice running.
_X, _Y = 0.7548776662466927, 0.5698402909980532


def night_view(deck: Deck, step: int) -> dict[str, object]:
    """What stands on the screen in the minute ``step``; ``x`` and ``y`` are shares, 0..1, of the room to move in."""
    stops = [(part, one) for part in deck.sections for one in (part.cover, *part.slides) if one.in_loop]
    section, slide = stops[step % len(stops)] if stops else (None, None)
    photos = [photo.file for photo in slide.zh.photos if photo.file] if slide else []
    return {
        "on": True,
        "step": step,
        "slide": slide.id if slide else "",
        "file": photos[0] if photos else "",
        "kind": "door" if section and slide is section.cover else "card",
        "title": slide.zh.heading if slide else deck.settings.title,
        "hours": hours_text(deck.settings),
        "x": (0.5 + step * _X) % 1.0,
        "y": (0.5 + step * _Y) % 1.0,
        "light": palette_of(section.theme).as_map() if section else {},
    }


def hours_text(settings: Settings) -> str:
    """The hall's hours as a visitor reads them in either language; "" where none are set."""
    return "  ".join(_span(span) for span in settings.opening_hours)


def _span(span: Hours) -> str:
    return f"{span.start:%H:%M}\u2013{span.end:%H:%M}".replace("\u201300:00", "\u201324:00")
