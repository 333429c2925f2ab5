"""Cloth, skin and hair of the model's people, muted as if painted on wood; must not know shapes or scenes."""

from __future__ import annotations

from .materials import Paint, maker, srgb

# What the figures wear. Each is a painted model colour, never a loud one.
TOPS = (
    "cloth_white",
    "cloth_white",
    "cloth_sand",
    "cloth_ink",
    "cloth_sage",
    "cloth_clay",
    "cloth_grey",
    "cloth_ochre",
    "cloth_slate",
)
BOTTOMS = ("cloth_slate", "cloth_coal", "cloth_ink", "cloth_sand", "cloth_grey", "cloth_umber")


def _painted(name: str, colour: str, spread: float = 0.1, rough: float = 0.8) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        base = srgb(colour)
        rgb = p.node("ShaderNodeRGB")
        rgb.outputs[0].default_value = (*base, 1)
        p.colour(p.vary(rgb.outputs[0], spread))
        p.set(rough=rough, specular=0.3, sheen=0.08)


_painted("cloth_white", "#ece6da")
_painted("cloth_sand", "#cdb894")
_painted("cloth_ink", "#4a5a6b")
_painted("cloth_sage", "#87937f")
_painted("cloth_clay", "#a37f6c")
_painted("cloth_ochre", "#bd9f6c")
_painted("cloth_grey", "#94928d")
_painted("cloth_slate", "#55606a")
_painted("cloth_coal", "#37383c")
_painted("cloth_umber", "#6b5748")
_painted("skin", "#e3bf9c", 0.06, 0.7)
_painted("hair", "#3a3029", 0.25, 0.6)
_painted("hair_grey", "#8d877f", 0.15, 0.6)
_painted("cloth_uniform", "#34496a", 0.05)
_painted("cloth_shirt", "#a9bdd2", 0.04)
