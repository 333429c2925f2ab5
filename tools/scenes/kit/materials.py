"""What the model's materials look like; must not know shapes or scenes.

Names, for ``Solid`` and the kit:

==========  ========================================================================================
white       white card, the body of most buildings        card       warm off-white card
cream       a little yellower; noon's houses               grey       grey card: roads, pavements
asphalt     darker grey card                               mark       white paint on roads
paving      pale stone of squares, with joints             concrete   bare cast model plaster
birch       pale plywood: table top, ground                oak        honey-coloured wood
walnut      dark wood: table edge, cabinets                ply        contour plywood, striped edges
balsa       whitish soft wood: people, furniture           cork       brown cork: soil
tile        dark grey roof tile                            brick      grey old brick
stone       warm grey wall stone                           plaster    lime-white old wall
red         vermilion lacquer - the landmark's, one thing a picture
gold        gilded                                         water      teal resin
brass       brushed brass plate                            steel      bare metal
black       matt black                                     blue       muted ink blue (solar panels: solar)
leaf        moss tree (varies by object)                   leaf_dark, leaf_light
grass       flocked lawn                                   crop       young crop, yellow-green
rice        ripe ear, gold                                 tea        tea bush, deep green
soil        dark earth                                     bark       trunk
window_a..d a pane: dark by day; by dusk some of them lit  pane       shop pane: lit warm by dusk, clear grey by day
glow        a lamp: shines at dusk, white by day
lantern     red lantern: shines at dusk                    screen     a display, faintly shining blue-green
paper       drawing paper                                  fabric     canvas awning
==========  ========================================================================================
"""

from __future__ import annotations

from collections.abc import Callable

import bpy

Colour = tuple[float, float, float]
_MAKERS: dict[str, Callable[[Paint], None]] = {}
_hour = "morning"


def set_hour(name: str) -> None:
    """Windows and lamps shine at ``dusk`` only, a few at ``dawn``. Called by the studio before anything is built."""
    global _hour
    _hour = name


def hour() -> str:
    """The hour that the studio has set."""
    return _hour


def srgb(text: str) -> Colour:
    """#rrggbb as Blender's linear colour."""
    part = [int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in part)
    return (r, g, b)


