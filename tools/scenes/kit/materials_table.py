"""What things on the model maker's table are made of, seen from a hand's breadth; must not know shapes or scenes.

The unit is the centimetre. Every wood has three names: grain along the object's x (``maple``), y (``maple_y``),
z (``maple_z``). Each object is cut from another part of the tree.

==========  ========================================================================================
maple       nearly white wood        beech      pale, a little pink      honey      oak, golden
cherry      red-brown                nut        dark walnut              ebony      nearly black
dyed        veneer dyed grey-teal    pear       warm mid brown           lime       creamy carving wood
redwood     stained red
brushed     brass, brushed along x   satin      white satin paint        felt       grey-green felt
celadon     jade-green glaze         shadow     the dark of a joint      moulding   dark polished table edge
==========  ========================================================================================
"""

from __future__ import annotations

import bpy

from .materials import Paint, maker, srgb


def _place(p: Paint, axis: str) -> bpy.types.NodeSocket:
    """Object coordinates with x along the grain, shifted for each object."""
    source = p.node("ShaderNodeTexCoord").outputs["Object"]
    part = p.node("ShaderNodeSeparateXYZ")
    p.link(source, part.inputs[0])
    join = p.node("ShaderNodeCombineXYZ")
    order = {"": (0, 1, 2), "y": (1, 0, 2), "z": (2, 0, 1)}[axis]
    for to, of in enumerate(order):
        p.link(part.outputs[of], join.inputs[to])
    shift = p.node("ShaderNodeVectorMath", operation="MULTIPLY_ADD")
    shift.inputs[1].default_value = (97.0, 13.0, 9.0)
    p.link(p.node("ShaderNodeObjectInfo").outputs["Random"], shift.inputs[0])
    p.link(join.outputs[0], shift.inputs[2])
    return shift.outputs[0]


def _stretched(p: Paint, at: bpy.types.NodeSocket, scale: tuple[float, float, float]) -> bpy.types.NodeSocket:
    mapping = p.node("ShaderNodeMapping", in_Scale=scale)
    p.link(at, mapping.inputs["Vector"])
    return mapping.outputs["Vector"]


def _sum(p: Paint, *parts: tuple[bpy.types.NodeSocket, float]) -> bpy.types.NodeSocket:
    """Values times their weights, added."""
    total: bpy.types.NodeSocket | None = None
    for value, weight in parts:
        step = p.node("ShaderNodeMath", operation="MULTIPLY_ADD")
        step.inputs[1].default_value = weight
        step.inputs[2].default_value = 0.0
        p.link(value, step.inputs[0])
        if total is not None:
            p.link(total, step.inputs[2])
        total = step.outputs[0]
    assert total is not None
    return total


def _fine_wood(
    name: str,
    light: str,
    dark: str,
    *,
    rough: float = 0.5,
    coat: float = 0.15,
    rings: float = 0.45,
    ring_weight: float = 0.5,
    pores: float = 0.35,
    spread: float = 0.07,
) -> None:
    for axis in ("", "y", "z"):

        @maker(f"{name}_{axis}" if axis else name)
        def make(p: Paint, axis: str = axis) -> None:
            at = _place(p, axis)
            wave = p.node(
                "ShaderNodeTexWave",
                wave_type="RINGS",
                rings_direction="X",
                wave_profile="SAW",
                in_Scale=rings,
                in_Distortion=2.4,
                in_Detail=2.0,
                in_Detail_Scale=0.5,
                in_Detail_Roughness=0.6,
            )
            p.link(_stretched(p, at, (0.05, 1, 1)), wave.inputs["Vector"])
            fibre = p.noise(_stretched(p, at, (0.1, 3.2, 3.2)), 1.6, 4, 0.65)
            clouds = p.noise(_stretched(p, at, (0.06, 0.3, 0.3)), 1.0, 2)
            value = _sum(p, (wave.outputs["Fac"], ring_weight * 0.5), (fibre, 0.7 - ring_weight * 0.5), (clouds, 0.3))
            a, b = srgb(light), srgb(dark)
            mid = tuple((2 * x + y) / 3 for x, y in zip(a, b, strict=True))
            wood = p.ramp(value, (0.3, b), (0.5, mid), (0.72, a))
            pore = p.noise(_stretched(p, at, (0.5, 16, 16)), 1.0, 2, 0.5)
            deep = p.ramp(pore, (0.33, (1 - pores,) * 3), (0.43, (1.0, 1.0, 1.0)))
            mix = p.node("ShaderNodeMix", data_type="RGBA", blend_type="MULTIPLY")
            mix.inputs["Factor"].default_value = 1.0
            p.link(wood, mix.inputs[6])
            p.link(deep, mix.inputs[7])
            p.colour(p.vary(mix.outputs[2], spread, 0.004, 0.06))
            p.set(rough=rough, specular=0.4, coat=coat, coat_rough=0.22)
            p.bump(_sum(p, (fibre, 0.4), (deep, 0.5)), 0.25, 0.012)


