"""The four lights of the day, as numbers in linear colour; it knows no scene."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Hour:
    """One hour's light: the sun is placed as seen from the camera (0 behind it, 90 on its left)."""

    side: float
    high: float
    sun: Colour
    soft: float
    sky_sun: Colour
    sky_far: Colour
    bounce: Colour
    back_low: Colour
    back_high: Colour
    mist: Colour
    mist_amount: float
    mist_height: float
    night: float
    exposure: float
    warm: Colour
    bloom: float
    lift: Colour


DAWN = Hour(
    side=104,
    high=15,
    sun=(4.0, 2.15, 1.28),
    soft=0.024,
    sky_sun=(0.48, 0.46, 0.58),
    sky_far=(0.17, 0.40, 0.88),
    bounce=(0.15, 0.12, 0.14),
    back_low=(1.10, 0.74, 0.60),
    back_high=(0.40, 0.46, 0.66),
    mist=(0.98, 0.74, 0.66),
    mist_amount=0.55,
    mist_height=4.0,
    night=0.22,
    exposure=1.14,
    warm=(1.0, 1.0, 1.0),
    bloom=0.20,
    lift=(0.012, 0.012, 0.022),
)
MORNING = Hour(
    side=66,
    high=33,
    sun=(2.45, 2.30, 1.92),
    soft=0.022,
    sky_sun=(0.50, 0.62, 0.66),
    sky_far=(0.28, 0.52, 0.64),
    bounce=(0.14, 0.16, 0.15),
    back_low=(0.66, 0.82, 0.82),
    back_high=(0.24, 0.46, 0.54),
    mist=(0.64, 0.80, 0.81),
    mist_amount=0.36,
    mist_height=10.0,
    night=0.0,
    exposure=0.98,
    warm=(0.99, 1.005, 1.0),
    bloom=0.12,
    lift=(0.004, 0.012, 0.014),
)
NOON = Hour(
    side=50,
    high=52,
    sun=(2.62, 2.36, 1.92),
    soft=0.018,
    sky_sun=(0.62, 0.64, 0.64),
    sky_far=(0.40, 0.52, 0.70),
    bounce=(0.20, 0.18, 0.15),
    back_low=(0.96, 0.92, 0.82),
    back_high=(0.70, 0.74, 0.76),
    mist=(0.96, 0.93, 0.86),
    mist_amount=0.30,
    mist_height=12.0,
    night=0.0,
    exposure=0.93,
    warm=(1.015, 1.0, 0.975),
    bloom=0.12,
    lift=(0.010, 0.009, 0.007),
)
DUSK = Hour(
    side=-112,
    high=10,
    sun=(1.45, 0.46, 0.34),
    soft=0.040,
    sky_sun=(0.35, 0.18, 0.30),
    sky_far=(0.11, 0.105, 0.31),
    bounce=(0.05, 0.03, 0.05),
    back_low=(0.66, 0.27, 0.28),
    back_high=(0.09, 0.055, 0.16),
    mist=(0.26, 0.12, 0.22),
    mist_amount=0.34,
    mist_height=9.0,
    night=1.0,
    exposure=1.2,
    warm=(1.0, 1.0, 1.0),
    bloom=0.46,
    lift=(0.006, 0.002, 0.010),
)
HOURS = {"dawn": DAWN, "morning": MORNING, "noon": NOON, "dusk": DUSK}