class Paint:
    """A material's nodes in the making: one Principled shader and a few helpers about it."""

    def __init__(self, name: str) -> None:
        self.made = bpy.data.materials.new(name)
        self.made.use_nodes = True
        self.tree = self.made.node_tree
        self.shader = self.tree.nodes["Principled BSDF"]
        self.out = self.tree.nodes["Material Output"]

    def node(self, kind: str, **settings: object) -> bpy.types.Node:
        """A node with attributes set; inputs by their name with ``in_`` before it (spaces as _)."""
        node = self.tree.nodes.new(kind)
        for key, value in settings.items():
            if key.startswith("in_"):
                node.inputs[key[3:].replace("_", " ")].default_value = value
            else:
                setattr(node, key, value)
        return node

    def link(self, a: bpy.types.NodeSocket, b: bpy.types.NodeSocket) -> None:
        """Join two sockets."""
        self.tree.links.new(a, b)

    def set(self, **values: object) -> None:
        """Set inputs of the Principled shader: base, rough, metal, specular, ior, coat, glow colour and strength."""
        names = {
            "base": "Base Color",
            "rough": "Roughness",
            "metal": "Metallic",
            "specular": "Specular IOR Level",
            "ior": "IOR",
            "coat": "Coat Weight",
            "coat_rough": "Coat Roughness",
            "glow": "Emission Color",
            "strength": "Emission Strength",
            "sheen": "Sheen Weight",
            "transmission": "Transmission Weight",
            "alpha": "Alpha",
            "subsurface": "Subsurface Weight",
        }
        for key, value in values.items():
            v = (*value, 1.0) if isinstance(value, tuple) and len(value) == 3 else value
            self.shader.inputs[names[key]].default_value = v

    def where(self, scale: tuple[float, float, float] = (1, 1, 1), *, world: bool = False) -> bpy.types.NodeSocket:
        """Coordinates: the object's own, or the world's, scaled."""
        if world:
            source = self.node("ShaderNodeNewGeometry").outputs["Position"]
        else:
            source = self.node("ShaderNodeTexCoord").outputs["Object"]
        mapping = self.node("ShaderNodeMapping", in_Scale=scale)
        self.link(source, mapping.inputs["Vector"])
        return mapping.outputs["Vector"]

    def noise(
        self, at: bpy.types.NodeSocket, scale: float, detail: float = 2.0, rough: float = 0.5
    ) -> bpy.types.NodeSocket:
        """Noise 0..1 at coordinates."""
        node = self.node("ShaderNodeTexNoise", in_Scale=scale, in_Detail=detail, in_Roughness=rough)
        self.link(at, node.inputs["Vector"])
        return node.outputs["Fac"]

    def ramp(self, value: bpy.types.NodeSocket, *stops: tuple[float, Colour]) -> bpy.types.NodeSocket:
        """A colour for a value, between stops."""
        node = self.node("ShaderNodeValToRGB")
        elements = node.color_ramp.elements
        while len(elements) < len(stops):
            elements.new(0.5)
        for element, (place, colour) in zip(elements, stops, strict=True):
            element.position = place
            element.color = (*colour, 1)
        self.link(value, node.inputs["Fac"])
        return node.outputs["Color"]

    def vary(
        self, colour: bpy.types.NodeSocket, value: float = 0.1, hue: float = 0.0, saturation: float = 0.0
    ) -> bpy.types.NodeSocket:
        """Each object a little lighter, darker, warmer or greyer than the next."""
        info = self.node("ShaderNodeObjectInfo")
        hsv = self.node("ShaderNodeHueSaturation")
        for socket, base, spread, shift in (
            ("Value", 1.0, value, 0.0),
            ("Hue", 0.5, hue, 0.37),
            ("Saturation", 1.0, saturation, 0.71),
        ):
            if not spread:
                continue
            shifted = self.node("ShaderNodeMath", operation="ADD")
            shifted.inputs[1].default_value = shift
            self.link(info.outputs["Random"], shifted.inputs[0])
            part = self.node("ShaderNodeMath", operation="FRACT")
            self.link(shifted.outputs[0], part.inputs[0])
            to = self.node("ShaderNodeMapRange", in_To_Min=base - spread, in_To_Max=base + spread)
            self.link(part.outputs[0], to.inputs["Value"])
            self.link(to.outputs[0], hsv.inputs[socket])
        self.link(colour, hsv.inputs["Color"])
        return hsv.outputs["Color"]

    def colour(self, socket: bpy.types.NodeSocket) -> None:
        """Use a colour as the base."""
        self.link(socket, self.shader.inputs["Base Color"])

    def bump(self, height: bpy.types.NodeSocket, strength: float, distance: float) -> None:
        """Raise the surface by a height 0..1; distance in metres."""
        node = self.node("ShaderNodeBump", in_Strength=strength, in_Distance=distance)
        self.link(height, node.inputs["Height"])
        self.link(node.outputs["Normal"], self.shader.inputs["Normal"])


def maker(*names: str) -> Callable[[Callable[[Paint], None]], Callable[[Paint], None]]:
    """Say which material a function makes."""

    def keep(make: Callable[[Paint], None]) -> Callable[[Paint], None]:
        for name in names:
            _MAKERS[name] = make
        return make

    return keep


def material(name: str) -> bpy.types.Material:
    """The material of that name, made when first asked for. Raises KeyError for a name that nobody makes."""
    found = bpy.data.materials.get(name)
    if found is not None:
        return found
    make = _MAKERS[name]
    paint = Paint(name)
    make(paint)
    paint.made.cycles.emission_sampling = "NONE"  # what shines is seen; the light on things comes from studio.lamp
    return paint.made


def _card(name: str, colour: str, spread: float = 0.05, rough: float = 0.85, grain: float = 0.04) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        base = srgb(colour)
        at = p.where()
        n = p.noise(at, 0.9, 5, 0.65)
        dark = tuple(c * 0.9 for c in base)
        p.colour(p.vary(p.ramp(n, (0.3, dark), (0.7, base)), spread))
        p.set(rough=rough, specular=0.25)
        if grain:
            p.bump(p.noise(at, 3.5, 3, 0.7), 0.25, grain)


_card("white", "#efece6")
_card("card", "#e6ddcf")
_card("cream", "#eadbbd")
_card("grey", "#a9a49b", 0.03)
_card("asphalt", "#77746f", 0.03)
_card("mark", "#f3f0e8", 0.0, grain=0)
_card("concrete", "#c9c4ba", 0.05)
_card("plaster", "#eee9df", 0.05)
_card("stone", "#b3a796", 0.08, grain=0.08)
_card("paper", "#f6f2e7", 0.02, grain=0)
_card("black", "#26262a", 0.03, 0.6)
_card("blue", "#3d5a78", 0.08)
_card("cork", "#a37c55", 0.08, grain=0.1)
_card("soil", "#6b4f39", 0.08, grain=0.1)
_card("bark", "#6e5844", 0.1)
_card("fabric", "#efe6d4", 0.06, grain=0.02)
_card("grass", "#8a9869", 0.06, 1.0, 0.08)
_card("crop", "#a3ad66", 0.12, 1.0, 0.06)
_card("tea", "#4f7a3e", 0.14, 1.0, 0.1)
_card("rice", "#d8ae55", 0.1, 0.7, 0)


