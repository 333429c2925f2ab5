"""Machines of a workshop: robot arms, conveyors with parcels, machining centres, racks, carts; must not know rooms.

Shared meshes in metres, standing on z = 0 at the origin; arms reach along +x, conveyors run along +x.
"""

from __future__ import annotations

from math import cos, pi, radians, sin

import numpy as np

from . import materials_rooms  # noqa: F401  (its paints)
from .furniture import shared
from .solid import Solid

__all__ = ["agv", "cabinet", "conveyor", "machining_centre", "parts_rack", "robot_arm", "roof_truss"]


def _joint(s: Solid, at: np.ndarray, radius: float, half: float, paint: str) -> None:
    """A round joint across the arm, with dark caps."""
    a = np.arange(20) / 20 * 2 * pi
    for r, y0, y1, name in (
        (radius, -half, half, paint),
        (radius * 0.72, half, half + 0.03, "rubber"),
        (radius * 0.72, -half - 0.03, -half, "rubber"),
    ):
        ring = np.c_[r * np.cos(a), np.zeros(20), r * np.sin(a)]
        p = np.concatenate([ring + at + (0, y0, 0), ring + at + (0, y1, 0)])
        i = np.arange(20)
        j = (i + 1) % 20
        s.faces(p, np.stack([i, i + 20, j + 20, j], 1), name, smooth=True)
        s.polygon(p[20:][::-1], name)
        s.polygon(p[:20], name)


def _link(
    s: Solid, a: np.ndarray, b: np.ndarray, wide: tuple[float, float], high: tuple[float, float], paint: str
) -> None:
    """A tapered, rounded arm between two joints."""
    d = (b - a) / np.linalg.norm(b - a)
    up = np.cross(d, (0, 1, 0))
    t = np.linspace(0, 1, 7)
    k = np.arange(16) / 16 * 2 * pi
    rows = []
    for v in t:
        w, h = wide[0] + (wide[1] - wide[0]) * v, high[0] + (high[1] - high[0]) * v
        c, e = np.sign(np.cos(k)) * np.abs(np.cos(k)) ** 0.6, np.sign(np.sin(k)) * np.abs(np.sin(k)) ** 0.6
        rows.append(a + (b - a) * v + c[:, None] * np.array([0, w, 0]) + (e * h)[:, None] * up)
    p = np.concatenate(rows)
    i = np.arange(16)
    j = (i + 1) % 16
    f = np.concatenate([np.stack([r * 16 + i, r * 16 + j, (r + 1) * 16 + j, (r + 1) * 16 + i], 1) for r in range(6)])
    s.faces(p, f, paint, smooth=True)


@shared
def robot_arm(pose: int = 0, paint: str = "machine", size: float = 1.0) -> Solid:
    """A six-axis arm about 2.4 m tall, in one of five poses, with cables and a gripper."""
    shoulder, elbow, wrist = ((68, -22, -80), (95, -40, -88), (48, 5, -70), (80, -55, -100), (60, -8, -55))[pose % 5]
    s = Solid("robot arm")
    with s.at(scale=size):
        s.block((0.9, 0.9, 0.12), "machine_dark", (0, 0, 0.06), 0.02)
        s.revolve([(0.36, 0.12), (0.34, 0.3), (0.26, 0.42), (0.26, 0.5)], paint, 28)
        s.revolve([(0.3, 0.5), (0.3, 0.58)], "rubber", 28)
        s.block((0.5, 0.44, 0.42), paint, (0.02, 0, 0.76), 0.1)
        a = np.array([0.1, 0, 0.92])

        def ahead(p: np.ndarray, angle: float, far: float) -> np.ndarray:
            return p + far * np.array([cos(radians(angle)), 0, sin(radians(angle))])

        b = ahead(a, shoulder, 1.05)
        c = ahead(b, elbow, 0.95)
        e = ahead(c, wrist, 0.26)
        _joint(s, a, 0.21, 0.2, paint)
        _link(s, a, b, (0.12, 0.095), (0.17, 0.13), paint)
        _joint(s, b, 0.165, 0.17, paint)
        _link(s, ahead(b, elbow, -0.22), ahead(b, elbow, 0.12), (0.13, 0.12), (0.15, 0.14), paint)
        _link(s, b, c, (0.105, 0.07), (0.125, 0.075), paint)
        _joint(s, c, 0.095, 0.095, paint)
        _link(s, c, e, (0.06, 0.055), (0.06, 0.055), "machine_dark")
        for y in (-0.07, 0.07):
            f = ahead(e, wrist, 0.02) + (0, y, 0)
            _link(s, f, ahead(f, wrist, 0.2), (0.02, 0.016), (0.04, 0.025), "steel")
        _link(s, e + (0, -0.1, 0), e + (0.001, 0.1, 0.001), (0.04, 0.04), (0.05, 0.05), "steel")
        t = np.linspace(0, 1, 12)[:, None]
        for y in (0.2, -0.2):
            s.tube(
                (1 - t) ** 2 * (a + (-0.1, y, 0.1))
                + 2 * t * (1 - t) * ((a + b) / 2 + (-0.5, y * 1.2, 0.25))
                + t**2 * (b + (-0.1, y * 0.8, 0.1)),
                0.022,
                "rubber",
                6,
            )
    return s


