"""Model people about 1.7 m tall, in a dozen poses; must not know rooms, streets or hours.

A figure is a few smooth bodies (head, hair, hands, coat, trousers, shoes), each the surface of rounded limbs melted
into one another, as a sculptor's figures are. Limbs find their elbows and knees by themselves from where hands and
feet are.
Figures face +x; sitting ones have their hips above the origin and want a seat 0.45 m high.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

import bpy
import numpy as np

from . import materials_rooms  # noqa: F401  (the handheld's shine)
from .materials_people import BOTTOMS, TOPS
from .solid import Points, Solid, put

VARIANTS = 6
MELT = 0.045  # metres over which two limbs flow together
CELL, CELL_FINE = 0.027, 0.017

Vector = tuple[float, float, float]
Limb = tuple[np.ndarray, np.ndarray, float, float, float]  # from, to, radius there and here, depth as a part of width


@dataclass(frozen=True)
class Pose:
    """Where hips, hands and feet are, in metres; ``lean`` and ``nod`` forward in degrees. Left is +y."""

    hips: tuple[float, float] = (0.0, 0.90)
    lean: float = 2
    nod: float = 4
    left: Vector = (0.04, 0.25, 0.80)
    right: Vector = (0.05, -0.25, 0.80)
    feet: tuple[Vector, Vector] = ((0.0, 0.09, 0.07), (0.04, -0.10, 0.07))
    thing: str = ""


POSES = {
    "stand": Pose(),
    "walk": Pose(
        hips=(0, 0.87),
        lean=4,
        left=(-0.22, 0.25, 0.88),
        right=(0.26, -0.23, 0.93),
        feet=((0.30, 0.06, 0.08), (-0.30, -0.06, 0.15)),
    ),
    "talk": Pose(left=(0.10, 0.25, 0.82), right=(0.34, -0.20, 1.12)),
    "offer": Pose(nod=17, lean=7, left=(0.22, 0.26, 0.94), right=(0.42, -0.12, 1.06)),
    "wait": Pose(left=(0.14, 0.08, 0.92), right=(0.15, -0.06, 0.93), nod=8),
    "back": Pose(left=(-0.16, 0.06, 0.92), right=(-0.17, -0.05, 0.93), nod=12, lean=1),
    "point": Pose(lean=8, nod=10, left=(0.10, 0.26, 0.84), right=(0.55, -0.16, 1.20)),
    "reach": Pose(nod=-14, left=(0.10, 0.25, 0.84), right=(0.36, -0.14, 1.78)),
    "lean": Pose(hips=(-0.08, 0.90), lean=30, nod=24, left=(0.46, 0.27, 0.95), right=(0.44, -0.27, 0.95)),
    "work": Pose(lean=9, nod=24, left=(0.40, 0.15, 1.02), right=(0.42, -0.15, 1.01)),
    "hold": Pose(nod=20, lean=1, left=(0.27, 0.08, 1.17), right=(0.29, -0.08, 1.19), thing="handheld"),
    "hold_walk": Pose(
        hips=(0, 0.875),
        nod=14,
        lean=4,
        left=(-0.16, 0.25, 0.86),
        right=(0.34, -0.10, 1.20),
        thing="handheld_one",
        feet=((0.28, 0.06, 0.08), (-0.28, -0.06, 0.15)),
    ),
    "consult": Pose(nod=17, lean=2, left=(0.33, 0.10, 1.17), right=(0.07, -0.25, 0.81), thing="handheld_list"),
    "enter": Pose(nod=19, lean=3, left=(0.31, 0.12, 1.16), right=(0.32, -0.10, 1.22), thing="handheld_list"),
    "carry": Pose(
        hips=(0, 0.88),
        lean=4,
        left=(0.06, 0.27, 0.80),
        right=(0.18, -0.24, 0.88),
        thing="bag",
        feet=((0.26, 0.06, 0.08), (-0.26, -0.06, 0.14)),
    ),
    "paper": Pose(nod=20, left=(0.30, 0.14, 1.12), right=(0.30, -0.14, 1.12), thing="paper"),
    "sit": Pose(
        hips=(0, 0.53),
        lean=1,
        left=(0.36, 0.13, 0.64),
        right=(0.34, -0.13, 0.64),
        feet=((0.44, 0.11, 0.07), (0.40, -0.11, 0.07)),
    ),
    "write": Pose(
        hips=(0, 0.53),
        lean=17,
        nod=20,
        left=(0.46, 0.17, 0.80),
        right=(0.48, -0.15, 0.80),
        feet=((0.30, 0.12, 0.07), (0.42, -0.11, 0.07)),
    ),
    "read": Pose(
        hips=(0, 0.53),
        lean=6,
        nod=22,
        left=(0.38, 0.12, 0.92),
        right=(0.38, -0.12, 0.92),
        thing="book",
        feet=((0.42, 0.12, 0.07), (0.36, -0.11, 0.07)),
    ),
}
SITTING = ("sit", "write", "read")


def person(
    pose: str = "stand",
    seed: int = 0,
    material: str = "",
    fine: bool = False,
    dress: tuple[str, str] | None = None,
    cap: str = "",
) -> bpy.types.Mesh:
    """One figure, shared: ``material`` makes all of it of one stuff, empty dresses it; ``fine`` for what is seen large.

    ``dress``: the materials of coat and trousers; ``cap``: that of a peaked cap.
    """
    name = f"person {pose} {seed} {material} {fine} {dress} {cap}"[:63]
    found = bpy.data.meshes.get(name)
    return found or _figure(name, POSES[pose], seed, material, CELL_FINE if fine else CELL, dress, cap)


def people(
    points: Points,
    seed: int = 0,
    facing: float | Sequence[float] | None = None,
    poses: Sequence[str] = ("stand", "walk", "talk", "wait", "carry"),
    material: str = "",
    fine: bool = False,
    spread: float = 12,
) -> None:
    """Stand figures on points (x, y[, z]); ``facing``: degrees from +x, a point to look at, or anywhere.

    ``spread``: by how many degrees each turns away from that. ``poses``: names of ``POSES`` to choose from.
    """
    p = np.asarray(points, float).reshape(len(points), -1)
    p = np.c_[p, np.zeros(len(p))] if p.shape[1] == 2 else p
    rng = np.random.default_rng(seed)
    for x, y, z in p:
        pose = poses[rng.integers(len(poses))]
        if facing is None:
            turn = rng.uniform(0, 360)
        elif isinstance(facing, (int, float)):
            turn = facing + rng.normal(0, spread)
        else:
            turn = np.degrees(np.arctan2(facing[1] - y, facing[0] - x)) + rng.normal(0, spread)
        put(person(pose, int(rng.integers(VARIANTS)), material, fine), x, y, z, turn, rng.uniform(0.93, 1.05))


def crowd(
    area: Sequence[float],
    n: int,
    seed: int = 0,
    keep_clear: Callable[[np.ndarray], np.ndarray] | None = None,
    gap: float = 0.7,
    together: float = 0.45,
    material: str = "",
    z: float = 0.0,
    poses: Sequence[str] = ("stand", "walk", "talk", "wait", "carry", "walk"),
    fine: bool = False,
) -> np.ndarray:
    """About n people in an area (x0, y0, x1, y1), a part of them (``together``) in twos and threes that talk.

    ``keep_clear`` tells for points (k, 2) where nobody may stand; ``gap`` metres between any two. Gives their places.
    """
    rng = np.random.default_rng(seed)
    x0, y0, x1, y1 = area
    kept = np.empty((0, 2))
    turns: list[float] = []
    kinds: list[str] = []
    for _ in range(n * 6):
        if len(kept) >= n:
            break
        middle = np.array([rng.uniform(x0, x1), rng.uniform(y0, y1)])
        talking = rng.random() < together
        count = int(rng.integers(2, 4)) if talking else 1
        start = rng.uniform(0, 360)
        angles = np.radians(start + np.arange(count) * 360 / count + rng.normal(0, 14, count))
        spots = middle + np.c_[np.cos(angles), np.sin(angles)] * (rng.uniform(0.4, 0.55) if talking else 0)
        inside = (spots >= (x0, y0)).all() and (spots <= (x1, y1)).all()
        if not inside or (keep_clear is not None and keep_clear(spots).any()):
            continue
        if len(kept) and np.linalg.norm(kept[None] - spots[:, None], axis=2).min() < gap:
            continue
        kept = np.concatenate([kept, spots])
        for angle in angles:
            turns.append(np.degrees(angle) + 180 if talking else rng.choice([0, 180]) + rng.normal(0, 40))
            kinds.append(("talk", "stand", "wait")[rng.integers(3)] if talking else poses[rng.integers(len(poses))])
    for (x, y), turn, kind in zip(kept, turns, kinds, strict=True):
        put(person(kind, int(rng.integers(VARIANTS)), material, fine), x, y, z, turn, rng.uniform(0.92, 1.05))
    return kept


def _figure(
    name: str,
    pose: Pose,
    seed: int,
    material: str,
    cell: float,
    dress: tuple[str, str] | None,
    cap: str,
) -> bpy.types.Mesh:
    """Melt the limbs of a pose into bodies and dress them by the seed."""
    rng = np.random.default_rng([seed, sum(map(ord, name.split()[1]))])
    top, bottom = str(rng.choice(TOPS)), str(rng.choice(BOTTOMS))
    woman, long_coat = rng.random() < 0.5, rng.random() < 0.22
    if dress:
        top, bottom = dress
        long_coat = False
    skirt = not dress and woman and rng.random() < 0.4 and pose.hips[1] > 0.8
    hair = "hair_grey" if rng.random() < 0.12 else "hair"
    stuff = (lambda _: material) if material else (lambda usual: usual)
    up = np.array([sin(radians(pose.lean)), 0, cos(radians(pose.lean))])
    side = np.array([0.0, 1, 0])
    hips = np.array([pose.hips[0], 0, pose.hips[1]])
    wide = 0.150 if woman else 0.172
    girth = 0.93 if woman else 1.04
    shake = rng.normal(0, 0.018, (2, 3))
    hands = [np.array(pose.left) + shake[0], np.array(pose.right) + shake[1]]
    if pose.thing or pose.hips[1] < 0.8 or pose.lean > 20:
        hands = [np.array(pose.left), np.array(pose.right)]
    feet = [np.array(foot) for foot in pose.feet]

    standing = pose.hips[1] > 0.8
    hem = 0.46 if long_coat and standing else float(rng.uniform(0.05, 0.13)) if standing else 0.07
    hem = 0.045 if dress and standing else hem
    hem = 0.10 if cap and standing else hem  # a uniform's shirt hangs straight over the belt
    flare = 0.158 + (0.05 * hem / 0.46 if not cap else 0.036)
    body: list[Limb] = [
        (hips - (hem + 0.06) * up, hips + 0.18 * up, flare * girth, 0.128 * girth, 0.94 if cap else 0.84),
        (hips + 0.18 * up, hips + 0.40 * up, 0.128 * girth, 0.146 * girth, 0.76),
        (hips + 0.445 * up - wide * side, hips + 0.445 * up + wide * side, 0.056, 0.056, 1.0),
    ]
    arms: list[Limb] = []
    seat = 0.11 if hem > 0.2 else 0.13
    legs: list[Limb] = [(hips + 0.05 * up, hips - 0.02 * up, seat * girth, seat * girth, 0.74)]
    shoes: list[Limb] = []
    skin: list[Limb] = []
    for sign, hand, foot in ((1, hands[0], feet[0]), (-1, hands[1], feet[1])):
        shoulder = hips + 0.445 * up + sign * (wide + 0.006) * side
        elbow = _bend(shoulder, hand, 0.285, 0.25, np.array([-0.7, 0.45 * sign, -0.5]))
        wrist = elbow + (hand - elbow) * 0.92
        arms += [(shoulder, elbow, 0.054 * girth, 0.045, 1.0), (elbow, wrist, 0.046, 0.038, 1.0)]
        skin.append((wrist, hand + (hand - elbow) / np.linalg.norm(hand - elbow) * 0.05, 0.030, 0.024, 1.0))
        hip = hips + sign * 0.078 * side - np.array([0, 0, 0.01])
        knee = _bend(hip, foot, 0.423, 0.408, np.array([1.0, 0.12 * sign, 0.2]))
        legs += [
            (hip, knee, (0.076 if hem > 0.2 else 0.086) * girth, 0.068, 1.0),
            (knee, foot + np.array([-0.012, 0, 0.0]), 0.067, 0.058, 1.0),
        ]
        raised = max(foot[2] - 0.07, 0)
        shoes.append(
            (
                foot + np.array([-0.03, 0, -0.03]),
                foot + np.array([0.155, 0.02 * sign, -0.04 - raised * 0.7]),
                0.044,
                0.036,
                1.0,
            )
        )
    low = hips - np.array([0, 0, 0.44])
    if skirt:
        legs.append((hips + 0.05 * up, low - np.array([0, 0, 0.06]), 0.13, 0.20, 0.86))
    neck = hips + 0.50 * up
    tip = radians(pose.lean + pose.nod)
    look = np.array([sin(tip), 0, cos(tip)])
    front = np.array([cos(tip), 0, -sin(tip)])
    head = neck + 0.06 * up + 0.128 * look + 0.018 * front
    skin.append((neck - 0.02 * up, head - 0.03 * look, 0.047, 0.044, 1.0))

    solid = Solid(name)

    def add(field: Callable[[np.ndarray], np.ndarray], low: np.ndarray, high: np.ndarray, kind: str) -> None:
        points, quads = _surface(field, low - 2.5 * cell, high + 2.5 * cell, cell)
        solid.faces(points, quads, stuff(kind), smooth=True)

    def skull(p: np.ndarray, grow: float = 0.0) -> np.ndarray:
        return _egg(p - head, look, front, 0.100 + grow, 0.079 + grow, 0.122 + grow)

    skin_parts = skin
    add(lambda p: _blend(skull(p), _melted(p, skin_parts)), *_bounds(skin_parts, [head - 0.14, head + 0.14]), "skin")
    back, full = rng.uniform(-0.1, 0.25), 0.014
    bun = head - 0.105 * front + 0.03 * look
    long_hair = woman and rng.random() < 0.5

    def hairy(p: np.ndarray) -> np.ndarray:
        cut = (p - head) @ (-0.80 * front + 0.62 * look) - 0.012 + 0.03 * back
        shape = np.maximum(skull(p, full), -cut)
        if long_hair:
            fall = _melted(
                p, [(head - 0.07 * front + 0.04 * look, head - 0.085 * front - 0.17 * look, 0.075, 0.055, 0.7)]
            )
            return _blend(shape, fall, 0.03)
        if woman:
            return _blend(shape, np.linalg.norm(p - bun, axis=-1) - 0.05, 0.02)
        return shape

    add(hairy, head - 0.26, head + 0.2, hair)
    if cap:
        crown = head + 0.062 * look

        def capped(p: np.ndarray) -> np.ndarray:
            round_ = np.maximum(_egg(p - crown, look, front, 0.125, 0.108, 0.082), -((p - crown) @ look) - 0.022)
            peak = _egg(p - crown + 0.012 * look - 0.10 * front, look, front, 0.075, 0.075, 0.014)
            return _blend(round_, peak, 0.02)

        add(capped, head - 0.2, head + 0.26, cap)

    def jacket(p: np.ndarray) -> np.ndarray:
        hemmed = np.maximum(_melted(p, body), -((p - hips) @ up) - hem)
        return _blend(hemmed, _melted(p, arms))

    def trousers(p: np.ndarray) -> np.ndarray:
        if skirt:
            gown = np.maximum(_melted(p, [legs[0], legs[-1]]), low[2] - p[..., 2])
            return np.minimum(gown, _melted(p, legs[1:-1]) + 0.016)
        worn = np.maximum(_melted(p, legs), 0.055 - p[..., 2])
        return np.maximum(worn, (p - hips) @ up + hem - 0.03) if cap and standing else worn

    add(jacket, *_bounds(body + arms), top)
    add(trousers, *_bounds(legs), bottom)
    add(lambda p: np.maximum(_melted(p, shoes), 0.004 - p[..., 2]), *_bounds(shoes), "cloth_coal")
    _thing(solid, pose, hands, stuff)
    return solid.mesh()


def _thing(solid: Solid, pose: Pose, hands: list[np.ndarray], stuff: Callable[[str], str]) -> None:
    """What a figure has in its hands."""
    middle = (hands[0] + hands[1]) / 2
    if pose.thing == "handheld_list":
        with solid.at(*(hands[0] + (0.06, -0.05, 0.06))):
            _plate(solid, 0.20, 0.31, 0.026, 50, "machine_dark", "list", "enamel")
            _list(solid, 0.20 * 0.86, 0.31 * 0.86, 0.032, 50)
    elif pose.thing.startswith("handheld"):
        at = (middle if pose.thing == "handheld" else hands[1]) + (0.07, 0, 0.07)
        with solid.at(*at):
            _plate(solid, 0.18, 0.28, 0.03, 52, "black", "tablet", "tablet")
    elif pose.thing == "paper":
        with solid.at(*(middle + (0.06, 0, 0.05))):
            _plate(solid, 0.28, 0.38, 0.012, 48, "paper", "paper")
    elif pose.thing == "book":
        for sign in (-1, 1):
            with solid.at(middle[0] + 0.05, sign * 0.085, middle[2] + 0.05):
                _plate(solid, 0.165, 0.24, 0.025, 40, "paper", "paper")
    elif pose.thing == "bag":
        x, y, z = hands[0]
        solid.block((0.36, 0.11, 0.27), stuff("cloth_umber"), (x, y, z - 0.22), 0.03)
        solid.tube(
            [(x - 0.08, y, z - 0.1), (x - 0.05, y, z - 0.02), (x + 0.05, y, z - 0.02), (x + 0.08, y, z - 0.1)],
            0.012,
            stuff("cloth_umber"),
            6,
        )


def _plate(
    solid: Solid, width: float, height: float, thick: float, tilt: float, back: str, face: str, rim: str = ""
) -> None:
    """A thin board facing the figure (-x), leaning back by ``tilt`` degrees; its lit face slightly raised."""
    a = radians(tilt)
    up, out = np.array([sin(a), 0, cos(a)]), np.array([-cos(a), 0, sin(a)])
    side = np.array([0.0, 1, 0])

    def corners(w: float, h: float, o: float) -> np.ndarray:
        return np.array(
            [sx * side * w / 2 + sz * up * h / 2 + out * o for sx, sz in ((1, -1), (-1, -1), (-1, 1), (1, 1))]
        )

    p = np.concatenate([corners(width, height, 0), corners(width, height, thick)])
    solid.faces(p, [(4, 5, 6, 7), (1, 0, 3, 2)], back)
    solid.faces(p, [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)], rim or back)
    solid.faces(corners(width * 0.86, height * 0.86, thick + 0.004), [(0, 1, 2, 3)], face)


def _list(solid: Solid, width: float, height: float, out: float, tilt: float) -> None:
    """What a handheld shows, on its plate of that size, ``out`` above the middle: three rows and a tick, no words."""
    a = radians(tilt)
    right, up, off = np.array([0.0, -1, 0]), np.array([sin(a), 0, cos(a)]), np.array([-cos(a), 0, sin(a)])

    def bar(x0: float, y0: float, x1: float, y1: float, thick: float, kind: str) -> None:
        """A stroke between two points of the face, both counted from -0.5 to 0.5."""
        p, q = (x * width * right + y * height * up for x, y in ((x0, y0), (x1, y1)))
        side = np.cross(off, q - p)
        side *= thick * width / 2 / np.linalg.norm(side)
        solid.quads([np.array([p - side, q - side, q + side, p + side]) + off * out], kind)

    for k, long in enumerate((0.36, 0.24, 0.32)):
        y = 0.36 - 0.17 * k
        bar(-0.38, y, -0.22, y, 0.16, "list_ink")
        bar(-0.10, y, long, y, 0.09, "list_ink")
    bar(-0.22, -0.26, -0.06, -0.37, 0.11, "list_tick")
    bar(-0.075, -0.375, 0.26, -0.15, 0.11, "list_tick")


def _bend(a: np.ndarray, b: np.ndarray, first: float, second: float, towards: np.ndarray) -> np.ndarray:
    """The joint between two bones of given lengths from a to b, bent towards a direction."""
    d = b - a
    far = min(np.linalg.norm(d), (first + second) * 0.995)
    d = d / np.linalg.norm(d)
    along = (first**2 - second**2 + far**2) / (2 * far)
    out = towards - d * (towards @ d)
    out /= np.linalg.norm(out)
    return a + d * along + out * np.sqrt(max(first**2 - along**2, 0))


def _melted(p: np.ndarray, limbs: Sequence[Limb]) -> np.ndarray:
    """Distance to limbs that flow together, at points (..., 3)."""
    whole: np.ndarray | None = None
    for a, b, ra, rb, depth in limbs:
        line = b - a
        t = np.clip(((p - a) @ line) / max(line @ line, 1e-9), 0, 1)
        off = p - a - t[..., None] * line
        d = np.sqrt((off[..., 0] / depth) ** 2 + off[..., 1] ** 2 + off[..., 2] ** 2) - (ra + (rb - ra) * t)
        whole = d if whole is None else _blend(whole, d)
    assert whole is not None
    return whole


def _blend(a: np.ndarray, b: np.ndarray, melt: float = MELT) -> np.ndarray:
    """Two bodies as one, with a soft seam."""
    h = np.maximum(melt - np.abs(a - b), 0) / melt
    return np.minimum(a, b) - h * h * melt / 4


def _egg(p: np.ndarray, up: np.ndarray, front: np.ndarray, depth: float, width: float, height: float) -> np.ndarray:
    """Distance to a head: an ellipsoid that narrows towards the chin."""
    z = p @ up
    lean = 1 + 0.22 * np.clip(-z / height, 0, 1)
    r = np.sqrt((p @ front / depth * lean) ** 2 + (p[..., 1] / width * lean) ** 2 + (z / height) ** 2)
    return (r - 1) * width


def _bounds(limbs: Sequence[Limb], more: Sequence[np.ndarray] = ()) -> tuple[np.ndarray, np.ndarray]:
    """The box about limbs."""
    ends = [end + r * s for a, b, ra, rb, _ in limbs for end, r in ((a, ra), (b, rb)) for s in (-1, 1)]
    p = np.array([*ends, *more])
    return p.min(0), p.max(0)


def _surface(
    field: Callable[[np.ndarray], np.ndarray], low: np.ndarray, high: np.ndarray, cell: float
) -> tuple[np.ndarray, np.ndarray]:
    """The surface where a field is zero, as quads: one point in each cell that it crosses (surface nets)."""
    counts = np.ceil((high - low) / cell).astype(int) + 1
    axes = [low[k] + np.arange(counts[k]) * cell for k in range(3)]
    f = field(np.stack(np.meshgrid(*axes, indexing="ij"), -1))
    shape = np.array(f.shape) - 1
    total, hits = np.zeros((*shape, 3)), np.zeros(tuple(shape))
    crossed: list[tuple[int, np.ndarray, np.ndarray]] = []
    for axis in range(3):
        ahead = [slice(None)] * 3
        behind = [slice(None)] * 3
        ahead[axis], behind[axis] = slice(1, None), slice(None, -1)
        a, b = f[tuple(behind)], f[tuple(ahead)]
        at = np.argwhere((a < 0) != (b < 0))
        va, vb = a[tuple(at.T)], b[tuple(at.T)]
        place = low + at * cell
        place[:, axis] += cell * va / (va - vb)
        crossed.append((axis, at, va < 0))
        others = [k for k in range(3) if k != axis]
        for da in (0, -1):
            for db in (0, -1):
                c = at.copy()
                c[:, others[0]] += da
                c[:, others[1]] += db
                ok = ((c >= 0) & (c < shape)).all(1)
                np.add.at(total, tuple(c[ok].T), place[ok])
                np.add.at(hits, tuple(c[ok].T), 1)
    used = hits > 0
    number = np.full(tuple(shape), -1)
    number[used] = np.arange(used.sum())
    points = total[used] / hits[used][:, None]
    quads = []
    for axis, at, inward in crossed:
        u, v = (axis + 1) % 3, (axis + 2) % 3
        corner = []
        for da, db in ((0, 0), (-1, 0), (-1, -1), (0, -1)):
            c = at.copy()
            c[:, u] += da
            c[:, v] += db
            corner.append(number[tuple(np.clip(c, 0, shape - 1).T)])
        q = np.stack(corner, 1)
        q[~inward] = q[~inward][:, ::-1]
        quads.append(q)
    q = np.concatenate(quads)
    return points, q[(q >= 0).all(1)]
