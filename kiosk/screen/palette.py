"""The four lights and high contrast as colours. Knows no Qt; every ratio of contrast is measured in tests."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from kiosk.deck.model import ThemeName


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb. Panels use the first group, pages the second."""

    base: str
    raised: str
    ink: str
    soft: str
    accent: str
    accentInk: str
    surface: str
    card: str
    line: str
    pageInk: str
    pageSoft: str
    pageAccent: str

    def as_map(self) -> dict[str, object]:
        """The colours for QML."""
        return dict(asdict(self))


PALETTES: dict[ThemeName, Palette] = {
    ThemeName.DAWN: Palette(
        "#2a3d62", "#41587f", "#fff3e8", "#d9d3de", "#ffb692", "#2b1c22",
        "#faf2ec", "#fffaf5", "#8f7f86", "#22304a", "#56607a", "#98405a",
    ),
    ThemeName.MORNING: Palette(
        "#0d4a50", "#1f666b", "#f6faf0", "#cfe2dc", "#ffd15c", "#12302f",
        "#f4f4e8", "#fcfdf5", "#738a80", "#16302f", "#48605c", "#0a6a66",
    ),
    ThemeName.NOON: Palette(
        "#f3e3bd", "#e3cd98", "#2c2313", "#5b4d31", "#a8321a", "#fff6e6",
        "#faf5e6", "#fffdf5", "#8d7d58", "#2a2415", "#625740", "#a8321a",
    ),
    ThemeName.DUSK: Palette(
        "#2a1633", "#46294f", "#fbeee0", "#d8c5d2", "#ff9d45", "#2a1208",
        "#f6ede6", "#fdf7f1", "#8c7683", "#2d1a33", "#65506a", "#963a12",
    ),
}  # fmt: skip
# for staff, who are no part of the day's light: slate and paper
STAFF = Palette(
    "#2b3138", "#454d57", "#f6f6f3", "#ccd1d6", "#9fd3ee", "#12232e",
    "#f2f2ef", "#fcfcfa", "#81807c", "#24282d", "#585d64", "#1d5c7c",
)  # fmt: skip
CONTRAST = Palette(
    "#000000", "#000000", "#ffffff", "#ffffff", "#ffd400", "#000000",
    "#000000", "#000000", "#ffffff", "#ffffff", "#ffffff", "#ffd400",
)  # fmt: skip


def palette_of(theme: ThemeName, *, contrast: bool = False) -> Palette:
    """The colours of a section's hour, or the high-contrast ones, which are the same for all."""
    return CONTRAST if contrast else PALETTES[theme]