@shared
def conveyor(
    length: float = 8.0, seed: int = 0, parcels: float = 0.75, height: float = 0.8, width: float = 0.8
) -> Solid:
    """A roller conveyor with side rails, legs, a dark belt, parcels and parts on it."""
    rng = np.random.default_rng(seed)
    s = Solid("conveyor")
    h, w = length / 2, width / 2
    s.box((-h, -w + 0.06, height - 0.05), (h, w - 0.06, height), "rubber", floor=True)
    for y in (-w, w):
        s.box((-h, y - 0.035, height - 0.13), (h, y + 0.035, height + 0.05), "machine", floor=True)
    for x in np.arange(-h + 0.25, h, 1.6):
        for y in (-w, w):
            s.box((x - 0.04, y - 0.03, 0), (x + 0.04, y + 0.03, height - 0.13), "machine_dark")
        s.box((x - 0.025, -w, 0.22), (x + 0.025, w, 0.28), "machine_dark", floor=True)
    for x in (-h, h):
        a = np.arange(14) / 14 * 2 * pi
        with s.at(x, 0, height - 0.06):
            ring = np.c_[0.06 * np.cos(a), np.zeros(14), 0.06 * np.sin(a)]
            p = np.concatenate([ring + (0, -w, 0), ring + (0, w, 0)])
            i = np.arange(14)
            s.faces(p, np.stack([i, i + 14, (i + 1) % 14 + 14, (i + 1) % 14], 1), "steel", smooth=True)
    x = -h + 0.4
    while x < h - 0.4:
        if rng.random() < parcels:
            a, b, c = rng.uniform(0.3, 0.5), rng.uniform(0.3, 0.5), rng.uniform(0.18, 0.42)
            with s.at(x, rng.uniform(-0.06, 0.06), height + 0.002, rng.uniform(-8, 8)):
                if rng.random() < 0.7:
                    s.box((-a / 2, -b / 2, 0), (a / 2, b / 2, c), "carton")
                    s.box((-a / 2 - 0.001, -0.03, 0.01), (a / 2 + 0.001, 0.03, c + 0.002), "canvas_sand")
                else:
                    s.box((-0.28, -0.24, 0), (0.28, 0.24, 0.05), "machine_dark")
                    s.revolve(
                        [(0.15, 0.05), (0.15, 0.12), (0.08, 0.16), (0.08, 0.3), (0.11, 0.31), (0.11, 0.34)], "steel", 20
                    )
        x += rng.uniform(0.7, 1.05)
    return s


@shared
def machining_centre(seed: int = 0) -> Solid:
    """A closed machine tool 3 m wide facing -y.

    A window with light in it, a control panel on an arm, a chip bin, a signal lamp.
    """
    s = Solid("machining centre")
    s.block((2.9, 1.9, 2.1), "machine", (0, 0, 1.13), 0.06)
    s.box((-1.5, -0.98, 0), (1.5, 0.98, 0.12), "machine_dark")
    s.block((1.5, 0.06, 1.35), "machine_dark", (-0.35, -0.95, 1.3), 0.02)
    s.quads([[(-1.0, -0.99, 0.85), (0.3, -0.99, 0.85), (0.3, -0.99, 1.85), (-1.0, -0.99, 1.85)]], "window_d")
    s.box((-0.36, -1.0, 0.8), (-0.33, -0.985, 1.9), "steel")
    s.tube([(0.0, -1.03, 1.0), (0.0, -1.03, 1.6)], 0.018, "steel", 6)
    s.block((0.5, 0.1, 0.75), "machine_dark", (1.0, -1.02, 1.5), 0.02)
    s.quads([[(0.8, -1.075, 1.55), (1.2, -1.075, 1.55), (1.2, -1.075, 1.82), (0.8, -1.075, 1.82)]], "screen")
    for k in range(4):
        for j in range(3):
            s.box((0.82 + k * 0.1, -1.078, 1.2 + j * 0.09), (0.89 + k * 0.1, -1.07, 1.26 + j * 0.09), "machine")
    s.block((1.2, 0.9, 0.5), "machine", (-0.6, 0.2, 2.4), 0.05)
    s.cylinder(0.025, 2.18, 2.5, "steel", 8, (1.2, 0.5))
    for k, name in enumerate(("shade_green", "enamel", "enamel")):
        s.cylinder(0.05, 2.5 + k * 0.09, 2.58 + k * 0.09, name, 12, (1.2, 0.5))
    for k in range(6):
        s.box((0.5 + k * 0.14, -0.96, 0.3), (0.6 + k * 0.14, -0.945, 0.75), "machine_dark")
    s.block((0.7, 0.7, 0.6), "machine_dark", (-1.85, 0.2, 0.32), 0.04)
    return s