@maker("paving")
def _paving(p: Paint) -> None:
    at = p.where(world=True)
    brick = p.node("ShaderNodeTexBrick", in_Scale=1.0, in_Mortar_Size=0.02, in_Brick_Width=2.0, in_Row_Height=2.0)
    for socket, colour in (("Color1", "#d9d0c0"), ("Color2", "#cec4b2"), ("Mortar", "#b9ae9b")):
        brick.inputs[socket].default_value = (*srgb(colour), 1)
    p.link(at, brick.inputs["Vector"])
    p.colour(brick.outputs["Color"])
    p.set(rough=0.8, specular=0.3)


@maker("brick")
def _brick(p: Paint) -> None:
    at = p.node("ShaderNodeTexCoord").outputs["Object"]
    # Courses run round upright walls: use x + y along, z up.
    part = p.node("ShaderNodeSeparateXYZ")
    p.link(at, part.inputs[0])
    both = p.node("ShaderNodeMath", operation="ADD")
    p.link(part.outputs[0], both.inputs[0])
    p.link(part.outputs[1], both.inputs[1])
    join = p.node("ShaderNodeCombineXYZ")
    p.link(both.outputs[0], join.inputs[0])
    p.link(part.outputs[2], join.inputs[1])
    brick = p.node(
        "ShaderNodeTexBrick", in_Scale=1.0, in_Mortar_Size=0.035, in_Brick_Width=1.6, in_Row_Height=0.7, in_Bias=0.0
    )
    for socket, colour in (("Color1", "#a99c8b"), ("Color2", "#8f8374"), ("Mortar", "#6f665b")):
        brick.inputs[socket].default_value = (*srgb(colour), 1)
    p.link(join.outputs[0], brick.inputs["Vector"])
    p.colour(brick.outputs["Color"])
    p.set(rough=0.9, specular=0.2)
    p.bump(brick.outputs["Fac"], -0.6, 0.1)


def _wood(name: str, light: str, dark: str, rough: float = 0.5, coat: float = 0.0, stretch: float = 14.0) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        # Grain along the object's x; the unit is metres of the model, so scenes of small things scale themselves.
        at = p.where((1 / stretch, 1, 1))
        warp = p.noise(at, 0.35, 3)
        rings = p.node("ShaderNodeTexNoise", in_Scale=1.1, in_Detail=6.0, in_Roughness=0.62, in_Distortion=0.8)
        p.link(at, rings.inputs["Vector"])
        mix = p.node("ShaderNodeMath", operation="MULTIPLY_ADD")
        mix.inputs[1].default_value = 0.45
        p.link(warp, mix.inputs[0])
        scaled = p.node("ShaderNodeMath", operation="MULTIPLY")
        scaled.inputs[1].default_value = 0.55
        p.link(rings.outputs["Fac"], scaled.inputs[0])
        p.link(scaled.outputs[0], mix.inputs[2])
        a, b = srgb(light), srgb(dark)
        mid = tuple((x * 2 + y) / 3 for x, y in zip(a, b, strict=True))
        p.colour(p.vary(p.ramp(mix.outputs[0], (0.36, b), (0.5, mid), (0.62, a)), 0.08))
        p.set(rough=rough, specular=0.35, coat=coat, coat_rough=0.25)
        p.bump(rings.outputs["Fac"], 0.12, 0.05)


_wood("birch", "#ead7b5", "#d3b789", 0.55)
_wood("oak", "#d0a468", "#a87942", 0.5, 0.1)
_wood("walnut", "#7d5334", "#4a2e1c", 0.4, 0.25)
_wood("balsa", "#f0e2c8", "#dcc8a4", 0.7)


