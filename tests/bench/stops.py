"""The loop as plain stops with pictures baked at their size: what the opponents' decks are made from. Starts nothing.

Read by the kiosk's own reader and made by its own picture process, so that all programs show the same words and the
same pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.deck import read_deck
from kiosk.deck.model import Language
from kiosk.pictures import PictureMaker, Store
from kiosk.screen.metrics import Metrics
from kiosk.screen.renditions import recipe_of
from kiosk.screen.views import panel_view, progress_view
from kiosk.show import outline_of

_JOINERS = str.maketrans("", "", "\u2060\u200b")
LANGUAGE: Language = "zh"
INVITATION = "点一下，看详情 · Touch to read"


@dataclass(frozen=True, slots=True)
class Stop:
    """One panel of the loop: its words, its colours (#rrggbb), its picture's file, and how long it stays."""

    seconds: float
    picture: Path
    numeral: str
    section: str
    section_index: int
    title: tuple[str, ...]
    subtitle: str
    lead: str
    figures: tuple[tuple[str, str], ...]
    base: str
    ink: str
    soft: str
    accent: str
    accent_ink: str


@dataclass(frozen=True, slots=True)
class Loop:
    """All stops, the sections' numerals and names, and the sizes of the screen."""

    stops: tuple[Stop, ...]
    sections: tuple[tuple[str, str], ...]
    sizes: Metrics


def loop_of(content: Path, size: tuple[int, int], folder: Path) -> Loop:
    """The loop of a content folder for a screen of ``size``; its pictures are put below ``folder``."""
    deck = read_deck(content).deck
    sizes = Metrics(*size, deck.settings.screen_inches)
    maker = PictureMaker(Store(folder), content / "images")
    stops = []
    try:
        for stop in outline_of(deck).panels:
            view = panel_view(deck, stop.slide, LANGUAGE)
            photo = next(
                slide.zh.photos[0]
                for section in deck.sections
                for slide in (section.cover, *section.slides)
                if slide.id == stop.slide
            )
            recipe = recipe_of("panel", photo, sizes)
            made = maker.prepare(content / "images" / photo.file, [recipe])
            if not isinstance(made, dict):
                message = f"no picture of {photo.file}"
                raise TypeError(message)
            stops.append(_stop(view, stop.dwell, made[recipe]))
    finally:
        maker.close()
    sections = tuple((str(one["numeral"]), str(one["name"])) for one in progress_view(deck, LANGUAGE))
    return Loop(tuple(stops), sections, sizes)


def _stop(view: dict[str, object], seconds: float, picture: Path) -> Stop:
    light = view["light"]
    figures = view["figures"]
    assert isinstance(light, dict)
    assert isinstance(figures, list)
    return Stop(
        seconds,
        picture,
        str(view["numeral"]),
        _plain(view["section"]),
        int(str(view["sectionIndex"])),
        tuple(_plain(view["title"]).split("\n")),
        _plain(view["subtitle"]),
        _plain(view["lead"]),
        tuple(
            ("".join(_plain(one[part]) for part in ("before", "digits", "after", "unit", "tail")), _plain(one["label"]))
            for one in figures
        ),
        *(str(light[name]) for name in ("base", "ink", "soft", "accent", "accentInk")),
    )


def _plain(text: object) -> str:
    return str(text).translate(_JOINERS)
