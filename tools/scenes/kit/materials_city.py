"""Coloured glass for the city's landmarks, and still water; must not know shapes or scenes."""

from __future__ import annotations

from .materials import Paint, maker, srgb


def _tinted(name: str, colour: str, rough: float = 0.08) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        p.set(base=srgb(colour), rough=rough, specular=0.6, coat=0.5, coat_rough=0.05)


_tinted("jade_a", "#1f8f80")
_tinted("jade_b", "#2aa192")
_tinted("jade_c", "#15766b")
_tinted("jade_d", "#4db3a3")


@maker("still_water")
def _still(p: Paint) -> None:
    """A wide river without wind: long reflections, a little broken where a breath of air touches it."""
    at = p.where((0.5, 1.3, 1), world=True)
    p.colour(p.ramp(p.noise(at, 0.01, 2), (0.35, srgb("#0c454e")), (0.7, srgb("#155e66"))))
    p.set(rough=0.035, specular=0.55, ior=1.34, coat=0.35, coat_rough=0.02)
    p.bump(p.noise(at, 0.12, 2, 0.4), 0.045, 0.5)


@maker("sailcloth")
def _sailcloth(p: Paint) -> None:
    p.set(base=srgb("#94120f"), rough=0.75, specular=0.2)


@maker("pale_brass")
def _pale_brass(p: Paint) -> None:
    """Brass leaf on card: keeps its gold where the sky it mirrors is dark."""
    p.set(base=srgb("#dcb767"), rough=0.36, metal=0.55, specular=0.5)
