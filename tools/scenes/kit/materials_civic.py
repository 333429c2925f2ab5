"""Materials of public grounds, building sites and the glass dome; must not know shapes or scenes."""

from __future__ import annotations

from .materials import Paint, maker, srgb


def _plain(name: str, colour: str, rough: float = 0.85, spread: float = 0.06) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        base = srgb(colour)
        low = (base[0] * 0.86, base[1] * 0.86, base[2] * 0.86)
        p.colour(p.vary(p.ramp(p.noise(p.where(), 0.7, 4, 0.6), (0.3, low), (0.7, base)), spread))
        p.set(rough=rough, specular=0.25)


_plain("track", "#b98468")
_plain("court", "#8fa79f")
_plain("sand", "#dcc9a2")
_plain("board", "#c79a62", 0.7)
_plain("seam", "#c8c6c1", 0.5)
_plain("rust", "#9c6b4a", 0.8)


def _frond(name: str, low: str, high: str, rough: float = 0.55) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        p.colour(p.vary(p.ramp(p.noise(p.where(), 0.8, 2), (0.3, srgb(low)), (0.7, srgb(high))), 0.25, 0.03, 0.12))
        p.set(rough=rough, specular=0.35)


_frond("frond", "#3f6b35", "#6f9a4c")
_frond("frond_dark", "#24492b", "#3f6b3c")
_frond("frond_light", "#84a846", "#b1c668")


@maker("net")
def _net(p: Paint) -> None:
    """Scaffold netting: half of it is holes."""
    clear = p.node("ShaderNodeBsdfTransparent")
    cloth = p.node("ShaderNodeBsdfDiffuse")
    cloth.inputs["Color"].default_value = (*srgb("#a9bfae"), 1)
    mix = p.node("ShaderNodeMixShader")
    mix.inputs[0].default_value = 0.55
    p.link(clear.outputs[0], mix.inputs[1])
    p.link(cloth.outputs[0], mix.inputs[2])
    p.link(mix.outputs[0], p.out.inputs["Surface"])
    p.tree.nodes.remove(p.shader)


@maker("clear_glass")
def _clear_glass(p: Paint) -> None:
    """Thin glass without noise: what it mirrors is painted on, by direction; light goes through."""
    clear = p.node("ShaderNodeBsdfTransparent")
    clear.inputs["Color"].default_value = (0.95, 0.98, 0.97, 1)
    shine = p.node("ShaderNodeEmission")
    look = p.node("ShaderNodeLayerWeight")
    look.inputs["Blend"].default_value = 0.5
    part = p.node("ShaderNodeSeparateXYZ")
    p.link(p.node("ShaderNodeTexCoord").outputs["Reflection"], part.inputs[0])
    p.link(
        p.ramp(part.outputs[2], (0.0, srgb("#aebfbd")), (0.35, srgb("#dfeae8")), (0.95, srgb("#b9d3dc"))),
        shine.inputs["Color"],
    )
    rise = p.node("ShaderNodeMath", operation="POWER")
    rise.inputs[1].default_value = 3.5
    p.link(look.outputs["Facing"], rise.inputs[0])
    some = p.node("ShaderNodeMath", operation="MULTIPLY_ADD")
    some.inputs[1].default_value = 0.5
    some.inputs[2].default_value = 0.05
    p.link(rise.outputs[0], some.inputs[0])
    p.link(some.outputs[0], shine.inputs["Strength"])
    both = p.node("ShaderNodeAddShader")
    p.link(clear.outputs[0], both.inputs[0])
    p.link(shine.outputs[0], both.inputs[1])
    p.link(both.outputs[0], p.out.inputs["Surface"])
    p.tree.nodes.remove(p.shader)
