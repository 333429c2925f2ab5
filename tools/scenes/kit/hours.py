"""The four lights, one for each section's hour; must not know shapes or cameras. Numbers are what looked right."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Hour:
    """Sun, sky, air and film of one hour.

    Angles in degrees; azimuth counts from +x (right of the picture) to +y (away).
    ``backdrop`` is what the camera sees behind the table, from low to high; ``sky`` what lights the model.
    """

    name: str
    azimuth: float
    elevation: float
    sun: str
    sun_strength: float
    sun_size: float
    sky_low: str
    sky_high: str
    sky_strength: float
    backdrop_low: str
    backdrop_high: str
    mist: str
    exposure: float
    look: str
    bloom: float


HOURS = {
    "dawn": Hour(
        "dawn",
        -24,
        15,
        "#ffab72",
        7.0,
        2.0,
        "#e6bfb6",
        "#6a7fbd",
        0.62,
        "#f2c8b4",
        "#8a97c4",
        "#e6bfb4",
        0.45,
        "AgX - Medium High Contrast",
        0.22,
    ),
    "morning": Hour(
        "morning",
        -35,
        36,
        "#ffecc8",
        6.5,
        1.2,
        "#e6ece6",
        "#93b6c4",
        0.62,
        "#e2eeea",
        "#97bfc9",
        "#d9e7e2",
        0.35,
        "AgX - Medium High Contrast",
        0.1,
    ),
    "noon": Hour(
        "noon",
        -50,
        55,
        "#fff2d8",
        6.5,
        1.0,
        "#f0e8d4",
        "#c6d0cf",
        0.65,
        "#f3e4c2",
        "#e2d5b4",
        "#f0e3c4",
        0.35,
        "AgX - Medium High Contrast",
        0.08,
    ),
    "dusk": Hour(
        "dusk",
        205,
        9,
        "#ff8a58",
        1.0,
        3.0,
        "#7a5078",
        "#2c2c62",
        0.36,
        "#7d4a6c",
        "#20183c",
        "#4c3660",
        0.95,
        "AgX - Medium High Contrast",
        0.4,
    ),
}
