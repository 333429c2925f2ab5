"""Materials of hill country: reddish old walls, straw, ripe grain and its blades; must not know shapes or scenes."""

from __future__ import annotations

from .materials import Paint, maker, srgb


@maker("red_wall")
def _red_wall(p: Paint) -> None:
    """Old lime wash over red earth, worn in places."""
    at = p.where()
    wash = p.ramp(p.noise(at, 0.55, 6, 0.7), (0.28, srgb("#7d4a3c")), (0.55, srgb("#a2604b")), (0.8, srgb("#b98168")))
    p.colour(p.vary(wash, 0.14, 0.012, 0.1))
    p.set(rough=0.9, specular=0.2)
    p.bump(p.noise(at, 4.0, 4, 0.7), 0.3, 0.04)


@maker("layer")
def _layer(p: Paint) -> None:
    """The cut edge of thick ply, calm: pale, a thin darker line every metre of height."""
    at = p.where(world=True)
    part = p.node("ShaderNodeSeparateXYZ")
    p.link(at, part.inputs[0])
    fold = p.node("ShaderNodeMath", operation="PINGPONG")
    fold.inputs[1].default_value = 0.5
    p.link(part.outputs[2], fold.inputs[0])
    line = p.ramp(fold.outputs[0], (0.36, srgb("#dcc597")), (0.42, srgb("#b48c58")))
    mix = p.node("ShaderNodeMix", data_type="RGBA")
    mix.inputs["Factor"].default_value = 0.4
    p.link(line, mix.inputs[6])
    p.link(
        p.ramp(p.noise(p.where((0.1, 0.1, 1), world=True), 1.3, 4), (0.35, srgb("#c8aa76")), (0.65, srgb("#dfca9f"))),
        mix.inputs[7],
    )
    p.colour(mix.outputs[2])
    p.set(rough=0.7, specular=0.25)


@maker("moss")
def _moss(p: Paint) -> None:
    """Fine flock on a slab: deep green with lighter drifts."""
    at = p.where(world=True)
    drift = p.ramp(p.noise(at, 0.07, 5, 0.65), (0.35, srgb("#66784a")), (0.55, srgb("#7f9259")), (0.7, srgb("#9aa66a")))
    p.colour(drift)
    p.set(rough=1.0, specular=0.05, sheen=0.2)
    p.bump(p.noise(at, 3.0, 4, 0.7), 0.7, 0.12)


@maker("straw")
def _straw(p: Paint) -> None:
    at = p.where((1, 1, 4))
    p.colour(p.vary(p.ramp(p.noise(at, 9.0, 3), (0.3, srgb("#c9a767")), (0.7, srgb("#e8d19a"))), 0.1))
    p.set(rough=0.7, specular=0.3)


def _thin(name: str, dark: str, light: str, through: str, share: float, rough: float) -> None:
    """Something the sun shines through: a leaf, a husk."""

    @maker(name)
    def make(p: Paint) -> None:
        p.colour(p.vary(p.ramp(p.noise(p.where(), 3.0, 3), (0.3, srgb(dark)), (0.7, srgb(light))), 0.18, 0.015, 0.1))
        p.set(rough=rough, specular=0.35)
        behind = p.node("ShaderNodeBsdfTranslucent")
        behind.inputs["Color"].default_value = (*srgb(through), 1)
        mix = p.node("ShaderNodeMixShader")
        mix.inputs[0].default_value = share
        p.link(p.shader.outputs[0], mix.inputs[1])
        p.link(behind.outputs[0], mix.inputs[2])
        p.link(mix.outputs[0], p.out.inputs["Surface"])


_thin("grain", "#bf8d2a", "#e6b748", "#ffc038", 0.32, 0.5)
_thin("grain_green", "#93903a", "#c9b650", "#d8c044", 0.32, 0.5)
_thin("blade", "#5f7a34", "#8fa048", "#b8c848", 0.4, 0.55)
_thin("blade_dry", "#a98f45", "#cdb765", "#e2c45c", 0.4, 0.6)
