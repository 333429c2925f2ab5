"""The model maker's table: boards, brass plates, plinths, drawers, a lamp, a soft city behind; must not know scenes.

The unit is the centimetre; the city behind is at 1:1000 (a tower of 100 m stands 10 cm high). Fronts face -y.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, pi, radians, sin

import bpy
import numpy as np

from . import materials_table  # noqa: F401  (its names)
from .solid import Solid, put

Corner = Sequence[float]


def board(low: Corner, high: Corner, wood: str, edge: float = 0.08, grain: str = "") -> bpy.types.Object:
    """A piece of wood between two corners (cm), grain along its longest side or the axis named ``grain``."""
    a, b = np.asarray(low, float), np.asarray(high, float)
    size = b - a
    axis = grain or "xyz"[int(np.argmax(size))]
    solid = Solid("board")
    solid.block(size, wood if axis == "x" else f"{wood}_{axis}", edge=edge)
    return solid.put(*((a + b) / 2))


def table_top(low: Corner, high: Corner, wood: str = "beech", width: float = 18.0, thick: float = 3.0) -> None:
    """Boards side by side along x from corner to corner (x, y; cm), upper face at z = 0, hairline joints between."""
    y = low[1]
    while y < high[1] - 0.1:
        end = min(y + width, high[1])
        board((low[0], y + 0.012, -thick), (high[0], end - 0.012, 0), wood, 0.05, "x")
        y = end
    under = Solid("under")
    under.box((low[0], low[1], -thick - 1), (high[0], high[1], -0.4), "shadow")
    under.put()


# ---------------------------------------------------------------------------------------------------- brass


def _outline(width: float, height: float, corner: float, hollow: bool, n: int = 10) -> np.ndarray:
    """A rectangle (x, z) about 0 with rounded or hollowed corners, counter-clockwise, n points a corner."""
    w, h = width / 2, height / 2
    rows = []
    for k, (sx, sz) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        t = np.linspace(0, pi / 2, n)
        if hollow:
            c = np.array([sx * w, sz * h])
            a = (k + 3) * pi / 2 - t
            rows.append(c + corner * np.c_[np.cos(a), np.sin(a)])
        else:
            c = np.array([sx * (w - corner), sz * (h - corner)])
            a = k * pi / 2 + t
            rows.append(c + corner * np.c_[np.cos(a), np.sin(a)])
    return np.concatenate(rows)


def _rings(solid: Solid, loops: Sequence[tuple[np.ndarray, float]], material: str) -> None:
    """Join outlines (x, z), each at a depth y, by quads; close the last."""
    points = np.concatenate([np.c_[xz[:, 0], np.full(len(xz), y), xz[:, 1]] for xz, y in loops])
    m = len(loops[0][0])
    i = np.arange(m)
    j = (i + 1) % m
    for k in range(len(loops) - 1):
        solid.faces(points, np.stack([k * m + i, k * m + j, (k + 1) * m + j, (k + 1) * m + i], 1), material)
    solid.polygon(points[-m:], material)


def _screw(solid: Solid, x: float, z: float, y: float, radius: float, turn: float) -> None:
    """A slotted screw head in a countersink, facing -y."""
    profile = [
        (1.28, 0.0),
        (1.22, 0.05),
        (1.05, 0.05),
        (1.03, -0.12),
        (0.98, 0.12),
        (0.9, 0.26),
        (0.6, 0.34),
        (0.0, 0.36),
    ]
    a = np.arange(28) / 28 * 2 * pi
    rows = [
        np.c_[x + r * radius * np.cos(a), np.full(28, y - d * radius), z + r * radius * np.sin(a)] for r, d in profile
    ]
    i = np.arange(28)
    j = (i + 1) % 28
    faces = np.concatenate(
        [np.stack([k * 28 + i, k * 28 + j, (k + 1) * 28 + j, (k + 1) * 28 + i], 1) for k in range(len(rows) - 1)]
    )
    solid.faces(np.concatenate(rows), faces, "brushed", smooth=True)
    along = np.array([cos(radians(turn)), 0, sin(radians(turn))]) * radius * 0.84
    across = np.array([-sin(radians(turn)), 0, cos(radians(turn))]) * radius * 0.13
    c = np.array([x, y - 0.375 * radius, z])
    solid.quads([[c - along - across, c + along - across, c + along + across, c - along + across]], "shadow")


def brass_plate(width: float, height: float, thick: float = 0.25, seed: int = 0, screws: bool = True) -> bpy.types.Mesh:
    """A blank brushed plate in the x-z plane about 0, its back at y = 0, facing -y.

    Bevelled edge, an engraved double frame hollowed about four slotted screws.
    """
    return _plate(width, height, thick, seed, screws)


def _plate(width: float, height: float, thick: float, seed: int, screws: bool) -> bpy.types.Mesh:
    u = min(width, height)
    bevel, margin, line = min(0.12, u * 0.03), u * 0.085, max(u * 0.008, 0.02)
    rng = np.random.default_rng(seed + 11)
    solid = Solid("plate")
    corner = u * 0.03
    loops = [
        (_outline(width, height, corner, False), 0.0),
        (_outline(width, height, corner, False), -thick + bevel),
        (_outline(width - 0.6 * bevel, height - 0.6 * bevel, corner * 0.9, False), -thick + bevel * 0.3),
        (_outline(width - 2 * bevel, height - 2 * bevel, corner * 0.8, False), -thick),
    ]
    hollow = u * 0.14 if screws else u * 0.06
    inset = margin
    for gap, cut in ((0.0, line), (line * 2.6, line * 2.2)):
        inset += gap
        for step, deep in ((0, 0), (cut * 0.35, 1), (cut * 0.65, 1), (cut, 0)):
            d = 2 * (inset + step)
            loops.append((_outline(width - d, height - d, hollow, True), -thick + deep * min(cut * 0.8, thick * 0.5)))
        inset += cut
    _rings(solid, loops, "brushed")
    if screws:
        at_x, at_z = width / 2 - margin * 1.15, height / 2 - margin * 1.15
        for sx in (-1, 1):
            for sz in (-1, 1):
                _screw(solid, sx * at_x, sz * at_z, -thick, u * 0.042, float(rng.uniform(0, 180)))
    return solid.mesh()


# ---------------------------------------------------------------------------------------------------- plinths


def plinth(
    x: float,
    y: float,
    width: float,
    depth: float,
    height: float,
    plate: tuple[float, float] | None = None,
    seed: int = 0,
    z: float = 0.0,
) -> float:
    """A white plinth: set-back foot, body, top slab with a shadow joint.

    ``plate`` (width, height) of brass on its front. Gives the height of its upper face (cm).
    """
    solid = Solid("plinth")
    slab, joint, foot = 0.055 * height + 0.25, 0.12, 0.05 * height
    solid.block((width - 0.9, depth - 0.9, foot), "satin", (0, 0, foot / 2), 0.04)
    solid.block(
        (width, depth, height - foot - slab - joint), "satin", (0, 0, foot + (height - foot - slab - joint) / 2), 0.07
    )
    solid.block((width - 0.5, depth - 0.5, joint * 2), "satin", (0, 0, height - slab - joint / 2), 0.0)
    solid.block((width + 0.3, depth + 0.3, slab), "satin", (0, 0, height - slab / 2), 0.1)
    solid.put(x, y, z)
    if plate:
        put(_plate(*plate, 0.18, seed, True), x, y - depth / 2, z + foot + (height - foot - slab) * 0.52)
    return z + height


# ---------------------------------------------------------------------------------------------------- drawers


def label_holder(solid: Solid, x: float, y: float, z: float, width: float, height: float, paper: str = "paper") -> None:
    """A brass frame with a blank card in it, on a front at y, facing -y."""
    bar, deep = height * 0.11, height * 0.14
    for dx, dz, w, h in ((0, height / 2, width, bar), (0, -height / 2, width, bar)):
        solid.block((w + bar, deep, h), "brushed", (x + dx, y - deep / 2, z + dz), bar * 0.3)
    for side in (-1, 1):
        solid.block((bar, deep, height), "brushed", (x + side * width / 2, y - deep / 2, z), bar * 0.3)
    solid.quads(
        [
            [
                (x - width / 2, y - 0.03, z - height / 2),
                (x + width / 2, y - 0.03, z - height / 2),
                (x + width / 2, y - 0.03, z + height / 2),
                (x - width / 2, y - 0.03, z + height / 2),
            ]
        ],
        paper,
    )


def knob(solid: Solid, x: float, y: float, z: float, radius: float, material: str = "brushed") -> None:
    """A turned knob on a front at y, facing -y."""
    profile = [
        (0.75, 0),
        (0.7, 0.12),
        (0.36, 0.22),
        (0.34, 0.6),
        (0.7, 0.8),
        (0.97, 1.05),
        (1.0, 1.25),
        (0.85, 1.45),
        (0.5, 1.55),
        (0, 1.58),
    ]
    n = 24
    a = np.arange(n) / n * 2 * pi
    rows = [
        np.c_[x + r * radius * np.cos(a), np.full(n, y - d * radius), z + r * radius * np.sin(a)] for r, d in profile
    ]
    i = np.arange(n)
    j = (i + 1) % n
    faces = np.concatenate(
        [np.stack([k * n + i, k * n + j, (k + 1) * n + j, (k + 1) * n + i], 1) for k in range(len(rows) - 1)]
    )
    solid.faces(np.concatenate(rows), faces, material, smooth=True)


def cup_pull(solid: Solid, x: float, y: float, z: float, width: float, material: str = "brushed") -> None:
    """A half-round pull on a front at y, open below, facing -y."""
    n, m = 22, 8
    u = np.linspace(0, pi, n)
    rows = []
    for v in np.linspace(0, pi / 2, m):
        out = np.sin(u) ** 0.6
        rows.append(
            np.c_[
                x + width / 2 * np.cos(u) * (0.86 + 0.14 * cos(v)),
                y - width * 0.24 * out * sin(v),
                z + width * 0.26 * out * cos(v),
            ]
        )
    solid.grid(np.array(rows), material)
    solid.block((width * 1.16, 0.06, width * 0.1), material, (x, y - 0.03, z), 0.02)


def drawer(
    x: float,
    y: float,
    z: float,
    width: float,
    depth: float,
    height: float,
    *,
    wood: str = "honey",
    inside: str = "lime",
    wall: float = 0.5,
    front: float = 0.9,
    dovetails: bool = True,
) -> None:
    """An open box whose front is at y, facing -y; x is its middle, z its lower edge (cm).

    Sides lower than the front, joined to it by dovetails.
    """
    w = width / 2
    board((x - w, y, z), (x + w, y + front, z + height), wood, 0.09, "x")
    top = z + height * 0.86
    for side in (-1, 1):
        a, b = sorted((x + side * (w - 0.18), x + side * (w - 0.18 - wall)))
        board((a, y + front - 0.02, z + 0.15), (b, y + depth, top), inside, 0.05, "y")
        if dovetails:
            _dovetails(x + side * (w - 0.18), y + front, z + 0.4, top - 0.3, side, wood, front * 0.75)
    board((x - w + 0.2, y + depth - wall, z + 0.15), (x + w - 0.2, y + depth, top - 0.15), inside, 0.05, "x")
    board((x - w + 0.3, y + front * 0.5, z + 0.3), (x + w - 0.3, y + depth - 0.1, z + 0.55), inside, 0.0, "y")


def _dovetails(x: float, y: float, low: float, high: float, side: int, wood: str, reach: float) -> None:
    """The front's wood seen as tails on the outer face of a drawer's side."""
    n = max(2, round((high - low) / 1.5))
    pitch = (high - low) / n
    solid = Solid("tails")
    for k in range(n):
        c = low + (k + 0.5) * pitch
        a, b = pitch * 0.2, pitch * 0.36
        q = [(y, c - a), (y + reach, c - b), (y + reach, c + b), (y, c + a)]
        face = [(x + side * 0.012, v, h) for v, h in (q if side > 0 else q[::-1])]
        solid.polygon(face, f"{wood}_z")
    solid.put()


def cards(
    x: float,
    y: float,
    z: float,
    width: float,
    length: float,
    height: float,
    seed: int = 0,
    lean: float = 14.0,
    gap: float = 0.16,
    tab: str = "paper",
    tabs: float = 0.12,
    fill: float = 1.0,
) -> None:
    """Blank index cards standing in a drawer from y on, x their middle, leaning back by about ``lean`` degrees.

    Some are guides with a tab of another card.
    """
    rng = np.random.default_rng(seed)
    solid = Solid("cards")
    v, slope = 0.0, lean
    while v < length * fill:
        slope += rng.normal(0, 0.9) - (slope - lean) * 0.15
        h = height * rng.uniform(0.93, 1.0)
        shift, turn = rng.normal(0, width * 0.006), rng.normal(0, 0.5)
        a = radians(slope)
        guide = rng.random() < tabs
        paper = tab if guide else ("paper" if rng.random() < 0.75 else "card")
        outline = [(-0.5, 0), (0.5, 0), (0.5, 1), (-0.5, 1)]
        if guide:
            c = rng.choice([-0.3, 0.0, 0.3])
            outline = [
                (-0.5, 0),
                (0.5, 0),
                (0.5, 1),
                (c + 0.14, 1),
                (c + 0.12, 1.13),
                (c - 0.12, 1.13),
                (c - 0.14, 1),
                (-0.5, 1),
            ]
        o = np.array(outline)
        p = np.c_[o[:, 0] * width + shift, o[:, 1] * h * sin(a), o[:, 1] * h * cos(a)]
        p[:, 1] += p[:, 0] * radians(turn)
        t = np.array([0, 0.05, 0])
        with solid.at(x, y + v, z):
            n = len(p)
            i = np.arange(n)
            j = (i + 1) % n
            q = np.concatenate([p, p + t])
            solid.faces(q, np.stack([i, j, j + n, i + n], 1), paper)
            solid.polygon(p, paper)
            solid.polygon((p + t)[::-1], paper)
        v += gap * rng.uniform(0.75, 1.5)
    solid.put()


# ---------------------------------------------------------------------------------------------------- lamp


def desk_lamp(
    base: Corner, head: Corner, aim: Corner, size: float = 1.0, metal: str = "brushed", shade: str = "black"
) -> None:
    """A work lamp: round foot at ``base``, two arms, a shade at ``head`` looking at ``aim`` (cm).

    Gives no light itself.
    """
    b, h, t = (np.asarray(v, float) for v in (base, head, aim))
    solid = Solid("lamp")
    with solid.at(*b):
        solid.revolve(
            [(3.6, 0), (3.7, 0.15), (3.7, 0.5), (3.5, 0.75), (0.9, 0.95), (0.6, 1.3), (0.5, 2.2), (0, 2.2)]
            if size == 1
            else [
                (r * size, z * size)
                for r, z in (
                    (3.6, 0),
                    (3.7, 0.15),
                    (3.7, 0.5),
                    (3.5, 0.75),
                    (0.9, 0.95),
                    (0.6, 1.3),
                    (0.5, 2.2),
                    (0, 2.2),
                )
            ],
            metal,
            40,
        )
    side = h - b
    side[2] = 0
    elbow = b + (0, 0, (h[2] - b[2]) * 0.62) - side * 0.28 + (0, 0, 1.5 * size)
    foot = b + (0, 0, 2 * size)
    for p, q in ((foot, elbow), (elbow, h)):
        solid.tube(np.linspace(p, q, 6), 0.22 * size, metal, 12)
    for p in (foot, elbow):
        with solid.at(*p):
            solid.revolve(
                [
                    (0, -0.5 * size),
                    (0.42 * size, -0.3 * size),
                    (0.5 * size, 0),
                    (0.42 * size, 0.3 * size),
                    (0, 0.5 * size),
                ],
                metal,
                20,
            )
    solid.put()
    cone = Solid("shade")
    profile = [(0.0, 1.9), (0.55, 1.88), (0.75, 1.6), (0.85, 1.0), (1.3, 0.55), (2.2, -0.6), (2.75, -1.5), (2.8, -1.55)]
    cone.revolve([(r * size, z * size) for r, z in profile[::-1]], shade, 40, caps=False)
    cone.revolve(
        [(2.74 * size, -1.52 * size), (2.15 * size, -0.62 * size), (1.2 * size, 0.5 * size), (0, 0.5 * size)],
        "white",
        40,
        caps=False,
    )
    cone.revolve(
        [(0, -0.75 * size), (0.62 * size, -0.62 * size), (0.82 * size, -0.1 * size), (0.5 * size, 0.5 * size)],
        "glow",
        24,
    )
    from mathutils import Vector

    thing = put(cone.mesh(), *h)
    thing.rotation_euler = (Vector(h) - Vector(t)).to_track_quat("Z", "Y").to_euler()


# ---------------------------------------------------------------------------------------------------- table edge


def table_edge(
    low: float, high: float, y: float, height: float = 7.0, deep: float = 4.0, wood: str = "moulding", top: float = 0.0
) -> None:
    """The model's wooden edge along x from ``low`` to ``high`` (cm).

    Moulded front at y facing -y, upper face at ``top``, a thin brass line let into it.
    """
    t = np.linspace(0, pi / 2, 7)
    outline = [(0.0, -height)]
    outline += [(0.0, -height + 0.7), (0.25, -height + 0.9), (0.25, -1.1)]
    outline += [(0.0 + 0.0, -0.95)]
    outline += [(0.5 - 0.5 * cos(v), -0.5 + 0.5 * sin(v)) for v in t]
    outline += [(deep, 0.0), (deep, -height)]
    o = np.array(outline)
    n = 2
    solid = Solid("edge")
    half = (high - low) / 2
    xs = np.linspace(-half, half, n)
    points = np.concatenate([np.c_[np.full(len(o), x), o[:, 0], o[:, 1]] for x in xs])
    m = len(o)
    i = np.arange(m)
    j = (i + 1) % m
    solid.faces(points, np.stack([i, i + m, j + m, j], 1)[:, ::-1], wood)
    solid.polygon(points[:m], wood)
    solid.polygon(points[m:][::-1], wood)
    solid.put((low + high) / 2, y, top)
    line = Solid("line")
    line.box((-half, deep * 0.62, -0.05), (half, deep * 0.62 + 0.14, 0.012), "brushed")
    line.put((low + high) / 2, y, top)


# ---------------------------------------------------------------------------------------------------- city behind

SCALE = 0.13  # centimetres of the model for each metre of the city behind
KINDS = (
    ("house", 16, 10, 2),
    ("house", 20, 11, 3),
    ("lab", 30, 20, 4),
    ("slab", 36, 13, 6),
    ("slab", 34, 14, 8),
    ("office", 28, 20, 9),
    ("slab", 38, 14, 12),
    ("office", 26, 22, 14),
    ("tower", 22, 20, 18),
    ("office", 24, 22, 19),
    ("tower", 22, 18, 23),
    ("tower", 20, 20, 28),
    ("tower", 24, 20, 34),
    ("tower", 22, 22, 42),
)


def backdrop_city(
    low: Corner,
    high: Corner,
    seed: int = 0,
    *,
    size: float = 1.0,
    gap: float = 5.6,
    peak: Corner | None = None,
    lamps: float = 0.0,
    trees: int = 160,
    z: float = 0.0,
    keep_clear: Callable[[np.ndarray], np.ndarray] | None = None,
) -> None:
    """A model city on the table between two corners (x, y; cm), to be out of focus; streets and squares left open.

    ``peak``: where its towers crowd; ``size``: factor of all; ``lamps``: share of street corners with a glowing lamp;
    ``trees``: how many moss trees; ``keep_clear``: True for points (n, 2) that stay empty.
    """
    from .buildings import building

    rng = np.random.default_rng(seed)
    meshes = [building(kind, k, width, depth, floors) for k, (kind, width, depth, floors) in enumerate(KINDS)]
    gap *= size
    top = peak or (low[0] + 0.62 * (high[0] - low[0]), low[1] + 0.55 * (high[1] - low[1]))
    xs, ys = np.arange(low[0], high[0], gap), np.arange(low[1], high[1], gap)
    x, y = (v.ravel() for v in np.meshgrid(xs, ys))
    column, row = np.tile(np.arange(len(xs)), len(ys)), np.repeat(np.arange(len(ys)), len(xs))
    empty = keep_clear(np.c_[x, y]) if keep_clear is not None else np.zeros(len(x), bool)
    street = (column % 4 == 3) | (row % 3 == 2)
    lamp = Solid("street lamp")
    lamp.revolve([(0, 0.5), (0.09, 0.53), (0.12, 0.6), (0.09, 0.68), (0, 0.7)], "glow", 8)
    bulb = lamp.mesh()
    green = []
    for px, py, road, none in zip(x, y, street, empty, strict=True):
        d = ((px - top[0]) / (0.3 * (high[0] - low[0]))) ** 2 + ((py - top[1]) / (0.5 * (high[1] - low[1]))) ** 2
        patch = 0.5 + 0.5 * sin(px * 0.07 + seed) * cos(py * 0.06 + 1.3 * seed)
        pick = 0.08 + 0.62 * np.exp(-d) * rng.uniform(0.45, 1.25) + 0.25 * patch * rng.random() + 0.1 * rng.random()
        dx, dy = rng.normal(0, 0.3, 2)
        turn, squeeze, chance = rng.integers(4) * 90 + rng.normal(0, 1.5), rng.uniform(0.85, 1.2), rng.random()
        if none:
            continue
        if road:
            if chance < lamps:
                put(bulb, px + dx, py + dy, z)
        elif patch < 0.16 or chance > 0.94:
            green += [(px + u, py + v, z) for u, v in rng.uniform(-gap / 2, gap / 2, (4, 2))]
        else:
            k = min(int(pick * len(meshes)), len(meshes) - 1)
            put(meshes[k], px + dx, py + dy, z, turn, (SCALE * size, SCALE * size, SCALE * size * squeeze))
    if trees:
        from .trees import plant

        more = np.c_[
            rng.uniform(low[0], high[0], trees),
            rng.choice(ys[2::3] if len(ys) > 3 else ys, trees) + rng.normal(0, 1.2, trees),
            np.full(trees, z),
        ]
        every = np.concatenate([np.array(green).reshape(-1, 3), more])
        if keep_clear is not None:
            every = every[~keep_clear(every[:, :2])]
        plant(every, (0.9 * size, 1.9 * size), ("leaf", "leaf_dark"), seed)


def figures(
    points: Sequence[Corner],
    seed: int = 0,
    *,
    tall: float = 1.7,
    facing: Sequence[float] | None = None,
    poses: Sequence[str] = ("stand", "walk", "talk", "wait"),
) -> None:
    """Model people on points (x, y[, z]), about ``tall`` cm high, finely made, facing a point or anywhere."""
    from .people import person

    rng = np.random.default_rng(seed)
    for point in points:
        x, y, z = (*point, 0.0)[:3]
        turn = (
            rng.uniform(0, 360)
            if facing is None
            else np.degrees(np.arctan2(facing[1] - y, facing[0] - x)) + rng.normal(0, 18)
        )
        mesh = person(poses[rng.integers(len(poses))], int(rng.integers(6)), "", True)
        put(mesh, x, y, z, float(turn), tall / 1.7 * rng.uniform(0.94, 1.05))
