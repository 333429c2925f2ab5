"""The studio: an empty scene, light, camera, film; must not know what is photographed."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, degrees, pi, radians, sin, sqrt

import bpy
import numpy as np
from mathutils import Vector

from . import materials
from .hours import HOURS, Hour
from .materials import srgb

SENSOR = 36.0  # millimetres; the picture is 16:10


def empty(hour: str) -> Hour:
    """A new, empty scene in that hour's light: dawn, morning, noon or dusk. Builds nothing yet."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    materials.set_hour(hour)
    return HOURS[hour]


def light(
    hour: str,
    *,
    azimuth: float | None = None,
    elevation: float | None = None,
    sun: float = 1.0,
    sky: float = 1.0,
    exposure: float = 0.0,
    mist: tuple[float, float, float] | None = None,
) -> None:
    """Sun and sky of an hour.

    ``azimuth``, ``elevation`` in degrees where the hour's own do not suit; ``sun``, ``sky`` factors; ``exposure`` in
    stops on top of the hour's.

    ``mist`` is (begins at, thickest at, strength 0..1): distances from the camera in metres. Everything farther
    takes the hour's mist colour; the backdrop too.
    """
    h = HOURS[hour]
    scene = bpy.context.scene
    lamp = bpy.data.lights.new("sun", "SUN")
    lamp.energy = h.sun_strength * sun
    lamp.color = srgb(h.sun)
    lamp.angle = radians(h.sun_size)
    a = radians(h.azimuth if azimuth is None else azimuth)
    e = radians(h.elevation if elevation is None else elevation)
    thing = bpy.data.objects.new("sun", lamp)
    thing.rotation_euler = Vector((cos(a) * cos(e), sin(a) * cos(e), sin(e))).to_track_quat("Z", "Y").to_euler()
    scene.collection.objects.link(thing)

    world = bpy.data.worlds.new("sky")
    scene.world = world
    world.use_nodes = True
    tree = world.node_tree
    tree.nodes.clear()
    out = tree.nodes.new("ShaderNodeOutputWorld")
    mix = tree.nodes.new("ShaderNodeMixShader")
    path = tree.nodes.new("ShaderNodeLightPath")
    tree.links.new(path.outputs["Is Camera Ray"], mix.inputs[0])
    coord = tree.nodes.new("ShaderNodeTexCoord")
    part = tree.nodes.new("ShaderNodeSeparateXYZ")
    tree.links.new(coord.outputs["Generated"], part.inputs[0])
    for slot, low, high, strength, reach in (
        (1, h.sky_low, h.sky_high, h.sky_strength * sky, 0.8),
        (2, h.backdrop_low, h.backdrop_high, 0.9, 0.35),
    ):
        ramp = tree.nodes.new("ShaderNodeValToRGB")
        ramp.color_ramp.elements[0].position = 0.0
        ramp.color_ramp.elements[0].color = (*srgb(low), 1)
        ramp.color_ramp.elements[1].position = reach
        ramp.color_ramp.elements[1].color = (*srgb(high), 1)
        tree.links.new(part.outputs[2], ramp.inputs["Fac"])
        back = tree.nodes.new("ShaderNodeBackground")
        back.inputs["Strength"].default_value = strength
        tree.links.new(ramp.outputs["Color"], back.inputs["Color"])
        tree.links.new(back.outputs[0], mix.inputs[slot])
    tree.links.new(mix.outputs[0], out.inputs["Surface"])

    view = scene.view_settings
    view.view_transform = "AgX"
    view.look = h.look
    view.exposure = h.exposure + exposure
    scene["mist"] = mist or (0.0, 0.0, 0.0)
    scene["mist_colour"] = srgb(h.mist)
    scene["bloom"] = h.bloom
    if mist:
        world.mist_settings.start = mist[0]
        world.mist_settings.depth = max(mist[1] - mist[0], 1e-3)
        world.mist_settings.falloff = "LINEAR"