_fine_wood("maple", "#efdfc2", "#d6bd94", rings=0.3, ring_weight=0.3, pores=0.1)
_fine_wood("beech", "#e3c9a6", "#cba67e", rings=0.4, ring_weight=0.3, pores=0.22)
_fine_wood("lime", "#ead8b4", "#cfb488", rings=0.25, ring_weight=0.2, pores=0.06, rough=0.6, coat=0.05)
_fine_wood("honey", "#d2ab7a", "#a97f50", rings=0.5, ring_weight=0.6, pores=0.4)
_fine_wood("pear", "#bf9472", "#996c4e", rings=0.35, ring_weight=0.35, pores=0.15)
_fine_wood("cherry", "#a86e50", "#7d4a34", rings=0.35, ring_weight=0.45, pores=0.2)
_fine_wood("nut", "#75503a", "#3f281b", rings=0.45, ring_weight=0.55, pores=0.35, rough=0.42, coat=0.25)
_fine_wood("ebony", "#3a2b24", "#1d1512", rings=0.6, ring_weight=0.4, pores=0.3, rough=0.4, coat=0.25)
_fine_wood("redwood", "#c0392a", "#8f2418", rings=0.35, ring_weight=0.3, pores=0.15)
_fine_wood("dyed", "#5d8a86", "#38625f", rings=0.35, ring_weight=0.4, pores=0.25)
_fine_wood("moulding", "#6b4936", "#3c261c", rings=0.3, ring_weight=0.25, pores=0.3, rough=0.42, coat=0.3)


@maker("brushed")
def _brushed(p: Paint) -> None:
    at = _place(p, "")
    hair = p.noise(_stretched(p, at, (0.09, 46, 46)), 1.0, 2, 0.6)
    broad = p.noise(_stretched(p, at, (0.04, 5, 5)), 1.0, 3, 0.7)
    stain = p.noise(at, 0.22, 4, 0.6)
    value = _sum(p, (hair, 0.45), (broad, 0.15), (stain, 0.4))
    p.colour(p.ramp(value, (0.34, srgb("#cfa964")), (0.5, srgb("#d9b674")), (0.66, srgb("#e2c284"))))
    rough = p.node("ShaderNodeMapRange", in_From_Min=0.3, in_From_Max=0.7, in_To_Min=0.2, in_To_Max=0.36)
    p.link(value, rough.inputs["Value"])
    p.link(rough.outputs[0], p.shader.inputs["Roughness"])
    p.set(metal=1.0)
    p.shader.inputs["Anisotropic"].default_value = 0.6
    p.link(p.node("ShaderNodeCombineXYZ", in_X=1.0).outputs[0], p.shader.inputs["Tangent"])
    p.bump(hair, 0.12, 0.01)


@maker("lit_pane")
def _lit_pane(p: Paint) -> None:
    """A window with its light on, seen by day."""
    p.set(base=srgb("#6b4a30"), rough=0.3, glow=srgb("#ffa750"), strength=1.25)


@maker("satin")
def _satin(p: Paint) -> None:
    at = _place(p, "")
    p.colour(p.ramp(p.noise(at, 0.25, 4, 0.6), (0.3, srgb("#e9e5dd")), (0.7, srgb("#f3f0ea"))))
    p.set(rough=0.5, specular=0.35, coat=0.08, coat_rough=0.3)
    p.bump(p.noise(at, 9.0, 3, 0.6), 0.12, 0.01)


@maker("felt")
def _felt(p: Paint) -> None:
    at = _place(p, "")
    fluff = p.noise(at, 14.0, 4, 0.75)
    p.colour(
        p.ramp(_sum(p, (fluff, 0.6), (p.noise(at, 0.8, 4, 0.7), 0.4)), (0.3, srgb("#3f5650")), (0.7, srgb("#62796f")))
    )
    p.set(rough=1.0, specular=0.1, sheen=0.5)
    p.bump(fluff, 0.5, 0.04)


@maker("celadon")
def _celadon(p: Paint) -> None:
    at = p.where()
    part = p.node("ShaderNodeSeparateXYZ")
    p.link(at, part.inputs[0])
    flow = p.noise(p.where((1.3, 1.3, 0.35)), 0.7, 4, 0.6)
    pool = p.ramp(flow, (0.25, srgb("#0c5248")), (0.52, srgb("#15695b")), (0.8, srgb("#2b8270")))
    p.colour(pool)
    p.set(rough=0.16, specular=0.5, coat=0.9, coat_rough=0.05)
    p.bump(p.noise(at, 0.9, 2), 0.06, 0.05)


@maker("shadow")
def _shadow(p: Paint) -> None:
    p.set(base=srgb("#2b2019"), rough=0.9, specular=0.1)


@maker("rim")
def _rim(p: Paint) -> None:
    """The unglazed or thin edge of a glazed pot."""
    p.set(base=srgb("#b7a27a"), rough=0.5, specular=0.4)