@shared
def cabinet(seed: int = 0) -> Solid:
    """A switch cabinet facing -y with two doors and a small display."""
    s = Solid("cabinet")
    s.block((1.2, 0.6, 2.0), "machine", (0, 0, 1.05), 0.02)
    s.box((-0.6, -0.3, 0), (0.6, 0.3, 0.08), "machine_dark")
    s.box((-0.006, -0.308, 0.12), (0.006, -0.299, 2.0), "machine_dark")
    s.quads([[(-0.45, -0.305, 1.5), (-0.15, -0.305, 1.5), (-0.15, -0.305, 1.7), (-0.45, -0.305, 1.7)]], "screen")
    for x in (0.05, -0.09):
        s.box((x, -0.33, 1.0), (x + 0.04, -0.3, 1.2), "steel")
    return s


@shared
def parts_rack(length: float = 3.0, seed: int = 0, levels: int = 4) -> Solid:
    """A pallet rack along x with crates and boxes."""
    rng = np.random.default_rng(seed)
    s = Solid("rack")
    for x in np.linspace(-length / 2, length / 2, max(2, round(length / 1.5) + 1)):
        for y in (-0.4, 0.4):
            s.box((x - 0.04, y - 0.04, 0), (x + 0.04, y + 0.04, levels * 0.75), "machine_dark")
    for k in range(levels):
        z = 0.1 + k * 0.75
        s.box((-length / 2, -0.42, z - 0.06), (length / 2, 0.42, z), "machine", floor=True)
        x = -length / 2 + 0.1
        while x < length / 2 - 0.5:
            w, h = rng.uniform(0.35, 0.6), rng.uniform(0.25, 0.55)
            if rng.random() < 0.85:
                s.block(
                    (w - 0.04, 0.66, h),
                    ("carton", "canvas_sand", "machine", "book_grey")[int(rng.choice(4, p=(0.5, 0.2, 0.2, 0.1)))],
                    (x + w / 2, rng.uniform(-0.05, 0.05), z + h / 2 + 0.002),
                    0.012,
                )
            x += w
    return s


@shared
def agv(seed: int = 0) -> Solid:
    """A flat self-driving cart with a pallet of boxes."""
    rng = np.random.default_rng(seed)
    s = Solid("cart")
    s.block((1.3, 0.9, 0.22), "machine", (0, 0, 0.2), 0.06)
    s.box((-0.66, -0.3, 0.24), (-0.652, 0.3, 0.28), "screen")
    s.box((0.652, -0.3, 0.24), (0.66, 0.3, 0.28), "screen")
    for x in (-0.4, 0.4):
        for y in (-0.38, 0.38):
            s.block((0.22, 0.1, 0.2), "rubber", (x, y, 0.1), 0.04)
    for x in (-0.3, 0.3):
        for y in (-0.2, 0.2):
            h = rng.uniform(0.3, 0.55)
            s.block((0.54, 0.37, h), "carton", (x, y, 0.32 + h / 2), 0.01)
    return s


@shared
def roof_truss(span: float = 20.0, rise: float = 1.4, material: str = "steel") -> Solid:
    """A light truss along x, its lower chord at z = 0."""
    s = Solid("truss")
    n = max(4, round(span / 2) // 2 * 2)
    low = np.c_[np.linspace(-span / 2, span / 2, n + 1), np.zeros(n + 1), np.zeros(n + 1)]
    high = low + (0, 0, rise)
    s.tube(low, 0.05, material, 6)
    s.tube(high, 0.05, material, 6)
    for k in range(n + 1):
        s.tube([low[k], high[k]], 0.028, material, 5)
        if k < n:
            s.tube([low[k], high[k + 1]] if k % 2 else [high[k], low[k + 1]], 0.028, material, 5)
    return s
