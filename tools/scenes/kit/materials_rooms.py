"""Floors, books, canvas, machines' paint and shining graphs of rooms and streets; must not know shapes or scenes."""

from __future__ import annotations

from .materials import Paint, maker, srgb

BOOKS = ("book_rust", "book_navy", "book_cream", "book_green", "book_tan", "book_grey", "book_wine", "book_white")


def _plain(name: str, colour: str, spread: float = 0.06, rough: float = 0.7, coat: float = 0.0) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        rgb = p.node("ShaderNodeRGB")
        rgb.outputs[0].default_value = (*srgb(colour), 1)
        p.colour(p.vary(rgb.outputs[0], spread))
        p.set(rough=rough, specular=0.35, coat=coat, coat_rough=0.25)


for _name, _colour in (
    ("rust", "#8a5a45"),
    ("navy", "#44505f"),
    ("cream", "#ddcfb2"),
    ("green", "#66745f"),
    ("tan", "#b3966c"),
    ("grey", "#8b8881"),
    ("wine", "#6f4744"),
    ("white", "#ebe5d8"),
):
    _plain(f"book_{_name}", _colour, 0.12)
_plain("enamel", "#f1eee6", 0.02, 0.3, 0.3)
_plain("machine", "#dfe1dc", 0.03, 0.4, 0.2)
_plain("machine_dark", "#6d7577", 0.05, 0.45)
_plain("rubber", "#3b3d3f", 0.03, 0.7)
_plain("carton", "#c49a68", 0.12, 0.85)
_plain("pencil", "#5f6b78", 0.0)
_plain("canvas_sand", "#dccdae", 0.06, 0.9)
_plain("epoxy", "#c9cdc8", 0.0, 0.28)
_plain("felt", "#7f8a86", 0.05, 0.95)
_plain("persimmon", "#d5702c", 0.1, 0.45)
_plain("pomelo", "#d9b95a", 0.08, 0.5)
_plain("greens", "#7d9a4a", 0.16, 0.8)


def _floor(name: str, light: str, dark: str, width: float, length: float, rough: float, joint: str) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        at = p.where(world=True)
        boards = p.node(
            "ShaderNodeTexBrick",
            in_Scale=1.0,
            in_Mortar_Size=0.006,
            in_Brick_Width=length,
            in_Row_Height=width,
            in_Mortar_Smooth=0.2,
            in_Bias=0.0,
        )
        boards.offset = 0.37
        for socket, colour in (("Color1", light), ("Color2", dark), ("Mortar", joint)):
            boards.inputs[socket].default_value = (*srgb(colour), 1)
        p.link(at, boards.inputs["Vector"])
        grain = p.noise(p.where((0.5, 7, 7), world=True), 2.0, 5, 0.6)
        mix = p.node("ShaderNodeMixRGB", blend_type="MULTIPLY")
        mix.inputs[0].default_value = 0.4
        p.link(boards.outputs["Color"], mix.inputs[1])
        p.link(p.ramp(grain, (0.3, (0.55, 0.5, 0.45)), (0.65, (1, 1, 1))), mix.inputs[2])
        p.colour(mix.outputs[0])
        p.set(rough=rough, specular=0.4)
        p.bump(boards.outputs["Fac"], -0.4, 0.01)


_floor("floorboard", "#cda877", "#b68c5a", 0.22, 3.2, 0.38, "#6d4f31")
_floor("floor_dark", "#7a5a42", "#64472f", 0.2, 2.6, 0.3, "#33231a")
_floor("flagstone", "#a89c90", "#8f857c", 0.6, 1.1, 0.3, "#5d554e")


def _shining(name: str, colour: str, strength: float, base: str = "#0e2124") -> None:
    @maker(name)
    def make(p: Paint) -> None:
        p.set(base=srgb(base), rough=0.3, glow=srgb(colour), strength=strength)


_shining("graph", "#4fd8c6", 1.25)
_shining("graph_faint", "#2c8f92", 0.5)
_shining("graph_gold", "#ffb45c", 1.7)
_shining("display", "#123c44", 0.55, "#0b1a1d")
_shining("shade_green", "#1f8a5c", 0.35, "#1c6b4a")
_shining("list", "#d2f7ea", 1.5)
_shining("list_ink", "#3f9d97", 0.45)
_shining("list_tick", "#159a6a", 0.7)
_shining("tablet", "#6fe6da", 1.8)
_shining("bulb", "#ffd9a0", 10.0, "#fff4dd")
_shining("ceiling_light", "#ffe2b4", 4.0, "#fff4dd")
_shining("daylight", "#f6f6ea", 2.6, "#ffffff")
