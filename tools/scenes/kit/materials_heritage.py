"""Materials of the old city: wall brick of its true size, copper, aged copper, ridge tile; must not know shapes.

Names: ``wall_brick`` (grey city brick), ``ridge`` (paler tile of ridges), ``copper`` (polished, a little uneven),
``patina`` (copper gone green in its hollows), ``ink`` (black lacquer).
"""

from __future__ import annotations

from . import materials
from .materials import Paint, maker, srgb


@maker("wall_brick")
def _wall_brick(p: Paint) -> None:
    at = p.where(world=False)
    part = p.node("ShaderNodeSeparateXYZ")
    p.link(at, part.inputs[0])
    add = p.node("ShaderNodeMath", operation="ADD")
    p.link(part.outputs[0], add.inputs[0])
    p.link(part.outputs[1], add.inputs[1])
    join = p.node("ShaderNodeCombineXYZ")
    p.link(add.outputs[0], join.inputs[0])
    p.link(part.outputs[2], join.inputs[1])
    brick = p.node(
        "ShaderNodeTexBrick", in_Scale=1.0, in_Mortar_Size=0.018, in_Brick_Width=0.95, in_Row_Height=0.3, in_Bias=0.0
    )
    for socket, colour in (("Color1", "#9a938b"), ("Color2", "#7f7973"), ("Mortar", "#b4aba0")):
        brick.inputs[socket].default_value = (*srgb(colour), 1)
    p.link(join.outputs[0], brick.inputs["Vector"])
    stain = p.ramp(p.noise(at, 0.22, 5, 0.6), (0.3, srgb("#8d8178")), (0.7, srgb("#ffffff")))
    mix = p.node("ShaderNodeMix", data_type="RGBA", blend_type="MULTIPLY")
    mix.inputs["Factor"].default_value = 0.55
    p.link(brick.outputs["Color"], mix.inputs[6])
    p.link(stain, mix.inputs[7])
    p.colour(mix.outputs[2])
    p.set(rough=0.9, specular=0.2)
    p.bump(brick.outputs["Fac"], -0.5, 0.05)


@maker("ridge")
def _ridge(p: Paint) -> None:
    p.colour(p.ramp(p.noise(p.where(), 1.0, 4), (0.3, srgb("#6a6b6e")), (0.7, srgb("#85858a"))))
    p.set(rough=0.7, specular=0.3)


def _copper(name: str, light: str, dark: str, green: str, amount: tuple[float, float], rough: float) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        at = p.where()
        tone = p.ramp(p.noise(at, 0.35, 6, 0.6), (0.35, srgb(dark)), (0.65, srgb(light)))
        spots = p.ramp(p.noise(at, 0.6, 8, 0.7), (amount[0], (0.0, 0.0, 0.0)), (amount[1], (1.0, 1.0, 1.0)))
        mix = p.node("ShaderNodeMix", data_type="RGBA")
        p.link(spots, mix.inputs["Factor"])
        p.link(tone, mix.inputs[6])
        mix.inputs[7].default_value = (*srgb(green), 1)
        p.colour(mix.outputs[2])
        metal = p.node("ShaderNodeMapRange", in_To_Min=1.0, in_To_Max=0.15)
        p.link(spots, metal.inputs["Value"])
        p.link(metal.outputs[0], p.shader.inputs["Metallic"])
        dull = p.node("ShaderNodeMapRange", in_To_Min=rough, in_To_Max=0.8)
        p.link(spots, dull.inputs["Value"])
        p.link(dull.outputs[0], p.shader.inputs["Roughness"])
        p.bump(p.noise(at, 0.9, 5, 0.6), 0.12, 0.2)


_copper("copper", "#e08a5a", "#b8623a", "#5f8f7c", (0.72, 0.8), 0.24)
_copper("patina", "#b9683f", "#7d4630", "#5d8f80", (0.5, 0.62), 0.38)


@maker("ink")
def _ink(p: Paint) -> None:
    p.set(base=srgb("#17130f"), rough=0.3, specular=0.5, coat=0.3, coat_rough=0.15)


@maker("low_mist")
def _low_mist(p: Paint) -> None:
    """A sheet of mist lying over water and roofs: clear towards its object's rim and in drifts between."""
    nodes = p.tree.nodes
    at = p.where((1, 2.2, 1), world=True)
    drift = p.ramp(p.noise(at, 0.011, 4, 0.55), (0.38, (0.0, 0.0, 0.0)), (0.68, (1.0, 1.0, 1.0)))
    box = p.node("ShaderNodeTexCoord")
    centred = p.node("ShaderNodeVectorMath", operation="MULTIPLY_ADD")
    centred.inputs[1].default_value = (2, 2, 0)
    centred.inputs[2].default_value = (-1, -1, 0)
    p.link(box.outputs["Generated"], centred.inputs[0])
    far = p.node("ShaderNodeVectorMath", operation="LENGTH")
    p.link(centred.outputs[0], far.inputs[0])
    fade = p.node("ShaderNodeMapRange", in_From_Min=1.0, in_From_Max=0.35, in_To_Max=0.5)
    fade.interpolation_type = "SMOOTHSTEP"
    p.link(far.outputs["Value"], fade.inputs["Value"])
    amount = p.node("ShaderNodeMath", operation="MULTIPLY")
    p.link(drift, amount.inputs[0])
    p.link(fade.outputs[0], amount.inputs[1])
    clear = p.node("ShaderNodeBsdfTransparent")
    shine = p.node("ShaderNodeEmission", in_Strength=0.62)  # shines only: light on it would be noise in every sheet
    shine.inputs["Color"].default_value = (*srgb("#f0cdbf"), 1)
    mix = p.node("ShaderNodeMixShader")
    p.link(amount.outputs[0], mix.inputs[0])
    p.link(clear.outputs[0], mix.inputs[1])
    p.link(shine.outputs[0], mix.inputs[2])
    p.link(mix.outputs[0], p.out.inputs["Surface"])
    nodes.remove(p.shader)


@maker("bead")
def _bead(p: Paint) -> None:
    """A drop of water in the light."""
    p.set(base=srgb("#cfe6e4"), rough=0.03, specular=0.8, metal=0.35, coat=1.0)


@maker("morning_paper")
def _morning_paper(p: Paint) -> None:
    """Window paper with the morning behind it: warm low at one side, cooler high."""
    at = p.where((0.011, 0, 0.012))
    tone = p.ramp(p.noise(at, 1.0, 2), (0.3, srgb("#8d86a8")), (0.5, srgb("#dba68c")), (0.7, srgb("#ffd9ae")))
    p.colour(tone)
    p.link(tone, p.shader.inputs["Emission Color"])
    p.set(rough=1.0, specular=0.0, strength=0.5)


@maker("room_lit")
def _room_lit(p: Paint) -> None:
    """A lit room seen through its glass: some parts bright, some dim, warm."""
    at = p.where((0.16, 0.16, 0.26))
    tone = p.ramp(p.noise(at, 1.0, 3), (0.34, srgb("#b5632a")), (0.52, srgb("#ffab5c")), (0.7, srgb("#ffd08c")))
    p.link(tone, p.shader.inputs["Emission Color"])
    p.set(base=srgb("#2a1d14"), rough=0.5, strength=0.85)


@maker("lantern_silk")
def _lantern_silk(p: Paint) -> None:
    """Red silk; at dusk lit from within, but still red."""
    p.set(base=srgb("#b8230f"), rough=0.5)
    if materials.hour() == "dusk":
        p.set(glow=srgb("#ff3c1c"), strength=1.3)