def camera(
    eye: Sequence[float],
    target: Sequence[float],
    *,
    lens: float = 60,
    focus: Sequence[float] | float | None = None,
    blur: float = 0.35,
    shift: tuple[float, float] = (0, 0),
    roll: float = 0,
) -> None:
    """Look from ``eye`` at ``target`` (metres) through a lens of that focal length (mm on 36 mm film).

    ``focus``: the point or the distance that is sharp (the target if left out). ``blur``: how wide a point at twice
    that distance gets, in per cent of the picture's width (0.2 crisp, 0.5 a model, 1.2 very close up).
    ``shift``: slide the picture, in parts of its width, to keep uprights upright. ``roll`` in degrees.
    """
    scene = bpy.context.scene
    eye_, target_ = Vector(eye), Vector(target)
    data = bpy.data.cameras.new("camera")
    data.lens = lens
    data.sensor_width = SENSOR
    data.shift_x, data.shift_y = shift
    thing = bpy.data.objects.new("camera", data)
    thing.location = eye_
    thing.rotation_euler = (target_ - eye_).to_track_quat("-Z", "Y").to_euler()
    if roll:
        thing.rotation_euler.rotate_axis("Z", radians(roll))
    forward = (target_ - eye_).normalized()
    if focus is None:
        far = (target_ - eye_).dot(forward)
    elif isinstance(focus, (int, float)):
        far = float(focus)
    else:
        far = (Vector(focus) - eye_).dot(forward)
    data.clip_start = max(far / 1000, 0.001)
    data.clip_end = far * 200
    if blur > 0:
        data.dof.use_dof = True
        data.dof.focus_distance = far
        # A point at twice the distance is spread over radius/2 on the plane in focus, of which the sensor sees
        # far * SENSOR / lens: radius = blur/100 * far * SENSOR / lens.
        radius = blur / 100 * far * SENSOR / lens
        data.dof.aperture_fstop = lens * 1e-3 / (2 * radius)
        data.dof.aperture_blades = 0
    scene.collection.objects.link(thing)
    scene.camera = thing


def lamp(at: Sequence[float], strength: float, colour: str = "#ffb878", radius: float = 0.5) -> None:
    """A small round light: strength in watts of Blender's, as radiated from a ball of that radius in metres."""
    data = bpy.data.lights.new("lamp", "POINT")
    data.energy = strength
    data.color = srgb(colour)
    data.shadow_soft_size = radius
    thing = bpy.data.objects.new("lamp", data)
    thing.location = at
    bpy.context.scene.collection.objects.link(thing)


def spot(
    at: Sequence[float],
    target: Sequence[float],
    strength: float,
    *,
    colour: str = "#ffcf9a",
    angle: float = 50,
    radius: float = 0.5,
) -> None:
    """A work light aimed at a point; angle in degrees from edge to edge."""
    data = bpy.data.lights.new("spot", "SPOT")
    data.energy = strength
    data.color = srgb(colour)
    data.spot_size = radians(angle)
    data.spot_blend = 0.8
    data.shadow_soft_size = radius
    thing = bpy.data.objects.new("spot", data)
    thing.location = at
    thing.rotation_euler = (Vector(target) - Vector(at)).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(thing)


def panel(
    at: Sequence[float], target: Sequence[float], strength: float, size: tuple[float, float], colour: str = "#ffffff"
) -> None:
    """A soft box: a glowing rectangle aimed at a point; size in metres, unseen by the camera."""
    data = bpy.data.lights.new("panel", "AREA")
    data.shape = "RECTANGLE"
    data.size, data.size_y = size
    data.energy = strength
    data.color = srgb(colour)
    thing = bpy.data.objects.new("panel", data)
    thing.location = at
    thing.rotation_euler = (Vector(target) - Vector(at)).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(thing)


def in_view(points: np.ndarray, margin: float = 0.15, far: float = 0.0) -> np.ndarray:
    """Which of the points (n, 3) the camera could see, as a mask; all of them before there is a camera.

    For leaving out what nobody sees. ``margin`` in parts of the picture around it; ``far``: also drop what is farther
    than that, in metres.
    """
    p = np.asarray(points, float).reshape(-1, 3)
    camera_ = bpy.context.scene.camera
    if camera_ is None:
        return np.ones(len(p), bool)
    # matrix_basis needs no update of the whole scene, which costs 0.1 s once there are thousands of objects
    inverse = np.array(camera_.matrix_basis.inverted())
    q = p @ inverse[:3, :3].T + inverse[:3, 3]
    z = -q[:, 2]
    k = camera_.data.lens / SENSOR
    x = q[:, 0] / np.maximum(z, 1e-6) * k - camera_.data.shift_x
    y = q[:, 1] / np.maximum(z, 1e-6) * k - camera_.data.shift_y
    seen = (z > 0) & (np.abs(x) < 0.5 + margin) & (np.abs(y) < 0.3125 + margin)
    return seen & (z < far) if far else seen


def heading(a: Sequence[float], b: Sequence[float]) -> float:
    """The direction from a to b in degrees, counter-clockwise from +x."""
    return degrees(atan2(b[1] - a[1], b[0] - a[0]))


def circle(radius: float, n: int = 48, centre: Sequence[float] = (0, 0)) -> np.ndarray:
    """Points (n, 2) round a circle, counter-clockwise."""
    t = np.arange(n) / n * 2 * pi
    return np.c_[centre[0] + radius * np.cos(t), centre[1] + radius * np.sin(t)]


def distance(a: Sequence[float], b: Sequence[float]) -> float:
    """Metres between two points."""
    return sqrt(sum((x - y) ** 2 for x, y in zip(a, b, strict=True)))
