"""Gathers faces into one mesh, quickly; must not know materials' looks, lights or scenes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import cos, pi, sin

import bpy
import numpy as np

Points = Sequence[Sequence[float]] | np.ndarray


class Solid:
    """A mesh in the making. Every method takes the name of a material of ``materials.py``.

    ``at`` moves what is added within it; ``mesh`` gives the finished mesh (share it between many objects),
    ``put`` an object of it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._points: list[np.ndarray] = []
        self._corners: list[np.ndarray] = []
        self._totals: list[np.ndarray] = []
        self._slots: list[np.ndarray] = []
        self._smooth: list[np.ndarray] = []
        self._materials: list[str] = []
        self._count = 0
        self._matrix = np.eye(4)

    @contextmanager
    def at(
        self, x: float = 0, y: float = 0, z: float = 0, turn: float = 0, scale: float | Sequence[float] = 1
    ) -> Iterator[None]:
        """Move (metres), turn about z (degrees, counter-clockwise) and scale whatever is added within."""
        kept = self._matrix
        factors = (scale,) * 3 if isinstance(scale, (int, float)) else tuple(scale)
        a = turn * pi / 180
        step = np.array([[cos(a), -sin(a), 0, x], [sin(a), cos(a), 0, y], [0, 0, 1, z], [0, 0, 0, 1]])
        self._matrix = kept @ step @ np.diag([*factors, 1.0])
        try:
            yield
        finally:
            self._matrix = kept

    def faces(self, points: Points, faces: Points, material: str, *, smooth: bool = False) -> None:
        """Add faces that all have the same number of corners: points (n, 3), faces (m, k) of indices into them."""
        p = np.asarray(points, float).reshape(-1, 3)
        f = np.asarray(faces, np.int64)
        if not len(f):
            return
        if f.ndim == 1:
            f = f[None, :]
        p = p @ self._matrix[:3, :3].T + self._matrix[:3, 3]
        if np.linalg.det(self._matrix[:3, :3]) < 0:
            f = f[:, ::-1]
        if material not in self._materials:
            self._materials.append(material)
        self._points.append(p)
        self._corners.append((f + self._count).ravel())
        self._totals.append(np.full(len(f), f.shape[1], np.int32))
        self._slots.append(np.full(len(f), self._materials.index(material), np.int32))
        self._smooth.append(np.full(len(f), smooth, bool))
        self._count += len(p)

    def quads(self, corners: Points, material: str, *, smooth: bool = False) -> None:
        """Add separate quads: corners (n, 4, 3), counter-clockwise seen from outside."""
        q = np.asarray(corners, float).reshape(-1, 4, 3)
        self.faces(q.reshape(-1, 3), np.arange(len(q) * 4).reshape(-1, 4), material, smooth=smooth)

    def polygon(self, outline: Points, material: str) -> None:
        """One flat face with any number of corners (x, y, z), counter-clockwise seen from outside."""
        p = np.asarray(outline, float).reshape(-1, 3)
        self.faces(p, np.arange(len(p))[None, :], material)

    def box(
        self, low: Sequence[float], high: Sequence[float], material: str, top: str = "", *, floor: bool = False
    ) -> None:
        """An upright box between two corners; ``top``: another material for its upper face."""
        (x0, y0, z0), (x1, y1, z1) = low, high
        p = np.array(
            [
                (x0, y0, z0),
                (x1, y0, z0),
                (x1, y1, z0),
                (x0, y1, z0),
                (x0, y0, z1),
                (x1, y0, z1),
                (x1, y1, z1),
                (x0, y1, z1),
            ]
        )
        sides = [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
        if floor:
            sides.append((3, 2, 1, 0))
        self.faces(p, sides, material)
        self.faces(p, [(4, 5, 6, 7)], top or material)

    def block(
        self, size: Sequence[float], material: str, centre: Sequence[float] = (0, 0, 0), edge: float = 0.0
    ) -> None:
        """A box about ``centre`` whose edges are rounded off by ``edge``: for what is seen close."""
        s = np.asarray(size, float) / 2
        e = min(edge, float(s.min()) * 0.9)
        if e <= 0:
            self.box(np.asarray(centre) - s, np.asarray(centre) + s, material, floor=True)
            return
        # Rings of corner arcs, from the lower face's rim to the upper one's.
        n = 4
        arc = np.linspace(0, pi / 2, n)
        signs = ((1, 1), (-1, 1), (-1, -1), (1, -1))
        ring = np.concatenate(
            [
                np.stack(
                    [cx * (s[0] - e) + e * np.cos(arc + k * pi / 2), cy * (s[1] - e) + e * np.sin(arc + k * pi / 2)], 1
                )
                for k, (cx, cy) in enumerate(signs)
            ]
        )
        inner = np.concatenate([np.repeat([[cx * (s[0] - e), cy * (s[1] - e)]], n, 0) for cx, cy in signs])
        rows = []
        for a in np.linspace(-pi / 2, pi / 2, 2 * n):
            z = (s[2] - e) * (1 if a > 0 else -1) + e * sin(a)
            rows.append(np.c_[inner + (ring - inner) * cos(a), np.full(len(ring), z)])
        p = np.concatenate(rows) + np.asarray(centre, float)
        m = len(ring)
        i = np.arange(m)
        j = (i + 1) % m
        f = np.concatenate(
            [np.stack([r * m + i, r * m + j, (r + 1) * m + j, (r + 1) * m + i], 1) for r in range(len(rows) - 1)]
        )
        self.faces(p, f, material, smooth=True)
        self.faces(p, (np.arange(m) + (len(rows) - 1) * m)[None, :], material)
        self.faces(p, np.arange(m)[::-1][None, :], material)

    def prism(self, outline: Points, low: float, high: float, material: str, top: str = "") -> None:
        """Walls over a closed outline (x, y), counter-clockwise, with a lid of ``top``."""
        xy = np.asarray(outline, float)[:, :2]
        n = len(xy)
        p = np.concatenate([np.c_[xy, np.full(n, low)], np.c_[xy, np.full(n, high)]])
        i = np.arange(n)
        j = (i + 1) % n
        self.faces(p, np.stack([i, j, j + n, i + n], 1), material)
        self.polygon(p[n:], top or material)

    def revolve(
        self, profile: Points, material: str, sides: int = 24, *, smooth: bool = True, caps: bool = True
    ) -> None:
        """Turn a profile of (radius, z), from below upwards, about the z axis."""
        pr = np.asarray(profile, float)
        a = np.arange(sides) / sides * 2 * pi
        p = np.concatenate([np.c_[r * np.cos(a), r * np.sin(a), np.full(sides, z)] for r, z in pr])
        i = np.arange(sides)
        j = (i + 1) % sides
        f = np.concatenate(
            [
                np.stack([k * sides + i, k * sides + j, (k + 1) * sides + j, (k + 1) * sides + i], 1)
                for k in range(len(pr) - 1)
            ]
        )
        self.faces(p, f, material, smooth=smooth)
        if caps and pr[-1][0] > 1e-6:
            self.polygon(p[-sides:], material)
        if caps and pr[0][0] > 1e-6:
            self.polygon(p[:sides][::-1], material)

    def cylinder(
        self, radius: float, low: float, high: float, material: str, sides: int = 20, centre: Sequence[float] = (0, 0)
    ) -> None:
        """An upright round column."""
        with self.at(centre[0], centre[1]):
            self.revolve([(radius, low), (radius, high)], material, sides)

    def tube(self, path: Points, radius: float, material: str, sides: int = 8) -> None:
        """A round rod along a path of points (x, y, z)."""
        self.sweep(
            path, [(radius * cos(a), radius * sin(a)) for a in np.arange(sides) / sides * 2 * pi], material, smooth=True
        )

    def sweep(
        self,
        path: Points,
        section: Points,
        material: str,
        *,
        closed: bool = True,
        smooth: bool = False,
        caps: bool = True,
    ) -> None:
        """Move a cross-section (sideways to the right, up) along a path (x, y, z); upright all the way.

        ``closed``: the section is a closed outline, counter-clockwise seen along the path's back.
        """
        c = np.asarray(path, float)
        s = np.asarray(section, float)
        along = np.gradient(c, axis=0)
        along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
        up = np.array([0.0, 0, 1])
        right = np.cross(along, up)
        flat = np.linalg.norm(right, axis=1) < 1e-4
        right[flat] = (1, 0, 0)
        right /= np.linalg.norm(right, axis=1, keepdims=True)
        over = np.cross(right, along)
        p = (c[:, None, :] + right[:, None, :] * s[None, :, :1] + over[:, None, :] * s[None, :, 1:2]).reshape(-1, 3)
        n, m = len(c), len(s)
        i = np.arange(m if closed else m - 1)
        j = (i + 1) % m
        f = np.concatenate(
            [np.stack([k * m + j, k * m + i, (k + 1) * m + i, (k + 1) * m + j], 1) for k in range(n - 1)]
        )
        self.faces(p, f[:, ::-1], material, smooth=smooth)
        if closed and caps:
            self.polygon(p[:m], material)
            self.polygon(p[-m:][::-1], material)

    def ribbon(self, path: Points, left: float, right: float, material: str, lift: float = 0.0) -> None:
        """A flat strip along a path (x, y, z), between two offsets to its right; both ends open, facing up."""
        c = np.asarray(path, float) + (0, 0, lift)
        a, b = offset(c, left), offset(c, right)
        i = np.arange(len(c) - 1)
        n = len(c)
        self.faces(np.concatenate([a, b]), np.stack([i, i + n, i + n + 1, i + 1], 1), material)

    def grid(self, points: np.ndarray, material: str, *, smooth: bool = True) -> None:
        """A surface through points (rows, columns, 3); rows run along y, columns along x for a face upwards."""
        r, c = points.shape[:2]
        i = (np.arange(r - 1)[:, None] * c + np.arange(c - 1)[None, :]).ravel()
        self.faces(points.reshape(-1, 3), np.stack([i, i + 1, i + c + 1, i + c], 1), material, smooth=smooth)

    def mesh(self) -> bpy.types.Mesh:
        """The finished mesh, with its materials."""
        from .materials import material

        mesh = bpy.data.meshes.new(self.name)
        for name in self._materials:
            mesh.materials.append(material(name))
        if not self._points:
            return mesh
        p = np.concatenate(self._points).astype(np.float32)
        c = np.concatenate(self._corners).astype(np.int32)
        t = np.concatenate(self._totals)
        mesh.vertices.add(len(p))
        mesh.vertices.foreach_set("co", p.ravel())
        mesh.loops.add(len(c))
        mesh.loops.foreach_set("vertex_index", c)
        mesh.polygons.add(len(t))
        mesh.polygons.foreach_set("loop_start", np.concatenate([[0], np.cumsum(t)[:-1]]).astype(np.int32))
        mesh.polygons.foreach_set("material_index", np.concatenate(self._slots))
        mesh.polygons.foreach_set("use_smooth", np.concatenate(self._smooth))
        mesh.update(calc_edges=True)
        return mesh

    def put(
        self, x: float = 0, y: float = 0, z: float = 0, turn: float = 0, scale: float | Sequence[float] = 1
    ) -> bpy.types.Object:
        """Make the mesh and stand it in the scene."""
        return put(self.mesh(), x, y, z, turn, scale)


def put(
    mesh: bpy.types.Mesh,
    x: float = 0,
    y: float = 0,
    z: float = 0,
    turn: float = 0,
    scale: float | Sequence[float] = 1,
    tilt: tuple[float, float] = (0, 0),
) -> bpy.types.Object:
    """Stand a mesh in the scene; the same mesh may stand in many places at no cost. ``turn``, ``tilt`` in degrees."""
    thing = bpy.data.objects.new(mesh.name, mesh)
    thing.location = (x, y, z)
    thing.rotation_euler = (tilt[0] * pi / 180, tilt[1] * pi / 180, turn * pi / 180)
    thing.scale = (scale,) * 3 if isinstance(scale, (int, float)) else tuple(scale)
    bpy.context.scene.collection.objects.link(thing)
    return thing


def offset(path: Points, right: float) -> np.ndarray:
    """The path (n, 3) moved sideways to its right, level."""
    c = np.asarray(path, float)
    along = np.gradient(c[:, :2], axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    side = np.stack([along[:, 1], -along[:, 0]], 1)
    return np.c_[c[:, :2] + side * right, c[:, 2]]


def curve(points: Points, step: float = 2.0) -> np.ndarray:
    """A smooth path through points (x, y) or (x, y, z), evenly spaced by about ``step`` metres; gives (n, 3)."""
    p = np.asarray(points, float)
    if p.shape[1] == 2:
        p = np.c_[p, np.zeros(len(p))]
    if len(p) == 2:
        q = p
    else:
        e = np.concatenate([[2 * p[0] - p[1]], p, [2 * p[-1] - p[-2]]])
        t = np.linspace(0, 1, 24, endpoint=False)[:, None]
        parts = []
        for a, b, c, d in zip(e[:-3], e[1:-2], e[2:-1], e[3:], strict=True):
            parts.append(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            )
        q = np.concatenate([*parts, [p[-1]]])
    far = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(q, axis=0), axis=1))])
    n = max(2, round(far[-1] / step) + 1)
    at = np.linspace(0, far[-1], n)
    return np.stack([np.interp(at, far, q[:, k]) for k in range(3)], 1)


def along(path: np.ndarray, gap: float, right: float = 0.0, start: float = 0.0) -> np.ndarray:
    """Places every ``gap`` metres along a path, moved to its right: rows of (x, y, z, degrees of the direction)."""
    c = offset(path, right)
    far = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(c, axis=0), axis=1))])
    at = np.arange(start, far[-1], gap)
    xyz = np.stack([np.interp(at, far, c[:, k]) for k in range(3)], 1)
    ahead = np.stack([np.interp(np.minimum(at + 0.5, far[-1]), far, c[:, k]) for k in range(2)], 1)
    behind = np.stack([np.interp(np.maximum(at - 0.5, 0), far, c[:, k]) for k in range(2)], 1)
    d = ahead - behind
    return np.c_[xyz, np.degrees(np.arctan2(d[:, 1], d[:, 0]))]