@maker("ply")
def _ply(p: Paint) -> None:
    """Contour plywood: pale on top, laminated stripes on its edges."""
    at = p.where((1, 1, 1), world=True)
    part = p.node("ShaderNodeSeparateXYZ")
    p.link(at, part.inputs[0])
    wave = p.node("ShaderNodeMath", operation="MULTIPLY")
    wave.inputs[1].default_value = 2.2
    p.link(part.outputs[2], wave.inputs[0])
    fract = p.node("ShaderNodeMath", operation="PINGPONG")
    fract.inputs[1].default_value = 1.0
    p.link(wave.outputs[0], fract.inputs[0])
    edge = p.ramp(fract.outputs[0], (0.35, srgb("#a97f4d")), (0.65, srgb("#dcbf8e")))
    top = p.ramp(
        p.noise(p.where((0.08, 0.8, 0.8), world=True), 0.6, 5, 0.6), (0.35, srgb("#dcc398")), (0.65, srgb("#ecd9b6"))
    )
    facing = p.node("ShaderNodeNewGeometry")
    up = p.node("ShaderNodeSeparateXYZ")
    p.link(facing.outputs["True Normal"], up.inputs[0])
    flat = p.node("ShaderNodeMath", operation="GREATER_THAN")
    flat.inputs[1].default_value = 0.6
    p.link(up.outputs[2], flat.inputs[0])
    mix = p.node("ShaderNodeMix", data_type="RGBA")
    p.link(flat.outputs[0], mix.inputs["Factor"])
    p.link(edge, mix.inputs[6])  # A and B of the colours; their names are those of the numbers too
    p.link(top, mix.inputs[7])
    p.colour(mix.outputs[2])
    p.set(rough=0.6, specular=0.3)


@maker("tile")
def _tile(p: Paint) -> None:
    at = p.where()
    p.colour(p.vary(p.ramp(p.noise(at, 1.2, 4), (0.3, srgb("#3b3d42")), (0.7, srgb("#565860"))), 0.1))
    p.set(rough=0.65, specular=0.35)


def _lacquer(name: str, colour: str, rough: float = 0.35) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        p.set(base=srgb(colour), rough=rough, specular=0.5, coat=0.35, coat_rough=0.2)


_lacquer("red", "#c4301c")


def _metal(name: str, colour: str, rough: float, brushed: float = 0.0) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        p.set(base=srgb(colour), rough=rough, metal=1.0)
        if brushed:
            p.bump(p.noise(p.where((0.03, 6, 6)), 4.0, 3), brushed, 0.02)


_metal("brass", "#d9a852", 0.3, 0.06)
_metal("gold", "#e3b04f", 0.25)
_metal("steel", "#b9bcc0", 0.35)


@maker("water")
def _water(p: Paint) -> None:
    at = p.where((1, 1.6, 1), world=True)
    deep = p.ramp(p.noise(at, 0.012, 2), (0.35, srgb("#0b4a52")), (0.7, srgb("#13626a")))
    p.colour(deep)
    p.set(rough=0.06, specular=0.55, ior=1.36, coat=0.6, coat_rough=0.03)
    small = p.noise(at, 0.32, 3, 0.55)
    p.bump(small, 0.22, 0.5)


def _leaf(name: str, low: str, high: str) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        p.colour(p.vary(p.ramp(p.noise(p.where(), 1.4, 3), (0.3, srgb(low)), (0.7, srgb(high))), 0.22, 0.02, 0.15))
        p.set(rough=1.0, specular=0.1, sheen=0.15)


_leaf("leaf", "#5c6f4a", "#81926a")
_leaf("leaf_dark", "#3f553c", "#607853")
_leaf("leaf_light", "#849560", "#a8b281")


def _pane(name: str, day: str, glow: str, strength: dict[str, float]) -> None:
    @maker(name)
    def make(p: Paint) -> None:
        p.set(base=srgb(day), rough=0.12, specular=0.6)
        shine = strength.get(_hour, 0.0)
        if shine:
            p.set(glow=srgb(glow), strength=shine, base=srgb("#3a2a22"))


_pane("window_a", "#59656d", "#ffb765", {"dusk": 1.0, "dawn": 0.3})
_pane("window_b", "#4c5860", "#ff9d4a", {"dusk": 0.55})
_pane("window_c", "#66727a", "#ffd9a0", {})
_pane("window_d", "#434d55", "#c9d4ff", {"dusk": 0.12})
_pane("pane", "#7c868b", "#ffbf78", {"dusk": 1.8, "dawn": 0.3})
_pane("screen", "#173a3e", "#59d6c8", {"dusk": 1.2, "dawn": 0.5, "morning": 0.5, "noon": 0.5})
_pane("solar", "#1b2b47", "#000000", {})


@maker("glow")
def _glow(p: Paint) -> None:
    p.set(base=srgb("#fff4dd"), rough=0.5)
    if _hour in ("dusk", "dawn"):
        p.set(glow=srgb("#ffc27a"), strength=9.0 if _hour == "dusk" else 2.0)


@maker("lantern")
def _lantern(p: Paint) -> None:
    p.set(base=srgb("#c22a17"), rough=0.5)
    if _hour == "dusk":
        p.set(glow=srgb("#ff5a2a"), strength=5.0)
